"""A network on disk, and back."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pandas as pd

from netlab import storage
from netlab.advice.situation import Mine
from netlab.goals import as_draft, load_goals, plain_goals
from netlab.network.tables import Network
from netlab.people.identity import Owner


def save_network(network: Network, folder: str | Path) -> Path:
    """Store every table in ``folder`` (mode 0700); :func:`open_network` gives back the same network."""
    owner = network.owner
    told = {
        "owner": {one.name: getattr(owner, one.name) for one in fields(owner)},
        "goals": plain_goals(network.goals),
        "mine": network.mine.as_plain(),
        "is_draft": network.goals.is_draft,
        "as_of": _iso(network.as_of),
        "first_job_on": _iso(network.first_job_on),
        **{name: getattr(network, name) for name in ("dated_by", "source", "is_sample")},
        **{name: list(getattr(network, name)) for name in ("hints", "told")},
    }
    return storage.write_tables(folder, network.tables(), told)


def open_network(folder: str | Path) -> Network:
    """Read a network that :func:`save_network` stored. Raises SchemaError if the folder holds none."""
    tables, told = storage.read_tables(folder)
    goals = load_goals(told["goals"])
    return Network(
        **tables,
        owner=Owner(**told["owner"]),
        goals=as_draft(goals) if told["is_draft"] else goals,
        as_of=_day(told["as_of"]),
        first_job_on=_day(told["first_job_on"]),
        mine=Mine.from_plain(told.get("mine", {})),
        dated_by=told["dated_by"],
        source=told["source"],
        is_sample=told["is_sample"],
        hints=tuple(told["hints"]),
        told=tuple(told["told"]),
    )


def _iso(day: pd.Timestamp) -> str | None:
    return None if pd.isna(day) else day.isoformat()


def _day(text: str | None) -> pd.Timestamp:
    return pd.Timestamp(text) if text else pd.NaT  # type: ignore[return-value]
