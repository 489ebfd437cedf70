"""Who knows whom, as far as anything shows: bases, ranges, groups, and who alone connects me to something."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from netlab.figures.structure import structure_range
from netlab.metrics.composition import counted as connections_in
from netlab.metrics.groups import last_of_their_kind
from netlab.metrics.structure import structure_ranges
from netlab.report.cards import card_of, cards
from netlab.report.show.phrases import NO_CONNECTIONS, has_messages, listed, n_connections
from netlab.report.shown import Panel, Words, heading, joined, sentences
from netlab.report.tables import table_html
from netlab.text import counted, percent
from netlab.vocabulary import TIE_BASES

if TYPE_CHECKING:
    from netlab.network import Network

BASIS_WORDS = {
    "group_chat": "both are in one group conversation with you",
    "introduction": "one introduced the other to you, by full name",
    "small_employer": "both are at one small employer today (a guess)",
    "interview": "you said so in the interview",
    "cohort": "they said so themselves",
}
BASIS_FILES = {"group_chat": "messages", "introduction": "messages"}
TRAIT_WORDS = {"industry": "industry", "function": "function", "employer": "employer"}
MOST_CARDS = 9


def tie_bases(network: Network) -> Words:
    """Say on what grounds netlab takes two contacts for acquainted, and how many pairs each gives."""
    if not n_connections(network):
        return sentences(NO_CONNECTIONS)
    sizes = network.ties["basis"].astype("string").value_counts()
    rows = [(BASIS_WORDS[basis], _pairs_on(basis, sizes, network)) for basis in TIE_BASES]
    table = pd.DataFrame(rows, columns=["basis", "pairs"]).astype({"basis": "string", "pairs": "string"})
    pairs = len(network.ties[["source", "target"]].drop_duplicates())
    lede = (
        "An export holds your ties to others and none between two of them. netlab takes two people for "
        f"acquainted on stated grounds only, and found {counted(pairs, 'pair')}."
    )
    columns = {"basis": "why two people may know each other", "pairs": "pairs"}
    return joined(sentences(lede), Words(table_html(table, caption="Grounds for a tie", columns=columns)))


def ranges(network: Network) -> Panel | Words:
    """Show how closely knit the strongest ties and the whole are, as ranges over the grounds."""
    table = _known_cores(network)
    if table.empty:
        return sentences("With so few connections there is no structure to measure.")
    columns = {
        "core": "among", "pairs": "pairs that know each other", "density": "of all pairs", "size": "separate people",
        "constraint": "constraint",
    }  # fmt: skip
    numbers = pd.DataFrame([_core_row(str(core), rows) for core, rows in table.groupby("core", sort=False)])
    return Panel(structure_range(structure_ranges(table)), numbers, columns, note=HOW_RANGES_ARE_MEANT)


HOW_RANGES_ARE_MEANT = (
    "Separate people, in the table below: how many they amount to when those who know each other count less (Burt's "
    "effective size). Constraint: low means many separate doors."
)


def groups(network: Network, top: int = 12) -> Words:
    """List the groups that show among the connections, with what they share and on what grounds."""
    if not n_connections(network):
        return sentences(NO_CONNECTIONS)
    table = network.groups
    if table.empty:
        return sentences("No group of three or more shows among your connections.")
    inside = int(table["n"].sum())
    total = n_connections(network)
    lede = (
        f"{counted(len(table), 'group')} can be seen, of {counted(inside, 'person', 'people')} together. The other "
        f"{total - inside:,} stay apart: the archive cannot tell whom they know."
    )
    columns = {"name": "group", "n": "people", "told": "what they share, and how netlab knows"}
    table = table.rename(
        columns={"what_they_share": "told"}
    )  # a column called *_share is written as a percentage
    shown = table_html(table, caption="Groups, largest first", columns=columns, top=top)
    return joined(heading("Groups"), sentences(lede), Words(shown))


def bridges(network: Network) -> Words | None:
    """Show who alone connects the owner to an industry, function or employer, the rarest kind first."""
    people = connections_in(network.people)
    found = last_of_their_kind(people, traits=tuple(TRAIT_WORDS))
    muted = people.loc[people["is_muted"].fillna(False).astype("bool"), "person_id"]
    found = found[~found["person_id"].isin(muted)]
    if found.empty:
        return None
    ranked = _ranked(found, people)
    shown = [
        card_of(row, f"Your only contact {row['doors']}.") for _, row in ranked.head(MOST_CARDS).iterrows()
    ]
    return joined(
        heading("Who alone opens a door"),
        sentences(_bridges_lede(found)),
        cards(shown, "People who alone connect you to something"),
        sentences(*_bridges_notes(found, len(ranked)), kind="note"),
    )


def _ranked(found: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """Gather each person's doors: who opens an industry or function before who opens an employer; then by strength."""
    rank = {trait: place for place, trait in enumerate(TRAIT_WORDS)}
    doors = found.assign(
        door=[_door(*one) for one in zip(found["trait"], found["value"], strict=True)],
        rank=found["trait"].map(rank),
    ).groupby("person_id", sort=False)
    by_person = doors.agg(
        doors=("door", lambda column: listed(list(column))), rank=("rank", "min")
    ).reset_index()
    table = by_person.merge(people, on="person_id")
    return table.sort_values(
        ["rank", "strength", "person_id"], ascending=[True, False, True], ignore_index=True
    )


