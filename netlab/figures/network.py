"""The map of the network: groups as named regions, people as dots, everybody else in a band around them.

It draws the tables of ``netlab.metrics.mapping``. Dots are outlines in the picture's own units, so that it looks
the same on a phone, on a screen and on paper; every text has been escaped, and no trace needs WebGL.
"""

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
from netlab.figures.labels import Label, fitting, width_of, wrapped
from netlab.figures.layout import Disc, Floats, Layout, Sector, place
from netlab.figures.map_words import map_finding, map_title, region_words, sector_words
from netlab.figures.marks import Marks, marks_of
from netlab.figures.shapes import arc, outlines
from netlab.figures.theme import INK, QUIET, escape, themed

HALF, ROOM = (
    100.0,
    109.0,
)  # the picture reaches from -100 to 100 and leaves room for the names around the band
WHOLE = {"xaxis.range": [-ROOM, ROOM], "yaxis.range": [-ROOM, ROOM]}
BESIDE = 4.2  # between the band and the names around it
WIDER = 1.25  # than reckoned may a name be in the reader's own font
ME = 0.9  # radius kept free in the middle, in units of the largest dot
WIDTH, NARROW = 700, 340  # pixels of the square: on a screen, on a phone
AROUND = 130  # pixels for menu and legends
SMALLER = 1.1  # about as much the picture shrinks to give the names room
ASIDE = (0.0, -0.4, 0.4)  # where a name may stand beside the middle, in radii of its region
LOOK = 1.3  # how much of the picture, in radii of its people, one group fills when the reader looks into it
LINE, LINES, THICKER = "rgba(128,134,143,0.55)", 40, (2, 5)  # at most so many; pairs that make one thicker
TRIED = 60  # names of a group are tried for room
HANDLE = 34  # letters of a group's name in the menu


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
    a dot, the longer the silence. Up to :data:`netlab.figures.marks.DOTS` people are a dot each; of more, those
    of the groups drawn and the strongest of the others, and the rest in beads of ten or more that say so. Hover
    tells the evidence, the legend shows and hides a part of the mix, the menu looks into one group and names its
    people.

    ``me`` marks the owner in the middle. ``hide_names`` writes initials and leaves out where people work, to show
    the picture on a wall; it makes nobody anonymous. ``width``: pixels for which the groups' names are chosen.
    """
    marks = marks_of(people, list(groups["region"]))
    me = me and len(groups) != 1  # a single group stands in the middle itself
    layout = _placed(marks, groups, links, me, width)
    clear = _clear(marks, layout)
    always, roomy = _group_names(layout, clear, groups, width, me)
    figure = go.Figure()
    figure.add_traces([*_lines(layout, groups, links), *_regions(layout, groups), *_sectors(layout, marks)])
    figure.add_traces(list(dots(marks, layout.x, layout.y, layout.size)))
    figure.add_traces(list(evidence(marks, layout.x, layout.y, hide_names=hide_names)))
    figure.add_traces([always, roomy])
    n = len(figure.data)
    figure.add_traces(list(_people_names(layout, marks, clear, hide_names)))
    figure.add_traces([*mix_legend(marks), *silence_key(marks)])
    themed(
        figure,
        title=map_title(people),
        finding=map_finding(people, groups, bases, marks, layout),
        height=width + AROUND,
    )
    _frame(figure)
    narrow = _sector_names(figure, layout, marks, width)
    if me:
        _mark_me(figure, layout)
    _menu(figure, layout, groups, names=[n - 2, n - 1], people=list(range(n, n + len(groups))))
    # For map.js, which fits the picture to a phone; the page keeps a trace's meta.
    figure.data[n - 1].meta = {
        "map": {"wide": n - 1, "narrow": narrow, "height": width + AROUND, "around": AROUND, "room": ROOM}
    }
    return figure


def _placed(marks: Marks, groups: pd.DataFrame, links: pd.DataFrame, me: bool, width: int) -> Layout:
    """Place everything and bring it to the picture's units: once to learn the scale, again with room for names."""
    radii, region, sector = (marks.table[name].to_numpy() for name in ("outer", "region", "sector"))
    pull, middle = _pull(groups, links), ME if me else 0.0
    first = place(radii, region, sector, pull, middle=middle)
    letter = LETTERS * 2 * ROOM / width * first.reach / HALF * SMALLER
    high = np.array([Label(0, 0, wrapped(str(name)), 0).box(letter)[3] * 2 for name in groups["name"]])
    placed = place(radii, region, sector, pull, middle=middle, names=high)
    return placed.scaled(HALF / placed.reach)


def _pull(groups: pd.DataFrame, links: pd.DataFrame) -> Floats:
    """How strongly each two regions are tied, the most tied ones 1."""
    a, b = _ends(groups, links)
    pull = np.zeros((len(groups), len(groups)))
    strength = np.sqrt(links["n"].to_numpy(dtype="float64"))
    pull[a, b] = pull[b, a] = strength / max(strength.max(initial=0.0), 1.0)
    return pull


