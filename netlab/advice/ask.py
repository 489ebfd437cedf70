"""Whom to ask the user about: single people, sets that one answer settles, companies worth a word.

An answer is worth most where the rules are unsure and the tie is strong; three in ten are drawn at random,
since only those can tell how right the rules are (methods.md §2.3).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

import numpy as np
import pandas as pd

from netlab.errors import ParameterError
from netlab.metrics.composition import counted

RANDOM_SHARE = 0.3
UNSEEN = (
    0.3  # how unsure we are, from 0 to 1, of someone without any evidence: asking teaches the rules little
)
BASE = 0.25  # weight of a tie without contact, beside its strength of 0 to 1
COLUMNS = [
    "person_id", "name", "employer", "position", "chosen", "p_personal", "p_professional", "evidence",
]  # fmt: skip
ANSWER_COLUMNS = [
    "person_id", "name", "relationship", "chosen", "labelled_as", "p_personal_then", "p_professional_then",
]  # fmt: skip


def ask_next(people: pd.DataFrame, labels: pd.DataFrame, *, n: int = 10, seed: int = 0) -> pd.DataFrame:
    """Pick whom to ask about next: seven in ten where a label teaches most, three at random.

    ``people``: the people table; ``labels``: person_id of those already answered for. Asked are connections
    that are neither labelled nor muted. The same answers so far give the same picks.

    Returns ``person_id, name, employer, position, chosen`` {uncertain, random}, ``p_personal``,
    ``p_professional`` (keep them with the answer: ``*_then``), ``evidence``. Raises ParameterError if ``n`` < 1.
    """
    if n < 1:
        raise ParameterError(f"n is {n}; ask about one person at least.")
    open_ = open_people(people, labels)
    rng = np.random.default_rng([seed, len(labels)])
    at_random = min(len(open_), ceil(n * RANDOM_SHARE) if n > 1 else 0)
    drawn = open_.iloc[rng.choice(len(open_), size=at_random, replace=False)] if at_random else open_.iloc[:0]
    rest = open_.drop(drawn.index)
    taught = rest.assign(worth=teaching_value(rest)).sort_values(
        ["worth", "person_id"], ascending=[False, True]
    )
    picked = pd.concat(
        [taught.head(n - len(drawn)).assign(chosen="uncertain"), drawn.assign(chosen="random")]
    )
    picked = picked.rename(columns={"relationship_evidence": "evidence"})
    # mixed, so that nobody sees which is which and answers the random ones with less care
    order = rng.permutation(len(picked))
    return picked.iloc[order].reindex(columns=COLUMNS).astype({"chosen": "string"}).reset_index(drop=True)


def answer_people(asked: pd.DataFrame, answers: Sequence[str]) -> pd.DataFrame:
    """Turn answers about the first of those asked into rows of labels.csv, in the order of :func:`ask_next`.

    ``answers``: friend or family, work, both, I don't know them. The probabilities of that moment are kept as
    ``p_*_then``, which is what accuracy is measured by. Returns ``person_id, name, relationship, chosen, labelled_as,
    p_personal_then, p_professional_then``. Raises ParameterError for more answers than people.
    """
    if len(answers) > len(asked):
        raise ParameterError(f"{len(answers)} answers about {len(asked)} people. Give one answer a person.")
    rows = asked.head(len(answers))
    table = rows[["person_id", "name", "chosen"]].assign(
        relationship=list(answers),
        labelled_as="person",
        p_personal_then=rows["p_personal"],
        p_professional_then=rows["p_professional"],
    )
    return table.astype("string")[ANSWER_COLUMNS].reset_index(drop=True)


def open_people(people: pd.DataFrame, labels: pd.DataFrame) -> pd.DataFrame:
    """Return the connections that nobody has answered for and that are not muted."""
    shown = counted(people)
    closed = shown["person_id"].isin(labels["person_id"]) | shown["relationship_source"].eq("label").fillna(
        False
    )
    if "is_muted" in shown:
        closed |= shown["is_muted"].fillna(False)
    return shown[~closed.astype("bool")]


def teaching_value(people: pd.DataFrame) -> pd.Series:
    """Return how much an answer would teach: uncertainty of the less certain side times tie strength."""
    sides = people[["p_personal", "p_professional"]].astype("float64")
    unsure = (1 - 2 * (sides - 0.5).abs()).max(axis=1).fillna(UNSEEN)
    return unsure * (BASE + people["strength"].astype("float64").fillna(0.0))


def companies_to_classify(people: pd.DataFrame, *, n: int = 12) -> pd.DataFrame:
    """List the employers whose industry, once told, would shrink the unknown share most.

    Returns ``employer``, ``n`` (connections there), ``unknown_before``, ``unknown_after`` (shares of all
    connections, as if the employers above were told, too) and ``sentence``.
    """
    shown = counted(people)
    unknown = shown["industry"].eq("unknown").fillna(True) | shown["industry"].isna()
    sizes = (
        shown.loc[unknown, "employer"].dropna().value_counts().rename_axis("employer").reset_index(name="n")
    )
    sizes = sizes.sort_values(["n", "employer"], ascending=[False, True], ignore_index=True).head(n)
    total, before = max(len(shown), 1), int(unknown.sum())
    after = (before - sizes["n"].cumsum()) / total
    table = sizes.assign(unknown_before=before / total, unknown_after=after.astype("float64"))
    words = [
        f"With {'this one' if i == 0 else f'these {i + 1}'}, the share of unknown industries falls "
        f"from {before / total:.0%} to {share:.0%}."
        for i, share in enumerate(table["unknown_after"])
    ]
    return table.assign(sentence=pd.array(words, dtype="string"))
