"""Words become keys: the same across spellings, word forms and, where listed or cognate, languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from netlab.metrics.wording import Wording, plain, stem, wording

READER = wording()


@pytest.mark.parametrize(
    "words",
    [
        "hydrologist hydrologists Hydrologin hidróloga hydrologue Hydrologie",  # one Greek stock
        "robotics Robotik robotique robótica",
        "battery Batterie batería batterij akku",  # listed
        "psychologist Psychologin psicóloga psychologue",
        "production Produktion producción produzione Fertigung",
        "instructional instruccional instructionnel",
    ],
)
def test_forms_and_languages_agree(words: str):
    assert len({READER.word(plain(word)) for word in words.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("production", "product"),
        ("care", "car"),
        ("SAP", "ASAP"),
        ("controller", "control"),
        ("pharmacy", "pharma"),
        ("water", "watermelon"),
    ],
)
def test_other_words_stay_apart(one: str, other: str):
    assert READER.word(plain(one)) != READER.word(plain(other))


def test_compounds_hold_their_parts():
    assert {"=heat", "=pump"} <= READER.word(plain("Wärmepumpe"))
    assert {"=production", "=lead"} <= READER.word(plain("Produktionsleiterin"))
    assert {"=data", "=scientist"} <= READER.word(plain("Datenwissenschaftler"))
    assert "=insurance" in READER.word(plain("Versicherungskaufmann"))


def held(term: str, text: str) -> str | None:
    return READER.term(term).found_in(READER.keys(text))


def test_a_term_is_found_in_any_order_and_spelling():
    assert held("data scientist", "Scientist, Data") == "data scientist"
    assert held("data scientist", "Datenwissenschaftlerin")
    assert held("heat pump", "Pompes à chaleur Duval")
    assert held("e-commerce", "eCommerce manager")
    assert held("climate-tech", "ClimateTech")
    assert held("data scientist", "Data engineer") is None
    assert held("product manager", "Production manager") is None


def test_a_single_letter_is_not_dropped():
    assert held("e-learning", "learning support") is None
    assert held("e-learning", "E-Learning")
    assert held("vitamin C", "Vitamin D") is None


def test_a_field_is_found_by_what_shows_it():
    assert held("climate-tech", "Wärmepumpen Huber") == "heat pump"
    assert held("gambling", "Casino Bellavista") == "gambling"  # listed as the same thing
    assert held("museums", "Kuratorin der Sammlung") == "curator"


def test_own_words_can_be_added(tmp_path: Path):
    folder = tmp_path / "goals"
    folder.mkdir()
    (folder / "words.toml").write_text(
        '[concepts]\nbee = ["bee", "Imkerei", "mehiläinen"]\n', encoding="utf-8"
    )
    (folder / "fields.toml").write_text(
        '[fields.bees]\ncalled = ["apiculture"]\nshows = ["bee"]\n', encoding="utf-8"
    )
    own = Wording(tmp_path)
    assert own.word("imkerei") == own.word("bee") == {"=bee"}
    assert own.term("apiculture").found_in(own.keys("Imkerei Lorenz")) == "bee"


def test_stems_of_scripts_without_cognates_stay_whole():
    assert stem("エンジニア") == "エンジニア"
    assert READER.keys("") == frozenset()
