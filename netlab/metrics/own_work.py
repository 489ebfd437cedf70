"""What the owner does today, to compare the people with: function, level, employer, industry."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from netlab.people.companies import read_companies
from netlab.people.titles import read_titles

UNKNOWN = "unknown"


def own_work(
    positions: pd.DataFrame, profile: pd.DataFrame | None = None, *, lexicons: str | Path | None = None
) -> dict[str, str | None]:
    """Read the owner's function, seniority, employer and industry off the newest current position.

    ``positions``: company, title, started_on, is_current. Without a current position the headline of
    ``profile`` gives function and level. What cannot be read is ``None``.
    """
    rows = positions[positions["is_current"].fillna(False).astype("bool")]
    if not len(rows):
        titles = profile["headline"].head(1) if profile is not None else pd.Series(dtype="string")
        return {"employer": None, "industry": None, **_work(titles, lexicons)}
    newest = rows.sort_values("started_on", ascending=False, kind="stable").head(1)
    companies = read_companies(newest["company"], titles=newest["title"], lexicons=lexicons)
    read = {"employer": companies["employer"].iloc[0], "industry": companies["industry"].iloc[0]}
    return {name: _known(value) for name, value in read.items()} | _work(newest["title"], lexicons)


def _work(titles: pd.Series, lexicons: str | Path | None) -> dict[str, str | None]:
    if not len(titles):
        return {"function": None, "seniority": None}
    read = read_titles(titles, lexicons=lexicons).iloc[0]
    return {name: _known(read[name]) for name in ("function", "seniority")}


def _known(value: object) -> str | None:
    return None if pd.isna(value) or value == UNKNOWN else str(value)  # type: ignore[call-overload]
