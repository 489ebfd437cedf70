"""Where everything on the map stands: groups as circles with their people inside, everybody else in a band around.

No force pulls at people. Some dozens of groups are packed; each group's people are packed around the strongest;
the others stand in rows around the groups. It is arithmetic without chance and the same on every run.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from netlab.figures.packing import SPREAD, Disc, Floats, Whole, crowd, enclosing, pack_circles

GAP = 1.04  # between regions, as a factor of their radii
SPACE = 0.2  # least margin inside a region, in units of the largest mark
BREATH = 1.05  # between the groups and the band
MARGIN = 0.012  # radians kept free at either side of a sector
LEAST = 3.0  # radius of the middle, in units of the largest mark: five people need not fill the picture
CORE, SMALLEST = (
    0.7,
    0.4,
)  # part of the radius for the groups; the band's marks shrink for it, but not below that


@dataclass(frozen=True, eq=False)
class Sector:
    """One piece of the band: the angles (radians, from start down to end) and radii it spans."""

    start: float
    end: float
    inner: float
    outer: float

    @property
    def middle(self) -> float:
        """The angle halfway."""
        return (self.start + self.end) / 2

    @property
    def length(self) -> float:
        """The length of its outer edge."""
        return (self.start - self.end) * self.outer


@dataclass(frozen=True, eq=False)
class Layout:
    """Everything placed: marks, regions and sectors in the order given, and how far out it reaches.

    ``size``: the factor by which each mark's own radius is drawn. ``crowds``: the circle of each region's people.
    """

    x: Floats
    y: Floats
    size: Floats
    regions: Disc
    crowds: Disc
    sectors: list[Sector] = field(default_factory=list)
    me: tuple[float, float] = (0.0, 0.0)
    core: float = 0.0
    reach: float = 1.0

    def scaled(self, factor: float) -> Layout:
        """Return the same picture, larger or smaller."""
        sectors = [replace(one, inner=one.inner * factor, outer=one.outer * factor) for one in self.sectors]
        return Layout(
            self.x * factor, self.y * factor, self.size * factor, self.regions.scaled(factor), self.crowds.scaled(factor),
            sectors, (self.me[0] * factor, self.me[1] * factor), self.core * factor, self.reach * factor,
        )  # fmt: skip


def place(
    radii: Floats, region: Whole, sector: Whole, ties: Floats, *, middle: float, names: Floats | None = None
) -> Layout:
    """Place every mark: ``region`` numbers its group (-1: none), ``sector`` its piece of the band (-1: none).

    ``ties``: how strongly each two groups are tied (0 to 1, square). ``middle``: radius kept free for the owner.
    ``names``: the height that each group's name needs above its people. All in units of the largest mark.
    """
    x, y, size = np.zeros(len(radii)), np.zeros(len(radii)), np.ones(len(radii))
    packed = [crowd(radii[region == number]) for number in range(len(ties))]
    own = np.array([disc.r[0] + SPACE for disc in packed])
    rise = np.zeros(len(own)) if names is None else names / 2
    regions, me = _grouped(own + rise, ties, middle)
    crowds = Disc(regions.x, regions.y - rise, own)
    for number, disc in enumerate(packed):
        mine = region == number
        x[mine], y[mine] = disc.x + crowds.x[number], disc.y + crowds.y[number]
    core = float(np.max(np.hypot(regions.x, regions.y) + regions.r * GAP, initial=max(middle, LEAST)))
    apart = np.flatnonzero(region < 0)
    if len(ties):
        size[apart] = _shrink(radii[apart], sector[apart], core * BREATH)
    x[apart], y[apart], sectors = band(radii[apart] * size[apart], sector[apart], core * BREATH)
    return Layout(
        x, y, size, regions, crowds, sectors, me, core, max([core, *(one.outer for one in sectors)])
    )


def _grouped(radii: Floats, ties: Floats, middle: float) -> tuple[Disc, tuple[float, float]]:
    """Pack the regions, larger ones first, bring their middle to 0; return them and where the owner stands."""
    order = np.argsort(-radii, kind="stable")
    packed = pack_circles(radii[order] * GAP, ties[np.ix_(order, order)], middle=middle)
    back = np.argsort(order, kind="stable")
    cx, cy, _ = enclosing(packed)
    return Disc((packed.x - cx)[back], (packed.y - cy)[back], radii), (-cx, -cy)


def _shrink(radii: Floats, sector: Whole, inner: float) -> float:
    """How much smaller the band's marks must be drawn to leave the groups their part of the picture."""
    _, _, sectors = band(radii, sector, inner)
    outer, wanted = max((one.outer for one in sectors), default=inner), inner / CORE
    if outer <= wanted:
        return 1.0
    return max(float(np.sqrt((wanted**2 - inner**2) / (outer**2 - inner**2))), SMALLEST)


def band(radii: Floats, sector: Whole, inner: float) -> tuple[Floats, Floats, list[Sector]]:
    """Stand marks in rows around a circle of radius ``inner``, each sector as wide as its marks need.

    ``sector`` numbers the sector of each mark, 0 first, from the top clockwise. Inside a sector the marks keep
    their order, from the inside out.
    """
    need = np.bincount(sector, weights=(2 * radii * SPREAD) ** 2) if len(radii) else np.zeros(0)
    ends = np.pi / 2 - 2 * np.pi * np.cumsum(need) / max(need.sum(), 1e-12)
    starts = np.append(np.pi / 2, ends)[: len(ends)]
    x, y = np.zeros(len(radii)), np.zeros(len(radii))
    outer = inner
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        mine = np.flatnonzero(sector == number)
        reach, turn, far = _rows(radii[mine], start - MARGIN, end + MARGIN, inner)
        x[mine], y[mine] = reach * np.cos(turn), reach * np.sin(turn)
        outer = max(outer, far)
    return x, y, [Sector(float(s), float(e), inner, outer) for s, e in zip(starts, ends, strict=True)]


def _rows(radii: Floats, start: float, end: float, inner: float) -> tuple[Floats, Floats, float]:
    """Fill arcs from ``start`` down to ``end``, row upon row; return each mark's radius and angle, and the last top."""
    reach, turn = np.zeros(len(radii)), np.zeros(len(radii))
    room = 2 * radii * SPREAD
    first, bottom = 0, inner
    while first < len(radii):
        over = np.cumsum(room[first:]) > (start - end) * (bottom + room[first] / 2)
        last = first + max(int(np.argmax(over)) if over.any() else len(over), 1)
        high = float(room[first:last].max())
        wide = room[first:last] / (bottom + high / 2)
        spare = max(start - end - float(wide.sum()), 0.0)
        step = (
            spare / len(wide) if last < len(radii) else 0.0
        )  # a full row fills its arc; the last one starts it
        turn[first:last] = start - np.cumsum(wide + step) + (wide + step) / 2
        reach[first:last] = bottom + high / 2
        first, bottom = last, bottom + high
    return reach, turn, bottom
