"""The pictures of a shared report: bars and bars in parts from counts of five and more, or why there are none."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from netlab.figures.aggregates import MARKS, count_bars, stacked_bars
from netlab.figures.theme import Mark
from netlab.privacy import Shareable
from netlab.report.shown import Panel, Words, sentences
from netlab.vocabulary import MIX_NAMES

OF_FIVE = "Every number stands for five people or more; smaller groups were put together."
RELATION_WORDS = {name: mark.name for name, mark in MARKS.items()}
CONNECTIONS, SHARE = "connections", "share"


def bars(
    shared: Shareable, name: str, table: pd.DataFrame, label: str, title: str, finding: str,
    columns: dict[str, str] | None = None, x: str = CONNECTIONS,
) -> Panel | Words:  # fmt: skip
    """Draw ``label, n, share`` as one bar a row, or say why it is not told."""
    if table.empty:
        return not_told_of(shared, name, title)
    shown = columns or {label: label, "n": x, "share": SHARE}
    figure = count_bars(table, label, title=title, finding=f"{finding} {OF_FIVE}".strip(), x=x)
    return Panel(figure, table, shown)


def stack(
    shared: Shareable, name: str, table: pd.DataFrame, columns: dict[str, str], title: str, finding: str,
    marks: Mapping[str, Mark] | None = None,
) -> Panel | Words:  # fmt: skip
    """Draw the first three of ``columns`` (row, kind, n) as one bar a row in parts, or say why it is not told."""
    if table.empty:
        return not_told_of(shared, name, title)
    row, kind = list(columns)[:2]
    x = list(columns.values())[2]
    figure = stacked_bars(table, row, kind, title=title, finding=finding, x=x, marks=marks)
    words = {**RELATION_WORDS, "unknown": MIX_NAMES["unknown"]} if kind == "relationship" else {}
    return Panel(figure, table.assign(**{kind: worded(table[kind], words)}), columns)


def not_told_of(shared: Shareable, name: str, title: str) -> Words:
    """Say why something is not told."""
    return sentences(
        f"{title or 'Not told'}: {shared.why_not(name) or shared.why_not('everything')}", kind="note"
    )


def worded(column: pd.Series, words: Mapping[str, str]) -> pd.Series:
    """Put words for the values of a column that have some."""
    return column.map(lambda value: words.get(value, value)).astype("string")
