"""The page's own colours: text of WCAG's level AA on light and on dark paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from netlab.report import page

CSS = (Path(page.__file__).parent / "_page" / "page.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
    for block in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
)
TEXT_ON_PAPER = [
    ("ink", "paper"), ("ink", "card"), ("quiet", "paper"), ("quiet", "card"), ("accent", "paper"), ("accent", "card"),
    ("ink", "accent-soft"), ("ink", "warn-soft"), ("warn", "warn-soft"),
]  # fmt: skip


def luminance(color: str) -> float:
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "paper"), TEXT_ON_PAPER)
def test_every_text_is_read_on_every_paper(colors: dict[str, str], text: str, paper: str):
    darker, lighter = sorted((luminance(colors[text]), luminance(colors[paper])))
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_light_and_dark_name_the_same_colours_and_nothing_is_fetched():
    assert set(LIGHT) == set(DARK)
    assert "url(" not in CSS
    assert "@import" not in CSS
