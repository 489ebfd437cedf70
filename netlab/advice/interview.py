"""The interview: fifteen minutes about twenty people give what no export holds, who knows whom.

``interview.csv`` keeps it: a row with a ``target`` says whether two people know each other; a row without one says
how close the person and how you met. People are named by person_id, or by a name that only one person has.
"""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd

from netlab.metrics.alter_ties import alter_ties
from netlab.metrics.structure import ego_measures
from netlab.people.answers import INTERVIEW, Answers, read_answers
from netlab.people.names import name_key
from netlab.text import among, fold, map_unique

SIZE = 20
YES = frozenset({"yes", "y", "true", "1", "x", "ja", "oui", "si", "sim"})
CLOSENESS = ("very close", "close", "less close", "distant")


def interview_people(people: pd.DataFrame, *, n: int = SIZE, seed: int = 0) -> pd.DataFrame:
    """Choose whom to ask about: half the strongest ties, a third the nearest to the goals, a few at random.

    ``people``: person_id, name, is_connection, strength, goal_fit (may be missing), is_muted. Returns ``person_id, name,
    chosen`` {strongest, goals, random}; the muted are never among them. The same seed gives the same people.
    """
    shown = people[
        people["is_connection"].fillna(False).astype("bool")
        & ~people["is_muted"].fillna(False).astype("bool")
    ]
    strongest = _top(shown, "strength", n // 2)
    rest = shown.drop(strongest.index)
    nearest = _top(rest, "goal_fit", n // 3)
    rest = rest.drop(nearest.index)
    size = min(n - len(strongest) - len(nearest), len(rest))
    drawn = rest.iloc[sorted(np.random.default_rng(seed).choice(len(rest), size=size, replace=False))]
    picked = pd.concat(
        [strongest.assign(chosen="strongest"), nearest.assign(chosen="goals"), drawn.assign(chosen="random")]
    )
    return picked[["person_id", "name", "chosen"]].astype("string").reset_index(drop=True)


def interview_ties(answers: Answers, people: pd.DataFrame, *, basis: str = "interview") -> pd.DataFrame:
    """Turn the pairs that know each other into ties, weight 1; others are no ties.

    ``answers``: interview.csv, or cohort.csv with the basis ``cohort``, where the pairs themselves said so. Returns the
    ties table; rows whose people are not in this network are left out.
    """
    rows = answers.rows
    pairs = pd.DataFrame({"one": _person(rows["source"], people), "other": _person(rows["target"], people)})
    pairs = pairs[_said_yes(rows["known"])].dropna()
    pairs = pairs[pairs["one"] != pairs["other"]]
    ends = pd.DataFrame({"source": pairs.min(axis=1), "target": pairs.max(axis=1)}).drop_duplicates()
    unknown = pd.Series(pd.NaT, index=ends.index, dtype="datetime64[us]")
    return alter_ties(ends.assign(basis=basis, weight=1.0, first_on=unknown, last_on=unknown))


def interviewed(answers: Answers, people: pd.DataFrame) -> pd.Index:
    """Return the person_id of everyone the interview speaks of: the core whose density is truly known."""
    rows = answers.rows
    both = pd.concat([_person(rows["source"], people), _person(rows["target"], people)])
    return pd.Index(both.dropna().unique()).sort_values()


def _said_yes(known: pd.Series) -> pd.Series:
    return map_unique(known, lambda word: "yes" if fold(word) in YES else "no").eq("yes").fillna(False)


def _top(people: pd.DataFrame, column: str, n: int) -> pd.DataFrame:
    if column not in people:
        return people.iloc[:0]
    ranked = people.assign(rank=people[column].astype("float64")).dropna(subset=["rank"])
    ranked = ranked[ranked["rank"] > 0].sort_values(["rank", "person_id"], ascending=[False, True])
    return people.loc[ranked.head(n).index]


def _person(given: pd.Series, people: pd.DataFrame) -> pd.Series:
    """The person each cell names: by id, else by a name that only one person has."""
    names = pd.DataFrame(
        {"key": map_unique(people["name"], name_key), "person_id": people["person_id"]}
    ).dropna()
    alone = names.drop_duplicates("key", keep=False).set_index("key")["person_id"]
    by_name = map_unique(given, name_key).map(alone).astype("string")
    return given.where(among(given, people["person_id"])).fillna(by_name)


def interview_form(picked: pd.DataFrame) -> pd.DataFrame:
    """Write the questions of an interview: a row for each person, then one for each pair of them.

    ``picked``: person_id, name (:func:`interview_people`). Returns the columns of interview.csv. Fill in ``closeness``
    (:data:`CLOSENESS`) and ``how_met`` for a person, ``known`` for a pair: yes, no, or blank where you cannot tell.
    People are written by name; by person_id where two of them share it.
    """
    is_shared = picked["name"].isna() | map_unique(picked["name"], name_key).duplicated(keep=False)
    called = picked["name"].mask(is_shared, picked["person_id"]).tolist()
    pairs = list(combinations(called, 2))
    rows = pd.DataFrame([*((one, None) for one in called), *pairs], columns=["source", "target"])
    return rows.reindex(columns=INTERVIEW.columns).astype("string")


def interview_core(given: str | Path | pd.DataFrame | Answers, people: pd.DataFrame) -> dict[str, float]:
    """Measure the people of an interview among themselves, on nothing but what you told.

    Returns ``n`` people, ``pairs`` of them, ``n_asked`` pairs answered with yes or no, and the measures of
    :func:`netlab.metrics.structure.ego_measures` (ties, density, effective_size, efficiency, constraint,
    hierarchy). They are true where every pair was answered; a pair that was not counts as no tie, so that density
    and constraint are then lower bounds, effective size and efficiency upper ones.
    """
    answers = read_answers(given, "interview")
    core = interviewed(answers, people)
    rows = answers.rows[answers.rows["known"].notna()]
    ends = pd.DataFrame({"one": _person(rows["source"], people), "other": _person(rows["target"], people)})
    ends = ends.dropna()
    asked = {frozenset(pair) for pair in ends.itertuples(index=False) if pair[0] != pair[1]}
    measured = ego_measures(core, interview_ties(answers, people))
    return {"n": len(core), "pairs": len(core) * (len(core) - 1) // 2, "n_asked": len(asked)} | measured
