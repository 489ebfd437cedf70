"""What the archive holds: every known table, how many rows, over which days, or why there are none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from netlab.export import Export

STATES = ("present", "header only", "absent", "not opened")


def holdings(export: Export) -> pd.DataFrame:
    """List what an export holds: :func:`held` of its tables."""
    tables = export.tables()
    return held(tables, {name for name in tables if export.has(name)}, export.not_opened)


def held(
    tables: Mapping[str, pd.DataFrame], present: Collection[str], not_opened: Iterable[str] = ()
) -> pd.DataFrame:
    """List the tables of an export in the order given, then the private files that were left closed.

    ``tables`` are all known tables by name, ``present`` names those whose file was there and was read,
    ``not_opened`` the files that netlab never opens.

    Returns ``table``, ``rows`` (missing where there is no file), ``first_on`` and ``last_on`` (the earliest
    and latest of all dates in the table, days; missing without dates), ``state`` {present, header only,
    absent, not opened}: "header only" is a file that was there and said "none", "absent" one that was not.
    """
    known = [_held(name, table, name in present) for name, table in tables.items()]
    closed = [(name, pd.NA, pd.NaT, pd.NaT, "not opened") for name in not_opened]
    frame = pd.DataFrame([*known, *closed], columns=["table", "rows", "first_on", "last_on", "state"])
    return frame.astype(
        {
            "table": "string",
            "rows": "Int64",
            "first_on": "datetime64[us]",
            "last_on": "datetime64[us]",
            "state": pd.CategoricalDtype(list(STATES)),
        }
    )


def _held(name: str, table: pd.DataFrame, is_there: bool) -> tuple[object, ...]:
    if not is_there:
        return (name, pd.NA, pd.NaT, pd.NaT, "absent")
    dates = table.select_dtypes("datetime")
    days = pd.Series([*dates.min(), *dates.max()], dtype="datetime64[us]").dt.normalize()
    return (name, len(table), days.min(), days.max(), "present" if len(table) else "header only")
