"""One network beside another, in the same few measures: two exports of a person, or a network and what it might be.

Contacts are a census, so an interval here comes from what is not known about them: *bounds* let the people whose
trade is unknown be all alike or all different; *judgement* lets each person be a friend with the probability that the
evidence gives (a sum of independent draws, in its normal approximation, 95 %). A change is *clear* where the two
intervals do not touch. A measure whose file is not in the archive is ``NA``.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from netlab.metrics.composition import counted
from netlab.metrics.diversity import gathered, hill, spread
from netlab.metrics.intervals import Z95
from netlab.metrics.selectivity import FITS
from netlab.vocabulary import FUNCTIONS

# What measures look at: whoever has these columns can be measured.
NEEDED = (
    "person_id", "p_personal", "p_professional", "relationship", "state", "was_strong", "goal_fit", "function", "industry",
    "employer", "n_endorsed_me", "recommended_me", "group",
)  # fmt: skip
LABELS = {
    "n_connections": ("network", "people you are connected with"),
    "n_active": ("ties", "ties in contact"),
    "n_once_strong": ("ties", "ties that were ever strong"),
    "n_groups": ("ties", "groups of people who know each other"),
    "friends_share": ("mix", "friends, of those with evidence"),
    "work_share": ("mix", "work contacts, of those with evidence"),
    "unknown_share": ("mix", "people without evidence"),
    "function_hill_1": ("variety", "kinds of work, as if equally common"),
    "industry_hill_1": ("variety", "industries, as if equally common"),
    "employer_hill_1": ("variety", "employers, as if equally common"),
    "n_goal_people": ("goals", "people about your goals"),
    "n_goal_warm": ("goals", "people about your goals, in contact"),
    "n_goals_covered": ("goals", "goals with somebody"),
    "n_endorsements": ("support", "endorsements from connections"),
    "n_recommendations": ("support", "recommendations from connections"),
}
COLUMNS = {
    "measure": "string",
    "value": "Float64",
    "low": "Float64",
    "high": "Float64",
    "interval": "string",
    "unknown_share": "Float64",
}
BESIDE = {
    "area": "string",
    "measure": "string",
    "label": "string",
    **dict.fromkeys(("before", "before_low", "before_high", "after", "after_low", "after_high"), "Float64"),
    "change": "Float64",
    "is_clear": "boolean",
    "interval": "string",
    "unknown_share": "Float64",
}
Row = dict[str, object]


def connections_measured(people: pd.DataFrame, *more: str) -> pd.DataFrame:
    """Return the connections with what is measured (and ``more``) alone: a wide table of texts is slow to cut."""
    wanted = list(dict.fromkeys((*NEEDED, *more, "is_connection")))
    return counted(people.reindex(columns=wanted)).drop(columns="is_connection")


def measures(connections: pd.DataFrame, covers: pd.DataFrame) -> pd.DataFrame:
    """Measure a network, given its connections (columns :data:`NEEDED`).

    ``covers``: area, goal of each of them (:func:`netlab.metrics.coverage.covering`). Returns one row for each of :data:`LABELS`: ``measure, value`` (people, or a
    share of 0–1, or an effective number of categories), ``low, high, interval`` {judgement, bounds, none},
    ``unknown_share`` (of the connections).
    """
    rows = {str(row["measure"]): row for row in _rows(connections, covers)}
    table = pd.DataFrame([rows[name] for name in LABELS]).reindex(columns=list(COLUMNS))
    return table.astype(COLUMNS)


def side_by_side(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Lay two results of :func:`measures` side by side, in their order.

    Returns ``area, measure, label``, ``before, before_low, before_high, after, after_low, after_high``, ``change``,
    ``is_clear`` (the intervals do not touch; ``NA`` where a side is not known), ``interval, unknown_share`` (after).
    """
    both = before.merge(after, on="measure", suffixes=("_before", "_after"))
    area, label = zip(*(LABELS[str(name)] for name in both["measure"]), strict=True)
    apart = (both["low_after"] > both["high_before"]) | (both["high_after"] < both["low_before"])
    told: Row = {"area": area, "measure": both["measure"], "label": label}
    for side in ("before", "after"):
        for name, end in (("value", ""), ("low", "_low"), ("high", "_high")):
            told[side + end] = both[f"{name}_{side}"]
    change = both["value_after"] - both["value_before"]
    told |= {"change": change, "is_clear": apart, "interval": both["interval_after"]}
    return pd.DataFrame(told | {"unknown_share": both["unknown_share_after"]})[list(BESIDE)].astype(BESIDE)


