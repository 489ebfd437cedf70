"""The card: what one participant hands to the facilitator, and how strictly it is read.

Aggregates only. A card holds no name, employer, date, message, address or free text; every word on it comes from
a closed list, every number rests on five people or more and is told in bands or steps.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from netlab.errors import CardError
from netlab.files import write_whole
from netlab.people.industries import industries
from netlab.privacy.cuts import EITHER, QUIET
from netlab.vocabulary import FUNCTIONS, SENIORITIES
from netlab.workshop.cells import COUNTS, SIZES, STEP, bands
from netlab.workshop.codes import CODE
from netlab.workshop.strict import AGAIN, or_null, read_strictly, record

VERSION = 1
VARIED = ("function", "industry", "seniority")
# What a card counts people by: the key on it, and the words of its closed list that say something.
LISTS: Mapping[str, tuple[str, ...]] = {
    "functions": tuple(name for name in FUNCTIONS if name not in ("other", "unknown")),
    "industries": tuple(sorted(industries())),
    "seniorities": tuple(name for name in SENIORITIES if name != "unknown"),
}
FIELDS = ("functions", "industries")  # what goals and offers speak of
REASONS = {
    "too few": "too few people stand behind it",
    "no messages": "the archive has no messages",
    "no titles": "too few job titles could be read",
    "not asked": "you did not choose to tell it",
}
# The parts of a whole: of few cells few must be hidden, so people who are both count as friends, and silence is one.
WHOLES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "mix": {"friends": ("personal", "both", EITHER), "work": ("professional",), "no evidence": ("unknown",)},
    "states": {"active": ("active",), "quiet": ("cooling", "dormant", QUIET), "never": ("never",)},
}
PART_NAMES = {
    "friends": "friends, also those from work",
    "work": "work only",
    "no evidence": "no evidence",
    "active": "in contact",
    "quiet": "gone quiet",
    "never": "never a word on LinkedIn",
}
MAY_LACK = ("size", *WHOLES, *(f"diversity {name}" for name in VARIED), "gaps", "offer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One person's network in aggregates; ``None`` is what may not or shall not be told, with the reason in ``left_out``.

    ``size`` is a band of connections; ``mix`` and ``states`` are per cent in steps of five; ``diversity`` effective
    numbers in steps of a half; ``functions``, ``industries`` and ``seniorities`` bands of people, where there are five;
    ``gaps`` what the goals ask for and the card counts nobody in; ``offer`` where the person would help, and
    the ``code`` under which they can be asked aloud.
    """

    card_id: str
    size: str | None = None
    mix: Mapping[str, int | None] | None = None
    states: Mapping[str, int | None] | None = None
    diversity: Mapping[str, float | None] = field(default_factory=lambda: dict.fromkeys(VARIED))
    functions: Mapping[str, str] = field(default_factory=dict)
    industries: Mapping[str, str] = field(default_factory=dict)
    seniorities: Mapping[str, str] = field(default_factory=dict)
    gaps: Mapping[str, tuple[str, ...]] | None = None
    offer: Mapping[str, Any] | None = None
    left_out: Mapping[str, str] = field(default_factory=dict)

    def counts(self, name: str) -> Mapping[str, str]:
        """Return the bands of one of :data:`LISTS`."""
        found: Mapping[str, str] = getattr(self, name)
        return found


def card_text(card: Card) -> str:
    """Write a card as the JSON that is saved: the same bytes for the same card."""
    return json.dumps({"netlab_card": VERSION, **asdict(card)}, indent=1, ensure_ascii=True) + "\n"


def save_card(card: Card, path: str | Path) -> Path:
    """Save a card where its owner alone can read it; look at :func:`netlab.workshop.preview` first.

    Raises ReportError if it cannot be written there.
    """
    return write_whole(Path(path), card_text(card), private=True)


def read_card(path: str | Path) -> Card:
    """Read a card that somebody handed over. Raises CardError that names the file and the key, never the value."""
    file = Path(path)
    raw = read_strictly(file, card_schema())
    for key, parts in WHOLES.items():
        most = 100 + len(parts) * STEP / 2  # each part may have been rounded up by half a step
        if raw[key] and sum(share or 0 for share in raw[key].values()) > most:
            raise CardError(f"{file.name}: {key} adds up to more than a whole. {AGAIN}")
    for key in FIELDS:
        if raw["offer"] and not set(raw["offer"][key]) <= set(raw[key]):
            raise CardError(f"{file.name}: offer.{key} speaks of where the card counts nobody. {AGAIN}")
        if raw["gaps"] and set(raw["gaps"][key]) & set(raw[key]):
            raise CardError(f"{file.name}: gaps.{key} speaks of where the card counts people. {AGAIN}")
    return Card(**{key: _frozen(value) for key, value in raw.items() if key != "netlab_card"})


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: tuple(inner) if isinstance(inner, list) else inner for key, inner in value.items()}
    return value


@cache
def card_schema() -> dict[str, Any]:
    """Return the JSON Schema of a card: every key needed, none besides, words from closed lists only."""
    percent = {"type": ["integer", "null"], "minimum": 0, "maximum": 100, "multipleOf": STEP}
    counted = {"enum": bands(COUNTS)}
    keys: dict[str, Any] = {
        "netlab_card": {"type": "integer", "const": VERSION},
        "card_id": {"type": "string", "pattern": r"^[0-9a-f]{32}\Z"},
        "size": {"enum": [*bands(SIZES), None]},
        **{key: or_null(record(dict.fromkeys(parts, percent))) for key, parts in WHOLES.items()},
        "diversity": record({name: _effective(name) for name in VARIED}),
        **{key: record(dict.fromkeys(names, counted), needed=()) for key, names in LISTS.items()},
        "gaps": or_null(record({key: _some_of(LISTS[key]) for key in FIELDS})),
        "offer": or_null(
            record(
                {
                    "code": {"type": "string", "pattern": rf"^{CODE}\Z"},
                    **{key: _some_of(LISTS[key]) for key in FIELDS},
                }
            )
        ),
        "left_out": record(
            {key: {"enum": list(REASONS)} for key in MAY_LACK},
            needed=(),
        ),
    }  # fmt: skip
    return record(keys)


def _effective(name: str) -> dict[str, Any]:
    plural = {"function": "functions", "industry": "industries", "seniority": "seniorities"}[name]
    most = len(LISTS[plural]) + 1  # "other" is a kind, too
    return {"type": ["number", "null"], "minimum": 1, "maximum": most, "multipleOf": 0.5}


def _some_of(words: tuple[str, ...]) -> dict[str, Any]:
    return {"type": "array", "items": {"enum": list(words)}, "uniqueItems": True, "maxItems": len(words)}
