"""A network beside what it might be: what grows, what shrinks, and how sure that is."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from netlab.figures.rows import segments
from netlab.figures.theme import BLUE, GREY, ORANGE, Mark, escape, label_rows, themed
from netlab.text import counted, percent

SAME = 100.0  # per cent of before: nothing changes
WIDEST = (
    60.0  # per cent to each side at the most; whatever goes further ends at the edge and says so in words
)
TINY = 0.05  # per cent of before, below which a picture shows no change, as where the numbers read the same
MARKS = {
    "grows": Mark("grows", BLUE, "", "triangle-right"),
    "shrinks": Mark("shrinks", ORANGE, "", "triangle-left"),
    "same": Mark("stays as it is", GREY, "", "circle-open"),
}


def before_and_after(measures: pd.DataFrame, *, title: str | None = None) -> go.Figure:
    """Draw ``label, measure, before, after, after_low, after_high, is_clear, interval``: a row a measure.

    Before is the line at 100 for every measure, whatever its unit; the symbol is where it would stand in per cent of
    that, the pale bar what is not known about it. Numbers before and after stand above each row. Measures without a
    value on either side are left to the table. ``title`` says what is changed ("Without three people"); what that does
    follows it.
    """
    rows = measures.dropna(subset=["before", "after"]).iloc[::-1].reset_index(drop=True)
    rows = rows.assign(row=range(len(rows)), at=_in_per_cent(rows, "after"), kind=_kinds(rows))
    figure = go.Figure()
    if len(rows):
        figure.add_trace(_ranges(rows))
        figure.add_traces([_points(rows[rows["kind"] == kind], mark) for kind, mark in MARKS.items()])
        figure.add_vline(x=SAME, line={"color": GREY, "width": 1, "dash": "dot"})
    themed(
        figure,
        title=f"{title}, {_title(rows)[0].lower()}{_title(rows)[1:]}" if title else _title(rows),
        finding=_finding(rows),
        x="per cent of what it is now",
    )
    figure.update_xaxes(range=_range(rows), ticksuffix=" %")
    figure = label_rows(
        figure, [f"{row['label']} · {_words(row)}" for row in rows.to_dict("records")], longest=80
    )
    return figure.update_layout(margin={"t": 100})  # room for a legend of two lines


def _in_per_cent(rows: pd.DataFrame, column: str) -> pd.Series:
    """Where a value stands against before; what was nothing before stands at the right edge, or at 100 if it still is."""
    before, value = (rows[name].astype("float64") for name in ("before", column))
    share = (value / before.where(before > 0) * 100).fillna(SAME + WIDEST * value.gt(0))
    return share.clip(SAME - WIDEST, SAME + WIDEST)


def _kinds(rows: pd.DataFrame) -> pd.Series:
    change = (rows["after"] - rows["before"]).astype("float64")
    small = change.abs() <= rows["before"].astype("float64").abs() * TINY / 100
    kinds = pd.Series("grows", index=rows.index).mask(change < 0, "shrinks")
    alike = [_number(row, "before") == _number(row, "after") for row in rows.to_dict("records")]
    return kinds.mask(small | pd.Series(alike, index=rows.index, dtype=bool), "same")


def _ranges(rows: pd.DataFrame) -> go.Scatter:
    known = rows[rows["interval"] != "none"]
    return go.Scatter(
        **segments(_in_per_cent(known, "after_low"), _in_per_cent(known, "after_high"), known["row"]),
        mode="lines", line={"color": "rgba(128,134,143,0.35)", "width": 9}, name="what is not known", hoverinfo="skip",
    )  # fmt: skip


def _points(rows: pd.DataFrame, mark: Mark) -> go.Scatter:
    return go.Scatter(
        x=rows["at"], y=rows["row"], mode="markers", name=mark.name, cliponaxis=False,
        marker={"color": mark.color, "size": 13, "symbol": mark.symbol},
        customdata=[escape(f"{row['label']}: {_words(row)}.") for row in rows.to_dict("records")],
        hovertemplate="%{customdata}<extra></extra>",
    )  # fmt: skip


def _range(rows: pd.DataFrame) -> list[float]:
    """At least ten per cent to each side, so that one person of a thousand does not look like a landslide."""
    reach = max([10.0, *(rows["at"] - SAME).abs()]) if len(rows) else 10.0
    return [SAME - reach * 1.15, SAME + reach * 1.15]


def _words(row: dict) -> str:
    before, after = _number(row, "before"), _number(row, "after")
    return f"stays {before}" if row["kind"] == "same" else f"{before} → {after}"


def _number(row: dict, side: str) -> str:
    if str(row["measure"]).endswith("_share"):
        return percent(row[side])
    return f"{row[side]:,.1f}" if str(row["measure"]).endswith("_hill_1") else f"{row[side]:,.0f}"


def _title(rows: pd.DataFrame) -> str:
    n = int((rows["kind"] != "same").sum()) if len(rows) else 0
    if not len(rows):
        return "There is nothing to compare"
    return (
        f"{n} of {counted(len(rows), 'measure')} would change" if n else "None of these measures would change"
    )


def _finding(rows: pd.DataFrame) -> str:
    if not len(rows):
        return "The archive does not hold what these measures rest on."
    moved = rows[rows["kind"] != "same"].iloc[::-1]
    clear = moved[moved["is_clear"].fillna(False).astype(bool)]
    said = [
        f"{row['label'][0].upper()}{row['label'][1:]}: {_words(row)}." for row in clear.to_dict("records")
    ]
    rest = len(moved) - len(clear)
    doubt = (
        [f"{counted(rest, 'other change')} {'is' if rest == 1 else 'are'} smaller than what is not known."]
        if rest
        else []
    )
    return " ".join([*(said or ["Nothing changes by more than what is not known."]), *doubt])
