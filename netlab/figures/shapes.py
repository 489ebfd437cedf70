"""Marks drawn as outlines in the picture's own units: they grow when the reader zooms, and shrink on a phone.

A plotly marker has a size in pixels: three thousand of them overlap on a phone and drift apart on a poster.
Outlines do neither, and all those of one look are one path: a picture of thousands needs a dozen traces.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

HOLE = 0.56  # inner radius of an open circle
RING = 1.5  # radius of the ring around a mark, as a factor of its own
THIN = 1.26  # … and of the ring's inner edge
# Corners of a circle: what is drawn large is drawn round, and thousands stay small in the file.
ROUND, FEW = 72, 60
PLAIN, MANY = 28, 1000
ROUGH = 14


def outlines(
    x: Floats, y: Floats, r: Floats, symbol: str
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Return the corners of one mark after another, each closed and followed by a gap (NaN).

    ``symbol``: circle, circle-open, diamond, square (all about as large as a circle of radius ``r``) or ring (around a mark of that radius).
    """
    unit = _unit(symbol, ROUND if len(x) <= FEW else PLAIN if len(x) <= MANY else ROUGH)
    return _spread(x, r, unit[:, 0]), _spread(y, r, unit[:, 1])


def arc(inner: float, outer: float, start: float, end: float) -> tuple[Floats, Floats]:
    """Return the outline of a piece of a band, between two radii and two angles."""
    turn = np.linspace(start, end, max(int(abs(end - start) * 30), 8))
    reach = np.concatenate([np.full(len(turn), outer), np.full(len(turn), inner)])
    turn = np.concatenate([turn, turn[::-1]])
    x, y = reach * np.cos(turn), reach * np.sin(turn)
    return np.append(x, x[0]), np.append(y, y[0])


def _unit(symbol: str, corners: int) -> Floats:
    if symbol == "square":
        side = 0.82
        return np.array([[side, side], [-side, side], [-side, -side], [side, -side], [side, side]])
    if symbol == "diamond":
        half = 1.15
        return np.array([[half, 0], [0, half], [-half, 0], [0, -half], [half, 0]])
    if symbol == "circle-open":
        return _with_hole(1.0, HOLE, corners)
    return _with_hole(RING, THIN, corners) if symbol == "ring" else _circle(1.0, corners)


def _circle(radius: float, corners: int) -> Floats:
    turn = np.linspace(0, 2 * np.pi, corners + 1)
    return radius * np.column_stack([np.cos(turn), np.sin(turn)])


def _with_hole(outer: float, inner: float, corners: int) -> Floats:
    """The inner circle runs the other way, which is what makes it a hole."""
    return np.concatenate([_circle(outer, corners), _circle(inner, corners)[::-1]])


def _spread(middle: Floats, r: Floats, unit: Floats) -> npt.NDArray[np.float32]:
    corners = middle[:, None] + r[:, None] * unit[None, :]
    gap = np.full((len(middle), 1), np.nan)
    return np.concatenate([corners, gap], axis=1).astype("float32").ravel()
