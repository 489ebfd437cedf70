"""Any file as pieces of text: pages, notebooks, tables, JSON, plain text, and packed files of those."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from netlab.errors import ParameterError
from netlab.privacy.pieces import Piece
from netlab.privacy.reading_html import parsed, read_html, read_json
from netlab.privacy.unpacking import DEEPEST, as_text, members, texts_of

_MARKUP = re.compile(
    r"<(?:!doctype|html|body|div|p|table|svg|script|span|\?xml|h[1-6]|a|b|img)\b", re.IGNORECASE
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
TABLES = (".csv", ".tsv")


def read_file(content: bytes, name: str, place: str = "", depth: int = 0) -> Iterator[Piece]:
    """Yield every piece of text in a file. Raises ParameterError for a PDF, whose letters may be pictures."""
    if content[:5] == b"%PDF-":
        raise ParameterError(
            f"{name}: a PDF cannot be read reliably. Check the page it was printed from, or its text."
        )
    inner = members(content) if depth < DEEPEST else []
    for number, (inside, part) in enumerate(inner):
        where = f"{place}member {number + 1}" if inside else f"{place}unpacked"
        yield Piece(f"name of {where}", inside, is_data=True)
        yield from read_file(part, inside or name, f"{where}, ", depth + 1)
    if inner:
        return
    text = as_text(content)
    if text is None:
        old = content.decode("cp1252", "replace")  # what offices wrote before Unicode
        if _CONTROL.search(old):
            yield Piece(f"{place}letters among bytes", "\n".join([*texts_of(content, DEEPEST), old]))
            return
        text = old
    yield from read_text(text, name, place)


def read_text(text: str, name: str, place: str = "") -> Iterator[Piece]:
    """Yield every piece of a text, by what it is."""
    yield Piece(f"{place}source", text, is_source=True)
    value = parsed(text)
    if value is not None:
        for piece in read_json(value, place):
            yield piece
            if _MARKUP.search(piece.text):
                yield from read_html(piece.text, piece.place)
    elif PurePosixPath(name.casefold()).suffix in TABLES:
        yield from _read_table(text, place)
    elif _MARKUP.search(text):
        yield from read_html(text, place.rstrip(", "))
    else:
        yield Piece(f"{place}text", text)


def _read_table(text: str, place: str) -> Iterator[Piece]:
    first = text[:4096].partition("\n")[0]
    sign = max(",;\t|", key=first.count)
    csv.field_size_limit(max(len(text), 131_072))
    for row, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=sign), start=1):
        for column, cell in enumerate(cells, start=1):
            yield Piece(f"{place}row {row}, column {column}", cell, is_data=True)
        yield Piece(f"{place}row {row}", " ".join(cells))
