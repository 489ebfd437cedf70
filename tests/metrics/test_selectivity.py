"""Selectivity: today's fit by year joined, and invitations accepted so far."""

from __future__ import annotations

import pandas as pd
import pytest
from builders import rows

from netlab.metrics.intervals import wilson
from netlab.metrics.selectivity import fit_by_relationship, fit_by_year, fits, invited


def people(*told: tuple) -> pd.DataFrame:
    columns = ["person_id", "connected_on", "relationship", "goal_fit", "is_connection"]
    table = pd.DataFrame([(*row, True)[:5] for row in told], columns=columns)
    kinds = {"connected_on": "datetime64[us]", "goal_fit": "Float64", "is_connection": "boolean"}
    return table.astype({"person_id": "string", "relationship": "string", **kinds})


CROWD = people(
    ("p1", "2020-02-01", "personal", 0.1),
    ("p2", "2020-05-01", "personal", 0.5),
    ("p3", "2020-06-01", "professional", 0.9),
    ("p4", None, None, 0.0),
    ("p5", "2021-01-01", "professional", 0.9, False),
)


def test_fit_of_those_still_connected_by_year_and_relationship():
    assert rows(fit_by_year(CROWD)) == [
        (2020, "personal", 2, 1, 0.5),
        (2020, "professional", 1, 1, 1.0),
        (None, "unknown", 1, 0, 0.0),
    ]
    assert rows(fit_by_relationship(CROWD)) == [
        ("personal", 2, 1, 0.5),
        ("professional", 1, 1, 1.0),
        ("unknown", 1, 0, 0.0),
    ]


def test_without_goals_nothing_is_said_of_fit():
    nobody_judged = CROWD.assign(goal_fit=pd.array([pd.NA] * 5, dtype="Float64"))
    assert fits(nobody_judged).isna().all()
    assert rows(fit_by_relationship(nobody_judged), "n", "n_fit", "share")[0] == (2, None, None)


def sent(*told: tuple) -> pd.DataFrame:
    table = pd.DataFrame(list(told), columns=["person_id", "on", "direction", "has_note", "state"])
    return table.astype(
        {
            "person_id": "string",
            "on": "datetime64[us]",
            "direction": "string",
            "has_note": "boolean",
            "state": "string",
        }
    )


def test_invitations_with_and_without_a_note():
    table = invited(
        sent(
            ("p1", "2026-07-01", "out", True, "accepted"),
            ("p2", "2026-07-03", "out", True, "pending"),
            ("p3", "2026-07-05", "out", False, "accepted"),
            ("p4", "2026-07-09", "out", False, "unknown"),
            ("p5", "2026-05-01", "in", True, "accepted"),
        ),
        CROWD,
    )
    assert rows(table, "note", "n", "accepted", "pending", "unknown", "share", "n_fit") == [
        ("all", 4, 2, 1, 1, pytest.approx(2 / 3), 2),
        ("with", 2, 1, 1, 0, 0.5, 1),
        ("without", 2, 1, 0, 1, 1.0, 1),
    ]
    assert rows(table, "low", "high")[0] == pytest.approx(wilson(2, 3))
    assert rows(table, "first_on", "last_on")[0] == ("2026-07-01", "2026-07-09")
    assert "Of 3 invitations you sent, 2 were accepted so far (67 %" in table["meaning"][0]
    assert "01 Jul 2026 to 09 Jul 2026" in table["meaning"][0]


def test_invitations_without_a_readable_date_still_tell_what_became_of_them():
    undated = sent(("p1", None, "out", True, "accepted"), ("p2", None, "out", False, "pending"))
    table = invited(undated, CROWD)
    assert rows(table, "n", "share", "first_on")[0] == (2, 0.5, None)
    assert "When they were sent cannot be read; young ones" in table["meaning"][0]


def test_no_invitations_and_no_file_are_not_the_same():
    none = invited(sent(), CROWD)
    assert rows(none, "n", "share")[0] == (0, None)
    assert "No invitation you sent can be followed up" in none["meaning"][0]
    absent = invited(sent(), CROWD, is_there=False)
    assert rows(absent, "n", "share")[0] == (None, None)
    assert "not in the archive" in absent["meaning"][0]
