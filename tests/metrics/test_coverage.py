"""Goals against people: who covers them, where nobody is, and who is nearest."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from builders import rows
from pandas.testing import assert_frame_equal

from netlab.goals import Goals
from netlab.metrics.coverage import NEIGHBOURS, coverage
from netlab.metrics.goals_compared import compare_goals, coverage_compared
from netlab.metrics.reach import reach
from netlab.metrics.warmth import in_words
from netlab.people.companies import read_companies
from netlab.people.titles import read_titles
from netlab.vocabulary import FUNCTIONS

DEFAULTS = (None, None, "unknown", "never", 0.0)


def crowd(*told: tuple, **columns: list[Any]) -> pd.DataFrame:
    """Rows of ``position, company[, relationship[, state[, strength]]]``, all connections."""
    names = ["position", "company", "relationship", "state", "strength"]
    table = pd.DataFrame([(*row, *DEFAULTS[len(row) :]) for row in told], columns=names)
    ids = [f"p{k}" for k in range(len(table))]
    more = {"is_connection": True, "was_strong": False, "is_muted": False, "person_id": ids}
    table = table.assign(**(more | columns))
    texts = dict.fromkeys(["person_id", *names[:4]], "string")
    flags = dict.fromkeys(["is_connection", "was_strong", "is_muted"], "boolean")
    table = table.astype(texts | flags | {"strength": "Float64"})
    return table.join(read_companies(table["company"])).join(read_titles(table["position"]))


PEOPLE = crowd(
    ("Data Scientist", "Huber Energie", "professional", "active", 0.4),
    ("Data Scientist", "Lenne Bank", "personal", "dormant", 0.1),
    ("Senior Data Scientist", "Casino Bellavista", "unknown", "active", 0.9),
    ("Warehouse worker", "Duero Storage", "both", "cooling", 0.2),
    ("Baker", "Storage House", "unknown", "never", 0.0),
)


def line(table: pd.DataFrame, goal: str) -> dict[str, Any]:
    return table.set_index("goal").loc[goal].to_dict()


def test_who_covers_a_goal_and_whom_to_ask_first():
    table = coverage(PEOPLE, Goals(roles=("data scientist",), avoid=("gambling",)))
    assert rows(table) == [
        ("role", "data scientist", 2, 1, 1, "2 people, 1 of them warm; 1 through friends.", "p0 p1", False)
    ]


def test_a_gap_names_the_nearest():
    table = coverage(
        PEOPLE,
        Goals(
            industries=("battery storage solutions",), topics=("battery recycling",), functions=("research",)
        ),
    )
    assert line(table, "battery storage solutions")["nearest"] == (
        "no one in battery storage solutions; nearest: 2 in storage."
    )
    assert line(table, "battery storage solutions")["person_ids"] == "p3 p4"
    assert line(table, "battery recycling")["nearest"] == "no one on battery recycling, and nobody near."
    assert pd.isna(line(table, "battery recycling")["person_ids"])
    assert line(table, "research")["nearest"] == "no one in research; nearest: 3 in data."
    assert (line(table, "research")["n"], line(table, "research")["is_gap"]) == (0, True)


def test_gaps_of_every_area_have_their_own_nearness():
    goals = Goals(
        roles=("data engineer",),
        companies=("Duero Bank", "Huber Énergie"),
        seniority=("lead",),
        industries=("battery", "energy"),
    )
    table = coverage(PEOPLE, goals)
    assert line(table, "data engineer")["nearest"].startswith("no one in the role data engineer; nearest: ")
    assert line(table, "Huber Énergie")["n"] == 1
    assert (
        line(table, "Duero Bank")["nearest"] == "no one at Duero Bank; nearest: 1 in banking, its industry."
    )
    assert line(table, "lead")["nearest"] == "no one at lead level; nearest: 1 at senior level."
    assert line(table, "battery")["nearest"] == "no one in battery; nearest: 1 in energy."
    assert line(table, "energy")["n"] == 1


def test_what_is_unknown_stays_unknown():
    silent = crowd(("Baker", "Brotzeit"), state=[None], relationship=["unknown"])
    found = line(coverage(silent, Goals(functions=("trades and hospitality",))), "trades and hospitality")
    assert pd.isna(found["n_warm"])
    assert pd.isna(found["n_personal"])
    assert found["nearest"] == "1 person."


def test_muted_people_count_but_are_not_asked():
    muted = PEOPLE.assign(is_muted=pd.array([True, False, False, False, False], dtype="boolean"))
    found = line(coverage(muted, Goals(roles=("data scientist",))), "data scientist")
    assert (found["n"], found["person_ids"]) == (3, "p2 p1")


def test_topics_in_messages_cover_a_topic_and_no_goals_make_no_rows():
    talk = pd.DataFrame({"person_id": ["p1"], "term": ["dbt"], "n": [1], "n_offers": [0]})
    assert line(coverage(PEOPLE, Goals(topics=("dbt",), skills=("DBT",)), talk), "dbt")["person_ids"] == "p1"
    assert rows(coverage(PEOPLE, Goals())) == []
    assert rows(coverage(PEOPLE.iloc[:0], Goals(roles=("baker",))), "n", "is_gap") == [(0, True)]


def test_every_function_has_neighbours():
    assert set(NEIGHBOURS) | {"other", "unknown"} == set(FUNCTIONS)
    assert {near for list_ in NEIGHBOURS.values() for near in list_} <= set(FUNCTIONS)


def test_reach_without_goals():
    table = reach(PEOPLE)
    assert rows(table[table["area"] == "function"]) == [
        (
            "function",
            "data",
            3,
            2,
            1,
            1,
            "p2 p0 p1",
            "3 people, 2 of them warm; 1 through friends, 1 through work.",
        ),
        (
            "function",
            "operations",
            1,
            0,
            1,
            1,
            "p3",
            "1 person, not warm; 1 through friends, 1 through work.",
        ),
        ("function", "trades and hospitality", 1, 0, 0, 0, "p4", "1 person, not warm."),
    ]
    nameless = reach(crowd(("Baker", None), (None, None)))
    employers = nameless[nameless["area"] == "employer"]
    assert rows(employers, "name", "n", "person_ids") == [("unknown", 2, None)]
    assert rows(nameless[nameless["area"] == "function"], "name", "n") == [
        ("trades and hospitality", 1),
        ("unknown", 1),
    ]


def test_reach_counts_connections_only_and_changes_nothing():
    before = PEOPLE.copy(deep=True)
    half = PEOPLE.assign(is_connection=pd.array([True] * 2 + [False] * 3, dtype="boolean"))
    assert reach(half).query("area == 'function'")["n"].sum() == 2
    assert_frame_equal(PEOPLE, before)
    assert len(reach(PEOPLE.iloc[:0])) == 0


def test_goals_are_compared_side_by_side():
    stay = Goals(functions=("trades and hospitality",), topics=("bread", "sourdough"))
    move = Goals(roles=("data scientist", "astronaut"), industries=("energy",))
    table = compare_goals(PEOPLE, {"stay": stay, "move": move, "none": Goals()})
    assert rows(table, "name", "n_fit", "n_fit_warm", "n_goals", "n_covered", "gaps") == [
        ("stay", 0, 0, 3, 1, "bread; sourdough"),
        ("move", 3, 2, 3, 2, "astronaut"),
        ("none", None, None, None, None, None),
    ]
    assert table["sentence"][1] == "move: 3 of 5 fit; 2 of 3 goals have somebody."
    both = coverage_compared(PEOPLE, {"stay": stay, "move": move})
    assert both.groupby("goals", sort=False).size().to_dict() == {"stay": 3, "move": 3}
    assert len(coverage_compared(PEOPLE, {})) == 0


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((12, 3, 4), "12 people, 3 of them warm; 4 through friends"),
        ((2, 2, None), "2 people, all of them warm"),
        ((2, 0, 0), "2 people, none of them warm"),
        ((1, None, None), "1 person"),
    ],
)
def test_lines_in_words(counts: tuple[int, ...], said: str):
    assert in_words(*counts) == said
