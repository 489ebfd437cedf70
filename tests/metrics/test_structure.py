"""The ego network's measures, against the oracles of methods.md §1.4 (sources there) and networkx itself."""

from __future__ import annotations

import math

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netlab.errors import ParameterError
from netlab.metrics.structure import EGO, _hierarchy, ego_graph, ego_measures, structure, structure_ranges
from netlab.vocabulary import TIE_BASES


def ego_of(graph: nx.Graph, node) -> dict[str, float]:
    """Our measures of one node's ego network, taken out of any graph."""
    alters = [str(n) for n in graph[node]]
    inside = [(str(a), str(b)) for a, b in graph.edges if {str(a), str(b)} <= set(alters)]
    return ego_measures(alters, pd.DataFrame(inside, columns=["source", "target"]))


BURT = nx.Graph(["AB", "AF", "AG", "AE", "EG", "FG", "BG", "BD", "DG", "GC"])


# --- O1: networkx's own figures (UCINET, igraph, Borgatti 1997) --------------------------------------------
@pytest.mark.parametrize(("node", "constraint"), [("G", 0.400), ("A", 0.595), ("C", 1.0)])
def test_o1_networkx_measures_constraint_in_the_whole_graph(node, constraint):
    assert nx.constraint(BURT)[node] == pytest.approx(constraint, abs=5e-4)


@pytest.mark.parametrize(("node", "size"), [("G", 4.67), ("A", 2.50), ("C", 1.0), ("B", 1.6667)])
def test_o1_effective_size(node, size):
    assert ego_of(BURT, node)["effective_size"] == pytest.approx(size, abs=5e-3)


@pytest.mark.parametrize(("node", "efficiency"), [("G", 0.7778), ("A", 0.625), ("B", 0.5556)])
def test_o1_efficiency(node, efficiency):
    assert ego_of(BURT, node)["efficiency"] == pytest.approx(efficiency, abs=5e-5)


def test_o1_the_trap_constraint_needs_the_ego_graph():
    whole = nx.constraint(BURT)["A"]
    alone = nx.constraint(nx.ego_graph(BURT, "A"))["A"]
    assert (whole, alone) == pytest.approx((0.595486, 0.683594), abs=5e-7)
    assert ego_of(BURT, "A")["constraint"] == pytest.approx(0.683594, abs=5e-7)


WEIGHTS = {"AB": 2, "AF": 3, "AG": 5, "AE": 2, "EG": 8, "FG": 3, "BG": 4, "BD": 1, "DG": 3, "GC": 10}


def test_o1_weighted_figures_are_networkx_own():
    graph = nx.Graph()
    graph.add_weighted_edges_from((*pair, weight) for pair, weight in WEIGHTS.items())
    constraint = nx.constraint(graph, weight="weight")
    size = nx.effective_size(graph, "GAC", weight="weight")
    assert [constraint[n] for n in "GAC"] == pytest.approx([0.299, 0.795, 1], abs=5e-4)
    assert [size[n] for n in "GAC"] == pytest.approx([5.47, 2.47, 1], abs=5e-3)


def test_o1_a_directed_graph():
    graph = nx.DiGraph([(0, 1), (0, 2), (1, 0), (2, 1)])
    assert list(nx.constraint(graph).values()) == pytest.approx([1.003, 1.003, 1.389], abs=5e-4)
    # asked for all nodes at once, networkx 3.6 takes another way, whose sizes differ where ties have a direction or weight
    size = nx.effective_size(graph, [0, 1, 2])
    assert list(size.values()) == pytest.approx([1.167, 1.167, 1], abs=5e-4)
    nx.set_edge_attributes(graph, dict(zip(graph.edges, (2, 2, 1, 1), strict=True)), "weight")
    weighted = nx.constraint(graph, weight="weight").values()
    assert list(weighted) == pytest.approx([0.840, 1.143, 1.378], abs=5e-4)
    sizes = nx.effective_size(graph, [0, 1, 2], weight="weight").values()
    assert list(sizes) == pytest.approx([1.567, 1.083, 1], abs=5e-4)


