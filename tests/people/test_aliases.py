"""A changed address is joined on strong evidence only, and said so."""

from __future__ import annotations

from builders import connections, export_of, messages, rows, url_of

from netlab.people.identity import Identities, identify

OLD = {"sender_url": url_of("Ann Lee Old")}


def aliases(identities: Identities) -> list[tuple]:
    names = identities.people.set_index("person_id")["name"]
    table = identities.aliases
    return rows(table.assign(name=table["person_id"].map(names)), "name", "url", "reason")


def test_same_name_in_the_same_conversation_is_one_person():
    export = export_of(
        connections=connections(("Ann Lee", "Acme", "2020-01-05")),
        messages=messages(
            ("2020-01-06 10:00", "Ann Lee", "me", "hi", "a", OLD),
            ("2024-01-06 11:00", "Ann Lee", "me", "hello", "a"),
        ),
    )
    found = identify(export)
    assert rows(found.people, "name", "url") == [("Ann Lee", url_of("Ann Lee"))]
    assert aliases(found) == [("Ann Lee", url_of("Ann Lee Old"), "same name in the same conversation")]


def test_same_name_company_and_title_is_one_person():
    export = export_of(
        connections=connections(
            ("Ann Lee", "Acme", "2020-01-05", "Nurse"),
            ("Ann Lee", "ACME", "2020-01-05", "Nurse", url_of("Ann Lee Old")),
        )
    )
    assert aliases(identify(export)) == [
        ("Ann Lee", url_of("Ann Lee Old"), "same name, same company and title")
    ]


def test_same_name_and_company_with_another_title_are_two_people():
    export = export_of(
        connections=connections(
            ("Ann Lee", "Acme", "2020-01-05", "Nurse"),
            ("Ann Lee", "Acme", "2022-01-05", "Driver", url_of("Ann Lee Old")),
        )
    )
    assert len(identify(export).people) == 2


def test_same_name_in_two_conversations_is_no_evidence():
    export = export_of(
        messages=messages(
            ("2020-01-06 10:00", "Ann Lee", "me", "hi", "a", OLD),
            ("2024-01-06 11:00", "Ann Lee", "me", "hello", "b"),
        )
    )
    found = identify(export)
    assert len(found.people) == 2
    assert aliases(found) == []


def test_two_addresses_in_one_message_are_two_people():
    export = export_of(
        messages=messages(
            (
                "2020-01-06 10:00",
                "Ann Lee",
                "me",
                "hi",
                "a",
                OLD
                | {"recipients": "Ann Lee,Mo Owner", "recipient_urls": f"{url_of('Ann Lee')},{url_of('me')}"},
            ),
            ("2024-01-06 11:00", "Ann Lee", "me", "hello", "a"),
        )
    )
    assert len(identify(export).people) == 2


def test_a_namesake_who_writes_to_the_owner_does_not_become_the_owner():
    namesake = {"sender_url": url_of("Mo Owner 2")}
    export = export_of(
        messages=messages(
            ("2021-01-06 10:00", "me", "me", "hi", "a", namesake), ("2021-01-06 11:00", "me", "me", "hello", "a"),
            ("2021-01-07 11:00", "me", "Bo Ray", "hello", "b"), ("2021-01-07 11:00", "me", "Cy Vo", "hello", "c"),
            recipient_url=False,
        )
    )  # fmt: skip
    found = identify(export)
    assert found.owner.slug == "mo-owner"
    assert (url_of("Mo Owner 2"), "Mo Owner") in rows(found.people, "url", "name")
