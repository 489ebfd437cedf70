"""What the archive holds, as a timeline of the table of ``netlab.metrics.holdings``."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from netlab.figures.rows import segments
from netlab.figures.theme import BLUE, escaped, label_rows, themed
from netlab.text import counted


def holdings_timeline(holdings: pd.DataFrame, *, top: int = 12) -> go.Figure:
    """Draw ``table, rows, first_on, last_on, state``: a line per file, from its first date to its last.

    The ``top`` files with the most rows are drawn, of those that hold dates; the finding counts the others.
    """
    dated = holdings.dropna(subset=["first_on"]).sort_values(["rows", "table"], ignore_index=True)
    dated = dated.tail(top).reset_index(drop=True)
    names = [f"{_words(name)} · {rows:,}" for name, rows in zip(dated["table"], dated["rows"], strict=True)]
    figure = themed(
        go.Figure([_spans(dated), _ends(dated, names)]),
        title=_title(dated),
        finding=_finding(holdings, dated),
        x="from the first to the last date in the file",
    )
    return label_rows(figure, names)


def _spans(dated: pd.DataFrame) -> go.Scatter:
    """Return one trace for all lines, broken by an empty point after each: a trace a file would be slow."""
    return go.Scatter(
        **segments(dated["first_on"], dated["last_on"], range(len(dated))), mode="lines", line={"color": BLUE, "width": 8},
        opacity=0.55, hoverinfo="skip", showlegend=False,
    )  # fmt: skip


def _ends(dated: pd.DataFrame, names: list[str]) -> go.Scatter:
    spans = [
        f"{a:%d %b %Y} to {b:%d %b %Y}" for a, b in zip(dated["first_on"], dated["last_on"], strict=True)
    ]
    words = escaped(f"{name}: {span}" for name, span in zip(names, spans, strict=True))
    return go.Scatter(
        x=[*dated["first_on"], *dated["last_on"]], y=[*range(len(dated)), *range(len(dated))],
        mode="markers", marker={"color": BLUE, "size": 10}, customdata=[*words, *words],
        hovertemplate="%{customdata}<extra></extra>", showlegend=False,
    )  # fmt: skip


def _words(table: str) -> str:
    return table.replace("_", " ").capitalize()


def _title(dated: pd.DataFrame) -> str:
    if not len(dated):
        return "Nothing in this archive has a date"
    first, last = dated["first_on"].min().year, dated["last_on"].max().year
    said = "Its one file with dates covers" if len(dated) == 1 else "Its largest files cover"
    return f"{said} {first}" if first == last else f"{said} {first} to {last}"


def _finding(holdings: pd.DataFrame, dated: pd.DataFrame) -> str:
    states = holdings["state"].value_counts()
    held = int(states.get("present", 0))
    sentences = [f"{counted(held, 'file')} with {counted(int(holdings['rows'].sum()), 'row')}"]
    sentences[0] += (
        f"; drawn: {'the one with dates' if len(dated) == 1 else f'the {len(dated):,} largest of those with dates'}."
        if held
        else "."
    )
    for state, words in (
        ("header only", "{} there but empty."),
        ("absent", "{} not in the archive."),
        ("not opened", "{} private and left closed."),
    ):
        n = int(states.get(state, 0))
        if n:
            sentences.append(words.format(f"{counted(n, 'file')} {'is' if n == 1 else 'are'}"))
    return " ".join(sentences)
