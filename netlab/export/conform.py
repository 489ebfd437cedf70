"""Rows of strings to a typed table: cells read as declared, what does not fit told as issues."""

from __future__ import annotations

import numpy as np
import pandas as pd

from netlab.export.cells import clean
from netlab.export.dates import read_dates, read_partial_dates
from netlab.export.rows import Rows
from netlab.export.schema import FLAG_WORDS, Column, Table, header_key
from netlab.export.trouble import Trouble
from netlab.vocabulary import IssueCode


def conform(rows: Rows, table: Table) -> tuple[pd.DataFrame, np.ndarray]:
    """Give one file's rows the table's columns and types.

    Returns the visible columns, and the positions of the rows they come from. Rows without anything in them and
    repeats are left out, counted in ``rows.count.set_aside`` and told in ``rows.issues``.
    """
    if table.melts:
        return melt(rows, table)
    trouble = Trouble(rows.file, rows.header.positions, rows.line_of, rows.issues)
    columns: dict[str, pd.Series] = {}
    for column in table.columns:
        _add_column(columns, column, rows, trouble)
    frame = pd.DataFrame(columns, index=pd.RangeIndex(len(rows.cells)))
    if table.finish is not None:
        frame = table.finish(frame, trouble)
    frame = frame[[column.name for column in table.visible]]
    dropped = _set_aside(rows, frame, table, trouble)
    rows.count.drop(int(rows.span_of(np.flatnonzero(dropped)).sum()))
    kept = np.flatnonzero(~dropped)
    return (frame.iloc[kept].reset_index(drop=True) if dropped.any() else frame), kept


def melt(rows: Rows, table: Table) -> tuple[pd.DataFrame, np.ndarray]:
    """Give a file without a fixed header as one row per filled cell: ``attribute`` (its header) and ``values``.

    ``part`` is the file's name and ``record`` counts its rows from 1, where the table has these columns.
    """
    kept = np.arange(len(rows.cells))
    cells = pd.DataFrame({i: clean(rows.cells[i]) for i in rows.cells})
    long = cells.melt(ignore_index=False, var_name="at", value_name="values").dropna(subset="values")
    long = long.sort_index(kind="stable")
    headers = pd.Series(rows.header.names, dtype="string")
    part = rows.file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    full = pd.DataFrame(
        {
            "part": pd.Series(part, index=long.index, dtype="string"),
            "record": pd.Series(long.index + 1, index=long.index, dtype="Int64"),
            "attribute": headers.reindex(long["at"].astype(int)).set_axis(long.index),
            "values": long["values"].astype("string"),
        }
    )
    return full[[column.name for column in table.visible]].reset_index(drop=True), kept


def _add_column(columns: dict[str, pd.Series], column: Column, rows: Rows, trouble: Trouble) -> None:
    if column.name in columns:  # the precision of a partial date is set with the date
        return
    position = rows.header.positions.get(column.name)
    if position is None or not len(rows.cells.columns):
        index = pd.RangeIndex(len(rows.cells))
        columns[column.name] = pd.Series(pd.NA, index=index, dtype=column.dtype)
        return
    cells = clean(rows.cells[position])
    if column.blanks:
        cells = cells.mask(cells.isin(column.blanks))
    if column.kind == "partial":
        _add_partial(columns, column, cells, trouble)
    else:
        columns[column.name] = _READERS[column.kind](cells, column, trouble)


def _text(cells: pd.Series, column: Column, trouble: Trouble) -> pd.Series:
    return cells


def _moment(cells: pd.Series, column: Column, trouble: Trouble) -> pd.Series:
    dates = read_dates(cells, column.formats)
    if dates.is_ambiguous:
        detail = "day and month cannot be told apart in this column; nothing read. Take the file as LinkedIn sent it"
        trouble.add_once(column.name, IssueCode.BAD_DATE, detail)
        return dates.values
    detail = f"not like {_example(dates.format or column.formats[0])}"
    trouble.add(cells.notna() & dates.values.isna(), column.name, IssueCode.BAD_DATE, detail)
    return dates.values


def _day(cells: pd.Series, column: Column, trouble: Trouble) -> pd.Series:
    return _moment(cells, column, trouble).dt.normalize()


