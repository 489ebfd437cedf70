"""Invitations, endorsements and recommendations: what people gave one another with a click or a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from netlab.sample import dialects
from netlab.sample.chance import Chance
from netlab.sample.content import word_lists
from netlab.sample.dialects import File
from netlab.sample.mail import filled, local
from netlab.sample.member import Member
from netlab.sample.scene import Scene


def exchange_files(scene: Scene) -> list[File]:
    """Return Invitations.csv, both endorsement files (and the twin of 2022) and both of recommendations."""
    return [_invitations(scene), *_endorsements(scene), *_recommendations(scene)]


def morning(on: date, minutes: int) -> datetime:
    """Return the moment ``minutes`` after midnight UTC of a day."""
    return datetime.combine(on, time(minutes // 60, minutes % 60), UTC)


@dataclass(frozen=True)
class Invitation:
    """One row of Invitations.csv before it is written."""

    at: datetime
    member: Member
    is_mine: bool
    text: str = ""


def invitations(scene: Scene) -> list[Invitation]:
    """Return the window LinkedIn keeps: incoming 178 days and all accepted, outgoing up to 300 and some pending."""
    found = [made for member in scene.members if (made := _invitation(member, scene))]
    return sorted(found, key=lambda row: (row.at, row.member.slug), reverse=True)


def _invitation(member: Member, scene: Scene) -> Invitation | None:
    chance = scene.chance("invitation", member.id)
    story = member.story.invitation if member.story else {}
    luck, is_mine, back = chance.happens(0.92), chance.happens(0.45), chance.whole(0, 18)
    minutes, age = chance.whole(6 * 60, 21 * 60), chance.whole(1, 150) + chance.whole(0, 100)
    if story:
        at = local(story["on"], scene.content).astimezone(UTC)
        row = Invitation(
            at, member, story["by"] == "me", filled(story.get("text", ""), scene.content, member)
        )
        return row if _is_kept(row, scene, 1.0, chance) else None
    if member.connected_on and luck:
        on = member.connected_on - timedelta(days=back)
        row = Invitation(morning(on, minutes), member, is_mine)
        return row if _is_kept(row, scene, 0.3, chance) else None
    if member.id.startswith("pending"):
        return Invitation(morning(scene.exported_on - timedelta(days=age), minutes), member, True)
    return None


def _is_kept(row: Invitation, scene: Scene, thin: float, chance: Chance) -> bool:
    """Apply the window; ``thin`` is the share of outgoing rows kept beyond 180 days."""
    age = (scene.exported_on - row.at.date()).days
    if not row.is_mine:
        return 0 <= age <= 178 and row.member.connected_on is not None
    return 0 <= age <= 180 or (age <= 300 and chance.happens(thin))


def pending(scene: Scene) -> list[Invitation]:
    """Return the invitations that the owner sent and that nobody accepted so far."""
    return [row for row in invitations(scene) if row.is_mine and row.member.connected_on is None]


def _invitations(scene: Scene) -> File:
    rows = [_invitation_cells(row, scene) for row in invitations(scene)]
    header: tuple[str, ...] = (
        "From",
        "To",
        "Sent At",
        "Message",
        "Direction",
        "inviterProfileUrl",
        "inviteeProfileUrl",
    )
    if not scene.has_urls:
        header, rows = header[:5], [row[:5] for row in rows]
    return File("Invitations.csv", header, rows)


def _invitation_cells(row: Invitation, scene: Scene) -> list[str]:
    names = (scene.owner_name, row.member.name) if row.is_mine else (row.member.name, scene.owner_name)
    urls = (scene.owner_url, row.member.url) if row.is_mine else (row.member.url, scene.owner_url)
    return [*names, dialects.us_moment(row.at), row.text, "OUTGOING" if row.is_mine else "INCOMING", *urls]


def _endorsements(scene: Scene) -> Iterator[File]:
    for path, who, by_me in (
        ("Endorsement_Received_Info.csv", "Endorser", False),
        ("Endorsement_Given_Info.csv", "Endorsee", True),
    ):
        found = sorted(
            ((at, member, skill) for member in scene.members for at, skill in _skills(member, by_me, scene)),
            key=lambda row: (row[0], row[1].slug, row[2]),
            reverse=True,
        )
        rows = [_endorsement(at, member, skill, by_me, scene) for at, member, skill in found]
        names = (f"{who} First Name", f"{who} Last Name")
        header: tuple[str, ...] = (
            "Endorsement Date",
            "Skill Name",
            *names,
            f"{who} Public Url",
            "Endorsement Status",
        )
        if not scene.has_urls:
            header, rows = (*header[:4], header[5]), [[*row[:4], row[5]] for row in rows]
        yield File(path, header, rows)
        if not by_me and scene.exported_on.year == 2022:
            yield _twin((*header, "Display Status"), rows)


def _twin(header: tuple[str, ...], rows: list[list[str]]) -> File:
    """The same endorsements again, in UTF-16 with tabs, under a name with spaces."""
    cells = [[*row[:4], row[4].capitalize(), "Show"] for row in rows[: max(1, len(rows) * 2 // 3)]]
    return File("Endorsement Received Info.csv", header, cells, "utf16")


def _endorsement(at: datetime, member: Member, skill: str, by_me: bool, scene: Scene) -> list[str]:
    status = "PENDING" if by_me and scene.chance("status", member.id).happens(0.05) else "ACCEPTED"
    return [
        dialects.slashed(at),
        skill,
        member.first,
        member.last,
        member.url.removeprefix("https://"),
        status,
    ]


def _skills(member: Member, by_me: bool, scene: Scene) -> Iterator[tuple[datetime, str]]:
    chance = scene.chance("endorsement", by_me, member.id)
    if not member.connected_on or not member.slug:
        return
    if member.story:
        written = member.story.endorsed if by_me else member.story.endorsed_me
    elif member.endorses == ("them" if by_me else "me"):
        own = scene.content.lists.get("skills", ["Teamwork"])
        theirs = word_lists("titles")["skills"].get(member.job.function, ["Teamwork"])
        written = tuple(chance.shuffled(theirs if by_me else own[:12])[: chance.whole(1, 2)])
    else:
        return
    for entry in written:
        skill, _, month = (part.strip() for part in entry.partition("|"))
        at = _endorsed_at(member, month, chance)
        if at < scene.until():
            yield at, skill


def _endorsed_at(member: Member, month: str, chance: Chance) -> datetime:
    """The written month, else within two years of connecting; silence of three years stays silence."""
    if month:
        year, number = (int(part) for part in month.split("-")[:2])
        clock = time(chance.whole(7, 20), chance.whole(0, 59), chance.whole(0, 59))
        return datetime.combine(date(year, number, chance.whole(1, 28)), clock, UTC)
    began = datetime.combine(member.connected_on or date.min, time(9, 0), UTC)
    last = (
        datetime(2023, 8, 1, tzinfo=UTC)
        if member.story and member.story.dormant
        else datetime(2026, 10, 30, tzinfo=UTC)
    )
    return chance.moment(began, min(began + timedelta(days=730), last))


def _recommendations(scene: Scene) -> Iterator[File]:
    header = ("First Name", "Last Name", "Company", "Job Title", "Text", "Creation Date", "Status")
    for path, mine in (("Recommendations_Received.csv", False), ("Recommendations_Given.csv", True)):
        found = []
        for member in scene.members:
            story = member.story
            text = story and (story.recommended if mine else story.recommended_me)
            on = story and (story.recommended_on if mine else story.recommended_me_on)
            if text and on and scene.was(on):
                found.append(
                    (local(on, scene.content).astimezone(UTC), member, filled(text, scene.content, member))
                )
        found.sort(key=lambda row: row[0], reverse=True)
        yield File(path, header, [_recommendation(at, member, text, mine) for at, member, text in found])


def _recommendation(at: datetime, member: Member, text: str, mine: bool) -> list[str]:
    cells = [member.first, member.last, member.job.company, member.job.title, text.strip()]
    return [*cells, dialects.us_moment_padded(at), "" if mine else "VISIBLE"]
