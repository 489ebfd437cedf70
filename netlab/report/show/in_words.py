"""Each lesson's result in a few sentences, made from the network at hand: what its last cell says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from netlab.metrics import composition
from netlab.metrics.mix import leaning
from netlab.metrics.questions import answerable, tally
from netlab.metrics.tie_lists import gone_quiet, strongest, waiting
from netlab.report.show.phrases import (
    NO_CONNECTIONS,
    NO_MESSAGES,
    caveat,
    has_messages,
    is_judged,
    listed,
    n_connections,
)
from netlab.report.shown import Words, sentences
from netlab.text import counted, percent

if TYPE_CHECKING:
    from netlab.network import Network


def archive_in_words(network: Network) -> Words:
    """Say what the archive holds, what it can answer, and what goals it is held against."""
    held = network.holdings
    states = held["state"].astype("string")
    present = held.loc[states.isin(["present", "header only"])]
    rows = int(present["rows"].fillna(0).sum())
    goals = "no goals yet" if network.goals.is_empty else "goals to hold it against"
    return sentences(
        f"This archive has {counted(len(present), 'file')} with {counted(rows, 'row')}, and {goals}.",
        f"With it: {tally(answerable(list(present['table'])))}.",
    )


def people_in_words(network: Network) -> Words:
    """Say how many they are, when most joined, where they work and what they do."""
    if not n_connections(network):
        return sentences(NO_CONNECTIONS)
    people = composition.counted(network.people)
    years = people["connected_on"].dt.year.dropna().value_counts()
    top = [
        name
        for name in people["employer"].dropna().value_counts().index[:1]
        if people["employer"].eq(name).sum() > 1
    ]
    functions = people["function"].astype("string").value_counts().drop(composition.UNKNOWN, errors="ignore")
    return sentences(
        f"You have {counted(len(people), 'connection')} with a name.",
        f"The year that brought most of them is {int(years.index[0])}, with {int(years.iloc[0]):,}."
        if len(years)
        else "",
        f"The employer most of them share is {top[0]}." if top else "No two of them share an employer.",
        f"Most common is work in {listed([str(name) for name in functions.index[:3]])}."
        if len(functions)
        else "",
        f"What {percent(_unread(people))} of them do, no title tells.",
    )


def mix_in_words(network: Network) -> Words:
    """Say which way the mix leans and how far it can be trusted."""
    if not is_judged(network):
        return sentences(leaning(network.people))
    n = composition.mix(network.people).set_index("relationship")["n"].to_dict()
    said = (
        f"The archive and you tell of {n['professional']:,} work contacts, {n['personal']:,} friends, and "
        f"{n['both']:,} who are both."
    )
    return sentences(said, leaning(network.people), caveat(network))


def ties_in_words(network: Network) -> Words:
    """Say how many ties are alive, who leads, who waits and who went quiet."""
    if not has_messages(network):
        return sentences(NO_MESSAGES)
    people = network.people
    n = composition.counted(people)["state"].astype("string").value_counts()
    alive = int(n.get("active", 0))
    first = strongest(people, 1)
    names = [str(name) for name in first["name"].dropna()]
    return sentences(
        f"{counted(alive, 'tie is', 'ties are')} alive on LinkedIn today"
        + (f", and the strongest is the one with {names[0]}." if names else "."),
        f"{counted(len(waiting(people)), 'person seems', 'people seem')} to wait for an answer,",
        f"and {counted(len(gone_quiet(people)), 'tie that was', 'ties that were')} once strong went quiet.",
        "Whom you meet or telephone, no archive knows.",
    )


def structure_in_words(network: Network) -> Words:
    """Say how much is known of who knows whom, and that most is not."""
    if not n_connections(network):
        return sentences(NO_CONNECTIONS)
    pairs = len(network.ties[["source", "target"]].drop_duplicates())
    bases = network.ties["basis"].astype("string").value_counts()
    guessed = int(bases.get("small_employer", 0))
    inside = int(network.groups["n"].sum())
    return sentences(
        f"Of who knows whom, {counted(pairs, 'pair')} can be seen, {guessed:,} of them only because they work at one "
        "small employer.",
        f"{counted(len(network.groups), 'group')} of three or more hold {counted(inside, 'person', 'people')}.",
        "More ties than these exist; only you, or they, can tell of them.",
    )


def _unread(people: pd.DataFrame) -> float:
    return float(
        people["function"].astype("string").fillna(composition.UNKNOWN).eq(composition.UNKNOWN).mean()
    )
