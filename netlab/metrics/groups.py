"""Groups: communities over ties whose bases are stated, named by what their people share.

Whoever has no tie to another contact on any basis stays apart, without a group: an export cannot tell whom
they know.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import networkx as nx
import pandas as pd

from netlab.metrics.structure import ties_on
from netlab.vocabulary import TIE_BASES

SMALLEST = 3
SHARED = 0.5  # a trait names a group if more than this share of it has it
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
    by_id = people.set_index("person_id")
    rows, member_of = [], {}
    taken: Counter[str] = Counter()
    for number, members in enumerate(large, start=1):
        group = f"g{number}"
        member_of.update(dict.fromkeys(members, group))
        name = _unique(_name(by_id.loc[members]), taken)
        rows.append((group, name, len(members), _sentence(by_id.loc[members], kept, members)))
    table = pd.DataFrame(rows, columns=COLUMNS).astype({"n": "Int64", "group": "string", "name": "string"})
    membership = people["person_id"].map(member_of).astype("string")
    return table.astype({"what_they_share": "string"}), membership


def _weighted(ties: pd.DataFrame) -> nx.Graph:
    weights = ties["weight"] * ties["basis"].astype("string").map(BASIS_WEIGHTS).astype("float64")
    pairs = pd.DataFrame({"source": ties["source"], "target": ties["target"], "weight": weights})
    summed = pairs.groupby(["source", "target"], as_index=False).sum().sort_values(["source", "target"])
    graph = nx.Graph()
    graph.add_nodes_from(sorted(set(ties["source"]) | set(ties["target"])))
    graph.add_weighted_edges_from(zip(summed["source"], summed["target"], summed["weight"], strict=True))
    return graph


def _name(members: pd.DataFrame) -> str:
    """Name a group after the most telling thing that more than half of it shares."""
    for trait in TRAITS:
        value, n = _commonest(members, trait)
        if value and n > SHARED * len(members):
            return value if trait == "employer" else f"{value} people"
    years = (
        members["connected_on"].dt.year.dropna() if "connected_on" in members else pd.Series(dtype="int64")
    )
    if len(years) > SHARED * len(members):
        first, last = int(years.quantile(0.25)), int(years.quantile(0.75))
        return f"met in {first}" if first == last else f"met {first} to {last}"
    return "people who know each other"


def _commonest(members: pd.DataFrame, trait: str) -> tuple[str, int]:
    if trait not in members:
        return "", 0
    values = members[trait].astype("string")
    counts = Counter(values[values.notna() & values.ne("unknown")])
    if not counts:
        return "", 0
    value = min(counts, key=lambda one: (-counts[one], one))
    return value, counts[value]


def _unique(name: str, taken: Counter[str]) -> str:
    taken[name] += 1
    return name if taken[name] == 1 else f"{name} ({taken[name]})"


def _sentence(members: pd.DataFrame, ties: pd.DataFrame, ids: list[str]) -> str:
    inside = ties[ties["source"].isin(ids) & ties["target"].isin(ids)]
    bases = " and ".join(sorted({str(basis).replace("_", " ") for basis in inside["basis"]}))
    shared = []
    for trait, words in TRAITS.items():
        value, n = _commonest(members, trait)
        if n > 1:
            shared.append(f"{n} of {len(members)} are {words.format(value)}")
    return f"Tied by {bases}" + (f"; {', '.join(shared)}." if shared else ".")


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
