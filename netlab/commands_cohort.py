"""``netlab workshop card``, ``pool`` and what else a cohort does together without exchanging names."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import netlab.arguments as arguments
from netlab.errors import ParameterError


def add(actions: Any) -> None:
    """Add these commands to those of ``netlab workshop``."""
    _add_card(actions)
    pool = _command(actions, "pool", _pool, "pool cards into a page that shows distributions only")
    pool.add_argument("cards", nargs="+", type=Path, metavar="CARD", help="cards, or a folder of them")
    pool.add_argument("--ticks", nargs="+", type=Path, metavar="FILE", help="ticks, or a folder of them")
    pool.add_argument("--ties", type=Path, metavar="FILE", help="write who knows whom, of those who allow it")
    pool.add_argument("-o", "--output", type=Path, default=Path("room.html"), metavar="FILE")
    pool.add_argument("--sample", action="store_true", help="say on the page that its people are invented")
    _forced(pool)
    place = _command(actions, "place", _place, "say where your own card stands in the room; private")
    place.add_argument("card", type=Path, metavar="CARD")
    place.add_argument("room", type=Path, metavar="ROOM", help="the room.json you were given")
    place.add_argument("--ticks", type=Path, metavar="FILE", help="your own ticks, for your own numbers")
    _add_ticking(actions)
    room = _command(actions, "room", _room, "lay out twelve invented participants with cards and ticks")
    room.add_argument("folder", type=Path, metavar="DIR")
    room.add_argument("--without-cards", action="store_true", help="exports and goals alone; quick")


def _add_card(actions: Any) -> None:
    card = arguments.command(
        actions, "card", _card, "make your card: aggregates only, shown before it is saved"
    )
    card.add_argument("-o", "--output", type=Path, default=Path("card.json"), metavar="FILE")
    card.add_argument("--gaps", action="store_true", help="tell where your goals lack people")
    card.add_argument(
        "--offer", action="append", metavar="FIELD",
        help="offer help in a function or industry where you know five or more, or 'all'; gives you a code",
    )  # fmt: skip
    card.add_argument("--yes", action="store_true", help="save without asking; for scripts")
    _forced(card)


def _add_ticking(actions: Any) -> None:
    roster = _command(actions, "roster", _roster, "draw a word for each seat, to write on badges")
    roster.add_argument("seats", type=int, metavar="N")
    roster.add_argument("-o", "--output", type=Path, metavar="FILE", help="write them as roster.csv as well")
    _forced(roster)
    ticks = _command(actions, "ticks", _ticks, "tick whom in the room you know, by the words on the badges")
    ticks.add_argument("me", metavar="MINE", help="the word on your own badge")
    ticks.add_argument("knows", nargs="*", metavar="WORD", help="the badges of those you know")
    ticks.add_argument("--roster", type=Path, metavar="FILE", help="the roster.csv you were given")
    ticks.add_argument(
        "--tell-ties", action="store_true", help="let the room have your ties by badge, if both say so"
    )
    ticks.add_argument("-o", "--output", type=Path, default=Path("ticks.json"), metavar="FILE")
    _forced(ticks)
    ties = _command(actions, "ties", _ties, "turn the room's ties into your own cohort.csv")
    ties.add_argument("ties", type=Path, metavar="TIES", help="the file you were given, with badges")
    ties.add_argument("who", type=Path, metavar="WHO", help="your own list: badge,name")
    ties.add_argument("-o", "--output", type=Path, default=Path("cohort.csv"), metavar="FILE")
    _forced(ties)


def _command(actions: Any, name: str, run: Any, about: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = actions.add_parser(
        name, help=about, description=about.capitalize() + "."
    )
    parser.set_defaults(run=run)
    return parser


def _forced(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--force", action="store_true", help="replace FILE if it is there")


def _card(given: argparse.Namespace) -> None:
    from netlab.workshop import make_card, preview, save_card

    _free(given.output, given.force)
    card = make_card(arguments.analysed(given), tell_gaps=given.gaps, offer=given.offer)
    print(preview(card))
    if not given.yes:
        _agree(f"Save this card as {given.output.name}? [y/N] ")
    save_card(card, given.output)
    print(f"Saved {given.output.name}. Only this file leaves your machine, and only by your own hand.")


def _agree(question: str) -> None:
    """Ask on a terminal; where nobody can answer, nothing is saved."""
    if not sys.stdin.isatty():
        raise ParameterError("nothing was saved. Read the card above; run again with --yes to save it.")
    if input(question).strip().casefold() not in ("y", "yes"):
        raise ParameterError("nothing was saved, as you wished.")


def _pool(given: argparse.Namespace) -> None:
    from netlab.room_page import write_room_page
    from netlab.workshop import pool, read_all_ticks, read_cards, save_room, save_ties, told_ties

    beside = given.output.with_suffix(".json")
    for path in (given.output, beside, given.ties):
        if path is not None:
            _free(path, given.force)
    cards = read_cards(_files(given.cards))
    ticks = None if given.ticks is None else read_all_ticks(_files(given.ticks))
    room = pool(cards, ticks)
    _look_back(beside, room)
    save_room(room, beside)
    write_room_page(room, given.output, is_sample=given.sample)
    print(
        f"Wrote {given.output.name} for the screen and {beside.name} for the participants: neither tells of anyone alone."
    )
    if not room.is_enough:
        print(
            f"{room.n} cards are too few for any distribution: with four or fewer, each would be seen by the others."
        )
    if given.ties is not None:
        save_ties(told_ties(ticks or []), given.ties)
        print(
            f"Wrote {given.ties.name}: who knows whom by badge, of those who both allowed it. For this room only."
        )


def _look_back(beside: Path, room: Any) -> None:
    """Hold a room against those published before in the same folder."""
    from netlab.workshop import read_room
    from netlab.workshop.pooling import may_follow
    from netlab.workshop.room_file import is_room

    for path in sorted(beside.parent.glob("*.json")):
        if is_room(path):
            may_follow(read_room(path), room)


def _files(given: list[Path]) -> list[Path]:
    """Take files as they are, and of a folder the JSON files in it."""
    found = [file for path in given for file in (sorted(path.glob("*.json")) if path.is_dir() else [path])]
    if not found:
        raise ParameterError(f"{given[0].name}: no card or ticks in this folder. They end in .json.")
    return found


def _place(given: argparse.Namespace) -> None:
    from netlab.workshop import place_lines, read_card, read_room, read_ticks

    ticks = None if given.ticks is None else read_ticks(given.ticks)
    print(*place_lines(read_card(given.card), read_room(given.room), ticks), sep="\n")


def _roster(given: argparse.Namespace) -> None:
    from netlab.files import write_whole
    from netlab.workshop.codes import roster

    words = roster(given.seats)
    print(*words, sep="\n")
    if given.output is not None:
        _free(given.output, given.force)
        write_whole(given.output, "\n".join(["badge", *words]) + "\n", private=False)


def _ticks(given: argparse.Namespace) -> None:
    from netlab.workshop import make_ticks, read_roster, save_ticks
    from netlab.workshop.codes import WORDS

    _free(given.output, given.force)
    roster = WORDS if given.roster is None else read_roster(given.roster)
    ticks = make_ticks(given.me, given.knows, roster=roster, tell_ties=given.tell_ties)
    save_ticks(ticks, given.output)
    told = ", ".join(ticks.knows) or "nobody"
    print(
        f"{ticks.me} knows {told}. Saved {given.output.name}: hand in a copy, keep one for your own numbers."
    )


def _ties(given: argparse.Namespace) -> None:
    from netlab.workshop import own_ties

    _free(given.output, given.force)
    n = own_ties(given.ties, given.who, given.output)
    print(
        f"Wrote {given.output.name}: {n} ties between people you named. Put it into your own folder; it names people."
    )


def _room(given: argparse.Namespace) -> None:
    from netlab.workshop.rooms import lay_out_room

    for line in lay_out_room(given.folder, with_cards=not given.without_cards):
        print(line, flush=True)


def _free(path: Path, force: bool) -> None:
    if path.exists() and not force:
        raise ParameterError(f"{path.name} is there. Use --force to replace it, or name another file.")
