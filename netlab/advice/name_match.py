"""Which people work at a company of a given name: whole names compared, never part of one.

``exact``: the same name but for case, accents, punctuation, legal form and a country behind it. ``strong``: one
letter more, less, other or swapped in a long name, or the same words in another order. ``weak``: the longer name of
what may be one firm ("Havenlicht", "Havenlicht Energy"), or a name that the title mentions ("ex-Warmstead"); "at Warmstead" in the
title of somebody whose company is blank is strong.
"Plan A" is not "plan", and "SAP" is not "ASAP".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import pandas as pd

from netlab.lexicons import read_lexicon
from netlab.metrics.employer_match import SHORTEST_ALIKE, employer_key
from netlab.metrics.wording import wording
from netlab.people.company_names import company_key
from netlab.text import fold

SAME_WORDS = 97.0  # rapidfuzz token sort ratio of two long names of the same words
LONG_NAME = 12  # letters of a name from which word order is looked through
DISTINCT = 6  # letters of a first word that can stand for a firm …
FEW_FIRMS = 3  # … if no more firms begin with it
COLUMNS = {"name": "string", "row": "int64", "tier": "string", "by": "string"}
_NOW = ("at", "@", "bei", "beim", "chez", "presso", "bij", "hos")
_ONCE = ("ex", "former", "formerly", "previously", "ehemals", "ancien")
_OPENED = re.compile(rf"(?<!\w)({'|'.join((*_NOW, *_ONCE))})(?:\s+|-|(?<=@))([^|;,•·()/\n]+)", re.IGNORECASE)

Pair = tuple[str, str]  # a name asked for, a name that people work at


def match_names(people: pd.DataFrame, names: Sequence[str], lexicons: str | None = None) -> pd.DataFrame:
    """Find who works where: ``name`` (as asked), ``row`` (position in ``people``), ``tier``, ``by`` {employer, title}.

    ``people``: employer, company, position. One row a name and person, the surest.
    """
    at = people["employer"].astype("string").fillna(people["company"].astype("string"))
    codes, known = pd.factorize(at)
    firms = [str(firm) for firm in known]
    found = [
        *((name, firm, "exact") for name, firm in _exact(names, firms, lexicons)),
        *((name, firm, "strong") for name, firm in _strong(names, firms, lexicons)),
        *((name, firm, "weak") for name, firm in _weak(names, firms, lexicons)),
    ]
    pairs = pd.DataFrame(found, columns=["name", "firm", "tier"]).drop_duplicates(["name", "firm"])
    numbers = {firm: number for number, firm in enumerate(firms)}
    where = pd.DataFrame({"code": codes, "row": range(len(people))})
    there = pairs.assign(code=pairs["firm"].map(numbers).astype("int64"), by="employer").merge(
        where, on="code"
    )
    mentions = pd.DataFrame(_mentions(names, people, lexicons), columns=["name", "row", "tier"])
    rows = pd.concat([there, mentions.assign(by="title")], ignore_index=True)
    return rows.drop_duplicates(["name", "row"]).reset_index(drop=True)[list(COLUMNS)].astype(COLUMNS)


def _keys(names: Sequence[str], lexicons: str | None) -> dict[str, str]:
    keys = {str(name): employer_key(str(name), lexicons) for name in names}
    return {name: key for name, key in keys.items() if key}


def _exact(names: Sequence[str], firms: Sequence[str], lexicons: str | None) -> Iterator[Pair]:
    by_key: dict[str, list[str]] = {}
    for firm, key in _keys(firms, lexicons).items():
        by_key.setdefault(key, []).append(firm)
    for name, key in _keys(names, lexicons).items():
        yield from ((name, firm) for firm in by_key.get(key, ()))


def _strong(names: Sequence[str], firms: Sequence[str], lexicons: str | None) -> Iterator[Pair]:
    from rapidfuzz import fuzz
    from rapidfuzz.distance import OSA

    asked = {name: key for name, key in _keys(names, lexicons).items() if len(key) >= SHORTEST_ALIKE}
    known = {firm: key for firm, key in _keys(firms, lexicons).items() if len(key) >= SHORTEST_ALIKE}
    for name, firm in _close(asked, known, OSA.distance, most=1):
        if asked[name][0] == known[firm][0]:
            yield name, firm
    spaced = [{name: company_key(name, lexicons) for name in some} for some in (asked, known)]
    long = [
        {name: key for name, key in some.items() if " " in key and len(key) >= LONG_NAME} for some in spaced
    ]
    yield from _close(long[0], long[1], fuzz.token_sort_ratio, least=SAME_WORDS)


def _close(
    asked: dict[str, str],
    known: dict[str, str],
    scorer: Any,
    *,
    most: float | None = None,
    least: float | None = None,
) -> Iterator[Pair]:
    """Pairs of names within a distance, or above a likeness; numbers in names must agree."""
    from rapidfuzz import process

    names, firms = list(asked), list(known)
    if not names or not firms:
        return
    cutoff = most if most is not None else least
    scores = process.cdist(
        list(asked.values()),
        list(known.values()),
        scorer=scorer,
        score_cutoff=cutoff,
    )
    hits = scores <= most if most is not None else scores >= least
    for i, j in zip(*hits.nonzero(), strict=True):
        if _digits(asked[names[i]]) == _digits(known[firms[j]]):
            yield names[i], firms[j]


def _digits(name: str) -> str:
    return "".join(sign for sign in name if sign.isdigit())


def _weak(names: Sequence[str], firms: Sequence[str], lexicons: str | None) -> Iterator[Pair]:
    """One name is the beginning of the other, in whole words, and begins with a word of its own."""
    asked = {str(name): company_key(str(name), lexicons).split() for name in names}
    known = {str(firm): company_key(str(firm), lexicons).split() for firm in firms}
    starts = Counter(words[0] for words in known.values() if words)
    by_start: dict[str, list[str]] = {}
    for firm, words in known.items():
        if words:
            by_start.setdefault(words[0], []).append(firm)
    for name, words in asked.items():
        first = words[0] if words else ""
        if len(first) < DISTINCT or starts[first] > FEW_FIRMS or _is_common(first, lexicons):
            continue
        for firm in by_start.get(first, ()):
            shorter = min(len(words), len(known[firm]))
            if words[:shorter] == known[firm][:shorter] and words != known[firm]:
                yield name, firm


def _is_common(word: str, lexicons: str | None) -> bool:
    """Whether a word belongs to the language of goals and trades ("energy", "digital") and names no firm by itself."""
    return any(key.startswith("=") for key in wording(lexicons).word(word)) or word in _places()


def _mentions(
    names: Sequence[str], people: pd.DataFrame, lexicons: str | None
) -> Iterator[tuple[str, int, str]]:
    """Titles that end a phrase with a whole name after "at" or "ex": strong where the company is left blank."""
    by_key: dict[str, list[str]] = {}
    for name, key in _keys(names, lexicons).items():
        by_key.setdefault(key, []).append(name)
    codes, distinct = pd.factorize(people["position"])
    held = [list(_held(str(title), by_key, lexicons)) for title in distinct]
    is_blank = (people["employer"].isna() & people["company"].isna()).tolist()
    for row, code in enumerate(codes.tolist()):
        for name, is_now in held[code] if code >= 0 else ():
            yield name, row, "strong" if is_now and is_blank[row] else "weak"


def _held(title: str, by_key: dict[str, list[str]], lexicons: str | None) -> Iterator[tuple[str, bool]]:
    for opener, rest in _OPENED.findall(title):
        for name in by_key.get(employer_key(rest.strip(), lexicons), ()):
            yield name, opener.casefold() in _NOW


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    return frozenset(map(fold, read_lexicon("companies/places")["words"]))
