"""What the owner writes and follows, as pictures of the tables of ``netlab.metrics.content`` and its neighbours."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from netlab.figures.rows import (
    THICK,
    legend_above,
    numbered_bars,
    share_axis,
    sizes_and_shares,
    without_scale,
)
from netlab.figures.theme import (
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    SCALE,
    Mark,
    escape,
    escaped,
    label_rows,
    pattern,
    themed,
    whole_numbers,
)
from netlab.text import counted, percent

POST_MARKS = {
    "personal": Mark("personal", ORANGE, "/", "diamond"),
    "mixed": Mark("mixed", GREEN, ".", "square"),
    "professional": Mark("professional", BLUE, "", "circle"),
    "unknown": Mark("unknown", GREY, "x", "circle-open"),
}
FOLLOW_MARKS = {
    "on goal": Mark("on your goals", BLUE, "", "circle"),
    "off goal": Mark("off them", ORANGE, "/", "diamond"),
    "not known": Mark("the name does not tell", GREY, "x", "circle-open"),
}
FOLLOWED = {"company": "Companies", "member": "People", "hashtag": "Hashtags"}
MOST_TICKS = 6
FEW_QUARTERS = 4  # up to which each is named; of more, the years are
WIDEST = 34  # characters of a topic beside its row


def posts_by_quarter(quarters: pd.DataFrame) -> go.Figure:
    """Draw ``quarter, label, n``: one bar a quarter, stacked by label; undated posts stand in the finding."""
    dated = quarters.dropna(subset=["quarter"])
    days = dated["quarter"].drop_duplicates().tolist()
    figure = go.Figure()
    for label, mark in POST_MARKS.items():
        n = dated[dated["label"] == label].set_index("quarter")["n"].reindex(days, fill_value=0)
        figure.add_bar(
            x=list(range(len(days))), y=n, name=mark.name, marker=pattern(mark),
            customdata=[_quarter(day) for day in days], hovertemplate="%{customdata}: %{y:,} " + escape(mark.name) + "<extra></extra>",
        )  # fmt: skip
    sizes = dated.groupby("quarter")["n"].sum()
    themed(
        figure,
        title=_quarters_title(quarters),
        finding=_quarters_finding(quarters),
        x="quarter",
        y="posts, comments and articles",
    )
    figure.update_layout(barmode="stack", margin={"t": 90})  # room for a legend of two lines
    ticks = _quarter_ticks(days)
    figure.update_xaxes(
        tickvals=[n for n, _ in ticks], ticktext=[name for _, name in ticks], showgrid=False, tickangle=0
    )
    return whole_numbers(figure, int(sizes.max()) if len(sizes) else 0)


def topics_by_period(counts: pd.DataFrame, *, top: int = 10) -> go.Figure:
    """Draw ``period, topic, n`` of :func:`netlab.metrics.topics.topic_counts`: a row a topic, a column a period."""
    total = counts.groupby("topic")["n"].sum().astype("int64")
    kept = total.reset_index().sort_values(["n", "topic"], ascending=[False, True])["topic"].head(top)
    grid = counts.pivot_table(index="topic", columns="period", values="n", aggfunc="sum").astype("float64")
    grid = grid.reindex(kept[::-1])
    cells = go.Heatmap(
        z=grid.to_numpy(), x=list(range(grid.shape[1])), y=list(range(grid.shape[0])), zmin=0, colorscale=SCALE,
        showscale=False, xgap=2, ygap=2, texttemplate="%{z:,}", textfont={"color": INK}, hoverongaps=False,
        customdata=[[f"{escape(topic, 80)} · {_period(pd.Timestamp(day), counts)}" for day in grid.columns] for topic in grid.index],
        hovertemplate="%{customdata}: %{z:,}<extra></extra>",
    )  # fmt: skip
    figure = themed(
        go.Figure(cells),
        title=_topics_title(total),
        finding=_topics_finding(counts, len(total) - len(kept)),
        height=150 + 26 * max(len(grid), 1),
    )
    periods = [_period(pd.Timestamp(day), counts) for day in grid.columns]
    step = max(1, -(-len(periods) // MOST_TICKS))
    shown = list(range(0, len(periods), step))
    figure.update_xaxes(
        tickvals=shown, ticktext=[periods[n] for n in shown], showgrid=False, side="top", tickangle=0
    )
    figure.update_yaxes(tickvals=list(range(len(grid))), ticktext=escaped(grid.index, WIDEST), showgrid=False)
    return figure


def reaction_bars(reactions: pd.DataFrame) -> go.Figure:
    """Draw ``name, n, share`` of :func:`netlab.metrics.activity.reactions_by_kind`."""
    shown = reactions.iloc[::-1]
    bars = numbered_bars(shown["n"], sizes_and_shares(shown["n"], shown["share"]), shown["name"])
    total = int(reactions["n"].sum())
    title = (
        f"You react with {reactions['name'].iloc[0]} most"
        if len(reactions)
        else "No reaction is in the archive"
    )
    figure = themed(
        bars,
        title=title,
        finding=f"{counted(total, 'reaction')} in all. Whose posts they were is not in the archive: it holds links only.",
        x="reactions",
    )
    return label_rows(without_scale(figure, shown["n"]), shown["name"])


def follow_bars(shares: pd.DataFrame) -> go.Figure:
    """Draw ``kind, standing, n, share`` of :func:`netlab.metrics.follows.follow_shares`: a bar of one length a kind."""
    kinds = [kind for kind in reversed(list(FOLLOWED)) if kind in set(shares["kind"])]
    figure = go.Figure()
    for standing, mark in FOLLOW_MARKS.items():
        part = shares[shares["standing"] == standing].set_index("kind").reindex(kinds)
        figure.add_bar(
            x=part["share"].astype("float64"), y=list(range(len(kinds))), orientation="h", width=THICK, name=mark.name,
            marker=pattern(mark), customdata=[f"{n:,} {mark.name}" for n in part["n"]], hovertemplate="%{customdata}<extra></extra>",
        )  # fmt: skip
    themed(figure, title=_follow_title(shares), finding=_follow_finding(shares), x="share of what you follow")
    figure.update_layout(barmode="stack")
    share_axis(figure)
    sizes = shares.groupby("kind")["n"].sum()
    return legend_above(label_rows(figure, [f"{FOLLOWED[kind]} · {int(sizes[kind]):,}" for kind in kinds]))


def _quarter_ticks(days: list[pd.Timestamp]) -> list[tuple[int, str]]:
    """Name each of a few quarters, of more the years, and of many years as many as a phone has room for."""
    if len(days) <= FEW_QUARTERS:
        return [(n, _quarter(day)) for n, day in enumerate(days)]
    years = [(n, str(day.year)) for n, day in enumerate(days) if day.quarter == 1]
    return years[:: max(1, -(-len(years) // MOST_TICKS))]


def _quarter(day: pd.Timestamp) -> str:
    return f"{day.year} Q{day.quarter}"


def _period(day: pd.Timestamp, counts: pd.DataFrame) -> str:
    """Name a year, or a quarter where any period of the table begins within a year."""
    by_quarter = counts["period"].dt.month.ne(1).any()
    return _quarter(day) if by_quarter else str(day.year)


def _sizes(quarters: pd.DataFrame) -> dict[str, int]:
    sums = quarters.groupby("label", observed=False)["n"].sum()
    return {label: int(sums.get(label, 0)) for label in POST_MARKS}


def _quarters_title(quarters: pd.DataFrame) -> str:
    n = _sizes(quarters)
    known = sum(n.values()) - n["unknown"]
    if not known:
        return "No post of yours could be read"
    private = n["personal"] + n["mixed"]
    if not private:
        return "What you post is about work"
    return f"{percent(private / known)} of what you post shows private life"


def _quarters_finding(quarters: pd.DataFrame) -> str:
    n, undated = _sizes(quarters), int(quarters.loc[quarters["quarter"].isna(), "n"].sum())
    parts = ", ".join(f"{n[label]:,} {label}" for label in ("professional", "mixed", "personal"))
    said = f"Of {sum(n.values()):,} posts, comments and articles: {parts}, {n['unknown']:,} that do not tell."
    return said + (f" {counted(undated, 'of them has', 'of them have')} no date." if undated else "")


def _topics_title(total: pd.Series) -> str:
    if not len(total):
        return "None of your posts names a topic of your goals"
    return f"You write most on {total.sort_values(ascending=False, kind='stable').index[0]}"


def _topics_finding(counts: pd.DataFrame, left: int) -> str:
    if not len(counts):
        return "Topics are the terms of your goals; without goals, or without posts on them, there are none."
    said = "Each cell counts the posts, comments and articles that name a term of your goals, in any of seven languages."
    return said + (
        f" {counted(left, 'rarer topic is', 'rarer topics are')} left to the table." if left > 0 else ""
    )


def _follow_title(shares: pd.DataFrame) -> str:
    sizes: dict[Any, int] = shares.groupby("standing", observed=False)["n"].sum().astype("int64").to_dict()
    told = sizes.get("on goal", 0) + sizes.get("off goal", 0)
    if not told:
        return "Nothing tells whether what you follow is on your goals"
    return f"{percent(sizes['on goal'] / told)} of the follows that can be read are on your goals"


def _follow_finding(shares: pd.DataFrame) -> str:
    blank = int(shares.loc[shares["standing"].eq("not known"), "n"].sum())
    return (
        f"Of {counted(int(shares['n'].sum()), 'follow')}, {blank:,} have a name that does not tell. Unfollowing somebody is "
        "silent and can be undone; it takes their posts out of your feed and leaves the connection."
    )
