"""My own place in the room, worked out on my own machine from what everybody may see."""

from __future__ import annotations

import math

import pandas as pd

from netlab.workshop.card import Card
from netlab.workshop.cells import SIZES, band, in_words
from netlab.workshop.measures import Measure, measures
from netlab.workshop.pooling import Room
from netlab.workshop.room_ties import unseal
from netlab.workshop.ticks import Ticks

COLUMNS = ["measure", "about", "mine", "low", "high", "below", "inside", "above"]
NOT_ENOUGH = (
    "The room pooled four cards or fewer, so it shows no distribution, and there is no place and no percentile to tell: "
    "with so few, everybody would see everybody's."
)


def place(card: Card, room: Room) -> pd.DataFrame:
    """Hold one card against what the room shows; private, and nothing of it goes back.

    Returns one row a measure that both tell: ``measure, about``, ``mine``, the band it falls into (``low, high``), and the
    cards below that band, ``inside`` and above, in per cent in steps of five. Empty for a room of four cards or fewer.
    """
    bands = {str(name): rows for name, rows in room.bands.groupby("measure", sort=False)}
    rows = []
    for measure in measures() if room.is_enough else ():
        mine = measure.of(card)
        if mine is not None and measure.name in bands:
            rows.append(
                (measure.name, measure.about, float(mine), *_within(float(mine), bands[measure.name]))
            )
    table = pd.DataFrame(rows, columns=COLUMNS)
    types = dict.fromkeys(["below", "inside", "above"], "Int64") | {"measure": "string", "about": "string"}
    return table.astype(types)


def _within(mine: float, bands: pd.DataFrame) -> tuple[float, float, int, int, int]:
    at = int((bands["low"] <= mine).sum()) - 1
    shares = bands["share"].astype("int64")
    band = bands.iloc[at]
    low, high, inside = float(band["low"]), float(band["high"]), int(shares.iloc[at])
    return low, high, int(shares.iloc[:at].sum()), inside, int(shares.iloc[at + 1 :].sum())


def place_lines(card: Card, room: Room, ticks: Ticks | None = None) -> list[str]:
    """Say one's place in words. More is not better, and nobody else sees this."""
    is_in = card.card_id in room.ids
    lines = ["Your card is one of those pooled." if is_in else "Your card is not among those pooled."]
    if not room.is_enough:
        return [*lines, NOT_ENOUGH]
    by_name = {measure.name: measure for measure in measures()}
    lines += [_line(by_name[str(row["measure"])], row) for row in place(card, room).to_dict("records")]
    if ticks is not None:
        lines.append(_own(ticks, room))
    return [*lines, "Only you see this. No end of a scale is the better one."]


def _line(measure: Measure, row: dict) -> str:
    mine = said_value(measure, row["mine"])
    return (
        f"{measure.about}: yours {mine}. About {row['inside']} % of the cards are in the same band "
        f"({span(measure, row['low'], row['high'])}), {row['below']} % below it, {row['above']} % above."
    )


def said_value(measure: Measure, value: float) -> str:
    """Write a number of a card; of a size only the band is known."""
    return in_words(band(int(value), SIZES)) if measure.name == "size" else said(measure, value)


def said(measure: Measure, value: float) -> str:
    """Write an end of a band."""
    number = f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"
    return f"{number}{measure.unit}"


def span(measure: Measure, low: float, high: float) -> str:
    """Write a band: ``up to 15 %``, ``20 % to 30 %``, ``35 % or more``; its outer ends are the scale's, and not told."""
    first, last = said(measure, low), said(measure, _upper(measure, high))
    if low == measure.values[0]:
        return f"up to {last}"
    if high == measure.values[-1]:
        return f"{first} or more"
    return first if first == last else f"{first} to {last}"


def short_span(measure: Measure, low: float, high: float) -> str:
    """Write a band in a few signs, without its unit: ``≤ 15``, ``20–30``, ``≥ 35``."""
    first, last = (f"{value:,g}" for value in (low, _upper(measure, high)))
    if low == measure.values[0]:
        return f"≤ {last}"
    if high == measure.values[-1]:
        return f"≥ {first}"
    return first if first == last else f"{first}–{last}"


def _upper(measure: Measure, high: float) -> float:
    """Return the highest number of a band; a band of connections ends just below where the next begins."""
    if measure.name != "size" or high == SIZES[-1]:
        return high
    return SIZES[SIZES.index(int(high)) + 1] - 1


def _own(ticks: Ticks, room: Room) -> str:
    found = unseal(room.shape, ticks.key) if room.shape else None
    if found is None:
        return "The room's file holds no number of yours: your ticks were not handed in, or too few were."
    known, constraint, between = found
    told = "is not defined without a tie" if math.isnan(constraint) else f"is {constraint:.2f}"
    return (
        f"In the room, {known} {'person' if known == 1 else 'people'} and you named each other. Your constraint {told} (low: they are "
        f"separate doors; high: they know one another), and you are on the shortest way between {100 * between:.0f} % of "
        "the pairs of others."
    )
