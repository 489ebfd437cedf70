"""Which followed companies are about the goals, and which are not: a table to look through, not a verdict."""

from __future__ import annotations

from typing import Any

import pandas as pd

from netlab.goals import Goals
from netlab.metrics.fit import goal_fit, has_targets
from netlab.people.companies import read_companies

COMPANIES_PAGE = "https://www.linkedin.com/mynetwork/network-manager/company/"
JUDGEMENTS = ("on your avoid list", "not about your goals", "about your goals")
COLUMNS: dict[str, Any] = {
    "organization": "string",
    "followed_on": "datetime64[us]",
    "judgement": pd.CategoricalDtype(list(JUDGEMENTS)),
    "reason": "string",
    "link": "string",
}
_PARTS = ("fit_company", "fit_industry", "fit_topics")


def company_follows(
    follows: pd.DataFrame, goals: Goals, *, people: pd.DataFrame | None = None, lexicons: str | None = None
) -> pd.DataFrame:
    """Hold the companies I follow against my goals, by name and industry.

    ``follows``: organization, followed_at. ``people``: employer and is_connection, to say whom I know there.
    Returns ``organization, followed_on, judgement`` {on your avoid list, not about your goals, about your goals;
    ``NA`` without goals}, ``reason``, ``link`` (the page of LinkedIn on which to unfollow by hand), in the order of the
    judgements, oldest follow first. The default is to keep: "not about your goals" may be there for other reasons.
    """
    named = follows.dropna(subset=["organization"]).drop_duplicates("organization").reset_index(drop=True)
    if named.empty:
        return pd.DataFrame(columns=list(COLUMNS)).astype(COLUMNS)
    fit = _fit(named["organization"].astype("string"), goals, lexicons)
    avoided = (fit["fit_avoid"] > 0).fillna(False).astype(bool)
    about = fit[list(_PARTS)].astype("Float64").max(axis=1).gt(0).fillna(False).astype(bool)
    judgement = (
        pd.Series(JUDGEMENTS[1], index=named.index).mask(about, JUDGEMENTS[2]).mask(avoided, JUDGEMENTS[0])
    )
    untold = pd.Series(not has_targets(goals), index=named.index)
    table = pd.DataFrame(
        {
            "organization": named["organization"],
            "followed_on": named["followed_at"].dt.normalize(),
            "judgement": judgement.mask(untold),
            "reason": _reason(named["organization"], fit, people),
            "link": COMPANIES_PAGE,
        }
    ).astype(COLUMNS)
    order = table.sort_values(["judgement", "followed_on", "organization"], ignore_index=True)
    return order[list(COLUMNS)]


def _fit(organizations: pd.Series, goals: Goals, lexicons: str | None) -> pd.DataFrame:
    """Goal fit of companies, as if each were the employer of somebody without a title."""
    blank = pd.Series(pd.NA, index=organizations.index, dtype="string")
    work = read_companies(organizations, lexicons=lexicons)
    stand_in = pd.DataFrame({"person_id": organizations, "company": organizations, "position": blank})
    stand_in = stand_in.assign(employer=work["employer"], industry=work["industry"])
    return goal_fit(stand_in.assign(function="unknown", seniority="unknown"), goals, lexicons=lexicons)


def _reason(organizations: pd.Series, fit: pd.DataFrame, people: pd.DataFrame | None) -> pd.Series:
    first = fit["goal_evidence"].str.split("\n").str[0].astype("string")
    first = first.str.replace(r"^Works at .*?, (?=one of|spelled)", "This is ", regex=True)
    first = first.str.replace(r"^Works in ", "It is in ", regex=True)
    unknown = first.str.startswith("The archive does not tell").fillna(False) | first.isna()
    first = first.mask(unknown, "Its name says nothing about your goals.")
    first = first.mask(
        first.str.startswith("Not about").fillna(False), "Its name says nothing about your goals."
    )
    return (first + _whom(organizations, people)).astype("string")


def _whom(organizations: pd.Series, people: pd.DataFrame | None) -> pd.Series:
    """Say how many connections work there, where any do."""
    if people is None:
        return pd.Series("", index=organizations.index, dtype="string")
    there = people.loc[people["is_connection"].fillna(False).astype(bool), "employer"]
    names = read_companies(organizations)["employer"]
    n = names.map(there.value_counts()).astype("Int64")
    word = pd.Series("connections work", index=n.index, dtype="string").mask(
        n.eq(1).fillna(False), "connection works"
    )
    return (" " + n.astype("string") + " " + word + " there.").fillna("").astype("string")
