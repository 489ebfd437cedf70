"""Support both ways: sides, shares, and what is not known."""

from __future__ import annotations

import pandas as pd
from builders import rows

from netlab.metrics.support_balance import KIND_WORDS, kind_words, support_balance, support_totals
from netlab.people.touches import DIRECTION, KIND

AS_OF = pd.Timestamp("2024-06-30")


def people(*told: tuple) -> pd.DataFrame:
    columns = [
        "person_id",
        "n_sent",
        "n_received",
        "n_endorsed",
        "n_endorsed_me",
        "recommended",
        "recommended_me",
    ]
    kinds = dict.fromkeys(columns[1:5], "Int64") | {
        "recommended": "boolean",
        "recommended_me": "boolean",
        "person_id": "string",
    }
    return pd.DataFrame(list(told), columns=columns).astype(kinds)


def touches(*told: tuple[str, str, str]) -> pd.DataFrame:
    table = pd.DataFrame(told, columns=["person_id", "on", "direction"])
    return table.assign(
        person_id=table["person_id"].astype("string"),
        on=pd.to_datetime(table["on"]),
        kind=pd.Series("message", index=table.index).astype(KIND),
        direction=table["direction"].astype("string").astype(DIRECTION),
        conversation=table["person_id"].astype("string"),
        n_people=pd.array([2] * len(table), dtype="Int64"),
        weight=1.0,
    )


CROWD = people(
    ("p1", 3, 3, 1, 1, False, True),
    ("p2", 4, 0, 3, 0, False, False),
    ("p3", 0, 1, 0, 2, False, False),
    ("p4", 0, 0, 0, 0, False, False),
)


def test_who_gives_and_who_gets():
    table = support_balance(CROWD, touches(), AS_OF)
    assert rows(table, "person_id", "gave", "received", "support", "talk") == [
        ("p1", 1, 2, "both ways", "both ways"),
        ("p2", 3, 0, "only you", "only you"),
        ("p3", 0, 2, "only they", "none"),
    ]
    assert table["evidence"][1] == "You endorsed or recommended them 3 times.\nYou wrote to them 4 times."
    assert table["kind_words_sent"].isna().all()


def test_who_starts_and_who_answers():
    said = touches(("p1", "2024-01-01", "out"), ("p1", "2024-01-02", "in"), ("p2", "2024-01-01", "out"))
    table = support_balance(CROWD, said, AS_OF)
    assert rows(table, "person_id", "started_by_me", "they_answered", "i_answered") == [
        ("p1", 1.0, 1.0, 0.0),
        ("p2", 1.0, 0.0, None),
        ("p3", None, None, None),
    ]


def test_absent_is_not_none():
    blank = CROWD.assign(
        n_endorsed=pd.array([pd.NA] * 4, dtype="Int64"), recommended=pd.array([pd.NA] * 4, dtype="boolean")
    )
    table = support_balance(blank, touches(), AS_OF)
    assert table["gave"].isna().all()
    assert table["support"].isna().all()
    totals = support_totals(blank, table)
    assert rows(totals, "measure", "gave", "received", "n_people_gave", "n_people_received") == [
        ("endorsements", None, 3, None, 2),
        ("recommendations", None, 1, None, 1),
        ("messages", 7, 4, 2, 2),
        ("kind words", None, None, None, None),
    ]
    assert totals["meaning"][0] == "endorsements from you: not in this archive; to you from 2 people."


def test_kind_words_by_direction():
    lines = pd.DataFrame(
        {
            "person_id": ["p1", "p1", "p2", "p2"],
            "place": ["direct", "direct", "direct", "group"],
            "wrote": [True, False, True, True],
        }
    )
    lines = lines.assign(**dict.fromkeys(KIND_WORDS, 0)).assign(congrats_career=[1, 1, 0, 1])
    words = kind_words(lines)
    assert rows(words) == [("p1", 1, 1)]
    table = support_balance(CROWD, touches(), AS_OF, words)
    assert rows(table, "person_id", "kind_words_sent", "kind_words_received") == [
        ("p1", 1, 1),
        ("p2", 0, 0),
        ("p3", 0, 0),
    ]


def test_nobody_is_a_balance_too():
    assert support_balance(people(), touches(), AS_OF).empty
