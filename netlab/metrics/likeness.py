"""Which words of a text are the words of a goal: plurals, compounds and cognates across languages.

"tariffs" is "tariff", "Stromtarife" holds it, "Analytik" and "analytics" are cousins. Three tests, from sure to
loose: the same skeleton (double letters, endings and k/c, y/i, ph/f aside); a long skeleton that begins or ends
the other; and letters alike (cosine of TF-IDF over the n-grams of a word, scikit-learn's ``char_wb``), where
both begin alike. What is not cognate at all is left to ``_data/translations.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

SAME, PART = 1.0, 0.9  # how much a word of the same skeleton counts, and one that begins or ends with it
ALIKE = 0.62  # from this cosine on
SHORTEST_PART = 5  # letters of a skeleton looked for inside a compound
SHORTEST_ALIKE = 6  # letters of words compared by their n-grams
SHORTEST_ACTION = 7  # letters of a word whose -tion is taken off
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
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), dtype=np.float32)
    weights = vectorizer.fit_transform([*words, *vocabulary])
    cosine = (weights[len(words) :] @ weights[: len(words)].T).toarray()
    starts = (
        vocabulary.astype(f"U{_SAME_START}")[:, None] == np.array(words).astype(f"U{_SAME_START}")[None, :]
    )
    long = np.minimum.outer(np.char.str_len(vocabulary), [len(w) for w in words]) >= SHORTEST_ALIKE
    return np.where(starts & long & (cosine >= ALIKE), cosine, 0.0).astype(np.float32)
