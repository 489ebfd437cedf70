"""The result of loading: one frame per known file, and what is to be told about the archive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from netlab.errors import SchemaError, nearest
from netlab.export.schema import Table, empty
from netlab.export.tables import TABLES, file_name
from netlab.export.trouble import Trouble, issue_table

LINE_TYPES = {
    "file": "string", "lines": "Int64", "blank": "Int64", "preamble": "Int64", "header": "Int64", "kept": "Int64",
    "set_aside": "Int64",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an export came from; names only, never a path.

    ``dated_by`` says what ``exported_on`` rests on: ``zip entry time``, ``file name``, ``newest activity`` or
    ``unknown``. ``parts`` names the archives that were united, oldest first.
    """

    name: str
    kind: Literal["zip", "folder", "files", "tables"]
    exported_on: pd.Timestamp
    dated_by: str
    parts: tuple[str, ...] = ()
    owner_given: str | None = None


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Export:
    """What LinkedIn gave us: every table with its columns and types, absent files as empty tables.

    Beside the tables: ``issues`` (file, row = physical line, column, code, detail), ``lines`` (per opened file:
    lines = blank + preamble + header + kept + set_aside), ``missing`` (known files that are not there),
    ``unknown`` (files netlab does not know), ``not_opened`` (private files, and links that lead outside),
    ``present`` (tables whose file was read), ``hints`` (sentences for the owner) and ``origin``.
    The columns of each table are declared in ``tables_network.py``, ``tables_activity.py`` and ``tables_profile.py``.
    """

    connections: pd.DataFrame
    messages: pd.DataFrame
    coach_messages: pd.DataFrame
    guide_messages: pd.DataFrame
    learning_coach_messages: pd.DataFrame
    learning_role_play_messages: pd.DataFrame
    invitations: pd.DataFrame
    endorsements_received: pd.DataFrame
    endorsements_given: pd.DataFrame
    recommendations_received: pd.DataFrame
    recommendations_given: pd.DataFrame
    company_follows: pd.DataFrame
    member_follows: pd.DataFrame
    hashtag_follows: pd.DataFrame
    member_hashtags: pd.DataFrame
    contacts: pd.DataFrame
    notes: pd.DataFrame
    events: pd.DataFrame
    calendar: pd.DataFrame
    shares: pd.DataFrame
    comments: pd.DataFrame
    reactions: pd.DataFrame
    votes: pd.DataFrame
    reposts: pd.DataFrame
    saved_items: pd.DataFrame
    articles: pd.DataFrame
    search_queries: pd.DataFrame
    learning: pd.DataFrame
    reviews: pd.DataFrame
    rich_media: pd.DataFrame
    ad_targeting: pd.DataFrame
    ads_clicked: pd.DataFrame
    lan_ads: pd.DataFrame
    account_status: pd.DataFrame
    services: pd.DataFrame
    profile: pd.DataFrame
    profile_summary: pd.DataFrame
    positions: pd.DataFrame
    education: pd.DataFrame
    skills: pd.DataFrame
    certifications: pd.DataFrame
    projects: pd.DataFrame
    publications: pd.DataFrame
    honors: pd.DataFrame
    languages: pd.DataFrame
    courses: pd.DataFrame
    organizations: pd.DataFrame
    volunteering: pd.DataFrame
    causes: pd.DataFrame
    test_scores: pd.DataFrame
    patents: pd.DataFrame
    job_applications: pd.DataFrame
    saved_jobs: pd.DataFrame
    job_preferences: pd.DataFrame
    job_postings: pd.DataFrame
    saved_job_alerts: pd.DataFrame

    issues: pd.DataFrame
    lines: pd.DataFrame
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    not_opened: tuple[str, ...]
    present: tuple[str, ...]
    hints: tuple[str, ...]
    origin: Origin

    def has(self, table: str) -> bool:
        """Say whether the table's file was there and was read; an empty table of a file that was there is True."""
        if table not in TABLES:
            raise SchemaError(f"no table called '{table}'.{nearest(table, TABLES)}")
        return table in self.present

    def tables(self) -> dict[str, pd.DataFrame]:
        """Return every table by name, absent ones as empty frames, in the order in which they are declared."""
        return {name: getattr(self, name) for name in TABLES}

    @classmethod
    def from_tables(cls, *, origin: Origin | None = None, **frames: pd.DataFrame) -> Export:
        """Build an export from frames: for tests and for data that other tools have read.

        Columns not given are NA or worked out (``name``, ``is_ghost``, ``is_draft``, ``is_sponsored`` …); tables not
        given are empty and count as absent. Raises SchemaError for a table or a column netlab does not know, or
        for values that do not have the column's type.
        """
        for name in frames:
            if name not in TABLES:
                raise SchemaError(f"no table called '{name}'.{nearest(name, TABLES)}")
        tables = {n: conformed(frames[n], t) if n in frames else empty(t) for n, t in TABLES.items()}
        return cls(
            **tables,
            issues=issue_table([]),
            lines=pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in LINE_TYPES.items()}),
            missing=tuple(file_name(t) for n, t in TABLES.items() if n not in frames),
            unknown=(),
            not_opened=(),
            present=tuple(n for n in TABLES if n in frames),
            hints=(),
            origin=origin or Origin("tables", "tables", pd.NaT, "unknown"),  # type: ignore[arg-type]
        )


def conformed(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Give a frame the table's columns and types; what it lacks is worked out or NA."""
    for name in frame.columns:
        if name not in {column.name for column in table.visible}:
            raise SchemaError(
                f"{table.name} has no column '{name}'.{nearest(str(name), [c.name for c in table.visible])}"
            )
    given = {str(name): _typed(frame[name], table, str(name)) for name in frame.columns}
    rows = pd.RangeIndex(len(frame))
    full = {c.name: given.get(c.name, pd.Series(pd.NA, index=rows, dtype=c.dtype)) for c in table.columns}
    out = pd.DataFrame(full, index=rows)
    if table.finish is not None:
        out = table.finish(out, Trouble(table.name, tuple(given), lambda at: at)).assign(**given)
    return out[[column.name for column in table.visible]]


def _typed(values: pd.Series, table: Table, name: str) -> pd.Series:
    column = table.column(name)
    values = values.reset_index(drop=True)
    try:
        if column.kind in ("time", "day", "partial"):
            return pd.to_datetime(values).astype("datetime64[us]")
        return values.astype(column.dtype)
    except (ValueError, TypeError):
        raise SchemaError(f"{table.name}.{name}: some values are not of type {column.dtype}.") from None
