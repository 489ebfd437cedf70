"""A report printed by the browser of this machine: whole, with its figures, and without asking anybody for anything."""

from __future__ import annotations

import re
import threading
import zlib
from http.server import BaseHTTPRequestHandler, HTTPServer

import chromium
import nbformat
import plotly.graph_objects as go
import pytest
import standin

from netlab.figures.theme import themed
from netlab.report import pdf
from netlab.report.browser import find_browser
from netlab.report.page import render_page
from netlab.report.plots import PLOTLY

pytestmark = pytest.mark.browser
BLUE_FILL = re.compile(rb"\b0 \.447\d* \.698\d* rg\b")  # theme.BLUE, as PDF writes a colour
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


@pytest.fixture(autouse=True)
def _needs_a_browser() -> None:
    if find_browser() is None:
        with chromium.running():  # skips loudly, or fails where CI is set
            pass


def page_with(*figures: go.Figure) -> str:
    outputs = [
        nbformat.v4.new_output("display_data", data={PLOTLY: figure.to_plotly_json()}) for figure in figures
    ]
    cells = [nbformat.v4.new_markdown_cell("# Hello"), nbformat.v4.new_code_cell("", outputs=outputs)]
    return render_page(nbformat.v4.new_notebook(cells=cells), standin.PLAIN)


def drawn(printed: bytes) -> bytes:
    """What the pages draw, unpacked."""
    pieces = []
    for found in STREAM.finditer(printed):
        try:
            pieces.append(zlib.decompress(found[1]))
        except zlib.error:
            continue
    return b"\n".join(pieces)


def test_figures_are_on_the_paper_which_has_its_title_and_a_mark_of_ours():
    figure = themed(go.Figure(go.Bar(x=[1, 2], y=[3, 4])), title="Bars", finding="Two bars.")
    printed = pdf.printed(page_with(figure))
    assert printed.startswith(b"%PDF")
    assert printed.endswith(pdf.MARK)
    assert b"Ines Example" in printed  # the title of the page
    assert len(BLUE_FILL.findall(drawn(printed))) >= 1
    assert BLUE_FILL.search(drawn(pdf.printed(page_with()))) is None


def test_whoever_prints_asks_nobody():
    asked: list[str] = []

    class Listening(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

    with HTTPServer(("127.0.0.1", 0), Listening) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        port = server.server_port
        pictures = "".join(f'<img src="http://{host}:{port}/x.png">' for host in ("localhost", "127.0.0.1"))
        printed = pdf.printed(f"<!DOCTYPE html><title>x</title><p>words</p>{pictures}")
        server.shutdown()
    assert printed.startswith(b"%PDF")
    assert asked == []
