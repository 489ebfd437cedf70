"""Credibility in parts and support both ways, as pictures of the tables of ``netlab.metrics``."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from netlab.figures.rows import THICK, counted_axis, legend_above, segments, share_axis
from netlab.figures.theme import (
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PURPLE,
    Mark,
    escape,
    escaped,
    label_rows,
    pattern,
    themed,
)
from netlab.text import counted, percent

ENDORSER_MARKS = {
    "n_same_function": Mark("in your function", BLUE, "", "circle"),
    "n_related": Mark("in one beside it", GREEN, ".", "square"),
    "n_other": Mark("in another", ORANGE, "/", "diamond"),
    "n_function_unknown": Mark("not known", GREY, "x", "circle-open"),
}
FIELD_MARKS = {
    "same function": Mark("your function", BLUE, "", "circle"),
    "related function": Mark("one beside it", GREEN, ".", "square"),
    "same industry": Mark("your industry", PURPLE, "-", "triangle-up"),
    "other": Mark("another field", ORANGE, "/", "diamond"),
    "unknown": Mark("not known", GREY, "x", "circle-open"),
}
VIEW_MARKS = {
    "you": Mark("as you see it", BLUE, "", "circle"),
    "stranger": Mark("as a stranger could", ORANGE, "", "diamond"),
}
PARTS = {
    "endorsers_of_my_field": "Endorsers in or beside your function",
    "senior_endorsers": "Endorsers senior by title",
    "recent_endorsers": "Endorsers of the last three years",
    "swapped": "Endorsers you endorsed within a week",
    "stated_skills_endorsed": "Stated skills that somebody endorsed",
    "two_way": "Connections you and they wrote to",
    "of_my_field": "Connections in or beside your field",
}
SIDE_MARKS = {
    "gave": Mark("from you", BLUE, "", "circle"),
    "received": Mark("to you", ORANGE, "/", "diamond"),
}
MEASURES = ("endorsements", "recommendations", "messages", "kind words")


def endorsed_skill_bars(skills: pd.DataFrame, *, top: int = 10) -> go.Figure:
    """Draw ``skill, n, n_same_function, n_related, n_function_unknown, is_stated, in_goals``: a bar a skill, by field."""
    shown = skills[skills["n"].fillna(0) > 0].head(top).iloc[::-1]
    named = shown[["n_same_function", "n_related", "n_function_unknown"]].sum(axis=1)
    sizes = shown.assign(n_other=(shown["n"] - named).clip(lower=0))
    figure = go.Figure()
    for column, mark in ENDORSER_MARKS.items():
        figure.add_bar(
            x=sizes[column], y=list(range(len(shown))), orientation="h", width=THICK, name=mark.name, marker=pattern(mark),
            customdata=escaped(shown["skill"], 60), hovertemplate="%{customdata}: %{x:,} " + escape(mark.name) + "<extra></extra>",
        )  # fmt: skip
    themed(
        figure,
        title=_skill_title(skills),
        finding=_skill_finding(skills, len(shown)),
        x="people who endorsed it",
    )
    largest = int(shown["n"].max()) if len(shown) else 1
    figure.update_layout(barmode="stack")
    counted_axis(figure, largest)
    return legend_above(label_rows(figure, [_skill_label(row) for _, row in shown.iterrows()]))


def credibility_views(parts: pd.DataFrame) -> go.Figure:
    """Draw the shares of ``view, measure, value, low, high, meaning``: a point each, a line for what is unknown."""
    rows = parts[parts["measure"].isin(list(PARTS))].dropna(subset=["value"])
    places = {
        name: n
        for n, name in enumerate(name for name in reversed(list(PARTS)) if name in set(rows["measure"]))
    }
    figure = go.Figure()
    for shift, (view, mark) in zip((0.0, -0.16), VIEW_MARKS.items(), strict=True):
        part = rows[rows["view"] == view]
        if len(part):
            height = part["measure"].map(places).astype("float64") + shift
            figure.add_traces([_ranges(part, height, mark), _points(part, height, mark)])
    finding = (
        "A point is the share among those of whom it is known; the line is what it would be if all the others were so, or "
        "none. The parts are not added up: there is no score."
    )
    themed(figure, title=_view_title(rows), finding=finding, x="share")
    share_axis(figure, edge=0.02)
    return legend_above(label_rows(figure, [PARTS[name] for name in places]))


def field_bar(fields: pd.DataFrame) -> go.Figure:
    """Draw ``kind, n, share`` of :func:`netlab.metrics.credibility_parts.field_share` as one bar."""
    known = fields.dropna(subset=["n"])
    figure = go.Figure()
    for _, row in known.iterrows():
        mark = FIELD_MARKS[str(row["kind"])]
        figure.add_bar(
            x=[row["share"]], y=[0], orientation="h", width=THICK, name=mark.name, marker=pattern(mark),
            customdata=[f"{row['n']:,} · {percent(row['share'])}"], hovertemplate=escape(mark.name) + ": %{customdata}<extra></extra>",
        )  # fmt: skip
    themed(figure, title=_field_title(known), finding=_field_finding(known), x="share of all connections")
    figure.update_layout(barmode="stack")
    share_axis(figure)
    return legend_above(label_rows(figure, [""]))


def support_bars(totals: pd.DataFrame) -> go.Figure:
    """Draw ``measure, gave, received, n_people_gave, n_people_received``: people supported each way."""
    rows = totals[totals["measure"].isin(MEASURES)].dropna(
        subset=["n_people_gave", "n_people_received"], how="all"
    )
    rows = rows.iloc[::-1]
    figure = go.Figure()
    for shift, (side, mark) in zip((0.1, -0.1), SIDE_MARKS.items(), strict=True):
        people = rows[f"n_people_{side}"]
        figure.add_bar(
            x=people.astype("float64"), y=[row + shift for row in range(len(rows))], orientation="h", width=0.18, name=mark.name,
            marker=pattern(mark), customdata=[_people(n) for n in people],
            hovertemplate=escape(mark.name) + ": %{customdata}<extra></extra>",
        )  # fmt: skip
    themed(figure, title=_support_title(rows), finding=_support_finding(totals), x="people")
    widest = rows[["n_people_gave", "n_people_received"]].max().max()
    figure.update_layout(barmode="overlay")
    counted_axis(figure, widest)
    return legend_above(label_rows(figure, [_support_label(row) for _, row in rows.iterrows()]))


def _ranges(part: pd.DataFrame, height: pd.Series, mark: Mark) -> go.Scatter:
    low, high = (part[end].fillna(part["value"]).astype("float64") for end in ("low", "high"))
    return go.Scatter(
        **segments(low, high, height), mode="lines", line={"color": mark.color, "width": 3}, showlegend=False, hoverinfo="skip",
    )  # fmt: skip


def _points(part: pd.DataFrame, height: pd.Series, mark: Mark) -> go.Scatter:
    return go.Scatter(
        x=part["value"].astype("float64"), y=height, mode="markers", name=mark.name, cliponaxis=False,
        marker={"color": mark.color, "size": 12, "symbol": mark.symbol},
        customdata=escaped(part["meaning"]), hovertemplate="%{customdata}<extra></extra>",
    )  # fmt: skip


def _skill_label(row: pd.Series) -> str:
    marks = [f"{row['n']:,}"]
    if pd.notna(row["is_stated"]) and not row["is_stated"]:
        marks.append("not among your skills")
    if row["in_goals"]:
        marks.append("in your goals")
    return f"{row['skill']} · {', '.join(marks)}"


def _skill_title(skills: pd.DataFrame) -> str:
    known = skills[skills["n"].fillna(0) > 0]
    if not len(known):
        return (
            "Nobody has endorsed a skill of yours"
            if skills["n"].notna().any()
            else "The archive holds no endorsements"
        )
    first = known.iloc[0]
    return f"Most endorsed: {first['skill']}, by {counted(int(first['n']), 'person', 'people')}"


def _skill_finding(skills: pd.DataFrame, shown: int) -> str:
    known = skills[skills["n"].fillna(0) > 0]
    if not len(known):
        return "Endorsements are a click each: none says little."
    swapped = int(known["n_swapped"].sum())
    said = "By what the endorsers do today, as their title tells. An endorsement is one click: weak evidence."
    if swapped:
        was = counted(swapped, "was", "were")
        said += f" {was} given within a week of one of yours; in the table that counts half."
    left = len(known) - shown
    return said + (f" {counted(left, 'more skill is', 'more skills are')} in the table." if left else "")


def _view_title(rows: pd.DataFrame) -> str:
    if not len(rows):
        return "The archive holds nothing on who vouches for you"
    first = rows.sort_values("measure", key=lambda column: column.map(list(PARTS).index), kind="stable").iloc[
        0
    ]
    return f"{PARTS[str(first['measure'])]}: {percent(float(first['value']))}"


def _field_title(known: pd.DataFrame) -> str:
    if not len(known):
        return "Your own work is not known, so nothing can be said about your field"
    n = dict(zip(known["kind"].astype("string"), known["n"].astype("int64"), strict=True))
    near = n["same function"] + n["related function"] + n["same industry"]
    told = sum(n.values()) - n["unknown"]
    return f"{percent(near / told) if told else 'An unknown share'} of the connections whose work is known are near your field"


def _field_finding(known: pd.DataFrame) -> str:
    if not len(known):
        return "A current position or a headline would tell your function."
    blank = float(known.loc[known["kind"].eq("unknown"), "share"].iloc[0])
    return (
        f"Of {percent(blank)} the work is not known. Near means your function, one whose people work side by side with it, or "
        "your industry. Nobody is worth less for being elsewhere: that is where new things come from."
    )


def _support_label(row: pd.Series) -> str:
    gave, received = (
        "?" if pd.isna(row[name]) else f"{row[name]:,}" for name in ("n_people_gave", "n_people_received")
    )
    return f"{str(row['measure']).capitalize()} · {gave} from you, {received} to you"


def _people(n: float) -> str:
    return "not in this archive" if pd.isna(n) else counted(int(n), "person", "people")


def _support_title(rows: pd.DataFrame) -> str:
    known = rows.dropna(subset=["n_people_gave", "n_people_received"])
    if not len(known):
        return "The archive holds nothing on support both ways"
    more_out, more_in = (
        [str(name) for name in known.loc[known[more] > known[less], "measure"][::-1]]
        for more, less in (("n_people_gave", "n_people_received"), ("n_people_received", "n_people_gave"))
    )
    if not more_out and not more_in:
        return "Support goes both ways about evenly"
    if more_out and more_in:  # no sum: a message is not an endorsement
        return f"You get more {_and(more_in)} than you give; you give more {_and(more_out)}"
    return "You support more people than support you" if more_out else "More people support you than you them"


def _and(words: list[str]) -> str:
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def _support_finding(totals: pd.DataFrame) -> str:
    said = " ".join(str(meaning)[:1].upper() + str(meaning)[1:] for meaning in totals["meaning"])
    return said + " Support outside LinkedIn is not in the archive."
