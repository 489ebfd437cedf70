"""Words to say aloud: codes that stand for a person in the room and tell nothing about them."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from netlab.errors import ParameterError

# Short, common, told apart by ear, and nothing anybody would mind being called.
WORDS = (
    "ALDER", "AMBER", "APPLE", "ASPEN", "BADGER", "BARLEY", "BASIL", "BEACON", "BERRY", "BIRCH", "BREEZE", "BRIDGE",
    "BUTTON", "CANDLE", "CANOE", "CEDAR", "CELLO", "CHALK", "CHERRY", "CLOVER", "COBALT", "COMET", "COPPER", "CORAL",
    "COTTON", "CRANE", "DAISY", "DRUM", "DUNE", "EAGLE", "ELM", "EMBER", "FALCON", "FERN", "FIDDLE", "FINCH",
    "FJORD", "FLINT", "FLUTE", "FOX", "GARNET", "GINGER", "GLACIER", "GRAPE", "HARBOUR", "HARP", "HAZEL", "HERON",
    "HOLLY", "HONEY", "INDIGO", "ISLAND", "IVORY", "IVY", "JADE", "JASMINE", "JUNIPER", "KAYAK", "KETTLE", "KITE",
    "KIWI", "LADDER", "LAGOON", "LANTERN", "LARK", "LEMON", "LILAC", "LINEN", "LOTUS", "LYNX", "MANGO", "MAPLE",
    "MARBLE", "MEADOW", "MELON", "MINT", "MOSS", "MUSIC", "NECTAR", "NUTMEG", "OAK", "OCEAN", "OLIVE", "ONYX",
    "ORCHID", "OTTER", "PAPER", "PEBBLE", "PEPPER", "PIANO", "PINE", "PLUM", "POPPY", "PRISM", "PUFFIN", "QUARTZ",
    "QUILL", "RAVEN", "REED", "RIVER", "ROBIN", "SAFFRON", "SAGE", "SATIN", "SHELL", "SILVER", "SPARROW", "SPRUCE",
    "STORK", "SWALLOW", "TEAL", "THISTLE", "THYME", "TIGER", "TULIP", "VALLEY", "VELVET", "VIOLIN", "WALNUT",
    "WILLOW", "WREN", "ZEBRA",
)  # fmt: skip
_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"  # without I, O and Q, which are read as 1 and 0
CODE = r"[A-HJ-NPR-Z][2-9][0-9]-(" + "|".join(WORDS) + ")"
Draw = Callable[
    [int], int
]  # a whole number from 0 to one less than asked; secrets.randbelow, or a seeded one


def card_id(draw: Draw = secrets.randbelow) -> str:
    """Return a random mark of a card: 32 hexadecimal digits, made from nothing but chance."""
    return "".join(f"{draw(16):x}" for _ in range(32))


def consent_code(draw: Draw = secrets.randbelow) -> str:
    """Return a random code to be said aloud, such as ``K72-LARK``; there are some two hundred thousand."""
    return f"{_LETTERS[draw(len(_LETTERS))]}{2 + draw(8)}{draw(10)}-{WORDS[draw(len(WORDS))]}"


def roster(n: int, draw: Draw = secrets.randbelow) -> list[str]:
    """Draw ``n`` different words, one a seat, in the order of the alphabet. Raises ParameterError for too many."""
    if not 1 <= n <= len(WORDS):
        raise ParameterError(f"a roster has from 1 to {len(WORDS)} seats. Make two rooms of a larger one.")
    left = list(WORDS)
    return sorted(left.pop(draw(len(left))) for _ in range(n))
