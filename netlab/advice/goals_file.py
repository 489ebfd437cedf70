"""goals.toml as text: what each key is for, with the goals filled in as far as there are any."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from netlab.goals import Goals, plain_goals
from netlab.vocabulary import FUNCTIONS, SENIORITIES

GUESS = "  # a guess"
WIDTH = 100

# Key, what it is for, and an example that stands there as a comment while the key is not set.
_KEYS = (
    ("summary", "What you want, in a sentence of your own.", "Move from analyst to product data scientist in climate-tech"),
    ("roles", "Titles you aim for, in any language.", ["data scientist", "analytics engineer"]),
    ("functions", f"Fields of work: {', '.join(f for f in FUNCTIONS if f != 'unknown')}.", ["data", "product"]),
    ("seniority", f"Levels: {', '.join(s for s in SENIORITIES if s != 'unknown')}.", ["mid", "senior"]),
    ("industries", "In your own words.", ["climate-tech", "health-tech"]),
    ("companies", "Employers, as they write themselves. A name is compared as a whole, never in part.", ["Warmstead", "Loopcycle"]),
    ("skills", "What you want to use or learn.", ["dbt", "causal inference"]),
    ("topics", "What you want to talk and read about: ten terms or more make content scores worth reading.", ["heat pumps", "time-of-use tariffs"]),
    ("avoid", "Who works in one of these is never suggested for your goals.", ["gambling", "tobacco"]),
    ("contacts_per_week", "How many people a week you want to be in touch with.", 3),
)  # fmt: skip
_MIX = (("personal", 0.3), ("both", 0.1), ("professional", 0.6))
_ME = (
    ("timezone", "Without it nothing is read from the hour of a message.", "Europe/London"),
    ("schools", "With years, as far as you like.", ["Example School 2001-2008"]),
    ("employers", "With years; leave the second out while you work there.", ["Example Ltd 2013-2018"]),
)

_HEAD = """\
# What your network is for. Every key is optional; take the # away from a line to use it.
# Words stand in plain quotes, lists in brackets. Save the file as plain text (UTF-8).
"""
_DRAFT = """\
#
# This is a draft that netlab made from your archive. Every line with "# a guess" is one: change or delete it.
# First ask yourself: do I want to stay in my field, or move? Then write the answer as the summary.
# You may keep several goal files, one for each answer, and compare them.
"""


def goals_toml(goals: Goals | None = None) -> str:
    """Write goals as the text of a goals.toml; without goals it is the commented template.

    Reading the text back (:func:`netlab.goals.load_goals`) gives the same goals. Keys of a draft carry the
    comment "# a guess"; a file that the person saved is no draft any more.
    """
    goals = goals or Goals()
    plain, mark = plain_goals(goals), GUESS if goals.is_draft else ""
    lines = [_HEAD + (_DRAFT if goals.is_draft else "")]
    for key, purpose, example in _KEYS:
        lines += [f"# {purpose}", _line(key, plain.get(key), example, mark), ""]
    lines += [
        "# The mix of your connections that you want, of those there is evidence about (shares from 0 to 1)."
    ]
    lines += ["[mix]", *_table(plain.get("mix", {}), [(key, "", share) for key, share in _MIX], "")]
    lines += ["", "# Yourself, as far as you like to tell.", "[me]", *_table(plain.get("me", {}), _ME, mark)]
    return "\n".join(lines) + "\n"


def _table(values: dict[str, Any], keys: Any, mark: str) -> Iterator[str]:
    for key, purpose, example in keys:
        if purpose:
            yield f"# {purpose}"
        yield _line(key, values.get(key), example, mark)


def _line(key: str, value: Any, example: Any, mark: str) -> str:
    """Return ``key = value``, marked as a guess; a key that is not set shows its example, commented out."""
    if value is None:
        return f"# {key} = {_value(example)}"
    if key == "contacts_per_week":
        mark = ""  # a default, and guessed from nothing
    text = f"{key} = {_value(value)}"
    if isinstance(value, list) and len(text) > WIDTH:
        rows = "".join(f"  {_value(word)},\n" for word in value)
        return f"{key} = [{mark}\n{rows}]"
    return text + mark


def _value(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, str):
        # JSON's string is TOML's, but for DEL and halves of characters, which TOML does not take
        whole = value.encode("utf-8", "replace").decode("utf-8")
        return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007f")
    return repr(value)
