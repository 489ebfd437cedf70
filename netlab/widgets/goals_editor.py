"""Goals editor: what the network is for, field by field, kept in goals.toml; each mistake told where it is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from netlab.advice.goals_draft import own_skills, suggest_goals, weak_topics
from netlab.advice.goals_file import goals_toml
from netlab.errors import GoalsError
from netlab.files import write_whole
from netlab.goals import Goals, load_goals, plain_goals
from netlab.vocabulary import FUNCTIONS, MIX_NAMES, SENIORITIES
from netlab.widgets.panel import Panel
from netlab.widgets.session import Session, make_private
from netlab.widgets.tree import Node, do, h
from netlab.workspace import GOALS_FILE, Workspace

BEFORE = "goals (before).toml"
UNSAVED = "goals (not saved).toml"  # what was changed and not saved, should Python stop
FIELDS = {
    "roles": "Titles you aim for",
    "industries": "Industries, in your own words",
    "companies": "Employers you aim for",
    "skills": "What you want to use or learn",
    "topics": "What you want to talk and read about (ten terms or more)",
    "avoid": "Never suggest people from",
}
CLOSED = {"functions": ("Fields of work", FUNCTIONS), "seniority": ("Levels", SENIORITIES)}


@dataclass(frozen=True, slots=True)
class GoalsState:
    """``values``: the goals as goals.toml would hold them; ``is_saved``: nothing changed since they were kept."""

    values: Mapping[str, Any] = field(default_factory=dict)
    is_saved: bool = True


class GoalsEditor(Panel):
    """Edit the goals; ``goals`` is what they amount to now."""

    title = "What your network is for"
    State = GoalsState

    def __init__(self, session: Session, state: GoalsState | None = None):
        self._of: object = None
        super().__init__(session, state)

    def _open(self) -> None:
        network = self.session.network
        if self._of is None or self._of.owner is not network.owner:  # type: ignore[attr-defined]
            self._of = network
            own = Workspace(self.session.folder).goals
            self._state = GoalsState(plain_goals(load_goals(own) if own else network.goals))
            if self._unsaved.is_file():
                self._state = GoalsState(plain_goals(load_goals(self._unsaved)), is_saved=False)
        self._of = network

    @property
    def _unsaved(self) -> Path:
        return self.session.folder / UNSAVED

    @property
    def goals(self) -> Goals:
        """The goals as they stand. Raises GoalsError while something in them is wrong."""
        return load_goals(self.state.values)

    def checked(self, state: GoalsState) -> GoalsState:
        goals = load_goals(state.values)
        if self.session.has_network:
            self._open()
            self._keep(goals, state.is_saved)
        return state

    def _keep(self, goals: Goals, is_saved: bool) -> None:
        """Have unsaved changes on disk, beside the goals that count."""
        if is_saved:
            self._unsaved.unlink(missing_ok=True)
            return
        make_private(self.session.workspace.folder)
        make_private(self.session.folder)
        write_whole(self._unsaved, goals_toml(goals), private=True)

    def _put(self, key: str, value: Any) -> None:
        kept = {name: one for name, one in self.state.values.items() if name != key}
        empty = value is None or value == "" or value == [] or value == {}
        self.state = GoalsState(kept if empty else {**kept, key: value}, is_saved=False)

    def do_words(self, key: str, value: str = "") -> None:
        """Take a list: one word or name a line, or commas between."""
        if key in FIELDS:
            self._put(
                key, [part.strip() for line in value.splitlines() for part in line.split(",") if part.strip()]
            )

    def do_summary(self, value: str = "") -> None:
        """Take the goal in a sentence."""
        self._put("summary", value.strip())

    def do_tick(self, key: str, word: str, value: bool = True) -> None:
        """Take a field of work or a level, or leave it."""
        if key in CLOSED:
            now = [one for one in self.state.values.get(key, []) if one != word]
            self._put(key, [*now, word] if value else now)

    def do_pace(self, value: str = "") -> None:
        """Take the number of people a week."""
        if not value.isdigit():
            raise GoalsError("People a week: write a whole number from 0 to 50.")
        self._put("contacts_per_week", int(value))

    def do_mix(self, kind: str, value: str = "") -> None:
        """Take a share of the mix, in per cent; an empty field leaves it open."""
        mix = {name: share for name, share in dict(self.state.values.get("mix", {})).items() if name != kind}
        if value.strip():
            mix[kind] = _share(value)
        self._put("mix", mix)

    def do_draft(self) -> None:
        """Fill in what the archive suggests; every word of it is a guess."""
        if self.session.export is None:
            raise GoalsError("the archive itself is not open here, so nothing can be drafted from it.")
        self.state = GoalsState(plain_goals(suggest_goals(self.session.export)), is_saved=False)
        self.notice = "A draft from your archive: every word of it is a guess. Change it, then save."

    def do_forget(self) -> None:
        """Back to the goals that were saved last."""
        self._unsaved.unlink(missing_ok=True)
        self._of = None
        self._open()
        self.notice = "As it was saved."

    def do_save(self) -> None:
        """Keep the goals in goals.toml; the file that was there stays beside it as it was."""
        path = self.session.folder / GOALS_FILE
        make_private(self.session.workspace.folder)
        make_private(self.session.folder)
        if path.is_file():
            write_whole(path.with_name(BEFORE), path.read_text(encoding="utf-8-sig"), private=True)
        write_whole(path, goals_toml(self.goals), private=True)
        self.state = GoalsState(self.state.values, is_saved=True)
        self.notice = f"Saved in {path.name}."

    def do_apply(self) -> None:
        """Save, and hold the network against the goals."""
        self.do_save()
        self.session.learn(self.say)
        self.notice = "Saved, and the network is held against these goals."

    def view(self) -> Node:
        if not self.session.has_network:
            return h("p", "Choose an archive first.")
        self._open()
        values = self.state.values
        summary = h(
            "label",
            "In a sentence ",
            h("input", type="text", value=values.get("summary", ""), on={"change": do("summary")}),
        )
        lists = [self._words(key, label) for key, label in FIELDS.items()]
        ticks = [self._ticks(key, *CLOSED[key]) for key in CLOSED]
        return h(
            "div",
            summary,
            h("div", lists, class_="form"),
            ticks,
            self._mix(),
            self._pace(),
            self._foot(),
            class_="goals",
        )

    def _words(self, key: str, label: str) -> Node:
        text = "\n".join(self.state.values.get(key, ()))
        return h(
            "label",
            label,
            h("textarea", value=text, rows=3, spellcheck="false", on={"change": do("words", key=key)}),
            key=key,
        )

    def _ticks(self, key: str, label: str, words: tuple[str, ...]) -> Node:
        now = self.state.values.get(key, ())
        boxes = [
            h(
                "li",
                h(
                    "label",
                    h(
                        "input",
                        type="checkbox",
                        checked=word in now,
                        on={"change": do("tick", key=key, word=word)},
                    ),
                    word,
                ),
            )
            for word in words
            if word != "unknown"
        ]
        return h("fieldset", h("legend", label), h("ul", boxes, class_="boxes"))

    def _mix(self) -> Node:
        mix = dict(self.state.values.get("mix", {}))
        fields = [
            h(
                "label",
                f"{MIX_NAMES[kind]} ",
                h(
                    "input",
                    type="number",
                    min=0,
                    max=100,
                    step=5,
                    value="" if kind not in mix else f"{mix[kind] * 100:g}",
                    on={"change": do("mix", kind=kind)},
                ),
                " %",
            )
            for kind in ("personal", "both", "professional")
        ]
        return h("fieldset", h("legend", "The mix you want"), h("div", fields, class_="row"))

    def _pace(self) -> Node:
        now = self.state.values.get("contacts_per_week", Goals().contacts_per_week)
        return h(
            "label",
            "People a week ",
            h("input", type="number", min=0, max=50, value=str(now), on={"change": do("pace")}),
        )

    def _foot(self) -> Node:
        export = self.session.export
        weak = weak_topics(self.goals, own_skills(export) if export is not None else ())
        draft = (
            h("button", "Draft from my archive", on={"click": do("draft")}) if export is not None else None
        )
        apply = (
            h("button", "Save and use", on={"click": do("apply")}, class_="main")
            if export is not None
            else None
        )
        state = "Saved." if self.state.is_saved else "Not saved yet; kept beside until you do."
        forget = (
            None if self.state.is_saved else h("button", "Forget the changes", on={"click": do("forget")})
        )
        return h(
            "div",
            h("p", weak, class_="quiet") if weak else None,
            h("button", "Save", on={"click": do("save")}),
            apply,
            draft,
            forget,
            h("span", state, class_="quiet", role="status"),
            class_="foot",
        )


def _share(value: str) -> float:
    try:
        return round(float(value.replace(",", ".")) / 100, 4)
    except ValueError:
        raise GoalsError("The mix: write per cent as a number, such as 30.") from None
