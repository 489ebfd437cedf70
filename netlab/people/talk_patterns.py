"""Patterns of talk: the small language in which the lexicons are written, and how it is matched.

A pattern is a row of words. Case, accents and the spelling of umlauts (ü, u, ue) make no difference.

==============  =================================================================================
``thank you``   these words, one after the other, in one sentence
``invoic*``     a word that begins so (stems carry the endings of a language)
``*hochzeit``   a word that ends so (compounds)
``(a|b c)``     one of these; ``(my|)`` may be left out
``_``           any one word
``..``          up to three words
``<number>``    a word that begins with a digit
``<link>``      a web address
``^``           where a sentence, a line or the text begins
``?``           a question mark, alone or among others
``=Sie``        written exactly so
==============  =================================================================================

One string of a list may hold several patterns, separated by commas.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import prod

import numpy as np

from netlab.errors import ParameterError
from netlab.people.talk_index import AtomIndex, Lists
from netlab.people.talk_words import Atom, Vocabulary, Words
from netlab.text import fold

GAP = 3  # the most words that ".." jumps
MOST_READINGS = 1_000  # one pattern that multiplies beyond this is a slip of the pen

_GROUP = re.compile(r"(?:^|(?<=\s))\([^()]*\)(?=\s|$)")
_PIECE = re.compile(r"\([^()]*\)|\S+")
_WORD = re.compile(r"[^\W_]+")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})

# The words of a pattern that stand for something else than themselves.
_SPECIAL = {"_": "any", "^": "start", "?": "question", "<number>": "number", "<link>": "link"}
Element = frozenset[Atom]  # one word of a pattern: any of its atoms will do
Reading = tuple[Element, ...]
_ANY: Element = frozenset({("any", "")})
_IDLE = {("any", ""), ("start", "")}


@dataclass(frozen=True, slots=True)
class Pattern:
    """One reading of one pattern of a lexicon: its kind, its language and its words in order."""

    kind: int
    language: int
    elements: Reading


@lru_cache(maxsize=50_000)  # lexicons are joined in several ways, each of which holds most of the lines
def read_pattern(line: str) -> tuple[Reading, ...]:
    """Read a pattern into all its readings, each a row of words.

    Raises ParameterError for a pattern without a word, with brackets inside a word, and for one that
    multiplies into thousands of readings.
    """
    outside = _GROUP.sub(" ", line) if "(" in line else line
    if "(" in outside or ")" in outside or "*" in outside.split():
        raise ParameterError(
            f"talk pattern '{line.strip()}': brackets stand between blanks, around whole words."
        )
    choices = [_choices(piece) for piece in (_PIECE.findall(line) if "(" in line else line.split())]
    n_readings = prod(len(choice) for choice in choices) if choices else 0
    if n_readings > MOST_READINGS:
        raise ParameterError(
            f"talk pattern '{line.strip()}' has {n_readings} readings. Split it into several."
        )
    readings = [tuple(e for part in combination for e in part) for combination in product(*choices)]
    found = tuple(dict.fromkeys(r for r in readings if any(e - _IDLE for e in r)))
    if not found:
        raise ParameterError(f"talk pattern '{line.strip()}' holds no word.")
    return found


@lru_cache(maxsize=50_000)  # most words stand in several patterns
def _choices(piece: str) -> tuple[Reading, ...]:
    """The readings of a piece; options of one word each are one choice, and need not be multiplied."""
    bare = piece.removesuffix("*")
    if bare.isascii() and bare.isalpha():  # most words are as plain as that
        return ((frozenset({("stem" if bare is not piece else "whole", bare.lower())}),),)
    if piece == "..":
        return tuple((_ANY,) * n for n in range(GAP + 1))
    options = piece[1:-1].split("|") if piece.startswith("(") else [piece]
    spellings = dict.fromkeys(s for option in options for s in (option, option.translate(_UMLAUTS)))
    rows = [tuple(atom for word in s.split() for atom in _atoms(word)) for s in spellings]
    single = frozenset(row[0] for row in rows if len(row) == 1)
    several = dict.fromkeys(tuple(frozenset({atom}) for atom in row) for row in rows if len(row) != 1)
    return (*([(single,)] if single else []), *several)


def _atoms(word: str) -> list[Atom]:
    if word in _SPECIAL:
        return [(_SPECIAL[word], "")]
    if word.startswith("="):
        return [("spelled", word[1:])]
    parts = [fold(part) for part in _WORD.findall(word)]
    if not parts or word[0] in ":;<":
        return [("spelled", word)]  # a sign: an emoji, a currency, a face of colons and brackets
    found: list[Atom] = [("whole", part) for part in parts]
    if word.endswith("*"):
        found[-1] = ("stem", parts[-1])
    if word.startswith("*"):
        found[0] = ("ending", parts[0])
    return found


class Sieve:
    """Finds the patterns of a lexicon in words. Built once per lexicon, used on many stretches of text."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self.patterns: Sequence[Pattern] = tuple(dict.fromkeys(patterns))
        self.kind = np.array([p.kind for p in self.patterns], dtype=np.int32)
        self.language = np.array([p.language for p in self.patterns], dtype=np.int32)
        self.length = np.array([len(p.elements) for p in self.patterns], dtype=np.int32)
        number = {_ANY: 0}  # of each distinct element
        rows = [[number.setdefault(element, len(number)) for element in p.elements] for p in self.patterns]
        self._atoms = AtomIndex(atom for element in number for atom in element)
        atom_of = self._atoms.number
        self._elements_of = Lists.of_pairs(
            [(atom_of[atom], n) for element, n in number.items() for atom in element], len(atom_of)
        )
        self._n_elements = len(number)
        self._single_of = Lists.of_pairs(
            [(row[0], i) for i, row in enumerate(rows) if len(row) == 1], len(number)
        )
        self._several = {i: row for i, row in enumerate(rows) if len(row) > 1}
        self._in_row = Lists.of_pairs(
            [(i, n) for i, row in enumerate(self._several.values()) for n in row], len(self._several)
        )

    def find(self, words: Words) -> tuple[np.ndarray, np.ndarray]:
        """Return ``(pattern, start)`` of every place where a pattern stands, in no special order."""
        members = self._members(words.vocabulary)
        found = [self._find_single(words, members), self._find_several(words, members)]
        return np.concatenate([f[0] for f in found]), np.concatenate([f[1] for f in found])

    def _members(self, vocabulary: Vocabulary) -> _Members:
        """Which words of the vocabulary each element stands for."""
        atom, word = self._atoms.pairs(vocabulary)
        row, element = self._elements_of.of(atom)
        n_words = max(len(vocabulary.raw), 1)
        both = np.unique(element * n_words + word[row])  # two atoms of an element may name one word
        return _Members(both // n_words, both % n_words, self._n_elements)

    def _find_single(self, words: Words, members: _Members) -> tuple[np.ndarray, np.ndarray]:
        row, pattern = self._single_of.of(members.element)
        word = members.word[row]
        order = np.argsort(word, kind="stable")
        word, pattern = word[order], pattern[order]
        n_of = np.bincount(word, minlength=len(words.vocabulary.raw))
        at = np.flatnonzero(n_of[words.codes])
        code = words.codes[at]
        first = np.concatenate([[0], np.cumsum(n_of)])[code]
        n = n_of[code]
        step = np.arange(n.sum()) - np.repeat(np.cumsum(n) - n, n)
        return pattern[np.repeat(first, n) + step], np.repeat(at, n)

    def _find_several(self, words: Words, members: _Members) -> tuple[np.ndarray, np.ndarray]:
        anchors = self._anchors(words, members)
        places = _Places(
            words, members, {self._several[number][anchor] for number, anchor in anchors.items()}
        )
        pattern, start = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
        for number, anchor in anchors.items():
            elements = self._several[number]
            at = places.of(elements[anchor]) - anchor
            at = at[(at >= 0) & (at + len(elements) <= len(words.codes))]
            for offset, element in enumerate(elements):
                if offset != anchor and len(at):
                    at = at[places.holds(element, words.codes[at + offset])]
            if len(at):
                pattern.append(np.full(len(at), number))
                start.append(at)
        return np.concatenate(pattern), np.concatenate(start)

    def _anchors(self, words: Words, members: _Members) -> dict[int, int]:
        """For each longer pattern that can occur here, the place of its rarest word."""
        if not self._several:
            return {}
        n_of = np.bincount(words.codes, minlength=len(words.vocabulary.raw))
        n = np.bincount(members.element, weights=n_of[members.word], minlength=self._n_elements)
        n[0] = len(words.codes) + 1  # any word
        counts, first = n[self._in_row.listed], self._in_row.first
        possible = np.flatnonzero(np.minimum.reduceat(counts, first)).tolist()
        numbers, edges = list(self._several), [*first.tolist(), len(counts)]
        return {numbers[i]: int(counts[edges[i] : edges[i + 1]].argmin()) for i in possible}


class _Members:
    """The words that each element stands for; both arrays sorted by element, then by word."""

    def __init__(self, element: np.ndarray, word: np.ndarray, n_elements: int) -> None:
        self.element, self.word = element, word
        self._edges = np.concatenate([[0], np.cumsum(np.bincount(element, minlength=n_elements))])

    def of(self, element: int) -> np.ndarray:
        """The numbers of the words."""
        return self.word[self._edges[element] : self._edges[element + 1]]


class _Places:
    """Where the rare words of the longer patterns stand."""

    def __init__(self, words: Words, members: _Members, rare: Iterable[int]) -> None:
        self.words, self.members = words, members
        self.scratch = np.zeros(len(words.vocabulary.raw), dtype=bool)
        kept = self.scratch.copy()
        kept[np.concatenate([*map(members.of, rare), np.empty(0, dtype=np.int64)])] = True
        places = np.flatnonzero(kept[words.codes])
        codes = words.codes[places]
        self.order = places[np.argsort(codes, kind="stable")]
        self.edges = np.concatenate([[0], np.cumsum(np.bincount(codes, minlength=len(kept)))]).tolist()

    def of(self, element: int) -> np.ndarray:
        """All places where a word of the element stands."""
        parts = [self.order[self.edges[i] : self.edges[i + 1]] for i in self.members.of(element).tolist()]
        return np.concatenate(parts) if parts else np.empty(0, dtype=np.int64)

    def holds(self, element: int, codes: np.ndarray) -> np.ndarray:
        """Whether each word is one that the element allows."""
        if element == 0:
            return ~self.words.vocabulary.is_break[codes]
        ids = self.members.of(element)
        if len(ids) == 1:
            return np.asarray(codes == ids[0])
        self.scratch[ids] = True
        answer = self.scratch[codes]
        self.scratch[ids] = False
        return answer
