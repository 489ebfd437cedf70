"""Goal fit in its parts: what counts, how much, and in what words."""

from __future__ import annotations

import pandas as pd
import pytest
from builders import rows
from pandas.testing import assert_frame_equal

from netlab.goals import Goals
from netlab.metrics.fit import NOT_ABOUT, PART_COLUMNS, UNTOLD, goal_fit
from netlab.people.companies import read_companies
from netlab.people.titles import read_titles


def people(*told: tuple[str | None, str | None]) -> pd.DataFrame:
    """Rows of ``position, company``, read the way the network reads them."""
    table = pd.DataFrame(list(told), columns=["position", "company"]).astype("string")
    table.insert(0, "person_id", pd.array([f"p{k}" for k in range(len(table))], dtype="string"))
    return table.join(read_companies(table["company"])).join(read_titles(table["position"]))


def fit(goals: Goals, *told: tuple[str | None, str | None], talk: pd.DataFrame | None = None) -> pd.DataFrame:
    return goal_fit(people(*told), goals, talk)


def one(goals: Goals, position: str | None, company: str | None = None) -> pd.Series:
    return fit(goals, (position, company)).iloc[0]


def test_every_part_is_shown_and_evidence_comes_strongest_first():
    goals = Goals(
        roles=("data scientist",), functions=("data",), seniority=("senior",), industries=("energy",),
        companies=("Warmstead",), topics=("heat pump",), avoid=("gambling",),
    )  # fmt: skip
    found = one(goals, "Senior Data Scientist, heat pumps", "Warmstead Ltd")
    parts = dict(zip(PART_COLUMNS, found[list(PART_COLUMNS)], strict=True))
    assert parts == {
        "fit_company": 1, "fit_role": 1, "fit_function": 1, "fit_level": 1, "fit_industry": 0,
        "fit_topics": pytest.approx(0.7), "fit_avoid": 0,
    }  # fmt: skip
    assert found["goal_fit"] == pytest.approx(1 - 0.05 * 0.2 * (1 - 0.35) * 0.75 * 0.9)
    assert found["goal_evidence"].split("\n") == [
        "Works at Warmstead, one of your target employers.",
        "The title says data scientist, one of your target roles.",
        "Title or company names heat pump.",
        "Works in data, a function you aim for.",
        "At senior level, about what you aim for.",
    ]


def test_without_goals_nothing_is_said():
    for goals in (
        Goals(),
        Goals(avoid=("gambling",)),
        Goals(summary="Something new"),
        Goals(mix={"personal": 0.3}),
    ):
        found = fit(goals, ("Data scientist", "Warmstead"))
        assert found[["goal_fit", *PART_COLUMNS, "goal_evidence"]].isna().all(axis=None)


def test_parts_that_the_goals_do_not_ask_for_are_unknown():
    found = one(Goals(companies=("Warmstead",)), "Baker", "Warmstead")
    assert found[["fit_role", "fit_function", "fit_industry", "fit_topics", "fit_avoid"]].isna().all()
    assert found["fit_company"] == 1


def test_the_avoid_list_wins_with_its_reason():
    goals = Goals(roles=("data scientist",), avoid=("gambling", "insurance"))
    for company in ("Bellavista Casino", "Kolbe Versicherungen AG"):
        found = one(goals, "Data Scientist", company)
        assert found["goal_fit"] == 0
        assert found["goal_evidence"].startswith("On your avoid list: ")


def test_function_and_level_work_across_languages():
    goals = Goals(roles=("data scientist",), functions=("data", "sales"), seniority=("senior", "manager"))
    for title in ("Senior Datenanalystin", "Vertriebsleiter", "Directeur commercial"):
        assert one(goals, title)["goal_fit"] > 0.2
    assert one(goals, "Datenwissenschaftlerin")["fit_role"] == 1


