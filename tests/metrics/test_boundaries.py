"""Where friends and work meet: what friends alone open, talks with both in them, the mix beside the wish."""

from __future__ import annotations

import pandas as pd
import pytest

from netlab.metrics.boundaries import beside_wish, group_talk, through_friends
from netlab.metrics.selectivity import by_age


def people(*rows: tuple[str, str, str | None, str]) -> pd.DataFrame:
    """``person_id, relationship, industry, connected_on``; everybody a connection."""
    table = pd.DataFrame(rows, columns=["person_id", "relationship", "industry", "connected_on"])
    return table.assign(
        is_connection=pd.array([True] * len(rows), dtype="boolean"),
        connected_on=pd.to_datetime(table["connected_on"]),
        function="unknown",
        employer=pd.Series(pd.NA, index=table.index, dtype="string"),
    ).astype({"person_id": "string", "relationship": "category", "industry": "string"})


KNOWN = people(
    ("a", "personal", "health", "2025-01-01"),
    ("b", "both", "health", "2015-01-01"),
    ("c", "unknown", "health", "2015-01-01"),
    ("d", "personal", "law", "2015-01-01"),
    ("e", "professional", "law", "2025-01-01"),
    ("f", "personal", None, "2015-01-01"),
    ("g", "personal", "art", "2015-01-01"),
)


def test_friends_alone_reach_where_no_work_contact_is():
    found = through_friends(KNOWN)
    assert list(found.itertuples(index=False, name=None)) == [
        ("industry", "health", 2, 1, "a b"),
        ("industry", "art", 1, 0, "g"),
    ]


def test_a_talk_is_mixed_when_a_friend_and_a_work_contact_are_in_it():
    rows = [
        ("t1", "a", 4),
        ("t1", "e", 4),
        ("t1", "c", 4),
        ("t1", "a", 4),
        ("t2", "a", 3),
        ("t2", "d", 3),
        ("t3", "e", 2),
    ]
    touches = pd.DataFrame(rows, columns=["conversation", "person_id", "n_people"]).assign(kind="message")
    talk = group_talk(touches.astype({"n_people": "Int64"}), KNOWN)
    assert list(talk.itertuples(index=False, name=None)) == [
        ("t1", 3, 1, 1, 1, True),
        ("t2", 2, 2, 0, 0, False),
    ]


def test_the_mix_is_of_those_there_is_evidence_about():
    table = beside_wish(KNOWN, {"personal": 0.3, "professional": 0.7}, pd.Timestamp("2026-10-31"))
    assert table["relationship"].tolist() == ["personal", "professional"]
    assert table["share"].tolist() == pytest.approx([4 / 6, 1 / 6])
    assert table["recent_share"].tolist() == [0.5, 0.5]
    assert (table["n_known"] == 6).all()


def test_without_evidence_there_is_no_share():
    table = beside_wish(KNOWN[KNOWN["relationship"] == "unknown"], {"personal": 0.3}, pd.NaT)
    assert table["share"].isna().all()
    assert table["recent_share"].isna().all()


def test_waiting_invitations_are_counted_by_age():
    days = pd.Series([0, 13, 14, 90, 91, 400, None], dtype="Int64")
    assert dict(by_age(days).itertuples(index=False, name=None)) == {
        "young": 2,
        "ripe": 2,
        "old": 2,
        "undated": 1,
    }
