"""A card in plain words, for its owner to read before it is saved: everything on it, and nothing else is."""

from __future__ import annotations

from collections.abc import Mapping

from netlab.workshop.card import FIELDS, LISTS, PART_NAMES, REASONS, VARIED, Card
from netlab.workshop.cells import in_words

_LIST_NAMES = {"functions": "Functions", "industries": "Industries", "seniorities": "Levels"}
_VARIED_NAMES = {"function": "functions", "industry": "industries", "seniority": "levels"}
FEW = "too few people to tell"


def preview(card: Card) -> str:
    """Return everything that stands on a card, line by line, in words."""
    lines = [
        "This is all that your card says:",
        f"- Size: {in_words(card.size)} connections." if card.size else _absent("Size", card, "size"),
        _whole("Mix", card, "mix", card.mix),
        _whole("Contact", card, "states", card.states),
        *(_varied(card, name) for name in VARIED),
        *(_counted(card, key) for key in LISTS),
        _gaps(card),
        _offer(card),
        "- A random number, so that nobody's card is counted twice. It is made from nothing of yours.",
        "It holds no name, no employer, no school, no date, no message and no address. Every number rests on five "
        "people or more; shares are in steps of 5 %, numbers of people in bands.",
    ]
    return "\n".join(lines)


def _absent(about: str, card: Card, key: str) -> str:
    return f"- {about}: not told ({REASONS[card.left_out.get(key, 'too few')]})."


def _whole(about: str, card: Card, key: str, parts: Mapping[str, int | None] | None) -> str:
    if parts is None:
        return _absent(about, card, key)
    said = [
        f"{PART_NAMES[name]}: {'about ' + str(share) + ' %' if share is not None else FEW}"
        for name, share in parts.items()
    ]
    return f"- {about}: {'; '.join(said)}."


def _varied(card: Card, name: str) -> str:
    number = card.diversity[name]
    kinds = _VARIED_NAMES[name]
    if number is None:
        return _absent(f"How varied in {kinds}", card, f"diversity {name}")
    return f"- How varied: like {number:.1f} equally common {kinds}."


def _counted(card: Card, key: str) -> str:
    counts = card.counts(key)
    if not counts:
        return f"- {_LIST_NAMES[key]}: none with five people or more."
    said = ", ".join(f"{name} ({in_words(size)})" for name, size in counts.items())
    return f"- {_LIST_NAMES[key]} with five people or more: {said}."


def _gaps(card: Card) -> str:
    if card.gaps is None:
        return "- What your goals lack: not told (you did not choose to tell it)."
    if not any(card.gaps[key] for key in FIELDS):
        return (
            "- What your goals lack: no function or industry of your goals is without people enough to tell."
        )
    return f"- What your goals lack: nobody, or too few to tell, in {_in_fields(card.gaps)}."


def _in_fields(told: Mapping[str, tuple[str, ...]]) -> str:
    """Name fields; "education" is a function and an industry, so it is said which."""
    return " and ".join(
        f"the {key if len(told[key]) > 1 else one} {', '.join(told[key])}"
        for key, one in (("functions", "function"), ("industries", "industry"))
        if told[key]
    )


def _offer(card: Card) -> str:
    if card.offer is None:
        return "- Where you would help: not told, and no code."
    return (
        f"- Where you would help: {_in_fields(card.offer)}; under the code {card.offer['code']}. Write the code down: "
        "nobody knows that it is yours until you say so, aloud, to whom you like."
    )
