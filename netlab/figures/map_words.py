"""What the map says in words: its title, its finding with the basis of every group and line, and its regions."""

from __future__ import annotations

import numpy as np
import pandas as pd

from netlab.figures.layout import Layout
from netlab.figures.marks import Marks
from netlab.figures.theme import escape
from netlab.text import counted, percent
from netlab.vocabulary import TIE_BASIS_NAMES

READING = (
    "A larger dot is a stronger tie, a ring means contact in the last 12 months, and the paler a dot, the longer the "
    "silence; people also meet and telephone, so silence on LinkedIn is no evidence of a weak tie."
)


def map_title(people: pd.DataFrame) -> str:
    """Say the one thing to see."""
    n, everybody = int(people["since"].eq("year").sum()), counted(len(people), "connection")
    if not len(people):
        return "No connections to draw"
    if people["since"].eq("unknown").all():
        return f"{everybody}, and what ties them to each other"
    return f"In the last 12 months you were in touch with {f'{n:,}' if n else 'none'} of {everybody}"


def map_finding(
    people: pd.DataFrame, groups: pd.DataFrame, bases: pd.DataFrame, marks: Marks, layout: Layout
) -> str:
    """Say who stands where, on what the groups rest, and how to read the dots."""
    if not len(people):
        return "This archive lists no connections."
    said = [_where(people, groups), map_bases_in_words(bases), READING, _beads(marks), _smaller(layout)]
    return " ".join(one for one in said if one)


def _where(people: pd.DataFrame, groups: pd.DataFrame) -> str:
    apart = int(people["region"].isna().sum())
    inside = counted(len(people) - apart, "person stands", "people stand")
    outside = counted(apart, "person", "people")
    if not len(groups):
        return f"{outside} stand in the band, by what they do."
    smaller = int(people["sector"].eq("in smaller groups").sum())
    but = f" ({smaller:,} of them in groups too small to draw)" if smaller else ""
    rest = f"; {outside}{but} stand in the outer band, by what they do" if apart else ""
    return f"{inside} in {counted(len(groups), 'group')}{rest}."


def map_bases_in_words(bases: pd.DataFrame) -> str:
    """Say on what groups and lines rest."""
    if not len(bases):
        return "Nothing in this archive shows who knows whom, so there are no groups and no lines."
    parts = []
    for basis, pairs, places in zip(bases["basis"], bases["n_pairs"], bases["n_places"], strict=True):
        where = TIE_BASIS_NAMES[basis] if pd.isna(places) else counted(int(places), "small employer")
        parts.append(f"{counted(int(pairs), 'pair')} tied by {where}")
    listed = " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
    return f"Groups and lines rest on {listed}; nobody's own contacts are in an export."


def _beads(marks: Marks) -> str:
    if not marks.per_bead:
        return ""
    return (
        f"{int(marks.is_dot.sum()):,} people are a dot each: those of the groups and the strongest of the others. The rest "
        f"stand in beads of {marks.per_bead:,}, or of as many as were left."
    )


def _smaller(layout: Layout) -> str:
    part = layout.size.min(initial=np.inf) / layout.size.max(initial=0.0) if len(layout.size) else 1.0
    return f"Marks of the band are drawn at {percent(part)} of the size." if part < 0.995 else ""


def sector_words(marks: Marks) -> list[str]:
    """What hovering tells of each sector of the band."""
    sizes = marks.table.groupby("sector")["n"].sum()
    found = []
    for number, name in enumerate(marks.sectors):
        people = counted(int(sizes[number]), "person", "people")
        if name == "in smaller groups":
            found.append(f"<b>{people}</b><br>in groups too small to draw")
        else:
            found.append(f"<b>{escape(name)}</b><br>{people} with no known tie to another contact")
    return found


def region_words(groups: pd.DataFrame) -> list[str]:
    """What hovering tells of each region, as plotly's own markup."""
    rows = zip(groups["name"], groups["n"], groups["what_they_share"], strict=True)
    return [
        f"<b>{escape(name, 60)}</b><br>{counted(int(n), 'person', 'people')}<br>{escape(share, 160)}"
        for name, n, share in rows
    ]
