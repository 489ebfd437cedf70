"""Words of goals and of people's work made comparable: across spelling, word forms and, where possible, languages.

A word becomes *keys*. Listed words share the key of their concept (``battery``, ``Batterie``, ``batería``;
``_data/goals/words.toml``); a compound of listed words has the keys of its parts (``Wärmepumpe``: heat, pump);
any other word is cut to a stem on which words of Greek and Latin stock agree (``hydrologist``, ``Hydrologin``,
``hidróloga``). A :class:`Term` is a goal: it is in a text if all keys of one of its readings are, in any order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from netlab.lexicons import read_lexicon
from netlab.text import fold

TOKEN = re.compile(r"[^\W_]+")
SHORTEST_PART = 4  # letters of a part of a compound: "SAP" is not in "ASAP"
_JOINTS = ("", "s", "n", "en", "e", "es", "er")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i", "ð": "d", "þ": "th"})
_SOUNDS = (
    ("ph", "f"),
    ("th", "t"),
    ("rh", "r"),
    ("ck", "k"),
    ("qu", "k"),
    ("ch", "k"),
    ("c", "k"),
    ("y", "i"),
)
_TAIL_ENDINGS = ("", "n", "en", "s", "e", "in", "innen", "er")
_DOUBLED = re.compile(r"([bdfgklmnprst])\1")
# The endings of one word in several languages, the longest first; each family ends alike afterwards.
_ENDINGS = (
    (re.compile(r"(?:logist|login|loginn?en|loge|logen|logi|logie|logien|logia|logias|logo|loga|logue|logues|logisk|logiske|logikal|logik|logico)s?$"), "log"),
    (re.compile(r"(?:ation|asion|asione|atsion|atie|atsiia|asao|asoes|asioni|asiones|akao|akoes|akion|akiones|asjon|azione|azioni|akja|akje|ationen)s?$"), "ation"),
    (re.compile(r"(?:k?tional|kional|sional|zional|k?tionel|k?tionale|kionale|zionale|k?tionele|k?tioneler|sionele)s?$"), "tional"),
    (re.compile(r"(?:k?tion|k?tionen|kion|kiones|sion|siones|zione|zioni|kao|koes|tie|ties|kja)s?$"), "tion"),
    (re.compile(r"(?:istin|istinn?en|isten|iste|istes|ista|istas|isti|ist)s?$"), "ist"),
    (re.compile(r"(?:ik|iks|ike|ikes|ika|ikas|iko|ikos|iek|iki|ikal|iker|ikerin|ikien|ikiene|iske|isk|ikian)s?$"), "ik"),
    (re.compile(r"(?:eur|eurs|eurin|euse|rike|or|ores|ora|oras|orin|orinn?en|oren|ore|ori|atrike|our)s?$"), "or"),
    (re.compile(r"(?:ment|mento|mentos|menti|mentet)s?$"), "ment"),
    (re.compile(r"(?:erin|erinn?en|ers|ern)$"), "er"),
)  # fmt: skip
_PLURAL = re.compile(r"(?<=[^su])s$")
_LAST_VOWELS = re.compile(r"(?:ien|en|[aeio]+)$")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Cut a folded word to what its forms, and its cognates in other languages, have in common."""
    if len(word) < SHORTEST_PART or not word.isascii():
        return word
    for written, spoken in _SOUNDS:
        word = word.replace(written, spoken)
    word = _DOUBLED.sub(r"\1", word)
    if len(word) >= 7:
        for ending, common in _ENDINGS:
            cut = ending.search(word)
            if cut and cut.start() >= 3:
                return word[: cut.start()] + common
    word = _PLURAL.sub("", word)
    return _LAST_VOWELS.sub("", word) if len(word) >= 6 else word


@dataclass(frozen=True, slots=True)
class Term:
    """A goal in words. ``readings``: (words as a person would say them, keys that must all be there)."""

    text: str
    readings: tuple[tuple[str, frozenset[str]], ...]

    @property
    def keys(self) -> frozenset[str]:
        """All keys that any reading asks for."""
        return frozenset(key for _, keys in self.readings for key in keys)

    def found_in(self, keys: frozenset[str]) -> str | None:
        """Return the words by which the term is in a text with these keys, or ``None``."""
        return next((words for words, wanted in self.readings if wanted <= keys), None)


