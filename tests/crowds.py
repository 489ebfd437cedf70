"""A seeded crowd of any size: people, touches and group conversations, for tests, benchmarks and pictures.

Everybody is invented. What matters is that the shape is that of real archives: most people were never written
to, a few were a lot; employers are many and small with a few large ones; a handful of group conversations.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from netlab.metrics.alter_ties import alter_ties, chat_ties, employer_ties
from netlab.metrics.groups import find_groups
from netlab.vocabulary import DIRECTIONS, FUNCTIONS, TOUCH_KINDS

AS_OF = pd.Timestamp("2026-10-31")
FIRST = (
    "Ada", "Bram", "Cleo", "Dario", "Enid", "Faye", "Goran", "Hana", "Ines", "Jonas", "Kaito", "Lena",
    "Mira", "Nils", "Oona", "Pavel", "Quin", "Rosa", "Sami", "Tove", "Uma", "Vito", "Wren", "Yara", "Zeno",
)  # fmt: skip
LAST = (
    "Ashby", "Birk", "Corrado", "Dahl", "Eriksen", "Falk", "Grau", "Holm", "Ivers", "Jansen", "Kerr",
    "Lindqvist", "Marek", "Nowak", "Okoro", "Pires", "Quist", "Reyes", "Sato", "Tamm", "Ulven", "Voss",
    "Wahl", "Yilmaz", "Zeman",
)  # fmt: skip
STARTS = (
    "North", "Bright", "Kest", "Har", "Tide", "Oak", "Fen", "Cor", "June", "Map", "Sol", "Ast", "Bea",
    "Cob", "Drif", "Em", "Fox", "Gran", "Hero", "Lum",
)  # fmt: skip
ENDS = (
    "wind", "water", "mark", "haven", "ford", "stead", "brook", "field", "mere", "wick", "lund", "vale",
    "thorpe", "gate", "moor", "bourne", "ley", "ridge", "fell", "shaw",
)  # fmt: skip
TRADES = (
    "Energy", "Analytics", "Foods", "Logistics", "Bank", "Health", "Studio", "Labs", "Mobility", "Press",
    "School", "Partners",
)  # fmt: skip
FIRMS = [start + end for end in ENDS for start in STARTS]


@dataclass(frozen=True)
class Crowd:
    """The tables of one invented network, as the metrics take them."""

    people: pd.DataFrame
    touches: pd.DataFrame
    participants: pd.DataFrame
    messages: pd.DataFrame


def crowd(n: int, seed: int = 0, *, per_person: float = 10.0) -> Crowd:
    """Invent ``n`` connections, about ``per_person`` one-to-one messages each, and group conversations."""
    rng = np.random.default_rng(seed)
    people = _people(n, rng)
    participants, messages = _chats(people, rng)
    touches = _touches(people, int(n * per_person), rng)
    return Crowd(_judged(people, touches, participants, rng), touches, participants, messages)


def with_groups(made: Crowd) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return people (with their strength, state and group), groups and ties."""
    from netlab.metrics.ties import ties

    found = made.people.merge(ties(made.touches, made.people, lambda table: True, AS_OF), on="person_id")
    known = alter_ties(chat_ties(made.participants, made.messages), employer_ties(found))
    groups, member_of = find_groups(found, known)
    return found.assign(group=member_of), groups, known


