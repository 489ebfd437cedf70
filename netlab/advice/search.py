"""Do I know anyone here? Companies, roles and industries against the people of a network.

Each match says how sure it is, and the warmest way in is marked. Names of companies are compared by
:mod:`netlab.advice.name_match`: whole names, never part of one. A role is looked for in today's part of titles, an
industry in what companies are in or are called. Where there is nobody, that is said, with who comes nearest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import pandas as pd

from netlab.advice.name_match import match_names
from netlab.advice.sentences import after, last_contact
from netlab.advice.situation import Situation, yes
from netlab.metrics.current_titles import current_parts
from netlab.metrics.term_index import Texts
from netlab.metrics.wording import terms, wording
from netlab.people.companies import read_companies
from netlab.people.company_names import company_key
from netlab.people.titles import read_titles
from netlab.text import fold, fold_series, map_unique, one_line

KINDS = ("company", "role", "industry")
TIERS = ("exact", "strong", "weak", "nobody", "nearest")
COLUMNS: dict[str, Any] = {
    "query": "string",
    "kind": pd.CategoricalDtype(list(KINDS)),
    "tier": pd.CategoricalDtype(list(TIERS), ordered=True),
    "person_id": "string",
    "name": "string",
    "employer": "string",
    "position": "string",
    "reason": "string",
    "strength": "Float64",
    "state": "string",
    "is_way_in": "boolean",
}
LONGEST_QUERY = 120
IN_ROLE = 0.4
_JOB_LINK = re.compile(r"linkedin\.com/jobs/(?:view/)?(?:[^/?#\s]*-)?(\d{5,})", re.IGNORECASE)
_LINES = re.compile(r"[\n\r;\t]+")
_BULLET = re.compile(r"^\s*(?:[-*•·]|\d{1,3}[.)])\s+")
_UNTOLD = ("unknown", "other")
NOBODY = "Nobody here is known to work at, as or in {}, as far as titles and company names tell."
NO_JOB = "This job is neither among your saved jobs nor your applications: ask by the name of the company."
_SHOWN = (
    "person_id", "who", "employer", "position", "industry", "fit_role", "strength", "state", "silent_days",
    "last_touch_on", "is_friend", "is_warm", "is_muted", "is_stranger",
)  # fmt: skip
_FOUND = ("query", "row", "tier", "how")  # `how`: what the reason says after the person's name


def who(situation: Situation, queries: str | Iterable[str]) -> pd.DataFrame:
    """Say for each company, role or industry whom I know there, the surest and warmest first.

    ``queries``: one or several, or a pasted list (:func:`read_queries`). A link to a job is looked up among the jobs
    saved or applied for. Everybody in the archive is searched, connected or not.

    Returns, in the order of the queries: ``query`` (as asked), ``kind`` {company, role, industry}, ``tier`` {exact,
    strong, weak, nobody, nearest}, ``person_id, name, employer, position`` (``NA`` in the row that says nobody),
    ``reason`` (a sentence), ``strength, state``, ``is_way_in`` (the warmest of those who are surely there; never
    somebody muted).
    """
    asked = read_queries(queries)
    names = {query: _company_of(query, situation) for query in asked}
    known = {query: name for query, name in names.items() if name}
    found = _by_company(situation, known)
    there = set(found["query"])
    open_ = [query for query in known if query not in there]
    by_field = _by_field(situation, open_)
    kind = dict.fromkeys(by_field["query"], "role") | dict(
        zip(by_field["query"], by_field["kind"], strict=True)
    )
    matches = _told(pd.concat([found, by_field[list(_FOUND)]], ignore_index=True), situation)
    there = set(matches["query"])
    silent = {query: name for query, name in names.items() if query not in there}
    rows = pd.concat([matches, _nobodies(silent), _nearest(silent, situation)], ignore_index=True)
    rows = rows.assign(kind=rows["query"].map(kind).astype("string").fillna("company"))
    place = {query: i for i, query in enumerate(asked)}
    rows = rows.assign(place=rows["query"].map(place).astype("int64"))
    ordered = rows.reindex(columns=[*COLUMNS, "place", "warmth"]).astype(COLUMNS)
    ordered = ordered.sort_values(
        ["place", "tier", "warmth", "person_id"], ascending=[True, True, False, True], ignore_index=True
    )
    return ordered[list(COLUMNS)]


def read_queries(given: str | Iterable[str]) -> list[str]:
    """Read a pasted list: a line, a semicolon, or a comma parts two names, but not "Acme, Inc."; bullets go."""
    lines = [line for text in ([given] if isinstance(given, str) else given) for line in _LINES.split(text)]
    names = [name for line in lines for name in _by_commas(_BULLET.sub("", line))]
    told = (one_line(name, LONGEST_QUERY) for name in names)
    return list(dict.fromkeys(name for name in told if name))


def _by_commas(line: str) -> list[str]:
    """Part at commas, unless what follows is only the legal form of what stands before."""
    names: list[str] = []
    for part in (piece.strip() for piece in line.split(",")):
        if names and part and _is_legal_form(part):
            names[-1] += f", {part}"
        elif part:
            names.append(part)
    return names


@lru_cache(maxsize=1000)
def _is_legal_form(part: str) -> bool:
    return company_key(f"Zyxwv, {part}") == company_key("Zyxwv")


def _company_of(query: str, situation: Situation) -> str:
    """What to look for: of a job's link its company, if the archive holds the job; else the words themselves."""
    link = _JOB_LINK.search(query)
    if not link:
        return query
    jobs = situation.openings.dropna(subset=["url", "company"])
    numbers = jobs["url"].str.extract(_JOB_LINK.pattern, flags=re.IGNORECASE, expand=False)
    here = jobs.loc[numbers.eq(link.group(1)).fillna(False).astype(bool), "company"]
    return str(here.iloc[0]) if len(here) else ""


