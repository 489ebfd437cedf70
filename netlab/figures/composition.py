"""Who is in the network, as pictures of the tables of ``netlab.metrics.composition``."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from netlab.figures.rows import THICK, numbered_bars, sizes_and_shares, without_scale
from netlab.figures.theme import (
    INK,
    MIX_MARKS,
    SCALE,
    escape,
    escaped,
    label_rows,
    pattern,
    themed,
    whole_numbers,
    year_ticks,
)
from netlab.text import counted, percent


def mix_bars(mix: pd.DataFrame) -> go.Figure:
    """Draw ``relationship, n, share``: one bar each, its own colour and pattern, the unknown one as well."""
    shown = mix.iloc[::-1]
    marks = [MIX_MARKS[str(kind)] for kind in shown["relationship"]]
    figure = go.Figure()
    for position, (mark, n, share) in enumerate(zip(marks, shown["n"], shown["share"], strict=True)):
        figure.add_bar(
            x=[n], y=[position], orientation="h", width=THICK, name=mark.name, marker=pattern(mark), showlegend=False,
            text=escaped(sizes_and_shares([n], [share])), textposition="outside", textfont={"color": INK, "size": 13}, cliponaxis=False,
            hovertemplate="%{text}<extra></extra>",
        )  # fmt: skip
    themed(figure, title=_mix_title(mix), finding=_mix_finding(mix), x="connections")
    return label_rows(without_scale(figure, shown["n"]), [mark.name for mark in marks])


def employer_bars(employers: pd.DataFrame) -> go.Figure:
    """Draw ``employer, n, share, kind``: the named employers as bars; the rest and the blank in words."""
    named = employers[employers["kind"] == "employer"].iloc[::-1]
    said = sizes_and_shares(named["n"], named["share"])
    figure = themed(
        numbered_bars(named["n"], said, named["employer"]),
        title=_employer_title(employers),
        finding=_employer_finding(employers),
        x="connections",
    )
    return label_rows(without_scale(figure, named["n"]), named["employer"])


def function_and_level_grid(pairs: pd.DataFrame, *, top: int = 10) -> go.Figure:
    """Draw ``function, seniority, n``: a grid with the number in each cell; empty cells stay empty.

    The ``top`` largest functions are drawn, largest first, the unknown one last.
    """
    drawn = _largest_functions(pairs, top)
    grid = pairs.pivot_table(
        index="function", columns="seniority", values="n", aggfunc="sum", observed=True, sort=True
    ).astype("float64")
    grid = grid.reindex(drawn).dropna(axis="columns", how="all")
    grid = grid.iloc[::-1]
    cells = go.Heatmap(
        z=grid.to_numpy(), x=list(range(grid.shape[1])), y=list(range(grid.shape[0])),
        colorscale=SCALE, showscale=False, xgap=2, ygap=2, texttemplate="%{z:,}", textfont={"color": INK},
        customdata=[[f"{function} · {level}" for level in grid.columns] for function in grid.index],
        hovertemplate="%{customdata}: %{z:,}<extra></extra>", hoverongaps=False,
    )  # fmt: skip
    figure = themed(
        go.Figure(cells),
        title=_grid_title(pairs),
        finding=_grid_finding(pairs, len(grid)),
        height=150 + 26 * len(grid),
    )
    levels = [str(level) for level in grid.columns]
    figure.update_xaxes(tickvals=list(range(len(levels))), ticktext=escaped(levels), showgrid=False)
    return figure.update_yaxes(tickvals=list(range(len(grid))), ticktext=escaped(grid.index), showgrid=False)


def year_bars(years: pd.DataFrame) -> go.Figure:
    """Draw ``year, relationship, n``: people still connected by the year they joined, by mix."""
    dated = years.dropna(subset=["year"])
    figure = go.Figure()
    for kind, mark in MIX_MARKS.items():
        rows = dated[dated["relationship"] == kind]
        figure.add_bar(
            x=rows["year"].astype("int64"), y=rows["n"], name=mark.name, marker=pattern(mark),
            hovertemplate="%{x}: %{y:,} " + escape(mark.name) + "<extra></extra>",
        )  # fmt: skip
    themed(
        figure,
        title=_years_title(dated),
        finding=_years_finding(dated),
        x="Still connected, by the year they joined",
        y="people",
    )
    figure.update_layout(barmode="stack")
    whole_numbers(figure, int(dated.groupby("year")["n"].sum().max()) if len(dated) else 0)
    return year_ticks(figure, dated["year"].nunique())


def _largest(table: pd.DataFrame) -> pd.Series:
    return table.iloc[int(table["n"].astype("int64").argmax())]


def _mix_title(mix: pd.DataFrame) -> str:
    known = mix[(mix["relationship"] != "unknown") & (mix["n"] > 0)]
    if not len(known):
        return "The archive holds no evidence on who is a friend and who is work"
    return (
        f"Where there is evidence, the largest part is {MIX_MARKS[str(_largest(known)['relationship'])].name}"
    )


def _mix_finding(mix: pd.DataFrame) -> str:
    sizes = dict(zip(mix["relationship"].astype("string"), mix["n"].astype("int64"), strict=True))
    total, unknown = sum(sizes.values()), sizes["unknown"]
    share = unknown / total if total else float("nan")
    return (
        f"Of {counted(total, 'connection')}, {sizes['personal'] + sizes['both']:,} show a personal tie and "
        f"{sizes['professional'] + sizes['both']:,} a professional one, counting those with both twice. About "
        f"{unknown:,} ({percent(share)}) there is no evidence; that is not the same as a weak tie."
    )


def _employer_title(employers: pd.DataFrame) -> str:
    named = employers[employers["kind"] == "employer"]
    if not len(named):
        return "Nobody's employer is known"
    first = named.iloc[0]
    if int(first["n"]) == 1:
        return "No two connections name the same employer"
    return f"{first['employer']} employs the most of them: {int(first['n']):,} people"


def _employer_finding(employers: pd.DataFrame) -> str:
    shares = employers.groupby("kind")["share"].sum()
    named = int((employers["kind"] == "employer").sum())
    if not named:
        return "No connection names an employer."
    shown = f"The {counted(named, 'employer')} shown" if named > 1 else "The one employer shown"
    other = f", other employers for {percent(shares['other'])}" if "other" in shares.index else ""
    blank = f"; {percent(shares['unknown'])} name none" if "unknown" in shares.index else ""
    return (
        f"{shown} {'account' if named > 1 else 'accounts'} for {percent(shares['employer'])} of connections"
        f"{other}{blank}. Employers are those of the day of the archive."
    )


def _largest_functions(pairs: pd.DataFrame, top: int) -> list[str]:
    sizes = pairs.groupby(pairs["function"].astype("string"))["n"].sum().reset_index()
    known = sizes[sizes["function"] != "unknown"].sort_values(["n", "function"], ascending=[False, True])
    unknown = ["unknown"] if len(known) < len(sizes) else []
    return [*known["function"].head(top), *unknown]


def _grid_title(pairs: pd.DataFrame) -> str:
    known = pairs[(pairs["function"] != "unknown") & (pairs["seniority"] != "unknown")]
    if not len(known):
        return "No job title could be read"
    largest = _largest(known)
    if int(largest["n"]) == 1:
        return "No two connections share both function and level"
    people = counted(int(largest["n"]), "person", "people")
    return f"The largest group: {largest['function']}, {largest['seniority']} level ({people})"


def _grid_finding(pairs: pd.DataFrame, drawn: int) -> str:
    by_function = pairs.groupby("function", observed=True)["share"].sum()
    by_level = pairs.groupby("seniority", observed=True)["share"].sum()
    no_function, no_level = (float(shares.get("unknown", 0.0)) for shares in (by_function, by_level))
    left_out = len(by_function) - drawn
    read = "Function and level could be read from every title."
    if no_function or no_level:
        read = (
            f"The function of {percent(no_function)} and the level of {percent(no_level)} could not be read from "
            "their title."
        )
    smaller = (
        f" {counted(left_out, 'smaller function')} {'is' if left_out == 1 else 'are'} in the table only."
    )
    return f"{read}{smaller if left_out else ''} Functions stand down, levels across; titles are those of the day of the archive."


def _years_title(dated: pd.DataFrame) -> str:
    if not len(dated):
        return "No connection has a date"
    is_friend = dated["relationship"].astype("string").isin(["personal", "both"])
    friends, work = (_peak(dated[rows]) for rows in (is_friend, dated["relationship"].eq("professional")))
    if friends and friends == work:
        return f"Most friends and most work contacts joined in {friends}"
    told = [f"most friends joined in {friends}"] * bool(friends) + [f"most work contacts in {work}"] * bool(
        work
    )
    if not told:
        return "Of nobody is it known whether they are a friend or work"
    return f"Of those still connected, {', '.join(told)}"


def _peak(rows: pd.DataFrame) -> int | None:
    """The year with most people, the first of several; none where there is nobody."""
    per_year = rows.groupby("year")["n"].sum().astype("int64")
    return int(per_year.index[int(per_year.argmax())]) if per_year.sum() else None


def _years_finding(dated: pd.DataFrame) -> str:
    if not len(dated):
        return "Without dates nothing can be said about the mix over time."
    per_year = dated.groupby("year")["n"].sum()
    peak = per_year.index[int(per_year.astype("int64").argmax())]
    rows = dated[dated["year"] == peak]
    sizes = dict(zip(rows["relationship"].astype("string"), rows["n"].astype("int64"), strict=True))
    personal, both, professional, unknown = (sizes.get(kind, 0) for kind in MIX_MARKS)
    return (
        f"Of those still connected who joined in {peak}: {personal:,} personal only, {both:,} both, "
        f"{professional:,} professional only, and {unknown:,} without evidence."
    )
