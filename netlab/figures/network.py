"""The map of the network: groups as named regions, people as dots, everybody else in a band around them.

It draws the tables of ``netlab.metrics.mapping``. Dots are outlines in the picture's own units, so that it looks
the same on a phone, on a screen and on paper; every text has been escaped, and no trace needs WebGL.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from netlab.figures.crowd import Marks, crowd_marks
from netlab.figures.labels import Label, fitting, wrapped
from netlab.figures.layout import Layout, place
from netlab.figures.shapes import arc, outlines
from netlab.figures.theme import GREY, INK, MIX_MARKS, QUIET, escape, escaped, themed
from netlab.text import counted, percent
from netlab.vocabulary import SILENCE_NAMES, TIE_BASIS_NAMES

HALF = 100.0  # the picture reaches from -100 to 100
ROOM = 109.0  # … and leaves room for the names around the band
ME = 0.9  # radius kept free in the middle, in units of the largest dot
WIDTH, NARROW = 760, 340  # pixels of the square: on a screen, on a phone
REGION_FILL, REGION_LINE = "rgba(128,134,143,0.10)", "rgba(128,134,143,0.45)"
LINK = "rgba(128,134,143,0.5)"
# How full a dot is by the time since the last contact; the first has a ring as well.
SHADES = {"year": 1.0, "three years": 1.0, "longer": 0.5, "never": 0.28, "unknown": 0.8}
NAMES_IN_GROUP = 60  # of a group's people are tried for room when the reader looks into it


def network_map(
    people: pd.DataFrame,
    groups: pd.DataFrame,
    links: pd.DataFrame,
    bases: pd.DataFrame,
    *,
    me: bool = True,
    hide_names: bool = False,
    width: int = WIDTH,
) -> go.Figure:
    """Draw the map. The four tables are those of ``map_table``, ``map_groups``, ``map_links`` and ``map_bases``.

    Size is tie strength, colour and shape the mix, a ring means contact in the last twelve months, and the paler
    a dot, the longer the silence. Up to :data:`netlab.figures.crowd.DOTS` people are a dot each; of more, the
    strongest few hundred, and the others in beads of ten or more that say so. Hover tells the evidence, the
    legend shows and hides a part of the mix, the menu looks into one group and names its people.

    ``me`` marks the owner in the middle. ``hide_names`` writes initials and leaves out where people work, to
    show the picture on a wall; it makes nobody anonymous. ``width``: pixels for which names are chosen.
    """
    marks = crowd_marks(people, list(groups["region"]))
    layout = _scaled(marks, groups, links, me)
    figure = go.Figure()
    _draw_links(figure, layout, groups, links)
    _draw_regions(figure, layout, groups)
    _draw_sectors(figure, layout, marks)
    _draw_marks(figure, layout, marks)
    _draw_hover(figure, layout, marks, hide_names)
    if me:
        _draw_me(figure, layout)
    names = _draw_group_names(figure, layout, groups, width)
    people_names = _draw_people_names(figure, layout, marks, hide_names)
    _draw_legend(figure, marks)
    themed(figure, title=_title(people), finding=_finding(people, groups, bases, marks), height=width + 120)
    _frame(figure)
    _menu(figure, layout, groups, people_names)
    figure.layout.meta = {**figure.layout.meta, "netlab": {"map": True, "wide": names}}
    return figure


def _scaled(marks: Marks, groups: pd.DataFrame, links: pd.DataFrame, me: bool) -> Layout:
    """Place everything and bring it to the picture's units."""
    placed = place(
        marks.table["outer"].to_numpy(dtype="float64"),
        marks.table["region"].to_numpy(),
        marks.table["sector"].to_numpy(),
        _pull(groups, links),
        middle=ME if me or not len(groups) else 0.0,
    )
    return placed.scaled(HALF / placed.reach)
