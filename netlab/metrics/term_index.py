"""Which goals are in which texts: titles and company names, read once a distinct text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

import pandas as pd

from netlab.metrics.wording import Term, Wording

COLUMNS = {"row": "int64", "term": "string", "words": "string", "rank": "int64"}


class TermIndex:
    """Several terms, each reading findable by one of its keys: a text is held against few of them."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.terms = tuple(terms)
        self._by_key: dict[str, list[tuple[int, str, frozenset[str]]]] = defaultdict(list)
        for number, term in enumerate(self.terms):
            for words, keys in term.readings:
                self._by_key[_rarest(keys)].append((number, words, keys))
        self._anchors = frozenset(self._by_key)

    @property
    def keys(self) -> frozenset[str]:
        """All keys that any term asks for."""
        return frozenset().union(*(term.keys for term in self.terms))

    def found(self, keys: frozenset[str]) -> dict[int, str]:
        """Return the numbers of the terms that a text with these keys holds, each with its words.

        A term's own words come before the words that show its field.
        """
        hits: dict[int, str] = {}
        for key in sorted(keys & self._anchors):
            for number, words, wanted in self._by_key[key]:
                if wanted <= keys and (number not in hits or words == self.terms[number].text):
                    hits[number] = words
        return dict(sorted(hits.items()))


class Texts:
    """Texts read once: the keys of each distinct one, to be held against terms any number of times."""

    def __init__(self, texts: pd.Series, reader: Wording) -> None:
        self._codes, distinct = pd.factorize(texts)
        self._keys = [reader.keys(str(text)) for text in distinct.tolist()]
        self._having: dict[str, list[int]] = defaultdict(list)
        for code, keys in enumerate(self._keys):
            for key in keys:
                self._having[key].append(code)

    def with_keys(self, wanted: frozenset[str]) -> Iterator[tuple[int, frozenset[str]]]:
        """Yield the position and the keys of each text that has all the ``wanted`` keys."""
        holds = set(self._holding(wanted))
        for row, code in enumerate(self._codes.tolist()):
            if code in holds:
                yield row, self._keys[code]

    def find(self, terms: Iterable[Term]) -> pd.DataFrame:
        """Find terms: one row for each text and term that it holds.

        Returns ``row`` (position among the texts), ``term`` (the goal as written), ``words`` (by which it is
        there, its own before those that show its field), ``rank`` (of the term), sorted by row and rank.
        """
        rows = [
            (code, term.text, words, rank)
            for rank, term in enumerate(terms)
            for code, words in self._found(term).items()
        ]
        if not rows:
            return _nothing().copy()
        where = pd.DataFrame({"code": self._codes, "at": range(len(self._codes))})
        spread = where.merge(_table(rows).rename(columns={"row": "code"}), on="code")
        spread = spread.rename(columns={"at": "row"}).sort_values(["row", "rank"], ignore_index=True)
        return spread[list(COLUMNS)]

    def _found(self, term: Term) -> dict[int, str]:
        """Distinct text -> the words by which it holds the term; its own words are its first readings."""
        found: dict[int, str] = {}
        for words, wanted in term.readings:
            for code in self._holding(wanted):
                found.setdefault(code, words)
        return found

    def _holding(self, wanted: frozenset[str]) -> Iterator[int]:
        candidates = min((self._having.get(key, _NOBODY) for key in wanted), key=len)
        return (code for code in candidates if wanted <= self._keys[code])


_NOBODY: list[int] = []


def joined(rows: pd.DataFrame, column: str, separator: str, most: int | None = None) -> pd.Series:
    """Join the texts of each ``row`` in their order, the first ``most`` of them; ``rows`` are sorted by row.

    Quicker than a group-by for tens of thousands of short groups.
    """
    pairs = groupby(zip(rows["row"].tolist(), rows[column].tolist(), strict=True), key=itemgetter(0))
    lists = {row: separator.join(list(map(itemgetter(1), group))[:most]) for row, group in pairs}
    return pd.Series(list(lists.values()), index=list(lists), dtype="string")


def _table(rows: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(COLUMNS)).astype(COLUMNS)


@lru_cache(maxsize=1)
def _nothing() -> pd.DataFrame:
    return _table([])


def _rarest(keys: frozenset[str]) -> str:
    """Return the key that fewest texts hold, as far as can be guessed: a word of its own, the longest."""
    return max(keys, key=lambda key: (not key.startswith("="), len(key), key))
