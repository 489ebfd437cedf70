"""Goal fit: who is about the goals, in visible parts and in words. ``docs/goals.md`` tells how it is made.

Each part says how far a person meets one kind of goal (0–1). They are joined by a noisy-or: what two signs miss
both, nobody knows of; so fit = 1 − Π (1 − weight · part). A function or a level alone never makes a person fit.
Whoever is on the avoid list has fit 0, with the reason.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from netlab.goals import WORD_LISTS, Goals
from netlab.metrics import fit_parts, fit_roles
from netlab.metrics.fit_sight import Sight, look
from netlab.metrics.term_index import joined
from netlab.text import among

Part = Callable[[Sight], pd.DataFrame]

# Choices, not findings: tests/metrics/fit_cases.toml holds the people they were checked on.
WEIGHTS = {"company": 0.95, "role": 0.8, "industry": 0.7, "topics": 0.5, "function": 0.25, "level": 0.1}
PARTS: dict[str, Part] = {
    "company": fit_parts.company_part,
    "role": fit_roles.role_part,
    "function": fit_parts.function_part,
    "level": fit_parts.level_part,
    "industry": fit_parts.industry_part,
    "topics": fit_parts.topic_part,
    "avoid": fit_parts.avoid_part,
}
PART_COLUMNS = tuple(f"fit_{name}" for name in PARTS)
COLUMNS = ("person_id", "goal_fit", *PART_COLUMNS, "goal_evidence", "is_work_known")
NOT_ABOUT = "Not about your goals, and need not be."
UNTOLD = "The archive does not tell what they do."


def goal_fit(
    people: pd.DataFrame,
    goals: Goals,
    talk_topics: pd.DataFrame | None = None,
    noted: pd.DataFrame | None = None,
    *,
    lexicons: str | Path | None = None,
) -> pd.DataFrame:
    """Judge each person against the goals.

    ``people``: person_id, company, position, employer, industry, function, seniority. ``talk_topics``: what
    they wrote to the owner about (:func:`netlab.metrics.topic_hits.topic_hits`), person_id, term, n, n_offers.
    ``noted``: what notes about them name (:func:`netlab.metrics.noted.noted_terms`), person_id, term.

    Returns, one row a person in the order of ``people``: ``person_id``, ``goal_fit`` (0–1), ``fit_company``,
    ``fit_role``, ``fit_function``, ``fit_level``, ``fit_industry``, ``fit_topics``, ``fit_avoid`` (0–1, ``NA``
    where the goals name nothing of the kind), ``goal_evidence`` (sentences, strongest first), ``is_work_known``
    (there is a company, a title, a topic or a note to judge by; without one the fit of 0 only says that nothing is
    known). Without goals all but ``person_id`` and ``is_work_known`` is ``NA``.
    """
    sight = look(people, goals, talk_topics, lexicons, noted)
    told = pd.concat([sight.talk["person_id"], sight.notes["person_id"]])
    known = sight.people[["company", "position"]].notna().any(axis=1) | among(sight.people["person_id"], told)
    table = pd.DataFrame({"person_id": sight.people["person_id"], "is_work_known": known.astype("boolean")})
    if not has_targets(goals):
        return _unjudged(table)
    parts = {name: part(sight) for name, part in PARTS.items()}
    shares = pd.DataFrame(
        {name: parts[name]["part"].astype("float64").fillna(0.0) for name in WEIGHTS}
    ) * pd.Series(WEIGHTS)
    is_at_work = (shares["role"] > 0) | (shares["function"] > 0)
    shares["level"] = shares["level"].where(is_at_work, 0.0)
    avoided = parts["avoid"]["part"].fillna(0.0) > 0
    fit = (1 - (1 - shares).prod(axis=1)).mask(avoided, 0.0)
    for name, part in parts.items():
        table[f"fit_{name}"] = part["part"]
    evidence = _evidence(shares.assign(avoid=avoided.astype("float64") * 2), parts)
    evidence = evidence.fillna(NOT_ABOUT).mask(evidence.isna() & ~known, UNTOLD)
    return table.assign(goal_fit=fit.astype("Float64"), goal_evidence=evidence)[list(COLUMNS)]


def has_targets(goals: Goals) -> bool:
    """Whether the goals name anything that a person can be held against; a summary alone is no such thing."""
    return any(getattr(goals, key) for key in WORD_LISTS if key != "avoid")


def _evidence(shares: pd.DataFrame, parts: dict[str, pd.DataFrame]) -> pd.Series:
    """Join each person's sentences, the part that weighs most first; ``NA`` where there is none."""
    told = [
        pd.DataFrame({"row": shares.index, "share": shares[name], "said": parts[name]["said"]})[
            shares[name] > 0
        ]
        for name in shares.columns
    ]
    rows = pd.concat(told, ignore_index=True).dropna(subset=["said"])
    rows = rows.sort_values(["row", "share"], ascending=[True, False], kind="stable")
    return joined(rows, "said", "\n").reindex(shares.index)


def _unjudged(table: pd.DataFrame) -> pd.DataFrame:
    blank = pd.Series(pd.NA, index=table.index)
    numbers = {name: blank.astype("Float64") for name in ("goal_fit", *PART_COLUMNS)}
    return table.assign(**numbers, goal_evidence=blank.astype("string"))[list(COLUMNS)]
