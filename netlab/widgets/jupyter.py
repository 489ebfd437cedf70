"""A panel in a notebook: an anywidget that passes trees out and events in, and words for where nothing runs."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar, Protocol

import anywidget
import traitlets

from netlab.widgets.style import css
from netlab.widgets.tree import Node, static_html

SCRIPT = Path(__file__).parent / "live.js"


class Shown(Protocol):
    """What can be shown: a :class:`netlab.widgets.panel.Panel`."""

    title: ClassVar[str]

    def tree(self) -> Node:
        """Return what it looks like."""

    def handle(self, event: Any, piece: bytes | None = None) -> None:
        """Do what an event asks for."""

    def listen(self, listener: Callable[[], None]) -> None:
        """Call ``listener`` when it looks different."""


_shown: weakref.WeakKeyDictionary[Shown, LivePanel] = weakref.WeakKeyDictionary()


class LivePanel(anywidget.AnyWidget):
    """Shows one panel; every open view of it stays the same."""

    _esm = SCRIPT.read_text(encoding="utf-8")
    _css = css()
    tree = traitlets.Dict().tag(sync=True)

    def __init__(self, panel: Shown):
        super().__init__(tree=panel.tree())
        self.on_msg(lambda widget, event, pieces: panel.handle(event, bytes(pieces[0]) if pieces else None))
        panel.listen(lambda: self.set_trait("tree", panel.tree()))


def live(panel: Shown) -> LivePanel:
    """Return the widget that shows a panel; one a panel, however often it is shown."""
    if panel not in _shown:
        _shown[panel] = LivePanel(panel)
    return _shown[panel]


def mimebundle(panel: Shown) -> Any:
    """Return the live widget, and beside it the same words as HTML for whoever reads the notebook without Python."""
    given = live(panel)._repr_mimebundle_()
    data, metadata = given if isinstance(given, tuple) else (given, {})
    page = f'<style>{css()}</style><div class="netlab-live at-rest">{static_html(panel.tree())}</div>'
    return {**(data or {}), "text/html": page, "text/plain": panel.title}, metadata
