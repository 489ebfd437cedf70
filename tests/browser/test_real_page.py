"""The report of a sample in a browser that can reach nothing: drawn, silent, and fit for a phone."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

pytestmark = pytest.mark.browser

LEAST_INK = 0.004  # a picture of axes alone has less


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (400, "dark")])
def test_it_asks_for_nothing_and_complains_of_nothing(
    sample_report: Callable, look: Callable, width: int, scheme: str
):
    seen = look(sample_report("graduate"), width, scheme)
    assert seen.complaints == []
    assert [urlsplit(url).scheme for url in seen.requests] == ["file"]
    shares = seen.ink(".plot")
    assert len(shares) == 31
    assert min(shares) > LEAST_INK, shares
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_map_in_it_can_be_searched(sample_report: Callable, look: Callable):
    page = look(sample_report("graduate")).page
    name = page.evaluate("document.querySelector('datalist option').value")
    page.fill("input[list]", name)  # tables have a search of their own
    page.keyboard.press("Enter")
    page.wait_for_timeout(400)
    assert name in page.inner_text(".told")
