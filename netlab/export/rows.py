"""The bytes of one known file to a frame of strings, with every physical line accounted for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from netlab.export import quick
from netlab.export.dialects import (
    DELIMITERS,
    HEADER_WITHIN,
    Header,
    Records,
    find_header,
    long_cells,
    read_records,
)
from netlab.export.encoding import BLANK, decode_lines, other_format
from netlab.export.repairs import begins_comment, read_comments
from netlab.export.schema import COMMENT_RECORDS, Table
from netlab.export.trouble import Issue
from netlab.vocabulary import IssueCode

# No date, no address: a row of data nearly always has one, and is then not shown.
_LIKE_HEADER = re.compile(r"[^\W\d][^\d@:/]{0,39}")


@dataclass(slots=True)
class Count:
    """Physical lines of one file. ``lines`` = ``blank`` + ``preamble`` + ``header`` + ``kept`` + ``set_aside``."""

    lines: int = 0
    blank: int = 0
    preamble: int = 0
    header: int = 0
    kept: int = 0
    set_aside: int = 0

    def drop(self, n: int) -> None:
        """Move lines of rows that stood in the table to those set aside."""
        self.kept -= n
        self.set_aside += n


@dataclass(slots=True)
class Rows:
    """The rows of one file as strings (columns are positions), before anything is interpreted.

    ``lines`` holds each row's first physical line (from 1), ``spans`` its non-blank lines; both are None
    after quick reading and then worked out for the few rows that need it.
    """

    file: str
    header: Header
    cells: pd.DataFrame
    count: Count
    lines: np.ndarray | None = None
    spans: np.ndarray | None = None
    issues: list[Issue] = field(default_factory=list)

    def line_of(self, at: np.ndarray) -> np.ndarray:
        """Return the physical line (from 1) on which each row at these positions begins."""
        if self.lines is None:
            breaks = quick.breaks_in_rows(self.cells) + 1
            self.lines = self.header.line + 2 + np.concatenate(([0], np.cumsum(breaks)[:-1]))
        return self.lines[at]

    def span_of(self, at: np.ndarray) -> np.ndarray:
        """Return how many non-blank physical lines each row at these positions takes."""
        if self.spans is not None:
            return self.spans[at]
        return np.array([_span(self.cells.iloc[i]) for i in at], dtype=np.int64)


class Unreadable(Exception):
    """A known file that cannot be read as its table; ``issue`` says why, ``count`` sets all its lines aside."""

    def __init__(self, issue: Issue, count: Count) -> None:
        super().__init__(issue.detail)
        self.issue, self.count = issue, count


def read_rows(data: bytes, file: str, table: Table, renames: Mapping[str, str] | None = None) -> Rows:
    """Read one file. Raises Unreadable if it is no text or has no header that the table knows."""
    format_name = other_format(data)
    if format_name:
        detail = (
            f"this is {format_name}, not a CSV; save it as CSV UTF-8 or take the file from LinkedIn's archive"
        )
        raise Unreadable(Issue(file, None, None, IssueCode.NOT_CSV, detail), count_all(data))
    quickly = quick.read(data, table, renames)
    if quickly is not None:
        q, header = quickly, quickly.header
        count = Count(q.lines, q.blank, q.preamble, 1, q.kept)
        return Rows(file, header, q.cells, count, issues=_header_issues(file, header, table))
    return _read_carefully(data, file, table, renames)


def count_all(data: bytes) -> Count:
    """Count the lines of a file of which nothing is kept."""
    lines, _ = decode_lines(data)
    blank = sum(1 for line in lines if not line.strip(BLANK))
    return Count(len(lines), blank, set_aside=len(lines) - blank)


def _read_carefully(data: bytes, file: str, table: Table, renames: Mapping[str, str] | None) -> Rows:
    lines, trouble = decode_lines(data)
    header = find_header(lines, table, renames)
    if header is None:
        return _without_header(lines, data, file, table)
    with long_cells(len(data)):
        records = _records(lines, header, table)
    rows = _gathered(file, header, records, lines)
    if trouble:
        rows.issues.append(Issue(file, None, None, IssueCode.ENCODING, trouble))
    rows.issues += _header_issues(file, header, table)
    return rows


def _records(lines: Sequence[str], header: Header, table: Table) -> Records:
    if table.dialect == COMMENT_RECORDS:
        body = next((line for line in lines[header.line + 1 :] if line.strip(BLANK)), "")
        if (
            header.delimiter == ","
            and header.width == len(table.columns) == len(header.positions)
            and begins_comment(body)
        ):
            return read_comments(lines, header)
    return read_records(lines, header, table)


def _gathered(file: str, header: Header, records: Records, lines: Sequence[str]) -> Rows:
    """Turn records into a frame, and what was set aside into issues and counts."""
    cells = pd.DataFrame([r.cells for r in records.kept], columns=range(header.width), dtype="string")
    preamble = sum(1 for line in lines[: header.line] if line.strip(BLANK))
    count = Count(
        lines=len(lines),
        blank=sum(1 for line in lines if not line.strip(BLANK)),
        preamble=preamble,
        header=1,
        kept=sum(record.span for record in records.kept),
        set_aside=sum(record.span for record, _ in records.aside),
    )
    starts = np.array([r.line + 1 for r in records.kept], dtype=np.int64)
    spans = np.array([r.span for r in records.kept], dtype=np.int64)
    return Rows(file, header, cells, count, starts, spans, _record_issues(file, header, records))


def _record_issues(file: str, header: Header, records: Records) -> list[Issue]:
    issues = [
        Issue(file, r.line + 1, None, IssueCode.BAD_ROW, f"set aside: {why}") for r, why in records.aside
    ]
    for record in records.padded:
        detail = f"{len(record.cells)} cells, the header has {header.width}; kept, the rest is unknown"
        issues.append(Issue(file, record.line + 1, None, IssueCode.BAD_ROW, detail))
    return issues


def _header_issues(file: str, header: Header, table: Table) -> list[Issue]:
    line = header.line + 1
    issues = [
        Issue(
            file, line, name, IssueCode.ALIAS_HEADER, "a translated header that no real archive was seen with"
        )
        for name in header.aliases
    ]
    for name in header.absent:
        looked_for = " or ".join(table.column(name).headers)
        detail = f"no column called {looked_for}; unknown for every row"
        issues.append(Issue(file, line, name, IssueCode.MISSING_COLUMN, detail))
    return issues


def _without_header(lines: Sequence[str], data: bytes, file: str, table: Table) -> Rows:
    filled = [line.strip("\ufeff" + BLANK) for line in lines if line.strip("\ufeff" + BLANK)]
    if table.empty_note and filled == [table.empty_note]:
        header = Header(len(lines), (), ",", {})
        blank = len(lines) - 1
        return Rows(file, header, pd.DataFrame(), Count(len(lines), blank, preamble=1))
    detail = no_header_sentence(file, table, filled)
    raise Unreadable(Issue(file, None, None, IssueCode.NO_HEADER, detail), count_all(data))


def no_header_sentence(file: str, table: Table, filled: Sequence[str]) -> str:
    """Say which columns were looked for, what stands there instead, and how to map it."""
    if not filled:
        return "the file is empty; ask LinkedIn for a new archive"
    wanted = [table.column(name).headers[0] for name in table.signature]
    name = file.rsplit("/", 1)[-1]
    return (
        f"no header row with {', '.join(wanted)} in the first {HEADER_WITHIN} lines; {_what_is_there(filled[0])}. "
        "If the headers are in another language, say what they mean: "
        f'columns={{"{name}": {{"<header in the file>": "{wanted[0]}"}}}}'
    )


def _what_is_there(line: str) -> str:
    """Name the cells of the first line if they can only be headers; a row of data is never shown."""
    delimiter = max(DELIMITERS, key=line.count)
    cells = [cell.strip(' "') for cell in line.split(delimiter)]
    if len(cells) > 1 and all(_LIKE_HEADER.fullmatch(cell) for cell in cells):
        return "the first filled line has " + ", ".join(cells)
    return f"the first filled line has {len(cells)} cells"


def _span(cells: pd.Series) -> int:
    """Count the non-blank lines of one regular record: blank ones can only stand inside a quoted cell."""
    pieces = [str(cell).split("\n") for cell in cells if isinstance(cell, str)]
    inner = [line for cell in pieces for line in cell[1:-1]]
    return 1 + sum(len(cell) - 1 for cell in pieces) - sum(1 for line in inner if not line.strip(BLANK))