def _by_company(situation: Situation, names: dict[str, str]) -> pd.DataFrame:
    people = situation.people
    found = match_names(people, list(dict.fromkeys(names.values())), situation.lexicons)
    asked = pd.DataFrame({"query": list(names), "name": list(names.values())}, dtype="string")
    rows = asked.merge(found, on="name")
    at = people["employer"].fillna(people["company"]).reindex(rows["row"].to_numpy()).reset_index(drop=True)
    title = people["position"].reindex(rows["row"].to_numpy()).reset_index(drop=True)
    how = " works at " + at + ", spelled almost like " + rows["name"] + "."
    how = how.mask(rows["tier"].eq("exact"), " works at " + rows["name"] + ".")
    how = how.mask(
        rows["tier"].eq("weak"), " works at " + at + ", which may be another firm than " + rows["name"] + "."
    )
    how = how.mask(rows["by"].eq("title"), " mentions " + rows["name"] + " in the title: " + title + ".")
    return rows.assign(how=how)[list(_FOUND)]


def _by_field(situation: Situation, queries: list[str]) -> pd.DataFrame:
    """Find roles in titles and industries in companies, for queries that read like one."""
    reader = wording(situation.lexicons)
    known = read_titles(pd.Series(queries, dtype="string"), situation.lexicons)["function"].astype("string")
    roles = [query for query, function in zip(queries, known, strict=True) if function not in _UNTOLD]
    listed = set(fold_series(situation.people["industry"].dropna()))
    in_titles = _in_titles(situation, roles)
    held = set(in_titles["query"])  # a word of both ("energy") is an industry where no title says it
    fields = [
        query for query in queries if query not in held and (fold(query) in listed or reader.fields(query))
    ]
    return pd.concat([in_titles, _in_industries(situation, fields)], ignore_index=True)


def _in_titles(situation: Situation, roles: list[str]) -> pd.DataFrame:
    if not roles:
        return pd.DataFrame(columns=[*_FOUND, "kind"])
    people, reader = situation.people, wording(situation.lexicons)
    hits = Texts(current_parts(people["position"], situation.lexicons), reader).find(terms(roles, reader))
    title = people["position"].reindex(hits["row"].to_numpy()).reset_index(drop=True)
    is_same = fold_series(title).eq(fold_series(hits["term"])).fillna(False).astype(bool)
    return pd.DataFrame(
        {
            "query": hits["term"],
            "row": hits["row"],
            "tier": pd.Series("strong", index=hits.index).mask(is_same, "exact"),
            "how": "'s title says " + title + ".",
            "kind": "role",
        }
    )


