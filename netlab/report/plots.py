"""A plotly figure as it stands in the page: its title as a heading, its data as an inert block, its finding below."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from typing import Any

from netlab.errors import ReportError
from netlab.report.tables import escaped, prose

PLOTLY = "application/vnd.plotly.v1+json"
# WebGL needs 'unsafe-eval', else it draws a grey box without any error; maps ask a tile server.
REFUSED = frozenset(
    {
        "scattergl", "scatterpolargl", "heatmapgl", "pointcloud", "parcoords", "splom", "scatter3d", "surface",
        "mesh3d", "isosurface", "volume", "cone", "streamtube", "choropleth", "choroplethmap", "choroplethmapbox",
        "scattergeo", "scattermap", "scattermapbox", "densitymap", "densitymapbox",
    }
)  # fmt: skip
# No bar of buttons: it hides in a picture what a keyboard should reach, and the page has its own for all that is needed.
CONFIG = {"responsive": True, "displayModeBar": False, "displaylogo": False}


def figure_html(figure: Mapping[str, Any], name: str, caption: str | None) -> str:
    """Return the markup of ``figure`` (plotly's JSON) with the element id ``name``.

    The title leaves the picture and becomes a heading, which wraps on a phone and is found by a screen
    reader. Without a ``caption`` (HTML) the finding that the figure carries is written under it. One of several
    side by side has the question that it is about above its title. Raises ReportError for a kind of figure that cannot
    be drawn offline.
    """
    refused = sorted({str(trace.get("type")) for trace in figure["data"]} & REFUSED)
    if refused:
        raise ReportError(
            f"a figure of type {refused[0]} cannot be drawn in an offline page. Draw it with SVG traces."
        )
    layout = dict(figure["layout"])
    said = dict(layout.pop("meta", None) or {})
    heading = _heading(layout, said)
    words = escaped(" ".join(text for text in (said.get("title"), said.get("finding")) if text) or "chart")
    below = caption if caption is not None else f'<p class="finding">{prose(said.get("finding", ""))}</p>'
    height = int(layout.get("height") or 450) - int(
        said.get("legend_room", 0)
    )  # the page writes legends outside
    layout["height"] = height
    data = _inert({"data": figure["data"], "layout": layout, "config": CONFIG})
    about = str(said.get("about", ""))
    side = " side" if about else ""
    question = f'<p class="about">{escaped(about)}</p>' if about else ""
    return (
        f'<figure class="panel{side}" data-test="figure">{question}{heading}'
        f'<div class="plot" id="{html.escape(name)}" role="img" aria-label="{words}" style="height:{height}px"></div>'
        f'<script type="application/json" data-figure="{html.escape(name)}">{data}</script>{below}</figure>'
    )


def _heading(layout: dict[str, Any], said: Mapping[str, str]) -> str:
    """Take the title out of the layout, with the room it took; a figure without plain title keeps its own."""
    if not said.get("title"):
        return ""
    layout.pop("title", None)
    layout["margin"] = {**layout.get("margin", {}), "t": 12}
    return f"<h3>{prose(said['title'])}</h3>"


def _inert(value: Any) -> str:
    """Write JSON that no text in it can end: every ``<`` is an escape."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
