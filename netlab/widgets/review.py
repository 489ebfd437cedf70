"""Review: tell netlab what it cannot know, ten people at a time or a whole set at once.

One key is an answer. Each is on disk before the next person is shown, and can be taken back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from netlab.advice import sets
from netlab.people.matching import ANSWER_WORDS
from netlab.text import counted
from netlab.widgets.answering import MUTE, Answering, judgements_moved
from netlab.widgets.panel import Panel
from netlab.widgets.person import evidence_list, facts_of, name_of, role_of
from netlab.widgets.session import Session
from netlab.widgets.tree import Node, do, h

SETS = 8  # sets offered at once
# The key of each answer; "s" skips, "u" takes back, "n" brings the next ten.
KEYS = {"friend or family": "f", "work": "w", "both": "b", "I don't know them": "x", MUTE: "m"}
MODES = {"people": "One by one", "groups": "Group by group"}


@dataclass(frozen=True, slots=True)
class ReviewState:
    """``mode`` people or groups; ``at`` who of the ten; ``set_id`` which set, ``excepted`` who of it is left out."""

    mode: str = "people"
    at: int = 0
    set_id: str = ""
    excepted: tuple[str, ...] = ()


class Review(Panel):
    """Ask about people; ``work`` holds who is asked and what was answered."""

    title = "Tell netlab what it cannot know"
    State = ReviewState

    def __init__(self, session: Session, state: ReviewState | None = None):
        self._work: Answering | None = None
        super().__init__(session, state)

    @property
    def work(self) -> Answering:
        """The answers about the session's network, read from disk when it is another one."""
        if self._work is None or self._work.network is not self.session.network:
            self._work = Answering(self.session)
        return self._work

    @property
    def changed(self) -> str:
        """What the answers changed so far, in words."""
        return self.work.changed

    def checked(self, state: ReviewState) -> ReviewState:
        mode = state.mode if state.mode in MODES else "people"
        return replace(state, mode=mode, at=max(0, min(int(state.at), len(self.work.asked))))

    def do_answer(self, word: str) -> None:
        """Answer for the person, or the set, that is shown."""
        at, state = self.state.at, self.state
        if word not in ANSWER_WORDS:
            return
        if state.mode == "people" and at < len(self.work.asked):
            saved = self.work.answer(at, word, state)
            self.notice = saved.message if saved is not None and saved.waiting else ""
            self.set(at=self._after(at))
        elif state.mode == "groups" and word != MUTE:
            n = self.work.answer_set(state.set_id, word, state.excepted, state)
            self.notice = f"{word}, for {counted(n, 'person', 'people')}. Saved." if n else ""
            self.set(set_id="" if n else state.set_id, excepted=())

    def do_skip(self) -> None:
        """Go on without an answer."""
        self.set(at=self._after(self.state.at))

    def do_more(self) -> None:
        """Ask about the next ten."""
        self.work.next_ten()
        self.set(at=0)

    def do_undo(self) -> None:
        """Take the last answer back, also on disk."""
        last = self.work.take_back()
        if last is not None:
            self.state = last.where
            self.notice = "Taken back."

    def do_learn(self) -> None:
        """Analyse anew, so that the rules learn from the answers, and tell what that changed."""
        n = len(self.work.given)
        moved = judgements_moved(*self.session.learn(self.say))
        self.set(at=0, set_id="", excepted=())
        self.notice = f"{counted(n, 'answer')} changed the judgement of {counted(moved, 'person', 'people')}."

    def do_leave_out(self, person: str, value: bool = True) -> None:
        """Leave somebody out of the answer about a set (the box unticked), or take them in again."""
        left = [one for one in self.state.excepted if one != person]
        self.set(excepted=tuple(left if value else [*left, person]))

    def _after(self, at: int) -> int:
        """The next of the ten without an answer, from here on, then from the first; past the end if there is none."""
        ids = list(self.work.asked["person_id"])
        order = [*range(at + 1, len(ids)), *range(0, at)]
        return next((i for i in order if ids[i] not in self.work.replies), len(ids))

    def view(self) -> Node:
        if not self.session.has_network:
            return h("p", "Choose an archive first.")
        now = self.state.mode
        tabs = [
            h("button", words, on={"click": do("set", mode=mode)}, aria_pressed=str(now == mode).lower())
            for mode, words in MODES.items()
        ]
        shown = self._people_view() if now == "people" else self._groups_view()
        return h(
            "div",
            h("div", tabs, class_="tabs", role="group", aria_label="How to answer"),
            shown,
            self._foot(),
        )

    def _people_view(self) -> Node:
        if self.work.asked.empty:
            return h("p", "There is nobody left to ask about: everybody has an answer of yours.")
        at = self.state.at
        shown = (
            self._done_view() if at >= len(self.work.asked) else self._person_view(self.work.asked.iloc[at])
        )
        return h("div", shown, self._ten_view(), class_="two")

    def _person_view(self, asked: pd.Series) -> Node:
        person = self.work.people.loc[asked["person_id"]]
        reply = self.work.replies.get(str(asked["person_id"]))
        return h(
            "div",
            h("h3", name_of(self.session, person), tabindex="-1", focus=True),
            h("p", role_of(person), class_="role"),
            h("p", " · ".join(facts_of(person)), class_="quiet"),
            evidence_list(self.session, asked["evidence"], 8),
            h("p", f"You said: {reply}.") if reply else None,
            _answers(tuple(KEYS), skip=True),
            class_="card",
            data_test="person",
        )

    def _done_view(self) -> Node:
        more = h(
            "button",
            h("kbd", "n"),
            " Ten more",
            on={"click": do("more")},
            shortcut="n",
            class_="main",
            focus=True,
        )
        return h("div", h("h3", "These ten are done"), h("p", self.work.changed), more, class_="card")

    def _ten_view(self) -> Node:
        rows = []
        for i, person in enumerate(self.work.asked["person_id"]):
            name = self.session.name(self.work.people.at[person, "name"])
            label = h(
                "button",
                h("bdi", name, dir="auto"),
                on={"click": do("set", at=i)},
                aria_current=i == self.state.at or None,
            )
            rows.append(
                h("li", label, h("span", self.work.replies.get(person, ""), class_="quiet"), key=person)
            )
        return h(
            "div",
            h("p", self.work.progress, role="status"),
            _meter(len(self.work.replies), len(self.work.asked)),
            h("ol", rows, class_="ten"),
        )

    def _groups_view(self) -> Node:
        rows = self.work.open_sets().head(SETS)
        if rows.empty:
            return h(
                "p", "No set of people without an answer has enough in common to be answered for at once."
            )
        buttons = [
            h(
                "li",
                h(
                    "button",
                    sets.set_sentence(row),
                    on={"click": do("set", set_id=row["set_id"], excepted=[])},
                    aria_pressed=str(row["set_id"] == self.state.set_id).lower(),
                ),
                key=row["set_id"],
            )
            for _, row in rows.iterrows()
        ]
        chosen = (
            self._set_view()
            if self.state.set_id
            else h("p", "Choose a set. Whoever is different can be left out.", class_="quiet")
        )
        return h("div", h("ul", buttons, class_="sets"), chosen, class_="two")

    def _set_view(self) -> Node:
        members = self.work.members(self.state.set_id)
        if members.empty:
            return h("p", "Everybody in this set has an answer.")
        rows = [self._member_view(self.work.people.loc[person]) for person in members["person_id"]]
        words = tuple(word for word in KEYS if word != MUTE)
        return h(
            "div",
            h("p", "Untick whoever is different.", class_="quiet"),
            h("ul", rows, class_="members"),
            _answers(words),
            class_="card",
        )

    def _member_view(self, person: pd.Series) -> Node:
        who = str(person["person_id"])
        box = h(
            "input",
            type="checkbox",
            checked=who not in self.state.excepted,
            on={"change": do("leave_out", person=who)},
        )
        first = (
            str(person["relationship_evidence"]).split("\n")[0]
            if pd.notna(person["relationship_evidence"])
            else ""
        )
        told = " · ".join(part for part in (role_of(person), self.session.text(first)) if part)
        return h(
            "li",
            h("label", box, h("bdi", self.session.name(person["name"]), dir="auto")),
            h("span", told, class_="quiet"),
            key=who,
        )

    def _foot(self) -> Node:
        undo = h(
            "button",
            h("kbd", "u"),
            " Take back",
            on={"click": do("undo")},
            shortcut="u",
            disabled=not self.work.given,
        )
        learn = (
            h("button", "Let the rules learn", on={"click": do("learn")}, disabled=not self.work.given)
            if self.session.export is not None
            else None
        )
        where = f"Each answer is saved at once in {self.session.folder.name}/labels.csv."
        return h(
            "div",
            h("p", self.work.changed if self.work.given else where, class_="quiet", role="status"),
            undo,
            learn,
            class_="foot",
        )


def _answers(words: tuple[str, ...], skip: bool = False) -> Node:
    buttons: list[Any] = [
        h(
            "button",
            h("kbd", KEYS[word]),
            f" {word}",
            on={"click": do("answer", word=word)},
            shortcut=KEYS[word],
            key=word,
        )
        for word in words
    ]
    if skip:
        buttons.append(
            h("button", h("kbd", "s"), " skip", on={"click": do("skip")}, shortcut="s", key="skip")
        )
    return h("div", buttons, class_="answers", role="group", aria_label="Your answer")


def _meter(done: int, of: int) -> Node:
    return h("progress", value=done, max=max(of, 1), aria_label="answered")
