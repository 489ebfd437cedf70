"""The Chromium of this machine: found where it is installed, started with every name unresolvable."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
ABSENT = "NO CHROMIUM FOUND: the page was not looked at. Install one, or name it in the variable CHROMIUM."


def chromium() -> str | None:
    """Return the path of an installed Chromium: the variable ``CHROMIUM``, the search path, the usual places."""
    named = os.environ.get("CHROMIUM")
    found = [named] if named else [shutil.which(name) for name in NAMES]
    return next((path for path in [*found, *PLACES] if path and Path(path).is_file()), None)


_shared: list[Playwright] = []  # one for each browser that is open, all the same


@contextmanager
def _one_playwright() -> Iterator[Playwright]:
    """Start Playwright once for all browsers that are open at a time: a process can hold no second one."""
    from playwright.sync_api import sync_playwright

    started = _shared[0] if _shared else sync_playwright().start()
    _shared.append(started)
    try:
        started.selectors.set_test_id_attribute("data-test")
        yield started
    finally:
        _shared.pop()
        if not _shared:
            started.stop()


@contextmanager
def running(reach: str = "") -> Iterator[Browser]:
    """Start Chromium that resolves no name but ``reach``. Without one: a loud skip, and a failure where ``CI`` is set."""
    path = chromium()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail(ABSENT)
        pytest.skip(ABSENT)
    but = f", EXCLUDE {reach}" if reach else ""
    # Chromium refuses its sandbox to root, which is who runs in most containers.
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with _one_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=[f"--host-resolver-rules=MAP * ~NOTFOUND{but}", *as_root]
        )
        try:
            yield browser
        finally:
            browser.close()
