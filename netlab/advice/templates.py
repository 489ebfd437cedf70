"""Templates of drafts: read from ``_data/drafts/<language>.toml``, filled with facts, cut to their length.

A template is a text with holes, a sentence a line, a blank line between paragraphs. A line that ends without a
sign ("Best regards") stays a line of its own:

====================  ==================================================================================
``{company}``         a hole; a line of which one is not known is left out
``! …``               the line is the point of the draft: without it there is no draft
``a || b``            the first of these whose holes are known
``?thanks …``         only where this hole is known, without printing it
====================  ==================================================================================
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from netlab.errors import ParameterError, nearest
from netlab.lexicons import lexicon_names, read_lexicon

HOLES = (
    "first", "name", "me", "gap", "about", "employer_then", "employer_now", "employer", "company", "role", "topic",
    "skill", "my_skill", "other", "new_employer", "together", "asked_on", "invited_on", "thanks", "book", "how",
)  # fmt: skip
GAP = "gap"  # the sentence about the time that has passed: always said where it is known
FALLBACK = "en"
SENTENCE_ENDS = ".!?;:,…"
_HOLE = re.compile(r"\{(\w*)\}")
_CONDITION = re.compile(r"^\?(\w+)\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a template, perhaps in several versions: ``(holes that must be known, text)``."""

    versions: tuple[tuple[tuple[str, ...], str], ...]
    is_needed: bool = False

    def told(self, holes: Mapping[str, str]) -> str | None:
        """Return the first version whose holes are all known, filled."""
        for needed, text in self.versions:
            if all(holes.get(name) for name in needed):
                return _HOLE.sub(lambda hole: holes[hole.group(1)], text)
        return None


Paragraphs = tuple[tuple[Line, ...], ...]


@lru_cache(maxsize=8)
def languages(lexicons: str | None = None) -> tuple[str, ...]:
    """List the languages that there are templates in."""
    return tuple(name.removeprefix("drafts/") for name in lexicon_names("drafts/", lexicons))


@lru_cache(maxsize=32)
def words_of(language: str, lexicons: str | None = None) -> dict[str, Any]:
    """Return the file of a language: its templates by tone, and the words for dates, gaps and topics."""
    return read_lexicon(f"drafts/{language}", lexicons)


@lru_cache(maxsize=512)
def template(name: str, tone: str, language: str, lexicons: str | None = None) -> Paragraphs | None:
    """Return a template, parsed; ``None`` if the language has none of that name and tone.

    Raises ParameterError for a hole that netlab does not know.
    """
    text = words_of(language, lexicons).get(tone, {}).get(name)
    if not isinstance(text, str) or not text.strip():
        return None
    return tuple(
        tuple(
            _line(line, f"drafts/{language}.toml, [{tone}] {name}")
            for line in paragraph.splitlines()
            if line.strip()
        )
        for paragraph in re.split(r"\n\s*\n", text.strip())
    )


def _line(text: str, where: str) -> Line:
    plain = text.strip()
    versions = tuple(_version(one.strip(), where) for one in plain.removeprefix("!").split("||"))
    return Line(versions, is_needed=plain.startswith("!"))


def _version(text: str, where: str) -> tuple[tuple[str, ...], str]:
    condition = _CONDITION.match(text)
    rest = text[condition.end() :] if condition else text
    holes = (*((condition.group(1),) if condition else ()), *_HOLE.findall(rest))
    for hole in holes:
        if hole not in HOLES:
            raise ParameterError(f"{where}: no hole called '{hole}'.{nearest(hole, HOLES)}")
    return holes, rest


def fill(paragraphs: Paragraphs, holes: Mapping[str, str], longest: int) -> str | None:
    """Fill a template in fewer than ``longest`` characters, or return ``None`` where its point cannot be said.

    If it is too long, sentences go from the end, but never the point, the greeting or the time that has passed.
    """
    told: list[list[tuple[Line, str]]] = []
    for paragraph in _with_gap(paragraphs, holes):
        kept = [(line, line.told(holes)) for line in paragraph]
        if any(text is None and line.is_needed for line, text in kept):
            return None
        told.append([(line, text) for line, text in kept if text])
    while len(_text(told)) >= longest:
        spare = [
            (i, j) for i in range(1, len(told)) for j, (line, _) in enumerate(told[i]) if not line.is_needed
        ]
        if not spare:
            return None
        i, j = spare[-1]
        del told[i][j]
    return _text(told) if any(line.is_needed for paragraph in told for line, _ in paragraph) else None


def _text(told: list[list[tuple[Line, str]]]) -> str:
    return "\n\n".join(_sentences([text for _, text in paragraph]) for paragraph in told if paragraph)


def _sentences(texts: list[str]) -> str:
    """Join sentences with spaces; what ends without a sign, such as "Best regards", ends its line."""
    ended = (text + (" " if text[-1] in SENTENCE_ENDS else "\n") for text in texts)
    return "".join(ended).strip()


def _with_gap(paragraphs: Paragraphs, holes: Mapping[str, str]) -> Paragraphs:
    """Make the sentence about the time that has passed needed; put it first where the template forgot it."""
    if not holes.get(GAP):
        return paragraphs
    says = [[any(GAP in needed for needed, _ in line.versions) for line in rows] for rows in paragraphs]
    if any(any(row) for row in says):
        return tuple(
            tuple(
                replace(line, is_needed=line.is_needed or said) for line, said in zip(rows, row, strict=True)
            )
            for rows, row in zip(paragraphs, says, strict=True)
        )
    gap = Line((((GAP,), "{gap}"),), is_needed=True)
    at = min(1, len(paragraphs) - 1)
    return (*paragraphs[:at], (gap, *paragraphs[at]), *paragraphs[at + 1 :])
