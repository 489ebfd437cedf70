"""The plan: whom to write to in the coming weeks, why, what it costs, and a draft to copy. Ticking off is on disk at once.

Nothing is sent from here: whoever writes, writes on LinkedIn, by hand.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from netlab.advise import plan
from netlab.errors import ParameterError
from netlab.text import counted
from netlab.widgets.panel import Panel
from netlab.widgets.person import evidence_list, name_of, role_of
from netlab.widgets.session import HIDDEN, Session
from netlab.widgets.tree import Node, do, h

MOST_WEEKS = 12
VOICES = {"draft": "as they write", "draft_warm": "warm", "draft_plain": "plain", "draft_brief": "brief"}
OUTCOMES = ("", "wrote to them", "they answered", "we talked", "no answer", "decided not to")
ACTION_WORDS = {
    "reply": "answer",
    "welcome": "welcome",
    "reconnect": "get back in touch",
    "congratulate": "congratulate",
    "interview": "ask for a conversation about their work",
    "referral": "ask about a referral",
    "collaborate": "propose to do something together",
    "ask_introduction": "ask for an introduction",
    "introduce": "introduce two people",
    "ask_recommendation": "ask for a recommendation",
    "give_recommendation": "recommend them",
    "ask_opinion": "ask for their opinion",
    "invite": "invite",
    "nudge_invitation": "remind them of your invitation",
}
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PlanState:
    """``weeks`` ahead; ``voice`` of the drafts."""

    weeks: int = 2
    voice: str = "draft"


class Plan(Panel):
    """A few people a week; ``table`` holds the plan, ``done`` what was ticked off."""

    title = "Plan for the coming weeks"
    State = PlanState

    def __init__(self, session: Session, state: PlanState | None = None):
        self._of: object = None
        self._for: PlanState | None = None
        super().__init__(session, state)

    def _open(self) -> None:
        network = self.session.network
        if self._of is not network:
            self._of, self._for = network, None
            rows = self.session.answers("done").fillna({"outcome": ""})
            ids = rows[["person_id", "action"]].fillna("").itertuples(index=False)
            found = zip(ids, rows["on"], rows["outcome"], strict=True)
            self.done: dict[Key, tuple[pd.Timestamp, str]] = {
                (who, what): (on, end) for (who, what), on, end in found
            }
            self._people = network.people.set_index("person_id", drop=False)
        if self._for is None or self._for.weeks != self.state.weeks:
            self._table = plan(network, self.session.day, self.state.weeks)
            self._for = self.state

    @property
    def table(self) -> pd.DataFrame:
        """The plan as :func:`netlab.advise.plan` gives it, with the outcomes on disk."""
        self._open()
        keys = zip(self._table["person_id"], self._table["action"], strict=True)
        outcomes = [self.done[key][1] if key in self.done else None for key in keys]
        return self._table.assign(outcome=pd.array(outcomes, dtype="string"))

    @property
    def progress(self) -> str:
        """How much of the plan is done, in a sentence."""
        self._open()
        n = sum(key in self.done for key in zip(self._table["person_id"], self._table["action"], strict=True))
        return f"{n} of {len(self._table)} done; {counted(len(self.done), 'contact')} kept in done.csv."

    def checked(self, state: PlanState) -> PlanState:
        if state.voice not in VOICES:
            raise ParameterError(f"plan: no voice called '{state.voice}'. There are {', '.join(VOICES)}.")
        try:
            weeks = int(state.weeks)
        except ValueError:
            raise ParameterError("plan: write the number of weeks, such as 2.") from None
        return replace(state, weeks=min(max(weeks, 1), MOST_WEEKS))

    def do_tick(self, person: str, action: str, value: bool = True) -> None:
        """Mark somebody as done today, or not done after all."""
        key = self._known(person, action)
        if value:
            self._keep(key, self.session.day, "")
        elif key in self.done:
            on, _ = self.done.pop(key)
            row = self._row(key, on, "")
            self.session.save("done", row.iloc[:0], remove=row)

    def do_outcome(self, person: str, action: str, value: str = "") -> None:
        """Say what came of it."""
        key = self._known(person, action)
        on, _ = self.done.get(key, (self.session.day, ""))
        self._keep(key, on, value.strip())

    def _known(self, person: str, action: str) -> Key:
        self._open()
        if not ((self._table["person_id"] == person) & (self._table["action"] == action)).any():
            raise ParameterError("plan: that is not in it.")
        return person, action

    def _keep(self, key: Key, on: pd.Timestamp, outcome: str) -> None:
        saved = self.session.save("done", self._row(key, on, outcome))
        self.notice = saved.message if saved.waiting else ""
        self.done[key] = (on, outcome)

    def _row(self, key: Key, on: pd.Timestamp, outcome: str) -> pd.DataFrame:
        person = self._people.loc[key[0]]
        told = {"person_id": key[0], "url": person["url"], "name": person["name"], "action": key[1]}
        return pd.DataFrame([{**told, "on": f"{on:%Y-%m-%d}", "outcome": outcome or None}]).astype("string")

    # -- what it looks like

    def view(self) -> Node:
        if not self.session.has_network:
            return h("p", "Choose an archive first.")
        self._open()
        if self._table.empty:
            return h("p", "Nobody to write to: no rule finds a reason in this archive.")
        weeks = [self._week(int(str(number)), rows) for number, rows in self._table.groupby("week")]
        return h(
            "div",
            self._head(),
            weeks,
            h(
                "p",
                "Nothing is sent from here. Copy a draft, make it yours, and send it on LinkedIn.",
                class_="quiet",
            ),
        )

    def _head(self) -> Node:
        weeks = h(
            "input",
            type="number",
            min=1,
            max=MOST_WEEKS,
            value=self.state.weeks,
            on={"change": do("set", into="weeks")},
        )
        voices = [
            h("option", words, value=key, selected=key == self.state.voice) for key, words in VOICES.items()
        ]
        voice = h("select", voices, value=self.state.voice, on={"change": do("set", into="voice")})
        return h(
            "div",
            h("label", "Weeks ", weeks),
            h("label", "Drafts ", voice),
            h("span", self.progress, role="status", data_test="plan-progress"),
            class_="head",
        )

    def _week(self, number: int, rows: pd.DataFrame) -> Node:
        monday = self.session.day + pd.Timedelta(weeks=number - 1)
        title = h("h3", f"Week from {monday.day} {monday:%B}")
        return h(
            "section",
            title,
            [self._contact(row) for row in rows.sort_values("on", kind="stable").to_dict("records")],
            key=f"week {number}",
            class_="week",
        )

    def _contact(self, row: dict[Any, Any]) -> Node:
        person, action = str(row["person_id"]), str(row["action"])
        done, given = self.done.get((person, action)), {"person": person, "action": action}
        box = h("input", type="checkbox", checked=done is not None, on={"change": do("tick", **given)})
        about = self._people[self._people["person_id"] == person].iloc[0]
        what = ACTION_WORDS.get(action, action.replace("_", " "))
        return h(
            "div",
            h("label", box, f"{row['on']:%A} {row['on'].day} {row['on']:%B}: {what}", data_test="tick"),
            h("h4", name_of(self.session, about)),
            h("p", role_of(about), class_="role"),
            h("p", self.session.text(row["reason"])),
            h("p", self.session.text(row["ask_first"]), class_="notice")
            if isinstance(row["ask_first"], str)
            else None,
            h(
                "details",
                h("summary", "Why, and what it costs"),
                evidence_list(self.session, row["evidence"]),
                h("p", f"Cost: {self.session.text(row['cost'])}") if isinstance(row["cost"], str) else None,
            ),
            self._draft(person, action, row["draft"]),
            self._outcome(given, done[1]) if done is not None else None,
            class_="card done" if done is not None else "card",
            key=f"{person} {action}",
        )

    def _draft(self, person: str, action: str, plain: object) -> Node | None:
        if self.session.names_hidden:
            return h("p", f"The draft is {HIDDEN}.", class_="quiet")
        text = self._in_voice(person, action, plain)
        if not text:
            return None
        field = h(
            "textarea",
            value=text,
            rows=min(text.count("\n") + 2, 12),
            aria_label="Draft",
            key=f"{self.state.voice}",
        )
        copy = h("button", "Copy", copies=True)
        return h("details", h("summary", "Draft"), field, copy)

    def _in_voice(self, person: str, action: str, plain: object) -> str:
        table = self.session.network.suggestions
        if self.state.voice in table.columns:
            found = table.loc[
                (table["person_id"] == person) & (table["action"] == action), self.state.voice
            ].dropna()
            if len(found):
                return str(found.iloc[0])
        return plain if isinstance(plain, str) else ""

    def _outcome(self, given: dict[str, str], now: str) -> Node:
        words = OUTCOMES if now in OUTCOMES else (*OUTCOMES, now)
        options = [h("option", word or "not yet known", value=word, selected=word == now) for word in words]
        return h(
            "label",
            "What came of it ",
            h("select", options, value=now, on={"change": do("outcome", **given)}),
        )
