"""Posts told apart: the invented ones of posts.toml, and the rules one by one."""

from __future__ import annotations

import invented_posts
import pandas as pd
import pytest

from netlab.metrics.post_labels import NO_SIGN, NO_WORDS, NO_WORK, TOO_SHORT, UNREAD, label_posts
from netlab.metrics.post_signs import read_signs, words_of_own_work

LABELS = ["professional", "personal", "mixed"]


@pytest.fixture(scope="module")
def read() -> pd.DataFrame:
    return invented_posts.read()


def f1(read: pd.DataFrame, label: str) -> float:
    told, true = read["label"] == label, read["true_label"] == label
    return 2 * (told & true).sum() / (told.sum() + true.sum())


def test_the_invented_posts_are_labelled_right(read: pd.DataFrame):
    assert len(read) >= 330
    assert (read["label"].astype("string") == read["true_label"]).mean() >= 0.93
    assert sum(f1(read, label) for label in LABELS) / 3 >= 0.92


def test_no_language_is_left_behind(read: pd.DataFrame):
    right = read["label"].astype("string") == read["true_label"]
    assert right.groupby(read["language"]).mean().min() >= 0.85
    assert right.groupby(read["language"]).size().min() >= 30


def label(
    *texts: str | None, own: tuple[str, ...] = (), lexicons=None, is_comment: bool = False
) -> list[str]:
    signs = read_signs(pd.Series(texts, dtype="string"), own, lexicons).assign(is_comment=is_comment)
    return label_posts(signs)["label"].astype("string").tolist()


def evidence(text: str, own: tuple[str, ...] = ()) -> list[str]:
    signs = read_signs(pd.Series([text], dtype="string"), own)
    return str(label_posts(signs)["label_evidence"].iloc[0]).split("\n")


def test_every_label_says_why_the_strongest_first():
    told = evidence("Our daughter was born in March. I am back at my desk after four months of leave.")
    assert told[0] == "Work and private: work and family together."
    assert "Private: things of private life (daughter; birth)." in told
    assert all(sentence.split(":")[0] in ("Work", "Private", "Work and private") for sentence in told)
    assert len(told) == len(set(told))


def test_silence_speaks_for_work_in_comments_and_for_private_life_in_posts():
    text = "So that is how it ends."
    silent = pd.concat([read_signs(pd.Series([text], dtype="string"))] * 2, ignore_index=True)
    told = label_posts(silent.assign(is_comment=[True, False]))
    assert told["label"].tolist() == ["professional", "personal"]
    assert told["label_evidence"].tolist() == [NO_SIGN, NO_WORK]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (None, NO_WORDS),
        ("👏👏👏", NO_WORDS),
        ("Wow!", TOO_SHORT),
        ("Kiitos kaikille, tämä oli hieno päivä meille", UNREAD),
    ],
)
def test_what_cannot_be_read_is_unknown(text: str | None, why: str):
    told = label_posts(read_signs(pd.Series([text], dtype="string")))
    assert told["label"].tolist() == ["unknown"]
    assert told["label_evidence"].tolist() == [why]


def test_a_passing_word_of_home_does_not_make_work_private():
    long = (
        "We measured how customers use the new tariff in forty buildings. The dashboard shows demand by hour, and the "
        "forecast got better by a third. A dog barked through the whole demo. Thanks to the data team and our suppliers."
    )
    assert label(long) == ["professional"]


def test_praise_tells_nothing_where_private_life_is_named():
    assert label("Congratulations, well deserved!") == ["professional"]
    assert label("Congratulations on the baby!") == ["personal"]


def test_what_the_own_work_is_about_is_not_private():
    text = "Two dogs, one cat with an attitude and a pony before seven."
    assert label(text) == ["personal"]
    assert label(text, own=("Vet", "Dog", "Cats and dogs", "Pony")) != ["personal"]


def test_words_of_the_own_work_come_from_the_export():
    owner = invented_posts.owners()["care"]
    words = words_of_own_work(
        invented_posts.export_of(owner, invented_posts.written()), invented_posts.goals_of(owner)
    )
    assert {
        "Klinikum Lindenau",
        "Stationsleitung",
        "Wundversorgung",
        "Pflegefachfrau",
        "patient safety",
    } <= set(words)
    assert not {"für", "an", "und"} & set(words)


def test_the_users_own_words_are_read_too(tmp_path):
    (tmp_path / "talk").mkdir()
    (tmp_path / "talk" / "en.toml").write_text('source = "mine"\nmourning = ["crossed the great divide"]\n')
    text = "Yesterday old Sam crossed the great divide."
    assert label(text, is_comment=True) == ["professional"]
    assert label(text, lexicons=tmp_path, is_comment=True) == ["personal"]


def test_nothing_to_label_is_an_empty_table():
    told = label_posts(read_signs(pd.Series([], dtype="string")))
    assert list(told.columns) == ["label", "label_evidence", "private", "work"]
    assert not len(told)


