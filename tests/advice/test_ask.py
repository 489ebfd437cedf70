"""Whom to ask about, which sets one answer settles, which companies are worth a word."""

from __future__ import annotations

import pandas as pd
import pytest

from netlab.advice.ask import answer_people, ask_next, companies_to_classify, teaching_value
from netlab.advice.sets import answer_set, groups_to_label
from netlab.errors import ParameterError

NO_LABELS = pd.DataFrame({"person_id": pd.array([], dtype="string")})
NO_TOUCHES = pd.DataFrame(
    {
        "conversation": pd.array([], dtype="string"),
        "person_id": pd.array([], dtype="string"),
        "on": pd.array([], dtype="datetime64[us]"),
        "n_people": pd.array([], dtype="Int64"),
    }
)


def crowd(n: int, **columns) -> pd.DataFrame:
    table = pd.DataFrame(
        {
            "person_id": [f"p{i:03}" for i in range(n)],
            "name": [f"Person {i}" for i in range(n)],
            "url": [f"https://www.linkedin.com/in/p{i}" for i in range(n)],
            "is_connection": True,
            "connected_on": pd.NaT,
            "employer": pd.NA,
            "position": pd.NA,
            "industry": "unknown",
            "relationship": "unknown",
            "relationship_source": "none",
            "p_personal": float("nan"),
            "p_professional": float("nan"),
            "strength": 0.0,
            "is_muted": False,
            "relationship_evidence": pd.NA,
        }
    )
    return table.assign(**columns).astype({"employer": "string", "connected_on": "datetime64[us]"})


def test_seven_in_ten_teach_and_three_are_drawn():
    asked = ask_next(crowd(200), NO_LABELS, n=10)
    assert asked["chosen"].value_counts().to_dict() == {"uncertain": 7, "random": 3}
    assert asked["person_id"].is_unique


def test_the_unsure_and_close_teach_most():
    people = crowd(
        4,
        p_personal=[0.5, 0.5, 0.99, None],
        p_professional=[0.9, 0.9, 0.01, None],
        strength=[0.8, 0.0, 0.8, 0.0],
    )
    # uncertainty 1 - 2|p - .5| of the less certain side, times (.25 + strength); .3 without evidence
    assert teaching_value(people).tolist() == pytest.approx([1.05, 0.25, 0.021, 0.075])
    assert ask_next(people, NO_LABELS, n=1)["person_id"].tolist() == ["p000"]


def test_nobody_is_asked_twice_nor_if_muted_nor_if_not_connected():
    people = crowd(
        6,
        is_muted=[False, True, False, False, False, False],
        is_connection=[True, True, False, True, True, True],
    )
    labels = pd.DataFrame({"person_id": ["p003"]})
    assert sorted(ask_next(people, labels, n=10)["person_id"]) == ["p000", "p004", "p005"]


def test_the_same_answers_so_far_give_the_same_questions():
    people = crowd(100)
    pd.testing.assert_frame_equal(ask_next(people, NO_LABELS, seed=3), ask_next(people, NO_LABELS, seed=3))
    drawn = [set(ask_next(people, NO_LABELS, seed=s)["person_id"]) for s in range(5)]
    assert len(set(map(frozenset, drawn))) > 1


def test_nobody_left_is_an_empty_table():
    assert ask_next(crowd(0), NO_LABELS).empty
    with pytest.raises(ParameterError, match="n is 0; ask about one person at least"):
        ask_next(crowd(3), NO_LABELS, n=0)


def test_a_company_answer_says_what_it_is_worth():
    people = crowd(
        10, employer=["Acme"] * 4 + ["Bolt"] * 2 + [None] * 4, industry=["unknown"] * 8 + ["energy"] * 2
    )
    table = companies_to_classify(people)
    assert table[["employer", "n"]].to_numpy().tolist() == [["Acme", 4], ["Bolt", 2]]
    assert table["unknown_after"].tolist() == pytest.approx([0.4, 0.2])
    assert table["sentence"].tolist() == [
        "With this one, the share of unknown industries falls from 80% to 40%.",
        "With these 2, the share of unknown industries falls from 80% to 20%.",
    ]


def test_sets_are_offered_by_what_each_adds():
    days = [f"2016-07-0{i}" for i in (1, 2, 2, 3, 3)] + [
        "2020-01-01",
        "2021-01-01",
        "2022-01-01",
        "2023-01-01",
    ]
    people = crowd(9, connected_on=days, employer=[None] * 4 + ["Acme"] * 5)
    groups, members = groups_to_label(people, NO_LABELS, NO_TOUCHES)
    assert groups[["kind", "n", "gain"]].to_numpy().tolist() == [["burst", 5, 5], ["employer", 5, 4]]
    assert groups.loc[0, "name"] == "connected within days of each other from 2016-07-01"
    assert members[members["set_id"].eq("s2")]["person_id"].tolist() == [
        "p004",
        "p005",
        "p006",
        "p007",
        "p008",
    ]


def test_years_before_the_first_job_and_group_talks_are_sets_too():
    people = crowd(8, connected_on=["2003-02-01", "2003-05-01", "2003-08-01", "2003-11-01"] + [None] * 4)
    talk = pd.DataFrame(
        {
            "conversation": "c1",
            "person_id": ["p004", "p005", "p006", "p007", "p004"],
            "on": pd.Timestamp("2024-05-01"),
            "n_people": pd.array([5] * 5, dtype="Int64"),
        }
    )
    groups, _ = groups_to_label(people, NO_LABELS, talk, first_job_on=pd.Timestamp("2004-01-01"))
    assert groups["name"].tolist() == [
        "connected in 2003, before your first job",
        "in group conversation 1, begun on 2024-05-01",
    ]


def test_the_decided_and_the_answered_make_no_set():
    people = crowd(5, employer=["Acme"] * 5, relationship=["professional"] * 5)
    groups, members = groups_to_label(people, NO_LABELS, NO_TOUCHES)
    assert groups.empty
    assert members.empty


def test_one_answer_labels_all_but_the_exceptions():
    people = crowd(4)
    rows = answer_set(people[["person_id"]], people, "personal", excepted=("p002",))
    assert rows["person_id"].tolist() == ["p000", "p001", "p003"]
    assert set(rows["labelled_as"]) == {"group"}
    with pytest.raises(ParameterError, match="'friend' is no relationship"):
        answer_set(people, people, "friend")


def test_answers_keep_what_was_judged_before_them():
    asked = pd.DataFrame(
        {
            "person_id": ["p1", "p2"],
            "name": ["Ann", "Bo"],
            "chosen": ["random", "uncertain"],
            "p_personal": [0.9, None],
            "p_professional": [0.1, None],
        }
    )
    answers = answer_people(asked, ["friend or family"])
    assert answers.to_dict("records") == [
        {
            "person_id": "p1",
            "name": "Ann",
            "relationship": "friend or family",
            "chosen": "random",
            "labelled_as": "person",
            "p_personal_then": "0.9",
            "p_professional_then": "0.1",
        }
    ]
    with pytest.raises(ParameterError, match="3 answers about 2 people"):
        answer_people(asked, ["work"] * 3)
