"""Skills by endorsement: what I vouched for in others, and what they vouched for in me."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from netlab.advice.situation import Situation
from netlab.text import fold, fold_series


def best_skill(situation: Situation, direction: str, keep: Callable[[str], bool]) -> pd.DataFrame:
    """Return one skill a person, of those endorsed in a direction (``in``: mine, ``out``: theirs) that ``keep`` takes.

    A skill that the goals name comes first, then the alphabet. ``person_id, skill, is_wanted``.
    """
    told = situation.skills[situation.skills["direction"] == direction].dropna(subset=["skill"])
    key = fold_series(told["skill"])
    wanted = {fold(term) for term in (*situation.goals.skills, *situation.goals.topics)}
    kept = pd.Series([keep(word) for word in key], index=told.index, dtype=bool)
    told = told.assign(is_wanted=key.isin(list(wanted)))[kept]
    told = told.sort_values(["person_id", "is_wanted", "skill"], ascending=[True, False, True])
    return told.drop_duplicates("person_id")[["person_id", "skill", "is_wanted"]]


def my_skill_for(people: pd.DataFrame, situation: Situation) -> pd.Series:
    """Return the skill of mine that each of these people endorsed: what I could offer them (``NA``: none known)."""
    mine = situation.mine.skills or frozenset()
    known = best_skill(situation, "in", lambda skill: skill in mine).set_index("person_id")["skill"]
    return people["person_id"].map(known).astype("string")
