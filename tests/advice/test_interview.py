"""The interview: whom it is about, and the ties it gives."""

from __future__ import annotations

import pandas as pd

from netlab.advice.interview import interview_people, interview_ties, interviewed
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
