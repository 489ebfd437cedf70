"""The Chromium of this machine: found where it is installed, started with every name unresolvable."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from netlab.report.browser import find_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

ABSENT = "NO CHROMIUM FOUND: the page was not looked at. Install one, or name it in the variable CHROMIUM."


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
    path = find_browser()
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
