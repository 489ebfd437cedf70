"""Kinds of talk in messages, notes and posts, in seven languages: greetings, family, plans, projects, sales …

The words are data: ``_data/talk/<language>.toml`` lists, for each kind, patterns in the small language that
:mod:`netlab.people.talk_patterns` describes; ``shared.toml`` holds what the seven write alike (deadline,
Zoom), ``signs.toml`` what every language writes alike (emoji, links). A folder of one's own
(``lexicons="my-words/"``, holding ``talk/de.toml`` and so on) adds patterns, and kinds.

Three things are not read as the writer's own talk: quoted lines and quotations, what follows a forwarding
line, and what the kind ``ignore`` lists ("family business", "sister company"). A longer pattern beats the
single words in it, and "not a friend" is no friend (kinds in :data:`~netlab.people.talk_kinds.NEGATABLE`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import pandas as pd

from netlab.lexicons import lexicon_names, read_lexicon
from netlab.people.pieces import Pieces
from netlab.people.said import Said, number_texts
from netlab.people.talk_kinds import AUXILIARY, TALK_KINDS
from netlab.people.talk_language import OTHER
from netlab.people.talk_reader import Reader

__all__ = ["AUXILIARY", "OTHER", "TALK_KINDS", "read_talk"]


def read_talk(
    texts: pd.Series,
    lexicons: str | Path | None = None,
    *,
    between: pd.Series | None = None,
    said: Said | None = None,
) -> pd.DataFrame:
    """Read the kinds of talk in each text.

    ``between`` (same index) names who talks: a text too short to tell its language ("Prima!") is then read
    in the language that these people mostly use. ``said``: texts that were read before.

    Returns, on the index of ``texts``: ``language`` (category: one of the seven, "other", NA where too
    little is written to tell), ``n_words`` (``uint16``; of a very long text, of the part read) and one
    ``uint8`` column per kind of :data:`TALK_KINDS` (and per kind that ``lexicons`` adds): how many of its
    patterns stand in the text. A missing text says nothing: all 0. In a language that is not read only
    signs (emoji, links) are counted. Raises ParameterError for a lexicon that is not valid.
    """
    numbers, distinct = number_texts(texts, said)
    return read_numbered(numbers, distinct, lexicons, between=between, said=said).set_axis(texts.index)


def read_numbered(
    numbers: np.ndarray,
    distinct: Sequence[str],
    lexicons: str | Path | None = None,
    *,
    between: pd.Series | None = None,
    said: Said | None = None,
) -> pd.DataFrame:
    """Read texts that were numbered before (:func:`netlab.people.said.number_texts`), as :func:`read_talk` does."""
    reader = _reader(str(lexicons) if lexicons else None)
    known = said.texts if said is not None else ()
    read = reader.read([*distinct[len(known) :], ""])  # a missing text is read as an empty one
    read = read if said is None else pd.concat([said.talk, read], ignore_index=True)
    numbers = np.where(numbers < 0, len(distinct), numbers)
    if between is not None:
        numbers, read = _reread(reader, distinct, numbers, read, between)
    return read.take(numbers).reset_index(drop=True)


def read_texts(
    texts: Sequence[str], lexicons: str | Path | None = None, pieces: Pieces | None = None
) -> pd.DataFrame:
    """Read distinct texts as :func:`read_talk` does, by their number; ``pieces``: the texts, cut up already."""
    return _reader(str(lexicons) if lexicons else None).read(texts, pieces=pieces)


def prepare(lexicons: str | Path | None = None) -> None:
    """Make the lexicons ready, where there is time to: whatever is read next need not wait for them."""
    _reader(str(lexicons) if lexicons else None)


def _reread(
    reader: Reader, distinct: Sequence[str], numbers: np.ndarray, read: pd.DataFrame, between: pd.Series
) -> tuple[np.ndarray, pd.DataFrame]:
    """Read texts too short to tell in the usual language of their writers; they become texts of their own."""
    language = read["language"].cat
    hints = _usual_languages(language.codes.to_numpy()[numbers], language.categories, between)
    rows = np.flatnonzero((hints >= 0) & (numbers < len(distinct)))
    if not len(rows):
        return numbers, read
    n = len(language.categories)
    codes, wanted = pd.factorize(numbers[rows] * n + hints[rows])
    texts, spoken = (wanted // n).tolist(), language.categories[wanted % n].tolist()
    again = reader.read([distinct[number] for number in texts], spoken)
    numbers = numbers.copy()
    numbers[rows] = len(read) + codes
    return numbers, pd.concat([read, again], ignore_index=True)


def _usual_languages(language: np.ndarray, names: pd.Index, between: pd.Series) -> np.ndarray:
    """For each row whose language cannot be told (-1), the one that these people use most; else -1.

    ``language``: the place among ``names``; of two that are used as often, the first by name.
    """
    who, people = pd.factorize(between)
    by_name = np.argsort(names.to_numpy())
    is_told = (language >= 0) & (who >= 0)
    counts = np.zeros((len(people) + 1, len(names)), dtype=np.int64)  # the last: nobody
    np.add.at(counts, (who[is_told], np.argsort(by_name)[language[is_told]]), 1)
    usual = np.where(counts.any(axis=1), by_name[counts.argmax(axis=1)], -1)
    return np.where(language < 0, usual[who], -1)


@lru_cache(maxsize=4)
def _reader(lexicons: str | None) -> Reader:
    names = [name.removeprefix("talk/") for name in lexicon_names("talk/", lexicons)]
    loaded = {name: read_lexicon(f"talk/{name}", lexicons) for name in names if name != "languages"}
    return Reader(loaded, read_lexicon("talk/languages", lexicons))
