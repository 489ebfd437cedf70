"""A report as a PDF: which browser prints it, and what is said and kept where none does."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import standin

from netlab.arguments import may_write
from netlab.errors import ParameterError, ReportError
from netlab.report import browser, pdf, write
from netlab.report.notebooks import find_notebook

MINE = pdf.MARK


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine without any browser."""
    monkeypatch.setenv("PATH", str(tmp_path))
    for variable in (browser.VARIABLE, *browser.WINDOWS_FOLDERS):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(browser, "ON_MACS", ())
    return tmp_path


def program(place: Path) -> Path:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("", encoding="utf-8")
    place.chmod(0o700)
    return place


@pytest.mark.skipif(os.name == "nt", reason="Windows finds programs by their ending")
@pytest.mark.parametrize("name", ["chromium", "google-chrome-stable", "microsoft-edge", "brave-browser"])
def test_a_browser_on_the_search_path_is_found(nowhere: Path, name: str):
    assert browser.find_browser() is None
    found = program(nowhere / name)
    assert browser.find_browser() == found


def test_a_browser_is_found_where_windows_installs_it(nowhere: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PROGRAMFILES(X86)", str(nowhere))
    found = program(nowhere / "Microsoft" / "Edge" / "Application" / "msedge.exe")
    assert browser.find_browser() == found


def test_a_browser_is_found_where_macs_install_it(nowhere: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(browser, "ON_MACS", ("Google Chrome",))
    monkeypatch.setattr(Path, "home", lambda: nowhere)
    found = program(nowhere / "Applications" / "Google Chrome.app" / "Contents" / "MacOS" / "Google Chrome")
    assert browser.find_browser() == found


def test_the_variable_names_the_browser_and_no_other_is_taken(nowhere: Path, monkeypatch: pytest.MonkeyPatch):
    program(nowhere / "chromium")
    monkeypatch.setenv(browser.VARIABLE, str(nowhere / "missing"))
    assert browser.find_browser() is None
    mine = program(nowhere / "mine")
    monkeypatch.setenv(browser.VARIABLE, str(mine))
    assert browser.find_browser() == mine


def test_without_a_browser_the_page_is_kept_and_it_is_said_how_to_print_it(
    nowhere: Path,
):
    idle: Any = SimpleNamespace(folder=nowhere, run=lambda *_, **__: None)
    with pytest.raises(
        ReportError, match=r"needs Chromium, Chrome or Edge.*kept as mine\.pdf\.html: .*Ctrl\+P"
    ):
        write.write_page(
            lambda folder: None,
            standin.PLAIN,
            nowhere / "mine.pdf",
            notebook=find_notebook(),
            parameters={},
            kernel=idle,
        )
    assert [path.name for path in nowhere.iterdir()] == ["mine.pdf.html"]
    assert (nowhere / "mine.pdf.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.skipif(os.name == "nt", reason="needs a program of one line")
def test_a_browser_that_prints_nothing_is_no_pdf(nowhere: Path, monkeypatch: pytest.MonkeyPatch):
    silent = program(nowhere / "silent")
    silent.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    monkeypatch.setenv(browser.VARIABLE, str(silent))
    with pytest.raises(ReportError, match="silent printed nothing"):
        pdf.printed("<p>x</p>")


def test_only_a_pdf_of_ours_is_replaced(tmp_path: Path):
    ours, other, short = tmp_path / "ours.pdf", tmp_path / "other.pdf", tmp_path / "short.pdf"
    ours.write_bytes(b"%PDF-1.4 ... %%EOF\n" + MINE)
    other.write_bytes(b"%PDF-1.4 ... %%EOF\n")
    short.write_bytes(b"")
    may_write(ours, force=False)
    may_write(other, force=True)
    for path in (other, short):
        with pytest.raises(ParameterError, match="not written by netlab"):
            may_write(path, force=False)
