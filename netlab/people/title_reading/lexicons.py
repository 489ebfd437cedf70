"""The word lists of titles as entries: text of a word or phrase -> what it says. docs/titles.md explains each section."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from netlab.errors import ParameterError, nearest
from netlab.lexicons import lexicon_names, read_lexicon
from netlab.people.title_reading.words import (
    AND,
    AT,
    FAINT,
    FIRM,
    HOPE,
    LEVEL,
    OCCUPATION,
    OF,
    PAST,
    POST,
    RANK,
    SEEK,
    SLOGAN,
    TOKEN,
    Word,
    comparable,
)
from netlab.vocabulary import FUNCTIONS, SENIORITIES

# Where two languages share a spelling, the first in this order decides ("chef" cooks, "art" is art).
ORDER = ("en", "de", "fr", "es", "it", "pt", "nl", "sv", "pl", "tr", "ja", "zh")
SMALL_WORDS = {"of": OF, "and": AND, "at": AT}
_OTHER_MARKS = {"past": PAST, "hoping": HOPE, "seeking": SEEK, "slogan": SLOGAN}
_HEADS = {"ranks": RANK, "posts": POST, "occupations": OCCUPATION}  # the later says the more
_FIELDS = {"settings": FAINT, "areas": FIRM}
_FLAGS = (
    ("is_object", "objects", "words"), ("is_handler", "objects", "posts"),
    ("is_serving", "serving", "words"), ("is_side", "grammar", "side"),
)  # fmt: skip

Lexicon = Mapping[str, Any]
Parts = tuple[str, ...]


def title_lexicons(folder: str | Path | None) -> dict[str, Lexicon]:
    """Read every language's list, ours joined with the user's, in the order that settles shared spellings."""
    rank = {f"titles/{language}": at for at, language in enumerate(ORDER)}
    names = sorted(lexicon_names("titles/", folder), key=lambda name: (rank.get(name, len(rank)), name))
    return {name.removeprefix("titles/"): read_lexicon(name, folder) for name in names}


class Splitter:
    """Splits lexicon entries the way titles are split."""

    def __init__(self, lexicons: Iterable[Lexicon]) -> None:
        grammars = [lexicon.get("grammar", {}) for lexicon in lexicons]
        self.marks = {"&": "%and", "+": "%and", "/": "%and", "・": "%and", "@": "%at"}
        for kind in SMALL_WORDS:  # "of" wins over "and" where languages disagree ("en")
            for word in _gathered(grammars, kind):
                self.marks.setdefault(word, f"%{kind}")
        self.articles = _gathered(grammars, "articles") - set(self.marks)
        self.indefinite = _gathered(grammars, "indefinite")

    def parts(self, text: str) -> Parts:
        """Return the words of an entry; small words become ``%of`` and ``%and``, articles go.

        A small word that opens the entry stays as it is: "in Ausbildung" is not "für Ausbildung".
        """
        keys = [key for key in map(comparable, TOKEN.findall(text)) if key not in self.articles]
        keys = [key if at == 0 else self.marks.get(key, key) for at, key in enumerate(keys)]
        return tuple(key for key in keys if key and (key[0].isalnum() or key[0] == "%"))


def _gathered(grammars: Iterable[Mapping[str, list[str]]], kind: str) -> set[str]:
    return {
        comparable(text).strip(".")
        for grammar in grammars
        for text in grammar.get(kind, [])
        if " " not in text
    }


def listed_words(lexicon: Lexicon, splitter: Splitter) -> dict[Parts, Word]:
    """Gather what one language says of each of its words and phrases.

    Raises ParameterError if a section names a function or a level that does not exist.
    """
    first = lexicon.get("order") == "first"
    said: dict[str, dict[str, Any]] = {}

    def note(texts: Iterable[str], **facts: Any) -> None:
        for text in texts:
            said.setdefault(text, {"key": text, "text": text, "is_first": first}).update(facts)

    _note_work(lexicon, note)
    _note_levels(lexicon, note)
    _note_marks(lexicon, note)
    for text in lexicon.get("grammar", {}).get("neutral", []):
        said.setdefault(text, {"key": text, "text": text})
    return _by_parts((splitter.parts(text), Word(**facts)) for text, facts in said.items())


def _note_work(lexicon: Lexicon, note: Callable[..., None]) -> None:
    for section, weight in _FIELDS.items():
        for function, texts in checked(lexicon, section, FUNCTIONS):
            note(texts, function=function, area=function, weight=weight)
    for section, head in _HEADS.items():
        for function, texts in checked(lexicon, section, FUNCTIONS):
            note(texts, head=head, function=function)


def _note_levels(lexicon: Lexicon, note: Callable[..., None]) -> None:
    for section in ("levels", "grades"):
        for level, texts in checked(lexicon, section, SENIORITIES):
            note(texts, level=LEVEL[level], is_grade=section == "grades")
    for special, texts in lexicon.get("special", {}).items():
        note(texts, special=special)


def _note_marks(lexicon: Lexicon, note: Callable[..., None]) -> None:
    for fact, section, key in _FLAGS:
        note(lexicon.get(section, {}).get(key, []), **{fact: True})
    grammar = lexicon.get("grammar", {})
    for kind, mark in _OTHER_MARKS.items():
        note(grammar.get(kind, []), mark=mark)
    for kind, mark in SMALL_WORDS.items():
        note([text for text in grammar.get(kind, []) if " " in text], mark=mark)


def checked(lexicon: Lexicon, section: str, allowed: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
    """Yield the lists of one section, each under a name from the closed list ``allowed``."""
    for name, texts in lexicon.get(section, {}).items():
        if name not in allowed:
            where = f"titles/{lexicon.get('language', '?')}.toml [{section}]"
            raise ParameterError(f"{where}: '{name}' is not one of the list.{nearest(name, allowed)}")
        yield name, texts


def _by_parts(entries: Iterable[tuple[Parts, Word]]) -> dict[Parts, Word]:
    """Key entries by their parts; two spellings of one entry ("co-founder", "co founder") join what they say."""
    joined: dict[Parts, Word] = {}
    for parts, word in entries:
        if parts:
            key = " ".join(parts)
            word = word if word.key == key else replace(word, key=key)
            joined[parts] = _joined(joined[parts], word) if parts in joined else word
    return joined


def _joined(one: Word, other: Word) -> Word:
    facts = {name: getattr(one, name) or getattr(other, name) for name in Word.__slots__ if name != "level"}
    return Word(**facts, level=max(one.level, other.level))
