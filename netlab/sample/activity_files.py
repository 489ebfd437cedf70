"""The files about what the owner published, clicked and followed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from html import escape

from netlab.sample import dialects
from netlab.sample.chance import Chance
from netlab.sample.content import Post
from netlab.sample.dialects import File
from netlab.sample.lists import timed_entries
from netlab.sample.mail import LAST_MOMENT, local
from netlab.sample.scene import Scene

# One reaction just before each archive was asked for: it dates a folder, which has no zip time.
_BEFORE_EXPORTS = (
    datetime(2022, 11, 12, 5, 40, 12, tzinfo=UTC),
    datetime(2026, 10, 31, 5, 41, 7, tzinfo=UTC),
)
_REACTIONS = {"LIKE": 86, "EMPATHY": 5.5, "PRAISE": 5, "APPRECIATION": 2, "INTEREST": 1, "ENTERTAINMENT": 0.7}


def activity_files(scene: Scene) -> list[File]:
    """Return posts, articles, reactions, votes, saved items and follows."""
    number = scene.chance("member id").whole(100_000_000, 999_999_999)
    tail = f"_{number}" if scene.is_recent else ""
    return [*_posts(scene, tail), *_clicks(scene, tail), *_follows(scene, tail)]


def _end(scene: Scene) -> str:
    return "\n" if scene.is_recent else "\r\n"


def _urn(kind: str, at: datetime, chance: Chance) -> str:
    """An address whose number holds the moment in its high bits, as LinkedIn's do."""
    number = (int(at.timestamp() * 1000) << 22) | chance.whole(0, (1 << 22) - 1)
    return f"https://www.linkedin.com/feed/update/urn%3Ali%3A{kind}%3A{number}"


# --- own posts -----------------------------------------------------------------------------------------------


def post_links(scene: Scene) -> list[tuple[Post, datetime, str]]:
    """Return every post and comment with its UTC moment and its address, newest first; articles have no address."""
    found = []
    for post in scene.content.posts:
        chance = scene.chance("post", post.on, post.kind)
        at = local(post.on, scene.content).astimezone(UTC) + timedelta(seconds=chance.whole(0, 59))
        kind = "activity" if post.kind == "comment" else "ugcPost" if post.media else "share"
        before = timedelta(hours=chance.whole(1, 40)) if post.kind == "comment" else timedelta()
        found.append((post, at, "" if post.kind == "article" else _urn(kind, at - before, chance)))
    return sorted(found, key=lambda row: row[1], reverse=True)


def _posts(scene: Scene, tail: str) -> Iterator[File]:
    posts, new = post_links(scene), scene.is_recent
    words = ("SharedUrl", "MediaUrl") if new else ("SharedURL", "MediaURL")
    picture = "https://media.licdn.example.com/dms/image/"
    shares = [
        [
            dialects.dashed(at),
            link,
            post.text.strip(),
            post.url,
            f"{picture}{link[-8:]}" if post.media else "",
        ]
        for post, at, link in posts
        if post.kind == "share"
    ]
    header = ("Date", "ShareLink", "ShareCommentary", *words, "Visibility")
    yield File(
        f"Shares{tail}.csv", header, [[*row, "MEMBER_NETWORK"] for row in shares], "shares", _end(scene)
    )
    comments = [
        [dialects.dashed(at), link, post.text.strip()] for post, at, link in posts if post.kind == "comment"
    ]
    style = "comments" if new else "loose_comments"
    yield File(f"Comments{tail}.csv", ("Date", "Link", "Message"), comments, style, _end(scene))
    for post, at, _ in posts:
        if post.kind == "article":
            yield _article(post, at, scene)


def _article(post: Post, at: datetime, scene: Scene) -> File:
    words = "".join(c if c.isascii() and c.isalnum() else "-" for c in post.title.lower())
    slug = "-".join(part for part in words.split("-") if part)[:60].strip("-")
    number = scene.chance(f"article {post.on}").whole(0x1000, 0xFFFF)
    paragraphs = "\n".join(f"<p>{escape(line)}</p>" for line in post.text.strip().split("\n") if line.strip())
    moment = f"{at:%Y-%m-%d %H:%M}"
    page = (
        f"<html>\n<head><title>{escape(post.title)}</title></head>\n<body>\n<h1>{escape(post.title)}</h1>\n"
        f'<p class="created">Created on {moment}</p>\n<p class="published">Published on {moment}</p>\n'
        f"<div>{paragraphs}</div>\n</body>\n</html>\n"
    )
    path = f"Articles/Articles/{slug}-{scene.content.owner['slug']}-{number:x}.html"
    return File(path, (), style="text", preamble=page)


