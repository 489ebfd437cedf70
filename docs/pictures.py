"""Make the pictures of the README: report and local page of a sample, in a browser that reaches this machine only.

``python docs/pictures.py`` (or ``make pictures``) writes ``docs/pictures/*.png``. Everybody on them is invented.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from chromium import running
from local_page import running_app

from netlab.report import show, write_report
from netlab.report.browser import find_browser

FOLDER = Path(__file__).parent / "pictures"
SAMPLE = "switcher"
WIDE, PHONE = {"width": 1280, "height": 1000}, {"width": 400, "height": 800}
SECONDS = 600_000  # milliseconds to work out a sample on a busy machine
DRAWN = "[...document.querySelectorAll('.plot')].every((plot) => plot.querySelector('.main-svg'))"


def main() -> None:
    """Take every picture."""
    if find_browser() is None:
        sys.exit("These pictures need Chromium, Chrome or Edge.")
    FOLDER.mkdir(exist_ok=True)
    with running(reach="127.0.0.1") as browser, TemporaryDirectory() as scratch:
        take_report(browser, Path(scratch))
        take_app(browser, Path(scratch))


def take_report(browser: Browser, scratch: Path) -> None:
    """The first screen on light paper, the map of who is where, and a phone in the dark."""
    page = write_report(show.network_in(SAMPLE), scratch / "report.html")
    light, dark = opened(browser, page, "light", WIDE), opened(browser, page, "dark", PHONE)
    light.screenshot(path=FOLDER / "report.png")
    light.set_viewport_size({"width": 820, "height": 1000})
    light.wait_for_timeout(500)
    light.locator("figure", has=light.locator(".told")).locator(".plot").first.screenshot(
        path=FOLDER / "map.png"
    )
    dark.screenshot(path=FOLDER / "report-phone.png")


def opened(browser: Browser, page: Path, scheme: str, size: dict) -> Page:
    """Open a page and wait until all its figures are drawn."""
    shown = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce").new_page()  # type: ignore[arg-type]
    shown.goto(page.as_uri())
    while not shown.evaluate(DRAWN):  # the page's policy forbids what Playwright's own waiting needs
        shown.wait_for_timeout(100)
    return shown


def take_app(browser: Browser, scratch: Path) -> None:
    """The explorer of the local page."""
    shown = browser.new_context(viewport=WIDE, reduced_motion="reduce").new_page()  # type: ignore[arg-type]
    with running_app(scratch) as (address, _):
        shown.goto(address)
        shown.get_by_test_id(f"sample-{SAMPLE}").click()
        shown.get_by_text("connections read").wait_for(timeout=SECONDS)
        shown.get_by_test_id("page-explore").click()
        shown.locator("tbody th button").first.wait_for()
        shown.evaluate("window.scrollTo(0, 0)")
        shown.screenshot(path=FOLDER / "app.png")


if __name__ == "__main__":
    main()
