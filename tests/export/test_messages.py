"""messages.csv in its eras, its siblings that are no talk between people, and what is markup in a message."""

from __future__ import annotations

import pytest
from archives import codes, column, rows, write_folder

from netlab.export import TABLES, load_export

NINE = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER\n"
TEN = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER"
MIRA, ROWAN = "https://www.linkedin.com/in/mira", "https://www.linkedin.com/in/rowan"
SHOWN = (
    "conversation",
    "sender",
    "sender_url",
    "recipients",
    "recipient_urls",
    "sent_at",
    "content",
    "folder",
)
FLAGS = ("is_draft", "is_sponsored")


def load(tmp_path, text, name="messages.csv"):
    return load_export(write_folder(tmp_path, {name: text}))


def contents(tmp_path, *texts):
    quoted = "".join(
        f'2-{i}==,,Mira,{MIRA},Rowan,2022-01-0{i + 1} 08:00:00 UTC,,"{text}",INBOX\n'
        for i, text in enumerate(text.replace('"', '""') for text in texts)
    )
    return column(load(tmp_path, NINE + quoted).messages, "content")


def test_2018(tmp_path):
    text = (
        "From,To,Date,Subject,Content,Direction,Folder\n"
        'Mira,Rowan,"3/5/18, 2:05 PM",,Hello there,INCOMING,INBOX\n'
        'Rowan,Mira,"3/6/18, 9:00 AM",Re,Hi,OUTGOING,SENT\n'
    )
    export = load(tmp_path, text, "Messages.csv")
    assert rows(export.messages) == [
        (None, None, "Mira", None, "Rowan", None, "2018-03-05 14:05:00", None, "Hello there", "INBOX", None, "in", False,
         False),
        (None, None, "Rowan", None, "Mira", None, "2018-03-06 09:00:00", "Re", "Hi", "SENT", None, "out", False, False),
    ]  # fmt: skip
    assert codes(export.issues) == []


def test_nine_columns_of_2021_without_recipient_addresses(tmp_path):
    line = f'2-a==,,Mira,{MIRA},"Rowan, Ola",2022-01-05 08:00:00 UTC,,Hello,INBOX\n'
    assert rows(load(tmp_path, NINE + line).messages, *SHOWN) == [
        ("2-a==", "Mira", MIRA, "Rowan, Ola", None, "2022-01-05 08:00:00", "Hello", "INBOX")
    ]


@pytest.mark.parametrize(
    ("more", "cells", "flags"),
    [
        ("", "", (False, False)),  # Apr 2023 - Mar 2025
        (",IS MESSAGE DRAFT,IS CONVERSATION DRAFT", ",Yes,No", (True, False)),  # Dec 2024
        (",IS MESSAGE DRAFT,IS CONVERSATION DRAFT", ",No,No", (False, False)),
        (",ATTACHMENTS,IS MESSAGE DRAFT", ",https://example.org/a,true", (True, False)),  # 2025
        (",ATTACHMENTS", ",https://example.org/a", (False, False)),  # Dec 2025 on
        (",ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT", ",,No,Yes", (True, False)),
    ],
)
def test_ten_to_thirteen_columns(tmp_path, more, cells, flags):
    line = f'2-a==,,Mira,{MIRA},"Rowan,Ola, PhD","{ROWAN},https://www.linkedin.com/in/ola",2024-12-05 08:00:00 UTC,,Hi,INBOX{cells}\n'
    export = load(tmp_path, TEN + more + "\n" + line)
    assert rows(export.messages, *SHOWN, *FLAGS) == [
        ("2-a==", "Mira", MIRA, "Rowan,Ola, PhD", f"{ROWAN},https://www.linkedin.com/in/ola", "2024-12-05 08:00:00", "Hi",
         "INBOX", *flags)
    ]  # fmt: skip
    attachment = "https://example.org/a" if "example" in cells else None
    assert column(export.messages, "attachments") == [attachment]


