"""Where things stand: nothing overlaps, larger ones inside, the same on every run."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from netlab.figures.layout import CORE, band, place
from netlab.figures.packing import Disc, crowd, enclosing, pack_circles

sizes = st.lists(st.floats(0.2, 1.5), min_size=0, max_size=60).map(lambda one: np.array(one, dtype="float64"))


def overlap(x: np.ndarray, y: np.ndarray, r: np.ndarray) -> float:
    """How far the worst pair runs into each other; negative if there is air between all."""
    if len(x) < 2:
        return -1.0
    a, b = np.triu_indices(len(x), 1)
    return float((r[a] + r[b] - np.hypot(x[a] - x[b], y[a] - y[b])).max())


@settings(max_examples=60, deadline=None)
@given(sizes)
def test_a_crowd_has_no_overlap_and_fits_its_circle(radii: np.ndarray):
    packed = crowd(radii)
    assert overlap(packed.x, packed.y, radii) < 1e-6
    assert (np.hypot(packed.x, packed.y) + radii <= packed.r[0] + 1e-9).all()


@settings(max_examples=30, deadline=None)
@example(np.array([0.7, 0.4]), 5e-324, 0)
@given(sizes, st.floats(0, 2), st.integers(0, 100))
def test_packed_circles_do_not_overlap_nor_cover_the_middle(radii: np.ndarray, middle: float, seed: int):
    ties = np.random.default_rng(seed).random((len(radii), len(radii)))
    packed = pack_circles(radii, ties + ties.T, middle=middle)
    assert overlap(packed.x, packed.y, radii) < 1e-6
    if middle > 1e-6:  # less is nothing
        assert (np.hypot(packed.x, packed.y) >= radii + middle - 1e-6).all()


def test_tied_circles_stand_closer():
    radii = np.ones(9)
    ties = np.zeros((9, 9))
    ties[0, 8] = ties[8, 0] = 1.0

    def apart(pull: np.ndarray) -> float:
        packed = pack_circles(radii, pull)
        return float(np.hypot(packed.x[8] - packed.x[0], packed.y[8] - packed.y[0]))

    assert apart(10 * ties) <= apart(0 * ties)
    assert apart(10 * ties) < 4


def test_a_large_crowd_of_like_marks_is_dense():
    packed = crowd(np.ones(1500))
    assert overlap(packed.x, packed.y, np.ones(1500)) < 0
    assert 1500 / packed.r[0] ** 2 > 0.65  # of the area; a perfect honeycomb with the same air reaches 0.72


def test_the_strongest_stand_inside():
    packed = crowd(np.array([*np.full(30, 0.3), 1.5]))
    assert np.hypot(packed.x[-1], packed.y[-1]) < np.hypot(packed.x[:-1], packed.y[:-1]).min()


@settings(max_examples=40, deadline=None)
@given(sizes.filter(len), st.integers(1, 5), st.floats(3, 30))
def test_the_band_has_no_overlap_and_stays_outside(radii: np.ndarray, n_sectors: int, inner: float):
    sector = np.arange(len(radii)) % n_sectors
    x, y, sectors = band(radii, sector, inner)
    assert (np.hypot(x, y) >= inner + radii - 1e-6).all()
    assert len(sectors) == min(n_sectors, len(radii))
    assert sum(one.start - one.end for one in sectors) == pytest.approx(2 * np.pi)


def test_rows_of_the_band_keep_clear_of_each_other():
    radii = np.random.default_rng(1).uniform(0.2, 1.0, 400)
    x, y, _ = band(radii, np.repeat([0, 1, 2, 3], 100), 20.0)
    assert overlap(x, y, radii) < 1e-6


def test_a_smallest_circle_around_circles():
    x, y, r = enclosing(Disc(np.array([-3.0, 5.0]), np.zeros(2), np.array([1.0, 1.0])))
    assert (x, y, r) == pytest.approx((1.0, 0.0, 5.0), abs=0.05)
    assert enclosing(Disc(np.zeros(0), np.zeros(0), np.zeros(0))) == (0.0, 0.0, 0.0)


def crowded(n_inside: int, n_outside: int) -> dict[str, np.ndarray]:
    n = n_inside + n_outside
    region = np.where(np.arange(n) < n_inside, np.arange(n) % 5, -1)
    sector = np.where(region < 0, np.arange(n) % 3, -1)
    return {"radii": np.linspace(1, 0.2, n), "region": region, "sector": sector, "ties": np.zeros((5, 5))}


def test_the_groups_keep_their_part_of_the_picture():
    few, many = place(**crowded(100, 50), middle=1.0), place(**crowded(100, 900), middle=1.0)
    assert few.size.min() == 1.0
    assert many.size.min() < 1.0
    assert many.core / many.reach > CORE * 0.85
    assert (np.hypot(many.x, many.y)[100:] > many.core).all()


def test_without_groups_nothing_shrinks_and_with_nobody_nothing_breaks():
    nobody = place(np.zeros(0), np.zeros(0, int), np.zeros(0, int), np.zeros((0, 0)), middle=1.0)
    assert nobody.reach > 0
    alone = place(np.ones(900), np.full(900, -1), np.zeros(900, int), np.zeros((0, 0)), middle=1.0)
    assert alone.size.min() == 1.0


def test_the_same_input_stands_in_the_same_place():
    one, two = (place(**crowded(200, 300), middle=1.0) for _ in range(2))
    assert (one.x.tobytes(), one.y.tobytes()) == (two.x.tobytes(), two.y.tobytes())
