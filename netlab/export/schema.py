"""How a file of the archive is declared: columns with their spellings and eras, and the table they make.

Declarations are values; what reads them is in ``conform.py``. Types are DESIGN's: text ``string``, moments and
days ``datetime64[us]`` (naive, UTC; days at midnight), flags ``boolean``, closed lists ``category``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

import pandas as pd

from netlab.export.trouble import Trouble

Kind = Literal["text", "time", "day", "partial", "flag", "number", "choice"]
Finish = Callable[[pd.DataFrame, Trouble], pd.DataFrame]

_SEPARATORS = re.compile(r"[\s_\-\u200b\ufeff]+")
_YES, _NO = ("yes", "true", "1"), ("no", "false", "0")
FLAG_WORDS: Mapping[str, bool] = {word: word in _YES for word in (*_YES, *_NO)}


def header_key(name: str) -> str:
    """Return the comparable form of a header: ``SharedURL``, ``Shared URL`` and ``sharedurl`` are one."""
    return _SEPARATORS.sub("", name).casefold()


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: netlab's name, its kind, the headers it was seen under and its date formats.

    ``aliases`` are headers nobody has seen in a real archive (translations): they work, and are told as issues.
    ``formats`` stand in the order LinkedIn's eras first, re-saved sheets after. ``words`` is a closed list.
    ``blanks`` are cells that say "nothing". A ``is_hidden`` column feeds a derived one and is then dropped.
    ``is_distinct`` says that nearly every cell differs (texts, moments): a hint for the quick reader.
    """

    name: str
    kind: Kind = "text"
    headers: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    blanks: tuple[str, ...] = ()
    is_hidden: bool = False
    is_distinct: bool = False

    @property
    def dtype(self) -> Any:
        """The pandas type of the column: a name or a CategoricalDtype."""
        if self.kind == "choice":
            return pd.CategoricalDtype(list(dict.fromkeys(self.words.values())))
        return _DTYPES[self.kind]


_DTYPES: Mapping[str, str] = {
    "text": "string",
    "time": "datetime64[us]",
    "day": "datetime64[us]",
    "partial": "datetime64[us]",
    "flag": "boolean",
    "number": "Int64",
}


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the records of a file are written.

    ``records``: ``csv``, or ``comments`` (regrouped on the date that begins each record).
    ``joins_last``: cells too many belong to the last column, whose commas were not quoted.
    """

    records: Literal["csv", "comments"] = "csv"
    joins_last: bool = False


CSV = Dialect()
COMMENT_RECORDS = Dialect(records="comments")
JOINS_LAST = Dialect(joins_last=True)


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One table of the export: the files it comes from, its columns, and how several archives unite.

    ``files`` are the names LinkedIn gave the file, today's first. ``signature`` names the columns that a header
    row must hold; a row that ends before the last of them is set aside, a longer one is padded.
    A ``snapshot`` is replaced by the newest archive that has the file; a ``log`` is united on ``key``, where
    a name with ``~`` in front is compared without white space. ``dated`` is the column that dates an archive.
    ``repeats_allowed`` names the flag of rows that may be exactly alike and yet differ.
    ``melts``: the file has no fixed header and becomes one row per column and entry.
    """

    name: str
    files: tuple[str, ...]
    columns: tuple[Column, ...]
    signature: tuple[str, ...]
    unites: Literal["snapshot", "log"] = "snapshot"
    key: tuple[str, ...] = ()
    dialect: Dialect = CSV
    finish: Finish | None = None
    dated: str | None = None
    repeats_allowed: str | None = None
    melts: bool = False
    empty_note: str | None = None

    @property
    def visible(self) -> tuple[Column, ...]:
        """The columns that the finished table shows, in order."""
        return tuple(column for column in self.columns if not column.is_hidden)

    def column(self, name: str) -> Column:
        """Return a column by netlab's name."""
        return next(column for column in self.columns if column.name == name)


def text(name: str, *headers: str, aliases: tuple[str, ...] = (), distinct: bool = False) -> Column:
    """Declare a text column."""
    return Column(name, "text", headers, aliases, is_distinct=distinct)


def hidden(name: str, *headers: str, distinct: bool = False) -> Column:
    """Declare a text column that only feeds a derived one."""
    return Column(name, "text", headers, is_hidden=True, is_distinct=distinct)


def moment(name: str, *headers: str, formats: tuple[str, ...], blanks: tuple[str, ...] = ()) -> Column:
    """Declare a moment (naive UTC); ``blanks`` are words that say there is none."""
    return Column(name, "time", headers, formats=formats, blanks=blanks, is_distinct=True)


def day(name: str, *headers: str, formats: tuple[str, ...], aliases: tuple[str, ...] = ()) -> Column:
    """Declare a day (midnight)."""
    return Column(name, "day", headers, aliases, formats)


def partial(name: str, *headers: str, precision: str | None = None) -> tuple[Column, ...]:
    """Declare a date of which only the month or the year may be known, with the column that says so."""
    date = Column(name, "partial", headers)
    level = Column(precision, "choice", words={w: w for w in ("day", "month", "year")}) if precision else None
    return (date, level) if level else (date,)


def choice(name: str, words: Mapping[str, str], *headers: str) -> Column:
    """Declare a closed list: ``words`` maps what LinkedIn writes to what netlab says."""
    return Column(name, "choice", headers, words={header_key(k): v for k, v in words.items()})


def derived(name: str, kind: Kind = "text", words: tuple[str, ...] = ()) -> Column:
    """Declare a column that the table's ``finish`` fills in."""
    return Column(name, kind, words={word: word for word in words})


def empty(table: Table) -> pd.DataFrame:
    """Return the table without rows, every column with its type: what an absent file gives."""
    return _empty(table, pd.StringDtype().storage).copy()


@lru_cache(maxsize=256)
def _empty(table: Table, storage: str) -> pd.DataFrame:
    """Build an empty table once for each way in which pandas may keep text."""
    columns = {column.name: pd.array([], dtype=column.dtype) for column in table.visible}
    return pd.DataFrame(columns, index=pd.RangeIndex(0))
