"""From a name in a file to one person: by address, else by a name that only one person has.

A person is written as a token until the end: ``url:<slug>`` for an address, ``name:<key>`` for a name, and
``name:<key><APART><where>`` for a name that several people share, seen in that place. The token's hash is the
``person_id``; so it depends on nothing but the person, and not on the order or number of the others.
"""

from __future__ import annotations

from hashlib import blake2b

import pandas as pd

from netlab.people.names import name_key
from netlab.people.owner import Owner
from netlab.text import among

ADDRESS, NAME = "url:", "name:"
APART = "\x1f"  # cannot stand in a folded name


def person_ids(tokens: pd.Series) -> pd.Series:
    """Hash each distinct token into ``'p'`` and twelve hexadecimal characters; ``NA`` stays ``NA``."""
    codes, distinct = pd.factorize(tokens)
    ids = ["p" + blake2b(str(token).encode(), digest_size=6).hexdigest() for token in distinct.tolist()]
    return pd.Series(pd.array([*ids, pd.NA], dtype="string").take(codes), index=tokens.index)


def bases(tokens: pd.Series) -> pd.Series:
    """Say what each token rests on: ``url``, ``name``, or ``ambiguous`` for a shared name kept apart."""
    basis = pd.Series("url", index=tokens.index, dtype="string")
    basis = basis.mask(tokens.str.startswith(NAME), "name")
    return basis.mask(tokens.str.startswith(NAME) & tokens.str.contains(APART, regex=False), "ambiguous")


def mark_owner(records: pd.DataFrame, owner: Owner, sent_out: pd.Series) -> pd.Series:
    """Say which records are the owner: by address, else by name where nobody else can be meant.

    ``records`` holds file mentions and message parties (``table`` is ``NA`` for those) with canonical
    slugs; ``sent_out`` maps a message to the direction that the file itself gives (2018 only).
    """
    if not owner.is_certain:
        return pd.Series(False, index=records.index)
    key = name_key(owner.name) if owner.name else ""
    by_slug = (records["slug"] == owner.slug).fillna(False) & (owner.slug != "")
    is_called = (records["key"] == key).fillna(False) & records["slug"].isna() & (key != "")
    direction = records["message"].map(sent_out)
    is_lone = not _has_namesake(records, key, owner.slug)
    by_name = is_called & (is_lone | (direction == "in"))
    is_sender = records["is_sender"].fillna(False).astype(bool)
    sender = is_sender & (by_slug | (by_name & (direction != "in")) | (direction == "out"))
    # Every message of this mailbox was sent or received by its owner: the owner's name in a list of recipients
    # is the owner, unless the owner wrote to somebody of the same name.
    to_namesake = records["message"].isin(records.loc[sender, "message"]) & _with_namesake(
        records, key, owner
    )
    recipient = ~is_sender & (by_slug | (is_called & ~to_namesake))
    in_messages = records["table"].isna()
    own_card = (records["table"] == "contacts").fillna(False) & is_called
    return (in_messages & (sender | recipient)) | (~in_messages & by_slug) | own_card


def _has_namesake(records: pd.DataFrame, key: str, slug: str) -> bool:
    others = records[(records["key"] == key).fillna(False)]
    is_other = others["slug"].notna() & (others["slug"] != slug)
    is_connection = (others["table"] == "connections").fillna(False)
    return bool((is_other | is_connection).any())


def _with_namesake(records: pd.DataFrame, key: str, owner: Owner) -> pd.Series:
    """Whether a record's conversation has somebody else of the owner's name, by address."""
    others = records[(records["key"] == key).fillna(False) & (records["slug"] != owner.slug).fillna(False)]
    return records["conversation"].isin(others["conversation"].dropna().unique())