def _people(n: int, rng: np.random.Generator) -> pd.DataFrame:
    ids = [f"p{number:012x}" for number in range(n)]
    first, last = rng.choice(FIRST, n), rng.choice(LAST, n)
    # Few large employers and a long tail of small ones.
    firm = np.minimum(rng.pareto(0.9, n) * 3, n * 0.45 + 5).astype(int)
    firm = rng.permutation(max(int(firm.max()) + 1, 1))[firm]
    circle = (
        np.arange(n) // 12
    )  # those who share group conversations (_chats); every other one are colleagues
    colleagues = (circle % 2 == 0) & (circle < max(n // 60, 1)) & (rng.random(n) < 0.7) & (n >= 12)
    firm = np.where(colleagues, len(FIRMS) * 2 + circle, firm)
    names = [f"{FIRMS[f % len(FIRMS)]} {TRADES[(f * 7 + f // len(FIRMS)) % len(TRADES)]}" for f in firm]
    functions = rng.choice(list(FUNCTIONS), n, p=_skewed(len(FUNCTIONS)))
    days = rng.integers(0, 4500, n)
    table = pd.DataFrame(
        {
            "person_id": ids,
            "name": [f"{a} {b}" for a, b in zip(first, last, strict=True)],
            "is_connection": True,
            "connected_on": (AS_OF - pd.to_timedelta(days, unit="D")).astype("datetime64[us]"),
            "company": names,
            "position": [f"{function} specialist" for function in functions],
            "employer": names,
            "industry": "unknown",
            "function": functions,
        }
    )
    return table.astype(dict.fromkeys(["person_id", "name", "company", "position", "employer"], "string"))


def _judged(
    people: pd.DataFrame, touches: pd.DataFrame, participants: pd.DataFrame, rng: np.random.Generator
) -> pd.DataFrame:
    """Friends are mostly those of some group conversations; about most of the silent there is no evidence."""
    n, ids = len(people), people["person_id"]
    met = ids.isin(touches["person_id"]).to_numpy()
    friends = ids.isin(participants.loc[participants["message"] % 3 == 0, "person_id"]).to_numpy()
    kinds = ["professional", "personal", "both", "unknown"]
    silent = rng.choice(kinds, n, p=[0.14, 0.01, 0.01, 0.84])
    work = rng.choice(kinds, n, p=[0.62, 0.08, 0.12, 0.18])
    close = rng.choice(kinds, n, p=[0.08, 0.6, 0.22, 0.1])
    return people.assign(relationship=np.where(friends, close, np.where(met, work, silent)))


def _skewed(n: int) -> np.ndarray:
    weights = 1 / np.arange(1, n + 1) ** 0.8
    weights[-1] = weights.sum() / 3  # the last is unknown
    return weights / weights.sum()


def _chats(people: pd.DataFrame, rng: np.random.Generator) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Group conversations among people who stand near each other in the list, as circles of friends do."""
    n = len(people)
    rows, days = [], []
    for number in range(n // 25 if n >= 12 else 0):
        size = int(rng.integers(2, 13))
        circle = int(rng.integers(0, max(n // 60, 1))) * 12 % max(n - 12, 1)
        members = circle + rng.choice(12, size, replace=False)
        rows += [(number, f"c{number}", people["person_id"].iloc[int(m)], size + 1) for m in members if m < n]
        days.append(int(rng.integers(0, 3000)))
    participants = pd.DataFrame(rows, columns=["message", "conversation", "person_id", "n_people"])
    messages = pd.DataFrame({"sent_at": AS_OF - pd.to_timedelta(np.array(days, dtype=int), unit="D")})
    return participants.astype({"person_id": "string", "n_people": "Int64"}), messages.astype(
        "datetime64[us]"
    )


def _touches(people: pd.DataFrame, n: int, rng: np.random.Generator) -> pd.DataFrame:
    """Messages of a few to many, in bursts, the more people the fewer each: most were never written to."""
    met = rng.permutation(len(people))[: max(int(len(people) * 0.35), min(len(people), 4))]
    whom = met[np.minimum(rng.pareto(0.7, n) * 2, len(met) - 1).astype(int)] if n else np.array([], dtype=int)
    last = rng.integers(0, 2500, len(people)) ** 2 / 2500
    age = last[whom] + rng.exponential(250, n)
    table = pd.DataFrame(
        {
            "person_id": people["person_id"].to_numpy()[whom],
            "on": AS_OF - pd.to_timedelta((age * 24).round(), unit="h"),
            "kind": pd.Categorical(["message"] * n, list(TOUCH_KINDS)),
            "direction": pd.Categorical(rng.choice(["in", "out"], n), list(DIRECTIONS)),
            "conversation": [f"t{one}" for one in whom],
            "n_people": 2,
            "weight": 1.0,
        }
    ).astype({"person_id": "string", "on": "datetime64[us]", "conversation": "string", "n_people": "Int64"})
    return table[table["on"] > pd.Timestamp("2010-01-01")].sort_values(["person_id", "on"], ignore_index=True)
