"""The base of every widget: a state that reader and code set alike, a view that follows from it, and what is shown of names.

``view`` is a pure function of state and session; a widget only wires. The same panel is shown in a notebook
(:mod:`netlab.widgets.jupyter`), by the local page (:mod:`netlab.widgets.server`) and, where nothing runs, as words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any, ClassVar

from netlab.errors import NetlabError, ParameterError, nearest
from netlab.widgets.session import Session
from netlab.widgets.tree import Node, h, text_of, within

Listener = Callable[[], None]


class Panel:
    """A part of a page. Subclasses name their ``State`` (a frozen dataclass) and write ``view``.

    ``state`` holds all that the reader chose; setting it, or ``set(field=value)``, is the same as clicking.
    """

    title: ClassVar[str] = ""
    State: ClassVar[type]

    def __init__(self, session: Session, state: Any = None):
        self.session = session
        self.parts: dict[str, Panel] = {}
        self.parent: Panel | None = None
        self.notice = ""
        self._held = False  # while an event is at work the page is drawn once, at its end
        self._state = state if state is not None else self.State()
        self._listeners: list[Listener] = []
        session.listen(self.refresh)

    @property
    def state(self) -> Any:
        """The choices made so far, a frozen value."""
        return self._state

    @state.setter
    def state(self, value: Any) -> None:
        self._state = self.checked(value)
        self.refresh()

    def set(self, **changes: Any) -> None:
        """Change some of the choices. Raises ParameterError for one that this widget does not have."""
        known = [field.name for field in fields(self.State)]
        for name in changes:
            if name not in known:
                raise ParameterError(f"{self.title}: there is no '{name}' to set.{nearest(name, known)}")
        self.state = replace(self._state, **changes)

    def checked(self, state: Any) -> Any:
        """Return the state with every choice in its bounds; called before it takes effect."""
        return state

    def view(self) -> Node:
        """Return what the state looks like."""
        raise NotImplementedError

    def tree(self) -> Node:
        """Return the view with the last notice above it."""
        told = h("p", self.notice, class_="notice", role="status") if self.notice else None
        return h("section", told, self.view(), class_="panel-live", aria_label=self.title)

    def listen(self, listener: Listener) -> None:
        """Call ``listener`` whenever the view has changed."""
        self._listeners.append(listener)

    def refresh(self) -> None:
        """Tell everybody who shows this panel to draw it anew."""
        if self.parent is not None:
            self.parent.part_changed(self)
        elif not self._held:
            self._draw()

    def part_changed(self, part: Panel) -> None:
        """Draw anew, since something in ``part`` is different."""
        self.refresh()

    def _draw(self) -> None:
        for listener in self._listeners:
            listener()

    def part(self, name: str) -> Node:
        """Return the tree of a part; its events find their way back to it."""
        return within(name, self.parts[name].tree())

    def say(self, notice: str) -> None:
        """Show a sentence at once, before a longer piece of work goes on."""
        self.notice, top = notice, self
        while top.parent is not None:
            top = top.parent
        top._draw()

    def handle(self, event: Mapping[str, Any], piece: bytes | None = None) -> None:
        """Do what an event from the page asks for, then draw; what netlab cannot do is told in the page."""
        self._held = True
        try:
            self._dispatch(event, list(event.get("path") or []), piece)
        finally:
            self._held = False
        self.refresh()

    def _dispatch(self, event: Mapping[str, Any], path: list[str], piece: bytes | None) -> None:
        if path:
            if path[0] in self.parts:
                self.parts[path[0]].handle({**event, "path": path[1:]}, piece)
            return
        action = getattr(self, f"do_{event.get('do')}", None)
        if action is None:
            return
        self.notice = ""
        given = dict(event.get("with") or {})
        if event.get("value") is not None:
            given["value"] = event["value"]
        try:
            action(**given, **({} if piece is None else {"piece": piece}))
        except NetlabError as error:
            self.notice = str(error)

    def do_set(self, value: Any = None, into: str | None = None, **changes: Any) -> None:
        """Take a choice from the page: fixed ``changes``, or the element's own value ``into`` a field."""
        self.set(**({into: value} if into else changes))

    def words(self) -> str:
        """Return all that is shown, as plain words."""
        return text_of(self.tree())

    def _repr_mimebundle_(self, **wanted: Any) -> Any:
        from netlab.widgets.jupyter import mimebundle

        return mimebundle(self)