def test_a_role_counts_less_at_another_level_and_not_for_the_past():
    goals = Goals(roles=("data scientist",), seniority=("senior",))
    at = {
        title: one(goals, title)["fit_role"]
        for title in ("Senior Data Scientist", "VP Data Science", "Data Science Intern")
    }
    assert at["Senior Data Scientist"] == 1
    assert 0.5 < at["VP Data Science"] < 1
    assert at["Data Science Intern"] < 0.5
    for title in (
        "Former data scientist",
        "Aspiring Data Scientist",
        "Barista, ex-data scientist",
        "Seeking data scientist roles",
    ):
        assert one(goals, title)["fit_role"] == 0


def test_who_recruits_for_a_role_counts():
    goals = Goals(roles=("data scientist",))
    found = one(goals, "Recruiter Data & AI", "Talentfabrik")
    assert found["fit_role"] == pytest.approx(0.9)
    assert found["goal_evidence"].startswith("Recruits for work like data scientist")
    assert one(goals, "Recruiter Construction", "Bricktalent")["fit_role"] == 0
    assert one(Goals(roles=("recruiter",)), "Recruiter Construction")["fit_role"] == 1


def test_what_they_wrote_counts():
    talk = pd.DataFrame(
        {
            "person_id": ["p0", "p0", "p1"],
            "term": ["dbt", "solar", "data scientist"],
            "n": [2, 1, 1],
            "n_offers": [0, 0, 1],
        }
    )
    goals = Goals(roles=("data scientist",), topics=("dbt", "solar"))
    found = fit(goals, (None, None), ("Team lead", "Nimbus"), (None, None), talk=talk)
    assert found["fit_topics"].tolist() == [pytest.approx(1 - 0.65**2), 0, 0]
    assert found["fit_role"].tolist() == [0, pytest.approx(0.75), 0]
    assert found["goal_evidence"].tolist() == [
        "Wrote to you about dbt, solar.",
        "Wrote to you about an opening: data scientist.",
        UNTOLD,
    ]
    assert found["is_work_known"].tolist() == [True, True, False]


def test_industries_are_found_by_name_title_and_list():
    goals = Goals(industries=("insurance", "battery"))
    found = fit(
        goals,
        ("Baker", "Allianz"),
        ("Baker", "Pinewick Batterien"),
        ("Underwriter", None),
        ("Baker", "Brotzeit"),
    )
    assert found["fit_industry"].tolist() == [1, 1, pytest.approx(0.8), 0]
    assert found["goal_evidence"].iloc[0] == "Works in insurance, one of your target industries."
    assert found["goal_evidence"].iloc[3] == NOT_ABOUT


def test_fit_is_the_same_in_any_order_and_leaves_the_table_alone():
    goals = Goals(roles=("data scientist",), industries=("energy",))
    table = people(("Data scientist", "Solarwerk"), ("Baker", None), (None, "Stadtwerke Lenne"))
    before = table.copy(deep=True)
    turned = goal_fit(table.iloc[::-1], goals)
    assert rows(turned.iloc[::-1]) == rows(goal_fit(table, goals))
    assert_frame_equal(table, before)


def test_nobody():
    assert len(fit(Goals(roles=("data scientist",)))) == 0


def test_each_title_is_held_against_its_own_level():
    """Titles that name a role twice over, by all its words and by its field, must not move the others' levels."""
    goals = Goals(roles=("head of marketing", "marketing director"), seniority=("director",))
    told = fit(
        goals,
        ("Head of Marketing", "Acme"),
        ("Marketing Director", "Acme"),
        ("Marketing Manager", "Acme"),
        ("Junior Marketing Manager", "Acme"),
    )
    heads, manager, junior = told["fit_role"][:2], told["fit_role"][2], told["fit_role"][3]
    assert (heads == 1).all()
    assert 0.5 < manager < 0.7  # a step below: not yet, and near
    assert junior < 0.2


def test_somebody_of_a_staffing_firm_who_writes_of_a_role_offers_it():
    goals = Goals(roles=("data scientist",))
    talk = pd.DataFrame({"person_id": ["p0"], "term": ["data scientist"], "n": [1], "n_offers": [0]})
    people_of = people(("Consultant", "Somebody")).assign(industry="staffing")
    assert goal_fit(people_of, goals, talk)["fit_role"][0] == pytest.approx(0.9)
