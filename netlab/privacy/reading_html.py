"""HTML and its relatives as a reader meets them: text by section, values in tables and attributes, blocks of data."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from html.parser import HTMLParser

from netlab.privacy.pieces import Piece

# Elements that do not part words: An<b>na</b> reads Anna.
INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "font", "i", "kbd", "mark", "q", "s", "samp", "small",
     "span", "strong", "sub", "sup", "time", "tspan", "u", "var", "wbr", "r"}
)  # fmt: skip
# Where a value stands on its own: cells, labels of pictures, options; t and v are those of a workbook.
VALUES = frozenset(
    {
        "td",
        "th",
        "text",
        "option",
        "li",
        "dt",
        "dd",
        "t",
        "v",
        "label",
        "button",
        "legend",
        "figcaption",
        "title",
    }
)
CODE = frozenset({"script", "style"})


def read_html(text: str, place: str = "") -> Iterator[Piece]:
    """Yield every piece of a page: visible text, values, attributes, comments, scripts and data."""
    reader = _Reader(place)
    reader.feed(text)
    reader.close()
    reader.finish()
    yield from reader.pieces


def read_json(value: object, place: str) -> Iterator[Piece]:
    """Yield every text in JSON with its path; keys as well. A list of texts is also read as one."""
    yield from _walk(value, f"{place}$")


def parsed(text: str) -> object | None:
    """Return the JSON that a text is; None if it is none, or a single number."""
    if text.lstrip()[:1] not in ("{", "[", '"'):
        return None
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value


def _walk(value: object, path: str) -> Iterator[Piece]:
    if isinstance(value, str):
        yield Piece(path, value, is_data=True)
    elif isinstance(value, dict):
        for number, (key, inner) in enumerate(value.items()):
            # A key that is not a plain word may be somebody's name: its place is told by number.
            step = f".{key}" if key in PLAIN_KEYS else f".key {number + 1}"
            yield Piece(f"{path}{step} (the key)", key, is_data=True)
            yield from _walk(inner, path + step)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _walk(inner, f"{path}[{number}]")
        if len(value) > 1 and all(isinstance(inner, str) for inner in value):
            yield Piece(f"{path}[…]", "".join(value))


PLAIN_KEYS = frozenset(
    ["data", "layout", "config", "customdata", "text", "hovertext", "hovertemplate", "name", "x", "y", "z", "labels", "values", "annotations", "title", "meta", "finding", "legend", "marker", "color", "ticktext", "tickvals", "xaxis", "yaxis", "bdata", "dtype", "shape", "template", "cells", "source", "outputs", "metadata", "kind", "mode", "type", "font", "shapes", "images", "ids", "parents", "content", "tags", "height", "width", "rows", "columns", "index", "node", "link", "label"]
)  # fmt: skip


class _Reader(HTMLParser):
    def __init__(self, place: str):
        super().__init__(convert_charrefs=True)
        self.place = f"{place}, " if place else ""
        self.pieces: list[Piece] = []
        self.section, self.blocks = 0, 0
        self.visible: list[str] = []
        self.cells: list[list[str]] = []
        self.code: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "h2":
            self.finish()
            self.section += 1
        for name, value in attrs:
            told = f" {name}" if name in PLAIN_ATTRIBUTES else ""
            self._add(
                f"attribute{told} of <{tag if tag.isalnum() else '…'}>, {self._where()}",
                value or "",
                is_data=True,
            )
            if not told:
                self._add(f"name of an attribute, {self._where()}", name, is_data=True)
        if tag in CODE:
            self.blocks += 1
            self.code = []
        elif tag in VALUES:
            self.cells.append([])
        if tag not in INLINE:
            self.visible.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in CODE and self.code is not None:
            self._block(tag, "".join(self.code))
            self.code = None
        elif tag in VALUES and self.cells:
            self._add(f"value in <{tag}>, {self._where()}", "".join(self.cells.pop()), is_data=True)
        if tag not in INLINE:
            self.visible.append("\n")

    def handle_data(self, data: str) -> None:
        if self.code is not None:
            self.code.append(data)
            return
        self.visible.append(data)
        for cell in self.cells[-1:]:
            cell.append(data)

    def handle_comment(self, data: str) -> None:
        self._add(f"comment, {self._where()}", data, is_data=True)

    def handle_decl(self, decl: str) -> None:
        self._add("declaration", decl)

    def unknown_decl(self, data: str) -> None:
        self._add(f"declaration, {self._where()}", data, is_data=True)

    def handle_pi(self, data: str) -> None:
        self._add(f"instruction, {self._where()}", data, is_data=True)

    def finish(self) -> None:
        """Close the section at hand."""
        if self.code is not None:
            self._block("script", "".join(self.code))
            self.code = None
        self._add(f"visible text, {self._where()}", "".join(self.visible))
        self.visible = []

    def _block(self, tag: str, text: str) -> None:
        value = parsed(text) if tag == "script" else None
        place = f"{self.place}block {self.blocks}, "
        if value is None:
            self._add(f"block {self.blocks} (<{tag}>)", text, is_data=tag == "script")
        elif isinstance(value, str):
            self.pieces.append(Piece(f"{place}$", value, is_data=True))
        else:
            self.pieces += read_json(value, place)

    def _add(self, place: str, text: str, *, is_data: bool = False) -> None:
        if text.strip():
            self.pieces.append(Piece(self.place + place, text, is_data))

    def _where(self) -> str:
        return f"section {self.section}" if self.section else "before the first section"


PLAIN_ATTRIBUTES = frozenset(
    ["alt", "title", "aria-label", "content", "href", "src", "value", "placeholder", "id", "class", "style", "name", "data-sort", "data-figure", "data-test", "role", "lang", "type", "scope", "tabindex", "rel", "http-equiv", "charset", "srcset", "label", "summary"]
)  # fmt: skip

Parsed = Callable[[str], object]
