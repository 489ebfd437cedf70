"""Several layers of one table to one: a snapshot is replaced by the newest, a log is united on its key.

A layer is what one archive holds of a table, in one or several files (parts); layers stand oldest first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from netlab.export.rows import Count, Rows
from netlab.export.schema import Table
from netlab.export.trouble import Issue
from netlab.vocabulary import IssueCode


@dataclass(slots=True)
class Piece:
    """The table of one file, with what is needed to set some of its rows aside later."""

    file: str
    frame: pd.DataFrame
    count: Count
    issues: list[Issue] = field(default_factory=list)
    rows: Rows | None = None  # kept only where the rows may still be superseded
    kept: np.ndarray | None = None  # positions of the frame's rows in ``rows``

    def set_aside(self, mask: np.ndarray, detail: str) -> None:
        """Drop rows that another file supersedes, and count and tell it."""
        if not mask.any():
            return
        at = np.flatnonzero(mask)
        if self.rows is not None and self.kept is not None:
            self.count.drop(int(self.rows.span_of(self.kept[at]).sum()))
            self.kept = self.kept[~mask]
        else:
            self.count.drop(self.count.kept)
        self.frame = self.frame[~mask].reset_index(drop=True)
        self.issues.append(Issue(self.file, None, None, IssueCode.SUPERSEDED, f"{len(at):,} {detail}"))


Layer = list[Piece]


def unite(table: Table, layers: Sequence[Layer]) -> pd.DataFrame:
    """Unite the layers of a table (oldest first); rows of the newest stand first.

    What a newer layer supersedes is set aside, counted and told in the pieces themselves.
    """
    if table.unites == "snapshot":
        for piece in (piece for layer in layers[:-1] for piece in layer):
            piece.set_aside(
                np.ones(len(piece.frame), dtype=bool), "rows replaced by those of a newer archive"
            )
    elif len(layers) > 1:
        _drop_known(table, layers)
    return joined([piece.frame for layer in reversed(layers) for piece in layer])


def joined(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Put frames of one table under one another; empty ones add nothing."""
    filled = [frame for frame in frames if len(frame)] or list(frames[:1])
    return filled[0] if len(filled) == 1 else pd.concat(filled, ignore_index=True)


def _drop_known(table: Table, layers: Sequence[Layer]) -> None:
    """From the newest layer to the oldest, drop the rows whose key a newer layer has."""
    seen: pd.Index = pd.Index([], dtype="uint64")
    for layer in reversed(layers):
        keys = [_keys(piece.frame, table) for piece in layer]
        for piece, key in zip(layer, keys, strict=True):
            piece.set_aside(np.isin(key, seen), "rows that a newer archive has too")
        seen = pd.Index(np.concatenate([seen.to_numpy(), *keys]))


def _keys(frame: pd.DataFrame, table: Table) -> np.ndarray:
    """Hash each row's key; ``~column`` is compared without white space."""
    parts = {}
    for name in table.key:
        column = frame[name.removeprefix("~")]
        if name.startswith("~"):
            column = column.str.replace(r"\s+", "", regex=True)
        parts[name] = column.astype("string").fillna("")
    return pd.util.hash_pandas_object(pd.DataFrame(parts), index=False).to_numpy()