@pytest.mark.parametrize(
    ("node", "constraint", "hierarchy"),
    [("G", 0.40027, 0.0947), ("A", 0.595486, 0.1678), ("B", 0.6427, 0.0737)],
)
def test_o1_hierarchy_by_its_formula(node, constraint, hierarchy):
    shares = np.array([nx.local_constraint(BURT, node, other) for other in BURT[node]])
    assert shares.sum() == pytest.approx(constraint, abs=5e-5)
    assert _hierarchy(shares) == pytest.approx(hierarchy, abs=5e-5)


def test_o1_an_isolate_has_no_measures():
    nobody = ego_measures([], pd.DataFrame(columns=["source", "target"]))
    assert all(math.isnan(nobody[m]) for m in ("density", "effective_size", "constraint", "hierarchy"))


# --- O2: Zachary's karate club -----------------------------------------------------------------------------
KARATE = nx.karate_club_graph()


@pytest.mark.parametrize(
    ("node", "whole", "size"),
    [
        (0, 0.155423, 13.75), (1, 0.279535, 6.333333), (2, 0.185177, 7.8), (31, 0.244575, 5.0),
        (32, 0.249223, 9.833333), (33, 0.156419, 15.235294), (11, 1.0, 1.0), (16, 0.78125, 1.0),
    ],
)  # fmt: skip
def test_o2_karate(node, whole, size):
    assert nx.constraint(KARATE, [node], weight=None)[node] == pytest.approx(whole, abs=5e-7)
    assert ego_of(KARATE, node)["effective_size"] == pytest.approx(size, abs=5e-7)


@pytest.mark.parametrize(("node", "constraint"), [(0, 0.177728), (33, 0.180689)])
def test_o2_karate_ego_networks(node, constraint):
    assert ego_of(KARATE, node)["constraint"] == pytest.approx(constraint, abs=5e-7)


def test_o2_karate_by_the_weight_of_the_ties():
    constraint = nx.constraint(KARATE, [0, 33, 2, 31], weight="weight")
    expected = {0: 0.190623, 33: 0.186287, 2: 0.255654, 31: 0.275499}
    assert constraint == pytest.approx(expected, abs=5e-7)
    assert nx.effective_size(KARATE, [0], weight="weight")[0] == pytest.approx(13.775, abs=5e-4)


@pytest.mark.parametrize(("node", "hierarchy"), [(0, 0.087545), (33, 0.241609)])
def test_o2_karate_hierarchy(node, hierarchy):
    shares = np.array([nx.local_constraint(KARATE, node, other) for other in KARATE[node]])
    assert _hierarchy(shares) == pytest.approx(hierarchy, abs=5e-7)


# --- O3: Florentine families -------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("family", "whole", "size", "degree"),
    [("Medici", 0.209877, 5.666667, 6), ("Strozzi", 0.458333, 3.0, 4), ("Guadagni", 0.25, 4.0, 4), ("Albizzi", 1 / 3, 3.0, 3)],
)  # fmt: skip
def test_o3_florence(family, whole, size, degree):
    graph = nx.florentine_families_graph()
    ours = ego_of(graph, family)
    assert nx.constraint(graph, [family])[family] == pytest.approx(whole, abs=5e-7)
    assert (ours["effective_size"], ours["n"]) == (pytest.approx(size, abs=5e-7), degree)


def test_o3_medici_alone():
    ours = ego_of(nx.florentine_families_graph(), "Medici")
    assert ours["constraint"] == pytest.approx(0.236111, abs=5e-7)
    assert ours["efficiency"] == pytest.approx(0.944444, abs=5e-7)


# --- O4: Krackhardt's kite ---------------------------------------------------------------------------------
def test_o4_kite():
    graph = nx.krackhardt_kite_graph()
    whole = nx.constraint(graph)
    expected = [0.541198, 0.541198, 0.664136, 0.470170, 0.664136, 0.445089, 0.445089, 0.431111, 0.5, 1.0]
    assert [whole[n] for n in range(10)] == pytest.approx(expected, abs=5e-7)
    sizes = [ego_of(graph, n)["effective_size"] for n in range(10)]
    assert sizes == pytest.approx([2, 2, 1, 3.333333, 1, 3, 3, 2.333333, 2, 1], abs=5e-7)


