"""A picture made of outlines, lines and words (the map, the circle view) as an SVG file, without any browser.

plotly itself writes SVG and PNG only with a browser at hand (kaleido, or the camera button of a page). These pictures
need none: their outlines are in the picture's own units, so each trace is one path.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import plotly.graph_objects as go

from netlab.errors import ParameterError
from netlab.figures.shapes import outlines
from netlab.figures.theme import FONT, INK

MARGIN, TITLE, ROW = 16, 30, 24  # pixels: around, of the title, of a row of legend
LIGHT_INK = "#e8eaee"  # for a dark page around a picture without paper
LETTER = 0.56  # of a letter's height: how far apart the entries of a legend stand
_BREAK = re.compile(r"<br\s*/?>")
_TAG = re.compile(r"</?b>")  # the only tags we write ourselves; a person's own are escaped


def to_svg(figure: go.Figure, *, width: int = 900, paper: str | None = "#ffffff") -> str:
    """Return ``figure`` as the text of an SVG file, ``width`` pixels wide, with title, legend and finding.

    ``paper``: colour of the ground; ``None`` leaves it clear, and the words follow a light or dark page. Raises
    ParameterError for a figure that holds anything else than outlines, lines and words.
    """
    if {trace.type for trace in figure.data} - {"scatter"}:
        raise ParameterError("only the map and the circle view can be written as SVG without a browser.")
    said = figure.layout.meta or {}
    scale = _Scale(figure, width)
    keys = list(_legend(figure, width))
    top = MARGIN + TITLE + ROW * (1 + max((row for row, _ in keys), default=-1)) + 8
    height = top + scale.height + MARGIN
    body = [
        *_legend_marks(keys),
        f'<g transform="translate(0 {top})">',
        *_shapes(figure, scale),
        *_notes(figure, scale),
        "</g>",
    ]
    ground = f'<rect width="100%" height="100%" fill="{paper}"/>' if paper else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height:.0f}" viewBox="0 0 {width} {height:.0f}" role="img">'
        f"<title>{_plain(said.get('title', ''))}</title><desc>{_plain(said.get('finding', ''))}</desc>{_style(paper)}{ground}"
        f'<text x="{MARGIN}" y="{MARGIN + 14}" font-size="17" font-weight="bold">{_plain(said.get("title", ""))}</text>'
        + "".join(body)
        + "</svg>\n"
    )


class _Scale:
    """From the picture's units to pixels."""

    def __init__(self, figure: go.Figure, width: int) -> None:
        """Read the ranges of ``figure``."""
        self.left, right = figure.layout.xaxis.range
        bottom, self.top = figure.layout.yaxis.range
        self.factor = (width - 2 * MARGIN) / (right - self.left)
        self.height = (self.top - bottom) * self.factor

    def x(self, value: Any) -> Any:
        """Pixels from the left."""
        return MARGIN + (np.asarray(value, dtype="float64") - self.left) * self.factor

    def y(self, value: Any) -> Any:
        """Pixels from the top."""
        return (self.top - np.asarray(value, dtype="float64")) * self.factor


def _style(paper: str | None) -> str:
    dark = "" if paper else f"@media (prefers-color-scheme: dark) {{ text {{ fill: {LIGHT_INK}; }} }}"
    font = FONT.replace('"', "'")
    return f"<style>text {{ font-family: {font}; fill: {INK}; }} {dark}</style>"


def _shapes(figure: go.Figure, scale: _Scale) -> Iterator[str]:
    for trace in figure.data:
        if trace.visible is False or trace.mode in ("none", "markers"):
            continue
        if trace.mode == "text":
            yield from _words(trace, scale)
        else:
            yield _path(trace, scale)


def _path(trace: go.Scatter, scale: _Scale) -> str:
    is_filled = trace.fill == "toself"
    line = f' stroke="{trace.line.color}" stroke-width="{trace.line.width:g}"' if trace.line.width else ""
    fill = trace.fillcolor if is_filled else "none"
    opacity = "" if trace.opacity in (None, 1) else f' opacity="{trace.opacity:g}"'
    return f'<path d="{_drawn(scale.x(trace.x), scale.y(trace.y), is_filled)}" fill="{fill}"{line}{opacity}/>'


def _drawn(x: Any, y: Any, is_closed: bool) -> str:
    """Write points as a path, a new piece after each gap."""
    pieces, points = [], np.column_stack([x, y])
    gaps = np.flatnonzero(np.isnan(points).any(axis=1))
    for piece in np.split(points, gaps):
        kept = piece[~np.isnan(piece).any(axis=1)]
        if len(kept):
            pieces.append("M" + "L".join(f"{a:.1f} {b:.1f}" for a, b in kept) + ("Z" if is_closed else ""))
    return "".join(pieces)


def _words(trace: go.Scatter, scale: _Scale) -> Iterator[str]:
    size = trace.textfont.size
    for x, y, text in zip(scale.x(trace.x), scale.y(trace.y), trace.text, strict=True):
        lines = _BREAK.split(text)
        for number, line in enumerate(lines):
            level = y + size * (0.35 + 1.25 * (number - (len(lines) - 1) / 2))
            yield f'<text x="{x:.1f}" y="{level:.1f}" font-size="{size:g}" text-anchor="middle">{_TAG.sub("", line)}</text>'


def _notes(figure: go.Figure, scale: _Scale) -> Iterator[str]:
    for note in figure.layout.annotations:
        x, y = float(scale.x(note.x)), float(scale.y(note.y))
        turn = f' transform="rotate({note.textangle:g} {x:.1f} {y:.1f})"' if note.textangle else ""
        size = note.font.size
        yield (
            f'<text x="{x:.1f}" y="{y + size * 0.35:.1f}" font-size="{size:g}" text-anchor="middle"{turn}>'
            f"{_TAG.sub('', note.text)}</text>"
        )


def _legend(figure: go.Figure, width: int) -> Iterator[tuple[int, tuple[float, go.Scatter]]]:
    """The legends' entries with their row and place: those of the mix, then what the shades mean."""
    row = 0
    for legend in ("legend", "legend2"):
        x = float(MARGIN)
        for trace in figure.data:
            if trace.mode != "markers" or (trace.legend or "legend") != legend:
                continue
            needed = 40 + len(trace.name) * 12 * LETTER
            if x + needed > width:
                row, x = row + 1, float(MARGIN)
            yield row, (x, trace)
            x += needed
        row += 1


def _legend_marks(keys: list[tuple[int, tuple[float, go.Scatter]]]) -> Iterator[str]:
    for row, (x, trace) in keys:
        y = MARGIN + TITLE + ROW * row
        symbol, opacity = trace.marker.symbol, trace.marker.opacity
        parts = ["circle", "ring"] if symbol == "circle-open-dot" else [symbol]
        for part in parts:
            corners = outlines(
                np.array([x + 8.0]), np.array([y + 0.0]), np.array([5.0 if len(parts) == 1 else 4.0]), part
            )
            shade = "" if opacity is None else f' opacity="{opacity:g}"'
            yield f'<path d="{_drawn(*corners, True)}" fill="{trace.marker.color}"{shade}/>'
        yield f'<text x="{x + 22:.1f}" y="{y + 4}" font-size="12">{_TAG.sub("", trace.name)}</text>'


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
