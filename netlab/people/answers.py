"""The user's own CSV files: read whatever a spreadsheet made of them, and written so that nothing is lost.

Seven files, each declared below. Reading forgives: separators, encodings, local dates, reordered and extra
columns. Writing locks, reads again, merges person by person (the newest answer wins) and replaces the file in
one step, so that two notebooks open at once lose nothing. A file that a spreadsheet holds open is left alone:
the answers wait in a file beside it and are merged by the next save.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pandas as pd

from netlab.errors import AnswersError, ParameterError
from netlab.export.encoding import decode, other_format
from netlab.people.local_dates import read_local_dates
from netlab.people.names import name_key
from netlab.text import fold, profile_slug

PERSON = ("person_id", "url", "name")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_BY_SEPARATOR = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """One of the user's files. ``key`` says which rows speak of the same thing; ``newest`` which of them wins."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    dates: tuple[str, ...] = ()
    newest: str | None = None
    needs_one_of: tuple[str, ...] = ()


LABELS = AnswerFile(
    "labels.csv",
    (
        *PERSON,
        "relationship",
        "note",
        "labelled_on",
        "chosen",
        "labelled_as",
        "p_personal_then",
        "p_professional_then",
    ),
    key=PERSON,
    dates=("labelled_on",),
    newest="labelled_on",
    needs_one_of=PERSON,
)
COMPANIES = AnswerFile(
    "companies.csv", ("company", "employer", "industry"), key=("company",), needs_one_of=("company",)
)
MUTED = AnswerFile("muted.csv", (*PERSON, "until"), key=PERSON, dates=("until",), needs_one_of=PERSON)
DONE = AnswerFile(
    "done.csv",
    (*PERSON, "action", "on", "outcome"),
    key=(*PERSON, "action", "on"),
    dates=("on",),
    needs_one_of=PERSON,
)
INTERVIEW = AnswerFile(
    "interview.csv",
    ("source", "target", "known", "closeness", "how_met"),
    key=("source", "target"),
    needs_one_of=("source",),
)
COHORT = AnswerFile(
    "cohort.csv", ("source", "target", "known"), key=("source", "target"), needs_one_of=("source",)
)
FEED = AnswerFile("feed.csv", ("author", "text"), key=("author", "text"), needs_one_of=("author", "text"))
ANSWER_FILES = {
    file.name.removesuffix(".csv"): file for file in (LABELS, COMPANIES, MUTED, DONE, INTERVIEW, COHORT, FEED)
}


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """Rows of one file (its declared columns, then the user's own), and what to tell about them."""

    file: AnswerFile
    rows: pd.DataFrame
    told: tuple[str, ...] = ()


def no_answers(kind: str) -> Answers:
    """Return the empty table of a kind of answers (``"labels"``, ``"companies"``, …)."""
    return Answers(answer_file(kind), _nothing(kind).copy())


@lru_cache(maxsize=len(ANSWER_FILES))
def _nothing(kind: str) -> pd.DataFrame:
    return _conform(pd.DataFrame(), answer_file(kind))[0]


def read_answers(source: str | Path | pd.DataFrame | Answers | None, kind: str) -> Answers:
    """Read one of the user's files, or take a frame of the same columns.

    ``kind``: labels, companies, muted, done, interview, cohort or feed. Returns text columns as ``string`` (blank =
    ``NA``), dates as days. Rows without any of the columns that name their subject are left out and told.
    Raises AnswersError if the file is missing, no table, or lacks the columns that name its rows.
    """
    if source is None:
        return no_answers(kind)
    if isinstance(source, Answers):
        return source
    file = answer_file(kind)
    if isinstance(source, pd.DataFrame):
        return Answers(file, *_conform(source.astype("string"), file))
    path = Path(source)
    if not path.is_file():
        raise AnswersError(f"{path.name}: no such file. It is made when you answer the first question.")
    rows = read_rows(path)
    waiting = waiting_file(path)
    if waiting.is_file():
        rows = merged(rows, read_rows(waiting), file)
    return Answers(file, *_conform(rows, file))


def merged(old: pd.DataFrame, new: pd.DataFrame, file: AnswerFile) -> pd.DataFrame:
    """Unite two tables of answers: same subject, one row, the newest; on equal dates the second table's."""
    both = pd.concat([old, new], ignore_index=True).astype("string")
    if both.empty:
        return both
    age = pd.Series(range(len(both)))
    if file.newest and file.newest in both:
        days, _ = read_local_dates(both[file.newest])
        order = (
            pd.DataFrame({"day": days.fillna(pd.Timestamp(0)), "age": age}).sort_values(["day", "age"]).index
        )
    else:
        order = age.index
    latest = pd.Series(subjects(both, file), index=both.index).loc[order].drop_duplicates(keep="last")
    return both.loc[sorted(latest.index)].reset_index(drop=True)


