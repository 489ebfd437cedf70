"""Forms of words: which listed word a form may belong to, and what a Germanic compound is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from netlab.people.title_reading.words import FIRM, NO_HEAD, NO_LEVEL, OCCUPATION, Word

_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))
_JOINTS = ("s", "n", "en", "es", "e")  # Vertrieb-s-leiter
_SHORTEST_FRONT, _SHORTEST_TAIL, _SHORTEST_COMPOUND = 2, 4, 7


def without_umlauts(key: str) -> str:
    """Return the spelling of people without umlauts on their keyboard: ``geschaeft`` is ``geschaft`` here."""
    for spelled, plain in _UMLAUTS:
        key = key.replace(spelled, plain)
    return key


class Forms:
    """Endings of feminine, plural and declined forms with the ending of the base, language by language."""

    def __init__(self) -> None:
        self._by_ending: dict[str, list[tuple[int, str, str]]] = {}
        self._longest = self._n = 0

    def add(self, language: str, patterns: Iterable[tuple[str, str]]) -> None:
        """Add ``[ending, base ending]`` pairs; those added first are tried first."""
        for ending, base in patterns:
            if ending and ending != base:
                self._by_ending.setdefault(ending, []).append((self._n, language, base))
                self._longest = max(self._longest, len(ending))
                self._n += 1

    def bases(self, key: str, language: str | None = None) -> list[tuple[str, str]]:
        """Return (language, base) for every word that ``key`` may be a form of; two letters stay at least."""
        found: list[tuple[int, str, str]] = []
        for size in range(1, min(self._longest, len(key) - 2) + 1):
            for order, of, base in self._by_ending.get(key[-size:], ()):
                if language is None or language == of:
                    found.append((order, of, key[:-size] + base))
        return [(of, base) for _, of, base in sorted(found)]


class Compounds:
    """Takes words like "Vertriebsleiterin" apart: a field in front, a noun for a person behind."""

    def __init__(self, forms: Forms) -> None:
        self._forms = forms
        self._languages: list[str] = []
        self._tails: dict[str, Word] = {}
        self._fields: dict[str, Word] = {}
        self._endings: dict[str, tuple[str, bool]] = {}

    def add(self, language: str, words: Mapping[str, Word]) -> None:
        """Add the words of a language that builds compounds."""
        self._languages.append(language)
        for key, word in words.items():
            if len(key) >= _SHORTEST_TAIL and (word.head or word.function):
                (self._tails if word.head else self._fields).setdefault(key, word)

    def add_ending(self, ending: str, function: str, *, is_first: bool) -> None:
        """Let words that end so name an occupation, listed or not."""
        self._endings.setdefault(ending, (function, is_first))

    def forms_of(self, key: str) -> Iterator[str]:
        """Yield ``key`` and what it may be a form of in the languages that build compounds."""
        yield key
        for language in self._languages:
            for _, base in self._forms.bases(key, language):
                yield base

    def apart(self, key: str) -> tuple[Word, ...]:
        """Return the field and the head of a compound, or the field alone; empty if it is none."""
        if len(key) < _SHORTEST_COMPOUND:
            return ()
        spellings = dict.fromkeys((key, without_umlauts(key)))
        for form in dict.fromkeys(form for spelling in spellings for form in self.forms_of(spelling)):
            for cut in range(_SHORTEST_FRONT, len(form) - _SHORTEST_TAIL + 1):
                tail = self._tails.get(form[cut:])
                if tail:
                    field = self._field(form[:cut])
                    return (*((field,) if field else ()), replace(tail, is_joined=True))
        field = self._field(key, shortest=_SHORTEST_TAIL + 1)
        return (field,) if field else ()

    def by_ending(self, key: str) -> tuple[Word, ...]:
        """Return the occupation that the end of an unlisted word names: "Neuro|login", "photo|journalist"."""
        for form in dict.fromkeys((*self.forms_of(key), key.rstrip("s"), key[:-1] + "o")):
            for start in range(3, len(form) - 3):
                found = self._endings.get(form[start:])
                if found:
                    return (Word(key, text=key, head=OCCUPATION, function=found[0], is_first=found[1]),)
        return ()

    def _field(self, front: str, shortest: int = _SHORTEST_TAIL) -> Word | None:
        """Find the field that a front part names: all of it, else its end, else its beginning."""
        stems = [front, *(front[: -len(joint)] for joint in _JOINTS if front.endswith(joint))]
        for stem in stems:
            whole = self._fields.get(stem) or self._tails.get(stem)
            if whole and whole.function:
                return _as_field(whole)
        for stem in stems:
            for cut in range(1, len(stem) - shortest + 1):
                if stem[cut:] in self._fields:
                    return self._fields[stem[cut:]]
        ends = range(len(front) - 1, shortest, -1)
        return next((self._fields[front[:end]] for end in ends if front[:end] in self._fields), None)


def _as_field(word: Word) -> Word:
    return replace(word, head=NO_HEAD, level=NO_LEVEL, weight=word.weight or FIRM, special="", mark="")
