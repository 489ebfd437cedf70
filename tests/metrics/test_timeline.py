"""Ties over the quarters: the same rule as the states of a day, at every quarter's end."""

from __future__ import annotations

import pandas as pd
import pytest
from crowds import AS_OF, crowd

from netlab.metrics.episodes import states
from netlab.metrics.timeline import timeline
from netlab.vocabulary import DIRECTIONS, TOUCH_KINDS


def touches(*rows: tuple[str, str]) -> pd.DataFrame:
    table = pd.DataFrame(list(rows), columns=["person_id", "on"])
    return table.assign(
        on=pd.to_datetime(table["on"]).astype("datetime64[us]"),
        kind=pd.Categorical(["message"] * len(rows), list(TOUCH_KINDS)),
        direction=pd.Categorical(["in"] * len(rows), list(DIRECTIONS)),
        conversation="c", n_people=2, weight=1.0,
    ).astype({"person_id": "string", "n_people": "Int64"})  # fmt: skip


def rows(table: pd.DataFrame) -> dict[str, list[int]]:
    return {
        f"{row.quarter:%Y-%m}": [row.n_new, row.n_back, row.n_quiet, row.n_alive]
        for row in table.itertuples()
    }


def test_a_tie_without_rhythm_falls_silent_after_a_year_and_may_come_back():
    found = rows(timeline(touches(("a", "2020-02-01"), ("a", "2022-05-01")), pd.Timestamp("2022-12-31")))
    assert found["2020-01"] == [1, 0, 0, 1]
    assert found["2020-10"] == [0, 0, 0, 1]
    assert found["2021-01"] == [0, 0, 1, 0]  # 365 days after 1 February 2020 are over on 1 February 2021
    assert found["2022-04"] == [0, 1, 0, 1]
    assert found["2022-10"] == [0, 0, 0, 1]


def test_a_tie_with_a_weekly_rhythm_falls_silent_after_ninety_days():
    weekly = [("a", f"2020-01-{day:02}") for day in (1, 9, 17, 25)]
    found = rows(timeline(touches(*weekly), pd.Timestamp("2020-12-31")))
    assert found["2020-01"] == [1, 0, 0, 1]
    assert found["2020-04"] == [0, 0, 1, 0]


def test_the_day_it_is_asked_for_ends_the_table():
    found = timeline(touches(("a", "2020-02-01"), ("b", "2021-01-05")), pd.Timestamp("2020-06-30"))
    assert rows(found) == {"2020-01": [1, 0, 0, 1], "2020-04": [0, 0, 0, 1]}


def test_no_contact_is_no_row():
    found = timeline(touches(), AS_OF)
    assert found.empty
    assert found.columns.tolist() == ["quarter", "n_new", "n_back", "n_quiet", "n_alive"]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_those_alive_are_those_whose_state_is_active(seed: int):
    made = crowd(150, seed=seed)
    table = timeline(made.touches, AS_OF)
    for quarter, n_alive in zip(table["quarter"], table["n_alive"], strict=True):
        end = min(quarter + pd.offsets.QuarterEnd(0), AS_OF)
        active = states(made.touches, made.people["person_id"], end).eq("active").sum()
        assert n_alive == active, end
