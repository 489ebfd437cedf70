"""The cuts of a network that are published: who its connections are, each told by cells of five or more."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from netlab.metrics.composition import counted
from netlab.network import Network
from netlab.privacy.partitions import (
    EVERYBODY,
    UNDATED,
    Partition,
    Table,
    agreed,
    agreed_tables,
    along,
    partition,
    span,
    table_of,
    to_neighbour,
    to_nothing,
    to_rest,
)
from netlab.vocabulary import FUNCTIONS, RELATIONSHIPS, SENIORITIES, STATES

UNKNOWN = "unknown"
OTHER_FUNCTIONS, OTHER_LEVELS = "other", "other levels"
OTHER_INDUSTRIES, OTHER_EMPLOYERS = "other industries", "other employers or none named"
THE_OTHERS = "all the others"
RESTS = frozenset((OTHER_FUNCTIONS, OTHER_LEVELS, OTHER_INDUSTRIES, OTHER_EMPLOYERS, THE_OTHERS))
EITHER, ANY = "personal or both", "personal, both or professional"
RELATION_STEPS = (
    {"personal": EITHER, "both": EITHER},
    dict.fromkeys(("personal", "both", EITHER, "professional"), ANY),
)
QUIET, IN_CONTACT = "cooling or dormant", "some contact"
STATE_STEPS = (
    {"cooling": QUIET, "dormant": QUIET},
    dict.fromkeys(("active", "cooling", "dormant", QUIET), IN_CONTACT),
)
LAYER_WORDS = {
    5: "the 5 strongest",
    15: "the next 10",
    50: "the next 35",
    150: "the next 100",
    0: "further ties with contact",
}
NO_CONTACT = "no contact one to one"
GROUP_SIZES = ((5, 9), (10, 19), (20, 49), (50, 0))
NO_GROUP = "in no group of five or more"
FLAGS = {
    "two_way": "wrote to the owner and were written to",
    "endorsed_me": "endorsed the owner",
    "endorsed": "were endorsed by the owner",
    "recommended_me": "recommended the owner",
    "recommended": "were recommended by the owner",
}
YES, NO = "yes", "no"
WITH_NOTE, WITHOUT_NOTE, ANY_NOTE = "with a note", "without a note", "with or without a note"
INVITED, NOT_INVITED = "invited", "did not accept an invitation of the owner's"


@dataclass(frozen=True)
class Cuts:
    """All cuts of the connections of one network, by name, and the tables of two of them."""

    cuts: Mapping[str, Partition]
    tables: Mapping[str, Table]
    n: int

    def all(self) -> list[Partition]:
        """Return everything published about the connections as cuts of the same people."""
        return [*self.cuts.values(), *(table.cells() for table in self.tables.values() if table.rows.is_cut)]


def cuts_of(network: Network, unsafe: Collection[str] = ()) -> Cuts:
    """Cut the connections of ``network``; ``unsafe`` are employers and industries whose name tells of a person."""
    people = counted(network.people).reset_index(drop=True)
    parts = [
        *_what_they_do(people, unsafe),
        *_closeness(people),
        *_support(people),
        _when(people),
        _groups(people),
    ]
    base = agreed([*parts, invited_cut(people, network.invitations)])
    by_name = {cut.name: cut for cut in base}
    years = _years(by_name["period"])
    relation, whole = by_name["relationship"], years
    tables = [
        _crossed("by_function", by_name["function"], relation, 3),
        _crossed("by_level", by_name["level"], relation, 2),
        table_of("by_year", whole, relation, to_neighbour(span), rank=1, one_sided=(UNKNOWN,)),
        table_of("by_layer", by_name["layer"], by_name["state"], to_neighbour(_layers), rank=0, one_sided=tuple(by_name["state"].labels)),
    ]  # fmt: skip
    year_table = Table("year", whole, _one(whole), 4, frozenset({""}))
    told = {table.name: table for table in agreed_tables([*tables, year_table], base)}
    by_name["year"] = told.pop("year").rows
    return Cuts(by_name, told, len(people))


def _one(cut: Partition) -> Partition:
    return Partition("one", cut.codes * 0, ("",), to_nothing)


def _crossed(name: str, rows: Partition, relation: Partition, rank: int) -> Table:
    return table_of(name, rows, relation, to_rest(THE_OTHERS), rank=rank, one_sided=(UNKNOWN,))


def _what_they_do(people: pd.DataFrame, unsafe: Collection[str]) -> list[Partition]:
    function, level = (people[name].astype("string").fillna(UNKNOWN) for name in ("function", "seniority"))
    industry = people["industry"].astype("string").fillna(UNKNOWN)
    employer = people["employer"].astype("string").fillna(OTHER_EMPLOYERS)
    industry, employer = (
        column.mask(column.isin(list(unsafe)), rest)
        for column, rest in ((industry, OTHER_INDUSTRIES), (employer, OTHER_EMPLOYERS))
    )
    return [
        partition("employer", employer, _by_size(employer, OTHER_EMPLOYERS), to_rest(OTHER_EMPLOYERS), 10),
        partition("industry", industry, _by_size(industry, OTHER_INDUSTRIES, UNKNOWN), to_rest(OTHER_INDUSTRIES), 12),
        partition("level", level, [*SENIORITIES[:-1], OTHER_LEVELS, UNKNOWN], to_rest(OTHER_LEVELS), 30),
        partition("function", function, list(FUNCTIONS), to_rest(OTHER_FUNCTIONS), 31),
    ]  # fmt: skip


def _by_size(values: pd.Series, *last: str) -> list[str]:
    """List the values, the commonest first, of equal ones in the order of the alphabet; ``last`` at the end."""
    sizes = values.value_counts().rename_axis("value").reset_index(name="n")
    named = sizes[~sizes["value"].isin(list(last))].sort_values(["n", "value"], ascending=[False, True])
    return [*named["value"], *last]


def _closeness(people: pd.DataFrame) -> list[Partition]:
    relation = people["relationship"].astype("string").fillna(UNKNOWN)
    state = people["state"].astype("string").fillna(UNKNOWN)
    met = state.isin(["active", "cooling", "dormant"])
    layer = people["layer"].astype("Int64").fillna(0).map(LAYER_WORDS).astype("string").where(met, NO_CONTACT)
    return [
        partition("relationship", relation, list(RELATIONSHIPS), along(*RELATION_STEPS), 42),
        partition("state", state, [*STATES, UNKNOWN], along(*STATE_STEPS), 41),
        partition("layer", layer, [*LAYER_WORDS.values(), NO_CONTACT], to_neighbour(_layers), 20),
    ]


def _layers(first: str, last: str) -> str:
    return f"{first} and {last}"


def _support(people: pd.DataFrame) -> list[Partition]:
    """Cut into yes and no; a column that is missing because its file is cuts nothing."""
    both = people["n_sent"].gt(0) & people["n_received"].gt(0)
    given = {
        "two_way": both.mask(people["n_sent"].isna()),
        "endorsed_me": people["n_endorsed_me"].gt(0),
        "endorsed": people["n_endorsed"].gt(0),
        "recommended_me": people["recommended_me"],
        "recommended": people["recommended"],
    }
    return [_flag(name, values, rank) for rank, (name, values) in enumerate(given.items())]


def _flag(name: str, values: pd.Series, rank: int) -> Partition:
    if values.isna().all():
        values = pd.Series(False, index=values.index)
    words = values.astype("boolean").fillna(False).map({True: YES, False: NO}).astype("string")
    return partition(name, words, [YES, NO], to_nothing, 15 + rank)


def _when(people: pd.DataFrame) -> Partition:
    return partition(
        "period", quarters(people["connected_on"]), _in_time(people["connected_on"]), to_neighbour(span), 40
    )


def quarters(days: pd.Series) -> pd.Series:
    """Write days as their quarter, ``2019 Q1``; a missing one as ``no date``."""
    words = (
        days.dt.year.astype("Int64").astype("string")
        + " Q"
        + days.dt.quarter.astype("Int64").astype("string")
    )
    return words.fillna(UNDATED)


def _in_time(days: pd.Series) -> list[str]:
    return [UNDATED, *sorted(quarters(days.dropna()).unique())]


def _years(periods: Partition) -> Partition:
    """Put the periods of the same year together, and years that share a period."""
    runs: list[list[str]] = []
    last = 0
    for label in periods.labels:
        begin, end = _first_and_last(label)
        if runs and begin <= last:
            runs[-1].append(label)
        else:
            runs.append([label])
        last = max(last, end)
    words = {label: _year_words(run) for run in runs for label in run}
    return replace(periods.renamed(words), name="year", coarsen=to_neighbour(span))


def _year_words(run: list[str]) -> str:
    ends = [year for label in run for year in _first_and_last(label) if year]
    if not ends:
        return UNDATED
    words = f"{min(ends)}" if min(ends) == max(ends) else f"{min(ends)} to {max(ends)}"
    return f"{words} or {UNDATED}" if UNDATED in run[0] else words


def _first_and_last(period: str) -> tuple[int, int]:
    dated = period.removesuffix(f" or {UNDATED}")
    if dated in (UNDATED, EVERYBODY):  # everybody: the one cell where there is nobody
        return 0, 0
    parts = dated.split(" to ")
    return int(parts[0][:4]), int(parts[-1][:4])


def _groups(people: pd.DataFrame) -> Partition:
    group = people["group"].astype("string")
    size = group.map(group.value_counts()).astype("Int64")
    words = pd.Series(NO_GROUP, index=people.index, dtype="string")
    for low, high in GROUP_SIZES:
        inside = size.ge(low) & (size.le(high) if high else True)
        words = words.mask(inside.fillna(False).astype("bool"), size_words(low, high))
    order = [size_words(*bounds) for bounds in GROUP_SIZES]
    return partition("group", words, [*order, NO_GROUP], _larger_or_nothing, 11)


def size_words(low: int, high: int) -> str:
    """Say a range of group sizes in words."""
    return f"{low} to {high} people" if high else f"{low} people or more"


def _larger_or_nothing(cut: Partition, label: str) -> Mapping[str, str]:
    """Join a class of sizes with the one beside it; without two classes there is nothing to tell."""
    classes = [name for name in cut.labels if name != NO_GROUP]
    if label == NO_GROUP or len(classes) < 2:
        return to_nothing(cut, label)
    place = min(classes.index(label), len(classes) - 2)
    first, last = classes[place], classes[place + 1]
    joined = (
        f"{first.split()[0]} people or more"
        if last.endswith("more")
        else f"{first.split()[0]} to {last.split()[2]} people"
    )
    return dict.fromkeys((first, last), joined)


def invited_cut(people: pd.DataFrame, invitations: pd.DataFrame) -> Partition:
    """Cut connections into those who accepted an invitation of the owner's, with and without a note, and the rest."""
    sent = invitations[(invitations["direction"] == "out").fillna(False).astype("bool")]
    accepted = sent[(sent["state"] == "accepted").fillna(False)].drop_duplicates("person_id")
    note = (
        accepted.set_index("person_id")["has_note"].fillna(False).map({True: WITH_NOTE, False: WITHOUT_NOTE})
    )
    words = people["person_id"].map(note).astype("string").fillna(NOT_INVITED)
    steps = dict.fromkeys((WITH_NOTE, WITHOUT_NOTE), ANY_NOTE)
    return partition(INVITED, words, [WITH_NOTE, WITHOUT_NOTE, ANY_NOTE, NOT_INVITED], along(steps), 13)
