"""Exports from a few readable rows: what the tests of every room build their people with.

Every profile address follows from the name (``Ann Lee`` → ``/in/ann-lee``) unless a row gives another; the
owner of the export is ``Mo Owner``, written ``me``.

    export = export_of(
        connections=connections(("Ann Lee", "Acme", "2024-01-05"), ("Bo Ray", None, "2023-04-01", "Nurse")),
        messages=messages(("2024-01-05 10:00", "Ann Lee", "me", "hello"), ("2024-01-06 09:30", "me", "Ann Lee", "hi")),
    )
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from netlab.export.export import Export
from netlab.vocabulary import DIRECTIONS, TOUCH_KINDS

OWNER = "Mo Owner"
OWNER_URL = "https://www.linkedin.com/in/mo-owner"


def url_of(name: str) -> str:
    """The profile address that the builders give a name."""
    return "https://www.linkedin.com/in/" + _full(name).casefold().replace(" ", "-").replace(".", "")


def connections(*rows: Sequence[Any], url: bool = True) -> pd.DataFrame:
    """Rows of ``name, company, connected_on[, position[, url]]``; ``None`` for a blank.

    A name of ``None`` with no company makes a ghost. Without ``url`` no row has an address (before 2023).
    """
    return pd.DataFrame([_connection(*row, has_url=url) for row in rows])


def _connection(
    name: str | None,
    company: str | None,
    connected_on: str | None,
    position: str | None = None,
    address: str | None = None,
    *,
    has_url: bool,
) -> dict[str, Any]:
    is_ghost = name is None and company is None
    own = url_of(name) if name else None
    return {
        **_names(name),
        "url": None if is_ghost or not has_url else address or own,
        "company": company,
        "position": position,
        "connected_on": _time(connected_on),
        "is_ghost": is_ghost,
    }


def messages(*rows: Sequence[Any], url: bool = True, recipient_url: bool = True) -> pd.DataFrame:
    """Rows of ``sent_at, sender, recipients, content[, conversation[, extra]]``.

    ``recipients`` is a name or a list of names; ``extra`` is a dict of further columns. A conversation that is
    not named is the one of these people. Without ``recipient_url`` they are as in 2021, without ``url`` as in 2018.
    """
    return pd.DataFrame(
        [_message(*row, has_url=url, has_recipient_url=url and recipient_url) for row in rows]
    )


def _message(
    sent_at: str | None,
    sender: str,
    recipients: str | Sequence[str],
    content: str | None = None,
    conversation: str | None = None,
    extra: dict[str, Any] | None = None,
    *,
    has_url: bool,
    has_recipient_url: bool,
) -> dict[str, Any]:
    to = [recipients] if isinstance(recipients, str) else list(recipients)
    return {
        "conversation": conversation or " + ".join(sorted({_full(name) for name in (sender, *to)})),
        "sender": _full(sender),
        "sender_url": url_of(sender) if has_url else None,
        "recipients": ",".join(map(_full, to)) or None,
        "recipient_urls": ",".join(map(url_of, to)) or None if has_recipient_url else None,
        "sent_at": _time(sent_at),
        "content": content,
        "folder": "INBOX",
        "is_draft": False,
        "is_sponsored": False,
        **(extra or {}),
    }


def invitations(*rows: Sequence[Any], url: bool = True) -> pd.DataFrame:
    """Rows of ``sent_at, sender, recipient[, message]``; what ``me`` sent went out, the rest came in."""
    return pd.DataFrame([_invitation(*row, has_url=url) for row in rows])


def _invitation(
    sent_at: str, sender: str, recipient: str, message: str | None = None, *, has_url: bool
) -> dict[str, Any]:
    return {
        "sender": _full(sender),
        "recipient": _full(recipient),
        "sent_at": _time(sent_at),
        "message": message,
        "direction": "out" if _full(sender) == OWNER else "in",
        "inviter_url": url_of(sender) if has_url else None,
        "invitee_url": url_of(recipient) if has_url else None,
    }


def endorsements(*rows: Sequence[Any], url: bool = True) -> pd.DataFrame:
    """Rows of ``endorsed_at, name, skill``, received or given."""
    return pd.DataFrame(
        [
            {
                **_names(name),
                "endorsed_at": _time(at),
                "skill": skill,
                "url": url_of(name) if url else None,
                "status": "ACCEPTED",
            }
            for at, name, skill in rows
        ]
    )


def recommendations(*rows: Sequence[Any]) -> pd.DataFrame:
    """Rows of ``written_at, name, text[, company[, position]]``, received or given."""
    columns = ("written_at", "name", "text", "company", "position")
    told = [dict(zip(columns, (*row, None, None), strict=False)) for row in rows]
    return pd.DataFrame(
        [{**row, **_names(row["name"]), "written_at": _time(row["written_at"])} for row in told]
    )


def notes(*rows: Sequence[Any]) -> pd.DataFrame:
    """Rows of ``created_at, name, note``."""
    return pd.DataFrame(
        [
            {**_names(name), "url": url_of(name), "note": note, "created_at": _time(at)}
            for at, name, note in rows
        ]
    )


def contacts(*rows: dict[str, Any]) -> pd.DataFrame:
    """Cards of the address book, each a dict with ``name`` and any column of ``contacts``."""
    return pd.DataFrame([{**row, **_names(row["name"])} for row in rows])


def profile(name: str = OWNER, **columns: Any) -> pd.DataFrame:
    """Profile.csv with one row."""
    return pd.DataFrame([{**_names(name), **columns}])


def touches(*rows: Sequence[Any]) -> pd.DataFrame:
    """A touches table from rows of ``person_id, on[, kind[, direction[, n_people]]]``.

    A touch is an incoming one-to-one message unless the row says more.
    """
    columns = ("person_id", "on", "kind", "direction", "n_people")
    defaults = (None, None, "message", "in", 2)
    told = [dict(zip(columns, (*row, *defaults[len(row) :]), strict=True)) for row in rows]
    table = pd.DataFrame(told, columns=list(columns))
    n_people = table["n_people"].where(table["kind"] == "message").astype("Int64")
    is_aside = table["kind"].isin(["connection", "note"])
    return pd.DataFrame(
        {
            "person_id": table["person_id"].astype("string"),
            "on": pd.to_datetime(table["on"], format="ISO8601").astype("datetime64[us]"),
            "kind": table["kind"].astype(pd.CategoricalDtype(list(TOUCH_KINDS))),
            "direction": table["direction"].astype(pd.CategoricalDtype(list(DIRECTIONS))),
            "conversation": table["person_id"].astype("string"),
            "n_people": n_people,
            "weight": (1 / (n_people.fillna(2).astype("float64") - 1)).mask(is_aside, 0.0),
        }
    )


def export_of(**tables: pd.DataFrame) -> Export:
    """An export with these tables and, unless given, the profile of the owner."""
    return Export.from_tables(**({"profile": profile()} | tables))


def rows(table: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """The rows of a table as tuples to compare: ``NA`` as None, dates as text, numbers as Python's own."""
    shown = table[list(columns)] if columns else table
    return [tuple(map(_plain, row)) for row in shown.itertuples(index=False)]


def _plain(value: Any) -> Any:
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}" if value == value.normalize() else f"{value:%Y-%m-%d %H:%M}"
    return value.item() if hasattr(value, "item") else value


def _full(name: str) -> str:
    return OWNER if name == "me" else name


def _names(name: str | None) -> dict[str, str | None]:
    first, _, last = (name or "").partition(" ")
    return {"first_name": first or None, "last_name": last or None, "name": name}


def _time(text: str | None) -> pd.Timestamp:
    return pd.Timestamp(text) if text else pd.NaT
