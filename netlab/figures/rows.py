"""Pictures of rows: what bars and points that lie one above the other share, whatever they count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd
import plotly.graph_objects as go

from netlab.figures.theme import BLUE, INK, escaped, room_for_legend
from netlab.text import percent

THICK = 0.36  # of a row; the rest is the label's
BESIDE = 1.34  # how much longer than the longest bar the picture is, so that the number beside it is not cut
QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)
HALF_A_LABEL = 26  # pixels beside the axis; without them plotly leaves out the "100 %" at its end


def numbered_bars(sizes: Iterable[int], said: Sequence[str], names: Iterable[object]) -> go.Figure:
    """Draw one bar a row, from below, with its number ``said`` beside it; ``names`` stand in what is told on pointing."""
    lengths = [int(size) for size in sizes]
    bars = go.Bar(
        x=lengths, y=list(range(len(lengths))), orientation="h", width=THICK, marker={"color": BLUE},
        text=escaped(said), textposition="outside", textfont={"color": INK, "size": 13}, cliponaxis=False,
        customdata=escaped(names, 80), hovertemplate="%{customdata}: %{text}<extra></extra>",
    )  # fmt: skip
    return go.Figure(bars)


def without_scale(figure: go.Figure, sizes: Iterable[int], beside: float = BESIDE) -> go.Figure:
    """Leave out the scale of bars whose numbers stand beside them, with room for the number of the longest."""
    longest = max([1, *(int(size) for size in sizes)])
    return figure.update_xaxes(range=[0, longest * beside], showgrid=False, showticklabels=False)


def sizes_and_shares(sizes: Iterable[int], shares: Iterable[float]) -> list[str]:
    """Write each size with its share: ``"12 · 30 %"``."""
    return [f"{int(n):,} · {percent(share)}" for n, share in zip(sizes, shares, strict=True)]


def share_axis(
    figure: go.Figure, ticks: Sequence[float] = QUARTERS, *, most: float = 1.0, edge: float = 0.0
) -> go.Figure:
    """Let the x axis run from nothing to all, written as everywhere else: ``25 %``.

    ``most``: where it ends, if something stands beside the last mark; ``edge``: room left of nothing and right of all.
    """
    figure.update_xaxes(
        range=[-edge, most + edge],
        tickmode="array",
        tickvals=list(ticks),
        ticktext=[f"{tick * 100:g} %" for tick in ticks],
    )
    return figure.update_layout(margin={"r": HALF_A_LABEL})


def legend_above(figure: go.Figure) -> go.Figure:
    """Make room for a legend of several lines, as phones have it, without pressing the rows together."""
    title = {"y": 1, "yanchor": "top", "pad": {"l": 12, "t": 16}}
    return room_for_legend(figure, lines=3, title=title, margin={"t": 116})


def segments(low: Iterable, high: Iterable, rows: Iterable[float]) -> dict[str, list]:
    """Return ``x`` and ``y`` of one trace that draws a line a row, broken by an empty point after each."""
    return {
        "x": [x for pair in zip(low, high, strict=True) for x in (*pair, None)],
        "y": [y for row in rows for y in (row, row, None)],
    }


def counted_axis(figure: go.Figure, largest: float) -> go.Figure:
    """Write only whole numbers on the x axis: there is no half person."""
    step = 1 if pd.notna(largest) and largest <= 4 else None
    return figure.update_xaxes(tickformat=",d", rangemode="tozero", dtick=step)
