"""Where friends and work meet: what friends alone open, talks that hold both, and the mix beside the one wished for.

Every function takes people as the network has them and counts connections. A personal tie is somebody judged a
friend or both; a work tie somebody judged work only. Who is not judged is told apart, never counted as either.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from netlab.metrics.composition import counted as connections_in
from netlab.vocabulary import RELATIONSHIPS

TRAITS = ("industry", "function", "employer")
PERSONAL, WORK, UNKNOWN = ("personal", "both"), ("professional",), "unknown"
RECENT = pd.DateOffset(years=3)


def through_friends(people: pd.DataFrame) -> pd.DataFrame:
    """List industries, functions and employers where a personal tie is and no work tie, the rarest kind first.

    Returns ``trait``, ``value``, ``n_friends``, ``n_unknown`` (people there who are not judged: any of them may be
    work) and ``person_ids`` (of the friends, parted by spaces); industries before functions before employers, more
    friends first.
    """
    shown = connections_in(people)
    relationship = shown["relationship"].astype("string").fillna(UNKNOWN)
    marked = shown.assign(
        is_friend=relationship.isin(PERSONAL),
        is_work=relationship.isin(WORK),
        is_open=relationship.eq(UNKNOWN),
    )
    found = pd.concat([_reached(marked, trait) for trait in TRAITS], ignore_index=True)
    return found.astype(
        {
            "trait": "string",
            "value": "string",
            "person_ids": "string",
            "n_friends": "Int64",
            "n_unknown": "Int64",
        }
    )


def _reached(marked: pd.DataFrame, trait: str) -> pd.DataFrame:
    value = marked[trait].astype("string")
    rows = marked.assign(value=value)[value.notna() & value.ne(UNKNOWN)]
    friends = rows[rows["is_friend"]].groupby("value")["person_id"].agg(" ".join)
    sizes = rows.groupby("value")[["is_friend", "is_work", "is_open"]].sum()
    alone = sizes[sizes["is_friend"].gt(0) & sizes["is_work"].eq(0)]
    table = pd.DataFrame(
        {
            "trait": trait,
            "value": alone.index,
            "n_friends": alone["is_friend"].to_numpy(),
            "n_unknown": alone["is_open"].to_numpy(),
            "person_ids": friends.reindex(alone.index).to_numpy(),
        }
    )
    return table.sort_values(["n_friends", "value"], ascending=[False, True], ignore_index=True)


def group_talk(touches: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """Say of each conversation of three or more who is in it, the largest first.

    ``touches`` holds one row a message and person. Returns ``conversation``, ``n`` (people beside the owner who wrote
    or were written to), ``n_friends``, ``n_work``, ``n_unknown`` and ``is_mixed`` (a friend and a work contact in one).
    """
    talk = touches[touches["kind"].astype("string").eq("message") & touches["n_people"].gt(2).fillna(False)]
    inside = talk[["conversation", "person_id"]].drop_duplicates()
    relationship = people.set_index("person_id")["relationship"].astype("string").fillna(UNKNOWN)
    judged = inside["person_id"].map(relationship).fillna(UNKNOWN)
    marked = inside.assign(
        n=1, n_friends=judged.isin(PERSONAL), n_work=judged.isin(WORK), n_unknown=judged.eq(UNKNOWN)
    )
    columns = ["n", "n_friends", "n_work", "n_unknown"]
    table = marked.groupby("conversation")[columns].sum().astype("Int64").reset_index()
    table = table.assign(is_mixed=(table["n_friends"].gt(0) & table["n_work"].gt(0)).astype("boolean"))
    return table.sort_values(["n", "conversation"], ascending=[False, True], ignore_index=True)


def beside_wish(people: pd.DataFrame, wish: Mapping[str, float], as_of: pd.Timestamp) -> pd.DataFrame:
    """Lay the mix beside the one wished for, of all and of those who joined in the last three years.

    Shares are of the connections there is evidence about, as ``[mix]`` in goals.toml is. Returns one row a kind of
    the wish: ``relationship``, ``wished``, ``n``, ``share``, ``n_recent``, ``recent_share``; and ``n_known``,
    ``n_recent_known``, of how many the shares are.
    """
    shown = connections_in(people)
    relationship = shown["relationship"].astype("string").fillna(UNKNOWN)
    known = relationship[relationship.ne(UNKNOWN)]
    is_recent = (
        shown["connected_on"].gt(as_of - RECENT).fillna(False)
        if pd.notna(as_of)
        else pd.Series(False, index=shown.index)
    )
    recent = known[is_recent.reindex(known.index)]
    kinds = [kind for kind in RELATIONSHIPS if kind in wish]
    now, lately = (one.value_counts().reindex(kinds, fill_value=0).astype("Int64") for one in (known, recent))
    return pd.DataFrame(
        {
            "relationship": pd.array(kinds, dtype="string"),
            "wished": [float(wish[kind]) for kind in kinds],
            "n": now.array,
            "share": _of(now, len(known)),
            "n_recent": lately.array,
            "recent_share": _of(lately, len(recent)),
            "n_known": len(known),
            "n_recent_known": len(recent),
        }
    )


def _of(counts: pd.Series, total: int) -> Any:
    """Shares; unknown, and not zero, where there is nobody to have a share of."""
    return (counts.astype("Float64") / total if total else counts.astype("Float64") * pd.NA).array