def tokens_of(records: pd.DataFrame) -> pd.Series:
    """Say which person each record is (the owner and hidden members taken out before).

    An address decides. A name alone attaches to the one person who has that name, and stands for itself if
    nobody has; if several people share it, the record is kept apart, in its own place.
    """
    tokens = ADDRESS + records["slug"]
    named = records[records["slug"].isna()]
    is_connection = (named["table"] == "connections").fillna(False)
    by_address = _by_address(records)
    connections = _connection_tokens(named[is_connection], records, by_address)
    candidates = pd.concat([by_address, connections.dropna().drop_duplicates()])
    others = _other_tokens(named[~is_connection], records, candidates)
    tokens.loc[connections.index] = connections["token"]
    tokens.loc[others.index] = others
    return tokens


def _by_address(records: pd.DataFrame) -> pd.DataFrame:
    """Distinct people with an address under each name: columns ``key, token``."""
    named = records[["key", "slug"]].dropna().drop_duplicates()
    return pd.DataFrame({"key": named["key"], "token": ADDRESS + named["slug"]})


def _only(candidates: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Per key: how many people have it, and the token of the only one (``NA`` if several)."""
    n = candidates.groupby("key")["token"].nunique()
    first = candidates.drop_duplicates("key").set_index("key")["token"]
    return n, first[n.reindex(first.index) == 1]


def _look_up(keys: pd.Series, tokens: pd.Series) -> pd.Series:
    return keys.map(tokens).astype("string")  # an empty map would give floats


def _connection_tokens(rows: pd.DataFrame, records: pd.DataFrame, by_address: pd.DataFrame) -> pd.DataFrame:
    """Tokens of connections without an address (before 2023): columns ``key, token``.

    Rows that differ in date, company or title are different people, so a name that stands alone in the
    list may be the one with that name in the messages, but never another connection.
    """
    n, only = _only(by_address)
    connected = ADDRESS + records["slug"][(records["table"] == "connections").fillna(False)].dropna()
    distinct = rows[["key", "on", "company", "position"]].drop_duplicates()
    n_rows = rows["key"].map(distinct.groupby("key").size())
    twin = _look_up(rows["key"], only[~among(only, connected)])
    is_free = (n_rows == 1) & rows["key"].notna()
    alone = NAME + rows["key"].where(rows["key"].map(n).isna())
    token = twin.where(is_free).fillna(alone.where(is_free)).fillna(_apart(rows, "connected"))
    return pd.DataFrame({"key": rows["key"], "token": token})


def _apart(rows: pd.DataFrame, where: str) -> pd.Series:
    """A token for each date under a name; company and title tell apart what even shares the date."""
    day = rows["on"].dt.strftime("%Y-%m-%d").astype("string").fillna("")
    base = NAME + rows["key"].fillna("") + f"{APART}{where} " + day
    details = APART + rows["company"].fillna("") + APART + rows["position"].fillna("")
    distinct = pd.DataFrame({"base": base, "details": details}).drop_duplicates()
    is_shared = base.isin(distinct["base"][distinct["base"].duplicated()])
    return base + details.where(is_shared, "")


def _other_tokens(rows: pd.DataFrame, records: pd.DataFrame, candidates: pd.DataFrame) -> pd.Series:
    n, only = _only(candidates)
    token = _look_up(rows["key"], only)
    token = token.fillna(_in_conversation(rows, records))
    alone = NAME + rows["key"].where(rows["key"].map(n).isna())
    place = rows["conversation"].fillna("no conversation").where(rows["table"].isna())
    place = place.fillna(rows["table"] + " " + rows["on"].dt.strftime("%Y-%m-%d").astype("string").fillna(""))
    return token.fillna(alone).fillna(NAME + rows["key"] + APART + place)


def _in_conversation(rows: pd.DataFrame, records: pd.DataFrame) -> pd.Series:
    """The one person with an address who has this name in this very conversation."""
    there = records[["conversation", "key", "slug"]].dropna().drop_duplicates()
    there = there[~there.duplicated(["conversation", "key"], keep=False)]
    found = rows[["conversation", "key"]].merge(there, on=["conversation", "key"], how="left")
    return (ADDRESS + found["slug"]).set_axis(rows.index)
