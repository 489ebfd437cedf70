"""Bytes to text: UTF-8 with and without mark, UTF-16, cp1252, and files broken in the middle of a letter."""

from __future__ import annotations

import pytest
from archives import codes, column, filled_lines, rows, write_folder

from netlab.export import load_export
from netlab.export.encoding import decode, split_lines

SKILLS = "Name\nGrün\nÉnergie\n日本語\n"


def load(tmp_path, data):
    return load_export(write_folder(tmp_path, {"Skills.csv": data}))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_of_every_kind(tmp_path, encoding):
    data = SKILLS.encode(encoding)
    if encoding == "utf-16-be":
        data = b"\xfe\xff" + data
    export = load(tmp_path, data)
    assert column(export.skills, "skill") == ["Grün", "Énergie", "日本語"]
    assert codes(export.issues) == []


def test_a_local_sheet_is_read_as_cp1252_and_told(tmp_path):
    export = load(tmp_path, "Name\nGrün\n“Énergie”\n".encode("cp1252"))
    assert column(export.skills, "skill") == ["Grün", "“Énergie”"]
    assert rows(export.issues, "code", "detail") == [("encoding", "read as Windows cp1252, not UTF-8")]


def test_a_cut_letter_does_not_spoil_the_others(tmp_path):
    export = load(tmp_path, SKILLS.encode() + "é".encode()[:1])
    assert column(export.skills, "skill") == ["Grün", "Énergie", "日本語", "\ufffd"]
    assert codes(export.issues) == [("Skills.csv", None, None, "encoding")]


def test_utf_16_cut_in_the_middle(tmp_path):
    export = load(tmp_path, SKILLS.encode("utf-16")[:-1])
    assert column(export.skills, "skill") == ["Grün", "Énergie", "日本語\ufffd"]
    assert codes(export.issues) == [("Skills.csv", None, None, "encoding")]


def test_nul_bytes_stay_where_they_are(tmp_path):
    assert column(load(tmp_path, b"Name\nPy\0thon\n").skills, "skill") == ["Py\0thon"]


def test_lines_end_in_lf_crlf_or_cr_and_nothing_else():
    assert split_lines("a\r\nb\rc\nd\u2028e\x0bf") == ["a\r\n", "b\r", "c\n", "d\u2028e\x0bf"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_matter(tmp_path, end):
    data = SKILLS.replace("\n", end).encode()
    export = load(tmp_path, data)
    assert column(export.skills, "skill") == ["Grün", "Énergie", "日本語"]
    assert rows(export.lines) == [("Skills.csv", 4, 0, 0, 1, 3, 0)]
    assert filled_lines(data) == 4


def test_bytes_that_mean_nothing_anywhere():
    assert decode(b"\x81\x8d\xff").text == "\ufffd\ufffdÿ"
