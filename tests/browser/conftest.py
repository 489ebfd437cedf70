"""One browser for all tests of this folder, and pages that write down whatever they ask for or complain of."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import chromium
import pytest
from playwright.sync_api import Browser, Page

# Share of the pixels that differ from the most frequent colour, read by the browser itself.
INK_SHARE = """async (png) => {
  const image = new Image();
  image.src = "data:image/png;base64," + png;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) || 0) + 1);
  return 1 - Math.max(...counts.values()) / pixels.length;
}"""


@dataclass
class Seen:
    """An open page with what it asked for, said and threw."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def until(self, expression: str) -> None:
        """Wait until ``expression`` is true. Playwright's own waiting needs eval, which the policy forbids."""
        for _ in range(100):
            if self.page.evaluate(expression):
                return
            self.page.wait_for_timeout(100)
        pytest.fail(f"never became true: {expression}")

    def ink(self, selector: str) -> list[float]:
        """Return for each element the share of pixels that are not its background."""
        blank = self.page.context.new_page()
        shots = [base64.b64encode(e.screenshot()).decode("ascii") for e in self.page.locator(selector).all()]
        shares = [blank.evaluate(INK_SHARE, shot) for shot in shots]
        blank.close()
        return shares


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium.running() as started:
        yield started


@pytest.fixture
def look(browser: Browser) -> Iterator[Callable[..., Seen]]:
    """Return a function that opens a file: ``look(path, width=400, scheme="dark")``."""
    contexts = []

    def open_page(path: Path, width: int = 1280, scheme: str = "light") -> Seen:
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
        contexts.append(context)
        seen = Seen(context.new_page())
        context.on("request", lambda request: seen.requests.append(request.url))
        seen.page.on("console", lambda said: seen.complaints.append(f"{said.type}: {said.text}"))
        seen.page.on("pageerror", lambda error: seen.complaints.append(f"thrown: {error}"))
        seen.page.goto(path.as_uri())
        seen.until("[...document.querySelectorAll('.plot')].every((plot) => plot.querySelector('.main-svg'))")
        return seen

    yield open_page
    for context in contexts:
        context.close()
