"""Introduce, recommend, ask for a recommendation."""

from __future__ import annotations

import pandas as pd
from situations import names, of_rule, person, row, situation, warm

TRADE = {"function": "data", "industry": "energy"}


def test_two_people_of_one_trade_who_are_not_known_to_know_each_other():
    given = situation(
        warm("Ann Lee", **TRADE, employer="Acme", strength=0.4),
        warm("Bo Ray", **TRADE, employer="Borealis", position="Analyst", strength=0.6),
    )
    found = row(given, "introduce")
    assert found["name"] == "Bo Ray"
    assert found["reason"] == (
        "Bo Ray and Ann Lee both work in data, in the field of energy, at different employers. "
        "The archive shows no contact between the two."
    )
    assert found["evidence"].splitlines()[:2] == ["Bo Ray: Analyst, Borealis.", "Ann Lee: Acme."]
    assert "Ann Lee" in found["draft"]


def test_a_skill_that_i_endorsed_both_for_says_more_than_a_trade():
    skills = [{"person_id": id_, "skill": "Forecasting", "direction": "out"} for id_ in ("ann-lee", "cy-fox")]
    given = situation(
        warm("Ann Lee", **TRADE, employer="Acme"),
        warm("Bo Ray", **TRADE, employer="Borealis"),
        warm("Cy Fox", employer="Corvid"),
        skills=skills,
    )
    assert row(given, "introduce")["reason"].startswith(
        "Ann Lee and Cy Fox were both endorsed by you for Forecasting, at different employers."
    )


def test_colleagues_and_those_who_know_each_other_need_no_introduction():
    same = situation(warm("Ann Lee", **TRADE, employer="Acme"), warm("Bo Ray", **TRADE, employer="Acme"))
    assert of_rule(same, "introduce").empty
    ties = [{"source": "ann-lee", "target": "bo-ray", "basis": "group_chat"}]
    met = situation(
        warm("Ann Lee", **TRADE, employer="Acme"), warm("Bo Ray", **TRADE, employer="Borealis"), ties=ties
    )
    assert of_rule(met, "introduce").empty


def test_neither_side_of_an_introduction_is_muted():
    given = situation(
        warm("Ann Lee", **TRADE, employer="Acme"),
        warm("Bo Ray", **TRADE, employer="Borealis", is_muted=True),
    )
    assert of_rule(given, "introduce").empty


def test_a_recommendation_received_is_returned():
    found = row(situation(person("Ann Lee", recommended_me=True)), "give_recommendation")
    assert found["reason"] == "Ann Lee recommended you, and you have not recommended them."
    assert "Thank you again" in found["draft"]
    assert found["gives"]


def test_without_the_file_of_given_ones_no_one_is_said_to_lack_one():
    given = situation(person("Ann Lee", recommended_me=True, recommended=pd.NA))
    assert names(given, "give_recommendation") == []


def test_a_warm_colleague_is_recommended_and_asked():
    now = {"shared_employer": "Acme", "shared_how": "now"}
    given = situation(warm("Bo Ray", **now))
    assert row(given, "give_recommendation")["reason"] == (
        "You saw the work of Bo Ray and have not recommended them. You both work at Acme."
    )
    assert row(given, "ask_recommendation")["reason"] == (
        "Bo Ray has not recommended you so far. You both work at Acme. "
        "Your last contact on LinkedIn was on 1 September 2026."
    )


def test_talk_of_working_together_counts_among_work_ties_only():
    talk = {"said_worked_together": 2}
    assert names(situation(warm("Bo Ray", **talk, relationship="professional")), "ask_recommendation")
    assert not names(situation(warm("Bo Ray", **talk, relationship="personal")), "ask_recommendation")
