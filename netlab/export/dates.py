"""Read dates by declared formats: one per file, chosen by what the file's own cells fit, never mixed.

Formats are spelled as for ``strptime``. A format that ships with LinkedIn's archive stands before the
shapes that a re-saved sheet gives, so that ties go to LinkedIn. Where day and month cannot be told apart
over the whole column, nothing is read: a wrong date is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from netlab.export.cells import as_block

# Shapes that LinkedIn ships (docs/export-format.md)
DAY_MONTH_YEAR = "%d %b %Y"  # Connections, 2021-2026
ISO_UTC = "%Y-%m-%d %H:%M:%S UTC"  # messages and the AI chats
ISO = "%Y-%m-%d %H:%M:%S"  # Reactions, Comments, Shares, Votes, follows; no zone, taken as UTC
SLASH_UTC = "%Y/%m/%d %H:%M:%S UTC"  # endorsements, searches, ads clicked
UNIX = "%a %b %d %H:%M:%S UTC %Y"  # Company Follows
US_MINUTE = "%m/%d/%y, %I:%M %p"  # Invitations, jobs, recommendations, everything of 2018
MINUTE_UTC = "%Y-%m-%d %H:%M UTC"  # Learning
LONG_DAY = "%b %d, %Y"  # Publications
LONG_MINUTE = "%b %d, %Y %I:%M %p"  # Events, Rich_Media

# Shapes that spreadsheets give when the owner re-saved a file. Pairs that swap day and month are decided
# by the whole column.
RESAVED_DAYS = (
    "%d-%b-%y", "%d-%b-%Y", "%d %b %y", "%d. %b %Y", "%d. %b %y", "%b %d, %Y", "%Y-%m-%d", "%Y/%m/%d",
    "%d.%m.%Y", "%d.%m.%y", "%m/%d/%Y", "%d/%m/%Y", "%m/%d/%y", "%d/%m/%y", "%m-%d-%Y", "%d-%m-%Y",
    "%Y-%m-%d %H:%M:%S",
)  # fmt: skip
RESAVED_TIMES = (
    "%Y-%m-%d %H:%M:%S UTC", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%SZ",
    "%m/%d/%Y %H:%M", "%d/%m/%Y %H:%M", "%m/%d/%y %H:%M", "%d/%m/%y %H:%M",
    "%m/%d/%Y %H:%M:%S", "%d/%m/%Y %H:%M:%S", "%m/%d/%Y %I:%M %p", "%d/%m/%Y %I:%M %p",
    "%m/%d/%Y %I:%M:%S %p", "%d/%m/%Y %I:%M:%S %p", "%m/%d/%y %I:%M %p", "%d/%m/%y %I:%M %p",
    "%d.%m.%Y %H:%M", "%d.%m.%Y %H:%M:%S", "%d.%m.%y %H:%M",
)  # fmt: skip

# A part of a date is a date of lower precision; these three cannot be taken for one another.
PARTIAL_DAYS = ((LONG_DAY, "day"), (DAY_MONTH_YEAR, "day"), ("%Y-%m-%d", "day"))
PARTIAL_MONTHS = (("%b %Y", "month"), ("%b-%y", "month"), ("%Y-%m", "month"))
PARTIAL_YEARS = (("%Y", "year"),)

_ISO_SHAPES = {ISO: "0000-00-00 00:00:00", ISO_UTC: "0000-00-00 00:00:00 UTC"}

# Month names of a local spreadsheet, without accents and dots. Unverified outside English: LinkedIn ships English.
_MONTHS = {
    1: "jan january januar janv janvier ene enero janeiro gen gennaio januari",
    2: "feb february februar fev fevr fevrier febrero fevereiro febbraio februari",
    3: "mar march marz mrz mars marzo marco mrt maart",
    4: "apr april avr avril abr abril aprile",
    5: "may mai mayo maio mag maggio mei",
    6: "jun june juni juin junio junho giu giugno",
    7: "jul july juli juil juillet julio julho lug luglio",
    8: "aug august aout ago agosto augustus",
    9: "sep sept september septembre septiembre set setembro settembre",
    10: "oct october okt oktober octobre octubre out outubro ott ottobre",
    11: "nov november novembre noviembre novembro",
    12: "dec december dez dezember decembre dic diciembre dezembro dicembre",
}
MONTHS = {name: number for number, names in _MONTHS.items() for name in names.split()}
_UNACCENTED = str.maketrans("äáàâéèêûúçõ", "aaaaeeeuuco")
_WORD = re.compile(r"([^\W\d_]+)(\.?)")
_ODD_SPACE = re.compile("[\u00a0\u202f\u2009]")  # newer systems write one before AM and PM
_ZONE = " UTC"
_LONGEST = 80  # characters: no date is longer, and a megabyte cell costs nothing


@dataclass(frozen=True, slots=True)
class Dates:
    """What a column of cells said: ``values`` (datetime64[us]), the ``format`` used, and whether it was undecidable."""

    values: pd.Series
    format: str | None
    is_ambiguous: bool = False


def read_dates(cells: pd.Series, formats: Sequence[str]) -> Dates:
    """Read a column by the one format that fits most of its cells; the others become ``NaT``.

    The first format that fits every cell wins at once. On a tie between two formats that read the same
    cells differently (day and month swapped) nothing is read and ``is_ambiguous`` is set.
    """
    at_once = _iso_at_once(cells, formats[0])
    if at_once is not None:
        return Dates(at_once, formats[0])
    codes, distinct = pd.factorize(cells)
    words = _Words(distinct)
    weights = np.bincount(codes[codes >= 0], minlength=len(distinct))
    best: list[tuple[str, pd.Series]] = []
    most = 0
    for form in formats:
        values = words.fit(form)
        n = int(weights[values.notna().to_numpy()].sum())
        if n > most:
            best, most = [(form, values)], n
        elif n == most and n:
            best.append((form, values))
        if n == weights.sum() and not _swappable(form):
            break
    return _spread(best, codes, cells.index)


def read_partial_dates(cells: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Read ``05 Mar 2024``, ``Mar 2024`` or ``2024``: the first day of what is known, and how precise it is."""
    codes, distinct = pd.factorize(cells)
    words = _Words(distinct)
    values = pd.Series(pd.NaT, index=range(len(distinct)), dtype="datetime64[us]")
    precision = pd.Series(pd.NA, index=values.index, dtype="string")
    for form, level in (*PARTIAL_DAYS, *PARTIAL_MONTHS, *PARTIAL_YEARS):
        read = words.fit(form)
        fresh = values.isna() & read.notna()
        values, precision = values.where(~fresh, read), precision.mask(fresh, level)
    return _take(values, codes, cells.index), _take(precision, codes, cells.index)


