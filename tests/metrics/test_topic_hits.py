"""What people wrote to the owner about: their messages only, whole words, words of a term near each other."""

from __future__ import annotations

import pandas as pd
from builders import rows

from netlab.metrics.topic_hits import topic_hits


def hits(terms: list[str], *told: tuple) -> list[tuple]:
    """Rows of ``person, text[, direction]``; ``in`` unless told otherwise."""
    table = pd.DataFrame([(*row, "in")[:3] for row in told], columns=["person_id", "content", "direction"])
    messages = table[["content"]].astype("string").set_axis(range(10, 10 + len(table)))
    participants = pd.DataFrame(
        {
            "message": messages.index,
            "person_id": table["person_id"].astype("string"),
            "is_sender": table["direction"] != "out",
            "direction": table["direction"].astype("string"),
        }
    )
    return rows(topic_hits(messages, participants, terms))


def test_their_words_count_and_mine_do_not():
    assert hits(["dbt"], ("p1", "We use dbt here"), ("p1", "dbt again"), ("p2", "I love dbt", "out")) == [
        ("p1", "dbt", 2, 0)
    ]


def test_topics_are_found_across_languages_and_forms():
    found = hits(
        ["heat pump", "battery"],
        ("p1", "Unsere neue Wärmepumpe läuft!"),
        ("p2", "las baterías y las bombas de calor"),
    )
    assert [(person, term) for person, term, *_ in found] == [
        ("p1", "heat pump"),
        ("p2", "battery"),
        ("p2", "heat pump"),
    ]


def test_the_words_of_a_term_must_stand_together():
    far = "The meter is broken. " + "So it goes with everything in this house today. " * 3 + "Is it smart?"
    assert hits(["smart meter"], ("p1", far)) == []
    assert hits(["smart meter"], ("p1", "our meter is really smart"))


def test_abbreviations_in_capitals_need_capitals():
    assert hits(["AI"], ("p1", "j'ai fini")) == []
    assert hits(["AI"], ("p1", "We do AI for ports")) == [("p1", "AI", 1, 0)]
    assert hits(["dbt"], ("p1", "DBT and dbt")) == [("p1", "dbt", 1, 0)]


def test_an_opening_is_an_offer():
    assert hits(["data scientist"], ("p1", "We have an opening for a data scientist in Leeds")) == [
        ("p1", "data scientist", 1, 1)
    ]
    assert hits(["data scientist"], ("p1", "Wir suchen: Stelle als Datenwissenschaftlerin")) == [
        ("p1", "data scientist", 1, 1)
    ]


def test_nothing_to_find_or_to_read():
    assert hits([], ("p1", "dbt")) == []
    assert hits(["dbt"], ("p1", None)) == []
