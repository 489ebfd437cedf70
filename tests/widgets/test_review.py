"""Review: one word an answer, on disk at once, taken back without a trace, and told what it changed."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from netlab.errors import ParameterError
from netlab.widgets.review import KEYS, Review, ReviewState
from netlab.widgets.session import Session
from netlab.widgets.tree import walk


@pytest.fixture
def review(session: Session) -> Review:
    return Review(session)


def labels(session: Session) -> pd.DataFrame:
    return session.answers("labels").set_index("person_id")


def press(review: Review, key: str) -> None:
    """Do what the page does when a key is pressed."""
    button = next(one for one in walk(review.tree()) if one.get("set", {}).get("shortcut") == key)
    assert not button["set"].get("disabled")
    path, action, given = button["on"]["click"]
    review.handle({"path": path, "do": action, "with": given})


def test_one_key_is_an_answer_and_it_is_on_disk(review: Review):
    asked = review.work.asked.iloc[0]
    press(review, "w")
    row = labels(review.session).loc[asked["person_id"]]
    assert (row["relationship"], row["labelled_as"], row["chosen"]) == ("work", "person", asked["chosen"])
    assert row["labelled_on"] == review.session.day
    assert review.state.at == 1
    assert "1 of these 10 answered; 1 answer in all." in review.words()


def test_another_python_goes_on_where_this_one_stopped(review: Review, again: Callable[[], Session]):
    for key in "fwbx":
        press(review, key)
    answered = set(review.work.asked["person_id"].head(4))
    later = Review(again())
    assert not answered & set(later.work.asked["person_id"])
    assert "4 answers in all" in later.words()


def test_taking_back_leaves_nothing_and_asks_again(review: Review):
    press(review, "f")
    press(review, "w")
    press(review, "u")
    assert len(labels(review.session)) == 1
    assert review.state.at == 1
    press(review, "u")
    assert labels(review.session).empty
    assert review.state.at == 0


def test_a_second_answer_about_one_person_replaces_the_first_until_it_is_taken_back(review: Review):
    asked = review.work.asked.iloc[0]["person_id"]
    press(review, "f")
    review.set(at=0)
    press(review, "w")
    assert labels(review.session).loc[asked, "relationship"] == "work"
    press(review, "u")
    assert labels(review.session).loc[asked, "relationship"] == "friend or family"
    assert review.work.replies[asked] == "friend or family"


def test_who_is_not_to_be_asked_about_goes_to_the_muted(review: Review):
    asked = review.work.asked.iloc[0]["person_id"]
    press(review, "m")
    assert list(review.session.answers("muted")["person_id"]) == [asked]
    assert labels(review.session).empty


def test_ten_more_are_ten_others(review: Review):
    first = set(review.work.asked["person_id"])
    for _ in range(10):
        press(review, "w")
    assert "These ten are done" in review.words()
    press(review, "n")
    assert not first & set(review.work.asked["person_id"])


def test_one_answer_settles_a_set_but_for_those_left_out(review: Review):
    review.set(mode="groups")
    chosen = review.work.open_sets().iloc[0]["set_id"]
    review.set(set_id=chosen)
    members = list(review.work.members(chosen)["person_id"])
    review.handle({"path": [], "do": "leave_out", "with": {"person": members[0]}, "value": False})
    press(review, "w")
    rows = labels(review.session)
    assert set(rows.index) == set(members[1:])
    assert set(rows["labelled_as"]) == {"group"}
    assert f"work, for {len(members) - 1} people. Saved." in review.words()
    press(review, "u")
    assert labels(review.session).empty
    assert review.state == ReviewState(mode="groups", set_id=chosen, excepted=(members[0],))


def test_it_says_what_the_answers_changed(review: Review):
    judged = review.work.people.loc[review.work.asked["person_id"], "relationship"]
    review.set(at=list(judged).index("unknown"))
    before = review.changed
    press(review, "w")
    n = int(before.split(": ")[1].split()[0])
    assert f"Without a decided answer: {n} before, {n - 1} now." in review.words()


def test_the_rules_learn_when_they_are_told_to(review: Review):
    press(review, "f")
    press(review, "f")
    review.handle({"path": [], "do": "learn", "with": {}})
    assert "2 answers changed the judgement of" in review.words()
    assert len(review.session.network.labels) == 2


def test_the_state_can_be_set_from_code_and_only_what_there_is(review: Review):
    review.set(at=3)
    assert (
        review.session.name(review.work.people.at[review.work.asked.iloc[3]["person_id"], "name"])
        in review.words()
    )
    with pytest.raises(ParameterError, match=r"there is no 'page' to set\."):
        review.set(page=2)


def test_every_answer_has_a_key_of_its_own():
    assert len({*KEYS.values(), "s", "u", "n"}) == len(KEYS) + 3


def test_an_archive_without_connections_says_so(session: Session, small_network):
    from dataclasses import replace

    session.use(replace(small_network, people=small_network.people.iloc[:0]))
    assert "nobody left to ask about" in Review(session).words()
