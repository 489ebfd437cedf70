"""Whose export it is, on what evidence (linkedin-export.md §2.2: Profile.csv holds no address)."""

from __future__ import annotations

import pytest
from builders import OWNER_URL, connections, contacts, export_of, invitations, messages, profile, rows, url_of

from netlab.errors import ParameterError
from netlab.people.identity import identify

HELLO = messages(("2024-01-06 10:00", "Ann Lee", "me", "hi"), ("2024-01-06 11:00", "me", "Ann Lee", "hello"))
NO_PROFILE = profile("x").iloc[:0]


def test_the_inviter_of_what_went_out_is_the_owner():
    sent = invitations(("2024-01-04 09:00", "me", "Ann Lee"), ("2024-01-05 09:00", "Bo Ray", "me"))
    owner = identify(export_of(profile=profile("Another Name"), invitations=sent)).owner
    assert (owner.slug, owner.url, owner.name, owner.is_certain) == (
        "mo-owner",
        OWNER_URL,
        "Another Name",
        True,
    )
    assert owner.evidence == f"Another Name ({OWNER_URL}): 2 invitations came from or went to this address."


def test_the_name_in_the_profile_leads_to_the_address():
    owner = identify(export_of(messages=HELLO)).owner
    assert owner.slug == "mo-owner"
    assert (
        owner.evidence
        == f"Mo Owner ({OWNER_URL}): the name in Profile.csv is used with this address in 1 conversation."
    )


def test_without_a_profile_the_address_in_most_conversations_is_the_owner():
    export = export_of(
        profile=NO_PROFILE,
        messages=messages(*((f"2024-01-0{n} 10:00", f"Guest {n}", "me", "hi") for n in range(1, 6))),
    )
    owner = identify(export).owner
    assert (owner.slug, owner.name) == ("mo-owner", "Mo Owner")
    assert owner.evidence == f"Mo Owner ({OWNER_URL}): this address takes part in 100 % of 5 conversations."


def test_one_conversation_alone_does_not_tell_the_owner():
    found = identify(export_of(profile=NO_PROFILE, messages=HELLO))
    assert not found.owner.is_certain
    assert "Give the owner's profile address or full name" in found.owner.evidence
    assert found.participants["direction"].isna().all()


def test_somebody_connected_is_never_the_owner():
    export = export_of(
        profile=profile("Ann Lee"),
        connections=connections(("Ann Lee", "Acme", "2024-01-01")),
        messages=messages(
            ("2024-01-06 10:00", "Ann Lee", "me", "hi"),
            ("2024-01-06 11:00", "me", "Bo Ray", "yo"),
            ("2024-01-06 11:00", "me", "Cy Vo", "yo"),
        ),
    )
    assert identify(export).owner.slug == "mo-owner"


def test_two_who_share_the_name_of_the_profile_are_not_taken_by_name():
    other = {"sender_url": url_of("Mo Owner 2")}
    export = export_of(
        messages=messages(
            ("2024-01-06 10:00", "me", "Ann Lee", "hi", "a"),
            ("2024-01-06 11:00", "me", "Bo Ray", "hi", "b", other),
            recipient_url=False,
        )
    )
    assert not identify(export).owner.is_certain


def test_the_owner_may_have_changed_address():
    old = {"sender_url": url_of("Mo Owner Old")}
    export = export_of(
        messages=messages(
            ("2021-01-06 10:00", "me", "Ann Lee", "hi", "a", old),
            ("2024-01-06 11:00", "me", "Ann Lee", "hi", "a"),
        )
    )
    found = identify(export)
    assert (found.owner.slug, rows(found.people, "name")) == ("mo-owner", [("Ann Lee",)])
    assert rows(found.participants, "direction") == [("out",), ("out",)]
    assert identify(export, owner=url_of("Mo Owner Old")).owner.slug == "mo-owner"


def test_a_bare_slug_works_without_messages():
    export = export_of(connections=connections(("Ann Lee", "Acme", "2024-01-01")))
    assert identify(export, owner="mo-owner").owner.url == OWNER_URL


@pytest.mark.parametrize(
    "given", [OWNER_URL, "www.linkedin.com/in/Mo-Owner/", "mo-owner", "Mo Owner", "mo owner, PhD"]
)
def test_the_owner_can_be_given_by_address_slug_or_name(given: str):
    owner = identify(export_of(profile=NO_PROFILE, messages=HELLO), owner=given).owner
    assert (owner.slug, owner.is_certain) == ("mo-owner", True)


def test_the_given_owner_wins_over_all_other_evidence():
    sent = invitations(("2024-01-04 09:00", "me", "Ann Lee"))
    assert (
        identify(export_of(messages=HELLO, invitations=sent), owner=url_of("Ann Lee")).owner.slug == "ann-lee"
    )


def test_a_given_address_that_nobody_uses_is_an_error_without_the_address():
    with pytest.raises(ParameterError, match="takes part in no message") as error:
        identify(export_of(messages=HELLO), owner="https://www.linkedin.com/in/typing-error")
    assert "typing-error" not in str(error.value)


def test_without_messages_the_profile_gives_a_name():
    owner = identify(export_of(connections=connections(("Ann Lee", "Acme", "2024-01-01")))).owner
    assert (owner.name, owner.slug, owner.is_certain) == ("Mo Owner", "", True)


def test_the_owners_own_card_and_messages_make_no_contact():
    export = export_of(
        messages=messages(
            ("2021-01-06 10:00", "Ann Lee", "me", "hi"), ("2021-01-06 11:00", "me", "Ann Lee", "yo"),
            ("2021-01-06 11:00", "me", "me", "note to self"), recipient_url=False,
        ),
        contacts=contacts({"name": "Mo Owner"}),
    )  # fmt: skip
    assert rows(identify(export).people, "name") == [("Ann Lee",)]
