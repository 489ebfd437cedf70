"""Which names have room: the more important first, none across another or across anybody's dot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from netlab.figures.packing import Disc
from netlab.text import one_line

Box = tuple[float, float, float, float]  # left, bottom, right, top
LETTER = 0.48  # width of a letter, as a part of its height in pixels
LINE = 1.25  # height of a line


@dataclass(frozen=True)
class Label:
    """A name in one or two lines around a point, in the picture's units."""

    x: float
    y: float
    lines: tuple[str, ...]
    number: int

    def box(self, size: float) -> Box:
        """Left, bottom, right and top at a letter height of ``size`` units."""
        wide = max(width_of(line, size) for line in self.lines) / 2
        high = len(self.lines) * LINE * size / 2
        return self.x - wide, self.y - high, self.x + wide, self.y + high


def width_of(text: str, size: float) -> float:
    """How wide a text is, about, at a letter height of ``size``."""
    return len(text) * LETTER * size


def wrapped(text: str, longest: int = 16) -> tuple[str, ...]:
    """Break a name longer than ``longest`` letters into two lines as even as its words allow, each cut at that."""
    whole = one_line(text)
    if len(whole) <= longest or " " not in whole:
        return (one_line(whole, longest),)
    breaks = [place for place, letter in enumerate(whole) if letter == " "]
    at = min(breaks, key=lambda place: max(place, len(whole) - place - 1))
    return one_line(whole[:at], longest), one_line(whole[at + 1 :], longest)


def fitting(
    labels: Sequence[Sequence[Label]], size: float, *, marks: Disc | None = None, reach: float = np.inf
) -> list[Label]:
    """Choose for each name one of its places that has room at a letter height of ``size`` units, if any.

    All are tried at their first place, then those left at their second, and so on; within a round in their order.
    None crosses one before it, a mark, or the circle around 0 with radius ``reach``.
    """
    kept: dict[int, Label] = {}
    boxes: list[Box] = []
    for choice in range(max((len(places) for places in labels), default=0)):
        for number, places in enumerate(labels):
            if number in kept or choice >= len(places):
                continue
            box = places[choice].box(size)
            if _is_free(box, boxes, marks, reach):
                kept[number] = places[choice]
                boxes.append(box)
    return [kept[number] for number in sorted(kept)]


def _is_free(box: Box, others: Sequence[Box], marks: Disc | None, reach: float) -> bool:
    left, bottom, right, top = box
    if np.hypot([left, left, right, right], [bottom, top, bottom, top]).max() > reach:
        return False
    if any(left < other[2] and other[0] < right and bottom < other[3] and other[1] < top for other in others):
        return False
    return marks is None or not _covers(box, marks)


def _covers(box: Box, marks: Disc) -> bool:
    near_x, near_y = np.clip(marks.x, box[0], box[2]), np.clip(marks.y, box[1], box[3])
    return bool((np.hypot(marks.x - near_x, marks.y - near_y) < marks.r).any())