def _ends(groups: pd.DataFrame, links: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """The numbers of the regions that each link ties."""
    index = pd.Index(groups["region"])
    return index.get_indexer(pd.Index(links["source"])), index.get_indexer(pd.Index(links["target"]))


def _clear(marks: Marks, layout: Layout) -> Disc:
    """The marks that no name may stand on: all but the pale ones."""
    kept = ~marks.table["since"].isin(["longer", "never"]).to_numpy()
    return Disc(layout.x[kept], layout.y[kept], (marks.table["outer"].to_numpy() * layout.size)[kept])


def _lines(layout: Layout, groups: pd.DataFrame, links: pd.DataFrame) -> Iterator[go.Scatter]:
    """Draw lines between regions whose people are tied, in three widths by how many pairs are."""
    shown = links.head(LINES)
    pieces = [_between(layout.regions, a, b) for a, b in zip(*_ends(groups, shown), strict=True)]
    step = np.digitize(shown["n"].to_numpy(dtype="float64"), THICKER)
    for one in sorted(set(step)):
        x, y = np.concatenate([piece for piece, own in zip(pieces, step, strict=True) if own == one]).T
        yield go.Scatter(
            x=x, y=y, mode="lines", hoverinfo="skip", showlegend=False, name="lines",
            line={"width": 1 + 1.6 * int(one), "color": LINE},
        )  # fmt: skip


def _between(regions: Disc, a: int, b: int) -> Floats:
    """The pieces in the open of a line between two regions: it passes behind all others. Rows x, y; NaN between."""
    way = np.linspace(0, 1, 400)
    x = regions.x[a] + way * (regions.x[b] - regions.x[a])
    y = regions.y[a] + way * (regions.y[b] - regions.y[a])
    is_open = (np.hypot(x[:, None] - regions.x, y[:, None] - regions.y) > regions.r).all(axis=1)
    edges = np.flatnonzero(np.diff(is_open.astype(int), prepend=0, append=0))
    first, last, gap = edges[::2], edges[1::2] - 1, np.full(len(edges) // 2, np.nan)
    return np.stack([np.column_stack([v[first], v[last], gap]).ravel() for v in (x, y)], axis=1)


def _regions(layout: Layout, groups: pd.DataFrame) -> Iterator[go.Scatter]:
    """Draw each group's circle, which tells on hover what its people share."""
    discs = layout.regions
    for number, text in enumerate(region_words(groups)):
        one = slice(number, number + 1)
        corners = outlines(discs.x[one], discs.y[one], discs.r[one], "circle")
        line = {"width": 1, "color": EDGE, "simplify": False}
        yield outline(*corners, FAINT, line=line, hoverinfo="text", hoveron="fills", text=text, name="region")


def _sectors(layout: Layout, marks: Marks) -> Iterator[go.Scatter]:
    """Draw each sector of the band, which tells on hover who stands there."""
    for piece, text in zip(layout.sectors, sector_words(marks), strict=True):
        corners = arc(piece.inner, piece.outer, piece.start - 0.006, piece.end + 0.006)
        yield outline(*corners, FAINT, hoverinfo="text", hoveron="fills", text=text, name="sector")


def _group_names(
    layout: Layout, clear: Disc, groups: pd.DataFrame, width: int, me: bool
) -> tuple[go.Scatter, go.Scatter]:
    """Name the regions that have room for it: those that have it even on a phone, then the others."""
    small, size = LETTERS * 2 * ROOM / NARROW, LETTERS * 2 * ROOM / width
    you = [[Label(*layout.me, (" you ",), -1)]] if me else []
    roomy = fitting(you + _places(layout, groups, size), size, marks=clear, reach=layout.core * 1.03)
    always = fitting([[one] for one in roomy], small, marks=clear, reach=layout.core * 1.1)
    named = [one for one in roomy if one.number >= 0]
    return (
        words([one for one in named if one in always], "groups"),
        words([one for one in named if one not in always], "smaller groups"),
    )


def _places(layout: Layout, groups: pd.DataFrame, size: float) -> list[list[Label]]:
    """Where a region's name may stand, best first: above its people, on its edge, at its foot, above or below it."""
    found = []
    for number, name in enumerate(groups["name"]):
        lines = wrapped(str(name))
        x, y, r = (float(v[number]) for v in (layout.regions.x, layout.regions.y, layout.regions.r))
        half = Label(0, 0, lines, 0).box(size)[3]
        top = float(layout.crowds.y[number] + layout.crowds.r[number])
        levels = (top + half, top + half / 2, y + r, y - r + half, y - r, y + r + half, y - r - half)
        found.append([Label(x + aside * r, at, lines, number) for at in levels for aside in ASIDE])
    return found


def _people_names(layout: Layout, marks: Marks, clear: Disc, hide_names: bool) -> Iterator[go.Scatter]:
    """For each group the names that have room when the reader looks into it, hidden until then."""
    table, who = marks.table, marks.people["initials" if hide_names else "label"]
    drawn = table["outer"].to_numpy() * layout.size
    for number, radius in enumerate(layout.crowds.r):
        size = LETTERS * 2 * radius * LOOK / NARROW
        mine = np.flatnonzero((table["region"].to_numpy() == number) & marks.is_dot)[:TRIED]
        names = [wrapped(str(who.iloc[row]), 18)[0:1] for row in table["row"].iloc[mine]]
        at = Disc(layout.x[mine], layout.y[mine], drawn[mine])
        labels = [_beside(at, place, name, size) for place, name in enumerate(names)]
        yield words(fitting(labels, size, marks=clear), f"people of group {number + 1}", visible=False)


def _beside(dots: Disc, at: int, name: tuple[str, ...], size: float) -> list[Label]:
    """Where a person's name may stand: below, above, right or left of the dot."""
    x, y, r = float(dots.x[at]), float(dots.y[at]), float(dots.r[at])
    aside, away = r + size * 0.3 + width_of(name[0], size) / 2, r + size * 0.7
    return [Label(x + dx, y + dy, name, at) for dx, dy in ((0, -away), (0, away), (aside, 0), (-aside, 0))]


def _frame(figure: go.Figure) -> None:
    axis = {"visible": False, "range": [-ROOM, ROOM], "autorange": False, "constrain": "domain"}
    figure.update_xaxes(**axis)
    figure.update_yaxes(**axis, scaleanchor="x", constraintoward="top")
    figure.update_layout(hovermode="closest", hoverdistance=14, margin={"l": 4, "r": 4, "b": 4}, legend2=KEY)


def _sector_names(figure: go.Figure, layout: Layout, marks: Marks, width: int) -> list[int]:
    """Write the names that have room along the band; return the numbers of the notes that a phone has no room for."""
    sizes = marks.table[marks.table["sector"] >= 0].groupby("sector")["n"].sum()
    long: list[int] = []
    for number, (name, piece) in enumerate(zip(marks.sectors, layout.sectors, strict=True)):
        text = f"{name} · {int(sizes[number]):,}"
        if width_of(text, LETTERS * 2 * ROOM / width) > piece.length:
            continue
        reach = piece.outer + BESIDE
        at = _whole_on_a_phone(piece, text)
        if at is None or width_of(text, LETTERS * 2 * ROOM / NARROW) > piece.length:
            long.append(len(figure.layout.annotations))
        angle = piece.middle if at is None else at
        slant = (90 - np.degrees(angle)) % 360
        figure.add_annotation(
            x=reach * np.cos(angle), y=reach * np.sin(angle), text=escape(text), showarrow=False,
            textangle=round(slant - 180 if 90 < slant < 270 else slant, 1), font={"size": LETTERS, "color": QUIET},
        )  # fmt: skip
    return long


def _whole_on_a_phone(piece: Sector, text: str) -> float | None:
    """Return the angle nearest to the middle of a sector where a phone does not cut its name; ``None`` if there is none."""
    letter = LETTERS * 2 * ROOM / NARROW
    half = width_of(text, letter) * WIDER / 2
    reach = piece.outer + BESIDE
    spare = max(0.0, piece.length / 2 - half) / piece.outer
    angles = piece.middle + np.linspace(-spare, spare, 61)
    ends = reach * np.cos(angles) + np.outer((-half, half), np.sin(angles))
    is_whole = (np.abs(ends) + letter / 2 * np.abs(np.cos(angles)) <= ROOM).all(axis=0)
    if not is_whole.any():
        return None
    return float(min(angles[is_whole], key=lambda angle: abs(angle - piece.middle)))


def _mark_me(figure: go.Figure, layout: Layout) -> None:
    font = {"size": LETTERS + 1, "color": INK}
    figure.add_annotation(x=layout.me[0], y=layout.me[1], text="<b>you</b>", showarrow=False, font=font)


def _menu(
    figure: go.Figure, layout: Layout, groups: pd.DataFrame, names: list[int], people: list[int]
) -> None:
    """Let the reader look into one group: the picture moves there and its people are named."""
    if not len(groups):
        return
    shown = {"visible": [True, True] + [False] * len(people)}
    buttons = [{"label": "All groups", "method": "update", "args": [shown, WHOLE, names + people]}]
    for number, (name, n) in enumerate(zip(groups["name"], groups["n"], strict=True)):
        x, y, r = (float(v[number]) for v in (layout.crowds.x, layout.crowds.y, layout.crowds.r * LOOK))
        near = {"xaxis.range": [x - r, x + r], "yaxis.range": [y - r, y + r]}
        shown = {"visible": [False, False] + [one == number for one in range(len(people))]}
        label = f"{escape(name, HANDLE)} · {int(n):,}"
        buttons.append({"label": label, "method": "update", "args": [shown, near, names + people]})
    menu = {
        "buttons": buttons, "direction": "down", "showactive": True, "x": 0, "xanchor": "left", "y": 1, "yanchor": "bottom",
        "pad": {"b": 46}, "bgcolor": "#ffffff", "bordercolor": EDGE, "font": {"color": INK, "size": LETTERS},
    }  # fmt: skip
    figure.update_layout(updatemenus=[menu])
