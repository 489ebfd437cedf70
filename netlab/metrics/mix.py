"""The mix of a network told three ways, because LinkedIn sees work talk better than friendship.

*counted*: what the evidence and the user's answers say. *bounds*: what the shares would be if everyone
without an answer were this, or none were. *estimated*: for the whole network, from twenty of the user's
answers about people drawn at random, on.
"""

from __future__ import annotations

import pandas as pd

from netlab.metrics.composition import counted
from netlab.metrics.intervals import wilson
from netlab.text import percent
from netlab.vocabulary import RELATIONSHIPS

ENOUGH_RANDOM = 20  # random answers before anything is estimated or any accuracy shown (methods.md §2.3)
WAYS = ("counted", "bounds", "estimated")
DECIDED = ("personal", "both", "professional")
COLUMNS = ["way", "relationship", "n", "share", "low", "high", "interval", "basis"]


def mix_three_ways(people: pd.DataFrame, labels: pd.DataFrame) -> pd.DataFrame:
    """Tell the mix of the connections by each way.

    ``people``: person_id, is_connection, relationship. ``labels``: person_id, relationship, chosen,
    labelled_as (one row a person).

    Returns ``way`` {counted, bounds, estimated}, ``relationship``, ``n`` (people counted, NA where
    estimated), ``share``, ``low``, ``high``, ``interval`` {none, bounds, sampling}, ``basis`` (a sentence).
    The estimate is left out below :data:`ENOUGH_RANDOM` random answers.
    """
    shown = counted(people)
    parts = [_counted(shown), _bounds(shown)]
    random = random_answers(shown, labels)
    if len(random) >= ENOUGH_RANDOM:
        parts.append(_estimated(shown, labels, random))
    return pd.concat(parts, ignore_index=True).astype({"n": "Int64", "way": "string", "basis": "string"})


def random_answers(people: pd.DataFrame, labels: pd.DataFrame) -> pd.DataFrame:
    """Return the labels given to single people of ``people`` that were drawn at random."""
    drawn = labels["chosen"].eq("random") & ~labels["labelled_as"].eq("group").fillna(False)
    return labels[drawn.fillna(False) & labels["person_id"].isin(people["person_id"])]


def leaning(people: pd.DataFrame) -> str:
    """Say which way the evidence leans: a sentence for the first screen."""
    shown = counted(people)
    if shown.empty:
        return "There are no connections to judge."
    missed = int(shown["relationship"].eq("unknown").sum())
    if not missed and len(shown) == 1:
        return "The one connection is decided, so nothing leans either way."
    if not missed:
        return f"All {len(shown):,} connections are decided, so nothing leans either way."
    if missed == len(shown):
        return (
            "Nothing here says who is a friend and who is work: an archive without messages or endorsements, "
            "and without your own answers, cannot."
        )
    return (
        f"LinkedIn sees work better than friendship: about {missed:,} of {len(shown):,} connections "
        f"({percent(missed / len(shown))}) it is silent, and more of them may be friends than the decided ones suggest."
    )


def _counted(people: pd.DataFrame) -> pd.DataFrame:
    sizes = people["relationship"].astype("string").value_counts()
    rows = [(name, int(sizes.get(name, 0))) for name in RELATIONSHIPS]
    table = pd.DataFrame(rows, columns=["relationship", "n"])
    share = table["n"] / max(len(people), 1)
    return _as_table(
        table.assign(way="counted", share=share, low=share, high=share, interval="none"), _COUNTED
    )


def _bounds(people: pd.DataFrame) -> pd.DataFrame:
    sizes, total = people["relationship"].astype("string").value_counts(), max(len(people), 1)
    open_ = int(sizes.get("unknown", 0))
    rows = [(name, n := int(sizes.get(name, 0)), n / total, (n + open_) / total) for name in DECIDED]
    table = pd.DataFrame(rows, columns=["relationship", "n", "low", "high"])
    return _as_table(table.assign(way="bounds", share=float("nan"), interval="bounds"), _BOUNDS)


def _estimated(people: pd.DataFrame, labels: pd.DataFrame, random: pd.DataFrame) -> pd.DataFrame:
    """Count who was answered for by choice as they are; let the random answers stand for everyone else."""
    chosen = labels[
        labels["person_id"].isin(people["person_id"]) & ~labels["person_id"].isin(random["person_id"])
    ]
    known, said = chosen["relationship"].value_counts(), random["relationship"].value_counts()
    total, rest = len(people), len(people) - len(chosen)
    rows = []
    for name in RELATIONSHIPS:
        hits, fixed = int(said.get(name, 0)), int(known.get(name, 0))
        low, high = wilson(hits, len(random))
        p = hits / len(random)
        rows.append((name, *((fixed + rest * value) / total for value in (p, low, high))))
    table = pd.DataFrame(rows, columns=["relationship", "share", "low", "high"])
    basis = f"Estimated from your answers about {len(random)} people drawn at random; 95 % Wilson intervals."
    return _as_table(table.assign(way="estimated", n=None, interval="sampling"), basis)


_COUNTED = "Counted: your answers and the evidence in the archive; no evidence is an answer of its own."
_BOUNDS = "Bounds: if none, or all, of those without evidence were this."


def _as_table(table: pd.DataFrame, basis: str) -> pd.DataFrame:
    dtype = pd.CategoricalDtype(list(RELATIONSHIPS))
    shares = dict.fromkeys(["share", "low", "high"], "float64")
    return table.assign(basis=basis).astype({"n": "Int64", "relationship": dtype, **shares})[COLUMNS]
