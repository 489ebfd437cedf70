"""Who works at a target employer: by equal names, by one letter's difference, never by part of a name.

Names are compared without legal form, country behind it and punctuation, in one piece ("Warm-Stead Ltd" is
"Warmstead"); "Plan" is not "Plan A", and "ASAP" is not "SAP".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import pandas as pd

from netlab.lexicons import read_lexicon
from netlab.people.company_names import company_key
from netlab.text import fold, map_unique

SHORTEST_ALIKE = 7  # letters of a name in which one other letter is a slip, not another firm
COLUMNS = ("target", "is_exact")


def match_employers(
    people: pd.DataFrame, targets: Sequence[str], lexicons: str | Path | None = None
) -> pd.DataFrame:
    """Find who works at one of ``targets``.

    ``people``: employer (one spelling a firm), company and position (as written; "Analyst at Acme" tells the
    employer where the company is blank).

    Returns, on the index of ``people``: ``target`` (the goal as written, ``NA`` for everybody else),
    ``is_exact`` (``NA`` too; ``False``: spelled almost alike).
    """
    folder = str(lexicons) if lexicons is not None else None
    keys = {employer_key(target, folder): target for target in reversed(targets)}
    keys.pop("", None)
    found = pd.DataFrame(index=people.index, columns=list(COLUMNS)).astype(
        {"target": "string", "is_exact": "boolean"}
    )
    if not keys:
        return found
    at = map_unique(people["position"].where(people["company"].isna()), _named_in_title)
    for names in (people["employer"], people["company"], at):
        key_of = {name: employer_key(name, folder) for name in names.dropna().unique().tolist()}
        for exact in (True, False):
            target_of = keys if exact else _alike(key_of.values(), keys)
            hits = {name: target_of[key] for name, key in key_of.items() if key in target_of}
            new = found["target"].isna() & names.isin(list(hits))
            found.loc[new, "target"] = names[new].map(hits).astype("string")
            found.loc[new, "is_exact"] = exact
    return found


@lru_cache(maxsize=100_000)
def employer_key(name: str, lexicons: str | None = None) -> str:
    """Return the comparable name in one piece, without places behind it; ``""`` if it names no employer."""
    words = company_key(name, lexicons).replace("&", " and ").split()
    while len(words) > 1 and words[-1] in _places():
        words = words[:-1]
    return "".join(words)


def _alike(theirs: Iterable[str], keys: dict[str, str]) -> dict[str, str]:
    """Map names to the target they are spelled almost like: one letter more, less, other or swapped."""
    from rapidfuzz.distance import OSA

    long = [key for key in keys if len(key) >= SHORTEST_ALIKE]
    names = [name for name in dict.fromkeys(theirs) if name not in keys and len(name) >= SHORTEST_ALIKE]
    return {
        name: keys[key]
        for name in names
        for key in long
        if abs(len(name) - len(key)) < 2
        and name[0] == key[0]
        and _digits(name) == _digits(key)
        and OSA.distance(name, key, score_cutoff=1) == 1
    }


def _digits(name: str) -> str:
    return "".join(sign for sign in name if sign.isdigit())


def _named_in_title(title: str) -> str | None:
    """Return the employer that a title names after "at", up to the next sign."""
    found = _at().search(title)
    return found.group(1).strip() if found else None


@lru_cache(maxsize=1)
def _at() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in read_lexicon("goals/employers")["at"])
    return re.compile(rf"(?<!\w)(?:{words})\s*([^|;,•·()\n]+)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    return frozenset(map(fold, read_lexicon("companies/places")["words"]))
