"""The shape of the ego network, told honestly: as a range over the bases on which two contacts count as tied.

An export is a star: it holds no tie between two contacts. Every such tie here has a basis
(:mod:`netlab.metrics.alter_ties`), and more bases can only add ties. So density is under-counted; with chats
alone, effective size is an upper bound and constraint a lower one.

All measures are of the ego-network model: ties among the alters, and ego tied to all of them. networkx computes
constraint from the whole graph it is handed, so it must be handed ``nx.ego_graph`` to agree (methods.md §1.4, O1).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import networkx as nx
import numpy as np
import pandas as pd

from netlab.errors import ParameterError
from netlab.text import among
from netlab.vocabulary import TIE_BASES

CORES = (15, 50, 150)
EGO = "me"
# Each step adds bases that are less sure than those before.
BASIS_STEPS: Mapping[str, tuple[str, ...]] = {
    "star": (),
    "with what you told": ("interview", "cohort"),
    "with chats": ("interview", "cohort", "group_chat", "introduction"),
    "with small employers": TIE_BASES,
}
MEASURES = ("density", "effective_size", "efficiency", "constraint", "hierarchy")
COLUMNS = ["core", "bases", "n", "ties", *MEASURES]


def ego_graph(people: pd.DataFrame, ties: pd.DataFrame, *, bases: Sequence[str] = TIE_BASES) -> nx.Graph:
    """Build the ego network as a networkx graph: node ``"me"``, tied to each of ``people``, and their ties.

    ``people``: person_id and whatever else shall stand on the nodes. Ties carry ``bases`` (a sorted tuple) and
    ``weight`` (summed over bases; compare within one basis only). Raises ParameterError for an unknown basis.
    """
    kept = ties_on(ties, bases, people["person_id"])
    graph = nx.Graph()
    graph.add_node(EGO)
    graph.add_nodes_from((row["person_id"], row) for row in people.to_dict("records"))
    graph.add_edges_from((EGO, person) for person in people["person_id"])
    for (source, target), rows in kept.groupby(["source", "target"], sort=True):
        graph.add_edge(source, target, bases=tuple(sorted(rows["basis"])), weight=float(rows["weight"].sum()))
    return graph


def ties_on(ties: pd.DataFrame, bases: Sequence[str], people: Iterable[str]) -> pd.DataFrame:
    """Return the ties on the given bases of which both ends are among ``people``."""
    unknown = set(bases) - set(TIE_BASES)
    if unknown:
        raise ParameterError(
            f"no basis called {', '.join(sorted(unknown))}; there are {', '.join(TIE_BASES)}."
        )
    inside = people if isinstance(people, pd.Series) else pd.Series(list(people), dtype="string")
    wanted = ties["basis"].isin(list(bases)) & among(ties["source"], inside) & among(ties["target"], inside)
    return ties[wanted]


def structure(people: pd.DataFrame, ties: pd.DataFrame, *, cores: Sequence[int] = CORES) -> pd.DataFrame:
    """Measure the strongest ties and the whole network, on each set of bases.

    ``people``: person_id, strength (connections only; unknown strength counts as 0). ``ties``: source, target,
    basis. Returns one row a core and step: ``core`` (15, 50, 150, all), ``bases`` {star, with what you told,
    with chats, with small employers}, ``n``, ``ties`` (pairs), and the measures of :func:`ego_measures`.
    Cores larger than the network are left out.
    """
    known = people.assign(strength=people["strength"].astype("float64").fillna(0.0))
    ranked = known.sort_values(["strength", "person_id"], ascending=[False, True])["person_id"]
    pairs = _ranked_pairs(pd.Index(ranked), ties)
    rows = []
    for core in [*(c for c in cores if c < len(ranked)), len(ranked)]:
        for name, bases in BASIS_STEPS.items():
            there = pairs[(pairs["last"] < core) & pairs["basis"].isin(list(bases))].drop_duplicates(
                ["first", "last"]
            )
            measured = _measures(core, there["first"].to_numpy(), there["last"].to_numpy())
            rows.append({"core": "all" if core == len(ranked) else str(core), "bases": name, **measured})
    table = pd.DataFrame(rows, columns=COLUMNS)
    texts = {"core": "string", "bases": "string", "n": "Int64", "ties": "Int64"}
    return table.astype(texts | dict.fromkeys(MEASURES, "float64"))


def _ranked_pairs(ranked: pd.Index, ties: pd.DataFrame) -> pd.DataFrame:
    """Write each tie between ``ranked`` people by their ranks: ``first`` < ``last``, and its ``basis``."""
    ends = np.column_stack([ranked.get_indexer(pd.Index(ties[end])) for end in ("source", "target")])
    pairs = pd.DataFrame({"first": ends.min(axis=1), "last": ends.max(axis=1), "basis": ties["basis"].array})
    return pairs[(pairs["first"] >= 0) & (pairs["first"] < pairs["last"])]


def structure_ranges(table: pd.DataFrame) -> pd.DataFrame:
    """Turn :func:`structure` into ranges: ``core, measure, low, high, n, meaning``, one row a core and measure."""
    long = table.melt(["core", "n"], list(MEASURES), "measure", "value")
    ranges = long.groupby(["core", "measure"], sort=False).agg(
        low=("value", "min"), high=("value", "max"), n=("n", "max")
    )
    ranges = ranges.reset_index()
    return ranges.assign(meaning=ranges["measure"].map(MEANINGS).astype("string"))


MEANINGS = {
    "density": "share of the pairs of these people that are tied, as far as any basis shows",
    "effective_size": "how many separate people they amount to, once those who know each other count less",
    "efficiency": "effective size as a share of their number; 1 = nobody is known to know another",
    "constraint": "how far your ties lead back to each other; low = many separate doors",
    "hierarchy": "whether the constraint comes from one person (1) or from all alike (0)",
}


def ego_measures(members: Iterable[str], ties: pd.DataFrame) -> dict[str, float]:
    """Measure one ego network, unweighted, in closed form.

    With n alters, t tied pairs, d_q the degree of q including its tie to ego, and q ~ j its tied alters:
    density t / (n(n-1)/2); effective size n - 2t/n (Borgatti 1997, Connections 20:35-38), efficiency its n-th;
    c_j = ((1 + Σ_{q~j} 1/d_q) / n)², constraint Σ c_j (Burt 2004, in the ego-network form of Everett & Borgatti
    2020, Soc Net 62); hierarchy Σ r_j ln r_j / (n ln n) with r_j = c_j n / Σ c_j (Burt 1992). Equal to networkx
    on the ego graph, in O(n + t) where networkx needs all pairs of neighbours.

    ``ties``: source, target (several bases of one pair count once). Undefined values are NaN.
    """
    names = pd.Index(list(members))
    pairs = _ranked_pairs(names, ties.assign(basis="")).drop_duplicates()
    return _measures(len(names), pairs["first"].to_numpy(), pairs["last"].to_numpy())


def _measures(n: int, source: np.ndarray, target: np.ndarray) -> dict[str, float]:
    """The measures of n alters, numbered from 0, of whom each ``source`` is tied to its ``target``, once."""
    t = len(source)
    degree = np.ones(n) + np.bincount(source, minlength=n) + np.bincount(target, minlength=n)
    through = np.bincount(source, 1 / degree[target], n) + np.bincount(target, 1 / degree[source], n)
    shares = ((1 + through) / n) ** 2 if n else np.array([])
    size = n - 2 * t / n if n else np.nan
    return {
        "n": n,
        "ties": t,
        "density": t / (n * (n - 1) / 2) if n > 1 else np.nan,
        "effective_size": size,
        "efficiency": size / n if n else np.nan,
        "constraint": float(shares.sum()) if n else np.nan,
        "hierarchy": _hierarchy(shares),
    }


def _hierarchy(shares: np.ndarray) -> float:
    n = len(shares)
    if n < 2:
        return float("nan")
    ratio = shares / (shares.sum() / n)
    return max(0.0, float((ratio * np.log(ratio)).sum() / (n * np.log(n))))  # a star gives -1e-17
