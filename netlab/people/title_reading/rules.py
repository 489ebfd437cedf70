"""Read the words of one title: the head noun decides what somebody does.

An occupation names its function itself ("sales ENGINEER"), a post mostly does ("tax CONSULTANT"), a rank takes the
function of the field beside it ("MARKETING manager", "jefe de VENTAS").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from netlab.people.title_reading.levels import ENTRY, FOUNDER, MID, RETIRED, level_of, top_level
from netlab.people.title_reading.units import Place, Segment, Unit, segments, sorted_out, units
from netlab.people.title_reading.words import FIRM, HOPE, NO_LEVEL, OCCUPATION, POST, SEEK, Word

# How sure a function is; between the units of a title the surest wins, then the first.
BY_OCCUPATION, BY_FIELD, BY_THEME, BY_POST, STUDYING, FIELD_ALONE, THEME_ALONE, BY_RANK = (
    3.0, 2.5, 2.3, 2.2, 2.1, 2.0, 1.5, 1.0,
)  # fmt: skip
HOPED_SHARE = 0.6  # "Student | aspiring lawyer" is a student
SIDE_SHARE = 0.3  # a mentor, speaker or investor who is something else besides

# A post takes these functions from the field beside it and else keeps its own: an IT consultant consults, a tax
# consultant does tax.
TAKEN = {
    "consulting": frozenset({"hr", "sales", "finance", "legal", "marketing"}),
    "design": frozenset({"engineering", "data"}),
    "engineering": frozenset({"healthcare", "research", "media"}),
}


class Reading(NamedTuple):
    """What a unit or a whole title says; empty strings and ``NO_LEVEL`` where it says nothing."""

    function: str = ""
    certainty: float = 0.0
    function_words: str = ""
    level: int = NO_LEVEL
    level_words: str = ""
    is_plain: bool = False  # its level is not stated: a mere field ("Marketing"), or hoped for


def read_words(words: Sequence[Word]) -> Reading:
    """Read a whole title: the surest function and the highest level of its current units."""
    readings = [reading for segment in segments(words) for reading in _read_segment(segment)]
    if len(readings) < 2:
        return readings[0] if readings else Reading()
    best = max(readings, key=lambda reading: reading.certainty)
    level = _highest(readings)
    return best._replace(level=level.level, level_words=level.level_words)


def _highest(readings: list[Reading]) -> Reading:
    """Retired is retired; a field alone ("Marketing") or a hope is no level where another unit states one."""
    retired = [reading for reading in readings if reading.level == RETIRED]
    stated = [reading for reading in readings if not reading.is_plain]
    return max(retired or stated or readings, key=lambda reading: reading.level)


def _read_segment(segment: Segment) -> list[Reading]:
    readings = [_read_unit(sorted_out(words)) for words in units(segment.words)]
    if segment.mood == SEEK:
        posts = [one for one in readings if not one.is_plain]  # "looking for a new field" names no field
        return [one._replace(certainty=one.certainty * SIDE_SHARE, level=NO_LEVEL) for one in posts]
    if segment.mood == HOPE:
        hoped = [one._replace(certainty=one.certainty * HOPED_SHARE, is_plain=True) for one in readings]
        return [one._replace(level=ENTRY) if one.level > ENTRY else one for one in hoped]
    return readings


def _read_unit(unit: Unit) -> Reading:
    if not unit.heads:
        return _read_fields(unit)
    main = _main_head(unit)
    function, certainty, words, field = _function(unit, main)
    level, level_words = level_of(unit, main, function, field)
    if main.word.is_side:
        certainty *= SIDE_SHARE
    return Reading(function, certainty, words, level, level_words)


def _read_fields(unit: Unit) -> Reading:
    """Read a unit without a noun for a person: "Marketing", "Software Sales", "Senior"."""
    level, words = top_level(unit)
    if not unit.fields:
        return Reading(level=level, level_words=words)
    field = _nearest(unit.fields, head_first=unit.fields[0].word.is_first or unit.is_head_first)
    certainty = FIELD_ALONE if field.word.weight >= FIRM else THEME_ALONE
    plain = level == NO_LEVEL
    return Reading(field.word.function, certainty, field.word.text, MID if plain else level, words, plain)


def _main_head(unit: Unit) -> Place:
    """Return the head that decides: an occupation before a post before a rank; the last, the first in Romance."""
    if len(unit.heads) == 1:
        return unit.heads[0]
    heads = [head for head in unit.heads if head.clause == unit.heads[0].clause]
    for kind in (OCCUPATION, POST, 0):
        some = [head for head in heads if head.word.head >= kind]
        working = [head for head in some if head.word.function != "student"]  # a student nurse is a nurse
        some = working if kind == OCCUPATION and working else some
        if some:
            break
    return some[0] if some[0].word.is_first else some[-1]


def _function(unit: Unit, main: Place) -> tuple[str, float, str, Place | None]:
    """Return the function, how sure it is, the words that say so, and the field they name."""
    word = main.word
    if word.head == OCCUPATION:
        return word.function, STUDYING if word.function == "student" else BY_OCCUPATION, word.text, None
    field = _field_beside(unit, main)
    if word.head == POST and not (field and _takes(main, field)):
        return word.function, BY_POST, word.text, field
    if field:
        certainty = BY_FIELD if field.word.weight >= FIRM else BY_THEME
        return _field_function(field), certainty, field.word.text, field
    if unit.has_gap_before(main) and main.word.level != FOUNDER:  # the field is one we do not know
        return "", 0.0, "", None
    for head in (main, *unit.heads):
        if head.word.function not in ("", "unknown"):
            return head.word.function, BY_RANK, head.word.text, None
    return "", 0.0, "", None


def _field_function(field: Place) -> str:
    return field.word.area or field.word.function


def _takes(post: Place, field: Place) -> bool:
    """A managing director takes only a field right beside: what follows "of" is the company's name."""
    own, offered = post.word.function, _field_function(field)
    if own == "general management" and (field.depth or field.word.weight < FIRM):
        return False
    return own != offered and offered in TAKEN.get(own, {offered})


def _field_beside(unit: Unit, main: Place) -> Place | None:
    before = [field for field in unit.fields if field.at < main.at]
    after = [field for field in unit.fields if field.at > main.at]
    sides = [after, before] if main.word.is_first else [before, after]
    sides.sort(key=lambda side: not any(field.word.weight >= FIRM for field in side))
    nearest = sides[0] or sides[1]
    head_first = main.word.is_first or (unit.is_head_first and not before)
    return _nearest(nearest, head_first=head_first) if nearest else None


def _nearest(fields: list[Place], *, head_first: bool) -> Place:
    """Of the fields in the first clause that has a firm one, the last is the head of its phrase ("product
    MARKETING"), in Romance the first ("MARKETING digital")."""
    firm = [field for field in fields if field.word.weight >= FIRM] or fields
    same = [field for field in firm if field.clause == firm[0].clause]
    return same[0] if head_first else same[-1]
