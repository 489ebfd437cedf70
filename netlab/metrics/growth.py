"""When the people who are still connected joined: by month and by year, oldest first.

An export lists those still connected on export day and nobody who left, so these are no sign-up numbers:
an early year looks smaller than it was. Ghost rows (a date without a person: LinkedIn hides people who
closed or restricted their account) count, since they are connections.
"""

from __future__ import annotations

import pandas as pd


def growth(connections: pd.DataFrame) -> pd.DataFrame:
    """Count the connections by the month they joined; months without any in between are rows with 0.

    Needs ``connected_on`` and ``is_ghost``. Returns ``month`` (its first day), ``n``, ``n_ghosts`` (of
    them), ``total`` (joined until the end of that month). Rows without a date come last, with ``month``
    and ``total`` missing, so ``n`` always sums to all connections.
    """
    months = connections["connected_on"].dt.to_period("M").dt.to_timestamp().astype("datetime64[us]")
    rows = pd.DataFrame(
        {"month": months, "n": 1, "n_ghosts": connections["is_ghost"].fillna(False).astype("int64")}
    )
    dated, undated = _summed(rows, "month")
    if len(dated):
        every = pd.date_range(dated.index[0], dated.index[-1], freq="MS", unit="us", name="month")
        dated = dated.reindex(every, fill_value=0)
    return _with_total(dated, undated)


def by_year(months: pd.DataFrame) -> pd.DataFrame:
    """Sum the months of :func:`growth` to years.

    Returns ``year`` (missing last), ``n``, ``n_ghosts``, ``total``, ``share`` (of all connections, sums to 1).
    """
    years = months["month"].dt.year.astype("Int64")
    table = _with_total(*_summed(months.assign(year=years), "year")).astype({"year": "Int64"})
    return table.assign(share=table["n"].astype("float64") / max(int(table["n"].sum()), 1))


def _summed(rows: pd.DataFrame, when: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Sum ``n`` and ``n_ghosts`` by ``when``; return the dated sums, sorted, and the undated one."""
    sums = rows.groupby(when, dropna=False)[["n", "n_ghosts"]].sum()
    return sums[sums.index.notna()], sums[sums.index.isna()]


def _with_total(dated: pd.DataFrame, undated: pd.DataFrame) -> pd.DataFrame:
    table = pd.concat([dated, undated]).reset_index()
    table = table.astype({"n": "Int64", "n_ghosts": "Int64"})
    return table.assign(total=table["n"].cumsum().where(table.iloc[:, 0].notna()))
