"""How varied a set of people is: formulas on counts, each checked against printed numbers (methods.md §1.4).

Counts are of one attribute (functions, industries, employers); shares p_k = n_k / n. All functions take a plain
array of counts; zeros do no harm. Without anybody the answer is NaN.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

Counts = Sequence[float] | npt.NDArray[np.float64]
Array = npt.NDArray[np.float64]


def blau(counts: Counts) -> float:
    """Return 1 − Σ p²: the chance that two draws differ, with replacement (Blau 1977); at most (K−1)/K."""
    return 1 - float(np.sum(_shares(counts) ** 2))


def iqv(counts: Counts, declared: int) -> float:
    """Return Blau's index as a share of the most it could be: B · K/(K−1) (Agresti & Agresti 1978).

    ``declared`` is K, the number of categories there could be, not the number that occur: a network of
    engineers and nobody else is not as even as it could be. NaN if fewer than two are declared.
    """
    return blau(counts) * declared / (declared - 1) if declared > 1 else float("nan")


def simpson(counts: Counts) -> float:
    """Return 1 − Σ n_k(n_k−1) / (n(n−1)): the chance that two different people differ (Simpson 1949).

    Unbiased, so to be preferred below thirty people; NaN for fewer than two.
    """
    n_k = np.asarray(counts, dtype="float64")
    n = n_k.sum()
    return 1 - float((n_k * (n_k - 1)).sum() / (n * (n - 1))) if n > 1 else float("nan")


def shannon(counts: Counts, base: float = np.e) -> float:
    """Return the entropy −Σ p log p, by default with the natural logarithm (R's egor uses base 2)."""
    return float(_entropies(np.atleast_2d(_shares(counts)))[0] / np.log(base))


def evenness(counts: Counts, declared: int) -> float:
    """Return entropy as a share of the most it could be, H / ln K; NaN if fewer than two are declared."""
    return shannon(counts) / float(np.log(declared)) if declared > 1 else float("nan")


def hill(counts: Counts, order: int) -> float:
    """Return the effective number of categories: as many equally common ones would be as diverse (Hill 1973).

    Order 1 is e^H, order 2 is 1/Σ p²; rare categories weigh less in order 2.
    """
    return float(hills(np.atleast_2d(_shares(counts)), order)[0])


def hills(counts: Array, order: int) -> Array:
    """Return :func:`hill` of each row of a table of counts; NaN for a row of nobody."""
    if not counts.shape[1]:
        return np.full(len(counts), np.nan)
    totals = counts.sum(axis=1, keepdims=True)
    shares = np.divide(counts, totals, out=np.full_like(counts, np.nan), where=totals > 0)
    return np.exp(_entropies(shares)) if order == 1 else 1 / (shares**2).sum(axis=1)


def largest_share(counts: Counts, top: int = 1) -> float:
    """Return the share of the ``top`` most common categories: how concentrated it is."""
    return float(np.sort(_shares(counts))[::-1][:top].sum())


def ei_index(values: pd.Series, mine: object) -> float:
    """Return (E − I) / (E + I) with E people unlike me and I like me (Krackhardt & Stern 1988).

    −1: all are like me, +1: nobody is. Missing values count on neither side; NaN if mine or all are missing.
    This is the ego-alter index on raw counts; R's egor rescales that of ties among alters by default.
    """
    known = values.dropna()
    if mine is None or pd.isna(mine) or not len(known):  # type: ignore[call-overload]
        return float("nan")
    alike = int((known == mine).sum())
    return (len(known) - 2 * alike) / len(known)


def gathered(counts: Counts, unknown: int) -> Array:
    """Return the counts if all unknown people were of the most common category: the least diverse case."""
    n_k = np.array(counts, dtype="float64")
    if not len(n_k):
        return np.array([float(unknown)])
    n_k[int(n_k.argmax())] += unknown
    return n_k


def spread(counts: Counts, unknown: int, declared: int | None) -> Array:
    """Return the counts if unknown people were as different as can be: the most diverse case.

    In an open list each is a category of its own; in one of ``declared`` categories they fill up the rarest.
    """
    n_k = np.array(counts, dtype="float64")
    if declared is None:
        return np.concatenate([n_k, np.ones(unknown)])
    n_k = np.sort(np.concatenate([n_k, np.zeros(max(declared - len(n_k), 0))]))
    rank = np.arange(1, len(n_k) + 1)
    can_lift = rank * n_k - np.cumsum(n_k) <= unknown  # people needed to lift all rarer ones to this height
    k = int(can_lift.sum())
    each, over = divmod(int(n_k[:k].sum()) + unknown, k)
    n_k[:k] = each
    n_k[:over] += 1  # people come whole
    return n_k


def _shares(counts: Counts) -> Array:
    n_k = np.asarray(counts, dtype="float64")
    n = n_k.sum()
    return n_k / n if n > 0 else np.full(max(len(n_k), 1), np.nan)


def _entropies(shares: Array) -> Array:
    """Return −Σ p ln p of each row, where 0 ln 0 = 0; NaN stays NaN."""
    logs = np.log(shares, out=np.zeros_like(shares), where=shares > 0)
    return -(shares * logs).sum(axis=1)
