"""Text to rows of strings: the header found by what it says, then the records, each with its lines counted.

Two dialects stand in one archive: ordinary CSV with doubled quotes, and Comments.csv (``repairs.py``). Every
record knows the physical lines it came from, so that promise 1 can be summed.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from netlab.export.encoding import BLANK
from netlab.export.schema import Dialect, Table, header_key

HEADER_WITHIN = 25  # lines; LinkedIn's longest preamble has 3, invented ones 5
DELIMITERS = ",;\t|"  # LinkedIn ships commas, its UTF-16 files tabs; local spreadsheets save semicolons
_REREAD = 5  # times the file: how much is read again at most after quotes that nobody closed


@dataclass(frozen=True, slots=True)
class Header:
    """The header row that was found: where, its cells, and which of netlab's columns stand at which position."""

    line: int  # index of the physical line
    names: tuple[str, ...]
    delimiter: str
    positions: Mapping[str, int]
    aliases: tuple[str, ...] = ()  # columns found only under an unverified name
    absent: tuple[str, ...] = ()  # signature columns that are not there

    @property
    def width(self) -> int:
        """How many cells a record has."""
        return len(self.names)


class Record(NamedTuple):
    """The cells of one record, the index of its first physical line, and how many lines are not blank."""

    cells: list[str]
    line: int
    span: int


@dataclass(slots=True)
class Records:
    """What a body of lines gave: records that fit, and those set aside, each with its reason."""

    kept: list[Record] = field(default_factory=list)
    padded: list[Record] = field(default_factory=list)  # kept too: shorter than the header
    aside: list[tuple[Record, str]] = field(default_factory=list)


def find_header(
    lines: Sequence[str], table: Table, renames: Mapping[str, str] | None = None
) -> Header | None:
    """Find the first line that holds the table's signature, under any delimiter.

    Failing that, a line where most cells are known headers is taken (a sheet with dropped columns), and
    ``absent`` says what it lacks. ``renames`` maps headers of the file (as ``header_key``) to LinkedIn's.
    """
    partial: Header | None = None
    for index, line in enumerate(lines[:HEADER_WITHIN]):
        if not line.strip(BLANK):
            continue
        found = [_match(index, line, mark, table, renames or {}) for mark in DELIMITERS]
        full = [header for header in found if not header.absent]
        if full:
            return max(full, key=lambda header: (len(header.positions), header.width))
        best = max(found, key=lambda header: len(header.positions))
        if partial is None and _is_likely(best):
            partial = best
    return partial


def _is_likely(header: Header) -> bool:
    """Say whether a row that lacks part of the signature can only be a header all the same."""
    return len(header.positions) >= 2 and 2 * len(header.positions) >= sum(map(bool, header.names))


def read_records(lines: Sequence[str], header: Header, table: Table) -> Records:
    """Read the lines after the header into records of the header's width."""
    needed = max((header.positions[name] for name in table.signature if name in header.positions), default=0)
    records, width = Records(), header.width
    for record in _csv_records(lines, header.line + 1, header, needed, table.dialect):
        if len(record.cells) == width:
            records.kept.append(record)
        elif record.span:  # else a blank line
            _sort_in(record, records, width, needed, table.dialect)
    return records


@contextmanager
def long_cells(limit: int) -> Iterator[None]:
    """Let the csv module read cells of up to ``limit`` characters, and put its own limit back afterwards.

    The limit is the module's only knob and is global; it is raised, never lowered, for the time of one file.
    """
    before = csv.field_size_limit()
    csv.field_size_limit(max(before, limit))
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _match(index: int, line: str, delimiter: str, table: Table, renames: Mapping[str, str]) -> Header:
    names = tuple(renames.get(header_key(name), name) for name in _header_cells(line, delimiter))
    keys = [header_key(name) for name in names]
    positions: dict[str, int] = {}
    aliases: list[str] = []
    for column in table.columns:
        shipped = [key for key in map(header_key, column.headers) if key in keys]
        translated = [key for key in map(header_key, column.aliases) if key in keys]
        if shipped or translated:
            positions[column.name] = keys.index((shipped or translated)[0])
        if translated and not shipped:
            aliases.append(column.name)
    absent = tuple(name for name in table.signature if name not in positions)
    return Header(index, names, delimiter, positions, tuple(aliases), absent)


def _header_cells(line: str, delimiter: str) -> list[str]:
    try:
        with long_cells(len(line)):
            return [
                cell.strip("\ufeff" + BLANK) for cell in next(csv.reader([line], delimiter=delimiter), [])
            ]
    except csv.Error:
        return []


def _csv_records(
    lines: Sequence[str], start: int, header: Header, needed: int, dialect: Dialect
) -> Iterator[Record]:
    """Read records by the csv module; after a quote that swallows the rest, resume on the next line."""
    filled = [bool(line.strip(BLANK)) for line in lines]
    before = [0, *accumulate(filled)]
    at, budget = start, 10_000 + _REREAD * len(lines)
    while at < len(lines):
        rest = map(lines.__getitem__, range(at, len(lines)))  # begins at once, however far down the file
        begun, reader = at, csv.reader(rest, delimiter=header.delimiter)
        for cells in reader:
            end = begun + reader.line_num
            is_long = end - at > 1 and budget > 0
            if is_long and (_is_ragged(cells, header, needed, dialect) or _is_open(lines, at, end)):
                budget -= end - at
                yield Record([], at, before[at + 1] - before[at])
                at += 1
                break
            yield Record(cells, at, before[end] - before[at])
            at = end
        else:
            return


def _is_ragged(cells: list[str], header: Header, needed: int, dialect: Dialect) -> bool:
    extra = any(cell.strip(BLANK) for cell in cells[header.width :])
    return len(cells) <= needed or (extra and not dialect.joins_last)


def _is_open(lines: Sequence[str], at: int, end: int) -> bool:
    """Say whether the last record of a file runs over several lines in a quote that is never closed."""
    return end == len(lines) and sum(line.count('"') for line in lines[at:end]) % 2 == 1


def _sort_in(record: Record, records: Records, width: int, needed: int, dialect: Dialect) -> None:
    """Put a record that has not the header's width where it belongs: kept, padded, or set aside with a reason."""
    cells, extra = record.cells, record.cells[width:]
    if not cells:
        records.aside.append((record, "a quote opens here and is not closed"))
    elif extra and dialect.joins_last:
        records.kept.append(record._replace(cells=[*cells[: width - 1], ",".join(cells[width - 1 :])]))
    elif len(cells) <= needed or any(cell.strip(BLANK) for cell in extra):
        records.aside.append((record, f"{len(cells)} cells, the header has {width}"))
    elif extra:
        records.kept.append(record._replace(cells=cells[:width]))
    else:
        records.padded.append(record)
        records.kept.append(record._replace(cells=cells + [""] * (width - len(cells))))
