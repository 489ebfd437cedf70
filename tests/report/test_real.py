"""The whole way on real archives of the sample: load, analyse, write the report."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from netlab.report import show, write_report
from netlab.sample import SAMPLES, sample_path

SECTIONS = [
    "The short answers",
    "This week",
    "Who is close, who waits, who went quiet",
    "Friends, work, or both",
    "Whom to tell netlab about",
    "What it is for",
    "Where people work, and what they do",
    "How varied it is",
    "Who knows whom",
    "How the network grew",
    "What you post, and what you see",
    "What stands behind your profile",
    "What this archive holds",
    "What this archive cannot answer, and how to get it",
]
SMALL = "graduate"  # the sample of the normal run
MEGABYTES = 12

Report = Callable[[str], Path]


def body(page: Path) -> str:
    found = re.search(r"<main.*?</main>", page.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return found[0]


def check(page: Path) -> None:
    text = body(page)
    assert re.findall(r"<h2[^>]*>(.*?)</h2>", text) == SECTIONS
    assert "Traceback" not in text
    assert "<pre>" not in text
    assert (
        text.count('data-test="figure"')
        == text.count('class="finding"')
        == text.count("The numbers as a table")
    )
    assert "set on invented people" in text
    assert page.stat().st_size < MEGABYTES * 1e6


def test_the_report_of_a_sample_is_whole(sample_report: Report):
    page = sample_report(SMALL)
    check(page)
    assert body(page).count('data-test="figure"') == 31
    assert '<aside class="banner sample"' in page.read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in SAMPLES if name != SMALL])
def test_the_reports_of_all_samples_are_whole(sample_report: Report, name: str):
    check(sample_report(name))


def test_connections_alone_give_sentences_where_figures_would_be_empty(tmp_path: Path):
    network = show.network_in(sample_path(SMALL) / "Connections.csv")
    page = write_report(network, tmp_path / "alone.html")
    text = body(page)
    assert re.findall(r"<h2[^>]*>(.*?)</h2>", text) == SECTIONS
    assert "The file of messages is not in this archive" in text
    assert "Nothing in this archive says who is a friend" in text
    assert "Waiting for you" not in text
    assert '<aside class="banner private"' in page.read_text(encoding="utf-8")
