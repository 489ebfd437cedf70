"""What may be shown of a network: one frozen value, tables of aggregates only.

Nothing here stands for one person. Every count of people, posts, invitations, reactions or follows is five or
more; cells that would be smaller were merged, in all tables alike. No name, address, message, post, goal or
day is in it; employers and industries appear where five or more people share them and the word names nobody.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields

import pandas as pd

from netlab.network import Network
from netlab.privacy.cuts import FLAGS, NO_GROUP, RESTS, UNKNOWN, YES, Cuts, cuts_of
from netlab.privacy.names import telling
from netlab.privacy.others import content_table, follow_table, invitation_table, reaction_table
from netlab.privacy.partitions import Partition, Table
from netlab.privacy.rounded import ranges_of
from netlab.privacy.why_not import reasons

SMALLEST = 20  # connections; of fewer nothing is told in any detail
EMPTY: dict[str, tuple[str, ...]] = {
    "mix": ("relationship", "n", "share"),
    "mix_by": ("by", "value", "relationship", "n", "share"),
    "functions": ("function", "n", "share"),
    "levels": ("level", "n", "share"),
    "industries": ("industry", "n", "share"),
    "employers": ("employer", "n", "share"),
    "growth": ("period", "n", "total"),
    "years": ("year", "n", "share"),
    "states": ("state", "n", "share"),
    "layers": ("layer", "state", "n"),
    "groups": ("size", "groups", "n"),
    "support": ("part", "n", "share"),
    "ranges": ("measure", "low", "high", "n"),
    "invitations": ("note", "state", "n"),
    "content": ("period", "label", "n"),
    "reactions": ("reaction", "n", "share"),
    "follows": ("kind", "n", "share"),
    "withheld": ("section", "why"),
}


def _blank(name: str) -> pd.DataFrame:
    return typed(pd.DataFrame(columns=list(EMPTY[name])))


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Shareable:
    """The aggregates of one network. ``n`` is the number of connections with a name, or None below twenty.

    ``mix``: relationship, n, share. ``mix_by``: the same by {function, level, year} and its value. ``functions``,
    ``levels``, ``industries``, ``employers``, ``years``, ``states``: n and share of all connections, rests last.
    ``growth``: still connected by the quarter (or run of quarters) they joined, with the running total. ``layers``:
    the strongest ties by state. ``groups``: how many groups of a size, with how many people. ``support``: connections who did
    something. ``ranges``: coarse measures of variety and structure. ``invitations``: sent, by note and outcome.
    ``content``: posts, comments and articles by run of quarters and label. ``reactions``, ``follows``: by kind.
    ``withheld``: what is not told, and why. ``as_of`` is a quarter: ``2026 Q4``.
    """

    n: int | None
    as_of: str = ""
    is_sample: bool = False
    mix: pd.DataFrame = field(default_factory=lambda: _blank("mix"))
    mix_by: pd.DataFrame = field(default_factory=lambda: _blank("mix_by"))
    functions: pd.DataFrame = field(default_factory=lambda: _blank("functions"))
    levels: pd.DataFrame = field(default_factory=lambda: _blank("levels"))
    industries: pd.DataFrame = field(default_factory=lambda: _blank("industries"))
    employers: pd.DataFrame = field(default_factory=lambda: _blank("employers"))
    growth: pd.DataFrame = field(default_factory=lambda: _blank("growth"))
    years: pd.DataFrame = field(default_factory=lambda: _blank("years"))
    states: pd.DataFrame = field(default_factory=lambda: _blank("states"))
    layers: pd.DataFrame = field(default_factory=lambda: _blank("layers"))
    groups: pd.DataFrame = field(default_factory=lambda: _blank("groups"))
    support: pd.DataFrame = field(default_factory=lambda: _blank("support"))
    ranges: pd.DataFrame = field(default_factory=lambda: _blank("ranges"))
    invitations: pd.DataFrame = field(default_factory=lambda: _blank("invitations"))
    content: pd.DataFrame = field(default_factory=lambda: _blank("content"))
    reactions: pd.DataFrame = field(default_factory=lambda: _blank("reactions"))
    follows: pd.DataFrame = field(default_factory=lambda: _blank("follows"))
    withheld: pd.DataFrame = field(default_factory=lambda: _blank("withheld"))

    def tables(self) -> dict[str, pd.DataFrame]:
        """Return every table by name."""
        named = ((one.name, getattr(self, one.name)) for one in fields(self))
        return {name: value for name, value in named if isinstance(value, pd.DataFrame)}

    def why_not(self, section: str) -> str:
        """Return the sentence on why ``section`` tells nothing here; empty if it does."""
        found = self.withheld.loc[self.withheld["section"] == section, "why"]
        return str(found.iloc[0]) if len(found) else ""


def shareable(network: Network) -> Shareable:
    """Return what may be shown of ``network``: aggregates over five or more, and why the rest is not there.

    Below twenty connections the value holds the reason only.
    """
    unsafe = telling(network)
    cuts = cuts_of(network, unsafe)
    if cuts.n < SMALLEST:
        return Shareable(
            n=None, is_sample=network.is_sample, withheld=typed(reasons(network, {}, too_few=True))
        )
    tables = _of_people(cuts) | {
        "groups": _groups(network, cuts.cuts["group"]),
        "invitations": invitation_table(network, cuts),
        "content": content_table(network.posts),
        "reactions": reaction_table(network.reactions),
        "follows": follow_table(network.follows),
    }
    tables["ranges"] = ranges_of(network, cuts)
    told = {name: typed(table[list(EMPTY[name])]) for name, table in tables.items()}
    return Shareable(
        n=cuts.n,
        as_of=_quarter(network.as_of),
        is_sample=network.is_sample,
        withheld=typed(reasons(network, told)),
        **told,
    )


def _of_people(cuts: Cuts) -> dict[str, pd.DataFrame]:
    one = cuts.cuts
    period = _counted(one["period"], "period")
    return {
        "mix": _counted(one["relationship"], "relationship"),
        "functions": _counted(one["function"], "function"),
        "levels": _counted(one["level"], "level"),
        "industries": _counted(one["industry"], "industry"),
        "employers": _counted(one["employer"], "employer"),
        "years": _counted(one["year"], "year"),
        "states": _counted(one["state"], "state"),
        "growth": period.assign(total=period["n"].cumsum()),
        "mix_by": pd.concat(
            [_two(cuts.tables[f"by_{by}"], "value", "relationship").assign(by=by) for by in ("function", "level", "year")],
            ignore_index=True,
        ).pipe(lambda table: table.assign(share=table["n"] / cuts.n)),
        "layers": _two(cuts.tables["by_layer"], "layer", "state"),
        "support": _flags(cuts),
    }  # fmt: skip


def _counted(cut: Partition, name: str) -> pd.DataFrame:
    """Count each cell with its share; a cut with one cell tells nothing, so it gives no rows."""
    sizes = {label: n for label, n in cut.sizes().items() if n} if cut.is_cut else {}
    sizes = {label: sizes[label] for label in sorted(sizes, key=_place_of_rest)}
    table = pd.DataFrame({name: list(sizes), "n": list(sizes.values())})
    return table.assign(share=table["n"] / max(int(table["n"].sum()), 1))


def _two(table: Table, row: str, column: str) -> pd.DataFrame:
    """List the cells of a table of two columns; empty ones are left out."""
    cells = table.cells() if table.rows.is_cut else None
    found = [(*label.split("\n"), n) for label, n in cells.sizes().items()] if cells else []
    return pd.DataFrame(
        sorted(found, key=lambda cell: _place_of_rest(str(cell[0]))), columns=[row, column, "n"]
    )


def _place_of_rest(label: str) -> int:
    """Put what was merged after what has a name, and what is not known last."""
    return 2 if label == UNKNOWN else 1 if label in RESTS else 0


def _flags(cuts: Cuts) -> pd.DataFrame:
    found = [(words, cuts.cuts[name].sizes()[YES]) for name, words in FLAGS.items() if cuts.cuts[name].is_cut]
    table = pd.DataFrame(found, columns=["part", "n"])
    return table.assign(share=table["n"] / cuts.n)


def _groups(network: Network, cut: Partition) -> pd.DataFrame:
    if not cut.is_cut:
        return _blank("groups")
    sizes = cut.sizes()
    group = network.people.loc[
        network.people["is_connection"].fillna(False).astype("bool"), "group"
    ].reset_index(drop=True)
    n_groups = group.groupby(cut.members()).nunique()
    rows = [
        (label, int(n_groups.get(label, 0)) if label != NO_GROUP else pd.NA, n)
        for label, n in sizes.items()
        if n
    ]
    return pd.DataFrame(rows, columns=["size", "groups", "n"])


def _quarter(day: pd.Timestamp) -> str:
    return "" if pd.isna(day) else f"{day.year} Q{day.quarter}"


def typed(table: pd.DataFrame) -> pd.DataFrame:
    """Give counts, shares and words their types."""
    counts, measures = ("n", "total", "groups"), ("share", "low", "high")
    kinds = {
        name: "Int64" if name in counts else "float64" if name in measures else "string"
        for name in table.columns
    }
    return table.astype(kinds).reset_index(drop=True)
