"""The first screen's pictures: whole strips of one length, the unknown share seen, shapes beside colours."""

from __future__ import annotations

import pandas as pd
import pytest

from netlab.figures.glance import few_bars, goal_dots, mix_strips, tie_strips, week_bars


def mix(**n: int) -> pd.DataFrame:
    return pd.DataFrame({"relationship": list(n), "n": list(n.values())}).astype({"n": "Int64"})


def states(**n: int) -> pd.DataFrame:
    return pd.DataFrame({"state": list(n), "n": list(n.values())}).astype({"n": "Int64"})


def coverage(*rows: tuple) -> pd.DataFrame:
    table = pd.DataFrame(list(rows), columns=["area", "goal", "n_warm", "is_gap", "nearest"])
    return table.astype({"n_warm": "Int64", "is_gap": "boolean", "nearest": "string"})


def labels(figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def test_everybody_is_one_strip_and_those_with_evidence_another():
    figure = mix_strips(mix(personal=2, professional=5, both=1, unknown=12), "said")
    assert labels(figure) == ["The 8 with evidence", "All 20 connections"]
    assert {bar.name: list(bar.x) for bar in figure.data} == {
        "2 personal only": pytest.approx([0.25, 0.1]),
        "1 both": pytest.approx([0.125, 0.05]),
        "5 professional only": pytest.approx([0.625, 0.25]),
        "12 no evidence": pytest.approx([0.0, 0.6]),
    }
    assert len({bar.marker.pattern.shape for bar in figure.data}) == 4
    assert figure.layout.meta["title"] == "5 work contacts, 2 friends, 1 both; no evidence about 12"


@pytest.mark.parametrize(
    ("n", "title"),
    [
        ({"personal": 1, "professional": 1, "both": 0, "unknown": 0}, "1 work contact, 1 friend, 0 both"),
        ({"personal": 0, "professional": 0, "both": 1, "unknown": 1}, "0 work contacts, 0 friends, 1 both; no evidence about 1"),
    ],
)  # fmt: skip
def test_the_title_counts_one_as_one(n: dict, title: str):
    assert mix_strips(mix(**n), "said").layout.meta["title"] == title


def test_one_strip_is_enough_where_everybody_is_known_or_nobody_is():
    assert labels(mix_strips(mix(personal=2, professional=0, both=0, unknown=0), "")) == ["All 2 connections"]
    assert labels(tie_strips(states(active=0, cooling=0, dormant=0, never=1, unknown=0), "")) == [
        "All 1 connection"
    ]


@pytest.mark.parametrize(
    ("n", "title"),
    [
        ({"active": 1, "cooling": 1, "dormant": 0}, "1 tie is alive, 1 has gone quiet"),
        ({"active": 36, "cooling": 22, "dormant": 64}, "36 ties are alive, 86 have gone quiet"),
        ({"active": 0, "cooling": 0, "dormant": 0}, "No tie with contact on LinkedIn yet"),
    ],
)
def test_alive_and_quiet_ties_are_counted_in_the_title(n: dict, title: str):
    assert tie_strips(states(**n, never=5, unknown=0), "").layout.meta["title"] == title


def test_each_goal_is_a_dot_told_by_its_shape_those_in_touch_first():
    table = coverage(
        ("role", "data scientist", 0, False, "24 people"),
        ("role", "head of data", 2, False, "27 people"),
        ("topic", "smart <meter>", pd.NA, True, pd.NA),
    )
    figure = goal_dots(table, "a title", "a finding")
    assert {trace.name: trace.marker.symbol for trace in figure.data} == {
        "1 somebody in touch": "circle",
        "1 somebody": "circle-open",
        "1 nobody yet": "x-thin-open",
    }
    where = {trace.name: (list(trace.x), list(trace.y)) for trace in figure.data}
    assert where == {
        "1 somebody in touch": ([0], [1]),
        "1 somebody": ([1], [1]),
        "1 nobody yet": ([0], [0]),
    }
    assert figure.data[2].customdata[0] == "smart &lt;meter&gt;"


def test_a_long_row_of_goals_says_how_many_more():
    figure = goal_dots(coverage(*[("topic", f"topic {i}", 1, False, "") for i in range(40)]), "t", "f")
    assert len(figure.data[0].x) == 28
    assert labels(figure) == ["+12"]


def test_this_week_and_later_are_two_parts_of_one_bar():
    table = pd.DataFrame({"words": ["Reply", "Welcome"], "n_now": [2, 0], "n_later": [6, 8]})
    now, later = week_bars(table, "t", "f").data
    assert (list(now.x), list(later.x)) == ([0, 2], [8, 6])
    assert (now.name, later.name) == ("2 this week", "14 later")


def test_a_name_in_a_row_stays_text():
    table = pd.DataFrame({"name": ["<b>R&D</b>"], "n": [3], "share": [0.5]})
    figure = few_bars(table, "t", "f")
    assert figure.layout.yaxis.ticktext[0].startswith("&lt;b&gt;R&amp;D")
    assert labels(figure) == ["3 · 50 %"]
