"""From a network to a card: the aggregates that may be shared (:mod:`netlab.privacy`), told more coarsely still.

Counts and shares on a card are cells of a shared report of the same network, told less exactly, so that the two cannot be
subtracted from each other. The effective numbers alone are worked out from everybody whose field is known, since
those of merged cells would tell of the size of a network instead; they are told in steps of a half.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from netlab.errors import ParameterError, nearest
from netlab.goals import Goals
from netlab.metrics.fit_sight import goal_industries
from netlab.metrics.wording import wording
from netlab.network import Network
from netlab.privacy import K, Shareable, shareable
from netlab.privacy.why_not import NOT_THERE
from netlab.workshop.card import FIELDS, LISTS, VARIED, WHOLES, Card
from netlab.workshop.cells import COUNTS, SIZES, STEP, band, rounded
from netlab.workshop.codes import Draw, card_id, consent_code

ALL = "all"
_VARIED = {f"{name}_hill_1" for name in VARIED}
_TABLES = {"functions": "functions", "industries": "industries", "seniorities": "levels"}


def make_card(
    network: Network,
    *,
    tell_gaps: bool = False,
    offer: str | Iterable[str] | None = None,
    draw: Draw = secrets.randbelow,
) -> Card:
    """Make the card of a network, for a room that pools cards.

    ``tell_gaps`` adds the functions and industries of the goals that the card counts nobody in. ``offer`` adds
    where you would help: functions or industries in which you know five people or more, or ``"all"`` of them; with
    it comes a random consent code. Nothing on a card is made from a name, and its mark is drawn by ``draw``.

    Raises ParameterError for an offer of a field that the card counts nobody in.
    """
    told = shareable(network)
    fields = {key: _banded(getattr(told, _TABLES[key]), names) for key, names in LISTS.items()}
    mark = card_id(draw)
    card: dict[str, Any] = {
        "size": None if told.n is None else band(told.n, SIZES),
        "mix": _whole(told.mix, "mix"),
        "states": _whole(told.states, "states"),
        "diversity": _varied(network.summary) if told.n is not None else dict.fromkeys(VARIED),
        **fields,
        "gaps": _gaps(network.goals, fields) if tell_gaps else None,
        "offer": _offer(offer, fields, draw) if offer else None,
    }
    return Card(card_id=mark, **card, left_out=_left_out(card, told))


def _banded(table: pd.DataFrame, names: tuple[str, ...]) -> dict[str, str]:
    """Return the bands of people in each word of a closed list, in its order; rests and the unknown stay away."""
    sizes = dict(zip(table.iloc[:, 0], table["n"], strict=True))
    return {name: band(int(sizes[name]), COUNTS) for name in names if name in sizes}


def _whole(table: pd.DataFrame, key: str) -> dict[str, int | None] | None:
    """Return the parts in per cent; ``None`` where a cell of the table holds people of several parts."""
    sizes = dict(zip(table.iloc[:, 0], table["n"].astype("int64"), strict=True))
    parts: dict[str, int | None] = {}
    for part, cells in WHOLES[key].items():
        n = sum(sizes.get(cell, 0) for cell in cells)
        parts[part] = rounded(100 * n / sum(sizes.values()), STEP) if n else None
    return parts if any(share is not None for share in parts.values()) else None


def _varied(summary: pd.DataFrame) -> dict[str, float | None]:
    """Return the effective numbers in steps of a half, where five people or more are known."""
    rows = zip(summary["measure"], summary["value"], summary["n"], strict=True)
    found = {
        str(measure).removesuffix("_hill_1"): (value, n) for measure, value, n in rows if measure in _VARIED
    }
    return {
        name: _halves(float(found[name][0])) if name in found and found[name][1] >= K else None
        for name in VARIED
    }


def _halves(number: float) -> float:
    return rounded(10 * number, 5) / 10


def _gaps(goals: Goals, fields: Mapping[str, Mapping[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return which functions and industries of the goals are not on the card; free words stay at home."""
    kinds = goal_industries(goals.industries, wording(None))["industry"].tolist() if goals.industries else []
    wanted = {"functions": set(goals.functions), "industries": set(kinds)}
    return {
        key: tuple(name for name in LISTS[key] if name in wanted[key] and name not in fields[key])
        for key in FIELDS
    }


def _offer(
    offer: str | Iterable[str], fields: Mapping[str, Mapping[str, str]], draw: Draw
) -> dict[str, Any] | None:
    named = [offer] if isinstance(offer, str) else list(offer)
    there = {key: tuple(fields[key]) for key in FIELDS}
    if named != [ALL]:
        known = [name for key in FIELDS for name in there[key]]
        for name in named:
            if name not in known:
                raise ParameterError(
                    f"offer: too few people of yours to tell are in '{name}', or it is in no list.{nearest(name, known)}"
                )
        there = {key: tuple(name for name in names if name in named) for key, names in there.items()}
    return {"code": consent_code(draw), **there} if any(there.values()) else None


def _left_out(card: Mapping[str, Any], told: Shareable) -> dict[str, str]:
    """Say why each thing that is not on the card is not."""
    reasons = {
        "size": "too few",
        "mix": "too few",
        "states": "no messages" if told.why_not("states") == NOT_THERE else "too few",
        "gaps": "not asked",
        "offer": "not asked",
    }
    absent = {key: reason for key, reason in reasons.items() if card[key] is None}
    for name, number in card["diversity"].items():
        if number is None:
            absent[f"diversity {name}"] = "too few" if told.n is None else "no titles"
    return absent
