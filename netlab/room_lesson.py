"""What the cells of the room's lesson call: parts of the room's page, and one's own place in it.

``from netlab import room_lesson``. A part that a room of four cards or fewer does not show says so in a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from netlab.privacy import K
from netlab.report.shown import Panel, Words, bullets, joined, sentences
from netlab.room_page import NOT_ENOUGH, Piece, gaps_pieces, reach_pieces, shape_pieces, spread_pieces
from netlab.text import counted
from netlab.workshop.card import Card
from netlab.workshop.card_words import preview
from netlab.workshop.placing import place_lines
from netlab.workshop.pooling import FEW, NOBODY, Room
from netlab.workshop.ticks import Ticks

NO_TICKS = "Nobody ticked whom they know in this room, so nothing is known of its ties."


@dataclass(frozen=True, slots=True)
class Shown:
    """Figures and words, one after the other; the passages of the page are left to the lesson's own text."""

    pieces: tuple[Panel | Words, ...]

    def _ipython_display_(self) -> None:
        from IPython.display import display

        for piece in self.pieces:
            display(piece)


def how_spread(room: Room) -> Shown:
    """Show how the cards are spread."""
    return _shown(spread_pieces(room) if room.is_enough else [sentences(NOT_ENOUGH)])


def common_reach(room: Room) -> Shown:
    """Show which functions, industries and levels the room reaches together."""
    return _shown(reach_pieces(room) if room.is_enough else [sentences(NOT_ENOUGH)])


def looked_for(room: Room) -> Shown:
    """Show what some of the room look for, and the codes of those who would help."""
    return _shown(gaps_pieces(room) if room.is_enough else [sentences(NOT_ENOUGH)])


def who_knows_whom(room: Room) -> Shown:
    """Show the true density of the room, from the ticks."""
    return _shown([sentences(NO_TICKS)] if room.shape is None else shape_pieces(room.shape))


def my_card(card: Card) -> Words:
    """Say in plain words what a card holds, which is all that leaves a machine."""
    return _told(preview(card).splitlines())


def my_place(card: Card, room: Room, ticks: Ticks | None = None) -> Words:
    """Say where a card stands in the room; for its owner alone."""
    return _told(place_lines(card, room, ticks))


def room_in_words(room: Room) -> Words:
    """Say how many cards there are, what they reach together and what nobody in the room does."""
    if not room.is_enough:
        return sentences(NOT_ENOUGH)
    functions = room.reach[room.reach["area"] == "functions"]
    few = int((functions["cards"] == FEW).sum())
    nobody = functions.loc[functions["cards"] == NOBODY, "name"].tolist()
    out = f"Out of reach: {', '.join(nobody)}." if nobody else "No function is out of reach."
    return sentences(
        f"{counted(room.n, 'card')} were pooled, and every number rests on {K} of them or more.",
        f"Of {len(functions)} functions, {counted(few, 'is', 'are')} reached by one to four cards only. {out}",
    )


def _told(lines: list[str]) -> Words:
    """Write lines such as "- Size: 50 to 99" as a list, and those that say nothing of the kind as sentences around it."""
    about = [line.removeprefix("- ").partition(": ") for line in lines]
    listed = [(what, answer) for what, colon, answer in about if colon and answer]
    plain = [what for what, colon, answer in about if not (colon and answer)]
    return joined(bullets(listed), sentences(*plain, kind="note"))


def _shown(pieces: Iterable[Piece]) -> Shown:
    return Shown(tuple(piece for piece in pieces if not isinstance(piece, str)))
