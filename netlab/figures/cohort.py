"""How a room's cards are spread and what they reach together, as pictures; nobody's own number is in any of them."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from netlab.figures.rows import THICK, numbered_bars, without_scale
from netlab.figures.theme import INK, QUIET, SCALE, escaped, label_rows, themed
from netlab.text import counted


def room_bands(bands: pd.DataFrame, *, title: str, finding: str) -> go.Figure:
    """Draw ``about, band, short, share``: a bar of 100 % for each measure, parted into its bands, each with its words.

    Bands of a measure stand in their order, lowest first; darker is higher on that measure and says no more. ``short``
    stands in the bar, ``band`` is told beside it.
    """
    names = list(dict.fromkeys(bands["about"]))[::-1]
    placed = _placed(bands, names)
    said = zip(placed["about"], placed["band"], placed["share"], strict=True)
    bars = go.Bar(
        x=placed["width"], base=placed["start"], y=placed["row"], orientation="h", width=THICK,
        marker={"color": placed["shade"].tolist(), "line": {"color": QUIET, "width": 1}},
        customdata=escaped(f"{about}: {band}, about {share} % of the cards" for about, band, share in said),
        hovertemplate="%{customdata}<extra></extra>",
    )  # fmt: skip
    figure = themed(
        go.Figure(bars),
        title=title,
        finding=finding,
        x="per cent of the cards; five cards or more in each part",
    )
    figure.update_xaxes(range=[0, 100.5], showgrid=False, dtick=25)
    for part in placed.to_dict("records"):
        figure.add_annotation(
            x=part["start"] + part["width"] / 2, y=part["row"], text=escaped([part["short"]])[0], showarrow=False,
            font={"color": INK, "size": 12},
        )  # fmt: skip
    return label_rows(figure, names)


def _placed(bands: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """Add to each band its ``row``, where it starts, how wide it is (of 100: rounded shares need not add up) and its shade."""
    by = bands.groupby("about", sort=False)["share"]
    share = bands["share"].astype("float64")
    width = 100 * share / by.transform("sum").astype("float64")
    start = width.groupby(bands["about"], sort=False).cumsum() - width
    height = by.cumcount() / (by.transform("size").astype("float64") - 1).clip(lower=1)
    shade = [_shade(float(at)) for at in height]
    return bands.assign(row=bands["about"].map(names.index), start=start, width=width, shade=shade)


def _shade(height: float) -> str:
    """Return a tint, from the lightest (0) to the fullest (1), that words stay readable on, in light and dark pages."""
    low, high = (float(colour.split(",")[-1].rstrip(")")) for _, colour in SCALE)
    return f"rgba(0,114,178,{low + (high - low) * height:.2f})"


def room_reach(reach: pd.DataFrame, *, title: str, finding: str) -> go.Figure:
    """Draw ``name, people_at_least``: a bar for each field that five cards or more reach, the widest reach on top."""
    shown = reach.dropna(subset=["people_at_least"]).sort_values(
        ["people_at_least", "name"], ignore_index=True
    )
    sizes = shown["people_at_least"].astype("int64")
    said = [f"at least {counted(n, 'contact')}" for n in sizes]
    figure = themed(
        numbered_bars(sizes, said, shown["name"]),
        title=title,
        finding=finding,
        x="contacts, some of them counted twice",
    )
    return label_rows(without_scale(figure, sizes, beside=1.6), shown["name"])