# --- O5: closed forms --------------------------------------------------------------------------------------
def test_o5_a_star_and_complete_graphs():
    star = ego_of(nx.star_graph(8), 0)
    assert (star["constraint"], star["effective_size"], star["density"]) == (pytest.approx(1 / 8), 8, 0)
    for n, constraint in ((3, 1.125), (4, 0.925926), (5, 0.765625)):
        ours = ego_of(nx.complete_graph(n), 0)
        assert ours["constraint"] == pytest.approx(constraint, abs=5e-7)
        assert ours["effective_size"] == 1


# --- O6: the vignette of the R package egor: ten egos of twelve alters; its graphs are not part of this project, -----
# but density alone gives effective size, whatever the graph.
@pytest.mark.parametrize(
    ("density", "size"),
    [
        (0.485, 6.6667),
        (0.5, 6.5),
        (0.409, 7.5),
        (0.561, 5.8333),
        (0.455, 7.0),
        (0.652, 4.8333),
        (0.515, 6.3333),
    ],
)
def test_o6_egor(density, size):
    graph = nx.gnm_random_graph(12, round(density * 66), seed=1)
    graph.add_edges_from(("ego", node) for node in range(12))
    ours = ego_of(graph, "ego")
    assert ours["density"] == pytest.approx(density, abs=5e-4)
    assert ours["effective_size"] == pytest.approx(size, abs=5e-5)


# --- networkx itself ---------------------------------------------------------------------------------------
@settings(max_examples=40, deadline=None)
@given(st.integers(2, 14), st.floats(0, 1), st.integers(0, 10_000))
def test_the_closed_form_is_networkx_on_the_ego_graph(n, p, seed):
    graph = nx.gnp_random_graph(n, p, seed=seed)
    graph.add_edges_from(("ego", node) for node in range(n))
    ours = ego_of(graph, "ego")
    alone = nx.ego_graph(graph, "ego")
    assert ours["constraint"] == pytest.approx(nx.constraint(alone, ["ego"])["ego"], abs=1e-9)
    assert ours["effective_size"] == pytest.approx(nx.effective_size(alone, ["ego"])["ego"], abs=1e-9)


# --- ranges over the bases ---------------------------------------------------------------------------------
PEOPLE = pd.DataFrame({"person_id": ["a", "b", "c", "d"], "strength": [0.9, 0.5, 0.1, None]})
TIES = pd.DataFrame(
    [("a", "b", "group_chat", 0.5), ("a", "b", "small_employer", 1.0), ("b", "c", "small_employer", 1.0)],
    columns=["source", "target", "basis", "weight"],
)


def test_each_basis_can_only_add_ties():
    table = structure(PEOPLE, TIES, cores=(2,)).set_index(["core", "bases"])
    assert table["ties"].to_dict() == {
        ("2", "star"): 0, ("2", "with what you told"): 0, ("2", "with chats"): 1, ("2", "with small employers"): 1,
        ("all", "star"): 0, ("all", "with what you told"): 0, ("all", "with chats"): 1, ("all", "with small employers"): 2,
    }  # fmt: skip
    assert table.loc[("all", "star"), "constraint"] == pytest.approx(1 / 4)


def test_a_range_spans_the_bases():
    ranges = structure_ranges(structure(PEOPLE, TIES)).set_index(["core", "measure"])
    assert ranges.loc[("all", "effective_size"), ["low", "high"]].tolist() == [3.0, 4.0]
    assert ranges.loc[("all", "density"), ["low", "high"]].tolist() == pytest.approx([0.0, 2 / 6])


def test_the_graph_says_on_what_each_tie_rests():
    graph = ego_graph(PEOPLE, TIES)
    assert graph.edges["a", "b"]["bases"] == ("group_chat", "small_employer")
    assert graph.degree[EGO] == 4
    assert not ego_graph(PEOPLE, TIES, bases=("group_chat",)).has_edge("b", "c")
    with pytest.raises(ParameterError, match="no basis called gossip"):
        ego_graph(PEOPLE, TIES, bases=("gossip",))


def test_nobody_and_one_person_have_a_structure_too():
    assert structure(PEOPLE.iloc[:0], TIES)["n"].eq(0).all()
    assert structure(PEOPLE.iloc[:1], TIES)["constraint"].eq(1).all()
    assert set(TIE_BASES) == {"group_chat", "introduction", "small_employer", "interview", "cohort"}
