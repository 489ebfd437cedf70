"""Goals against people: for each goal how many there are, how warm, and where nobody is, who is nearest.

A goal without anybody is a gap, told with the nearest people: those who hold a part of the goal's words, or are
in the same field at another place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from netlab.goals import Goals
from netlab.metrics.composition import counted
from netlab.metrics.employer_match import match_employers
from netlab.metrics.fit_parts import avoid_part, industry_rows
from netlab.metrics.fit_roles import is_rank, role_rows
from netlab.metrics.fit_sight import HEIGHTS, UNKNOWN, Sight, goal_industries, look, target_roles
from netlab.metrics.warmth import LINED_UP, by_group, in_words, line_up
from netlab.metrics.wording import TOKEN

AREAS = {
    "role": "roles", "function": "functions", "employer": "companies", "industry": "industries", "topic": "topics",
    "seniority": "seniority",
}  # fmt: skip
COLUMNS = ["area", "goal", "n", "n_personal", "n_warm", "nearest", "person_ids", "is_gap"]
HOLDS = 0.5  # of a part: a role at quite another level is near, but does not cover
HOLDS_INDUSTRY = 0.7  # nor does the broader industry that a goal belongs to
SHORTEST_WORD = 4  # letters of a part of a goal that tells who is near
# Functions whose people work side by side: who is near where a function is missing.
NEIGHBOURS = {
    "engineering": ("data", "product", "research"),
    "data": ("engineering", "research", "product", "finance"),
    "product": ("design", "engineering", "marketing"),
    "design": ("product", "marketing", "media"),
    "marketing": ("sales", "media", "design"),
    "sales": ("marketing", "customer service", "consulting"),
    "operations": ("administration", "general management", "engineering"),
    "finance": ("consulting", "data", "administration"),
    "hr": ("administration", "general management", "education"),
    "legal": ("public sector", "consulting", "administration"),
    "consulting": ("general management", "finance", "data"),
    "education": ("research", "student", "public sector"),
    "healthcare": ("research", "public sector", "education"),
    "research": ("data", "education", "healthcare", "engineering"),
    "general management": ("operations", "consulting", "finance"),
    "customer service": ("sales", "administration", "operations"),
    "administration": ("operations", "customer service", "hr"),
    "media": ("marketing", "design", "education"),
    "public sector": ("legal", "administration", "education"),
    "trades and hospitality": ("operations", "customer service", "sales"),
    "student": ("education", "research"),
}
BoolArray = NDArray[np.bool_]
Rows = pd.DataFrame  # row, group: one row a person and goal, or a person and what they are near to
Key = tuple[str, ...]  # area and goal, for those nearby also where they are


def coverage(
    people: pd.DataFrame,
    goals: Goals,
    talk_topics: pd.DataFrame | None = None,
    *,
    lexicons: str | Path | None = None,
) -> pd.DataFrame:
    """Hold each goal against the connections.

    ``people``: person_id, is_connection, company, position, employer, industry, function, seniority,
    relationship, state, strength, was_strong, is_muted. ``talk_topics``: see
    :func:`netlab.metrics.fit.goal_fit`. People on the avoid list cover nothing.

    Returns one row a goal, in the order of the goals: ``area`` {role, function, employer, industry, topic,
    seniority} (skills stand under topic), ``goal``, ``n``, ``n_personal`` (friends; ``NA`` where no
    relationship is judged), ``n_warm`` (active ties; ``NA`` without messages), ``nearest`` (a sentence: who
    covers it, or that it is a gap and who is nearest), ``person_ids`` (the first three to ask among them, parted
    by spaces), ``is_gap``. Without goals the table is empty.
    """
    return coverage_and_covering(people, goals, talk_topics, lexicons=lexicons)[0]


def covering(
    people: pd.DataFrame,
    goals: Goals,
    talk_topics: pd.DataFrame | None = None,
    *,
    lexicons: str | Path | None = None,
) -> pd.DataFrame:
    """List who covers which goal: the people that :func:`coverage` counts, one row a person and goal.

    ``people``, ``talk_topics``: as there. Returns ``area, goal, person_id`` in the order of the goals, then of people.
    """
    ground = _survey(look(counted(people), goals, talk_topics, lexicons))
    return _who_covers(ground, _rows_by_area(ground))


def coverage_and_covering(
    people: pd.DataFrame,
    goals: Goals,
    talk_topics: pd.DataFrame | None = None,
    *,
    lexicons: str | Path | None = None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return what :func:`coverage` and :func:`covering` say, looked up once for both."""
    ground = _survey(look(line_up(counted(people)), goals, talk_topics, lexicons))
    rows = _rows_by_area(ground)
    return _typed(_lines(ground, rows)), _who_covers(ground, rows)


