"""Diversity of the connections as rows of the summary, with bounds and judgement intervals."""

from __future__ import annotations

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from netlab.metrics.diversity_summary import COLUMNS, diversity


def people(*functions: str | None, **columns: list) -> pd.DataFrame:
    n = len(functions)
    base = {
        "is_connection": [True] * n,
        "function": list(functions),
        "industry": ["energy"] * n,
        "seniority": ["mid"] * n,
        "employer": [f"Firm {k}" for k in range(n)],
        "connected_on": ["2020-01-01"] * n,
        "p_personal": [None] * n,
        "p_professional": [None] * n,
    }
    kinds = dict.fromkeys(["function", "industry", "seniority", "employer"], "string")
    chances = dict.fromkeys(["p_personal", "p_professional"], "Float64")
    table = pd.DataFrame(base | columns)
    return table.astype(kinds | chances | {"is_connection": "boolean", "connected_on": "datetime64[us]"})


def row(table: pd.DataFrame, measure: str) -> pd.Series:
    return table.set_index("measure").loc[measure]


EIGHT = people("data", "data", "data", "data", "data", "sales", "sales", "sales", "hr", "hr", "unknown", None)


def test_the_counted_value_its_bounds_and_its_words():
    table = diversity(EIGHT)
    assert list(table.columns) == COLUMNS
    found = row(table, "function_hill_2")
    assert found["value"] == pytest.approx(2.631579, abs=5e-7)  # counts 5, 3, 2: methods.md O8
    assert found["low"] == pytest.approx(144 / (49 + 9 + 4))  # both unknown are data people, too
    assert found["high"] == pytest.approx(144 / (25 + 9 + 4 + 2))  # both are of a rare function each
    assert (found["interval"], found["n"], found["unknown_share"]) == ("bounds", 10, pytest.approx(2 / 12))
    assert (
        row(table, "function_hill_1")["meaning"] == "Your network behaves like 2.8 equally common functions."
    )


def test_iqv_uses_the_declared_number_and_open_lists_have_none():
    table = diversity(EIGHT)
    assert row(table, "function_iqv")["value"] == pytest.approx(0.62 * 22 / 21)
    assert not table["measure"].isin(["employer_iqv", "year_evenness"]).any()


def test_concentration_by_employer_function_and_year():
    table = diversity(people("data", "data", "hr", employer=["A", "A", "B"]))
    assert row(table, "employer_largest_share")["value"] == pytest.approx(2 / 3)
    assert row(table, "employer_largest_share")["meaning"] == "67 % share the most common employer, A."
    assert row(table, "year_largest_share")["value"] == 1
    assert row(table, "function_largest_share")["interval"] == "none"


def test_like_me_or_not_with_bounds():
    found = row(diversity(EIGHT, {"function": "data"}), "function_ei")
    assert found["value"] == 0  # five alike, five not
    assert (found["low"], found["high"]) == (pytest.approx(-2 / 12), pytest.approx(2 / 12))
    unknown = row(diversity(EIGHT, {"function": None}), "function_ei")
    assert pd.isna(unknown["value"])
    assert "not known" in unknown["meaning"]


def test_what_friends_bring_is_an_interval_of_judgement():
    sure = people("data", "hr", "sales", "sales", p_personal=[1, 1, 0, None], p_professional=[0, 0, 1, None])
    table = diversity(sure)
    friends = row(table, "friends_function_hill_1")
    assert (friends["value"], friends["low"], friends["high"]) == (pytest.approx(2),) * 3
    assert (friends["interval"], friends["n"], friends["unknown_share"]) == ("judgement", 3, 0.25)
    assert row(table, "work_function_hill_1")["value"] == pytest.approx(1)
    unsure = people("data", "hr", "sales", p_personal=[0.5] * 3, p_professional=[0.5] * 3)
    found = row(diversity(unsure), "friends_function_hill_1")
    assert found["low"] < found["high"]
    assert_frame_equal(diversity(unsure, seed=3), diversity(unsure, seed=3))


def test_without_evidence_or_people_nothing_is_said():
    for crowd in (EIGHT, EIGHT.iloc[:0]):
        table = diversity(crowd)
        assert pd.isna(row(table, "relationship_hill_1")["value"])
        assert (
            row(table, "relationship_hill_1")["meaning"]
            == "There is no evidence on who is a friend and who is work."
        )
    assert diversity(EIGHT.iloc[:0])["value"].isna().all()


def test_the_people_table_is_left_as_it_was():
    before = EIGHT.copy(deep=True)
    diversity(EIGHT)
    assert_frame_equal(EIGHT, before)
