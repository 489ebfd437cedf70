"""The files about other people: connections, address book, notes; and those of talk and exchange beside them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from netlab.sample import dialects
from netlab.sample.chance import Chance
from netlab.sample.dialects import File
from netlab.sample.exchange_files import exchange_files, morning
from netlab.sample.mail import filled
from netlab.sample.member import Member
from netlab.sample.message_file import message_file
from netlab.sample.scene import Scene

PREAMBLE = (
    'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing. '
    "You will only see email addresses for connections who have allowed their connections to see or download their "
    "email address using this setting https://www.linkedin.com/psettings/privacy/email. You can learn more here "
    'https://www.linkedin.com/help/linkedin/answer/261"\n\n'
)
CONTACT_COLUMNS = (
    "Source", "FirstName", "LastName", "Companies", "Title", "Emails", "PhoneNumbers", "CreatedAt", "Addresses",
    "Sites", "InstantMessageHandles", "FullName", "Birthday", "Location", "BookmarkedAt", "Profiles",
)  # fmt: skip


def people_files(scene: Scene) -> list[File]:
    """Return the files about other people as they were shipped in the scene's year."""
    return [
        _connections(scene),
        message_file(scene),
        *exchange_files(scene),
        _contacts(scene),
        *([_notes(scene)] if scene.has_urls else []),
    ]


def _connections(scene: Scene) -> File:
    chance = scene.chance("ghosts")
    dated = [
        (member.connected_on or date.min, _connection(member, scene.chance("connection", member.id)))
        for member in scene.connections
    ]
    days = [on for on, _ in dated]
    dated += [(chance.pick(days), ["", "", "", "", "", ""]) for _ in range(scene.ghosts)]
    dated.sort(key=lambda pair: pair[0], reverse=True)  # stable: people of a day keep their order
    header: tuple[str, ...] = (
        "First Name",
        "Last Name",
        "URL",
        "Email Address",
        "Company",
        "Position",
        "Connected On",
    )
    rows = [[*cells, dialects.day(on)] for on, cells in dated]
    if not scene.has_urls:
        header, rows = header[:2] + header[3:], [row[:2] + row[3:] for row in rows]
    return File("Connections.csv", header, rows, ends_with_newline=False, preamble=PREAMBLE)


def _connection(member: Member, chance: Chance) -> list[str]:
    shows_mail = chance.happens(0.025) and member.slug.isascii() and "%" not in member.slug
    mail = f"{member.slug}@example.{chance.pick(['com', 'org', 'net'])}" if shows_mail else ""
    return [member.first, member.last, member.url, mail, member.job.company, member.job.title]


def _contacts(scene: Scene) -> File:
    rows = []
    for member in scene.members:
        if member.is_contact:
            chance = scene.chance("contact", member.id)
            written = member.story.contact if member.story else _made_contact(member, chance)
            if scene.was(str(written.get("on", "2021-05-03"))):
                rows.append(_contact(member, written, scene, chance))
    return File("Contacts.csv", CONTACT_COLUMNS, sorted(rows, key=lambda row: (row[11].casefold(), row[5])))


def _contact(member: Member, written: Mapping[str, Any], scene: Scene, chance: Chance) -> list[str]:
    plain = ".".join(word for word in member.slug.split("%")[0].split("-")[:2] if word) or "someone"
    firm = "".join(c for c in member.job.company.lower() if c.isascii() and c.isalnum())[:18] or "office"
    domain = {"personal": "mail.example.org", "work": f"{firm}.example.com"}.get(
        written.get("mail", "none"), ""
    )
    birthday = written.get("birthday", "")
    born = (
        dialects.named_day(date(2000, int(birthday[:2]), int(birthday[3:]))).split(",")[0] if birthday else ""
    )
    number = chance.whole(100, 199)
    place = written.get("location", "")
    return [
        "MOBILE_CONTACTS" if number % 3 else "GOOGLE_CONTACTS",
        member.first.strip(),
        member.last.strip(),
        written.get("company", ""),
        written.get("title", ""),
        f"{plain}@{domain}" if domain else "",
        f"555-0{number}",
        dialects.us_moment(morning(date.fromisoformat(written.get("on", "2021-05-03")), number * 6)),
        f"{number} Example Street, {place or scene.content.owner.get('location', '')}"
        if written.get("home")
        else "",
        "",
        "",
        member.name,
        born,
        place,
        "",
        "",
    ]


def _made_contact(member: Member, chance: Chance) -> Mapping[str, Any]:
    """A private entry with a birthday, for someone of a circle who stands in the address book."""
    since = max(member.connected_on or date(2018, 1, 1), date(2016, 1, 1))
    birthday = f"{chance.whole(1, 12):02d}-{chance.whole(1, 28):02d}"
    return {"mail": "personal", "birthday": birthday, "on": since.isoformat()}


def _notes(scene: Scene) -> File:
    header = (
        "Connection First Name",
        "Connection Last Name",
        "Connection Profile URL",
        "Note",
        "Created On",
        "Edited On",
    )
    rows = []
    for member in scene.members:
        if member.story and member.story.note:
            on = member.story.note_on or "2026-01-15"
            rows.append(
                [
                    member.first,
                    member.last,
                    member.url,
                    filled(member.story.note, scene.content, member),
                    on,
                    on,
                ]
            )
    return File("Notes.csv", header, sorted(rows, key=lambda row: (row[4], row[2]), reverse=True))
