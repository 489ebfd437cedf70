"""From a network to a card: every number counted, hidden where fewer than five people stand behind it, coarsened."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from netlab.errors import ParameterError, nearest
from netlab.goals import Goals
from netlab.metrics.composition import counted
from netlab.metrics.fit_sight import goal_industries
from netlab.metrics.wording import wording
from netlab.network import Network
from netlab.workshop.card import FIELDS, LISTS, VARIED, WHOLES, Card
from netlab.workshop.cells import COUNTS, SIZES, K, band, rounded, shares
from netlab.workshop.codes import Draw, card_id, consent_code

ALL = "all"
_VARIED = {f"{name}_hill_1" for name in VARIED}
_COLUMNS = {"functions": "function", "industries": "industry", "seniorities": "seniority"}


def make_card(
    network: Network,
    *,
    tell_gaps: bool = False,
    offer: str | Iterable[str] | None = None,
    draw: Draw = secrets.randbelow,
) -> Card:
    """Make the card of a network, for a room that pools cards.

    ``tell_gaps`` adds the functions and industries of the goals in which fewer than five people are. ``offer`` adds
    where you would help: functions or industries in which you know five people or more, or ``"all"`` of them; with
    it comes a random consent code. Nothing on a card is made from a name, and its mark is drawn by ``draw``.

    Raises ParameterError for an offer of a field in which fewer than five people are.
    """
    people = counted(network.people)
    fields = {key: _banded(people[_COLUMNS[key]], names) for key, names in LISTS.items()}
    whole = {
        "mix": _whole(people["relationship"], WHOLES["mix"]),
        "states": _whole(people["state"], WHOLES["states"]),
    }
    varied = _varied(network.summary)
    size = band(len(people), SIZES) if len(people) >= K else None
    mark = card_id(draw)
    card: dict[str, Any] = {
        "size": size,
        **whole,
        "diversity": varied,
        **fields,
        "gaps": _gaps(network.goals, fields) if tell_gaps else None,
        "offer": _offer(offer, fields, draw) if offer else None,
    }
    return Card(card_id=mark, **card, left_out=_left_out(card, people))


def _banded(column: pd.Series, names: tuple[str, ...]) -> dict[str, str]:
    """Count people by a closed list, in its order: the bands of those with five or more."""
    sizes = column.astype("string").value_counts()
    return {name: band(int(sizes[name]), COUNTS) for name in names if sizes.get(name, 0) >= K}


def _whole(column: pd.Series, parts: Mapping[str, tuple[str, ...]]) -> dict[str, int | None] | None:
    known = column.dropna().astype("string").value_counts()
    if known.sum() < K:
        return None
    return shares({part: int(known.reindex(names).sum()) for part, names in parts.items()})


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
    """Return which functions and industries of the goals fewer than five people are in; free words stay at home."""
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
                    f"offer: fewer than five people of yours are in '{name}', or it is in no list.{nearest(name, known)}"
                )
        there = {key: tuple(name for name in names if name in named) for key, names in there.items()}
    return {"code": consent_code(draw), **there} if any(there.values()) else None


def _left_out(card: Mapping[str, Any], people: pd.DataFrame) -> dict[str, str]:
    """Say why each thing that is not on the card is not."""
    few = len(people) < K
    reasons = {
        "size": "too few",
        "mix": "too few",
        "states": "too few" if few or people["state"].notna().any() else "no messages",
        "gaps": "not asked",
        "offer": "not asked",
    }
    absent = {key: reason for key, reason in reasons.items() if card[key] is None}
    for name, number in card["diversity"].items():
        if number is None:
            absent[f"diversity {name}"] = "too few" if few else "no titles"
    return absent
