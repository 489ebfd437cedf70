"""One row a person across all files of the export, and whose export it is.

The rules, in one place (linkedin-export.md tells why each is needed):

* A profile address is a person; percent signs, accents' spelling and case do not matter.
* A name without an address belongs to the one person who has that name. If several have it, the record is
  kept apart (``id_basis`` "ambiguous"): people who share a name are never merged.
* Two addresses are one person only on strong evidence (:mod:`netlab.people.aliases`).
* The owner is nobody's contact; "LinkedIn Member" without an address is nobody; a ghost row names nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from netlab.export.export import Export
from netlab.people.aliases import find_aliases, known_as
from netlab.people.mentions import (
    NAMING_TABLES,
    envelopes_of,
    file_mentions,
    keys_of,
    message_parties,
    real_messages,
    slugs_of,
)
from netlab.people.names import HIDDEN_NAME, readable_name
from netlab.people.owner import Clues, Owner, find_owner
from netlab.people.participants import participants_of, spread
from netlab.people.resolve import (
    ADDRESS,
    bases,
    mark_owner,
    person_ids,
    tokens_of,
)
from netlab.text import map_unique, profile_url
from netlab.vocabulary import ID_BASES

PEOPLE_COLUMNS = (
    "person_id", "id_basis", "name", "url", "is_connection", "connected_on", "company", "position",
)  # fmt: skip

# What each step needs of the records: in a large archive these are a million rows of text.
RECORD_COLUMNS = ["table", "slug", "key", "conversation", "company", "position", "on"]
PARTY_COLUMNS = ["message", "conversation", "is_sender", "is_hidden", "is_owner", "person_id"]
_PROFILE_ADDRESS = r"https://www\.linkedin\.com/in/[^/?#\s\"'<>]+/?"


@dataclass(frozen=True)
class Identities:
    """Who is who in one export.

    ``people``: ``person_id, id_basis, name, url, is_connection, connected_on, company, position``, one row
    a person, sorted by ``person_id``. ``person_of[table]``: the person of each row of that table (same
    index), ``NA`` where it names nobody. ``participants``: see
    :func:`netlab.people.participants.participants_of`. ``aliases``: ``person_id, url, reason``, other
    addresses of a person, and why they were joined.
    """

    owner: Owner
    people: pd.DataFrame
    person_of: Mapping[str, pd.Series]
    participants: pd.DataFrame
    aliases: pd.DataFrame


def identify(export: Export, owner: str | None = None) -> Identities:
    """Find out who is who. ``owner`` is the owner's profile address, slug or name, if it has to be given.

    Raises ParameterError if the given address takes part in no message although messages hold addresses.
    """
    mentioned = file_mentions(export)
    envelopes = envelopes_of(real_messages(export.messages))
    parties = message_parties(envelopes.messages, mentioned)
    given = owner if owner is not None else export.origin.owner_given
    aliases = find_aliases(mentioned, parties)
    mentioned, parties = (known_as(table, aliases) for table in (mentioned, parties))
    found = find_owner(Clues(export, mentioned, parties, aliases, given))
    records = _resolved(mentioned, parties, found, envelopes.messages["direction"])
    in_messages = records["table"].isna()
    return Identities(
        owner=found,
        people=_people(records, export.connections, has_connections=export.has("connections")),
        person_of=_person_of(export, records),
        participants=spread(
            participants_of(records[PARTY_COLUMNS][in_messages], is_owner_known=found.is_certain),
            envelopes.first_of,
        ),
        aliases=_alias_table(aliases, records),
    )


def _resolved(
    mentioned: pd.DataFrame, parties: pd.DataFrame, owner: Owner, directions: pd.Series
) -> pd.DataFrame:
    """Join both frames and add ``is_owner``, ``token`` and ``person_id`` to each record."""
    records = pd.concat([mentioned, parties], ignore_index=True)
    records["message"] = records["message"].astype("Int64")  # a file's row is no message
    records["is_sender"] = records["is_sender"].fillna(False).astype(bool)
    records["is_hidden"] = (records["key"] == HIDDEN_NAME).fillna(False) & records["slug"].isna()
    records["is_owner"] = mark_owner(records, owner, directions)
    others = ~records["is_owner"] & ~records["is_hidden"]
    records["token"] = tokens_of(records[RECORD_COLUMNS][others]).reindex(records.index)
    records["person_id"] = person_ids(records["token"])
    return records


def _people(records: pd.DataFrame, connections: pd.DataFrame, *, has_connections: bool) -> pd.DataFrame:
    rows = records[["person_id", "token", "name", "table", "row", "is_sender", "n"]].dropna(
        subset=["person_id"]
    )
    people = rows.drop_duplicates("person_id").set_index("person_id").sort_index()[["token"]]
    people["id_basis"] = bases(people["token"]).astype(pd.CategoricalDtype(list(ID_BASES)))
    people["name"] = _names(rows).reindex(people.index)
    connected = _connected(rows, connections)
    people["url"] = _urls(people["token"], connected["url"])
    is_connection = pd.Series(
        connected.index.get_indexer(people.index) >= 0, index=people.index, dtype="boolean"
    )
    people["is_connection"] = is_connection if has_connections else is_connection.mask(~is_connection)
    people = people.join(connected[["connected_on", "company", "position"]])
    return people.reset_index()[list(PEOPLE_COLUMNS)]


def _names(rows: pd.DataFrame) -> pd.Series:
    """The readable name of each person: as in Connections.csv, else in another file, else in messages."""
    rank = np.select(
        [(rows["table"] == "connections").fillna(False), rows["table"].notna(), rows["is_sender"]],
        [0, 1, 2],
        3,
    )
    rows = rows.assign(rank=rank, n=rows["n"].fillna(1))
    counts = rows.groupby(["person_id", "rank", "name"], sort=False)["n"].sum().reset_index(name="n")
    counts = counts.sort_values(["person_id", "rank", "n", "name"], ascending=[True, True, False, True])
    best = counts.drop_duplicates("person_id").set_index("person_id")["name"]
    return map_unique(best, readable_name)


def _connected(rows: pd.DataFrame, connections: pd.DataFrame) -> pd.DataFrame:
    """Per connected person: first day of the connection; address, company and title of the newest row."""
    own = rows[(rows["table"] == "connections").fillna(False)]
    told = connections.loc[own["row"], ["url", "company", "position", "connected_on"]]
    told = told.set_axis(pd.Index(own["person_id"], name="person_id"))
    order = ["connected_on", "company", "position", "url"]
    newest = told.sort_values(order, ascending=False).groupby(level="person_id").first()
    return newest.assign(connected_on=told.groupby(level="person_id")["connected_on"].min())


def _urls(tokens: pd.Series, written: pd.Series) -> pd.Series:
    """The address as LinkedIn wrote it, else built from the slug; never one that leads elsewhere."""
    slugs = tokens.str.removeprefix(ADDRESS).where(tokens.str.startswith(ADDRESS))
    raw = written.reindex(tokens.index)
    is_plain = raw.str.fullmatch(_PROFILE_ADDRESS).fillna(False) & (slugs_of(raw) == slugs).fillna(False)
    return raw.mask(~is_plain, map_unique(slugs.mask(is_plain), profile_url))


def _person_of(export: Export, records: pd.DataFrame) -> dict[str, pd.Series]:
    by_table = records.dropna(subset=["table"]).groupby("table")[["row", "person_id"]]
    groups = {str(table): rows.set_index("row")["person_id"] for table, rows in by_table}
    nobody = pd.Series(dtype="string")
    found = {
        table: groups.get(table, nobody).reindex(getattr(export, table).index) for table in NAMING_TABLES
    }
    return found | {"member_follows": _followed(export.member_follows, records)}


def _followed(follows: pd.DataFrame, records: pd.DataFrame) -> pd.Series:
    """Follows name people only; they attach to somebody met elsewhere, and make nobody new."""
    met = records[["key", "person_id"]].dropna().drop_duplicates()
    only = met[~met["key"].duplicated(keep=False)].set_index("key")["person_id"]
    return keys_of(follows["name"]).map(only).astype("string")


def _alias_table(aliases: pd.DataFrame, records: pd.DataFrame) -> pd.DataFrame:
    people = records[["slug", "person_id"]].dropna().drop_duplicates("slug")
    known = aliases.merge(people, left_on="canonical", right_on="slug", suffixes=("", "_canonical"))
    known["url"] = map_unique(known["slug"], profile_url)
    return known[["person_id", "url", "reason"]].sort_values(["person_id", "url"], ignore_index=True)
