"""Employers that may be one, spelled in two ways: proposed for the user to settle, never joined by us."""

from __future__ import annotations

import pandas as pd
from rapidfuzz import fuzz, process

from netlab.people.company_names import company_key
from netlab.text import map_unique

CUTOFF = 92.0  # methods.md §3.3: below it most proposals are wrong
MOST_IN_BLOCK = 400


def similar_spellings(employers: pd.Series, *, cutoff: float = CUTOFF, most: int = 200) -> pd.DataFrame:
    """Propose pairs of employers whose names are nearly the same (rapidfuzz, token set ratio).

    ``employers``: one entry a person. Names are compared with those that begin with the same letter, so that
    30,000 people take about a second.

    Returns ``company`` (the rarer spelling), ``employer`` (the commoner), ``similarity`` (0–100), ``n`` (people under
    the rarer one), most people first: the columns of companies.csv lead, so that an accepted row can be pasted.
    """
    sizes = employers.dropna().value_counts()
    names = pd.DataFrame({"name": sizes.index.astype("string"), "n": sizes.to_numpy()})
    names["key"] = map_unique(names["name"], company_key)
    names = names[names["key"].str.len().gt(3)].sort_values(["n", "name"], ascending=[False, True])
    rows = []
    for _, block in names.groupby(names["key"].str[0]):
        rows += _pairs(block.head(MOST_IN_BLOCK), cutoff)
    table = pd.DataFrame(rows, columns=["company", "employer", "similarity", "n"])
    table = table.sort_values(
        ["n", "similarity", "company"], ascending=[False, False, True], ignore_index=True
    )
    return table.head(most).astype(
        {"company": "string", "employer": "string", "n": "Int64", "similarity": "float64"}
    )


def _pairs(block: pd.DataFrame, cutoff: float) -> list[tuple]:
    keys, names, sizes = block["key"].tolist(), block["name"].tolist(), block["n"].tolist()
    scores = process.cdist(keys, keys, scorer=fuzz.token_set_ratio, score_cutoff=cutoff)
    found = []
    for rarer in range(len(keys)):
        others = [
            (scores[rarer, i], -i)
            for i in range(rarer)
            if scores[rarer, i] >= cutoff and keys[i] != keys[rarer]
        ]
        if others:
            score, at = max(others)
            found.append((names[rarer], names[-at], float(score), sizes[rarer]))
    return found
