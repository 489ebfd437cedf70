"""Which language a text is written in: small words, endings and letters, weighed once per distinct word.

Seven languages are read. Their neighbours are recognised only to be left alone: a Swedish message is
"other" rather than odd German, and no rule looks into it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from netlab.people.talk_index import AtomIndex, Lists
from netlab.people.talk_words import Atom, Vocabulary, Words
from netlab.text import fold

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl")
OTHER = "other"

SMALL_WORD, LEXICON_WORD, MARK, LETTER = 1.0, 0.7, 0.3, 0.6
READ_TOO = 0.6  # languages with this share of the best score are read as well: mixed and one-word messages
ENOUGH_WORDS = 6  # from here on, a text with hardly any known word is in another language
KNOWN_SHARE = 0.12
CLEAR = 1.2  # the best language must lead by this factor to be named


@dataclass(frozen=True)
class Languages:
    """What was seen of the languages of some texts.

    ``name``: one of the seven, "other", or NA where too little was written to tell;
    ``reads``: texts × languages, whether the patterns of a language are looked for in a text.
    """

    name: pd.Series
    reads: np.ndarray


class Ear:
    """Tells languages apart. Built once from ``_data/talk/languages.toml`` and the words of the lexicons."""

    def __init__(self, words: Mapping[str, Any], lexicon_words: Mapping[str, Iterable[Atom]]) -> None:
        neighbours = tuple(words["others"])
        self.codes = (*LANGUAGES, *neighbours)
        said: list[tuple[Atom, int, float]] = []  # atom, language, how much the atom says for it
        for column, code in enumerate(self.codes):
            small = (words["words"].get(code) or words["others"].get(code, "")).split()
            said += [(_mark(mark), column, MARK) for mark in words["marks"].get(code, ())]
            said += [(atom, column, LEXICON_WORD) for atom in lexicon_words.get(code, ())]
            said += [(("whole", part), column, SMALL_WORD) for word in small for part in _parts(word)]
        said.sort(key=lambda one: one[2])  # heavier kinds of evidence come later and win
        self._atoms = AtomIndex(atom for atom, _, _ in said)
        self._said_of = Lists.of_pairs(
            [(self._atoms.number[atom], n) for n, (atom, _, _) in enumerate(said)], len(self._atoms)
        )
        self._column = np.array([column for _, column, _ in said], dtype=np.int64)
        self._weight = np.array([weight for _, _, weight in said], dtype=np.float32)
        self.letters = {code: frozenset(letters) for code, letters in words["signs"].items()}

    def weights(self, vocabulary: Vocabulary) -> np.ndarray:
        """Words × languages: how much a word says for each, shared out among those that know it."""
        weight = np.zeros((len(vocabulary.raw), len(self.codes)), dtype=np.float32)
        atom, word = self._atoms.pairs(vocabulary)
        row, said = self._said_of.of(atom)
        order = np.argsort(said, kind="stable")
        row, said = row[order], said[order]
        weight[word[row], self._column[said]] = self._weight[said]
        best = weight.max(axis=1, initial=0)
        total = weight.sum(axis=1)
        weight *= np.divide(best, total, out=np.zeros_like(best), where=total > 0)[:, None]
        self._add_letters(weight, vocabulary)
        weight[~vocabulary.is_word] = 0
        return weight

    def _add_letters(self, weight: np.ndarray, vocabulary: Vocabulary) -> None:
        spelled_apart = [i for i, word in enumerate(vocabulary.raw) if not word.isascii()]
        for code, letters in self.letters.items():
            ids = [i for i in spelled_apart if not letters.isdisjoint(vocabulary.raw[i].lower())]
            columns = (
                [self.codes.index(code)] if code in self.codes else range(len(LANGUAGES), len(self.codes))
            )
            for column in columns:
                weight[ids, column] += LETTER

    def listen(self, words: Words) -> Languages:
        """Tell the language of each text."""
        from scipy.sparse import csr_matrix  # slow to import

        vocabulary = words.vocabulary
        says = np.column_stack([self.weights(vocabulary), vocabulary.is_word, vocabulary.is_foreign_script])
        ones = np.ones(len(words.codes), dtype=np.float32)
        shape = (words.n_texts, len(vocabulary.raw))
        score = csr_matrix((ones, (words.text_of, words.codes)), shape=shape) @ says
        return _decide(score[:, :-2], score[:, -2], score[:, -1])


def as_told(names: Sequence[str]) -> Languages:
    """Languages that are known beforehand; each text is read in its own alone, and not at all if "other"."""
    name = pd.Series(names, dtype="string")
    return Languages(name, np.column_stack([(name == code).to_numpy(dtype=bool) for code in LANGUAGES]))


def _parts(word: str) -> list[str]:
    return [fold(part) for part in word.replace("'", " ").split()]


def _mark(mark: str) -> Atom:
    return ("ending", mark[1:]) if mark.startswith("*") else ("stem", mark.rstrip("*"))


def _decide(score: np.ndarray, n_words: np.ndarray, foreign: np.ndarray) -> Languages:
    ours = score[:, : len(LANGUAGES)]
    ranked = np.sort(ours, axis=1)
    best, second = ranked[:, -1], ranked[:, -2]
    theirs = score[:, len(LANGUAGES) :].max(axis=1, initial=0)
    unread = (theirs > best) | (foreign > 0.4 * np.maximum(n_words, 1))
    unread |= (n_words >= ENOUGH_WORDS) & (best < KNOWN_SHARE * n_words)
    reads = (ours >= READ_TOO * best[:, None]) & ~unread[:, None]
    names = np.array(LANGUAGES, dtype=object)[ours.argmax(axis=1)]
    name = pd.Series(names, dtype="string")
    name[(best < CLEAR * second) | (best <= 0)] = pd.NA
    name[unread] = OTHER
    name[n_words == 0] = pd.NA
    return Languages(name, reads)
