"""How coarsely a number is told that leaves a machine: in bands of people, and in steps of five per cent."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

STEP = 5  # per cent: shares are told in steps of it
SIZES = (20, 50, 100, 150, 300, 500, 1000, 2000, 5000)  # the lower ends of bands of connections
COUNTS = (5, 10, 20, 50, 100, 200, 500)  # and of people in one function, industry or level


def rounded(number: float, step: int) -> int:
    """Return the nearest multiple of ``step``; a half goes up."""
    return int(number / step + 0.5) * step


def band(n: int, lowest: Sequence[int]) -> str:
    """Name the band that a number falls into: ``"50-149"``, the last one ``"5000+"``. It must reach the first."""
    at = bisect_right(lowest, n) - 1
    return bands(lowest)[at]


def bands(lowest: Sequence[int]) -> list[str]:
    """Name the bands that begin at these numbers."""
    ends = [f"{low}-{high - 1}" for low, high in pairwise(lowest)]
    return [*ends, f"{lowest[-1]}+"]


def lower_end(name: str) -> int:
    """Return the number at which a band begins."""
    return int(name.rstrip("+").split("-")[0])


def in_words(name: str) -> str:
    """Say a band: ``50 to 149``, ``5,000 or more``."""
    low, _, high = name.partition("-")
    return f"{int(low):,} to {int(high):,}" if high else f"{int(low.rstrip('+')):,} or more"
