"""Tie strength: contacts summed with a half-life, per kind, and squeezed between 0 and 1.

s = Σ w(kind) · weight · 2^(−age/h), age in whole days, h = 180 days (methods: half-life sum); strength =
s/(s + c). The numbers below are choices, not findings: they are fixed so that one person's strength never
depends on anybody else's, and strengths of two exports compare.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from netlab.errors import ParameterError
from netlab.metrics.contact import age_in_days, contacts, dated, direct_contacts, until
from netlab.vocabulary import CONTACT_KINDS

HALF_LIFE_DAYS = 180.0
KIND_WEIGHTS = {
    "message": 1.0,
    "invitation": 1.0,  # only those with a note: it is a message
    "endorsement": 0.5,  # one click, and several skills at once are common
    "recommendation": 4.0,  # a text in public, under one's own name
}
HALF_STRENGTH = 4.0  # c: four messages today, or one recommendation, make a strength of one half
STRONG = 0.4  # strength from which a tie is called strong: two exchanges a year keep it there …
EACH_WAY = 4  # … if the contact is two-way: this many contacts from each side
LAYERS = (5, 15, 50, 150)  # Dunbar's layers, cumulative: what people have capacity for
PARTS = tuple(f"s_{kind}" for kind in CONTACT_KINDS)


def strength(
    touches: pd.DataFrame, as_of: pd.Timestamp, half_life_days: float = HALF_LIFE_DAYS
) -> pd.DataFrame:
    """Measure each tie's strength on a day, with its visible parts.

    Undated touches and those after ``as_of`` do not count. Columns ``person_id, strength`` (0–1), ``s`` (the
    sum), ``s_message, s_invitation, s_endorsement, s_recommendation`` (its parts), one row for each person
    with any dated contact, sorted by ``person_id``. Raises ParameterError if the half-life is not positive.
    """
    _check(half_life_days)
    rows = dated(contacts(until(touches, as_of)))
    decay = np.exp2(-age_in_days(rows["on"], as_of) / half_life_days)
    worth = pd.DataFrame(
        {"person_id": rows["person_id"], "kind": rows["kind"], "worth": _worth(rows) * decay}
    )
    parts = worth.groupby(["person_id", "kind"], observed=True)["worth"].sum().unstack(fill_value=0)
    parts = parts.reindex(columns=list(CONTACT_KINDS), fill_value=0.0).set_axis(list(PARTS), axis=1)
    total = parts.sum(axis=1)
    found = parts.assign(strength=total / (total + HALF_STRENGTH), s=total)
    return found.rename_axis(columns=None).reset_index()[["person_id", "strength", "s", *PARTS]]


def was_strong(touches: pd.DataFrame, half_life_days: float = HALF_LIFE_DAYS) -> pd.DataFrame:
    """Say whether a tie was ever strong: two-way contact, and strength of :data:`STRONG` at some date.

    Two-way means at least four messages, invitations with a note or recommendations from each side: one lively
    afternoon reaches the strength of a long friendship, but not its give and take.

    Strength rises only when something happens, so the days of the touches themselves are enough to look at.
    Columns ``person_id, peak`` (the highest strength), ``was_strong`` (``NA`` where a strong tie's directions
    are unknown), sorted by ``person_id``. Raises ParameterError if the half-life is not positive.
    """
    _check(half_life_days)
    rows = dated(contacts(touches))
    running = pd.Series(_running_sums(rows, half_life_days), index=rows["person_id"].array)
    peak = running.groupby(level=0).max()
    found = pd.DataFrame(
        {"person_id": peak.index.astype("string"), "peak": (peak / (peak + HALF_STRENGTH)).array}
    )
    two_way = _is_two_way(touches)
    two_way = two_way.set_axis(two_way.index.astype("string")).reindex(found["person_id"], fill_value=False)
    return found.assign(was_strong=two_way.array & (found["peak"] >= STRONG))


def layers(strengths: pd.DataFrame) -> pd.Series:
    """Say in which layer of capacity each tie stands: the 5 strongest, the next 10 (15), then 50, then 150.

    ``strengths`` has ``person_id, strength``; equal strengths are ordered by ``person_id``. ``NA`` for
    everybody beyond, and for ties without any strength.
    """
    order = strengths[strengths["strength"] > 0].sort_values(
        ["strength", "person_id"], ascending=[False, True]
    )
    rank = pd.Series(np.arange(1, len(order) + 1), index=order.index)
    layer = pd.cut(rank, [0, *LAYERS], labels=list(LAYERS)).astype("Int64")
    return layer.reindex(strengths.index)


def _check(half_life_days: float) -> None:
    if not half_life_days > 0:
        raise ParameterError("half_life_days: must be a positive number of days, such as 180.")


def _worth(rows: pd.DataFrame) -> pd.Series:
    return rows["kind"].map(KIND_WEIGHTS).astype("float64") * rows["weight"]


def _running_sums(rows: pd.DataFrame, half_life_days: float) -> np.ndarray:
    """Give the decayed sum just after each touch, for rows ordered by person and time.

    A parallel prefix sum: after each pass a total covers twice as many touches, so the passes grow with the
    logarithm of the longest history, and no power of two can overflow.
    """
    person = pd.factorize(rows["person_id"])[0]
    day = rows["on"].dt.normalize().to_numpy().astype("datetime64[D]").astype("int64")
    total = _worth(rows).to_numpy(dtype="float64", copy=True)
    step = 1
    while step < len(total) and (same := person[step:] == person[:-step]).any():
        days = np.where(same, day[step:] - day[:-step], 0)
        total[step:] += np.where(same, total[:-step] * np.exp2(-days / half_life_days), 0.0)
        step *= 2
    return total


def _is_two_way(touches: pd.DataFrame) -> pd.Series:
    """Person -> four contacts each way, clicks apart; ``NA`` where unknown directions could make it so."""
    rows = direct_contacts(touches)
    rows = rows[(rows["kind"] != "endorsement").astype(bool)]
    way = rows["direction"].cat.add_categories("unknown").fillna("unknown")
    n = (
        pd.DataFrame({side: way == side for side in ("in", "out", "unknown")})
        .groupby(rows["person_id"])
        .sum()
    )
    fewest = n[["in", "out"]].min(axis=1)
    known = (fewest >= EACH_WAY).astype("boolean")
    return known.mask((fewest < EACH_WAY) & (n["unknown"] > 0) & (n.sum(axis=1) >= 2 * EACH_WAY))
