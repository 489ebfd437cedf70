"""The part of a title that is about today: what somebody was, hopes to be or seeks says nothing of their work."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import pandas as pd

from netlab.lexicons import lexicon_names, read_lexicon
from netlab.text import fold, map_unique

_SEGMENTS = re.compile(r"[|;•·●▪►\n,]|\s[-–—]+\s|[()\[\]]")
_OLD_WORDS = ("past", "hoping", "seeking")


def current_parts(titles: pd.Series, lexicons: str | Path | None = None) -> pd.Series:
    """Return each title without segments about the past, hopes and search; ``NA`` where nothing is left.

    A segment ends at a comma, bar, bracket or dash; within it, what follows the word goes ("Baker, formerly
    data scientist" is "Baker"). The words are those of the title lexicons.
    """
    marks = _marks(str(lexicons) if lexicons is not None else None)
    kept = map_unique(titles, lambda title: _current(title, marks))
    return kept.mask(kept == "")


@lru_cache(maxsize=50_000)  # one analysis asks about the same titles four times
def _current(title: str, marks: re.Pattern[str]) -> str:
    segments = (segment.strip() for segment in _SEGMENTS.split(title))
    kept = (_before(segment, marks) for segment in segments if segment)
    return " | ".join(segment for segment in kept if segment)


def _before(segment: str, marks: re.Pattern[str]) -> str:
    folded = fold(segment)
    found = marks.search(folded)
    # folding can change the length of a text, so a cut at a folded position is made in the folded text
    return folded[: found.start()].strip() if found else segment


@lru_cache(maxsize=4)
def _marks(lexicons: str | None) -> re.Pattern[str]:
    words: set[str] = set()
    for name in lexicon_names("titles/", lexicons):
        grammar = read_lexicon(name, lexicons).get("grammar", {})
        words |= {fold(word) for kind in _OLD_WORDS for word in grammar.get(kind, [])}
    latin = sorted((re.escape(word) for word in words if word.isascii()), key=len, reverse=True)
    others = sorted((re.escape(word) for word in words if not word.isascii()), key=len, reverse=True)
    return re.compile("|".join([rf"(?<!\w)(?:{'|'.join(latin)})(?!\w)", *others]))
