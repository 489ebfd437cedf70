"""Every place of the export that names a person, read into two frames of one shape: files, and messages.

Both have the columns ``slug`` (comparable profile slug), ``name`` (as written) and ``key`` (comparable
name, :func:`netlab.people.names.name_key`); a blank is ``NA``. Nothing is decided here about who is who.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from netlab.export.export import Export
from netlab.people.names import HIDDEN_NAME, name_key, split_names
from netlab.text import fold, fold_series, map_unique, profile_slug

# Table -> its column with a date. Every table has `name`; some have `url`, `company`, `position`.
NAMING_TABLES = {
    "connections": "connected_on",
    "endorsements_received": "endorsed_at",
    "endorsements_given": "endorsed_at",
    "recommendations_received": "written_at",
    "recommendations_given": "written_at",
    "notes": "created_at",
    "contacts": "created_at",
    "invitations": "sent_at",
}


def slugs_of(urls: pd.Series) -> pd.Series:
    """Return the comparable slug of each address; ``NA`` where the text is no profile address."""
    slugs = map_unique(urls, profile_slug)
    return slugs.mask((slugs == "").fillna(False))


def keys_of(names: pd.Series) -> pd.Series:
    """Return the comparable key of each name; ``NA`` for a blank one."""
    keys = map_unique(names, name_key)
    return keys.mask((keys == "").fillna(False))


def file_mentions(export: Export) -> pd.DataFrame:
    """List the people named in every file but messages and follows, one row per row of the file.

    Ghost connections name nobody and are left out. Of an invitation the other side is listed.
    Columns ``table, row`` (its index in the export's frame), ``slug, name, key, company, position, on``;
    ``company`` and ``position`` are folded, for comparison only.
    """
    parts = [_mentions_of(table, _rows_of(export, table), date) for table, date in NAMING_TABLES.items()]
    return pd.concat(parts, ignore_index=True)


def _rows_of(export: Export, table: str) -> pd.DataFrame:
    rows: pd.DataFrame = getattr(export, table)
    if table == "connections":
        return rows[~rows["is_ghost"].fillna(False).astype(bool)]
    if table == "invitations":
        return _other_side(rows)
    return rows


def _other_side(invitations: pd.DataFrame) -> pd.DataFrame:
    """Name the person who is not the owner: the recipient of what went out, the sender of what came in."""
    is_out = invitations["direction"] == "out"
    is_known = invitations["direction"].notna()
    name = invitations["recipient"].where(is_out, invitations["sender"]).where(is_known)
    url = invitations["invitee_url"].where(is_out, invitations["inviter_url"]).where(is_known)
    return invitations.assign(name=name, url=url)


def _mentions_of(table: str, rows: pd.DataFrame, date: str) -> pd.DataFrame:
    nothing = pd.Series(pd.NA, index=rows.index, dtype="string")
    return pd.DataFrame(
        {
            "table": pd.Series(table, index=rows.index, dtype="string"),
            "row": rows.index.to_numpy("int64"),
            "slug": slugs_of(rows["url"]) if "url" in rows else nothing,
            "name": rows["name"],
            "key": keys_of(rows["name"]),
            "company": fold_series(rows["company"]) if "company" in rows else nothing,
            "position": fold_series(rows["position"]) if "position" in rows else nothing,
            "on": rows[date],
        }
    )


def real_messages(messages: pd.DataFrame) -> pd.DataFrame:
    """Return who sent which messages to whom, without their texts: no drafts, nothing sponsored."""
    messages = messages.drop(columns=["content", "subject", "attachments"])
    is_aside = messages["is_draft"].fillna(False) | messages["is_sponsored"].fillna(False)
    return messages[~is_aside.astype(bool)] if is_aside.any() else messages


@dataclass(frozen=True)
class Envelopes:
    """Messages that say the same about who wrote to whom, in one conversation: kept once, under the first of them.

    ``messages``: one row each, with ``n`` messages, ``sent_at`` the last of them; ``first_of``: the first message of
    the envelope of each message. A mailbox has several times as many messages as envelopes.
    """

    messages: pd.DataFrame
    first_of: pd.Series


_ENVELOPE = ["conversation", "sender", "sender_url", "recipients", "recipient_urls", "direction"]


def envelopes_of(messages: pd.DataFrame) -> Envelopes:
    """Put messages with the same parties together; one without a conversation stands for itself."""
    grouped = messages.astype({"direction": "string"}).groupby(_ENVELOPE, dropna=False, sort=False)
    alone = messages["conversation"].isna().to_numpy(dtype=bool)
    code = np.where(alone, -1 - np.arange(len(messages)), grouped.ngroup().to_numpy("int64"))
    is_first = ~pd.Series(code).duplicated().to_numpy()
    first = pd.Series(messages.index[is_first], index=code[is_first], dtype="int64")
    by_envelope = messages["sent_at"].groupby(code, sort=False)
    rows = messages[is_first].assign(
        sent_at=by_envelope.max().to_numpy(), n=by_envelope.size().to_numpy("int64")
    )
    return Envelopes(rows, pd.Series(first.reindex(code).to_numpy(), index=messages.index))


@dataclass(frozen=True)
class Known:
    """Names known from elsewhere: all of them folded, and the keys that each slug goes by."""

    names: frozenset[str]
    keys: Mapping[str, Collection[str]]


def message_parties(messages: pd.DataFrame, mentioned: pd.DataFrame) -> pd.DataFrame:
    """List who took part in each message (or :class:`Envelopes` of messages): its sender and every recipient.

    Where recipients have addresses, those are split and never the names: a name may hold a comma. Lists
    without addresses (2021 to early 2023) are cut with the help of the names in ``mentioned`` (the frame
    of :func:`file_mentions`) and of all senders.

    Columns ``message`` (index of the message), ``n`` (messages that it stands for), ``conversation, on, is_sender,
    slug, name, key, is_hidden``; ``is_hidden`` marks "LinkedIn Member", a person who is nobody in particular.
    """
    senders = _senders(messages)
    named = pd.concat([mentioned[["slug", "name", "key"]], senders[["slug", "name", "key"]]])
    recipients = _recipients(messages, _known(named.drop_duplicates()))
    parties = pd.concat([senders, recipients], ignore_index=True)
    parties["is_hidden"] = (
        ((parties["key"] == HIDDEN_NAME) & parties["slug"].isna()).fillna(False).astype(bool)
    )
    is_named = parties["slug"].notna() | parties["key"].notna()
    return parties if is_named.all() else parties[is_named].reset_index(drop=True)


def _known(named: pd.DataFrame) -> Known:
    keys: dict[str, set[str]] = {}
    for slug, key in named[["slug", "key"]].dropna().drop_duplicates().itertuples(index=False):
        keys.setdefault(slug, set()).add(key)
    return Known(frozenset(fold(name) for name in named["name"].dropna().unique()), keys)


def _senders(messages: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "message": messages.index.to_numpy("int64"),
            "n": messages["n"].array,
            "conversation": messages["conversation"].array,
            "on": messages["sent_at"].array,
            "is_sender": np.ones(len(messages), dtype=bool),
            "slug": slugs_of(messages["sender_url"]).array,
            "name": messages["sender"].array,
            "key": keys_of(messages["sender"]).array,
        }
    )


def _recipients(messages: pd.DataFrame, known: Known) -> pd.DataFrame:
    """Explode the recipients; each distinct pair of names and addresses is read once."""
    pair = messages.groupby(["recipients", "recipient_urls"], dropna=False, sort=False).ngroup()
    distinct = messages.loc[~pair.duplicated(), ["recipients", "recipient_urls"]].fillna("")
    people = [
        (code, slug, name)
        for code, (names, urls) in enumerate(distinct.itertuples(index=False))
        for slug, name in _pair_up(names, urls, known)
    ]
    listed = pd.DataFrame(people, columns=["pair", "slug", "name"]).astype(
        {"pair": "int64", "slug": "string", "name": "string"}
    )
    listed["key"] = keys_of(listed["name"])
    rows = pd.DataFrame(
        {
            "message": messages.index.to_numpy("int64"),
            "n": messages["n"].array,
            "conversation": messages["conversation"].array,
            "on": messages["sent_at"].array,
            "is_sender": np.zeros(len(messages), dtype=bool),
            "pair": pair.to_numpy("int64"),
        }
    )
    return rows.merge(listed, on="pair").drop(columns="pair")


def _pair_up(recipients: str, urls: str, known: Known) -> list[tuple[str | None, str | None]]:
    """Return (slug, name) of each recipient; a name is given only where it surely belongs to the slug."""
    slugs = list(dict.fromkeys(slug for url in urls.split(",") if (slug := profile_slug(url))))
    if len(slugs) == 1 and not _has_hidden(recipients):
        return [(slugs[0], recipients or None)]
    names = split_names(recipients, known.names)
    if not slugs:
        return [(None, name) for name in names]
    hidden = [(None, name) for name in names if name_key(name) == HIDDEN_NAME]
    shown = [name for name in names if name_key(name) != HIDDEN_NAME]
    return [*zip(slugs, _aligned(slugs, shown, known), strict=True), *hidden]


def _has_hidden(recipients: str) -> bool:
    """Whether somebody among them is "LinkedIn Member"; plain text without the first word need not be folded."""
    if recipients.isascii() and "linkedin" not in recipients.lower():
        return False
    return HIDDEN_NAME in fold(recipients)


def _aligned(slugs: list[str], names: list[str], known: Known) -> list[str | None]:
    """Lay names beside slugs if there are as many and no known slug contradicts its name; else none."""
    is_right = len(slugs) == len(names) and all(
        slug not in known.keys or name_key(name) in known.keys[slug]
        for slug, name in zip(slugs, names, strict=True)
    )
    return list(names) if is_right else [None] * len(slugs)
