"""Names as people write them: a readable form, a comparable key, and lists of names joined by commas.

A key serves to recognise one name written in two files ("Ann Lee, PhD 🌻" and "ANN LEE"); it never says
that two people are one (:mod:`netlab.people.identity` decides that).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

from netlab.lexicons import read_lexicon
from netlab.text import fold

_MATH = re.compile("[\U0001d400-\U0001d7ff]")
_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff\x00-\x1f\x7f]")  # joiners stay: scripts need them
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}")
_SIGNS = re.compile(r"[^a-z0-9'\-.&]")
_WORD_EDGE = " .,;:|·•*~_\"'“”„«»-–—"
_LONGEST_NAME = 6  # parts between commas that one person's name may have: "Lee, PhD, MBA, PMP, CSM"
_SHAPE = re.compile(r"(?:[^\W\d_]*[A-ZÀ-Þ]){2}[^\W_]*$|[^\W_]+\.[^\W_]+|[^\W_]*\d")

HIDDEN_NAME = "linkedin member"  # what LinkedIn shows for a deleted or hidden person; nobody in particular


def readable_name(raw: str) -> str:
    """Return the name as written, with spaces single, controls out and mathematical letters made plain."""
    plain = _MATH.sub(lambda found: unicodedata.normalize("NFKC", found.group()), raw)
    return " ".join(_CONTROLS.sub(" ", plain).split())


@lru_cache(maxsize=100_000)  # one name stands in many files
def name_key(raw: str) -> str:
    """Return the comparable form of a name: folded, without credentials, brackets, emoji and titles.

    A name that is nothing but such marks keeps its plain folded form, so that it is still told apart.
    """
    kept = _without_credentials(_BRACKETS.sub(" ", raw))
    words = [word.strip(_WORD_EDGE) for word in _spoken(fold(kept)).split()]
    words = [word for word in words if word]
    while len(words) > 2 and words[0] in _honorifics():
        words = words[1:]
    while len(words) > 2 and len(words[-1]) > 2 and words[-1] in _credentials():
        words = words[:-1]
    return " ".join(words) or fold(raw)


def split_names(text: str, known: Collection[str]) -> list[str]:
    """Split ``Ann Lee, PhD,Bob Ray`` into names, given the folded names known from elsewhere.

    Commas part people and credentials alike, so the longest run of parts that is a known name is taken
    first; a part that looks like a credential and is nobody's name belongs to the name before it.
    """
    parts = [part.strip() for part in text.split(",")]
    parts = [part for part in parts if part]
    folded = [fold(part) for part in parts]
    names: list[str] = []
    at = 0
    while at < len(parts):
        end = at + _known_run(folded[at : at + _LONGEST_NAME], known)
        while end < len(parts) and folded[end] not in known and _is_credential(parts[end]):
            end += 1
        names.append(", ".join(parts[at:end]))
        at = end
    return names


def _known_run(folded: list[str], known: Collection[str]) -> int:
    for size in range(len(folded), 1, -1):
        if ", ".join(folded[:size]) in known:
            return size
    return 1


def _without_credentials(name: str) -> str:
    """Drop what follows a comma; of a surname that stands there ("Ann, PhD Lee") only the credentials."""
    first, *rest = name.split(",")
    if not rest or len(first.split()) > 1:
        return first
    words = [word for part in rest for word in part.split()]
    return " ".join([first, *(word for word in words if not _is_credential(word))])


def _is_credential(part: str) -> bool:
    return fold(part).strip(".") in _credentials() or all(_is_credential_word(w) for w in part.split())


def _is_credential_word(word: str) -> bool:
    plain = word.strip("()[].®™")
    return fold(plain).replace(".", "") in _credentials() or (
        len(plain) <= 9 and bool(_SHAPE.match(plain)) and not plain.istitle()
    )


def _spoken(text: str) -> str:
    """Keep letters, marks, digits and what stands inside names; emoji and signs become spaces."""
    if text.isascii():
        return _SIGNS.sub(" ", text)
    return "".join(c if c in "'’-.&" or unicodedata.category(c)[0] in "LMN" else " " for c in text)


@lru_cache(maxsize=1)
def _credentials() -> frozenset[str]:
    return frozenset(read_lexicon("names/credentials")["credentials"])


@lru_cache(maxsize=1)
def _honorifics() -> frozenset[str]:
    return frozenset(read_lexicon("names/credentials")["honorifics"])
