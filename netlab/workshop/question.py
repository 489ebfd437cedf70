"""What a question of an exercise is: what is asked, what is right, and the slips people make.

A slip is a wrong answer that tells how it came about; its sentence is shown when an answer equals it. Truths and
slips are computed from the network at hand, so they hold for everybody's own archive.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from netlab.metrics.composition import counted
from netlab.network import Network

NO_CONNECTIONS = "This archive lists no connections, so there is nothing to count."
NO_MESSAGES = "The file of messages is not in this archive, so nobody's silence or waiting is known."
NO_GOALS = "There are no goals to hold this network against."
Slips = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """One exercise: ``asks`` as a sentence, ``kind`` of the answer, ``means`` what a right one tells, ``look`` where to
    look after a wrong one; ``missing`` says in a sentence why an archive has no answer."""

    level: str
    kind: str
    asks: str
    truth: Callable[[Any], Any]
    means: str
    look: str
    slips: Callable[[Any], Slips] = lambda network: {}
    missing: Callable[[Any], str] | None = None


def connections(network: Network) -> pd.DataFrame:
    return counted(network.people)


def is_any(people: pd.DataFrame, column: str, *words: str) -> pd.Series:
    return people[column].astype("string").isin(words)


def is_true(people: pd.DataFrame, column: str) -> pd.Series:
    return people[column].fillna(False).astype("bool")


def share_of(chosen: pd.Series) -> float | None:
    return float(chosen.mean()) if len(chosen) else None


def _has(network: Network, table: str) -> bool:
    held = network.holdings
    return bool(held.loc[held["table"] == table, "state"].isin(["present", "header only"]).any())


def no_connections(network: Network) -> str:
    return "" if len(connections(network)) else NO_CONNECTIONS


def no_messages(network: Network) -> str:
    return no_connections(network) or ("" if _has(network, "messages") else NO_MESSAGES)


def no_goals(network: Network) -> str:
    return no_connections(network) or ("" if len(network.coverage) else NO_GOALS)