def _in_industries(situation: Situation, fields: list[str]) -> pd.DataFrame:
    """An industry that companies are in is exact; a company whose name tells it is strong."""
    if not fields:
        return pd.DataFrame(columns=[*_FOUND, "kind"])
    people, reader = situation.people, wording(situation.lexicons)
    listed = pd.DataFrame({"row": range(len(people)), "key": fold_series(people["industry"])})
    wanted = pd.DataFrame({"query": fields, "key": [fold(field) for field in fields]}).astype("string")
    exact = listed.merge(wanted, on="key").assign(tier="exact")
    named = Texts(people["company"], reader).find(terms(fields, reader)).rename(columns={"term": "query"})
    rows = pd.concat([exact, named.assign(tier="strong")], ignore_index=True).drop_duplicates(
        ["query", "row"]
    )
    at = people["employer"].fillna(people["company"]).reindex(rows["row"].to_numpy()).reset_index(drop=True)
    rows = rows.reset_index(drop=True)
    how = " works at " + at + ", whose name says " + rows["query"] + "."
    exactly = " works in " + rows["query"] + (", at " + at).fillna("") + "."
    return rows.assign(how=how.mask(rows["tier"].eq("exact"), exactly), kind="industry")[[*_FOUND, "kind"]]


def _told(found: pd.DataFrame, situation: Situation) -> pd.DataFrame:
    """Join the people to the matches, with a reason, and mark the warmest of those who are surely there."""
    people = situation.people[list(_SHOWN)].reset_index(drop=True)
    rows = people.reindex(found["row"].astype("int64").to_numpy()).reset_index(drop=True)
    rows = rows.assign(query=found["query"].array, tier=found["tier"].array)
    rows["reason"] = after(rows["who"] + found["how"].astype("string").array, last_contact(rows))
    rows["warmth"] = _warmth(rows)
    rows = rows.assign(name=rows["who"]).dropna(subset=["reason"])
    sure = rows[rows["tier"].isin(["exact", "strong"]) & ~yes(rows["is_muted"])]
    first = sure.sort_values(["warmth", "person_id"], ascending=[False, True]).drop_duplicates("query")
    return rows.assign(is_way_in=rows.index.isin(first.index))


def _warmth(people: pd.DataFrame) -> pd.Series:
    """Friends and warm ties before the rest, then by strength."""
    return (
        people["is_friend"] * 1.0 + people["is_warm"] * 1.0 + people["strength"].astype("float64").fillna(0.0)
    )


def _nobodies(silent: Mapping[str, str]) -> pd.DataFrame:
    """The rows that say nobody; ``silent``: query -> the name looked for, "" for a job that the archive lacks."""
    told = [NOBODY.format(name) if name else NO_JOB for name in silent.values()]
    table = pd.DataFrame({"query": list(silent), "reason": told}, dtype="string")
    return table.assign(tier="nobody", is_way_in=False)


def _nearest(silent: Mapping[str, str], situation: Situation) -> pd.DataFrame:
    """For each name that nobody stands for the warmest tie in its industry, in a target role, at my former employers."""
    names = pd.Series({query: name for query, name in silent.items() if name}, dtype="string")
    if names.empty:
        return pd.DataFrame(columns=["query"])
    line = _warmest_first(situation)
    trade = read_companies(names, lexicons=situation.lexicons)["industry"].astype("string")
    asked = pd.DataFrame({"query": names.index, "industry": trade.to_numpy()})
    by_trade = line[~line["industry"].isin(_UNTOLD)].dropna(subset=["industry"]).drop_duplicates("industry")
    near = asked.merge(by_trade, on="industry")
    parts = [near.assign(start="Nearest by industry (" + near["industry"] + "): ")]
    role = line[yes(line["fit_role"] >= IN_ROLE)].head(1)
    key = map_unique(line["employer"], company_key)
    past = line[key.isin(list(situation.mine.employers)).fillna(False).astype(bool)].head(1)
    for who, start in (
        (role, "Nearest by a role you aim for: "),
        (past, "Nearest by an employer of yours: "),
    ):
        parts.append(asked[["query"]].merge(who, how="cross").assign(start=start))
    rows = pd.concat(parts, ignore_index=True).drop_duplicates(["query", "person_id"])
    work = (rows["position"] + " at " + rows["employer"]).fillna(rows["position"]).fillna(rows["employer"])
    told = after(rows["start"] + rows["who"] + ", " + work + ".", last_contact(rows))
    table = rows.assign(name=rows["who"], reason=told, tier="nearest", is_way_in=False)
    return table.dropna(subset=["reason"])


def _warmest_first(situation: Situation) -> pd.DataFrame:
    people = situation.people[list(_SHOWN)]
    shown = people[~yes(people["is_muted"]) & ~people["is_stranger"] & people["who"].notna()]
    warm = shown.assign(warmth=_warmth(shown))
    return warm.sort_values(["warmth", "person_id"], ascending=[False, True], ignore_index=True)
