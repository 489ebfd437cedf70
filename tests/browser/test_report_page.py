"""The written page in a real browser that can reach nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import nbformat
import pandas as pd
import pytest
import standin
from standin import HOSTILE

from netlab.report.page import render_page
from netlab.report.tables import table_html

pytestmark = pytest.mark.browser

Look = Callable[..., object]
FIGURES = 24  # of a whole archive
LEAST_INK = 0.004  # a picture of axes alone has less; the grey "no WebGL" box has none of its traces either


def page_of(folder: Path, markup: str) -> Path:
    """A page with nothing in it but ``markup``."""
    shown = nbformat.v4.new_output("display_data", data={"text/html": markup})
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("", outputs=[shown])])
    page = folder / "page.html"
    page.write_text(render_page(notebook, standin.PLAIN), encoding="utf-8")
    return page


@pytest.fixture(scope="module")
def written(standin_report: Callable[..., Path]) -> Callable[..., Path]:
    """Return a function that writes a stand-in's page once per kind."""
    return standin_report


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_every_figure_is_drawn_and_nothing_is_asked_for(written, look, width: int, scheme: str):
    seen = look(written("whole", 800), width, scheme)
    assert seen.complaints == []
    assert [urlsplit(url).scheme for url in seen.requests] == ["file"]
    shares = seen.ink(".plot")
    assert len(shares) == FIGURES
    assert min(shares) > LEAST_INK, shares
    assert "WebGL" not in seen.page.inner_text("body")
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("name", "given", "figures"),
    [
        ("connections-only", (800, standin.EMPLOYERS, True), 11),
        ("five-people", (5,), FIGURES),
        ("empty-file", (0, standin.EMPLOYERS, True), 0),
    ],
)
def test_small_and_partial_archives_make_whole_pages(written, look, name: str, given: tuple, figures: int):
    seen = look(written(name, *given))
    assert seen.complaints == []
    assert len(seen.requests) == 1
    shares = seen.ink(".plot")
    assert len(shares) == figures
    assert all(share > LEAST_INK for share in shares), shares
    assert "What this archive cannot answer" in seen.page.inner_text("main")


def test_the_marks_are_the_numbers(written, look):
    seen = look(written("whole", 800))
    drawn = seen.page.evaluate(
        "[...document.querySelectorAll('.plot')].map((p) => [p.getAttribute('aria-label'), p.calcdata.length, "
        "p.querySelectorAll('.point path').length])"
    )
    assert all(traces for _, traces, _ in drawn)
    bars = {label: n for label, _, n in drawn}
    # each way of telling the mix, as far as its parts are not empty
    assert [n for label, n in bars.items() if label.startswith("Between ")] >= [4 + 3 + 3]
    assert [n for label, n in bars.items() if "employs the most" in label] == [len(standin.EMPLOYERS)]
    assert max(n for label, n in bars.items() if "busiest month" in label) >= 100  # a bar for every month


@pytest.mark.parametrize("width", [1280, 400])
def test_a_hostile_archive_runs_nothing(written, look, width: int):
    seen = look(written("hostile", 90, HOSTILE), width)
    page = seen.page
    for plot in page.locator(".plot").all():
        plot.scroll_into_view_if_needed()
        box = plot.bounding_box()
        page.mouse.move(box["x"] + box["width"] / 4, box["y"] + box["height"] / 2)
        page.wait_for_timeout(60)
    for summary in page.locator("main summary").all():
        summary.click()
    assert page.evaluate("window.pwned") is None
    assert seen.complaints == []
    assert len(seen.requests) == 1
    assert page.locator("main img, .plot svg a").count() == 0
    text = page.inner_text("body")
    assert "</script><script>window.pwned=1</script>" in text  # shown as typed
    assert "\u202e" not in page.content()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    "slipped",
    [
        "<script>window.pwned=1</script>",
        "<img src=x onerror='window.pwned=1'>",
        "<svg onload='window.pwned=1'></svg>",
        "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
        "<img src='https://example.org/x.png'>",
        "<link rel=stylesheet href='https://example.org/x.css'>",
        "<script src='https://example.org/x.js'></script>",
    ],
)
def test_what_slipped_through_every_escape_would_still_not_run(written, look, tmp_path: Path, slipped: str):
    page = written("five-people", 5).read_text(encoding="utf-8")
    broken = tmp_path / "broken.html"
    broken.write_text(page.replace('<main id="report">', f'<main id="report">{slipped}', 1), encoding="utf-8")
    seen = look(broken)
    seen.page.wait_for_timeout(150)
    assert seen.page.evaluate("window.pwned") is None
    assert seen.page.locator(".plot .main-svg").count() > 0
    assert any("Content Security Policy" in said for said in seen.complaints)


