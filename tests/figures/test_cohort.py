"""A room's bands and reach as pictures: the marks are the table, and every part carries its words."""

from __future__ import annotations

import pandas as pd
import pytest

from netlab.figures.cohort import room_bands, room_reach

BANDS = pd.DataFrame(
    [
        ("Connections", "up to 99", "≤ 99", 60),
        ("Connections", "100 or more", "≥ 100", 40),
        ("Mix: work <b>only", "up to 10 %", "≤ 10", 35),
        ("Mix: work <b>only", "15 % to 20 %", "15–20", 35),
        ("Mix: work <b>only", "25 % or more", "≥ 25", 35),
    ],
    columns=["about", "band", "short", "share"],
)


def test_a_bar_is_a_whole_also_where_rounded_shares_are_more():
    bars = room_bands(BANDS, title="t", finding="f").data[0]
    assert list(bars.base) == pytest.approx([0, 60, 0, 100 / 3, 200 / 3])
    assert list(bars.x) == pytest.approx([60, 40, 100 / 3, 100 / 3, 100 / 3])
    assert list(bars.y) == [1, 1, 0, 0, 0]  # the first measure on top


def test_every_part_and_every_bar_has_its_words():
    figure = room_bands(BANDS, title="t", finding="f")
    assert [a.text for a in figure.layout.annotations] == [
        "≤ 99", "≥ 100", "≤ 10", "15–20", "≥ 25", "Mix: work &lt;b&gt;only", "Connections",
    ]  # fmt: skip
    assert figure.data[0].customdata[1] == "Connections: 100 or more, about 40 % of the cards"


def test_a_single_part_is_drawn_whole():
    assert list(room_bands(BANDS.head(1), title="t", finding="f").data[0].x) == [100]


def test_only_what_five_cards_reach_is_a_bar():
    reach = pd.DataFrame({"name": ["data", "legal", "design"], "people_at_least": pd.array([120, None, 45], dtype="Int64")})  # fmt: skip
    figure = room_reach(reach, title="t", finding="f")
    assert list(figure.data[0].x) == [45, 120]
    assert list(figure.data[0].text) == ["at least 45 contacts", "at least 120 contacts"]
    assert [a.text for a in figure.layout.annotations] == ["design", "data"]
