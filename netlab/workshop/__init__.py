"""What a facilitator and the people in a room need: self-checks, cards without names, a pooled room, ticks, a room of samples."""

from netlab.workshop.card import Card, read_card, save_card
from netlab.workshop.card_words import preview
from netlab.workshop.make import make_card
from netlab.workshop.own_ties import own_ties, read_roster, save_ties
from netlab.workshop.placing import place, place_lines
from netlab.workshop.pooling import Room, pool, read_cards
from netlab.workshop.room_file import read_room, save_room
from netlab.workshop.selfcheck import check, check_message, check_replies
from netlab.workshop.ticks import Ticks, make_ticks, read_all_ticks, read_ticks, save_ticks, told_ties

__all__ = [
    "Card",
    "Room",
    "Ticks",
    "check",
    "check_message",
    "check_replies",
    "make_card",
    "make_ticks",
    "own_ties",
    "place",
    "place_lines",
    "pool",
    "preview",
    "read_all_ticks",
    "read_card",
    "read_cards",
    "read_room",
    "read_roster",
    "read_ticks",
    "save_card",
    "save_room",
    "save_ticks",
    "save_ties",
    "told_ties",
]
