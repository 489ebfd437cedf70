"""goals.toml: what is valid, and what a typo says."""

from __future__ import annotations

from pathlib import Path

import pytest

from netlab.errors import GoalsError
from netlab.goals import Goals, load_goals

FULL = """
summary = "Move from analyst to product data scientist in climate-tech"
roles = ["data scientist", "analytics engineer"]
functions = ["data", "Product"]
seniority = ["mid", "senior"]
industries = ["climate-tech"]
companies = ["Warmstead"]
skills = ["dbt"]
topics = ["time-of-use tariffs"]
avoid = ["gambling"]
contacts_per_week = 4
[mix]
personal = 0.3
professional = 0.7
[me]
timezone = "Europe/London"
schools = ["Example School 2001-2008"]
employers = []
"""


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "goals.toml"
    path.write_bytes(text.encode(encoding))
    return path


def test_every_key_of_the_design_is_read(tmp_path: Path):
    goals = load_goals(written(tmp_path, FULL))
    assert goals.functions == ("data", "product")
    assert goals.contacts_per_week == 4
    assert dict(goals.mix) == {"personal": 0.3, "professional": 0.7}
    assert goals.me.timezone == "Europe/London"
    assert goals.me.schools == ("Example School 2001-2008",)
    assert goals.terms == (
        "time-of-use tariffs",
        "dbt",
        "climate-tech",
        "data scientist",
        "analytics engineer",
    )
    assert not goals.has_enough_terms
    assert not goals.is_empty


def test_no_goals_are_fine(tmp_path: Path):
    assert load_goals(None) == Goals()
    assert load_goals(written(tmp_path, "")) == Goals()
    assert load_goals({"contacts_per_week": 2}).is_empty


def test_a_byte_order_mark_does_no_harm(tmp_path: Path):
    assert load_goals(written(tmp_path, FULL, "utf-8-sig")).companies == ("Warmstead",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('role = ["x"]', "'role' is not a key that netlab knows. Did you mean 'roles'?"),
        (
            "[mix]\npersonnal = 0.3",
            "[mix] 'personnal' is not a key that netlab knows. Did you mean 'personal'?",
        ),
        ("[me]\ntime_zone = 'x'", "Did you mean 'timezone'?"),
        ('roles = "x"', 'roles must be a list of words in quotes: roles = ["…", "…"].'),
        ('functions = ["date"]', "functions holds 'date', which is not in the list. Did you mean 'data'?"),
        ("contacts_per_week = 300", "contacts_per_week must be a whole number from 0 to 50."),
        ("contacts_per_week = true", "contacts_per_week must be a whole number"),
        ("[mix]\npersonal = 30", "[mix] personal must be a share from 0 to 1"),
        ("[mix]\npersonal = 0.7\nprofessional = 0.7", "add up to more than 1"),
        (
            '[me]\ntimezone = "London"',
            "[me] timezone 'London' is not a known zone. Write it like Europe/London.",
        ),
        ("\n# “fine in a comment”\nroles = [“x”]", "line 3 holds curly quotes"),
        ("roles = [", "not valid TOML"),
        ("mix = 3", "mix must be a table"),
        ("summary = 3", "summary must be text in quotes"),
    ],
)
def test_a_mistake_names_its_place_and_its_mend(tmp_path: Path, text: str, message: str):
    with pytest.raises(GoalsError, match=r"goals\.toml: ") as caught:
        load_goals(written(tmp_path, text))
    assert message in str(caught.value)


def test_a_missing_file_says_where_to_get_one(tmp_path: Path):
    with pytest.raises(GoalsError, match=r"nowhere\.toml: no such file.*netlab start"):
        load_goals(tmp_path / "nowhere.toml")


def test_another_encoding_is_told(tmp_path: Path):
    with pytest.raises(GoalsError, match="not UTF-8"):
        load_goals(written(tmp_path, 'companies = ["Café"]', "latin-1"))
