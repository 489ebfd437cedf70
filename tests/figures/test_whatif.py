"""Before and after as a picture: one scale for all, numbers in words, unknowns as pale bars."""

from __future__ import annotations

import pandas as pd

from netlab.figures.whatif import before_and_after
from netlab.metrics.before_after import BESIDE


def rows(*told: tuple) -> pd.DataFrame:
    """Rows of ``measure, label, before, after[, low, high]``."""
    lines = []
    for measure, label, before, after, *ends in told:
        low, high = ends or (after, after)
        kind = "bounds" if ends else "none"
        clear = None if after is None else before != after and not ends
        lines.append((measure, label, before, after, low, high, clear, kind))
    names = ["measure", "label", "before", "after", "after_low", "after_high", "is_clear", "interval"]
    return pd.DataFrame(lines, columns=names).reindex(columns=list(BESIDE)).astype(BESIDE)


THREE = rows(
    ("n_connections", "people", 200, 190),
    ("friends_share", "friends", 0.25, 0.26, 0.2, 0.3),
    ("n_active", "ties in contact", 40, 40),
    ("n_endorsements", "endorsements", None, None),
)


def test_every_known_measure_stands_against_its_own_hundred():
    figure = before_and_after(THREE)
    at = {trace.name: list(trace.x) for trace in figure.data}
    assert at["shrinks"] == [95.0]
    assert at["grows"] == [104.0]
    assert at["stays as it is"] == [100.0]
    assert at["what is not known"] == [80.0, 120.0, None]
    labels = [note.text for note in figure.layout.annotations]
    assert labels == ["ties in contact · stays 40", "friends · 25 % → 26 %", "people · 200 → 190"]
    assert len({trace.marker.symbol for trace in figure.data[1:]}) == 3


def test_it_says_what_changes_and_what_is_too_small_to_tell():
    meta = before_and_after(THREE).layout.meta
    assert meta["title"] == "2 of 3 measures would change"
    assert meta["finding"] == "People: 200 → 190. 1 other change is smaller than what is not known."
    assert before_and_after(THREE.tail(1)).layout.meta["title"] == "There is nothing to compare"
    same = before_and_after(THREE.iloc[[2]]).layout.meta
    assert same["title"] == "None of these measures would change"


def test_what_grows_from_nothing_ends_at_the_edge():
    figure = before_and_after(rows(("n_goals_covered", "goals", 0, 3), ("n_active", "ties", 0, 0)))
    assert [list(trace.x) for trace in figure.data[1:]] == [[160.0], [], [100.0]]


def test_a_name_stays_text():
    figure = before_and_after(rows(("n_groups", "</script>", 2, 1)))
    assert "<" not in figure.layout.annotations[0].text
