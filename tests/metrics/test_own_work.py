"""The owner's own work today, to compare the people with."""

from __future__ import annotations

import pandas as pd

from netlab.metrics.own_work import own_work


def positions(*told: tuple) -> pd.DataFrame:
    table = pd.DataFrame(list(told), columns=["title", "company", "started_on", "is_current"])
    kinds = {"title": "string", "company": "string", "started_on": "datetime64[us]", "is_current": "boolean"}
    return table.astype(kinds)


def profile(headline: str | None) -> pd.DataFrame:
    return pd.DataFrame({"headline": pd.array([headline], dtype="string")})


def test_the_newest_current_position_counts():
    found = own_work(
        positions(
            ("Sales assistant", "Brackwater Shop", "2024-01-01", False),
            ("Senior data analyst", "Lenne Versicherung AG", "2022-01-01", True),
            ("Trustee", None, "2015-01-01", True),
        )
    )
    assert found == {
        "employer": "Lenne Versicherung",
        "industry": "insurance",
        "function": "data",
        "seniority": "senior",
    }


def test_without_a_position_the_headline_says_what_it_can():
    found = own_work(positions(), profile("Nurse | Gardener"))
    assert (found["employer"], found["industry"], found["function"]) == (None, None, "healthcare")
    assert set(own_work(positions(), profile(None)).values()) == {None}
    assert set(own_work(positions()).values()) == {None}