def test_a_weak_sign_decides_where_nothing_speaks_against_it():
    texts = pd.Series(["Finally the weekend is here again", "So it begins once more"], dtype="string")
    told = label_posts(read_signs(texts).assign(is_comment=True))
    assert told["label"].tolist() == ["personal", "professional"]
    assert told["label_evidence"][0].startswith("Private: ")
    assert told["label_evidence"][1] == NO_SIGN


def test_the_hour_decides_where_the_words_leave_it_open():
    text = "Finally, and with a lot of help, the wall behind the old office is green."
    signs = pd.concat([read_signs(pd.Series([text], dtype="string"))] * 2, ignore_index=True)
    told = label_posts(signs.assign(is_weekend=[True, False], is_evening=[False, False]))
    assert told["private"][0] > told["private"][1]
    assert told["work"][0] < told["work"][1]
    assert "Private: written at a weekend." in told["label_evidence"][0].split("\n")
    assert "weekend" not in told["label_evidence"][1]


@pytest.mark.parametrize(
    "text",
    [
        "Unser Baby ist seit heute online: 400 Kunden und eine neue Software.",
        "Our baby is live: 400 customers on the new software since Monday.",
        "Notre bébé est en ligne : 400 clients sur le nouveau logiciel.",
    ],
)
def test_a_product_is_no_baby(text: str):
    assert label(text) == ["professional"]


def test_a_brother_in_law_is_no_law():
    signs = read_signs(pd.Series(["My brother-in-law came by.", "The law changed."], dtype="string"))
    assert signs["field_words"].astype(object).where(signs["field_words"].notna(), None).tolist() == [
        None,
        "law",
    ]


@pytest.mark.parametrize(
    ("text", "mine", "myself"),
    [
        ("I told my sister and then me and mine left.", 2, 2),
        ("J'ai vu mon frère et je n'ai pas ri.", 1, 2),
        ("Meine Güte, und ich habe nicht gewartet!", 1, 1),
        ("Mi hijo y yo no lo vimos, ¡qué pena! Es para mí.", 1, 2),
        ("La mia bici è rotta e io non piango per questo.", 1, 1),
        ("A minha rua e eu não dormimos hoje, nem ontem.", 1, 1),
        ("Mijn fiets is weg en ik zoek hem niet meer.", 1, 1),
    ],
)
def test_small_words_tell_how_a_text_is_told(text: str, mine: int, myself: int):
    signs = read_signs(pd.Series([text], dtype="string")).iloc[0]
    assert (signs["n_mine"], signs["n_myself"]) == (mine, myself)
    assert signs["n_exclaimed"] == text.count("!")


def test_the_manner_decides_where_the_words_leave_it_open():
    texts = pd.Series(["So that is how mine ends!!", "So that is how it ends."], dtype="string")
    told = label_posts(read_signs(texts).assign(is_comment=True))
    assert told["label"].tolist() == ["personal", "professional"]
    assert told["label_evidence"][0].split("\n")[:2] == [
        "Private: told as your own (my, mine).",
        "Private: exclamation marks.",
    ]


def test_whom_a_comment_names_counts_and_is_told():
    signs = read_signs(pd.Series(["So that is how it ends."] * 3, dtype="string")).assign(is_comment=True)
    told = label_posts(signs.assign(n_friend=[1, 0, 0], n_colleague=[0, 1, 0]))
    assert told["label"].tolist() == ["personal", "professional", "professional"]
    assert told["private"][0] > told["private"][2] > told["private"][1]
    assert told["label_evidence"][0].split("\n")[0] == "Private: a friend is named."
    assert told["label_evidence"][1].split("\n")[0] == "Work: somebody from work is named."


def test_the_usual_announcements_are_about_work_however_warmly_they_are_told():
    told = label(
        "I'm thrilled to announce that I've been promoted to Team Lead! Huge thanks to everyone who supported me!",
        "What a week! My first trade fair with the new company, and I met so many of our partners!",
        "Today marks my three-year anniversary at Acme, and I couldn't be happier with my team!",
        "I finally finished my MBA and I am ready for what comes next! Thank you, professors!",
        "Voller Stolz: Mein erstes Projekt als Scrum Master ist live, und ich danke meinem Team!!",
        "Ich bin auf der Suche nach einer neuen Herausforderung im Marketing und freue mich über eure Hinweise!",
        "J'ai le plaisir de vous partager que je rejoins Exemplis en tant que commerciale ! Je recrute mon binôme !",
        "Merci à mes clients et à mon équipe pour cette belle année de projets !",
        "¡Muy orgullosa de mi equipo y de lo que hemos conseguido! ¡Y seguimos contratando!",
        "Oggi ho ottenuto la mia certificazione PMP, e ringrazio la mia azienda e i miei formatori!",
        "Que orgulho do meu time! Fechamos o trimestre acima da meta e eu só tenho a agradecer!",
        "Vandaag mijn laatste werkdag bij Voorbeeld BV, en ik ben mijn collega's enorm dankbaar!",
    )
    assert told == ["professional"] * len(told)
