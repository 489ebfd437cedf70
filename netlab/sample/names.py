"""Invented names and profile addresses, with the quirks that real lists have."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from netlab.sample.chance import Chance

_LATIN = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae"}
)


class NameMaker:
    """Draws names per culture and keeps every profile address unique."""

    def __init__(self, lists: Mapping[str, Any], chance: Chance) -> None:
        self._lists = lists
        self._chance = chance
        self._names: set[tuple[str, str]] = set()
        self._slugs: set[str] = set()

    def draw(self, culture: str, marks: bool = False) -> tuple[str, str]:
        """Return given name and surname; ``marks`` now and then adds credentials, emoji and the like.

        The same name may fall to two people, as it does in life, but seldom.
        """
        given, family = self._pair(culture)
        if (given, family) in self._names and self._chance.happens(0.7):
            given, family = self._pair(culture)
        self._names.add((given, family))
        return self._marked(given, family) if marks else (given, family)

    def _pair(self, culture: str) -> tuple[str, str]:
        lists, chance = self._lists[culture], self._chance
        if "native" in lists and chance.happens(0.12):
            given, family = chance.pick(lists["native"])
            return given, family
        return chance.pick(lists["first"]), chance.pick(lists["last"])

    def _marked(self, given: str, family: str) -> tuple[str, str]:
        marks, chance = self._lists["marks"], self._chance
        kind = chance.pick_weighted(
            {
                "": 90,
                "credentials": 3.2,
                "emoji": 0.7,
                "bracket": 1.8,
                "before": 1,
                "loud": 1.2,
                "space": 1.6,
                "initial": 0.5,
            }
        )
        if kind == "credentials":
            return given, family + chance.pick(marks["credentials"])
        if kind == "emoji":
            return given, f"{family} {chance.pick(marks['emoji'])}"
        if kind == "bracket":
            other = chance.pick(self._lists["en"]["last"])
            return given, f"{family} {chance.pick(marks['brackets']).format(last=other)}"
        if kind == "before":
            return chance.pick(marks["titles_before"]) + given, family
        if kind == "loud":
            return given.upper(), family.upper()
        if kind == "space":
            return f"{given} ", family
        return (given, f"{family[0]}.") if kind == "initial" else (given, family)

    def slug(self, given: str, family: str) -> str:
        """Return a profile slug as it stands in an address: unique, percent-encoded where it is not plain ASCII."""
        bare = _bare(given), _bare(family.split(",")[0].split("(")[0])
        words = "-".join("-".join(bare).split())
        if not words.isascii() and self._chance.happens(0.75):
            words = _ascii(words) or words
        return self.claim(self._free(words))

    def claim(self, slug: str) -> str:
        """Reserve a slug that a writer chose, and return it encoded."""
        encoded = quote(slug.lower(), safe="-%")
        self._slugs.add(encoded)
        return encoded

    def _free(self, words: str) -> str:
        chance = self._chance
        while True:
            style = chance.pick_weighted({"plain": 4, "hex": 5, "number": 1, "joined": 1.5})
            tail = f"{chance.whole(0x10000000, 0xFFFFFFFF):08x}"
            slug = {
                "plain": words,
                "hex": f"{words}-{tail}",
                "number": f"{words}-{chance.whole(2, 99)}",
                "joined": words.replace("-", ""),
            }[style]
            if quote(slug.lower(), safe="-%") not in self._slugs:
                return slug


def _bare(name: str) -> str:
    """Keep letters, hyphens and spaces; bring apostrophes, dots and emoji to nothing."""
    kept = (c if c.isalpha() or c in "- " else " " if c in "./" else "" for c in name)
    return unicodedata.normalize("NFC", "".join(kept)).strip().lower()


def _ascii(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.translate(_LATIN))
    return "".join(c for c in plain if c.isascii()).strip("- ")
