"""Dates as a spreadsheet rewrote them: one order of day and month for a whole column, or not clear."""

from __future__ import annotations

import pandas as pd

_ISO = ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S")
_DAY_FIRST = ("%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%y", "%d/%m/%y", "%d-%b-%y", "%d %b %Y")
_MONTH_FIRST = ("%m/%d/%Y", "%m/%d/%y", "%m-%d-%Y")


def read_local_dates(column: pd.Series) -> tuple[pd.Series, int]:
    """Read a column of dates that a person or a spreadsheet wrote; return the days and how many are not clear.

    ISO dates are taken as they are. The others must all fit one order of day and month; where both orders
    fit every cell and mean different days, they are not clear and stay ``NaT``: never another date.
    """
    if pd.api.types.is_datetime64_any_dtype(column):
        return column.astype("datetime64[us]").dt.normalize(), 0
    texts = column.astype("string").str.strip()
    texts = texts.mask(texts.eq(""))
    days = _fitted(texts, _ISO)
    rest = texts.where(days.isna())
    if rest.notna().any():
        by_day, by_month = _fitted(rest, _DAY_FIRST), _fitted(rest, _MONTH_FIRST)
        days = days.fillna(_one_order(by_day, by_month))
    return days.dt.normalize(), int((texts.notna() & days.isna()).sum())


def _fitted(texts: pd.Series, formats: tuple[str, ...]) -> pd.Series:
    days = pd.Series(pd.NaT, index=texts.index, dtype="datetime64[us]")
    for shape in formats:
        days = days.fillna(pd.to_datetime(texts, format=shape, errors="coerce").astype("datetime64[us]"))
    return days


def _one_order(by_day: pd.Series, by_month: pd.Series) -> pd.Series:
    n_day, n_month = int(by_day.notna().sum()), int(by_month.notna().sum())
    if n_day != n_month:
        return by_day if n_day > n_month else by_month
    return by_day.where(by_day.eq(by_month))
