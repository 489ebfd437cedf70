"""What a self-check says back: right, not yet and why, or that this archive has no answer; and the polite stop at a gap."""

from __future__ import annotations

import html
from dataclasses import dataclass

from netlab.errors import NetlabError

_COLOURS = {True: "#00795c", False: "#b35900", None: "#66707f"}
_HEADS = {True: "Right.", False: "Not yet.", None: "No answer here."}


@dataclass(frozen=True, slots=True)
class Reply:
    """The reply to an answer: ``is_right`` (``None``: this archive cannot tell), what is to be said, where to look."""

    is_right: bool | None
    said: str
    look: str = ""

    def _repr_html_(self) -> str:
        look = f"<br>Where to look: {html.escape(self.look)}" if self.look else ""
        return (
            f'<p style="border-left: 4px solid {_COLOURS[self.is_right]}; padding: .3em .8em; margin: .5em 0">'
            f"<b>{_HEADS[self.is_right]}</b> {html.escape(self.said)}{look}</p>"
        )

    def __str__(self) -> str:
        look = f" Where to look: {self.look}" if self.look else ""
        return f"{_HEADS[self.is_right]} {self.said}{look}"

    __repr__ = __str__


class YourTurn(NetlabError):
    """A gap that nobody has filled in yet. In a notebook it stops the run with a sentence and no traceback."""

    def _render_traceback_(self) -> list[str]:
        """Tell Jupyter what to show instead of a traceback."""
        return [f"Your turn: {self}"]
