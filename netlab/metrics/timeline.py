"""Ties coming alive and falling silent, quarter by quarter, by the same rule as the states of today."""

from __future__ import annotations

import numpy as np
import pandas as pd

from netlab.metrics.contact import days_between, until
from netlab.metrics.episodes import COOLING_DAYS, COOLING_GAPS, DORMANT_YEARS, QUIET_DAYS, RHYTHM, episodes

COUNTS = ("n_new", "n_back", "n_quiet", "n_alive")


def timeline(touches: pd.DataFrame, as_of: pd.Timestamp) -> pd.DataFrame:
    """Count the ties that began, came back and fell silent in each quarter, and those alive at its end.

    A tie is alive while its state is active (:func:`netlab.metrics.episodes.states`), judged by the episodes up
    to that day: it falls silent on the day after its patience ran out, and comes back with the next contact. Group
    messages and undated touches do not count. Everybody in contact counts, connected or not. Ask only where
    messages.csv was in the export.

    Columns ``quarter`` (its first day), ``n_new, n_back, n_quiet`` and ``n_alive`` (at the end of the quarter, or
    on ``as_of``), one row for every quarter from the first contact to ``as_of``.
    """
    spells = _spells(episodes(until(touches, as_of)))
    days = {
        "n_new": spells["began_on"][spells["is_first"]],
        "n_back": spells["began_on"][spells["is_back"]],
        "n_quiet": spells["silent_on"][spells["silent_on"] <= as_of.normalize()],
    }
    quarters = _quarters(spells["began_on"], as_of)
    table = pd.DataFrame({name: _per_quarter(on, quarters) for name, on in days.items()}, index=quarters)
    table["n_alive"] = (table["n_new"] + table["n_back"] - table["n_quiet"]).cumsum()
    starts = quarters.to_timestamp().astype("datetime64[us]")
    return (
        table.set_axis(starts, axis=0)
        .rename_axis("quarter")
        .reset_index()
        .astype(dict.fromkeys(COUNTS, "Int64"))
    )


def _spells(found: pd.DataFrame) -> pd.DataFrame:
    """For each episode: its day, whether the tie is new or back with it, and the day of silence after it, if any."""
    person = found["person_id"]
    began, ended = found["started_on"].dt.normalize(), found["ended_on"].dt.normalize()
    last_alive = _last_alive(found, ended)
    following = began.groupby(person).shift(-1)
    silent = (last_alive + pd.Timedelta(days=1)).mask(following <= last_alive + pd.Timedelta(days=1))
    was_silent = silent.groupby(person).shift().notna()
    is_first = found["episode"] == 1
    return pd.DataFrame({"began_on": began, "silent_on": silent, "is_first": is_first, "is_back": was_silent})


def _last_alive(found: pd.DataFrame, ended: pd.Series) -> pd.Series:
    """The last day on which the tie is active, if nothing follows the episode."""
    gap = days_between(found["started_on"], found.groupby("person_id")["ended_on"].shift())
    usual = gap.groupby(found["person_id"]).expanding().median().droplevel(0)
    patience = np.where(
        found["episode"] >= RHYTHM, np.maximum(usual.fillna(0.0) * COOLING_GAPS, COOLING_DAYS), QUIET_DAYS
    )
    cooling = ended + pd.to_timedelta(np.floor(patience), unit="D")
    dormant = ended + pd.DateOffset(years=DORMANT_YEARS) - pd.Timedelta(days=1)
    return cooling.where(cooling < dormant, dormant)


def _quarters(began: pd.Series, as_of: pd.Timestamp) -> pd.PeriodIndex:
    if began.empty:
        return pd.PeriodIndex([], freq="Q")
    return pd.period_range(began.min(), as_of, freq="Q")


def _per_quarter(days: pd.Series, quarters: pd.PeriodIndex) -> pd.Series:
    return days.dt.to_period("Q").value_counts().reindex(quarters, fill_value=0)
