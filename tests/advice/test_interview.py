"""The interview: whom it is about, and the ties it gives."""

from __future__ import annotations

import pandas as pd
import pytest

from netlab.advice.interview import (
    interview_core,
    interview_form,
    interview_people,
    interview_ties,
    interviewed,
)
from netlab.people.answers import read_answers


def crowd(n: int) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "person_id": [f"p{i:02}" for i in range(n)],
            "name": [f"Person {chr(65 + i // 26)}{chr(97 + i % 26)}" for i in range(n)],
            "is_connection": True,
            "strength": [1 - i / n for i in range(n)],
            "goal_fit": [i / n for i in range(n)],
            "is_muted": [i == 0 for i in range(n)],
        }
    ).astype({"person_id": "string", "name": "string"})


def test_strongest_nearest_and_a_few_at_random():
    chosen = interview_people(crowd(60))
    assert chosen["chosen"].value_counts().to_dict() == {"strongest": 10, "goals": 6, "random": 4}
    assert chosen["person_id"].tolist()[0] == "p01"  # p00 is muted
    assert chosen["person_id"].is_unique
    pd.testing.assert_frame_equal(chosen, interview_people(crowd(60)))


def test_a_network_of_three_is_asked_about_whole():
    assert len(interview_people(crowd(4))) == 3
    assert interview_people(crowd(0)).empty


def test_pairs_that_know_each_other_are_ties():
    rows = pd.DataFrame(
        {
            "source": ["p01", "Person Ad", "p05", "p06", "p01", "p07"],
            "target": ["p02", "p01", "p06", "p05", None, "Nobody Here"],
            "known": ["yes", "Ja", "no", "yes", None, "yes"],
            "closeness": [None, None, None, None, "very close", None],
        }
    )
    answers = read_answers(rows, "interview")
    ties = interview_ties(answers, crowd(10))
    assert ties[["source", "target", "basis"]].to_numpy().tolist() == [
        ["p01", "p02", "interview"], ["p01", "p03", "interview"], ["p05", "p06", "interview"],
    ]  # fmt: skip
    assert interviewed(answers, crowd(10)).tolist() == ["p01", "p02", "p03", "p05", "p06", "p07"]


def test_the_form_asks_about_everybody_and_every_pair():
    picked = interview_people(crowd(40))
    form = interview_form(picked)
    assert form.columns.tolist() == ["source", "target", "known", "closeness", "how_met"]
    assert len(form) == 20 + 20 * 19 // 2
    assert form["source"].tolist()[:20] == picked["name"].tolist()
    twins = interview_form(picked.assign(name="Sam Fox"))
    assert twins["source"].tolist()[:20] == picked["person_id"].tolist()


def test_a_whole_interview_gives_the_true_structure_of_the_core(tmp_path):
    people = crowd(40)
    form = interview_form(interview_people(people, n=4))
    form["known"] = ["", "", "", "", "yes", "yes", "no", "yes", "no", "no"]
    path = tmp_path / "interview.csv"
    form.to_csv(path, index=False, encoding="utf-8-sig")
    core = interview_core(path, people)
    assert (core["n"], core["pairs"], core["n_asked"], core["ties"]) == (4, 6, 6, 3)
    assert core["density"] == pytest.approx(0.5)
    # a triangle and one alone: n = 4, t = 3; 4 - 2·3/4; (3 · (1 + 2/3)² + 1) / 16
    assert core["effective_size"] == pytest.approx(2.5)
    assert core["constraint"] == pytest.approx((3 * (1 + 2 / 3) ** 2 + 1) / 16)


def test_pairs_that_were_not_answered_are_told():
    form = interview_form(interview_people(crowd(40), n=3))
    form.loc[3, "known"] = "yes"
    core = interview_core(form, crowd(40))
    assert (core["pairs"], core["n_asked"], core["ties"]) == (3, 1, 1)
    assert interview_core(form.iloc[:0], crowd(40))["n"] == 0