def _door(trait: str, value: str) -> str:
    return f"at {value}" if trait == "employer" else f"in {value} ({TRAIT_WORDS[trait]})"


def _bridges_lede(found: pd.DataFrame) -> str:
    sizes = found["trait"].value_counts()
    n = {trait: int(sizes.get(trait, 0)) for trait in TRAIT_WORDS}
    doors = [
        f"in {counted(n['industry'], 'industry', 'industries')}" if n["industry"] else "",
        f"in {counted(n['function'], 'function')}" if n["function"] else "",
        f"at {counted(n['employer'], 'employer')}" if n["employer"] else "",
    ]
    said = listed([door for door in doors if door])
    return f"{said[0].upper()}{said[1:]} you know one person only. The rarest kinds and the closest people come first."


def _bridges_notes(found: pd.DataFrame, n: int) -> list[str]:
    left = counted(n - MOST_CARDS, "more person", "more people")
    unknown = found.drop_duplicates("trait").set_index("trait")["unknown_share"]
    blank = [
        f"the {TRAIT_WORDS[str(trait)]} of {percent(share)}" for trait, share in unknown.items() if share > 0
    ]
    return [
        f"{left} not shown." if n > MOST_CARDS else "",
        f"Not known: {listed(blank)}; others may stand there, too." if blank else "",
    ]


def _pairs_on(basis: str, sizes: pd.Series, network: Network) -> str:
    """Count pairs, or say why there is nothing to count: an absent file is not the same as none."""
    n = int(sizes.get(basis, 0))
    if n:
        return f"{n:,}"
    if basis in BASIS_FILES and not has_messages(network):
        return "not known: the file of messages is missing"
    return "none told yet" if basis in ("interview", "cohort") else "none"


def _known_cores(network: Network) -> pd.DataFrame:
    """Keep the cores of the strongest where strength is known, and the whole where there are two or more."""
    table = network.structure
    has_strength = connections_in(network.people)["strength"].notna().any()
    kept = table if has_strength else table[table["core"] == "all"]
    return kept[kept["n"] > 1]


def _core_row(core: str, rows: pd.DataFrame) -> dict[str, str]:
    n = int(rows["n"].max())
    return {
        "core": f"all {n:,}" if core == "all" else f"the {core} strongest",
        "pairs": f"0 to {int(rows['ties'].max()):,}",
        "density": f"0 % to {percent(float(rows['density'].max()))}",
        "size": _span(rows["effective_size"], ".1f"),
        "constraint": _span(rows["constraint"], ".3f"),
    }


def _span(values: pd.Series, how: str) -> str:
    low, high = f"{values.min():{how}}", f"{values.max():{how}}"
    return low if low == high else f"{low} to {high}"
