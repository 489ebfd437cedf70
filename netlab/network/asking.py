"""Whom and what to ask the owner about: the rules of :mod:`netlab.advice` on a whole network."""

from __future__ import annotations

import pandas as pd

from netlab.advice import ask, sets
from netlab.network.tables import Network


def ask_next(network: Network, n: int = 10, *, seed: int = 0) -> pd.DataFrame:
    """Pick whom to ask the user about next (:func:`netlab.advice.ask.ask_next`)."""
    return ask.ask_next(network.people, network.labels, n=n, seed=seed)


def groups_to_label(network: Network) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Offer sets that one answer settles (:func:`netlab.advice.sets.groups_to_label`)."""
    return sets.groups_to_label(
        network.people, network.labels, network.touches, first_job_on=network.first_job_on
    )


def companies_to_classify(network: Network, n: int = 12) -> pd.DataFrame:
    """List the employers worth a word (:func:`netlab.advice.ask.companies_to_classify`)."""
    return ask.companies_to_classify(network.people, n=n)
