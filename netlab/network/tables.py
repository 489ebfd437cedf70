"""The network of one person: every table as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

import pandas as pd

from netlab.advice.outreach import no_suggestions
from netlab.advice.situation import Mine, Situation, no_openings
from netlab.goals import Goals
from netlab.people.identity import Owner

PEOPLE_COLUMNS = (
    "person_id", "id_basis", "name", "url", "is_connection", "connected_on", "company", "position",
    "employer", "industry", "function", "seniority", "title_evidence",
    "relationship", "p_personal", "p_professional", "relationship_source", "relationship_evidence",
    "n_sent", "n_received", "first_touch_on", "last_touch_on", "strength", "reciprocity", "state",
    "was_strong", "reply_owed", "goal_fit", "goal_evidence", "n_endorsed_me", "n_endorsed",
    "recommended_me", "recommended", "group", "is_muted",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False, kw_only=True, weakref_slot=True)
class Network:
    """One person's network as of one day. The columns of each table stand in docs/tables.md.

    ``labels`` holds the user's answers that fit somebody here, one row a person; ``changes`` who came, left or
    moved since ``previous``; ``mine`` what the archive tells of the owner's own work; ``told`` what there is to
    say about the user's files.
    """

    people: pd.DataFrame
    touches: pd.DataFrame
    posts: pd.DataFrame
    follows: pd.DataFrame
    reactions: pd.DataFrame
    activity: pd.DataFrame
    posting: pd.DataFrame
    feed: pd.DataFrame
    feed_authors: pd.DataFrame
    invitations: pd.DataFrame
    invited: pd.DataFrame
    endorsers: pd.DataFrame
    skills: pd.DataFrame
    recommendations: pd.DataFrame
    credibility: pd.DataFrame
    near_field: pd.DataFrame
    support: pd.DataFrame
    ties: pd.DataFrame
    groups: pd.DataFrame
    structure: pd.DataFrame
    coverage: pd.DataFrame
    reach: pd.DataFrame
    summary: pd.DataFrame
    labels: pd.DataFrame
    growth: pd.DataFrame
    holdings: pd.DataFrame
    issues: pd.DataFrame
    suggestions: pd.DataFrame = field(default_factory=no_suggestions)
    company_follows: pd.DataFrame = field(default_factory=pd.DataFrame)
    changes: pd.DataFrame = field(default_factory=pd.DataFrame)
    covers: pd.DataFrame = field(default_factory=pd.DataFrame)
    topics: pd.DataFrame = field(default_factory=pd.DataFrame)
    openings: pd.DataFrame = field(default_factory=no_openings)
    owner: Owner
    goals: Goals
    as_of: pd.Timestamp
    dated_by: str
    source: str
    is_sample: bool = False
    first_job_on: pd.Timestamp = pd.NaT  # type: ignore[assignment]
    hints: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    mine: Mine = field(default_factory=Mine)

    def tables(self) -> dict[str, pd.DataFrame]:
        """Return every table by name."""
        named = ((one.name, getattr(self, one.name)) for one in fields(self))
        return {name: value for name, value in named if isinstance(value, pd.DataFrame)}

    def situation(self) -> Situation:
        """Return what advice looks at, as far as the tables tell: enough to search, less than rules know."""
        known = ("people", "goals", "mine", "invitations", "ties", "openings", "topics")
        return Situation(as_of=known_day(self.as_of), **{name: getattr(self, name) for name in known})


def known_day(day: pd.Timestamp) -> pd.Timestamp:
    """Return the day of judgement; any will do for an export in which nothing has a date."""
    return pd.Timestamp(0) if pd.isna(day) else day


def connections_of(people: pd.DataFrame) -> pd.DataFrame:
    """Return the people who are connected."""
    return people[people["is_connection"].fillna(False).astype("bool")]
