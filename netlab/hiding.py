"""Names hidden: one switch for notebooks, widgets and the local page, since a projector leaks where a file does not.

With names hidden, initials stand for people, no profile is linked, and no text of a message, a post, a note or a
draft is on the screen. Employers, titles and numbers stay. Files are not touched: answers are saved with the whole
name, and a report to keep names people as before.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any, Protocol
from weakref import WeakKeyDictionary, WeakSet

import pandas as pd

from netlab.network import Network
from netlab.people.identity import Owner
from netlab.text import fold, map_unique, one_line

SWITCH = "NETLAB_HIDE_NAMES"  # in the environment: on for everything that is started from there
HIDDEN = "hidden while names are"
UNTOLD = f"({HIDDEN})"
NAMELESS = "someone without a name"
LONGEST_NAME = 8  # words; hostile ones count, too
# What somebody wrote, or is to be written to somebody. Text of other columns is shown with initials for names.
WRITTEN = {
    ("posts", "text"), ("recommendations", "text"), ("labels", "note"),
    *(("suggestions", draft) for draft in ("draft", "draft_warm", "draft_plain", "draft_brief")),
}  # fmt: skip
# What is quoted there are words of a title or of a firm's name, which are on the screen anyway.
MAY_QUOTE = {"title_evidence", "industry_evidence"}
KEYS = {"person_id", "source", "target", "set_id", "group", "conversation", "post_id", "link"}

_WORD = re.compile(r"([^\w.’'-]+)")
_ENDING = re.compile(r"(?:[’']s?|\.+)$")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]")
_PROFILE = re.compile(r"https?://[^\s)]*linkedin\.com/in/[^\s)]*", re.IGNORECASE)


class Follower(Protocol):
    """What wants to know when names are hidden or shown."""

    def switched(self) -> None:
        """Show everything anew."""


class _Switch:
    """Whether names are hidden in this Python: as somebody said last, else as the environment says."""

    def __init__(self) -> None:
        self.said: bool | None = None
        self.followers: WeakSet[Any] = WeakSet()


_switch = _Switch()


def hide_names(hidden: bool = True) -> None:
    """Hide names in everything shown from now on; ``False`` shows them again.

    Widgets that are on the screen follow at once, pictures and tables when their cell is run again. The variable
    ``NETLAB_HIDE_NAMES=1`` in the environment does the same before anything is shown.
    """
    _switch.said = bool(hidden)
    for follower in list(_switch.followers):
        follower.switched()


def names_hidden() -> bool:
    """Say whether names are hidden."""
    if _switch.said is not None:
        return _switch.said
    return os.environ.get(SWITCH, "").strip().casefold() not in ("", "0", "no", "false")


def follow(follower: Follower) -> None:
    """Tell ``follower`` (for as long as it lives) when names are hidden or shown."""
    _switch.followers.add(follower)


def initials(name: str) -> str:
    """Return the first letters of a name: ``Ann Mary Lee`` → ``A. M. L.``."""
    letters = [word[0].upper() for word in re.findall(r"\w+", name)]
    return " ".join(f"{letter}." for letter in letters) or NAMELESS


@dataclass(frozen=True, eq=False)
class Veil:
    """Hides a set of names in whatever is told: ``Veil(people["name"])``."""

    names: Iterable[str]

    @cached_property
    def _keys(self) -> frozenset[str]:
        """Names of two words and more, as their words alone: what stands between these may differ in a sentence."""
        return frozenset(key for name in self.names if " " in (key := _key(_WORD.split(name)[::2])))

    @cached_property
    def _single(self) -> frozenset[str]:
        """Names of one word; only as they are written, or somebody called Will would hide every will."""
        return frozenset(name for name in self.names if " " not in name.strip() and len(name) > 2)

    @cached_property
    def _first(self) -> frozenset[str]:
        return frozenset(key.split(" ")[0] for key in self._keys)

    def name(self, name: object) -> str:
        """Return initials for a name."""
        if name is None or pd.isna(name) or not str(name).strip():  # type: ignore[call-overload]
            return NAMELESS
        return initials(one_line(str(name)))

    def text(self, text: str, *, may_quote: bool = False) -> str:
        """Return a sentence with initials for names, without profile addresses and without what is quoted."""
        plain = _PROFILE.sub("…", text)
        return self._without_names(plain if may_quote else _QUOTED.sub("“…”", plain))

    def _without_names(self, told: str) -> str:
        words = _WORD.split(told)  # words at even places, what stands between them at odd ones
        for at in range(0, len(words), 2):
            if words[at] in self._single:
                words[at] = initials(words[at])
            elif fold(words[at]) in self._first:
                self._hide_from(words, at)
        return "".join(words)

    def _hide_from(self, words: list[str], at: int) -> None:
        """Put initials for the longest name that begins at a place, if one does."""
        for size in range(2 * LONGEST_NAME - 1, 2, -2):
            run = words[at : at + size]
            ending = _ENDING.search(run[-1])
            end = ending.group() if ending else ""
            for cut in dict.fromkeys(("", end)):
                name = [*run[:-1], run[-1].removesuffix(cut)]
                if len(run) == size and _key(name[::2]) in self._keys:
                    # initials end in a full stop themselves
                    words[at : at + size] = [initials("".join(name)) + cut.strip("."), *[""] * (size - 1)]
                    return


def _key(words: Iterable[str]) -> str:
    return " ".join(fold(word) for word in words if word)


_whole: WeakKeyDictionary[Network, Network] = WeakKeyDictionary()


def seen(network: Network) -> Network:
    """Return a network as it may be shown now: with names, or with names hidden."""
    return veiled(network) if names_hidden() else whole(network)


def whole(network: Network) -> Network:
    """Return the network with names behind one whose names are hidden."""
    return _whole.get(network, network)


def veiled(network: Network) -> Network:
    """Return the network with names hidden in every table, also in those that rules of one's own added to."""
    return network if network in _whole else _veiled(network)


