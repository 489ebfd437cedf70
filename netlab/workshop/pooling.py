"""Cards in, what the room may see out: distributions, collective reach, who could help with what. Nobody's own line."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from netlab.errors import CardError
from netlab.privacy import K
from netlab.workshop.card import FIELDS, LISTS, Card, read_card
from netlab.workshop.cells import lower_end
from netlab.workshop.codes import Draw
from netlab.workshop.measures import spread
from netlab.workshop.room_ties import Shape, room_shape
from netlab.workshop.strict import read_each
from netlab.workshop.ticks import Ticks

NOBODY, FEW, MANY = "nobody", "one to four", "five or more"
MOST = 1000  # cards in one room
REACH_COLUMNS = ["area", "name", "cards", "people_at_least"]
GAP_COLUMNS = ["area", "name", "wanted_by", "reached_by", "codes"]
OFFER_COLUMNS = ["area", "name", "codes"]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Room:
    """What a room sees. Every table is empty where fewer than five cards were given, except ``offers``.

    ``n``: cards. ``measures`` and ``bands``: :func:`netlab.workshop.measures.spread`. ``reach``: ``area, name``, ``cards``
    {nobody, one to four, five or more}, ``people_at_least`` (the lower ends of the bands added up, people known to several
    counted each time; only where five cards or more reach it). ``gaps``: ``area, name``, ``wanted_by``, ``reached_by``, ``codes``.
    ``offers``: ``area, name, codes``. ``shape``: who knows whom, where ticks
    were given (:mod:`netlab.workshop.room_ties`). ``ids`` are the marks of the cards.
    """

    n: int
    ids: tuple[str, ...]
    measures: pd.DataFrame
    bands: pd.DataFrame
    reach: pd.DataFrame
    gaps: pd.DataFrame
    offers: pd.DataFrame
    shape: Shape | None = None

    @property
    def is_enough(self) -> bool:
        """Whether there are cards enough to show how they are spread."""
        return self.n >= K


def read_cards(paths: Iterable[str | Path]) -> list[Card]:
    """Read cards and make sure that none is there twice.

    Raises CardError that names both files where two have one mark or one code, or if there are more than a thousand.
    """
    paths = list(paths)
    if len(paths) > MOST:
        raise CardError(f"{len(paths):,} cards: a room holds at most {MOST:,}. Make several rooms.")
    mend = "Leave one of them out, or have one made again."
    return read_each(map(Path, paths), read_card, _marks_of_card, mend)


def _marks_of_card(card: Card) -> dict[str, str | None]:
    return {"card_id": card.card_id, "offer.code": card.offer["code"] if card.offer else None}


def pool(
    cards: Sequence[Card], ticks: Sequence[Ticks] | None = None, *, draw: Draw = secrets.randbelow
) -> Room:
    """Pool cards, and ticks where the room made some.

    With four cards or fewer the room shows offers alone: no distribution, no percentile, no reach. The locks of
    everybody's own numbers are drawn by ``draw``.
    """
    shown = list(cards) if len(cards) >= K else []
    told, bands = spread(shown)
    return Room(
        n=len(cards),
        ids=tuple(sorted(card.card_id for card in cards)),
        measures=told if shown else told.iloc[:0],
        bands=bands,
        reach=_reach(shown),
        gaps=_gaps(shown),
        offers=_offers(cards),
        shape=None if ticks is None else room_shape(ticks, draw=draw),
    )


def _level(n: int) -> str:
    """Say how many cards, as coarsely as keeps one card more or less from telling on somebody."""
    return MANY if n >= K else FEW if n else NOBODY


def _reach(cards: Sequence[Card]) -> pd.DataFrame:
    rows = []
    for area, names in LISTS.items() if cards else ():
        for name in names:
            bands = [card.counts(area)[name] for card in cards if name in card.counts(area)]
            people = sum(map(lower_end, bands)) if len(bands) >= K else None
            rows.append((area, name, _level(len(bands)), people))
    table = pd.DataFrame(rows, columns=REACH_COLUMNS)
    return table.astype({"area": "string", "name": "string", "cards": "string", "people_at_least": "Int64"})


def _gaps(cards: Sequence[Card]) -> pd.DataFrame:
    """Hold what some lack against what others reach; only of those who chose to tell."""
    rows = []
    for area in FIELDS:
        for name in LISTS[area]:
            wanting = [card for card in cards if card.gaps and name in card.gaps[area]]
            if wanting:
                reaching = sum(name in card.counts(area) for card in cards)
                rows.append((area, name, _level(len(wanting)), _level(reaching), _codes(cards, area, name)))
    return pd.DataFrame(rows, columns=GAP_COLUMNS).astype("string")


def _offers(cards: Sequence[Card]) -> pd.DataFrame:
    rows = [(area, name, _codes(cards, area, name)) for area in FIELDS for name in LISTS[area]]
    return pd.DataFrame([row for row in rows if row[2]], columns=OFFER_COLUMNS).astype("string")


def _codes(cards: Sequence[Card], area: str, name: str) -> str:
    """Return the codes of those who would help, in the order of the alphabet, parted by spaces."""
    return " ".join(sorted(card.offer["code"] for card in cards if card.offer and name in card.offer[area]))


def may_follow(before: Room, after: Room) -> None:
    """Refuse to publish a room that differs from one published before by fewer than five cards, or five people's ticks.

    Whoever holds both pages could work out what the few said (differencing). A room that was too small to show
    anything may be followed by any. Raises CardError with what to do.
    """
    sides = {"cards": (set(before.ids), set(after.ids)), "ticks": (_marks(before), _marks(after))}
    for what, (old, new) in sides.items():
        n = len(old ^ new)
        if len(old) >= K and len(new) >= K and 0 < n < K:
            raise CardError(
                f"{n} of the {what} differ from those of the room published before, and the two pages together would tell "
                f"what the {'one' if n == 1 else 'few'} said. Pool again when five or more are new, or keep that page."
            )


def _marks(room: Room) -> set[str]:
    return set(room.shape.sealed) if room.shape else set()
