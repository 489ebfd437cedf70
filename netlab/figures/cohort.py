"""How a room's cards are spread and what they reach together, as pictures; nobody's own number is in any of them."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from netlab.figures.theme import BLUE, INK, SCALE, escaped, label_rows, themed
from netlab.text import counted

THICK = 0.34


def room_bands(bands: pd.DataFrame, *, title: str, finding: str) -> go.Figure:
    """Draw ``about, band, share``: a bar of 100 % for each measure, parted into its bands, each with its words in it.

    Bands of a measure stand in their order, lowest first; darker is higher on that measure and says no more.
    """
    names = list(dict.fromkeys(bands["about"]))[::-1]
    figure = go.Figure()
    place = bands.groupby("about", sort=False).cumcount()
    parts = bands.groupby("about")["share"].transform("size")
    for row, name in enumerate(names):
        rows = bands[bands["about"] == name]
        whole = rows["share"].astype("float64").sum()  # rounded shares need not add up to 100
        for at in rows.index:
            width = float(bands.loc[at, "share"]) / whole * 100
            label = escaped([f"{bands.loc[at, 'band']}"])[0]
            said = escaped(
                [f"{name}: {bands.loc[at, 'band']}, about {bands.loc[at, 'share']} % of the cards"]
            )[0]
            figure.add_bar(
                x=[width], y=[row], orientation="h", width=THICK, showlegend=False, text=[label], textposition="inside",
                insidetextanchor="middle", textangle=0, constraintext="inside", textfont={"color": INK, "size": 13},
                marker={"color": _shade(int(place[at]), int(parts[at])), "line": {"color": INK, "width": 0.6}},
                customdata=[said], hovertemplate="%{customdata}<extra></extra>",
            )  # fmt: skip
    themed(figure, title=title, finding=finding, x="per cent of the cards, in bands of five cards or more")
    figure.update_layout(barmode="stack")
    figure.update_xaxes(range=[0, 100.5], showgrid=False, dtick=25)
    return label_rows(figure, names)


def _shade(at: int, of: int) -> str:
    """Return a tint that ink stays readable on, in light and in dark pages."""
    low, high = (float(colour.split(",")[-1].rstrip(")")) for _, colour in SCALE)
    return f"rgba(0,114,178,{low + (high - low) * at / max(of - 1, 1):.2f})"


def room_reach(reach: pd.DataFrame, *, title: str, finding: str) -> go.Figure:
    """Draw ``name, people_at_least``: a bar for each field that five cards or more reach, the widest reach on top."""
    shown = reach.dropna(subset=["people_at_least"]).sort_values(
        ["people_at_least", "name"], ignore_index=True
    )
    sizes = shown["people_at_least"].astype("int64")
    bars = go.Bar(
        x=sizes, y=list(range(len(shown))), orientation="h", width=THICK, marker={"color": BLUE},
        text=[f"at least {counted(n, 'contact')}" for n in sizes], textposition="outside", cliponaxis=False,
        textfont={"color": INK, "size": 13}, hovertemplate="%{text}<extra></extra>",
    )  # fmt: skip
    figure = themed(go.Figure(bars), title=title, finding=finding, x="contacts, some of them counted twice")
    figure.update_xaxes(range=[0, max(int(sizes.max()) if len(sizes) else 1, 1) * 1.6], showgrid=False)
    return label_rows(figure, shown["name"])
