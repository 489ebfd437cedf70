"""Personal, professional, both, or no evidence: two independent judgements about each person.

:data:`EVIDENCE` lists what is looked for; each piece is a value with a sentence, and anybody can add their
own (``analyse(..., evidence=[*netlab.EVIDENCE, mine])``). Facts come from
:func:`netlab.people.facts.facts`, strengths and their reasons stand in :mod:`netlab.people.weights`,
the sum in :mod:`netlab.people.combine`.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from netlab.errors import ParameterError, nearest
from netlab.people.combine import explanation, probabilities, shop_talk, votes
from netlab.people.combine import updated_weights as _updated_weights
from netlab.people.evidence import SIDES, Evidence
from netlab.people.evidence_personal import PERSONAL
from netlab.people.evidence_professional import PROFESSIONAL
from netlab.people.facts import facts
from netlab.people.weights import YES
from netlab.vocabulary import RELATIONSHIP_SOURCES, RELATIONSHIPS

__all__ = ["EVIDENCE", "Evidence", "facts", "judge", "relationship_of", "updated_weights"]

EVIDENCE: tuple[Evidence, ...] = (*PERSONAL, *PROFESSIONAL)

_KINDS = pd.CategoricalDtype(list(RELATIONSHIPS))
_SOURCES = pd.CategoricalDtype(list(RELATIONSHIP_SOURCES))


def judge(
    facts: pd.DataFrame, evidence: Sequence[Evidence] = EVIDENCE, labels: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Judge everybody in a facts table, in its order.

    ``labels`` has ``person_id, relationship``; a label sets both probabilities to 1 or 0 and leaves the
    model's own word in the evidence ("unknown": both 0, "I do not know them").

    Returns ``person_id, p_personal, p_professional`` (``NA`` for both where nothing is known),
    ``relationship`` {personal, professional, both, unknown}, ``relationship_source`` {label, evidence, none},
    ``relationship_evidence`` (sentences, strongest first, one a line).
    Raises ParameterError for two pieces of evidence of one name, and for an unknown label.
    """
    _check(evidence)
    cast = votes(facts, evidence)
    cast = pd.concat([cast, shop_talk(cast, len(facts))], ignore_index=True)
    table = probabilities(cast, len(facts)).assign(relationship_evidence=explanation(cast, len(facts)))
    table = table.set_axis(facts.index)
    table.insert(0, "person_id", facts["person_id"])
    known = table["p_personal"].notna()
    table["relationship_source"] = pd.Series("none", index=facts.index).mask(known, "evidence")
    if labels is not None and len(labels):
        table = _labelled(table, _by_person(labels))
    table["relationship"] = relationship_of(table["p_personal"], table["p_professional"])
    table["relationship_source"] = table["relationship_source"].astype(_SOURCES)
    columns = ["p_personal", "p_professional", "relationship", "relationship_source", "relationship_evidence"]
    return table[["person_id", *columns]]


def relationship_of(p_personal: pd.Series, p_professional: pd.Series) -> pd.Series:
    """Read two probabilities as one answer: a side is told only from .75 on; neither told is "unknown"."""
    personal, professional = (p_personal >= YES).fillna(False), (p_professional >= YES).fillna(False)
    answer = pd.Series("unknown", index=p_personal.index, dtype=object)
    answer = answer.mask(personal & ~professional, "personal").mask(professional & ~personal, "professional")
    return answer.mask(personal & professional, "both").astype(_KINDS)


def updated_weights(
    facts: pd.DataFrame, labels: pd.DataFrame, evidence: Sequence[Evidence] = EVIDENCE
) -> tuple[Evidence, ...]:
    """Return the evidence with strengths moved by the labels (``person_id, relationship``).

    See :func:`netlab.people.combine.updated_weights` for the formula.
    """
    _check(evidence)
    return _updated_weights(facts, _by_person(labels), evidence)


def _labelled(table: pd.DataFrame, labels: pd.Series) -> pd.DataFrame:
    given = table["person_id"].map(labels)
    is_given = given.notna()
    table = table.assign(
        relationship_evidence=_with_label(table, given).where(is_given, table["relationship_evidence"])
    )
    for side in SIDES:
        said = given.isin([side, "both"]).astype("Float64")
        table[f"p_{side}"] = said.where(is_given, table[f"p_{side}"])
    return table.assign(relationship_source=table["relationship_source"].mask(is_given, "label"))


def _with_label(table: pd.DataFrame, given: pd.Series) -> pd.Series:
    """The user's word first, then what the evidence alone would have said."""
    alone = "The evidence alone gives " + _shown(table["p_personal"]) + " personal and "
    alone = alone + _shown(table["p_professional"]) + " professional."
    alone = alone.where(table["p_personal"].notna(), "The export alone gives no evidence.")
    told = "You said: " + given.astype("string") + ". " + alone
    return told + ("\n" + table["relationship_evidence"]).fillna("")


def _shown(p: pd.Series) -> pd.Series:
    return p.round(2).astype("string")


def _by_person(labels: pd.DataFrame) -> pd.Series:
    wrong = labels.loc[~labels["relationship"].isin(RELATIONSHIPS), "relationship"]
    if len(wrong):
        raise ParameterError(
            f"labels: '{wrong.iloc[0]}' is not a relationship.{nearest(str(wrong.iloc[0]), RELATIONSHIPS)}"
        )
    return (
        labels.drop_duplicates("person_id", keep="last")
        .set_index("person_id")["relationship"]
        .astype("string")
    )


def _check(evidence: Sequence[Evidence]) -> None:
    names = [one.name for one in evidence]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ParameterError(f"evidence: '{twice[0]}' stands there twice. Give each piece a name of its own.")
