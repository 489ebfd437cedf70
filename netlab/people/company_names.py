"""Company names made comparable, and fields that name no employer at all."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from cleanco import basename, prepare_default_terms
from cleanco.clean import normalized, strip_punct

from netlab.lexicons import read_lexicon
from netlab.text import fold

_LETTER = re.compile(r"[^\W_]")
_EDGES = " .,;:|-–—·•/\\\"'()[]"
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_PUNCTUATION = re.compile(r"[^\w&+]+")


def company_key(name: str, lexicons: str | Path | None = None) -> str:
    """Return the comparable form of a company name, ``""`` if it names no employer: "ACME, Inc." gives ``acme``."""
    return _key(name, str(lexicons) if lexicons else None)


def names_no_employer(name: str, lexicons: str | Path | None = None) -> bool:
    """Whether a company field says that there is no employer to name: "Self-employed", "-", "Looking for work"."""
    folded = fold(name).strip(_EDGES)
    if len(_LETTER.findall(folded)) < 2 or folded.startswith(("http:", "https:", "www.")):
        return not _LETTER.search(folded) or len(folded) < 2
    whole, prefixes, begins = _no_employer(str(lexicons) if lexicons else None)
    return (
        folded in whole or folded.startswith(begins) or any(folded.startswith(prefix) for prefix in prefixes)
    )


@lru_cache(maxsize=4)
def _no_employer(lexicons: str | None) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    words = read_lexicon("companies/not_employers", lexicons)
    whole = frozenset(fold(word).strip(_EDGES) for word in words["whole"] if not word.endswith("*"))
    prefixes = tuple(fold(word[:-1]) for word in words["whole"] if word.endswith("*"))
    return whole, prefixes, tuple(word for word in words["begins"])


@lru_cache(maxsize=200_000)
def _key(name: str, lexicons: str | None) -> str:
    if names_no_employer(name, lexicons):
        return ""
    return _PUNCTUATION.sub(" ", fold(tidy_name(name))).strip() or fold(name)


@lru_cache(maxsize=200_000)
def tidy_name(name: str) -> str:
    """Return the name as shown: without its legal form and trailing brackets, spaces single."""
    bare = " ".join(_BRACKETS.sub("", name).split()).strip() or name
    return (_without_form(bare) or bare).strip(" ,;|-") or bare


def _without_form(name: str) -> str:
    """Ask cleanco with the legal forms that end like a word of the name, instead of with all thousand."""
    words = dict.fromkeys(strip_punct(word) for word in normalized(name).split())
    ends = [form for word in words for form in _forms().get(word, ())]
    return basename(name, terms=[form for _, form in sorted(ends)])


@lru_cache(maxsize=1)
def _forms() -> dict[str, list[tuple[int, tuple[int, list[str]]]]]:
    """The legal forms by their last word, each with its place in cleanco's order."""
    forms: dict[str, list[tuple[int, tuple[int, list[str]]]]] = {}
    for place, (size, words) in enumerate(prepare_default_terms()):
        forms.setdefault(words[-1], []).append((place, (size, words)))
    return forms
