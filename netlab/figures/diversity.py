"""How varied the network is, as a picture of the rows of ``netlab.metrics.diversity_summary``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from netlab.figures.rows import segments
from netlab.figures.theme import BLUE, ORANGE, Mark, escape, label_rows, themed
from netlab.text import percent

# Measure -> what it is the effective number of, and for whom.
NAMES = {
    "function_hill_1": "Functions, all connections",
    "friends_function_hill_1": "Functions, through friends",
    "work_function_hill_1": "Functions, through work",
    "industry_hill_1": "Industries, all connections",
    "friends_industry_hill_1": "Industries, through friends",
    "work_industry_hill_1": "Industries, through work",
    "seniority_hill_1": "Levels, all connections",
}
MARKS = {
    "bounds": Mark("whatever the unknown people are", BLUE, "", "circle"),
    "judgement": Mark("whoever counts as a friend (95 % of the draws)", ORANGE, "", "diamond"),
}
DASHES = {"bounds": "solid", "judgement": "dot"}


Known = Mapping[str, Mapping[Any, Any]]  # measure -> its row


def effective_numbers(summary: pd.DataFrame) -> go.Figure:
    """Draw ``measure, value, low, high, interval``: a point for each effective number, a line for its range.

    What a line means is told by its dashes and the point's symbol as well as its colour. Employers and years
    are left to the table: their numbers would flatten the rest.
    """
    order = {name: row for row, name in enumerate(reversed(NAMES))}
    rows = summary[summary["measure"].isin(list(NAMES))].dropna(subset=["value"])
    rows = rows.assign(place=rows["measure"].map(order)).sort_values("place", ignore_index=True)
    kinds = rows["interval"].where(rows["interval"] == "judgement", "bounds")
    rows = rows.assign(row=range(len(rows)), kind=kinds)
    figure = go.Figure()
    for kind, mark in MARKS.items():
        part = rows[rows["kind"] == kind]
        if len(part):
            figure.add_traces([_ranges(part, kind, mark), _points(part, mark)])
    known = {str(row["measure"]): row for row in rows.to_dict("records")}
    themed(figure, title=_title(known), finding=_finding(known), x="equally common kinds (effective number)")
    widest = float(rows["high"].max()) if len(rows) else 1.0
    figure.update_xaxes(range=[0, max(widest, 1.0) * 1.2], rangemode="tozero")
    labels = [
        f"{NAMES[measure]} · {_short(value)}"
        for measure, value in zip(rows["measure"], rows["value"], strict=True)
    ]
    figure = label_rows(figure, labels)
    return figure.update_layout(margin={"t": 100})  # room for a legend of two lines


def _ranges(part: pd.DataFrame, kind: str, mark: Mark) -> go.Scatter:
    return go.Scatter(
        **segments(part["low"].astype("float64"), part["high"].astype("float64"), part["row"]),
        mode="lines", line={"color": mark.color, "width": 3, "dash": DASHES[kind]}, name=escape(mark.name),
        hoverinfo="skip",
    )  # fmt: skip


def _points(part: pd.DataFrame, mark: Mark) -> go.Scatter:
    return go.Scatter(
        x=part["value"].astype("float64"), y=part["row"], mode="markers", showlegend=False, cliponaxis=False,
        marker={"color": mark.color, "size": 12, "symbol": mark.symbol},
        customdata=[escape(_hover(row)) for _, row in part.iterrows()], hovertemplate="%{customdata}<extra></extra>",
    )  # fmt: skip


def _short(value: float) -> str:
    """Write one digit after the point, and none where it says nothing: ``4``, not ``4.0``."""
    return f"{value:.1f}".removesuffix(".0")


def _hover(row: pd.Series) -> str:
    return f"{row['meaning']} Between {_short(row['low'])} and {_short(row['high'])}."


def _title(known: Known) -> str:
    if "function_hill_1" not in known:
        return "Too little is known of what people do to say how varied they are"
    value = float(known["function_hill_1"]["value"])
    if f"{value:.1f}" == "1.0":
        return "Your network behaves as if all did the same work"
    return f"Your network behaves like {_short(value)} equally common functions"


def _finding(known: Known) -> str:
    if "function_hill_1" not in known:
        return "No title could be read, so nothing can be said about functions and levels."
    all_ = known["function_hill_1"]
    said = [
        f"The function of {percent(all_['unknown_share'])} is unknown; whatever they do, the number lies between "
        f"{_short(all_['low'])} and {_short(all_['high'])}."
    ]
    friends, work = (known.get(f"{side}_function_hill_1") for side in ("friends", "work"))
    if friends and work:
        said.append(
            f"Friends alone behave like {_short(friends['value'])} functions, work contacts like {_short(work['value'])}."
        )
    return " ".join(said)
