"""Circles side by side without overlap: a few by exact search, many on a honeycomb. No chance, no force."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.intp]

SPREAD = 1.12  # between people, as a factor of their width
LARGE, TOUCHING, ALIKE = (
    1.3,
    24,
    5,
)  # packed one by one: so much larger than the least; at most; groups of so few
STEP = 1.25  # sizes on one honeycomb differ by less
PULL, BALANCE = (
    0.6,
    1.5,
)  # what a place costs beside its distance: far from tied ones, the whole off its middle
ROW = np.sqrt(3.0)  # between the rows of a honeycomb, in radii of its cells
EXACT = 1e-7  # touching is no overlap


@dataclass(frozen=True, eq=False)
class Disc:
    """Circles: the middle and radius of each."""

    x: Floats
    y: Floats
    r: Floats

    def scaled(self, factor: float) -> Disc:
        """Return the same, larger or smaller."""
        return Disc(self.x * factor, self.y * factor, self.r * factor)


def pack_circles(radii: Floats, ties: Floats, *, middle: float = 0.0) -> Disc:
    """Place circles around a free middle of radius ``middle``, in the order given; for some dozens of them.

    Each goes where it touches two of those before it (or the middle), at the place that costs least: near to
    the middle and to the circles it is tied to, and so that the whole stays balanced. ``ties``: square, symmetric,
    how strongly each two are tied, 0 to 1.
    """
    x, y, r = np.array([0.0]), np.array([0.0]), np.array([middle if middle > EXACT else 0.0])
    for number, radius in enumerate(radii):
        spots = _free_spots(Disc(x, y, r), float(radius))
        placed = np.column_stack([x[1:], y[1:]])
        away = np.hypot(*(spots[:, None, :] - placed[None]).transpose(2, 0, 1))
        weight = np.square(r[1:])
        centre = (weight @ placed + spots * radius**2) / (weight.sum() + radius**2)
        cost = np.hypot(*spots.T) + BALANCE * np.hypot(*centre.T) + PULL * (away @ ties[number, :number])
        best = spots[int(np.argmin(np.round(cost, 9)))]
        x, y, r = np.append(x, best[0]), np.append(y, best[1]), np.append(r, radius)
    return Disc(x[1:], y[1:], r[1:])


def _free_spots(there: Disc, radius: float) -> Floats:
    """Every place where a circle touches two of those there and overlaps none; the first ones have fewer to touch."""
    has_middle = there.r[0] > 0
    if len(there.r) == 1:
        return np.array([[0.0, there.r[0] + radius if has_middle else 0.0]])
    if len(there.r) == 2 and not has_middle:
        return np.array([[there.x[1], there.y[1] - there.r[1] - radius]])
    a, b = np.triu_indices(len(there.r), 1)
    if not has_middle:
        a, b = a[a > 0], b[a > 0]
    spots = _crossings(Disc(there.x, there.y, there.r + radius), a, b)
    apart = np.hypot(spots[:, 0, None] - there.x, spots[:, 1, None] - there.y)
    gaps = apart - (there.r + radius) * (there.r > 0)
    return spots[(gaps > -EXACT).all(axis=1)]


def _crossings(circles: Disc, a: Whole, b: Whole) -> Floats:
    """Both points where the circles a and b cross, for the pairs that do."""
    dx, dy = circles.x[b] - circles.x[a], circles.y[b] - circles.y[a]
    apart = np.hypot(dx, dy)
    along = (apart**2 + circles.r[a] ** 2 - circles.r[b] ** 2) / (2 * apart)
    square = circles.r[a] ** 2 - along**2
    cross = square >= -EXACT
    aside = np.sqrt(np.maximum(square, 0.0))
    ux, uy = dx / apart, dy / apart
    foot_x, foot_y = circles.x[a] + along * ux, circles.y[a] + along * uy
    left = np.column_stack([foot_x - aside * uy, foot_y + aside * ux])
    right = np.column_stack([foot_x + aside * uy, foot_y - aside * ux])
    return np.concatenate([left[cross], right[cross]])


def crowd(radii: Floats) -> Disc:
    """Pack any number of marks around 0, larger ones inside; ``r`` holds one number, the radius of the whole.

    The few largest touch each other; the others take the nearest free places of a honeycomb, a new one for each
    step of size.
    """
    order = np.argsort(-radii, kind="stable")
    sizes = radii[order] * SPREAD
    large = int((sizes > LARGE * sizes.min(initial=np.inf)).sum())
    first = len(sizes) if len(sizes) <= ALIKE else min(large, TOUCHING)
    packed = pack_circles(sizes[:first], np.zeros((first, first)))
    x, y = packed.x, packed.y
    while len(x) < len(sizes):
        same = int((sizes[len(x) :] > sizes[len(x)] / STEP).sum())
        spots = _honeycomb(Disc(x, y, sizes[: len(x)]), sizes[len(x)], same)
        x, y = np.append(x, spots[:, 0]), np.append(y, spots[:, 1])
    cx, cy, whole = enclosing(Disc(x, y, sizes))
    back = np.argsort(order, kind="stable")
    return Disc((x - cx)[back], (y - cy)[back], np.array([whole]))


def _honeycomb(there: Disc, cell: float, n: int) -> Floats:
    """The ``n`` places nearest to 0, in a honeycomb of cells with radius ``cell``, that nothing there covers."""
    reach = 1.2 * np.sqrt(np.square(there.r).sum() + n * cell**2) + 2 * cell
    while True:
        size = int(reach / cell) + 2
        rows, places = np.mgrid[-size : size + 1, -size : size + 1]
        free = ~_covered(there, cell, size)
        spots = _spots(rows[free], places[free], cell)
        far = np.round(np.hypot(*spots.T), 9)
        if (far <= reach).sum() >= n:
            return spots[np.argsort(far, kind="stable")][:n]
        reach *= 1.3


def _spots(row: Whole, place: Whole, cell: float) -> Floats:
    """The middles of cells, by their row and their place in it; every row is half a cell aside of the last."""
    return cell * np.column_stack([2 * place + row, ROW * row])


def _covered(there: Disc, cell: float, size: int) -> npt.NDArray[np.bool_]:
    """Which cells of a grid of rows and places from -size to size touch anything there; only those near it are tried."""
    covered = np.zeros((2 * size + 1, 2 * size + 1), dtype=bool)
    row = np.rint(there.y / (ROW * cell)).astype("int64")
    place = np.rint((there.x / cell - row) / 2).astype("int64")
    near = int((there.r.max(initial=0.0) + cell) / cell) + 1
    for aside in np.ndindex(2 * near + 1, 2 * near + 1):
        there_row, there_place = row + aside[0] - near, place + aside[1] - near
        x, y = _spots(there_row, there_place, cell).T
        hit = np.hypot(x - there.x, y - there.y) < there.r + cell - EXACT
        hit &= (np.abs(there_row) <= size) & (np.abs(there_place) <= size)
        covered[there_row[hit] + size, there_place[hit] + size] = True
    return covered


def enclosing(discs: Disc) -> tuple[float, float, float]:
    """Return middle and radius of nearly the smallest circle around all of them (Badoiu and Clarkson 2003)."""
    x = y = 0.0
    if not len(discs.x):
        return x, y, 0.0
    for step in range(2, 300):
        far = np.hypot(discs.x - x, discs.y - y)
        at = int(np.argmax(far + discs.r))
        if far[at] > 0:
            part = (far[at] + discs.r[at]) / far[at] / step
            x, y = x + (discs.x[at] - x) * part, y + (discs.y[at] - y) * part
    return float(x), float(y), float((np.hypot(discs.x - x, discs.y - y) + discs.r).max())
