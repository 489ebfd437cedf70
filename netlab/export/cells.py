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
        distinct = clean(pd.Series(cells.cat.categories, dtype="string"))
        return pd.Series(distinct.array.take(cells.cat.codes.to_numpy(), allow_fill=True), index=cells.index)
    if _in_arrow(cells) and len(cells) > _FEW:
        return _clean_arrow(cells)
    words = [cell.strip() for cell in _objects(cells)]
    if any("\r" in word for word in words):
        words = [_with_lf(word) for word in words]
    values = np.fromiter(words, dtype=object, count=len(words))
    values[values == ""] = pd.NA
    # An array of Python strings needs no look at each of them again
    return pd.Series(
        values if _in_arrow(cells) else pd.arrays.StringArray(values), index=cells.index, dtype=cells.dtype
    )


def containing(texts: pd.Series, marks: str) -> np.ndarray:
    """Say for each text whether it has one of these ASCII characters; ``NA`` has none."""
    if _in_arrow(texts):
        chunks = [_rows_with(offsets, content, marks) for offsets, content in _buffers(texts)]
        return np.concatenate([*chunks, np.zeros(0, dtype=bool)]) & texts.notna().to_numpy(bool)
    words, found = _objects(texts), np.zeros(len(texts), dtype=bool)
    for mark in marks:
        found |= np.array([word is not pd.NA and mark in word for word in words], dtype=bool)
    return found


def replaced(texts: pd.Series, where: np.ndarray, new: pd.Series) -> pd.Series:
    """Put new texts where the mask is true; assigning them would take Arrow several times as long."""
    at = np.arange(len(texts))
    at[where] = len(texts) + np.arange(len(new))
    return pd.concat([texts, new], ignore_index=True).take(at).set_axis(texts.index)


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
    if _in_arrow(texts):
        offsets, content = _joined(texts)
        is_even = (np.diff(offsets) == width).all() and not (content > 127).any()
        return content.reshape(-1, width) if is_even else None
    cells = _objects(texts)
    if {len(cell) for cell in cells} != {width}:
        return None
    content = np.frombuffer("".join(cells).encode(), np.uint8)
    return content.reshape(-1, width) if len(content) == len(cells) * width else None


def _in_arrow(texts: pd.Series) -> bool:
    return getattr(texts.dtype, "storage", None) == "pyarrow"


def _objects(texts: pd.Series) -> list[Any]:
    """Return the cells as a list; iterating over pandas' own array takes ten times as long."""
    return texts.to_numpy(dtype=object).tolist()


def _with_lf(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n")


def _clean_arrow(cells: pd.Series) -> pd.Series:
    cells = cells.str.strip()
    broken = containing(cells, "\r")
    if broken.any():
        mended = [_with_lf(cell) for cell in _objects(cells[broken])]
        cells = replaced(cells, broken, pd.Series(mended, dtype=cells.dtype))
    is_blank = np.concatenate([np.diff(offsets) == 0 for offsets, _ in _buffers(cells)])
    return cells.mask(is_blank) if is_blank.any() else cells


def _buffers(texts: pd.Series) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield, chunk by chunk, where each cell begins and ends, and the bytes of all cells."""
    for chunk in texts.array.__arrow_array__().chunks:
        _, offsets, content = chunk.buffers()
        kind = np.int64 if str(chunk.type) == "large_string" else np.int32
        places = np.frombuffer(offsets, kind)[chunk.offset : chunk.offset + len(chunk) + 1]
        yield places, np.frombuffer(content, np.uint8) if content is not None else np.zeros(0, np.uint8)


def _joined(texts: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """Return the lengths (as offsets from 0) and the bytes of all cells of an Arrow column, chunks put together."""
    chunks = [(np.diff(offsets), content[offsets[0] : offsets[-1]]) for offsets, content in _buffers(texts)]
    lengths = np.concatenate([lengths for lengths, _ in chunks])
    return np.concatenate(([0], np.cumsum(lengths))), np.concatenate([content for _, content in chunks])


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
