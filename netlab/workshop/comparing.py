"""An answer against the truth: what kind of thing it is, whether it agrees, and in which way it does not.

Nothing here gives the right answer away: it says which way an answer is off, and how much of it holds.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from netlab.text import counted, fold

KINDS = {
    "count": "a whole number, such as 12",
    "number": "a number, such as 0.25",
    "share": "a share between 0 and 1, such as 0.25",
    "word": "a word between quotes, such as \"never\"",
    "words": "a list of words, such as [\"data\", \"design\"]",
    "people": "people: rows of network.people, or their person_id",
}  # fmt: skip
CLOSE = 0.005  # shares are read off pictures, too


def read(kind: str, answer: Any) -> Any:
    """Return an answer as the plain value of its kind. Raises TypeError if it is something else."""
    if kind in ("count", "number", "share"):
        return _number(answer)
    if kind == "word":
        if not isinstance(answer, str):
            raise TypeError(kind)
        return fold(answer)
    return frozenset(_ids(answer) if kind == "people" else _words(answer))


def agrees(kind: str, answer: Any, truth: Any) -> bool:
    """Say whether two plain values of a kind agree; shares to half a percent, numbers to three digits."""
    if kind == "share":
        return abs(answer - truth) <= CLOSE
    if kind == "number":
        return math.isclose(answer, truth, rel_tol=CLOSE, abs_tol=1e-9)
    return bool(answer == truth)


def difference(kind: str, answer: Any, truth: Any) -> str:
    """Say in which way an answer is off."""
    if kind == "share" and not 0 <= answer <= 1:
        return "A share lies between 0 and 1: divide by how many there are in all."
    if kind in ("count", "number", "share"):
        return "That is too many." if answer > truth else "That is too few."
    if kind == "word":
        return "It is another of the words."
    noun = "people" if kind == "people" else "words"
    return _sets_apart(answer, truth, noun)


def _sets_apart(answer: frozenset[str], truth: frozenset[str], noun: str) -> str:
    one = "person" if noun == "people" else "word"
    right, wrong, left = len(answer & truth), len(answer - truth), len(truth - answer)
    if not answer:
        what = "nobody" if noun == "people" else "no word"
        return f"You have {what}, and there is {counted(left, one, noun)} to find."
    parts = [
        f"Of your {counted(len(answer), one, noun)}, {right} {'belongs' if right == 1 else 'belong'} there"
    ]
    if wrong:
        parts.append(f"{wrong} {'does' if wrong == 1 else 'do'} not")
    if left:
        parts.append(f"{left} more {'is' if left == 1 else 'are'} missing")
    return f"{', '.join(parts)}."


def _number(answer: Any) -> float:
    """Take a number as Python, numpy or pandas give it; a truth value or a text is none."""
    if isinstance(answer, (pd.Series, np.ndarray)) and len(answer) == 1:
        answer = answer.tolist()[0]
    if isinstance(answer, (bool, np.bool_)) or not isinstance(answer, (int, float, np.number)):
        raise TypeError("number")
    value = float(answer)
    if math.isnan(value):
        raise TypeError("number")
    return value


def _ids(answer: Any) -> Iterable[str]:
    if isinstance(answer, pd.DataFrame):
        if "person_id" not in answer:
            raise TypeError("people")
        return answer["person_id"].astype("string").dropna().tolist()
    found = list(_listed(answer, "people"))
    if not all(isinstance(one, str) and one.startswith("p") and len(one) == 13 for one in found):
        raise TypeError("people")
    return found


def _words(answer: Any) -> Iterable[str]:
    if isinstance(answer, str):
        return [fold(answer)]
    found = [one for one in _listed(answer, "words") if one is not None and not pd.isna(one)]
    if not all(isinstance(one, str) for one in found):
        raise TypeError("words")
    return [fold(one) for one in found]


def _listed(answer: Any, kind: str) -> Iterable[Any]:
    if isinstance(answer, (pd.Series, pd.Index, np.ndarray)):
        return answer.tolist()
    if isinstance(answer, (list, tuple, set, frozenset)):
        return list(answer)
    raise TypeError(kind)
