"""The mix three ways, and how right the judgements are."""

from __future__ import annotations

import pandas as pd
import pytest

from netlab.metrics.accuracy import accuracy, brier_score, reliability
from netlab.metrics.intervals import wilson
from netlab.metrics.mix import leaning, mix_three_ways


def people(**sizes: int) -> pd.DataFrame:
    kinds = [kind for kind, n in sizes.items() for _ in range(n)]
    return pd.DataFrame(
        {
            "person_id": [f"p{i}" for i in range(len(kinds))],
            "is_connection": pd.array([True] * len(kinds), dtype="boolean"),
            "relationship": pd.array(kinds, dtype="string"),
        }
    )


def labels(*rows: tuple) -> pd.DataFrame:
    columns = ["person_id", "relationship", "chosen", "labelled_as", "p_personal_then", "p_professional_then"]
    return pd.DataFrame(list(rows), columns=columns).astype("string")


def drawn(n: int, relationship: str, start: int = 0, p: tuple = ("0.9", "0.1")) -> list[tuple]:
    return [(f"p{i}", relationship, "random", "person", *p) for i in range(start, start + n)]


def test_wilson_as_printed_in_the_methods():
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=5e-5)  # methods.md O9
    assert wilson(0, 0) == (0.0, 1.0)


def test_counted_and_bounded_without_answers():
    table = mix_three_ways(people(personal=2, professional=3, unknown=5), labels())
    rows = {(r.way, r.relationship): (r.low, r.high) for r in table.itertuples()}
    assert rows == {
        ("counted", "personal"): (0.2, 0.2),
        ("counted", "professional"): (0.3, 0.3),
        ("counted", "both"): (0.0, 0.0),
        ("counted", "unknown"): (0.5, 0.5),
        ("bounds", "personal"): (0.2, 0.7),
        ("bounds", "both"): (0.0, 0.5),
        ("bounds", "professional"): (0.3, 0.8),
    }


def test_an_estimate_needs_twenty_random_answers():
    crowd = people(personal=10, unknown=90)
    assert "estimated" not in set(mix_three_ways(crowd, labels(*drawn(19, "personal")))["way"])
    assert "estimated" in set(mix_three_ways(crowd, labels(*drawn(20, "personal")))["way"])


def test_random_answers_stand_for_those_who_were_not_chosen():
    crowd = people(unknown=100)
    chosen = [(f"p{i}", "personal", "self", "person", None, None) for i in range(50, 70)]
    answers = labels(*drawn(10, "professional"), *drawn(10, "unknown", 10), *chosen)
    table = mix_three_ways(crowd, answers)
    shares = table[table["way"].eq("estimated")].set_index("relationship")["share"]
    # 20 chosen friends counted as they are; the other 80 are half professional, half unknown
    assert shares.to_dict() == pytest.approx(
        {"personal": 0.2, "professional": 0.4, "both": 0.0, "unknown": 0.4}
    )


def test_group_answers_are_no_random_draw():
    group = [(f"p{i}", "personal", "random", "group", None, None) for i in range(30)]
    assert "estimated" not in set(mix_three_ways(people(unknown=40), labels(*group))["way"])


def test_nobody_is_a_network_too():
    assert mix_three_ways(people(), labels())["share"].fillna(0).eq(0).all()
    assert leaning(people()) == "There are no connections to judge."


def test_the_leaning_is_told_by_how_many_are_silent():
    assert "about 3 of 4 connections (75 %) it is silent" in leaning(people(personal=1, unknown=3))
    assert leaning(people(both=2)) == "All 2 connections are decided, so nothing leans either way."
    assert leaning(people(unknown=2)).startswith("Nothing here says who is a friend and who is work")


def test_accuracy_counts_only_what_was_drawn_at_random():
    right, wrong = drawn(15, "personal"), drawn(3, "professional", 15)
    silent = drawn(2, "unknown", 18, p=(None, None))
    own = [("p50", "professional", "self", "person", "0.9", "0.1")] * 5
    table = accuracy(labels(*right, *wrong, *silent, *own)).set_index("measure")
    assert table.loc["decided", "value"] == pytest.approx(18 / 20)
    assert table.loc["right", "value"] == pytest.approx(15 / 18)
    assert (table.loc["right", "low"], table.loc["right", "high"]) == pytest.approx(wilson(15, 18))
    # 15 times (.9-1)², 3 times (.9-0)²
    assert table.loc["brier_personal", "value"] == pytest.approx((15 * 0.01 + 3 * 0.81) / 18)


def test_too_few_answers_show_no_number():
    table = accuracy(labels(*drawn(7, "personal")))
    assert table["value"].isna().all()
    assert table.loc[0, "meaning"] == "not enough random answers yet (7 of 20)"


def test_reliability_sets_words_against_deeds():
    p, said = pd.Series([0.1, 0.1, 0.9, 0.9, None]), pd.Series([False, True, True, True, True])
    table = reliability(p, said)
    assert table[["low", "high", "n", "stated", "came_true"]].to_numpy().tolist() == [
        pytest.approx([0.0, 0.2, 2, 0.1, 0.5]),
        pytest.approx([0.8, 1.0, 2, 0.9, 1.0]),
    ]
    assert brier_score(p, said) == pytest.approx((0.01 + 0.81 + 0.01 + 0.01) / 4)
