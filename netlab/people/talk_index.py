"""Which words of a vocabulary the words of a lexicon name, looked up from the side of the vocabulary.

The lexicons hold some twenty thousand atoms and most texts hold few words. So each distinct word is asked which
atoms name it (as a whole, by a stem, by an ending), and not each atom which words it names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from netlab.people.talk_words import Atom, Vocabulary

# What atoms that are no words stand for: the property of a Vocabulary that marks these words.
_FLAGS = {"number": "is_number", "link": "is_link", "start": "is_break", "question": "is_question"}


class AtomIndex:
    """The atoms of a lexicon, numbered in the order given, findable by the words that they name.

    ``("whole", "hallo")`` names words folded alike; ``("stem", "invoic")``; ``("ending", "hochzeit")``;
    ``("spelled", "Sie")`` as written; ``("number", "")``, ``("link", "")``, ``("start", "")`` (what ends a
    sentence stands before the next), ``("question", "")``. Any other names none.
    """

    def __init__(self, atoms: Iterable[Atom]) -> None:
        self.number: Mapping[Atom, int] = {atom: n for n, atom in enumerate(dict.fromkeys(atoms))}
        self._words: dict[str, dict[str, int]] = {"whole": {}, "stem": {}, "ending": {}, "spelled": {}}
        for (how, word), n in self.number.items():
            if how in self._words:
                self._words[how][word] = n
        self._stem_sizes = _sizes(word for word in self._words["stem"])
        self._ending_sizes = _sizes(word[::-1] for word in self._words["ending"])

    def __len__(self) -> int:
        return len(self.number)

    def pairs(self, vocabulary: Vocabulary) -> tuple[np.ndarray, np.ndarray]:
        """Return ``(atom, word)``: the number of an atom and that of a word it names, each pair once."""
        atoms, words = self._named(vocabulary.folded, vocabulary.raw)
        parts = [(np.array(atoms, dtype=np.int64), np.array(words, dtype=np.int64))]
        for how, flag in _FLAGS.items():
            if (how, "") in self.number:
                marked = np.flatnonzero(getattr(vocabulary, flag))
                parts.append((np.full(len(marked), self.number[how, ""], dtype=np.int64), marked))
        return np.concatenate([a for a, _ in parts]), np.concatenate([w for _, w in parts])

    def _named(self, folded: Sequence[str], raw: Sequence[str]) -> tuple[list[int], list[int]]:
        whole, stems, endings, spelled = (self._words[how] for how in ("whole", "stem", "ending", "spelled"))
        atoms: list[int] = []
        words: list[int] = []
        for number, word in enumerate(folded):
            size = len(word)
            found = [whole[word]] if word in whole else []
            found += [spelled[raw[number]]] if raw[number] in spelled else []
            sizes = (n for n in self._stem_sizes.get(word[:1], ()) if n <= size)
            found += [stems[word[:n]] for n in sizes if word[:n] in stems]
            sizes = (n for n in self._ending_sizes.get(word[-1:], ()) if n <= size)
            found += [endings[word[-n:]] for n in sizes if word[-n:] in endings]
            if found:
                atoms += found
                words += [number] * len(found)
        return atoms, words


class Lists:
    """Lists of numbers, one after the other in one array: ``of`` spreads rows over what is listed for them."""

    def __init__(self, listed: np.ndarray, size: np.ndarray) -> None:
        self.listed, self.size = listed, size
        self.first = np.cumsum(size) - size

    @classmethod
    def of_pairs(cls, pairs: Sequence[tuple[int, int]], n: int) -> Lists:
        """List, for each of ``n`` rows, the second numbers of its pairs, in their order."""
        table = np.array(pairs, dtype=np.int64).reshape(-1, 2)
        order = np.argsort(table[:, 0], kind="stable")
        return cls(table[order, 1], np.bincount(table[:, 0], minlength=n))

    def of(self, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return ``(row, listed)``: the place in ``rows``, and each number that is listed for what stands there."""
        n = self.size[rows]
        row = np.repeat(np.arange(len(rows)), n)
        step = np.arange(len(row)) - np.repeat(np.cumsum(n) - n, n)
        return row, self.listed[self.first[rows][row] + step]


def _sizes(words: Iterable[str]) -> dict[str, list[int]]:
    """By first letter, how long the words are that begin with it."""
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[:1], set()).add(len(word))
    return {letter: sorted(sizes) for letter, sizes in found.items()}
