"""The first screen's pictures: small, read in a second, each with the finding as its title.

Two kinds. *Strips* are bars of one length: all people, and below them, drawn larger, those about whom something is
known, so that the unknown share is seen and does not drown the rest. *Rows* are short lists with their words on the
left. Numbers stand in the legend or at the end of a bar, so that nothing has to be read off an axis.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from netlab.figures.goals import AREA_NAMES
from netlab.figures.rows import sizes_and_shares
from netlab.figures.theme import (
    BLUE,
    GREY,
    INK,
    MIX_MARKS,
    OCHRE,
    ORANGE,
    PURPLE,
    Mark,
    escape,
    escaped,
    label_rows,
    pattern,
    room_for_legend,
    themed,
)
from netlab.text import counted, percent

THICK = 0.42  # of a strip's row; the rest is the label's
LINE = 26  # pixels for one row with its words on the left
LONGEST = 26  # characters of such words
MOST_DOTS = 28  # goals in one row; a longer list says how many more
TIE_MARKS = {
    "active": Mark("active", PURPLE, "", "circle"),
    "cooling": Mark("cooling", ORANGE, "/", "diamond"),
    "dormant": Mark("dormant", BLUE, ".", "square"),
    "unknown": Mark("without a date", OCHRE, "-", "cross"),
    "never": Mark("no contact on LinkedIn", GREY, "x", "circle-open"),
}
GOAL_MARKS = {
    "warm": Mark("somebody in touch", BLUE, "", "circle"),
    "known": Mark("somebody", BLUE, "", "circle-open"),
    "gap": Mark("nobody yet", ORANGE, "", "x-thin-open"),
}
WEEK_MARKS = {"now": Mark("this week", BLUE, "", "circle"), "later": Mark("later", GREY, "/", "square")}


def mix_strips(mix: pd.DataFrame, finding: str) -> go.Figure:
    """Draw ``relationship, n`` (:func:`netlab.metrics.composition.mix`): everybody, and those with evidence."""
    n = _counts(mix, "relationship")
    figure = _strips(n, MIX_MARKS, "unknown", "with evidence")
    return _small(figure, title=_mix_title(n), finding=finding)


def tie_strips(states: pd.DataFrame, finding: str) -> go.Figure:
    """Draw ``state, n`` {active, cooling, dormant, never, unknown}: everybody, and those there was contact with."""
    n = _counts(states, "state")
    figure = _strips(n, TIE_MARKS, "never", "with contact on LinkedIn")
    return _small(figure, title=_tie_title(n), finding=finding)


def goal_dots(coverage: pd.DataFrame, title: str, finding: str) -> go.Figure:
    """Draw ``area, goal, n_warm, nearest, is_gap``: a dot a goal, told by its shape: in touch, somebody, nobody."""
    marks = pd.Series("known", index=coverage.index).mask(coverage["n_warm"].fillna(0).gt(0), "warm")
    drawn = coverage.assign(mark=marks.mask(coverage["is_gap"].fillna(False).astype("bool"), "gap"))
    areas = [area for area in AREA_NAMES if (drawn["area"] == area).any()][::-1]
    order = list(GOAL_MARKS)
    drawn = drawn.sort_values("mark", key=lambda column: column.map(order.index), kind="stable")
    drawn = drawn.assign(x=drawn.groupby("area").cumcount(), y=drawn["area"].map(areas.index).astype("int64"))
    longest = min(int(drawn["x"].max()) + 1, MOST_DOTS)
    figure = go.Figure()
    for name, mark in GOAL_MARKS.items():
        rows = drawn[(drawn["mark"] == name) & (drawn["x"] < MOST_DOTS)]
        if len(rows):
            figure.add_scatter(
                x=rows["x"], y=rows["y"], mode="markers", name=escape(f"{(drawn['mark'] == name).sum():,} {mark.name}"),
                marker={"symbol": mark.symbol, "color": mark.color, "size": _dot(longest), "line": {"width": 2, "color": mark.color}},
                customdata=[_goal_words(goal, nearest) for goal, nearest in zip(rows["goal"], rows["nearest"], strict=True)],
                hovertemplate="%{customdata}<extra></extra>",
            )  # fmt: skip
    _more_dots(figure, drawn)
    _worded_rows(figure, [AREA_NAMES[area] for area in areas])
    figure.update_xaxes(range=[-0.7, max(longest, 8) - 0.2])
    return _small(figure, title=title, finding=finding, height=20 + LINE * len(areas))


def week_bars(actions: pd.DataFrame, title: str, finding: str) -> go.Figure:
    """Draw ``words, n_now, n_later``: people to write to by what there is to do, this week's apart from later ones."""
    rows = actions.iloc[::-1]
    figure = go.Figure()
    totals = rows["n_now"] + rows["n_later"]
    for name, mark in WEEK_MARKS.items():
        n = rows[f"n_{name}"].astype("int64")
        if not n.any():
            continue
        figure.add_bar(
            x=n, y=list(range(len(rows))), orientation="h", width=0.6, name=escape(f"{n.sum():,} {mark.name}"), marker=pattern(mark),
            customdata=[f"{words}: {count:,} {mark.name}" for words, count in zip(escaped(rows["words"]), n, strict=True)],
            hovertemplate="%{customdata}<extra></extra>",
        )  # fmt: skip
    _ends(figure, totals, [f"{n:,}" for n in totals])
    _worded_rows(figure, rows["words"])
    figure.update_layout(barmode="stack")
    return _small(figure, title=title, finding=finding, height=20 + LINE * len(rows))


