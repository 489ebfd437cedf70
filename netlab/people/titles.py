"""Job titles read in many languages: the field of work and the level, each with the words that say so.

The lists are data (``netlab/_data/titles``), the rules are in :mod:`netlab.people.title_reading`;
``docs/titles.md`` says how levels are read. A title that says nothing is ``unknown``, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from netlab.people.title_reading.rules import Reading, read_words
from netlab.people.title_reading.vocabulary import Trie, Vocabulary
from netlab.people.title_reading.words import AT, NO_LEVEL, OF, TOKEN, Word
from netlab.vocabulary import FUNCTIONS, SENIORITIES

UNKNOWN = "unknown"
LONGEST = 300  # characters read of one title: a pasted text is not a title
_REMEMBERED = 200_000  # word sequences kept

# Marks of gender and of both genders in one word: (m/w/d), H/F, Leiter/in, Entwickler*in, abogado/a, chargé·e.
_MAY_BE_GENDERED = re.compile(r"[(:*/_·@.]")
_LISTED = re.compile(
    r"(?i)\(?(?<![\w/])[mwfhdxgnv](?:\s?[/|,*]\s?[mwfhdxgnv]){1,3}(?![\w/])\)?|\(all genders?\)"
)
_ENDINGS = r"innen|in|nen|ne|trices?|euses?|rices?|ière|ere|ienne|as?|os?|es?|ras?|r|frau|kraft"
_DOUBLED = re.compile(
    rf"(?i)(?<=[^\W\d_]{{3}})(?:\((?:{_ENDINGS}|e\.s|s)\)|[/:*_·.]-?(?:{_ENDINGS})(?:[·.]?s)?(?!\w))"
)
_AT_SIGN_VOWEL = re.compile(r"(?i)(?<=[a-zñ]{3})@(?=s?(?:\W|$))")


def read_titles(titles: pd.Series, lexicons: str | Path | None = None) -> pd.DataFrame:
    """Read the function and the level of each title.

    ``lexicons`` is a folder of the user's own word lists (``<folder>/titles/<language>.toml``), added to ours.
    Returns, on the index of ``titles``: ``function`` and ``seniority`` (categories of
    :mod:`netlab.vocabulary`), ``title_evidence`` (the words that decided, one sentence a line; NA where both
    are unknown). Only the current part is read: what follows "former", "ex-", "at" or "looking for" is not.
    Raises ParameterError if a lexicon of the user's cannot be read.
    """
    read = _reader(str(lexicons) if lexicons is not None else None).read
    codes, distinct = pd.factorize(titles.astype("string"))
    answers = [
        *(read(title) for title in distinct.tolist()),
        _NO_ANSWER,
    ]  # the code of a missing title, -1, takes the last
    functions, levels, evidence = (list(part) for part in zip(*answers, strict=True))
    table = pd.DataFrame(
        {
            "function": pd.Categorical.from_codes(functions, categories=pd.Index(FUNCTIONS)),
            "seniority": pd.Categorical.from_codes(levels, categories=pd.Index(SENIORITIES)),
            "title_evidence": pd.array(evidence, dtype="string"),
        }
    )
    return table.take(codes).set_axis(titles.index)


class Answer(NamedTuple):
    """Where function and level stand in their closed lists, and the words that say so."""

    function: int
    level: int
    evidence: str | None


_NO_ANSWER = Answer(FUNCTIONS.index(UNKNOWN), SENIORITIES.index(UNKNOWN), None)


class TitleReader:
    """Reads one title at a time; keeps what it learned about tokens, phrases and sequences of known words."""

    def __init__(self, lexicons: str | None = None) -> None:
        self._vocabulary = Vocabulary(lexicons)
        self._tokens: dict[str, tuple[Word, ...]] = {}
        self._phrases: dict[Word, tuple[Word, ...]] = {}
        self._answers: dict[tuple[Word, ...], Answer] = {}

    def read(self, title: str) -> Answer:
        """Read one title. Titles that differ only in words we do not know ("… at Acme") are read once."""
        words = tuple(self._words(without_gender(title[:LONGEST])))
        answer = self._answers.get(words)
        if answer is None:
            if len(self._answers) >= _REMEMBERED:
                self._answers.clear()
            answer = self._answers[words] = _answer(read_words(self._phrased(words)))
        return answer

    def _words(self, title: str) -> list[Word]:
        words: list[Word] = []
        known = self._tokens
        tokens = TOKEN.findall(title)
        for place, token in enumerate(tokens):
            found = known.get(token)
            if found is None:
                found = known[token] = self._learn(token)
            if found and found[0].mark == AT and self._is_indefinite(tokens[place + 1 : place + 2]):
                found = (_AT_SOME,)  # "at a bank" names a field, "at Acme" an employer
            words += found
        return words

    def _is_indefinite(self, following: list[str]) -> bool:
        return bool(following) and following[0].casefold() in self._vocabulary.splitter.indefinite

    def _learn(self, token: str) -> tuple[Word, ...]:
        """Learn a token; a listed compound without a level has that of its parts: "Verkoopmanager"."""
        found = self._vocabulary.learn(token)
        if len(found) != 1 or not found[0].head or found[0].level != NO_LEVEL:
            return found
        read = read_words(self._vocabulary.parts_of_compound(token))
        return (replace(found[0], level=read.level),) if read.level_words else found

    def _phrased(self, words: Sequence[Word]) -> list[Word]:
        """Put the longest listed phrase in the place of its words."""
        trie = self._vocabulary.phrases
        out: list[Word] = []
        place = 0
        while place < len(words):
            word = words[place]
            phrase, size = None, 1
            for key in (word.text if word.mark else word.key, *word.also):
                node = trie.get(key)
                if phrase is None and node is not None:
                    phrase, size = _longest(node, words, place + 1, 1)
            out += (word,) if phrase is None else self._complete(phrase)
            place += size
        return out

    def _complete(self, phrase: Word) -> tuple[Word, ...]:
        """Let the parts of a phrase say what its list does not.

        "compliance manager" has the level of "manager"; "associate professor", listed for its level, the work of
        "professor".
        """
        known = self._phrases.get(phrase)
        if known is None:
            known = self._phrases[phrase] = self._completed(phrase)
        return known

    def _completed(self, phrase: Word) -> tuple[Word, ...]:
        if phrase.head and phrase.level == NO_LEVEL:
            read = read_words(self._words(phrase.text))
            return (replace(phrase, level=read.level),) if read.level_words else (phrase,)
        only_a_level = phrase.level != NO_LEVEL and not (phrase.head or phrase.function or phrase.is_grade)
        if only_a_level and not phrase.mark:
            parts = (replace(part, level=NO_LEVEL, special="") for part in self._words(phrase.text))
            return (*parts, phrase)
        return (phrase,)


_AT_SOME = Word("%of", mark=OF)


def _longest(node: Trie, words: Sequence[Word], place: int, size: int) -> tuple[Word | None, int]:
    """Follow the phrases as far as the words go: the longest phrase and how many words it has."""
    best: tuple[Word | None, int] = (node[""], size) if "" in node and size > 1 else (None, 1)
    if place >= len(words):
        return best
    for key in (words[place].key, *words[place].also):
        following = node.get(key)
        if following is not None:
            found = _longest(following, words, place + 1, size + 1)
            if found[0] is not None and found[1] > best[1]:
                best = found
    return best


@lru_cache(maxsize=4)
def _reader(lexicons: str | None) -> TitleReader:
    return TitleReader(lexicons)


def without_gender(title: str) -> str:
    """Take the marks of gender out: ``Leiter*in (m/w/d)`` is ``Leiter``, ``abogad@`` is ``abogado``."""
    if not _MAY_BE_GENDERED.search(title):
        return title
    title = _LISTED.sub(" ", title)
    return _AT_SIGN_VOWEL.sub("o", _DOUBLED.sub("", title))


def _answer(reading: Reading) -> Answer:
    lines = []
    function = level = UNKNOWN
    if reading.function:
        function = reading.function
        lines.append(f'{function}, from "{reading.function_words}"')
    if reading.level != NO_LEVEL:
        level = SENIORITIES[reading.level]
        reason = f'from "{reading.level_words}"' if reading.level_words else "as no word says a level"
        lines.append(f"{level}, {reason}")
    return Answer(FUNCTIONS.index(function), SENIORITIES.index(level), "\n".join(lines) or None)
