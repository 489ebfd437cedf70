"""Where this network could take its owner, without any goals: fields, industries and employers, and who is there.

Question 28: *I have no goals yet, or want to leave my field.* Nothing here is a score; it is who is where.
"""

from __future__ import annotations

import pandas as pd

from netlab.metrics.composition import counted
from netlab.metrics.warmth import by_group, in_words, line_up

AREAS = ("function", "industry", "employer")
UNKNOWN = "unknown"
COLUMNS = ["area", "name", "n", "n_warm", "n_personal", "n_work", "person_ids", "sentence"]


def reach(people: pd.DataFrame) -> pd.DataFrame:
    """List each function, industry and employer among the connections: how many, how warm, whom to ask first.

    ``people``: person_id, is_connection, function, industry, employer, relationship, state, strength,
    was_strong, is_muted.

    Returns ``area`` {function, industry, employer}, ``name``, ``n``, ``n_warm`` (active ties), ``n_personal``
    (friends; also those who are both), ``n_work``, ``person_ids`` (the first three to ask, parted by spaces),
    ``sentence``. Most people first in each area, equal ones by name; those whose area is unknown last, with
    nobody to ask. ``n_warm`` is ``NA`` without messages, the sides where no relationship is judged.
    """
    shown = line_up(counted(people))
    table = pd.concat([_area(shown, area) for area in AREAS], ignore_index=True)
    texts = dict.fromkeys(["area", "name", "person_ids", "sentence"], "string")
    return table[COLUMNS].astype(texts)


def _area(shown: pd.DataFrame, area: str) -> pd.DataFrame:
    named = shown[area].astype("string").fillna(UNKNOWN)
    table = by_group(shown.assign(group=named)).rename_axis("name").reset_index()
    table = table.assign(area=area, is_unknown=table["name"] == UNKNOWN)
    table["person_ids"] = table["person_ids"].mask(table["is_unknown"])
    table = table.sort_values(["is_unknown", "n", "name"], ascending=[True, False, True], ignore_index=True)
    lines = zip(table["n"], table["n_warm"], table["n_personal"], table["n_work"], strict=True)
    return table.assign(sentence=pd.array([in_words(*line) + "." for line in lines], dtype="string"))
