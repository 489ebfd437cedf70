"""Intervals, for what is a sample of a process (replies, acceptance, answers drawn at random) and nothing else.

Contacts are a census: an interval about the network itself comes from judgement and from bounds on what is
unknown, never from resampling people (DESIGN.md §3).
"""

from __future__ import annotations

from math import sqrt

Z95 = 1.959963984540054  # the 97.5 % point of the normal distribution


def wilson(successes: int, trials: int, z: float = Z95) -> tuple[float, float]:
    """Return the Wilson score interval of a share (95 % by default); ``(0.0, 1.0)`` without trials.

    Wilson 1927, JASA 22:209-212: with p = successes / trials,
    centre = (p + z²/2n) / (1 + z²/n), half = z √(p(1-p)/n + z²/4n²) / (1 + z²/n).
    """
    if trials <= 0:
        return 0.0, 1.0
    p, shrink = successes / trials, 1 + z * z / trials
    centre = (p + z * z / (2 * trials)) / shrink
    half = z * sqrt(p * (1 - p) / trials + z * z / (4 * trials * trials)) / shrink
    return max(0.0, centre - half), min(1.0, centre + half)
