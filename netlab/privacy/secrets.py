"""What must not be found in a shared file: names, addresses, words of messages, employers of a few."""

from __future__ import annotations

from collections.abc import Iterator

from netlab.people.names import HIDDEN_NAME, name_key
from netlab.privacy.words import words


def name_forms(name: str) -> Iterator[tuple[str, ...]]:
    """Yield the runs of words by which a name is recognised: as written, without titles, reversed, shortened.

    ``Dr Ana María Ruiz, PhD`` gives also ``ana maria ruiz``, ``ruiz ana maria``, ``ana ruiz`` and ``ruiz ana``.
    """
    if name_key(name) == HIDDEN_NAME:
        return
    for parts in dict.fromkeys((tuple(words(name)), tuple(words(name_key(name))))):
        if parts:
            yield parts
            yield (*parts[-1:], *parts[:-1])
            yield (*parts[1:], *parts[:1])
        if len(parts) > 2 and len(parts[0]) > 1 and len(parts[-1]) > 1:
            yield (parts[0], parts[-1])
            yield (parts[-1], parts[0])
