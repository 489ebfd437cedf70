"""The industry of an employer: from a list of well-known ones, else from the words of its own name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from netlab.lexicons import read_lexicon
from netlab.people.company_names import company_key
from netlab.text import fold

UNKNOWN = "unknown"
SHORTEST_COMPOUND = 4
Rule = Mapping[str, tuple[str, ...]]


def industries(lexicons: str | Path | None = None) -> tuple[str, ...]:
    """Return the list of industries, in the order in which a name is held against them."""
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
    """Whole words speak before beginnings, and these before endings: "Maschinenbau" is not the end of a builder."""
    rules = _rules(lexicons)
    for look in (_whole, _starting, _ending):
        for industry in industries(lexicons):
            found = look(rules[industry], key, words)
            if found:
                return industry, f'The name says "{found}".'
    return UNKNOWN, None


def _whole(rule: Rule, key: str, words: list[str]) -> str | None:
    padded = f" {key} "
    phrase = next((phrase for phrase in rule["phrases"] if f" {phrase} " in padded), None)
    return phrase or next((word for word in words if word in rule["whole"]), None)


def _starting(rule: Rule, key: str, words: list[str]) -> str | None:
    return next((word for word in words if word.startswith(rule["starts"])), None)


def _ending(rule: Rule, key: str, words: list[str]) -> str | None:
    return next(
        (word for word in words if len(word) > SHORTEST_COMPOUND and word.endswith(rule["ends"])), None
    )


@lru_cache(maxsize=4)
def _rules(lexicons: str | None) -> dict[str, dict[str, tuple[str, ...]]]:
    listed = read_lexicon("companies/industries", lexicons)["words"]
    rules = {}
    for industry, words in listed.items():
        folded = [fold(word) for word in words]
        rules[industry] = {
            "whole": tuple(frozenset(w for w in folded if "*" not in w and " " not in w)),
            "phrases": tuple(w for w in folded if " " in w and "*" not in w),
            "starts": tuple(w[:-1] for w in folded if w.endswith("*")),
            "ends": tuple(w[1:] for w in folded if w.startswith("*")),
        }
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
