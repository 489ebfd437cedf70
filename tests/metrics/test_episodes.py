"""Episodes and states (DESIGN §3: contacts less than seven days apart; cooling, dormant, never)."""

from __future__ import annotations

import pandas as pd
import pytest
from builders import rows, touches

from netlab.metrics.episodes import episodes, rhythm, states

AS_OF = pd.Timestamp("2024-12-31")


def test_contacts_less_than_seven_days_apart_are_one_episode():
    table = touches(
        ("ann", "2024-01-01 10:00", "message", "in"), ("ann", "2024-01-08 09:59", "message", "out"),
        ("ann", "2024-01-15 09:59", "endorsement", "out"), ("bo", "2024-01-16", "message", "out"),
    )  # fmt: skip
    assert rows(episodes(table)) == [
        ("ann", 1, "2024-01-01 10:00", "2024-01-08 09:59", 2, "in"),
        ("ann", 2, "2024-01-15 09:59", "2024-01-15 09:59", 1, "out"),
        ("bo", 1, "2024-01-16", "2024-01-16", 1, "out"),
    ]


def test_groups_connections_notes_and_undated_touches_make_no_episode():
    table = touches(
        ("ann", "2024-01-01", "message", "in", 3), ("ann", "2024-01-01", "connection"), ("ann", "2024-01-01", "note"),
        ("ann", None),
    )  # fmt: skip
    assert rows(episodes(table)) == []


def test_rhythm_tells_gaps_silence_and_who_begins():
    table = touches(
        ("ann", "2024-01-01", "message", "out"), ("ann", "2024-01-11", "message", "in"), ("ann", "2024-02-10", "message", "in"),
        ("bo", "2021-12-31", "message", None),
    )  # fmt: skip
    assert rows(rhythm(table, AS_OF)) == [
        ("ann", 3, 20.0, 325, False, 1 / 3),
        ("bo", 1, None, 1096, True, None),
    ]


@pytest.mark.parametrize(
    ("days_ago", "state"),
    [
        ([365], "active"), ([366], "cooling"), ([1095], "cooling"), ([1096], "dormant"),
        # A median gap of 20 days allows 160 days of silence; one of 8 allows 90; two episodes have no rhythm yet.
        ([200, 180, 160], "active"), ([201, 181, 161], "cooling"), ([106, 98, 90], "active"), ([107, 99, 91], "cooling"),
        ([107, 91], "active"),
    ],
)  # fmt: skip
def test_the_state_follows_the_ties_own_rhythm(days_ago: list[int], state: str):
    days = [AS_OF - pd.Timedelta(days=ago) for ago in days_ago]
    table = touches(*(("ann", str(day)) for day in days))
    assert states(table, pd.Series(["ann"], dtype="string"), AS_OF).tolist() == [state]


def test_never_is_said_of_people_without_direct_contact_only():
    table = touches(
        ("ann", "2024-01-01", "message", "in", 4), ("bo", None), ("cy", "2024-01-01", "connection")
    )
    found = states(table, pd.Series(["ann", "bo", "cy", "dee"], dtype="string"), AS_OF)
    assert found.astype(object).where(found.notna(), None).tolist() == ["never", None, "never", "never"]


def test_what_happened_later_is_not_known_yet():
    table = touches(("ann", "2020-01-01"), ("ann", "2025-01-01"))
    assert states(table, pd.Series(["ann"], dtype="string"), AS_OF).tolist() == ["dormant"]