# --- reactions, votes, saved items ---------------------------------------------------------------------------


def _clicks(scene: Scene, tail: str) -> Iterator[File]:
    chance, owner = scene.chance("reactions"), scene.content.owner
    joined = datetime.combine(date.fromisoformat(owner["joined"]), time(12), UTC)
    first = max(joined, datetime(2016, 1, 1, tzinfo=UTC))
    made = [_lately(first, LAST_MOMENT, chance) for _ in range(owner.get("reactions", 60) - 2)]
    moments = sorted([*made, *(last for last in _BEFORE_EXPORTS if last > first)], reverse=True)
    clicks = [(at, chance.pick_weighted(_REACTIONS), _reacted(at, chance)) for at in moments]
    rows = [[dialects.dashed(at), kind, link] for at, kind, link in clicks if at < scene.until()]
    yield File(f"Reactions{tail}.csv", ("Date", "Type", "Link"), rows, end=_end(scene))
    votes = [
        [dialects.dashed(at), _urn("ugcPost", at.replace(tzinfo=UTC), chance).replace("%3A", ":"), row[0]]
        for at, row in timed_entries(scene, "votes", 1)
    ]
    yield File("Votes.csv", ("Date", "Link", "OptionText"), votes, end=_end(scene))
    reposts = [post for post in post_links(scene) if post[0].kind == "share" and not post[0].text.strip()]
    yield File(
        f"InstantReposts{tail}.csv",
        ("Date", "Link"),
        [[dialects.dashed(at), link] for _, at, link in reposts],
    )
    saved = sorted(
        (chance.moment(first, LAST_MOMENT) for _ in range(scene.content.lists.get("saved_items", 0))),
        reverse=True,
    )
    items = [(at, _urn("activity", at, chance).replace("%3A", ":")) for at in saved]
    cells = [[link, dialects.dashed(at)] for at, link in items if at < scene.until()]
    column = "CreatedTime" if scene.is_recent else "createdTime"
    yield File(f"Saved_Items{tail}.csv", ("savedItem", column), cells, end=_end(scene))


def _lately(first: datetime, last: datetime, chance: Chance) -> datetime:
    """A moment that is likelier the later it is: people click more as years go by."""
    return max(chance.moment(first, last), chance.moment(first, last))


def _reacted(at: datetime, chance: Chance) -> str:
    link = _urn(chance.pick(["activity", "activity", "ugcPost", "share"]), at - timedelta(hours=9), chance)
    if not chance.happens(0.08):
        return link
    number = link.rsplit("%3A", 1)[1]
    return f"{link}?commentUrn=urn%3Ali%3Acomment%3A%28activity%3A{number}%2C{int(number) + 4_194_304}%29"


# --- follows -------------------------------------------------------------------------------------------------


def _follows(scene: Scene, tail: str) -> Iterator[File]:
    companies = [
        [row[0], dialects.long_moment(at)] for at, row in timed_entries(scene, "companies_followed", 1)
    ]
    yield File("Company Follows.csv", ("Organization", "Followed On"), companies, ends_with_newline=False)
    people = [
        [dialects.dashed(at), row[2] if len(row) > 2 else "Active", row[0]]
        for at, row in timed_entries(scene, "people_followed", 1)
    ]
    yield File(f"Member_Follows{tail}.csv", ("Date", "Status", "FullName"), people, end=_end(scene))
    hashtags = [
        [row[0], dialects.dashed(at), dialects.dashed(at), "Follow"]
        for at, row in timed_entries(scene, "hashtags", 1)
    ]
    header = ("HashTag", "CreatedTime", "LastModifiedTime", "State")
    yield File(f"Hashtag_Follows{tail}.csv", header, hashtags, end=_end(scene))
