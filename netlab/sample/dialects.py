"""Rows to bytes, each file in the dialect in which LinkedIn ships it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True)
class File:
    """One file of the archive. ``style``: plain | quoted | shares | comments | loose_comments | utf16 | text."""

    path: str
    header: tuple[str, ...]
    rows: Sequence[Sequence[str]] = ()
    style: str = "plain"
    end: str = "\n"
    ends_with_newline: bool = True
    preamble: str = ""


def to_bytes(file: File) -> bytes:
    """Return the bytes of the file: UTF-8 without BOM, or UTF-16LE with BOM and tabs."""
    if file.style == "text":
        return file.preamble.encode("utf-8")
    write = {
        "plain": _plain,
        "quoted": _quoted,
        "shares": _shares,
        "comments": _comment,
        "loose_comments": _loose_comment,
        "utf16": _tabbed,
    }[file.style]
    header = write(file.header) if file.style in ("quoted", "utf16") else _plain(file.header)
    text = file.preamble + file.end.join([header, *(write(row) for row in file.rows)])
    text += file.end if file.ends_with_newline else ""
    return b"\xff\xfe" + text.encode("utf-16-le") if file.style == "utf16" else text.encode("utf-8")


def _plain(cells: Iterable[str]) -> str:
    return ",".join(_cell(cell) for cell in cells)


def _cell(cell: str) -> str:
    return _always(cell) if any(c in cell for c in ',"\n\r') else cell


def _always(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


def _quoted(cells: Iterable[str]) -> str:
    return ",".join(_always(cell) for cell in cells)


def _tabbed(cells: Iterable[str]) -> str:
    return "\t".join(_always(cell) for cell in cells)


def _shares(cells: Sequence[str]) -> str:
    """Every line break of the commentary stands between two (doubled) quotes; empty cells are a pair of quotes."""
    at, link, text, *rest = cells
    commentary = _always(text.replace("\n", '"\n"')) if text else '""'
    return ",".join([at, link, commentary, *(_cell(cell) if cell else '""' for cell in rest)])


def _comment(cells: Sequence[str]) -> str:
    """Since 2025 quotes inside a comment are escaped by a backslash, not doubled."""
    at, link, text = cells
    needs_quotes = any(c in text for c in ',"\n')
    return (
        f'{at},{link},"{text.replace(chr(34), chr(92) + chr(34))}"' if needs_quotes else f"{at},{link},{text}"
    )


def _loose_comment(cells: Sequence[str]) -> str:
    """Before about 2025 a comment of several lines went unquoted unless it held a comma or a quote."""
    at, link, text = cells
    return f"{at},{link},{_always(text) if any(c in text for c in ',' + chr(34)) else text}"


def day(on: date) -> str:
    """``05 Dec 2003``: Connections."""
    return f"{on.day:02d} {_MONTHS[on.month - 1]} {on.year}"


def us_moment(at: datetime) -> str:
    """``8/3/26, 4:05 PM``: invitations, jobs, contacts."""
    return (
        f"{at.month}/{at.day}/{at:%y}, {at.hour % 12 or 12}:{at.minute:02d} {'PM' if at.hour >= 12 else 'AM'}"
    )


def us_moment_padded(at: datetime) -> str:
    """``08/03/26, 04:05 PM``: recommendations."""
    return f"{at.month:02d}/{at.day:02d}/{at:%y}, {at.hour % 12 or 12:02d}:{at.minute:02d} {'PM' if at.hour >= 12 else 'AM'}"


def dashed(at: datetime) -> str:
    """``2026-08-03 16:05:09``: shares, comments, reactions."""
    return f"{at:%Y-%m-%d %H:%M:%S}"


def slashed(at: datetime) -> str:
    """``2026/08/03 16:05:09 UTC``: endorsements, searches."""
    return f"{at:%Y/%m/%d %H:%M:%S} UTC"


def long_moment(at: datetime) -> str:
    """``Tue Aug 30 14:33:11 UTC 2022``: company follows."""
    return f"{_DAYS[at.weekday()]} {_MONTHS[at.month - 1]} {at.day:02d} {at:%H:%M:%S} UTC {at.year}"


def month(text: str) -> str:
    """``2019-06`` to ``Jun 2019``; a year alone or nothing stays."""
    return f"{_MONTHS[int(text[5:7]) - 1]} {text[:4]}" if len(text) >= 7 else text


def named_day(on: date) -> str:
    """``Mar 9, 2026``: publications, events."""
    return f"{_MONTHS[on.month - 1]} {on.day}, {on.year}"


def full_month(at: datetime) -> str:
    """``March``, whatever the machine's language."""
    names = ("January", "February", "March", "April", "May", "June", "July")
    return (*names, "August", "September", "October", "November", "December")[at.month - 1]


def clock(at: datetime) -> str:
    """``2:58 PM``."""
    return f"{at.hour % 12 or 12}:{at.minute:02d} {'PM' if at.hour >= 12 else 'AM'}"
