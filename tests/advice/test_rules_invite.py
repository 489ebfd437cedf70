"""Whom to invite; pending invitations: one reminder where another way is open, then let go."""

from __future__ import annotations

import pandas as pd
from situations import names, person, row, situation, warm

APART = {"is_connection": False, "connected_on": pd.NaT}


def sent(name: str, on: str, state: str = "pending") -> dict:
    return {"person_id": name, "on": on, "direction": "out", "has_note": False, "state": state}


def test_people_i_write_with_and_am_not_connected_to():
    found = row(situation(warm("Ann Lee", **APART)), "invite")
    assert found["reason"] == "You and Ann Lee write to each other, and are not connected."
    assert len(found["draft"]) < 200
    assert found["draft"].startswith("Hello Ann,\n\nWe write to each other")


def test_people_of_the_address_book():
    given = situation(
        person("Ann Lee", **APART, in_address_book=True),
        person("Plumber", **APART, in_address_book=True),
        person("Bo Ray", **{**APART, "id_basis": "ambiguous"}, in_address_book=True),
        person("Cy Fox", in_address_book=True),
    )
    assert names(given, "invite") == ["Ann Lee"]
    found = row(given, "invite")
    assert found["reason"] == "Ann Lee is in your address book, and not among your connections."
    assert "address book" in found["draft"]


def test_nobody_is_invited_who_may_be_connected_or_was_invited():
    unknown = situation(warm("Ann Lee", **{**APART, "is_connection": pd.NA}))
    assert names(unknown, "invite") == []
    invited = situation(warm("Ann Lee", **APART), invitations=[sent("ann-lee", "2026-10-20")])
    assert names(invited, "invite") == []


def test_a_reminder_only_where_another_way_is_open():
    given = situation(
        person("Ann Lee", **APART),
        person("Bo Ray", **APART),
        invitations=[sent("ann-lee", "2026-10-01"), sent("bo-ray", "2026-10-01")],
        cards=[{"person_id": "ann-lee", "mail_kind": "personal"}],
    )
    assert names(given, "nudge_invitation") == ["Ann Lee"]
    found = row(given, "nudge_invitation")
    assert found["reason"] == (
        "You invited Ann Lee on 1 October 2026, 30 days ago, and they are not among your connections. "
        "One reminder elsewhere is fair."
    )
    assert found["evidence"] == (
        "Your address book has a mail address of theirs.\n"
        "That it is pending is inferred: LinkedIn does not say so."
    )
    assert "1 October 2026" in found["draft"]
    assert names(given, "withdraw_invitation") == []


def test_after_six_weeks_it_is_let_go_and_the_block_is_told():
    given = situation(person("Ann Lee", **APART), invitations=[sent("ann-lee", "2026-09-01")])
    found = row(given, "withdraw_invitation")
    assert found["reason"] == (
        "You invited Ann Lee on 1 September 2026, 60 days ago, and they are not among your connections. "
        "Six weeks are our patience: let it go, or leave it standing."
    )
    assert found["cost"] == (
        "After withdrawing, LinkedIn does not let you invite the same person for up to three weeks."
    )
    assert pd.isna(found["draft"])


def test_one_reminder_only():
    done = [{"person_id": "ann-lee", "action": "nudge_invitation", "on": "2026-09-20"}]
    given = situation(
        person("Ann Lee", **APART),
        invitations=[sent("ann-lee", "2026-09-01")],
        cards=[{"person_id": "ann-lee", "mail_kind": "work"}],
        done=done,
    )
    assert names(given, "nudge_invitation") == []
    assert row(given, "withdraw_invitation")["evidence"].startswith("You reminded them once.")


def test_accepted_and_unclear_invitations_are_left_alone():
    given = situation(
        person("Ann Lee"),
        person("Bo Ray", **APART),
        invitations=[sent("ann-lee", "2026-06-01", "accepted"), sent("bo-ray", "2026-06-01", "unknown")],
    )
    assert names(given, "withdraw_invitation") == []
