"""How right the judgements are for this person: from answers about people drawn at random, and only those."""

from __future__ import annotations

import pandas as pd

from netlab.metrics.intervals import wilson
from netlab.metrics.mix import ENOUGH_RANDOM

YES, NO = 0.75, 0.25  # DESIGN.md §3: yes from .75, no up to .25, else undecided


def accuracy(labels: pd.DataFrame) -> pd.DataFrame:
    """Compare what was judged before each random answer with the answer.

    ``labels``: chosen, labelled_as, relationship, p_personal_then, p_professional_then (text or number).
    Group answers and answers the user or the uncertainty picked never count: they are not a fair draw.

    Returns rows of a summary: ``measure`` {decided, right, brier_personal, brier_professional}, ``value``,
    ``low``, ``high``, ``n``, ``interval``, ``meaning``; ``value`` is missing below twenty answers. *decided* is
    the share of answered people that the rules had judged, *right* the share of those judged right.
    """
    drawn = labels["chosen"].eq("random") & ~labels["labelled_as"].eq("group").fillna(False)
    fair = labels[drawn.fillna(False)]
    then = (
        fair[["p_personal_then", "p_professional_then"]]
        .apply(pd.to_numeric, errors="coerce")
        .astype("float64")
    )
    said = pd.DataFrame(
        {
            "personal": fair["relationship"].isin(["personal", "both"]),
            "professional": fair["relationship"].isin(["professional", "both"]),
        }
    )
    if len(fair) < ENOUGH_RANDOM:
        return _table([_too_few(measure, len(fair)) for measure in ("decided", "right")])
    judged = _judged(then)
    decided = judged.ne("unknown")
    right = judged[decided].eq(fair["relationship"][decided].astype("string"))
    rows = [
        _share("decided", int(decided.sum()), len(fair), "of people drawn at random got a judgement"),
        _share("right", int(right.sum()), int(decided.sum()), "of those judgements agree with your answers"),
    ]
    scores = [_brier(side, then[f"p_{side}_then"], said[side]) for side in ("personal", "professional")]
    return _table(rows + scores)


def reliability(p: pd.Series, said: pd.Series, bins: int = 5) -> pd.DataFrame:
    """Set the stated probabilities against what came true, in bins of equal width.

    Returns ``low``, ``high`` (the bin), ``n``, ``stated`` (mean p), ``came_true`` (share); empty bins left out.
    """
    known = p.notna()
    p, said = p[known].astype("float64"), said[known].astype("bool")
    where = (p * bins).astype(int).clip(upper=bins - 1)
    table = (
        pd.DataFrame({"bin": where, "p": p, "said": said})
        .groupby("bin")
        .agg(n=("p", "size"), stated=("p", "mean"), came_true=("said", "mean"))
    )
    table = table.reset_index()
    edges = pd.DataFrame({"low": table["bin"] / bins, "high": (table["bin"] + 1) / bins})
    return pd.concat([edges, table.drop(columns="bin")], axis=1)


def brier_score(p: pd.Series, said: pd.Series) -> float:
    """Return the mean squared distance of stated probabilities from what came true (Brier 1950); 0 is best."""
    known = p.notna()
    return float(((p[known].astype("float64") - said[known].astype("float64")) ** 2).mean())


def _judged(then: pd.DataFrame) -> pd.Series:
    personal, professional = then["p_personal_then"].ge(YES), then["p_professional_then"].ge(YES)
    judged = pd.Series("unknown", index=then.index, dtype="string")
    judged = judged.mask(personal & ~professional, "personal").mask(professional & ~personal, "professional")
    return judged.mask(personal & professional, "both")


def _share(measure: str, hits: int, n: int, meaning: str) -> tuple:
    low, high = wilson(hits, n)
    return measure, hits / n if n else float("nan"), low, high, n, "sampling", meaning


def _brier(side: str, p: pd.Series, said: pd.Series) -> tuple:
    n = int(p.notna().sum())
    value = brier_score(p, said) if n else float("nan")
    return f"brier_{side}", value, float("nan"), float("nan"), n, "none", f"Brier score of {side}; 0 is best"


def _too_few(measure: str, n: int) -> tuple:
    meaning = f"not enough random answers yet ({n} of {ENOUGH_RANDOM})"
    return measure, float("nan"), float("nan"), float("nan"), n, "none", meaning


def _table(rows: list[tuple]) -> pd.DataFrame:
    columns = ["measure", "value", "low", "high", "n", "interval", "meaning"]
    table = pd.DataFrame(rows, columns=columns)
    return table.astype({"measure": "string", "n": "Int64", "interval": "string", "meaning": "string"})
