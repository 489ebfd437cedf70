"""Lessons in JupyterLab, in a workspace of one's own: pictures drawn, widgets answered by keys, nothing asked elsewhere."""

from __future__ import annotations

import importlib.util
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import chromium
import pytest
from playwright.sync_api import Page, expect

from netlab.people.answers import read_answers
from netlab.report.notebooks import find_notebook
from netlab.start import start

ABSENT = 'JUPYTERLAB IS NOT INSTALLED: the lessons were not opened in it. pip install -e ".[lab]"'
pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(importlib.util.find_spec("jupyterlab") is None, reason=ABSENT),
]
MINUTES = 60_000  # milliseconds of one
TOKEN = "of-this-test"
QUIET = ("check_for_updates_class=jupyterlab.NeverCheckForUpdate", "news_url=")
OWN = re.compile(r"(ws|http)://(127\.0\.0\.1|localhost):|data:|blob:")


@contextmanager
def jupyterlab(folder: Path, home: Path) -> Iterator[str]:
    """Serve JupyterLab for a folder, with nothing of the user's own settings."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    names = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    own = {name: str(home / name.lower()) for name in names}
    own["PYTHONPATH"] = str(Path(__file__).parents[2])
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        "--no-browser",
        f"--port={port}",
        f"--IdentityProvider.token={TOKEN}",
    ]
    command += [f"--LabApp.{setting}" for setting in QUIET]
    command += ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with (home / "log").open("w") as log:
        program = subprocess.Popen(command, cwd=folder, env={**os.environ, **own}, stdout=log, stderr=log)
        try:
            wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            program.terminate()
            program.wait(30)


def wait_for(port: int) -> None:
    """Wait until somebody answers at a port."""
    for _ in range(600):
        with socket.socket() as door:
            if door.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    pytest.fail("JupyterLab did not start")


def run_all(page: Page, address: str, name: str) -> None:
    """Open a lesson and run all of it from the menu."""
    page.goto(f"{address}/lab/tree/{name}?token={TOKEN}&reset")
    expect(page.get_by_text("| Idle").first).to_be_visible(timeout=3 * MINUTES)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).click()
    expect(page.locator(".jp-CodeCell .jp-InputPrompt").last).to_have_text(
        re.compile(r"\[\d+\]:"), timeout=5 * MINUTES
    )
    assert page.locator("[data-mime-type='application/vnd.jupyter.error']").count() == 0


def test_a_lesson_runs_draws_and_takes_answers_by_keys(tmp_path: Path):
    mine, home = start(tmp_path / "mine", find_notebook().parent).folder, tmp_path / "home"
    home.mkdir()
    (mine / "archive.txt").write_text("graduate", encoding="utf-8")
    complaints: list[str] = []
    with jupyterlab(mine, home) as address, chromium.running(reach="127.0.0.1") as browser:
        context = browser.new_context(
            viewport={"width": 1280, "height": 9000}
        )  # tall: JupyterLab draws what is in sight
        page = context.new_page()
        context.on("request", lambda asked: None if OWN.match(asked.url) else complaints.append(asked.url))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(f"thrown: {error}"))
        run_all(page, address, "02-friends-work-or-both.ipynb")
        assert page.locator(".js-plotly-plot .main-svg").count() >= 3
        widget = page.locator(".netlab-live")
        widget.get_by_role("button", name="One by one").focus()
        for n, key in enumerate("fw", start=1):
            page.keyboard.press(key)
            expect(widget.get_by_text(f"{n} of these 10 answered")).to_be_visible()
        page.keyboard.press("u")
        expect(widget.get_by_text("1 of these 10 answered")).to_be_visible()
    assert complaints == []
    saved = read_answers(mine / "samples" / "graduate" / "labels.csv", "labels").rows
    assert list(saved["relationship"]) == ["friend or family"]
