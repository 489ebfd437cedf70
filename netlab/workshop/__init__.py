"""The workshop room: exercises and their self-checks, the set-up check, slides and worksheet, cards and rooms."""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "Card": "netlab.workshop.card",
    "Room": "netlab.workshop.pooling",
    "Ticks": "netlab.workshop.ticks",
    "check": "netlab.workshop.selfcheck",
    "check_message": "netlab.workshop.selfcheck",
    "check_replies": "netlab.workshop.selfcheck",
    "lay_out_room": "netlab.workshop.rooms",
    "make_card": "netlab.workshop.make",
    "make_ticks": "netlab.workshop.ticks",
    "open_card": "netlab.workshop.room_sample",
    "open_room": "netlab.workshop.room_sample",
    "open_ticks": "netlab.workshop.room_sample",
    "own_ties": "netlab.workshop.cohort_ties",
    "place": "netlab.workshop.placing",
    "place_lines": "netlab.workshop.placing",
    "pool": "netlab.workshop.pooling",
    "preview": "netlab.workshop.card_words",
    "read_all_ticks": "netlab.workshop.ticks",
    "read_card": "netlab.workshop.card",
    "read_cards": "netlab.workshop.pooling",
    "read_room": "netlab.workshop.room_file",
    "read_roster": "netlab.workshop.cohort_ties",
    "read_ticks": "netlab.workshop.ticks",
    "save_card": "netlab.workshop.card",
    "save_room": "netlab.workshop.room_file",
    "save_ticks": "netlab.workshop.ticks",
    "save_ties": "netlab.workshop.cohort_ties",
    "told_ties": "netlab.workshop.ticks",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'netlab.workshop' has no attribute '{name}'")
    return getattr(import_module(_HOMES[name]), name)
