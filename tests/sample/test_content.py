"""Faults in written content are told with their place."""

from __future__ import annotations

import pytest

from netlab.errors import ParameterError
from netlab.sample import content
from netlab.sample.content import read_content

OWNER = """
[owner]
first = "A"
last = "B"
slug = "a-b"
headline = "h"
timezone = "Europe/London"
culture = "en"
joined = "2020-01-01"
connections = 10
email = "a@example.com"
"""


@pytest.fixture
def written(tmp_path, monkeypatch):
    monkeypatch.setattr(content, "CONTENT", tmp_path)

    def write(text: str) -> None:
        (tmp_path / "someone.toml").write_text(OWNER + text, encoding="utf-8")

    return write


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[[person]]\nid = "x"\nrelationship = "friend"', "none of personal"),
        ('[[person]]\nid = "x"\nrelationship = "unknown"', "contradict"),
        ('[[person]]\nid = "x"\nrelationship = "both"\ntalk = "[me] hi"', "a talk needs a start"),
        ('[[person]]\nid = "x"\nrelationship = "both"\nowned = true', "Did you mean 'owed'"),
        (
            '[[person]]\nid = "x"\nrelationship = "both"\nowed = true\nstart = "2025-01-01 10:00"\ntalk = "[me] hi"',
            "did not write last",
        ),
        (
            '[[group]]\nid = "g"\npeople = ["y"]\nstart = "2025-01-01 10:00"\ntalk = "[y] hi"',
            "unknown members y",
        ),
        ('[[post]]\non = "2025-01-01"\nkind = "tweet"\nlabel = "personal"', "kind or label"),
    ],
)
def test_a_fault_is_named(written, text, fault):
    written(text)
    with pytest.raises(ParameterError, match=fault):
        read_content("someone")


def test_an_unknown_owner_is_an_error(written):
    written("")
    with pytest.raises(ParameterError, match="Did you mean 'someone'"):
        read_content("somone")
