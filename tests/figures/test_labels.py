"""Names: broken evenly, and only where there is room."""

from __future__ import annotations

import numpy as np
import pytest

from netlab.figures.labels import Label, fitting, wrapped
from netlab.figures.packing import Disc


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Acme", ("Acme",)),
        ("Brightwater Energy", ("Brightwater", "Energy")),
        ("around the old mill", ("around the", "old mill")),
        ("Donaudampfschifffahrtsgesellschaft", ("Donaudampfschif…",)),
        ("", ("",)),
    ],
)
def test_long_names_take_two_even_lines(name: str, lines: tuple[str, ...]):
    assert wrapped(name) == lines


def label(x: float, y: float, number: int, text: str = "abcd") -> Label:
    return Label(x, y, (text,), number)


def test_the_first_gets_its_place_and_the_next_moves_aside():
    kept = fitting([[label(0, 0, 1)], [label(0, 0.2, 2), label(0, 5, 2)], [label(0, 0.1, 3)]], 1.0)
    assert [(one.number, one.y) for one in kept] == [(1, 0), (2, 5)]


def test_no_name_crosses_a_mark_or_leaves_the_picture():
    marks = Disc(np.array([0.0]), np.array([0.0]), np.array([1.0]))
    assert fitting([[label(0, 0, 1)], [label(0, 3, 2)], [label(0, 30, 3)]], 1.0, marks=marks, reach=10) == [
        label(0, 3, 2)
    ]
