"""Who knows whom in a room: true density, numbers that only their owner can open, and ties for one's own analysis."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest
from builders import rows
from cards import many_ticks, ticks
from hypothesis import given, settings
from hypothesis import strategies as st

from netlab.errors import CardError
from netlab.workshop import (
    own_ties,
    read_all_ticks,
    read_roster,
    read_ticks,
    save_ticks,
    save_ties,
    told_ties,
)
from netlab.workshop.room_ties import own_numbers, room_graph, room_shape, unseal
from netlab.workshop.ticks import tick_ties

# FJORD is between two pairs that know each other; OAK ticks WAFFLE, who does not tick back; ELM handed in nothing.
ROOM = {"LARK": "FJORD RIBBON", "RIBBON": "LARK FJORD", "FJORD": "LARK RIBBON OAK PINE", "OAK": "FJORD PINE WAFFLE ELM", "PINE": "OAK FJORD", "WAFFLE": ""}  # fmt: skip


def test_a_tie_is_named_by_both_or_by_one_and_never_by_the_absent():
    assert rows(tick_ties(ticks(ROOM))) == [
        ("FJORD", "LARK", "both"),
        ("FJORD", "OAK", "both"),
        ("FJORD", "PINE", "both"),
        ("FJORD", "RIBBON", "both"),
        ("LARK", "RIBBON", "both"),
        ("OAK", "PINE", "both"),
        ("OAK", "WAFFLE", "one"),
    ]


def test_the_shape_of_a_room():
    shape = room_shape(ticks(ROOM))
    assert (shape.n, shape.density_both, shape.density_one) == (6, 40, 47)  # 6 and 7 of 15 pairs
    assert (shape.groups, shape.outside) == (1, "one to four people")


def test_four_people_have_no_shape():
    shape = room_shape(ticks({"LARK": "FJORD", "FJORD": "LARK", "OAK": "", "PINE": ""}))
    assert (shape.n, shape.density_both, shape.groups, dict(shape.sealed), len(shape.bands)) == (
        4,
        None,
        None,
        {},
        0,
    )


def test_own_numbers_are_those_of_networkx_and_of_the_book():
    """A broker between two closed pairs: on the way of all four crossing pairs of the six pairs of others."""
    graph = nx.Graph([("FJORD", "LARK"), ("FJORD", "RIBBON"), ("LARK", "RIBBON"), ("FJORD", "OAK"), ("FJORD", "PINE"), ("OAK", "PINE")])  # fmt: skip
    numbers = own_numbers(graph)
    assert numbers.loc["FJORD", "n"] == 4
    assert numbers.loc["FJORD", "between"] == pytest.approx(4 / 6)
    assert numbers.loc["FJORD", "constraint"] == pytest.approx(
        4 * (0.25 + 0.25 * 0.5) ** 2
    )  # Burt 1992, by hand
    assert numbers.loc["LARK", "between"] == 0


def test_everybody_opens_their_own_number_and_nobody_else_does():
    handed_in = ticks(ROOM)
    shape = room_shape(handed_in)
    fern, wren = handed_in[2], handed_in[5]
    assert unseal(shape, fern.key) == (4, pytest.approx(0.5625, abs=0.001), pytest.approx(0.4, abs=0.001))
    known, constraint, between = unseal(shape, wren.key) or (None, 0, None)
    assert (known, between, math.isnan(constraint)) == (0, 0.0, True)
    assert unseal(shape, "0" * 32) is None
    one = replace(shape, sealed={mark: shape.sealed[other] for mark, other in zip(shape.sealed, [*shape.sealed][1:] + [*shape.sealed][:1], strict=True)})  # fmt: skip
    assert unseal(one, fern.key) is None  # another's number under one's own mark does not open


def test_two_poolings_lock_the_same_number_differently():
    handed_in = ticks(ROOM)
    first, second = room_shape(handed_in), room_shape(handed_in)
    assert set(first.sealed) == set(second.sealed)
    assert not set(first.sealed.values()) & set(second.sealed.values())
    assert unseal(first, handed_in[0].key) == unseal(second, handed_in[0].key)


@given(st.integers(5, 40), st.integers(0, 50))
@settings(max_examples=20, deadline=None)
def test_the_density_of_any_room_is_that_of_its_graph(n: int, seed: int):
    handed_in = many_ticks(n, seed)
    graph = room_graph(handed_in, tick_ties(handed_in))
    shape = room_shape(handed_in)
    assert abs((shape.density_both or 0) - 100 * nx.density(graph)) <= 0.5
    assert all(
        unseal(shape, one.key) is not None and unseal(shape, one.key)[0] == graph.degree[one.me]
        for one in handed_in
    )
    assert (shape.bands.groupby("measure").size() <= 5).all()


def test_ties_are_told_only_where_both_said_so():
    handed_in = [replace(one, tell_ties=one.me in ("LARK", "FJORD", "OAK")) for one in ticks(ROOM)]
    assert rows(told_ties(handed_in)) == [("FJORD", "LARK", "yes"), ("FJORD", "OAK", "yes")]


def test_ticks_come_back_as_they_were_saved(tmp_path: Path):
    [mine] = ticks({"LARK": "FJORD OAK"})
    assert read_ticks(save_ticks(mine, tmp_path / "ticks.json")) == mine


def test_two_people_cannot_wear_one_badge(tmp_path: Path):
    paths = [
        save_ticks(one, tmp_path / f"{i}.json") for i, one in enumerate(ticks({"LARK": "", "FJORD": ""}))
    ]
    paths.append(save_ticks(ticks({"LARK": "OAK"}, seed=9)[0], tmp_path / "again.json"))
    with pytest.raises(CardError, match=r"again\.json: me is the same as in 0\.json"):
        read_all_ticks(paths)


def test_who_knows_themselves_was_edited(tmp_path: Path):
    path = save_ticks(ticks({"LARK": "FJORD"})[0], tmp_path / "ticks.json")
    path.write_text(path.read_text(encoding="utf-8").replace("FJORD", "LARK"), encoding="utf-8")
    with pytest.raises(CardError, match=r"ticks\.json: knows holds its own maker"):
        read_ticks(path)


def test_badges_become_people_of_ones_own_only_where_one_named_them(tmp_path: Path):
    told = told_ties([replace(one, tell_ties=True) for one in ticks(ROOM)])
    ties = save_ties(told, tmp_path / "ties.csv")
    who = tmp_path / "who.csv"
    who.write_text("badge,name\nfjord,Ann Lee\nOAK,Bo Ray\nPINE,Cy Wu\n", encoding="utf-8")
    assert own_ties(ties, who, tmp_path / "cohort.csv") == 3
    text = (tmp_path / "cohort.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines() == ["source,target,known", "Ann Lee,Bo Ray,yes", "Ann Lee,Cy Wu,yes", "Bo Ray,Cy Wu,yes"]  # fmt: skip


def test_a_strange_badge_is_told_by_its_line(tmp_path: Path):
    roster = tmp_path / "roster.csv"
    roster.write_text("badge\nLARK\nZebediah\n", encoding="utf-8")
    with pytest.raises(CardError, match=r"roster\.csv: line 3: badge is no word") as error:
        read_roster(roster)
    assert "Zebediah" not in str(error.value)
    roster.write_text("seat\nLARK\n", encoding="utf-8")
    with pytest.raises(CardError, match=r"roster\.csv: no column 'badge'"):
        read_roster(roster)
