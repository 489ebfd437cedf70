"""What a network can be asked for: whom I know somewhere, and a plan for the coming weeks."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from netlab.advice import plan as plans
from netlab.advice import search
from netlab.network import Network


def who(network: Network, queries: str | Iterable[str]) -> pd.DataFrame:
    """Say for each company, role or industry whom I know there (:func:`netlab.advice.search.who`)."""
    return search.who(network.situation(), queries)


def plan(network: Network, start_on: str | pd.Timestamp, weeks: int = 4) -> pd.DataFrame:
    """Plan whom to write to from ``start_on`` on, in the pace of the goals (:func:`netlab.advice.plan.plan`)."""
    return plans.plan(network.suggestions, network.goals, start_on, weeks)
