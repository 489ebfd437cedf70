"""Which questions an archive can answer."""

from __future__ import annotations

import re

import standin

import netlab
from netlab import widgets
from netlab.export.tables import TABLES
from netlab.lexicons import read_lexicon
from netlab.metrics.questions import FILE_WORDS, answerable, tally, worth_getting
from netlab.report import show
from netlab.report.notebooks import find_notebook, read_notebook


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


def test_each_question_is_found_in_the_report_under_the_heading_it_names():
    cells = read_notebook(find_notebook()).cells
    under: dict[str, set[str]] = {}
    heading = ""
    for cell in cells:
        heading = (
            cell.source.splitlines()[0].removeprefix("## ") if cell.source.startswith("## ") else heading
        )
        under.setdefault(heading, set()).update(re.findall(r"show\.\w+", cell.source))
    for question in read_lexicon("questions")["question"]:
        if "section" not in question:
            assert question["command"].startswith("netlab "), question["number"]
            continue
        shown = under[question["section"]]
        # a rule speaks through this week's people and the list below them
        if "show.more_to_do" in shown:
            shown = shown | {where for where in question["where"] if where.startswith("rule:")}
        if question["number"] == 28:
            shown = shown | {"show.reach"}  # what `show.without_goals` shows
        assert shown & set(question["where"]), question["number"]


def test_the_list_of_questions_leads_to_each_answer_or_says_what_is_missing():
    said = show.questions(standin.network(5, only_connections=True)).markup
    assert said.count("<li>") == 28
    assert '<a href="#this-week">This week</a>' in said
    assert "<code>netlab consider NAME</code>" in said
    assert "Missing: Shares (posts); Comments." in said
    assert "No archive holds what the feed showed you." in said
