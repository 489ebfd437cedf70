"""Several goals against one network, side by side: whom each finds, and where each has gaps."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from netlab.goals import Goals
from netlab.metrics.composition import counted
from netlab.metrics.coverage import coverage
from netlab.metrics.fit import goal_fit, has_targets
from netlab.metrics.selectivity import FITS

COLUMNS = ["name", "n_fit", "n_fit_warm", "n_goals", "n_covered", "gaps", "has_enough_topics", "sentence"]


def compare_goals(
    people: pd.DataFrame,
    goals: Mapping[str, Goals],
    talk_topics: pd.DataFrame | None = None,
    *,
    lexicons: str | Path | None = None,
) -> pd.DataFrame:
    """Hold the connections against several goals: to stay in a field or to move, say.

    ``people``: as :func:`netlab.metrics.coverage.coverage` takes them. ``talk_topics`` must hold the terms of all
    the goals.

    Returns one row for each of ``goals``, in their order: ``name``, ``n_fit`` (connections about these goals,
    fit of a half or more), ``n_fit_warm`` (of them, active ties; ``NA`` without messages), ``n_goals``,
    ``n_covered`` (goals with somebody), ``gaps`` (goals without, parted by "; "), ``has_enough_topics``,
    ``sentence``. Goals that name nothing to hold people against have ``NA`` counts.
    """
    shown = counted(people)
    rows = [_compared(shown, name, named, talk_topics, lexicons) for name, named in goals.items()]
    table = pd.DataFrame(rows, columns=COLUMNS)
    texts = dict.fromkeys(["name", "gaps", "sentence"], "string")
    counts = dict.fromkeys(["n_fit", "n_fit_warm", "n_goals", "n_covered"], "Int64")
    return table.astype(texts | counts | {"has_enough_topics": "boolean"})


def coverage_compared(
    people: pd.DataFrame,
    goals: Mapping[str, Goals],
    talk_topics: pd.DataFrame | None = None,
    *,
    lexicons: str | Path | None = None,
) -> pd.DataFrame:
    """Stack the coverage of several goals: ``goals`` (which ones), then the columns of ``coverage``."""
    tables = [
        coverage(people, named, talk_topics, lexicons=lexicons).assign(goals=name)
        for name, named in goals.items()
    ]
    if not tables:
        return coverage(people, Goals()).assign(goals=pd.Series(dtype="string"))
    table = pd.concat(tables, ignore_index=True).astype({"goals": "string"})
    return table[["goals", *(name for name in table.columns if name != "goals")]]


def _compared(
    people: pd.DataFrame, name: str, goals: Goals, talk: pd.DataFrame | None, lexicons: str | Path | None
) -> dict[str, object]:
    told: dict[str, object] = {"name": name, "has_enough_topics": goals.has_enough_terms}
    if not has_targets(goals):
        return told | {"sentence": f"{name}: no goal names whom to look for."}
    fits = goal_fit(people, goals, talk, lexicons=lexicons)["goal_fit"] >= FITS
    warm = people["state"].astype("string").eq("active").reset_index(drop=True)
    covered = coverage(people, goals, talk, lexicons=lexicons)
    gaps = list(covered.loc[covered["is_gap"], "goal"])
    held = len(covered) - len(gaps)
    sentence = (
        f"{name}: {int(fits.sum()):,} of {len(people):,} fit; {held} of {len(covered)} goals have somebody."
    )
    counts = {"n_fit": fits.sum(), "n_fit_warm": (fits & warm).sum() if warm.notna().any() else None}
    return (
        told
        | counts
        | {"n_goals": len(covered), "n_covered": held, "gaps": "; ".join(gaps), "sentence": sentence}
    )
