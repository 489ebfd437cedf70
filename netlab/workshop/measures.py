"""What cards are compared by, and the bands in which a room sees how it is spread: five cards or more in each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from netlab.privacy import K
from netlab.workshop.card import LISTS, PART_NAMES, VARIED, WHOLES, Card
from netlab.workshop.cells import SIZES, STEP, lower_end, rounded

_WHOLE_NAMES = {"mix": "Mix", "states": "Contact"}
_KINDS = {"function": "functions", "industry": "industries", "seniority": "levels"}
MOST_BANDS = 5
BAND_COLUMNS = ["measure", "low", "high", "share"]
MEASURE_COLUMNS = ["measure", "told", "why_not"]


@dataclass(frozen=True, slots=True)
class Measure:
    """One number of a card: where to read it, the values it may have, and how to say it."""

    name: str
    about: str
    unit: str
    values: tuple[float, ...]
    of: Callable[[Card], float | None]


def measures() -> tuple[Measure, ...]:
    """List what cards are compared by. None of them is better high than low."""
    return tuple(_measures())


def _measures() -> Iterator[Measure]:
    yield Measure("size", "Connections", "", SIZES, lambda card: lower_end(card.size) if card.size else None)
    percent = tuple(range(0, 101, STEP))
    for whole, about in _WHOLE_NAMES.items():
        for name in WHOLES[whole]:
            measure = f"{whole}_{name.replace(' ', '_')}"
            yield Measure(measure, f"{about}: {PART_NAMES[name]}", " %", percent, _part(whole, name))
    for name in VARIED:
        halves = tuple(half / 2 for half in range(2, 2 * len(LISTS[_PLURALS[name]]) + 3))
        yield Measure(f"varied_{name}", f"How varied in {_KINDS[name]}", "", halves, _varied(name))
    for key in LISTS:
        numbers = tuple(range(len(LISTS[key]) + 1))
        about = f"{_REACHED[key]} with five people or more"
        yield Measure(f"reached_{key}", about, "", numbers, _reached(key))


_PLURALS = {"function": "functions", "industry": "industries", "seniority": "seniorities"}
_REACHED = {"functions": "Functions", "industries": "Industries", "seniorities": "Levels"}


def _part(whole: str, name: str) -> Callable[[Card], float | None]:
    def read(card: Card) -> float | None:
        parts: Mapping[str, int | None] | None = getattr(card, whole)
        return None if parts is None else parts[name]

    return read


def _varied(name: str) -> Callable[[Card], float | None]:
    return lambda card: card.diversity[name]


def _reached(key: str) -> Callable[[Card], float | None]:
    return lambda card: len(card.counts(key))


TOO_FEW = "fewer than five cards tell it"
TOO_ALIKE = "the cards are too alike, or too few, to part them into two bands of five"


def spread(cards: Sequence[Card]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Say how the cards are spread over each measure.

    Returns two tables. ``measure, told, why_not``: how many cards tell it (``all``, or ``at least`` a multiple of five)
    and, where no distribution may be shown, why. ``measure, low, high, share``: its bands, both ends included, and the
    cards in each, in per cent in steps of five. Every band holds five cards or more; the first and last reach to
    the ends of what a card may say, so that nobody's lowest or highest number is shown.
    """
    told, rows = [], []
    for measure in measures():
        values = [value for card in cards if (value := measure.of(card)) is not None]
        found = distribution(values, measure.values)
        why = TOO_FEW if len(values) < K else TOO_ALIKE if len(found) < 2 else None
        told.append((measure.name, _told(len(values), len(cards)), why))
        rows += [(measure.name, *band) for band in found if why is None]
    return (
        pd.DataFrame(told, columns=MEASURE_COLUMNS).astype("string"),
        pd.DataFrame(rows, columns=BAND_COLUMNS).astype(
            {"measure": "string", "low": "float64", "high": "float64", "share": "Int64"}
        ),
    )


def _told(n: int, cards: int) -> str:
    """How many tell it; not exactly, since one who does not would be a cell of one."""
    return "all" if n == cards else f"at least {n // K * K}" if n >= K else "too few"


def distribution(values: Sequence[float], grid: Sequence[float]) -> list[tuple[float, float, int]]:
    """Part values into at most five bands, of at least five each: ``(low, high, per cent)``, from the lowest.

    ``grid``: the values there can be, in order. Neighbouring values are joined from below until enough cards are in the
    band; what remains at the top joins the last one. Fewer than five values have no bands.
    """
    if len(values) < K:
        return []
    least = max(K, -(-len(values) // MOST_BANDS))
    places = sorted(bisect_left(grid, value) for value in values)
    ends: list[int] = []  # the place in the grid at which each band ends
    inside = 0
    for at, place in enumerate(places):
        inside += 1
        is_last_of_its_value = at + 1 == len(places) or places[at + 1] > place
        if inside >= least and is_last_of_its_value and len(places) - at - 1 >= least:
            ends.append(place)
            inside = 0
    ends.append(len(grid) - 1)
    bands, first = [], 0
    for end in ends:
        n = bisect_left(places, end + 1) - bisect_left(places, first)
        bands.append((float(grid[first]), float(grid[end]), rounded(100 * n / len(places), STEP)))
        first = end + 1
    return bands
