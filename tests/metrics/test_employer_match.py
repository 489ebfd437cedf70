"""Target employers by equal names and slips of one letter, never by part of a name."""

from __future__ import annotations

import pandas as pd
import pytest

from netlab.metrics.employer_match import match_employers
from netlab.people.companies import read_companies


def match(company: str | None, target: str, title: str | None = None) -> bool | None:
    """Whether a company is the target exactly (True), almost (False) or not (None)."""
    names = pd.Series([company], dtype="string")
    people = pd.DataFrame(
        {
            "company": names,
            "employer": read_companies(names)["employer"],
            "position": pd.Series([title], dtype="string"),
        }
    )
    found = match_employers(people, [target])["is_exact"].iloc[0]
    return None if pd.isna(found) else bool(found)


@pytest.mark.parametrize(
    "company",
    [
        "Warmstead",
        "WARMSTEAD Ltd.",
        "Warm-Stead GmbH",
        "Warmstead UK",
        "warmstead group",
        "Warmstead Deutschland GmbH",
    ],
)
def test_spellings_of_one_name(company: str):
    assert match(company, "Warmstead") is True


@pytest.mark.parametrize(
    ("company", "target"),
    [
        ("ASAP Consulting", "SAP"),
        ("Sapphire", "SAP"),
        ("Plan", "Plan A"),
        ("Plan B", "Plan A"),
        ("Warmstead 2", "Warmstead"),
        ("Warmstead Hotel", "Warmstead"),
        ("Kells", "Kelly"),
        ("Self-employed", "Warmstead"),
        (None, "Warmstead"),
    ],
)
def test_another_name_is_another_employer(company: str | None, target: str):
    assert match(company, target) is None


def test_one_letter_off_in_a_long_name_is_told_apart():
    assert match("Warmsted", "Warmstead") is False
    assert match("Warmstaed", "Warmstead") is False


def test_a_title_tells_the_employer_where_the_company_is_blank():
    assert match(None, "Warmstead", "Analyst at Warmstead, London") is True
    assert match(None, "Warmstead", "Analystin bei Warmstead") is True
    assert match(None, "Warmstead", "Ex-Warmstead analyst") is None
    assert match("Loopcycle", "Warmstead", "Mentor at Warmstead") is None


def test_no_targets():
    people = pd.DataFrame({"company": ["a"], "employer": ["a"], "position": [None]}).astype("string")
    assert match_employers(people, [])["target"].isna().all()
