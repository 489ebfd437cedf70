"""Which touches are contact, in whole days, up to a date: the ground that the tie measures share."""

from __future__ import annotations

import numpy as np
import pandas as pd

from netlab.text import among
from netlab.vocabulary import CONTACT_KINDS

PAIR = 2  # people in a one-to-one conversation


def contacts(touches: pd.DataFrame) -> pd.DataFrame:
    """Keep message, invitation with a note, endorsement and recommendation."""
    return touches[touches["kind"].isin(CONTACT_KINDS)]


def direct_contacts(touches: pd.DataFrame) -> pd.DataFrame:
    """Keep the contacts between two people: no message of a group."""
    found = contacts(touches)
    return found[(found["n_people"].fillna(PAIR) <= PAIR).astype(bool)]


def pair_messages(touches: pd.DataFrame) -> pd.DataFrame:
    """Keep the messages of one-to-one conversations."""
    return touches[
        ((touches["kind"] == "message") & (touches["n_people"] <= PAIR)).fillna(False).astype(bool)
    ]


def is_among(person_ids: pd.Series, touches: pd.DataFrame) -> pd.Series:
    """Say which people have any of these touches."""
    return among(person_ids, touches["person_id"].drop_duplicates().astype("string"))


def coded(touches: pd.DataFrame) -> pd.DataFrame:
    """Make people and conversations categories, in the order of their names: quicker to group and to compare."""
    return touches.astype({"person_id": "category", "conversation": "category"})


def until(touches: pd.DataFrame, as_of: pd.Timestamp) -> pd.DataFrame:
    """Keep what happened up to the end of the day ``as_of``, and what has no date."""
    return touches[touches["on"].isna() | (touches["on"].dt.normalize() <= as_of.normalize())]


def dated(touches: pd.DataFrame) -> pd.DataFrame:
    """Keep what has a date, ordered by person and time."""
    return ordered(touches.dropna(subset=["on"]), ["person_id", "on"])


def ordered(rows: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Sort rows by some columns, equal ones as they stand. Touches mostly come so; to look is quicker than to sort."""
    return rows if _is_ordered(rows, by) else rows.sort_values(by, kind="stable")


def _is_ordered(rows: pd.DataFrame, by: list[str]) -> bool:
    is_fine = np.ones(max(len(rows) - 1, 0), dtype=bool)
    for name in reversed(by):
        if rows[name].isna().any():
            return False
        is_coded = isinstance(rows[name].dtype, pd.CategoricalDtype)  # coded in the order of the names
        values = rows[name].cat.codes.to_numpy() if is_coded else rows[name].to_numpy()
        is_fine = (values[1:] > values[:-1]) | ((values[1:] == values[:-1]) & is_fine)
    return bool(is_fine.all())


def age_in_days(on: pd.Series, as_of: pd.Timestamp) -> pd.Series:
    """Whole days from each date to the day ``as_of``."""
    return (as_of.normalize() - on.dt.normalize()).dt.days


def days_between(later: pd.Series, earlier: pd.Series) -> pd.Series:
    """Days from one moment to another, with their fraction."""
    return (later - earlier).dt.total_seconds() / 86_400
