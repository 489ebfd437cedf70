"""Goals against people, as a picture of the table of ``netlab.metrics.coverage``."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from netlab.figures.theme import INK, SCALE, escape, themed
from netlab.text import counted

AREA_NAMES = {
    "role": "Roles", "function": "Functions", "employer": "Employers", "industry": "Industries", "topic": "Topics and skills",
    "seniority": "Levels",
}  # fmt: skip
SHOWN = {"n": "people", "n_warm": "warm", "n_personal": "friends"}
GAP, NOT_KNOWN = "✕ nobody", "not known"
LONGEST = 30  # characters of a goal beside its row; the whole goal stands in the hover text
ROW = 27  # pixels


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the grid: a heading (no cells) or a goal."""

    label: str
    goal: pd.Series | None = None


def coverage_matrix(coverage: pd.DataFrame) -> go.Figure:
    """Draw ``area, goal, n, n_personal, n_warm, nearest, is_gap``: a row a goal, the number in each cell.

    A gap is told by a sign and a word in its row, not by colour; a number that the archive cannot tell reads
    "not known".
    """
    rows = _rows(coverage)[::-1]
    figure = themed(
        go.Figure(_cells(rows)),
        title=_title(coverage),
        finding=_finding(coverage),
        height=140 + ROW * len(rows),
    )
    figure.update_xaxes(
        tickvals=list(range(len(SHOWN))), ticktext=list(SHOWN.values()), side="top", showgrid=False,
        range=[-0.5, len(SHOWN) - 0.5],
    )  # fmt: skip
    ticks = [row.label for row in rows]
    return figure.update_yaxes(tickvals=list(range(len(rows))), ticktext=ticks, showgrid=False)


def _rows(coverage: pd.DataFrame) -> list[_Row]:
    rows: list[_Row] = []
    for area, name in AREA_NAMES.items():
        goals = coverage[coverage["area"] == area]
        if len(goals):
            rows.append(_Row(f"<b>{name}</b>"))
        rows += [_Row(escape(goal["goal"], LONGEST), goal) for _, goal in goals.iterrows()]
    return rows


def _cells(rows: list[_Row]) -> go.Heatmap:
    numbers = [[_number(row, column) for column in SHOWN] for row in rows]
    blank = (
        np.nan if any(n for line in numbers for n in line) else 0.0
    )  # of nothing at all plotly draws no words either
    return go.Heatmap(
        z=[[np.log1p(n) if n else blank for n in line] for line in numbers],  # a few hundred must not drown a few
        x=list(range(len(SHOWN))), y=list(range(len(rows))), zmin=0, colorscale=SCALE, showscale=False, xgap=2, ygap=2,
        text=[[_text(row, column) for column in SHOWN] for row in rows], texttemplate="%{text}", textfont={"color": INK},
        customdata=[[_hover(row)] * len(SHOWN) for row in rows], hovertemplate="%{customdata}<extra></extra>",
        hoverongaps=True,
    )  # fmt: skip


def _number(row: _Row, column: str) -> int | None:
    value = None if row.goal is None else row.goal[column]
    return None if value is None or pd.isna(value) else int(value)


def _text(row: _Row, column: str) -> str:
    if row.goal is None:
        return ""
    if bool(row.goal["is_gap"]):
        return GAP if column == "n" else ""
    number = _number(row, column)
    return NOT_KNOWN if number is None else f"{number:,}"


def _hover(row: _Row) -> str:
    return "" if row.goal is None else escape(f"{row.goal['goal']}: {row.goal['nearest']}")


def _title(coverage: pd.DataFrame) -> str:
    if not len(coverage):
        return "There are no goals to hold your network against"
    gaps = int(coverage["is_gap"].sum())
    if not gaps:
        return f"Every one of your {counted(len(coverage), 'goal')} has somebody"
    return f"{gaps} of {counted(len(coverage), 'goal')} {'has' if gaps == 1 else 'have'} nobody yet"


def _finding(coverage: pd.DataFrame, most: int = 3) -> str:
    if not len(coverage):
        return "Write goals into goals.toml, and this shows who in your network is near them."
    gaps = list(coverage.loc[coverage["is_gap"], "nearest"])
    said = [gap[0].upper() + gap[1:] for gap in gaps[:most]]
    rest = [f"{len(gaps) - most} more gaps stand in the table."] if len(gaps) > most else []
    warm = "Warm are ties with contact in their own rhythm; people without contact here may be met elsewhere."
    return " ".join([*said, *rest, warm])