def few_bars(table: pd.DataFrame, title: str, finding: str) -> go.Figure:
    """Draw ``name, n, share``: a short list of sizes, the first on top."""
    rows = table.iloc[::-1]
    bars = go.Bar(
        x=rows["n"].astype("int64"), y=list(range(len(rows))), orientation="h", width=0.6, marker={"color": BLUE},
        customdata=escaped(rows["name"]), hovertemplate="%{customdata}: %{x:,}<extra></extra>", showlegend=False,
    )  # fmt: skip
    figure = go.Figure(bars)
    _ends(figure, rows["n"].astype("int64"), sizes_and_shares(rows["n"], rows["share"]))
    _worded_rows(figure, rows["name"])
    return _small(figure, title=title, finding=finding, height=20 + LINE * len(rows))


def _counts(table: pd.DataFrame, column: str) -> dict[str, int]:
    return {str(kind): int(n) for kind, n in zip(table[column], table["n"], strict=True)}


def _strips(n: dict[str, int], marks: dict[str, Mark], silent: str, known: str) -> go.Figure:
    """Two bars of one length: everybody, and all but the ``silent`` kind; one where that tells nothing more."""
    told = sum(n.values()) - n.get(silent, 0)
    rows = [(f"All {counted(sum(n.values()), 'connection')}", sum(n.values()), True)]
    if told and n.get(silent, 0):
        rows.insert(0, (f"The {told:,} {known}" if told > 1 else f"The one {known}", told, False))
    figure = go.Figure()
    for kind, mark in marks.items():
        if not n.get(kind, 0):
            continue
        shares = [n[kind] / total if everybody or kind != silent else 0.0 for _, total, everybody in rows]
        figure.add_bar(
            x=shares, y=list(range(len(rows))), orientation="h", width=THICK, name=escape(f"{n[kind]:,} {mark.name}"),
            marker=pattern(mark), customdata=[percent(share) for share in shares],
            hovertemplate="%{customdata} " + escape(mark.name) + "<extra></extra>",
        )  # fmt: skip
    figure.update_layout(barmode="stack")
    figure.update_xaxes(range=[0, 1])
    label_rows(figure, [label for label, _, _ in rows], lift=11)
    return figure.update_layout(height=20 + 54 * len(rows))


def _small(figure: go.Figure, *, title: str, finding: str, height: int = 0) -> go.Figure:
    """Give a picture the look of the house without axes: all its numbers are written out."""
    own = figure.layout.height
    themed(figure, title=title, finding=finding, height=height or own)
    figure.update_xaxes(showgrid=False, showticklabels=False, visible=False)
    figure.update_yaxes(showgrid=False, showline=False)
    figure.update_layout(margin={"l": 4, "r": 8, "b": 4, "t": 76})
    return room_for_legend(figure, lines=3)


def _worded_rows(figure: go.Figure, words: Sequence[str] | pd.Series) -> None:
    """Write the words of each row on its left."""
    labels = escaped(words, LONGEST)
    figure.update_yaxes(
        tickvals=list(range(len(labels))), ticktext=[f"{label}  " for label in labels], range=[-0.6, len(labels) - 0.4]
    )  # fmt: skip


def _ends(figure: go.Figure, sizes: pd.Series, texts: list[str]) -> None:
    """Write the number at the end of each bar, with room for it."""
    for row, (size, text) in enumerate(zip(sizes, texts, strict=True)):
        figure.add_annotation(
            x=int(size), y=row, text=escape(text), showarrow=False, xanchor="left", xshift=4, font={"color": INK, "size": 13}
        )  # fmt: skip
    figure.update_xaxes(range=[0, max(int(sizes.max()), 1) * (1 + 0.07 * max(len(text) for text in texts))])


def _more_dots(figure: go.Figure, drawn: pd.DataFrame) -> None:
    left = drawn[drawn["x"] >= MOST_DOTS].groupby("y").size()
    for row, n in left.items():
        figure.add_annotation(
            x=MOST_DOTS - 0.6, y=row, text=f"+{n}", showarrow=False, xanchor="left", font={"color": INK, "size": 12}
        )  # fmt: skip


def _dot(longest: int) -> int:
    """Return the size of a dot, in pixels: a phone has about 230 for the longest row."""
    return max(5, min(13, int(230 / max(longest, 1)) - 3))


def _goal_words(goal: str, nearest: str | None) -> str:
    return escape(f"{goal}: {nearest}" if isinstance(nearest, str) and nearest else goal, 120)


def _mix_title(n: dict[str, int]) -> str:
    parts = [
        counted(n["professional"], "work contact"),
        counted(n["personal"], "friend"),
        f"{n['both']:,} both",
    ]
    said = ", ".join(parts)
    return f"{said}; no evidence about {n['unknown']:,}" if n["unknown"] else said


def _tie_title(n: dict[str, int]) -> str:
    alive, quiet = n.get("active", 0), n.get("cooling", 0) + n.get("dormant", 0)
    if not alive + quiet:
        return "No tie with contact on LinkedIn yet"
    are, have = ("tie is", "has") if alive == 1 else ("ties are", "have")
    have = "has" if quiet == 1 else "have"
    return f"{alive:,} {are} alive, {quiet:,} {have} gone quiet"
