"""Text as the leak check compares it: words without case, accents or marks, and runs of words to look for.

Scripts that write no spaces between words (Chinese, Japanese, Thai …) are taken letter by letter, so that a
name is found inside a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from netlab.text import fold

# Letters that carry a stroke instead of an accent have no decomposition in Unicode.
_STROKES = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ŧ": "t"}
)
_HIDDEN = re.compile("[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\ufe00-\ufe0f\uffa0]")
_SPACELESS = (
    "\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # kana and Chinese characters
)
_WORD = re.compile(f"[{_SPACELESS}]|[^\\W_{_SPACELESS}]+")
_IS_SPACELESS = re.compile(f"[{_SPACELESS}]")


def words(text: str) -> list[str]:
    """Cut text into comparable words: folded, no punctuation, no invisible marks."""
    if text.isascii():
        return _WORD.findall(text.lower())
    return _WORD.findall(fold(_HIDDEN.sub("", text)).translate(_STROKES))


def is_spaceless(word: str) -> bool:
    """Say whether a word is one letter of a script without spaces between words."""
    return bool(_IS_SPACELESS.match(word))


class Phrases:
    """A set of runs of words, found in a text in one pass whatever their number."""

    def __init__(self, runs: Iterable[Sequence[str]]):
        self.runs = {tuple(run) for run in runs if run}
        lengths: dict[str, set[int]] = {}
        for run in self.runs:
            lengths.setdefault(run[0], set()).add(len(run))
        self.lengths = {word: tuple(sorted(sizes)) for word, sizes in lengths.items()}

    def __len__(self) -> int:
        return len(self.runs)

    def found(self, text: Sequence[str]) -> list[tuple[int, tuple[str, ...]]]:
        """List the runs in ``text``: where each begins, and the run."""
        hits = []
        for place, word in enumerate(text):
            for length in self.lengths.get(word, ()):
                run = tuple(text[place : place + length])
                if run in self.runs:
                    hits.append((place, run))
        return hits
