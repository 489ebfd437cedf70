"""What a notebook asks a network about goals: where it could take its owner, and how several goals fare on it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from netlab.advice import goals_draft
from netlab.export import Export
from netlab.goals import Goals, load_goals
from netlab.metrics import goals_compared
from netlab.metrics.topic_hits import topic_hits
from netlab.network import Network
from netlab.people.identity import identify


def reach(network: Network) -> pd.DataFrame:
    """Say where this network could take its owner, without any goals (:func:`netlab.metrics.reach.reach`)."""
    return network.reach


def compare_goals(
    network: Network,
    goals: Mapping[str, str | Path | Mapping[str, Any] | Goals],
    export: Export | None = None,
    *,
    lexicons: str | Path | None = None,
) -> pd.DataFrame:
    """Hold the connections against several goals: ``{"stay": "stay.toml", "move": {"roles": ["…"]}}``.

    A network keeps no messages; with the ``export`` it was made from, what people wrote counts as well, for all
    goals alike. The columns are those of :func:`netlab.metrics.goals_compared.compare_goals`. Raises GoalsError for
    goals that cannot be read.
    """
    loaded = {name: load_goals(given) for name, given in goals.items()}
    talk = None
    if export is not None:
        terms = tuple(dict.fromkeys(term for named in loaded.values() for term in named.terms))
        talk = topic_hits(export.messages, identify(export).participants, terms, lexicons)
    return goals_compared.compare_goals(network.people, loaded, talk, lexicons=lexicons)


def weak_topics(network: Network) -> str | None:
    """Say that the goals name too few topics, and offer the owner's own skills; ``None`` if there are enough."""
    stated = network.skills[network.skills["is_stated"].fillna(False).astype("bool")]
    return goals_draft.weak_topics(network.goals, [str(skill) for skill in stated["skill"]])
