"""Networks whose people are drawn at random: what the rule of five is tried on. Everybody is invented."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pandas as pd
from builders import export_of
from remembering import analyse

from netlab.network import Network
from netlab.vocabulary import FUNCTIONS, POST_LABELS, RELATIONSHIPS, SENIORITIES, STATES

AS_OF = pd.Timestamp("2026-10-31")
EMPLOYERS = (
    "Warmstead",
    "Loopcycle",
    "Fjordkraft Nett",
    "City of Utrecht",
    "Brinemill",
    "Oakford",
    "Tarnbrook",
    None,
)
INDUSTRIES = {
    "Warmstead": "energy",
    "Loopcycle": "energy",
    "Fjordkraft Nett": "energy",
    "City of Utrecht": "public sector",
}
REACTIONS = ("LIKE", "EMPATHY", "PRAISE")


@cache
def nobody() -> Network:
    """The network of an archive with nobody in it."""
    return analyse(export_of(), as_of=AS_OF)


def invented_network(n: int, seed: int) -> Network:
    """A network of ``n`` connections, few of them alike, with employers inside industries, posts and invitations."""
    chance = np.random.default_rng(seed)
    people = _people(n, chance)
    return replace(
        nobody(),
        people=people,
        posts=_posts(int(chance.integers(0, 60)), chance),
        invitations=_invitations(people, chance),
        reactions=pd.DataFrame({"kind": REACTIONS, "n": chance.integers(0, 12, len(REACTIONS))}),
    )


def _drawn(chance: np.random.Generator, options: tuple[object, ...], n: int) -> np.ndarray:
    """Draw with weights of their own, so that some options are common and some belong to one or two people."""
    weights = chance.pareto(0.7, len(options)) + 0.001
    return chance.choice(np.array(options, dtype=object), n, p=weights / weights.sum())


def _people(n: int, chance: np.random.Generator) -> pd.DataFrame:
    employer = pd.Series(_drawn(chance, EMPLOYERS, n), dtype="string")
    other = pd.Series(_drawn(chance, ("energy", "retail", "unknown"), n), dtype="string")
    state = pd.Series(_drawn(chance, STATES, n), dtype="string")
    days = pd.Timestamp("2019-01-01") + pd.to_timedelta(chance.integers(0, 2800, n), unit="D")
    strength = pd.Series(chance.random(n)).where(state.ne("never"), 0.0)
    rank = strength.rank(ascending=False, method="first").where(strength.gt(0))
    sent = pd.Series(chance.integers(0, 3, n)).where(state.ne("never"), 0)
    return pd.DataFrame(
        {
            "person_id": [f"p{number:012x}" for number in range(n)],
            "name": pd.Series([f"Ada{number} Birk{number}" for number in range(n)], dtype="string"),
            "is_connection": pd.array(chance.random(n) < 0.97, dtype="boolean"),
            "connected_on": pd.Series(days).mask(chance.random(n) < 0.02).astype("datetime64[us]"),
            "employer": employer,
            "industry": employer.map(INDUSTRIES).astype("string").fillna(other),
            "function": pd.Series(_drawn(chance, FUNCTIONS, n), dtype="string"),
            "seniority": pd.Series(_drawn(chance, SENIORITIES, n), dtype="string"),
            "relationship": pd.Series(_drawn(chance, RELATIONSHIPS, n), dtype="string"),
            "state": state,
            "strength": strength.astype("Float64"),
            "layer": pd.cut(rank, [0, 5, 15, 50, 150], labels=[5, 15, 50, 150]).astype("Int64"),
            "n_sent": sent.astype("Int64"),
            "n_received": pd.Series(chance.integers(0, 3, n)).where(state.ne("never"), 0).astype("Int64"),
            "n_endorsed_me": pd.Series(chance.integers(0, 2, n)).astype("Int64"),
            "n_endorsed": pd.Series(chance.integers(0, 20, n) == 0).astype("Int64"),
            "recommended_me": pd.array(chance.random(n) < 0.1, dtype="boolean"),
            "recommended": pd.array(chance.random(n) < 0.05, dtype="boolean"),
            "group": pd.Series(_drawn(chance, ("g1", "g2", "g3", "g4", None), n), dtype="string"),
        }
    )  # fmt: skip


def _posts(n: int, chance: np.random.Generator) -> pd.DataFrame:
    days = pd.Timestamp("2022-01-01") + pd.to_timedelta(chance.integers(0, 1700, n), unit="D")
    return pd.DataFrame(
        {
            "on": pd.Series(days).astype("datetime64[us]"),
            "label": pd.Series(_drawn(chance, POST_LABELS, n), dtype="string"),
        }
    )


def _invitations(people: pd.DataFrame, chance: np.random.Generator) -> pd.DataFrame:
    chosen = people.sample(frac=0.4, random_state=int(chance.integers(1_000)))
    state = np.where(chosen["is_connection"].fillna(False), "accepted", "pending")
    strangers = [f"q{number}" for number in range(int(chance.integers(0, 15)))]
    ids = [*chosen["person_id"], *strangers]
    return pd.DataFrame(
        {
            "person_id": pd.Series(ids, dtype="string"),
            "direction": pd.Series("out", index=range(len(ids)), dtype="string"),
            "has_note": pd.array(chance.random(len(ids)) < 0.3, dtype="boolean"),
            "state": pd.Series([*state, *["pending"] * len(strangers)], dtype="string"),
        }
    )