def test_a_javascript_link_does_not_run(written, look, tmp_path: Path):
    page = written("five-people", 5).read_text(encoding="utf-8")
    link = "<a id=slipped href='javascript:window.pwned=1'>x</a>"
    broken = tmp_path / "broken.html"
    broken.write_text(page.replace('<main id="report">', f'<main id="report">{link}', 1), encoding="utf-8")
    seen = look(broken)
    seen.page.click("#slipped")
    seen.page.wait_for_timeout(100)
    assert seen.page.evaluate("window.pwned") is None


def test_tables_are_sorted_by_keyboard_and_say_so(written, look):
    page = look(written("whole", 800)).page
    page.locator("figure details", has=page.locator("th", has_text="employer")).locator("summary").click()
    header = page.locator("details[open] th button").nth(1)
    header.focus()
    page.keyboard.press("Enter")
    cells = page.locator("details[open] tbody td:nth-child(2)")
    numbers = [int(text.replace(",", "")) for text in cells.all_inner_texts()]
    assert numbers == sorted(numbers)
    assert page.locator("details[open] th").nth(1).get_attribute("aria-sort") == "ascending"
    page.keyboard.press("Enter")
    assert [int(t.replace(",", "")) for t in cells.all_inner_texts()] == sorted(numbers, reverse=True)


def test_decimals_are_sorted_by_size_and_what_is_missing_stands_last(look, tmp_path: Path):
    table = pd.DataFrame({"who": list("abcd"), "strength": [0.5, 0.05, pd.NA, -1.0]}).astype(
        {"strength": "Float64"}
    )
    page = look(page_of(tmp_path, table_html(table, caption="Numbers"))).page
    cells = page.locator("tbody td:nth-child(1)")
    for order in (["d", "b", "a", "c"], ["a", "b", "d", "c"]):
        page.locator("th button").nth(1).click()
        assert cells.all_inner_texts() == order


def test_a_long_table_is_searched_without_accents_or_capitals(look, tmp_path: Path):
    names = ["José Pérez", "Ana Lima", *[f"Person {i}" for i in range(8)]]
    table = pd.DataFrame({"name": names, "employer": ["Ålesund & Sønner"] * 2 + ["Loopcycle"] * 8})
    short = pd.DataFrame({"name": ["x", "y", "z"]})
    page = look(
        page_of(tmp_path, table_html(table, caption="People") + table_html(short, caption="Few"))
    ).page
    assert page.locator("input[type=search]").count() == 1
    page.get_by_label("Search this table").fill("perez ALESUND")
    assert page.locator("tbody tr:visible td:nth-child(1)").all_inner_texts()[0] == "José Pérez"
    assert page.locator("output").inner_text() == "1 of 10 rows"
    page.get_by_label("Search this table").fill("")
    assert page.locator("tbody tr:visible").count() == 13


def test_the_legend_shows_and_hides_and_says_so_to_every_reader(written, look):
    page = look(written("whole", 800)).page
    figure = page.locator("figure", has=page.locator("h3", has_text="Between ")).first
    bars = figure.locator(".point path")
    before = bars.count()
    button = figure.get_by_role("button", name="professional only")
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-pressed") == "false"
    page.wait_for_timeout(300)
    assert bars.count() < before
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert bars.count() == before
    assert page.locator(".plot .legend").count() == 0  # plotly's own would be cut on paper and on a phone


def test_keyboard_and_screen_reader_find_their_way(written, look):
    page = look(written("whole", 800)).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.locator("h1").count() == 1
    labels = [plot.get_attribute("aria-label") for plot in page.locator(".plot").all()]
    assert all(len(label) > 40 for label in labels)
    assert page.locator("figure details table").count() == len(labels)
    targets = [link.get_attribute("href") for link in page.locator(".contents a").all()]
    assert len(targets) == page.locator("main h2").count() >= 8
    assert all(page.locator(target).count() == 1 for target in targets)


def test_it_prints_with_every_picture_on_the_sheet(written, look):
    seen = look(written("whole", 800))
    page = seen.page
    page.evaluate(
        "window.addEventListener('beforeprint', () => { window.widths = [...document.querySelectorAll('.plot')]"
        ".map((p) => p.querySelector('.main-svg').getBoundingClientRect().width); })"
    )
    sheet = page.pdf(format="A4", prefer_css_page_size=True)
    widths = page.evaluate("window.widths")
    assert sheet.startswith(b"%PDF")
    assert len(widths) == FIGURES
    assert max(widths) <= 640  # an A4 sheet less its margins, in CSS pixels
    page.emulate_media(media="print")
    assert not page.locator(".contents").is_visible()
    assert page.locator(".modebar-btn").count() == 0
    assert not page.locator("figure summary").first.is_visible()
    assert page.locator(".banner").is_visible()
    assert seen.complaints == []
