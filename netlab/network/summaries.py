"""What the whole network amounts to, as tables of the network by name."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from netlab.advice.company_follows import company_follows
from netlab.goals import Goals
from netlab.metrics.coverage import coverage_and_covering
from netlab.metrics.diversity_summary import diversity
from netlab.metrics.reach import reach
from netlab.metrics.structure import structure
from netlab.network.tables import connections_of


def of_people(
    people: pd.DataFrame, ties: pd.DataFrame, me: Mapping[str, str | None], lexicons: str | None, seed: int
) -> dict[str, pd.DataFrame]:
    """Sum up whom the owner reaches: ``structure``, ``reach``, ``summary``.

    ``people``, ``ties``: tables of a network, everything known of them; ``me``: the owner's work.
    """
    return {
        "structure": structure(connections_of(people), ties),
        "reach": reach(people),
        "summary": diversity(people, me, lexicons=lexicons, seed=seed),
    }


def of_goals(
    people: pd.DataFrame, topics: pd.DataFrame, goals: Goals, follows: pd.DataFrame, lexicons: str | None
) -> dict[str, pd.DataFrame]:
    """Sum up what of the goals is within reach: ``coverage``, ``covers``, ``company_follows``.

    ``people``, ``topics``: tables of a network; ``follows``: the export's company_follows.
    """
    covered, who_covers = coverage_and_covering(people, goals, topics, lexicons=lexicons)
    return {
        "coverage": covered,
        "covers": who_covers,
        "company_follows": company_follows(follows, goals, people=people, lexicons=lexicons),
    }
