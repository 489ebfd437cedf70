"""Groups: communities over ties whose bases are stated, named by what their people share.

Whoever has no tie to another contact on any basis stays apart, without a group: an export cannot tell whom
they know.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import networkx as nx
import numpy as np
import pandas as pd

from netlab.metrics.structure import ties_on
from netlab.vocabulary import TIE_BASES

SMALLEST = 3
SHARED = 0.5  # a trait names a group if more than this share of it has it
NOTABLE, FEWEST = 0.25, 3  # … an employer also if this share does, and at least that many people
# How much a tie on each basis says, beside its own weight: what people told us most, a shared employer least.
BASIS_WEIGHTS = {
    "interview": 3.0,
    "cohort": 3.0,
    "introduction": 2.0,
    "group_chat": 1.0,
    "small_employer": 0.5,
}
TRAITS = {"employer": "at {}", "industry": "in {}", "function": "in {}"}
COLUMNS = ["group", "name", "n", "what_they_share"]


def find_groups(
    people: pd.DataFrame, ties: pd.DataFrame, *, bases: Sequence[str] = TIE_BASES, seed: int = 0
) -> tuple[pd.DataFrame, pd.Series]:
    """Find communities among ``people`` by Louvain's method (Blondel et al. 2008) on the ties of ``bases``.

    ``people``: person_id and, for names, employer, industry, function, connected_on. Returns two things. Groups
    of three or more, largest first: ``group`` (g1, g2, …), ``name``, ``n``, ``what_they_share`` (a sentence with
    its bases). And the group of each row of ``people`` (``NA``: stays apart), by its index. The same seed gives
    the same groups, whatever the order of rows.
    """
    kept = ties_on(ties, bases, people["person_id"])
    graph = _weighted(kept)
    found = nx.community.louvain_communities(graph, weight="weight", seed=seed) if len(graph) else []
    large = sorted(
        (sorted(members) for members in found if len(members) >= SMALLEST), key=lambda m: (-len(m), m[0])
    )
    number = {person: place for place, members in enumerate(large) for person in members}
    placed = people.assign(number=people["person_id"].map(number))
    table = pd.DataFrame(
        {
            "group": [f"g{place}" for place in range(1, len(large) + 1)],
            "name": _names(placed, len(large)),
            "n": [len(members) for members in large],
            "what_they_share": _sentences(placed, kept, len(large)),
        }
    )
    texts = {"group": "string", "name": "string", "n": "Int64", "what_they_share": "string"}
    group = placed["number"].map(table["group"])
    return table[COLUMNS].astype(texts), group.astype("string").rename("person_id")


def _weighted(ties: pd.DataFrame) -> nx.Graph:
    weights = ties["weight"] * ties["basis"].astype("string").map(BASIS_WEIGHTS).astype("float64")
    pairs = pd.DataFrame({"source": ties["source"], "target": ties["target"], "weight": weights})
    summed = pairs.groupby(["source", "target"], as_index=False).sum().sort_values(["source", "target"])
    graph = nx.Graph()
    graph.add_nodes_from(sorted(set(ties["source"]) | set(ties["target"])))
    graph.add_weighted_edges_from(zip(summed["source"], summed["target"], summed["weight"], strict=True))
    return graph


def _names(people: pd.DataFrame, n_groups: int) -> list[str]:
    """Name each group after the most telling thing that more than half of it shares."""
    sizes = people["number"].value_counts().reindex(pd.RangeIndex(n_groups))
    name = _years(people, sizes)
    employer, n = _commonest(people, "employer", n_groups)
    name = name.mask(n >= np.maximum(FEWEST, NOTABLE * sizes), "around " + employer)
    for trait in reversed(TRAITS):  # the first one is the most telling
        value, n = _commonest(people, trait, n_groups)
        name = name.mask(n > SHARED * sizes, value if trait == "employer" else value + " people")
    taken: Counter[str] = Counter()
    return [_unique(str(one), taken) for one in name]


def _years(people: pd.DataFrame, sizes: pd.Series) -> pd.Series:
    """Name each group by the years in which the middle half of it connected, if more than half has a date."""
    name = pd.Series("people who know each other", index=sizes.index, dtype="string")
    if "connected_on" not in people:
        return name
    years = people["connected_on"].dt.year.dropna().groupby(people["number"])
    first, last = (
        years.quantile(part).reindex(sizes.index).fillna(0).astype("int64").astype("string")
        for part in (0.25, 0.75)
    )
    words = "met in " + first
    words = words.mask(first != last, "met " + first + " to " + last)
    return name.mask(years.size().reindex(sizes.index).fillna(0) > SHARED * sizes, words)


def _commonest(people: pd.DataFrame, trait: str, n_groups: int) -> tuple[pd.Series, pd.Series]:
    """Each group's commonest value of a trait (of equals the first by name) and how many have it."""
    groups = pd.RangeIndex(n_groups)
    if trait not in people or not n_groups:
        return pd.Series("", index=groups, dtype="string"), pd.Series(0, index=groups)
    values = people[["number", trait]].dropna().astype({trait: "string"})
    counts = values[values[trait] != "unknown"].value_counts().rename("n").reset_index()
    counts = counts.sort_values(["number", "n", trait], ascending=[True, False, True])
    first = counts.drop_duplicates("number").set_index("number").reindex(groups)
    return first[trait].astype("string").fillna(""), first["n"].fillna(0).astype("int64")


