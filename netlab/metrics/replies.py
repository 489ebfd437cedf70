"""Who answers whom, and how fast, in one-to-one conversations."""

from __future__ import annotations

import pandas as pd

from netlab.metrics.contact import dated, days_between, ordered, pair_messages

WINDOW_DAYS = 30  # an answer after more than a month is a new beginning

COLUMNS = {"out": ("they_answered", "their_reply_days"), "in": ("i_answered", "my_reply_days")}


def turns(touches: pd.DataFrame) -> pd.DataFrame:
    """Join messages in a row by one side of a conversation into a turn.

    Columns ``person_id, conversation, direction, started_at, ended_at, wait_days`` (from the end of the turn to
    the other side's next one; ``NA`` if none came), in order of person, conversation and time.
    """
    rows = dated(pair_messages(touches)).dropna(subset=["direction"])
    rows = ordered(rows, ["person_id", "conversation", "on"])
    place = rows.groupby(["person_id", "conversation"], dropna=False, sort=False).ngroup()
    side = rows["direction"].cat.codes
    is_new = ((place != place.shift()) | (side != side.shift())).to_numpy(dtype=bool)
    found = rows.loc[is_new, ["person_id", "conversation", "direction"]].reset_index(drop=True)
    found["started_at"] = rows["on"][is_new].array
    found["ended_at"] = rows["on"].groupby(is_new.cumsum()).last().array
    is_answered = (place[is_new] == place[is_new].shift(-1)).to_numpy(dtype=bool)
    wait = days_between(found["started_at"].shift(-1), found["ended_at"])
    return found.assign(wait_days=wait.where(is_answered).astype("Float64"))


def replies(touches: pd.DataFrame, as_of: pd.Timestamp) -> pd.DataFrame:
    """Say how often each side answers, and after how many days (median).

    A turn is answered if the other side's next one in the conversation begins within 30 days. Turns that
    ended less than 30 days before ``as_of`` are left out, answered or not: their time is not over. Many
    turns want no answer ("thanks!"), so a low share is no reproach.

    Columns ``person_id, they_answered, their_reply_days, i_answered, my_reply_days``, ``NA`` without a turn
    to answer (or without an answer, for the days), sorted by ``person_id``.
    """
    table = turns(touches)
    is_over = table["ended_at"] <= as_of.normalize() - pd.Timedelta(days=WINDOW_DAYS)
    table = table[is_over]
    is_answered = (table["wait_days"] <= WINDOW_DAYS).fillna(False)
    table = table.assign(
        is_answered=is_answered.astype("Float64"), wait=table["wait_days"].where(is_answered)
    )
    sides = [_side(table[table["direction"] == side], *names) for side, names in COLUMNS.items()]
    found = sides[0].join(sides[1], how="outer").sort_index()
    return found.rename_axis("person_id").reset_index().astype({"person_id": "string"})


def _side(table: pd.DataFrame, share: str, days: str) -> pd.DataFrame:
    groups = table.groupby("person_id")
    return pd.DataFrame({share: groups["is_answered"].mean(), days: groups["wait"].median()}).astype(
        "Float64"
    )
