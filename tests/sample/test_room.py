"""The sample room: twelve small archives that overlap, and agree wherever they do."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from pathlib import Path

import pytest

from netlab.errors import ParameterError
from netlab.goals import load_goals
from netlab.sample import SAMPLES, room_goals, room_knows, room_paths, sample_folder
from netlab.sample.content import CONTENT
from netlab.sample.room import read_room

NAMES = ["amina", "bastian", "carmen", "dele", "elodie", "fergus", "greta", "hakan", "ines", "jonty", "kasia", "liam"]  # fmt: skip


def table(path: Path, skip: int = 0) -> list[list[str]]:
    text = "\n".join(path.read_bytes().decode("utf-8").split("\n")[skip:])
    return list(csv.reader(io.StringIO(text, newline="")))[1:]


def connections(name: str) -> list[list[str]]:
    return table(room_paths()[name] / "Connections.csv", skip=3)


def slug(name: str) -> str:
    return f"https://www.linkedin.com/in/{slugs()[name]}"


def slugs() -> dict[str, str]:
    """The address of each participant, from an invitation that they sent."""
    sent = {name: [row for row in table(room_paths()[name] / "Invitations.csv") if row[4] == "OUTGOING"] for name in NAMES}  # fmt: skip
    return {name: rows[0][5].removeprefix("https://www.linkedin.com/in/") for name, rows in sent.items()}


def test_there_are_twelve_apart_from_the_samples():
    assert list(room_paths()) == NAMES
    assert not set(NAMES) & set(SAMPLES)


def test_all_of_it_is_small():
    folders = (sample_folder() / "room", CONTENT / "room")
    assert sum(p.stat().st_size for folder in folders for p in folder.rglob("*") if p.is_file()) < 1_500_000


def test_networks_are_small_and_of_different_sizes():
    sizes = {name: len(connections(name)) for name in NAMES}
    assert min(sizes.values()) >= 40
    assert max(sizes.values()) <= 120
    assert len(set(sizes.values())) >= 10


def test_many_people_are_known_to_several_and_are_the_same_to_each():
    seen: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    holders: dict[str, int] = defaultdict(int)
    for name in NAMES:
        for row in connections(name):
            seen[row[2]].add((row[0], row[1], row[4], row[5]))
            holders[row[2]] += 1
    assert [url for url, people in seen.items() if len(people) > 1] == []
    assert sum(n >= 2 for n in holders.values()) >= 80
    assert sum(n >= 3 for n in holders.values()) >= 20


def test_every_two_overlap_or_share_somebody_with_a_third():
    known = {name: {row[2] for row in connections(name)} for name in NAMES}
    for name in NAMES:
        assert sum(bool(known[name] & known[other]) for other in NAMES if other != name) >= 2, name


def test_two_participants_are_connected_since_the_same_day():
    for pair in read_room()["between"]:
        one, two = pair["people"]
        mine = {row[2]: row[6] for row in connections(one)}[slug(two)]
        theirs = {row[2]: row[6] for row in connections(two)}[slug(one)]
        assert mine == theirs


def test_what_two_said_stands_in_both_archives_at_the_same_moment():
    for pair in read_room()["between"]:
        one, two = pair["people"]
        sides = []
        for name in (one, two):
            rows = table(room_paths()[name] / "messages.csv")
            ends = {slug(one), slug(two)}
            talk = [row for row in rows if {row[3], row[5]} == ends]
            sides.append({(row[3], row[6], row[8].replace("&amp;", "&")) for row in talk})
        assert sides[0] == sides[1]
        assert len(sides[0]) >= 2


def test_who_knows_whom_is_who_talks_and_some_more():
    knows = room_knows()
    connected = {tuple(pair["people"]) for pair in read_room()["between"]}
    assert all(two in knows[one] and one in knows[two] for one, two in connected)
    assert "jonty" in knows["hakan"]
    assert "hakan" not in knows["jonty"]


def test_everybody_has_goals_of_their_own():
    goals = {name: load_goals(room_goals(name)) for name in NAMES}
    assert len({one.summary for one in goals.values()}) == 12
    assert all(one.functions and one.industries and one.has_enough_terms for one in goals.values())
    with pytest.raises(
        ParameterError, match=r"nobody called 'inez' is in the sample room\. Did you mean 'ines'"
    ):
        room_goals("inez")


def test_nothing_comes_after_the_export_day():
    for name in NAMES:
        assert max(row[6] for row in table(room_paths()[name] / "messages.csv")) < "2026-10-31 06:00:00"
