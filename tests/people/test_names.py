"""Names as people write them (linkedin-export.md: credentials, emoji, mathematical letters, brackets)."""

from __future__ import annotations

import pytest

from netlab.people.names import name_key, readable_name, split_names


@pytest.mark.parametrize(
    "written",
    ["Ann Lee, PhD", "ANN LEE", "  Ann   Lee ", "Ann Lee 🌻", "𝐀𝐧𝐧 𝐋𝐞𝐞", "Dr. Ann Lee", "Ann (she/her) Lee", "Ann Lee MBA",
     "Ann, PhD Lee", "Ann Lee, Certified Scrum Master", "Ánn Lée", "Ann\u200b Lee", "Ann Lee, M.Sc., SHRM-CP"],
)  # fmt: skip
def test_one_name_written_in_many_ways_has_one_key(written: str):
    assert name_key(written) == "ann lee"


@pytest.mark.parametrize(
    ("written", "key"),
    [("NA", "na"), ("None", "none"), ("Null", "null"), ("Okafor, PhD", "okafor"), ("🌻", "🌻"), ("Ann Ma", "ann ma"),
     ("Lee, Ann", "lee ann"), ("山田 太郎", "山田 太郎"), ("محمد علي", "محمد علي"), ("Straße Groß", "strasse gross"), ("", "")],
)  # fmt: skip
def test_names_that_look_like_something_else_stay_names(written: str, key: str):
    assert name_key(written) == key


def test_the_readable_name_keeps_what_people_wrote():
    assert readable_name("  Ann   Lee, PhD 🌻 ") == "Ann Lee, PhD 🌻"
    assert readable_name("𝓐𝓷𝓷 𝓛𝓮𝓮") == "Ann Lee"
    assert readable_name("Ann\u202egnorw Lee") == "Ann gnorw Lee"


def test_commas_part_people_and_credentials():
    known = {"bo ray, certified coach", "cy vo"}
    assert split_names("Ann Lee, PhD, MBA,Bo Ray, Certified Coach, Cy Vo", known) == [
        "Ann Lee, PhD, MBA", "Bo Ray, Certified Coach", "Cy Vo",
    ]  # fmt: skip


def test_a_part_that_is_somebody_is_no_credential():
    assert split_names("Ann Lee, Budi, DJ", {"dj"}) == ["Ann Lee", "Budi", "DJ"]
    assert split_names(" ,, ", set()) == []
