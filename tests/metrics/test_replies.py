"""Who answers whom: turns, a window of thirty days, and the last thirty days left out (methods.md §1.1)."""

from __future__ import annotations

import pandas as pd
from builders import rows, touches

from netlab.metrics.replies import replies, turns

AS_OF = pd.Timestamp("2024-12-31")


def test_messages_in_a_row_are_one_turn_and_the_wait_ends_with_the_next():
    table = touches(
        ("ann", "2024-01-01 10:00", "message", "out"), ("ann", "2024-01-02 10:00", "message", "out"),
        ("ann", "2024-01-04 10:00", "message", "in"), ("bo", "2024-01-05", "message", "in"),
    )  # fmt: skip
    assert rows(turns(table), "person_id", "direction", "started_at", "ended_at", "wait_days") == [
        ("ann", "out", "2024-01-01 10:00", "2024-01-02 10:00", 2.0),
        ("ann", "in", "2024-01-04 10:00", "2024-01-04 10:00", None),
        ("bo", "in", "2024-01-05", "2024-01-05", None),
    ]


def test_shares_and_days_of_both_sides():
    table = touches(
        ("ann", "2024-01-01", "message", "out"), ("ann", "2024-01-03", "message", "in"), ("ann", "2024-01-04", "message", "out"),
        ("ann", "2024-03-04", "message", "in"), ("bo", "2024-01-01", "message", "in"),
    )  # fmt: skip
    assert rows(replies(table, AS_OF)) == [("ann", 0.5, 2.0, 0.5, 1.0), ("bo", None, None, 0.0, None)]


def test_turns_of_the_last_thirty_days_are_left_out_answered_or_not():
    table = touches(
        ("ann", "2024-12-02", "message", "out"),
        ("ann", "2024-12-03", "message", "in"),
        ("bo", "2024-12-01", "message", "out"),
    )
    assert rows(replies(table, AS_OF)) == [("bo", 0.0, None, None, None)]


def test_groups_and_unknown_directions_tell_nothing():
    table = touches(("ann", "2024-01-01", "message", "out", 3), ("ann", "2024-01-03", "message", None))
    assert rows(replies(table, AS_OF)) == []
