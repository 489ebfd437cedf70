"""The page of a room: the pooled tables as figures and words, in one HTML file that needs no network."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import nbformat
import pandas as pd
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from netlab.figures.cohort import room_bands, room_reach
from netlab.files import write_whole
from netlab.privacy import K
from netlab.report.page import PageFacts, render_page
from netlab.report.plots import PLOTLY
from netlab.report.shown import CAPTION, Panel, Words, bullets, fact_tiles, sentences
from netlab.report.tables import table_html
from netlab.text import counted
from netlab.workshop.measures import TOO_ALIKE, Measure, measures
from netlab.workshop.placing import short_span, span
from netlab.workshop.pooling import FEW, MANY, NOBODY, Room
from netlab.workshop.room_ties import SHAPES, Shape

TITLE = "Our room, together"
AREAS = {"functions": "functions", "industries": "industries", "seniorities": "levels"}
LEAD = (
    "This page was made from cards. A card holds aggregates only, and this page shows only what five cards or more "
    "say together. It ranks nobody, and nobody can be found in it: where you stand yourself, your own machine tells you "
    "(`netlab workshop place card.json room.json`), and only you."
)
NOT_ENOUGH = (
    "Four cards or fewer were pooled. With so few, everybody could work out everybody's, so this page shows no "
    "distribution, no percentile and no common reach; only what people offered on purpose stands below."
)
Piece = Panel | Words | str  # a string is a passage of the page, in markdown


def write_room_page(room: Room, out: str | Path, *, is_sample: bool = False) -> Path:
    """Write the page of a room. Equal rooms give equal bytes. Raises ReportError if it cannot be written."""
    facts = PageFacts(title=TITLE, is_sample=is_sample, is_shared=True)
    return write_whole(Path(out), render_page(room_notebook(room), facts), private=True)


def room_notebook(room: Room) -> nbformat.NotebookNode:
    """Return the page as a notebook that has run."""
    cells = []
    for number, piece in enumerate(_pieces(room)):
        cell = new_markdown_cell(piece) if isinstance(piece, str) else new_code_cell(outputs=_outputs(piece))
        cell["id"] = f"room-{number}"
        cells.append(cell)
    return new_notebook(cells=cells)


def _outputs(piece: Panel | Words) -> list[nbformat.NotebookNode]:
    if isinstance(piece, Words):
        return [new_output("display_data", {"text/html": piece.markup})]
    drawn = new_output("display_data", {PLOTLY: json.loads(piece.figure.to_json())})
    caption = new_output("display_data", {"text/html": piece.caption()}, metadata={CAPTION: True})
    return [drawn, caption]


def _pieces(room: Room) -> Iterable[Piece]:
    yield f"# {TITLE}\n\n{LEAD}"
    yield fact_tiles([(f"{room.n:,}", "cards", f"every number below rests on {K} or more of them")])
    if not room.is_enough:
        yield f"## Too few cards\n\n{NOT_ENOUGH}"
    else:
        yield from spread_pieces(room)
        yield from reach_pieces(room)
        yield from gaps_pieces(room)
    yield from offers_pieces(room)
    if room.shape is not None:
        yield from shape_pieces(room.shape)
    yield f"## How to read this page\n\n{HOW}"


# -- distributions ----------------------------------------------------------------------------------------------------


_GROUPS = {
    "size": ("How large our networks are", ("size",)),
    "mix": ("Friends and work", ("mix_",)),
    "contact": ("Whom we are in contact with", ("states_",)),
    "varied": ("How varied our networks are", ("varied_", "reached_")),
}


def spread_pieces(room: Room) -> Iterable[Piece]:
    """Tell how the cards are spread."""
    yield (
        "## How we are spread\n\nEach bar is all the cards, parted where at least five of them stand on either side. No end of "
        "a bar is the better one: a small network may be just what somebody needs."
    )
    known = {measure.name: measure for measure in measures()}
    bands = room.bands[room.bands["measure"].isin(list(known))]
    table = _in_words(bands, [known[name] for name in bands["measure"]])
    for title, prefixes in _GROUPS.values():
        rows = table[table["measure"].str.startswith(prefixes)].reset_index(drop=True)
        if len(rows):
            told = room.measures[room.measures["measure"].isin(rows["measure"])]["told"]
            yield Panel(room_bands(rows, title=title, finding=_told(told, room.n)), rows, _BAND_WORDS)
    if missing := _not_shown(room):
        yield bullets(missing)


_BAND_WORDS = {"about": "what", "band": "from, to", "share": "per cent of the cards"}


def _in_words(bands: pd.DataFrame, of: list[Measure]) -> pd.DataFrame:
    """Say the bands: ``about`` (with its unit), ``band`` and, for the bar, ``short``."""
    ends = list(zip(of, bands["low"], bands["high"], strict=True))
    return bands.assign(
        about=[f"{measure.about}{', in' + measure.unit if measure.unit else ''}" for measure in of],
        band=[span(*end) for end in ends],
        short=[short_span(*end) for end in ends],
    ).reset_index(drop=True)


def _told(told: pd.Series, n: int) -> str:
    partly = sorted({words for words in told if words != "all"})
    if not partly:
        return f"All {n:,} cards tell this."
    return f"Not every card tells each of these ({', '.join(partly)} of {n:,} do): a card leaves out what fewer than five people stand behind."


def _not_shown(room: Room) -> list[tuple[str, str]]:
    about = {measure.name: measure.about for measure in measures()}
    rows = room.measures.dropna(subset=["why_not"])
    lines = []
    for why, words in rows.groupby("why_not", sort=True):
        names = ", ".join(about[name] for name in words["measure"])
        lines.append(("Not shown" if why != TOO_ALIKE else "Not parted", f"{names}; {why}."))
    return lines


# -- reach and gaps ---------------------------------------------------------------------------------------------------


def reach_pieces(room: Room) -> Iterable[Piece]:
    """Tell what the room reaches together."""
    yield (
        "## What we reach together\n\nA card counts for a field when five people or more of its owner's contacts work in it. "
        "Numbers of contacts are lower ends; somebody whom several of us know is counted each time."
    )
    for area, plural in AREAS.items():
        rows = room.reach[room.reach["area"] == area]
        title, finding = _reach_title(rows, plural), _reach_finding(rows)
        words = {"name": plural[:-1] if area != "industries" else "industry", "cards": "cards that reach it", "people_at_least": "contacts, at least"}  # fmt: skip
        if rows["people_at_least"].notna().any():
            yield Panel(room_reach(rows, title=title, finding=finding), rows, words)
        else:
            yield sentences(f"{title}. {finding}")


def _reach_title(rows: pd.DataFrame, plural: str) -> str:
    reached = int((rows["cards"] != NOBODY).sum())
    return f"Together we reach {reached} of {len(rows)} {plural}"


def _reach_finding(rows: pd.DataFrame) -> str:
    few, nobody = (", ".join(rows[rows["cards"] == level]["name"]) for level in (FEW, NOBODY))
    said_few = f"Reached by one to four cards only: {few}. " if few else ""
    return f"{said_few}{f'No card counts anybody in {nobody}.' if nobody else 'No field is out of reach.'}"


def gaps_pieces(room: Room) -> Iterable[Piece]:
    """Tell what some look for, and who would help."""
    yield (
        "## What some of us look for\n\nOf those who chose to tell it: fields of their goals in which they know nobody, or too few "
        "to tell. A code belongs to somebody who would help. Say it aloud; whoever it belongs to answers, or does not."
    )
    if not len(room.gaps):
        yield sentences("Nobody chose to tell a gap, or no goal has one.")
        return
    table = room.gaps.assign(
        codes=room.gaps["codes"].replace("", pd.NA),
        reached_by=room.gaps["reached_by"].replace({NOBODY: "none"}),
    )
    lacking = room.gaps[room.gaps["reached_by"] == NOBODY]["name"].tolist()
    if lacking:
        yield sentences(f"No card reaches {', '.join(lacking)}: look outside the room.")
    yield Words(table_html(table, caption="Looked for, and who can help", columns=_GAP_WORDS, top=200))


_GAP_WORDS = {
    "name": "looked for", "wanted_by": "looked for by", "reached_by": "cards that reach it", "codes": "codes that can help",
}  # fmt: skip


def offers_pieces(room: Room) -> Iterable[Piece]:
    """Tell who would help with what, by code."""
    yield "## Who would help\n\nOnly those who chose to. The code tells nothing; its owner reveals it in person."
    if not len(room.offers):
        yield sentences("No card offers help under a code.")
        return
    yield Words(
        table_html(
            room.offers, caption="Offers", columns={"name": "field", "codes": "codes to call"}, top=200
        )
    )


# -- who knows whom ---------------------------------------------------------------------------------------------------


def shape_pieces(shape: Shape) -> Iterable[Piece]:
    """Tell who knows whom, as the ticks say."""
    yield (
        "## Who knows whom in this room\n\nFrom the ticks: a tie is a pair that named each other. This is a true density, "
        "since everybody was asked about everybody."
    )
    if shape.density_both is None:
        yield sentences(f"Four people or fewer handed in ticks ({shape.n:,}), so nothing is told of them.")
        return
    yield fact_tiles(
        [
            (f"{shape.n:,}", "people ticked", "whoever handed in nothing is in no number here"),
            (f"{shape.density_both} %", "of pairs know each other", f"{shape.density_one} % where at least one named the other"),
            (f"{shape.groups:,}", "connected " + ("group" if shape.groups == 1 else "groups"), f"of five people or more; outside: {shape.outside}"),
        ]
    )  # fmt: skip
    rows = _in_words(shape.bands, [_of_shape(str(name)) for name in shape.bands["measure"]])
    if len(rows):
        finding = f"Of {counted(shape.n, 'person', 'people')}. Your own numbers are for your own machine."
        yield Panel(room_bands(rows, title="How ties are spread", finding=finding), rows, _BAND_WORDS)


def _of_shape(name: str) -> Measure:
    """Return a measure of the room's shape as the others are written."""
    about, unit, grid = SHAPES[name]
    return Measure(name, about, unit, grid, lambda card: None)


HOW = (
    "- **Five or nothing.** A band holds five cards or more; counts below are told as “one to four”, without saying who. The "
    "shares are rounded to 5 %, so they need not add up to 100.\n"
    "- **Bands, not values.** Nobody's exact number is on a card, and the ends of a scale are not those of a person.\n"
    "- **A card more, a card less.** Two pages that differ by one card could tell what it said, so netlab pools again only "
    "when five or more are new.\n"
    f"- **{MANY.capitalize()}** counts cards, not contacts. A card cannot tell whether two of us know the same person, and we do not exchange "
    "lists to find out: the people on them were not asked.\n"
    "- The facilitator's machine had the cards. They name nobody, but whoever collects them by hand knows who gave which; "
    "they are deleted after the workshop."
)
