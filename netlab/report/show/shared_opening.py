"""How a shared report opens: what it is, what is in it, what is not, and how sure that is."""

from __future__ import annotations

import pandas as pd

from netlab.privacy import Shareable
from netlab.report.show.phrases import quarter_words
from netlab.report.shown import Words, bullets, fact_tiles, joined, sentences
from netlab.text import counted

WHAT_IS_IN = (
    "Counts of people, posts, invitations and reactions, each of five or more; functions, levels, industries and employers "
    "that five or more people share; quarters and years, run together until five people stand in each."
)
WHAT_IS_NOT = (
    "No name, no address, no dot and no row for a person. No message, post or note, no goal, no suggestion, no day. The "
    "owner is not named either."
)
HOW_SURE = (
    "Before it was written, the finished file was read as a reader would, and held against every name, address and message "
    "in the archive. What that can and cannot promise is told in docs/privacy.md of netlab."
)
YOU = "“You” on this page is the owner of the archive."


def opening(shared: Shareable) -> Words:
    """Say what this page is, what is in it and what is not."""
    facts = bullets(
        [("What is in it", f"{WHAT_IS_IN} {employers_named(shared)}"), ("What is not", WHAT_IS_NOT), ("How sure that is", HOW_SURE)]
    )  # fmt: skip
    if shared.n is None:
        return joined(
            sentences(shared.why_not("everything"), kind="lede"), facts, sentences(YOU, kind="note")
        )
    return joined(sentences(_lede(shared), kind="lede"), _tiles(shared), facts, sentences(YOU, kind="note"))


def employers_named(shared: Shareable) -> str:
    """Say which employers the page names: those of five people or more."""
    named = [name for name in shared.employers["employer"] if not name.startswith("other employers")]
    if not named:
        return "No employer is named on this page."
    return f"These employers are named, five people or more each: {', '.join(named)}."


def _lede(shared: Shareable) -> str:
    quarter = quarter_words(shared.as_of)
    as_of = f", as of {quarter}" if quarter else ""
    return f"A network of {counted(shared.n or 0, 'connection')}{as_of}, told in numbers of five and more."


def _tiles(shared: Shareable) -> Words:
    tiles = [(f"{shared.n:,}", "connections", "with a name in the archive")]
    for table, noun in (
        (shared.functions, "functions"),
        (shared.industries, "industries"),
        (shared.employers, "employers"),
    ):
        if len(table):
            tiles.append((f"{len(table) - _rests(table)}", noun, "of five people or more"))
    return fact_tiles(tiles)


def _rests(table: pd.DataFrame) -> int:
    return int(table.iloc[:, 0].str.contains(r"^(?:other\b|unknown$)", regex=True).sum())
