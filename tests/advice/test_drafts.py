"""Drafts: true facts only, the right language and tone, below 400 characters, no hole, no request after years."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from situations import of_rule, person, row, situation, warm

from netlab.advice.drafts import TONES, given_name
from netlab.advice.situation import Mine
from netlab.advice.templates import HOLES, fill, languages, template, words_of
from netlab.errors import ParameterError

OWED = {"reply_owed": True, "owed_since": "2026-10-01", "owed_why": "They asked a question."}
LONG_AGO = {"state": "dormant", "was_strong": True, "last_touch_on": "2020-10-31"}


def test_a_late_answer_says_to_what_and_apologises():
    given = situation(warm("Ann Lee", **OWED, relationship="personal"), mine=Mine(name="Ruth"))
    assert row(given, "reply")["draft"] == (
        "Hi Ann,\n\nThank you for your message of 1 October 2026, and sorry that my answer comes so late. "
        "Is it still of use to you? If so, I will gladly come back to it this week.\n\nRuth"
    )


def test_in_the_language_of_the_two_with_its_form_of_address():
    familiar = {"talk_language": "de", "said_familiar_you": 3, "said_formal_you": 0}
    formal = {"talk_language": "de", "said_formal_you": 3}
    assert row(situation(person("Ann Lee", **LONG_AGO, **familiar)), "reconnect")["draft"] == (
        "Hallo Ann,\n\nheute bin ich auf deinen Namen gestoßen und wollte einfach Hallo sagen. "
        "Unser letzter Kontakt hier ist etwa 6 Jahre her. Ich hoffe, dir geht es gut; eine Antwort eilt nicht. "
        "Wenn ich dir einmal nützlich sein kann, sag es einfach."
    )
    assert (
        "Guten Tag Ann Lee" in row(situation(person("Ann Lee", **LONG_AGO, **formal)), "reconnect")["draft"]
    )


def test_a_language_without_templates_falls_back_to_mine_then_to_english():
    italian = {"talk_language": "it", **LONG_AGO}
    german = situation(person("Ann Lee", **italian), mine=Mine(language="de"))
    assert row(german, "reconnect")["draft"].startswith("Guten Tag")
    other = situation(person("Ann Lee", **italian), mine=Mine(language="nl"))
    assert row(other, "reconnect")["draft"].startswith("Hello Ann")


def test_every_language_has_every_template_in_every_tone():
    assert set(languages()) >= {"de", "en", "es", "fr"}
    keys = {tone: set(words_of("en")[tone]) for tone in TONES}
    assert len({frozenset(names) for names in keys.values()}) == 1
    for language in languages():
        assert {tone: set(words_of(language)[tone]) for tone in TONES} == keys, language
        assert len(words_of(language)["months"]) == 12
        assert set(words_of(language)["gap"]) == {"years", "year", "unknown", "never"}


FACTS = {
    "first": "Ann",
    "name": "Ann Lee",
    "me": "Ruth",
    "role": "senior analytics engineering manager",
    "company": "Electricity Distribution Company of the North",
    "topic": "time-of-use tariffs for households with heat pumps",
    "skill": "Probabilistic load forecasting with Python",
    "my_skill": "Business intelligence and reporting",
    "other": "Maximiliane von Hohenstein-Sonnenberg",
    "new_employer": "Electricity Distribution Company of the North",
    "employer_then": "Electricity Distribution Company of the North",
    "together": "15",
    "about": "projects",
    "asked_on": "28 September 2026",
    "invited_on": "28 September 2026",
    "thanks": "yes",
    "how": "the evening school for electrical engineers in town",
}
GAP = "We have been connected here since September 2016 and have not written to each other so far."


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("holes", [{}, {"first": "Ann", "name": "Ann Lee"}, FACTS, FACTS | {"gap": GAP}])
def test_whatever_is_known_no_draft_has_a_hole_or_is_too_long(language: str, holes: dict[str, str]):
    for tone in TONES:
        for name in words_of(language)[tone]:
            longest = 200 if name in ("invite", "consider") else 400
            text = fill(template(name, tone, language), holes, longest)
            if holes == FACTS:
                assert text, (tone, name)
            if text:
                assert len(text) < longest
                assert not set("{}[]|!?") & set(text.replace("!", "").replace("?", ""))
                assert "None" not in text
                assert "nan" not in text.split()
                assert holes.get("gap", "") in text


def test_a_sentence_with_an_unknown_fact_goes():
    one = template("referral", "warm", "en")
    assert fill(one, {"first": "Ann"}, 400) is None  # which company is the point of it
    assert fill(template("welcome", "warm", "en"), {}, 400) == (
        "Good to be connected here. I look forward to reading what you are up to."
    )


def test_no_request_and_no_pretence_in_a_first_message_after_years():
    role = {"fit_role": 1.0, "goal_evidence": "The title says data scientist, one of your target roles."}
    for people, gap in [
        (person("Ann Lee", **role, **{**LONG_AGO, "was_strong": False}), "about 6 years"),
        (person("Ann Lee", **role), "have not written to each other so far"),
        (person("Ann Lee", **role, **{**LONG_AGO, "last_touch_on": "2025-09-01"}), "more than a year"),
        (person("Ann Lee", **role, state=pd.NA, n_sent=pd.NA), "It may have been a while"),
    ]:
        found = row(situation(people), "interview")
        drafts = found[["draft", *(f"draft_{tone}" for tone in TONES)]]
        assert drafts.str.contains(gap).all()
        assert not drafts.str.contains("?", regex=False).any()
        assert not drafts.str.contains("twenty minutes").any()


def test_with_friends_never_met_here_nothing_is_said_about_silence():
    cards = [{"person_id": "ann-lee", "birth_month": 11, "birth_day": 5}]
    found = row(situation(person("Ann Lee", relationship="personal"), cards=cards), "birthday")
    assert "not written" not in found["draft"]


def test_what_we_used_to_write_about_and_what_i_can_offer():
    given = situation(
        person("Ann Lee", **LONG_AGO, relationship="personal", said_project=4),
        skills=[{"person_id": "ann-lee", "skill": "SQL", "direction": "in"}],
        mine=Mine(skills=frozenset({"sql"})),
    )
    draft = row(given, "reconnect")["draft"]
    assert "I remember that we wrote about projects." in draft
    assert "for instance with SQL" in draft


def test_hostile_names_stay_one_harmless_line():
    hostile = person("{first} </script>\n=HYPERLINK(1)", **LONG_AGO)
    draft = row(situation(hostile), "reconnect")["draft"]
    assert not set("{}<>") & set(draft)
    assert draft.count("\n\n") == 2


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("Ann Lee", "Ann"),
        ("Dr. Ulrike Lüdemann", "Ulrike"),
        ("J. Peter Smith", "Peter"),
        ("ANN LEE", "Ann"),
        ("ann lee", "Ann"),
        ("Ning Lin (open to work)", "Ning"),
        ("Jean-Pierre Dupont", "Jean-Pierre"),
        ("🌻 Ann Lee", "Ann"),
        ("王小明", "王小明"),
        ("Ірина Мельник", "Ірина Мельник"),
        ("", ""),
    ],
)
def test_the_name_that_a_greeting_uses(name: str, given: str):
    assert given_name(name) == given


def test_templates_are_the_users_to_change(tmp_path: Path):
    folder = tmp_path / "drafts"
    folder.mkdir()
    (folder / "en.toml").write_text('[plain]\nreconnect = "! Ahoy {first}!"\n', encoding="utf-8")
    given = situation(person("Ann Lee", **LONG_AGO), lexicons=str(tmp_path))
    # a first message after years says how long it has been, also where the user's own text forgot to
    assert row(given, "reconnect")["draft"] == (
        "It has been about 6 years since we were last in touch here. Ahoy Ann!"
    )


def test_a_hole_that_is_not_known_is_told(tmp_path: Path):
    folder = tmp_path / "drafts"
    folder.mkdir()
    (folder / "en.toml").write_text('[plain]\nreconnect = "! Ahoy {frist}!"\n', encoding="utf-8")
    given = situation(person("Ann Lee", **LONG_AGO), lexicons=str(tmp_path))
    with pytest.raises(ParameterError, match=r"no hole called 'frist'\. Did you mean 'first'"):
        of_rule(given, "reconnect")


def test_every_hole_of_ours_is_declared_and_used():
    text = "".join(Path(words).read_text(encoding="utf-8") for words in data_files())
    assert {hole for hole in HOLES if "{" + hole + "}" not in text and "?" + hole not in text} <= {"employer"}


def data_files() -> list[Path]:
    import netlab

    return sorted((Path(netlab.__file__).parent / "_data" / "drafts").glob("*.toml"))
