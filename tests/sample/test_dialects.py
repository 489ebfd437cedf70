"""Bytes as LinkedIn ships them, quirk by quirk."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, date, datetime

from netlab.sample import dialects
from netlab.sample.dialects import File, to_bytes

AT = datetime(2026, 8, 3, 16, 5, 9, tzinfo=UTC)


def test_a_plain_file_may_lack_its_last_newline():
    assert (
        to_bytes(File("a.csv", ("A", "B"), [["1", 'x "y", z']], ends_with_newline=False))
        == b'A,B\n1,"x ""y"", z"'
    )


def test_messages_quote_everything_and_keep_line_breaks():
    assert to_bytes(File("m.csv", ("A",), [["x\ny"]], "quoted")) == b'"A"\n"x\ny"\n'


def test_line_breaks_of_shares_stand_between_quotes():
    text = 'one\n\n"two"'
    raw = to_bytes(File("s.csv", ("D", "L", "C", "U"), [["d", "l", text, ""]], "shares")).decode()
    assert raw.startswith('D,L,C,U\nd,l,"one""\n""""\n""')
    row = list(csv.reader(io.StringIO(raw, newline="")))[1]
    assert re.sub(r'"\r?\n"', "\n", row[2]) == text
    assert raw.endswith(',""\n')


def test_comments_escape_quotes_by_a_backslash():
    raw = to_bytes(File("c.csv", ("D", "L", "M"), [["d", "l", 'say "hi"'], ["d", "l", "plain"]], "comments"))
    assert raw == b'D,L,M\nd,l,"say \\"hi\\""\nd,l,plain\n'


def test_older_comments_spill_over_lines_unquoted():
    raw = to_bytes(
        File("c.csv", ("D", "L", "M"), [["d", "l", "a\nb"], ["d", "l", "a,\nb"]], "loose_comments", "\r\n")
    )
    assert raw == b'D,L,M\r\nd,l,a\nb\r\nd,l,"a,\nb"\r\n'


def test_tabbed_files_are_utf16_with_a_mark():
    raw = to_bytes(File("e.csv", ("A", "B"), [["é", "2"]], "utf16"))
    assert raw[:2] == b"\xff\xfe"
    assert raw[2:].decode("utf-16-le") == '"A"\t"B"\n"é"\t"2"\n'


def test_every_date_shape():
    assert dialects.day(date(2003, 12, 5)) == "05 Dec 2003"
    assert dialects.us_moment(AT) == "8/3/26, 4:05 PM"
    assert dialects.us_moment(AT.replace(hour=0)) == "8/3/26, 12:05 AM"
    assert dialects.us_moment_padded(AT) == "08/03/26, 04:05 PM"
    assert dialects.slashed(AT) == "2026/08/03 16:05:09 UTC"
    assert (
        dialects.long_moment(datetime(2022, 8, 30, 14, 33, 11, tzinfo=UTC)) == "Tue Aug 30 14:33:11 UTC 2022"
    )
    assert dialects.month("2019-06") == "Jun 2019"
    assert dialects.month("2019") == "2019"
    assert dialects.named_day(date(2026, 3, 9)) == "Mar 9, 2026"
