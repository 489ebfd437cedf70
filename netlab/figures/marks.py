"""From people to marks: a dot each, or, of very many, the strongest as dots and the others in beads that are counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from netlab.figures.shapes import RING

DOTS = 3000  # up to this many people are a dot each
IN_GROUPS, STRONGEST = 1500, 200  # … of more, so many of the groups drawn, and so many of all the others, are
BEADS = 1000  # at most about so many beads for all the others
SIZES = (10, 20, 50, 100, 200, 500, 1000)  # people in a bead
FAINTEST = 0.06  # area of a tie without any strength, as a part of the strongest possible
BEAD = 0.55  # radius of a full bead, in units of the largest dot
LAST_SECTORS = ("other functions", "title unclear", "in smaller groups")


@dataclass(frozen=True, eq=False)
class Marks:
    """What is drawn, in the order in which it is placed.

    ``table``: one row a mark: ``region`` and ``sector`` (numbers, -1 for none), ``radius``, ``outer`` (with the
    ring), ``relationship``, ``since``, ``n`` (people), ``row`` (of the people table; -1 for a bead). ``sectors``:
    their names; ``per_bead``: people in a full bead, 0 if everybody is a dot.
    """

    table: pd.DataFrame
    people: pd.DataFrame
    sectors: list[str]
    per_bead: int

    @property
    def is_dot(self) -> np.ndarray:
        """Whether each mark is one person."""
        return self.table["row"].to_numpy() >= 0


def marks_of(people: pd.DataFrame, regions: Sequence[str]) -> Marks:
    """Turn the people of ``map_table`` into marks; ``regions`` numbers the groups."""
    sectors = _in_order(people["sector"].dropna())
    placed = pd.DataFrame(
        {
            "region": pd.Index(regions).get_indexer(pd.Index(people["region"])),
            "sector": pd.Index(sectors).get_indexer(pd.Index(people["sector"])),
            "relationship": people["relationship"].astype("string"),
            "since": people["since"].astype("string"),
            "strength": people["strength"].astype("float64"),
            "n": 1,
            "row": np.arange(len(people)),
        }
    )
    if len(people) <= DOTS:
        return Marks(_with_radii(placed, 1), people, sectors, 0)
    is_dot = _is_dot(placed)
    per_bead = next((size for size in SIZES if (~is_dot).sum() / size <= BEADS), SIZES[-1])
    beads = _beads(placed[~is_dot], per_bead)
    return Marks(
        _with_radii(pd.concat([placed[is_dot], beads], ignore_index=True), per_bead),
        people,
        sectors,
        per_bead,
    )


def _is_dot(placed: pd.DataFrame) -> pd.Series:
    """The strongest of the groups, and the strongest of the band if there was any contact; rows come strongest first."""
    inside = placed["region"] >= 0
    met = ~inside & (placed["strength"].fillna(1.0) > 0)
    return (inside & (inside.cumsum() <= IN_GROUPS)) | (met & (met.cumsum() <= STRONGEST))


def _in_order(sectors: pd.Series) -> list[str]:
    """Order the sectors, largest first; the collective ones at the end."""
    counts = sectors.value_counts()
    rank = {name: place for place, name in enumerate(LAST_SECTORS, start=1)}
    return sorted(counts.index, key=lambda name: (rank.get(name, 0), -counts[name], name))


def _beads(people: pd.DataFrame, size: int) -> pd.DataFrame:
    """Gather people of one place, mix and silence into beads of ``size``, the last of each with what is left."""
    by = ["region", "sector", "since", "relationship"]
    ranked = people.assign(since=people["since"].map(_RANK))
    bead = ranked.groupby(by).cumcount() // size
    found = ranked.groupby([*by, bead], sort=True).size().rename("n").reset_index()
    return found.assign(since=found["since"].map(_WORD), strength=np.nan, row=-1).drop(columns="level_4")


_WORD = dict(enumerate(("year", "three years", "longer", "unknown", "never")))
_RANK = {word: rank for rank, word in _WORD.items()}


def _with_radii(table: pd.DataFrame, per_bead: int) -> pd.DataFrame:
    is_dot = table["row"] >= 0
    known = table["strength"].fillna(0.3)  # without messages.csv all dots are alike
    dot = np.sqrt(FAINTEST + (1 - FAINTEST) * known)
    radius = dot.where(is_dot, BEAD * np.sqrt(table["n"] / per_bead))
    ringed = is_dot & (table["since"] == "year")
    return table.assign(radius=radius, outer=radius * np.where(ringed, RING, 1.0))
