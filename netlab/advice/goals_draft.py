"""A first draft of goals from the owner's own archive, for them to edit: every word of it is a guess.

What somebody saves, applies to and writes into their preferences tells more about where they want to go than what
they do today; so roles and employers come from there first. The first line asks what only they can answer:
*stay in my field, or move?*
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import pandas as pd

from netlab.export import Export
from netlab.goals import ENOUGH_TOPICS, Goals, Me
from netlab.lexicons import read_lexicon
from netlab.metrics.current_titles import current_parts
from netlab.metrics.employer_match import employer_key
from netlab.people.titles import read_titles
from netlab.text import counted, fold

UNKNOWN = "unknown"
MOST = {
    "roles": 5,
    "functions": 3,
    "seniority": 3,
    "industries": 4,
    "companies": 8,
    "skills": 10,
    "topics": 15,
}
NO_AIM = ("student", "retired", UNKNOWN)  # levels that nobody aims for
NO_FUNCTION = ("student", "other", UNKNOWN)
_SEPARATORS = re.compile(r"[;|\n]")
_PAIRED = re.compile(r"\s+&\s+|\s+and\s+")
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]|\s[-–—|]\s.*$|,.*$")
_EMPLOYER = re.compile(r"\s(?:at|@|bei|chez|en|presso|bij)\s.*$", re.IGNORECASE)


def suggest_goals(export: Export, *, lexicons: str | Path | None = None) -> Goals:
    """Draft goals from the headline, positions, skills, saved jobs, applications and job preferences.

    ``summary`` holds the question that the person has to answer first. A list that nothing in the archive
    points to stays empty. The draft is marked (``is_draft``) until the person saves it as their own.
    """
    current = _current_titles(export, lexicons)
    roles = _roles(export) or current
    aims = read_titles(pd.Series(roles, dtype="string"), lexicons=lexicons)
    today = read_titles(pd.Series(current[:1], dtype="string"), lexicons=lexicons)
    skills = _skills(export)
    return Goals(
        summary=_question(today["function"], aims["function"]),
        roles=tuple(roles),
        functions=_most(_known(aims["function"], NO_FUNCTION), "functions"),
        seniority=_most(
            [*_known(today["seniority"], NO_AIM), *_known(aims["seniority"], NO_AIM)], "seniority"
        ),
        industries=_most(_industries(export), "industries"),
        companies=_most(_companies(export), "companies"),
        skills=_most(skills, "skills"),
        topics=_most(_hashtags(export), "topics"),
        me=Me(timezone=_timezone(export), schools=_schools(export), employers=_employers(export)),
        is_draft=True,
    )


def weak_topics(goals: Goals, skills: Iterable[str] = ()) -> str | None:
    """Say that too few topics make content scores weak, and offer terms of the person's own; ``None`` if enough."""
    if goals.has_enough_terms:
        return None
    n = len(goals.topics)
    said = (
        f"Your goals name {counted(n, 'topic')}; with fewer than {ENOUGH_TOPICS}, scores of posts and messages "
        "are weak: whatever says the same in other words is missed."
    )
    offered = offered_topics(goals, skills)
    return f"{said} From your own skills you could add: {', '.join(offered)}." if offered else said


def offered_topics(goals: Goals, skills: Iterable[str]) -> tuple[str, ...]:
    """Return skills that are no topic yet, as many as are lacking to ten."""
    taken = {fold(topic) for topic in goals.topics}
    fresh = [skill for skill in _once(skills) if fold(skill) not in taken]
    return tuple(fresh[: max(ENOUGH_TOPICS - len(goals.topics), 0)])


def own_skills(export: Export) -> tuple[str, ...]:
    """Return the owner's skills, those that most people endorsed first."""
    return tuple(_skills(export))


def _question(today: pd.Series, aims: pd.Series) -> str:
    field = _once(_known(today, NO_FUNCTION))[:1]
    others = [function for function in _once(_known(aims, NO_FUNCTION)) if function not in field]
    here = f" ({field[0]})" if field else ""
    there = f" to {' or '.join(others)}, as my archive suggests" if others else ""
    return f"Stay in my field{here}, or move{there}? (Write the answer here; all below is a guess from my archive.)"


# -- where each list comes from ----------------------------------------------------------------------------------


def _roles(export: Export) -> list[str]:
    preferred = _split(export.job_preferences["job_titles"])
    saved = _newest(export.saved_jobs, "saved_at")["title"]
    applied = _newest(export.job_applications, "applied_at")["title"]
    titles = (_bare(title) for title in [*preferred, *saved.dropna(), *applied.dropna()])
    return list(_most(titles, "roles"))


