"""Names hidden: initials for people, no address, nothing anybody wrote. A projector leaks where a file does not.

This is for a screen that others see, not for passing a file on: employers and titles stay, and whoever knows the
person knows them again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pandas as pd

from netlab.network import Network
from netlab.text import fold, map_unique, one_line

HIDDEN = "hidden while names are"
NAMELESS = "someone without a name"
NAME_COLUMNS = frozenset({"name", "author"})
ADDRESS_COLUMNS = frozenset({"url", "link"})
# What people wrote, and drafts, which say "Dear …".
WRITTEN_COLUMNS = frozenset({"text", "note", "draft", "draft_warm", "draft_plain", "draft_brief"})
# Keys, closed lists, and what stays on the screen: what people do, and where.
KEPT_COLUMNS = frozenset(
    {
        "person_id", "other_id", "person_ids", "post_id", "conversation", "source", "target", "group", "id_basis",
        "kind", "label", "direction", "state", "basis", "core", "bases", "area", "measure", "interval", "table",
        "action", "rule", "chosen", "labelled_as", "relationship", "relationship_source", "function", "seniority",
        "company", "position", "employer", "industry", "organization", "title", "skill", "goal", "term", "topics",
        "standing", "part", "file", "column", "code", "view", "support", "talk", "change", "field",
    }
)  # fmt: skip
# Tables whose "name" is that of a group, a firm or a reaction.
OTHER_NAMES = frozenset({"groups", "reactions", "reach"})
# Sentences that quote words of a title or a firm, which are on the screen anyway.
QUOTING_COLUMNS = frozenset({"title_evidence", "industry_evidence", "goal_evidence", "matched"})

# What parts words: also the s of "Ada Birk's", and the full stop after "Ada Birk."
_BETWEEN = re.compile(r"((?:['’]s\b|\.(?=\s|$)|[^\w.’'-])+)")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]")


def initials(name: str) -> str:
    """Return the first letters of a name: ``Ann Mary Lee`` → ``A. M. L.``."""
    letters = [word[0].upper() for word in re.findall(r"\w+", name)]
    return " ".join(f"{letter}." for letter in letters) or NAMELESS


class Hider:
    """Knows names by heart and puts initials for them wherever they stand."""

    def __init__(self, names: Iterable[str]):
        # A name of one word may be any word of a sentence; those stay as they are.
        known = [words for name in names if len(words := _words(fold(name))) > 1]
        self._whole = frozenset("".join(words) for words in known)
        self._firsts = frozenset(words[0] for words in known)
        self._sizes = sorted({len(words) for words in known}, reverse=True)

    def name(self, name: object) -> str:
        """Return the initials of a name."""
        if name is None or pd.isna(name) or not str(name).strip():  # type: ignore[call-overload]
            return NAMELESS
        return initials(one_line(str(name)))

    def text(self, text: str, *, may_quote: bool = False) -> str:
        """Return a text with initials for every run of words that is a name, and without what is quoted in it.

        ``may_quote``: what is quoted are words of a title or a firm, which are on the screen anyway.
        """
        words = _BETWEEN.split(text if may_quote else _QUOTED.sub("“…”", text))
        for at in range(0, len(words), 2):  # words at even places, what stands between them at odd ones
            if fold(words[at]) not in self._firsts:
                continue
            for size in self._sizes:
                run = "".join(words[at : at + size])
                if fold(run) in self._whole:
                    words[at : at + size] = [initials(run), *[""] * (len(words[at : at + size]) - 1)]
                    break
        return "".join(words)


def names_hidden(network: Network) -> Network:
    """Return the same network as others may see it on a screen: every table, the owner, and what was told.

    Counts, dates, ids and judgements are untouched, so every figure shows the same. Addresses are missing; what
    people wrote, and drafts, are one sentence that says so.
    """
    owner = network.owner
    hider = Hider([*network.people["name"].dropna().unique(), owner.name or ""])
    tables: dict[str, Any] = {
        name: _hidden_table(name, table, hider) for name, table in network.tables().items()
    }
    shown = initials(owner.name) if owner.name else owner.name
    return replace(
        network,
        **tables,
        owner=replace(owner, name=shown, slug="", url="", evidence="The owner's name is hidden, too."),
        mine=replace(network.mine, name=shown or ""),
        hints=tuple(hider.text(line) for line in network.hints),
        told=tuple(hider.text(line) for line in network.told),
    )


def _hidden_table(name: str, table: pd.DataFrame, hider: Hider) -> pd.DataFrame:
    hidden = {
        str(column): _hidden_column(str(column), values, hider, is_person=name not in OTHER_NAMES)
        for column, values in table.items()
        if column not in KEPT_COLUMNS and pd.api.types.is_string_dtype(values)
    }
    if name == "follows" and len(table):
        hidden["name"] = hidden["name"].where(table["person_id"].notna(), table["name"])
    return table.assign(**hidden)


def _hidden_column(column: str, values: pd.Series, hider: Hider, *, is_person: bool) -> pd.Series:
    if column in NAME_COLUMNS and is_person:
        return map_unique(values, hider.name)
    if column in ADDRESS_COLUMNS:
        return pd.Series(pd.NA, index=values.index, dtype="string")
    if column in WRITTEN_COLUMNS:
        said = pd.Series(f"The words are {HIDDEN}.", index=values.index, dtype="string")
        return said.where(values.notna(), pd.NA)
    return map_unique(values, lambda text: hider.text(text, may_quote=column in QUOTING_COLUMNS))


def _words(name: str) -> list[str]:
    """Return the words of a name and what stands between them; nothing before the first and after the last."""
    pieces = _BETWEEN.split(name)
    filled = [at for at in range(0, len(pieces), 2) if pieces[at]]
    return pieces[filled[0] : filled[-1] + 1] if filled else []