def subjects(rows: pd.DataFrame, file: AnswerFile) -> list[str]:
    """Name what each row is about, so that rows about one person agree though one has only a URL or a name."""
    if not set(PERSON) & set(file.key):
        return ["\x1f".join(fold(_cell(row, column)) for column in file.key) for row in _dicts(rows)]
    rest = [column for column in file.key if column not in PERSON]
    table = _dicts(rows)
    return [
        "\x1f".join([person, *(fold(_cell(row, column)) for column in rest)])
        for person, row in zip(_by_mark(table), table, strict=True)
    ]


def _by_mark(rows: list[dict]) -> list[str]:
    """Follow id, then address, to the subject first met under either; a bare name only where it is one person's."""
    known: dict[str, str] = {}
    holders: dict[str, set[str]] = {}
    found = []
    for row in rows:
        marks = [f"id:{_cell(row, 'person_id')}", f"in:{profile_slug(_cell(row, 'url'))}"]
        marks = [mark for mark in marks if not mark.endswith(":")]
        subject = next((known[mark] for mark in marks if mark in known), marks[0] if marks else "")
        known.update((mark, subject) for mark in marks if mark not in known)
        if subject and _cell(row, "name"):
            holders.setdefault(name_key(_cell(row, "name")), set()).add(subject)
        found.append(subject)
    return [subject or _by_name(row, holders) for subject, row in zip(found, rows, strict=True)]


def _by_name(row: dict, holders: Mapping[str, set[str]]) -> str:
    name = name_key(_cell(row, "name"))
    owners = holders.get(name, set())
    return next(iter(owners)) if len(owners) == 1 else f"name:{name}"


def _restored(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith((*FORMULA_STARTS, "'")) else cell


def waiting_file(path: Path) -> Path:
    """Name the file beside ``path`` in which answers wait while a spreadsheet holds it open."""
    return path.with_name(f"{path.stem} (waiting).csv")


def read_rows(path: Path) -> pd.DataFrame:
    data = path.read_bytes()
    if kind := other_format(data):
        raise AnswersError(
            f"{path.name}: this is {kind}, not a CSV file. Save it as 'CSV UTF-8' and run again."
        )
    text = decode(data).text
    head = text.lstrip().split("\n", 1)[0]
    separator = max(_BY_SEPARATOR, key=head.count)
    cells = [
        row
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        if any(c.strip() for c in row)
    ]
    if not cells:
        return pd.DataFrame(dtype="string")
    header = [_column_name(name) or f"column_{i}" for i, name in enumerate(cells[0], start=1)]
    width = len(header)
    rows = [[_restored(cell.strip()) for cell in (row + [""] * width)[:width]] for row in cells[1:]]
    return pd.DataFrame(rows, columns=header).astype("string").replace("", pd.NA)


def _column_name(header: str) -> str:
    return "_".join(fold(header).split())


def _conform(rows: pd.DataFrame, file: AnswerFile) -> tuple[pd.DataFrame, tuple[str, ...]]:
    if len(rows.columns) and not set(file.needs_one_of) & set(rows.columns):
        needed, there = ", ".join(file.needs_one_of), ", ".join(map(str, rows.columns))
        raise AnswersError(
            f"{file.name}: it needs a column called one of {needed}; it has {there}. Mend the first line."
        )
    table, told = in_order(rows.astype("string"), file), []
    nameless = table[list(file.needs_one_of)].isna().all(axis=1)
    if nameless.any():
        told.append(
            f"{file.name}: {int(nameless.sum())} rows say nobody and nothing they are about; left out."
        )
        table = table[~nameless].reset_index(drop=True)
    for column in file.dates:
        days, unclear = read_local_dates(table[column])
        table[column] = days
        if unclear:
            told.append(
                f"{file.name}: {unclear} dates in {column} are not clear; write them like 2026-10-31."
            )
    return table, tuple(told)


def in_order(rows: pd.DataFrame, file: AnswerFile) -> pd.DataFrame:
    own = [name for name in rows.columns if name not in file.columns]
    return rows.reindex(columns=[*file.columns, *own]).astype("string").reset_index(drop=True)


def _dicts(rows: pd.DataFrame) -> list[dict]:
    return rows.astype(object).where(rows.notna(), None).to_dict("records")


def _cell(row: Mapping[str, object], column: str) -> str:
    value = row.get(column)
    return "" if value is None or value is pd.NA else str(value).strip()


def answer_file(kind: str) -> AnswerFile:
    if kind not in ANSWER_FILES:
        raise ParameterError(f"no answers called '{kind}'; there are {', '.join(ANSWER_FILES)}.")
    return ANSWER_FILES[kind]
