"""From votes to probabilities: log-odds added up, one vote per family, capped; labels move the strengths.

Each side is judged apart: prior log-odds plus the strongest vote for and the strongest vote against of every
family, the sum capped at ±4. What is correlated (four kinds of talk about work) shares a family and counts
once; so does not pretend to be four independent witnesses. Only where both sides are told are they looked at
together (:func:`shop_talk`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from netlab.people.evidence import SIDES, Evidence, Side, fires
from netlab.people.weights import CAP, MOST_MOVED, PRIOR, PRIOR_WEIGHT, RECORDS, SHOP_TALK, USUAL, YES

VOTE_COLUMNS = ("row", "side", "family", "name", "vote", "sentence")
TOLD = float(np.log(YES / (1 - YES)))  # log-odds from which on a side is told
SHOP_TALK_TOLD = "You talk as friends do, and among friends a word about the job is partly news."


def votes(facts: pd.DataFrame, evidence: Sequence[Evidence]) -> pd.DataFrame:
    """List every piece of evidence that fires: ``row, side, family, name, vote, sentence``.

    ``row`` is the position in ``facts``; ``vote`` the strength times how fully it fires.
    """
    return pd.concat([_empty_votes(), *(_votes_of(one, facts) for one in evidence)], ignore_index=True)


def _votes_of(evidence: Evidence, facts: pd.DataFrame) -> pd.DataFrame:
    fired = fires(evidence, facts).fillna(0.0).to_numpy()
    rows = np.flatnonzero(fired > 0)
    sentence = pd.Series(_sentence(evidence, facts, rows), index=facts.index[rows], dtype="string")
    return pd.DataFrame(
        {
            "row": rows,
            "side": evidence.side,
            "family": evidence.family,
            "name": evidence.name,
            "vote": evidence.strength * fired[rows],
            "sentence": sentence.array,
        }
    )


def _sentence(evidence: Evidence, facts: pd.DataFrame, rows: np.ndarray) -> pd.Series | str:
    """What the evidence says of some rows; only what it is told from is looked up."""
    if isinstance(evidence.sentence, str):
        return evidence.sentence
    known = facts if evidence.told_from is None else facts[list(evidence.told_from)]
    return evidence.sentence(known.iloc[rows])


def _empty_votes() -> pd.DataFrame:
    kinds = ("int64", "object", "object", "object", "float64", "string")
    return pd.DataFrame({name: pd.Series(dtype=k) for name, k in zip(VOTE_COLUMNS, kinds, strict=True)})


def shop_talk(cast: pd.DataFrame, n_rows: int) -> pd.DataFrame:
    """Votes against the professional side of people with whom talk, and nothing else, tells both sides.

    A record (:data:`~netlab.people.weights.RECORDS`: a shared employer, an endorsement or recommendation, a note)
    keeps it in full. Same columns as :func:`votes`. Measured in docs/accuracy.md.
    """
    total = _log_odds(cast, n_rows)
    is_both = np.all([total[side] >= TOLD for side in SIDES], axis=0)
    is_record = cast["side"].eq("professional") & cast["family"].isin(RECORDS) & (cast["vote"] > 0)
    is_both[cast.loc[is_record, "row"].to_numpy(dtype=np.int64)] = False
    vote: dict[str, Any] = {
        "side": "professional",
        "family": "shop talk",
        "name": "shop_talk",
        "vote": SHOP_TALK,
    }
    table = pd.DataFrame({"row": np.flatnonzero(is_both)}).assign(**vote, sentence=SHOP_TALK_TOLD)
    return pd.concat([_empty_votes(), table.astype({"sentence": "string"})], ignore_index=True)


def _log_odds(cast: pd.DataFrame, n_rows: int) -> dict[Side, np.ndarray]:
    """The sum for each side: the prior, and of each family the strongest vote for and the strongest against."""
    vote = cast["vote"].to_numpy()
    kind, _ = pd.factorize(cast["side"].astype(object) + "\x1f" + cast["family"].astype(object))
    of = (cast["row"].to_numpy(dtype=np.int64) * (kind.max(initial=0) + 1) + kind) * 2 + (vote > 0)
    order = np.argsort(-np.abs(vote), kind="stable")
    first = order[~pd.Series(of[order]).duplicated().to_numpy()]  # the strongest of its kind
    strongest = cast.iloc[first]
    total: dict[Side, np.ndarray] = {}
    for side in SIDES:
        of_side = strongest[strongest["side"] == side]
        total[side] = np.bincount(of_side["row"], weights=of_side["vote"], minlength=n_rows) + PRIOR[side]
    return total


def probabilities(cast: pd.DataFrame, n_rows: int) -> pd.DataFrame:
    """Combine votes into ``p_personal, p_professional``: ``NA`` for both where nothing fired at all."""
    heard = np.zeros(n_rows, dtype=bool)
    heard[cast["row"].to_numpy(dtype=np.int64)] = True
    table = {}
    for side, total in _log_odds(cast, n_rows).items():
        p = 1 / (1 + np.exp(-np.clip(total, -CAP, CAP)))
        table[f"p_{side}"] = pd.Series(np.where(heard, p, np.nan)).astype("Float64")
    return pd.DataFrame(table)


def explanation(cast: pd.DataFrame, n_rows: int) -> pd.Series:
    """The sentences of each row, strongest first, one a line; ``NA`` where nothing fired."""
    order = cast.assign(size=cast["vote"].abs()).dropna(subset=["sentence"])
    order = order.sort_values(["row", "size"], ascending=[True, False], kind="stable")
    order = order.drop_duplicates(["row", "sentence"])
    rows, sentences = order["row"].to_numpy(dtype=np.int64), order["sentence"].tolist()
    edges = np.searchsorted(rows, np.arange(n_rows + 1))
    told = ["\n".join(sentences[i:j]) or None for i, j in pairwise(edges)]
    return pd.Series(told, dtype="string")


def updated_weights(
    facts: pd.DataFrame, labels: pd.Series, evidence: Sequence[Evidence]
) -> tuple[Evidence, ...]:
    """Move the strengths towards what the user's labels say.

    ``labels``: relationship by ``person_id``. Each strength becomes the log of a shrunk likelihood ratio,
    ``((fires among yes + a1) / (yes + s)) / ((fires among no + a0) / (no + s))``, with s = 12 and a1, a0 such
    that without labels the ratio is the hand-set one. Not the precision: that would contain the prior, and
    count it twice. No strength moves by more than a fifth: kinds of evidence go together, and a hundred labels of
    one circle would count each of them in full (measured in benchmarks/relationship.py). Evidence that the export cannot tell for a person is left out of that person's count.
    """
    labelled = facts[facts["person_id"].isin(labels.index)]
    given = labelled["person_id"].map(labels)
    return tuple(_moved(one, labelled, given.isin([one.side, "both"]).to_numpy()) for one in evidence)


def _moved(evidence: Evidence, labelled: pd.DataFrame, is_yes: np.ndarray) -> Evidence:
    fired = fires(evidence, labelled).to_numpy()
    known = ~np.isnan(fired)
    usual_yes, usual_no = _usual_rates(evidence.strength)
    among_yes = _rate(fired[known & is_yes], usual_yes)
    among_no = _rate(fired[known & ~is_yes], usual_no)
    moved = float(np.log(among_yes / among_no))
    least, most = sorted((evidence.strength * (1 - MOST_MOVED), evidence.strength * (1 + MOST_MOVED)))
    return replace(evidence, strength=float(np.clip(moved, least, most)))


def _usual_rates(strength: float) -> tuple[float, float]:
    """How often it fires among yes and among no before any label, their ratio being the strength's."""
    ratio = float(np.exp(abs(strength)))
    often, seldom = USUAL, USUAL / ratio
    return (often, seldom) if strength > 0 else (seldom, often)


def _rate(fired: np.ndarray, usual: float) -> float:
    return float((fired.sum() + usual * PRIOR_WEIGHT) / (len(fired) + PRIOR_WEIGHT))
