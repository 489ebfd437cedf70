"""What changed between two exports of one person, made at two days: who came, who moved, who went quiet.

Nobody is said to have removed anybody: a person who is no longer listed may have closed, hidden or renamed their
account. People are the same by ``person_id``; where one of the archives is too old for profile addresses, by a name
that only one person has in each.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from netlab.people.company_names import company_key
from netlab.people.names import name_key
from netlab.text import fold_series, map_unique

CHANGES = ("came", "no longer listed", "new employer", "new title", "went quiet", "woke up")
COLUMNS: dict[str, Any] = {
    "person_id": "string",
    "name": "string",
    "change": pd.CategoricalDtype(list(CHANGES)),
    "before": "string",
    "after": "string",
    "told": "string",
}
_QUIET = ("cooling", "dormant")
_NOT_REMOVED = "; that does not say that they removed you: accounts are also closed, hidden or renamed."
_HELD_BEFORE = ", so the earlier archive held them without a name or under another one."


def people_changes(
    before: pd.DataFrame | None,
    after: pd.DataFrame,
    before_on: pd.Timestamp = pd.NaT,  # type: ignore[assignment]
) -> pd.DataFrame:
    """List what changed about each connection between two people tables.

    ``before``, ``after``: person_id, id_basis, name, is_connection, connected_on, employer, position, state.
    ``before_on``: the day of the earlier archive. Without an earlier table nothing is listed.

    Returns ``person_id`` (of today, where there is one), ``name``, ``change`` (:data:`CHANGES`), ``before``,
    ``after`` (employer, title or state), ``told`` (a sentence), in the order of the changes, then of names. What one
    of the two does not know is no change; namesakes who cannot be told apart are left out.
    """
    if before is None:
        return pd.DataFrame(columns=list(COLUMNS)).astype(COLUMNS)
    same = in_terms_of(before, after)
    then, now = _listed(same, after), _listed(after, same)
    both = then.merge(now, on="person_id", suffixes=("_then", ""))
    parts = [
        _came(now[~now["person_id"].isin(then["person_id"])], before_on),
        _gone(then[~then["person_id"].isin(now["person_id"])]),
        _new_employer(both),
        _new_title(both),
        _state_changed(both, ("active",), _QUIET, "went quiet"),
        _state_changed(both, _QUIET, ("active",), "woke up"),
    ]
    table = pd.concat(parts, ignore_index=True).reindex(columns=list(COLUMNS)).astype(COLUMNS)
    return table.sort_values(["change", "name", "person_id"], ignore_index=True)


def in_terms_of(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Return the earlier people under today's ids: where an id is unknown today, that of the only one of the name."""
    strangers = before[~before["person_id"].isin(after["person_id"])]
    fresh = after[~after["person_id"].isin(before["person_id"])]
    today = _by_name(fresh)
    same = {key: today[key] for key in _by_name(strangers).index if key in today.index}
    found = map_unique(strangers["name"], name_key).map(same).astype("string")
    return before.assign(person_id=found.reindex(before.index).fillna(before["person_id"]).astype("string"))


def _by_name(people: pd.DataFrame) -> pd.Series:
    """The id of each name that only one person has."""
    names = pd.DataFrame({"key": map_unique(people["name"], name_key), "person_id": people["person_id"]})
    return names.dropna().drop_duplicates("key", keep=False).set_index("key")["person_id"].astype("string")


def _listed(people: pd.DataFrame, others: pd.DataFrame) -> pd.DataFrame:
    """The connections that can be told apart, in their own archive and from the namesakes in the other."""
    kept = people["is_connection"].fillna(False).astype(bool) & people["id_basis"].ne("ambiguous")
    namesakes = map_unique(others.loc[others["id_basis"].eq("ambiguous"), "name"], name_key)
    kept &= ~map_unique(people["name"], name_key).isin(namesakes.dropna().unique()).fillna(False)
    columns = ["person_id", "name", "connected_on", "employer", "position", "state"]
    listed = people.loc[kept & people["name"].notna(), columns]
    return listed.astype({"state": "string"}).drop_duplicates("person_id")


def _came(people: pd.DataFrame, before_on: pd.Timestamp) -> pd.DataFrame:
    day = people["connected_on"].dt.strftime("%Y-%m-%d").astype("string")
    since = (" is listed now; connected on " + day).fillna(" is listed now, and was not then")
    was_there = (people["connected_on"] <= before_on).fillna(False).astype(bool)
    end = pd.Series(".", index=people.index, dtype="string").mask(was_there, _HELD_BEFORE)
    return people[["person_id", "name"]].assign(
        change="came", after=people["employer"], told=people["name"] + since + end
    )


def _gone(people: pd.DataFrame) -> pd.DataFrame:
    told = people["name"] + " is no longer listed" + _NOT_REMOVED
    return people[["person_id", "name"]].assign(
        change="no longer listed", before=people["employer"], told=told
    )


def _new_employer(both: pd.DataFrame) -> pd.DataFrame:
    moved = both[_is_elsewhere(both)]
    told = moved["name"] + " was at " + moved["employer_then"] + " and is at " + moved["employer"] + " now."
    return _row(moved, "new employer", "employer", told)


def _new_title(both: pd.DataFrame) -> pd.DataFrame:
    """Another title at the same employer: with a new employer it says nothing more."""
    known = both["position"].notna() & both["position_then"].notna()
    other = fold_series(both["position"]).ne(fold_series(both["position_then"])).fillna(False)
    moved = both[known & other.astype(bool) & ~_is_elsewhere(both)]
    told = moved["name"] + " was " + moved["position_then"] + " and is " + moved["position"] + " now."
    return _row(moved, "new title", "position", told)


def _is_elsewhere(both: pd.DataFrame) -> pd.Series:
    """Whether the employer is another one, not only spelled otherwise; false where one of them is unknown."""
    now, then = map_unique(both["employer"], company_key), map_unique(both["employer_then"], company_key)
    return now.ne(then).fillna(False).astype(bool)


def _state_changed(
    both: pd.DataFrame, then: tuple[str, ...], now: tuple[str, ...], change: str
) -> pd.DataFrame:
    moved = both[both["state_then"].isin(then) & both["state"].isin(now)]
    told = (
        "Your tie with "
        + moved["name"]
        + " was "
        + moved["state_then"]
        + " and is "
        + moved["state"]
        + " now."
    )
    return _row(moved, change, "state", told)


def _row(moved: pd.DataFrame, change: str, column: str, told: pd.Series) -> pd.DataFrame:
    return moved[["person_id", "name"]].assign(
        change=change, before=moved[f"{column}_then"], after=moved[column], told=told
    )
