"""Work on whole columns of cells: cleaned, searched and counted without a loop per row where pandas allows it.

A column comes as ``string`` (kept by pandas as Python objects, or by Arrow where pyarrow is installed) or as a
category, which the quick reader uses for columns that repeat. The answers are the same for all three.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

_FEW = 5_000  # cells up to which Python is quicker than setting Arrow to work
_CHUNK = 1 << 18  # bytes looked at together: small enough to stay in the processor's cache


def clean(cells: pd.Series) -> pd.Series:
    """Return cells as ``string`` without outer white space, blank ones ``NA``; line breaks as LF."""
    if isinstance(cells.dtype, pd.CategoricalDtype):
        words = clean(pd.Series(cells.cat.categories, dtype="string"))
        return pd.Series(words.array.take(cells.cat.codes.to_numpy(), allow_fill=True), index=cells.index)
    if _in_arrow(cells) and len(cells) > _FEW:
        return _clean_arrow(cells)
    return pd.Series(
        [_stripped(cell) or pd.NA for cell in _objects(cells)], index=cells.index, dtype="string"
    )


def containing(texts: pd.Series, marks: str) -> np.ndarray:
    """Say for each text whether it has one of these ASCII characters; ``NA`` has none."""
    if _in_arrow(texts):
        chunks = [_rows_with(offsets, content, marks) for offsets, content in _buffers(texts)]
        return np.concatenate([*chunks, np.zeros(0, dtype=bool)]) & texts.notna().to_numpy(bool)
    found = [text is not pd.NA and any(mark in text for mark in marks) for text in _objects(texts)]
    return np.array(found, dtype=bool)


def count_each(texts: pd.Series, mark: str) -> np.ndarray:
    """Count a character in each cell."""
    if isinstance(texts.dtype, pd.CategoricalDtype):
        each = np.array(
            [word.count(mark) for word in texts.cat.categories.to_numpy(object)] or [0], dtype=np.int64
        )
        return each[texts.cat.codes.to_numpy()]
    return np.fromiter((cell.count(mark) for cell in _objects(texts)), dtype=np.int64, count=len(texts))


def as_block(texts: pd.Series, width: int) -> np.ndarray | None:
    """Return cells that are all ``width`` ASCII characters as one block of bytes, a row a cell; None if one is not."""
    if not len(texts) or texts.hasnans:
        return None
    cells = _objects(texts)
    if {len(cell) for cell in cells} != {width}:
        return None
    content = "".join(cells).encode()
    return np.frombuffer(content, np.uint8).reshape(-1, width) if len(content) == len(cells) * width else None


def _in_arrow(texts: pd.Series) -> bool:
    return getattr(texts.dtype, "storage", None) == "pyarrow"


def _objects(texts: pd.Series) -> list[Any]:
    """Return the cells as a list; iterating over pandas' own array takes ten times as long."""
    return texts.to_numpy(dtype=object).tolist()


def _stripped(cell: str) -> str:
    cell = cell.strip()
    return cell.replace("\r\n", "\n").replace("\r", "\n") if "\r" in cell else cell


def _clean_arrow(cells: pd.Series) -> pd.Series:
    cells = cells.str.strip()
    broken = containing(cells, "\r")
    if broken.any():
        cells = cells.copy()
        cells[broken] = np.array([_stripped(cell) for cell in cells[broken]], dtype=object)
    is_blank = (cells == "").to_numpy(bool)
    return cells.mask(is_blank) if is_blank.any() else cells


def _buffers(texts: pd.Series) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield, chunk by chunk, where each cell begins and ends, and the bytes of all cells."""
    for chunk in texts.array.__arrow_array__().chunks:
        _, offsets, content = chunk.buffers()
        kind = np.int64 if str(chunk.type) == "large_string" else np.int32
        places = np.frombuffer(offsets, kind)[chunk.offset : chunk.offset + len(chunk) + 1]
        yield places, np.frombuffer(content, np.uint8) if content is not None else np.zeros(0, np.uint8)


def _rows_with(offsets: np.ndarray, content: np.ndarray, marks: str) -> np.ndarray:
    """Find the cells of one Arrow chunk that have one of the characters, from their bytes."""
    places = []
    for begin in range(int(offsets[0]), int(offsets[-1]), _CHUNK):
        span = content[begin : min(begin + _CHUNK, int(offsets[-1]))]
        hit = span == ord(marks[0])
        for mark in marks[1:]:
            hit |= span == ord(mark)
        places.append(np.flatnonzero(hit) + begin)
    found = np.zeros(len(offsets) - 1, dtype=bool)
    if places:
        found[np.searchsorted(offsets, np.concatenate(places), side="right") - 1] = True
    return found
