"""The mix of friends and work told three ways, and by what people do: tables of ``netlab.metrics`` as pictures."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from netlab.figures.rows import THICK, counted_axis, share_axis
from netlab.figures.theme import MIX_MARKS, escape, label_rows, pattern, room_for_legend, themed
from netlab.text import counted, percent

PALE = 0.5  # opacity of what is supposed and not known
DECIDED = ("personal", "both", "professional")
SUPPOSED = {"personal": "If all the others were friends", "professional": "If all the others were work"}


def mix_three_ways(ways: pd.DataFrame) -> go.Figure:
    """Draw ``way, relationship, n, share, low, high`` as bars of one length, one a way of telling the mix.

    First what is counted; then, as the bounds allow, everybody without evidence as a friend, and as work (pale:
    supposed); last, where it is there, the estimate from answers about people drawn at random.
    """
    rows = _rows(ways)
    figure = go.Figure()
    for kind, mark in MIX_MARKS.items():
        shares = [row[kind] for _, row, _ in rows]
        marker = pattern(mark) | {"opacity": [PALE if kind in pale else 1.0 for _, _, pale in rows]}
        figure.add_bar(
            x=shares, y=list(range(len(rows))), orientation="h", width=THICK, name=mark.name, marker=marker,
            customdata=[percent(share) for share in shares],
            hovertemplate="%{customdata} " + escape(mark.name) + "<extra></extra>",
        )  # fmt: skip
    themed(figure, title=_title(ways), finding=_finding(ways), x="share of all connections")
    figure.update_layout(barmode="stack")
    share_axis(figure)
    label_rows(figure, [label for label, _, _ in rows])
    return room_for_legend(figure)


def mix_by_bars(table: pd.DataFrame, what: str, *, top: int = 8, in_order: bool = False) -> go.Figure:
    """Draw ``value, relationship, n`` (:func:`netlab.metrics.composition.mix_by`): those with evidence as bars.

    ``what`` names the values ("function", "level"). The ``top`` values with most evidence are drawn, the largest
    first or ``in_order`` of the table, what could not be read last; whoever is without evidence is counted in the
    label, since they would drown the others.
    """
    sizes = table.pivot_table(index="value", columns="relationship", values="n", aggfunc="sum", observed=True)
    sizes = sizes.reindex(columns=list(MIX_MARKS)).fillna(0).astype("int64")
    decided = sizes[list(DECIDED)]
    kept = _drawn(decided, top, in_order).iloc[::-1]
    figure = go.Figure()
    for kind in DECIDED:
        mark = MIX_MARKS[kind]
        figure.add_bar(
            x=kept[kind], y=list(range(len(kept))), orientation="h", width=THICK, name=mark.name, marker=pattern(mark),
            hovertemplate="%{x:,} " + escape(mark.name) + "<extra></extra>",
        )  # fmt: skip
    themed(
        figure,
        title=_by_title(decided, what),
        finding=_by_finding(sizes, kept, what),
        x="connections with evidence",
    )
    figure.update_layout(barmode="stack")
    totals = kept.sum(axis="columns")
    counted_axis(figure, totals.max())
    label_rows(figure, [_by_label(str(value), n, sizes) for value, n in zip(kept.index, totals, strict=True)])
    return room_for_legend(figure)


def _rows(ways: pd.DataFrame) -> list[tuple[str, dict[str, float], tuple[str, ...]]]:
    """From below: label, share of each relationship, and which of them is supposed."""
    shares = _told(ways, "counted", "share")
    rows: list[tuple[str, dict[str, float], tuple[str, ...]]] = [
        (f"What the archive and you tell: {percent(1 - shares['unknown'])} show a tie", shares, ())
    ]
    if shares["unknown"] > 0:
        low, high = _told(ways, "bounds", "low"), _told(ways, "bounds", "high")
        for kind, words in SUPPOSED.items():
            supposed = low | {kind: high[kind], "unknown": 0.0}
            label = f"{words}: {percent(high[kind])} {MIX_MARKS[kind].name}"
            rows.append((label, supposed, (kind,)))
    estimated = _told(ways, "estimated", "share")
    if estimated:
        rows.append(("Estimated from your own answers", estimated, ()))
    return rows[::-1]


def _told(ways: pd.DataFrame, way: str, column: str) -> dict[str, float]:
    """Return relationship -> value of one way; empty if it is not told that way."""
    rows = ways[ways["way"] == way]
    kinds = rows["relationship"].astype("string")
    return {str(kind): float(value) for kind, value in zip(kinds, rows[column], strict=True)}


def _title(ways: pd.DataFrame) -> str:
    estimated = _told(ways, "estimated", "share")
    if estimated:
        friends = percent(estimated["personal"] + estimated["both"])
        return f"About {friends} of your network are friends, going by your own answers"
    share = _told(ways, "counted", "share")
    least = percent(share["personal"] + share["both"])
    if not share["unknown"]:
        return f"{least} of your network are friends"
    return f"Between {least} and {percent(1 - share['professional'])} of your network are friends"


def _finding(ways: pd.DataFrame) -> str:
    n = {kind: int(size) for kind, size in _told(ways, "counted", "n").items()}
    kinds = sorted(DECIDED, key=lambda kind: -n[kind])
    first, *others = [f"{n[kind]:,} {MIX_MARKS[kind].name}" for kind in kinds]
    are = first.replace(" ", " is " if n[kinds[0]] == 1 else " are ", 1)
    said = f"Of {counted(sum(n.values()), 'connection')}, {', '.join([are, *others])}."
    if n["unknown"]:
        them, all_ = ("one", "that one") if n["unknown"] == 1 else (f"{n['unknown']:,}", "them all")
        said += f" About {them} there is no evidence. The pale parts give {all_} to one side: the truth lies between."
    return said + _estimate(ways)


def _estimate(ways: pd.DataFrame) -> str:
    share, low, high = (_told(ways, "estimated", column) for column in ("share", "low", "high"))
    if not share:
        return ""
    shares = [
        f"{MIX_MARKS[kind].name} {percent(share[kind])} ({percent(low[kind])} to {percent(high[kind])})"
        for kind in DECIDED
    ]
    return f" {ways.loc[ways['way'] == 'estimated', 'basis'].iloc[0]} They give {', '.join(shares)}."


def _drawn(decided: pd.DataFrame, top: int, in_order: bool) -> pd.DataFrame:
    """Choose the rows with most people, the unknown one last."""
    totals = decided.sum(axis="columns").sort_values(ascending=False, kind="stable")
    largest = [str(value) for value in totals[totals > 0].head(top).index]
    names = [str(value) for value in decided.index if str(value) in largest] if in_order else largest
    return decided.loc[sorted(names, key=lambda name: name == "unknown")]


def _by_label(value: str, n: int, sizes: pd.DataFrame) -> str:
    silent = int(sizes["unknown"].to_dict()[value])
    name = "title unclear" if value == "unknown" else value
    return f"{name} · {n:,}" + (f" of {n + silent:,}" if silent else "")  # a phone has no room for more


def _leading(decided: pd.DataFrame, kinds: list[str]) -> str:
    """Return the value that most people of these kinds have; nothing if several share the first place."""
    sizes = decided[kinds].sum(axis="columns").drop("unknown", errors="ignore")
    top = sizes[(sizes == sizes.max()) & (sizes > 1)]
    return str(top.index[0]) if len(top) == 1 else ""


def _by_title(decided: pd.DataFrame, what: str) -> str:
    friends, work = (
        f"{value} level" if value and what == "level" else value
        for value in (_leading(decided, ["personal", "both"]), _leading(decided, ["professional", "both"]))
    )
    if friends and friends == work:
        return f"Most common among friends and work contacts alike: {friends}"
    parts = [
        f"among {who}: {value}" for who, value in (("friends", friends), ("work contacts", work)) if value
    ]
    return f"Most common {'; '.join(parts)}" if parts else f"Friends and work contacts, by {what}"


def _by_finding(sizes: pd.DataFrame, kept: pd.DataFrame, what: str) -> str:
    decided, silent = int(sizes[list(DECIDED)].sum().sum()), int(sizes["unknown"].sum())
    unclear = int(sizes[sizes.index == "unknown"].sum().sum())
    said = f"Drawn are the {counted(decided, 'connection')} with evidence"
    said += f", of the number in the label; about the other {silent:,} there is none." if silent else "."
    left = int((sizes[list(DECIDED)].sum(axis="columns") > 0).sum()) - len(kept)
    if left:
        said += f" {counted(left, f'more {what}')} {'is' if left == 1 else 'are'} in the table."
    return said + (
        f" Of {counted(unclear, 'person', 'people')} the title does not tell the {what}." if unclear else ""
    )
