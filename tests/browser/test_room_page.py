"""The page of a room in a browser that can reach nothing: drawn, silent, and fit for a phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from urllib.parse import urlsplit

import pytest
from cards import cards, many_ticks

from netlab.room_page import write_room_page
from netlab.workshop import pool

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("n", "width", "scheme"), [(30, 1280, "light"), (12, 400, "dark"), (3, 400, "light")]
)
def test_it_asks_for_nothing_and_draws_what_it_may(
    tmp_path: Path, look: Callable, n: int, width: int, scheme: str
):
    room = pool(cards(n), many_ticks(n), draw=Random(1).randrange)
    seen = look(write_room_page(room, tmp_path / "room.html"), width, scheme)
    assert seen.complaints == []
    assert [urlsplit(url).scheme for url in seen.requests] == ["file"]
    assert bool(seen.page.locator(".plot").count()) is (n >= 5)
    assert all(share > 0.01 for share in seen.ink(".plot"))
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
