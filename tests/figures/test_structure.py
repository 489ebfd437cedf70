"""Structure as ranges: both ends are the table's, and words say what is not known."""

from __future__ import annotations

import pandas as pd
import pytest

from netlab.errors import ParameterError
from netlab.figures.structure import structure_range

RANGES = pd.DataFrame(
    [
        ("15", "efficiency", 0.8, 1.0, 15, "effective size as a share of their number"),
        ("15", "effective_size", 12.0, 15.0, 15, "how many"),
        ("all", "efficiency", 0.9, 0.9, 400, "effective size as a share of their number"),
        ("all", "effective_size", 360.0, 360.0, 400, "how many"),
        ("all", "hierarchy", None, None, 400, "whether"),
    ],
    columns=["core", "measure", "low", "high", "n", "meaning"],
)


def test_each_core_is_a_line_from_low_to_high():
    figure = structure_range(RANGES)
    assert [list(t.x) for t in figure.data] == [[0.9, 0.9], [0.8, 1.0]]
    assert [t.text[1] for t in figure.data] == ["90 %", "80 % to 100 %"]
    assert [a.text for a in figure.layout.annotations] == ["all 400 people", "the 15 strongest ties"]
    assert figure.layout.xaxis.title.text


def test_the_title_counts_people_and_the_finding_owns_what_is_not_known():
    figure = structure_range(RANGES)
    assert figure.layout.title.text == "Your 15 strongest ties amount to 12 to 15 separate people"
    assert "does not say who of your contacts knows whom" in figure.layout.meta["finding"]
    star = RANGES.assign(low=RANGES["high"])
    assert structure_range(star).layout.title.text == (
        "Your 15 strongest ties: nobody among them is known to know another"
    )


def test_undefined_measures_and_empty_networks_are_no_error():
    assert structure_range(RANGES, "hierarchy").data == ()
    assert structure_range(RANGES.iloc[:0]).layout.title.text == "There is nobody to measure"
    with pytest.raises(ParameterError, match="no measure called fame; there are efficiency"):
        structure_range(RANGES, "fame")
