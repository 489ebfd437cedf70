"""Questions of the later lessons: ties, what LinkedIn cannot know, the room."""

from __future__ import annotations

import pandas as pd

from netlab.network import Network
from netlab.workshop.pooling import FEW, NOBODY, Room
from netlab.workshop.question import (
    Question,
    connections,
    is_any,
    is_true,
    no_messages,
)

# 4: ties


def _dormant_once_strong(network: Network) -> pd.DataFrame:
    people = connections(network)
    return people[is_true(people, "was_strong") & is_any(people, "state", "dormant")]


TIES = {
    "half-life": Question(
        "easy", "number", "A message counts 1 on its day and half after 180 days. How much does one count that is 360 days old?",
        lambda network: 0.25,
        "So strength forgets, and a tie that was close long ago is found by was_strong and not by strength.",
        "Halve it once for each 180 days.",
        lambda network: {
            "That is after 180 days. Another 180 have passed.": 0.5,
            "It does not fall by half a message each time, but by half of what is left.": 0,
        },
    ),
    "waiting": Question(
        "medium", "people", "Who of your connections seems to wait for an answer from you?",
        lambda network: connections(network)[is_true(connections(network), "reply_owed")],
        "They come first. A late answer costs a minute, and hardly anybody minds the delay.",
        "The column reply_owed of the connections.",
        lambda network: {
            "You took everybody the archive met. Take connections only.": network.people[is_true(network.people, "reply_owed")],
            "Those wrote more than you did. Waiting means: they wrote last, and wanted something.":
                connections(network)[(connections(network)["n_received"] > connections(network)["n_sent"]).fillna(False).astype("bool")],
        },
        no_messages,
    ),
    "once-strong": Question(
        "hard", "people", "Which of your connections were strong ties once, and are dormant now (silent for three years or more)?",
        _dormant_once_strong,
        "Former strong ties bring what current ones cannot: trust, and news from elsewhere (Levin, Walter and Murnighan 2011).",
        "Two columns of the connections at once: was_strong is True, and state is \"dormant\".",
        lambda network: {
            "Those are all dormant ties, also the ones that never were strong.": connections(network)[is_any(connections(network), "state", "dormant")],
            "Those are all that were strong once; many of them are alive.": connections(network)[is_true(connections(network), "was_strong")],
            "You took the cooling ones, too. Dormant is three years and more.":
                connections(network)[is_true(connections(network), "was_strong") & is_any(connections(network), "state", "dormant", "cooling")],
        },
        no_messages,
    ),
}  # fmt: skip


# 5: what LinkedIn cannot know


def _medici(own_circle: bool) -> float:
    import networkx as nx

    families = nx.florentine_families_graph()
    circle = nx.ego_graph(families, "Medici") if own_circle else families
    return float(nx.constraint(circle, nodes=["Medici"])["Medici"])


STRUCTURE = {
    "ties-in-archive": Question(
        "easy", "count", "How many ties between two of your contacts does LinkedIn's archive itself hold?",
        lambda network: 0,
        "It holds a star: you and everybody else. Every line between two others was drawn on some ground.",
        "Read the sentence on the grounds again: who says that these two know each other?",
        lambda network: {
            "Those are all that netlab draws, each on a ground of its own. None of them stands in the archive.": len(network.ties) or None,
            "Those are your ties to others. Asked are ties between two of them.": len(connections(network)) or None,
        },
    ),
    "effective-size": Question(
        "medium", "number", "Five contacts, three ties among them. What is the effective size (n − 2t/n)?",
        lambda network: 3.8,
        "Five people who partly know each other tell about as much as 3.8 strangers.",
        "n is the number of contacts, t the number of ties among them (Borgatti 1997).",
        lambda network: {
            "You took away a tie each. Each tie is shared by all five: divide by n.": 2.0,
            "You took away t/n. Each tie makes two people redundant: 2t/n.": 4.4,
            "That is what goes away. Take it from the five.": 1.2,
        },
    ),
    "medici": Question(
        "hard", "number", "What is the constraint of the Medici, in their own circle?",
        lambda network: _medici(own_circle=True),
        "Low, for a family with six ties: hardly two of those it was tied to were tied to each other.",
        "nx.ego_graph(families, \"Medici\") is their circle; nx.constraint is asked about that graph.",
        lambda network: {
            "That is the trap: networkx counted the allies of their allies, too. Hand it the circle.": _medici(own_circle=False),
        },
    ),
}  # fmt: skip


# 6: the room


def _functions_at(room: Room, level: str) -> pd.Series:
    return room.reach.loc[(room.reach["area"] == "functions") & (room.reach["cards"] == level), "name"]


ROOM = {
    "cards-needed": Question(
        "easy", "count", "How many cards does a room need before it shows how they are spread?",
        lambda room: 5,
        "With four, each of them could work out what the others said.",
        "The rule of five: read again what a band is made of.",
        lambda room: {"With four, three of you could work out the fourth.": 4},
    ),
    "out-of-reach": Question(
        "medium", "words", "Which functions does no card of this room reach?", lambda room: _functions_at(room, NOBODY),
        "There the room has to look outside. Perhaps a friend of a friend of somebody here does.",
        "room.reach has a row for each field: area is \"functions\", cards is \"nobody\".",
        lambda room: {
            "You took the ones that one to four cards reach. Few is not nobody.": _functions_at(room, FEW),
            "You took industries and levels, too. Keep the rows whose area is \"functions\".":
                room.reach.loc[room.reach["cards"] == NOBODY, "name"],
        },
        lambda room: "" if room.is_enough else "Four cards or fewer were pooled, so this room shows no reach.",
    ),
    "density": Question(
        "hard", "share", "Twelve people, and 20 pairs of them named each other. What is the density of the room?",
        lambda room: 20 / 66,
        "A true density, since everybody was asked about everybody. No archive can give that.",
        "Density is the share of the pairs there could be. Twelve people make 12 · 11 / 2 pairs.",
        lambda room: {
            "You counted each pair twice in the denominator: a pair is a pair from both sides.": 20 / 132,
            "You counted people with themselves, too.": 20 / 72,
            "You divided by people times people.": 20 / 144,
            "You divided by people, not by pairs.": 20 / 12,
        },
    ),
}  # fmt: skip
