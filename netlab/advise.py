"""What a network can be asked: whom I know somewhere, whether to connect with somebody, whom to write to when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from netlab.advice import consider as considering
from netlab.advice import plan as plans
from netlab.advice import search
from netlab.metrics.before_after import connections_measured, measures, side_by_side
from netlab.metrics.change import people_changes
from netlab.network import Network


def who(network: Network, queries: str | Iterable[str]) -> pd.DataFrame:
    """Say for each company, role or industry whom I know there (:func:`netlab.advice.search.who`)."""
    return search.who(network.situation(), queries)


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """Two exports of one person.

    ``changes``: who came, moved, went quiet (:func:`netlab.metrics.change.people_changes`); ``measures``: the network
    then and now (:func:`netlab.metrics.before_after.side_by_side`).
    """

    changes: pd.DataFrame
    measures: pd.DataFrame


def compare(before: Network, after: Network) -> Compared:
    """Compare two networks of one person; for numbers that compare, both held against the same goals and answers."""
    then, now = (measures(connections_measured(one.people), one.covers) for one in (before, after))
    return Compared(people_changes(before.people, after.people, before.as_of), side_by_side(then, now))


def consider(
    network: Network, candidates: str | pd.DataFrame | Sequence[Mapping[str, Any]], **told: str | None
) -> pd.DataFrame:
    """Argue both sides of connecting with somebody (:func:`netlab.advice.consider.consider`).

    ``candidates``: a name, with ``position``, ``company``, ``how_known``, ``relationship`` as further arguments; or
    several people, as a table or rows of these columns.
    """
    rows = [{"name": candidates, **told}] if isinstance(candidates, str) else candidates
    return considering.consider(rows, network.people, network.goals, network.covers, mine=network.mine)


def plan(network: Network, start_on: str | pd.Timestamp, weeks: int = 4) -> pd.DataFrame:
    """Plan whom to write to from ``start_on`` on, in the pace of the goals (:func:`netlab.advice.plan.plan`)."""
    return plans.plan(network.suggestions, network.goals, start_on, weeks)
