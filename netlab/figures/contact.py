"""How contact goes: ties alive over the years, and who starts and who answers."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from netlab.figures.rows import share_axis
from netlab.figures.theme import BLUE, GREEN, ORANGE, Mark, escape, label_rows, pattern, themed
from netlab.text import counted, percent

CHANGES = {
    "n_new": Mark("began", BLUE, "", "circle"),
    "n_back": Mark("came back", GREEN, ".", "square"),
    "n_quiet": Mark("fell silent", ORANGE, "/", "diamond"),
}
ALIVE = (
    "A tie is alive until it is silent for much longer than its own rhythm (at least 90 days; a year while it has no "
    "rhythm). Only contact on LinkedIn is known here."
)
ANSWERS = {
    "started_by_me": Mark("you start", BLUE, "", "circle"),
    "they_answered": Mark("they answer you", GREEN, ".", "square"),
    "i_answered": Mark("you answer them", ORANGE, "/", "diamond"),
}
APART = {
    "started_by_me": 0.0,
    "they_answered": 0.09,
    "i_answered": -0.09,
}  # of a row: equal shares stay two marks
DAYS = {"they_answered": "their_reply_days", "i_answered": "my_reply_days"}
MOST = 2 / 3  # the share from which one side does most of the starting


def tie_timeline(quarters: pd.DataFrame) -> go.Figure:
    """Draw ``quarter, n_new, n_back, n_quiet, n_alive``: ties alive above; below, what began, came back, fell silent."""
    figure = make_subplots(rows=2, cols=1, shared_xaxes=True, row_heights=[0.5, 0.5], vertical_spacing=0.1)
    when = [f"{start:%B} to {start + pd.DateOffset(months=2):%B %Y}" for start in quarters["quarter"]]
    figure.add_scatter(
        x=quarters["quarter"], y=quarters["n_alive"], mode="lines", name="alive", showlegend=False, row=1, col=1,
        line={"color": BLUE, "width": 2.5, "shape": "hv"}, fill="tozeroy", fillcolor="rgba(0,114,178,0.14)",
        customdata=when, hovertemplate="%{y:,} alive at the end of %{customdata}<extra></extra>",
    )  # fmt: skip
    for column, mark in CHANGES.items():
        n = quarters[column].astype("int64")
        figure.add_bar(
            x=quarters["quarter"], y=-n if column == "n_quiet" else n, name=mark.name, marker=pattern(mark), row=2, col=1,
            customdata=[f"{count:,} {mark.name}, {at}" for count, at in zip(n, when, strict=True)],
            hovertemplate="%{customdata}<extra></extra>",
        )  # fmt: skip
    themed(figure, title=_timeline_title(quarters), finding=_timeline_finding(quarters), height=440)
    figure.update_layout(barmode="relative", bargap=0.15)
    figure.update_yaxes(title_text="ties alive", rangemode="tozero", row=1, col=1)
    figure.update_yaxes(title_text="ties, by quarter", row=2, col=1, zeroline=True)
    _without_signs(figure, quarters)
    figure.update_xaxes(title_text="quarter", row=2, col=1)
    return figure


def _without_signs(figure: go.Figure, quarters: pd.DataFrame) -> None:
    """Write the numbers below the line as counts: nothing is negative here."""
    up = int((quarters["n_new"] + quarters["n_back"]).max()) if len(quarters) else 0
    down = int(quarters["n_quiet"].max()) if len(quarters) else 0
    step = next(size for size in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10**9) if (up + down) / size <= 5)
    ticks = [n * step for n in range(-(down // step) - 1, up // step + 2)]
    figure.update_yaxes(tickvals=ticks, ticktext=[f"{abs(n):,}" for n in ticks], row=2, col=1)


def _timeline_title(quarters: pd.DataFrame) -> str:
    if not len(quarters):
        return "No contact with a date"
    now = int(quarters["n_alive"].iloc[-1])
    said = f"{counted(now, 'tie')} {'is' if now == 1 else 'are'} alive"
    if len(quarters) < 5:
        return said
    change = now - int(quarters["n_alive"].iloc[-5])
    if not change:
        return f"{said}, as many as a year ago"
    return f"{said}, {abs(change):,} {'more' if change > 0 else 'fewer'} than a year ago"


def _timeline_finding(quarters: pd.DataFrame) -> str:
    if not len(quarters):
        return "Without dated contact nothing can be said about ties over time."
    last = quarters.tail(4)
    n = {column: int(last[column].sum()) for column in CHANGES}
    at = int(quarters["n_alive"].astype("int64").argmax())
    most = quarters.iloc[at]
    month = f"{most['quarter'] + pd.DateOffset(months=2):%B %Y}"
    when = "on the last day of the archive" if at == len(quarters) - 1 else f"at the end of {month}"
    return (
        f"In the last {counted(len(last), 'quarter')} {n['n_new']:,} began, {n['n_back']:,} came back and "
        f"{n['n_quiet']:,} fell silent; the last quarter may not be over. Most were alive "
        f"{when}: {int(most['n_alive']):,}. {ALIVE}"
    )


def support(people: pd.DataFrame) -> go.Figure:
    """Draw who starts and who answers in each tie, strongest first: three marks on one line a person.

    ``people``: name, started_by_me, they_answered, i_answered (shares), their_reply_days, my_reply_days (``NA``
    where there was nothing to answer). Names people: for private eyes.
    """
    shown = people.iloc[::-1].reset_index(drop=True)
    figure = go.Figure()
    for row in range(len(shown)):
        figure.add_scatter(
            x=[0, 1], y=[row, row], mode="lines", line={"color": "rgba(128,134,143,0.35)", "width": 1}, hoverinfo="skip", showlegend=False,
        )  # fmt: skip
    for column, mark in ANSWERS.items():
        known = shown[shown[column].notna()]
        figure.add_scatter(
            x=known[column].astype("float64"), y=[row + APART[column] for row in known.index], mode="markers", name=mark.name, cliponaxis=False,
            marker={"symbol": mark.symbol, "color": mark.color, "size": 12, "opacity": 0.9},
            customdata=_said(known, column, mark), hovertemplate="%{customdata}<extra></extra>",
        )  # fmt: skip
    themed(figure, title=_support_title(people), finding=_support_finding(people), x="share of the times")
    share_axis(figure, (0.0, 0.5, 1.0), edge=0.03)
    return label_rows(figure, shown["name"].fillna("someone without a name"))


def _said(rows: pd.DataFrame, column: str, mark: Mark) -> list[str]:
    shares = [f"{escape(mark.name)} {percent(float(share))} of the times" for share in rows[column]]
    if column not in DAYS:
        return shares
    days = ["" if pd.isna(day) else f", after {_days(float(day))}" for day in rows[DAYS[column]]]
    return [share + day for share, day in zip(shares, days, strict=True)]


def _days(days: float) -> str:
    return "less than a day" if days < 1 else counted(round(days), "day")


def _support_title(people: pd.DataFrame) -> str:
    known = people["started_by_me"].dropna().astype("float64")
    if not len(known):
        return "It is not known who starts"
    mine, theirs = int((known >= MOST).sum()), int((known <= 1 - MOST).sum())
    among = f"of {counted(len(known), 'strong tie')}"
    if mine == theirs:
        return f"Over {counted(len(known), 'strong tie')}, starting is shared evenly"
    if mine > theirs:
        return f"In {mine:,} {among} it is mostly you who starts"
    return f"In {theirs:,} {among} it is mostly they who start"


def _support_finding(people: pd.DataFrame) -> str:
    said = ["A start is the first message after a week without any; an answer comes within 30 days."]
    for column, words in (("they_answered", "They answer you"), ("i_answered", "you answer them")):
        known = people[column].dropna().astype("float64")
        if len(known):
            said.append(f"{words} {percent(float(known.median()))} of the times (median of {len(known):,}).")
    return " ".join([*said, "Many messages want no answer: a low share is no reproach."]).replace(
        ". you", "; you"
    )
