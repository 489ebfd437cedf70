"""One look for every figure: colours told apart by everyone, words on every axis, names that stay text.

Colours are Okabe and Ito's (2008, "Color Universal Design"), those of at least 3:1 contrast on a white
and on a near-black page; tests/figures measures both that and their distance to colour-blind eyes. Colour
is never the only channel: each mix category has its own pattern and symbol as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from netlab.text import one_line
from netlab.vocabulary import MIX_NAMES

INK = "#1d2430"
QUIET = "#5b6472"
GRID = "#e3e6ea"
BLUE, ORANGE, GREEN, GREY = "#0072B2", "#D55E00", "#009E73", "#80868F"
PURPLE, OCHRE = "#B5548F", "#8A6D00"
SERIES = (BLUE, ORANGE, GREEN, PURPLE, OCHRE, GREY)
PATTERNS = ("", "/", ".", "x", "-", "\\")
SYMBOLS = ("circle", "diamond", "square", "triangle-up", "cross", "x")
# One hue, let through the paper: ink on the fullest cell keeps 4.5:1 on light and on dark pages.
SCALE = ((0.0, "rgba(0,114,178,0.07)"), (1.0, "rgba(0,114,178,0.62)"))
ROW = 44  # pixels for one row of bars with its label above
LEGEND_LINE = 22  # pixels for one line of a legend
FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif'

LONGEST_TITLE = 36  # characters of an axis title in one line
LABEL_PAPER = (
    "#fefefe"  # behind a row's label, so that no grid line runs through it; a page puts its own there
)

# The page is left transparent, so that the report's own light or dark paper shows through.
CLEAR = "rgba(0,0,0,0)"


@dataclass(frozen=True)
class Mark:
    """How one category is drawn wherever it appears: its words, colour, bar pattern and point symbol."""

    name: str
    color: str
    pattern: str
    symbol: str


MIX_MARKS = {
    "personal": Mark(MIX_NAMES["personal"], ORANGE, "/", "diamond"),
    "both": Mark(MIX_NAMES["both"], GREEN, ".", "square"),
    "professional": Mark(MIX_NAMES["professional"], BLUE, "", "circle"),
    "unknown": Mark(MIX_NAMES["unknown"], GREY, "x", "circle-open"),
}

# plotly reads text as a small HTML (tags, links, entities) and, where MathJax is near, $…$ as LaTeX.
_PLOTLY_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;"})


def escape(text: object, longest: int = 0) -> str:
    """Make any text safe as a plotly label: it shows as typed, never as a tag, a link or a formula.

    Line breaks become spaces, invisible and direction marks go; with ``longest`` the text is cut to that
    many characters, with an ellipsis. A missing value is an empty label.
    """
    missing = text is None or text is pd.NA or text != text
    return "" if missing else one_line(str(text), longest).translate(_PLOTLY_ESCAPES)


def escaped(texts: Iterable[object], longest: int = 0) -> list[str]:
    """Escape each of ``texts`` (:func:`escape`)."""
    return [escape(text, longest) for text in texts]


def pattern(mark: Mark) -> dict[str, Any]:
    """Return plotly's ``marker`` of a bar drawn as ``mark``: its colour with its pattern on it."""
    return {
        "color": mark.color,
        "line": {"width": 0},
        "pattern": {
            "shape": mark.pattern,
            "fillmode": "overlay",
            "fgcolor": "#ffffff",
            "fgopacity": 0.6,
            "size": 7,
        },
    }


