"""The room's ties in my own network: badges put back into people, on my own machine, for my own analysis."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from netlab.errors import CardError
from netlab.files import write_whole
from netlab.people.answers import read_rows
from netlab.people.saving import save_answers
from netlab.workshop.codes import WORDS

BADGE = "badge"


def save_ties(ties: pd.DataFrame, path: str | Path) -> Path:
    """Write the ties that a room agreed to see: ``source, target, known``, in words of the roster."""
    return write_whole(Path(path), ties.to_csv(index=False, lineterminator="\n"), private=True)


def read_roster(path: str | Path) -> tuple[str, ...]:
    """Read the words of a roster.csv (column ``badge``). Raises CardError for another table or a word of another list."""
    return tuple(_badges(_rows(Path(path), (BADGE,)), Path(path), (BADGE,))[BADGE])


def own_ties(ties: str | Path, who: str | Path, out: str | Path) -> int:
    """Write the ties between people I named as cohort.csv; return how many there are.

    ``ties``: the room's (``source, target``, badges). ``who``: my own list, ``badge`` and ``name`` or ``person_id`` of people I
    am connected with; it stays on my machine. Ties with a badge that is not on it are left out. Answers already in
    ``out`` are kept.

    Raises CardError where a file lacks a column, or holds a badge that is none.
    """
    ends = _badges(_rows(Path(ties), ("source", "target")), Path(ties), ("source", "target"))
    listed = _badges(_rows(Path(who), (BADGE,)), Path(who), (BADGE,))
    if not {"name", "person_id"} & set(listed.columns):
        raise CardError(f"{Path(who).name}: it needs a column 'name' (or 'person_id') beside '{BADGE}'.")
    marks = listed.reindex(columns=["person_id", "name"]).astype("string")
    called = pd.Series(
        marks["person_id"].fillna(marks["name"]).array, index=pd.Index(listed[BADGE]), dtype="string"
    )
    named = pd.DataFrame(
        {end: ends[end].map(called[~called.index.duplicated()]) for end in ("source", "target")}
    )
    known = named.dropna().assign(known="yes").astype("string")
    return save_answers(out, "cohort", known).n


def _rows(path: Path, columns: Iterable[str]) -> pd.DataFrame:
    if not path.is_file():
        raise CardError(f"{path.name}: no such file. Look at its name, or in another folder.")
    rows = read_rows(path)
    for column in columns:
        if column not in rows:
            raise CardError(f"{path.name}: no column '{column}'. Write it in the first line.")
    return rows


def _badges(rows: pd.DataFrame, path: Path, columns: Iterable[str]) -> pd.DataFrame:
    """Return the rows with their badges in capitals; those of other words are an error, told by its line."""
    loud = rows.assign(**{column: rows[column].str.strip().str.upper() for column in columns})
    for column in columns:
        strange = loud.index[~loud[column].isin(WORDS).fillna(False)]
        if len(strange):
            raise CardError(
                f"{path.name}: line {strange[0] + 2}: {column} is no word of netlab's rosters. Mend that line."
            )
    return loud
