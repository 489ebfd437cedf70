"""messages.csv, in the quoted dialect of 2026 or the nine flat columns of 2022."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass

from netlab.sample.chance import Chance
from netlab.sample.dialects import File
from netlab.sample.mail import Mail, Thread
from netlab.sample.member import Member
from netlab.sample.scene import Scene

MESSAGE_COLUMNS = (
    "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS", "DATE",
    "SUBJECT", "CONTENT", "FOLDER", "ATTACHMENTS",
)  # fmt: skip


@dataclass(frozen=True)
class _Side:
    name: str
    url: str


def _side(member: Member) -> _Side:
    return _Side(member.name, member.url) if member.slug else _Side("LinkedIn Member", "")


def message_file(scene: Scene) -> File:
    """Return every message: newest conversation first, newest message first inside."""
    rows = [row for thread in scene.threads for row in _thread(thread, scene)]
    if len(rows) > 400:  # long histories hold a few rows twice
        rows[200:200] = [rows[200]]
        rows[350:350] = [rows[350]]
    if scene.exported_on.year >= 2026:
        return File("messages.csv", MESSAGE_COLUMNS, rows, "quoted")
    return File(
        "messages.csv", MESSAGE_COLUMNS[:5] + MESSAGE_COLUMNS[6:10], [_as_of_2022(row) for row in rows]
    )


def _as_of_2022(row: list[str]) -> list[str]:
    """Nine columns, and line breaks of the content flattened."""
    flat = [cell.replace("\n", " ") for cell in row]
    return flat[:5] + flat[6:10]


def _thread(thread: Thread, scene: Scene) -> Iterator[list[str]]:
    chance = scene.chance("thread", thread.key)
    raw = "".join(f"{chance.whole(0, 15):x}" for _ in range(32))
    uuid = f"{raw[:8]}-{raw[8:12]}-{raw[12:16]}-{raw[16:20]}-{raw[20:]}_500"
    conversation = f"2-{b64encode(uuid.encode()).decode()}"
    written = [_message(conversation, thread, mail, scene, chance) for mail in thread.mails]
    yield from reversed(written)


def _message(conversation: str, thread: Thread, mail: Mail, scene: Scene, chance: Chance) -> list[str]:
    owner = _Side(scene.owner_name, scene.owner_url)
    sender = owner if mail.sender is None else _side(mail.sender)
    if thread.is_sponsored:
        sender, others = _Side("LinkedIn Member", ""), [owner]
    else:
        others = [_side(member) for member in thread.members if member is not mail.sender]
        others = others if mail.sender is None else [owner, *others]
    text = mail.text.replace("&", "&amp;") if chance.happens(0.4) else mail.text
    attachment = "https://www.linkedin.com/dms/prv/image/v2/" + f"{chance.whole(10**9, 10**10 - 1)}"
    joint = "," if scene.exported_on.year >= 2025 else ", "
    return [
        conversation,
        thread.title,
        sender.name,
        sender.url,
        joint.join(other.name for other in others),
        ",".join(other.url for other in others if other.url),
        f"{mail.at:%Y-%m-%d %H:%M:%S} UTC",
        thread.subject,
        text,
        thread.folder,
        attachment if mail.has_attachment else "",
    ]
