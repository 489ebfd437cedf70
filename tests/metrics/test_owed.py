"""Replies owed: a person, a wish for an answer, and no word of mine since."""

from __future__ import annotations

import pandas as pd
import pytest
from builders import connections, export_of, messages

from netlab.metrics.owed import replies_owed
from netlab.people.identity import identify

AS_OF = pd.Timestamp("2026-10-31")
ME, ANN, BO = "me", "Ann Lee", "Bo Ray"


def owed_to(*rows: tuple, as_of: pd.Timestamp = AS_OF) -> list[str]:
    """Names of those whom I owe a reply."""
    export = export_of(
        connections=connections((ANN, "Acme", "2024-01-05"), (BO, None, "2023-04-01")),
        messages=messages(*rows),
    )
    who = identify(export)
    table = replies_owed(export.messages, who.participants, as_of)
    names = who.people.set_index("person_id")["name"]
    return sorted(names[table.loc[table["reply_owed"], "person_id"]])


HELLO = ("2026-09-01 09:00", ME, ANN, "Hi Ann, how was the move?")


@pytest.mark.parametrize(
    "text",
    [
        "All good! Could you send me the slides from Tuesday?",
        "Are you around next week for a coffee?",
        "Let me know which day suits you",
        "Hast du am Freitag Zeit?",
        "Kannst du mir die Folien schicken",
        "¿Te va bien el martes?",
        "Tu peux me dire si tu viens ?",
        "Hai tempo giovedì per un caffè?",
        "Você pode me mandar o arquivo?",
        "Heb je morgen tijd om te bellen?",
    ],
)
def test_a_question_a_request_and_an_invitation_want_an_answer(text):
    assert owed_to(HELLO, ("2026-10-20 09:00", ANN, ME, text)) == [ANN]


@pytest.mark.parametrize(
    "text",
    [
        "Thanks so much!",
        "No worries, talk soon",
        "👍",
        "Haha great",
        "Danke dir!",
        "Merci beaucoup !",
        "Gracias, un abrazo",
    ],
)
def test_thanks_and_goodbyes_want_none(text):
    assert owed_to(HELLO, ("2026-10-20 09:00", ANN, ME, text)) == []


def test_my_last_word_answers():
    asked = ("2026-10-20 09:00", ANN, ME, "Could you send me the slides?")
    assert owed_to(HELLO, asked, ("2026-10-21 09:00", ME, ANN, "Here they are")) == []


def test_an_answer_elsewhere_is_an_answer():
    asked = ("2026-10-20 09:00", ANN, ME, "Are you coming on Friday?", "c1")
    group = ("2026-10-21 09:00", ME, [ANN, BO], "Yes, I will be there", "c2")
    assert owed_to(HELLO, asked, group) == []


def test_a_question_stands_though_more_words_follow():
    rows = [
        ("2026-10-20 09:00", ANN, ME, "Could you send me the slides?"),
        ("2026-10-20 09:05", ANN, ME, "It rained all day here."),
    ]
    assert owed_to(HELLO, *rows) == [ANN]


def test_a_question_let_go_is_not_owed():
    rows = [
        ("2026-10-20 09:00", ANN, ME, "Could you send me the slides?"),
        ("2026-10-20 09:05", ANN, ME, "No worries, talk soon"),
    ]
    assert owed_to(HELLO, *rows) == []


def test_a_pitch_from_someone_i_never_wrote_to_is_not_owed():
    text = "I help companies double their leads. Would you be open to 15 minutes of your time next week?"
    assert owed_to(("2026-10-20 09:00", BO, ME, text)) == []


def test_a_birthday_wish_with_a_polite_question_is_not_owed():
    assert owed_to(HELLO, ("2026-10-20 09:00", ANN, ME, "Happy birthday! All well with you?")) == []


def test_a_question_in_a_group_is_not_mine_alone_and_old_ones_have_answered_themselves():
    assert owed_to(("2026-10-20 09:00", ANN, [ME, BO], "Who is coming on Friday?", "c9")) == []
    assert owed_to(("2020-10-20 09:00", ANN, ME, "Are you coming on Friday?")) == []


def test_nobody_wrote():
    export = export_of(connections=connections((ANN, "Acme", "2024-01-05")))
    table = replies_owed(export.messages, identify(export).participants, AS_OF)
    assert table.columns.tolist() == ["person_id", "reply_owed", "owed_since", "owed_why"]
    assert table.empty


def test_the_reason_tells_what_and_when():
    export = export_of(
        messages=messages(HELLO, ("2026-10-20 09:00", ANN, ME, "Kannst du mir die Folien schicken?"))
    )
    table = replies_owed(export.messages, identify(export).participants, AS_OF)
    assert (
        table.loc[0, "owed_why"]
        == "They asked for something on 20 October 2026, and you have not written to them since."
    )
    assert table.loc[0, "owed_since"] == pd.Timestamp("2026-10-20")


ASKS = "Which courses did you take before you moved to Bristol?"


def test_a_strangers_question_is_owed_once_and_for_half_a_year():
    assert owed_to(("2026-10-01 09:00", ANN, ME, ASKS)) == [ANN]
    assert owed_to(("2026-03-01 09:00", ANN, ME, ASKS)) == []
    assert owed_to(("2026-03-01 09:00", ME, ANN, "Hi"), ("2026-03-02 09:00", ANN, ME, ASKS)) == [ANN]


def test_who_asks_again_on_another_day_without_a_word_of_mine_is_a_campaign_unless_close():
    again = ("2026-10-09 09:00", ANN, ME, "Did you see my question about the courses?")
    assert owed_to(("2026-10-01 09:00", ANN, ME, ASKS), again) == []
    assert owed_to(("2026-10-01 09:00", ANN, ME, ASKS), ("2026-10-01 09:05", *again[1:])) == [ANN]
    dear = ("2026-10-09 09:00", ANN, ME, "Your cousin Ann again: grandma asks, will you come for dinner?")
    assert owed_to(("2026-10-01 09:00", ANN, ME, ASKS), dear) == [ANN]
