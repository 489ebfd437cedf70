"""Whom in the room I know: ticks against the words on the badges, handed over without a name.

Contact lists are never exchanged, hashed or not: a profile address can be guessed and its hash with it, and the people
on such a list consented to nothing. What the people in a room say of one another they say themselves.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from netlab.errors import CardError, ParameterError, nearest
from netlab.files import write_whole
from netlab.workshop.codes import WORDS, Draw, card_id
from netlab.workshop.strict import AGAIN, read_each, read_strictly

VERSION = 1
TIE_COLUMNS = ["source", "target", "named_by"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks:
    """One person's ticks: ``me`` and ``knows`` are words of the roster; ``key`` opens one's own number in the room's file.

    ``tell_ties``: whether the room may be given who knows whom, in words of the roster, where both said so.
    """

    key: str
    me: str
    knows: tuple[str, ...]
    tell_ties: bool = False


def make_ticks(
    me: str,
    knows: Iterable[str],
    *,
    roster: Iterable[str] = WORDS,
    tell_ties: bool = False,
    draw: Draw = secrets.randbelow,
) -> Ticks:
    """Tick whom I know. Raises ParameterError for a word that is not on the roster, with the nearest that is."""
    words = tuple(roster)
    mine, *others = (_on_roster(word, words) for word in (me, *knows))
    known = tuple(sorted(set(others) - {mine}))
    return Ticks(key=card_id(draw), me=mine, knows=known, tell_ties=tell_ties)


def _on_roster(word: str, words: tuple[str, ...]) -> str:
    loud = word.strip().upper()
    if loud not in words:
        raise ParameterError(f"'{loud}' is not on the roster.{nearest(loud, words)}")
    return loud


def save_ticks(ticks: Ticks, path: str | Path) -> Path:
    """Save ticks where their owner alone can read them."""
    text = json.dumps({"netlab_ticks": VERSION, **asdict(ticks)}, indent=1)
    return write_whole(Path(path), text + "\n", private=True)


def read_ticks(path: str | Path) -> Ticks:
    """Read ticks that somebody handed over. Raises CardError that names the file and the key, never the value."""
    file = Path(path)
    raw = read_strictly(file, _SCHEMA)
    if raw["me"] in raw["knows"]:
        raise CardError(f"{file.name}: knows holds its own maker. {AGAIN}")
    return Ticks(key=raw["key"], me=raw["me"], knows=tuple(sorted(raw["knows"])), tell_ties=raw["tell_ties"])


def read_all_ticks(paths: Iterable[str | Path]) -> list[Ticks]:
    """Read the ticks of a room. Raises CardError that names both files where two have one badge or one key."""
    return read_each(map(Path, paths), read_ticks, _marks_of_ticks, "Leave one of them out.")


def _marks_of_ticks(ticks: Ticks) -> dict[str, str]:
    return {"me": ticks.me, "key": ticks.key}


def tick_ties(ticks: Iterable[Ticks]) -> pd.DataFrame:
    """Return who knows whom: ``source, target`` (words, ``source < target``), ``named_by`` {both, one}.

    Only people who handed in ticks are in it; whoever was ticked and handed in nothing agreed to nothing.
    """
    by_me = {one.me: set(one.knows) for one in ticks}
    named = {tuple(sorted((me, other))) for me, known in by_me.items() for other in known if other in by_me}
    rows = [(a, b, "both" if b in by_me[a] and a in by_me[b] else "one") for a, b in sorted(named)]
    return pd.DataFrame(rows, columns=TIE_COLUMNS).astype("string")


def told_ties(ticks: Iterable[Ticks]) -> pd.DataFrame:
    """Return the ties that both ends named and both allow to be told in the room: ``source, target, known``."""
    willing = [one for one in ticks if one.tell_ties]
    ties = tick_ties(willing)
    mutual = ties.loc[ties["named_by"] == "both", ["source", "target"]].reset_index(drop=True)
    return mutual.assign(known="yes").astype("string")


_WORD = {"enum": list(WORDS)}
_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["netlab_ticks", "key", "me", "knows", "tell_ties"],
    "additionalProperties": False,
    "properties": {
        "netlab_ticks": {"type": "integer", "const": VERSION},
        "key": {"type": "string", "pattern": r"^[0-9a-f]{32}\Z"},
        "me": _WORD,
        "knows": {"type": "array", "items": _WORD, "uniqueItems": True, "maxItems": len(WORDS)},
        "tell_ties": {"type": "boolean"},
    },
}
