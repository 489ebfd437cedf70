"""What the cells of the report say, without a kernel."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
import standin
from standin import HOSTILE

from netlab.report import sections as show
from netlab.report.shown import Panel, Words


def words(shown: Words | Panel | None) -> str:
    return "" if shown is None else shown.markup if isinstance(shown, Words) else shown.caption()


def every(network: SimpleNamespace) -> list[Words | Panel | None]:
    names = [
        "opening",
        "archive",
        "growth",
        "years",
        "mix",
        "mix_by_year",
        "employers",
        "functions",
        "unanswered",
    ]
    return [getattr(show, name)(network) for name in names]


def test_the_opening_says_whose_network_and_how_large():
    network = standin.network(800)
    said = words(show.opening(network))
    assert "Warmstead has 800 connections, the first still there since" in said
    assert "as of 31 October 2026." in said
    assert "13 of them a date without a name" in said
    assert "Whose network this is: an invented owner." in said


def test_an_unclear_owner_is_said_to_be_unclear():
    network = standin.network(3)
    network.owner = SimpleNamespace(
        name="", evidence="It is not clear whose export this is.", is_certain=False
    )
    said = words(show.opening(network))
    assert "This network has 3 connections" in said
    assert "Until that is clear, nothing is said about who wrote to whom." in said


def test_people_nobody_judged_and_titles_nobody_read_make_sentences():
    network = standin.network(9)
    network.people = network.people.drop(columns="relationship").assign(
        function="unknown", seniority="unknown"
    )
    assert "has not been judged" in words(show.mix(network))
    assert show.mix_by_year(network) is None
    assert "No job title" in words(show.functions(network))


def test_every_figure_has_its_finding_and_its_numbers():
    panels = [shown for shown in every(standin.network(800)) if isinstance(shown, Panel)]
    assert len(panels) == 7
    for panel in panels:
        assert panel.finding.endswith(".")
        assert "<table" in panel.caption()
        assert panel.figure.layout.meta["title"]


@pytest.mark.parametrize("n", [0, 1, 2, 5])
def test_few_people_or_none_are_no_error(n: int):
    for shown in every(standin.network(n)) + every(standin.network(n, only_connections=True)):
        assert not re.search(r"\b(None|nan|NaT|1 people|1 connections|0 %)\b", words(shown))


def test_an_archive_with_nothing_says_so_in_words():
    network = standin.network(0, only_connections=True)
    assert "has no connections in this archive" in words(show.opening(network))
    assert not any(isinstance(shown, Panel) for shown in every(network))


def test_no_text_of_the_archive_is_read_as_markup():
    for shown in every(standin.network(60, HOSTILE)):
        said = words(shown)
        assert "<script" not in said
        assert "<img" not in said
        assert "\u202e" not in said
        if isinstance(shown, Panel):
            labels = [a.text for a in shown.figure.layout.annotations]
            assert not any("<" in label or "\u202e" in label for label in labels)


def test_questions_come_with_what_would_answer_them():
    said = words(show.unanswered(standin.network(5, only_connections=True)))
    assert "Messages" in said
    assert "Get a copy of your data" in said
    assert "Of the 28 questions" in said
