"""Cards that somebody else made: whatever is in them, a clear error names the file and the key, never the value."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cards import broken, card, cards, saved
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netlab.errors import CardError
from netlab.workshop import make_ticks, read_card, read_cards, read_room, read_ticks, save_ticks
from netlab.workshop.card import card_text

EVIL = "<img src=x onerror=alert('Zebediah')>"
CHANGES = {
    "card_id as html": ({"card_id": EVIL}, "card_id is not written as it should be"),
    "size as a number": ({"size": 7_000_000}, "size is none of the allowed words"),
    "size of a stranger": ({"size": EVIL}, "size is none of the allowed words"),
    "share over a hundred": ({"mix": {"friends": 105, "work": None, "no evidence": None}}, "mix.friends is too large"),
    "share below nothing": ({"mix": {"friends": -5, "work": None, "no evidence": None}}, "mix.friends is too small"),
    "share too fine": ({"mix": {"friends": 33, "work": None, "no evidence": None}}, "mix.friends is finer"),
    "share as text": ({"mix": {"friends": EVIL, "work": None, "no evidence": None}}, "mix.friends is not of the kind"),
    "share as yes": ({"mix": {"friends": True, "work": None, "no evidence": None}}, "mix.friends is not of the kind"),
    "a part missing": ({"mix": {"friends": 20}}, "mix lacks a key"),
    "more than a whole": ({"mix": {"friends": 90, "work": 90, "no evidence": None}}, "mix adds up to more than a whole"),
    "a mix as a list": ({"mix": [20, 30]}, "mix is not of the kind"),
    "absurdly varied": ({"diversity": {"function": 4e9, "industry": None, "seniority": None}}, "diversity.function is too large"),
    "a function of one's own": ({"functions": {EVIL: "5-9"}}, "functions holds a key that does not belong there"),
    "four people": ({"functions": {"data": "1-4"}}, "functions.data is none of the allowed words"),
    "an exact count": ({"functions": {"data": 6}}, "functions.data is none of the allowed words"),
    "a name among the gaps": ({"gaps": {"functions": [EVIL], "industries": []}}, "gaps.functions.0 is none of the allowed"),
    "a gap twice": ({"gaps": {"functions": ["legal", "legal"], "industries": []}}, "gaps.functions holds something twice"),
    "a code of one's own": ({"offer": {"code": EVIL, "functions": [], "industries": []}}, "offer.code is not written as"),
    "a line after a code": ({"offer": {"code": "K72-LARK\n", "functions": [], "industries": []}}, "offer.code is not written"),
    "an offer of nothing known": ({"functions": {}, "offer": {"code": "K72-LARK", "functions": ["legal"], "industries": []}}, "offer.functions speaks of where the card counts nobody"),
    "a gap where people are": ({"functions": {"legal": "5-9"}, "gaps": {"functions": ["legal"], "industries": []}}, "gaps.functions speaks of where the card counts people"),
    "a reason of one's own": ({"left_out": {"size": EVIL}}, "left_out.size is none of the allowed words"),
    "another version": ({"netlab_card": 2}, "netlab_card is not what this version of netlab reads"),
    "a name besides": ({"name": "Zebediah"}, "the file holds a key that does not belong there"),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_a_card_that_was_edited_is_refused(tmp_path: Path, change: str):
    edit, told = CHANGES[change]
    path = broken(tmp_path, lambda raw: raw.update({"offer": None, "gaps": None, **edit}))
    with pytest.raises(CardError, match=rf"card\.json: {told}") as error:
        read_card(path)
    assert "Zebediah" not in str(error.value)
    assert "img" not in str(error.value)


RAW = {
    "empty": (b"", "not a file of netlab's"),
    "no JSON": (b"hello", "not a file of netlab's"),
    "a list": (b"[]", "the file is not of the kind"),
    "a number": (b"1", "the file is not of the kind"),
    "half": (card_text(card(1)).encode()[:300], "not a file of netlab's"),
    "not UTF-8": (b'{"netlab_card": "\xff"}', "not a file of netlab's"),
    "NaN": (b'{"netlab_card": NaN}', "a number in it is none"),
    "endless": (b'{"netlab_card": 1e999}', "a number in it is none"),
    "minus endless": (b'{"netlab_card": -Infinity}', "a number in it is none"),
    "digits without end": (b'{"netlab_card": ' + b"9" * 5000 + b"}", "a number in it is none"),
    "a key twice": (b'{"netlab_card": 1, "netlab_card": 1}', "a key stands twice in it"),
    "brackets without end": (b"[" * 60_000, "not a file of netlab's"),
    "too large": (b" " * 65_537, "too large to be a file"),
}


@pytest.mark.parametrize("kind", RAW)
@pytest.mark.parametrize("read", [read_card, read_ticks, read_room])
def test_what_is_no_card_is_refused(tmp_path: Path, kind: str, read: Any):
    data, told = RAW[kind]
    path = tmp_path / "theirs.json"
    path.write_bytes(data * 17 if kind == "too large" else data)
    with pytest.raises(CardError, match=rf"theirs\.json: .*{told}"):
        read(path)


def test_one_kind_of_file_taken_for_another_is_told_by_its_kind(tmp_path: Path):
    [card_path] = saved([card(1)], tmp_path)
    ticks_path = save_ticks(make_ticks("LARK", []), tmp_path / "ticks.json")
    with pytest.raises(CardError, match=r"ticks\.json: this is a file of ticks, not a card"):
        read_card(ticks_path)
    with pytest.raises(CardError, match=r"card-0\.json: this is a card, not a room"):
        read_room(card_path)


def test_a_card_that_is_not_there(tmp_path: Path):
    with pytest.raises(CardError, match=r"none\.json: no such file"):
        read_card(tmp_path / "none.json")


def test_a_card_is_counted_once(tmp_path: Path):
    paths = saved([*cards(6), card(2)], tmp_path)
    with pytest.raises(CardError, match=r"card-6\.json: card_id is the same as in card-2\.json"):
        read_cards(paths)


def test_a_code_belongs_to_one_card(tmp_path: Path):
    one = next(found for found in cards(20) if found.offer)
    twin = card(99, functions=one.functions, industries=one.industries, offer=one.offer, gaps=None)
    with pytest.raises(CardError, match=r"card-1\.json: offer.code is the same as in card-0\.json"):
        read_cards(saved([one, twin], tmp_path))


def test_honest_cards_are_read(tmp_path: Path):
    assert read_cards(saved(cards(40), tmp_path)) == cards(40)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
KEYS = tuple(json.loads(card_text(card(0))))


@given(key=st.sampled_from(KEYS), value=json_values)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_value_under_any_key_gets_through_unless_it_is_allowed(tmp_path: Path, key: str, value: Any):
    """A card is read as netlab would write it, or refused; nothing else comes out, and nothing is repeated aloud."""
    path = broken(tmp_path, lambda raw: raw.update({key: value}))
    try:
        made = read_card(path)
    except CardError as error:
        told = str(error)
        assert told.startswith("card.json: ")
        assert not (isinstance(value, str) and len(value) > 3 and value in told)
    else:
        assert json.loads(card_text(made)) == json.loads(path.read_text(encoding="utf-8"))


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_refused_in_one_sentence(tmp_path: Path, data: bytes):
    path = tmp_path / "theirs.json"
    path.write_bytes(data)
    with pytest.raises(CardError, match=r"theirs\.json: "):
        read_card(path)


def test_a_room_has_an_end(tmp_path: Path):
    with pytest.raises(CardError, match=r"1,001 cards: a room holds at most 1,000"):
        read_cards([tmp_path / f"{i}.json" for i in range(1001)])
