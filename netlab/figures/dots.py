"""People drawn as dots: colour and shape are the mix, size the strength, ring and paleness the time since contact."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd
import plotly.graph_objects as go

from netlab.figures.labels import Label
from netlab.figures.marks import Marks
from netlab.figures.packing import Floats
from netlab.figures.shapes import outlines
from netlab.figures.theme import GREY, INK, MIX_MARKS, QUIET, escape, escaped
from netlab.text import counted
from netlab.vocabulary import SILENCE_NAMES

LETTERS = 12.0  # pixels
FAINT, EDGE = "rgba(128,134,143,0.10)", "rgba(128,134,143,0.40)"  # on light paper and on dark
# How full a dot is by the time since the last contact; the first has a ring as well.
SHADES = {"year": 1.0, "three years": 1.0, "longer": 0.5, "never": 0.26, "unknown": 0.75}
KEY = {
    "orientation": "h", "x": 0, "xanchor": "left", "y": 0, "yanchor": "top", "itemclick": False, "itemdoubleclick": False,
    "title": {"text": "last contact", "font": {"size": LETTERS, "color": QUIET}}, "font": {"size": LETTERS},
}  # fmt: skip


def outline(x: npt.ArrayLike, y: npt.ArrayLike, fill: str, **more: object) -> go.Scatter:
    """Return shapes drawn by their outlines: one path, in the picture's own units."""
    return go.Scatter(
        x=x, y=y, mode="lines", fill="toself", fillcolor=fill, connectgaps=False, showlegend=False,
        **{"line": {"width": 0, "simplify": False}, "hoverinfo": "skip", **more},
    )  # fmt: skip


def dots(marks: Marks, x: Floats, y: Floats, size: Floats) -> Iterator[go.Scatter]:
    """Draw all marks of one look as one path, the faintest first; those in touch get a ring as well.

    ``size``: the factor by which each mark's radius is drawn.
    """
    table = marks.table
    radius = table["radius"].to_numpy() * size
    for since in reversed(SHADES):
        for kind, mark in MIX_MARKS.items():
            mine = ((table["since"] == since) & (table["relationship"] == kind)).to_numpy()
            looks = {mark.symbol: mine, "ring": mine & marks.is_dot & (since == "year")}
            for symbol, drawn in looks.items():
                if drawn.any():
                    corners = outlines(x[drawn], y[drawn], radius[drawn], symbol)
                    yield outline(*corners, mark.color, opacity=SHADES[since], legendgroup=kind)


def evidence(marks: Marks, x: Floats, y: Floats, *, hide_names: bool) -> Iterator[go.Scatter]:
    """Lay the words for hovering over the marks: points that are not drawn, one trace for each part of the mix.

    ``customdata`` holds the name of each (empty for a bead), ``ids`` the person_id, unless names are hidden.
    """
    drawn = marks.people.reindex(marks.table["row"])  # a bead is nobody's row
    words = np.array(_words(marks, hide_names), dtype=object)
    names = np.array(escaped(drawn[_who(hide_names)], 60), dtype=object)
    ids = drawn["person_id"].fillna("").to_numpy(dtype=object)
    for kind in MIX_MARKS:
        mine = (marks.table["relationship"] == kind).to_numpy()
        if mine.any():
            yield go.Scatter(
                x=x[mine].astype("float32"), y=y[mine].astype("float32"), mode="none", fill="none", name="people",
                text=list(words[mine]), customdata=list(names[mine]), ids=None if hide_names else list(ids[mine]),
                hoverinfo="text", hoveron="points", legendgroup=kind, showlegend=False,
            )  # fmt: skip


def _who(hide_names: bool) -> str:
    return "initials" if hide_names else "label"


def _words(marks: Marks, hide_names: bool) -> list[str]:
    """What hovering tells of each mark, one fact a line."""
    table = marks.table
    people = marks.people.iloc[table["row"][marks.is_dot]]
    facts = pd.DataFrame(
        {
            "name": [f"<b>{name}</b>" for name in escaped(people[_who(hide_names)], 60)],
            "what": "" if hide_names else escaped(people["what"], 80),
            "mix": [MIX_MARKS[kind].name for kind in people["relationship"]],
            "evidence": ["<br>".join(escaped(str(text).split("\n"), 120)) for text in people["evidence"]],
        }
    )
    told = iter(["<br>".join(fact for fact in row if fact) for row in facts.itertuples(index=False)])
    looks = zip(table["row"], table["n"], table["relationship"], table["since"], strict=True)
    return [next(told) if row >= 0 else _bead(int(n), kind, since) for row, n, kind, since in looks]


def _bead(n: int, kind: str, since: str) -> str:
    people = counted(n, "person", "people")
    return f"<b>{people}</b><br>{MIX_MARKS[kind].name}<br>last contact: {SILENCE_NAMES[since]}"


def mix_legend(marks: Marks) -> Iterator[go.Scatter]:
    """One entry for each part of the mix, by its colour and shape; it shows and hides the people of that part."""
    for kind, mark in MIX_MARKS.items():
        n = int(marks.people["relationship"].eq(kind).sum())
        width = 2 if mark.symbol.endswith("open") else 0
        yield go.Scatter(
            x=[None], y=[None], mode="markers", name=f"{mark.name} ({n:,})", legendgroup=kind, hoverinfo="skip",
            marker={"symbol": mark.symbol, "color": mark.color, "size": 11, "line": {"width": width, "color": mark.color}},
        )  # fmt: skip


def silence_key(marks: Marks) -> Iterator[go.Scatter]:
    """Say below the picture what ring and paleness mean, as far as they occur; for ``legend2`` (:data:`KEY`)."""
    present = set(marks.table["since"])
    for since in (one for one in SILENCE_NAMES if one in present):
        ring = since == "year"
        marker = {
            "symbol": "circle-open-dot" if ring else "circle", "size": 13 if ring else 11, "color": GREY,
            "opacity": SHADES[since], "line": {"width": 2 if ring else 0, "color": GREY},
        }  # fmt: skip
        yield go.Scatter(
            x=[None], y=[None], mode="markers", name=SILENCE_NAMES[since], legend="legend2", hoverinfo="skip", marker=marker,
        )  # fmt: skip


def words(labels: list[Label], name: str, **more: object) -> go.Scatter:
    """Write labels into the picture; ``name`` is the trace's own."""
    return go.Scatter(
        x=[one.x for one in labels], y=[one.y for one in labels], mode="text", hoverinfo="skip", showlegend=False,
        text=["<br>".join(escaped(one.lines)) for one in labels], name=escape(name),
        textfont={"size": LETTERS, "color": INK}, **more,
    )  # fmt: skip
