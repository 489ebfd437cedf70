"""What else ties the owner to a person: workplaces, schools, the address book, endorsements, the surname."""

from __future__ import annotations

import re

import pandas as pd

from netlab.export.export import Export
from netlab.goals import Goals
from netlab.people.identity import Identities
from netlab.text import fold, fold_series

JOINING, LEAVING = pd.Timedelta(days=60), pd.Timedelta(days=120)  # people connect just before and after a job
FOREVER = pd.Timestamp("2262-01-01")  # the end of a job that has not ended
COMMON_SURNAME = 5  # people of one surname from which on it says nothing
COMMON_SHARE = 0.002  # … or this share of a large network
_SPAN = re.compile(r"^(?P<name>.+?)\s+(?P<first>(?:19|20)\d\d)\s*[-–]\s*(?P<last>(?:19|20)\d\d)?\s*$")
_GENERIC = {
    "university",
    "school",
    "college",
    "universitat",
    "universidad",
    "universite",
    "hochschule",
    "institut",
}


def jobs(export: Export, goals: Goals, employers: pd.Series) -> pd.DataFrame:
    """The owner's jobs: ``employer, started_on, ended_on`` (``NaT``: still there).

    ``employers`` are the normalised names of ``export.positions``; goals.toml adds jobs the profile omits.
    """
    rows = export.positions
    ended = rows["finished_on"].where(rows["finished_precision"] != "year", _year_end(rows["finished_on"]))
    listed = pd.DataFrame({"employer": employers, "started_on": rows["started_on"], "ended_on": ended})
    told = _spans(goals.me.employers).rename(columns={"name": "employer"})
    table = pd.concat([listed, told], ignore_index=True)
    return table.assign(key=fold_series(table["employer"].astype("string"))).dropna(subset=["key"])


def schools(export: Export, goals: Goals) -> pd.DataFrame:
    """The owner's schools: ``name, started_on, ended_on``."""
    rows = export.education
    listed = pd.DataFrame(
        {"name": rows["school"], "started_on": rows["started_on"], "ended_on": _year_end(rows["finished_on"])}
    )
    return pd.concat([listed, _spans(goals.me.schools)], ignore_index=True).dropna(subset=["name"])


def _spans(lines: tuple[str, ...]) -> pd.DataFrame:
    """Read "Example School 2001-2008" into name, first and last day; without years both stay open."""
    found = [(_SPAN.match(line), line) for line in lines]
    return pd.DataFrame(
        {
            "name": pd.Series([m["name"] if m else line for m, line in found], dtype="string"),
            "started_on": pd.to_datetime(pd.Series([m and f"{m['first']}-01-01" for m, _ in found])),
            "ended_on": pd.to_datetime(
                pd.Series([m and m["last"] and f"{m['last']}-12-31" for m, _ in found])
            ),
        }
    ).astype({"started_on": "datetime64[us]", "ended_on": "datetime64[us]"})


def _year_end(days: pd.Series) -> pd.Series:
    return (days + pd.offsets.YearEnd(0)).astype("datetime64[us]")


def workplaces(people: pd.DataFrame, own: pd.DataFrame, lines: pd.DataFrame) -> pd.DataFrame:
    """People at an employer of the owner's: ``shared_employer, shared_how`` on ``person_id``.

    ``shared_how``: ``then`` (we connected while I worked there), ``now`` (we both work there), ``talked``
    (we wrote to each other while I worked there), ``once`` (I worked there, at another time).
    The employer is the person's of export day; where they worked before is not in the export.
    """
    key = fold_series(people["employer"].astype("string"))
    theirs = people[["person_id", "connected_on", "employer"]].assign(key=key).dropna(subset=["key"])
    pairs = theirs.merge(own.drop(columns="employer"), on="key")
    start, end = pairs["started_on"] - JOINING, (pairs["ended_on"] + LEAVING).fillna(FOREVER)
    then = (pairs["connected_on"] >= start) & (pairs["connected_on"] <= end)
    now = pairs["ended_on"].isna()
    talked = pairs["person_id"].isin(_talked_within(pairs, lines))
    how = pd.Series("once", index=pairs.index).mask(talked, "talked").mask(now, "now").mask(then, "then")
    pairs = pairs.assign(
        shared_how=how.astype(pd.CategoricalDtype(["then", "now", "talked", "once"], ordered=True))
    )
    best = pairs.sort_values(["person_id", "shared_how", "key"]).drop_duplicates("person_id")
    return best.set_index("person_id")[["employer", "shared_how"]].rename(
        columns={"employer": "shared_employer"}
    )


