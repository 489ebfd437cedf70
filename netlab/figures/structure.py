"""The shape of the ego network as ranges: what is certain lies between the bases that know least and most."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from netlab.errors import ParameterError
from netlab.figures.rows import share_axis
from netlab.figures.theme import BLUE, INK, label_rows, themed
from netlab.text import counted

# Measure -> (what the axis says, how a value is written)
MEASURES = {
    "efficiency": ("how many of them are separate doors", "{:.0%}"),
    "density": ("pairs of them known to be tied", "{:.1%}"),
    "constraint": ("constraint: how far your ties lead back to each other", "{:.3f}"),
    "effective_size": ("separate people they amount to", "{:,.1f}"),
    "hierarchy": ("hierarchy: how far that comes from one person", "{:.3f}"),
}
HONEST = (
    "An export does not say who of your contacts knows whom, so each figure is a range: one end takes everybody for a "
    "stranger to the others, the other end counts every shared conversation, introduction and small employer. More "
    "ties than these may exist."
)


def structure_range(ranges: pd.DataFrame, measure: str = "efficiency") -> go.Figure:
    """Draw ``core, measure, low, high, n, meaning`` as a line from low to high for each core of one measure.

    Raises ParameterError for a measure that there is not.
    """
    if measure not in MEASURES:
        raise ParameterError(f"no measure called {measure}; there are {', '.join(MEASURES)}.")
    axis, form = MEASURES[measure]
    rows = ranges[(ranges["measure"] == measure) & ranges["low"].notna()].iloc[::-1].reset_index(drop=True)
    figure = go.Figure()
    for row, (low, high) in enumerate(zip(rows["low"], rows["high"], strict=True)):
        said = _between(float(low), float(high), form)
        figure.add_scatter(
            x=[low, high], y=[row, row], mode="lines+markers+text", line={"color": BLUE, "width": 4}, showlegend=False,
            marker={"symbol": ["diamond", "circle"], "size": 12, "color": BLUE}, text=["", said], textposition="middle right",
            textfont={"color": INK, "size": 13}, cliponaxis=False, hoverinfo="skip",
        )  # fmt: skip
    themed(figure, title=_title(ranges), finding=_finding(ranges, measure), x=axis)
    top = float(rows["high"].max()) if len(rows) else 1.0
    figure.update_xaxes(range=[0, max(top, 1e-9) * 1.4], tickformat=".0%" if "%" in form else None)
    if measure == "efficiency":  # no share of people is above all of them
        share_axis(figure, most=1.4)
    return label_rows(
        figure, [_core(str(core), int(n)) for core, n in zip(rows["core"], rows["n"], strict=True)]
    )


def _between(low: float, high: float, form: str) -> str:
    first, last = (form.format(value).replace("%", " %") for value in (low, high))
    return first if first == last else f"{first} to {last}"


def _core(core: str, n: int) -> str:
    return f"all {counted(n, 'person', 'people')}" if core == "all" else f"the {core} strongest ties"


def _title(ranges: pd.DataFrame) -> str:
    """Say in people what effective size says of the innermost core."""
    sizes = ranges[(ranges["measure"] == "effective_size") & ranges["low"].notna()]
    if not len(sizes):
        return "There is nobody to measure"
    first = sizes.iloc[0]
    who = (
        f"Your {first['core']} strongest ties"
        if first["core"] != "all"
        else f"Your {counted(int(first['n']), 'contact')}"
    )
    if first["low"] == first["n"]:
        return f"{who}: nobody among them is known to know another"
    amount = _between(float(first["low"]), float(first["high"]), "{:.0f}")
    return f"{who} amount to {amount} separate people"


def _finding(ranges: pd.DataFrame, measure: str) -> str:
    meaning = ranges.loc[ranges["measure"] == measure, "meaning"]
    said = f"{str(meaning.iloc[0]).capitalize()}. " if len(meaning) else ""
    if measure == "efficiency":
        said = said.replace("; 1 =", "; 100 % =")  # as on the axis
    return said + HONEST
