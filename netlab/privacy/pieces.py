"""One reading of a file: the pieces of text in it, each with its kind and its place."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text as a reader meets it. ``is_data``: a value on its own, where a single word tells of somebody.

    ``place`` says where: a block, a path in JSON, a section. It never repeats what stands there.
    """

    place: str
    text: str
    is_data: bool = False
    is_source: bool = False

    def inside(self, how: str, text: str) -> Piece:
        """Return what is hidden in this piece, told ``how``."""
        return replace(self, place=f"{self.place}, {how}", text=text)


def fingerprint(text: str) -> str:
    """Return the hash by which a block of the library's own is known again."""
    return hashlib.sha256(text.strip().encode("utf-8", "surrogatepass")).hexdigest()
