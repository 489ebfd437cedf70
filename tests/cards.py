"""Invented cards and ticks for rooms of any size: valid, varied, and the same for the same seed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from netlab.workshop import Card, Ticks, make_ticks
from netlab.workshop.card import FIELDS, LISTS, VARIED, WHOLES, card_text
from netlab.workshop.cells import COUNTS, SIZES, bands
from netlab.workshop.codes import card_id, consent_code, roster


def card(seed: int, **given: Any) -> Card:
    """Invent a card: a network of some size, some fields, now and then a gap, an offer or something left out."""
    chance = Random(seed)
    fields = {key: _counts(names, chance) for key, names in LISTS.items()}
    made = {
        "card_id": card_id(chance.randrange),
        "size": chance.choice(bands(SIZES)),
        "mix": _whole(tuple(WHOLES["mix"]), chance),
        "states": _whole(tuple(WHOLES["states"]), chance) if chance.random() < 0.9 else None,
        "diversity": {name: chance.randrange(4, 20) / 2 for name in VARIED},
        **fields,
        "gaps": {key: _without(LISTS[key], fields[key], chance) for key in FIELDS} if chance.random() < 0.5 else None,
        "offer": _offer(fields, chance) if chance.random() < 0.5 else None,
    }  # fmt: skip
    left = {key: "not asked" for key in ("gaps", "offer") if made[key] is None}
    left |= {} if made["states"] else {"states": "no messages"}
    return Card(**{"left_out": left, **made, **given})


def cards(n: int) -> list[Card]:
    return [card(seed) for seed in range(n)]


def saved(found: list[Card], folder: Path) -> list[Path]:
    """Save cards as card-0.json, card-1.json, …"""
    paths = [folder / f"card-{i}.json" for i in range(len(found))]
    for one, path in zip(found, paths, strict=True):
        path.write_text(card_text(one), encoding="utf-8")
    return paths


def broken(folder: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    """Save a card with something changed in its JSON."""
    raw = json.loads(card_text(card(1)))
    change(raw)
    path = folder / "card.json"
    path.write_text(json.dumps(raw), encoding="utf-8")
    return path


def ticks(pairs: dict[str, str], seed: int = 0) -> list[Ticks]:
    """Ticks from ``{"LARK": "FJORD OAK"}``: who knows whom."""
    draw = Random(seed).randrange
    return [make_ticks(me, known.split(), draw=draw) for me, known in pairs.items()]


def many_ticks(n: int, seed: int = 0) -> list[Ticks]:
    """Ticks of ``n`` people, each of whom knows about a third of the others."""
    chance = Random(seed)
    words = roster(n, chance.randrange)
    ties = {frozenset((a, b)) for a in words for b in words if a < b and chance.random() < 0.33}
    return [
        make_ticks(a, [b for b in words if frozenset((a, b)) in ties], draw=chance.randrange) for a in words
    ]


def _counts(names: tuple[str, ...], chance: Random) -> dict[str, str]:
    return {name: chance.choice(bands(COUNTS)[:5]) for name in names if chance.random() < 0.3}


def _whole(names: tuple[str, ...], chance: Random) -> dict[str, int | None]:
    cuts = sorted(chance.randrange(0, 21) * 5 for _ in names[1:])
    parts = [b - a for a, b in zip([0, *cuts], [*cuts, 100], strict=True)]
    return {name: part or None for name, part in zip(names, parts, strict=True)}


def _without(names: tuple[str, ...], there: dict[str, str], chance: Random) -> tuple[str, ...]:
    return tuple(name for name in names if name not in there and chance.random() < 0.1)


def _offer(fields: dict[str, dict[str, str]], chance: Random) -> dict[str, Any] | None:
    offered = {key: tuple(fields[key])[:3] for key in FIELDS}
    return {"code": consent_code(chance.randrange), **offered} if any(offered.values()) else None
