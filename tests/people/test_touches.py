"""What counts as a touch (DESIGN §3), and what became of invitations."""

from __future__ import annotations

import pandas as pd
import pytest
from builders import (
    connections,
    endorsements,
    export_of,
    invitations,
    messages,
    notes,
    profile,
    recommendations,
    rows,
    url_of,
)

from netlab.export.export import Export
from netlab.people.identity import identify
from netlab.people.touches import read_invitations, touches

AS_OF = pd.Timestamp("2024-06-30")


def told(export: Export, *columns: str) -> list[tuple]:
    """Touches with names in place of ids, by name and time."""
    found = identify(export)
    names = found.people.set_index("person_id")["name"]
    table = touches(export, found)
    table = table.assign(name=table["person_id"].map(names)).sort_values(["name", "on"], kind="stable")
    return rows(table, *("name", *(columns or ("on", "kind", "direction", "n_people", "weight"))))


def test_every_kind_of_touch_with_its_direction():
    export = export_of(
        connections=connections(("Ann Lee", "Acme", "2024-01-05")),
        messages=messages(
            ("2024-01-06 10:00", "Ann Lee", "me", "hi"), ("2024-01-06 11:00", "me", "Ann Lee", "hello")
        ),
        invitations=invitations(("2024-01-04 09:00", "me", "Ann Lee", "We met at the fair")),
        endorsements_received=endorsements(("2024-02-01", "Ann Lee", "SQL")),
        endorsements_given=endorsements(("2024-02-02", "Ann Lee", "Law")),
        recommendations_received=recommendations(("2024-03-01", "Ann Lee", "Great!")),
        recommendations_given=recommendations(("2024-03-02", "Ann Lee", "Great!")),
        notes=notes(("2024-03-03", "Ann Lee", "Likes tea")),
    )
    assert told(export) == [
        ("Ann Lee", "2024-01-04 09:00", "invitation", "out", None, 1.0),
        ("Ann Lee", "2024-01-05", "connection", "both", None, 0.0),
        ("Ann Lee", "2024-01-06 10:00", "message", "in", 2, 1.0),
        ("Ann Lee", "2024-01-06 11:00", "message", "out", 2, 1.0),
        ("Ann Lee", "2024-02-01", "endorsement", "in", None, 1.0),
        ("Ann Lee", "2024-02-02", "endorsement", "out", None, 1.0),
        ("Ann Lee", "2024-03-01", "recommendation", "in", None, 1.0),
        ("Ann Lee", "2024-03-02", "recommendation", "out", None, 1.0),
        ("Ann Lee", "2024-03-03", "note", "out", None, 0.0),
    ]


def test_an_invitation_without_a_note_is_no_touch():
    assert told(export_of(invitations=invitations(("2024-01-04 09:00", "me", "Ann Lee")))) == []


def test_a_group_message_weighs_little_and_third_parties_do_not_touch_each_other():
    export = export_of(
        messages=messages(
            ("2024-01-06 10:00", "me", ["Ann Lee", "Bo Ray", "Cy Vo"], "hi", "g"),
            ("2024-01-06 11:00", "Bo Ray", ["Ann Lee", "me", "Cy Vo"], "hello", "g"),
        )
    )
    assert told(export, "direction", "n_people", "weight") == [
        ("Ann Lee", "out", 4, 1 / 3), ("Bo Ray", "out", 4, 1 / 3), ("Bo Ray", "in", 4, 1 / 3), ("Cy Vo", "out", 4, 1 / 3),
    ]  # fmt: skip


def test_drafts_and_sponsored_messages_touch_nobody():
    export = export_of(
        messages=messages(
            ("2024-01-06 10:00", "me", "Ann Lee", "hel", "a", {"is_draft": True}),
            ("2024-01-06 11:00", "Bo Ray", "me", "Hi %FIRSTNAME%", "b", {"is_sponsored": True}),
        )
    )
    assert told(export) == []


def test_an_unreadable_date_keeps_its_touch():
    assert told(export_of(messages=messages((None, "Ann Lee", "me", "hi"))), "on", "kind") == [
        ("Ann Lee", None, "message")
    ]


def test_without_a_clear_owner_directions_are_unknown():
    export = export_of(
        profile=profile("x").iloc[:0], messages=messages(("2024-01-06 10:00", "Ann Lee", "me", "hi"))
    )
    assert told(export, "direction", "n_people") == [("Ann Lee", None, 2), ("Mo Owner", None, 2)]


def test_no_touch_at_all_has_the_columns_and_types():
    export = export_of()
    table = touches(export, identify(export))
    assert table.dtypes.astype(str).to_dict() == {
        "person_id": "string", "on": "datetime64[us]", "kind": "category", "direction": "category",
        "conversation": "string", "n_people": "Int64", "weight": "float64",
    }  # fmt: skip


def states(export: Export, as_of: pd.Timestamp = AS_OF) -> list[tuple]:
    found = identify(export)
    names = found.people.set_index("person_id")["name"]
    table = read_invitations(export, found, as_of)
    return rows(
        table.assign(name=table["person_id"].map(names)), "name", "direction", "has_note", "state", "age_days"
    )


def test_invitations_tell_their_state_newest_first():
    export = export_of(
        connections=connections(("Ann Lee", "Acme", "2024-06-02"), ("Bo Ray", "Bolt", "2024-06-03")),
        invitations=invitations(
            ("2024-06-01 09:00", "me", "Ann Lee", "Hello Ann"), ("2024-06-02 09:00", "Bo Ray", "me"),
            ("2024-05-01 09:00", "me", "Cy Vo"), ("2024-05-02 09:00", "Dee Fox", "me"),
        ),
    )  # fmt: skip
    assert states(export) == [
        ("Bo Ray", "in", False, "accepted", 28),
        ("Ann Lee", "out", True, "accepted", 29),
        ("Dee Fox", "in", False, "unknown", 59),
        ("Cy Vo", "out", False, "pending", 60),
    ]


@pytest.mark.parametrize("connected", [True, False])
def test_pending_needs_addresses_on_both_sides(connected: bool):
    others = connections(("Bo Ray", "Bolt", "2024-06-03"), url=False) if connected else None
    tables = {"connections": others} if connected else {}
    export = export_of(invitations=invitations(("2024-05-01 09:00", "me", "Cy Vo")), **tables)
    assert states(export) == [("Cy Vo", "out", False, "unknown", 60)]


def test_pending_needs_the_address_of_the_invited():
    export = export_of(
        connections=connections(("Bo Ray", "Bolt", "2024-06-03")),
        invitations=invitations(("2024-05-01 09:00", "me", "Cy Vo"), url=False),
    )
    assert states(export) == [("Cy Vo", "out", False, "unknown", 60)]


def test_a_namesake_who_joined_since_makes_it_unknown():
    tables = {"invitations": invitations(("2024-05-01 09:00", "me", "Cy Vo"))}
    other = url_of("Cy Vo New")
    since = export_of(connections=connections(("Cy Vo", "Acme", "2024-05-02", None, other)), **tables)
    before = export_of(connections=connections(("Cy Vo", "Acme", "2020-05-02", None, other)), **tables)
    assert states(since) == [("Cy Vo", "out", False, "unknown", 60)]
    assert states(before) == [("Cy Vo", "out", False, "pending", 60)]


def test_invitations_that_name_nobody_are_nobodys():
    export = export_of(invitations=invitations(("2024-05-01 09:00", "", "", "Hello")))
    assert states(export) == []
    assert touches(export, identify(export)).empty
