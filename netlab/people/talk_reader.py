"""Applies the lexicons to texts: finds every pattern, then drops what is not the writer's own talk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from netlab.people.pieces import Pieces, some_of
from netlab.people.talk_index import AtomIndex
from netlab.people.talk_kinds import AUXILIARY, NEGATABLE, OVERLAY, TALK_KINDS
from netlab.people.talk_language import LANGUAGES, OTHER, Ear, as_told
from netlab.people.talk_patterns import Pattern, Sieve, read_pattern
from netlab.people.talk_words import Atom, Vocabulary, Words, cut_words

_SHARED, _SIGNS = "shared", "signs"
_STRETCH = 12_000_000  # characters read at once: bounds memory, hardly costs time
_MOST = 255


class Reader:
    """The lexicons, made ready to be searched for."""

    def __init__(self, lexicons: Mapping[str, Mapping[str, Any]], ear: Mapping[str, Any]) -> None:
        listed = dict.fromkeys(k for lexicon in lexicons.values() for k in lexicon if k != "source")
        self.kinds = (*TALK_KINDS, *(k for k in listed if k not in TALK_KINDS and k not in AUXILIARY))
        self.all_kinds = (*self.kinds, *AUXILIARY)
        self.sources = (*LANGUAGES, _SHARED, _SIGNS)
        patterns = [p for name, lexicon in lexicons.items() for p in self._patterns(name, lexicon)]
        self.sieve = Sieve(patterns)
        own = {code: _own_words(patterns, i) for i, code in enumerate(LANGUAGES)}
        self.ear = Ear(ear, own)
        self.negators, self.light = (
            AtomIndex(a for p in patterns if p.kind == self.all_kinds.index(kind) for a in p.elements[0])
            for kind in ("negator", "light")
        )
        self.is_overlay = np.array([kind in OVERLAY for kind in self.all_kinds])
        self.is_negatable = np.array([kind in NEGATABLE for kind in self.all_kinds])

    def _patterns(self, name: str, lexicon: Mapping[str, Any]) -> Iterator[Pattern]:
        for kind, lines in lexicon.items():
            if kind == "source":
                continue
            number, source = self.all_kinds.index(kind), self.sources.index(name)
            for line in (part.strip() for item in lines for part in item.split(",") if part.strip()):
                for elements in read_pattern(line):
                    yield Pattern(number, source, elements)

    def read(
        self, texts: Sequence[str], spoken: list[str] | None = None, pieces: Pieces | None = None
    ) -> pd.DataFrame:
        """Read texts, in the languages ``spoken`` if these are known: ``language, n_words`` and the kinds."""
        if not texts:
            return self.read([""]).iloc[:0]
        parts, done = [], 0
        for stretch in _stretches(texts):
            told = spoken[done : done + len(stretch)] if spoken is not None else None
            cut = some_of(pieces, np.arange(done, done + len(stretch))) if pieces is not None else None
            parts.append(self._read(stretch, told, cut))
            done += len(stretch)
        return pd.concat(parts, ignore_index=True)

    def _read(self, texts: Sequence[str], spoken: list[str] | None, pieces: Pieces | None) -> pd.DataFrame:
        words = cut_words(texts, pieces)
        heard = self.ear.listen(words) if spoken is None else as_told(spoken)
        table = pd.DataFrame(self._count(words, heard.reads), columns=list(self.kinds))
        is_word = words.vocabulary.is_word[words.codes]
        n_words = np.bincount(words.text_of[is_word], minlength=words.n_texts).astype(np.uint16)
        table.insert(0, "language", pd.Series(pd.Categorical(heard.name, categories=[*LANGUAGES, OTHER])))
        table.insert(1, "n_words", n_words)
        return table

    def _count(self, words: Words, reads: np.ndarray) -> np.ndarray:
        pattern, start = self.sieve.find(words)
        text = words.text_of[start]
        everywhere = np.ones((words.n_texts, 1), dtype=bool)
        reads = np.hstack([reads, reads.any(axis=1, keepdims=True), everywhere])
        kept = reads[text, self.sieve.language[pattern]]
        pattern, start = pattern[kept], start[kept]
        for rule in (self._not_forwarded, self._not_covered, self._not_denied):
            kept = rule(words, pattern, start)
            pattern, start = pattern[kept], start[kept]
        n_kinds = len(self.all_kinds)
        once = pd.unique(start * n_kinds + self.sieve.kind[pattern])  # two readings of one place count once
        place = words.text_of[once // n_kinds].astype(np.int64) * n_kinds + once % n_kinds
        counts = np.zeros(words.n_texts * n_kinds, dtype=np.uint16)  # a text that is read has fewer words
        np.add.at(counts, place, np.uint16(1))
        np.minimum(counts, _MOST, out=counts)
        return counts.reshape(words.n_texts, n_kinds)[:, : len(self.kinds)].astype(np.uint8)

    def _not_forwarded(self, words: Words, pattern: np.ndarray, start: np.ndarray) -> np.ndarray:
        """What follows a forwarding line was written by somebody else."""
        lines = self.sieve.kind[pattern] == self.all_kinds.index("forwarded")
        ends = np.full(words.n_texts, len(words.codes), dtype=np.int64)
        np.minimum.at(ends, words.text_of[start[lines]], start[lines])
        return np.asarray(start < ends[words.text_of[start]])

    def _not_covered(self, words: Words, pattern: np.ndarray, start: np.ndarray) -> np.ndarray:
        """A longer pattern beats what lies inside it: "sister company" is no sister."""
        length, overlay = self.sieve.length[pattern], self.is_overlay[self.sieve.kind[pattern]]
        longest = np.zeros(len(words.codes), dtype=np.int32)
        for step in range(int(length.max(initial=0))):
            covering = ~overlay & (length > step)
            np.maximum.at(longest, start[covering] + step, length[covering])
        inside = (longest[start] > length) & (longest[start + length - 1] > length)
        return np.asarray(overlay | ~inside)

    def _not_denied(self, words: Words, pattern: np.ndarray, start: np.ndarray) -> np.ndarray:
        """Drop what stands right behind a "not", with nothing but small words between."""
        negator, light = (
            _named_by(atoms, words.vocabulary)[words.codes] for atoms in (self.negators, self.light)
        )
        denied, open_ = np.zeros(len(start), dtype=bool), np.ones(len(start), dtype=bool)
        for back in (1, 2, 3, 4):
            place = np.maximum(start - back, 0)
            denied |= open_ & negator[place]
            open_ &= light[place]
        return ~(denied & self.is_negatable[self.sieve.kind[pattern]])


def _named_by(atoms: AtomIndex, vocabulary: Vocabulary) -> np.ndarray:
    flags = np.zeros(len(vocabulary.raw), dtype=bool)
    flags[atoms.pairs(vocabulary)[1]] = True
    return flags


def _own_words(patterns: list[Pattern], language: int) -> list[Atom]:
    atoms = (a for p in patterns if p.language == language for element in p.elements for a in element)
    return [atom for atom in atoms if atom[0] in ("whole", "stem")]


def _stretches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    start, size = 0, 0
    for stop, text in enumerate(texts, start=1):
        size += len(text)
        if size >= _STRETCH:
            yield texts[start:stop]
            start, size = stop, 0
    if start < len(texts):
        yield texts[start:]
