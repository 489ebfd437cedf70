"""The facts that relationship evidence rests on: one row a person, every column countable and explainable."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from netlab.export.export import Export
from netlab.goals import Goals
from netlab.people import facts_talk, facts_ties
from netlab.people.companies import read_companies
from netlab.people.identity import Identities
from netlab.people.titles import read_titles

_VAGUE_FUNCTIONS = ("unknown", "other", "student")
_COUNTS = (
    *facts_talk.SAID,
    "n_direct",
    "n_in",
    "n_private",
    "n_work",
    "n_formal",
    "n_formal_matter",
    "n_invitation_private",
    "n_subject",
    "private_points",
    "work_points",
)


def facts(
    export: Export,
    identities: Identities,
    people: pd.DataFrame,
    *,
    goals: Goals | None = None,
    timezone: str | None = None,
    lexicons: str | Path | None = None,
    lines: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Gather what the export says about each person's tie to the owner.

    ``people`` has ``person_id, name, connected_on, company, position, employer, function``; the result keeps
    its rows, order and these columns, and adds those of :mod:`~netlab.people.facts_talk` and
    :mod:`~netlab.people.facts_ties`. ``lines``: those of ``talk_lines``, if they were read before. ``NA`` means that the file was not there (or the time zone not given);
    0 and False that it was, and said so.
    """
    goals = goals or Goals()
    lines = facts_talk.talk_lines(export, identities, lexicons) if lines is None else lines
    table = people[["person_id", "name", "connected_on", "company", "position", "employer", "function"]]
    table = table.join(_talk(export, lines, timezone or goals.me.timezone, lexicons), on="person_id")
    table = table.join(_ties(export, identities, people, goals, lines, lexicons), on="person_id")
    return table.pipe(_zero_where_the_file_was_there, export)


def _talk(
    export: Export, lines: pd.DataFrame, timezone: str | None, lexicons: str | Path | None
) -> pd.DataFrame:
    parts = [
        facts_talk.direct_talk(lines),
        facts_talk.group_talk(export, lines, lexicons),
        facts_talk.noted(lines),
        facts_talk.languages(lines),
        facts_talk.hours(lines, timezone),
    ]
    return pd.concat(parts, axis=1)


def _ties(
    export: Export,
    identities: Identities,
    people: pd.DataFrame,
    goals: Goals,
    lines: pd.DataFrame,
    lexicons: str | Path | None,
) -> pd.DataFrame:
    employers = read_companies(export.positions["company"], lexicons=lexicons)["employer"]
    own_jobs = facts_ties.jobs(export, goals, employers)
    first_job_on = own_jobs["started_on"].min()
    known = people.set_index("person_id", drop=False)
    parts = [
        facts_ties.workplaces(people, own_jobs, lines),
        facts_ties.school_ties(known, facts_ties.schools(export, goals), first_job_on),
        facts_ties.credit(export, identities),
        facts_ties.address_book(export, identities),
        facts_ties.surname_ties(known, export.profile).rename("has_my_surname"),
        _same_field(export, known, lexicons).rename("is_same_field"),
    ]
    return pd.concat(parts, axis=1)


def _same_field(export: Export, people: pd.DataFrame, lexicons: str | Path | None) -> pd.Series:
    """Whether a person does what the owner does now (``NA``: the owner's or their work is not known)."""
    mine = export.positions.loc[export.positions["is_current"].fillna(False), "title"]
    functions = read_titles(mine, lexicons=lexicons)["function"].astype("string")
    own = set(functions[~functions.isin(_VAGUE_FUNCTIONS)])
    theirs = people["function"].astype("string")
    same = theirs.isin(own).astype("boolean")
    return same.mask(theirs.isin(_VAGUE_FUNCTIONS) | theirs.isna() | (not own))


def _zero_where_the_file_was_there(table: pd.DataFrame, export: Export) -> pd.DataFrame:
    counts = [name for name in _COUNTS if name in table.columns]
    if export.has("messages"):
        table[counts] = table[counts].fillna(0)
    flags = ["in_address_book", "has_birthday", "has_home_address", "is_personal_mail", "is_work_card"]
    if export.has("contacts"):
        table[flags] = table[flags].fillna(False)
    if export.has("notes"):
        table[["note_private", "note_work"]] = table[["note_private", "note_work"]].fillna(0.0)
    return table
