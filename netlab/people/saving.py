"""Saving the user's answers so that nothing is lost: lock, read again, merge, replace.

A file that a spreadsheet holds open is left alone: the answers wait in a file beside it, are read from there
as well, and are merged by the next save.
"""

from __future__ import annotations

import csv
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from filelock import FileLock, Timeout

from netlab.errors import AnswersError
from netlab.people.answers import (
    FORMULA_STARTS,
    AnswerFile,
    answer_file,
    in_order,
    merged,
    read_rows,
    subjects,
    waiting_file,
)

LOCK_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Saved:
    """Where answers went; ``waiting`` is true if the file was held open and they wait beside it."""

    path: Path
    n: int
    waiting: bool = False

    @property
    def message(self) -> str:
        """Say in a sentence what happened."""
        if not self.waiting:
            return f"Saved in {self.path.name}."
        return f"Another program holds the file open. Your answers are safe in {self.path.name}; close it and save once more."


def save_answers(
    path: str | Path, kind: str, rows: pd.DataFrame, *, remove: pd.DataFrame | None = None
) -> Saved:
    """Merge ``rows`` into a file, taking out ``remove`` first; create the file if there is none.

    Rows that speak of the same person (or company, or pair) are one: the newest stays. Everything else in
    the file, the user's own columns included, stays as it is. Raises AnswersError if the file cannot be read.
    """
    path, file = Path(path), answer_file(kind)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(f"{path}.lock", timeout=LOCK_SECONDS):
            return _save_locked(path, file, rows, remove)
    except Timeout:
        raise AnswersError(
            f"{path.name}: another notebook has been writing it for {LOCK_SECONDS:.0f} s. Try again."
        ) from None


def _save_locked(path: Path, file: AnswerFile, rows: pd.DataFrame, remove: pd.DataFrame | None) -> Saved:
    waiting = waiting_file(path)
    old = read_rows(path) if path.is_file() else pd.DataFrame(columns=list(file.columns), dtype="string")
    if waiting.is_file():
        old = merged(old, read_rows(waiting), file)
    if remove is not None and len(remove):
        both = pd.concat([remove.astype("string"), old], ignore_index=True)
        names = subjects(both, file)
        old = old[[name not in set(names[: len(remove)]) for name in names[len(remove) :]]]
    table = in_order(merged(old, _written(rows, file), file), file)
    if _held_open(path):
        return _keep_beside(waiting, table, len(rows))
    try:
        _replace(path, table)
    except PermissionError:
        return _keep_beside(waiting, table, len(rows))
    waiting.unlink(missing_ok=True)
    return Saved(path, len(rows))


def _keep_beside(waiting: Path, table: pd.DataFrame, n: int) -> Saved:
    _replace(waiting, table)
    return Saved(waiting, n, waiting=True)


def _held_open(path: Path) -> bool:
    """Spreadsheets leave a mark beside an open file; replacing it would be undone by their next save."""
    return any((path.parent / mark).exists() for mark in (f".~lock.{path.name}#", f"~${path.name}"))


def _replace(path: Path, table: pd.DataFrame) -> None:
    """Write beside the file, then move over it: a reader sees the old or the new, never half."""
    handle, name = tempfile.mkstemp(prefix=".netlab-", suffix=".csv", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\r\n")
            writer.writerow(table.columns)
            writer.writerows([_harmless(cell) for cell in row] for row in table.itertuples(index=False))
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _harmless(cell: object) -> str:
    """Keep a spreadsheet from running a cell as a formula; ``'`` before it is taken off when read."""
    if cell is None or cell is pd.NA or pd.isna(cell):  # type: ignore[call-overload]
        return ""
    text = str(cell)
    return f"'{text}" if text.startswith((*FORMULA_STARTS, "'")) else text


def _written(rows: pd.DataFrame, file: AnswerFile) -> pd.DataFrame:
    """Turn a typed table into text as it will stand in the file."""
    table = rows.copy()
    for column in file.dates:
        if column in table and pd.api.types.is_datetime64_any_dtype(table[column]):
            table[column] = table[column].dt.strftime("%Y-%m-%d")
    return table.astype("string")
