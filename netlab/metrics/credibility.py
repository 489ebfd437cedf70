"""Who vouches for the owner, in parts: endorsements and recommendations, each with who gave it and from where.

No score is made of the parts, and no endorser is worth more than another for where they work: what is told is
how many, from which function and level, how long ago, and what was a favour returned. Endorsers are read by their
title of the day of the archive. An endorsement is weak evidence: one click, often asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from netlab.export.export import Export
from netlab.goals import Goals
from netlab.metrics.coverage import NEIGHBOURS
from netlab.people.identity import Identities
from netlab.text import fold_series

SWAP_DAYS = 7  # endorsements both ways this near are a favour returned …
SWAP_WEIGHT = 0.5  # … and count half (methods.md §6)
HALF_LIFE_DAYS = 730  # an endorsement of two years ago says half as much about today
SENIOR = ("senior", "lead", "manager", "director", "vp", "c-level", "founder")
SHOWN = {"endorsements": ("accepted",), "recommendations": ("visible",)}  # what a visitor of the profile sees
UNKNOWN = "unknown"
ENDORSER_COLUMNS: dict[str, Any] = {
    "skill": "string",
    "person_id": "string",
    "name": "string",
    "on": "datetime64[us]",
    "function": "string",
    "seniority": "string",
    "field": "string",
    "is_senior": "boolean",
    "is_shown": "boolean",
    "is_swapped": "boolean",
    "weight": "Float64",
}
SKILL_COLUMNS: dict[str, Any] = {
    "skill": "string",
    "is_stated": "boolean",
    "in_goals": "boolean",
    "n": "Int64",
    "n_shown": "Int64",
    "n_discounted": "Float64",
    "n_same_function": "Int64",
    "n_related": "Int64",
    "n_function_unknown": "Int64",
    "n_senior": "Int64",
    "n_level_unknown": "Int64",
    "n_swapped": "Int64",
    "recent": "Float64",
    "last_on": "datetime64[us]",
}
RECOMMENDATION_COLUMNS: dict[str, Any] = {
    "direction": "string",
    "person_id": "string",
    "name": "string",
    "company": "string",
    "position": "string",
    "function": "string",
    "seniority": "string",
    "on": "datetime64[us]",
    "is_shown": "boolean",
    "is_mutual": "boolean",
    "n_words": "Int64",
    "text": "string",
}


def endorsers(
    export: Export, identities: Identities, people: pd.DataFrame, me: Mapping[str, str | None] | None = None
) -> pd.DataFrame:
    """List who endorsed the owner for what.

    ``people``: person_id, function, seniority. ``me``: the owner's own ``function``
    (:func:`netlab.metrics.own_work.own_work`).

    Columns ``skill``, ``person_id`` (NA where the row names nobody who can be told), ``name``, ``on``, ``function``,
    ``seniority``, ``field`` {same, related, other, unknown: their function against the owner's; NA if the owner's is
    not known}, ``is_senior`` (by title; NA if it does not tell), ``is_shown`` (accepted; NA where the status is blank),
    ``is_swapped`` (the owner endorsed them within a week), ``weight`` (1, or a half if swapped). One row a person and
    skill, the newest; sorted by skill, then date.
    """
    rows = export.endorsements_received.assign(person_id=identities.person_of["endorsements_received"])
    rows = rows.dropna(subset=["skill"]).assign(skill_key=lambda r: fold_series(r["skill"]))
    known = people.set_index("person_id")[["function", "seniority"]].astype("string").replace(UNKNOWN, pd.NA)
    rows = rows.join(known, on="person_id")
    swapped = _swapped(rows, export, identities)
    who = rows["person_id"].fillna("name:" + rows["name"].fillna(""))
    table = rows.assign(
        on=rows["endorsed_at"],
        field=_field(rows["function"], (me or {}).get("function")),
        is_senior=rows["seniority"].isin(SENIOR).astype("boolean").mask(rows["seniority"].isna()),
        is_shown=_is_shown(rows["status"], "endorsements"),
        is_swapped=swapped,
        weight=np.where(swapped, SWAP_WEIGHT, 1.0),
        who=who,
    )
    table = table.sort_values(["skill_key", "on", "who"], ignore_index=True)
    table = table.drop_duplicates(["skill_key", "who"], keep="last", ignore_index=True)
    return table.astype(ENDORSER_COLUMNS)[list(ENDORSER_COLUMNS)]


def endorsed_skills(
    export: Export, endorsed: pd.DataFrame, goals: Goals, as_of: pd.Timestamp
) -> pd.DataFrame:
    """Say for every skill, stated or endorsed, who stands behind it.

    ``endorsed``: table of :func:`endorsers`. Columns ``skill``, ``is_stated`` (in Skills.csv; NA without the file),
    ``in_goals``, ``n`` (distinct endorsers; NA without the file), ``n_shown``, ``n_discounted`` (swapped ones count
    half), ``n_same_function``, ``n_related``, ``n_function_unknown``, ``n_senior``, ``n_level_unknown``, ``n_swapped``,
    ``recent`` (half-lives of two years: Σ 2^(−age/730 days)), ``last_on`` (day). Most endorsers first, then by name.
    """
    stated = export.skills["skill"].dropna()
    spelled = pd.concat([stated, endorsed["skill"]], ignore_index=True)
    names = spelled.groupby(fold_series(spelled)).first()
    table = _by_skill(endorsed, as_of).reindex(names.index)
    counts = [name for name, kind in SKILL_COLUMNS.items() if name in table and kind in ("Int64", "Float64")]
    table[counts] = table[counts].fillna(0)
    if not export.has("endorsements_received"):
        table = table.mask(table.notna())
    key = names.index.to_series()
    is_stated = key.isin(fold_series(stated)).astype("boolean")
    table = table.assign(
        skill=names,
        is_stated=is_stated if export.has("skills") else is_stated.mask(is_stated.notna()),
        in_goals=key.isin(fold_series(pd.Series(goals.skills, dtype="string"))),
    )
    table = table.rename_axis(None).astype(SKILL_COLUMNS)[list(SKILL_COLUMNS)]
    return table.sort_values(["n", "skill"], ascending=[False, True], ignore_index=True)


def stated_and_endorsed(skills: pd.DataFrame) -> pd.DataFrame:
    """Hold the skills the owner states against those others endorse (table of :func:`endorsed_skills`).

    Rows ``kind`` {stated and endorsed, stated only, endorsed only}, ``n``, ``n_in_goals``, ``skills`` ("; "-joined, most
    endorsed first; NA for none). All NA if Skills.csv or the endorsements are not in the export.
    """
    is_known = skills["is_stated"].notna().all() and skills["n"].notna().all()
    stated, endorsed = skills["is_stated"].fillna(False), skills["n"].fillna(0) > 0
    parts = {
        "stated and endorsed": stated & endorsed,
        "stated only": stated & ~endorsed,
        "endorsed only": ~stated & endorsed,
    }
    rows: list[tuple[Any, ...]] = []
    for kind, chosen in parts.items():
        part = skills[chosen.astype(bool)]
        listed = "; ".join(part["skill"]) or None
        counts = (len(part), int(part["in_goals"].sum()), listed) if is_known else (None, None, None)
        rows.append((kind, *counts))
    table = pd.DataFrame(rows, columns=["kind", "n", "n_in_goals", "skills"])
    return table.astype({"kind": "string", "n": "Int64", "n_in_goals": "Int64", "skills": "string"})


def recommendations(export: Export, identities: Identities, people: pd.DataFrame) -> pd.DataFrame:
    """List the recommendations received and given.

    Columns ``direction`` {received, given}, ``person_id``, ``name``, ``company`` and ``position`` (theirs when it was
    written), ``function``, ``seniority`` (today's), ``on``, ``is_shown`` (NA where the status is blank, as for those
    given: they stand on the other's profile), ``is_mutual`` (both wrote one), ``n_words``, ``text``. Newest first.
    """
    known = people.set_index("person_id")[["function", "seniority"]].astype("string")
    parts = []
    for direction in ("received", "given"):
        rows = getattr(export, f"recommendations_{direction}")
        person = identities.person_of[f"recommendations_{direction}"]
        parts.append(rows.assign(direction=direction, person_id=person).join(known, on="person_id"))
    table = pd.concat(parts, ignore_index=True)
    both = table.dropna(subset=["person_id"]).groupby("person_id")["direction"].nunique()
    table = table.assign(
        on=table["written_at"],
        is_shown=_is_shown(table["status"], "recommendations"),
        is_mutual=table["person_id"].isin(both[both == 2].index),
        n_words=table["text"].str.count(r"\w+"),
    )
    table = table.sort_values(["on", "direction", "name"], ascending=[False, True, True], ignore_index=True)
    return table.astype(RECOMMENDATION_COLUMNS)[list(RECOMMENDATION_COLUMNS)]


def _swapped(rows: pd.DataFrame, export: Export, identities: Identities) -> np.ndarray:
    """Whether the owner endorsed the endorser, for anything, within a week of it."""
    given = export.endorsements_given.assign(person_id=identities.person_of["endorsements_given"])
    given = given.dropna(subset=["person_id", "endorsed_at"])[["person_id", "endorsed_at"]]
    pairs = (
        rows[["person_id", "endorsed_at"]].reset_index().merge(given, on="person_id", suffixes=("", "_back"))
    )
    near = (pairs["endorsed_at"] - pairs["endorsed_at_back"]).abs() <= pd.Timedelta(days=SWAP_DAYS)
    return np.asarray(rows.index.isin(pairs.loc[near, "index"]))


def _field(functions: pd.Series, mine: str | None) -> pd.Series:
    if mine is None:
        return pd.Series(pd.NA, index=functions.index, dtype="string")
    field = pd.Series("other", index=functions.index, dtype="string")
    field = field.mask(functions.isin(NEIGHBOURS.get(mine, ())), "related").mask(functions.eq(mine), "same")
    return field.mask(functions.isna(), UNKNOWN)


def _is_shown(status: pd.Series, kind: str) -> pd.Series:
    return status.str.casefold().isin(SHOWN[kind]).astype("boolean").mask(status.isna())


def _by_skill(endorsed: pd.DataFrame, as_of: pd.Timestamp) -> pd.DataFrame:
    age = (as_of - endorsed["on"]).dt.days.clip(lower=0)
    rows = endorsed.assign(
        same=endorsed["field"].eq("same"),
        related=endorsed["field"].eq("related"),
        no_function=endorsed["function"].isna(),
        no_level=endorsed["is_senior"].isna(),
        fresh=(0.5 ** (age / HALF_LIFE_DAYS)).fillna(0.0),
    )
    groups = rows.groupby(fold_series(rows["skill"]))
    sums = {
        "n_shown": "is_shown", "n_discounted": "weight", "n_same_function": "same", "n_related": "related",
        "n_function_unknown": "no_function", "n_senior": "is_senior", "n_level_unknown": "no_level", "n_swapped": "is_swapped",
        "recent": "fresh",
    }  # fmt: skip
    table = pd.DataFrame({name: groups[column].sum() for name, column in sums.items()})
    return table.assign(n=groups.size(), last_on=groups["on"].max().dt.normalize())
