"""What the rules of advice look at: a few tables, conformed once, so that a rule only compares columns.

A column or table whose file is not in the export is ``NA`` or empty. The flags below are plain booleans that are
true only where the archive says so: a rule that asks for a flag can never rest on something that is not known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

import pandas as pd

from netlab.goals import Goals
from netlab.text import map_unique, one_line

RECENT_DAYS = 365  # after a year without contact a message is "after years": it asks for nothing
LONGEST_NAME = 60

_TEXT, _DAY, _COUNT, _SHARE, _FLAG = "string", "datetime64[us]", "Int64", "Float64", "boolean"
PEOPLE: dict[str, str] = {
    **dict.fromkeys(("person_id", "id_basis", "name", "first_name", "url", "company", "position"), _TEXT),
    **dict.fromkeys(("employer", "industry", "function", "seniority", "group"), _TEXT),
    **dict.fromkeys(("relationship", "relationship_source", "state"), _TEXT),
    **dict.fromkeys(("owed_why", "goal_evidence"), _TEXT),
    **dict.fromkeys(("connected_on", "last_touch_on", "owed_since"), _DAY),
    **dict.fromkeys(("n_sent", "n_received", "n_endorsed_me", "n_endorsed"), _COUNT),
    **dict.fromkeys(("p_personal", "p_professional", "strength", "goal_fit"), _SHARE),
    **dict.fromkeys(("fit_company", "fit_role", "fit_function", "fit_industry", "fit_topics", "fit_avoid"), _SHARE),
    **dict.fromkeys(("is_connection", "was_strong", "reply_owed", "recommended_me", "recommended"), _FLAG),
    "is_muted": _FLAG,
    # facts about the tie (netlab.people.facts)
    **dict.fromkeys(("talk_language", "shared_employer", "shared_how", "school"), _TEXT),
    **dict.fromkeys(("said_familiar_you", "said_formal_you", "said_thanks_for_work", "said_worked_together"), _COUNT),
    **dict.fromkeys(("said_project", "said_craft", "said_conference", "said_hobby", "said_shared_past"), _COUNT),
    "said_career_advice": _COUNT,
    "n_groups": _COUNT,
    "in_address_book": _FLAG,
}  # fmt: skip
TABLES: dict[str, dict[str, str]] = {
    "invitations": {"person_id": _TEXT, "on": _DAY, "direction": _TEXT, "has_note": _FLAG, "state": _TEXT},
    "done": {"person_id": _TEXT, "action": _TEXT, "on": _DAY},
    "cards": {"person_id": _TEXT, "birth_month": _COUNT, "birth_day": _COUNT, "mail_kind": _TEXT},
    "skills": {"person_id": _TEXT, "skill": _TEXT, "direction": _TEXT},
    "topics": {"person_id": _TEXT, "term": _TEXT, "n": _COUNT},
    "pitches": {"person_id": _TEXT, "n_texts": _COUNT, "n_pitches": _COUNT, "last_on": _DAY},
    "ties": {"source": _TEXT, "target": _TEXT, "basis": _TEXT},
    "openings": {"company": _TEXT, "title": _TEXT, "on": _DAY, "url": _TEXT},
    "previous": {"person_id": _TEXT, "employer": _TEXT, "position": _TEXT, "seniority": _TEXT},
    "follows": {"person_id": _TEXT, "status": _TEXT},
    "feed": {"person_id": _TEXT, "is_about_goals": _FLAG},
}  # fmt: skip
STANDING = (
    "who", "silent_days", "is_stranger", "is_friend", "is_two_way", "is_warm", "is_cold", "is_pitcher",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mine:
    """What the archive tells of its owner. ``skills`` (folded) is ``None`` where there is no file of them.

    ``functions`` and ``employers`` are those of all positions (an employer as :func:`~netlab.people.companies.
    company_key` writes it); ``language`` is the one of most talk.
    """

    name: str = ""
    skills: frozenset[str] | None = None
    functions: frozenset[str] = frozenset()
    employers: frozenset[str] = frozenset()
    language: str = "en"

    def as_plain(self) -> dict[str, Any]:
        """Return plain values that JSON can hold."""
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        return {
            name: sorted(value) if isinstance(value, frozenset) else value for name, value in values.items()
        }

    @classmethod
    def from_plain(cls, told: Mapping[str, Any]) -> Mine:
        """Return what :meth:`as_plain` wrote."""
        values: dict[str, Any] = {
            name: frozenset(v) if isinstance(v, list) else v for name, v in told.items()
        }
        return cls(**values)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Situation:
    """Everything that a rule may rest on, as of one day.

    ``people``: the people table, with the parts of goal fit and the facts of :data:`PEOPLE`; any of its columns
    may be missing. ``told_until``: the day up to which the archive tells (``as_of`` unless given).
    ``previous``: the people of an earlier archive, of the day ``previous_on``. The other tables are described in
    :data:`TABLES`. To ``people`` are added: ``who`` (the name in one line), ``silent_days``, and the flags
    ``is_stranger`` (labelled "I do not know them"), ``is_friend``, ``is_two_way`` (both have written),
    ``is_warm`` (and within the last year), ``is_cold`` (known to be neither), ``is_pitcher`` (wrote pitches,
    or again and again, and was never answered).
    """

    people: pd.DataFrame
    as_of: pd.Timestamp
    told_until: pd.Timestamp = pd.NaT  # type: ignore[assignment]
    goals: Goals = field(default_factory=Goals)
    mine: Mine = field(default_factory=Mine)
    invitations: pd.DataFrame = field(default_factory=pd.DataFrame)
    done: pd.DataFrame = field(default_factory=pd.DataFrame)
    cards: pd.DataFrame = field(default_factory=pd.DataFrame)
    skills: pd.DataFrame = field(default_factory=pd.DataFrame)
    topics: pd.DataFrame = field(default_factory=pd.DataFrame)
    pitches: pd.DataFrame = field(default_factory=pd.DataFrame)
    ties: pd.DataFrame = field(default_factory=pd.DataFrame)
    openings: pd.DataFrame = field(default_factory=pd.DataFrame)
    previous: pd.DataFrame = field(default_factory=pd.DataFrame)
    previous_on: pd.Timestamp = pd.NaT  # type: ignore[assignment]
    follows: pd.DataFrame = field(default_factory=pd.DataFrame)
    feed: pd.DataFrame = field(default_factory=pd.DataFrame)
    lexicons: str | None = None
    connections: pd.DataFrame = field(init=False)  # the people known to be connected

    def __post_init__(self) -> None:
        day = self.as_of.normalize()
        until = day if pd.isna(self.told_until) else min(self.told_until.normalize(), day)
        conformed = {
            one.name: _conformed(getattr(self, one.name), TABLES[one.name])
            for one in fields(self)
            if one.name in TABLES
        }
        people = _conformed(self.people, PEOPLE).sort_values("person_id", ignore_index=True)
        conformed["people"] = people.assign(**_standing(people, day, conformed["pitches"]))
        conformed["connections"] = conformed["people"][yes(conformed["people"]["is_connection"])]
        for name, value in {**conformed, "as_of": day, "told_until": until}.items():
            object.__setattr__(self, name, value)


def no_openings() -> pd.DataFrame:
    """Return the table of jobs saved or applied for, empty."""
    return pd.DataFrame(columns=list(TABLES["openings"])).astype(TABLES["openings"])


def yes(flags: pd.Series) -> pd.Series:
    """Return plain booleans: true where known to be so."""
    return flags.astype("boolean").fillna(False).astype(bool)


def no(flags: pd.Series) -> pd.Series:
    """Return plain booleans: true where known not to be so."""
    return ~flags.astype("boolean").fillna(True).astype(bool)


def _conformed(table: pd.DataFrame, columns: dict[str, str]) -> pd.DataFrame:
    """Return the declared columns, typed, those that are missing as ``NA``; rows of nobody are left out."""
    told = table.reindex(columns=list(columns)).astype(columns).reset_index(drop=True)
    return told.dropna(subset=["person_id"], ignore_index=True) if "person_id" in columns else told


def _standing(people: pd.DataFrame, day: pd.Timestamp, pitches: pd.DataFrame) -> dict[str, pd.Series]:
    """How each tie stands, in flags that are true only where the archive says so."""
    silent = (day - people["last_touch_on"].dt.normalize()).dt.days.astype("Int64").clip(lower=0)
    wrote, answered = yes(people["n_received"] > 0), yes(people["n_sent"] > 0)
    warm = wrote & answered & yes(silent <= RECENT_DAYS)
    return {
        "who": map_unique(people["name"], lambda name: one_line(name, LONGEST_NAME)),
        "silent_days": silent,
        "is_stranger": yes(people["relationship_source"].eq("label") & people["relationship"].eq("unknown")),
        "is_friend": people["relationship"].isin(["personal", "both"]),
        "is_two_way": wrote & answered,
        "is_warm": warm,
        "is_cold": people["state"].notna() & ~warm,
        "is_pitcher": people["person_id"].isin(pitches["person_id"]) & no(people["n_sent"] > 0),
    }
