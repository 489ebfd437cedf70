"""Texts as numbers: quoted text taken out, words and signs cut, each distinct word kept once.

A language has some hundred thousand distinct words, a mailbox many millions of them. So everything that
looks at letters (folding, stems, stop words) is done once per distinct word, and everything that looks at
neighbours is arithmetic on arrays of word numbers. There is no backtracking: a megabyte in one cell costs
what a megabyte costs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from netlab.people.pieces import END, Pieces, changed, in_pieces
from netlab.text import fold

LONGEST = 6_000  # characters read of one text: what people write to each other is shorter
HEAD = 5_000  # of a longer one, its start, where the greeting and the matter stand …
TAIL = LONGEST - HEAD  # … and its end, where the wishes and the signature stand

_QUOTED_LINE = re.compile(r"(?m)^[ \t]*>[^\n]*")
# A quotation of at least three words is somebody else's voice; "one or two" is only emphasis. First the span from
# sign to sign, then what is in it: both at once would try every pair of blanks in a text whose quotation never ends.
_BLANK = "[ \t\u00a0\u202f]"
_SPAN = re.compile('"([^"\n]{5,602})"|“([^“”]{5,602})”|„([^„“”]{5,602})[“”]|«([^«»]{5,602})»')
_THREE_WORDS = re.compile(rf"(?s).{{2,40}}?{_BLANK}.{{1,60}}?{_BLANK}.{{1,500}}")
_TOKEN = re.compile(
    r"\x1e|[^\W_]+(?:://\S+)?"
    r"|[.!?;…\n]+"
    r"|[:;=]'?-?[)(DPpO*](?!\w)|<3"
    r"|[€$£#@\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
)
_BREAK_SIGNS = frozenset(".!?;…\n")


Atom = tuple[str, str]  # (how, word): one way of naming words, see netlab.people.talk_index


@dataclass(frozen=True)
class Vocabulary:
    """The distinct words of a stretch of text, as written and folded."""

    raw: Sequence[str]
    folded: Sequence[str] = field(repr=False)

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
        text = _without_spans(text)
    return text


def _without_spans(text: str) -> str:
    kept, done, at = "", 0, 0
    while span := _SPAN.search(text, at):
        at = span.end()
        if _THREE_WORDS.fullmatch(span[span.lastindex or 0]):
            kept += text[done : span.start()] + " "
            done = at
        else:
            at = span.start() + 1  # the sign that ends it may begin the next
    return kept + text[done:]


def cut_words(texts: Sequence[str], pieces: Pieces | None = None) -> Words:
    """Cut texts into words and signs, each distinct one numbered. ``pieces``: those of the same texts."""
    cleaned = [without_quotations(clean(text)) for text in texts]
    if pieces is None:
        pieces = in_pieces(cleaned)
    else:
        both = enumerate(zip(texts, cleaned, strict=True))
        pieces = changed(pieces, {number: text for number, (before, text) in both if text is not before})
    tokens = pieces.tokens(_TOKEN)
    raw = tokens.distinct
    vocabulary = Vocabulary(raw, [w.lower() if w.isascii() else fold(w) for w in raw])
    return Words(tokens.codes, tokens.text_of, vocabulary, len(texts))
