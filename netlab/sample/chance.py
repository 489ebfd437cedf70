"""Repeatable luck: one stream of chance per purpose, so that a change in one place moves nothing elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Draws from ``random()`` alone, the one method Python promises to repeat for ever for a given seed."""

    def __init__(self, *purpose: object) -> None:
        self._random = Random(":".join(str(part) for part in purpose)).random

    def happens(self, share: float) -> bool:
        """Return True with probability ``share``."""
        return self._random() < share

    def whole(self, low: int, high: int) -> int:
        """Return a whole number from ``low`` to ``high``, both included."""
        return low + int(self._random() * (high - low + 1))

    def pick(self, options: Sequence[T]) -> T:
        """Return one of the options, each as likely."""
        return options[int(self._random() * len(options))]

    def pick_weighted(self, weights: Mapping[T, float]) -> T:
        """Return one of the keys, as likely as its weight says."""
        mark = self._random() * sum(weights.values())
        for option, weight in weights.items():
            mark -= weight
            if mark < 0:
                return option
        return next(reversed(list(weights)))

    def shuffled(self, options: Sequence[T]) -> list[T]:
        """Return the options in a new order."""
        marks = [self._random() for _ in options]
        return [options[i] for i in sorted(range(len(options)), key=marks.__getitem__)]

    def day(self, first: date, last: date) -> date:
        """Return a day from ``first`` to ``last``, both included; ``first`` if they are the wrong way round."""
        return first + timedelta(days=self.whole(0, max(0, (last - first).days)))

    def moment(self, first: datetime, last: datetime) -> datetime:
        """Return a moment to the second between the two."""
        return first + timedelta(seconds=self.whole(0, max(0, int((last - first).total_seconds()))))
