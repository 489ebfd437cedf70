"""Episodes of contact, the rhythm they show, and the state of a tie that follows from it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from netlab.metrics.contact import age_in_days, dated, days_between, direct_contacts, is_among, until
from netlab.vocabulary import STATES

APART = pd.Timedelta(days=7)  # contacts less than this apart are one episode
RHYTHM = 3  # episodes from which a tie has a rhythm of its own
COOLING_GAPS = 8  # silent for eight times the usual gap: the tie has most likely decayed (Navarro 2017)
COOLING_DAYS = 90  # … but not sooner than this
QUIET_DAYS = 365  # for ties without a rhythm
DORMANT_YEARS = 3  # out of touch that long is what research calls dormant (Levin 2011)
EPISODE_COLUMNS = ("person_id", "episode", "started_on", "ended_on", "n_touches", "started_by")
STATE = pd.CategoricalDtype(list(STATES))


def episodes(touches: pd.DataFrame) -> pd.DataFrame:
    """Gather contacts less than seven days apart into episodes.

    Group messages and undated touches are left out. Columns ``person_id, episode`` (1, 2, … in time),
    ``started_on, ended_on`` (moments), ``n_touches, started_by`` (``in``, ``out`` or ``NA``), sorted by
    ``person_id, episode``.
    """
    rows = dated(direct_contacts(touches))
    person = pd.Series(pd.factorize(rows["person_id"])[0], index=rows.index)
    is_new = ((person != person.shift()) | (rows["on"].diff() >= APART)).to_numpy(dtype=bool)
    groups = rows["on"].groupby(is_new.cumsum())
    found = rows.loc[is_new, ["person_id", "on", "direction"]].reset_index(drop=True)
    found = found.rename(columns={"on": "started_on", "direction": "started_by"})
    found["ended_on"] = groups.last().array
    found["n_touches"] = groups.size().astype("Int64").array
    found["episode"] = found.groupby("person_id").cumcount().astype("Int64") + 1
    return found[list(EPISODE_COLUMNS)]


def rhythm(touches: pd.DataFrame, as_of: pd.Timestamp) -> pd.DataFrame:
    """Describe each person's episodes up to a day.

    Columns ``person_id, n_episodes, median_gap_days`` (from the end of one episode to the start of the next;
    ``NA`` with one), ``silent_days`` (whole days since the last contact), ``is_dormant`` (three years or
    more), ``started_by_me`` (share of the episodes that I began; ``NA`` if not known), sorted by ``person_id``.
    """
    table = episodes(until(touches, as_of))
    gap = days_between(table["started_on"], table.groupby("person_id")["ended_on"].shift())
    mine = (table["started_by"] == "out").astype("Float64").mask(table["started_by"].isna())
    groups = table.assign(gap=gap, mine=mine).groupby("person_id")
    found = groups.agg(
        n_episodes=("episode", "size"),
        median_gap_days=("gap", "median"),
        last=("ended_on", "last"),
        started_by_me=("mine", "mean"),
    ).reset_index()
    return pd.DataFrame(
        {
            "person_id": found["person_id"].astype("string"),
            "n_episodes": found["n_episodes"].astype("Int64"),
            "median_gap_days": found["median_gap_days"].astype("Float64"),
            "silent_days": age_in_days(found["last"], as_of).astype("Int64"),
            "is_dormant": (
                found["last"].dt.normalize() <= as_of.normalize() - pd.DateOffset(years=DORMANT_YEARS)
            ).astype("boolean"),
            "started_by_me": found["started_by_me"].astype("Float64"),
        }
    )


def states(
    touches: pd.DataFrame, person_ids: pd.Series, as_of: pd.Timestamp, table: pd.DataFrame | None = None
) -> pd.Series:
    """Say how each tie stands: active, cooling, dormant, or never in contact (index of ``person_ids``).

    With three episodes or more a tie is cooling when silent longer than 90 days and longer than 8 times its
    median gap; with fewer, longer than 365 days. From three years on it is dormant. Contact without a
    readable date gives ``NA``. Ask only where messages.csv was in the export. ``table``: what :func:`rhythm` says of
    these touches on that day, where somebody has it already.
    """
    table = rhythm(touches, as_of) if table is None else table
    usual = table["median_gap_days"].fillna(0.0).to_numpy(dtype="float64") * COOLING_GAPS
    has_rhythm = (table["n_episodes"] >= RHYTHM).to_numpy(dtype=bool)
    patience = np.where(has_rhythm, np.maximum(usual, COOLING_DAYS), QUIET_DAYS)
    is_cooling = table["silent_days"].to_numpy(dtype="float64") > patience
    state = np.select(
        [table["is_dormant"].to_numpy(dtype=bool), is_cooling], ["dormant", "cooling"], "active"
    )
    known = pd.Series(state, index=table["person_id"].array, dtype="string")
    found = person_ids.map(known).astype("string")
    is_met = is_among(person_ids, direct_contacts(until(touches, as_of)))
    return found.mask(found.isna() & ~is_met, "never").astype(STATE)
