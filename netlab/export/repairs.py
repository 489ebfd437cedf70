"""Two files that no CSV reader gets right: Comments.csv, and the commentary in Shares.csv."""

from __future__ import annotations

import re
from collections.abc import Sequence

from netlab.export.dialects import Header, Record, Records
from netlab.export.encoding import BLANK

# Each record begins with a date; before 2025 a comment of several lines is not quoted (658 of 658 recovered so).
_BEGINS = re.compile(r'"?\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"?,')
# 983 shares of 2021-2026: no exception. Breaks in a row are `"\n""\n"`; `"\n"\n"` is read the same way.
_SHARE_BREAK = re.compile(r'"\r?\n"(?:\r?\n")*')
_QUOTE = re.compile(r'\\"|""')


def begins_comment(line: str) -> bool:
    """Say whether a physical line begins a record of Comments.csv as LinkedIn ships it."""
    return _BEGINS.match(line) is not None


def read_comments(lines: Sequence[str], header: Header) -> Records:
    """Regroup physical lines into comments: date, link, and all the rest as the message.

    Quotes are doubled until 2024 and backslashed since 2025; both are read.
    """
    records, start = Records(), header.line + 1
    starts = [i for i in range(start, len(lines)) if begins_comment(lines[i])]
    first = starts[0] if starts else len(lines)
    for i in range(start, first):
        if lines[i].strip(BLANK):
            records.aside.append((Record([], i, 1), "stands before the first dated comment"))
    for begin, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        text = "".join(lines[begin:end]).rstrip("\r\n")
        span = sum(1 for line in lines[begin:end] if line.strip(BLANK))
        records.kept.append(Record(_comment(text, header), begin, span))
    return records


def mend_share(text: str) -> str:
    """Undo what Shares.csv does to a new line: ``"`` before it and ``"`` after it."""
    return _SHARE_BREAK.sub(lambda found: "\n" * found.group().count("\n"), text) if '"' in text else text


def _comment(text: str, header: Header) -> list[str]:
    date, _, rest = text.partition(",")
    link, _, message = rest.partition(",")
    cells = [""] * header.width
    for name, cell in (("commented_at", date), ("link", link), ("text", message)):
        cells[header.positions[name]] = _unquoted(cell)
    return cells


def _unquoted(cell: str) -> str:
    cell = cell.strip("\r\n")
    if len(cell) >= 2 and cell[0] == cell[-1] == '"':
        cell = cell[1:-1]
    return _QUOTE.sub('"', cell)