def themed(
    figure: go.Figure,
    *,
    title: str,
    finding: str | None = None,
    x: str | None = None,
    y: str | None = None,
    height: int = 340,
) -> go.Figure:
    """Give ``figure`` the look of the house and return it.

    ``title`` states what the reader should see, ``finding`` says it in a sentence or two (shown under the
    figure, read aloud by screen readers), ``x`` and ``y`` name the axes with their units; ``None`` leaves an
    axis without a title where its labels are words already. All four are plain text: escaping is done here.
    Plain title and finding travel in ``layout.meta`` for whoever shows the figure.
    """
    figure.update_layout(
        template=go.layout.Template(),  # plotly's own adds grey backgrounds and white outlines
        title={"text": escape(title), "x": 0, "xref": "container", "pad": {"l": 12}, "font": {"size": 17}},
        meta={"title": title, "finding": finding or ""},
        height=height,
        font={"family": FONT, "size": 13, "color": INK},
        paper_bgcolor=CLEAR,
        plot_bgcolor=CLEAR,
        colorway=SERIES,
        margin={"l": 12, "r": 16, "t": 56, "b": 12},
        legend={
            "orientation": "h",
            "x": 0,
            "y": 1,
            "yanchor": "bottom",
            "xanchor": "left",
            "title": None,
            "traceorder": "normal",
        },
        hoverlabel={"font": {"family": FONT, "size": 13}, "align": "left"},
        bargap=0.25,
        dragmode=False,  # on a phone a finger on the picture scrolls the page
        modebar={"remove": ["select2d", "lasso2d", "autoScale2d"]},
    )
    axis = {
        "gridcolor": GRID, "zerolinecolor": GRID, "linecolor": GRID, "automargin": True, "zeroline": False, "showgrid": True, "ticks": "",
        "tickfont": {"color": QUIET, "size": 12}, "title_font": {"color": QUIET, "size": 12},
    }  # fmt: skip
    figure.update_xaxes(**axis, title_text=None if x is None else _wrapped(x))
    figure.update_yaxes(**axis, title_text=None if y is None else escape(y))
    return figure


def _wrapped(text: str) -> str:
    """Break a long axis title, which a phone would cut at both ends, into lines of about one length."""
    lines = -(-len(text) // LONGEST_TITLE)
    width = len(text) // max(lines, 1) + (6 if lines > 1 else 1)
    return "<br>".join(escaped(wrap(text, max(width, 1))))


def label_rows(figure: go.Figure, names: Iterable[object], longest: int = 60, lift: int = 8) -> go.Figure:
    """Write a name above each horizontal mark, in rows 0, 1, 2 … from below, and return the figure.

    ``lift``: half the height of a mark, in pixels.

    Above and not beside: a phone has no room for both a name and its bar. Rows are numbers, since plotly
    would read an employer called "2010" as one, and would draw two names with the same beginning as one.
    """
    labels = escaped(names, longest)
    for row, label in enumerate(labels):
        figure.add_annotation(
            x=0, xref="x domain", xanchor="left", y=row, yanchor="bottom", yshift=lift, text=label,
            showarrow=False, font={"color": INK, "size": 13}, align="left",
            bgcolor=LABEL_PAPER, borderpad=0,
        )  # fmt: skip
    figure.update_yaxes(showticklabels=False, showgrid=False, range=[-0.45, len(labels) - 0.3])
    return figure.update_layout(height=80 + ROW * len(labels), margin={"b": 40})


def room_for_legend(figure: go.Figure, lines: int = 2, **layout: Any) -> go.Figure:
    """Make a picture of rows higher, so that a legend that wraps on a phone takes nothing from the rows.

    ``meta`` says how much that is (``legend_room``), for a page that writes legends outside the pictures.
    """
    room = lines * LEGEND_LINE
    meta = {**(figure.layout.meta or {}), "legend_room": room}
    return figure.update_layout(height=figure.layout.height + room, meta=meta, **layout)


def year_ticks(figure: go.Figure, n_years: int) -> go.Figure:
    """Write whole years, level, on the x axis: each of a few, of many as many as there is room for."""
    return figure.update_xaxes(tickformat="d", tickangle=0, dtick=1 if n_years <= 6 else None, nticks=8)


def whole_numbers(figure: go.Figure, largest: int, row: int | None = None) -> go.Figure:
    """Write only whole numbers on the y axis (of a row of pictures): there is no half person."""
    where = {} if row is None else {"row": row, "col": 1}
    return figure.update_yaxes(tickformat=",d", dtick=1 if largest <= 4 else None, **where)
