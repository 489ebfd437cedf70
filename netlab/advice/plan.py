"""A plan for the coming weeks: a few people a week, varied, giving as well as asking, nobody twice.

Owed replies come first, at most half of a week. At least one in three gives rather than asks. Birthdays keep their
day. Nothing is sent: each row waits for the user's ``outcome``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import ceil
from typing import Any

import pandas as pd

from netlab.advice.rules import REVIEW, STALE_DAYS, aged
from netlab.advice.sentences import day_words
from netlab.errors import ParameterError
from netlab.goals import Goals

MOST_WEEKS = 52
GIVING_SHARE = 3  # one in three
# What is looked through by hand is no contact with anybody.
NO_CONTACT = ("withdraw_invitation", *REVIEW)
WRITING_DAYS = (0, 1, 2, 3)  # Monday to Thursday: fewest answers come to what is sent on Friday and Saturday
COLUMNS = {
    "week": "Int64",
    "on": "datetime64[us]",
    "person_id": "string",
    "name": "string",
    "url": "string",
    "action": "string",
    "rule": "string",
    "reason": "string",
    "evidence": "string",
    "cost": "string",
    "draft": "string",
    "ask_first": "string",
    "gives": "boolean",
    "outcome": "string",
}
Row = dict[str, Any]


def plan(
    suggestions: pd.DataFrame, goals: Goals, start_on: str | pd.Timestamp, weeks: int = 4
) -> pd.DataFrame:
    """Plan ``goals.contacts_per_week`` people a week from ``start_on`` on, from what :func:`suggest` gave.

    Returns one row a contact: ``week`` (1, 2 …), ``on`` (a day of that week), ``person_id, name, url, action, rule,
    reason, evidence, cost, draft``, ``ask_first`` (a question to answer before writing, where the archive is more
    than thirty days old and may not know of an answer), ``gives``, ``outcome`` (empty: yours), in the order of the
    weeks, owed replies first. Nobody stands in it twice.
    Raises ParameterError for a day that is none or weeks outside 1 to 52.
    """
    start = _day(start_on)
    if not 1 <= weeks <= MOST_WEEKS:
        raise ParameterError(f"weeks is {weeks}; plan 1 to {MOST_WEEKS} weeks.")
    pool = _pool(aged(suggestions, start))
    days_ahead = {row["person_id"]: row["due_on"] for row in pool if row["is_on_the_day"]}
    end = start + pd.Timedelta(weeks=weeks)
    used: Counter[str] = Counter()
    taken: set[str] = set()
    planned: list[Row] = []
    for week in range(weeks):
        monday = start + pd.Timedelta(weeks=week)
        waiting = {who for who, day in days_ahead.items() if monday <= day < end}
        chosen = _week(_open(pool, taken, waiting, monday), goals.contacts_per_week, used, planned)
        taken |= {person for row in chosen for person in _people_in(row)}
        used.update(row["action"] for row in chosen)
        planned += [
            {**row, "week": week + 1, "on": on} for row, on in zip(chosen, _days(chosen, monday), strict=True)
        ]
    return _table(planned, start)


def _day(given: str | pd.Timestamp) -> pd.Timestamp:
    try:
        day = pd.Timestamp(given)
    except (ValueError, TypeError):
        raise ParameterError(f"start_on: '{given}' is not a date. Write it like 2026-11-02.") from None
    if pd.isna(day):
        raise ParameterError("start_on: no date given. Write it like 2026-11-02.")
    return (day.tz_localize(None) if day.tzinfo else day).normalize()


def _pool(suggestions: pd.DataFrame) -> list[Row]:
    open_ = suggestions[~suggestions["action"].isin(NO_CONTACT)].sort_values("priority")
    return open_.astype({"action": "string"}).to_dict("records")  # type: ignore[return-value]


def _people_in(row: Row) -> tuple[str, ...]:
    """The person of a row, and the one that an introduction names."""
    other = row.get("other_id")
    return (str(row["person_id"]), *((other,) if isinstance(other, str) else ()))


def _open(pool: Sequence[Row], taken: set[str], waiting: set[str], monday: pd.Timestamp) -> list[Row]:
    """What may be done in the week from ``monday`` on.

    Nobody planned already; a birthday only in its week, and until then nothing else but an owed reply for those who
    wait for one.
    """
    end = monday + pd.Timedelta(days=6)
    return [
        row
        for row in pool
        if not taken.intersection(_people_in(row))
        and (
            monday <= row["due_on"] <= end
            if row["is_on_the_day"]
            else row["action"] == "reply" or not waiting.intersection(_people_in(row))
        )
    ]


def _week(open_: list[Row], size: int, used: Counter[str], before: Sequence[Row]) -> list[Row]:
    """Choose the contacts of a week: owed replies, a day that will not come again, enough giving, then variety."""
    chosen: list[Row] = []
    replies = [row for row in open_ if row["action"] == "reply"]
    _take(chosen, replies, ceil(size / 2))
    dated = [row for row in open_ if row["is_on_the_day"]]
    _take(chosen, dated, min(size, len(chosen) + ceil(size / GIVING_SHARE)))
    while _gives(chosen) < _due(size, before) and len(chosen) < size:
        if not _take(chosen, _varied([row for row in open_ if row["gives"]], chosen, used), len(chosen) + 1):
            break
    while len(chosen) < size:
        if not _take(chosen, _varied(open_, chosen, used), len(chosen) + 1):
            break
    return sorted(chosen, key=lambda row: (row["action"] != "reply", row["priority"]))


def _due(size: int, before: Sequence[Row]) -> int:
    """How many of a week must give: one in three; with fewer than three a week, one in three of all so far."""
    if size >= GIVING_SHARE:
        return ceil(size / GIVING_SHARE)
    return ceil((len(before) + size) / GIVING_SHARE) - _gives(before)


def _gives(rows: Sequence[Row]) -> int:
    return sum(bool(row["gives"]) for row in rows)


def _varied(rows: list[Row], chosen: Sequence[Row], used: Counter[str]) -> list[Row]:
    """Put first what this week has least of, then what the plan so far has least of, then what matters most."""
    now = Counter(row["action"] for row in chosen)
    return sorted(rows, key=lambda row: (now[row["action"]], used[row["action"]], row["priority"]))


def _take(chosen: list[Row], rows: Sequence[Row], until: int) -> bool:
    """Add rows of people not chosen yet until there are so many; say whether any was added."""
    size = len(chosen)
    for row in rows:
        if len(chosen) >= until:
            break
        if not {one for have in chosen for one in _people_in(have)}.intersection(_people_in(row)):
            chosen.append(row)
    return len(chosen) > size


def _days(chosen: Sequence[Row], monday: pd.Timestamp) -> list[pd.Timestamp]:
    """Spread a week's contacts over its Mondays to Thursdays; a birthday keeps its day."""
    days = [monday + pd.Timedelta(days=i) for i in range(7)]
    writing = [day for day in days if day.weekday() in WRITING_DAYS]
    n = max(sum(not row["is_on_the_day"] for row in chosen), 1)
    spread = iter(writing[i * len(writing) // n] for i in range(n))
    return [row["due_on"] if row["is_on_the_day"] else next(spread) for row in chosen]


def _table(planned: list[Row], start: pd.Timestamp) -> pd.DataFrame:
    table = pd.DataFrame(planned, columns=[*COLUMNS, "told_until"])
    until = table["told_until"].astype("datetime64[us]")
    is_old = (start - until).dt.days > STALE_DAYS
    day = until.map(day_words, na_action="ignore").astype("string")
    question = "This archive ends on " + day + ". Have you written to them since?"
    table["ask_first"] = question.where((is_old & table["action"].eq("reply")).astype(bool))
    table["outcome"] = pd.NA
    return table[list(COLUMNS)].astype(COLUMNS)
