"""Shares.csv and Comments.csv, which no CSV reader gets right."""

from __future__ import annotations

import pytest
from archives import codes, rows, write_folder

from netlab.export import load_export

SHARES = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"
LINK = "https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7000000000000000001"


def load(tmp_path, name, text):
    return load_export(write_folder(tmp_path, {name: text}))


def comments(tmp_path, body, end="\n"):
    return load(tmp_path, "Comments.csv", f"Date,Link,Message{end}{body}")


@pytest.mark.parametrize("empty_line", ['""""', '""'])
def test_shares_write_quotes_around_every_new_line(tmp_path, empty_line):
    text = SHARES + f'2025-01-05 08:00:00,{LINK},"One, ""two""\n{empty_line}\n""three",,"",MEMBER_NETWORK\n'
    export = load(tmp_path, "Shares_17529409.csv", text)
    assert rows(export.shares) == [
        ("2025-01-05 08:00:00", LINK, 'One, "two\n\nthree', None, None, "MEMBER_NETWORK", None, None)
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])  # CRLF until Mar 2024
def test_shares_of_both_line_ends(tmp_path, end):
    text = f'Date,ShareLink,ShareCommentary,SharedURL,MediaURL,Visibility{end}2023-01-05 08:00:00,{LINK},"One""{end}""two",,,M{end}'
    assert rows(load(tmp_path, "Shares.csv", text).shares, "text", "visibility") == [("One\ntwo", "M")]


def test_shares_of_2018_are_utf_16_with_tabs(tmp_path):
    text = (
        '"Date"\t"Share Title"\t"Share Description"\t"Share Link"\t"Share Commentary"\t"Shared URL"\t"Media URL"\t"Type"\t'
        '"Visibility"\n'
        f'"2018/01/05 08:00:00 UTC"\t"A title"\t"About"\t"{LINK}"\t"Grüße, all"\t""\t""\t"SHARE"\t"Public"\n'
    )
    export = load(tmp_path, "Shares.csv", text.encode("utf-16"))
    assert rows(export.shares) == [
        ("2018-01-05 08:00:00", LINK, "Grüße, all", None, None, "Public", "A title", "About")
    ]
    assert rows(export.lines) == [("Shares.csv", 2, 0, 0, 1, 1, 0)]
    assert codes(export.issues) == []


def test_comments_before_2025_spill_over_lines_without_quotes(tmp_path):
    body = (
        f"2023-03-05 10:00:00,{LINK},First line\nsecond line\n\nfourth line\n"
        f'2023-03-04 10:00:00,{LINK},"He said ""hi"", then left"\n'
        "2023-03-03 10:00:00,,Congratulations Ola Nord\n"
    )
    export = comments(tmp_path, body)
    assert rows(export.comments) == [
        ("2023-03-05 10:00:00", LINK, "First line\nsecond line\n\nfourth line"),
        ("2023-03-04 10:00:00", LINK, 'He said "hi", then left'),
        ("2023-03-03 10:00:00", None, "Congratulations Ola Nord"),
    ]
    assert rows(export.lines) == [("Comments.csv", 7, 1, 0, 1, 5, 0)]


def test_comments_since_2025_have_backslashes_before_quotes(tmp_path):
    body = (
        f'2025-03-05 10:00:00,{LINK},"A \\"quoted\\" word,\nand \\"\\" more"\n2025-03-04 10:00:00,{LINK},""\n'
    )
    assert rows(comments(tmp_path, body).comments) == [
        ("2025-03-05 10:00:00", LINK, 'A "quoted" word,\nand "" more'),
        ("2025-03-04 10:00:00", LINK, None),
    ]


def test_comments_with_windows_line_ends(tmp_path):
    body = f'2023-03-05 10:00:00,{LINK},one\r\ntwo\r\n2023-03-04 10:00:00,{LINK},"three"\r\n'
    assert rows(comments(tmp_path, body, "\r\n").comments, "text") == [("one\ntwo",), ("three",)]


def test_a_date_inside_a_comment_begins_no_record(tmp_path):
    body = f"2023-03-05 10:00:00,{LINK},meet me\n2023-03-06 at noon\n"
    assert rows(comments(tmp_path, body).comments, "text") == [("meet me\n2023-03-06 at noon",)]


def test_lines_before_the_first_comment_are_set_aside(tmp_path):
    body = f"2023-03-05 10:00:00,{LINK},hi\n"
    export = comments(tmp_path, "stray\n" + body)
    # The first line is no comment, so the file is read as an ordinary CSV, where the stray line has one cell.
    assert rows(export.comments, "text") == [("hi",)]
    assert codes(export.issues) == [("Comments.csv", 2, None, "bad_row")]


def test_comments_saved_again_by_a_spreadsheet(tmp_path):
    text = (
        'Date;Link;Message\r\n05.03.2023 10:00;https://example.org;"eins\nzwei"\r\n31.03.2023 11:30;;drei\r\n'
    )
    export = load(tmp_path, "Comments.csv", text)
    assert rows(export.comments) == [
        ("2023-03-05 10:00:00", "https://example.org", "eins\nzwei"),
        ("2023-03-31 11:30:00", None, "drei"),
    ]
