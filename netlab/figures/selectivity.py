"""Who of those still connected is about the goals, and what became of invitations: ``netlab.metrics.selectivity``."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from netlab.figures.rows import share_axis
from netlab.figures.theme import BLUE, GREY, Mark, escape, escaped, label_rows, pattern, themed, whole_numbers
from netlab.text import percent

FIT = Mark("about your goals today", BLUE, "", "circle")
REST = Mark("not about them, and need not be", GREY, "/", "square")
NOTES = {"with": "With a note", "without": "Without a note", "all": "All invitations"}


def fit_by_year_bars(years: pd.DataFrame) -> go.Figure:
    """Draw ``year, relationship, n, n_fit``: those still connected by year joined, the part that fits below."""
    dated = years.dropna(subset=["year"]).groupby("year", as_index=False)[["n", "n_fit"]].sum(min_count=1)
    known = dated.dropna(subset=["n_fit"])
    figure = go.Figure()
    for mark, sizes in ((FIT, known["n_fit"]), (REST, known["n"] - known["n_fit"])):
        figure.add_bar(
            x=known["year"].astype("int64"), y=sizes, name=mark.name, marker=pattern(mark),
            hovertemplate="%{x}: %{y:,} " + escape(mark.name) + "<extra></extra>",
        )  # fmt: skip
    themed(
        figure,
        title=_fit_title(known),
        finding=_fit_finding(known),
        x="Still connected, by the year they joined (judged by today's job)",
        y="people",
    )
    figure.update_layout(barmode="stack", margin={"t": 90})  # room for a legend of two lines
    whole_numbers(figure, int(known["n"].max()) if len(known) else 0)
    return figure.update_xaxes(tickformat="d", dtick=1 if known["year"].nunique() <= 12 else 2)


def accepted_so_far(invited: pd.DataFrame) -> go.Figure:
    """Draw ``note, accepted, pending, share, low, high, meaning``: the share accepted so far, with its interval."""
    rows = invited.set_index("note").reindex([*NOTES][::-1]).dropna(subset=["share"])
    share, low, high = (rows[name].astype("float64") for name in ("share", "low", "high"))
    known = rows["accepted"] + rows["pending"]
    points = go.Scatter(
        x=share, y=list(range(len(rows))), mode="markers", showlegend=False, marker={"color": BLUE, "size": 12},
        cliponaxis=False,
        error_x={
            "type": "data", "symmetric": False, "array": high - share, "arrayminus": share - low, "color": BLUE,
            "thickness": 2.5,
        },
        customdata=escaped(rows["meaning"]), hovertemplate="%{customdata}<extra></extra>",
    )  # fmt: skip
    figure = themed(
        go.Figure(points),
        title=_note_title(dict(zip(rows.index, zip(low, high, strict=True), strict=True))),
        finding=" ".join(invited.loc[invited["note"].eq("all"), "meaning"].dropna()),
        x="accepted so far, with the 95 % interval",
    )
    sizes = zip(rows.index, rows["accepted"], known, strict=True)
    figure = label_rows(
        figure, [f"{NOTES[str(note)]} · {accepted:,} of {n:,}" for note, accepted, n in sizes]
    )
    return share_axis(figure)


def _fit_title(known: pd.DataFrame) -> str:
    if not len(known):
        return "Without goals nobody can be held against them"
    n, fit = int(known["n"].sum()), int(known["n_fit"].sum())
    return f"{fit:,} of {n:,} still connected ({percent(fit / n)}) are about your goals today"


def _fit_finding(known: pd.DataFrame) -> str:
    limits = "People are judged by today's job, not by the one they had when they joined, and who left is not in the archive."
    if len(known) < 2:
        return limits
    shares = (known["n_fit"] / known["n"]).astype("float64")
    best = int(known["year"].iloc[int(shares.to_numpy().argmax())])
    return f"The highest share is among those who joined in {best}: {percent(float(shares.max()))}. {limits}"


def _note_title(ranges: dict[str, tuple[float, float]]) -> str:
    if "with" not in ranges or "without" not in ranges:
        return "The archive cannot compare invitations with and without a note"
    (low, high), (low_without, high_without) = ranges["with"], ranges["without"]
    if low <= high_without and low_without <= high:
        return "Too few invitations to tell whether a note makes a difference"
    return "Invitations with and without a note fared differently"
