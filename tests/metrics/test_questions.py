"""Which questions an archive can answer."""

from __future__ import annotations

import netlab
from netlab import widgets
from netlab.export.tables import TABLES
from netlab.lexicons import read_lexicon
from netlab.metrics.questions import FILE_WORDS, answerable, tally, worth_getting
from netlab.report import show


def test_all_28_questions_stand_in_order():
    assert answerable([])["number"].tolist() == list(range(1, 29))


def test_an_empty_archive_answers_nothing_and_a_full_one_all():
    assert tally(answerable([])) == "0 questions answered, 0 partly, 28 not"
    assert tally(answerable(FILE_WORDS)) == "28 questions answered, 0 partly, 0 not"


def test_connections_alone_answer_some_in_part():
    table = answerable(["connections"]).set_index("number")
    assert table.loc[20, "answer"] == "not"
    assert table.loc[20, "missing"] == "Messages"
    assert table.loc[23, "answer"] == "partly"
    assert table.loc[12, "missing"] == "Shares (posts); Comments"


def test_the_file_that_helps_most_comes_first():
    gain = worth_getting(answerable(["connections"]))
    assert gain.loc[0, "file"] == "Messages"
    assert gain.loc[0, "n"] == gain["n"].max()
    assert worth_getting(answerable(FILE_WORDS)).empty


def test_every_file_word_is_a_table_of_the_export():
    assert set(FILE_WORDS) <= set(TABLES)


def test_what_is_said_to_answer_a_question_is_there():
    rules = {f"rule:{rule.name}" for rule in netlab.RULES}
    rooms = {"netlab": netlab, "show": show, "widgets": widgets}
    there = rules | {f"{room}.{name}" for room, module in rooms.items() for name in module.__all__}
    for question in read_lexicon("questions")["question"]:
        assert question["where"], question["number"]
        assert set(question["where"]) <= there, question["number"]
