"""How alive each tie between the owner and a person is: counts, strength with its parts, rhythm, state.

Every function takes the touches table (:mod:`netlab.people.touches`). *Contact* is a message, an invitation
with a note, an endorsement or a recommendation; a group message counts in strength only. Silence on LinkedIn
is no evidence of a weak tie: people also meet and telephone.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from netlab.metrics.contact import coded, contacts, direct_contacts, is_among, pair_messages, until
from netlab.metrics.episodes import episodes, rhythm, states
from netlab.metrics.replies import replies
from netlab.metrics.strength import HALF_LIFE_DAYS, PARTS, layers, strength, was_strong

__all__ = [
    "contact_counts", "episodes", "layers", "reciprocity", "replies", "rhythm", "states", "strength", "ties",
    "was_strong",
]  # fmt: skip

FEWEST_MESSAGES = 4  # reciprocity of fewer says nothing

# Part of strength -> the files it is read from; absent files make it unknown, not 0.
_PART_FILES = {
    "s_message": ("messages",),
    "s_invitation": ("invitations",),
    "s_endorsement": ("endorsements_received", "endorsements_given"),
    "s_recommendation": ("recommendations_received", "recommendations_given"),
}
_COUNTS = ("n_sent", "n_received", "n_episodes")
TIE_COLUMNS = {
    "person_id": "string",
    "n_sent": "Int64",
    "n_received": "Int64",
    "first_touch_on": "datetime64[us]",
    "last_touch_on": "datetime64[us]",
    "strength": "Float64",
    "reciprocity": "Float64",
    "state": None,
    "was_strong": "boolean",
    "s": "Float64",
    **dict.fromkeys(PARTS, "Float64"),
    "layer": "Int64",
    "n_episodes": "Int64",
    "median_gap_days": "Float64",
    "silent_days": "Int64",
    "started_by_me": "Float64",
    "they_answered": "Float64",
    "their_reply_days": "Float64",
    "i_answered": "Float64",
    "my_reply_days": "Float64",
}


def contact_counts(touches: pd.DataFrame) -> pd.DataFrame:
    """Count one-to-one messages and find the first and last day of contact.

    Columns ``person_id, n_sent, n_received`` (one-to-one messages; ``NA`` where a direction is unknown),
    ``first_touch_on, last_touch_on`` (days; of any contact but group messages), one row for each person with
    direct contact, sorted by ``person_id``.
    """
    contact = direct_contacts(touches)
    days = contact["on"].dt.normalize().groupby(contact["person_id"]).agg(["min", "max"])
    messages = pair_messages(touches)
    by = messages["person_id"]
    n = pd.DataFrame(
        {
            "n_sent": (messages["direction"] == "out").fillna(False).groupby(by).sum(),
            "n_received": (messages["direction"] == "in").fillna(False).groupby(by).sum(),
        }
    ).astype("Int64")
    is_unknown = messages["direction"].isna().groupby(by).any()
    for counted in (days, n, is_unknown):  # coded ids of nobody and of many cannot be compared
        counted.index = counted.index.astype("string")
    n = n.mask(is_unknown.reindex(n.index)).reindex(days.index)
    n = n.fillna(0).mask(is_unknown.reindex(n.index).fillna(False).astype(bool))
    found = n.assign(first_touch_on=days["min"], last_touch_on=days["max"])
    return found.rename_axis("person_id").reset_index().astype({"person_id": "string"})


def reciprocity(n_sent: pd.Series, n_received: pd.Series) -> pd.Series:
    """Return min/max of the one-to-one messages each way: 1 is even, 0 one-sided; ``NA`` below four messages."""
    both = pd.DataFrame({"sent": n_sent, "received": n_received}).astype("Float64")
    ratio = both.min(axis=1, skipna=False) / both.max(axis=1, skipna=False).replace(0, pd.NA)
    return ratio.where((n_sent + n_received >= FEWEST_MESSAGES).fillna(False)).astype("Float64")


def ties(
    touches: pd.DataFrame,
    people: pd.DataFrame,
    export_has: Callable[[str], bool],
    as_of: pd.Timestamp,
    half_life_days: float = HALF_LIFE_DAYS,
) -> pd.DataFrame:
    """Assemble one row a person, in the order of ``people``: every column of :data:`TIE_COLUMNS`.

    ``export_has`` says whether a file was in the export (``export.has``). Without messages.csv nothing is
    known of contact: every column is ``NA`` for everybody, but the parts of strength whose files are there.
    What happened after ``as_of`` is left out. Shares are 0–1, times in days; ``layer`` is 5, 15, 50, 150.
    """
    seen = coded(until(touches, as_of))
    found = people[["person_id"]].reset_index(drop=True)
    beat = rhythm(seen, as_of)
    for part in (
        contact_counts(seen),
        strength(seen, as_of, half_life_days),
        was_strong(seen, half_life_days)[["person_id", "was_strong"]],
        beat.drop(columns="is_dormant"),
        replies(seen, as_of),
    ):
        found = found.merge(part.astype({"person_id": "string"}), on="person_id", how="left")
    found = _fill_silent(found, touches=seen)
    found["reciprocity"] = reciprocity(found["n_sent"], found["n_received"])
    found["state"] = states(seen, found["person_id"], as_of, beat)
    found["layer"] = layers(found)
    typed = found.astype({name: kind for name, kind in TIE_COLUMNS.items() if kind})[list(TIE_COLUMNS)]
    return _blank_unknown(typed, export_has)


def _fill_silent(table: pd.DataFrame, touches: pd.DataFrame) -> pd.DataFrame:
    """Give people without any contact their zeros; what is unknown about the others stays unknown."""
    is_met = is_among(table["person_id"], contacts(touches))
    is_direct = is_among(table["person_id"], direct_contacts(touches))
    silent = dict.fromkeys(_COUNTS, ~is_direct) | dict.fromkeys(("strength", "s", *PARTS), ~is_met)
    filled = {name: table[name].mask(table[name].isna() & where, 0) for name, where in silent.items()}
    ever = table["was_strong"].astype("boolean")
    return table.assign(**filled, was_strong=ever.mask(ever.isna() & ~is_met, False))


def _blank_unknown(table: pd.DataFrame, export_has: Callable[[str], bool]) -> pd.DataFrame:
    """Make unknown what its file could not tell."""
    unknown = [part for part, files in _PART_FILES.items() if not any(map(export_has, files))]
    if not export_has("messages"):
        unknown += [name for name in TIE_COLUMNS if name != "person_id" and name not in PARTS]
    table = table.copy()
    for name in unknown:
        table[name] = pd.Series(pd.NA, index=table.index).astype(table[name].dtype)
    return table
