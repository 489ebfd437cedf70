"""Texts as numbers: quoted text taken out, words and signs cut, each distinct word kept once.

A language has some hundred thousand distinct words, a mailbox many millions of them. So everything that
looks at letters (folding, stems, stop words) is done once per distinct word, and everything that looks at
neighbours is arithmetic on arrays of word numbers. There is no backtracking: a megabyte in one cell costs
what a megabyte costs.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from netlab.people.pieces import END, Said, in_pieces
from netlab.text import fold

LONGEST = 6_000  # characters read of one text: what people write to each other is shorter
HEAD = 5_000  # of a longer one, its start, where the greeting and the matter stand …
TAIL = LONGEST - HEAD  # … and its end, where the wishes and the signature stand

_QUOTED_LINE = re.compile(r"(?m)^[ \t]*>[^\n]*")
# A quotation of at least three words is somebody else's voice; "one or two" is only emphasis.
_BLANK = "[ \t\u00a0\u202f]"
_QUOTATION = re.compile(
    "|".join(
        rf"{first}[^{within}]{{2,40}}?{_BLANK}[^{within}]{{1,60}}?{_BLANK}[^{within}]{{1,500}}?{last}"
        for first, within, last in (
            ('"', r'"\n', '"'),
            ("“", "“”", "”"),
            ("„", "„“”", "[“”]"),
            ("«", "«»", "»"),
        )
    )
)
_TOKEN = re.compile(
    r"\x1e|[^\W_]+(?:://\S+)?"
    r"|[.!?;…\n]+"
    r"|[:;=]'?-?[)(DPpO*](?!\w)|<3"
    r"|[€$£#@\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
)
_BREAK_SIGNS = frozenset(".!?;…\n")
_AFTER, _LAST = "\0", "\U0010ffff"  # the next possible word; one beyond all that begin so


Atom = tuple[str, str]  # (how, word): one way of naming words, see Vocabulary.numbers


@dataclass(frozen=True)
class Vocabulary:
    """The distinct words of a stretch of text, as written and folded, findable by stem and by ending."""

    raw: Sequence[str]
    folded: Sequence[str] = field(repr=False)
    _found: dict[Atom, np.ndarray] = field(default_factory=dict, repr=False)

    def numbers(self, atom: Atom) -> np.ndarray:
        """Numbers of the words that an atom names.

        ``("whole", "hallo")`` folded alike; ``("stem", "invoic")``; ``("ending", "hochzeit")``;
        ``("spelled", "Sie")`` as written; ``("number", "")``, ``("link", "")``, ``("start", "")`` (what ends
        a sentence stands before the next), ``("question", "")``. Any other: none.
        """
        if atom not in self._found:
            self._found[atom] = np.array(self._look_up(*atom), dtype=np.int64)
        return self._found[atom]

    def _look_up(self, how: str, word: str) -> Sequence[int] | np.ndarray:
        if how == "whole":
            return _between(*self._by_start, word, word + _AFTER)
        if how == "stem":
            return _between(*self._by_start, word, word + _LAST)
        if how == "ending":
            return _between(*self._by_end, word[::-1], word[::-1] + _LAST)
        if how == "spelled":
            return [self._spelled[word]] if word in self._spelled else ()
        flags = {"number": "is_number", "link": "is_link", "start": "is_break", "question": "is_question"}
        return np.flatnonzero(getattr(self, flags[how])) if how in flags else ()

    @cached_property
    def _by_start(self) -> tuple[list[str], list[int]]:
        order = sorted(range(len(self.folded)), key=self.folded.__getitem__)
        return [self.folded[i] for i in order], order

    @cached_property
    def _by_end(self) -> tuple[list[str], list[int]]:
        backwards = [word[::-1] for word in self.folded]
        order = sorted(range(len(backwards)), key=backwards.__getitem__)
        return [backwards[i] for i in order], order

    @cached_property
    def _spelled(self) -> dict[str, int]:
        return {word: number for number, word in enumerate(self.raw)}

    @cached_property
    def is_word(self) -> np.ndarray:
        """True for words of letters; False for signs, numbers, links and the end mark."""
        return np.array([w[:1].isalpha() and "://" not in w for w in self.raw], dtype=bool)

    @cached_property
    def is_number(self) -> np.ndarray:
        """True for words that begin with a digit (2024, 15h, 3pm)."""
        return np.array([w[:1].isdigit() for w in self.raw], dtype=bool)

    @cached_property
    def is_link(self) -> np.ndarray:
        """True for web addresses."""
        return np.array(["://" in w or w == "www" for w in self.folded], dtype=bool)

    @cached_property
    def is_break(self) -> np.ndarray:
        """True for what ends a sentence, a line or the text."""
        return np.array([w[:1] in _BREAK_SIGNS or w == END for w in self.raw], dtype=bool)

    @cached_property
    def is_question(self) -> np.ndarray:
        """True for a question mark, alone or among others (?!, ??)."""
        return np.array(["?" in w and w[0] in _BREAK_SIGNS for w in self.raw], dtype=bool)

    @cached_property
    def is_foreign_script(self) -> np.ndarray:
        """True for words in letters beyond the Latin ones."""
        return np.array([w[:1] > "\u024f" and w[:1].isalpha() for w in self.raw], dtype=bool)


def _between(words: list[str], order: list[int], first: str, last: str) -> list[int]:
    return order[bisect_left(words, first) : bisect_left(words, last)]


@dataclass(frozen=True)
class Words:
    """A stretch of texts as word numbers: ``codes``, the text each stands in, and the vocabulary.

    The stretch begins and ends with end marks, so that a neighbour can always be looked at.
    """

    codes: np.ndarray
    text_of: np.ndarray
    vocabulary: Vocabulary
    n_texts: int


def clean(text: str) -> str:
    """Cut a very long text to its start and end; compose accents."""
    if len(text) > LONGEST:
        text = f"{text[:HEAD]}\n{text[-TAIL:]}"
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return text


def without_quotations(text: str) -> str:
    """Take out quoted lines (``>``) and quotations of three words or more: somebody else's voice."""
    if ">" in text:
        text = _QUOTED_LINE.sub("\n", text)
    if '"' in text or "“" in text or "„" in text or "«" in text:
        text = _QUOTATION.sub(" ", text)
    return text


def cut_words(texts: Sequence[str], said: Said | None = None) -> Words:
    """Cut texts into words and signs, each distinct one numbered. ``said``: texts that are in pieces already."""
    cleaned = [without_quotations(clean(text)) for text in texts]
    tokens = in_pieces(cleaned, said).tokens(_TOKEN)
    raw = tokens.distinct
    vocabulary = Vocabulary(raw, [w.lower() if w.isascii() else fold(w) for w in raw])
    return Words(tokens.codes, tokens.text_of, vocabulary, len(texts))
