"""What the messages of a mailbox say: each distinct text kept once, and read once for whoever asks later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd


@dataclass(frozen=True, eq=False)
class Said:
    """The distinct texts of a mailbox, and what was found in them.

    ``codes``: the number of each message's text, on the messages' index, -1 where a message has none;
    ``texts``: the distinct ones, by the order in which they come; ``talk``: a row each of what
    :func:`netlab.people.talk.read_talk` says; ``topics``: ``text`` (a number), ``term, offers``, one row for every
    term that a text holds; ``introducing``: the numbers of the texts with a word of introducing. The last two are
    ``None`` as long as nobody has looked for them.
    """

    codes: pd.Series
    texts: Sequence[str]
    talk: pd.DataFrame
    topics: pd.DataFrame | None = None
    introducing: Sequence[int] | None = None

    @cached_property
    def number_of(self) -> dict[str, int]:
        """The number of each text."""
        return {text: number for number, text in enumerate(self.texts)}


def distinct_texts(content: pd.Series) -> tuple[pd.Series, list[str]]:
    """Number the distinct texts of messages: ``codes`` and ``texts`` of :class:`Said`."""
    codes, texts = pd.factorize(content)
    return pd.Series(codes, index=content.index), texts.tolist()
