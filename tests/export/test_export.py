"""The Export itself: its tables, their types, and building one from frames."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pandas as pd
import pytest
from archives import CONNECTIONS, rows, write_folder

from netlab.errors import SchemaError
from netlab.export import TABLES, Export, Origin, load_export
from netlab.export.tables import PRIVATE_FILES
from netlab.vocabulary import IssueCode

BESIDE = {"issues", "lines", "missing", "unknown", "not_opened", "present", "hints", "origin"}
PROMISED = {
    "connections": "first_name last_name name url email company position connected_on is_ghost",
    "messages": "conversation title sender sender_url recipients recipient_urls sent_at subject content folder attachments "
    "direction is_draft is_sponsored",
    "invitations": "sender recipient sent_at message direction inviter_url invitee_url",
    "shares": "shared_at link text shared_url media_url visibility title description",
    "comments": "commented_at link text",
    "endorsements_received": "endorsed_at skill first_name last_name name url status",
    "recommendations_given": "first_name last_name name company position text written_at status",
    "profile": "first_name last_name name maiden_name headline summary industry location websites",
    "positions": "company title description location started_on started_precision finished_on finished_precision is_current",
    "contacts": "source first_name last_name name companies title mail_kind has_home_address birth_month birth_day location "
    "created_at url",
    "notes": "first_name last_name name url note created_at edited_at",
}


def test_every_table_is_a_field_and_nothing_else_is():
    assert [f.name for f in dataclasses.fields(Export) if f.name not in BESIDE] == list(TABLES)


@pytest.mark.parametrize("name", PROMISED)
def test_columns_stand_in_the_promised_order(name):
    assert list(getattr(Export.from_tables(), name).columns) == PROMISED[name].split()


def test_absent_tables_are_empty_with_the_right_types():
    export = Export.from_tables()
    kinds = {str(dtype) for table in export.tables().values() for dtype in table.dtypes}
    assert kinds == {"string", "datetime64[us]", "boolean", "Int64", "category"}
    assert all(len(table) == 0 for table in export.tables().values())
    assert export.present == ()
    assert dict(export.issues.dtypes.astype(str)) == {
        "file": "string", "row": "Int64", "column": "string", "code": "string", "detail": "string",
    }  # fmt: skip


def test_tables_do_not_share_their_memory():
    one, two = Export.from_tables(), Export.from_tables()
    one.skills["skill"] = "changed"
    assert list(two.skills["skill"]) == []


def test_an_export_is_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'connections'"):
        Export.from_tables().connections = pd.DataFrame()  # type: ignore[misc]


def test_has_tells_an_empty_file_from_an_absent_one(tmp_path):
    export = load_export(
        write_folder(tmp_path, {"Connections.csv": CONNECTIONS, "Votes.csv": "Date,Link,OptionText\n"})
    )
    assert (export.has("votes"), len(export.votes)) == (True, 0)
    assert not export.has("shares")
    with pytest.raises(SchemaError, match=r"no table called 'vote'\. Did you mean 'votes'\?"):
        export.has("vote")


def test_from_tables_works_out_what_is_not_given():
    given = pd.DataFrame(
        {"first_name": ["Mira", None], "last_name": ["Solberg", None], "connected_on": ["2024-03-05", None]}
    )
    export = Export.from_tables(connections=given)
    assert rows(export.connections) == [
        ("Mira", "Solberg", "Mira Solberg", None, None, None, None, "2024-03-05", False),
        (None, None, None, None, None, None, None, None, True),
    ]
    assert export.connections.dtypes.equals(Export.from_tables().connections.dtypes)
    assert list(given.columns) == ["first_name", "last_name", "connected_on"]


def test_from_tables_keeps_what_is_given():
    messages = pd.DataFrame({"content": ["<p>x</p>"], "is_draft": [True], "direction": ["out"]}, index=[7])
    export = Export.from_tables(
        messages=messages, origin=Origin("made", "tables", pd.Timestamp("2026-10-31"), "file name")
    )
    assert rows(export.messages, "content", "is_draft", "is_sponsored", "direction") == [
        ("<p>x</p>", True, False, "out")
    ]
    assert export.origin.name == "made"
    assert export.has("messages")


def test_from_tables_refuses_what_it_does_not_know():
    with pytest.raises(SchemaError, match=r"no table called 'conections'\. Did you mean 'connections'\?"):
        Export.from_tables(conections=pd.DataFrame())
    with pytest.raises(SchemaError, match=r"skills has no column 'skil'\. Did you mean 'skill'\?"):
        Export.from_tables(skills=pd.DataFrame({"skil": ["R"]}))
    with pytest.raises(SchemaError, match=r"votes\.voted_at: some values are not of type datetime64\[us\]"):
        Export.from_tables(votes=pd.DataFrame({"voted_at": ["soon"]}))


def test_every_issue_code_is_a_plain_word():
    assert all(code.value == code.value.lower().replace(" ", "_") for code in IssueCode)


def test_declarations_hold_together():
    for table in TABLES.values():
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names)), table.name
        assert set(table.signature) <= set(names), table.name
        assert {name.removeprefix("~") for name in table.key} <= set(names), table.name
        assert (table.unites == "log") == bool(table.key), table.name
        assert table.dated is None or table.dated in names, table.name


def test_the_page_on_the_format_names_every_file_and_table():
    page = (Path(__file__).parents[2] / "docs" / "export-format.md").read_text(encoding="utf-8")
    files = {file for table in TABLES.values() for file in table.files} | set(PRIVATE_FILES)
    spelt_otherwise = {"Endorsements_Received_Info.csv", "Endorsements_Given_Info.csv"}
    assert {file for file in files - spelt_otherwise if f"`{file}" not in page} == set()
    same_as_file = {"certifications", "projects", "publications", "honors", "organizations"}
    chats = {name for name in TABLES if name.endswith("_messages")}
    assert {name for name in TABLES if f"`{name}`" not in page} <= same_as_file | chats