@dataclass(frozen=True, slots=True)
class _Ground:
    """What several goals are held against, looked up once.

    ``by``: where everybody stands, by the column of people that tells it; ``avoided``: a flag for each row of people.
    """

    sight: Sight
    in_roles: Rows
    in_industries: Rows
    by: Mapping[str, Rows]
    avoided: BoolArray

    def kept(self, rows: Rows) -> Rows:
        """Rows of people who are not to be avoided, each person once a group."""
        rows = rows[~self.avoided[rows["row"].to_numpy(dtype="int64")]]
        return rows.drop_duplicates(["row", "group"])


def _survey(sight: Sight) -> _Ground:
    avoided = (avoid_part(sight)["part"].fillna(0.0) > 0).to_numpy(dtype=bool)
    by = {column: _plain(sight.people[column]) for column in ("function", "industry", "seniority")}
    return _Ground(sight, role_rows(sight), industry_rows(sight), by, avoided)


def _rows_by_area(ground: _Ground) -> dict[str, Rows]:
    """Who covers a goal, by the areas that have goals."""
    areas = [area for area in AREAS if goals_of(ground.sight.goals, area)]
    return {area: ground.kept(_covering(ground, area)) for area in areas}


def _typed(lines: Iterator[dict[str, object]]) -> pd.DataFrame:
    table = pd.DataFrame(lines, columns=COLUMNS)
    texts = dict.fromkeys(["area", "goal", "nearest", "person_ids"], "string")
    return table.astype(texts | dict.fromkeys(["n", "n_personal", "n_warm"], "Int64") | {"is_gap": "boolean"})


def _who_covers(ground: _Ground, rows_of: Mapping[str, Rows]) -> pd.DataFrame:
    parts = [pd.DataFrame(columns=["area", "goal", "person_id", "place"])]
    for area, rows in rows_of.items():
        order = {goal: place for place, goal in enumerate(goals_of(ground.sight.goals, area))}
        kept = rows[rows["group"].isin(list(order))]
        person = ground.sight.people["person_id"].iloc[kept["row"].astype("int64")]
        named = pd.DataFrame({"area": area, "goal": kept["group"].array, "person_id": person.array})
        named["place"] = named["goal"].map(order)
        parts.append(named.sort_values(["place", "person_id"]))
    return pd.concat(parts, ignore_index=True)[["area", "goal", "person_id"]].astype("string")


def _lines(ground: _Ground, rows_of: Mapping[str, Rows]) -> Iterator[dict[str, object]]:
    found = _groups(ground, {(area,): rows for area, rows in rows_of.items()})
    wanted = [(area, goal) for area in rows_of for goal in goals_of(ground.sight.goals, area)]
    near = _nearest(ground, [key for key in wanted if key not in found])
    for key in wanted:
        line = dict(zip(("area", "goal"), key, strict=True))
        yield line | (_covered(found[key]) if key in found else _gap(*key, near.get(key)))


def goals_of(goals: Goals, area: str) -> tuple[str, ...]:
    """Return the goals of one area as written, each once; topics and skills are one."""
    named: tuple[str, ...] = getattr(goals, AREAS[area])
    both = (*named, *goals.skills) if area == "topic" else named
    return tuple({goal.casefold(): goal for goal in reversed(both)}.values())[::-1]


def _covered(row: Mapping[str, Any]) -> dict[str, object]:
    said = in_words(row["n"], row["n_warm"], row["n_personal"]) + "."
    kept = {name: row[name] for name in ("n", "n_personal", "n_warm", "person_ids")}
    return kept | {"nearest": said, "is_gap": False}


def _gap(area: str, goal: str, near: Mapping[str, Any] | None) -> dict[str, object]:
    nobody = "no one " + _AT[area].format(goal)
    line: dict[str, object] = {"n": 0, "n_personal": 0, "n_warm": 0, "is_gap": True}
    if near is None:
        return line | {"nearest": f"{nobody}, and nobody near."}
    return line | {
        "nearest": f"{nobody}; nearest: {near['n']:,} {near['where']}.",
        "person_ids": near["person_ids"],
    }


_AT = {
    "role": "in the role {}", "function": "in {}", "employer": "at {}", "industry": "in {}", "topic": "on {}",
    "seniority": "at {} level",
}  # fmt: skip


# -- who covers a goal -------------------------------------------------------------------------------------------


def _covering(ground: _Ground, area: str) -> Rows:
    """Return ``row, group`` of everybody who covers a goal of one area."""
    sight = ground.sight
    if area == "role":
        return _holding(ground.in_roles)
    if area == "industry":
        return _holding(ground.in_industries, HOLDS_INDUSTRY)
    if area == "employer":
        found = match_employers(sight.people, sight.goals.companies, sight.lexicons)
        return _plain(found["target"].where(found["is_exact"].fillna(False)))
    if area == "topic":
        return _about(sight, goals_of(sight.goals, area))
    return ground.by[area]


def _holding(rows: pd.DataFrame, least: float = HOLDS) -> Rows:
    return rows[rows["part"] >= least].rename(columns={"term": "group"})[["row", "group"]]


def _about(sight: Sight, words: tuple[str, ...]) -> Rows:
    parts = [sight.in_titles(words), sight.in_companies(words), sight.said_by(words)]
    return pd.concat([part[["row", "term"]] for part in parts], ignore_index=True).rename(
        columns={"term": "group"}
    )


