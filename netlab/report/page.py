"""From a notebook that has run to one HTML page that needs no network: markup, look, policy, check.

plotly.js stands in the page once, packed. The content security policy names our scripts by their hash, so a
text that slipped through every escape would still not run; nothing may be fetched from anywhere.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import jinja2
import nbformat
from nbconvert import HTMLExporter
from nbconvert.filters import strip_ansi
from nbconvert.preprocessors import Preprocessor
from plotly.offline import get_plotlyjs
from traitlets.config import Config

from netlab.figures import network
from netlab.report.check import check_page
from netlab.report.plots import PLOTLY, figure_html
from netlab.report.shown import CAPTION, anchor
from netlab.report.tables import escaped
from netlab.version import __version__

ASSETS = Path(__file__).parent / "_page"
# No 'unsafe-eval': plotly needs it only for WebGL, and figures that draw with WebGL are refused.
POLICY = (
    "default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; img-src data: blob:; "
    "font-src 'none'; connect-src 'none'; form-action 'none'; base-uri 'none'"
)
_HEADING = re.compile(r"<h2[^>]*>(.*?)</h2>", re.DOTALL)
_ID = re.compile(r'\sid="([^"]+)"')
_TAG = re.compile(r"<[^>]*>")
_LINK_INSIDE = re.compile(r'<a href="#([^"]*)">(.*?)</a>')
_LINK_OUT = re.compile(r'<a href="(?=https://)')


@dataclass(frozen=True)
class PageFacts:
    """What the frame of the page says: whose network, as of when, and who may read it."""

    title: str
    as_of: str = ""
    is_sample: bool = False
    is_shared: bool = False


def render_page(notebook: nbformat.NotebookNode, facts: PageFacts) -> str:
    """Return the page of a notebook that has run: headings and outputs, no code.

    Equal notebooks and facts give equal text. Raises ReportError if the page would fetch anything, run a
    script that is not ours, or draw with WebGL.
    """
    body, _ = exporter().from_notebook_node(notebook, {"metadata": {"name": "report"}})
    body, contents = _numbered(body)
    scripts = page_scripts()
    allowed = [plotly_js(), *scripts.values()]
    page = frame("page.html.j2").render(
        facts=facts,
        version=__version__,
        policy=POLICY.format(scripts=" ".join(f"'{fingerprint(text)}'" for text in allowed)),
        style=asset("shown.css") + asset("page.css") + asset("paper.css"),
        scripts=scripts,
        plotly=packed_plotly(),
        contents=contents,
        body=body,
    )
    check_page(page, scripts.values())
    return page


def _numbered(body: str) -> tuple[str, list[tuple[str, str]]]:
    """Give every second-level heading an anchor; return the body and the contents (anchor, words).

    A link to a section that this page does not have becomes plain words.
    """
    contents: list[tuple[str, str]] = []

    def with_anchor(heading: re.Match[str]) -> str:
        words = html.unescape(_TAG.sub("", heading[1])).strip()
        taken = {name for name, _ in contents}
        name = anchor(words)
        name = name if name not in taken else f"{name}-{len(contents) + 1}"
        contents.append((name, words))
        return f'<h2 id="{name}">{heading[1]}</h2>'

    body = _HEADING.sub(with_anchor, body)
    there = set(_ID.findall(body))
    return _LINK_INSIDE.sub(lambda link: link[0] if link[1] in there else link[2], body), contents


def exporter(kind: type[HTMLExporter] = HTMLExporter, template: str = "cells.html.j2") -> HTMLExporter:
    """Return nbconvert's exporter with a template of our own and nothing that would ask a CDN."""
    made = kind(
        config=Config({kind.__name__: {"preprocessors": []}}),
        extra_loaders=[jinja2.FileSystemLoader(ASSETS)],
        template_file=template,
        exclude_anchor_links=True,
        embed_images=True,
    )
    made.register_preprocessor(OutputsToHtml(), enabled=True)
    made.register_filter(
        "linked", lambda markup: _LINK_OUT.sub('<a rel="noopener noreferrer" href="', markup)
    )
    return made


