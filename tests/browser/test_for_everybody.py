"""The pages for readers with other eyes, hands or ears: axe-core finds nothing serious, on light paper and on dark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import axe
import pytest
from lessons import one_python

from netlab.report.page import PageFacts, render_page

pytestmark = pytest.mark.browser
LESSON = "08-diversity.ipynb"
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lesson that ran on a sample, as a page."""
    folder = tmp_path_factory.mktemp("lesson")
    with one_python(folder) as run:
        notebook = run(LESSON, source="graduate")
    page = folder / "lesson.html"
    page.write_text(render_page(notebook, PageFacts(title="A lesson", is_sample=True)), encoding="utf-8")
    return page


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page that ``netlab share`` writes of a sample."""
    from netlab.report import show, write_report

    return write_report(
        show.network_in("graduate"), tmp_path_factory.mktemp("shared") / "shared.html", share=True
    )


@SCHEMES
def test_the_report_keeps_nobody_out(sample_report: Callable, look: Callable, scheme: str):
    page = look(sample_report("graduate"), 1280, scheme).page
    page.evaluate("document.querySelectorAll('details').forEach((folded) => { folded.open = true; })")
    assert axe.grave_findings(page) == []


@SCHEMES
def test_a_page_to_share_keeps_nobody_out(shared: Path, look: Callable, scheme: str):
    page = look(shared, 1280, scheme).page
    page.evaluate("document.querySelectorAll('details').forEach((folded) => { folded.open = true; })")
    assert axe.grave_findings(page) == []


@SCHEMES
def test_a_lesson_as_a_page_keeps_nobody_out(lesson: Path, look: Callable, scheme: str):
    assert axe.grave_findings(look(lesson, 400, scheme).page) == []


def test_a_fault_would_be_found(look: Callable, tmp_path: Path):
    faulty = tmp_path / "faulty.html"
    faulty.write_text(
        '<html lang="en"><title>x</title><p style="color:#bbb">pale</p></html>', encoding="utf-8"
    )
    found = axe.grave_findings(look(faulty).page)
    assert found == ["serious color-contrast: p"]
