"""When the people who are still connected joined: by month and by year, oldest first.

An export lists those still connected on export day and nobody who left, so these are no sign-up numbers:
an early year looks smaller than it was. Ghost rows (a date without a person: LinkedIn hides people who
closed or restricted their account) count, since they are connections.
"""

from __future__ import annotations

import pandas as pd


def by_month(connections: pd.DataFrame) -> pd.DataFrame:
    """Count the connections by the month they joined; months without any in between are rows with 0.

    Needs ``connected_on`` and ``is_ghost``. Returns ``month`` (its first day), ``n``, ``n_ghosts`` (of
    them), ``total`` (joined until the end of that month). Rows without a date come last, with ``month``
    and ``total`` missing, so ``n`` always sums to all connections.
    """
    months = connections["connected_on"].dt.to_period("M").dt.to_timestamp().astype("datetime64[us]")
    dated, undated = _counted(months.rename("month"), connections["is_ghost"])
    if len(dated):
        every = pd.date_range(dated.index[0], dated.index[-1], freq="MS", unit="us", name="month")
        dated = dated.reindex(every, fill_value=0)
    return _with_total(dated, undated)


def by_year(connections: pd.DataFrame) -> pd.DataFrame:
    """Count the connections by the year they joined; as :func:`by_month`, with ``year`` and ``share``.

    Returns ``year``, ``n``, ``n_ghosts``, ``total``, ``share`` (of all connections, sums to 1).
    """
    years = connections["connected_on"].dt.year.astype("Int64")
    dated, undated = _counted(years.rename("year"), connections["is_ghost"])
    if len(dated):
        every = pd.RangeIndex(dated.index[0], dated.index[-1] + 1, name="year")
        dated = dated.reindex(every, fill_value=0)
    table = _with_total(dated, undated).astype({"year": "Int64"})
    return table.assign(share=table["n"].astype("float64") / max(len(connections), 1))


def _counted(when: pd.Series, is_ghost: pd.Series) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Count rows and ghosts by ``when``; return the dated counts, sorted, and the undated ones."""
    rows = pd.DataFrame({when.name: when, "n": 1, "n_ghosts": is_ghost.fillna(False).astype("int64")})
    counts = rows.groupby(str(when.name), dropna=False)[["n", "n_ghosts"]].sum()
    return counts[counts.index.notna()], counts[counts.index.isna()]


def _with_total(dated: pd.DataFrame, undated: pd.DataFrame) -> pd.DataFrame:
    table = pd.concat([dated, undated]).reset_index()
    table = table.astype({"n": "Int64", "n_ghosts": "Int64"})
    return table.assign(total=table["n"].cumsum().where(table.iloc[:, 0].notna()))
