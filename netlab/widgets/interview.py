"""The interview: about twenty people, how close they are and who of them know each other. No export holds that."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from netlab.advice.interview import CLOSENESS, YES, interview_people
from netlab.text import counted, fold
from netlab.widgets.panel import Panel
from netlab.widgets.person import facts_of, name_of, role_of
from netlab.widgets.session import Session
from netlab.widgets.tree import Node, do, h

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class InterviewState:
    """``at``: who of the twenty is asked about."""

    at: int = 0


class Interview(Panel):
    """Ask about one person after the other; each answer is in interview.csv at once."""

    title = "Who knows whom"
    State = InterviewState

    def __init__(self, session: Session, state: InterviewState | None = None):
        self._of: object = None
        super().__init__(session, state)

    def _open(self) -> None:
        network = self.session.network
        if self._of is network:
            return
        self._of = network
        self.asked = list(interview_people(network.people)["person_id"])
        self._people = network.people.set_index("person_id", drop=False)
        self.known: dict[Pair, bool] = {}
        self.close: dict[str, str] = {}
        self.met: dict[str, str] = {}
        for row in self.session.answers("interview").fillna("").to_dict("records"):
            if row["target"]:
                self.known[_pair(row["source"], row["target"])] = fold(row["known"]) in YES
            else:
                self.close[row["source"]], self.met[row["source"]] = row["closeness"], row["how_met"]

    def checked(self, state: InterviewState) -> InterviewState:
        self._open()
        return replace(state, at=max(0, min(int(state.at), max(len(self.asked) - 1, 0))))

    @property
    def progress(self) -> str:
        """How far the interview is, in a sentence."""
        pairs = sum(self.known.values())
        done = len([one for one in self.asked if self.close.get(one)])
        return f"{done} of {counted(len(self.asked), 'person', 'people')}; {counted(pairs, 'pair')} that know each other."

    def do_close(self, word: str) -> None:
        """Say how close the person is."""
        if word in CLOSENESS and self.asked:
            self.close[self.asked[self.state.at]] = word
            self._keep_person()

    def do_met(self, value: str = "") -> None:
        """Say how you met."""
        if self.asked:
            self.met[self.asked[self.state.at]] = value.strip()
            self._keep_person()

    def do_know(self, other: str, value: bool = True) -> None:
        """Say whether the person knows one of the others."""
        if other in self.asked:
            self._keep_pairs({_pair(self.asked[self.state.at], other): bool(value)})

    def do_next(self) -> None:
        """Go on; whoever of the others was left unticked does not know the person."""
        if self.asked:
            me = self.asked[self.state.at]
            self._keep_pairs(
                {
                    _pair(me, one): False
                    for one in self.asked
                    if one != me and _pair(me, one) not in self.known
                }
            )
            self.set(at=self.state.at + 1)

    def _keep_person(self) -> None:
        me = self.asked[self.state.at]
        row = {"source": me, "closeness": self.close.get(me, ""), "how_met": self.met.get(me, "")}
        self.session.save("interview", pd.DataFrame([row]).astype("string").replace("", pd.NA))

    def _keep_pairs(self, pairs: dict[Pair, bool]) -> None:
        rows = [
            {"source": one, "target": other, "known": "yes" if yes else "no"}
            for (one, other), yes in pairs.items()
        ]
        if rows:
            self.session.save("interview", pd.DataFrame(rows).astype("string"))
            self.known |= pairs

    def view(self) -> Node:
        if not self.session.has_network:
            return h("p", "Choose an archive first.")
        self._open()
        if not self.asked:
            return h("p", "This archive lists nobody to ask about.")
        at, person = self.state.at, self._people.loc[self.asked[self.state.at]]
        back = h(
            "button",
            h("kbd", "p"),
            " Back",
            on={"click": do("set", at=at - 1)},
            shortcut="p",
            disabled=at == 0,
        )
        last = at == len(self.asked) - 1
        on = h(
            "button",
            h("kbd", "n"),
            " Done" if last else " Next person",
            on={"click": do("next")},
            shortcut="n",
            class_="main",
        )
        return h(
            "div",
            h("p", f"Person {at + 1} of {len(self.asked)}. {self.progress}", role="status"),
            h(
                "div",
                h("h3", name_of(self.session, person), tabindex="-1", focus=True),
                h("p", role_of(person), class_="role"),
                h("p", " · ".join(facts_of(person)), class_="quiet"),
                self._closeness(),
                self._how_met(),
                self._others(),
                class_="card",
            ),
            h("div", back, on, class_="foot"),
        )

    def _closeness(self) -> Node:
        now = self.close.get(self.asked[self.state.at], "")
        buttons = [
            h(
                "button",
                h("kbd", i),
                f" {word}",
                on={"click": do("close", word=word)},
                shortcut=str(i),
                aria_pressed=str(word == now).lower(),
            )
            for i, word in enumerate(CLOSENESS, start=1)
        ]
        return h("fieldset", h("legend", "How close are you?"), h("div", buttons, class_="answers"))

    def _how_met(self) -> Node:
        now = self.met.get(self.asked[self.state.at], "")
        return h(
            "label",
            "How did you meet? ",
            h(
                "input",
                type="text",
                value=now,
                autocomplete="off",
                key=self.asked[self.state.at],
                on={"change": do("met")},
            ),
        )

    def _others(self) -> Node:
        me = self.asked[self.state.at]
        boxes = [
            h(
                "li",
                h(
                    "label",
                    h(
                        "input",
                        type="checkbox",
                        checked=self.known.get(_pair(me, other), False),
                        on={"change": do("know", other=other)},
                    ),
                    h("bdi", self.session.name(self._people.at[other, "name"]), dir="auto"),
                ),
                key=f"{me} {other}",
            )
            for other in self.asked
            if other != me
        ]
        return h("fieldset", h("legend", "Whom of these do they know?"), h("ul", boxes, class_="boxes"))


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
