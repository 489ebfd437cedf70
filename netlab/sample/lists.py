"""The owner's written lists (``"name | 2024-03"``), cut at the export day and given moments."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from netlab.sample.member import EXPORT_DAY, month_ends
from netlab.sample.scene import Scene


def entries(scene: Scene, key: str, dated: int | None = None) -> list[list[str]]:
    """Split the ``a | b | c`` entries of a list; ``dated`` names the cell whose day must lie before the export."""
    rows = [[part.strip() for part in entry.split("|")] for entry in scene.content.lists.get(key, [])]
    if dated is None:
        return rows
    return [
        row for row in rows if len(row) <= dated or not row[dated] or _before(row[dated], scene.exported_on)
    ]


def _before(text: str, on: date) -> bool:
    return month_ends(text[:10])[0] <= on


def timed_entries(scene: Scene, key: str, cell: int) -> list[tuple[datetime, list[str]]]:
    """Give every entry of a list its moment (the month or day written in ``cell``, else made up), newest first."""
    rows = [(_moment(row, cell, scene, key), row) for row in entries(scene, key)]
    return sorted(
        ((at, row) for at, row in rows if at.date() < scene.exported_on), key=lambda p: p[0], reverse=True
    )


def _moment(row: list[str], cell: int, scene: Scene, key: str) -> datetime:
    chance = scene.chance(key, row[0])
    clock = time(chance.whole(6, 21), chance.whole(0, 59), chance.whole(0, 59))
    text = row[cell] if len(row) > cell else ""
    first, last = (
        month_ends(text[:10]) if text else (date.fromisoformat(scene.content.owner["joined"]), EXPORT_DAY)
    )
    return datetime.combine(chance.day(first, min(last, EXPORT_DAY - timedelta(days=1))), clock)