class Wording:
    """Turns texts into keys; keeps what it learned about every word."""

    def __init__(self, lexicons: str | Path | None = None) -> None:
        lexicon = read_lexicon("goals/words", lexicons)
        self._small = frozenset(map(plain, lexicon["small"]))
        self._parts = frozenset(map(plain, lexicon["parts"]))
        self._concepts: dict[str, frozenset[str]] = {}
        for concept, words in lexicon["concepts"].items():
            for word in words:
                self._add(plain(word), "=" + concept)
        # "~…" are stems: the tail of a compound is looked up as written, but for a plain ending
        self._tails = self._parts | {word for word in self._concepts if not word.startswith("~")}
        self._by_name: dict[str, list[Mapping[str, list[str]]]] = {}
        for field in read_lexicon("goals/fields", lexicons)["fields"].values():
            for name in {self.name(called) for called in field["called"]}:
                self._by_name.setdefault(name, []).append(field)
        self._known: dict[str, frozenset[str]] = {}
        self._texts = lru_cache(maxsize=50_000)(self._read)  # fit and coverage look at the same titles

    def keys(self, text: str) -> frozenset[str]:
        """Return the keys of all words of a text, and of each two neighbours written as one."""
        return self._texts(text)

    def _read(self, text: str) -> frozenset[str]:
        tokens = TOKEN.findall(plain(text))
        found = [self.word(token) for token in tokens]
        return frozenset().union(*found, *(self.word(a + b) for a, b in pairwise(tokens)))

    def word(self, token: str) -> frozenset[str]:
        """Return the keys of one folded word; none for a small word."""
        found = self._known.get(token)
        if found is None:
            found = self._known[token] = self._learn(token)
        return found

    def term(self, text: str) -> Term:
        """Read a goal: its own words, and where it names a field, the words that show this field."""
        readings = [(text, keys) for keys in self._readings(text)]
        for shown in self._shows(text):
            readings += [(shown, keys) for keys in self._readings(shown)]
        return Term(text, tuple(dict.fromkeys(readings)))

    def _add(self, word: str, concept: str) -> None:
        for form in (word, "~" + stem(word)):
            self._concepts[form] = self._concepts.get(form, frozenset()) | {concept}

    def _learn(self, token: str) -> frozenset[str]:
        if token in self._small:
            return frozenset()
        listed = self._listed(token)
        return listed or self._compound(token) or frozenset({stem(token)})

    def _listed(self, token: str) -> frozenset[str]:
        exact = self._concepts.get(token)
        return exact or (
            self._concepts.get("~" + stem(token), frozenset()) if len(token) > 4 else frozenset()
        )

    def _compound(self, token: str) -> frozenset[str]:
        """Split a word into two listed ones, or a listed one and a general part, with a joint between."""
        bare = [token.removesuffix(ending) for ending in _TAIL_ENDINGS if token.endswith(ending)]
        for cut in range(len(token) - SHORTEST_PART, SHORTEST_PART - 1, -1):
            tail = self._tail(bare, cut)
            if tail and (front := self._front(token[:cut])):
                return front | self._concepts.get(tail, frozenset()) | {stem(token)}
        return frozenset()

    def _tail(self, bare: Sequence[str], cut: int) -> str:
        """Return what stands behind the cut as it is listed, bare of a plural or feminine ending if need be, or ""."""
        for word in bare:
            if len(word) - cut >= SHORTEST_PART and word[cut:] in self._tails:
                return word[cut:]
        return ""

    def _front(self, text: str) -> frozenset[str]:
        for joint in _JOINTS:
            word = text.removesuffix(joint)
            if text.endswith(joint) and len(word) >= SHORTEST_PART:
                found = self._concepts.get(word) or self._compound(word)
                if found:
                    return found
        return frozenset()

    def _readings(self, text: str) -> Iterator[frozenset[str]]:
        """Yield what a text with these words must hold: each word by one of its keys, or all as one word."""
        tokens = TOKEN.findall(plain(text))
        if 1 < len(tokens) <= 3:
            yield frozenset({stem("".join(tokens))})
        if len(tokens) == 2 and min(map(len, tokens)) == 1:
            return  # "e-learning" is no learning, "vitamin C" is no vitamin
        wanted: list[frozenset[str]] = [frozenset()]
        for token in tokens:
            options = self._options(token)
            wanted = [keys | option for keys in wanted for option in options][:8] if options else wanted
        yield from (keys for keys in wanted if keys)

    def _options(self, token: str) -> list[frozenset[str]]:
        keys = self.word(token)
        concepts = frozenset(key for key in keys if key.startswith("="))
        if not concepts:
            return [keys] if keys else []
        is_compound = bool(keys - concepts)
        return [concepts] if is_compound else [frozenset({key}) for key in sorted(concepts)]

    def fields(self, text: str) -> list[Mapping[str, list[str]]]:
        """Return the fields that a goal names: ``called``, ``shows``, perhaps ``is`` and ``within``."""
        return self._by_name.get(self.name(text), [])

    def _shows(self, text: str) -> list[str]:
        return [word for field in self.fields(text) for word in field["shows"]]

    def name(self, text: str) -> str:
        """Return a comparable name: the plain words in order, without small ones."""
        return " ".join(token for token in TOKEN.findall(plain(text)) if token not in self._small)


def plain(text: str) -> str:
    """Fold a text and spell letters that Unicode does not take apart (ł, ø, æ, ı) plainly."""
    return fold(text).translate(_LETTERS)


@lru_cache(maxsize=4)
def wording(lexicons: str | None = None) -> Wording:
    """Return the reader of words, with the user's own lists joined to ours if a folder is given."""
    return Wording(lexicons)


def terms(texts: Iterable[str], reader: Wording) -> list[Term]:
    """Read several goals; one without any word of its own is left out."""
    read = [reader.term(text) for text in texts]
    return [term for term in read if term.readings]
