"""One is one: no page of a tiny network says "1 people", and none is "0 %" of nobody."""

from __future__ import annotations

import html
import re

import pytest
import standin

from netlab.network import Network
from netlab.report import show
from netlab.report.shown import Panel, Pictures, Words

NOUNS = (
    "people", "persons", "connections", "ties", "groups", "goals", "employers", "functions", "industries", "levels", "messages",
    "contacts", "friends", "days", "weeks", "months", "years", "posts", "comments", "articles", "reactions", "skills", "pairs",
    "files", "rows", "questions", "invitations", "endorsements", "recommendations", "notes", "topics", "words", "answers", "sets",
    "others", "conversations", "measures", "follows", "gaps", "titles", "events",
)  # fmt: skip
VERBS = "are|have|were|stand|seem|share|name|show|write|wait|tell"
WRONG = re.compile(
    rf"(?<![\d.,/] )(?<![\d.,])\b1 (?:{'|'.join(NOUNS)})\b|\b[Oo]ne (?:{'|'.join(NOUNS)})\b|\b(?:{VERBS}) 1 [a-z]+ (?:{VERBS})\b"
    r"|\b(?:nan|NaT|None(?! [a-z])|<NA>)\b"
)
WITH_MORE = {
    "both_sides", "check", "do_i_know", "earlier_network", "export_in", "goals", "goals_compared", "moved_since", "network_in",
    "other_half_life", "scratch_folder", "suggested_goals", "what_changed",
}  # fmt: skip
TAG = re.compile(r"<[^>]+>")


def sentences_of(network: Network) -> list[str]:
    """All that the report and the lessons say of a network, figure titles and labels included, as plain text."""
    said: list[str] = []
    for name in (name for name in show.__all__ if name not in WITH_MORE):
        shown = getattr(show, name)(network)
        panels = list(shown.shown) if isinstance(shown, Pictures) else [shown]
        for one in panels:
            if isinstance(one, Panel):
                figure = one.figure
                said += [
                    str(figure.layout.meta["title"]),
                    *(str(note.text) for note in figure.layout.annotations),
                ]
                said += [str(trace.name) for trace in figure.data if trace.name]
            if isinstance(one, (Panel, Words)):
                markup = one.caption() if isinstance(one, Panel) else one.markup
                said += [html.unescape(piece) for piece in TAG.split(markup) if piece.strip()]
    return said


@pytest.mark.parametrize("n", [0, 1, 2])
@pytest.mark.parametrize("only_connections", [False, True])
def test_one_is_never_many(n: int, only_connections: bool):
    said = sentences_of(standin.network(n, only_connections=only_connections))
    assert [text for text in said if WRONG.search(text)] == []


@pytest.mark.parametrize(
    "text", ["1 people wait", "and 1 groups", "nan of them", "About 1 connections", "One people"]
)
def test_a_wrong_plural_would_be_found(text: str):
    assert WRONG.search(text)


@pytest.mark.parametrize("text", ["1 person waits", "21 people", "0.1 days", "1,001 rows", "1 of 3 people"])
def test_a_right_one_is_left_alone(text: str):
    assert not WRONG.search(text)
