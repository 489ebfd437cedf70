"""Questions of the first three lessons: who is there, friends or work, goals and gaps."""

from __future__ import annotations

import pandas as pd

from netlab.network import Network
from netlab.workshop.question import (
    Question,
    Slips,
    connections,
    is_any,
    is_true,
    no_connections,
    no_goals,
    share_of,
)

EVERYBODY = "You counted everybody the archive met. Take connections only."  # a slip of several questions

# 1: a first look


def _unread(network: Network) -> float | None:
    return share_of(is_any(connections(network), "seniority", "unknown"))


def _slips_unread(network: Network) -> Slips:
    share = _unread(network)
    return {
        "That is a percentage. A share lies between 0 and 1: divide by 100.": None if share is None else share * 100,
        "That is the share whose level is known; turn it round.": None if share is None else 1 - share,
        "You counted whose function is unknown. Level is another column.": share_of(is_any(connections(network), "function", "unknown")),
        EVERYBODY: share_of(is_any(network.people, "seniority", "unknown")),
    }  # fmt: skip


FIRST_LOOK = {
    "connections": Question(
        "easy", "count", "How many connections does this archive list?",
        lambda network: len(connections(network)),
        "Everybody else it knows is somebody you wrote with, invited or followed, and are not connected to.",
        "The column is_connection of network.people; its True ones are connections.",
        lambda network: {
            "You counted everybody the archive met in any file. Keep those who are connected.": len(network.people)
        },
        no_connections,
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
        _slips_unread, no_connections,
    ),
}  # fmt: skip


# 2: friends, work, or both


def _undecided(network: Network) -> pd.Series:
    return is_any(connections(network), "relationship", "unknown")


def _functions_of(people: pd.DataFrame, *kinds: str) -> set[str]:
    known = people[is_any(people, "relationship", *kinds) & ~is_any(people, "function", "unknown", "other")]
    return set(known["function"].astype("string"))


def _through_friends(network: Network) -> set[str]:
    people = connections(network)
    return _functions_of(people, "personal", "both") - _functions_of(people, "professional")


def _slips_through_friends(network: Network) -> Slips:
    people = connections(network)
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
                int(is_any(connections(network), "relationship_source", "none").sum()),
            EVERYBODY: int(is_any(network.people, "relationship", "unknown").sum()),
        },
        no_connections,
    ),
    "most-friends": Question(
        "medium", "share",
        "If everybody undecided were a friend: what share of your connections would be friends, those who are both included?",
        lambda network: share_of(is_any(connections(network), "relationship", "personal", "both", "unknown")),
        "The truth lies between what is counted and this. How wide that is, is part of the answer.",
        "The picture of the mix told three ways: its bounds are made like this.",
        lambda network: {
            "You left out those who are both, friend and work.": share_of(is_any(connections(network), "relationship", "personal", "unknown")),
            "That is what is counted now, the least there can be. Add everybody undecided.": share_of(is_any(connections(network), "relationship", "personal", "both")),
            "That is the share of the undecided alone. Add those who are known to be friends.": share_of(_undecided(network)),
        },
        no_connections,
    ),
    "through-friends": Question(
        "hard", "words", "In which functions do you know somebody as a friend, and nobody from work alone?", _through_friends,
        "That is what friends add: news from fields where work does not take you.",
        "Two sets of the column function: of friends (\"personal\" and \"both\"), and of \"professional\"; leave out \"unknown\" and \"other\".",
        _slips_through_friends,
        lambda network: no_connections(network) or ("" if _functions_of(connections(network), "personal", "both") else
            "Nobody here is known to be a friend with a title that could be read."),
    ),
}  # fmt: skip


# 3: goals and gaps


def _gaps(network: Network) -> pd.DataFrame:
    return network.coverage[is_true(network.coverage, "is_gap")]


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
        no_goals,
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
        no_goals,
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
        no_goals,
    ),
}  # fmt: skip
