"""The questions of the workshop's exercises: what is asked, what is right in a network, and the slips people make.

A slip is a wrong answer that tells how it came about; its sentence is shown when an answer equals it. Truths and
slips are computed from the network at hand, so they hold for everybody's own archive.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from netlab.metrics.composition import counted
from netlab.network import Network

LEVELS = {"easy": "●○○", "medium": "●●○", "hard": "●●●"}
NO_CONNECTIONS = "This archive lists no connections, so there is nothing to count."
NO_MESSAGES = "The file of messages is not in this archive, so nobody's silence or waiting is known."
NO_GOALS = "There are no goals to hold this network against."
Slips = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """One exercise: ``asks`` as a sentence, ``kind`` of the answer, ``means`` what a right one tells, ``look`` where to
    look after a wrong one; ``missing`` says in a sentence why an archive has no answer."""

    level: str
    kind: str
    asks: str
    truth: Callable[[Any], Any]
    means: str
    look: str
    slips: Callable[[Any], Slips] = lambda network: {}
    missing: Callable[[Network], str] | None = None


def _connections(network: Network) -> pd.DataFrame:
    return counted(network.people)


def _is(people: pd.DataFrame, column: str, *words: str) -> pd.Series:
    return people[column].astype("string").isin(words)


def _yes(people: pd.DataFrame, column: str) -> pd.Series:
    return people[column].fillna(False).astype("bool")


def _share(chosen: pd.Series) -> float | None:
    return float(chosen.mean()) if len(chosen) else None


def _has(network: Network, table: str) -> bool:
    held = network.holdings
    return bool(held.loc[held["table"] == table, "state"].isin(["present", "header only"]).any())


def _no_connections(network: Network) -> str:
    return "" if len(_connections(network)) else NO_CONNECTIONS


def _no_messages(network: Network) -> str:
    return _no_connections(network) or ("" if _has(network, "messages") else NO_MESSAGES)


def _no_goals(network: Network) -> str:
    return _no_connections(network) or ("" if len(network.coverage) else NO_GOALS)


# 1: a first look


def _unread(network: Network) -> float | None:
    return _share(_is(_connections(network), "seniority", "unknown"))


def _slips_unread(network: Network) -> Slips:
    share = _unread(network)
    return {
        "That is a percentage. A share lies between 0 and 1: divide by 100.": None if share is None else share * 100,
        "That is the share whose level is known; turn it round.": None if share is None else 1 - share,
        "You counted whose function is unknown. Level is another column.": _share(_is(_connections(network), "function", "unknown")),
        "You counted everybody the archive met. Take connections only.": _share(_is(network.people, "seniority", "unknown")),
    }  # fmt: skip


FIRST_LOOK = {
    "connections": Question(
        "easy", "count", "How many connections does this archive list?",
        lambda network: len(_connections(network)),
        "Everybody else it knows is somebody you wrote with, invited or followed, and are not connected to.",
        "The column is_connection of network.people; its True ones are connections.",
        lambda network: {
            "You counted everybody the archive met in any file. Keep those who are connected.": len(network.people)
        },
        _no_connections,
    ),
    "absent": Question(
        "medium", "word",
        "A file is not in the archive. What do you know about what it would hold: \"nothing\", \"none\" or \"never\"?",
        lambda network: "nothing",
        "What was not asked for is not zero. netlab leaves such columns empty for everybody.",
        "The last section of the first look: what this archive cannot tell, and which file would.",
        lambda network: {
            "“None” would be known: the file was there and empty. This one was not asked for, or came later.": "none",
            "“Never” would be known: somebody looked and found nothing. Nobody looked.": "never",
        },
    ),
    "unread-titles": Question(
        "hard", "share", "Of what share of your connections is the level not known?", _unread,
        "Keep this share beside every picture of levels: it is what the picture does not know.",
        "The column seniority of the connections; the word is \"unknown\".",
        _slips_unread, _no_connections,
    ),
}  # fmt: skip


# 2: friends, work, or both


def _undecided(network: Network) -> pd.Series:
    return _is(_connections(network), "relationship", "unknown")


def _functions_of(people: pd.DataFrame, *kinds: str) -> set[str]:
    known = people[_is(people, "relationship", *kinds) & ~_is(people, "function", "unknown", "other")]
    return set(known["function"].astype("string"))


def _through_friends(network: Network) -> set[str]:
    people = _connections(network)
    return _functions_of(people, "personal", "both") - _functions_of(people, "professional")


def _slips_through_friends(network: Network) -> Slips:
    people = _connections(network)
    friends = _functions_of(people, "personal", "both")
    return {
        "Those are all functions of friends. Take away those in which you also know somebody from work.": friends,
        "You left out friends who are also from work (“both”).": _functions_of(people, "personal") - _functions_of(people, "professional"),
        "You took it the other way round: these you know through work alone.": _functions_of(people, "professional") - friends,
    }  # fmt: skip


MIX = {
    "undecided": Question(
        "easy", "count", "For how many of your connections is it not decided whether they are friends or work?",
        lambda network: int(_undecided(network).sum()),
        "They are not weak ties. LinkedIn just saw nothing, or too little.",
        "The column relationship of the connections; the word is \"unknown\".",
        lambda network: {
            "Those are only the ones without any evidence. Where the evidence was not enough, it is not decided, either.":
                int(_is(_connections(network), "relationship_source", "none").sum()),
            "You counted everybody the archive met. Take connections only.": int(_is(network.people, "relationship", "unknown").sum()),
        },
        _no_connections,
    ),
    "most-friends": Question(
        "medium", "share",
        "If everybody undecided were a friend: what share of your connections would be friends, those who are both included?",
        lambda network: _share(_is(_connections(network), "relationship", "personal", "both", "unknown")),
        "The truth lies between what is counted and this. How wide that is, is part of the answer.",
        "The picture of the mix told three ways: its bounds are made like this.",
        lambda network: {
            "You left out those who are both, friend and work.": _share(_is(_connections(network), "relationship", "personal", "unknown")),
            "That is what is counted now, the least there can be. Add everybody undecided.": _share(_is(_connections(network), "relationship", "personal", "both")),
            "That is the share of the undecided alone. Add those who are known to be friends.": _share(_undecided(network)),
        },
        _no_connections,
    ),
    "through-friends": Question(
        "hard", "words", "In which functions do you know somebody as a friend, and nobody from work alone?", _through_friends,
        "That is what friends add: news from fields where work does not take you.",
        "Two sets of the column function: of friends (\"personal\" and \"both\"), and of \"professional\"; leave out \"unknown\" and \"other\".",
        _slips_through_friends,
        lambda network: _no_connections(network) or ("" if _functions_of(_connections(network), "personal", "both") else
            "Nobody here is known to be a friend with a title that could be read."),
    ),
}  # fmt: skip


# 3: goals and gaps


def _gaps(network: Network) -> pd.DataFrame:
    return network.coverage[_yes(network.coverage, "is_gap")]


def _about_twice(network: Network) -> list[str]:
    areas = network.covers[["area", "person_id"]].drop_duplicates()["person_id"].value_counts()
    return [str(one) for one in areas.index[areas >= 2]]


GOALS = {
    "gaps": Question(
        "easy", "count", "How many of these goals does nobody in the network meet?",
        lambda network: len(_gaps(network)),
        "A gap is not a failing; it says where the next new contact would bring most.",
        "The column is_gap of network.coverage; one row is one goal.",
        lambda network: {
            "Those are all goals there are.": len(network.coverage),
            "Those are the goals that somebody meets; turn it round.": len(network.coverage) - len(_gaps(network)),
            "Those are the goals where nobody is warm. Somebody may be there all the same.":
                int(network.coverage["n_warm"].fillna(0).eq(0).sum()),
        },
        _no_goals,
    ),
    "largest": Question(
        "medium", "words", "Which goal do most of your connections meet? If several share the first place, name them all.",
        lambda network: network.coverage.loc[network.coverage["n"] == network.coverage["n"].max(), "goal"],
        "Many there, so one more brings little news. Compare it with your gaps.",
        "Sort network.coverage by the column n, the number of people.",
        lambda network: {
            "That is the goal with most warm ties, which is another question.":
                network.coverage.loc[network.coverage["n_warm"] == network.coverage["n_warm"].max(), "goal"],
        },
        _no_goals,
    ),
    "two-reasons": Question(
        "hard", "people", "Who is about your goals in two ways or more (such as a role and an industry)?", _about_twice,
        "Two reasons make a better opening than one; you will see them again among the suggestions.",
        "network.covers has a row for each person and goal; count the different areas a person has, not the goals.",
        lambda network: {
            "You counted goals. Two roles are two goals and still one way; count areas.":
                network.covers["person_id"].value_counts().loc[lambda n: n >= 2].index.tolist(),
            "Those are all people who meet any goal.": network.covers["person_id"].unique().tolist(),
        },
        _no_goals,
    ),
}  # fmt: skip


# 4: ties


def _dormant_once_strong(network: Network) -> pd.DataFrame:
    people = _connections(network)
    return people[_yes(people, "was_strong") & _is(people, "state", "dormant")]


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
        lambda network: _connections(network)[_yes(_connections(network), "reply_owed")],
        "They come first. A late answer costs a minute, and hardly anybody minds the delay.",
        "The column reply_owed of the connections.",
        lambda network: {
            "You took everybody the archive met. Take connections only.": network.people[_yes(network.people, "reply_owed")],
            "Those wrote more than you did. Waiting means: they wrote last, and wanted something.":
                _connections(network)[(_connections(network)["n_received"] > _connections(network)["n_sent"]).fillna(False).astype("bool")],
        },
        _no_messages,
    ),
    "once-strong": Question(
        "hard", "people", "Which of your connections were strong ties once, and are dormant now (silent for three years or more)?",
        _dormant_once_strong,
        "Former strong ties bring what current ones cannot: trust, and news from elsewhere (Levin, Walter and Murnighan 2011).",
        "Two columns of the connections at once: was_strong is True, and state is \"dormant\".",
        lambda network: {
            "Those are all dormant ties, also the ones that never were strong.": _connections(network)[_is(_connections(network), "state", "dormant")],
            "Those are all that were strong once; many of them are alive.": _connections(network)[_yes(_connections(network), "was_strong")],
            "You took the cooling ones, too. Dormant is three years and more.":
                _connections(network)[_yes(_connections(network), "was_strong") & _is(_connections(network), "state", "dormant", "cooling")],
        },
        _no_messages,
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
            "Those are your ties to others. Asked are ties between two of them.": len(_connections(network)) or None,
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

QUESTIONS: Mapping[str, Question] = {**FIRST_LOOK, **MIX, **GOALS, **TIES, **STRUCTURE}
