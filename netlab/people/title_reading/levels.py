"""The level of one unit of a title; the scheme and its reasons are in docs/titles.md."""

from __future__ import annotations

from netlab.people.title_reading.units import Place, Unit
from netlab.people.title_reading.words import FIRM, LEVEL, NO_LEVEL, OCCUPATION

STUDENT, ENTRY, MID, LEAD, MANAGER = (LEVEL[name] for name in ("student", "entry", "mid", "lead", "manager"))
DIRECTOR, C_LEVEL, FOUNDER, RETIRED = (LEVEL[name] for name in ("director", "c-level", "founder", "retired"))

# Levels that belong to somebody else when they stand before an assistant, adviser or coach ("CEO assistant").
OF_OTHERS = frozenset({STUDENT, DIRECTOR, LEVEL["vp"], C_LEVEL, FOUNDER})
HELPING = frozenset({"assistant", "associate"})  # before another noun: "assistant accountant"
TECHNICAL = frozenset({"engineering", "data", "product", "design", "research"})
ENTRY_ASSOCIATES = frozenset({"sales", "trades and hospitality", "customer service", "operations"})


def level_of(unit: Unit, main: Place, function: str, field: Place | None) -> tuple[int, str]:
    """Return the level and the words that say so; a plain occupation is "mid" and no words say so.

    "junior", "trainee", "intern" bring a post down whatever it is; else the highest level counts.
    """
    stated = [place for place in unit.levels if _is_own(place, unit, main)]
    low = [place.word for place in stated if _is_low(place)]
    if low:
        lowest = min(low, key=lambda word: word.level)
        return lowest.level, lowest.text
    levels = [(_level(place, unit, function, field), place.word.text) for place in stated]
    if field and _looks_after(main, field):
        levels = [
            (MID if (level, words) == (MANAGER, main.word.text) else level, words) for level, words in levels
        ]
    best = max(levels, default=(NO_LEVEL, ""), key=lambda pair: pair[0])
    if best[0] <= MID:
        helping = [place for place in stated if place.word.special in HELPING and unit.has_head_after(place)]
        if helping:
            return ENTRY, helping[0].word.text
    return best if best[0] != NO_LEVEL else (MID, "")


def top_level(unit: Unit) -> tuple[int, str]:
    """Return the highest level of a unit without a noun for a person: "Senior", "Ruhestand"."""
    words = [place.word for place in unit.levels if not place.word.special]
    best = max(words, default=None, key=lambda word: word.level)
    return (best.level, best.text) if best else (NO_LEVEL, "")


def _is_low(place: Place) -> bool:
    return place.word.level == STUDENT or (place.word.is_grade and place.word.level == ENTRY)


def _is_own(place: Place, unit: Unit, main: Place) -> bool:
    """A level is the person's own unless it stands after "of", or before the assistant that serves it."""
    word = place.word
    if word.is_grade or place.at == main.at:
        return True
    if place.depth and place not in unit.heads:
        return False
    if word.is_object and place.at < main.at:  # a "partner manager" is no partner
        return False
    return not (main.word.is_serving and place.at < main.at and word.level in OF_OTHERS)


def _level(place: Place, unit: Unit, function: str, field: Place | None) -> int:
    """Return the level of one word; for some it depends on their neighbours."""
    word = place.word
    match word.special:
        case "head":
            return _level_of_head(place, unit, field)
        case "chief":
            return C_LEVEL if any(head.word.special == "chief_head" for head in unit.heads) else LEAD
        case "staff":
            return LEAD if function in TECHNICAL and unit.has_head_after(place) else NO_LEVEL
        case "principal":
            return LEAD if len(unit.heads) > 1 else DIRECTOR
        case "partner" if function == "hr":
            return MID  # a people partner is no partner of the firm
        case "associate" if not unit.has_head_after(place):
            return ENTRY if function in ENTRY_ASSOCIATES else MID
    return word.level


def _level_of_head(place: Place, unit: Unit, field: Place | None) -> int:
    """A "Head chef" leads, a "Head of Sales" or "Leiter Vertrieb" directs, a mere "Leiter" manages."""
    if any(head.at > place.at and head.word.head == OCCUPATION for head in unit.heads):
        return LEAD
    directs = field is not None and field.word.weight >= FIRM
    return DIRECTOR if directs and not place.word.is_joined else MANAGER


def _looks_after(main: Place, field: Place) -> bool:
    """A manager of a thing (project, account, product) rather than of people is read as mid."""
    if not (main.word.is_handler and field.word.is_object):
        return False
    return field.at > main.at if main.word.is_first else field.at < main.at
