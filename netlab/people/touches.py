"""Every dated touch between the owner and a person, in one table, and the invitations with their state.

Message, invitation with a note, endorsement and recommendation are contact. The connection itself and a
private note are listed too, but never count as contact; their weight is 0.
"""

from __future__ import annotations

import pandas as pd

from netlab.export.export import Export
from netlab.people.identity import Identities
from netlab.people.mentions import keys_of, slugs_of
from netlab.vocabulary import DIRECTIONS, INVITATION_STATES, TOUCH_KINDS

COLUMNS = ("person_id", "on", "kind", "direction", "conversation", "n_people", "weight")
KIND = pd.CategoricalDtype(list(TOUCH_KINDS))
DIRECTION = pd.CategoricalDtype(list(DIRECTIONS))
PAIR = 2

# Table -> kind, column with the date, direction.
_FILES = {
    "endorsements_received": ("endorsement", "endorsed_at", "in"),
    "endorsements_given": ("endorsement", "endorsed_at", "out"),
    "recommendations_received": ("recommendation", "written_at", "in"),
    "recommendations_given": ("recommendation", "written_at", "out"),
    "connections": ("connection", "connected_on", "both"),
    "notes": ("note", "created_at", "out"),
}


def touches(export: Export, identities: Identities) -> pd.DataFrame:
    """List the touches between the owner and each person.

    A message of a conversation of k people has weight 1/(k−1). In a group, the owner's message touches
    everybody, somebody else's message touches only its sender. If the owner is not known, ``direction`` of
    messages is ``NA``. A touch whose date could not be read stays, without its date.

    Columns ``person_id, on, kind, direction, conversation, n_people, weight``, sorted by ``person_id, on``;
    ``conversation`` and ``n_people`` are given for messages only.
    """
    parts = [_messages(export, identities), _invitations(export, identities)]
    parts += [_rows(export, identities, table, *told) for table, told in _FILES.items()]
    found = pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)
    found = found.dropna(subset=["person_id"])
    return found.sort_values(
        ["person_id", "on", "kind", "direction", "conversation", "n_people"], ignore_index=True
    )


def _messages(export: Export, identities: Identities) -> pd.DataFrame:
    """Participants who wrote or were written to; between third parties nothing touches the owner."""
    rows = identities.participants
    is_pair = (rows["n_people"] <= PAIR).astype(bool)
    is_touch = rows["direction"].notna()
    if not identities.owner.is_certain:
        is_touch = rows["is_sender"] | is_pair
    rows = rows[is_touch.astype(bool)]
    on = export.messages["sent_at"].reindex(rows["message"]).array
    weight = 1 / (rows["n_people"].clip(lower=PAIR).astype("float64") - 1)
    return _frame(
        rows["person_id"], on, "message", rows["direction"], rows["conversation"], rows["n_people"], weight
    )


def _invitations(export: Export, identities: Identities) -> pd.DataFrame:
    rows = export.invitations
    rows = rows[rows["message"].notna()]
    people = identities.person_of["invitations"].reindex(rows.index)
    return _frame(people, rows["sent_at"].array, "invitation", rows["direction"])


def _rows(
    export: Export, identities: Identities, table: str, kind: str, date: str, direction: str
) -> pd.DataFrame:
    people = identities.person_of[table]
    on = getattr(export, table)[date].array
    weight = 0.0 if kind in ("connection", "note") else 1.0
    return _frame(people, on, kind, pd.Series(direction, index=people.index), weight=weight)


def _frame(
    people: pd.Series,
    on: object,
    kind: str,
    direction: pd.Series,
    conversation: pd.Series | None = None,
    n_people: pd.Series | None = None,
    weight: pd.Series | float = 1.0,
) -> pd.DataFrame:
    nothing = pd.Series(pd.NA, index=people.index)
    return pd.DataFrame(
        {
            "person_id": people.astype("string"),
            "on": on,
            "kind": pd.Series(kind, index=people.index).astype(KIND),
            "direction": direction.astype("string").astype(DIRECTION),
            "conversation": (nothing if conversation is None else conversation).astype("string"),
            "n_people": (nothing if n_people is None else n_people).astype("Int64"),
            "weight": weight,
        }
    )


def read_invitations(export: Export, identities: Identities, as_of: pd.Timestamp) -> pd.DataFrame:
    """List the invitations of the export (about its last half year) with what became of them.

    ``accepted``: the person is a connection. ``pending``: it went out, the person's address is known and no
    connection has it; always inferred, since the export does not say so. ``unknown``: everything else, also
    where a connection of the same name joined since, perhaps under a changed address. Incoming invitations
    that were declined are not in the export, so no rate of acceptance can be read from those.

    Columns ``person_id, on, direction, has_note, state, age_days`` (whole days up to ``as_of``), sorted by
    ``on``, newest first, then ``person_id``.
    """
    rows = export.invitations
    people = identities.person_of["invitations"]
    connected = identities.people.set_index("person_id")["is_connection"].fillna(False)
    is_accepted = people.map(connected).astype("boolean").fillna(False).astype(bool)
    is_pending = (rows["direction"] == "out") & ~is_accepted & _is_surely_unmatched(export)
    state = pd.Series("unknown", index=rows.index).mask(is_pending, "pending").mask(is_accepted, "accepted")
    found = pd.DataFrame(
        {
            "person_id": people,
            "on": rows["sent_at"],
            "direction": rows["direction"].astype("string").astype(DIRECTION),
            "has_note": rows["message"].notna().astype("boolean"),
            "state": state.astype(pd.CategoricalDtype(list(INVITATION_STATES))),
            "age_days": (as_of.normalize() - rows["sent_at"].dt.normalize()).dt.days.astype("Int64"),
        }
    )
    found = found.dropna(subset=["person_id"])
    return found.sort_values(
        ["on", "person_id", "direction", "has_note"], ascending=[False, True, True, True], ignore_index=True
    )


def _is_surely_unmatched(export: Export) -> pd.Series:
    """Whether an invitation's address could have been found among the connections, had it been accepted."""
    rows, connections = export.invitations, export.connections
    has_address = slugs_of(rows["invitee_url"]).notna()
    if not connections["url"].notna().any():
        return has_address & False
    newest = connections["connected_on"].groupby(keys_of(connections["name"])).max()
    joined = newest.reindex(keys_of(rows["recipient"]))
    return has_address & ~(joined.array >= rows["sent_at"].dt.normalize())
