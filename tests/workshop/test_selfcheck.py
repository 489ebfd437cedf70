"""Self-checks say what is right, explain what is not, and never give the answer away."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from builders import connections, export_of, messages

from netlab.errors import ParameterError
from netlab.network import Network, analyse
from netlab.workshop import check, check_message, check_replies
from netlab.workshop.comparing import agrees, difference, read
from netlab.workshop.replies import Reply, YourTurn


@pytest.fixture(scope="module")
def network() -> Network:
    """Six connections, and one person who only wrote. Ada asked something last; Jon was close, nine years ago."""
    rows = [
        ("Ada Birk", "Tidehaven", "2016-05-11", "Senior Nurse"),
        ("Jon Marek", "Kestwind", "2012-03-01", "Data analyst"),
        ("Mia Nowak", None, "2020-07-01", None),
        ("Ole Quist", "Kestwind", "2021-07-01", "Head of Data"),
        ("Pia Rust", "Tidehaven", "2022-07-01", "Fluffmaster"),
        ("Rolf Sand", "Kestwind", "2023-07-01", "Data engineer"),
    ]
    talk = [("2026-10-20 09:00", "Ada Birk", "me", "Could you send me the address, please?")]
    talk += [
        (f"2016-{month:02d}-03 10:00", "Jon Marek", "me", "the project, again") for month in range(1, 12)
    ]
    talk += [(f"2016-{month:02d}-04 10:00", "me", "Jon Marek", "yes, here it is") for month in range(1, 12)]
    talk += [("2026-09-01 10:00", "Stray Person", "me", "How are you?")]
    goals = {"functions": ["data", "legal"], "companies": ["Kestwind"]}
    return analyse(
        export_of(connections=connections(*rows), messages=messages(*talk)), as_of="2026-10-31", goals=goals
    )


def ids(network: Network, *names: str) -> list[str]:
    people = network.people.set_index("name")["person_id"]
    return [str(people[name]) for name in names]


def no(reply: Reply, *words: str) -> bool:
    """Say whether a reply is a "not yet" with these words, and one that says where to look."""
    return reply.is_right is False and all(word in str(reply) for word in words)


def test_a_gap_stops_with_a_sentence_and_no_traceback():
    with pytest.raises(YourTurn, match="How many connections does this archive list") as stopped:
        check("connections", ...)
    assert stopped.value._render_traceback_()[0].startswith("Your turn: How many")


def test_a_question_that_is_none_names_the_nearest():
    with pytest.raises(ParameterError, match="Did you mean 'waiting'"):
        check("wating", 3)


@pytest.mark.parametrize("answer", [6, 6.0, np.int64(6), pd.Series([6])])
def test_a_number_may_come_as_python_numpy_or_pandas_gives_it(network: Network, answer: object):
    assert check("connections", answer, network).is_right


def test_a_count_of_everybody_is_recognised(network: Network):
    assert no(check("connections", 7, network), "everybody the archive met", "is_connection")
    assert no(check("connections", 5, network), "too few")
    assert no(check("connections", 90, network), "too many")
    assert no(check("connections", "six", network), "whole number")
    assert no(check("connections", True, network), "whole number")
    assert no(check("connections", float("nan"), network), "whole number")


def test_a_reply_never_says_the_answer(network: Network):
    for wrong in (7, 5, 90, "six"):
        assert "6" not in str(check("connections", wrong, network))
    truth = ids(network, "Ada Birk")[0]
    for wrong_people in ([], ids(network, "Mia Nowak"), network.people):
        assert truth not in str(check("waiting", wrong_people, network))


def test_a_word(network: Network):
    assert check("absent", " Nothing ").is_right
    assert no(check("absent", "none"), "the file was there and empty")
    assert no(check("absent", "never"), "Nobody looked")
    assert no(check("absent", "zero"), "another of the words")
    assert no(check("absent", 0), "a word between quotes")


def test_a_share(network: Network):
    # read: senior (nurse), none in "Data analyst"? the titles' own tests say; here only what follows from the column
    people = network.people[network.people["is_connection"].fillna(False)]
    unknown = int((people["seniority"] == "unknown").sum())
    assert 0 < unknown < 6
    assert check("unread-titles", unknown / 6, network).is_right
    assert check("unread-titles", round(unknown / 6, 2), network).is_right
    assert no(check("unread-titles", 100 * unknown / 6, network), "percentage")
    assert no(check("unread-titles", 1 - unknown / 6, network), "turn it round")
    assert no(check("unread-titles", unknown, network), "between 0 and 1")


def test_people(network: Network):
    asked = network.people[network.people["name"] == "Ada Birk"]
    assert check("waiting", asked, network).is_right
    assert check("waiting", ids(network, "Ada Birk"), network).is_right
    assert no(check("waiting", [], network), "1 person to find", "reply_owed")
    both = ids(network, "Ada Birk", "Mia Nowak")
    assert no(check("waiting", both, network), "Of your 2 people, 1 belongs there, 1 does not")
    assert no(check("waiting", ["Ada Birk"], network), "person_id")
    assert no(check("waiting", 3, network), "people")
    everybody_met = ids(network, "Ada Birk", "Stray Person")
    assert no(check("waiting", everybody_met, network), "connections only")


def test_once_strong_and_dormant(network: Network):
    assert check("once-strong", ids(network, "Jon Marek"), network).is_right
    assert no(check("once-strong", ids(network, "Jon Marek", "Ada Birk"), network), "1 does not")


def test_goals(network: Network):
    # data: Jon, Ole, Rolf; legal: nobody; Kestwind: Jon, Ole, Rolf
    assert check("gaps", 1, network).is_right
    assert no(check("gaps", 3, network), "all goals")
    assert no(check("gaps", 2, network), "turn it round")
    assert check("largest", ["data", "Kestwind"], network).is_right
    assert no(check("largest", ["data"], network), "1 more is missing")
    assert check("two-reasons", ids(network, "Jon Marek", "Ole Quist", "Rolf Sand"), network).is_right
    assert no(check("two-reasons", ids(network, "Jon Marek"), network), "2 more are missing")


def test_what_does_not_depend_on_anybody():
    assert check("half-life", 0.25).is_right
    assert no(check("half-life", 0.5), "Another 180 have passed")
    assert no(check("half-life", 0), "half of what is left")
    assert check("effective-size", 3.8).is_right
    assert no(check("effective-size", 2), "divide by n")
    assert no(check("effective-size", 4.4), "2t/n")
    # methods: .236111 in the ego network, .209877 from the whole graph
    assert check("medici", 0.236111).is_right
    assert no(check("medici", 0.209877), "the trap")


def test_ties_in_the_archive(network: Network):
    assert check("ties-in-archive", 0, network).is_right
    assert no(check("ties-in-archive", 6, network), "ties to others")


def test_an_archive_without_the_file_has_no_answer_and_asks_for_none():
    alone = analyse(export_of(connections=connections(("Ada Birk", "Tidehaven", "2016-05-11", "Nurse"))))
    for answer in (..., [], 3):
        reply = check("waiting", answer, alone)
        assert reply.is_right is None
        assert "messages is not in this archive" in reply.said
    assert "no goals" in check("gaps", 0, alone).said
    assert "friend" in check("through-friends", [], alone).said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x" * 401 + "?", "402 characters"),
        ("Hi!", "very short"),
        ("Hello [name], how have you been since we left the old office?", "left to fill in"),
        ("I passed our old office today and it has a new door in green.", "will not know what to answer"),
        (3, "between quotes"),
    ],
)
def test_a_message_that_is_not_ready(text: object, words: str):
    assert no(check_message(text), words)


def test_a_message_that_is_ready():
    text = "I passed our old office today and thought of the map on the wall. How are you?"
    assert check_message(text).is_right
    assert f"{len(text)} characters" in check_message(text).said
    with pytest.raises(YourTurn, match="write the message"):
        check_message(...)


def test_answers_about_people():
    assert check_replies(["work", None], [1, 2, 3]).is_right
    assert "2 people are left" in check_replies(["work", None], [1, 2, 3]).said
    assert no(check_replies(["work", "pal"], [1, 2]), "Answer 2 is none of the words")
    assert no(check_replies(["work"] * 3, [1, 2]), "answered 3 times", "about 2")
    assert no(check_replies("work", [1]), "a list of words")
    with pytest.raises(YourTurn, match="what they are to you"):
        check_replies(..., [1])


def test_a_reply_is_escaped_where_it_is_shown():
    shown = Reply(False, "<b>x</b>", "<i>")._repr_html_()
    assert "&lt;b&gt;x" in shown
    assert "&lt;i&gt;" in shown


def test_how_answers_are_compared():
    assert agrees("share", 0.333, 1 / 3)
    assert not agrees("share", 0.32, 1 / 3)
    assert not agrees("count", 3, 4)
    assert (
        difference("words", frozenset({"a"}), frozenset({"a", "b"}))
        == "Of your 1 word, 1 belongs there, 1 more is missing."
    )
    assert read("words", pd.Series(["Data", None], dtype="string")) == {"data"}
    with pytest.raises(TypeError, match="people"):
        read("people", pd.DataFrame({"name": ["x"]}))
