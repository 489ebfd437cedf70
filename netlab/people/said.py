"""What the messages of a mailbox say: each distinct text kept once, and read once for whoever asks later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
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


def distinct_texts(content: pd.Series) -> tuple[pd.Series, list[str]]:
    """Number the distinct texts of messages: ``codes`` and ``texts`` of :class:`Said`."""
    codes, texts = pd.factorize(content)
    return pd.Series(codes, index=content.index), texts.tolist()


def number_texts(
    texts: pd.Series, said: Said | None = None, known: np.ndarray | None = None
) -> tuple[np.ndarray, list[str]]:
    """Number texts (-1: missing), those ``said`` as there and others after them; and list them all by number.

    ``known``: the numbers as far as they are known to be those of ``said``, else -1. To look up long texts takes long.
    """
    numbers = np.full(len(texts), -1, dtype=np.int64) if known is None else known.astype(np.int64)
    is_open = numbers < 0
    codes, others = pd.factorize(texts[is_open])
    if said is None:
        return codes.astype(np.int64), others.tolist()
    place = {text: n for n, text in enumerate(others.tolist())}
    ours = {place[text]: number for number, text in enumerate(said.texts) if text in place}
    fresh = [text for text, n in place.items() if n not in ours]
    after = iter(range(len(said.texts), len(said.texts) + len(fresh)))
    number_of = np.array([ours[n] if n in ours else next(after) for n in range(len(place))] + [-1])
    numbers[is_open] = number_of[codes]
    return numbers, [*said.texts, *fresh]