def _current_titles(export: Export, lexicons: str | Path | None) -> list[str]:
    """The titles of current positions, else what the headline says the person is."""
    rows = _newest(export.positions, "started_on")
    held = rows.loc[rows["is_current"].fillna(False).astype("bool"), "title"].dropna()
    titles = held if len(held) else current_parts(export.profile["headline"].head(1), lexicons).dropna()
    bare = (_bare(_EMPLOYER.sub("", part)) for title in titles for part in _SEPARATORS.split(title)[:1])
    return list(_most(bare, "roles"))


def _companies(export: Export) -> Iterator[str]:
    """Employers of dreams, saved jobs and applications, but for where the person works today."""
    rows = export.positions[export.positions["is_current"].fillna(False).astype("bool")]
    own = {employer_key(company) for company in rows["company"].dropna()}
    named = _split(export.job_preferences["dream_companies"])
    named += [*_newest(export.saved_jobs, "saved_at")["company"].dropna()]
    named += [*_newest(export.job_applications, "applied_at")["company"].dropna()]
    yield from (name for name in named if employer_key(name) not in own)


def _industries(export: Export) -> list[str]:
    """LinkedIn's industries, "Renewables & Environment" as two: somebody in one of them is in it."""
    named = _split(export.job_preferences["industries"]) or export.profile["industry"].dropna()
    return [part for name in named for part in _PAIRED.split(name)]


def _skills(export: Export) -> list[str]:
    """Own skills by how many people endorsed them, equal ones in the person's own order."""
    skills = export.skills["skill"].dropna().drop_duplicates().reset_index(drop=True)
    endorsed = export.endorsements_received["skill"].value_counts()
    order = skills.map(endorsed).fillna(0).sort_values(ascending=False, kind="stable")
    return list(skills.loc[order.index])


def _hashtags(export: Export) -> list[str]:
    tags = [*export.hashtag_follows["hashtag"].dropna(), *export.member_hashtags["hashtag"].dropna()]
    return [tag.lstrip("#").strip() for tag in tags]


def _schools(export: Export) -> tuple[str, ...]:
    return tuple(_once(_with_years(export.education, "school")))


def _employers(export: Export) -> tuple[str, ...]:
    return tuple(_once(_with_years(export.positions, "company")))


def _with_years(rows: pd.DataFrame, name: str) -> Iterator[str]:
    """Yield "Example Ltd 2013-2018", newest first; without a first year only the name."""
    told = _newest(rows, "started_on").dropna(subset=[name])
    years = told[["started_on", "finished_on"]].apply(lambda days: days.dt.year.astype("Int64"))
    for label, first, last in zip(told[name], years["started_on"], years["finished_on"], strict=True):
        yield label if pd.isna(first) else f"{label} {first}-{'' if pd.isna(last) else last}"


def _timezone(export: Export) -> str | None:
    """The zone of the country that the profile's location ends with, if it has but one."""
    places = export.profile["location"].dropna().head(1)
    parts = [fold(part) for place in places for part in reversed(place.split(","))]
    return next((_zones()[part] for part in parts if part in _zones()), None)


@lru_cache(maxsize=1)
def _zones() -> dict[str, str]:
    zones: dict[str, list[str]] = read_lexicon("goals/timezones")["zones"]
    return {fold(place): zone for zone, places in zones.items() for place in places}


# -- small steps -------------------------------------------------------------------------------------------------


def _newest(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    return rows.sort_values(column, ascending=False, kind="stable")


def _split(cells: pd.Series) -> list[str]:
    return [part.strip() for cell in cells.dropna() for part in _SEPARATORS.split(cell) if part.strip()]


def _bare(title: str) -> str:
    """A title as a role: without brackets, team, place and what else stands behind it."""
    return _ASIDE.sub("", title).strip() or title.strip()


def _known(column: pd.Series, without: Sequence[str]) -> list[str]:
    return [str(value) for value in column.astype("string").dropna() if value not in without]


def _once(words: Iterable[str]) -> list[str]:
    """Each word once, as first written; case, accents and order of words do not make another."""
    kept: dict[str, str] = {}
    for word in words:
        if word and word.strip():
            kept.setdefault(fold(word), word.strip())
    return list(kept.values())


def _most(words: Iterable[str], key: str) -> tuple[str, ...]:
    return tuple(_once(words)[: MOST[key]])