def _iso_at_once(cells: pd.Series, form: str) -> pd.Series | None:
    """Read a column without gaps that is LinkedIn's ISO shape in every cell; None if one is not.

    Hundreds of thousands of distinct moments are compared as one block of characters, not cell by cell.
    """
    shape = _ISO_SHAPES.get(form)
    block = as_block(cells, len(shape)) if shape else None
    if shape is None or block is None:
        return None
    is_digit = (block >= ord("0")) & (block <= ord("9"))
    if not all((is_digit[:, i] if c == "0" else block[:, i] == ord(c)).all() for i, c in enumerate(shape)):
        return None
    try:
        moments = np.ascontiguousarray(block[:, :19]).view("S19").ravel().astype("datetime64[us]")
    except ValueError:  # 31 February
        return None
    return pd.Series(moments, index=cells.index)


def _spread(best: list[tuple[str, pd.Series]], codes: np.ndarray, index: pd.Index) -> Dates:
    """Choose among the formats that fit equally many cells, then give every row its date."""
    if not best:
        return Dates(pd.Series(pd.NaT, index=index, dtype="datetime64[us]"), None)
    form, values = best[0]
    rivals = [other for other, read in best[1:] if _swappable(other) and not read.equals(values)]
    if _swappable(form) and rivals:
        return Dates(pd.Series(pd.NaT, index=index, dtype="datetime64[us]"), None, is_ambiguous=True)
    return Dates(_take(values, codes, index), form)


def _take(values: pd.Series, codes: np.ndarray, index: pd.Index) -> pd.Series:
    if not len(values):
        return pd.Series(pd.NA, index=index, dtype=values.dtype)
    return values.reindex(codes).set_axis(index)


def _swappable(form: str) -> bool:
    """Say whether swapping day and month in this format would give another that reads the same cells."""
    return form.startswith(("%m/%d/", "%d/%m/", "%m-%d-", "%d-%m-")) and "," not in form


class _Words:
    """The distinct cells of a column, as they stand and (made when first asked for) with months as numbers."""

    def __init__(self, distinct: pd.Index) -> None:
        self.plain = pd.Series(distinct, dtype="string").astype(object)
        # pandas would read these two words as this very moment, whatever the format
        self.plain = self.plain.mask(self.plain.isin(["now", "today"]), "")

    @cached_property
    def spelled(self) -> pd.Series:
        return pd.Series([_spelled(cell) for cell in self.plain], dtype=object)

    def fit(self, form: str) -> pd.Series:
        """Read every cell by one format; ``NaT`` where it does not fit."""
        texts = self.spelled if "%b" in form or "%p" in form else self.plain
        form = form.replace("%b", "m%mm")
        if form.endswith(_ZONE):  # without its tail this is ISO, which pandas reads ten times quicker
            texts = pd.Series([cell[:-4] if cell.endswith(_ZONE) else "" for cell in texts], dtype=object)
            form = form.removesuffix(_ZONE)
        return pd.to_datetime(texts, format=form, errors="coerce", cache=False).astype("datetime64[us]")


def _spelled(cell: str) -> str:
    """Write month names as ``m<number>m``, so that reading them depends on no system language."""
    if len(cell) > _LONGEST:
        return ""
    return _WORD.sub(_month, _ODD_SPACE.sub(" ", cell))


def _month(match: re.Match[str]) -> str:
    number = MONTHS.get(match.group(1).casefold().translate(_UNACCENTED))
    return f"m{number}m" if number else match.group(0)
