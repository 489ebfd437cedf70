"""Texts cut at blanks, each distinct piece kept once: the first step of everything that looks for words.

A mailbox holds millions of pieces between blanks and some ten thousand distinct ones. What looks at letters does so
once per distinct piece, whoever asks; what looks at neighbours is arithmetic on the pieces' numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

END = "\x1e"  # stands between two texts; none holds it, or loses it here


@dataclass(frozen=True)
class Pieces:
    """Texts as numbers of pieces, with the end mark (number 0) before the first text and after each."""

    numbers: np.ndarray
    distinct: Sequence[str]
    n_texts: int

    @cached_property
    def text_of(self) -> np.ndarray:
        """The text that each piece stands in; the last end mark counts to the last text."""
        return _text_of(self.numbers, self.n_texts)

    def tokens(self, token: re.Pattern[str]) -> Tokens:
        """Find all tokens. A token may neither hold nor look past a blank; the end mark must be one."""
        found = [token.findall(piece) for piece in self.distinct]
        inside, distinct = pd.factorize(np.array([one for part in found for one in part], dtype=object))
        size = np.array([len(part) for part in found], dtype=np.int32)
        first = np.cumsum(size, dtype=np.int32) - size
        codes = inside.astype(np.int32)[_runs(first[self.numbers], size[self.numbers])]
        return Tokens(codes, distinct.tolist(), _text_of(codes, self.n_texts))

    def texts_with(self, wanted: Callable[[str], object]) -> np.ndarray:
        """The numbers of the texts, in order, that hold a piece of which ``wanted`` is true."""
        is_wanted = np.array([bool(wanted(piece)) for piece in self.distinct], dtype=bool)
        return np.unique(self.text_of[is_wanted[self.numbers]])


@dataclass(frozen=True)
class Tokens:
    """Texts as numbers of tokens: ``codes`` in order, the ``distinct`` ones, the text each stands in."""

    codes: np.ndarray
    distinct: list[str]
    text_of: np.ndarray


def in_pieces(texts: Sequence[str]) -> Pieces:
    """Cut texts at blanks."""
    plain = [text.replace(END, " ") if END in text else text for text in texts]
    joined = f" {END} ".join(["", *plain, ""])[1:-1] if plain else END
    numbers, distinct = pd.factorize(np.array(joined.split(" "), dtype=object))
    return Pieces(numbers.astype(np.int32), distinct.tolist(), len(plain))


def some_of(pieces: Pieces, texts: np.ndarray) -> Pieces:
    """Pick texts by their numbers."""
    return _taken(pieces, texts)


def changed(pieces: Pieces, anew: Mapping[int, str]) -> Pieces:
    """Put other texts in place of some, by number; the rest is not cut again."""
    which = np.arange(pieces.n_texts)
    which[list(anew)] = pieces.n_texts + np.arange(len(anew))
    return _taken(_united(pieces, in_pieces(list(anew.values()))), which) if anew else pieces


def _united(some: Pieces, more: Pieces) -> Pieces:
    """The texts of both, one after the other."""
    number = {piece: i for i, piece in enumerate(some.distinct)}
    anew = np.array([number.setdefault(piece, len(number)) for piece in more.distinct], dtype=np.int32)
    numbers = np.concatenate([some.numbers, anew[more.numbers[1:]]])  # one end mark between two texts
    return Pieces(numbers, list(number), some.n_texts + more.n_texts)


def _taken(united: Pieces, which: np.ndarray) -> Pieces:
    ends = np.flatnonzero(united.numbers == 0)
    n = ends[which + 1] - ends[which]
    numbers = united.numbers[_runs(ends[which] + 1, n)]
    # Only the pieces that stand there: the others need not be looked at.
    is_used = np.zeros(len(united.distinct), dtype=bool)
    is_used[0], is_used[numbers] = True, True
    anew = (np.cumsum(is_used) - 1).astype(np.int32)
    distinct = [piece for piece, used in zip(united.distinct, is_used.tolist(), strict=True) if used]
    return Pieces(np.concatenate([np.zeros(1, dtype=np.int32), anew[numbers]]), distinct, len(which))


def _runs(first: np.ndarray, n: np.ndarray) -> np.ndarray:
    """Count on from each number in ``first``, ``n`` steps: 5 and 9, 2 and 3 steps, are 5, 6, 9, 10, 11."""
    at = np.repeat((first - (np.cumsum(n) - n)).astype(np.int32), n)
    at += np.arange(len(at), dtype=np.int32)
    return at


def _text_of(numbers: np.ndarray, n_texts: int) -> np.ndarray:
    text_of = np.cumsum(numbers == 0, dtype=np.int32)
    text_of -= 1
    return np.minimum(text_of, max(n_texts - 1, 0), out=text_of)
