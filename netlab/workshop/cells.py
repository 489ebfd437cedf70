"""When a number may leave a machine: only on five people or more, and only as coarse as it needs to be."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

K = 5  # people, or cards, that every published number rests on
STEP = 5  # per cent: shares are told in steps of it
SIZES = (5, 25, 50, 100, 150, 300, 500, 1000, 2000, 5000)  # the lower ends of bands of connections
COUNTS = (5, 10, 20, 50, 100, 200, 500)  # and of people in one function, industry or level


def told(counts: Mapping[str, int], k: int = K) -> dict[str, int | None]:
    """Return the counts that may be published, ``None`` for the rest.

    Counts below ``k`` are hidden. Where whoever knows the total could work one out, because what is hidden adds up to
    fewer than ``k``, the smallest of the others is hidden with them (complementary suppression: Hundepool et al. 2012,
    Statistical Disclosure Control, ch. 4). Counts of one whole, such as the states of all connections.
    """
    hidden = {name for name, n in counts.items() if n < k}
    shown = sorted((n, name) for name, n in counts.items() if name not in hidden)
    while shown and 0 < sum(counts[name] for name in hidden) < k:
        hidden.add(shown.pop(0)[1])
    return {name: None if name in hidden else n for name, n in counts.items()}


def shares(counts: Mapping[str, int]) -> dict[str, int | None]:
    """Return the shares of a whole in per cent, in steps of :data:`STEP`; ``None`` where it may not be told."""
    total = sum(counts.values())
    return {name: None if n is None else rounded(100 * n / total, STEP) for name, n in told(counts).items()}


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
