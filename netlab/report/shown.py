"""What a notebook cell hands to its reader: sentences, or a picture with its finding and its numbers.

Both display themselves in Jupyter; in the report the page gives them its own clothes. Their text was
escaped by whoever made them, so nothing of a person's is ever read as markup.
"""

from __future__ import annotations

import json
import os
import re
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go

from netlab.report.plots import CONFIG, PLOTLY
from netlab.report.tables import escaped, prose, table_html

CAPTION = "netlab_caption"  # marks the output that belongs under the figure before it
IN_PAGE = "NETLAB_IN_PAGE"  # set where the outputs go to a page, which has a look of its own
PLAIN = "plotly_mimetype"  # plotly's default where it finds none of the others
LOOK = Path(__file__).parent / "_page"
_NO_WORD = re.compile(r"[^\w]+")
_LINK_INSIDE = re.compile(r'<p class="more">.*?</p>')


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
    """A figure, the sentence that says what it shows, perhaps a note on how to take it, and its numbers.

    One of several side by side says what it is ``about`` and under which heading of the page ``more`` stands.
    """

    figure: go.Figure
    numbers: pd.DataFrame
    columns: dict[str, str]
    note: str = ""
    about: str = ""
    more: str = ""

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
            f"<details><summary>The numbers as a table</summary>{table}</details>{_more(self.more)}"
        )

    def _ipython_display_(self) -> None:
        from IPython.display import HTML, display

        display_figure(self._questioned() if self.about else self.figure)
        display(HTML(dressed(self.caption())), metadata={CAPTION: True})

    def _questioned(self) -> go.Figure:
        """Return the figure with the question it answers beside its title; plotly drops metadata of an output."""
        return go.Figure(self.figure).update_layout(meta={**self.figure.layout.meta, "about": self.about})

    def __repr__(self) -> str:
        return self.finding


@dataclass(frozen=True)
class Pictures:
    """Several small panels: side by side in a page, one below the other in Jupyter."""

    shown: tuple[Panel | Words, ...]

    def caption(self) -> str:
        """Return the words of all, one after the other, as HTML."""
        return "".join(one.caption() if isinstance(one, Panel) else one.markup for one in self.shown)

    def _ipython_display_(self) -> None:
        from IPython.display import display

        for one in self.shown:
            display(one)

    def __repr__(self) -> str:
        return f"{len(self.shown)} pictures to be shown in a notebook"


def anchor(heading: str) -> str:
    """Return how a heading of the page is linked to: its words in small letters, hyphens between them."""
    return _NO_WORD.sub("-", heading.casefold()).strip("-") or "section"


def _more(heading: str) -> str:
    return f'<p class="more"><a href="#{anchor(heading)}">More: {escaped(heading)}</a></p>' if heading else ""


def display_figure(figure: go.Figure) -> None:
    """Show a figure as plotly does in JupyterLab, Notebook and VS Code, in a fraction of the time.

    plotly's own way loads every kind of renderer first, which takes seconds. It is kept wherever another one was chosen.
    """
    from IPython.display import display

    chosen = os.environ.get("PLOTLY_RENDERER", PLAIN) != PLAIN or "plotly.io._renderers" in sys.modules
    if chosen or "google.colab" in sys.modules:
        display(figure)
        return
    drawn = json.loads(figure.to_json(validate=False))
    display({PLOTLY: {**drawn, "config": CONFIG}, "text/plain": repr(figure.layout.title.text)}, raw=True)


def dressed(markup: str) -> str:
    """Return markup as it goes to a reader: in a page as it is, in Jupyter with a look that follows its theme."""
    if os.environ.get(IN_PAGE):
        return markup
    plain = _LINK_INSIDE.sub("", markup)  # the sections that it leads to are the page's
    return f'<style>{_notebook_look()}</style><div class="netlab">{plain}</div>'


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


def card(about: str, *texts: str) -> Words:
    """Return sentences that stand among pictures, in place of one."""
    return Words(
        f'<div class="panel side"><p class="about">{escaped(about)}</p>{sentences(*texts).markup}</div>'
    )


def joined(*parts: Words) -> Words:
    """Return several pieces as one."""
    return Words("".join(part.markup for part in parts))
