"""Which words of a text are the words of a goal: plurals, compounds and cognates across languages.

"tariffs" is "tariff", "Stromtarife" holds it, "Analytik" and "analytics" are cousins. Three tests, from sure to
loose: the same skeleton (double letters, endings and k/c, y/i, ph/f aside); a long skeleton that begins or ends
the other; and letters alike (cosine of TF-IDF over the n-grams of a word), where both begin alike. What is not cognate at all is left to ``_data/translations.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

SAME, PART = 1.0, 0.9  # how much a word of the same skeleton counts, and one that begins or ends with it
ALIKE = 0.62  # from this cosine on
SHORTEST_PART = 5  # letters of a skeleton looked for inside a compound
SHORTEST_ALIKE = 6  # letters of words compared by their n-grams
SHORTEST_ACTION = 7  # letters of a word whose -tion is taken off
N_GRAMS = (2, 3, 4)
_SAME_START = 4

_DOUBLE = re.compile(r"(.)\1")
# -tion is written in seven ways: detection, detectie, detección, detecção, detezione …
_ACTION = re.compile(r"(?:tione?[ns]?|tiones|tie|ties|zione|zioni|cion|ciones|cao|coes)$")
_ENDING = re.compile(r"(?:s|es|en|er|e|n|a|o|i|as|os)$")
_SPELLINGS = (("ph", "f"), ("ck", "k"), ("qu", "k"), ("c", "k"), ("y", "i"), ("th", "t"), ("z", "s"))


def skeleton(word: str) -> str:
    """Reduce a folded word to what its cousins share: ``tariffs`` and ``Tarife`` are ``tarif``.

    Short words keep their ending: "gas" must not become "g".
    """
    plain = _ACTION.sub("t", word) if len(word) > SHORTEST_ACTION else word
    plain = _DOUBLE.sub(r"\1", plain)
    for written, read in _SPELLINGS:
        plain = plain.replace(written, read)
    shorter = _ENDING.sub("", plain)
    return shorter if len(shorter) >= 4 else plain


def likeness(words: Sequence[str], vocabulary: Sequence[str]) -> np.ndarray:
    """How much each word of ``vocabulary`` is each of ``words`` (all folded): vocabulary × words, 0 to 1."""
    if not words or not vocabulary:
        return np.zeros((len(vocabulary), len(words)), dtype=np.float32)
    ours, theirs = [skeleton(w) for w in words], np.array([skeleton(w) for w in vocabulary])
    found = _letters(ours, theirs)
    for column, part in enumerate(ours):
        if len(part) >= SHORTEST_PART:
            holds = np.char.startswith(theirs, part) | np.char.endswith(theirs, part)
            found[holds, column] = PART
        found[theirs == part, column] = SAME
    return found


def _letters(words: Sequence[str], vocabulary: np.ndarray) -> np.ndarray:
    """The cosine of letters where two long words begin alike and are alike; else 0."""
    weights = n_gram_weights([*words, *vocabulary.tolist()])
    cosine = (weights[len(words) :] @ weights[: len(words)].T).toarray()
    starts = (
        vocabulary.astype(f"U{_SAME_START}")[:, None] == np.array(words).astype(f"U{_SAME_START}")[None, :]
    )
    long = np.minimum.outer(np.char.str_len(vocabulary), [len(w) for w in words]) >= SHORTEST_ALIKE
    return np.where(starts & long & (cosine >= ALIKE), cosine, 0.0).astype(np.float32)


def n_gram_weights(words: Sequence[str]) -> csr_matrix:
    """TF-IDF over the n-grams of each word, rows of length 1: the numbers of scikit-learn's ``TfidfVectorizer``.

    Its own twenty lines cost a second of imports (statistics, optimisation) in every process that reads a post;
    a test holds these beside it (docs/decisions/0010).
    """
    from scipy.sparse import csr_matrix

    grams = [list(_n_grams(word)) for word in words]
    row = np.repeat(np.arange(len(words)), [len(one) for one in grams])
    gram, distinct = pd.factorize(np.array([g for one in grams for g in one], dtype=object))
    ones = np.ones(len(gram), dtype=np.float32)
    weights = csr_matrix((ones, (row, gram)), shape=(len(words), len(distinct)))
    holders = np.bincount(weights.indices, minlength=len(distinct)).astype(np.float32)
    rarity = np.log(np.float32(len(words) + 1) / (holders + 1)) + np.float32(1)
    weights.data *= rarity[weights.indices]
    row = np.repeat(np.arange(len(words)), np.diff(weights.indptr))
    length = np.sqrt(np.bincount(row, weights=weights.data**2, minlength=len(words)))
    weights.data = (weights.data / length[row]).astype(np.float32)
    return weights


def _n_grams(word: str) -> Iterator[str]:
    """The runs of two to four letters of a word, blanks at its ends; a shorter word is one run."""
    for part in word.split():
        spaced = f" {part} "
        for n in N_GRAMS:
            yield from (spaced[i : i + n] for i in range(max(len(spaced) - n, 0) + 1))
            if len(spaced) <= n:
                break