def _flag(cells: pd.Series, column: Column, trouble: Trouble) -> pd.Series:
    values = cells.str.casefold().map(FLAG_WORDS).astype("boolean")
    trouble.add(cells.notna() & values.isna(), column.name, IssueCode.BAD_VALUE, "neither yes nor no")
    return values


def _number(cells: pd.Series, column: Column, trouble: Trouble) -> pd.Series:
    digits = cells.where(cells.str.fullmatch(r"-?[0-9]{1,15}"))
    values = pd.to_numeric(digits).astype("Int64")
    trouble.add(cells.notna() & values.isna(), column.name, IssueCode.BAD_NUMBER, "not a whole number")
    return values


def _choice(cells: pd.Series, column: Column, trouble: Trouble) -> pd.Series:
    values = cells.map(lambda cell: column.words.get(header_key(cell)), na_action="ignore").astype(
        column.dtype
    )
    trouble.add(
        cells.notna() & values.isna(), column.name, IssueCode.BAD_VALUE, "a word that is not on the list"
    )
    return values


_READERS = {"text": _text, "time": _moment, "day": _day, "flag": _flag, "number": _number, "choice": _choice}


def _add_partial(columns: dict[str, pd.Series], column: Column, cells: pd.Series, trouble: Trouble) -> None:
    values, precision = read_partial_dates(cells)
    columns[column.name] = values
    level = column.name.removesuffix("_on") + "_precision"
    columns[level] = precision.astype(pd.CategoricalDtype(["day", "month", "year"]))
    trouble.add(cells.notna() & values.isna(), column.name, IssueCode.BAD_DATE, "not like Mar 2024 or 2024")


def _set_aside(rows: Rows, frame: pd.DataFrame, table: Table, trouble: Trouble) -> np.ndarray:
    """Find the rows that do not belong into the table, and tell them."""
    is_empty = _empty_rows(rows, frame, trouble)
    judged = ~is_empty
    if table.repeats_allowed:
        judged &= ~frame[table.repeats_allowed].to_numpy(bool)
    return is_empty | _repeats(rows, frame, judged, trouble)


def _empty_rows(rows: Rows, frame: pd.DataFrame, trouble: Trouble) -> np.ndarray:
    """Find rows of nothing but delimiters, which a spreadsheet leaves at the end of its sheet."""
    found = np.zeros(len(frame), dtype=bool)
    at = np.arange(len(frame))
    for name in frame:
        if frame[name].dtype != "boolean":  # flags are worked out, also from nothing
            at = at[frame[name].isna().to_numpy(bool)[at]]
        if not len(at):
            return found
    found[at] = np.logical_and.reduce(
        [clean(rows.cells[i].iloc[at]).isna().to_numpy(bool) for i in rows.cells]
    )
    if found.any():
        detail = f"{int(found.sum())} rows without anything in them set aside"
        trouble.add(found & (found.cumsum() == 1), None, IssueCode.BAD_ROW, detail)
    return found


def _repeats(rows: Rows, frame: pd.DataFrame, judged: np.ndarray, trouble: Trouble) -> np.ndarray:
    """Find, among the rows judged, those whose every cell stood in an earlier one of the same file."""
    at = _candidates(frame, np.flatnonzero(judged))
    found = np.zeros(len(frame), dtype=bool)
    if len(at):
        found[at] = rows.cells.iloc[at].astype("string").duplicated().to_numpy()
    trouble.add(found, None, IssueCode.DUPLICATE, "every cell stands in an earlier row; this one set aside")
    return found


def _candidates(frame: pd.DataFrame, at: np.ndarray) -> np.ndarray:
    """Narrow down, column by column and moments first, which rows can be repeats at all."""
    columns = sorted(frame.columns, key=lambda name: frame[name].dtype.kind != "M")
    for column in columns:
        if len(at) < 2:
            return at[:0]
        at = at[frame[column].iloc[at].duplicated(keep=False).to_numpy()]
    return at


_EXAMPLES = {
    "%d": "05", "%b": "Mar", "%Y": "2024", "%y": "24", "%m": "03", "%H": "14", "%I": "02", "%M": "30", "%S": "00",
    "%p": "PM", "%a": "Tue",
}  # fmt: skip


def _example(form: str) -> str:
    for mark, sample in _EXAMPLES.items():
        form = form.replace(mark, sample)
    return form
