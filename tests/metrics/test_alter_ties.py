"""Ties between two contacts: from small conversations, introductions and small employers, and from nothing else."""

from __future__ import annotations

import pandas as pd
import pytest

from netlab.metrics.alter_ties import alter_ties, chat_ties, employer_ties, introduction_ties


def talk(*rows: tuple[int, str, str, int]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["message", "conversation", "person_id", "n_people"])


def messages(*rows: tuple[str, str]) -> pd.DataFrame:
    table = pd.DataFrame(list(rows), columns=["sent_at", "content"])
    return table.assign(sent_at=pd.to_datetime(table["sent_at"]).astype("datetime64[us]"))


def facts(ties: pd.DataFrame) -> list[tuple]:
    return [(r.source, r.target, r.basis, r.weight) for r in ties.itertuples()]


def test_a_group_conversation_ties_its_people_by_newmans_weight():
    rows = talk((0, "c1", "b", 4), (0, "c1", "a", 4), (1, "c1", "c", 4), (2, "c2", "a", 3), (2, "c2", "b", 3))
    said = messages(("2024-01-01", ""), ("2024-03-01", ""), ("2025-01-01", ""))
    ties = chat_ties(rows, said)
    assert facts(ties) == [
        ("a", "b", "group_chat", pytest.approx(1 / 3 + 1 / 2)),
        ("a", "c", "group_chat", pytest.approx(1 / 3)),
        ("b", "c", "group_chat", pytest.approx(1 / 3)),
    ]
    assert ties.loc[0, ["first_on", "last_on"]].tolist() == [
        pd.Timestamp("2024-01-01"),
        pd.Timestamp("2025-01-01"),
    ]


@pytest.mark.parametrize("size", [2, 16])
def test_a_pair_and_a_crowd_tie_nobody(size):
    rows = talk((0, "c1", "a", size), (0, "c1", "b", size))
    assert chat_ties(rows, messages(("2024-01-01", ""))).empty


def employees(*rows: tuple[str, str | None, bool]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["person_id", "employer", "is_connection"]).astype(
        {"employer": "string"}
    )


def test_only_small_employers_tie():
    large = [(f"l{i:02}", "Large", True) for i in range(11)]
    people = employees(
        ("a", "Acme", True), ("b", "Acme", True), ("c", "Acme", False), ("d", None, True), *large
    )
    assert facts(employer_ties(people)) == [("a", "b", "small_employer", 1.0)]
    assert len(employer_ties(people, largest=11)) == 1 + 11 * 10 / 2


def test_an_introduction_names_its_person_in_full():
    people = pd.DataFrame(
        {"person_id": ["a", "b", "c", "d"], "name": ["Ann Lee", "Bo Ek", "Sam Fox", "Sam Fox"]}
    ).astype("string")
    said = messages(
        ("2024-01-01", "Hi! Let me introduce you to BO EK, she runs the lab."),
        ("2024-01-02", "Bo Ek was there too."),
        ("2024-01-03", "I would like to introduce Sam Fox."),
        ("2024-01-04", "Happy to introduce you to Bo."),
    )
    rows = talk(*[(i, f"c{i}", "a", 2) for i in range(4)])
    ties = introduction_ties(rows, said, people)
    assert facts(ties) == [("a", "b", "introduction", 1.0)]
    assert ties.loc[0, "first_on"] == pd.Timestamp("2024-01-01")


def test_no_tie_of_any_basis_is_an_empty_table_of_the_same_columns():
    none = alter_ties(chat_ties(talk(), messages()), employer_ties(employees()))
    assert none.columns.tolist() == ["source", "target", "basis", "weight", "first_on", "last_on"]
    assert none.empty
