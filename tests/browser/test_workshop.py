"""Slides and worksheet in a browser that can reach nothing: turned with the keyboard, drawn, printed, nobody named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from netlab.cli import main
from netlab.report import show
from netlab.workshop.worksheet import worksheet_html

pytestmark = pytest.mark.browser

ON_SCREEN = "[...document.querySelectorAll('.slide')].findIndex((s) => Math.abs(s.getBoundingClientRect().top) < 2) + 1"


@pytest.fixture(scope="module")
def slides(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("slides")
    assert main(["workshop", "slides", "-o", str(folder)]) == 0
    return folder / "slides.html"


@pytest.fixture(scope="module")
def worksheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("worksheet") / "worksheet.html"
    out.write_text(worksheet_html(), encoding="utf-8")
    return out


def at(seen, number: int) -> None:
    seen.until(f"({ON_SCREEN}) === {number}")


def test_the_slides_are_drawn_and_ask_for_nothing(slides: Path, look: Callable):
    seen = look(slides)
    assert seen.complaints == []
    assert [url for url in seen.requests if not url.startswith("file:")] == []
    assert seen.page.locator(".slide").count() == 27
    assert seen.page.locator(".slide h1").inner_text() == "My network, and what it is for"
    assert seen.page.locator(".slide:first-of-type h1").count() == 1
    plots = seen.page.locator(".slide .plot .main-svg").count()
    assert plots >= 8
    seen.page.evaluate(
        "document.querySelectorAll('.waiting').forEach((part) => part.classList.remove('waiting'))"
    )
    assert min(seen.ink(".slide .plot")) > 0.004


def test_the_slides_turn_with_the_keyboard(slides: Path, look: Callable):
    seen = look(slides)
    keys = seen.page.keyboard
    at(seen, 1)
    keys.press("ArrowRight")
    at(seen, 2)
    keys.press(" ")
    at(seen, 3)
    keys.press("PageDown")
    at(seen, 4)
    keys.press("ArrowRight")  # what appears by itself on the fourth slide
    seen.until("document.querySelectorAll('.slide:nth-of-type(4) .waiting').length === 0")
    at(seen, 4)
    keys.press("ArrowLeft")
    keys.press("ArrowLeft")
    at(seen, 3)
    keys.press("End")
    at(seen, seen.page.locator(".slide").count())
    keys.press("Home")
    at(seen, 1)


def test_every_slide_fits_on_the_screen(slides: Path, look: Callable):
    seen = look(slides)
    seen.until("[...document.querySelectorAll('.slide')].every((s) => s.scrollHeight <= innerHeight + 1)")


def test_notes_are_for_the_speaker(slides: Path, look: Callable):
    seen = look(slides)
    note = seen.page.locator(".notes").first
    assert not note.is_visible()
    seen.page.keyboard.press("n")
    assert note.is_visible()


def test_the_slides_name_nobody(slides: Path):
    page = slides.read_text(encoding="utf-8")
    rows = show.export_in("graduate").connections
    names = (rows["first_name"] + " " + rows["last_name"]).dropna()
    assert len(names) == 62
    assert [name for name in names if name in page] == []
    assert "linkedin.com/in/" not in page


def test_the_slides_print_a_page_each(slides: Path, look: Callable, tmp_path: Path):
    seen = look(slides)
    printed = seen.page.pdf(prefer_css_page_size=True)
    assert printed.count(b"/Type /Page\n") == seen.page.locator(".slide").count()


def test_a_printed_slide_fills_its_sheet_and_the_screen_is_as_before(slides: Path, look: Callable):
    seen = look(slides)
    sizes = "[...document.querySelectorAll('.stage')].map((stage) => [stage.getBoundingClientRect().width, stage.getBoundingClientRect().height])"
    pictures = "[...document.querySelectorAll('.plot .main-svg')].map((picture) => picture.getBoundingClientRect().width)"
    seen.page.wait_for_timeout(500)
    before = seen.page.evaluate(sizes)
    seen.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    on_paper = seen.page.evaluate(sizes)
    assert max(width for width, _ in on_paper) <= 1017  # a level sheet of A4 less its margins, in CSS pixels
    assert max(height for _, height in on_paper) <= 703
    assert min(seen.page.evaluate(pictures)) > 500
    seen.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    seen.page.wait_for_timeout(500)
    after = seen.page.evaluate(sizes)
    assert all(
        abs(a - b) < 2 for old, new in zip(before, after, strict=True) for a, b in zip(old, new, strict=True)
    )


def test_the_worksheet_is_four_pages_and_nothing_runs_over(worksheet: Path, look: Callable):
    seen = look(worksheet)
    assert seen.complaints == []
    assert [url for url in seen.requests if not url.startswith("file:")] == []
    over = "[...document.querySelectorAll('.page')].map((p) => p.scrollHeight - p.clientHeight)"
    assert seen.page.evaluate(over) == [0, 0, 0, 0]
    assert seen.page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 4


def test_the_worksheet_as_a_pdf(tmp_path: Path, capsys: pytest.CaptureFixture):
    assert main(["workshop", "worksheet", "-o", str(tmp_path / "worksheet.pdf")]) == 0
    assert (tmp_path / "worksheet.pdf").read_bytes().startswith(b"%PDF")
    assert "four pages of A4" in capsys.readouterr().out