def _plain(column: pd.Series) -> Rows:
    groups = column.astype("string").reset_index(drop=True)
    return pd.DataFrame({"row": groups.index, "group": groups}).dropna()


def _groups(ground: _Ground, rows_of: Mapping[Key, Rows]) -> dict[Key, dict[str, Any]]:
    """Sum who stands where: (key of the rows, their group) -> ``n``, ``n_warm``, …, ``person_ids``."""
    keys: dict[Key, int] = {}
    parts = []
    for key, rows in rows_of.items():
        groups = rows["group"].astype("string")
        codes = {g: keys.setdefault((*key, g), len(keys)) for g in groups.unique().tolist()}
        parts.append(pd.DataFrame({"row": rows["row"].array, "group": groups.map(codes).array}))
    if not keys:
        return {}
    kept = pd.concat(parts, ignore_index=True).astype("int64").sort_values("row", kind="stable")
    held = ground.sight.people[list(LINED_UP)].iloc[kept["row"]]
    sums = by_group(held.assign(group=kept["group"].array)).to_dict("index")
    return {key: {str(name): value for name, value in sums[code].items()} for key, code in keys.items()}


# -- who is near a gap -------------------------------------------------------------------------------------------


def _nearest(ground: _Ground, gaps: Iterable[Key]) -> dict[Key, dict[str, Any]]:
    """Return for each gap the nearest group: ``n``, ``person_ids`` and ``where`` ("in storage").

    Of groups that are equally near, the smallest says most.
    """
    first = {gap: next((rows for rows in _nearby(ground, *gap) if len(rows)), None) for gap in gaps}
    groups = _groups(ground, {gap: rows for gap, rows in first.items() if rows is not None})
    found: dict[Key, dict[str, Any]] = {}
    for *gap, where in sorted(groups, key=lambda key: (groups[key]["n"], key[-1])):
        found.setdefault(tuple(gap), groups[*gap, where] | {"where": where})
    return found


def _nearby(ground: _Ground, area: str, goal: str) -> Iterator[Rows]:
    """Who is near a goal, the nearest first."""
    return map(ground.kept, _NEAR[area](ground, goal))


def _near_role(ground: _Ground, goal: str) -> Iterator[Rows]:
    sight, rows = ground.sight, ground.in_roles
    yield _as_group(rows[rows["term"] == goal], "in that role at another level")
    function = target_roles(sight.goals, sight.lexicons)["function"][goal]
    if function not in (UNKNOWN, "other"):
        yield _where(ground, "function", function, "in {}")
    yield from _near_topic(ground, goal)


def _near_function(ground: _Ground, goal: str) -> Iterator[Rows]:
    for function in NEIGHBOURS.get(goal, ()):
        yield _where(ground, "function", function, "in {}")


def _near_employer(ground: _Ground, goal: str) -> Iterator[Rows]:
    sight = ground.sight
    alike = match_employers(sight.people, [goal], sight.lexicons)["target"]
    yield _as_group(_plain(alike), "at a name spelled almost like it")
    for industry in goal_industries([goal], sight.reader, sight.lexicons)["industry"]:
        yield _where(ground, "industry", industry, "in {}, its industry")
    yield _as_group(_holding(ground.in_industries, HOLDS_INDUSTRY), "in your target industries")


def _near_industry(ground: _Ground, goal: str) -> Iterator[Rows]:
    yield from _near_topic(ground, goal)
    sight = ground.sight
    for industry in goal_industries([goal], sight.reader, sight.lexicons)["industry"]:
        yield _where(ground, "industry", industry, "in {}")


def _near_topic(ground: _Ground, goal: str) -> Iterator[Rows]:
    """Whoever holds a part of the goal's words, the longer first: "storage" of "battery storage"."""
    words = [
        word
        for word in TOKEN.findall(goal)
        if len(word) >= SHORTEST_WORD and not is_rank(word, ground.sight.reader)
    ]
    for size in range(len(words) - 1, 0, -1):
        parts = tuple(" ".join(part) for part in combinations(words, size))
        rows = _about(ground.sight, parts)
        yield rows.assign(group="in " + rows["group"].astype("string"))


def _near_level(ground: _Ground, goal: str) -> Iterator[Rows]:
    here = HEIGHTS.get(goal, 0.0)
    for level in sorted(HEIGHTS, key=lambda level: (abs(HEIGHTS[level] - here), level)):
        yield _where(ground, "seniority", level, "at {} level")


def _where(ground: _Ground, column: str, value: str, words: str) -> Rows:
    rows = ground.by[column]
    return _as_group(rows[rows["group"] == value], words.format(value))


def _as_group(rows: pd.DataFrame, group: str) -> Rows:
    return rows[["row"]].assign(group=group)


_NEAR = {
    "role": _near_role,
    "function": _near_function,
    "employer": _near_employer,
    "industry": _near_industry,
    "topic": _near_topic,
    "seniority": _near_level,
}
