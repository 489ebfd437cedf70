"""One row a person: every tie column, and NA where a file could not tell (DESIGN §1.2)."""

from __future__ import annotations

import pandas as pd
import pytest
from builders import rows, touches

from netlab.metrics.ties import TIE_COLUMNS, contact_counts, reciprocity, ties

AS_OF = pd.Timestamp("2024-12-31")
PEOPLE = pd.DataFrame({"person_id": pd.array(["ann", "bo", "cy"], dtype="string")})
TOUCHES = touches(
    ("ann", "2024-12-30 10:00", "message", "in"), ("ann", "2024-12-30 11:00", "message", "out"),
    ("ann", "2024-12-31 09:00", "message", "in"), ("ann", "2024-12-31 10:00", "message", "in"),
    ("ann", "2020-01-01", "endorsement", "out"), ("bo", "2024-12-31", "message", "in", 5), ("bo", "2024-12-01", "connection", "both"),
)  # fmt: skip


def has(*files: str):
    return lambda table: table in files


EVERYTHING = has(
    "messages", "invitations", "endorsements_received", "endorsements_given", "recommendations_received", "recommendations_given"
)  # fmt: skip


def test_counts_are_of_one_to_one_messages_and_days_of_any_direct_contact():
    assert rows(contact_counts(TOUCHES)) == [("ann", 1, 3, "2020-01-01", "2024-12-31")]


def test_counts_are_unknown_without_directions():
    table = touches(("ann", "2024-12-30", "message", None), ("bo", "2024-12-30", "endorsement", "in"))
    assert rows(contact_counts(table)) == [
        ("ann", None, None, "2024-12-30", "2024-12-30"), ("bo", 0, 0, "2024-12-30", "2024-12-30"),
    ]  # fmt: skip


def test_reciprocity_from_four_messages_on():
    sent = pd.Series([2, 1, 0, 1, 0, None], dtype="Int64")
    received = pd.Series([2, 3, 4, 2, 0, None], dtype="Int64")
    found = reciprocity(sent, received)
    assert [None if pd.isna(x) else round(x, 4) for x in found] == [1.0, 0.3333, 0.0, None, None, None]


def test_every_person_has_a_row_in_the_order_given():
    table = ties(TOUCHES, PEOPLE, EVERYTHING, AS_OF)
    assert rows(
        table,
        "person_id",
        "n_sent",
        "n_received",
        "first_touch_on",
        "last_touch_on",
        "reciprocity",
        "state",
        "was_strong",
    ) == [
        ("ann", 1, 3, "2020-01-01", "2024-12-31", 1 / 3, "active", False),
        ("bo", 0, 0, None, None, None, "never", False),
        ("cy", 0, 0, None, None, None, "never", False),
    ]
    assert table["strength"].round(3).tolist() == [0.5, 0.059, 0.0]
    assert list(table.columns) == list(TIE_COLUMNS)


def test_without_messages_nothing_is_known_but_the_parts_that_are_there():
    table = ties(TOUCHES, PEOPLE, has("endorsements_given"), AS_OF)
    known = table.columns[table.notna().any()].tolist()
    assert known == ["person_id", "s_endorsement"]
    assert table["s_endorsement"].round(5).tolist() == [0.00044, 0.0, 0.0]


def test_an_absent_file_makes_its_part_unknown_and_not_zero():
    table = ties(TOUCHES, PEOPLE, has("messages", "invitations"), AS_OF)
    parts = table[["s_message", "s_invitation", "s_endorsement", "s_recommendation"]]
    assert parts.notna().all().tolist() == [True, True, False, False]
    assert table["strength"].notna().all()


def test_without_an_owner_two_way_measures_are_unknown():
    table = ties(touches(("ann", "2024-12-30", "message", None)), PEOPLE, EVERYTHING, AS_OF)
    assert rows(table, "n_sent", "reciprocity", "state") == [
        (None, None, "active"),
        (0, None, "never"),
        (0, None, "never"),
    ]


def test_nobody_and_nothing_give_an_empty_table_with_its_types():
    table = ties(touches(), PEOPLE.iloc[:0], EVERYTHING, AS_OF)
    assert rows(table) == []
    kinds = {name: kind or "category" for name, kind in TIE_COLUMNS.items()}
    assert table.dtypes.astype(str).to_dict() == kinds


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_touches_changes_nothing(seed: int):
    before = TOUCHES.copy()
    mixed = TOUCHES.sample(frac=1, random_state=seed, ignore_index=True)
    pd.testing.assert_frame_equal(
        ties(mixed, PEOPLE, EVERYTHING, AS_OF), ties(TOUCHES, PEOPLE, EVERYTHING, AS_OF)
    )
    pd.testing.assert_frame_equal(TOUCHES, before)
