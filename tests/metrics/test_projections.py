"""Facts as graphs of two sides, and what joins people when one side is dropped."""

from __future__ import annotations

import networkx as nx
import pandas as pd
import pytest
from builders import connections, endorsements, export_of

from netlab.errors import ParameterError
from netlab.metrics.projections import person_conversation, person_employer, person_skill, project
from netlab.people.identity import identify


def employed(*rows: tuple[str, str | None, bool]) -> pd.DataFrame:
    table = pd.DataFrame(list(rows), columns=["person_id", "employer", "is_connection"])
    return table.astype({"person_id": "string", "employer": "string"})


PEOPLE = employed(
    ("a", "Acme", True), ("b", "Acme", True), ("c", "Acme", True), ("d", "Bolt", True), ("e", None, True),
    ("f", "Bolt", False),
)  # fmt: skip


def test_only_connections_with_an_employer_stand_in_the_graph():
    graph = person_employer(PEOPLE)
    assert nx.is_bipartite(graph)
    assert sorted(name for side, name in graph if side == "person") == ["a", "b", "c", "d"]
    assert sorted(name for _, name in graph["employer", "Acme"]) == ["a", "b", "c"]


def test_a_projection_is_networkx_with_newmans_weights():
    graph = person_employer(PEOPLE)
    theirs = nx.bipartite.collaboration_weighted_projected_graph(
        graph, [n for n in graph if n[0] == "person"]
    )
    ours = project(graph, "employer")
    assert {(a, b): w for a, b, w in ours.edges(data="weight")} == {
        (a[1], b[1]): w for a, b, w in theirs.edges(data="weight")
    }
    assert ours.edges["a", "b"] == {"weight": 0.5, "shared": ("Acme",)}
    assert "d" in ours


def test_what_too_many_share_joins_nobody():
    graph = person_employer(PEOPLE)
    assert project(graph, "employer", largest=2).number_of_edges() == 0
    with pytest.raises(ParameterError, match="none of employer, skill, conversation"):
        project(graph, "hobby")


def test_a_conversation_counts_me_and_leaves_out_pairs_and_crowds():
    rows = [
        ("c1", "a", 3),
        ("c1", "b", 3),
        ("c2", "a", 2),
        ("c3", "a", 40),
        ("c3", "c", 40),
        ("c4", "a", 4),
        ("c4", "b", 4),
    ]
    talk = pd.DataFrame(rows, columns=["conversation", "person_id", "n_people"])
    joined = project(person_conversation(talk), "conversation")
    assert joined.edges["a", "b"] == {"weight": pytest.approx(1 / 2 + 1 / 2), "shared": ("c1", "c4")}
    assert "c" not in joined


def test_skills_join_those_who_endorsed_the_same():
    export = export_of(
        connections=connections(("Ann Lee", "Acme", "2020-01-01"), ("Bo Ek", "Acme", "2020-01-01")),
        endorsements_received=endorsements(
            ("2021-01-01", "Ann Lee", "Python"),
            ("2021-01-02", "Bo Ek", "Python"),
            ("2021-01-03", "Bo Ek", "SQL"),
        ),
        endorsements_given=endorsements(("2021-02-01", "Ann Lee", "Python")),
    )
    who = identify(export)
    ann, bo = (who.people.set_index("name")["person_id"][name] for name in ("Ann Lee", "Bo Ek"))
    graph = person_skill(export, who)
    assert graph.edges[("person", ann), ("skill", "Python")]["direction"] == "both"
    assert graph.edges[("person", bo), ("skill", "SQL")]["direction"] == "in"
    assert project(graph, "skill").edges[ann, bo]["shared"] == ("Python",)


def test_an_empty_archive_has_empty_graphs():
    export = export_of()
    who = identify(export)
    for graph in (
        person_employer(PEOPLE.iloc[:0]), person_skill(export, who), person_conversation(who.participants),
    ):  # fmt: skip
        assert len(graph) == 0
        assert len(project(graph, "skill")) == 0
