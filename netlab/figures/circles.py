"""The circle view: the strongest ties by layer of capacity, the owner in the middle."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from netlab.figures.dots import (
    EDGE,
    FAINT,
    KEY,
    LETTERS,
    dots,
    evidence,
    mix_legend,
    outline,
    silence_key,
    words,
)
from netlab.figures.labels import Label, fitting, wrapped
from netlab.figures.marks import Marks, marks_of
from netlab.figures.packing import Disc, Floats
from netlab.figures.shapes import outlines
from netlab.figures.theme import INK, QUIET, themed
from netlab.text import counted

ROOM = 104.0  # the picture reaches from -104 to 104
LARGEST = 3.6  # radius of the strongest possible tie
# Layer -> its outer edge, and the circles on which its people stand.
EDGES = {5: 33.0, 15: 58.0, 50: 79.0, 150: 100.0}
STANDS = {5: (19.0,), 15: (45.0,), 50: (68.0,), 150: (85.0, 94.5)}
GAP = 9.0  # kept free at the top, for the layer's number
TOPS = {layer: edge - 4.5 for layer, edge in EDGES.items()}  # where it stands
WIDTH, NARROW = 640, 340  # pixels
AROUND = 110  # pixels for the legends
CLOSE = 0.6  # between a dot and its name
NAMED = 50  # people are tried for room for their names
LAYERS_SAY = (
    "Research finds that people keep about 5, 15, 50 and 150 ties of falling strength: a talk about capacity, not a "
    "limit. Strength is contact on LinkedIn only; whoever you phone or meet may stand far out here."
)


def circle_view(people: pd.DataFrame, *, hide_names: bool = False, width: int = WIDTH) -> go.Figure:
    """Draw ``map_table`` by its ``layer``: the 5 strongest ties around the owner, then 15, 50 and 150.

    Dots are read as on the map. Names stand where there is room, strongest first. ``hide_names`` writes initials;
    it makes nobody anonymous.
    """
    inner = people[people["layer"].notna()].reset_index(drop=True)
    marks = marks_of(inner, [])
    x, y = _stand(inner["layer"].to_numpy(dtype="int64"))
    size = np.full(len(inner), LARGEST)
    figure = go.Figure(
        [*_layers(inner), *dots(marks, x, y, size), *evidence(marks, x, y, hide_names=hide_names)]
    )
    figure.add_traces(list(_names(marks, x, y, hide_names, width)))
    wide = len(figure.data) - 1
    figure.add_traces([*mix_legend(marks), *silence_key(marks)])
    themed(figure, title=_title(inner), finding=_finding(inner, people), height=width + AROUND)
    axis = {"visible": False, "range": [-ROOM, ROOM], "autorange": False, "constrain": "domain"}
    figure.update_xaxes(**axis)
    figure.update_yaxes(**axis, scaleanchor="x", constraintoward="top")
    figure.update_layout(hovermode="closest", hoverdistance=14, margin={"l": 4, "r": 4, "b": 4}, legend2=KEY)
    figure.add_annotation(
        x=0, y=0, text="<b>you</b>", showarrow=False, font={"size": LETTERS + 1, "color": INK}
    )
    figure.data[wide].meta = {
        "map": {"wide": wide, "narrow": [], "height": width + AROUND, "around": AROUND, "room": ROOM}
    }
    return figure


def _stand(layer: np.ndarray) -> tuple[Floats, Floats]:
    """Spread each layer's people along its circles, strongest first, clockwise from the top."""
    x, y = np.zeros(len(layer)), np.zeros(len(layer))
    for number, circles in STANDS.items():
        everybody = np.flatnonzero(layer == number)
        for mine, reach in zip(np.array_split(everybody, len(circles)), circles, strict=True):
            free = GAP / reach
            turn = np.pi / 2 - free - (np.arange(len(mine)) + 0.5) / max(len(mine), 1) * 2 * (np.pi - free)
            x[mine], y[mine] = reach * np.cos(turn), reach * np.sin(turn)
    return x, y


def _layers(people: pd.DataFrame) -> Iterator[go.Scatter]:
    """Draw the layers that hold anybody, the outermost first, each with its number at the top."""
    present = [layer for layer in EDGES if people["layer"].eq(layer).any()]
    for layer in reversed(present):
        corners = outlines(np.zeros(1), np.zeros(1), np.array([EDGES[layer]]), "circle")
        yield outline(*corners, FAINT, line={"width": 1, "color": EDGE, "simplify": False})
    yield go.Scatter(
        x=[0.0] * len(present), y=[TOPS[layer] for layer in present], mode="text", text=[str(layer) for layer in present], hoverinfo="skip",
        textfont={"size": LETTERS, "color": QUIET}, showlegend=False, name="layers",
    )  # fmt: skip


def _names(marks: Marks, x: Floats, y: Floats, hide_names: bool, width: int) -> Iterator[go.Scatter]:
    """Name the strongest beside their dots: those who have room even on a phone, then the others."""
    who = marks.people["initials" if hide_names else "label"].head(NAMED)
    taken = Disc(x, y, marks.table["outer"].to_numpy() * LARGEST)
    size, small = LETTERS * 2 * ROOM / width, LETTERS * 2 * ROOM / NARROW
    there = [[Label(0, 0, ("you",), -1)], *([Label(0, top, ("150",), -1)] for top in TOPS.values())]
    roomy = [
        one
        for one in fitting(there + _beside(who, taken, size), size, marks=taken, reach=ROOM)
        if one.number >= 0
    ]
    heart = Disc(x, y, taken.r * 0.6)  # on a phone a name may touch a dot, but not cross it
    always = fitting(there + [[one] for one in roomy], small, marks=heart, reach=ROOM)
    kept = {one.number for one in always}
    yield words([one for one in roomy if one.number in kept], "names")
    yield words([one for one in roomy if one.number not in kept], "more names")


def _beside(who: pd.Series, dots: Disc, size: float) -> list[list[Label]]:
    """Below or above each dot, outwards first."""
    found = []
    for at, name in enumerate(who):
        lines = wrapped(str(name), 12)
        away = dots.r[at] + CLOSE + Label(0, 0, lines, 0).box(size)[3]
        outwards = 1 if dots.y[at] > 0 else -1
        levels = (float(dots.y[at] + side * away) for side in (outwards, -outwards))
        found.append([Label(float(dots.x[at]), level, lines, at) for level in levels])
    return found


def _title(inner: pd.DataFrame) -> str:
    if not len(inner):
        return "No tie has any strength yet"
    core = inner[inner["layer"] <= 15]
    quiet = int(core["since"].isin(["three years", "longer"]).sum())
    if not quiet:
        return f"Your {counted(len(core), 'strongest tie')}: contact with each in the last 12 months"
    return f"Of your {counted(len(core), 'strongest tie')} {quiet:,} had no contact in the last 12 months"


def _finding(inner: pd.DataFrame, people: pd.DataFrame) -> str:
    beyond = len(people) - len(inner)
    rest = (
        f"{counted(beyond, 'connection')} more {'stands' if beyond == 1 else 'stand'} outside."
        if beyond
        else ""
    )
    return f"{LAYERS_SAY} {rest}".strip()
