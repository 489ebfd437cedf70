"""How selective the owner is: who of those who joined is about the goals, and what became of invitations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from netlab.figures.selectivity import accepted_so_far, fit_by_year_bars
from netlab.metrics import selectivity
from netlab.report.show.phrases import NO_CONNECTIONS, has_file, listed, missing, n_connections
from netlab.report.shown import Panel, Words, fact_tiles, joined, sentences
from netlab.text import percent
from netlab.vocabulary import MIX_NAMES

if TYPE_CHECKING:
    from netlab.network import Network

NO_GOALS = (
    "Without goals nobody can be held against them. A goals.toml in your workspace folder is all it takes."
)
KIND_WORDS = {"personal": "friends", "both": "those who are both", "professional": "work contacts"}
NOTE_WORDS = {"all": "all", "with": "with a note", "without": "without a note"}


def fit_by_year(network: Network) -> Panel | Words:
    """Show how many of those still connected are about the goals, by the year they joined."""
    if not n_connections(network):
        return sentences(NO_CONNECTIONS)
    table = selectivity.fit_by_year(network.people)
    if not table["n_fit"].notna().any():
        return sentences(NO_GOALS)
    if not table["year"].notna().any():
        return sentences("No connection in this archive has a date, so there are no years to show.")
    shown = table.assign(
        year=table["year"].astype("string"),
        kind=table["relationship"].astype("string").map(MIX_NAMES).astype("string"),
    )
    columns = {"year": "joined in", "kind": "tie", "n": "still connected", "n_fit": "about your goals", "share": "share"}  # fmt: skip
    return Panel(fit_by_year_bars(table), shown, columns, note=_by_kind(network.people))


def invitations(network: Network) -> Panel | Words:
    """Show what became of the invitations sent, with and without a note."""
    if not has_file(network, "invitations"):
        return sentences(missing("invitations"))
    table = network.invited
    everything = table.iloc[0]
    if pd.isna(everything["share"]):
        return sentences(str(everything["meaning"]))
    shown = table.assign(
        note=table["note"].map(NOTE_WORDS).astype("string"),
        accepted_share=table["share"],
        low_share=table["low"],
        high_share=table["high"],
    )
    columns = {
        "note": "invitations you sent", "n": "sent", "accepted": "accepted so far", "pending": "not yet (inferred)",
        "unknown": "not known", "accepted_share": "accepted", "low_share": "at least", "high_share": "at most",
        "n_fit": "to people about your goals",
    }  # fmt: skip
    return Panel(accepted_so_far(table), shown, columns, note=_aimed(everything))


def pending(network: Network) -> Words:
    """Say how long invitations have waited, and what LinkedIn's rules make of taking one back."""
    if not has_file(network, "invitations"):
        return sentences(missing("invitations"))
    rows = network.invitations
    waiting = rows[
        rows["direction"].astype("string").eq("out") & rows["state"].astype("string").eq("pending")
    ]
    if waiting.empty:
        return sentences("No invitation of yours seems to wait for an answer.")
    n = selectivity.by_age(waiting["age_days"])
    facts = [
        (f"{int(count):,}", f"{'waits' if count == 1 else 'wait'} {AGE_WORDS[age][0]}", AGE_WORDS[age][1])
        for age, count in zip(n["age"], n["n"], strict=True)
        if count
    ]
    return joined(fact_tiles(facts), sentences(PENDING, kind="note"))


PENDING = (
    "Inferred: they are not among your connections, and a request that was declined looks the same. One friendly word "
    "after some weeks is enough, then let it go; after withdrawing, LinkedIn does not let you invite the same person "
    "for up to three weeks."
)
AGE_WORDS = {
    "young": ("for less than two weeks", "too early to ask"),
    "ripe": ("for two weeks to three months", "one friendly word, and only one"),
    "old": ("for longer than three months", "let go"),
    "undated": ("since an unknown day", "the file gives no date"),
}


def _by_kind(people: pd.DataFrame) -> str:
    rows = selectivity.fit_by_relationship(people)
    rows = rows[rows["relationship"].astype("string").ne("unknown")]
    said = [
        f"{percent(share)} of {KIND_WORDS[str(kind)]}"
        for kind, share in zip(rows["relationship"], rows["share"], strict=True)
    ]
    return f"About your goals are {listed(said)}. A friend need not be." if said else ""


def _aimed(everything: pd.Series) -> str:
    if pd.isna(everything["n_fit"]) or not everything["n"]:
        return ""
    return f"{int(everything['n_fit']):,} of the {int(everything['n']):,} you invited are about your goals."
