"""From two sums of signs to a label: is private life told, is work told, and which of both, or both.

Two logistic curves over a handful of features. Their weights stand in ``_data/posts/balance.toml``; they were fitted on
labelled posts of invented people (``python benchmarks/posts.py --fit``), shrunk, and judged on members left out.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pandas as pd

from netlab.lexicons import read_lexicon
from netlab.metrics.post_signs import MANNERS

SIDES = ("private", "work")
SILENT = 0.3  # a side with less than this is not there
EVEN = 0.3  # keeps the share of a text with hardly a sign from jumping
USUAL_LENGTH = 3.0  # some twenty words, as a logarithm
TIMES = ("is_weekend", "is_evening")
OF_A_PERSON = ("mine", "myself")  # heard beside words of home, too, whatever else is named
NAMED = ("friend", "colleague")  # weighed by hand: too few comments name somebody to fit it


def features(sums: pd.DataFrame, signs: pd.DataFrame) -> pd.DataFrame:
    """Lay out what the curves look at.

    ``sums``: private, work (:func:`netlab.metrics.post_labels.sum_signs`). ``signs``: n_words and, if known,
    is_comment, is_weekend, is_evening, is_holiday, the counts of :data:`netlab.metrics.post_signs.MANNERS` and of
    :func:`netlab.metrics.post_ties.named_ties`. Returns one float column per feature, on the same index.
    """
    private, work = sums["private"], sums["work"]
    share, length = private / (private + work + EVEN), np.log1p(signs["n_words"].astype("float64"))
    no_private, no_work = (private < SILENT).astype("float64"), (work < SILENT).astype("float64")
    is_comment = _known(signs, "is_comment", 0.0)
    manner = _manner(signs)
    return pd.DataFrame(
        {
            "share": share,
            "share_when_long": share
            * (length - USUAL_LENGTH),  # in a long text a word of home is a passing one
            "private": np.log1p(private),
            "work": np.log1p(work),
            "length": length,
            "comment": is_comment,
            "no_private": no_private,
            "no_work": no_work,
            "silent": no_private * no_work,
            "no_work_comment": no_work * is_comment,
            "plain_comment": is_comment * manner.eq(0).all(axis=1),
            **_free_time(signs),
            **_left_open(manner, no_private, no_work),
            **{name: _known(signs, f"n_{name}", 0.0) for name in NAMED},
        }
    )


def _manner(signs: pd.DataFrame) -> pd.DataFrame:
    """How much of each manner there is, 0 to 1: the first mark of it counts half, each more half of what is left."""
    return pd.DataFrame({name: 1 - 0.5 ** _known(signs, f"n_{name}", 0.0) for name in MANNERS})


def _left_open(manner: pd.DataFrame, no_private: pd.Series, no_work: pd.Series) -> pd.DataFrame:
    """Hear the manner only where what is named leaves it open: "I am happy to share my new role!" is work alone."""
    is_open = {
        name: no_work.where(no_private.gt(0), 1.0) if name in OF_A_PERSON else no_work for name in MANNERS
    }
    return manner * pd.DataFrame(is_open)


def _free_time(signs: pd.DataFrame) -> dict[str, pd.Series]:
    """The hour beside what is usual, which stands where it is not known; a holiday counts as a weekend."""
    usual = read_lexicon("posts/balance")["usual"]
    flags = {name: _known(signs, name, usual[name]) for name in TIMES}
    flags["is_weekend"] = flags["is_weekend"].clip(lower=_known(signs, "is_holiday", 0.0))
    return {name: flags[name] - usual[name] for name in TIMES}


def weigh(sums: pd.DataFrame, signs: pd.DataFrame) -> pd.DataFrame:
    """Say how far each side is told, 0 to 1: columns ``private`` and ``work``, on the index of ``signs``."""
    seen = features(sums, signs)
    return pd.DataFrame({side: _curve(seen, side) for side in SIDES}, index=signs.index)


def decide(told: pd.DataFrame) -> pd.Series:
    """Name the likeliest of professional, personal and mixed."""
    private, work = told["private"].to_numpy(), told["work"].to_numpy()
    likely = np.column_stack([work * (1 - private), private * (1 - work), private * work])
    names = np.array(["professional", "personal", "mixed"], dtype=object)
    return pd.Series(names[likely.argmax(axis=1)], index=told.index, dtype="object")


def _curve(seen: pd.DataFrame, side: str) -> np.ndarray:
    weights = _weights(side)
    total = seen[list(weights.index)].to_numpy() @ weights.to_numpy()
    return np.asarray(1 / (1 + np.exp(-(total + read_lexicon("posts/balance")[side]["always"]))))


@lru_cache(maxsize=2)
def _weights(side: str) -> pd.Series:
    table = {name: weight for name, weight in read_lexicon("posts/balance")[side].items() if name != "always"}
    return pd.Series(table, dtype="float64")


def _known(signs: pd.DataFrame, name: str, otherwise: float) -> pd.Series:
    """A flag as 0 and 1, and what is usual where it is not known."""
    if name not in signs:
        return pd.Series(otherwise, index=signs.index, dtype="float64")
    return signs[name].astype("Float64").fillna(otherwise).astype("float64")
