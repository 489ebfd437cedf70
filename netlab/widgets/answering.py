"""What review knows: who is asked, what was answered and is on disk, and what that changed. No page in here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from netlab.advice import ask, sets
from netlab.metrics.composition import counted as connections_in
from netlab.network import Network
from netlab.people.answers import read_answers
from netlab.people.matching import ANSWER_WORDS, labels_of
from netlab.people.saving import Saved
from netlab.text import counted
from netlab.vocabulary import MIX_NAMES
from netlab.widgets.session import Session

BATCH = 10
MUTE = "don't ask or suggest again"
PERSON = ["person_id", "url", "name"]


@dataclass(frozen=True, slots=True, eq=False)
class Given:
    """One answer as it went to disk: enough to take it back, and to put the page where it was."""

    kind: str
    rows: pd.DataFrame
    word: str
    where: object


class Answering:
    """The answers about one network: those on disk, and those of this sitting (``given``), the last one last."""

    def __init__(self, session: Session):
        self.session = session
        self.network: Network = session.network
        self.given: list[Given] = []
        self.muted: set[str] = set()
        self.people = self.network.people.set_index("person_id", drop=False)
        self.answered = self._on_disk()
        self._judged = connections_in(self.network.people)[["person_id", "relationship"]].astype("string")
        self.next_ten()

    def _on_disk(self) -> dict[str, str]:
        """Read whom there is an answer about; names and addresses are compared only where an id is missing."""
        rows = self.session.answers("labels")
        at = self.people.index.get_indexer(pd.Index(rows["person_id"]))
        whom = self.people.iloc[at].reset_index(drop=True) if (at >= 0).all() else self.network.people
        found = labels_of(read_answers(rows, "labels"), whom).rows
        return dict(zip(found["person_id"], found["relationship"], strict=True))

    @cached_property
    def _grouped(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Sets and their members; found when somebody first asks for them, since that takes a moment."""
        network = self.network
        closed = self._closed()
        return sets.groups_to_label(
            network.people, closed, network.touches, first_job_on=network.first_job_on
        )

    def next_ten(self) -> None:
        """Choose whom to ask next."""
        self.asked = ask.ask_next(self.network.people, self._closed(), n=BATCH)
        self.replies: dict[str, str] = {}

    def members(self, set_id: str) -> pd.DataFrame:
        """Return those of a set for whom there is no answer yet: ``set_id, person_id``."""
        members = self._grouped[1]
        inside = members[members["set_id"] == set_id]
        return inside[~inside["person_id"].isin(self._closed()["person_id"])]

    def open_sets(self) -> pd.DataFrame:
        """Return the sets that still hold somebody without an answer."""
        found, members = self._grouped
        left = members[~members["person_id"].isin(self._closed()["person_id"])]
        return found[found["set_id"].isin(left["set_id"])]

    def answer(self, at: int, word: str, where: object) -> Saved | None:
        """Keep the answer about one of the ten."""
        one = self.asked.iloc[[at]]
        url = self.people["url"].reindex(one["person_id"]).to_numpy()
        if word == MUTE:
            rows = one[["person_id", "name"]].assign(url=url)[PERSON]
            return self._keep("muted", rows, word, where)
        rows = ask.answer_people(one, [word]).assign(url=url, labelled_on=self.session.day)
        return self._keep("labels", rows, word, where)

    def answer_set(self, set_id: str, word: str, excepted: tuple[str, ...], where: object) -> int:
        """Keep one answer for all of a set but those left out; return for how many."""
        members = self.members(set_id)
        rows = sets.answer_set(members, self.network.people, ANSWER_WORDS[word], excepted=excepted)
        if len(rows):
            self._keep("labels", rows.assign(labelled_on=self.session.day), word, where)
        return len(rows)

    def take_back(self) -> Given | None:
        """Take the last answer back, also on disk; what it had replaced stands again."""
        if not self.given:
            return None
        last = self.given.pop()
        again = [one for one in self.given if one.kind == last.kind]
        rows = pd.concat([last.rows.iloc[:0], *(one.rows for one in again)], ignore_index=True)
        rows = rows[rows["person_id"].isin(last.rows["person_id"])]
        self.session.save(last.kind, rows, remove=last.rows[PERSON])
        for person in last.rows["person_id"]:
            self.answered.pop(person, None)
            self.replies.pop(person, None)
            self.muted.discard(person)
        for one in again:
            self._note(one.kind, one.rows[one.rows["person_id"].isin(last.rows["person_id"])], one.word)
        return last

    @property
    def progress(self) -> str:
        """How far the reader is, in a sentence."""
        n = sum(person in self.replies for person in self.asked["person_id"])
        return f"{n} of these {len(self.asked)} answered; {counted(len(self.answered), 'answer')} in all."

    @property
    def changed(self) -> str:
        """What the answers changed so far, before the rules learn from them."""
        old = self._judged["relationship"]
        new = self._judged["person_id"].map(self.answered).astype("string").fillna(old)
        before, now = int(old.eq("unknown").sum()), int(new.eq("unknown").sum())
        known = new.value_counts()
        kinds = [kind for kind in MIX_NAMES if kind != "unknown"]
        mix = ", ".join(f"{int(known.get(kind, 0)):,} {MIX_NAMES[kind]}" for kind in kinds)
        return f"Without a decided answer: {before:,} before, {now:,} now. The mix now: {mix}."

    def _closed(self) -> pd.DataFrame:
        """Everybody who is not asked about any more."""
        ids = dict.fromkeys([*self.network.labels["person_id"], *self.answered, *self.muted])
        return pd.DataFrame({"person_id": pd.Series(list(ids), dtype="string")})

    def _keep(self, kind: str, rows: pd.DataFrame, word: str, where: object) -> Saved:
        saved = self.session.save(kind, rows)
        self.given.append(Given(kind, rows, word, where))
        self._note(kind, rows, word)
        return saved

    def _note(self, kind: str, rows: pd.DataFrame, word: str) -> None:
        for person in rows["person_id"]:
            self.replies[person] = word
            if kind == "muted":
                self.muted.add(person)
            else:
                self.answered[person] = ANSWER_WORDS[word]


def judgements_moved(before: Network, after: Network) -> int:
    """Count the connections that are judged otherwise than before."""
    old, new = (
        connections_in(one.people).set_index("person_id")["relationship"].astype("string")
        for one in (before, after)
    )
    return int((old != new.reindex(old.index)).sum())
