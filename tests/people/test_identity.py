"""One row a person across all files: DESIGN §3 and what linkedin-export.md says about names and addresses."""

from __future__ import annotations

import pandas as pd
from builders import (
    connections,
    contacts,
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
from hypothesis import given, settings
from hypothesis import strategies as st

from netlab.people.identity import Identities, identify


def people(identities: Identities, *columns: str) -> list[tuple]:
    """Rows of the people table in alphabetical order, the order that a reader expects."""
    return sorted(rows(identities.people, *(columns or ("name", "id_basis"))), key=str)


def who(identities: Identities, table: str) -> list[str | None]:
    """The names of the people that the rows of a file were given to."""
    names = identities.people.set_index("person_id")["name"]
    return [None if pd.isna(person) else names[person] for person in identities.person_of[table]]


def met(identities: Identities) -> list[tuple]:
    """Participants with names in place of ids."""
    names = identities.people.set_index("person_id")["name"]
    table = identities.participants
    table = table.assign(name=table["person_id"].map(names)).sort_values(["message", "is_sender", "name"])
    return rows(table, "message", "name", "is_sender", "n_people", "direction")


def test_one_person_in_every_file_is_one_row():
    export = export_of(
        connections=connections(("Ann Lee", "Acme", "2024-01-05", "Engineer")),
        messages=messages(("2024-01-06 10:00", "Ann Lee", "me", "hello")),
        invitations=invitations(("2024-01-04 09:00", "Ann Lee", "me")),
        endorsements_received=endorsements(("2024-02-01", "Ann Lee", "SQL")),
        endorsements_given=endorsements(("2024-02-01", "Ann Lee", "Law"), url=False),
        recommendations_received=recommendations(("2024-03-01", "Ann Lee, PhD", "Great!")),
        recommendations_given=recommendations(("2024-03-02", "Ann Lee", "Thanks!")),
        notes=notes(("2024-03-01", "Ann Lee", "Met at the fair")),
        contacts=contacts({"name": "ann lee"}),
        member_follows=pd.DataFrame([{"name": "Ann Lee", "status": "Active"}]),
    )
    found = identify(export)
    assert rows(found.people) == [
        (
            found.people["person_id"][0],
            "url",
            "Ann Lee",
            url_of("Ann Lee"),
            True,
            "2024-01-05",
            "Acme",
            "Engineer",
        )
    ]
    assert {table: who(found, table) for table in found.person_of} == {
        key: ["Ann Lee"] for key in found.person_of
    }


def test_the_id_is_stable_and_depends_on_the_address_alone():
    today = identify(export_of(connections=connections(("Ann Lee", "Acme", "2024-01-05"))))
    other = identify(
        export_of(
            connections=connections(
                ("Bo Ray", "X", "2023-01-01"), ("Ann Lee, PhD", "B", "2024-01-05", None, url_of("Ann Lee"))
            )
        )
    )
    assert today.people["person_id"][0] in set(other.people["person_id"])
    assert today.people["person_id"].str.fullmatch("p[0-9a-f]{12}").all()


def test_percent_signs_accents_and_case_of_an_address_do_not_matter():
    export = export_of(
        connections=connections(
            ("Jörg Ray", "Acme", "2024-01-05", None, "https://www.linkedin.com/in/j%C3%B6rg-ray")
        ),
        endorsements_received=endorsements(("2024-02-01", "Jörg Ray", "SQL")).assign(
            url="www.linkedin.com/in/JO%CC%88RG-ray"
        ),
    )
    assert people(identify(export), "name", "id_basis", "url") == [
        ("Jörg Ray", "url", "https://www.linkedin.com/in/j%C3%B6rg-ray")
    ]


def test_an_address_that_leads_elsewhere_is_never_passed_on():
    hostile = "https://evil.example.com/?x=linkedin.com/in/ann-lee"
    export = export_of(connections=connections(("Ann Lee", "Acme", "2024-01-05", None, hostile)))
    assert people(identify(export), "url") == [("https://www.linkedin.com/in/ann-lee",)]


def test_same_name_people_are_never_merged_and_a_bare_name_goes_to_neither():
    export = export_of(
        connections=connections(
            ("Ann Lee", "Acme", "2024-01-05"), ("Ann Lee", "Bolt", "2023-01-05", None, url_of("Ann Lee 2"))
        ),
        recommendations_received=recommendations(("2024-03-01", "Ann Lee", "Great!")),
        member_follows=pd.DataFrame([{"name": "Ann Lee", "status": "Active"}]),
    )
    found = identify(export)
    assert people(found) == [("Ann Lee", "ambiguous"), ("Ann Lee", "url"), ("Ann Lee", "url")]
    assert found.person_of["recommendations_received"][0] not in set(found.person_of["connections"])
    assert who(found, "member_follows") == [None]


def test_ghosts_name_nobody_and_repeated_rows_are_one_person():
    row = ("Ann Lee", "Acme", "2024-01-05")
    found = identify(
        export_of(connections=connections(row, row, (None, None, "2024-01-07"), (None, None, "2024-01-07")))
    )
    assert people(found) == [("Ann Lee", "url")]
    assert who(found, "connections") == ["Ann Lee", "Ann Lee", None, None]


def test_names_that_read_like_missing_values_are_people():
    export = export_of(
        connections=connections(("NA", "None", "2024-01-05"), ("Li Null", "N/A", "2024-01-06"), url=False)
    )
    assert people(identify(export), "name", "id_basis", "company") == [
        ("Li Null", "name", "N/A"), ("NA", "name", "None"),
    ]  # fmt: skip


def test_a_connection_without_name_or_address_is_kept_apart():
    export = export_of(
        connections=connections((None, "Acme", "2024-01-05"), (None, "Bolt", "2024-01-05"), url=False)
    )
    assert people(identify(export), "name", "id_basis", "company") == [
        (None, "ambiguous", "Acme"), (None, "ambiguous", "Bolt"),
    ]  # fmt: skip


def test_connections_of_2022_attach_to_the_address_in_messages():
    export = export_of(
        connections=connections(
            ("Ann Lee, PhD", "Acme", "2021-01-05"), ("Bo Ray", "Bolt", "2021-01-06"), url=False
        ),
        messages=messages(
            ("2022-01-06 10:00", "Ann Lee, PhD", "me", "hi"),
            ("2022-01-07 10:00", "me", "Ann Lee, PhD", "yo"),
            recipient_url=False,
        ),
    )
    found = identify(export)
    assert people(found, "name", "id_basis", "is_connection", "company") == [
        ("Ann Lee, PhD", "url", True, "Acme"), ("Bo Ray", "name", True, "Bolt"),
    ]  # fmt: skip
    assert met(found) == [(0, "Ann Lee, PhD", True, 2, "in"), (1, "Ann Lee, PhD", False, 2, "out")]


def test_two_connections_of_2022_with_one_name_are_two_people():
    export = export_of(
        connections=connections(
            ("Ann Lee", "Acme", "2021-01-05"), ("Ann Lee", "Bolt", "2021-02-06"), url=False
        ),
        messages=messages(("2022-01-06 10:00", "Ann Lee", "me", "hi"), recipient_url=False),
    )
    assert people(identify(export), "name", "id_basis", "company") == [
        ("Ann Lee", "ambiguous", "Acme"), ("Ann Lee", "ambiguous", "Bolt"), ("Ann Lee", "url", None),
    ]  # fmt: skip


def test_a_name_that_is_alone_gets_the_same_id_when_a_namesake_leaves():
    both = identify(
        export_of(
            connections=connections(("Ann Lee", "A", "2021-01-05"), ("Ann Lee", "B", "2021-02-06"), url=False)
        )
    )
    newer = identify(
        export_of(
            connections=connections(
                ("Ann Lee", "A2", "2021-01-05"),
                ("Ann Lee", "B", "2021-02-06"),
                ("Bo Ray", "C", "2022-01-01"),
                url=False,
            )
        )
    )
    assert set(both.people["person_id"]) < set(newer.people["person_id"])  # a new employer changes no id


def test_without_connections_nobody_is_said_not_to_be_one():
    found = identify(export_of(endorsements_received=endorsements(("2024-02-01", "Ann Lee", "SQL"))))
    assert people(found, "name", "is_connection") == [("Ann Lee", None)]


def test_the_hidden_member_is_nobody():
    hidden = {"sender_url": None}
    export = export_of(
        messages=messages(
            ("2024-01-06 10:00", "LinkedIn Member", "me", "hello", "a", hidden),
            ("2024-01-06 11:00", "me", "Ann Lee", "hello", "b"),
        )
    )
    assert people(identify(export)) == [("Ann Lee", "url")]


def test_drafts_and_sponsored_messages_are_no_messages():
    export = export_of(
        messages=messages(
            ("2024-01-06 10:00", "me", "Ann Lee", "hel", "a", {"is_draft": True}),
            ("2024-01-06 11:00", "Bo Ray", "me", "Hi %FIRSTNAME%", "b", {"is_sponsored": True}),
            ("2024-01-06 12:00", "Cy Vo", "me", "hello", "c"),
        )
    )
    assert people(identify(export)) == [("Cy Vo", "url")]


def test_a_group_lists_everybody_with_the_direction_they_have_to_me():
    export = export_of(
        messages=messages(
            ("2024-01-06 10:00", "me", ["Ann Lee, PhD", "Bo Ray"], "hi", "g"),
            ("2024-01-06 11:00", "Bo Ray", ["Ann Lee, PhD", "me"], "hello", "g"),
        )
    )
    assert met(identify(export)) == [
        (0, "Ann Lee, PhD", False, 3, "out"), (0, "Bo Ray", False, 3, "out"),
        (1, "Ann Lee, PhD", False, 3, None), (1, "Bo Ray", True, 3, "in"),
    ]  # fmt: skip


def test_a_group_of_2021_is_cut_by_known_names():
    export = export_of(
        connections=connections(("Bo Ray", "Bolt", "2021-01-06"), url=False),
        messages=messages(
            ("2021-05-06 10:00", "me", ["Ann Lee, PhD", "Bo Ray"], "hi", "g"),
            ("2021-05-06 11:00", "Ann Lee, PhD", ["Bo Ray", "me"], "hello", "g"),
            recipient_url=False,
        ),
    )
    found = met(identify(export))
    assert found == [
        (0, "Ann Lee, PhD", False, 3, "out"), (0, "Bo Ray", False, 3, "out"),
        (1, "Bo Ray", False, 3, None), (1, "Ann Lee, PhD", True, 3, "in"),
    ]  # fmt: skip


def test_a_bare_name_means_the_person_of_that_name_in_the_same_conversation():
    export = export_of(
        connections=connections(("Ann Lee", "Bolt", "2021-01-06", None, url_of("Ann Lee 2"))),
        messages=messages(
            ("2021-05-06 10:00", "Ann Lee", "me", "hi", "a"),
            ("2021-05-06 11:00", "me", "Ann Lee", "hello", "a"),
            recipient_url=False,
        ),
    )
    found = identify(export)
    assert people(found) == [("Ann Lee", "url"), ("Ann Lee", "url")]
    assert found.participants["person_id"].nunique() == 1


def test_a_blank_recipient_is_the_other_one_of_a_pair():
    export = export_of(
        messages=messages(
            ("2024-01-06 10:00", "Ann Lee", "me", "hi", "a"), ("2024-01-06 11:00", "me", [], "hello", "a")
        )
    )
    assert met(identify(export)) == [(0, "Ann Lee", True, 2, "in"), (1, "Ann Lee", False, 2, "out")]


def test_messages_of_2018_go_by_name_and_by_their_own_direction():
    way = [{"direction": "in", "conversation": None}, {"direction": "out", "conversation": None}]
    export = export_of(
        profile=profile("Mo Changed-Owner"),
        messages=messages(
            ("2018-01-06 10:00", "Ann Lee", "me", "hi", None, way[0]),
            ("2018-01-06 11:00", "me", "Ann Lee", "hello", None, way[1]),
            url=False,
        ),
    )
    found = identify(export)
    assert people(found) == [("Ann Lee", "name")]
    assert met(found) == [(0, "Ann Lee", True, 2, "in"), (1, "Ann Lee", False, 2, "out")]


def test_invitations_with_member_numbers_go_by_name():
    sent = invitations(("2023-07-04 09:00", "me", "Ann Lee")).assign(
        invitee_url="urn:li:member:17", inviter_url="urn:li:member:3"
    )
    found = identify(export_of(invitations=sent, connections=connections(("Ann Lee", "Acme", "2023-07-05"))))
    assert people(found) == [("Ann Lee", "url")]


def test_an_empty_export_has_nobody():
    found = identify(export_of())
    assert rows(found.people) == rows(found.participants) == rows(found.aliases) == []
    assert list(found.people.dtypes.astype(str)) == [
        "string", "category", "string", "string", "boolean", "datetime64[us]", "string", "string",
    ]  # fmt: skip


NAMES = ["Ann Lee", "Ann Lee, PhD", "Bo Ray", "Cy Vo 🌻", "Mo Owner", "NA"]


@st.composite
def exports(draw: st.DrawFn):
    """Small exports where names repeat, with and without addresses."""
    name = st.sampled_from(NAMES)
    day = st.sampled_from(["2024-01-05", "2024-03-01", None])
    url = st.sampled_from([True, False])
    joined = draw(st.lists(st.tuples(name, st.sampled_from(["Acme", None]), day), max_size=5))
    sent = draw(
        st.lists(st.tuples(day, st.sampled_from([*NAMES, "me"]), st.lists(name, max_size=3)), max_size=6)
    )
    praised = draw(st.lists(st.tuples(day, name, st.just("SQL")), max_size=3))
    return {
        "connections": connections(*joined, url=draw(url)),
        "messages": messages(
            *((*row, "hi", draw(st.sampled_from(["a", "b"]))) for row in sent), recipient_url=draw(url)
        ),
        "endorsements_received": endorsements(*praised, url=draw(url)),
    }


@settings(max_examples=12, deadline=None)
@given(exports(), st.integers(0, 99))
def test_the_order_of_rows_changes_nothing_and_arguments_stay(tables: dict[str, pd.DataFrame], seed: int):
    tables = {name: table for name, table in tables.items() if len(table)}
    export = export_of(**tables)
    before = {name: getattr(export, name).copy() for name in tables}
    shuffled = export_of(
        **{n: t.sample(frac=1, random_state=seed, ignore_index=True) for n, t in tables.items()}
    )
    first, second = identify(export), identify(shuffled)
    assert rows(first.people) == rows(second.people)
    assert first.owner == second.owner
    columns = ("conversation", "person_id", "is_sender", "n_people", "direction")
    assert sorted(rows(first.participants, *columns), key=str) == sorted(
        rows(second.participants, *columns), key=str
    )
    for name, table in before.items():
        pd.testing.assert_frame_equal(getattr(export, name), table)


@settings(max_examples=12, deadline=None)
@given(exports())
def test_everybody_found_is_in_people_and_the_owner_never_is(tables: dict[str, pd.DataFrame]):
    found = identify(export_of(**{name: table for name, table in tables.items() if len(table)}))
    ids = set(found.people["person_id"])
    assert found.people["person_id"].is_unique
    assert found.people["person_id"].is_monotonic_increasing
    assert set(found.participants["person_id"]) <= ids
    assert all(set(column.dropna()) <= ids for column in found.person_of.values())
    if found.owner.slug:
        assert found.owner.url not in set(found.people["url"])


def test_the_name_that_most_messages_use_is_the_readable_one():
    rows = [(f"2026-03-{day:02} 10:00", "Mara Lind", "me", "x", "c1") for day in (1, 2, 3)]
    shouted = [(f"2026-04-0{day} 10:00", "MARA LIND", "me", "x", f"c{day}") for day in (2, 3)]
    table = messages(*rows, *shouted)
    table["sender_url"] = (
        "https://www.linkedin.com/in/mara-lind"  # two envelopes in capitals, three messages without
    )
    found = identify(export_of(messages=table, profile=profile()))
    assert found.people["name"].tolist() == ["Mara Lind"]


def test_every_message_has_its_participants_though_envelopes_are_read_once():
    table = messages(
        ("2026-03-05 10:00", "Ann", "me", "late", "c1"),
        ("2026-03-01 10:00", "Ann", "me", "early", "c1"),
        ("2026-03-02 10:00", "me", "Ann", "answer", "c1"),
        ("2026-03-03 10:00", "Bo", "me", "elsewhere", "c2"),
        ("2026-03-04 10:00", "me", "Ann", "answer", "c1"),
    )
    found = identify(export_of(messages=table, profile=profile())).participants
    assert found["message"].tolist() == [0, 1, 2, 3, 4]
    assert found["is_sender"].tolist() == [True, True, False, True, False]
    assert found.groupby("person_id", sort=False).size().tolist() == [4, 1]


def test_messages_without_a_conversation_are_not_put_together():
    way = [{"direction": side, "conversation": None} for side in ("in", "out")]
    came = [("2018-01-06 10:00", "Ann Lee", "me", "hi", None, way[0])] * 3
    went = [("2018-01-07 10:00", "me", "Ann Lee", "hello", None, way[1])]
    found = identify(
        export_of(profile=profile("Mo Changed-Owner"), messages=messages(*came, *went, url=False))
    )
    expected = [(message, "Ann Lee", True, 2, "in") for message in range(3)]
    assert met(found) == [*expected, (3, "Ann Lee", False, 2, "out")]
