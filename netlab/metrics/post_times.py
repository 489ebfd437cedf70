"""When a post was written: at a weekend or in the evening, by the owner's clock.

The export tells moments in UTC. Where ``[me] timezone`` is given, that is the clock. Where it is not, the owner's own
habit tells it roughly: the seven hours in which they are least active are taken for the night. With few moments, or
when no hours are quiet, the hour says nothing and stays unknown.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

FEWEST = 20  # moments, to tell the owner's clock from them
NIGHT = 7  # hours that nearly everybody is silent …
MIDNIGHT = 23  # … from here on, by their own clock
WAKEFUL = 0.05  # with a larger share of moments in the quietest hours, there is no night to see
MORNING, EVENING = 6, 18
SATURDAY = 5
HOLIDAYS = (
    "12-24",
    "12-25",
    "12-26",
    "12-31",
    "01-01",
)  # free, or as good as, where the seven languages are spoken
HOURS, STEPS = 24, 2  # a day in half hours


def free_time(on: pd.Series, active: pd.Series, timezone: str | None = None) -> pd.DataFrame:
    """Tell which of the moments ``on`` (UTC) lie in free time.

    ``active``: all moments (UTC) at which the owner did something, from which their night is told.
    Returns on the index of ``on`` ``is_weekend`` (Saturday, Sunday), ``is_holiday`` (:data:`HOLIDAYS` among the other
    days) and ``is_evening`` (from six to six on the days left), all ``boolean``, NA where the clock or the moment is
    not known.
    """
    local = _in_zone(on, timezone) if timezone else _by_habit(on, active.dropna())
    hour, day = local.dt.hour, local.dt.day_of_week
    is_weekend = (day >= SATURDAY).astype("boolean").mask(local.isna())
    is_holiday = local.dt.strftime("%m-%d").isin(HOLIDAYS).astype("boolean").mask(local.isna()) & ~is_weekend
    is_evening = ((hour >= EVENING) | (hour < MORNING)).astype("boolean").mask(local.isna())
    is_evening = is_evening & ~is_weekend & ~is_holiday
    return pd.DataFrame({"is_weekend": is_weekend, "is_evening": is_evening, "is_holiday": is_holiday})


def _in_zone(on: pd.Series, timezone: str) -> pd.Series:
    return on.dt.tz_localize("UTC").dt.tz_convert(timezone).dt.tz_localize(None)


def _by_habit(on: pd.Series, active: pd.Series) -> pd.Series:
    """Move the moments so that the quietest hours become the night; NaT where there is no night to see."""
    slot = (active.dt.hour * STEPS + active.dt.minute * STEPS // 60).to_numpy(dtype="int64")
    n = np.bincount(slot, minlength=HOURS * STEPS)
    awake = np.sum([np.roll(n, -step) for step in range(NIGHT * STEPS)], axis=0)  # from each half hour on
    if len(active) < FEWEST or awake.min() > WAKEFUL * len(active):
        return pd.Series(pd.NaT, index=on.index, dtype="datetime64[us]")
    begin = _middle(np.flatnonzero(awake == awake.min()), HOURS * STEPS)
    late = (MIDNIGHT * STEPS - begin) % (HOURS * STEPS)
    late = late if late <= HOURS * STEPS / 2 else late - HOURS * STEPS
    return on + pd.Timedelta(minutes=round(late * 60 / STEPS))


def _middle(places: np.ndarray, around: int) -> float:
    """Return the middle of the longest run of places on a circle."""
    doubled = np.concatenate([places, places + around])
    runs = np.split(doubled, np.flatnonzero(np.diff(doubled) > 1) + 1)
    longest = max((run[:around] for run in runs), key=len)
    return float((longest[0] + longest[-1]) / 2 % around)