def _unique(name: str, taken: Counter[str]) -> str:
    taken[name] += 1
    return name if taken[name] == 1 else f"{name} ({taken[name]})"


def _sentences(people: pd.DataFrame, ties: pd.DataFrame, n_groups: int) -> list[str]:
    """Say on what each group rests and what several of it share."""
    number = people.set_index("person_id")["number"]
    inside = ties.assign(number=ties["source"].map(number))
    inside = inside[inside["number"] == ties["target"].map(number)]
    bases = inside[["number", "basis"]].drop_duplicates().astype({"basis": "string"}).sort_values("basis")
    rest = bases["basis"].str.replace("_", " ").groupby(bases["number"]).agg(" and ".join)
    said = ("Tied by " + rest.reindex(pd.RangeIndex(n_groups)).astype("string")).fillna("")
    sizes = people["number"].value_counts().reindex(pd.RangeIndex(n_groups)).astype("string")
    glue = pd.Series("; ", index=said.index)
    for trait, words in TRAITS.items():
        value, n = _commonest(people, trait, n_groups)
        more = glue + n.astype("string") + " of " + sizes + " are " + words.format("") + value
        said = said + more.where(n > 1, "")
        glue = glue.mask(n > 1, ", ")
    return list(said + ".")


def last_of_their_kind(people: pd.DataFrame, *, traits: Sequence[str] = (*TRAITS, "group")) -> pd.DataFrame:
    """Find those who alone connect me to something: no other connection of any relationship has the trait.

    ``people``: person_id, is_connection and the ``traits`` (unknown and missing never count as a kind; but
    whoever's trait is unknown might have it too, which the share of unknown tells).
    Returns ``person_id, trait, value, unknown_share``, in the order of the traits, then values.
    """
    connected = people[people["is_connection"].fillna(False).astype("bool")]
    found = []
    for trait in (t for t in traits if t in connected):
        values = connected[trait].astype("string")
        known = values[values.notna() & ~values.isin(["unknown", "other"])]
        alone = known[~known.duplicated(keep=False)].sort_values()
        share = 1 - len(known) / max(len(connected), 1)
        ids = connected["person_id"].reindex(alone.index)
        found.append(pd.DataFrame({"person_id": ids, "trait": trait, "value": alone, "unknown_share": share}))
    columns = {"person_id": "string", "trait": "string", "value": "string", "unknown_share": "float64"}
    table = pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=list(columns))
    return table.astype(columns)
