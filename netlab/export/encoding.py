"""Bytes to text: the encodings that LinkedIn and the spreadsheets of its members write."""

from __future__ import annotations

import io
from dataclasses import dataclass

BLANK = " \t\r\n\x0b\x0c"  # what a line may hold and still be blank: ASCII white space only

# First bytes of what is no text at all, whatever the file's name says.
_OTHER_FORMATS: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "an Excel workbook or a zip"),
    (b"PK\x05\x06", "an empty zip"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a gzip file"),
)


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a file, the encoding it was read by, and what to tell about it (``""``: nothing)."""

    text: str
    encoding: str
    trouble: str = ""


def other_format(data: bytes) -> str | None:
    """Name the format of bytes that are no text (an xlsx renamed to .csv), or return None."""
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return "a web page"
    return next((name for start, name in _OTHER_FORMATS if data.startswith(start)), None)


def decode(data: bytes) -> Text:
    """Read bytes as UTF-8, as UTF-16 where its mark or its shape says so, else as Windows cp1252.

    A few bad bytes in a file that is UTF-8 otherwise (a file cut in the middle of a letter) become U+FFFD:
    reading the whole as cp1252 would spoil every other accent.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):  # six files of 2018 and two of 2022 are so
        return _replacing(data, "utf-16")
    if _looks_like_utf16(data):
        return _replacing(data, "utf-16-le")
    data = data.removeprefix(b"\xef\xbb\xbf")  # a re-saved sheet
    try:
        return Text(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _damaged(data)


def decode_lines(data: bytes) -> tuple[list[str], str]:
    """Read bytes as physical lines, ends kept, and what is to be told about the encoding (``""``: nothing).

    Plain UTF-8 is decoded line by line: one emoji would make a text of a hundred megabytes four times as large.
    """
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")) and not _looks_like_utf16(data):
        try:
            return [line.decode("utf-8") for line in data.removeprefix(b"\xef\xbb\xbf").splitlines(True)], ""
        except UnicodeDecodeError:
            pass
    text = decode(data)
    return split_lines(text.text), text.trouble


def split_lines(text: str) -> list[str]:
    """Cut text into physical lines (LF, CRLF or CR), ends kept; U+2028 and the like do not end a line."""
    return list(io.StringIO(text, newline=""))


def _replacing(data: bytes, encoding: str) -> Text:
    try:
        return Text(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return Text(
            data.decode(encoding, errors="replace"), encoding, "some bytes are not UTF-16; shown as \ufffd"
        )


def _looks_like_utf16(data: bytes) -> bool:
    odd = data[1:200:2]
    return len(odd) > 4 and odd.count(0) > 0.7 * len(odd)


def _damaged(data: bytes) -> Text:
    """Decide between a UTF-8 file with a few broken letters and one that never was UTF-8."""
    lenient = data.decode("utf-8", errors="replace")
    broken = lenient.count("\ufffd")
    good = sum(1 for c in lenient if c > "\x7f") - broken
    if good > broken:
        return Text(lenient, "utf-8", "some bytes are not UTF-8; shown as \ufffd")
    # 0x81, 0x8d, 0x8f, 0x90 and 0x9d mean nothing in cp1252
    return Text(data.decode("cp1252", errors="replace"), "cp1252", "read as Windows cp1252, not UTF-8")
