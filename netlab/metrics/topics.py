"""What the owner writes about, held against their goals: topics by period, how varied, and how they drift.

Topics are the terms of the goals found in posts (column ``topics`` of :func:`netlab.metrics.content.read_posts`).
What is off the goals has no topic here; the share of such posts is told.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from netlab.errors import ParameterError, nearest
from netlab.goals import Goals
from netlab.metrics.content import ON_TOPIC
from netlab.metrics.diversity import hill
from netlab.metrics.relevance import FIELD_MARK

PERIODS = {"quarter": "Q", "year": "Y"}
TOP = 3
DRIFT_COLUMNS = {
    "period": "datetime64[us]",
    "n": "Int64",
    "n_on_goal": "Int64",
    "share": "Float64",
    "top_topics": "string",
    "n_topics": "Int64",
    "hill_1": "Float64",
    "distance": "Float64",
}


def topic_counts(posts: pd.DataFrame, by: str = "year") -> pd.DataFrame:
    """Count posts by period and topic.

    Columns ``period`` (its first day), ``topic``, ``n`` (posts that hold it; one post may hold several), ``share``
    (of the period's posts with text). Sorted by period, then ``n`` descending, then topic. Undated posts are left out.
    Raises ParameterError for another ``by`` than quarter or year.
    """
    rows = _dated(posts, by)
    sizes = rows.groupby("period").size()
    topics = _exploded(rows)
    n = topics.groupby(["period", "topic"]).size().rename("n").reset_index()
    n["share"] = (n["n"] / n["period"].map(sizes)).astype("Float64")
    n = n.sort_values(["period", "n", "topic"], ascending=[True, False, True], ignore_index=True)
    return n.astype({"period": "datetime64[us]", "topic": "string", "n": "Int64", "share": "Float64"})


def topic_drift(posts: pd.DataFrame, by: str = "year") -> pd.DataFrame:
    """Say for each period how much was on the goals, on what, how varied, and how far from the period before.

    Columns ``period``, ``n`` (posts with text), ``n_on_goal`` (of them, those near the goals,
    :data:`netlab.metrics.content.ON_TOPIC`; NA without goals), ``share``, ``top_topics`` (the first three, with their numbers), ``n_topics``, ``hill_1``
    (the effective number of topics, :func:`netlab.metrics.diversity.hill`), ``distance`` (0: the same topics in the
    same shares as in the last period that had any; 1: none in common). Periods without posts are left out.
    """
    rows, counts = _dated(posts, by), topic_counts(posts, by)
    rows = rows.assign(is_near=rows["goal_relevance"].ge(ON_TOPIC).fillna(False))
    table = rows.groupby("period").agg(n=("is_near", "size"), n_on_goal=("is_near", "sum")).reset_index()
    if posts["goal_relevance"].isna().all():
        table["n_on_goal"] = pd.NA
    shares = counts.pivot_table(index="period", columns="topic", values="n", fill_value=0).astype("float64")
    varied = pd.Series([hill(row, 1) for row in shares.to_numpy()], index=shares.index, dtype="float64")
    table["share"] = table["n_on_goal"].astype("Float64") / table["n"]
    table["top_topics"] = table["period"].map(_top(counts))
    table["n_topics"] = table["period"].map((shares > 0).sum(axis=1)).fillna(0)
    table["hill_1"] = table["period"].map(varied)
    table["distance"] = table["period"].map(_distance(shares))
    return table.astype(DRIFT_COLUMNS)[list(DRIFT_COLUMNS)]


def topic_gaps(posts: pd.DataFrame, goals: Goals) -> pd.DataFrame:
    """Say for each topic of the goals how often, and when last, the owner wrote on it.

    Columns ``topic`` (in the order of the goals), ``n``, ``last_on`` (day), ``best`` (``post_id`` of the post nearest
    to the goals among those on it; NA for none). 0 means: not in so many words, in any of the posts that are here.
    """
    rows = _exploded(posts)
    rows = rows[rows["topic"].isin(goals.topics)].sort_values(
        "goal_relevance", ascending=False, kind="stable"
    )
    groups = rows.groupby("topic")
    table = pd.DataFrame({"topic": pd.array(goals.topics, dtype="string")})
    table["n"] = table["topic"].map(groups.size()).fillna(0).astype("Int64")
    table["last_on"] = table["topic"].map(groups["on"].max().dt.normalize()).astype("datetime64[us]")
    table["best"] = table["topic"].map(groups["post_id"].first()).astype("string")
    return table


def _dated(posts: pd.DataFrame, by: str) -> pd.DataFrame:
    if by not in PERIODS:
        raise ParameterError(f"by: '{by}' is not a period.{nearest(by, PERIODS)}")
    rows = posts[posts["on"].notna() & posts["text"].notna()]
    return rows.assign(period=rows["on"].dt.to_period(PERIODS[by]).dt.start_time.astype("datetime64[us]"))


def _exploded(posts: pd.DataFrame) -> pd.DataFrame:
    """One row a post and term; things of a goal's field that are no goal themselves are no topic."""
    rows = posts.assign(topic=posts["topics"].str.split("; ")).explode("topic").dropna(subset=["topic"])
    return rows[~rows["topic"].str.endswith(FIELD_MARK)]


def _top(counts: pd.DataFrame) -> pd.Series:
    first = counts.groupby("period").head(TOP)
    told = first["topic"] + " (" + first["n"].astype("string") + ")"
    return told.groupby(first["period"]).agg("; ".join)


def _distance(shares: pd.DataFrame) -> pd.Series:
    """Half the sum of the differences of shares between periods in a row (total variation)."""
    parts = shares.div(shares.sum(axis=1), axis=0).sort_index()
    return parts.diff().abs().sum(axis=1, min_count=1).mul(0.5).where(np.arange(len(parts)) > 0)
