"""Who is in the network: by mix, employer, function and level, and year; each table with its unknown row.

Every function takes ``people`` (one row a person) and counts connections only, unless ``everyone``. Shares
are of all people counted, unknown ones included, and sum to 1.
"""

from __future__ import annotations

import pandas as pd

from netlab.errors import ParameterError
from netlab.vocabulary import FUNCTIONS, RELATIONSHIPS, SENIORITIES

UNKNOWN = "unknown"
REST = "other employers"
_CLOSED_LISTS = {"function": FUNCTIONS, "seniority": SENIORITIES}


def counted(people: pd.DataFrame, *, everyone: bool = False) -> pd.DataFrame:
    """Return the people that composition is about: connections, or with ``everyone`` all rows."""
    return people if everyone else people[people["is_connection"].fillna(False).astype("bool")]


def mix(people: pd.DataFrame, *, everyone: bool = False) -> pd.DataFrame:
    """Count people by relationship, in the order of the closed list, absent ones as 0.

    Returns ``relationship``, ``n``, ``share``.
    """
    column = _closed(counted(people, everyone=everyone)["relationship"], RELATIONSHIPS)
    table = column.value_counts().reindex(list(RELATIONSHIPS), fill_value=0)
    return _shared(table.rename_axis("relationship").reset_index(name="n"), len(column))


def top_employers(people: pd.DataFrame, *, top: int = 12, everyone: bool = False) -> pd.DataFrame:
    """Count people by employer: the ``top`` largest, then ``other employers`` and those without one.

    Equal counts are in the order of the alphabet. Returns ``employer`` (missing for the unnamed), ``n``,
    ``share``, ``kind`` {employer, other, unknown}. A row of other or unknown is there only if it counts
    somebody.
    """
    employers = counted(people, everyone=everyone)["employer"].astype("string")
    sizes = employers.value_counts().rename_axis("employer").reset_index(name="n")
    sizes = sizes.sort_values(["n", "employer"], ascending=[False, True], ignore_index=True)
    named = sizes.head(top).assign(kind="employer")
    rest, unnamed = sizes["n"].iloc[top:].sum(), employers.isna().sum()
    tail = pd.DataFrame({"employer": [REST, pd.NA], "n": [rest, unnamed], "kind": ["other", UNKNOWN]})
    table = pd.concat([named, tail[tail["n"] > 0]], ignore_index=True)
    table = table.astype({"employer": "string", "kind": "string"})
    return _shared(table[["employer", "n", "kind"]], len(employers))


def by_function_and_level(people: pd.DataFrame, *, everyone: bool = False) -> pd.DataFrame:
    """Count people by function and level; pairs that do not occur are left out.

    Returns ``function``, ``seniority`` (both in the order of their closed lists, unknown last), ``n``,
    ``share``.
    """
    rows = counted(people, everyone=everyone)
    pairs = pd.DataFrame(
        {
            "function": _closed(rows["function"], FUNCTIONS),
            "seniority": _closed(rows["seniority"], SENIORITIES),
        }
    )
    table = pairs.groupby(["function", "seniority"], observed=True).size().reset_index(name="n")
    return _shared(table, len(rows))


def by_year_joined(people: pd.DataFrame, *, everyone: bool = False) -> pd.DataFrame:
    """Count the people still connected by the year they joined and their relationship.

    Returns ``year`` (missing last), ``relationship``, ``n``, ``share`` (of all people counted).
    """
    rows = counted(people, everyone=everyone)
    pairs = pd.DataFrame(
        {
            "year": rows["connected_on"].dt.year.astype("Int64"),
            "relationship": _closed(rows["relationship"], RELATIONSHIPS),
        }
    )
    sizes = pairs.groupby(["year", "relationship"], observed=True, dropna=False).size()
    return _shared(sizes.reset_index(name="n"), len(rows))


def mix_by(people: pd.DataFrame, column: str, *, everyone: bool = False) -> pd.DataFrame:
    """Count people by a closed list (``function`` or ``seniority``) and their relationship.

    Returns ``value`` (in the order of the list, unknown last), ``relationship``, ``n``, ``share`` (of all people
    counted); pairs that do not occur are left out. Raises ParameterError for another column.
    """
    if column not in _CLOSED_LISTS:
        raise ParameterError(
            f"mix_by: no closed list called '{column}'; there are {', '.join(_CLOSED_LISTS)}."
        )
    rows = counted(people, everyone=everyone)
    pairs = pd.DataFrame(
        {
            "value": _closed(rows[column], _CLOSED_LISTS[column]),
            "relationship": _closed(rows["relationship"], RELATIONSHIPS),
        }
    )
    sizes = pairs.groupby(["value", "relationship"], observed=True).size()
    return _shared(sizes.reset_index(name="n"), len(rows))


def blank_shares(people: pd.DataFrame, *, everyone: bool = False) -> pd.DataFrame:
    """Say how much of what the figures rest on is blank: ``column``, ``n`` (blank), ``share`` (of people).

    A closed list's ``unknown`` counts as blank. Each row stands alone; these shares do not sum to 1.
    """
    rows = counted(people, everyone=everyone)
    wanted = ["company", "position", "function", "seniority", "relationship"]
    present = rows.reindex(columns=wanted).astype("string")
    blank = (present.isna() | (present == UNKNOWN).fillna(False)).sum()
    return _shared(blank.rename_axis("column").reset_index(name="n"), len(rows))


def _closed(column: pd.Series, allowed: tuple[str, ...]) -> pd.Series:
    """Return the column as an ordered category of ``allowed``, what is missing as unknown."""
    filled = column.astype("string").fillna(UNKNOWN)
    return filled.astype(pd.CategoricalDtype(list(allowed), ordered=True))


def _shared(table: pd.DataFrame, total: int) -> pd.DataFrame:
    table = table.assign(n=table["n"].astype("Int64"))
    return table.assign(share=table["n"].astype("float64") / max(total, 1))
