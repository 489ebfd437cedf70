"""What the parts of goal fit look at, prepared once: the people's work, the goals, and what they wrote about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pandas as pd

from netlab.goals import Goals
from netlab.metrics.current_titles import current_parts
from netlab.metrics.term_index import Texts
from netlab.metrics.wording import Wording, terms, wording
from netlab.people.companies import read_companies
from netlab.people.titles import read_titles

UNKNOWN = "unknown"
# Where a level stands on one line, for "at about its level": a step of one is about.
HEIGHTS = {
    "student": 0.0, "entry": 1.2, "mid": 2.0, "senior": 3.0, "lead": 3.5, "manager": 4.0, "director": 5.0, "vp": 5.7,
    "c-level": 6.2, "founder": 6.2,
}  # fmt: skip
ABOUT = 1.0
SAME_INDUSTRY, BROAD_INDUSTRY = 1.0, 0.55  # broad: the industry that a narrower goal belongs to
_NO_NOTES = {"person_id": "string", "term": "string"}
_NO_TALK = {"person_id": "string", "term": "string", "n": "Int64", "n_offers": "Int64"}

_INDUSTRY = {"term": "string", "industry": "string", "part": "float64"}


@dataclass(frozen=True, slots=True)
class Sight:
    """People in plain rows 0, 1, 2 …; ``titles`` holds the part of each title that is about today."""

    people: pd.DataFrame
    titles: Texts
    companies: Texts
    goals: Goals
    reader: Wording
    talk: pd.DataFrame  # person_id, term, n, n_offers
    notes: pd.DataFrame  # person_id, term
    lexicons: str | None

    def in_titles(self, words: Sequence[str]) -> pd.DataFrame:
        """Find goals in today's part of titles: ``row``, ``term``, ``words``, ``rank``."""
        return self.titles.find(terms(words, self.reader))

    def in_companies(self, words: Sequence[str]) -> pd.DataFrame:
        """Find goals in the names of companies: ``row``, ``term``, ``words``, ``rank``."""
        return self.companies.find(terms(words, self.reader))

    def said_by(self, words: Sequence[str]) -> pd.DataFrame:
        """Find goals in what people wrote: ``row``, ``term``, ``n``, ``n_offers``."""
        at = pd.DataFrame({"person_id": self.people["person_id"], "row": range(len(self.people))})
        return self.talk[self.talk["term"].isin(list(words))].merge(at, on="person_id")

    def noted(self, words: Sequence[str]) -> pd.DataFrame:
        """Find goals in notes about people: ``row``, ``term``."""
        at = pd.DataFrame({"person_id": self.people["person_id"], "row": range(len(self.people))})
        return self.notes[self.notes["term"].isin(list(words))].merge(at, on="person_id")[["row", "term"]]

    def in_industries(self, wanted: Sequence[str]) -> pd.DataFrame:
        """Find whose industry is that of a goal: ``row``, ``industry``, ``term``, ``part``."""
        named = pd.DataFrame(
            {"row": range(len(self.people)), "industry": self.people["industry"].astype("string")}
        )
        return named.merge(goal_industries(wanted, self.reader, self.lexicons), on="industry")

    def best(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Keep each person's strongest row of ``row, part, said``: a frame with everybody; nobody's is 0."""
        first = (
            rows.sort_values("part", ascending=False, kind="stable").drop_duplicates("row").set_index("row")
        )
        first = first.reindex(range(len(self.people)))
        return pd.DataFrame(
            {"part": first["part"].astype("Float64").fillna(0.0), "said": first["said"].astype("string")}
        )

    def not_asked(self) -> pd.DataFrame:
        """A part that the goals do not ask for: ``NA`` for everybody."""
        blank = pd.Series(pd.NA, index=self.people.index)
        return pd.DataFrame({"part": blank.astype("Float64"), "said": blank.astype("string")})


def look(
    people: pd.DataFrame,
    goals: Goals,
    talk: pd.DataFrame | None = None,
    lexicons: str | Path | None = None,
    notes: pd.DataFrame | None = None,
) -> Sight:
    """Prepare people and goals for the parts."""
    rows = people.reset_index(drop=True)
    folder = str(lexicons) if lexicons is not None else None
    said = pd.DataFrame(columns=list(_NO_TALK)) if talk is None else talk
    reader = wording(folder)
    return Sight(
        people=rows,
        titles=Texts(current_parts(rows["position"], folder), reader),
        companies=Texts(rows["company"], reader),
        goals=goals,
        reader=reader,
        talk=said.astype(_NO_TALK),
        notes=(pd.DataFrame(columns=list(_NO_NOTES)) if notes is None else notes).astype(_NO_NOTES),
        lexicons=folder,
    )


def target_roles(goals: Goals, lexicons: str | None = None) -> pd.DataFrame:
    """Read ``function`` and ``seniority`` of each target role, on the role as written."""
    roles = pd.Series(list(goals.roles), dtype="string")
    read = read_titles(roles, lexicons=lexicons)[["function", "seniority"]].astype("string")
    return read.set_axis(pd.Index(roles, name="term"))


def target_heights(goals: Goals, roles: pd.DataFrame) -> list[float]:
    """Return where the target levels stand: those named, and those that the target roles say."""
    levels = [*goals.seniority, *roles["seniority"]]
    return sorted({HEIGHTS[level] for level in levels if level in HEIGHTS})


def goal_industries(wanted: Sequence[str], reader: Wording, lexicons: str | None = None) -> pd.DataFrame:
    """Map goal words to the closed list of industries: ``term``, ``industry``, ``part``.

    ``part`` is 1 where the goal is that industry, less where it is something within it. A goal is read as the
    name of a field (``_data/goals/fields.toml``), else as a company of that name would be.
    """
    as_company = _industries_of_companies(tuple(wanted), lexicons)
    rows = [
        row
        for goal, industry in zip(wanted, as_company, strict=True)
        for row in _kinds(goal, industry, reader)
    ]
    return pd.DataFrame(rows, columns=["term", "industry", "part"]).astype(_INDUSTRY)


@lru_cache(maxsize=1_000)
def _industries_of_companies(names: tuple[str, ...], lexicons: str | None) -> tuple[str, ...]:
    """Return the industry of each company name; goals are asked for many times."""
    return tuple(read_companies(pd.Series(list(names), dtype="string"), lexicons=lexicons)["industry"])


def _kinds(goal: str, industry: str, reader: Wording) -> list[tuple[str, str, float]]:
    fields = reader.fields(goal)
    if not fields:
        part = SAME_INDUSTRY if reader.name(goal) == reader.name(industry) else BROAD_INDUSTRY
        return [] if industry == UNKNOWN else [(goal, industry, part)]
    same = {name: SAME_INDUSTRY for field in fields for name in field.get("is", [])}
    broad = {name: BROAD_INDUSTRY for field in fields for name in field.get("within", [])}
    return [(goal, name, part) for name, part in (broad | same).items()]
