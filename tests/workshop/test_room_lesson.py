"""The room's lesson: the sample's files are those the code makes, and a room that is too small says so."""

from __future__ import annotations

from pathlib import Path

import pytest
import remembering

from netlab import room_lesson
from netlab.workshop import check, open_card, open_room, open_ticks, pool, room_sample

FILES = Path(room_sample.__file__).parent / "_room"


@pytest.mark.slow
def test_the_sample_room_is_what_the_twelve_make(tmp_path: Path):
    with remembering.remembered():
        room_sample.write_sample_room(tmp_path)
    for name in ("room.json", "card.json", "ticks.json"):
        assert (tmp_path / name).read_bytes() == (FILES / name).read_bytes()


def test_the_card_of_the_sample_is_in_its_room():
    room, card = open_room(), open_card()
    assert room.n == 12
    assert card.card_id in room.ids
    told = room_lesson.my_place(card, room, open_ticks()).markup
    assert "Only you see this" in told
    assert "you named each other" in told


def test_a_card_is_told_in_full():
    told = room_lesson.my_card(open_card()).markup
    assert "It holds no name, no employer" in told
    assert "<b>Size</b>" in told


def test_a_room_of_one_shows_nothing_and_has_no_answer():
    small = pool([open_card()])
    for part in (room_lesson.how_spread, room_lesson.common_reach, room_lesson.looked_for):
        pieces = part(small).pieces
        assert ["Four cards or fewer" in piece.markup for piece in pieces] == [True]
    assert "Nobody ticked" in room_lesson.who_knows_whom(small).pieces[0].markup
    assert "Four cards or fewer" in room_lesson.room_in_words(small).markup
    assert check("out-of-reach", ..., small).is_right is None


def test_a_part_shows_its_figures_and_leaves_out_the_passages():
    pieces = room_lesson.common_reach(open_room()).pieces
    assert [piece.figure.layout.meta["title"].startswith("Together we reach") for piece in pieces] == [
        True
    ] * 3
    assert "legal" in room_lesson.room_in_words(open_room()).markup


def test_out_of_reach():
    room = open_room()
    functions = room.reach[room.reach["area"] == "functions"]
    truth = functions.loc[functions["cards"] == "nobody", "name"].tolist()
    assert check("out-of-reach", truth, room).is_right
    few = functions.loc[functions["cards"] == "one to four", "name"]
    assert "Few is not nobody" in check("out-of-reach", few, room).said
    every = room.reach.loc[room.reach["cards"] == "nobody", "name"]
    assert 'area is "functions"' in check("out-of-reach", every, room).said


@pytest.mark.parametrize(
    ("answer", "words"), [(20 / 132, "twice"), (20 / 12, "not by pairs"), (0.5, "too many")]
)
def test_density_slips(answer: float, words: str):
    assert check("density", 0.303).is_right
    assert words in check("density", answer).said
