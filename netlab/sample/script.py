"""Reads a written conversation (``[who gap clock] text``) and gives every line its moment."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from netlab.errors import ParameterError
from netlab.sample.chance import Chance

_MARK = re.compile(
    r"^\[(?P<who>[a-z][a-z0-9_]*)"
    r"(?: (?P<gap>\d+)(?P<unit>mo|m|h|d|w|y)| (?P<on>\d{4}-\d\d-\d\d))?"
    r"(?: (?P<clock>\d\d:\d\d))?(?P<attach> attach)?\] ?(?P<text>.*)$"
)
_LENGTHS = {
    "m": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(days=7),
    "mo": timedelta(days=30),
    "y": timedelta(days=365),
}


@dataclass(frozen=True)
class Line:
    """One message as written: who speaks, how long after the one before or on which day, at what clock."""

    who: str
    text: str
    gap: timedelta | None = None
    on: date | None = None
    clock: time | None = None
    has_attachment: bool = False


@dataclass(frozen=True)
class Spoken:
    """One message with its moment, in the owner's local time."""

    who: str
    text: str
    at: datetime
    has_attachment: bool = False


def read_script(talk: str) -> list[Line]:
    """Split a script into its lines. Raises ParameterError if it does not begin with a marker."""
    lines: list[Line] = []
    for row in talk.strip("\n").split("\n"):
        found = _MARK.match(row)
        if found:
            lines.append(_line(found))
        elif lines:
            last = lines[-1]
            lines[-1] = Line(**{**last.__dict__, "text": f"{last.text}\n{row}"})
        else:
            raise ParameterError(
                "a talk begins without a marker such as '[them]'; put one in front of its first line."
            )
    return [Line(**{**line.__dict__, "text": line.text.strip()}) for line in lines]


def _line(found: re.Match[str]) -> Line:
    gap = int(found["gap"]) * _LENGTHS[found["unit"]] if found["gap"] else None
    return Line(
        who=found["who"],
        text=found["text"],
        gap=gap,
        on=date.fromisoformat(found["on"]) if found["on"] else None,
        clock=time.fromisoformat(found["clock"]) if found["clock"] else None,
        has_attachment=bool(found["attach"]),
    )


def spoken(lines: Iterable[Line], start: datetime, chance: Chance, habit: str = "any") -> list[Spoken]:
    """Give each line its moment, never earlier than the line before.

    ``habit`` fills in what the script leaves open after a gap of days: "evening", "office" or "any".
    """
    out: list[Spoken] = []
    now = start + timedelta(seconds=chance.whole(0, 59))
    for place, line in enumerate(lines):
        if place or line.on or line.clock:
            now = max(_moment(line, now, chance, habit), now + timedelta(seconds=chance.whole(20, 90)))
        out.append(Spoken(line.who, line.text, now, line.has_attachment))
    return out


def _moment(line: Line, now: datetime, chance: Chance, habit: str) -> datetime:
    seconds = timedelta(seconds=chance.whole(0, 59))
    if line.on:
        return datetime.combine(line.on, line.clock or _clock(line.on, chance, habit), now.tzinfo) + seconds
    if line.gap is None:
        if line.clock:
            today = datetime.combine(now.date(), line.clock, now.tzinfo) + seconds
            return today if today > now else today + timedelta(days=1)
        return now + timedelta(seconds=chance.whole(90, 1500))
    if line.gap < timedelta(days=1):
        return now + line.gap + timedelta(seconds=chance.whole(0, max(30, int(line.gap.total_seconds() / 8))))
    day = (now + line.gap).date()
    if habit == "office" and day.weekday() >= 5 and not line.clock:
        day += timedelta(days=7 - day.weekday())
    return datetime.combine(day, line.clock or _clock(day, chance, habit), now.tzinfo) + seconds


def _clock(day: date, chance: Chance, habit: str) -> time:
    at_work = habit == "office" or (habit == "any" and day.weekday() < 5 and chance.happens(0.5))
    hour = chance.whole(8, 17) if at_work else chance.whole(9 if day.weekday() >= 5 else 17, 22)
    return time(hour, chance.whole(0, 59))
