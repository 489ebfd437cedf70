"""The sample room on disk: twelve invented participants as they would sit there, so that nobody has to bring an export."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

from netlab.errors import ParameterError
from netlab.export import load_export
from netlab.files import write_whole
from netlab.network import Network, analyse
from netlab.people.answers import read_rows
from netlab.sample import room_goals, room_knows, room_paths
from netlab.workshop.card import Card, save_card
from netlab.workshop.codes import roster
from netlab.workshop.make import ALL, make_card
from netlab.workshop.ticks import Ticks, make_ticks, save_ticks

SEED = 12


def lay_out_room(folder: str | Path, *, with_cards: bool = True) -> Iterator[str]:
    """Lay out the sample room in a new folder, and say line by line what was made.

    Each participant gets a folder with ``export/`` and ``goals.toml``; beside them stand the ``roster.csv`` and
    ``badges.csv``, who wears which word, which in a true room nobody writes down. ``with_cards`` adds ``card.json`` and
    ``ticks.json`` to each, and what a facilitator would have collected, ``cards/`` and ``ticks/``; without, whoever has
    brought no export makes a card from one of these. The same files come out every time.

    Raises ParameterError if the folder holds anything.
    """
    root = Path(folder)
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise ParameterError(f"{root.name}: there is something in it. Name a folder that is new.")
    badges = sample_badges()
    for name in (*badges, *(("cards", "ticks") if with_cards else ())):
        (root / name).mkdir(parents=True)
    write_whole(root / "roster.csv", "\n".join(["badge", *sorted(badges.values()), ""]), private=False)
    lines = [f"{badge},{_full_name(name)}" for name, badge in badges.items()]
    write_whole(root / "badges.csv", "\n".join(["badge,name", *lines, ""]), private=False)
    for name in badges:
        shutil.copytree(room_paths()[name], root / name / "export")
        shutil.copy(room_goals(name), root / name / "goals.toml")
        if with_cards:
            _hand_in(root, name, sample_card(name, sample_network(name)), sample_ticks(name, badges))
        yield f"{name}: {badges[name]}{', with card and ticks' if with_cards else ''}"
    if with_cards:
        yield f"Pool them: netlab workshop pool {root.name}/cards --ticks {root.name}/ticks --sample -o room.html"


def sample_network(name: str) -> Network:
    """Analyse the archive of one of the twelve, with their goals. Raises ParameterError for somebody else."""
    goals = room_goals(name)
    return analyse(load_export(room_paths()[name]), goals=goals)


def sample_card(name: str, network: Network) -> Card:
    """Return a participant's card; three in four tell their gaps, two in three offer help."""
    seat = list(room_paths()).index(name)
    return make_card(
        network,
        tell_gaps=seat % 4 != 3,
        offer=ALL if seat % 3 != 2 else None,
        draw=Random(f"{SEED} card {name}").randrange,
    )


def sample_badges() -> dict[str, str]:
    """Return which word each participant wears."""
    names = list(room_paths())
    words = roster(len(names), Random(f"{SEED} roster").randrange)
    Random(f"{SEED} seats").shuffle(words)
    return dict(zip(names, words, strict=True))


def sample_ticks(name: str, badges: dict[str, str]) -> Ticks:
    """Return a participant's ticks, told to the room."""
    knows = [badges[other] for other in room_knows()[name]]
    return make_ticks(badges[name], knows, tell_ties=True, draw=Random(f"{SEED} ticks {name}").randrange)


def _full_name(name: str) -> str:
    """The participant's name as it stands in their archive."""
    return " ".join(read_rows(room_paths()[name] / "Profile.csv")[["first_name", "last_name"]].iloc[0])


def _hand_in(root: Path, name: str, card: Card, ticks: Ticks) -> None:
    own = root / name
    for folder, file in ((own, "card.json"), (root / "cards", f"{name}.json")):
        save_card(card, folder / file)
    for folder, file in ((own, "ticks.json"), (root / "ticks", f"{name}.json")):
        save_ticks(ticks, folder / file)
