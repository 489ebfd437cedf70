"""How alive the ties are: layers of strength with their states, and what the strongest are made of."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from netlab.figures.rows import THICK, share_axis
from netlab.figures.theme import (
    BLUE,
    GREEN,
    GREY,
    OCHRE,
    PURPLE,
    Mark,
    escape,
    label_rows,
    pattern,
    room_for_legend,
    themed,
)
from netlab.text import counted, percent

# One hue that fades: silence is less of the same, and no other kind of tie.
STATE_MARKS = {
    "active": Mark("active", PURPLE, "", "circle"),
    "cooling": Mark("cooling", PURPLE, "/", "diamond"),
    "dormant": Mark("dormant", GREY, "x", "square"),
    "never": Mark("in groups only", GREY, ".", "circle-open"),
}
FADED = {"active": 1.0, "cooling": 0.65, "dormant": 0.7, "never": 0.4}
PART_MARKS = {
    "s_message": Mark("messages", PURPLE, "", "circle"),
    "s_recommendation": Mark("recommendations", GREEN, ".", "square"),
    "s_endorsement": Mark("endorsements", BLUE, "/", "diamond"),
    "s_invitation": Mark("invitations with a note", OCHRE, "x", "cross"),
}
LAYER_NAMES = {
    5: "Your 5 strongest",
    15: "The next 10",
    50: "The next 35",
    150: "The next 100",
    0: "Everyone else you had contact with",
}
HOW_STATES_ARE_TOLD = (
    "A tie cools when it is silent for much longer than its own rhythm, and is dormant from three years on. People "
    "also meet and telephone: silence on LinkedIn is not a weak tie."
)


def layer_bars(table: pd.DataFrame) -> go.Figure:
    """Draw ``layer, state, n, share``: each layer of capacity as one bar, divided by state."""
    layers = [layer for layer in LAYER_NAMES if (table["layer"] == layer).any()][::-1]
    figure = go.Figure()
    for state, mark in STATE_MARKS.items():
        rows = table[table["state"] == state].set_index("layer").reindex(layers)
        if rows["n"].isna().all():
            continue
        n = rows["n"].fillna(0).astype("int64")
        figure.add_bar(
            x=rows["share"].fillna(0.0), y=list(range(len(layers))), orientation="h", width=THICK, name=mark.name,
            marker=pattern(mark) | {"opacity": FADED[state]}, customdata=[f"{count:,} {mark.name}" for count in n],
            hovertemplate="%{customdata}<extra></extra>",
        )  # fmt: skip
    themed(figure, title=_layer_title(table), finding=_layer_finding(table), x="share of the layer")
    figure.update_layout(barmode="stack")
    share_axis(figure)
    label_rows(figure, [_layer_label(table, layer) for layer in layers])
    return room_for_legend(figure)


def strength_bars(people: pd.DataFrame) -> go.Figure:
    """Draw ``name, s`` and its parts, strongest first: a stacked bar a person. Names people: for private eyes."""
    shown = people.iloc[::-1]
    figure = go.Figure()
    for part, mark in PART_MARKS.items():
        if not shown[part].fillna(0).gt(0).any():
            continue
        figure.add_bar(
            x=shown[part].fillna(0.0).astype("float64"), y=list(range(len(shown))), orientation="h", width=THICK,
            name=mark.name, marker=pattern(mark), hovertemplate="%{x:.1f} from " + escape(mark.name) + "<extra></extra>",
        )  # fmt: skip
    themed(
        figure,
        title=_strength_title(people),
        finding=_strength_finding(people),
        x="worth in messages of today; every half year halves it",
    )
    figure.update_layout(barmode="stack")
    label_rows(figure, shown["name"].fillna("someone without a name"))
    return room_for_legend(figure)


def _layer_label(table: pd.DataFrame, layer: int) -> str:
    n = int(table.loc[table["layer"] == layer, "n"].sum())
    name = LAYER_NAMES[layer]
    return name if n == layer == 5 else f"{name} · {counted(n, 'person', 'people')}"


def _quiet(table: pd.DataFrame) -> tuple[int, int]:
    """Count those of the 50 strongest that are cooling or dormant, and the 50 (or fewer)."""
    core = table[table["layer"].isin([5, 15, 50])]
    return int(core.loc[core["state"].isin(["cooling", "dormant"]), "n"].sum()), int(core["n"].sum())


def _layer_title(table: pd.DataFrame) -> str:
    quiet, core = _quiet(table)
    if not core:
        return "Nobody was in contact with you yet"
    if core == 1:
        return "Your one tie has gone quiet" if quiet else "Your one tie is alive"
    if not quiet:
        return f"All your {core:,} strongest ties are alive"
    return f"Of your {core:,} strongest ties {quiet:,} {'has' if quiet == 1 else 'have'} gone quiet"


def _layer_finding(table: pd.DataFrame) -> str:
    n = table.groupby(table["state"].astype("string"))["n"].sum()
    told = [(int(n.get(state, 0)), mark.name) for state, mark in STATE_MARKS.items() if int(n.get(state, 0))]
    parts = [f"{size:,} {name}" for size, name in told]
    parts[0] = f"{told[0][0]:,} {'is' if told[0][0] == 1 else 'are'} {told[0][1]}"
    total = int(table["n"].sum())
    return (
        f"Of {counted(total, 'connection')} with any contact, {', '.join(parts)}. The layers are as many people as most of us keep up "
        f"with at once: about 5, 15, 50, 150. {HOW_STATES_ARE_TOLD}"
    )


def _strength_title(people: pd.DataFrame) -> str:
    sums = {mark.name: float(people[part].astype("float64").sum()) for part, mark in PART_MARKS.items()}
    most = max(sums, key=lambda name: sums[name])
    if len(people) == 1:
        return f"Your strongest tie rests mostly on {most}"
    return f"Your {len(people):,} strongest ties rest mostly on {most}"


def _strength_finding(people: pd.DataFrame) -> str:
    total = float(people["s"].astype("float64").sum())
    share = float(people["s_message"].astype("float64").fillna(0).sum()) / total if total else float("nan")
    blank = [mark.name for part, mark in PART_MARKS.items() if people[part].isna().all()]
    said = f"Messages make up {percent(share)} of {'its' if len(people) == 1 else 'their'} strength."
    if blank:
        said += f" The archive holds no file of {' and '.join(blank)}, so their part is not known."
    return said
