"""Free time by the owner's clock: given, or told from their own nights."""

from __future__ import annotations

import pandas as pd

from netlab.metrics.post_times import FEWEST, free_time


def moments(*texts: str | None) -> pd.Series:
    return pd.Series(pd.to_datetime(list(texts))).astype("datetime64[us]")


def days_of_somebody(hours_from_utc: int, n: int = FEWEST) -> pd.Series:
    """Moments (UTC) of somebody who is up from seven to eleven in the evening, their own time."""
    hours = [7 + step * 16 / (n - 1) for step in range(n)]
    return pd.Series(
        [pd.Timestamp("2026-03-02") + pd.Timedelta(hours=h - hours_from_utc) for h in hours]
    ).astype("datetime64[us]")


def test_a_given_timezone_is_the_clock():
    # Friday 23:30 in London is Saturday morning in Tokyo and after midnight in Paris; 17:30 is an evening there.
    on = moments("2026-01-09 23:30", "2026-01-06 17:30", "2026-01-06 12:00", None)
    nobody = on.iloc[:0]
    tokyo = free_time(on, nobody, "Asia/Tokyo")
    assert tokyo["is_weekend"].tolist()[:3] == [True, False, False]
    paris = free_time(on, nobody, "Europe/Paris")
    assert paris["is_weekend"].tolist()[:3] == [True, False, False]
    assert paris["is_evening"].tolist()[:3] == [False, True, False]
    assert tokyo.iloc[3].isna().all()


def test_without_one_the_quiet_hours_are_the_night():
    nine_in_the_evening = moments("2026-03-04 15:30", "2026-03-04 04:30")  # 21:00 and 10:00 in India
    told = free_time(nine_in_the_evening, days_of_somebody(hours_from_utc=6))
    assert told["is_evening"].tolist() == [True, False]
    assert told["is_weekend"].tolist() == [False, False]
    told = free_time(moments("2026-03-08 02:00"), days_of_somebody(hours_from_utc=-8))
    assert told["is_weekend"].tolist() == [True]  # still Saturday in California


def test_few_moments_and_sleepless_owners_tell_no_clock():
    on = moments("2026-03-07 12:00")
    assert free_time(on, days_of_somebody(0).iloc[1:]).isna().all().all()
    always = pd.Series(pd.date_range("2026-03-02", periods=48, freq="30min", unit="us"))
    assert free_time(on, always).isna().all().all()


def test_a_weekend_evening_counts_once():
    told = free_time(moments("2026-03-07 21:00"), moments(), "UTC")
    assert told["is_weekend"].tolist() == [True]
    assert told["is_evening"].tolist() == [False]


def test_the_days_that_seven_languages_keep_are_free():
    on = moments("2025-12-25 20:00", "2026-01-01 12:00", "2025-12-27 12:00", "2025-12-23 12:00", None)
    told = free_time(on, moments(), "UTC")
    assert told["is_holiday"].tolist()[:4] == [True, True, False, False]
    assert told["is_weekend"].tolist()[:4] == [False, False, True, False]
    assert not told["is_evening"].any()
    assert told.iloc[4].isna().all()