def _rows(people: pd.DataFrame, covers: pd.DataFrame) -> Iterator[Row]:
    active = people["state"].astype("string").eq("active").astype("boolean")
    fits = (people["goal_fit"] >= FITS).astype("boolean")
    yield _exact("n_connections", len(people))
    yield _count("n_active", active)
    yield _count("n_once_strong", people["was_strong"])
    yield _exact("n_groups", people["group"].nunique())
    yield from _mix(people)
    for trait, declared in (("function", len(FUNCTIONS) - 1), ("industry", None), ("employer", None)):
        yield _variety(people[trait], trait, declared)
    yield _count("n_goal_people", fits)
    yield _count("n_goal_warm", fits & active)  # not about the goals: it matters not how warm
    n_covered = len(covers[["area", "goal"]].drop_duplicates()) if len(covers) else 0
    yield _exact("n_goals_covered", None if people["goal_fit"].isna().all() else n_covered)
    yield _sum("n_endorsements", people["n_endorsed_me"])
    yield _count("n_recommendations", people["recommended_me"])


def _exact(measure: str, value: float | None) -> Row:
    return {
        "measure": measure,
        "value": value,
        "low": value,
        "high": value,
        "interval": "none",
        "unknown_share": 0.0,
    }


def _count(measure: str, flags: pd.Series) -> Row:
    """Count people; ``NA`` where it is not known of anybody, bounds where it is not known of some."""
    unknown, n = int(flags.isna().sum()), len(flags)
    if n and unknown == n:
        return _exact(measure, None) | {"unknown_share": 1.0}
    value = int(flags.sum())
    kind = "bounds" if unknown else "none"
    return _exact(measure, value) | {
        "high": value + unknown,
        "interval": kind,
        "unknown_share": unknown / max(n, 1),
    }


def _sum(measure: str, counts: pd.Series) -> Row:
    if len(counts) and counts.isna().all():
        return _exact(measure, None) | {"unknown_share": 1.0}
    return _exact(measure, int(counts.sum()))


def _mix(people: pd.DataFrame) -> Iterator[Row]:
    """Shares of friends and of work contacts among those whom there is evidence about."""
    n = max(len(people), 1)
    for measure, column in (("friends_share", "p_personal"), ("work_share", "p_professional")):
        p = people[column].dropna().to_numpy(dtype="float64")
        known = len(p)
        share = p.mean() if known else None
        half = Z95 * np.sqrt((p * (1 - p)).sum()) / known if known else 0.0
        ends = {"low": max(share - half, 0.0), "high": min(share + half, 1.0)} if share is not None else {}
        yield _exact(measure, share) | ends | {"interval": "judgement", "unknown_share": 1 - known / n}
    unknown = people["relationship"].eq("unknown").fillna(True)
    yield _exact("unknown_share", float(unknown.mean()) if len(people) else None)


def _variety(column: pd.Series, trait: str, declared: int | None) -> Row:
    codes, kinds = pd.factorize(column)
    is_told = np.asarray(kinds != "unknown", dtype=bool)
    counts = np.bincount(codes[codes >= 0], minlength=len(kinds))[is_told].astype("float64")
    unknown = len(column) - int(counts.sum())
    measure = f"{trait}_hill_1"
    if not len(counts):
        return _exact(measure, None) | {"unknown_share": 1.0}
    least, most = hill(gathered(counts, unknown), 1), hill(spread(counts, unknown, declared), 1)
    ends: Row = {
        "low": min(least, most),
        "high": max(least, most),
        "interval": "bounds" if unknown else "none",
    }
    return _exact(measure, hill(counts, 1)) | ends | {"unknown_share": unknown / max(len(column), 1)}
