"""Where everything on the map stands: groups packed as circles, their people inside, the others in a band around.

No force pulls at people: at most forty groups are laid out (each at the free place nearest to the middle and
to the groups it is tied to), then each group's people are packed like the seeds of a sunflower, strongest
inside. All of it is arithmetic without chance, linear in the number of people, and the same on every run.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

GOLDEN = np.pi * (3 - np.sqrt(5))  # the angle at which seeds never line up
TIGHT = 0.74  # radius of a mark as a part of its seed's cell; above 0.8 neighbours would touch
CROWN = 0.2  # a region is that much wider than its people: room for its name above them
GAP = 1.04  # between regions, as a factor of their radii
PULL = 0.6  # how much a tied group draws, beside the middle
SPREAD = 1.12  # between marks of the band, as a factor of their width
MARGIN = 0.012  # radians kept free at either side of a sector


@dataclass(frozen=True, eq=False)
class Disc:
    """Circles side by side: the middle and radius of each."""

    x: Floats
    y: Floats
    r: Floats


@dataclass(frozen=True, eq=False)
class Sector:
    """One piece of the outer band: the angles (radians, counter-clockwise from the right) and radii it spans."""

    start: float
    end: float
    inner: float
    outer: float

    @property
    def middle(self) -> float:
        """The angle halfway."""
        return (self.start + self.end) / 2


@dataclass(frozen=True, eq=False)
class Layout:
    """Everything placed: marks in the order given, regions and sectors in theirs, and how far out it all reaches."""

    x: Floats
    y: Floats
    regions: Disc
    crowd: Disc  # the circle of each region's people, below its name
    sectors: list[Sector] = field(default_factory=list)
    core: float = 0.0
    reach: float = 1.0


def sunflower(radii: Floats) -> Disc:
    """Pack marks of the given radii around 0, the first innermost; ``r`` is the radius of the whole (one number)."""
    area = (radii / TIGHT) ** 2
    reach = np.sqrt(np.cumsum(area) - area / 2) if len(radii) > 1 else np.zeros(len(radii))
    turn = GOLDEN * np.arange(len(radii))
    x, y = reach * np.cos(turn), reach * np.sin(turn)
    if len(radii) > 1:  # a handful of seeds leans to one side
        x, y = x - (x.min() + x.max()) / 2, y - (y.min() + y.max()) / 2
    whole = float(np.max(np.hypot(x, y) + radii, initial=0.0))
    return Disc(x, y, np.array([whole]))


def pack_circles(radii: Floats, ties: npt.NDArray[np.float64], *, middle: float = 0.0) -> Disc:
    """Place circles without overlap around a free middle of radius ``middle``, in the order given.

    Each goes where it touches two of those already placed (or the middle), at the spot that costs least:
    distance to the middle, and to the circles it is tied to. ``ties``: square, symmetric, how strongly each
    two are tied, 0 to 1.
    """
    x, y, r = [0.0], [0.0], [middle]
    for number, radius in enumerate(radii):
        spots = _free_spots(np.array(x), np.array(y), np.array(r), radius * GAP)
        pull = ties[number, :number] * PULL
        away = np.hypot(spots[:, 0, None] - np.array(x[1:]), spots[:, 1, None] - np.array(y[1:]))
        cost = np.hypot(spots[:, 0], spots[:, 1]) + (away * pull).sum(axis=1)
        best = spots[int(np.argmin(np.round(cost, 9)))]
        x.append(float(best[0]))
        y.append(float(best[1]))
        r.append(radius * GAP)
    return Disc(np.array(x[1:]), np.array(y[1:]), np.asarray(radii, dtype="float64"))


def _free_spots(x: Floats, y: Floats, r: Floats, radius: float) -> Floats:
    """All places where a circle touches two others and overlaps none; the first ones stand beside the middle."""
    if len(x) == 1:
        reach = r[0] + radius if r[0] > 0 else 0.0
        return np.array([[0.0, reach]])
    if len(x) == 2 and r[0] == 0:  # without a middle the second stands beside the first
        return np.array([[x[1], y[1] - r[1] - radius]])
    a, b = np.triu_indices(len(x), 1)
    if r[0] == 0:
        a, b = a[a > 0], b[a > 0]
    spots = _touching(x, y, r + radius, a, b)
    gaps = np.hypot(spots[:, 0, None] - x, spots[:, 1, None] - y) - (r + radius) * (r > 0)
    return spots[(gaps > -1e-7).all(axis=1)]


def _touching(x: Floats, y: Floats, reach: Floats, a: npt.NDArray[np.intp], b: npt.NDArray[np.intp]) -> Floats:
    """Both crossings of the circles around a and b with the given radii, where they cross."""
    dx, dy = x[b] - x[a], y[b] - y[a]
    apart = np.hypot(dx, dy)
    along = (apart**2 + reach[a] ** 2 - reach[b] ** 2) / (2 * apart)
    square = reach[a] ** 2 - along**2
    there = square >= 0
    aside = np.sqrt(np.where(there, square, 0.0))
    ux, uy = dx / apart, dy / apart
    one = np.column_stack([x[a] + along * ux - aside * uy, y[a] + along * uy + aside * ux])
    two = np.column_stack([x[a] + along * ux + aside * uy, y[a] + along * uy - aside * ux])
    return np.concatenate([one[there], two[there]])


def band(radii: Floats, sector: npt.NDArray[np.intp], inner: float) -> tuple[Floats, Floats, list[Sector]]:
    """Stand marks in rows around a circle of radius ``inner``, each sector as wide as its marks need.

    ``sector`` numbers the sector of each mark, 0 first, at the top and clockwise; inside a sector the marks
    keep their order, from the inside out.
    """
    need = np.bincount(sector, weights=(2 * radii * SPREAD) ** 2) if len(radii) else np.zeros(0)
    ends = np.pi / 2 - 2 * np.pi * np.cumsum(need) / max(need.sum(), 1e-12)
    starts = np.concatenate([[np.pi / 2], ends[:-1]])
    x, y = np.zeros(len(radii)), np.zeros(len(radii))
    outer = inner
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        mine = np.flatnonzero(sector == number)
        reach, turn, far = _rows(radii[mine], start - MARGIN, end + MARGIN, inner)
        x[mine], y[mine] = reach * np.cos(turn), reach * np.sin(turn)
        outer = max(outer, far)
    return x, y, [Sector(float(s), float(e), inner, outer) for s, e in zip(starts, ends, strict=True)]


def _rows(radii: Floats, start: float, end: float, inner: float) -> tuple[Floats, Floats, float]:
    """Fill arcs from ``start`` down to ``end``, row upon row; return radius and angle of each, and the last row's top."""
    reach, turn = np.zeros(len(radii)), np.zeros(len(radii))
    first, bottom = 0, inner
    while first < len(radii):
        high = 2 * radii[first:].max() * SPREAD if first == 0 else 2 * radii[first] * SPREAD
        level = bottom + high / 2
        fits = np.cumsum(2 * radii[first:] * SPREAD) <= (start - end) * level
        last = first + max(int(fits.sum()), 1)
        wide = 2 * radii[first:last] * SPREAD / level
        spare = max(start - end - float(wide.sum()), 0.0)
        step = spare / len(wide) if last < len(radii) else 0.0  # a full row fills its arc; the last one starts it
        turn[first:last] = start - np.cumsum(wide + step) + (wide + step) / 2
        reach[first:last] = level
        first, bottom = last, bottom + high
    return reach, turn, bottom


