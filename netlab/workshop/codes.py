"""Words to say aloud: codes that stand for a person in the room and tell nothing about them."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from netlab.errors import ParameterError

# Common, told apart by ear, no given name or frequent surname, and nothing anybody would mind being called.
WORDS = (
    "ACORN", "ANCHOR", "ARROW", "BADGER", "BALLOON", "BAMBOO", "BANJO", "BEACON", "BISCUIT", "BLANKET",
    "BONFIRE", "BREEZE", "BUTTON", "CACTUS", "CANDLE", "CANOE", "CARAMEL", "CASTLE", "CEDAR", "CELLO", "CHALK",
    "CHERRY", "CINNAMON", "CIRCLE", "COBALT", "COCOA", "COMET", "COMPASS", "COPPER", "COTTON", "CUSHION",
    "DOLPHIN", "DUNE", "ELM", "EMBER", "FALCON", "FEATHER", "FJORD", "FLAMINGO", "FLUTE", "FOSSIL", "GALAXY",
    "GARDEN", "GEYSER", "GIRAFFE", "GLACIER", "GONDOLA", "HAMMOCK", "HARBOUR", "HERON", "ICEBERG", "IGLOO",
    "ISLAND", "JIGSAW", "KAYAK", "KETTLE", "KITE", "KIWI", "KOALA", "LADDER", "LAGOON", "LANTERN", "LARK",
    "LEMON", "LEMUR", "LILAC", "LINEN", "MAGNET", "MANGO", "MAPLE", "MARBLE", "MEADOW", "MELON", "MINT",
    "MITTEN", "MOSAIC", "MUFFIN", "NECTAR", "NUTMEG", "OAK", "OCEAN", "OCTOPUS", "ONYX", "ORANGE", "ORCHID",
    "OTTER", "OYSTER", "PADDLE", "PANCAKE", "PARSLEY", "PEBBLE", "PENGUIN", "PEPPER", "PIANO", "PILLOW", "PINE",
    "PLANET", "PLUM", "POCKET", "PRETZEL", "PRISM", "PUFFIN", "PYRAMID", "QUARTZ", "QUILL", "RAINBOW", "RIBBON",
    "ROCKET", "SADDLE", "SANDAL", "SATIN", "SPARROW", "SPOON", "SPRUCE", "TEAPOT", "THISTLE", "THYME", "TOMATO",
    "TROMBONE", "TULIP", "TUNNEL", "TURTLE", "UMBRELLA", "VALLEY", "VANILLA", "VIOLIN", "VOLCANO", "WAFFLE",
    "WALNUT", "WHISTLE", "ZEBRA",
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