def veil_of(network: Network) -> Veil:
    """Return what hides everybody in a network, and its owner."""
    owner = [network.owner.name] if network.owner.name else []
    return Veil([*network.people["name"].dropna().unique(), *owner])


@lru_cache(maxsize=2)  # every cell of a notebook asks for the same one
def _veiled(network: Network) -> Network:
    veil = veil_of(network)
    tables: dict[str, Any] = {
        name: veiled_table(name, table, veil) for name, table in network.tables().items()
    }
    told: dict[str, Any] = {
        key: tuple(veil.text(line) for line in getattr(network, key)) for key in ("hints", "told")
    }
    made = replace(network, **tables, **told, owner=_veiled_owner(network.owner, veil))
    _whole[made] = network
    return made


def veiled_table(name: str, table: pd.DataFrame, veil: Veil) -> pd.DataFrame:
    """Return a table as it may be shown: same rows, columns and types."""
    hidden: dict[str, pd.Series] = {}
    for column in table.columns:
        values = table[column]
        if column in KEYS or not isinstance(values.dtype, pd.StringDtype):
            continue
        if (name, column) in WRITTEN:
            hidden[column] = values.where(values.isna(), UNTOLD)
        elif column == "url" and "person_id" in table.columns:
            hidden[column] = pd.Series(pd.NA, index=values.index, dtype=values.dtype)
        elif column in ("name", "author") and "person_id" in table.columns:
            hidden[column] = map_unique(values, veil.name).where(table["person_id"].notna(), values)
        else:
            quotes = column in MAY_QUOTE
            hidden[column] = map_unique(values, lambda text, quotes=quotes: veil.text(text, may_quote=quotes))
    return table.assign(**{column: values.astype(table[column].dtype) for column, values in hidden.items()})


def _veiled_owner(owner: Owner, veil: Veil) -> Owner:
    changed: Mapping[str, Any] = {
        "name": veil.name(owner.name) if owner.name else owner.name,
        "slug": "",
        "url": "",
        "evidence": veil.text(owner.evidence),
    }
    return replace(owner, **changed)
