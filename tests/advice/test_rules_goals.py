"""Interviews, referrals, projects, introductions, opinions: friends first, warm before weak, no one claimed."""

from __future__ import annotations

import pandas as pd
from situations import names, of_rule, person, row, situation, warm

from netlab.advice.situation import Mine

ROLE = {
    "fit_role": 1.0,
    "goal_fit": 0.8,
    "goal_evidence": "The title says data scientist, one of your target roles.\nAt senior level, about what you aim for.",
}
TARGET = {
    "employer": "Warmstead",
    "company": "Warmstead Ltd",
    "fit_company": 1.0,
    "goal_fit": 0.95,
    "goal_evidence": "Works at Warmstead, one of your target employers.",
}
ENERGY = {
    "employer": "Gridhouse",
    "company": "Gridhouse",
    "fit_industry": 1.0,
    "goal_fit": 0.7,
    "goal_evidence": "Works in energy, one of your target industries.",
}


def test_interviews_friends_first_then_warm_then_weak():
    given = situation(
        person("Ann Lee", **ROLE),
        warm("Bo Ray", **{**ROLE, "goal_fit": 0.5}),
        person("Cy Fox", **{**ROLE, "goal_fit": 0.4}, relationship="personal"),
    )
    assert names(given, "interview") == ["Cy Fox", "Bo Ray", "Ann Lee"]


def test_an_interview_says_why_them_and_when_you_last_wrote():
    found = row(situation(warm("Bo Ray", **ROLE)), "interview")
    assert found["reason"] == (
        "Bo Ray's title says data scientist, one of your target roles. "
        "Your last contact on LinkedIn was on 1 September 2026."
    )
    assert found["evidence"].splitlines() == [
        "The title says data scientist, one of your target roles.",
        "At senior level, about what you aim for.",
        "You have both written to each other.",
    ]
    assert "data scientist" in found["draft"]
    assert "twenty minutes" in found["draft"]


def test_a_cold_tie_gets_a_hello_that_asks_for_nothing():
    found = row(situation(person("Ann Lee", **ROLE)), "interview")
    assert found["reason"] == (
        "Ann Lee's title says data scientist, one of your target roles. The archive holds no contact between you. "
        "Say hello first, and ask once they have answered."
    )
    assert found["draft"] == (
        "Hello Ann,\n\n"
        "We have been connected here since March 2020 and have not written to each other so far. "
        "I came across your name today and wanted to say hello. I hope you are well. "
        "If I can ever be of use to you, please say so.\n\nBest regards"
    )


def test_a_target_function_alone_is_enough_only_for_those_close():
    only = {"fit_function": 1.0, "goal_fit": 0.25, "goal_evidence": "Works in data, a function you aim for."}
    assert names(situation(person("Ann Lee", **only), warm("Bo Ray", **only)), "interview") == ["Bo Ray"]


def test_nobody_of_the_avoid_list_is_asked_for_anything():
    avoided = {**TARGET, "fit_avoid": 1.0}
    assert of_rule(situation(warm("Ann Lee", **avoided)), "referral").empty


def test_a_referral_is_asked_of_warm_ties_and_cold_ones_are_warmed_up_first():
    given = situation(
        person("Ann Lee", **TARGET),
        warm("Bo Ray", **TARGET, position="Nurse"),
        openings=[{"company": "Warmstead Limited", "title": "Product Data Scientist", "on": "2026-09-09"}],
    )
    assert names(given, "referral") == ["Bo Ray", "Ann Lee"]
    asked = row(given, "referral", "Bo Ray")
    assert asked["reason"] == (
        "Bo Ray works at Warmstead, one of your target employers. "
        "Your last contact on LinkedIn was on 1 September 2026."
    )
    assert "You saved or applied for a job there: Product Data Scientist." in asked["evidence"]
    assert "Warmstead" in asked["draft"]
    cold = row(given, "referral", "Ann Lee")
    assert cold["reason"].endswith("Say hello first, and ask once they have answered.")
    assert "?" not in cold["draft"]


def test_a_project_with_someone_whose_skill_i_lack():
    skills = [
        {"person_id": "bo-ray", "skill": "Battery modelling", "direction": "out"},
        {"person_id": "bo-ray", "skill": "dbt", "direction": "out"},
        {"person_id": "bo-ray", "skill": "SQL", "direction": "in"},
    ]
    mine = Mine(skills=frozenset({"sql"}))
    found = row(situation(warm("Bo Ray"), skills=skills, mine=mine), "collaborate")
    assert found["reason"] == (
        "You endorsed Bo Ray for dbt, which your own skills do not list, and they endorsed you for SQL. "
        "Your last contact on LinkedIn was on 1 September 2026."
    )
    assert found["evidence"].startswith("Your goals name dbt.")
    unknown = situation(warm("Bo Ray"), skills=skills, mine=Mine(skills=None))
    assert of_rule(unknown, "collaborate").empty


def test_an_introduction_names_what_to_ask_and_claims_nobody():
    given = situation(warm("Ann Lee", **TARGET), warm("Bo Ray", **ENERGY))
    here = row(given, "ask_introduction", "Ann Lee")
    assert here["reason"] == (
        "Ann Lee works at Warmstead, one of your target employers. "
        "Ask whether they would introduce you to somebody there who works as data scientist."
    )
    near = row(given, "ask_introduction", "Bo Ray")
    assert near["reason"] == (
        "Bo Ray works in energy, one of your target industries. "
        "You know nobody at Loopcycle: ask whether they know somebody there."
    )
    assert near["evidence"].endswith("Whom they know is not in the archive.")


def test_nobody_is_missing_where_the_connections_are_not_known():
    given = situation(warm("Bo Ray", **{**ENERGY, "is_connection": pd.NA}))
    assert of_rule(given, "ask_introduction").empty


def test_an_opinion_is_asked_on_what_they_wrote_about():
    topics = [
        {"person_id": "bo-ray", "term": "tariffs", "n": 2},
        {"person_id": "bo-ray", "term": "gardening", "n": 9},
    ]
    found = row(situation(warm("Bo Ray"), topics=topics), "ask_opinion")
    assert found["reason"] == (
        "Bo Ray wrote to you about tariffs. Your last contact on LinkedIn was on 1 September 2026."
    )
    assert found["evidence"].startswith("Found in 2 messages of theirs: tariffs.")
    assert "tariffs" in found["draft"]
