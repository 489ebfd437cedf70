"""Counts of five and more as pictures: bars of one kind, bars of several, and a running total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from netlab.figures.rows import THICK, numbered_bars, sizes_and_shares, without_scale
from netlab.figures.theme import (
    BLUE,
    GREEN,
    GREY,
    MIX_MARKS,
    ORANGE,
    PATTERNS,
    SERIES,
    Mark,
    escape,
    label_rows,
    pattern,
    room_for_legend,
    themed,
    year_ticks,
)

MOST_ROWS = 20  # of more, the others stand in the table
# What was merged has the colour of its larger part and a pattern of its own.
MARKS = {
    **{kind: mark for kind, mark in MIX_MARKS.items() if kind != "unknown"},
    "personal or both": Mark("personal only or both", ORANGE, "/", "diamond"),
    "personal, both or professional": Mark("personal, both or professional", GREEN, ".", "square"),
    "unknown": MIX_MARKS["unknown"],
}


def count_bars(table: pd.DataFrame, label: str, *, title: str, finding: str, x: str) -> go.Figure:
    """Draw ``label, n`` (and ``share``) as one bar a row, in the order of the table, its number beside it."""
    shown = table.head(MOST_ROWS).iloc[::-1]
    numbers = (
        sizes_and_shares(shown["n"], shown["share"]) if "share" in shown else [f"{n:,}" for n in shown["n"]]
    )
    bars = numbered_bars(shown["n"], numbers, shown[label])
    figure = themed(bars, title=title, finding=_with_rest(finding, len(table)), x=x)
    return label_rows(without_scale(figure, shown["n"]), shown[label])


def stacked_bars(
    table: pd.DataFrame,
    row: str,
    kind: str,
    *,
    title: str,
    finding: str,
    x: str,
    marks: Mapping[str, Mark] | None = None,
) -> go.Figure:
    """Draw ``row, kind, n`` as one bar a row, in the order of the table, cut into its kinds."""
    rows = list(dict.fromkeys(table[row]))[:MOST_ROWS][::-1]
    figure = go.Figure()
    for name, mark in (marks or marks_of(list(dict.fromkeys(table[kind])))).items():
        sizes = table[table[kind] == name].set_index(row)["n"].reindex(rows).fillna(0).astype("int64")
        if not sizes.any():
            continue
        figure.add_bar(
            x=sizes, y=list(range(len(rows))), orientation="h", width=THICK, name=escape(mark.name), marker=pattern(mark),
            hovertemplate="%{x:,} " + escape(mark.name) + "<extra></extra>",
        )  # fmt: skip
    themed(figure, title=title, finding=_with_rest(finding, table[row].nunique()), x=x)
    figure.update_layout(barmode="stack")
    figure.update_xaxes(tickformat=",d")
    return room_for_legend(label_rows(figure, rows))


def marks_of(kinds: Sequence[str]) -> dict[str, Mark]:
    """Return a mark a kind; what is unknown is grey, whatever its place."""
    colours = [colour for colour in SERIES if colour != GREY]
    known = [kind for kind in kinds if kind != "unknown"]
    marks = {
        kind: Mark(kind, colours[place % len(colours)], PATTERNS[place % len(PATTERNS)], "circle")
        for place, kind in enumerate(known)
    }
    return marks | ({"unknown": Mark("not known", GREY, "x", "circle-open")} if "unknown" in kinds else {})


def running_total(table: pd.DataFrame, *, title: str, finding: str) -> go.Figure:
    """Draw ``period, total``: how many there were at the end of each run of quarters."""
    ends = table["period"].map(quarter_end).astype("Float64")
    dated = table[ends.notna()]
    line = go.Scatter(
        x=ends[ends.notna()].astype("float64"), y=dated["total"].astype("int64"), mode="lines", customdata=dated["period"].map(escape),
        line={"color": BLUE, "width": 2.5, "shape": "hv"}, fill="tozeroy", fillcolor="rgba(0,114,178,0.14)",
        hovertemplate="until the end of %{customdata}: %{y:,}<extra></extra>", showlegend=False,
    )  # fmt: skip
    figure = themed(
        go.Figure(line),
        title=title,
        finding=finding,
        x="Still connected, by the quarter they joined",
        y="people in total",
    )
    figure.update_yaxes(rangemode="tozero", tickformat=",d")
    return year_ticks(figure, max(len(dated) // 4, 1))


def quarter_end(period: str) -> float | None:
    """Return the end of a run of quarters as a year and its fraction; None without a date."""
    last = period.split(" or ")[0].split(" to ")[-1]
    year, _, quarter = last.partition(" Q")
    return int(year) + int(quarter) / 4 if quarter else None


def _with_rest(finding: str, n: int) -> str:
    left = n - MOST_ROWS
    return f"{finding} The table below has {left} more." if left > 0 else finding