class OutputsToHtml(Preprocessor):
    """Turns all outputs of a code cell into one piece of HTML, ``cell.metadata.netlab_html``.

    What a cell says in the very words of another under the same heading is left out: an archive without a file
    would tell so again and again.
    """

    said: frozenset[str] = frozenset()

    def preprocess_cell(
        self, cell: nbformat.NotebookNode, resources: dict, index: int
    ) -> tuple[nbformat.NotebookNode, dict]:
        """Replace the outputs of ``cell``; other cells stay as they are."""
        if cell.cell_type == "code":
            pieces = [piece for piece in _outputs(cell.outputs, index) if piece not in self.said]
            self.said |= set(pieces)
            cell.metadata["netlab_html"] = "\n".join(pieces)
            cell.outputs = []
        else:
            self.said = frozenset()
        return cell, resources


def _outputs(outputs: list[nbformat.NotebookNode], index: int) -> list[str]:
    """Write each output; a caption goes inside the figure before it."""
    pieces: list[str] = []
    waiting: Mapping | None = None
    for number, output in enumerate([*outputs, nbformat.NotebookNode(output_type="end")]):
        is_caption = output.get("metadata", {}).get(CAPTION, False)
        if waiting is not None:
            caption = output.data["text/html"] if is_caption else None
            pieces.append(figure_html(waiting, f"figure-{index}-{number}", caption))
            waiting = None
            if is_caption:
                continue
        if PLOTLY in output.get("data", {}):
            waiting = output.data[PLOTLY]
        else:
            pieces.append(_output(output))
    return [piece for piece in pieces if piece]


def _output(output: nbformat.NotebookNode) -> str:
    """Write one output that is no figure. What a program says on its error stream is not for the reader."""
    data = output.get("data", {})
    if output.output_type == "stream":
        return _plain(output.text) if output.name == "stdout" else ""
    if "text/html" in data:
        return f'<div class="shown">{data["text/html"]}</div>'
    for kind in ("image/png", "image/jpeg"):
        if kind in data:
            alt = escaped(output.get("metadata", {}).get("alt", "picture"))
            return f'<img src="data:{kind};base64,{html.escape("".join(data[kind].split()))}" alt="{alt}">'
    return _plain(data["text/plain"]) if "text/plain" in data else ""


def _plain(text: str) -> str:
    return (
        f'<pre tabindex="0" role="region" aria-label="Output">{html.escape(strip_ansi(text))}</pre>'
        if text.strip()
        else ""
    )


@cache
def plotly_js() -> str:
    """Return plotly.js with the line breaks that a page gives it."""
    return get_plotlyjs().replace("\r\n", "\n")


@cache
def packed_plotly() -> str:
    """Return plotly.js for ``unpack.js``: gzip in base64, the same bytes every time."""
    return base64.b64encode(gzip.compress(plotly_js().encode("utf-8"), 9, mtime=0)).decode("ascii")


def page_scripts() -> dict[str, str]:
    """Return our own scripts of a page; what makes the map answer stands beside the figure that it knows."""
    of_the_map = Path(network.__file__).parent / "map.js"
    return {
        "unpack": asset("unpack.js"),
        "page": asset("legend.js") + asset("paper.js") + asset("page.js"),
        "map": of_the_map.read_text(encoding="utf-8"),
    }


def asset(name: str) -> str:
    """Return a file of the page: look or script."""
    return (ASSETS / name).read_text(encoding="utf-8")


def fingerprint(script: str) -> str:
    """Return the name by which the content security policy knows a script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")


def frame(name: str) -> jinja2.Template:
    """Return one of the templates around a page; every value in it is escaped."""
    loader = jinja2.FileSystemLoader(ASSETS)
    return jinja2.Environment(
        loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True
    ).get_template(name)
