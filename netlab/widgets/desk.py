"""The desk: all widgets of one network on one page, with one switch that hides names."""

from __future__ import annotations

from dataclasses import dataclass, replace

from netlab.text import counted
from netlab.widgets.archive import Archive
from netlab.widgets.companies import Companies
from netlab.widgets.explorer import Explorer
from netlab.widgets.goals_editor import GoalsEditor
from netlab.widgets.interview import Interview
from netlab.widgets.panel import Panel
from netlab.widgets.plan import Plan
from netlab.widgets.review import Review
from netlab.widgets.session import Session
from netlab.widgets.tree import Node, do, h
from netlab.widgets.what_if import WhatIfPanel

PAGES: dict[str, tuple[str, type[Panel]]] = {
    "archive": ("Archive", Archive),
    "explore": ("Explore", Explorer),
    "review": ("Review", Review),
    "plan": ("Plan", Plan),
    "what-if": ("What if?", WhatIfPanel),
    "goals": ("Goals", GoalsEditor),
    "companies": ("Employers", Companies),
    "interview": ("Interview", Interview),
}
# What a page is for, for whoever sees it for the first time.
LEADS = {
    "archive": "LinkedIn gives everybody their own data as a zip. Open yours here, or look around with an invented person. "
    "Whatever you open stays on this machine.",
    "explore": "Press a bar, and all other pictures show only those people. Press a name for everything the archive "
    "tells about somebody.",
    "review": "Your word wins over every rule. One key is an answer; each is saved at once and can be taken back.",
    "plan": "A few people a week, with a reason and a draft each. You write to them yourself; tick off whom you wrote to.",
    "goals": "What you want decides what is worth a message. Every field may stay empty.",
    "companies": "A word about an employer settles the industry of everybody who works there.",
    "interview": "Who of your contacts know each other stands in no archive. About fifteen minutes tell it for twenty of them.",
}


@dataclass(frozen=True, slots=True)
class DeskState:
    """``page``: which widget is shown."""

    page: str = "archive"


class Desk(Panel):
    """Every widget as a part of its own name: ``desk.parts["review"]``."""

    title = "netlab"
    State = DeskState

    def __init__(self, session: Session, state: DeskState | None = None):
        super().__init__(session, state or DeskState("explore" if session.has_network else "archive"))
        self.parts = {name: make(session) for name, (_, make) in PAGES.items()}
        for part in self.parts.values():
            part.parent = self

    def checked(self, state: DeskState) -> DeskState:
        known = state.page if state.page in PAGES and self.session.has_network else "archive"
        return replace(state, page=known)

    def part_changed(self, part: Panel) -> None:
        """Draw anew if the part is on the page."""
        if part is self.parts[self.state.page]:
            self.refresh()

    def do_hide(self, value: bool = True) -> None:
        """Hide names, or show them."""
        self.session.names_hidden = bool(value)

    def view(self) -> Node:
        page = self.state.page
        return h(
            "div",
            self._head(),
            h("h2", self.parts[page].title),
            h("p", LEADS[page], class_="lead") if page in LEADS else None,
            h("div", self.part(page), key=page),
        )

    def _head(self) -> Node:
        links = [
            h(
                "button",
                words,
                on={"click": do("set", page=page)},
                aria_current="page" if page == self.state.page else None,
                disabled=page != "archive" and not self.session.has_network,
                data_test=f"page-{page}",
            )
            for page, (words, _) in PAGES.items()
        ]
        hidden = h(
            "label",
            h(
                "input",
                type="checkbox",
                checked=self.session.names_hidden,
                on={"change": do("hide")},
                data_test="hide",
            ),
            "Hide names",
            class_="switch",
        )
        return h(
            "header",
            h("p", self._whose(), class_="quiet"),
            h("div", h("nav", links, aria_label="Pages"), hidden, class_="top"),
        )

    def _whose(self) -> str:
        if not self.session.has_network:
            return "Nothing leaves this machine."
        network = self.session.network
        n = counted(int(network.growth["n"].sum()), "connection")
        if network.is_sample:
            return f"The network of an invented person: {n}. Answers stay apart from those about your own, in {self.session.folder.name}."
        return (
            f"{self.session.name(network.owner.name)}: {n}. Answers are kept in {self.session.folder.name}."
        )
