"""Whom a comment names, and what they are to the owner: with a friend one talks of other things than with a client.

LinkedIn writes an @-mention as the plain full name. A first name alone names somebody only if a single connection
bears it, and if the owner does not use the same word otherwise ("will", "rose").
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
import pandas as pd

from netlab.metrics.fields import small_words
from netlab.text import fold

COLUMNS = {"n_friend": "personal", "n_colleague": "professional"}
LONGEST_NAME = 5  # words of a name looked for
SHORTEST_FIRST_NAME = 3  # letters
_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")

Names = Mapping[tuple[str, ...], str]


def named_ties(texts: pd.Series, people: pd.DataFrame | None) -> pd.DataFrame:
    """Tell which texts name somebody who is judged personal, and which somebody professional.

    ``people``: name, is_connection, relationship; None if nobody is judged yet. Columns ``n_friend`` and
    ``n_colleague`` (0 or 1), on the index of ``texts``: 0 both where nobody is named, where those named are both or
    unknown, or where friends and colleagues are named together.
    """
    if people is None:
        return pd.DataFrame(0, index=texts.index, columns=list(COLUMNS), dtype="int64")
    numbers, distinct = pd.factorize(texts)
    written = [_WORD.findall(text) for text in distinct]
    full, first = _names(people, {word for words in written for word in words if word.islower()})
    told = np.array([_told(words, full, first) for words in written] + [""], dtype=object)[numbers]
    return pd.DataFrame(
        {column: (told == tie).astype("int64") for column, tie in COLUMNS.items()}, index=texts.index
    )


def _names(people: pd.DataFrame, common: set[str]) -> tuple[Names, Names]:
    """Full names that one connection has, and first names that one connection has, with the relationship."""
    rows = people[people["is_connection"].fillna(False).astype(bool)].dropna(subset=["name"])
    ties = rows["relationship"].astype("string").tolist()
    words = [tuple(fold(word) for word in _WORD.findall(name)) for name in rows["name"]]
    lower = {fold(word) for word in common} | small_words()
    full = [name if 2 <= len(name) <= LONGEST_NAME else () for name in words]
    first = [name[:1] if name and _is_telling(name[0], lower) else () for name in words]
    return _borne_once(full, ties), _borne_once(first, ties)


def _is_telling(word: str, lower: set[str]) -> bool:
    return len(word) >= SHORTEST_FIRST_NAME and word not in lower


def _borne_once(names: list[tuple[str, ...]], ties: list[str]) -> dict[tuple[str, ...], str]:
    is_once = ~pd.Series(names, dtype="object").duplicated(keep=False)
    return {name: tie for name, tie, once in zip(names, ties, is_once, strict=True) if once and name}


def _told(words: list[str], full: Names, first: Names) -> str:
    """The one relationship of all who are named; nothing if nobody is, or if they differ."""
    folded = [fold(word) for word in words]
    runs = (tuple(folded[at : at + size]) for at in range(len(folded)) for size in range(2, LONGEST_NAME + 1))
    ties = {full[run] for run in runs if run in full}
    ties = ties or {
        first[(f,)] for w, f in zip(words, folded, strict=True) if w[0].isupper() and (f,) in first
    }
    return ties.pop() if len(ties) == 1 else ""
