"""Whom a comment names: a friend, somebody from work, or nobody that can be told."""

from __future__ import annotations

import pandas as pd
import pytest

from netlab.metrics.post_ties import named_ties

PEOPLE = pd.DataFrame(
    [
        ("Zoë Márquez", True, "personal"),
        ("Ivo Brandt", True, "professional"),
        ("Jan-Willem de Boer", True, "both"),
        ("Rosa Klein", True, "personal"),
        ("Rosa Gross", True, "personal"),
        ("Grace Archer", True, "personal"),
        ("Otto Weiss", False, "personal"),
        ("Uma Rao", True, "unknown"),
        (None, True, "personal"),
    ],
    columns=["name", "is_connection", "relationship"],
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ZOE MARQUEZ look at this", (1, 0)),  # a full name, however it is written
        ("Bravo Zoë !", (1, 0)),  # a first name that one connection has
        ("Well said, Ivo Brandt", (0, 1)),
        ("Rosa, at last", (0, 0)),  # two are called so
        ("Rosa Klein, at last", (1, 0)),
        ("Ivo and Zoë on one stage", (0, 0)),  # a friend and a colleague together tell neither
        ("Jan-Willem de Boer knows", (0, 0)),  # both
        ("Uma is right", (0, 0)),
        ("Otto Weiss is right", (0, 0)),  # no connection: somebody of that name
        ("a zoë in a zoo", (0, 0)),  # no capital, no name
        (None, (0, 0)),
    ],
)
def test_whom_a_comment_names(text: str | None, told: tuple[int, int]):
    found = named_ties(pd.Series([text], index=[7], dtype="string"), PEOPLE)
    assert list(found.columns) == ["n_friend", "n_colleague"]
    assert [tuple(row) for row in found.to_numpy()] == [told]
    assert found.index.tolist() == [7]


def test_a_first_name_that_the_owner_uses_as_a_word_names_nobody():
    texts = pd.Series(["Grace or luck?", "It has a grace period."], dtype="string")
    assert named_ties(texts, PEOPLE).sum().tolist() == [0, 0]
    assert named_ties(texts.iloc[:1], PEOPLE)["n_friend"].tolist() == [1]


def test_with_nobody_judged_nobody_is_named():
    found = named_ties(pd.Series(["Bravo Zoë", None], dtype="string"), None)
    assert found.sum().tolist() == [0, 0]
    assert len(named_ties(pd.Series([], dtype="string"), PEOPLE)) == 0
