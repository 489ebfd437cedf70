"""Diversity formulas against printed numbers: methods.md O6 (R egor's vignette), O7 (netmem), O8 (by hand)."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlab.metrics.diversity import (
    blau,
    ei_index,
    evenness,
    gathered,
    hill,
    hills,
    iqv,
    largest_share,
    shannon,
    simpson,
    spread,
)


def test_netmem():  # O7
    assert (blau([10] * 10), iqv([10] * 10, 10)) == pytest.approx((0.9, 1))
    assert (blau([10, 10]), iqv([10, 10], 2)) == pytest.approx((0.5, 1))


# O8, printed to six digits: Blau, IQV, Simpson, H, Hill 1, Hill 2
BY_HAND = [
    ((5, 3, 2), (0.62, 0.93, 0.688889, 1.029653, 2.800094, 2.631579)),
    ((9, 1), (0.18, 0.36, 0.2, 0.325083, 1.384145, 1.219512)),
]


@pytest.mark.parametrize(("counts", "printed"), BY_HAND)
def test_by_hand(counts: tuple[int, ...], printed: tuple[float, ...]):
    found = (
        blau(counts),
        iqv(counts, len(counts)),
        simpson(counts),
        shannon(counts),
        hill(counts, 1),
        hill(counts, 2),
    )
    assert found == pytest.approx(printed, abs=5e-7)


def test_by_hand_evenness_and_base_2():  # O8
    assert evenness((5, 3, 2), 3) == pytest.approx(0.937231, abs=5e-7)
    assert shannon((5, 3, 2), base=2) == pytest.approx(1.485475, abs=5e-7)
    assert (blau((16, 17)), iqv((16, 17), 2)) == pytest.approx((0.499541, 0.999082), abs=5e-7)


# O6: the vignette's twelve alters of each of ten egos by age group. Ego 1's composition is published; the others
# are the only splits of twelve people that have the published number of groups, entropy and (computed) Blau index.
EGOR = [
    ((2, 3, 4, 1, 2), 2.189, 2.19, 0.7639, 0.833),
    ((1, 2, 2, 3, 4), 2.189, 2.19, 0.7639, 1),
    ((1, 1, 2, 2, 2, 4), 2.418, 2.42, 0.7917, 0.333),
    ((1, 1, 1, 2, 3, 4), 2.355, 2.36, 0.7778, 0.833),
    ((1, 2, 2, 3, 4), 2.189, 2.19, 0.7639, 0.5),
    ((1, 1, 2, 2, 3, 3), 2.459, 2.46, 0.8056, 0.667),
    ((1, 1, 2, 4, 4), 2.085, 2.08, 0.7361, 0.333),
    ((1, 1, 3, 3, 4), 2.126, 2.13, 0.75, 0.333),
    ((1, 2, 2, 3, 4), 2.189, 2.19, 0.7639, 1),
    ((1, 2, 2, 3, 4), 2.189, 2.19, 0.7639, 0.333),
]


@pytest.mark.parametrize(("counts", "entropy", "published", "index", "ei"), EGOR)
def test_egor(counts: tuple[int, ...], entropy: float, published: float, index: float, ei: float):
    assert sum(counts) == 12
    assert shannon(counts, base=2) == pytest.approx(entropy, abs=5e-4)
    assert shannon(counts, base=2) == pytest.approx(published, abs=5.1e-3)
    assert blau(counts) == pytest.approx(index, abs=5e-5)
    # comp_ei(age, age): ego's age group is one of the alters' groups, or none of them
    ages = pd.Series([f"group {k}" for k, n in enumerate(counts) for _ in range(n)])
    possible = [ei_index(ages, f"group {k}") for k in range(len(counts) + 1)]
    assert min(abs(value - ei) for value in possible) < 5e-4


def test_shares_of_the_published_composition():  # O6, ego 1
    shares = np.array(EGOR[0][0]) / 12
    assert shares == pytest.approx([0.1667, 0.25, 0.3333, 0.0833, 0.1667], abs=5e-5)


def test_unknown_people_and_an_unknown_self():
    assert ei_index(pd.Series(["a", "b", None, "b"]), "b") == pytest.approx(-1 / 3)
    assert np.isnan(ei_index(pd.Series(["a"]), None))
    assert np.isnan(ei_index(pd.Series([None, None]), "a"))


def test_declared_categories_that_nobody_has_still_count():
    assert iqv([6, 6, 0, 0], 4) == iqv([6, 6], 4) == pytest.approx(2 / 3)
    assert evenness([6, 6], 4) == pytest.approx(0.5)
    assert np.isnan(iqv([6], 1))


def test_nobody():
    for value in (blau([]), simpson([1]), shannon([0, 0]), hill([], 1), hill([0], 2), largest_share([])):
        assert np.isnan(value)


def test_bounds_of_the_unknown_by_hand():
    assert gathered([5, 3], 4).tolist() == [9, 3]
    assert spread([5, 3], 3, None).tolist() == [5, 3, 1, 1, 1]
    assert spread([5, 3], 3, 3).tolist() == [3, 3, 5]  # the third category takes all
    assert spread([5, 3], 7, 3).tolist() == [5, 5, 5]
    assert spread([5, 1], 2, 2).tolist() == [3, 5]
    assert spread([5, 1], 2, 5).tolist() == [1, 1, 0, 1, 5]  # people come whole
    assert spread([5, 3], 0, None).tolist() == [5, 3]


counts = st.lists(st.integers(1, 40), min_size=1, max_size=6)


@given(counts, st.integers(0, 30))
def test_whatever_the_unknown_are_diversity_lies_between_the_bounds(known: list[int], unknown: int):
    rng = np.random.default_rng(len(known) * 31 + unknown)
    declared = len(known) + 2
    somehow = np.bincount(rng.integers(0, declared, unknown), minlength=declared).astype("float64")
    somehow[: len(known)] += known
    for order in (1, 2):
        value = hill(somehow, order)
        assert hill(gathered(known, unknown), order) <= value + 1e-9
        assert value <= hill(spread(known, unknown, declared), order) + 1e-9


@given(counts)
def test_effective_numbers_lie_between_one_and_the_number_of_categories(known: list[int]):
    first, second = hill(known, 1), hill(known, 2)
    assert 1 - 1e-9 <= second <= first + 1e-9 <= len(known) + 2e-9
    assert hills(np.array([known, known], dtype="float64"), 1).tolist() == pytest.approx([first, first])