def _talked_within(pairs: pd.DataFrame, lines: pd.DataFrame) -> pd.Series:
    direct = lines.loc[lines["place"] == "direct", ["person_id", "on"]]
    both = pairs[["person_id", "started_on", "ended_on"]].merge(direct, on="person_id")
    inside = (both["on"] >= both["started_on"]) & (both["on"] <= both["ended_on"].fillna(FOREVER))
    return both.loc[inside, "person_id"]


def school_ties(people: pd.DataFrame, own: pd.DataFrame, first_job_on: pd.Timestamp) -> pd.DataFrame:
    """``is_before_first_job`` and ``school`` (one of mine that their company or title names), as columns.

    Both are ``NA`` where the export holds no job with a date, or no school.
    """
    before = (people["connected_on"] < first_job_on).astype("boolean")
    before = before.mask(people["connected_on"].isna() | pd.isna(first_job_on))
    where = fold_series(people["company"].fillna("") + " / " + people["position"].fillna(""))
    named = pd.Series(pd.NA, index=people.index, dtype="string")
    for school in sorted(own["name"].unique(), reverse=True):
        key = fold(school)
        if len(key) > 4 and key not in _GENERIC:
            named = named.mask(where.str.contains(key, regex=False), school)
    return pd.DataFrame({"is_before_first_job": before, "school": named}, index=people.index)


def credit(export: Export, identities: Identities) -> pd.DataFrame:
    """``n_endorsed_me, n_endorsed, n_recommended_me, n_recommended`` on ``person_id``; ``NA``: no such file."""
    tables = {
        "n_endorsed_me": "endorsements_received",
        "n_endorsed": "endorsements_given",
        "n_recommended_me": "recommendations_received",
        "n_recommended": "recommendations_given",
    }
    index = pd.Index(identities.people["person_id"])
    counts = {name: _count(export, identities, table, index) for name, table in tables.items()}
    return pd.DataFrame(counts, index=index)


def _count(export: Export, identities: Identities, table: str, index: pd.Index) -> pd.Series:
    if not export.has(table):
        return pd.Series(pd.NA, index=index, dtype="Int64")
    return identities.person_of[table].value_counts().reindex(index, fill_value=0).astype("Int64")


def address_book(export: Export, identities: Identities) -> pd.DataFrame:
    """``in_address_book, has_birthday, has_home_address, mail_kind, book_company`` on ``person_id``."""
    rows = export.contacts
    cards = pd.DataFrame(
        {
            "person_id": identities.person_of["contacts"],
            "has_birthday": (rows["birth_month"].notna() & rows["birth_day"].notna()).astype("boolean"),
            "has_home_address": rows["has_home_address"].astype("boolean").fillna(False),
            "is_personal_mail": (rows["mail_kind"] == "personal").fillna(False).astype("boolean"),
            "is_work_card": ((rows["mail_kind"] == "work").fillna(False) | rows["companies"].notna()).astype(
                "boolean"
            ),
        }
    )
    table = cards.dropna(subset=["person_id"]).groupby("person_id").max()
    return table.assign(in_address_book=pd.Series(True, index=table.index, dtype="boolean"))


def surname_ties(people: pd.DataFrame, profile: pd.DataFrame) -> pd.Series:
    """Whether a person bears a surname of the owner's that is not common in the list (``NA``: owner unnamed)."""
    own = {fold(name) for name in (*profile["last_name"].dropna(), *profile["maiden_name"].dropna())}
    if not own:
        return pd.Series(pd.NA, index=people.index, dtype="boolean")
    surname = fold_series(people["name"].astype("string")).str.split().str[-1]
    bearers = surname.map(surname.value_counts())
    rare = bearers <= max(COMMON_SURNAME, COMMON_SHARE * len(people))
    return (surname.isin({name.split()[-1] for name in own if name}) & rare).fillna(False).astype("boolean")
