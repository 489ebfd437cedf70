"""Explorer: pictures that filter each other, the people they leave as a table, and one person with all evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd

from netlab.errors import ParameterError, nearest
from netlab.text import counted, percent
from netlab.vocabulary import MIX_NAMES
from netlab.widgets import facets
from netlab.widgets.panel import Panel
from netlab.widgets.person import STATE_WORDS, card
from netlab.widgets.session import Session
from netlab.widgets.tree import Node, do, h

PAGE = 25
# How the table may be ordered. Never by goals: nobody is sorted from least fit.
ORDERS = {
    "closest": ("closest ties first", "strength", False),
    "newest": ("newest connections first", "connected_on", False),
    "latest": ("latest contact first", "last_touch_on", False),
    "name": ("by name", "name", True),
}
MIX_MARK = {name: kind for kind, name in MIX_NAMES.items()}


@dataclass(frozen=True, slots=True)
class ExplorerState:
    """``chosen``: values by facet (:data:`netlab.widgets.facets.NAMES`); ``person``: whose card is open."""

    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    query: str = ""
    order: str = "closest"
    page: int = 0
    person: str = ""


class Explorer(Panel):
    """Who is in the network: filter by any picture, search, open a card."""

    title = "Explore your network"
    State = ExplorerState

    def __init__(self, session: Session, state: ExplorerState | None = None):
        self._of: object = None
        super().__init__(session, state)

    @property
    def facets(self) -> facets.Facets:
        """The coded connections of the session's network."""
        people = self.session.network.people
        if self._of is not people:
            self._of, self._facets = people, facets.facets_of(people)
        return self._facets

    @property
    def rows(self) -> pd.DataFrame:
        """The people who meet the filters, in the order chosen: what the table shows, as a table."""
        found = self.facets.people[self.facets.matching(self.state.chosen, self.state.query)]
        _, column, ascending = ORDERS[self.state.order]
        return found.sort_values(
            [column, "person_id"], ascending=[ascending, True], na_position="last", ignore_index=True
        )

    def checked(self, state: ExplorerState) -> ExplorerState:
        for facet in state.chosen:
            if facet not in facets.NAMES:
                raise ParameterError(f"explorer: no filter called '{facet}'.{nearest(facet, facets.NAMES)}")
        if state.order not in ORDERS:
            raise ParameterError(f"explorer: no order called '{state.order}'.{nearest(state.order, ORDERS)}")
        chosen = {facet: tuple(values) for facet, values in state.chosen.items() if values}
        moved = (chosen, state.query, state.order) != (
            self._state.chosen,
            self._state.query,
            self._state.order,
        )
        return replace(state, chosen=chosen, page=0 if moved else max(int(state.page), 0))

    def do_toggle(self, facet: str, choice: str) -> None:
        """Filter by a value, or no more."""
        now = self.state.chosen.get(facet, ())
        then = tuple(one for one in now if one != choice) if choice in now else (*now, choice)
        self.set(chosen={**self.state.chosen, facet: then})

    def do_clear(self) -> None:
        """Take all filters away."""
        self.set(chosen={}, query="")

    def view(self) -> Node:
        if not self.session.has_network:
            return h("p", "Choose an archive first.")
        if not len(self.facets.people):
            return h("p", "This archive lists no connections, so there is nobody to explore.")
        pictures = [self._picture(facet) for facet in facets.NAMES]
        return h(
            "div",
            self._head(),
            h("div", pictures, class_="pictures"),
            h("div", self._table(), self._card(), class_="two" if self.state.person else "one"),
        )

    def _head(self) -> Node:
        rows, whole = self.facets.matching(self.state.chosen, self.state.query), len(self.facets.people)
        n = int(rows.sum())
        label = h(
            "label",
            "Search ",
            h(
                "input",
                type="search",
                value=self.state.query,
                on={"input": do("set", into="query")},
                placeholder="name, employer or title",
            ),
        )
        clear = h(
            "button",
            "Take filters away",
            on={"click": do("clear")},
            disabled=not (self.state.chosen or self.state.query),
        )
        said = f"{counted(n, 'connection')} of {whole:,} ({percent(n / whole)})"
        return h("div", label, clear, h("output", said, role="status", data_test="count"), class_="head")

    def _picture(self, facet: str) -> Node:
        """One facet as bars: what is left of each value under the other filters; pressing one filters by it."""
        rows = self.facets.matching(self.state.chosen, self.state.query, but=facet)
        counts, chosen = self.facets.counts(facet, rows), self.state.chosen.get(facet, ())
        shown = [(value, n) for value, n in counts.items() if n or value in chosen]
        if facet == "year":
            shown.reverse()
        first, rest = shown[: facets.MOST_VALUES], shown[facets.MOST_VALUES :]
        most = max((n for _, n in shown), default=1) or 1
        bars = [self._bar(facet, value, n, n / most, value in chosen) for value, n in first]
        more = (
            h(
                "p",
                f"and {counted(len(rest), 'other', 'others')}, {sum(n for _, n in rest):,} people",
                class_="quiet",
            )
            if rest
            else None
        )
        return h("fieldset", h("legend", facets.NAMES[facet]), h("ul", bars, class_="bars"), more, key=facet)

    def _bar(self, facet: str, value: str, n: int, share: float, is_chosen: bool) -> Node:
        mark = f"bar mix-{MIX_MARK[value]}" if facet == "relationship" else "bar"
        return h(
            "li",
            h(
                "button",
                h("bdi", value, dir="auto"),
                h("b", f"{n:,}"),
                h("span", class_=mark, bar=share),
                on={"click": do("toggle", facet=facet, choice=value)},
                aria_pressed=str(is_chosen).lower(),
            ),
            key=value,
        )

    def _table(self) -> Node:
        rows = self.rows
        pages = max(int(np.ceil(len(rows) / PAGE)), 1)
        page = min(self.state.page, pages - 1)
        options = [
            h("option", words, value=key, selected=key == self.state.order)
            for key, (words, *_) in ORDERS.items()
        ]
        order = h(
            "label",
            "Order ",
            h("select", options, value=self.state.order, on={"change": do("set", into="order")}),
        )
        back = h("button", "Back", on={"click": do("set", page=page - 1)}, disabled=page == 0)
        on = h("button", "On", on={"click": do("set", page=page + 1)}, disabled=page >= pages - 1)
        heads = ("Name", "Title", "Employer", "Friends or work", "In touch", "Your goals")
        body = [self._row(person) for person in rows.iloc[page * PAGE : (page + 1) * PAGE].to_dict("records")]
        return h(
            "div",
            h("div", order, back, h("span", f"page {page + 1} of {pages:,}"), on, class_="head"),
            h(
                "div",
                h(
                    "table",
                    h("caption", "People who meet the filters"),
                    h("thead", h("tr", [h("th", one, scope="col") for one in heads])),
                    h("tbody", body),
                ),
                class_="scroll",
                tabindex="0",
                role="region",
                aria_label="People",
            ),
        )

    def _row(self, person: Mapping[Any, Any]) -> Node:
        who = str(person["person_id"])
        name = h(
            "button",
            h("bdi", self.session.name(person["name"]), dir="auto"),
            on={"click": do("set", person=who)},
            class_="link",
        )
        goals = (
            str(person["goal_evidence"]).split("\n")[0] if isinstance(person["goal_evidence"], str) else ""
        )
        told = [
            _text(person["position"]),
            _text(person["employer"]),
            MIX_NAMES.get(str(person["relationship"]), ""),
            STATE_WORDS.get(str(person["state"]), ""),
            self.session.text(goals),
        ]
        return h(
            "tr",
            h("th", name, scope="row"),
            [h("td", h("bdi", one, dir="auto")) for one in told[:-1]],
            h("td", h("bdi", told[-1], dir="auto"), class_="wide"),
            key=who,
        )

    def _card(self) -> Node | None:
        people = self.session.network.people
        found = people[people["person_id"] == self.state.person]
        if found.empty:
            return None
        close = h("button", "Close", on={"click": do("set", person="")}, shortcut="escape", focus=True)
        return h("div", close, card(self.session, found.iloc[0]), class_="side", data_test="card")


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
