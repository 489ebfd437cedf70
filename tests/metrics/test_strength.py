"""Strength: a half-life sum with visible parts, the same whoever else is in the network."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from builders import rows, touches
from hypothesis import given, settings
from hypothesis import strategies as st

from netlab.errors import ParameterError
from netlab.metrics.strength import layers, strength, was_strong

AS_OF = pd.Timestamp("2024-12-31")


def test_a_message_of_365_days_ago_weighs_what_the_half_life_says():
    table = strength(touches(("ann", "2024-01-01 23:00"), ("bo", "2024-07-04")), AS_OF)  # methods.md O9
    assert table["s"].tolist() == pytest.approx([0.2453, 0.5], abs=1e-4)
    assert table["strength"].tolist() == pytest.approx([0.2453 / 4.2453, 0.5 / 4.5], abs=1e-4)


def test_the_parts_add_up():
    table = strength(
        touches(
            ("ann", "2024-12-31", "message"), ("ann", "2024-12-31", "message", "in", 3), ("ann", "2024-12-31", "invitation"),
            ("ann", "2024-12-31", "endorsement"), ("ann", "2024-12-31", "recommendation"),
        ),
        AS_OF,
    )  # fmt: skip
    assert rows(table) == [("ann", 7 / 11, 7.0, 1.5, 1.0, 0.5, 4.0)]


def test_connection_note_undated_and_later_touches_do_not_count():
    none = touches(
        ("ann", "2024-12-01", "connection"),
        ("ann", "2024-12-01", "note"),
        ("ann", None),
        ("ann", "2025-01-01"),
    )
    assert rows(strength(none, AS_OF)) == []


def test_nobody_elses_messages_change_a_strength():
    mine = touches(("ann", "2024-10-01"), ("ann", "2024-11-01"))
    more = touches(("ann", "2024-10-01"), ("ann", "2024-11-01"), *[("bo", "2024-11-01")] * 50)
    assert rows(strength(more, AS_OF))[0] == rows(strength(mine, AS_OF))[0]


@pytest.mark.parametrize("days", [0, -5, float("nan")])
def test_a_half_life_is_positive(days: float):
    with pytest.raises(ParameterError, match="half_life_days: must be a positive number"):
        strength(touches(), AS_OF, days)
    with pytest.raises(ParameterError, match="half_life_days: must be a positive number"):
        was_strong(touches(), days)


def both_ways(person: str, *days: str) -> list[tuple]:
    return [(person, day, "message", way) for day in days for way in ("in", "out")]


def test_was_strong_needs_strength_at_some_date_and_give_and_take():
    long_ago = both_ways("ann", "2015-01-01", "2015-02-01", "2015-03-01", "2015-04-01")
    one_sided = [("bo", f"2015-0{month}-01", "message", "in") for month in range(1, 9)]
    too_rare = both_ways("cy", "2012-01-01", "2015-01-01", "2018-01-01", "2021-01-01")
    short = both_ways("dee", "2015-01-01", "2015-01-02", "2015-01-03")
    table = was_strong(touches(*long_ago, *one_sided, *too_rare, *short))
    assert rows(table, "person_id", "was_strong") == [
        ("ann", True),
        ("bo", False),
        ("cy", False),
        ("dee", False),
    ]


def test_was_strong_is_unknown_where_the_owner_is():
    unknown = touches(
        *[("ann", f"2015-01-0{day}", "message", None) for day in range(1, 9)],
        ("bo", "2015-01-01", "message", None),
    )
    assert rows(was_strong(unknown), "person_id", "was_strong") == [("ann", None), ("bo", False)]


moments = st.lists(
    st.tuples(st.sampled_from("ab"), st.integers(0, 9000), st.sampled_from([2, 3, 5])),
    min_size=1,
    max_size=12,
)


@settings(max_examples=20, deadline=None)
@given(moments, st.sampled_from([1.0, 30.0, 180.0]))
def test_the_peak_is_the_largest_sum_on_the_day_of_any_touch(told: list, half_life: float):
    days = pd.Timestamp("2000-01-01") + pd.to_timedelta([day for _, day, _ in told], unit="D")
    table = touches(*((who, str(on), "message", "in", n) for (who, _, n), on in zip(told, days, strict=True)))
    peaks = was_strong(table, half_life).set_index("person_id")["peak"]
    for person in peaks.index:
        each = [
            strength(table, on, half_life).set_index("person_id")["strength"].get(person, 0.0)
            for on in set(days)
        ]
        assert np.isclose(peaks[person], max(each))


@settings(max_examples=20, deadline=None)
@given(moments, st.integers(0, 99))
def test_the_order_of_rows_changes_nothing(told: list, seed: int):
    start = pd.Timestamp("2000-01-01")
    table = touches(*((who, str(start + pd.Timedelta(days=day)), "message", "in", n) for who, day, n in told))
    before = table.copy()
    mixed = table.sample(frac=1, random_state=seed, ignore_index=True)
    pd.testing.assert_frame_equal(strength(table, AS_OF), strength(mixed, AS_OF))
    pd.testing.assert_frame_equal(was_strong(table), was_strong(mixed))
    pd.testing.assert_frame_equal(table, before)


def test_layers_hold_5_15_50_and_150_people():
    people = pd.DataFrame(
        {"person_id": [f"p{n:03}" for n in range(160)], "strength": pd.array([0.5] * 160, "Float64")}
    )
    people.loc[150:154, "strength"] = 0.9
    people.loc[155:, "strength"] = [0.0, None, None, None, None]
    found = layers(people)
    assert found.value_counts().sort_index().to_dict() == {5: 5, 15: 10, 50: 35, 150: 100}
    assert found.iloc[150:155].tolist() == [5] * 5
    assert found.iloc[145:150].isna().all()
    assert found.iloc[155:].isna().all()