def place(
    radii: Floats,
    region: npt.NDArray[np.intp],
    sector: npt.NDArray[np.intp],
    ties: Floats,
    *,
    middle: float,
) -> Layout:
    """Place every mark: ``region`` numbers its group (-1: none), ``sector`` its piece of the band (-1: none).

    ``ties``: how strongly each two groups are tied (0 to 1, square); ``middle``: radius kept free for the owner.
    """
    x, y = np.zeros(len(radii)), np.zeros(len(radii))
    packed = [sunflower(radii[region == number]) for number in range(len(ties))]
    own = np.array([disc.r[0] for disc in packed])
    regions = pack_circles(own * (1 + CROWN) + SPACE, ties, middle=middle)
    crowd = Disc(regions.x, regions.y - own * CROWN / 2, own)
    for number, disc in enumerate(packed):
        mine = region == number
        x[mine], y[mine] = disc.x + crowd.x[number], disc.y + crowd.y[number]
    core = float(np.max(np.hypot(regions.x, regions.y) + regions.r * GAP, initial=middle))
    apart = np.flatnonzero(region < 0)
    inner = core * BREATH
    bx, by, sectors = band(radii[apart], sector[apart], inner)
    x[apart], y[apart] = bx, by
    reach = max([core, *(one.outer for one in sectors)])
    return Layout(x, y, regions, crowd, sectors, core, reach)


SPACE = 0.12  # least margin of a region, in units of the largest mark
BREATH = 1.05  # between the groups and the band


def sectors_in_order(names: Sequence[str], sizes: Sequence[int], last: Sequence[str]) -> list[str]:
    """Order the sectors, largest first, those of ``last`` at the end."""
    rank = {name: place for place, name in enumerate(last, start=1)}
    return [
        name
        for name, _ in sorted(
            zip(names, sizes, strict=True), key=lambda one: (rank.get(one[0], 0), -one[1], one[0])
        )
    ]
