"""What the owner follows, on and off their goals. Following steers the feed; unfollowing costs nothing and is silent."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pandas as pd

from netlab.export.export import Export
from netlab.goals import Goals
from netlab.metrics.employer_match import employer_key
from netlab.metrics.fields import read_fields
from netlab.metrics.relevance import relevance
from netlab.people.talk_words import cut_words

STANDINGS = ("on goal", "off goal", "not known")
STANDING = pd.CategoricalDtype(list(STANDINGS))
NEAR = 0.2  # from this nearness of a name on, it is on goal
AVOIDED = 0.5  # from this nearness to the avoid list, a name is on it
RELATES = 0.25  # goal_fit of somebody whose work relates to the goals: their function alone is enough
COLUMNS: dict[str, Any] = {"kind": "string", "name": "string", "person_id": "string", "followed_on": "datetime64[us]", "standing": STANDING, "matched": "string"}  # fmt: skip
_HUMPS = re.compile(r"(?<=[a-zß-ÿ0-9])(?=[A-ZÀ-Þ])|(?<=[A-Z])(?=[A-Z][a-z])|[_\-.]+")


def follows_on_goal(
    export: Export,
    goals: Goals,
    people: pd.DataFrame | None = None,
    person_of: pd.Series | None = None,
    lexicons: str | Path | None = None,
) -> pd.DataFrame:
    """List the companies, members and hashtags followed today, each on goal, off goal or not known.

    A company is on goal if it is a target employer or its name names a term of the goals; a hashtag likewise, and off
    goal if it names a thing of working life that no goal names. A member is judged by ``goal_fit`` of ``people``
    (``person_of``: the person of each row of ``member_follows``), if they are met anywhere else in the export. A name
    that says nothing is not known: most company names say nothing. What is on the avoid list is off goal.

    Columns ``kind`` {company, member, hashtag}, ``name``, ``person_id``, ``followed_on``, ``standing``, ``matched`` (the
    term or the reason), sorted by kind, standing, name. Without goals everything is not known.
    """
    rows = _followed(export, person_of)
    rows["standing"], rows["matched"] = "not known", pd.NA
    if not goals.is_empty:
        for judge in (_by_topic, _by_employer, _by_person, _avoided):
            rows = _overridden(rows, judge(rows, goals, people, lexicons))
    rows = rows.astype(COLUMNS)[list(COLUMNS)]
    return rows.sort_values(["kind", "standing", "name"], ignore_index=True)


def follow_shares(follows: pd.DataFrame) -> pd.DataFrame:
    """Count what is followed by kind and standing. Columns ``kind, standing, n, share`` (of the kind)."""
    n = follows.groupby(["kind", "standing"], observed=False).size().rename("n").reset_index()
    share = n["n"] / n.groupby("kind")["n"].transform("sum")
    return n.assign(n=n["n"].astype("Int64"), share=share.astype("Float64"))


def hashtag_words(tag: str) -> str:
    """Write a hashtag as words: ``#ClimateTech`` is "Climate Tech"."""
    return _HUMPS.sub(" ", tag.strip().lstrip("#")).strip()


def _followed(export: Export, person_of: pd.Series | None) -> pd.DataFrame:
    companies, members, tags = export.company_follows, export.member_follows, export.hashtag_follows
    person = person_of if person_of is not None else pd.Series(pd.NA, index=members.index, dtype="string")
    parts = [
        pd.DataFrame({"kind": "company", "name": companies["organization"], "followed_on": companies["followed_at"], "person_id": pd.NA}),
        pd.DataFrame({"kind": "member", "name": members["name"], "followed_on": members["followed_at"], "person_id": person})[~_has_left(members["status"])],
        pd.DataFrame({"kind": "hashtag", "name": tags["hashtag"], "followed_on": tags["created_at"], "person_id": pd.NA})[~_has_left(tags["state"])],
    ]  # fmt: skip
    rows = pd.concat(
        [part.astype({"kind": "string", "name": "string", "person_id": "string"}) for part in parts]
    )
    rows = rows.dropna(subset=["name"]).reset_index(drop=True)
    return rows.assign(followed_on=rows["followed_on"].dt.normalize())


def _has_left(status: pd.Series) -> pd.Series:
    return status.str.casefold().str.startswith("unfollow").fillna(False).astype(bool)


def _overridden(rows: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    rows.loc[found.index, ["standing", "matched"]] = found[["standing", "matched"]]
    return rows


def _by_topic(
    rows: pd.DataFrame, goals: Goals, people: pd.DataFrame | None, lexicons: str | Path | None
) -> pd.DataFrame:
    named = rows[rows["kind"].isin(["company", "hashtag"])]
    words = named["name"].map(hashtag_words).astype("string")
    near = relevance(words, goals, lexicons=lexicons)
    is_near = (near["goal_relevance"] >= NEAR).fillna(False)
    on = pd.DataFrame({"standing": "on goal", "matched": near["topics"]})[is_near]
    fields = read_fields(lexicons)
    things = fields.find(cut_words([*words, ""])).named(fields.things, len(words) + 1)["named"]
    elsewhere = pd.Series(things.array[: len(words)], index=named.index)
    is_off = named["kind"].eq("hashtag") & ~is_near & elsewhere.notna()
    return pd.concat([on, pd.DataFrame({"standing": "off goal", "matched": elsewhere})[is_off]])


def _by_employer(
    rows: pd.DataFrame, goals: Goals, people: pd.DataFrame | None, lexicons: str | Path | None
) -> pd.DataFrame:
    folder = str(lexicons) if lexicons is not None else None
    targets = {employer_key(name, folder): f"target employer {name}" for name in goals.companies}
    companies = rows.loc[rows["kind"].eq("company"), "name"]
    hit = companies.map(lambda name: targets.get(employer_key(name, folder), pd.NA)).astype("string").dropna()
    return pd.DataFrame({"standing": "on goal", "matched": hit})


def _by_person(
    rows: pd.DataFrame, goals: Goals, people: pd.DataFrame | None, lexicons: str | Path | None
) -> pd.DataFrame:
    if people is None or "goal_fit" not in people:
        return pd.DataFrame(columns=["standing", "matched"])
    known = people.set_index("person_id")
    fit = rows["person_id"].map(known["goal_fit"]).dropna()
    why = rows["person_id"].map(known["goal_evidence"]).astype("string").str.split("\n").str[0]
    standing = fit.ge(RELATES).map({True: "on goal", False: "not known"})
    return pd.DataFrame({"standing": standing, "matched": why.where(fit.ge(RELATES))}).loc[fit.index]


def _avoided(
    rows: pd.DataFrame, goals: Goals, people: pd.DataFrame | None, lexicons: str | Path | None
) -> pd.DataFrame:
    unwanted = Goals(topics=goals.avoid)
    named = rows[rows["kind"].isin(["company", "hashtag"])]
    near = relevance(named["name"].map(hashtag_words).astype("string"), unwanted, lexicons=lexicons)
    is_near = (near["goal_relevance"] >= AVOIDED).fillna(False)
    return pd.DataFrame({"standing": "off goal", "matched": "on your avoid list: " + near["topics"]})[is_near]
