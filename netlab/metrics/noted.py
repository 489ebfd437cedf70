"""What was written *about* a person rather than by them: the owner's private notes, and the notes on invitations.

A note is short and says why this person matters: who works where, in what. So a goal named in one says more than
the same word in a long talk.
"""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from netlab.export.export import Export
from netlab.goals import Goals
from netlab.metrics.topic_hits import topic_hits
from netlab.people.identity import Identities

COLUMNS = {"person_id": "string", "term": "string"}
_FILES = (("notes", "note"), ("invitations", "message"))


def noted_terms(
    export: Export, identities: Identities, goals: Goals, lexicons: str | Path | None = None
) -> pd.DataFrame:
    """Find the goals that a note names: ``person_id``, ``term``, each once, sorted by both.

    Read are Notes.csv and the notes on invitations, either way. Employers must be written as the goals write them,
    capitals and all, since many a name is also a word; other goals are found as in messages
    (:func:`netlab.metrics.topic_hits.topic_hits`).
    """
    texts = pd.concat(
        [
            pd.DataFrame({"person_id": identities.person_of[table], "content": getattr(export, table)[text]})
            for table, text in _FILES
        ],
        ignore_index=True,
    ).dropna()
    texts = texts.reset_index(drop=True)
    found = pd.concat([_by_words(texts, goals, lexicons), _by_name(texts, goals)], ignore_index=True)
    found = found.astype(COLUMNS).drop_duplicates()
    return found.sort_values(["person_id", "term"], ignore_index=True)


def _by_words(texts: pd.DataFrame, goals: Goals, lexicons: str | Path | None) -> pd.DataFrame:
    rows = pd.DataFrame({"message": texts.index, "person_id": texts["person_id"].astype("string")})
    rows = rows.assign(is_sender=True, direction=pd.array(["in"] * len(rows), dtype="string"))
    return topic_hits(texts[["content"]], rows, goals.terms, lexicons)[["person_id", "term"]]


def _by_name(texts: pd.DataFrame, goals: Goals) -> pd.DataFrame:
    named = [
        texts.loc[texts["content"].str.contains(rf"(?<!\w){re.escape(company)}(?!\w)"), ["person_id"]].assign(
            term=company
        )
        for company in goals.companies
    ]
    return pd.concat([pd.DataFrame(columns=list(COLUMNS)), *named], ignore_index=True)
