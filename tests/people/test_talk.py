"""Kinds of talk are read in seven languages, from the writer's own words only, and never hang."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netlab.errors import ParameterError
from netlab.lexicons import lexicon_names, read_lexicon
from netlab.people.said import Said, number_texts
from netlab.people.talk import read_talk, read_texts
from netlab.people.talk_kinds import AUXILIARY, TALK_KINDS
from netlab.people.talk_language import LANGUAGES
from netlab.people.talk_patterns import read_pattern
from netlab.people.talk_words import LONGEST, cut_words


def talk_of(*texts: str | None) -> pd.DataFrame:
    return read_talk(pd.Series(texts, dtype="string"))


def kinds_in(text: str) -> set[str]:
    row = talk_of(text).iloc[0].drop(["language", "n_words"])
    return set(row.index[row > 0])


@pytest.mark.parametrize(
    ("language", "text", "kinds"),
    [
        (
            "en",
            "Hey mate, mum says the wedding is in June. Beer on Friday?",
            {"kinship", "life_event", "social_plans"},
        ),
        (
            "de",
            "Na du, Mama fragt nach der Hochzeit. Bier am Freitag?",
            {"kinship", "life_event", "social_plans"},
        ),
        (
            "fr",
            "Coucou, maman parle du mariage. Une bière vendredi ?",
            {"kinship", "life_event", "social_plans"},
        ),
        (
            "es",
            "¡Hola guapa! Mamá pregunta por la boda. ¿Una cerveza?",
            {"kinship", "life_event", "social_plans"},
        ),
        (
            "pt",
            "Oi amiga! A mãe falou do casamento. Cerveja na sexta?",
            {"kinship", "life_event", "social_plans"},
        ),
        (
            "it",
            "Ciao bella, la mamma parla del matrimonio. Una birra?",
            {"kinship", "life_event", "social_plans"},
        ),
        (
            "nl",
            "Hoi lieverd, mama vraagt naar de bruiloft. Biertje?",
            {"kinship", "life_event", "social_plans"},
        ),
        ("en", "Please find attached the invoice; the meeting is moved.", {"transaction", "meeting"}),
        ("de", "Anbei die Rechnung, die Besprechung ist verschoben.", {"transaction", "meeting"}),
        ("fr", "Ci-joint la facture, la réunion est décalée à jeudi.", {"transaction", "meeting"}),
        ("es", "Le adjunto la factura; la reunión pasa al jueves.", {"transaction", "meeting"}),
        ("pt", "Segue em anexo a fatura; a reunião passa para quinta.", {"transaction", "meeting"}),
        ("it", "In allegato la fattura; la riunione slitta a giovedì.", {"transaction", "meeting"}),
        ("nl", "Bijgevoegd de factuur; het overleg gaat naar donderdag.", {"transaction", "meeting"}),
    ],
)
def test_the_same_talk_is_found_in_each_language(language: str, text: str, kinds: set[str]):
    assert talk_of(text)["language"].iloc[0] == language
    assert kinds <= kinds_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hej! Ska vi ses på fredag och ta en öl? Mamma hälsar",
        "Cześć, co słychać? Może piwo w piątek z rodziną?",
        "Merhaba, cuma günü bir bira içelim mi? Annem de geliyor",
        "週末に一緒にご飯を食べませんか",
        "Привет, как дела? Пойдём в пятницу на пиво?",
    ],
)
def test_another_language_is_left_alone(text: str):
    assert talk_of(text)["language"].iloc[0] == "other"
    assert kinds_in(text) <= {"asks_question"}


def test_emoji_speak_every_language():
    assert "emoji_love" in kinds_in("Hälsningar från Göteborg till er alla där hemma ❤️")


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("He is not a friend of mine.", "friendship"),
        ("She was never my neighbour.", "friendship"),
        ("Er ist kein Freund von mir.", "friendship"),
        ("Ce n'est pas un ami d'enfance.", "friendship"),
        ("No es amigo mío.", "friendship"),
        ("Não é amigo meu.", "friendship"),
        ("Non è un amico.", "friendship"),
        ("Het is geen vriend van mij.", "friendship"),
        ("We have never worked together.", "worked_together"),
    ],
)
def test_what_is_denied_is_not_said(text: str, absent: str):
    assert absent not in kinds_in(text)


def test_a_distant_not_denies_nothing():
    assert "kinship" in kinds_in("I'm not sure when my cousin arrives.")


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ('Loved your article "What my kids taught me about leadership".', "kinship"),
        ("Sie schreibt: „Meine Mama und die Hochzeit waren schuld“, so der Bericht.", "kinship"),
        ("> Mum says hi and the wedding is on Saturday\nThe invoice is attached.", "kinship"),
        (
            "See below.\n---------- Forwarded message ----------\nMum says the wedding is on Saturday",
            "kinship",
        ),
        ("Merci. Le 12 mai 2024, Paul a écrit : maman arrive pour le mariage", "kinship"),
        ("Our sister company is a family business.", "kinship"),
        ("Unsere Tochtergesellschaft ist ein Familienunternehmen.", "kinship"),
        ("La société mère est une entreprise familiale.", "kinship"),
        ("Client dinner on Thursday, the whole sales team.", "social_plans"),
        ("Hope your little one is feeling better.", "kinship"),
    ],
)
def test_somebody_elses_words_and_business_families_do_not_count(text: str, absent: str):
    assert absent not in kinds_in(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Happy birthday!", "birthday_wish"),
        ("Alles Gute zum Geburtstag!", "birthday_wish"),
        ("Joyeux anniversaire !", "birthday_wish"),
        ("Congratulations on your new role!", "congrats_career"),
        ("Thanks for connecting!", "connecting"),
        ("Gracias por aceptar mi invitación", "connecting"),
        ("Mijn oprechte deelneming", "sympathy"),
        ("Frohe Weihnachten", "season_wish"),
    ],
)
def test_politeness_is_a_kind_of_its_own(text: str, kind: str):
    personal_or_work = {
        "kinship",
        "affection",
        "life_event",
        "social_plans",
        "project",
        "hiring",
        "worked_together",
    }
    assert kind in kinds_in(text)
    assert not kinds_in(text) & personal_or_work


def test_a_missing_text_says_nothing():
    table = talk_of(None, "", "  ")
    assert table["language"].isna().all()
    assert table.drop(columns="language").to_numpy().sum() == 0


def test_a_short_word_is_read_in_the_language_of_its_writers():
    texts = pd.Series(
        [
            "Kun je de notulen van het overleg sturen?",
            "Prima",
            "¿Vienes a comer el domingo con la abuela?",
            "Prima",
        ],
        dtype="string",
    )
    alone = read_talk(texts)["kinship"].tolist()
    together = read_talk(texts, between=pd.Series(["a", "a", "b", "b"])).kinship.tolist()
    assert alone[1] == alone[3]
    assert together[1] == 0
    assert together[3] == 1


def test_a_megabyte_in_one_cell_is_read_at_its_ends():
    text = "Dear Ms Reed " + "(" * 500_000 + '"a a ' * 100_000 + " my mum says the wedding is off"
    assert {"formal_greeting", "kinship"} <= kinds_in(text)
    assert len(cut_words([text]).codes) < 2 * LONGEST


def test_index_and_argument_are_kept():
    texts = pd.Series(["Danke!", None, "Thanks"], index=[7, 3, 9], dtype="string")
    before = texts.copy()
    table = read_talk(texts)
    assert table.index.tolist() == [7, 3, 9]
    assert list(table.columns) == ["language", "n_words", *TALK_KINDS]
    pd.testing.assert_series_equal(texts, before)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=8), st.randoms(use_true_random=False))
def test_each_text_is_read_by_itself(texts: list[str], random):  # type: ignore[no-untyped-def]
    series = pd.Series(texts, dtype="string")
    order = list(range(len(texts)))
    random.shuffle(order)
    shuffled = read_talk(series.iloc[order]).sort_index()
    pd.testing.assert_frame_equal(shuffled, read_talk(series))


def test_a_quotation_does_not_run_from_one_text_into_the_next():
    table = talk_of('He said "so', 'Mum and the wedding are fine" she said')
    assert table["kinship"].tolist() == [0, 1]


def test_a_users_folder_adds_words_and_kinds(tmp_path: Path):
    (tmp_path / "talk").mkdir()
    (tmp_path / "talk" / "en.toml").write_text(
        'source = "mine"\nkinship = ["our kid"]\nbeekeeping = ["hive*, swarm*"]\n', encoding="utf-8"
    )
    table = read_talk(pd.Series(["our kid found a swarm in the hives", "mum"], dtype="string"), tmp_path)
    assert table["beekeeping"].tolist() == [2, 0]
    assert table["kinship"].tolist() == [1, 1]


@pytest.mark.parametrize("line", ["", "_ ..", "work(shop)", "in* (a|b"])
def test_a_slip_in_a_pattern_is_told(line: str):
    with pytest.raises(ParameterError, match="talk pattern"):
        read_pattern(line)


def test_patterns_mean_what_the_docstring_says():
    assert len(read_pattern("thank you")[0]) == 2
    assert read_pattern("(my|) mum") == (*read_pattern("my mum"), *read_pattern("mum"))
    assert [len(r) for r in read_pattern("a .. b")] == [2, 3, 4, 5]
    assert read_pattern("Grüße")[0] == (frozenset({("whole", "grusse"), ("whole", "gruesse")}),)


@pytest.mark.parametrize("name", [n for n in lexicon_names("talk/") if n != "talk/languages"])
def test_every_lexicon_is_sound(name: str):
    lexicon = read_lexicon(name)
    assert lexicon["source"]
    assert set(lexicon) - {"source"} <= {*TALK_KINDS, *AUXILIARY}
    patterns = [
        p.strip() for kind in lexicon if kind != "source" for line in lexicon[kind] for p in line.split(",")
    ]
    assert [p for p in patterns if p and (p.startswith("..") or p.endswith(".."))] == []


def test_each_language_has_words_for_what_judging_needs():
    needed = {
        "kinship",
        "affection",
        "social_plans",
        "project",
        "hiring",
        "transaction",
        "pitch",
        "connecting",
    }
    for code in LANGUAGES:
        assert needed <= set(read_lexicon(f"talk/{code}"))


def said_of(*texts: str) -> Said:
    return Said(pd.Series(range(len(texts))), texts, read_texts(texts))


TOLD = [
    "Prima!",
    "Dinner on Sunday?",
    None,
    "Prima!",
    "The deadline moved",
    "Kommst du zum Essen, Schatz?",
    "Prima!",
]
BETWEEN = pd.Series(["a", "b", "b", "b", "b", "a", None], index=range(3, 10))


@pytest.mark.parametrize("before", [(), ("Dinner on Sunday?",), ("x", "Prima!", "The deadline moved", "y")])
def test_texts_read_before_are_read_alike(before: tuple[str, ...]):
    texts = pd.Series(TOLD, index=BETWEEN.index, dtype="string")
    for between in (None, BETWEEN):
        alone = read_talk(texts, between=between)
        pd.testing.assert_frame_equal(read_talk(texts, between=between, said=said_of(*before)), alone)


def test_texts_are_numbered_as_before_and_new_ones_after_them():
    texts = pd.Series(["b", "new", None, "a", "new", "c"], dtype="string")
    numbers, distinct = number_texts(texts, said_of("a", "b"))
    assert numbers.tolist() == [1, 2, -1, 0, 2, 3]
    assert distinct == ["a", "b", "new", "c"]
    known = np.array([1, -1, -1, 0, -1, -1])
    assert number_texts(texts, said_of("a", "b"), known)[0].tolist() == numbers.tolist()
    alone, once = number_texts(texts)
    assert [None if n < 0 else once[n] for n in alone] == ["b", "new", None, "a", "new", "c"]
