"""Everything that is looked for in the texts of messages: it is the longest step of a large archive.

It needs the texts alone, and not who wrote them; so it can run beside whatever finds out who is who
(:mod:`netlab.beside`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from netlab.metrics.alter_ties import introducing_texts
from netlab.metrics.topic_hits import terms_in
from netlab.people.pieces import Pieces, in_pieces
from netlab.people.talk import read_texts


@dataclass(frozen=True, eq=False)
class Mailbox:
    """The distinct texts of a mailbox, cut into pieces once for whoever reads them here."""

    texts: Sequence[str]

    @cached_property
    def pieces(self) -> Pieces:
        """The texts in pieces."""
        return in_pieces(self.texts)


def read_kinds(mailbox: Mailbox, lexicons: str | None = None) -> pd.DataFrame:
    """Read the kinds of talk: the field ``talk`` of :class:`netlab.people.said.Said`.

    Raises ParameterError for a lexicon that is not valid.
    """
    return read_texts(mailbox.texts, lexicons, pieces=mailbox.pieces)


def read_terms(
    mailbox: Mailbox, terms: Sequence[str], lexicons: str | None = None
) -> tuple[pd.DataFrame, list[int]]:
    """Look for terms of the goals, and for words of introducing: the fields ``topics`` and ``introducing`` of ``Said``.

    Raises ParameterError for a lexicon that is not valid.
    """
    return (
        terms_in(mailbox.pieces, terms, lexicons),
        introducing_texts(mailbox.texts, mailbox.pieces, lexicons),
    )
