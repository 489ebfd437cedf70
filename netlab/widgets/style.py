"""The look of the widgets: the figures' colours and type (:mod:`netlab.figures.theme`), in a page or in a notebook."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from netlab.figures import theme

SHEET = Path(__file__).parent / "live.css"


@cache
def css() -> str:
    """Return the style sheet of a live panel; everything in it is nested and touches nothing around it."""
    marks = "".join(f"--mix-{name}: {mark.color}; " for name, mark in theme.MIX_MARKS.items())
    variables = f".netlab-live {{ {marks}--blue: {theme.BLUE}; --orange: {theme.ORANGE}; --green: {theme.GREEN}; --font: {theme.FONT}; }}\n"
    return variables + SHEET.read_text(encoding="utf-8")