def test_all_quoted_with_line_breaks_since_2026(tmp_path):
    header = ",".join(f'"{name}"' for name in f"{TEN},ATTACHMENTS".split(","))
    line = f'"2-a==","","Mira","{MIRA}","Rowan","{ROWAN}","2026-04-05 08:00:00 UTC","","Hi ""R"",\r\n\r\n- one\n- two","INBOX",""\n'
    export = load(tmp_path, header + "\n" + line)
    assert column(export.messages, "content") == ['Hi "R",\n\n- one\n- two']
    assert rows(export.lines) == [("messages.csv", 5, 1, 0, 1, 3, 0)]


def test_what_advertisers_send_is_marked(tmp_path):
    spin = '<p class=""spinmail-quill-editor__spin-break"">Hi %FIRSTNAME%,</p><p>Buy &amp; save</p>'
    lines = (
        "2-a==,Sponsored Conversation,LinkedIn Member,,Rowan,2022-01-05 08:00:00 UTC,,Hello,INBOX\n"
        f'2-b==,,LinkedIn Member,,Rowan,2022-01-05 08:00:00 UTC,,"{spin}",INBOX\n'
        f"2-c==,,Mira,{MIRA},Rowan,2022-01-05 08:00:00 UTC,,Hello,INBOX\n"
    )
    export = load(tmp_path, NINE + lines)
    assert rows(export.messages, "content", "is_sponsored") == [
        ("Hello", True),
        ("Hi %FIRSTNAME%,\nBuy & save", True),
        ("Hello", False),
    ]


def test_markup_goes_and_what_only_looks_like_it_stays(tmp_path):
    texts = [
        "a < b and b > c",
        "I <3 it",
        "<p>One</p><p>Two &lt;3</p>",
        "R&amp;D &amp more",
        "x <y@example.org>",
        "if <b then",
    ]
    assert contents(tmp_path, *texts) == [
        "a < b and b > c",
        "I <3 it",
        "One\nTwo <3",
        "R&D &amp more",
        "x <y@example.org>",
        "if <b then",
    ]


def test_blank_cells_are_unknown_and_exact_repeats_dropped_once(tmp_path):
    line = ",,,,,2022-01-05 08:00:00 UTC,,,\n"
    other = f'2-a==,,Mira,{MIRA},Rowan,2022-01-05 08:00:00 UTC,,"one\n\ntwo",INBOX\n'
    export = load(tmp_path, NINE + line + other + other + line)
    assert rows(export.messages, *SHOWN) == [
        (None, None, None, None, None, "2022-01-05 08:00:00", None, None),
        ("2-a==", "Mira", MIRA, "Rowan", None, "2022-01-05 08:00:00", "one\n\ntwo", "INBOX"),
    ]
    assert codes(export.issues) == [
        ("messages.csv", 6, None, "duplicate"),
        ("messages.csv", 9, None, "duplicate"),
    ]
    assert rows(export.lines) == [("messages.csv", 9, 2, 0, 1, 3, 3)]


@pytest.mark.parametrize(
    ("file", "table"),
    [
        ("coach_messages.csv", "coach_messages"),
        ("guide_messages.csv", "guide_messages"),
        ("learning_coach_messages.csv", "learning_coach_messages"),
        ("learning_role_play_messages.csv", "learning_role_play_messages"),
    ],
)
def test_chats_with_machines_are_kept_apart(tmp_path, file, table):
    line = f"2-a==,,Mira,{MIRA},Rowan,{ROWAN},2024-12-05 08:00:00 UTC,,Hi,INBOX\n"
    export = load(tmp_path, f"{TEN}\n{line}", file)
    assert column(getattr(export, table), "content") == ["Hi"]
    assert len(export.messages) == 0
    assert not export.has("messages")
    assert list(getattr(export, table).columns) == [c.name for c in TABLES["messages"].visible]


def test_a_chat_that_never_took_place_is_an_empty_table(tmp_path):
    export = load(tmp_path, "No conversations found\n", "LearningCoachMessages.csv")
    assert export.has("learning_coach_messages")
    assert len(export.learning_coach_messages) == 0
    assert codes(export.issues) == []
    assert rows(export.lines) == [("LearningCoachMessages.csv", 1, 0, 1, 0, 0, 0)]
