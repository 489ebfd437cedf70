"""What if: sliders and picks, and the same measures before and after. The network and LinkedIn stay as they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from netlab.errors import ParameterError
from netlab.metrics.composition import counted as connections_in
from netlab.text import fold, percent
from netlab.vocabulary import MIX_NAMES, RELATIONSHIPS
from netlab.whatif import WhatIf, what_if
from netlab.widgets.panel import Panel
from netlab.widgets.person import name_of
from netlab.widgets.session import Session
from netlab.widgets.tree import Node, do, h

MOST_ADDED = 50
FOUND = 6  # people offered by the search
EVERYBODY = 0  # of the slider of years: nobody is left out


@dataclass(frozen=True, slots=True)
class WhatIfState:
    """``silent_before``: leave out who joined before that year and never had contact (0: nobody); ``without``: whom
    else; ``more`` people of a ``role`` at a ``company``; ``relabel``: person and relationship; ``query``: whom to find."""

    silent_before: int = EVERYBODY
    without: tuple[str, ...] = ()
    more: int = 0
    role: str = ""
    company: str = ""
    relabel: tuple[tuple[str, str], ...] = ()
    query: str = ""


class WhatIfPanel(Panel):
    """Try a smaller or a different network; ``result`` holds what it would come to."""

    title = "What if?"
    State = WhatIfState

    def __init__(self, session: Session, state: WhatIfState | None = None):
        self._of: tuple[object, object] | None = None
        super().__init__(session, state)

    @property
    def result(self) -> WhatIf:
        """The network beside what it would be (:func:`netlab.whatif.what_if`)."""
        asked = (self.session.network, replace(self.state, query=""))
        if self._of is None or self._of[0] is not asked[0] or self._of[1] != asked[1]:
            self._result, self._of = self._compare(), asked
        return self._result

    def _compare(self) -> WhatIf:
        state = self.state
        words = {"position": state.role, "company": state.company}
        added = {**{name: word for name, word in words.items() if word}, "n": state.more}
        return what_if(
            self.session.network,
            remove=[*dict.fromkeys((*self._silent(), *state.without))],
            add=[added] if state.more else None,
            relabel=dict(state.relabel),
        )

    def _silent(self) -> list[str]:
        """Those who joined before the year and with whom there was never contact; whom you know as friends stay."""
        if self.state.silent_before == EVERYBODY:
            return []
        people = connections_in(self.session.network.people)
        quiet = people["state"].astype("string").eq("never").fillna(False)
        early = people["connected_on"].dt.year.lt(self.state.silent_before).fillna(False)
        friend = people["relationship"].astype("string").isin(["personal", "both"])
        return [str(one) for one in people.loc[(quiet & early & ~friend).astype("bool"), "person_id"]]

    def checked(self, state: WhatIfState) -> WhatIfState:
        known = set(connections_in(self.session.network.people)["person_id"])
        named = (*state.without, *(who for who, _ in state.relabel))
        if not known.issuperset(named):
            raise ParameterError("what if: somebody named is no connection here.")
        return replace(
            state,
            silent_before=_number(state.silent_before),
            more=min(_number(state.more), MOST_ADDED),
            without=tuple(state.without),
            relabel=tuple((str(who), str(word)) for who, word in state.relabel if word in RELATIONSHIPS),
        )

    def do_without(self, person: str, value: bool = True) -> None:
        """Try without somebody, or with them again."""
        others = tuple(one for one in self.state.without if one != person)
        self.set(without=(*others, person) if value else others)

    def do_relabel(self, person: str, value: str = "") -> None:
        """Try another relationship for somebody; an empty one is what the evidence says."""
        others = [pair for pair in self.state.relabel if pair[0] != person]
        self.set(relabel=tuple([*others, (person, value)] if value else others))

    def do_clear(self) -> None:
        """Back to the network as it is."""
        self.state = WhatIfState()

    # -- what it looks like

    def view(self) -> Node:
        if not self.session.has_network:
            return h("p", "Choose an archive first.")
        if not len(connections_in(self.session.network.people)):
            return h("p", "This archive lists no connections, so there is nothing to try.")
        return h(
            "div",
            h(
                "p",
                "Nothing here is done: not to your answers, not on LinkedIn. The advice about any person is to keep them.",
                class_="quiet",
            ),
            h("div", h("div", self._sliders(), self._picks()), self._outcome(), class_="two right"),
        )

    def _sliders(self) -> Node:
        years = connections_in(self.session.network.people)["connected_on"].dt.year.dropna()
        first, last = (int(years.min()), int(years.max()) + 1) if len(years) else (2003, 2003)
        at = self.state.silent_before or first
        year = _slider(first, last, at, "silent_before", data_test="silent")
        said = f"before {at}" if at > first else "nobody"
        more = _slider(0, MOST_ADDED, self.state.more, "more")
        role = _typed(self.state.role, "role", placeholder="such as data scientist")
        company = _typed(self.state.company, "company")
        return h(
            "fieldset",
            h("legend", "What would be different?"),
            h(
                "label",
                f"Leave out who joined long ago and never exchanged a word with you on LinkedIn: {said} ({len(self._silent())})",
                year,
            ),
            h("label", f"{self.state.more} more people", more),
            h("label", "who work as", role),
            h("label", "at", company),
            h("button", "Back to how it is", on={"click": do("clear")}),
        )

    def _picks(self) -> Node:
        find = h(
            "input",
            type="search",
            value=self.state.query,
            on={"input": do("set", into="query")},
            autocomplete="off",
        )
        ids = [*dict.fromkeys((*self.state.without, *(who for who, _ in self.state.relabel), *self._found()))]
        people = self.session.network.people.set_index("person_id", drop=False)
        rows = [self._pick(people.loc[who]) for who in ids]
        return h(
            "fieldset",
            h("legend", "Single people"),
            h("label", "Find somebody", find),
            h("ul", rows, class_="members"),
        )

    def _found(self) -> list[str]:
        words = fold(self.state.query).split()
        if not words:
            return []
        people = connections_in(self.session.network.people)
        hits = (
            who
            for who, name in zip(people["person_id"], people["name"], strict=True)
            if all(word in fold(str(name)) for word in words)
        )
        return [str(who) for who, _ in zip(hits, range(FOUND), strict=False)]

    def _pick(self, person: pd.Series) -> Node:
        who = str(person["person_id"])
        box = h(
            "input",
            type="checkbox",
            checked=who in self.state.without,
            on={"change": do("without", person=who)},
        )
        now = dict(self.state.relabel).get(who, "")
        options = [h("option", "as judged", value="", selected=not now)]
        options += [
            h("option", MIX_NAMES.get(word, word), value=word, selected=word == now) for word in RELATIONSHIPS
        ]
        label = h(
            "select", options, value=now, aria_label="taken as", on={"change": do("relabel", person=who)}
        )
        return h("li", h("label", box, "without ", name_of(self.session, person)), label, key=who)

    def _outcome(self) -> Node:
        given = self.result
        told = [h("li", self.session.text(sentence)) for sentence in given.told]
        heads = h(
            "tr",
            h("th", "Measure", scope="col"),
            [h("th", one, scope="col", class_="number") for one in ("Now", "Then")],
            h("th", "Change", scope="col"),
        )
        rows = [self._measure(row) for row in given.measures.to_dict("records")]
        table = h("table", h("caption", "Before and after"), h("thead", heads), h("tbody", rows))
        nothing = h("p", "Nothing is different yet.", class_="quiet")
        return h(
            "div",
            h("div", h("ul", told, class_="evidence") if told else nothing, role="status"),
            h("div", table, class_="scroll", tabindex="0", role="region", aria_label="Before and after"),
            class_="card",
            data_test="outcome",
        )

    def _measure(self, row: dict[Any, Any]) -> Node:
        now, then = (_written(row["measure"], row[side]) for side in ("before", "after"))
        change = row["change"]
        moved = "" if pd.isna(change) or abs(change) < 1e-9 else ("▲ more" if change > 0 else "▼ fewer")
        sure = "" if not moved or row["is_clear"] is True else ", within what is not known"
        return h(
            "tr",
            h("th", row["label"], scope="row"),
            h("td", now, class_="number"),
            h("td", then, class_="number"),
            h("td", moved + sure),
            key=str(row["measure"]),
        )


def _written(measure: str, value: Any) -> str:
    if pd.isna(value):
        return "not known"
    if measure.endswith("_share"):
        return percent(float(value))
    return f"{value:,.1f}" if measure.endswith("_hill_1") else f"{int(value):,}"


def _number(value: object) -> int:
    try:
        return max(int(str(value)), 0)
    except ValueError:
        raise ParameterError("what if: write a whole number.") from None


def _slider(low: int, high: int, value: int, into: str, **more: Any) -> Node:
    """A slider that sets one number of the state at every step."""
    return h(
        "input", type="range", min=low, max=high, value=value, on={"input": do("set", into=into)}, **more
    )


def _typed(value: str, into: str, **more: Any) -> Node:
    """A line of text that sets one word of the state when it is left."""
    on = {"change": do("set", into=into)}
    return h("input", type="text", value=value, on=on, autocomplete="off", **more)
