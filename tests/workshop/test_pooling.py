"""The room: bands of five cards or more, reach and gaps in words, and nothing at all of four cards or fewer."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from builders import rows
from cards import card, cards, many_ticks, ticks
from hypothesis import given, settings
from hypothesis import strategies as st

from netlab.errors import CardError, ParameterError
from netlab.room_page import room_notebook, write_room_page
from netlab.sample.content import word_lists
from netlab.workshop import place, place_lines, pool, read_room, save_room
from netlab.workshop.card import Card
from netlab.workshop.codes import WORDS, roster
from netlab.workshop.measures import TOO_ALIKE, TOO_FEW, distribution, measures
from netlab.workshop.pooling import may_follow


def reaching(name: str, size: str, n: int, start: int = 0) -> list[Card]:
    """``n`` cards that know people in one function alone, and tell no gap and no offer."""
    plain = {"industries": {}, "seniorities": {}, "gaps": None, "offer": None}
    return [card(seed, functions={name: size}, **plain) for seed in range(start, start + n)]


# -- distributions ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "bands"),
    [
        ([10] * 4, []),
        ([10] * 9, [(0.0, 100.0, 100)]),
        ([0, 5, 10, 15, 20, 25, 30, 35, 40, 45], [(0.0, 20.0, 50), (25.0, 100.0, 50)]),
        ([0, 0, 0, 0, 0, 0, 0, 50, 55, 60, 65, 70], [(0.0, 0.0, 60), (5.0, 100.0, 40)]),
        ([0, 0, 0, 0, 50, 50, 50, 50, 50], [(0.0, 100.0, 100)]),
    ],
    ids=["four", "all alike", "ten", "a heap below", "four below"],
)
def test_bands_hold_five_and_hide_the_ends(values: list[int], bands: list[tuple[float, float, int]]):
    assert distribution(values, range(0, 101, 5)) == bands


@given(st.lists(st.integers(0, 20).map(lambda n: 5 * n), max_size=120))
@settings(max_examples=200)
def test_every_band_holds_five_and_together_they_hold_all(values: list[int]):
    found = distribution(values, range(0, 101, 5))
    counts = [sum(low <= value <= high for value in values) for low, high, _ in found]
    assert all(n >= 5 for n in counts)
    assert sum(counts) == (len(values) if len(values) >= 5 else 0)
    assert len(found) <= 5
    if found:
        assert (found[0][0], found[-1][1]) == (0, 100)


@pytest.mark.parametrize("n", range(5))
def test_four_cards_or_fewer_show_no_distribution_and_no_percentile(n: int, tmp_path: Path):
    room = pool(cards(n), many_ticks(n) if n else [])
    assert (len(room.bands), len(room.measures), len(room.reach), len(room.gaps)) == (0, 0, 0, 0)
    assert len(place(card(0), room)) == 0
    assert "%" not in " ".join(place_lines(card(0), room))
    assert "four cards or fewer" in " ".join(place_lines(card(0), room))
    said = str(room_notebook(room))
    assert "no distribution, no percentile" in said
    assert "vnd.plotly" not in said


def test_five_cards_are_enough_for_reach():
    room = pool([*reaching("data", "20-49", 5), *reaching("legal", "5-9", 1, start=9)])
    functions = room.reach[room.reach["area"] == "functions"]
    reach = {row["name"]: (row["cards"], row["people_at_least"]) for row in functions.to_dict("records")}
    assert reach["data"] == ("five or more", 100)
    assert reach["legal"][0] == "one to four"
    assert rows(functions[functions["name"] == "legal"], "people_at_least") == [(None,)]
    assert reach["design"][0] == "nobody"


def test_what_few_tell_or_all_tell_alike_is_not_parted():
    alike = [card(seed, size="100-149", states=None) for seed in range(12)]
    why = dict(rows(pool(alike).measures, "measure", "why_not"))
    assert why["size"] == TOO_ALIKE
    assert why["states_active"] == TOO_FEW
    assert set(dict(rows(pool(alike).measures, "measure", "told")).values()) <= {"all", "at least 5", "at least 10", "too few"}  # fmt: skip


def test_one_who_does_not_tell_is_not_counted_out():
    room = pool([*[card(seed, size="100-149") for seed in range(11)], card(50, size=None)])
    assert dict(rows(room.measures, "measure", "told"))["size"] == "at least 10"


# -- gaps, offers, consent ----------------------------------------------------------------------------------------------


def test_a_gap_is_met_by_the_codes_of_those_who_offered():
    lacks = card(
        1, functions={}, industries={}, gaps={"functions": ("legal", "media"), "industries": ()}, offer=None
    )
    helps = card(2, functions={"legal": "5-9"}, industries={}, gaps=None, offer={"code": "K72-LARK", "functions": ("legal",), "industries": ()})  # fmt: skip
    silent = reaching("legal", "5-9", 3, start=10)
    room = pool([lacks, helps, *silent])
    assert rows(room.gaps, "name", "wanted_by", "reached_by", "codes") == [
        ("legal", "one to four", "one to four", "K72-LARK"),
        ("media", "one to four", "nobody", ""),
    ]
    assert rows(room.offers, "area", "name", "codes") == [("functions", "legal", "K72-LARK")]


@given(st.integers(5, 30))
@settings(max_examples=15, deadline=None)
def test_only_those_who_opted_in_have_a_code_in_the_room(n: int):
    pooled = cards(n)
    room = pool(pooled)
    given_codes = {one.offer["code"] for one in pooled if one.offer}
    told = {code for codes in [*room.gaps["codes"], *room.offers["codes"]] for code in codes.split()}
    assert told == given_codes


def test_a_room_does_not_know_whose_card_is_whose():
    """Cards in another order make the same room."""
    one, other = (pool(found, draw=Random(1).randrange) for found in (cards(15), cards(15)[::-1]))
    assert one.ids == other.ids
    assert all(
        getattr(one, t).equals(getattr(other, t)) for t in ("measures", "bands", "reach", "gaps", "offers")
    )


# -- one more card ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "is_refused"),
    [
        (4, 6, False),
        (6, 6, False),
        (6, 7, True),
        (6, 10, True),
        (6, 11, False),
        (11, 6, False),
        (12, 4, False),
    ],
)
def test_a_room_may_not_be_published_again_with_a_few_cards_more(before: int, after: int, is_refused: bool):
    earlier, later = pool(cards(before)), pool(cards(after))
    if is_refused:
        with pytest.raises(CardError, match="Pool again when five or more are new"):
            may_follow(earlier, later)
    else:
        may_follow(earlier, later)


# -- one's own place ----------------------------------------------------------------------------------------------------


def test_a_place_is_a_band_and_what_lies_on_either_side():
    found = [
        card(seed, size=size) for seed, size in enumerate(["20-49"] * 6 + ["150-299"] * 6 + ["1000-1999"] * 8)
    ]
    room = pool(found)
    mine = place(found[7], room).set_index("measure").loc["size"]
    assert (mine["below"], mine["inside"], mine["above"]) == (30, 30, 40)
    said = place_lines(found[7], room)
    assert "Connections: yours 150 to 299. About 30 % of the cards are in the same band (50 to 299), 30 % below it, 40 % above." in said  # fmt: skip


def test_a_card_that_was_not_pooled_is_told_so():
    assert place_lines(card(77), pool(cards(8)))[0] == "Your card is not among those pooled."


def test_every_measure_of_every_card_finds_a_band():
    room = pool(cards(25))
    for one in cards(40):
        found = place(one, room)
        told = {m.name for m in measures() if m.of(one) is not None} & set(room.bands["measure"])
        assert set(found["measure"]) == told
        assert ((found["low"] <= found["mine"]) & (found["mine"] <= found["high"])).all()


# -- the file and the page ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("n", [0, 3, 5, 30])
def test_a_room_comes_back_as_it_was_saved(n: int, tmp_path: Path):
    room = pool(cards(n), many_ticks(n + 1), draw=Random(3).randrange)
    again = read_room(save_room(room, tmp_path / "room.json"))
    assert (again.n, again.ids) == (room.n, room.ids)
    for name in ("measures", "bands", "reach", "gaps", "offers"):
        assert rows(getattr(again, name)) == rows(getattr(room, name))
    assert again.shape is not None
    assert room.shape is not None
    assert again.shape.sealed == room.shape.sealed
    assert rows(again.shape.bands) == rows(room.shape.bands)


def test_equal_rooms_give_equal_pages_that_hold_no_mark_of_a_card(tmp_path: Path):
    made = [pool(cards(12), many_ticks(12), draw=Random(3).randrange) for _ in range(2)]
    pages = [
        write_room_page(room, tmp_path / f"{i}.html").read_text(encoding="utf-8")
        for i, room in enumerate(made)
    ]
    assert pages[0] == pages[1]
    assert not any(mark in pages[0] for mark in made[0].ids)
    assert "This report is private" not in pages[0]


def test_a_room_without_gaps_offers_or_ticks_says_so(tmp_path: Path):
    said = str(room_notebook(pool(reaching("data", "5-9", 6))))
    assert "Nobody chose to tell a gap" in said
    assert "No card offers help under a code." in said
    assert "Who knows whom" not in said


def test_a_roster_has_different_words():
    words = roster(60, Random(1).randrange)
    assert len(set(words)) == 60
    assert set(words) <= set(WORDS)
    with pytest.raises(ParameterError, match="Make two rooms of a larger one"):
        roster(500)


def test_no_word_of_a_roster_is_the_name_of_somebody():
    lists = [names for names in word_lists("names").values() if isinstance(names, dict)]
    named = {part.upper() for names in lists for key in ("first", "last") for name in names.get(key, []) for part in name.split()}  # fmt: skip
    assert sorted(named & set(WORDS)) == []


def test_ticks_are_told_in_the_words_of_the_roster():
    [mine] = ticks({"LARK": "fjord OAK lark"})
    assert (mine.me, mine.knows) == ("LARK", ("FJORD", "OAK"))
    with pytest.raises(ParameterError, match=r"'FJORT' is not on the roster\. Did you mean 'FJORD'"):
        ticks({"LARK": "fjort"})
