"""Large regular files, read by pyarrow or by pandas' C engine, and proven to have lost nothing.

Both readers hide trouble (short rows padded, rows swallowed by a stray quote). So the result is checked
against the bytes: the delimiters and line breaks of the file, less those inside cells, must be exactly what
that many rows of that width need. Anything irregular is left to the careful reader in ``dialects.py``.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from netlab.export.cells import count_each
from netlab.export.dialects import HEADER_WITHIN, Header, find_header
from netlab.export.encoding import BLANK, split_lines
from netlab.export.schema import CSV, Table

SMALLEST = 1 << 20  # bytes; below this the careful reader is quick enough
_HEAD = 1 << 16  # bytes in which the header is looked for
_CHUNK = 1 << 18
_BLOCK = 1 << 20  # bytes that pyarrow parses at a time; no record may be longer
_LF, _QUOTE = 10, 34
_BLANK_BYTES = np.zeros(256, dtype=bool)
_BLANK_BYTES[[ord(c) for c in BLANK]] = True


@dataclass(frozen=True, slots=True)
class Quick:
    """What quick reading found: the header, the cells, and the physical lines (``kept``: those of rows)."""

    header: Header
    cells: pd.DataFrame
    lines: int
    blank: int
    preamble: int
    kept: int


def read(data: bytes, table: Table, renames: Mapping[str, str] | None = None) -> Quick | None:
    """Read a large regular CSV; return None for whatever is small, not plain UTF-8 CSV, or irregular in any way."""
    if len(data) < SMALLEST or table.dialect != CSV or not _is_plain(data):
        return None
    start = 3 if data.startswith(b"\xef\xbb\xbf") else 0
    head = split_lines(data[start:_HEAD].decode("utf-8", errors="replace"))[: HEADER_WITHIN + 1]
    header = find_header(head[:-1], table, renames)
    if header is None or header.absent:
        return None
    offset = start + sum(len(line.encode()) for line in head[: header.line + 1])
    end = _end(data)
    cells = _parse(data, offset, end, header, table) if end > offset else None
    if cells is None:
        return None
    body = survey(data, offset, header.delimiter)
    breaks = body.breaks - data.count(b"\n", end)
    # The proof: nothing was padded, merged or dropped if the bytes hold what these rows need, and no more.
    if breaks != len(cells) - 1 or body.delimiters != len(cells) * (header.width - 1):
        return None
    preamble = sum(1 for line in head[: header.line] if line.strip(BLANK))
    blank = body.blank + header.line - preamble
    return Quick(header, cells, header.line + 1 + body.lines, blank, preamble, body.lines - body.blank)


def _end(data: bytes) -> int:
    """Return where the last line ends, without its line break and blank lines after it."""
    end = len(data)
    while end and data[end - 1] in b"\r\n":
        end -= 1
    return end


@dataclass(slots=True)
class Survey:
    """What the bytes alone say: physical lines, blank ones, and line breaks and delimiters outside quotes."""

    lines: int = 0
    blank: int = 0
    breaks: int = 0
    delimiters: int = 0


def survey(data: bytes, offset: int, delimiter: str) -> Survey:
    """Survey the bytes from ``offset`` (where a line begins) on. Outside quotes is where the quotes so far are even."""
    found = Survey(lines=1, blank=_blank_among(data, np.array([offset])))
    is_inside = False
    for begin in range(offset, len(data), _CHUNK):
        every = np.frombuffer(data, np.uint8, min(_CHUNK, len(data) - begin), begin)
        is_break, is_quote = every == _LF, every == _QUOTE
        marks = every[is_break | is_quote | (every == ord(delimiter))]
        odd = np.bitwise_xor.accumulate((marks == _QUOTE).view(np.uint8)).view(bool) ^ is_inside
        is_inside = bool(odd[-1]) if len(odd) else is_inside
        found.breaks += int(np.count_nonzero((marks == _LF) & ~odd))
        found.delimiters += int(np.count_nonzero((marks == ord(delimiter)) & ~odd))
        starts = np.flatnonzero(is_break) + begin + 1
        starts = starts[starts < len(data)]
        found.lines += len(starts)
        found.blank += _blank_among(data, starts)
    return found


def breaks_in_rows(cells: pd.DataFrame) -> np.ndarray:
    """Count the line breaks inside the cells of each row."""
    total = np.zeros(len(cells), dtype=np.int64)
    for column in cells:
        total += count_each(cells[column], "\n")
    return total


def _is_plain(data: bytes) -> bool:
    """Say whether the readers and the proof can be trusted with these bytes: no NUL, no lone CR, no UTF-16."""
    if b"\0" in data:
        return False
    return b"\r" not in data or data.count(b"\r") == data.count(b"\r\n")


def _parse(data: bytes, offset: int, end: int, header: Header, table: Table) -> pd.DataFrame | None:
    distinct = {
        header.positions[c.name] for c in table.columns if c.is_distinct and c.name in header.positions
    }
    try:
        return _by_arrow(data, offset, end, header, distinct)
    except ImportError:
        return _by_pandas(data, offset, header, distinct)


def _by_arrow(data: bytes, offset: int, end: int, header: Header, distinct: set[int]) -> pd.DataFrame | None:
    """Read by pyarrow, which refuses rows that are too long or too short."""
    import pyarrow as pa
    from pyarrow import csv

    category, text = pa.dictionary(pa.int32(), pa.string()), pa.large_string()
    types = {str(i): text if i in distinct else category for i in range(header.width)}
    try:
        table = csv.read_csv(
            pa.BufferReader(pa.py_buffer(memoryview(data)[offset:end])),
            csv.ReadOptions(column_names=list(types), block_size=_BLOCK),
            csv.ParseOptions(delimiter=header.delimiter, newlines_in_values=True),
            csv.ConvertOptions(column_types=types, strings_can_be_null=False),
        )
    except pa.ArrowInvalid:
        return None
    return pd.DataFrame(
        {
            i: _from_arrow(column)
            for i, column in enumerate(table.unify_dictionaries().combine_chunks().columns)
        }
    )


def _from_arrow(column: Any) -> pd.Series:
    """Hand a column over to pandas: text as it stands, a dictionary as a category."""
    if str(column.type) == "large_string":
        return pd.Series(column, dtype=pd.StringDtype("pyarrow"))
    codes = np.concatenate([chunk.indices.to_numpy() for chunk in column.chunks] or [np.zeros(0, np.int32)])
    words = column.chunk(0).dictionary.to_pylist() if column.num_chunks else []
    return pd.Series(
        pd.Categorical.from_codes(codes, categories=pd.Index(words, dtype=object), validate=False)
    )


def _by_pandas(data: bytes, offset: int, header: Header, distinct: set[int]) -> pd.DataFrame | None:
    """Read by the C engine; columns that repeat come as categories, which is quicker and smaller."""
    types = {i: "string" if i in distinct else "category" for i in range(header.width)}
    file = io.BytesIO(data)
    file.seek(offset)
    try:
        cells = pd.read_csv(
            file,
            sep=header.delimiter,
            header=None,
            names=range(header.width),
            dtype=types,
            keep_default_na=False,
            na_filter=False,
            encoding="utf-8",
            low_memory=False,
        )
    except (
        ValueError,
        OverflowError,
        MemoryError,
    ):  # ParserError, UnicodeDecodeError: something is irregular
        return None
    return cells if isinstance(cells.index, pd.RangeIndex) else None


def _blank_among(data: bytes, starts: np.ndarray) -> int:
    """Count the lines that are blank among those beginning at these places."""
    every = np.frombuffer(data, np.uint8)
    starts = starts[_BLANK_BYTES[every[starts]]]
    is_empty = every[starts] == _LF
    return int(is_empty.sum()) + sum(1 for at in starts[~is_empty] if _is_blank(data, int(at)))


def _is_blank(data: bytes, at: int) -> bool:
    stop = data.find(b"\n", at)
    return not data[at : stop if stop >= 0 else len(data)].strip()
