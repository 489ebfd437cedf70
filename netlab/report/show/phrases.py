"""Sentences and small facts that several sections share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from netlab.metrics import composition
from netlab.metrics.mix import ENOUGH_RANDOM, random_answers

if TYPE_CHECKING:
    from netlab.network import Network

NO_CONNECTIONS = "This archive lists no connections, so there is nothing to draw here."
NO_MESSAGES = (
    "The file of messages is not in this archive, so nothing is known of who talks with whom. The last section "
    "says how to get it."
)

QUARTERS = {"Q1": "first", "Q2": "second", "Q3": "third", "Q4": "fourth"}
FILES = {
    "messages": "messages", "invitations": "invitations", "shares": "posts", "comments": "comments",
    "reactions": "reactions", "company_follows": "what you follow",
    "endorsements_received": "endorsements",
}  # fmt: skip


def n_connections(network: Network) -> int:
    """Return how many connections have a name to count them by."""
    return len(composition.counted(network.people))


def has_messages(network: Network) -> bool:
    """Say whether the archive could tell of contact: without its file every state is unknown."""
    return has_file(network, "messages")


def has_file(network: Network, table: str) -> bool:
    """Say whether the archive holds the file of a table, be it with nothing in it."""
    held = network.holdings
    return bool(held.loc[held["table"] == table, "state"].isin(["present", "header only"]).any())


def missing(table: str) -> str:
    """Say that a file is not there, and where it is told how to get it."""
    return (
        f"The file of {FILES.get(table, table)} is not in this archive, so nothing can be said here. The last section says "
        "how to get it."
    )


def is_judged(network: Network) -> bool:
    """Say whether anything is known of anybody's relationship."""
    known = composition.counted(network.people)["relationship"].astype("string").ne("unknown")
    return bool(known.fillna(False).any())


def how_tested(network: Network) -> str:
    """Say on whom the probabilities were set, until the owner's own answers can test them."""
    n = len(random_answers(composition.counted(network.people), network.labels))
    if n >= ENOUGH_RANDOM:
        return f"tested on your own {n} answers"
    return "set on invented people"


def caveat(network: Network) -> str:
    """Say in a sentence how far the judgements can be trusted; the same until twenty random answers."""
    n = len(random_answers(composition.counted(network.people), network.labels))
    if n >= ENOUGH_RANDOM:
        return ""
    return (
        "The rules behind these judgements were set on invented people. Once you have answered for "
        f"{ENOUGH_RANDOM} people whom netlab draws at random ({n} so far), it says how right they are for yours."
    )


def day(moment: pd.Timestamp) -> str:
    """Write a day as people say it: 31 October 2026."""
    return f"{moment.day} {moment:%B %Y}"


def quarter_words(quarter: str) -> str:
    """Say ``2026 Q4`` in words: the fourth quarter of 2026; nothing for nothing."""
    year, _, number = quarter.partition(" ")
    return f"the {QUARTERS[number]} quarter of {year}" if number else ""


def listed(parts: list[str]) -> str:
    """Join words as people say a list: a, b and c."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
