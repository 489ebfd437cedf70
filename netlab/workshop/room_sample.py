"""A room to look at without having sat in one: the twelve invented participants, pooled, and one of their cards.

The three files stand in ``_room``; ``python -m netlab.workshop.room_sample`` makes them anew from the samples.
"""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path
from random import Random

from netlab.sample import room_paths
from netlab.workshop.card import Card, read_card, save_card
from netlab.workshop.pooling import Room, pool
from netlab.workshop.room_file import read_room, save_room
from netlab.workshop.rooms import SEED, sample_badges, sample_card, sample_network, sample_ticks
from netlab.workshop.ticks import Ticks, read_ticks, save_ticks

SAMPLE = "sample"
WHOSE = "amina"  # the participant whose card and ticks stand beside the room


def open_room(source: str | Path = SAMPLE) -> Room:
    """Read a room that somebody pooled (``room.json``), or the sample's. Raises CardError for another file."""
    with as_file(_file("room.json")) as sample:
        return read_room(sample if source == SAMPLE else source)


def open_card(source: str | Path = SAMPLE) -> Card:
    """Read a card of one's own (``card.json``), or that of one in the sample. Raises CardError for another file."""
    with as_file(_file("card.json")) as sample:
        return read_card(sample if source == SAMPLE else source)


def open_ticks(source: str | Path = SAMPLE) -> Ticks:
    """Read one's own ticks (``ticks.json``), or those of one in the sample. Raises CardError for another file."""
    with as_file(_file("ticks.json")) as sample:
        return read_ticks(sample if source == SAMPLE else source)


def write_sample_room(folder: Path) -> None:
    """Make the sample's room, card and ticks in ``folder``; the same bytes every time."""
    badges = sample_badges()
    cards = {name: sample_card(name, sample_network(name)) for name in room_paths()}
    ticks = {name: sample_ticks(name, badges) for name in badges}
    draw = Random(f"{SEED} room").randrange
    save_room(pool(list(cards.values()), list(ticks.values()), draw=draw), folder / "room.json")
    save_card(cards[WHOSE], folder / "card.json")
    save_ticks(ticks[WHOSE], folder / "ticks.json")


def _file(name: str):  # type: ignore[no-untyped-def]  # importlib's Traversable moved between Pythons
    return files("netlab.workshop").joinpath("_room", name)


if __name__ == "__main__":
    write_sample_room(Path(__file__).parent / "_room")
