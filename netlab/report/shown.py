"""What a notebook cell hands to its reader: sentences, or a picture with its finding and its numbers.

Both display themselves in Jupyter; in the report the page gives them its own clothes. Their text was
escaped by whoever made them, so nothing of a person's is ever read as markup.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go

from netlab.report.tables import escaped, prose, table_html

CAPTION = "netlab_caption"  # marks the output that belongs under the figure before it
IN_PAGE = "NETLAB_IN_PAGE"  # set where the outputs go to a page, which has a look of its own
LOOK = Path(__file__).parent / "_page"


@dataclass(frozen=True)
class Words:
    """A piece of HTML made of escaped text."""

    markup: str

    def _repr_html_(self) -> str:
        return dressed(self.markup)

    def __repr__(self) -> str:
        return "words to be shown in a notebook"


def sentences(*texts: str, kind: str = "") -> Words:
    """Return plain sentences as one paragraph; empty ones are left out."""
    text = " ".join(prose(text) for text in texts if text)
    return Words(f'<p class="{escaped(kind)}">{text}</p>' if kind else f"<p>{text}</p>")


@dataclass(frozen=True)
class Panel:
    """A figure, the sentence that says what it shows, perhaps a note on how to take it, and its numbers."""

    figure: go.Figure
    numbers: pd.DataFrame
    columns: dict[str, str]
    note: str = ""

    @property
    def finding(self) -> str:
        """What the figure shows, in words."""
        return str((self.figure.layout.meta or {}).get("finding", ""))

    def caption(self) -> str:
        """Return finding and numbers as HTML."""
        title = str((self.figure.layout.meta or {}).get("title", "The numbers"))
        table = table_html(self.numbers, caption=title, columns=self.columns, top=200)
        note = f'<p class="note">{prose(self.note)}</p>' if self.note else ""
        return (
            f'<p class="finding">{prose(self.finding)}</p>{note}'
            f"<details><summary>The numbers as a table</summary>{table}</details>"
        )

    def _ipython_display_(self) -> None:
        from IPython.display import HTML, display

        display(self.figure)
        display(HTML(dressed(self.caption())), metadata={CAPTION: True})

    def __repr__(self) -> str:
        return self.finding


def dressed(markup: str) -> str:
    """Return markup as it goes to a reader: in a page as it is, in Jupyter with a look that follows its theme."""
    if os.environ.get(IN_PAGE):
        return markup
    return f'<style>{_notebook_look()}</style><div class="netlab">{markup}</div>'


@cache
def _notebook_look() -> str:
    """Return the look of words in a notebook: the page's own, nested so that it touches nothing around it."""
    colours, shared = ((LOOK / name).read_text(encoding="utf-8") for name in ("notebook.css", "shown.css"))
    return f"{colours}\n.netlab {{\n{shared}}}"


def heading(text: str) -> Words:
    """Return a heading below those of the notebook's own text."""
    return Words(f"<h3>{escaped(text)}</h3>")


def bullets(items: list[tuple[str, str]]) -> Words:
    """Return short answers as a list: (what it is about, the answer)."""
    lines = "".join(f"<li><b>{escaped(about)}</b> {prose(answer)}</li>" for about, answer in items)
    return Words(f'<ul class="brief">{lines}</ul>')


def fact_tiles(facts: list[tuple[str, str, str]]) -> Words:
    """Return big numbers with their words: (number, what it counts, what to know about it)."""
    tiles = "".join(
        f'<div class="tile"><dt>{escaped(what)}</dt><dd class="big">{escaped(number)}</dd><dd>{escaped(note)}</dd></div>'
        for number, what, note in facts
    )
    return Words(f'<dl class="tiles">{tiles}</dl>')


def joined(*parts: Words) -> Words:
    """Return several pieces as one."""
    return Words("".join(part.markup for part in parts))
