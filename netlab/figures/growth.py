"""How the network grew: by month with its running total, and by year.

Both draw the tables of ``netlab.metrics.growth`` and say that they show those *still* connected.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from netlab.figures.theme import BLUE, GREY, INK, themed, whole_numbers, year_ticks
from netlab.text import counted, percent

MOST_NUMBERS = 10  # bars, of which each has its number on it
STILL = "Still connected, by the {unit} they joined"


def growth_by_month(months: pd.DataFrame) -> go.Figure:
    """Draw ``month, n, n_ghosts, total``: the running total above, each month's new connections below."""
    dated = months.dropna(subset=["month"])
    figure = make_subplots(rows=2, cols=1, shared_xaxes=True, row_heights=[0.55, 0.45], vertical_spacing=0.1)
    figure.add_trace(_running_total(dated), row=1, col=1)
    for bars in _bars(dated["month"], dated, "%{x|%B %Y}"):
        figure.add_trace(bars, row=2, col=1)
    themed(figure, title=_month_title(months), finding=_month_finding(months), height=420)
    figure.update_layout(barmode="stack", bargap=0.1, hovermode="x")
    figure.update_yaxes(title_text="people in total", row=1, col=1, rangemode="tozero")
    figure.update_yaxes(title_text="new in the month", row=2, col=1, rangemode="tozero")
    for row, column in ((1, "total"), (2, "n")):
        whole_numbers(figure, int(dated[column].max()) if len(dated) else 0, row)
    figure.update_xaxes(title_text=STILL.format(unit="month"), row=2, col=1)
    return figure


def growth_by_year(years: pd.DataFrame) -> go.Figure:
    """Draw ``year, n, n_ghosts``: one bar a year, its number on it; of many the largest number."""
    dated = years.dropna(subset=["year"])
    figure = go.Figure(_bars(dated["year"].astype("int64"), dated, "%{x}"))
    if len(dated):
        figure.add_scatter(
            x=dated["year"].astype("int64"), y=dated["n"], mode="text", text=_numbers(dated["n"]),
            textposition="top center", hoverinfo="skip", showlegend=False, cliponaxis=False, textfont={"color": INK},
        )  # fmt: skip
    themed(
        figure,
        title=_year_title(dated),
        finding=_year_finding(years),
        x=STILL.format(unit="year"),
        y="people",
        height=320,
    )
    figure.update_layout(barmode="stack")
    whole_numbers(figure, int(years["n"].max()) if len(years) else 0)
    return year_ticks(figure, len(dated))


def _numbers(sizes: pd.Series) -> list[str]:
    """Write the number of each bar; of more than a phone has room for, that of the largest alone."""
    told = sizes.eq(sizes.max()) | (len(sizes) <= MOST_NUMBERS)
    return [f"{n:,}" if is_told else "" for n, is_told in zip(sizes, told, strict=True)]


def _running_total(dated: pd.DataFrame) -> go.Scatter:
    return go.Scatter(
        x=dated["month"], y=dated["total"], name="in total", mode="lines", showlegend=False,
        line={"color": BLUE, "width": 2.5, "shape": "hv"}, fill="tozeroy", fillcolor="rgba(0,114,178,0.14)",
        hovertemplate="%{x|%B %Y}: %{y:,} in total<extra></extra>",
    )  # fmt: skip


def _bars(x: pd.Series, table: pd.DataFrame, when: str) -> list[go.Bar]:
    """Return the people as bars and, where there are any, the ghosts stacked on them in another pattern."""
    ghosts = int(table["n_ghosts"].sum()) > 0
    people = go.Bar(
        x=x, y=table["n"] - table["n_ghosts"], name="people", marker={"color": BLUE}, showlegend=ghosts,
        hovertemplate=when + ": %{y:,} new<extra></extra>",
    )  # fmt: skip
    if not ghosts:
        return [people]
    pattern = {"shape": "/", "fillmode": "overlay", "fgcolor": "#ffffff", "fgopacity": 0.6, "size": 5}
    hidden = go.Bar(
        x=x, y=table["n_ghosts"], name="a date without a name", marker={"color": GREY, "pattern": pattern},
        hovertemplate=when + ": %{y:,} without a name<extra></extra>",
    )  # fmt: skip
    return [people, hidden]


def _peak(table: pd.DataFrame) -> pd.Series:
    return table.iloc[int(table["n"].astype("int64").argmax())]


def _stands_out(table: pd.DataFrame) -> bool:
    """Tell whether one row alone has the most; of equals none is worth a headline."""
    return int((table["n"] == table["n"].max()).sum()) == 1


def _month_title(months: pd.DataFrame) -> str:
    dated = months.dropna(subset=["month"])
    if not len(dated):
        return "No connection has a date"
    still = f"{int(months['n'].sum()):,} still connected"
    if not _stands_out(dated):
        return f"{still}, and no month that stands out"
    return f"{still}; the busiest month was {_peak(dated)['month']:%B %Y}"


def _month_finding(months: pd.DataFrame) -> str:
    dated = months.dropna(subset=["month"])
    if not len(dated):
        return "Without dates nothing can be said about growth."
    peak, last = _peak(dated), dated.tail(12)
    busiest = f"The busiest month was {peak['month']:%B %Y} with {counted(int(peak['n']), 'new connection')}."
    sentences = [
        busiest if _stands_out(dated) else f"No month brought more than {int(peak['n']):,}.",
        f"The {counted(len(last), 'month')} to {last['month'].iloc[-1]:%B %Y} brought {int(last['n'].sum()):,}.",
        "Only people still connected are listed in an archive: whoever left is not counted here.",
        _without(int(months["n"].sum()) - int(dated["n"].sum()), "has no date", "have no date"),
        _without(int(months["n_ghosts"].sum()), "has a date but no name", "have a date but no name"),
    ]
    return " ".join(s for s in sentences if s)


def _year_title(dated: pd.DataFrame) -> str:
    if not len(dated):
        return "No connection has a date"
    if len(dated) == 1:
        return f"Everybody still connected joined in {int(dated['year'].iloc[0])}"
    if not _stands_out(dated):
        return "No year brought more than the others"
    return f"{int(_peak(dated)['year'])} brought the most of those still connected"


def _year_finding(years: pd.DataFrame) -> str:
    dated = years.dropna(subset=["year"])
    if not len(dated):
        return "Without dates nothing can be said about growth."
    peak, total = _peak(dated), int(years["n"].sum())
    most = f"{int(peak['n']):,} of {counted(total, 'person', 'people')} ({percent(float(peak['share']))})"
    said = (
        f"{most} joined in {int(peak['year'])}" if _stands_out(dated) else f"No year brought more than {most}"
    )
    return f"{said}. Earlier years look smaller than they were, since people who left are not in the archive."


def _without(n: int, one: str, many: str) -> str:
    return f"{counted(n, 'connection')} {one if n == 1 else many}." if n else ""
