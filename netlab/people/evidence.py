"""A piece of evidence as a value: when it fires on a person, how strongly it speaks, and the sentence it gives.

    mine = Evidence(
        name="climbing_club", side="personal", family="plans", strength=2.0,
        finder=lambda facts: facts["company"].eq("Vertical Club"),
        sentence=lambda facts: "Works at our climbing club, " + facts["company"] + ".",
    )
    netlab.analyse(export, evidence=[*netlab.EVIDENCE, mine])

A finder gets the facts table (:func:`netlab.people.facts.facts`) and answers for every row: ``True`` or a
share from 0 to 1 (how fully it fires), ``False`` or 0 (it does not), ``NA`` (the export cannot tell). A sentence is
made from the facts of those on whom it fires, or is one text for all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
import pandas as pd

from netlab.people.weights import STRENGTH

_MESSAGES = ("n_direct", "talk_from", "talk_to")
Side = Literal["personal", "professional"]
SIDES: tuple[Side, ...] = ("personal", "professional")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One labelling function.

    ``strength`` is the log of how much more often it fires on people of its side than on the others
    (negative: it speaks against the side). Of one ``family`` only the strongest vote counts, for and against.
    ``told_from``: the columns that the sentence is made from, where it is made from few; all, if not given.
    """

    name: str
    side: Side
    family: str
    strength: float
    finder: Callable[[pd.DataFrame], pd.Series]
    sentence: Callable[[pd.DataFrame], pd.Series] | str
    told_from: Sequence[str] | None = None


def fires(evidence: Evidence, facts: pd.DataFrame) -> pd.Series:
    """How fully the evidence fires on each row, 0 to 1; ``NaN`` where the export cannot tell."""
    found = evidence.finder(facts).reindex(facts.index)
    return found.astype("Float64").astype("float64").clip(0, 1)


def talk_evidence(name: str, side: Side, family: str, kinds: Sequence[str], about: str) -> Evidence:
    """Evidence from talk of some kinds: the more messages, and the larger their share, the fuller."""
    said = [f"said_{kind}" for kind in kinds]

    def finder(facts: pd.DataFrame) -> pd.Series:
        return fullness(most_of(facts, said), facts["n_direct"])

    def sentence(facts: pd.DataFrame) -> pd.Series:
        return _told(facts, most_of(facts, said), about)

    return Evidence(name, side, family, STRENGTH[name], finder, sentence, [*said, *_MESSAGES])


def most_of(facts: pd.DataFrame, columns: Sequence[str]) -> pd.Series:
    """The largest of several counts, ``NA`` where none is known."""
    largest = facts[columns[0]]
    for name in columns[1:]:
        other = facts[name]
        largest = largest.where((largest >= other) | other.isna(), other)
    return largest


def fullness(n: pd.Series, of: pd.Series) -> pd.Series:
    """How fully ``n`` messages ``of`` all speak: one counts for .8, three for all; a rare word in long talk less."""
    count, every = (column.to_numpy("float64", na_value=np.nan) for column in (n, of))
    by_count = 1 - 0.2 / np.maximum(count, 1) ** 1.5
    by_share = np.clip(5 * count / np.maximum(every, 1), 0.5, 1)
    return pd.Series(np.where(count > 0, by_count * by_share, count), index=n.index)


def balance(ours: pd.Series, others: pd.Series) -> pd.Series:
    """1 where two thirds of what is recognised is ours, .5 from one third on; less where there is hardly anything."""
    share = share_of(ours, ours + others)
    enough = (2 * ours.astype("Float64").astype("float64") - 1).clip(0, 1)
    return ((share >= 2 / 3) * 0.5 + (share >= 1 / 3) * 0.5) * enough


def years(facts: pd.DataFrame) -> pd.Series:
    """The years of the talk with each person, in brackets: `` (2019)``, `` (2019–2024)``, or nothing."""
    return pd.Series(_years(facts), index=facts.index, dtype="string")


def _years(facts: pd.DataFrame) -> list[str]:
    both = (facts[name].to_numpy("float64", na_value=np.nan).tolist() for name in ("talk_from", "talk_to"))
    return [_span(first, last) for first, last in zip(*both, strict=True)]


@lru_cache(maxsize=10_000)
def _span(first: float, last: float) -> str:
    if first != first or last != last:  # one of them is not known
        return ""
    return f" ({first:.0f})" if first == last else f" ({first:.0f}–{last:.0f})"


def _told(facts: pd.DataFrame, n: pd.Series, about: str) -> pd.Series:
    counts, of = n.astype("Int64").tolist(), facts["n_direct"].astype("Int64").tolist()
    told = [
        f"{k} of {m} messages between you touch on {about}{span}."
        if m != 1
        else f"The one message between you touches on {about}{span}."
        for k, m, span in zip(counts, of, _years(facts), strict=True)
    ]
    return pd.Series(told, index=facts.index, dtype="string")


def spelled(number: pd.Series, one: str, several: str) -> pd.Series:
    """A number with its noun, row by row."""
    text = number.astype("string")
    return (text + " " + several).where(number != 1, "1 " + one)


def share_of(part: pd.Series, whole: pd.Series) -> pd.Series:
    """``part / whole`` as float, ``NaN`` where there is no whole."""
    part, whole = part.astype("Float64").astype("float64"), whole.astype("Float64").astype("float64")
    return part / whole.replace(0, np.nan)
