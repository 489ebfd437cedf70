"""The industry of an employer: from a list of well-known ones, else from the words of its own name."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from netlab.lexicons import read_lexicon
from netlab.people.company_names import company_key
from netlab.text import fold

UNKNOWN = "unknown"
SHORTEST_COMPOUND = 4


def industries(lexicons: str | Path | None = None) -> tuple[str, ...]:
    """Return the list of industries, in the order in which a name is held against them."""
    return _industries(str(lexicons) if lexicons else None)


@lru_cache(maxsize=4)
def _industries(lexicons: str | None) -> tuple[str, ...]:
    lexicon = read_lexicon("companies/industries", lexicons)
    order = lexicon["order"]
    return (*order, *(name for name in lexicon["words"] if name not in order))


def industry_of(key: str, lexicons: str | Path | None = None) -> tuple[str, str | None]:
    """Return the industry of a company key (:func:`~netlab.people.company_names.company_key`) and a sentence of evidence.

    The well-known employer whose name begins the key counts first, the longest such name; then the first industry
    of the list that has a word of the key. ``("unknown", None)`` where neither speaks.
    """
    return _industry_of(key, str(lexicons) if lexicons else None)


@lru_cache(maxsize=200_000)
def _industry_of(key: str, lexicons: str | None) -> tuple[str, str | None]:
    words = key.split()
    if not words:
        return UNKNOWN, None
    known = _known(lexicons)
    for size in range(len(words), 0, -1):
        name = " ".join(words[:size])
        # a single word that begins a longer name proves little: "Target Zero", "Orange Grove School"
        if name in known and (size == len(words) or size > 1 or name in _distinctive(lexicons)):
            return known[name], f"A well-known employer in {known[name]}."
    return _by_words(key, words, lexicons)


def _by_words(key: str, words: list[str], lexicons: str | None) -> tuple[str, str | None]:
    """Phrases speak before whole words, these before beginnings, and these before endings.

    "University hospital" is no school, and "Maschinenbau" is not the end of a builder.
    """
    rules = _rules(lexicons)
    padded = f" {key} "
    looks = (
        (phrase for phrase in rules.phrases if f" {phrase} " in padded),
        (word for word in words if word in rules.whole),
        (word[:size] for word in words for size in range(1, len(word) + 1) if word[:size] in rules.starts),
        (
            word[at:]
            for word in words
            if len(word) > SHORTEST_COMPOUND
            for at in range(len(word))
            if word[at:] in rules.ends
        ),
    )
    for look, ranks in zip(looks, rules, strict=True):
        found = min(look, key=ranks.__getitem__, default=None)
        if found is not None:
            said = next((word for word in words if found in word), found)
            return industries(lexicons)[
                ranks[found]
            ], f'The name says "{said if " " not in found else found}".'
    return UNKNOWN, None


class _Rules(NamedTuple):
    """By phrase, word, beginning and ending: the rank of the first industry that lists it."""

    phrases: dict[str, int]
    whole: dict[str, int]
    starts: dict[str, int]
    ends: dict[str, int]


@lru_cache(maxsize=4)
def _rules(lexicons: str | None) -> _Rules:
    listed = read_lexicon("companies/industries", lexicons)["words"]
    rules = _Rules({}, {}, {}, {})
    for rank, industry in enumerate(industries(lexicons)):
        for word in map(fold, listed[industry]):
            if word.endswith("*"):
                rules.starts.setdefault(word[:-1], rank)
            elif word.startswith("*"):
                rules.ends.setdefault(word[1:], rank)
            else:
                (rules.phrases if " " in word else rules.whole).setdefault(word, rank)
    return rules


@lru_cache(maxsize=4)
def _known(lexicons: str | None) -> dict[str, str]:
    listed = read_lexicon("companies/known", lexicons)["known"]
    return {
        company_key(name, lexicons) or fold(name): industry
        for industry, names in listed.items()
        for name in names
    }


@lru_cache(maxsize=4)
def _distinctive(lexicons: str | None) -> frozenset[str]:
    """Single names that are no word of a language, so that "Allianz Technology" is still Allianz."""
    return frozenset(name for name in read_lexicon("companies/known", lexicons).get("distinctive", ()))
