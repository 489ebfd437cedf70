"""One network beside another: exact counts, ranges for what is not known, nothing said where nothing is known."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from builders import rows

from netlab.metrics.before_after import LABELS, NEEDED, measures, side_by_side
from netlab.metrics.intervals import Z95


def people(n: int, **columns) -> pd.DataFrame:
    table = pd.DataFrame(columns, index=range(n)).reindex(columns=list(NEEDED))
    types = dict.fromkeys(("p_personal", "p_professional", "goal_fit"), "Float64")
    types |= dict.fromkeys(("relationship", "state", "function", "industry", "employer", "group"), "string")
    types |= dict.fromkeys(("was_strong", "recommended_me"), "boolean") | {"n_endorsed_me": "Int64"}
    return table.assign(person_id=[f"p{i}" for i in range(n)]).astype(types)


def covers(*pairs: tuple[str, str]) -> pd.DataFrame:
    table = pd.DataFrame(list(pairs), columns=["goal", "person_id"]).assign(area="role")
    return table[["area", "goal", "person_id"]].astype("string")


def value(table: pd.DataFrame, measure: str) -> pd.Series:
    return table.set_index("measure").loc[measure]


def test_counts_are_exact_and_unknown_flags_are_bounds():
    found = measures(
        people(
            4,
            state=["active", "active", "never", None],
            was_strong=[True, None, False, False],
            n_endorsed_me=[2, 1, 0, 0],
            goal_fit=[0.9, 0.1, 0.6, 0.0],
            group=["g1", "g1", None, None],
        ),
        covers(("nurse", "p0"), ("nurse", "p2"), ("cook", "p2")),
    )
    assert list(found["measure"]) == list(LABELS)
    assert value(found, "n_active")[["value", "low", "high", "interval"]].tolist() == [2, 2, 3, "bounds"]
    assert value(found, "n_once_strong")[["value", "high"]].tolist() == [1, 2]
    assert value(found, "n_goal_people")["value"] == 2
    assert value(found, "n_goal_warm")["value"] == 1
    assert value(found, "n_goals_covered")["value"] == 2
    assert value(found, "n_groups")["value"] == 1
    assert value(found, "n_endorsements")[["value", "interval"]].tolist() == [3, "none"]


def test_the_mix_is_of_those_with_evidence_and_its_range_is_that_of_the_judgement():
    found = value(
        measures(people(3, p_personal=[0.5, 0.5, None], relationship=["unknown"] * 3), covers()),
        "friends_share",
    )
    half = Z95 * np.sqrt(0.25 * 2) / 2  # two independent draws with p = 1/2, by hand
    assert found["value"] == 0.5
    assert found["low"] == pytest.approx(max(0.5 - half, 0))
    assert found["high"] == pytest.approx(min(0.5 + half, 1))
    assert found["unknown_share"] == pytest.approx(1 / 3)


def test_variety_lies_between_all_alike_and_all_different():
    found = value(measures(people(4, employer=["Acme", "Borealis", None, None]), covers()), "employer_hill_1")
    assert found["value"] == pytest.approx(2.0)
    assert found["low"] == pytest.approx(4 / 3**0.75)  # counts 3 and 1: e^H = 4 / 3^(3/4)
    assert found["high"] == pytest.approx(4.0)


def test_what_no_file_tells_has_no_value():
    found = measures(people(2), covers())
    assert set(found.loc[found["value"].isna(), "measure"]) == set(LABELS) - {
        "n_connections",
        "n_groups",
        "unknown_share",
    }
    assert measures(people(0), covers()).set_index("measure").loc["n_connections", "value"] == 0


def test_a_change_is_clear_where_the_ranges_do_not_touch():
    one = measures(people(2, p_personal=[0.9, 0.1], p_professional=[0.0, 0.0]), covers())
    other = measures(people(3, p_personal=[0.9, 0.1, 0.2], p_professional=[1.0, 1.0, 1.0]), covers())
    found = side_by_side(one, other)
    told = found[found["measure"].isin(["n_connections", "friends_share", "work_share", "n_active"])]
    assert rows(told, "measure", "change", "is_clear") == [
        ("n_connections", 1.0, True),
        ("n_active", None, None),
        ("friends_share", pytest.approx(-0.1), False),
        ("work_share", 1.0, True),
    ]
