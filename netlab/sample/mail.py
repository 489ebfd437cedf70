"""Every message of an archive: conversations of two, groups, small talk, outreach and advertisements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from netlab.sample.chance import Chance
from netlab.sample.content import Content
from netlab.sample.member import EXPORT_DAY, Member, month_ends
from netlab.sample.script import Spoken, spoken

_HOLE = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_HABITS = {"personal": "evening", "professional": "office"}
LAST_MOMENT = datetime.combine(EXPORT_DAY, time(6, 0), UTC)


@dataclass(frozen=True)
class Mail:
    """One message; ``sender`` None is the owner, ``at`` is UTC."""

    at: datetime
    sender: Member | None
    text: str
    has_attachment: bool = False


@dataclass(frozen=True)
class Thread:
    """One conversation; an advertisement has no members."""

    key: str
    members: tuple[Member, ...]
    mails: tuple[Mail, ...]
    title: str = ""
    subject: str = ""
    folder: str = "INBOX"
    is_sponsored: bool = False


def threads(content: Content, members: Sequence[Member], seed: int) -> list[Thread]:
    """Return every conversation, newest first, as messages.csv has them."""
    chance = Chance(seed, content.name, "mail")
    found = [
        _of_two(content, member, chance) for member in members if member.story and member.story.talk.strip()
    ]
    found += list(_groups(content, members, chance))
    found += list(_sponsored(content))
    found += list(_small_talk(content, members, Chance(seed, content.name, "smalltalk")))
    return sorted(found, key=lambda thread: (thread.mails[-1].at, thread.key), reverse=True)


def filled(text: str, content: Content, member: Member | None, more: Mapping[str, str] | None = None) -> str:
    """Put names into the holes of a text. A hole that nobody fills raises KeyError: a fault of the content."""
    owner = content.owner
    words = {"me": owner["first"], "me_last": owner["last"], "me_full": f"{owner['first']} {owner['last']}"}
    if member:
        words |= {"them": member.first.strip(), "them_last": member.last, "them_full": member.name}
        words |= {"their_company": member.job.company, "their_title": member.job.title}
    words |= more or {}
    return _HOLE.sub(lambda hole: words[hole[1]], text)


def zone(content: Content) -> ZoneInfo:
    """Return the owner's time zone."""
    return ZoneInfo(content.owner["timezone"])


def local(text: str, content: Content) -> datetime:
    """Read ``2025-11-21 19:40`` in the owner's zone; a day alone means noon."""
    return datetime.fromisoformat(text if len(text) > 10 else f"{text} 12:00").replace(tzinfo=zone(content))


def _of_two(content: Content, member: Member, chance: Chance) -> Thread:
    story = member.story
    assert story is not None  # narrowed by the caller
    habit = _HABITS.get(story.relationship, "any")
    said = spoken(story.lines, local(story.start, content), chance, habit)
    mails = tuple(_mail(line, content, None if line.who == "me" else member, member) for line in said)
    subject = filled(story.subject, content, member)
    return Thread(story.id, (member,), mails, title=subject, subject=subject, folder=story.folder)


def _mail(line: Spoken, content: Content, sender: Member | None, them: Member | None, **names: str) -> Mail:
    return Mail(line.at.astimezone(UTC), sender, filled(line.text, content, them, names), line.has_attachment)


def _groups(content: Content, members: Sequence[Member], chance: Chance) -> Iterator[Thread]:
    by_id = {member.id: member for member in members}
    for group in content.groups:
        people = tuple(by_id[i] for i in group.people)
        names = {member.id: member.first.strip() for member in people}
        habit = "evening" if group.private else "office"
        said = spoken(group.lines, local(group.start, content), chance, habit)
        mails = tuple(_mail(line, content, by_id.get(line.who), None, **names) for line in said)
        yield Thread(group.id, people, mails, title=group.title, folder=group.folder)


def _sponsored(content: Content) -> Iterator[Thread]:
    for i, advert in enumerate(content.sponsored):
        body = advert["text"].strip().replace("\n", "<br>")
        text = f'<p class="spinmail-quill-editor__spin-break">{body}</p>'
        mail = Mail(local(advert["on"], content).astimezone(UTC), None, text)
        yield Thread(f"sponsored{i}", (), (mail,), advert["title"], is_sponsored=True)


def _small_talk(content: Content, members: Sequence[Member], chance: Chance) -> Iterator[Thread]:
    free = chance.shuffled([m for m in members if not m.story and m.connected_on])
    for i, talk in enumerate(content.smalltalk):
        first, last = (
            month_ends(talk["from"])[0],
            min(month_ends(talk["to"])[1], EXPORT_DAY - timedelta(days=1)),
        )
        chosen = [m for m in free if m.connected_on and m.connected_on <= first][: talk["people"]]
        free = [m for m in free if m not in chosen]
        for member in chosen:
            at = datetime.combine(
                chance.day(first, last), time(chance.whole(7, 20), chance.whole(0, 59)), UTC
            )
            yield Thread(f"small{i}-{member.id}", (member,), tuple(_short(talk, at, content, member, chance)))


def _short(
    talk: Mapping[str, Any], at: datetime, content: Content, member: Member, chance: Chance
) -> Iterable[Mail]:
    theirs = talk["by"] == "them"
    yield Mail(at, member if theirs else None, filled(talk["text"], content, member))
    if talk.get("reply") and chance.happens(0.7):
        later = at + timedelta(minutes=chance.whole(5, 900))
        yield Mail(later, None if theirs else member, filled(talk["reply"], content, member))
