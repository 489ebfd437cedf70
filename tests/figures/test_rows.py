"""What pictures of rows share: one way to write a share, whole numbers, room for what stands beside a bar."""

from __future__ import annotations

import plotly.graph_objects as go
import pytest

from netlab.figures.rows import (
    counted_axis,
    numbered_bars,
    segments,
    share_axis,
    sizes_and_shares,
    without_scale,
)


def test_shares_are_written_as_in_the_text_up_to_all():
    figure = share_axis(go.Figure())
    assert list(figure.layout.xaxis.ticktext) == ["0 %", "25 %", "50 %", "75 %", "100 %"]
    assert list(figure.layout.xaxis.range) == [0, 1]
    assert figure.layout.margin.r >= 20  # half of "100 %"; plotly leaves out what has no room


def test_numbers_stand_beside_their_bars_and_names_stay_text():
    figure = without_scale(
        numbered_bars([3, 12], sizes_and_shares([3, 12], [0.2, 0.8]), ["<b>A</b>", "B"]), [3, 12]
    )
    (bars,) = figure.data
    assert list(bars.x) == [3, 12]
    assert list(bars.text) == ["3 · 20 %", "12 · 80 %"]
    assert bars.customdata[0] == "&lt;b&gt;A&lt;/b&gt;"
    assert figure.layout.xaxis.range[1] > 12
    assert figure.layout.xaxis.showticklabels is False


def test_a_line_a_row_is_one_trace():
    assert segments([1, 2], [3, 4], [0, 1]) == {"x": [1, 3, None, 2, 4, None], "y": [0, 0, None, 1, 1, None]}


@pytest.mark.parametrize(("largest", "step"), [(3, 1), (40, None), (float("nan"), None)])
def test_there_is_no_half_person(largest: float, step: int | None):
    assert counted_axis(go.Figure(), largest).layout.xaxis.dtick == step
