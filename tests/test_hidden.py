"""Names hidden in a whole network: every table says the same, and nobody is named in any of them."""

from __future__ import annotations

import pandas as pd
import pytest

from netlab.hidden import Hider, initials, names_hidden
from netlab.report import show


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Ada Birk asked a question.", "A. B. asked a question."),
        ("Ada Birk's title says nurse.", "A. B.'s title says nurse."),
        ("You met ADA  BIRK.", "You met A. B.."),
        ("Ada Lovelace and Birk stay.", "Ada Lovelace and Birk stay."),
        ("They wrote “call me, Ada Birk”.", "They wrote “…”."),
        ("Dr Jörg Achterberg, PhD, answered", "D. J. A., PhD, answered"),
    ],
)
def test_names_in_sentences(said: str, shown: str):
    assert Hider(["Ada Birk", "Dr Jörg Achterberg", "Rose"]).text(said) == shown


def test_initials():
    assert initials("Ann Mary Lee") == "A. M. L."
    assert Hider([]).name(None) == "someone without a name"


@pytest.fixture(scope="module")
def pair():
    network = show.network_in("graduate")
    return network, names_hidden(network)


def test_nobody_is_named_in_any_table(pair):
    network, hidden = pair
    names = [*network.people["name"].dropna(), network.owner.name]
    for table, rows in hidden.tables().items():
        for column in rows.select_dtypes("string"):
            told = " ".join(rows[column].dropna())
            assert [name for name in names if name in told] == [], f"{table}.{column}"
    assert hidden.owner.name == "K. O."
    assert hidden.people["url"].isna().all()
    assert not hidden.posts["text"].isin(network.posts["text"].dropna()).any()


def test_counts_and_judgements_stay(pair):
    network, hidden = pair
    for name, rows in network.tables().items():
        others = hidden.tables()[name]
        assert list(others.columns) == list(rows.columns)
        kept = [column for column in rows if not pd.api.types.is_string_dtype(rows[column])]
        pd.testing.assert_frame_equal(others[kept], rows[kept])
    pd.testing.assert_series_equal(hidden.people["person_id"], network.people["person_id"])
    pd.testing.assert_series_equal(hidden.people["employer"], network.people["employer"])
