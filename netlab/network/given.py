"""What an analysis is given: the export, the user's own files, and the day of judgement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from netlab.errors import ParameterError
from netlab.export import Export
from netlab.goals import Goals
from netlab.network.tables import known_day
from netlab.people.answers import Answers, read_answers
from netlab.workspace import Workspace

Given = str | Path | pd.DataFrame | Answers | None


@dataclass(frozen=True, slots=True)
class Files:
    """The user's files: each the one given, else the workspace's, else empty."""

    workspace: Workspace | None

    @property
    def goals(self) -> Path | None:
        return self.workspace.goals if self.workspace else None

    def read(self, kind: str, given: Given) -> Answers:
        found = self.workspace.answers(kind) if self.workspace and given is None else given
        return read_answers(found, kind)


@dataclass(frozen=True, slots=True)
class Work:
    """What every step needs."""

    export: Export
    goals: Goals
    answers: Mapping[str, Answers]
    as_of: pd.Timestamp
    lexicons: str | None
    seed: int

    @property
    def today(self) -> pd.Timestamp:
        """The day on which everything is judged."""
        return known_day(self.as_of)


def day_of(export: Export, as_of: str | pd.Timestamp | None) -> pd.Timestamp:
    """Return the day on which everything is judged: the one given, else the archive's own date."""
    if as_of is None:
        return export.origin.exported_on
    try:
        day = pd.Timestamp(as_of)
    except ValueError:
        raise ParameterError(f"as_of: '{as_of}' is not a date. Write it like 2026-10-31.") from None
    if pd.isna(day):
        raise ParameterError("as_of: no date given. Write it like 2026-10-31.")
    return day if day.tzinfo is None else day.tz_convert("UTC").tz_localize(None)
