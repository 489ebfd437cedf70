"""Articles/*.html: the owner's long posts, one page each."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import numpy as np
import pandas as pd

from netlab.export.dates import ISO, RESAVED_TIMES, read_dates
from netlab.export.encoding import BLANK, decode, split_lines
from netlab.export.markup import plain_text
from netlab.export.rows import Count, Unreadable
from netlab.export.schema import empty
from netlab.export.tables_activity import ARTICLES
from netlab.export.trouble import Issue, Trouble
from netlab.vocabulary import IssueCode

_LONGEST = 1 << 20  # characters; LinkedIn allows 120,000 and their markup
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?")
_BLOCKS = frozenset(
    ["p", "div", "li", "br", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "ul", "ol", "figure"]
)
_UNSEEN = frozenset(("script", "style"))
_TITLES = frozenset(("h1", "title"))


class _Page(HTMLParser):
    """Collects the title, the two dates and the readable text of one article."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: dict[str, list[str]] = {"h1": [], "title": [], "created": [], "published": [], "text": []}
        self._place: list[tuple[str, str]] = []  # open elements that matter: tag and where its text goes

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").split()
        place: str | None = next((name for name in ("created", "published") if name in classes), None)
        if tag in _UNSEEN:
            place = "unseen"
        elif tag in _TITLES:
            place = tag
        if place:
            self._place.append((tag, place))
        elif tag in _BLOCKS:
            self.parts["text"].append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._place and self._place[-1][0] == tag:
            self._place.pop()
        elif tag in _BLOCKS:
            self.parts["text"].append("\n")

    def handle_data(self, data: str) -> None:
        place = self._place[-1][1] if self._place else "text"
        if place in self.parts:
            self.parts[place].append(data)


def read_article(data: bytes, file: str) -> tuple[pd.DataFrame, Count, list[Issue]]:
    """Read one page: a one-row ``articles`` table, its lines, and what is to be told.

    A page without a ``published`` date is a draft. Raises Unreadable for what cannot be read as a page.
    """
    text = decode(data).text
    lines = split_lines(text)
    blank = sum(1 for line in lines if not line.strip(BLANK))
    count = Count(len(lines), blank, kept=len(lines) - blank)
    page = _parsed(text)
    if page is None:
        count.drop(count.kept)
        detail = "cannot be read as a page; open it in a browser"
        raise Unreadable(Issue(file, None, None, IssueCode.NOT_CSV, detail), count)
    trouble = Trouble(file, (), lambda at: np.ones_like(at))
    frame = empty(ARTICLES).reindex([0])
    frame["title"] = _joined(page, "h1") or _joined(page, "title") or pd.NA
    frame["text"] = _joined(page, "text") or pd.NA
    for name in ("created", "published"):
        frame[f"{name}_at"] = _moment(page, name, trouble)
    frame["is_draft"] = not page.parts["published"]
    return frame.astype({c.name: c.dtype for c in ARTICLES.visible}), count, trouble.issues


def _parsed(text: str) -> _Page | None:
    if len(text) > _LONGEST:
        return None
    page = _Page()
    try:
        page.feed(text)
        page.handle_data(
            plain_text(page.rawdata)
        )  # what is left after "<" without an end; close() would be quadratic
    except (AssertionError, ValueError, RecursionError):  # what html.parser raises on a broken "<![" section
        return None
    return page


def _joined(page: _Page, place: str) -> str:
    lines = ("".join(page.parts[place])).split("\n")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(" ".join(line.split()) for line in lines)).strip()


def _moment(page: _Page, name: str, trouble: Trouble) -> pd.Series:
    said = _joined(page, name)
    found = _MOMENT.search(said[:200])
    cells = pd.Series([found.group() if found else pd.NA], dtype="string")
    if said and not found:
        trouble.add(np.array([True]), f"{name}_at", IssueCode.BAD_DATE, "no date like 2024-03-05 14:30")
    return read_dates(cells, (ISO, *RESAVED_TIMES)).values
