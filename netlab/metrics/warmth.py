"""Groups of people in one line: how many, how many warm, how many friends, and the first three to ask.

*Warm* is a tie that is active (``state``); *friends* are personal or both, *work* professional or both. What the
archive cannot tell stays missing: nobody is called cold because there is no file of messages.
"""

from __future__ import annotations

import pandas as pd

from netlab.metrics.term_index import joined
from netlab.text import counted
from netlab.vocabulary import RELATIONSHIPS

FIRST = 3
LINED_UP = ("person_id", "is_warm", "is_personal", "is_work", "may_be_asked")  # what a line is summed from
SIDES = {"n_personal": ("personal", "both"), "n_work": ("professional", "both")}


def line_up(people: pd.DataFrame) -> pd.DataFrame:
    """Return the people, those to ask first at the top: the strongest ties, then once strong ones.

    Adds ``is_warm``, ``is_personal``, ``is_work`` (``NA`` where unknown for everybody) and ``may_be_asked``
    (not muted). Equal people stand in the order of ``person_id``.
    """
    relationship = people["relationship"].astype("string")
    is_judged = bool(relationship.isin(RELATIONSHIPS[:3]).any())
    marked = people.assign(
        is_warm=people["state"].astype("string").eq("active").astype("boolean"),
        is_personal=_side(relationship, "n_personal", is_judged),
        is_work=_side(relationship, "n_work", is_judged),
        may_be_asked=~people["is_muted"].astype("boolean").fillna(False),
        by_strength=-people["strength"].astype("Float64").fillna(0.0),
        by_past=~people["was_strong"].astype("boolean").fillna(False),
    )
    order = marked.sort_values(["by_strength", "by_past", "person_id"], ignore_index=True)
    return order.drop(columns=["by_strength", "by_past"])


def _side(relationship: pd.Series, side: str, is_judged: bool) -> pd.Series:
    is_of = relationship.isin(SIDES[side]).astype("boolean")
    return is_of if is_judged else is_of.mask(is_of.notna())


def by_group(rows: pd.DataFrame) -> pd.DataFrame:
    """Sum the rows of each ``group`` (rows of :func:`line_up`, one a person and group).

    Returns, by group: ``n``, ``n_warm``, ``n_personal``, ``n_work``, ``person_ids`` (the first three to ask,
    parted by spaces; ``NA`` where all are muted).
    """
    groups = rows.groupby("group", observed=True)
    table = pd.DataFrame({"n": groups.size()})
    for name in ("n_warm", *SIDES):
        table[name] = groups[name.replace("n_", "is_")].sum(min_count=1)
    asked = rows[rows["may_be_asked"]].rename(columns={"group": "row"}).sort_values("row", kind="stable")
    table["person_ids"] = joined(asked, "person_id", " ", FIRST)
    return table.astype(
        {"n": "Int64", "n_warm": "Int64", "n_personal": "Int64", "n_work": "Int64", "person_ids": "string"}
    )


def in_words(n: int, n_warm: int | None, n_personal: int | None, n_work: int | None = None) -> str:
    """Say a line in words: ``12 people, 3 of them warm; 4 through friends, 9 through work``; unknown parts left out."""
    said = counted(n, "person", "people") + _warm(n, n_warm)
    sides = [(n_personal, "friends"), (n_work, "work")]
    through = [f"{k:,} through {side}" for k, side in sides if not _is_missing(k) and k]
    return "; ".join([said, ", ".join(through)] if through else [said])


def _warm(n: int, n_warm: int | None) -> str:
    if _is_missing(n_warm):
        return ""
    if n == 1:
        return ", warm" if n_warm else ", not warm"
    some = {0: "none", n: "all"}.get(int(n_warm or 0), f"{n_warm:,}")
    return f", {some} of them warm"


def _is_missing(number: int | None) -> bool:
    return number is None or bool(pd.isna(number))
