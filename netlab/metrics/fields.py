"""Words of working life in seven languages, by thing and field: what texts and goals speak of.

``_data/translations.toml`` names some 250 things (battery, discharge, customs) in the seven languages that
netlab reads, each in a field (energy, health, logistics). A German post about "Stromtarife" and an English
goal "time-of-use tariffs" both speak of the thing *tariff*: this is how content meets goals across languages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from netlab.errors import ParameterError
from netlab.lexicons import read_lexicon
from netlab.people.talk_language import LANGUAGES
from netlab.people.talk_patterns import Pattern, Sieve, read_pattern
from netlab.people.talk_words import Words
from netlab.text import fold

ENGLISH = LANGUAGES.index("en")
ENGLISH_ONLY = len(LANGUAGES)  # the number of English patterns that mean something else in another language
ALL = "*"  # as false_friends: English words are read in English texts only
GENERAL = "general"  # the table of things that tell no field
_PARTS = " | "


@dataclass(frozen=True)
class Found:
    """Where things are named: one row per place, in the order of the text, the longer name first.

    ``text``: number of the text, ``thing``: number of the thing, ``start`` and ``length``: the words that name it.
    """

    text: np.ndarray
    thing: np.ndarray
    start: np.ndarray
    length: np.ndarray

    def covers(self, n_words: int) -> np.ndarray:
        """Which of the words belong to something that is named."""
        edge = np.zeros(n_words + 1, dtype=np.int32)
        np.add.at(edge, self.start, 1)
        np.add.at(edge, self.start + self.length, -1)
        return np.asarray(np.cumsum(edge)[:n_words] > 0)

    def where(self, kept: np.ndarray) -> Found:
        """Return the rows for which ``kept`` is true."""
        return Found(self.text[kept], self.thing[kept], self.start[kept], self.length[kept])

    def outermost(self) -> Found:
        """Leave out single words inside a longer name: "predictive maintenance" is not "maintenance" as well."""
        longer = self.length > 1
        covered = self.where(longer).covers(
            int(np.max(self.start, initial=0)) + int(np.max(self.length, initial=0))
        )
        return self.where(longer | ~covered[self.start])

    def named(self, names: Sequence[str], n_texts: int) -> pd.DataFrame:
        """Per text: ``n``, how many different things it names, and ``named``, which, "; "-joined."""
        table = pd.DataFrame({"text": self.text, "named": np.asarray(names, dtype=object)[self.thing]})
        groups = table.drop_duplicates().groupby("text")["named"]
        n = groups.size().reindex(range(n_texts), fill_value=0)
        return pd.DataFrame({"n": n, "named": groups.agg("; ".join).reindex(n.index).astype("string")})


class Fields:
    """The things and their fields, made ready to be searched for.

    ``things``: their names; ``field_of``: the field of each; ``is_everyday``: whether people do it at home too.
    """

    def __init__(self, lexicon: Mapping[str, Any]) -> None:
        tables = {name: table for name, table in lexicon.items() if isinstance(table, Mapping)}
        rows = [(field, thing, line) for field, table in tables.items() for thing, line in table.items()]
        self.things: Sequence[str] = tuple(thing for _, thing, _ in rows)
        self.field_of: Sequence[str] = tuple(field for field, _, _ in rows)
        everyday = set(lexicon.get("everyday", ()))
        self.is_everyday = np.array([t in everyday or f == GENERAL for f, t, _ in rows], dtype=bool)
        false_friends = {fold(word) for word in str(lexicon.get("false_friends", "")).split(",")}
        self.sieve = Sieve(
            pattern
            for number, (_, thing, line) in enumerate(rows)
            for pattern in _patterns(number, thing, line, false_friends)
        )

    def find(self, words: Words, language: pd.Series | None = None) -> Found:
        """Find the things that texts name.

        ``language``: that of each text (a code, ``other`` or NA), which is read together with English; where it is
        not given, as for goals, all seven are read.
        """
        pattern, start = self.sieve.find(words)
        if language is not None:
            kept = _reads(language)[words.text_of[start], self.sieve.language[pattern]]
            pattern, start = pattern[kept], start[kept]
        return in_order(words, self.sieve, pattern, start)


def in_order(words: Words, sieve: Sieve, pattern: np.ndarray, start: np.ndarray) -> Found:
    """Put what a sieve found in the order of the texts."""
    length = sieve.length[pattern]
    order = np.lexsort((sieve.kind[pattern], -length, start))
    pattern, start = pattern[order], start[order]
    return Found(words.text_of[start], sieve.kind[pattern], start, length[order])


@lru_cache(maxsize=8)
def read_fields(lexicons: str | Path | None = None, name: str = "translations") -> Fields:
    """Read the things of a lexicon, with those of the user's own folder (``<lexicons>/<name>.toml``).

    ``translations``: things of working life; ``private_life``: those of private life.
    Raises ParameterError for a line that is not seven parts.
    """
    return Fields(read_lexicon(name, lexicons))


@lru_cache(maxsize=1)
def small_words() -> frozenset[str]:
    """The words of the seven languages that say nothing by themselves: of, und, les …, folded."""
    lines = read_lexicon("talk/languages")["words"].values()
    return frozenset(fold(part) for line in lines for word in line.split() for part in word.split("'"))


def _patterns(number: int, thing: str, line: str, false_friends: set[str]) -> Iterator[Pattern]:
    parts = str(line).split(_PARTS)
    if len(parts) != len(LANGUAGES):
        raise ParameterError(
            f"word list: '{thing}' has {len(parts)} parts; write one for each of {', '.join(LANGUAGES)}, "
            "parted by ' | '."
        )
    for language, part in enumerate(parts):
        for word in (w.strip() for w in part.split(",") if w.strip()):
            is_false_friend = language == ENGLISH and (fold(word) in false_friends or ALL in false_friends)
            for elements in read_pattern(word):
                yield Pattern(number, ENGLISH_ONLY if is_false_friend else language, elements)


def _reads(language: pd.Series) -> np.ndarray:
    """Texts × languages: a text is read in its own language and English; one that does not tell, in all."""
    codes = pd.Index(LANGUAGES).get_indexer(pd.Index(language.astype("string")))
    reads = np.zeros((len(codes), len(LANGUAGES) + 1), dtype=bool)
    known = codes >= 0
    reads[np.flatnonzero(known), codes[known]] = True
    reads[language.isna().to_numpy(dtype=bool), :ENGLISH_ONLY] = True
    reads[:, ENGLISH] = True
    reads[:, ENGLISH_ONLY] = codes == ENGLISH
    return reads
