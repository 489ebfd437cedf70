"""A report printed by the browser of this machine: whole, with its figures, and without asking anybody for anything."""

from __future__ import annotations

import re
import threading
import zlib
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import chromium
import nbformat
import pandas as pd
import plotly.graph_objects as go
import pytest
import standin
from playwright.sync_api import Page

from netlab.figures.theme import PATTERNS, label_rows, themed
from netlab.report import pdf
from netlab.report.browser import find_browser
from netlab.report.page import render_page
from netlab.report.plots import PLOTLY
from netlab.report.tables import table_html
from netlab.sample import SAMPLES

pytestmark = pytest.mark.browser
BLUE_FILL = re.compile(rb"\b0 \.447\d* \.698\d* rg\b")  # theme.BLUE, as PDF writes a colour
WHITE_LINE = re.compile(rb"\b1 1 1 RG\b")
SHEET = re.compile(rb"/Type\s*/Page\b")
PICTURE = b"/Subtype /Image"
MEGABYTES, SHEETS = 2.0, 40  # of a whole sample: what mail carries and a person prints
WIDE, HIGH = 680, 1024  # an A4 sheet less its margins, in CSS pixels
MANY = 60  # goals, employers …: more rows than a sheet has room for
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


def hatched() -> go.Figure:
    """Bars of every pattern there is."""
    bars = [
        go.Bar(x=[1], y=[n], orientation="h", marker={"color": "#0072B2", "pattern": {"shape": shape, "fgopacity": 0.6}})
        for n, shape in enumerate(PATTERNS)
    ]  # fmt: skip
    return themed(go.Figure(bars), title="Patterns", finding="One bar a pattern.")


def test_hatching_is_printed_as_lines_and_not_as_a_photograph():
    printed = pdf.printed(page_with(hatched()))
    assert PICTURE not in printed
    assert len(WHITE_LINE.findall(drawn(printed))) >= len(PATTERNS) - 1
    assert len(BLUE_FILL.findall(drawn(printed))) >= 1


def test_after_printing_the_page_is_as_it_was(look: Callable, tmp_path: Path):
    path = tmp_path / "page.html"
    path.write_text(page_with(hatched()), encoding="utf-8")
    page = look(path).page
    fills = (
        "[...document.querySelectorAll('.point path')].map((bar) => [bar.style.fill, bar.getBBox().width])"
    )
    before = page.evaluate(fills)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".hatching").count() == len(PATTERNS) - 1
    assert page.evaluate(fills) != before
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.wait_for_timeout(300)
    assert page.evaluate(fills) == before
    assert page.locator(".hatching").count() == 0
    assert page.locator(".plot").evaluate("(plot) => plot.style.zoom") == ""


def on_paper(page: Page) -> list[tuple[str, float, float]]:
    """Lay a page out as for a sheet of A4; return words, width and height of what must not be cut."""
    page.set_viewport_size({"width": WIDE, "height": HIGH})
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.wait_for_timeout(300)
    return page.evaluate(
        "[...document.querySelectorAll('.panel, .card, table.data tr, .plot .main-svg')].filter((one) => one.checkVisibility()).map((one) => "
        "[one.textContent.slice(0, 60), one.getBoundingClientRect().right, one.getBoundingClientRect().height])"
    )


def test_a_picture_of_many_rows_fits_on_a_sheet(look: Callable, tmp_path: Path):
    rows = go.Figure(go.Bar(x=list(range(MANY)), y=list(range(MANY)), orientation="h"))
    themed(rows, title="Many", finding="A long sentence about many rows. " * 8)
    path = tmp_path / "page.html"
    path.write_text(page_with(label_rows(rows, [f"Row {n}" for n in range(MANY)])), encoding="utf-8")
    page = look(path).page
    assert page.locator(".panel").bounding_box()["height"] > HIGH  # type: ignore[index]
    assert [found for found in on_paper(page) if found[1] > WIDE or found[2] > HIGH] == []


def test_a_whole_report_is_light_short_and_cut_nowhere(sample_report: Callable, look: Callable):
    path = sample_report("graduate")
    page = look(path).page
    printed = pdf.printed(path.read_text(encoding="utf-8"))
    assert len(printed) < MEGABYTES * 1e6
    assert len(SHEET.findall(printed)) <= SHEETS
    assert (
        printed.count(PICTURE) <= 2 * page.locator(".heatmaplayer image").count()
    )  # with what is clear in it
    assert [found for found in on_paper(page) if found[1] > WIDE or found[2] > HIGH] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in SAMPLES if name != "graduate"])
def test_the_whole_reports_of_all_samples_are_light_short_and_cut_nowhere(
    sample_report: Callable, look: Callable, name: str
):
    test_a_whole_report_is_light_short_and_cut_nowhere(lambda _: sample_report(name), look)


def test_a_table_over_several_sheets_has_its_header_on_each(look: Callable, tmp_path: Path):
    table = pd.DataFrame({"name": [f"Row {n}" for n in range(120)], "url": "https://www.linkedin.com/in/x"})
    shown = nbformat.v4.new_output("display_data", data={"text/html": table_html(table, caption="Long")})
    page = render_page(
        nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("", outputs=[shown])]), standin.PLAIN
    )
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    shown_page = look(path).page
    on_paper(shown_page)
    # Chromium repeats a header that may not be broken and holds no box to press.
    header = shown_page.locator("thead")
    assert header.evaluate("(head) => getComputedStyle(head).breakInside") == "avoid"
    assert set(
        header.locator("button").evaluate_all("(all) => all.map((one) => getComputedStyle(one).display)")
    ) == {"contents"}
    assert shown_page.locator("td.profile").first.is_hidden()  # nothing to press on paper
