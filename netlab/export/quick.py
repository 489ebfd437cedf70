"""Large regular files, read by pyarrow or by pandas' C engine, and proven to have lost nothing.

Both readers hide trouble (short rows padded, rows swallowed by a stray quote). So the result is checked
against the bytes: the delimiters and line breaks of the file, less those inside cells, must be exactly what
that many rows of that width need. Anything irregular is left to the careful reader in ``dialects.py``.
"""

from __future__ import annotations

import io
from collections.abc import Mapping

import numpy as np
import pandas as pd

from netlab.export.dialects import HEADER_WITHIN, Header, find_header
from netlab.export.encoding import BLANK, split_lines
from netlab.export.schema import CSV, Table

SMALLEST = 1 << 20  # bytes; below this the careful reader is quick enough
_HEAD = 1 << 16  # bytes in which the header is looked for
_CHUNK = 1 << 24
_BLANK_BYTES = np.zeros(256, dtype=bool)
_BLANK_BYTES[[ord(c) for c in BLANK]] = True

Quick = tuple[Header, pd.DataFrame, int, int, int]


def read(data: bytes, table: Table, renames: Mapping[str, str] | None = None) -> Quick | None:
    """Read a large regular CSV: header, cells, and its numbers of lines, blank lines and preamble lines.

    Returns None for whatever is small, not plain UTF-8 CSV, or irregular in any way.
    """
    if len(data) < SMALLEST or table.dialect != CSV or not _is_plain(data):
        return None
    start = 3 if data.startswith(b"\xef\xbb\xbf") else 0
    head = split_lines(data[start:_HEAD].decode("utf-8", errors="replace"))[: HEADER_WITHIN + 1]
    header = find_header(head[:-1], table, renames)
    if header is None or header.absent:
        return None
    offset = start + sum(len(line.encode()) for line in head[: header.line + 1])
    end = len(data.rstrip(b"\r\n"))
    cells = _parse(data, offset, end, header, table)
    if cells is None or not _is_whole(data, offset, end, cells, header.delimiter):
        return None
    lines, blank = count_lines(data)
    preamble = sum(1 for line in head[: header.line] if line.strip(BLANK))
    return header, cells, lines, blank, preamble


def count_lines(data: bytes) -> tuple[int, int]:
    """Count physical lines, and the blank ones among them, in bytes whose lines end in LF or CRLF."""
    lines = data.count(b"\n") + (0 if data.endswith(b"\n") else 1)
    blank = 0
    for begin in range(0, len(data), _CHUNK):
        blank += _blank_lines(data, begin, min(begin + _CHUNK, len(data)))
    return lines, blank + (1 if not data[:1].strip() and not data.split(b"\n", 1)[0].strip() else 0)


def counts_in_rows(cells: pd.DataFrame, mark: str) -> np.ndarray:
    """Count a character in all the cells of each row."""
    total = np.zeros(len(cells), dtype=np.int64)
    for column in cells:
        total += _counts(cells[column], mark)
    return total


def _is_plain(data: bytes) -> bool:
    """Say whether the readers and the proof can be trusted with these bytes: no NUL, no lone CR, no UTF-16."""
    return b"\0" not in data and data.count(b"\r") == data.count(b"\r\n")


def _parse(data: bytes, offset: int, end: int, header: Header, table: Table) -> pd.DataFrame | None:
    distinct = {
        header.positions[c.name] for c in table.columns if c.is_distinct and c.name in header.positions
    }
    try:
        return _by_arrow(data, offset, end, header)
    except ImportError:
        return _by_pandas(data, offset, end, header, distinct)


def _by_arrow(data: bytes, offset: int, end: int, header: Header) -> pd.DataFrame | None:
    import pyarrow as pa
    from pyarrow import csv

    names = [str(i) for i in range(header.width)]
    try:
        table = csv.read_csv(
            pa.BufferReader(pa.py_buffer(memoryview(data)[offset:end])),
            csv.ReadOptions(column_names=names, block_size=_CHUNK),
            csv.ParseOptions(delimiter=header.delimiter, newlines_in_values=True),
            csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.large_string()), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        return None
    text = pd.StringDtype("pyarrow")
    return pd.DataFrame({i: pd.Series(table.column(i), dtype=text) for i in range(header.width)})


def _by_pandas(data: bytes, offset: int, end: int, header: Header, distinct: set[int]) -> pd.DataFrame | None:
    """Read by the C engine; columns that repeat come as categories, which is quicker and smaller."""
    types = {i: "string" if i in distinct else "category" for i in range(header.width)}
    try:
        cells = pd.read_csv(
            io.BytesIO(memoryview(data)[offset:end]),
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


def _is_whole(data: bytes, offset: int, end: int, cells: pd.DataFrame, delimiter: str) -> bool:
    """Prove that the rows hold every delimiter and line break of the bytes: nothing padded, merged or dropped."""
    breaks = data.count(b"\n", offset, end) - _counts_in_all(cells, "\n")
    marks = data.count(delimiter.encode(), offset, end) - _counts_in_all(cells, delimiter)
    return breaks == len(cells) - 1 and marks == len(cells) * (cells.shape[1] - 1)


def _counts_in_all(cells: pd.DataFrame, mark: str) -> int:
    return sum(int(_counts(cells[column], mark).sum()) for column in cells)


def _counts(texts: pd.Series, mark: str) -> np.ndarray:
    """Count a character in each cell; for categories once per category."""
    if isinstance(texts.dtype, pd.CategoricalDtype):
        each = np.array([str(c).count(mark) for c in texts.cat.categories] or [0], dtype=np.int64)
        return each[texts.cat.codes.to_numpy()]
    chunked = getattr(texts.array, "_pa_array", None)
    if chunked is not None:
        import pyarrow.compute as pc

        return pc.count_substring(chunked, mark).to_numpy().astype(np.int64)
    return np.fromiter(
        (cell.count(mark) for cell in texts.to_numpy(object)), dtype=np.int64, count=len(texts)
    )


def _blank_lines(data: bytes, begin: int, end: int) -> int:
    """Count the blank lines that start right after a line feed in ``data[begin:end]``."""
    starts = np.flatnonzero(np.frombuffer(data, np.uint8, end - begin, begin) == 10) + begin + 1
    starts = starts[starts < len(data)]
    first = np.frombuffer(data, np.uint8)[starts]
    starts = starts[_BLANK_BYTES[first]]
    at_once = np.frombuffer(data, np.uint8)[starts] == 10
    rest = starts[~at_once]
    return int(at_once.sum()) + sum(1 for at in rest if _is_blank(data, int(at)))


def _is_blank(data: bytes, at: int) -> bool:
    stop = data.find(b"\n", at)
    return not data[at : stop if stop >= 0 else len(data)].strip()
