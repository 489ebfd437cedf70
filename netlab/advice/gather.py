"""From an export to a :class:`~netlab.advice.situation.Situation`: the tables that the rules look at."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from netlab.advice.pitches import unanswered_pitches
from netlab.advice.situation import PEOPLE, Mine, Situation
from netlab.export.export import Export
from netlab.goals import Goals
from netlab.metrics.term_index import Texts
from netlab.metrics.wording import terms, wording
from netlab.people.company_names import company_key
from netlab.people.identity import Identities
from netlab.people.names import name_key
from netlab.people.said import Said
from netlab.people.titles import read_titles
from netlab.text import fold, map_unique

_DIRECTIONS = {"endorsements_received": "in", "endorsements_given": "out"}
_UNTOLD = ("unknown", "other")


def gather(
    export: Export,
    identities: Identities,
    people: pd.DataFrame,
    facts: pd.DataFrame,
    *,
    as_of: pd.Timestamp,
    goals: Goals | None = None,
    invitations: pd.DataFrame | None = None,
    ties: pd.DataFrame | None = None,
    topics: pd.DataFrame | None = None,
    done: pd.DataFrame | None = None,
    feed: pd.DataFrame | None = None,
    previous: pd.DataFrame | None = None,
    previous_on: pd.Timestamp = pd.NaT,  # type: ignore[assignment]
    lexicons: str | None = None,
    said: Said | None = None,
) -> Situation:
    """Gather what the rules look at.

    ``people``: the people table with the parts of goal fit; ``facts``: :func:`netlab.people.facts.facts` of them.
    ``topics``: :func:`netlab.metrics.topic_hits.topic_hits`. ``done``: rows of done.csv with their ``person_id``.
    ``feed``: rows of feed.csv (author, text). ``previous``: the people table of an earlier archive.
    ``said``: the texts of the messages, if they were read before.
    """
    purpose = goals or Goals()
    extra = [name for name in facts if name in PEOPLE and name not in people]
    wide = people.merge(facts[["person_id", *extra]], on="person_id", how="left")
    wide = wide.merge(_first_names(export, identities), on="person_id", how="left")
    given = {"invitations": invitations, "ties": ties, "topics": topics, "done": done, "previous": previous}
    return Situation(
        people=wide,
        as_of=as_of,
        told_until=export.origin.exported_on,
        goals=purpose,
        mine=mine(export, identities, facts, lexicons),
        cards=_cards(export, identities),
        skills=_skills(export, identities),
        pitches=unanswered_pitches(export.messages, identities.participants, lexicons, said),
        openings=_openings(export),
        follows=_follows(export, identities),
        previous_on=previous_on,
        lexicons=lexicons,
        **({"feed": _feed(feed, people, purpose, lexicons)} if feed is not None else {}),
        **{name: table for name, table in given.items() if table is not None},
    )


def mine(export: Export, identities: Identities, facts: pd.DataFrame, lexicons: str | None = None) -> Mine:
    """Read the owner's own name, skills, functions, employers and language."""
    titles = read_titles(export.positions["title"], lexicons)["function"].astype("string").dropna()
    companies = export.positions["company"].dropna()
    spoken = facts["talk_language"].dropna() if "talk_language" in facts else pd.Series(dtype="string")
    most = spoken.value_counts().rename_axis("language").reset_index(name="n")
    most = most.sort_values(["n", "language"], ascending=[False, True])
    names = export.profile["first_name"].dropna()
    return Mine(
        name=str(names.iloc[0]) if len(names) else identities.owner.name or "",
        skills=_folded(export.skills["skill"]) if export.has("skills") else None,
        functions=frozenset(titles[~titles.isin(_UNTOLD)]),
        employers=frozenset(key for name in companies if (key := company_key(str(name), lexicons))),
        language=str(most["language"].iloc[0]) if len(most) else "en",
    )


def _folded(words: pd.Series) -> frozenset[str]:
    return frozenset(fold(str(word)) for word in words.dropna())


def _first_names(export: Export, identities: Identities) -> pd.DataFrame:
    """The given name of each connection, as LinkedIn holds it apart from the surname."""
    who = identities.person_of["connections"]
    table = pd.DataFrame({"person_id": who, "first_name": export.connections["first_name"]})
    return table.dropna().drop_duplicates("person_id")


def _cards(export: Export, identities: Identities) -> pd.DataFrame:
    who = identities.person_of["contacts"]
    return export.contacts[["birth_month", "birth_day", "mail_kind"]].assign(person_id=who)


def _skills(export: Export, identities: Identities) -> pd.DataFrame:
    parts = [
        getattr(export, name)[["skill"]].assign(person_id=identities.person_of[name], direction=direction)
        for name, direction in _DIRECTIONS.items()
    ]
    return pd.concat(parts, ignore_index=True)


def _openings(export: Export) -> pd.DataFrame:
    saved = export.saved_jobs.rename(columns={"saved_at": "on", "job_url": "url"})
    applied = export.job_applications.rename(columns={"applied_at": "on", "job_url": "url"})
    columns = ["company", "title", "on", "url"]
    return pd.concat([saved[columns], applied[columns]], ignore_index=True)


def _follows(export: Export, identities: Identities) -> pd.DataFrame:
    """The latest word of Member Follows on each person."""
    who = identities.person_of["member_follows"]
    rows = export.member_follows[["status", "followed_at"]].assign(person_id=who)
    latest = rows.sort_values("followed_at", na_position="first", kind="stable")
    return latest.drop_duplicates("person_id", keep="last")


def _feed(feed: pd.DataFrame, people: pd.DataFrame, goals: Goals, lexicons: str | None) -> pd.DataFrame:
    """Find the authors of feed.csv by a name that only one person has, and whether each post is about the goals."""
    names = pd.DataFrame({"key": map_unique(people["name"], name_key), "person_id": people["person_id"]})
    alone = names.dropna().drop_duplicates("key", keep=False).set_index("key")["person_id"]
    posts = feed[["author", "text"]].astype("string").reset_index(drop=True)
    who = map_unique(posts["author"], name_key).map(alone).astype("string")
    return pd.DataFrame({"person_id": who, "is_about_goals": _about(posts["text"], goals.terms, lexicons)})


def _about(texts: pd.Series, wanted: Sequence[str], lexicons: str | None) -> pd.Series:
    """Whether a text holds a term of the goals; ``NA`` without terms or text."""
    reader = wording(lexicons)
    found = Texts(texts, reader).find(terms(wanted, reader))["row"]
    about = pd.Series(texts.index.isin(found.unique()), index=texts.index, dtype="boolean")
    return about.mask(texts.isna() | (not wanted))
