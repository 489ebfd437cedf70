"""Situations from a few readable rows: what the tests of advice ask the rules about. Everybody is invented.

told(situation(person("Ann Lee", n_sent=4, n_received=4, last_touch_on="2026-09-01")), "ask_opinion")
"""

from __future__ import annotations

from typing import Any

import pandas as pd
from builders import url_of

from netlab.advice.outreach import RULES, suggest
from netlab.advice.situation import Situation
from netlab.goals import Goals

AS_OF = pd.Timestamp("2026-10-31")
GOALS = Goals(
    roles=("data scientist",),
    companies=("Warmstead", "Loopcycle"),
    industries=("energy",),
    skills=("dbt",),
    topics=("tariffs",),
    avoid=("gambling",),
)
# A connection of whom every file was there and said: nothing.
SILENT: dict[str, Any] = {
    "id_basis": "url",
    "is_connection": True,
    "connected_on": "2020-03-01",
    "relationship": "unknown",
    "relationship_source": "none",
    "n_sent": 0,
    "n_received": 0,
    "strength": 0.0,
    "state": "never",
    "was_strong": False,
    "reply_owed": False,
    "n_endorsed_me": 0,
    "n_endorsed": 0,
    "recommended_me": False,
    "recommended": False,
    "is_muted": False,
}
# What makes a tie warm: both wrote, lately.
WARM: dict[str, Any] = {
    "n_sent": 5,
    "n_received": 5,
    "last_touch_on": "2026-09-01",
    "state": "active",
    "strength": 0.5,
}


def person(name: str, **columns: Any) -> dict[str, Any]:
    """A silent connection with these columns; the id is the name in small letters."""
    return {"person_id": id_of(name), "name": name, "url": url_of(name), **SILENT, **columns}


def warm(name: str, **columns: Any) -> dict[str, Any]:
    """A connection in contact."""
    return person(name, **{**WARM, **columns})


def id_of(name: str) -> str:
    return name.casefold().replace(" ", "-")


def situation(*people: dict[str, Any], **tables: Any) -> Situation:
    """A situation of 31 October 2026; tables may be given as lists of rows (dicts)."""
    frames = {
        name: pd.DataFrame(value) if isinstance(value, list) else value for name, value in tables.items()
    }
    for frame in frames.values():
        if isinstance(frame, pd.DataFrame) and "on" in frame:
            frame["on"] = pd.to_datetime(frame["on"])
    table = pd.DataFrame(list(people))
    for column in ("connected_on", "last_touch_on", "owed_since"):
        if column in table:
            table[column] = pd.to_datetime(table[column])
    return Situation(**{"people": table, "as_of": AS_OF, "goals": GOALS, **frames})


def row(given: Situation, rule: str, name: str | None = None) -> pd.Series:
    """The one suggestion of a rule (about a person)."""
    found = of_rule(given, rule)
    found = found if name is None else found[found["person_id"] == id_of(name)]
    assert len(found) == 1, f"{len(found)} suggestions of {rule}"
    return found.iloc[0]


def of_rule(given: Situation, rule: str) -> pd.DataFrame:
    """The suggestions of a rule, as suggest orders them beside the other rules of its action."""
    action = next(one.action for one in RULES if one.name == rule)
    found = suggest(given, [one for one in RULES if one.action == action])
    return found[found["rule"] == rule]


def names(given: Situation, rule: str) -> list[str]:
    """Whom a rule suggests, in order."""
    return list(of_rule(given, rule)["name"])
