"""Cutting people into cells of five or more, and making the cuts of several tables agree.

The rule of five is threshold suppression, done by merging instead of blanking; a difference of two published
cells is as good as a published cell, so every cut is checked against every other one (Hundepool et al.,
*Statistical Disclosure Control*, 2012, chapters 4 and 5; docs/decisions/0014).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

import numpy as np
import pandas as pd

K = 5  # the fewest people that a published cell may count
EVERYBODY = "everybody"
SOME_ROWS = 3  # rows that make a table worth reading; with fewer, coarser columns may keep more
UNDATED = "no date"

Sizes = dict[str, int]
Renamed = Mapping[str, str]


@dataclass(frozen=True, eq=False)
class Partition:
    """A cut of the same members into cells: who is in which, in what order, and how to make it coarser.

    ``codes`` holds a place in ``labels`` for each member. ``coarsen`` says what a cell is called after it
    was given up. Of two cuts that do not agree the one with the lower ``rank`` gives way.
    """

    name: str
    codes: np.ndarray
    labels: tuple[str, ...]
    coarsen: Callable[[Partition, str], Renamed]
    rank: int = 0

    def sizes(self) -> Sizes:
        """Return how many members each cell has."""
        counts = np.bincount(self.codes, minlength=len(self.labels))
        return dict(zip(self.labels, counts.tolist(), strict=True))

    def without(self, label: str) -> Partition:
        """Return the cut after the cell ``label`` was given up to another."""
        return self.renamed(self.coarsen(self, label))

    def renamed(self, words: Renamed) -> Partition:
        """Return the cut with cells under new names; cells of the same name become one."""
        names = [words.get(label, label) for label in self.labels]
        labels = tuple(dict.fromkeys(names))
        place = np.array([labels.index(name) for name in names], dtype="int64")
        return replace(self, codes=place[self.codes], labels=labels)

    def members(self) -> pd.Series:
        """Return the label of each member."""
        return pd.Series(np.array(self.labels, dtype=object)[self.codes], dtype="string")

    @property
    def is_cut(self) -> bool:
        """Say whether there is more than one cell left."""
        return len(self.labels) > 1


def partition(
    name: str,
    values: pd.Series,
    order: Sequence[str],
    coarsen: Callable[[Partition, str], Renamed],
    rank: int = 0,
) -> Partition:
    """Cut by a column: a cell for each value that occurs, in ``order``, each of five or more."""
    present = set(values.unique())
    labels = tuple(label for label in order if label in present) or (EVERYBODY,)
    codes = pd.Categorical(values, categories=list(labels)).codes.astype("int64")
    return settled(Partition(name, np.maximum(codes, 0), labels, coarsen, rank))


def settled(cut: Partition) -> Partition:
    """Merge until every cell has five or more members, or there is one cell only."""
    small = few(cut.sizes())
    while small and cut.is_cut:
        cut = cut.without(min(small, key=lambda label: (small[label], label)))
        small = few(cut.sizes())
    return cut


def few(sizes: Mapping[str, int]) -> Sizes:
    """Return the cells with somebody in them, but fewer than five."""
    return {label: n for label, n in sizes.items() if 0 < n < K}


# How a cell is given up.


def to_rest(rest: str) -> Callable[[Partition, str], Renamed]:
    """Give a cell up to a rest; the rest itself, when too small, takes the smallest of the others."""

    def coarsen(cut: Partition, label: str) -> Renamed:
        small = few(cut.sizes())  # all of them at once: archives have thousands of small employers
        given = dict.fromkeys((*small, label), rest)
        if (rest in cut.labels and given != {rest: rest}) or len(given) > 1:
            return given
        others = {name: n for name, n in cut.sizes().items() if name not in (rest, label)}
        return given | {min(others, key=lambda name: (others[name], name)): rest}

    return coarsen


def to_neighbour(join: Callable[[str, str], str]) -> Callable[[Partition, str], Renamed]:
    """Give a cell up to the smaller of its two neighbours in the order of the cells."""

    def coarsen(cut: Partition, label: str) -> Renamed:
        place, sizes = cut.labels.index(label), cut.sizes()
        sides = [n for n in (place - 1, place + 1) if 0 <= n < len(cut.labels)]
        other = min(sides, key=lambda n: (sizes[cut.labels[n]], n))
        pair = [cut.labels[n] for n in sorted((place, other))]
        return dict.fromkeys(pair, join(*pair))

    return coarsen


def along(*steps: Renamed) -> Callable[[Partition, str], Renamed]:
    """Take the next of several steps, each coarser than the one before; after the last there is one cell."""

    def coarsen(cut: Partition, label: str) -> Renamed:
        for step in steps:
            if len({step.get(name, name) for name in cut.labels}) < len(cut.labels):
                return step
        return dict.fromkeys(cut.labels, EVERYBODY)

    return coarsen


def to_nothing(cut: Partition, label: str) -> Renamed:
    """Give up the whole cut: of a yes and a no there is no coarser one."""
    return dict.fromkeys(cut.labels, EVERYBODY)


def span(first: str, last: str) -> str:
    """Name a stretch of time: ``2019 Q1`` and ``2019 Q3`` give ``2019 Q1 to 2019 Q3``."""
    dated = [part.removesuffix(f" or {UNDATED}") for part in (first, last) if part != UNDATED]
    begin, end = dated[0].split(" to ")[0], dated[-1].split(" to ")[-1]
    words = begin if begin == end else f"{begin} to {end}"
    return f"{words} or {UNDATED}" if UNDATED in first + last else words


# Tables of two columns.


@dataclass(frozen=True, eq=False)
class Table:
    """A cut by two columns at once: rows of one cut, each cut again by the columns."""

    name: str
    rows: Partition
    columns: Partition
    rank: int = 0
    one_sided: frozenset[str] = frozenset()

    def counts(self) -> np.ndarray:
        """Return how many members are in each cell, rows down and columns across."""
        return crossed(self.rows, self.columns)

    def cells(self) -> Partition:
        """Return the cut into cells that are there; giving one up gives up its row."""
        width = len(self.columns.labels)
        names = [f"{row}\n{column}" for row in self.rows.labels for column in self.columns.labels]
        codes = self.rows.codes * width + self.columns.codes
        there = np.unique(codes)
        labels = tuple(names[code] for code in there)
        return Partition(self.name, np.searchsorted(there, codes), labels, to_nothing, self.rank)

    def without(self, cell: str) -> Table:
        """Return the table after the row of a cell was given up to another row."""
        return replace(self, rows=self.rows.without(cell.partition("\n")[0])).settled()

    def settled(self) -> Table:
        """Merge rows until every cell is empty or counts five or more, or there is one row only."""
        table = self
        while table.rows.is_cut and (bad := table.too_small()):
            table = replace(table, rows=table.rows.without(bad))
        return table

    def too_small(self) -> str:
        """Return a row that may not be published as it is: one that counts few, or tells of all in it."""
        counts = self.counts()
        small = ((counts > 0) & (counts < K)).any(axis=1)
        told = [name not in self.one_sided for name in self.columns.labels]
        alone = (counts > 0).sum(axis=1) == 1
        bad = np.flatnonzero(small | (alone & (counts[:, told].sum(axis=1) > 0)))
        if not len(bad):
            return ""
        smallest = bad[np.argmin(counts[bad].sum(axis=1))]
        return self.rows.labels[int(smallest)]


def crossed(rows: Partition, columns: Partition) -> np.ndarray:
    """Count the members in each pair of cells of two cuts."""
    shape = (len(rows.labels), len(columns.labels))
    flat = np.bincount(rows.codes * shape[1] + columns.codes, minlength=shape[0] * shape[1])
    return flat.reshape(shape)


def table_of(
    name: str,
    rows: Partition,
    columns: Partition,
    coarsen: Callable[[Partition, str], Renamed],
    *,
    rank: int = 0,
    one_sided: Sequence[str] = (),
) -> Table:
    """Cut ``rows`` by ``columns``: with the finest columns that leave a few rows, else with the most cells.

    A row in which all members share one column tells that of each of them; it is merged as well, unless the
    column is one of ``one_sided`` (it tells nothing).
    """
    tables, cut = [], columns
    while cut.is_cut:
        tables.append(Table(name, replace(rows, coarsen=coarsen), cut, rank, frozenset(one_sided)).settled())
        cut = cut.without(cut.labels[0])
    if not tables:
        return Table(name, replace(rows.renamed(dict.fromkeys(rows.labels, EVERYBODY)), coarsen=coarsen), cut)
    enough = [table for table in tables if len(table.rows.labels) >= SOME_ROWS]
    return enough[0] if enough else max(tables, key=lambda table: len(table.rows.labels))


# Cuts that do not give each other away.


def agreed(cuts: Sequence[Partition]) -> list[Partition]:
    """Coarsen until no difference between cells of two cuts counts one to four members."""
    kept = {cut.name: cut for cut in cuts}
    while found := next(_conflicts(list(kept.values())), None):
        name, label = found
        kept[name] = settled(kept[name].without(label))
    return list(kept.values())


def agreed_tables(tables: Sequence[Table], cuts: Sequence[Partition]) -> list[Table]:
    """Coarsen the tables until they agree with each other and with cuts that agree already."""
    kept = {table.name: table for table in tables}
    fixed = [replace(cut, rank=1_000_000) for cut in cuts]
    while True:
        drawn = [table.cells() for table in kept.values() if table.rows.is_cut]
        found = next((pair for pair in _conflicts([*drawn, *fixed]) if pair[0] in kept), None)
        if found is None:
            return list(kept.values())
        name, label = found
        kept[name] = kept[name].without(label)


def _conflicts(cuts: Sequence[Partition]) -> Iterator[tuple[str, str]]:
    """Yield a cut and the cell it should give up, for each pair of cuts that gives somebody away."""
    for one, other in permutations([cut for cut in cuts if cut.is_cut], 2):
        counts = crossed(one, other)
        for inner, outer in given_away(counts):
            if one.rank < other.rank:
                yield one.name, one.labels[inner]
            else:
                yield other.name, other.labels[outer]


def given_away(counts: np.ndarray) -> list[tuple[int, int]]:
    """Find where cells of the first cut, taken from a cell of the second, leave one to four people.

    ``counts``: members in each pair of cells, the first cut down. Whoever knows that employers lie inside an
    industry can take their numbers from the industry's; and so with everybody but the industry. Returns
    (a cell of the first cut, the cell of the second).
    """
    touching = counts > 0
    sizes, totals = counts.sum(axis=1), counts.sum(axis=0)
    found = []
    for outer in range(counts.shape[1]):
        inside = touching[:, outer] & (touching.sum(axis=1) == 1)
        outside = ~touching[:, outer]
        for whole, parts in ((totals[outer], inside), (sizes.sum() - totals[outer], outside)):
            left = int(whole - sizes[parts].sum())
            if parts.any() and 0 < left < K:
                places = np.flatnonzero(parts)
                found.append((int(places[np.argmin(sizes[places])]), outer))
    return found
