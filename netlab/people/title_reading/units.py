"""Cut a title: segments at separators, units at "and" between two people, then heads, fields and levels of a unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from netlab.people.title_reading.words import (
    AND,
    AT,
    CLOSE,
    END,
    HOPE,
    NO_LEVEL,
    OCCUPATION,
    OF,
    PAST,
    SEEK,
    SLOGAN,
    Word,
)

_SLOGAN_WORDS = 3  # "Driving instructor" is none, "Driving change for people" is one


class Segment(NamedTuple):
    """The current words between two separators, and whether they are hoped for or looked for."""

    words: list[Word]
    mood: str = ""


class Place(NamedTuple):
    """A word of a unit: where it stands, after how many "and", and whether after an "of"."""

    at: int
    word: Word
    clause: int
    depth: int


@dataclass(slots=True)
class Unit:
    """What one person does in one post: "Head of Sales & Marketing"."""

    heads: list[Place]
    fields: list[Place]
    levels: list[Place]
    gaps: list[int]  # places of words without meaning that are not after "of"
    is_head_first: bool

    def has_gap_before(self, place: Place) -> bool:
        """Say whether an unknown word qualifies this one: "Cryogenics manager"."""
        return any(gap < place.at for gap in self.gaps)

    def has_head_after(self, place: Place) -> bool:
        """Say whether a noun for a person follows: "LEAD developer", not "team LEAD"."""
        return any(head.at > place.at for head in self.heads)


def segments(words: Sequence[Word]) -> list[Segment]:
    """Cut at separators; what follows "former" and "at" is dropped, and "looking for" where it ends a segment."""
    found: list[Segment] = []
    current: list[Word] = []
    mood = skipping = ""
    for word in words:
        mark = word.mark
        if mark == END:
            if current:
                found.append(Segment(current, mood))
            current, mood, skipping = [], "", ""
        elif mark == CLOSE:  # "(ex-Google)" ends here; what is left out after "at" goes on
            skipping = "" if skipping == PAST else skipping
        elif skipping:
            continue
        elif mark in (PAST, AT):
            skipping = mark
        elif mark == SEEK:
            skipping, mood = (SEEK, mood) if current else ("", SEEK)
        elif mark == HOPE:
            mood = HOPE
        elif mark == SLOGAN:
            mood = mood or ("" if current else SLOGAN)
        else:
            current.append(word)
    found += [Segment(current, mood)] if current else []
    return [segment for segment in found if segment.mood != SLOGAN or len(segment.words) < _SLOGAN_WORDS]


def units(words: list[Word]) -> list[list[Word]]:
    """Cut at "and" where both sides have a noun for a person: "CEO & founder", not "sales & marketing manager"."""
    clauses: list[list[Word]] = [[]]
    for word in words:
        clauses[-1].append(word)
        if word.mark == AND:
            clauses.append([])
    if len(clauses) == 1:
        return clauses
    found: list[list[Word]] = []
    waiting: list[Word] = []
    for clause in clauses:
        if not _has_person(clause):
            (found[-1] if found else waiting).extend(clause)
        elif found and _ends_in_complement(found[-1]):
            found[-1].extend(clause)
        else:
            found.append([*waiting, *clause])
            waiting = []
    return found or [waiting]


def _is_person(word: Word) -> bool:
    return word.head > 0 and not word.area and word.special != "chief"  # "chief product & technology officer"


def _has_person(clause: list[Word]) -> bool:
    """A noun for a person before any "of": "Head of Sales" has one, "of Marketing" has none."""
    for word in clause:
        if word.mark == OF:
            return False
        if _is_person(word):
            return True
    return False


def _ends_in_complement(words: list[Word]) -> bool:
    """The last noun for a person stands after "of": in "coach for founders and CEOs" nobody is a CEO."""
    after_of = seen = False
    for word in words:
        if word.mark == OF and seen:
            after_of = True
        elif _is_person(word):
            if after_of:
                return True
            seen = True
    return False


def sorted_out(words: list[Word]) -> Unit:
    """Put the words of a unit into heads, fields and levels; nouns for a person after "of" are not its heads."""
    heads: list[Place] = []
    others: list[Place] = []  # people after "of": whom the post serves or leads
    fields: list[Place] = []
    levels: list[Place] = []
    gaps: list[int] = []
    depth = clause = 0
    head_first = False
    for at, word in enumerate(words):
        if word.mark:
            if word.mark == AND:
                clause += 1
            elif word.mark == OF:
                depth = 1 if heads else depth
                head_first = head_first or word.is_first
            continue
        place = Place(at, word, clause, depth)
        if word.head:
            (others if depth else heads).append(place)
        elif word.function:
            fields.append(place)
        elif not (word.text or depth):
            gaps.append(at)
        if word.level != NO_LEVEL or word.special:
            levels.append(place)
        if word.opens and word.head:
            depth, head_first = 1, head_first or word.is_first
    unit = Unit(heads or others, fields, levels, gaps, head_first)
    _make_fields(unit, others if heads else [])
    return unit


def _make_fields(unit: Unit, others: list[Place]) -> None:
    """Let a word that is an occupation and a field ("comercial") be a field beside another head."""
    if any(_is_person(place.word) for place in unit.heads):
        unit.fields += [place for place in unit.heads if place.word.area]
        unit.heads = [place for place in unit.heads if not place.word.area]
    if others and not unit.heads[-1].word.is_serving:
        unit.fields += [place for place in others if place.word.head == OCCUPATION]
    unit.fields.sort(key=lambda place: place.at)
