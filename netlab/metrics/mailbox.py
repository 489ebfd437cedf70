"""Everything that is looked for in the texts of messages, in one reading: it is the longest step of a large archive.

It needs the texts alone, and not who wrote them; so it can run beside whatever finds out who is who
(:mod:`netlab.beside`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from netlab.metrics.alter_ties import introducing_texts
from netlab.metrics.topic_hits import terms_in
from netlab.people.pieces import in_pieces
from netlab.people.talk import read_texts


class Found(NamedTuple):
    """What was found in distinct texts: the fields ``talk``, ``topics``, ``introducing`` of ``Said``."""

    talk: pd.DataFrame
    topics: pd.DataFrame
    introducing: list[int]


def read_mailbox(texts: Sequence[str], terms: Sequence[str], lexicons: str | None = None) -> Found:
    """Read distinct texts: their kinds of talk, the terms of the goals, and whether they introduce somebody.

    Raises ParameterError for a lexicon that is not valid.
    """
    pieces = in_pieces(texts)
    return Found(
        read_texts(texts, lexicons, pieces=pieces),
        terms_in(pieces, terms, lexicons),
        introducing_texts(texts, pieces, lexicons),
    )
