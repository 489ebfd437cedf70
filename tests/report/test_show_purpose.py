"""What is said of goals, content, credibility and diversity: with every file, without goals, without files."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
import standin
from builders import connections, export_of

import netlab
from netlab.goals import load_goals
from netlab.network import Network, analyse
from netlab.report import show
from netlab.report.shown import Panel, Words

SECTIONS = (
    "goal_coverage", "gaps", "about_goals", "weak_topics", "without_goals", "fit_by_year", "invitations", "variety", "concentration",
    "content", "posts", "topics", "taking_part", "follows", "reactions", "feed", "credibility", "two_views", "endorsed",
    "my_field", "support",
)  # fmt: skip
FEED = pd.DataFrame(
    {
        "author": ["Ann Lee", "Ann Lee", "Some Page"],
        "text": ["A heat pump in every home", "My cat", "Ten tips"],
    }
)


@cache
def network() -> Network:
    """The smallest sample, with its goals and three posts pasted from a feed."""
    export = netlab.load_export(netlab.sample_path("graduate"))
    return analyse(export, goals=netlab.sample_goals("graduate"), feed=FEED)


def words(shown: Words | Panel | None) -> str:
    return "" if shown is None else shown.markup if isinstance(shown, Words) else shown.caption()


@pytest.mark.parametrize("name", SECTIONS)
def test_each_section_of_a_whole_archive_says_something_whole(name: str):
    shown = getattr(show, name)(network())
    assert not re.search(r"\b(None|nan|NaT|&lt;NA&gt;)\b", words(shown))
    if isinstance(shown, Panel):
        assert shown.figure.layout.meta["title"]
        assert shown.finding.endswith(".")


def test_a_gap_names_who_is_nearest_and_whom_to_ask():
    said = words(show.gaps(network()))
    assert "No one on hydraulic modelling; nearest: 1 in hydraulic. Ask first: Margaux Rivoire." in said


def test_who_is_about_the_goals_stands_with_reasons_and_without_a_number():
    said = words(show.about_goals(network(), 2))
    assert said.count('class="card"') == 2
    assert "one of your target employers" in said
    assert not re.search(r"\b0\.\d", said)


def test_nobody_who_is_muted_stands_among_the_nearest():
    muted = replace(network(), people=network().people.assign(is_muted=True))
    assert show.about_goals(muted) is None


def test_without_goals_the_network_still_answers():
    given = analyse(
        export_of(
            connections=connections(
                ("Ann Lee", "Acme", "2024-01-05", "Nurse"), ("Bo Ray", "Acme", "2019-04-01", "Data Scientist")
            )
        )
    )
    assert words(show.goal_coverage(given)).startswith(
        "<p>Write roles, employers"
    )  # that there are none was said
    vague = replace(given, goals=load_goals({"summary": "Somewhere else"}))
    assert "Your goals name nothing yet" in words(show.goal_coverage(vague))
    said = words(show.without_goals(given))
    assert "2 functions" in said
    assert "Bo Ray" in said
    assert "Where else it could take you" in words(show.without_goals(network()))
    assert "Without goals nobody can be held" in words(show.fit_by_year(given))
    assert "no goals to hold your network against" in words(show.goals_in_words(given))


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("invitations", "invitations"),
        ("content", "posts"),
        ("follows", "what you follow"),
        ("reactions", "reactions"),
        ("endorsed", "endorsements"),
    ],
)
def test_an_absent_file_is_said_to_be_absent_and_never_none(name: str, file: str):
    said = words(getattr(show, name)(standin.network(5, only_connections=True)))
    assert f"The file of {file} is not in this archive" in said
    assert "how to get it" in said


def test_a_feed_that_was_pasted_is_told_by_author():
    said = words(show.feed(network()))
    assert "You pasted 3 posts by 2 authors" in said
    assert "Paste" in said
    none = words(show.feed(standin.network(5)))
    assert "paste what you see into a file feed.csv" in none


def test_a_strangers_view_says_what_differs():
    said = words(show.two_views(network()))
    assert "the same" in said
    assert "only if your list of connections is open" in said


def test_too_few_topics_are_told_with_skills_of_ones_own():
    few = replace(network(), goals=netlab.load_goals({"topics": ["rivers"]}))
    assert re.search(
        r"Your goals name 1 topic; .*From your own skills you could add: \w+", words(show.weak_topics(few))
    )
    assert show.weak_topics(network()) is None
    assert show.weak_topics(replace(network(), goals=netlab.load_goals(None))) is None


def test_goals_are_drafted_from_the_archive_as_a_file_to_edit():
    said = words(show.suggested_goals(netlab.load_export(netlab.sample_path("graduate"))))
    assert "# a guess" in said
    assert "Stay in my field" in said


def test_several_goals_stand_side_by_side(tmp_path: Path):
    other = tmp_path / "move.toml"
    other.write_text('functions = ["education"]\n', encoding="utf-8")
    said = words(show.goals_compared(network(), {"stay": network().goals, "move": other}))
    assert "stay: " in said
    assert "move: 0 of 62 fit; 1 of 1 goals have somebody." in said


def test_the_short_answers_tell_of_the_goals():
    said = show.at_a_glance(network()).caption()
    assert "Nobody yet: river restoration, natural flood management and 10 more." in said
    assert "For 17 goals somebody is in touch with you." in said
