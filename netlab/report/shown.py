"""What a notebook cell hands to its reader: sentences, or a picture with its finding and its numbers.

Both display themselves in Jupyter; in the report the page gives them its own clothes. Their text was
escaped by whoever made them, so nothing of a person's is ever read as markup.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from netlab.report.tables import escaped, prose, table_html

CAPTION = "netlab_caption"  # marks the output that belongs under the figure before it


@dataclass(frozen=True)
class Words:
    """A piece of HTML made of escaped text."""

    markup: str

    def _repr_html_(self) -> str:
        return self.markup


def sentences(*texts: str, kind: str = "") -> Words:
    """Return plain sentences as one paragraph; empty ones are left out."""
    text = " ".join(prose(text) for text in texts if text)
    return Words(f'<p class="{escaped(kind)}">{text}</p>' if kind else f"<p>{text}</p>")


@dataclass(frozen=True)
class Panel:
    """A figure, the sentence that says what it shows, and its numbers as a table."""

    figure: go.Figure
    numbers: pd.DataFrame
    columns: dict[str, str]

    @property
    def finding(self) -> str:
        """What the figure shows, in words."""
        return str((self.figure.layout.meta or {}).get("finding", ""))

    def caption(self) -> str:
        """Return finding and numbers as HTML."""
        title = str((self.figure.layout.meta or {}).get("title", "The numbers"))
        table = table_html(self.numbers, caption=title, columns=self.columns, top=200)
        return (
            f'<p class="finding">{prose(self.finding)}</p>'
            f"<details><summary>The numbers as a table</summary>{table}</details>"
        )

    def _ipython_display_(self) -> None:
        from IPython.display import HTML, display

        display(self.figure)
        display(HTML(self.caption()), metadata={CAPTION: True})

    def __repr__(self) -> str:
        return self.finding


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
