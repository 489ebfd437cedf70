"""Rules that serve the goals: interviews, referrals, projects, introductions, opinions.

A tie is asked only while it is warm; to everybody else the first message is a hello that asks for nothing. Whoever
is on the avoid list is never offered here.
"""

from __future__ import annotations

import re

import pandas as pd

from netlab.advice.rules import NOBODY, Rule, rows
from netlab.advice.sentences import about_goals, after, kinship, last_contact, lines, said, times, together
from netlab.advice.situation import Situation, yes
from netlab.advice.skills import best_skill
from netlab.metrics.employer_match import employer_key, match_employers
from netlab.text import map_unique

AT_TARGET = 1.0  # fit_company of a target employer; less is a name spelled almost like it
IN_ROLE, IN_INDUSTRY, IN_FUNCTION = 0.4, 0.6, 1.0
FIRST_HELLO = "Say hello first, and ask once they have answered."


def interview(situation: Situation) -> pd.DataFrame:
    """People in a target role, function or employer: friends first, then warm ties, then weak ones.

    A target function alone is enough only for friends and warm ties: there are many such people.
    """
    people = _eligible(situation)
    is_about = (people["fit_role"] >= IN_ROLE) | (people["fit_company"] >= AT_TARGET)
    is_near = (people["fit_function"] >= IN_FUNCTION) | (people["fit_industry"] >= IN_INDUSTRY)
    close = people["is_friend"] | people["is_warm"]
    asked = people[yes(is_about) | (yes(is_near) & close)]
    if asked.empty:
        return NOBODY
    tier = asked["is_friend"] * 2 + (asked["is_warm"] & ~asked["is_friend"]) * 1
    return rows(
        asked,
        reason=after(about_goals(asked["who"], asked["goal_evidence"]), _how_near(asked)),
        evidence=lines(asked["goal_evidence"], kinship(asked)),
        score=(tier + asked["goal_fit"].astype("Float64").fillna(0.0)) / 3.01,
        template=_asking("interview", asked),
        **_work_holes(asked, situation),
    )


def referral(situation: Situation) -> pd.DataFrame:
    """Connections at a target employer, the warmest first; a cold tie is warmed up before it is asked."""
    people = _eligible(situation)
    there = people[yes(people["is_connection"]) & yes(people["fit_company"] >= AT_TARGET)]
    if there.empty:
        return NOBODY
    at = _target_of(there, situation)
    there, at = there[at.notna()], at.dropna()
    open_ = _openings_at(at, situation)
    tier = there["is_friend"].astype("float64") + there["is_warm"].astype("float64") + open_.notna()
    return rows(
        there,
        reason=together(
            there["who"] + " works at " + at + ", one of your target employers.", _how_near(there)
        ),
        evidence=lines(_title(there), open_, kinship(there)),
        score=tier / 4 + there["strength"].astype("float64").fillna(0.0) / 4,
        template=_asking("referral", there),
        hole_company=at,
    )


def collaborate(situation: Situation) -> pd.DataFrame:
    """People whom I endorsed for a skill that I lack, most of all one that my goals name; both have written."""
    mine = situation.mine.skills
    people = _eligible(situation)
    people = people[people["is_two_way"] | people["is_friend"]]
    if mine is None or people.empty or situation.skills.empty:
        return NOBODY
    theirs = best_skill(situation, "out", lambda skill: skill not in mine)
    ours = best_skill(situation, "in", lambda skill: skill in mine)
    found = people.merge(theirs, on="person_id").merge(
        ours, on="person_id", how="left", suffixes=("", "_mine")
    )
    gives = "You endorsed " + found["who"] + " for " + found["skill"] + ", which your own skills do not list"
    back = ", and they endorsed you for " + found["skill_mine"]
    wanted = found["is_wanted"].astype("float64")
    return rows(
        found,
        reason=after(gives + back.fillna("") + ".", last_contact(found)),
        evidence=lines(
            said("Your goals name " + found["skill"] + ".", found["is_wanted"]),
            said("Works in " + found["function"] + ".", ~found["function"].isin(["unknown", "other"])),
            kinship(found),
        ),
        score=0.5 * wanted
        + 0.2 * found["skill_mine"].notna()
        + 0.3 * found["strength"].astype("float64").fillna(0.0),
        template=_asking("collaborate", found),
        hole_skill=found["skill"],
        hole_my_skill=found["skill_mine"],
    )


def ask_introduction(situation: Situation) -> pd.DataFrame:
    """Warm ties at or near a target: names what to ask for, and claims to know nothing of whom they know."""
    people = _eligible(situation)
    warm = people[people["is_warm"]]
    if warm.empty:
        return NOBODY
    at = _target_of(warm, situation)
    role = next(iter(situation.goals.roles), None)
    gap = next(iter(uncovered(situation)), None)
    here = at.notna() & ~yes(warm["fit_role"] >= IN_ROLE) & (role is not None)
    near = (
        ~here & yes((warm["fit_industry"] >= IN_INDUSTRY) | (warm["fit_role"] >= IN_ROLE)) & (gap is not None)
    )
    ask = said(f"Ask whether they would introduce you to somebody there who works as {role}.", here)
    ask = ask.fillna(said(f"You know nobody at {gap}: ask whether they know somebody there.", near))
    start = (warm["who"] + " works at " + at + ", one of your target employers.").where(here)
    start = start.fillna(about_goals(warm["who"], warm["goal_evidence"]))
    asked = here | near
    unknown = pd.Series("Whom they know is not in the archive.", index=warm.index)
    return rows(
        warm[asked],
        reason=after(start, ask)[asked],
        evidence=lines(last_contact(warm), kinship(warm), unknown)[asked],
        score=(0.6 * here + 0.4 * warm["strength"].astype("float64").fillna(0.0))[asked],
        hole_company=at.where(here).fillna(said(str(gap), near))[asked],
        hole_role=said(str(role), here)[asked],
    )


def ask_opinion(situation: Situation) -> pd.DataFrame:
    """Warm ties who wrote to me about a topic of my goals: ask what they think of it."""
    wanted = {*situation.goals.topics, *situation.goals.skills, *situation.goals.industries}
    told = situation.topics[situation.topics["term"].isin(list(wanted))]
    told = told.sort_values(["person_id", "n", "term"], ascending=[True, False, True])
    people = _eligible(situation)
    found = people[people["is_warm"]].merge(told.drop_duplicates("person_id"), on="person_id")
    if found.empty:
        return NOBODY
    often = times(found["n"], "message")
    return rows(
        found,
        reason=after(found["who"] + " wrote to you about " + found["term"] + ".", last_contact(found)),
        evidence=lines(
            "Found in " + often + " of theirs: " + found["term"] + ".", _title(found), kinship(found)
        ),
        score=found["n"].astype("Float64").clip(upper=5) / 10 + 0.5 * found["strength"].fillna(0.0),
        hole_topic=found["term"],
    )


def uncovered(situation: Situation) -> list[str]:
    """Return the target employers where no connection works; none where the connections are not known."""
    people = situation.connections
    if people.empty:
        return []
    covered = set(match_employers(people, situation.goals.companies, situation.lexicons)["target"].dropna())
    return [company for company in situation.goals.companies if company not in covered]


def _eligible(situation: Situation) -> pd.DataFrame:
    """Return the people who can be written to and are neither on the avoid list nor sellers."""
    people = situation.people
    within_reach = yes(people["is_connection"]) | people["is_two_way"]
    return people[within_reach & ~yes(people["fit_avoid"] > 0) & ~people["is_pitcher"]]


def _asking(template: str, people: pd.DataFrame) -> pd.Series:
    """The template that asks for warm ties, that of a first hello for all others."""
    return pd.Series("reconnect", index=people.index, dtype="string").mask(people["is_warm"], template)


def _how_near(people: pd.DataFrame) -> pd.Series:
    return together(last_contact(people), said(FIRST_HELLO, people["is_cold"]))


def _target_of(people: pd.DataFrame, situation: Situation) -> pd.Series:
    """The target employer that a person works at under its own name, as the goals write it."""
    found = match_employers(people, situation.goals.companies, situation.lexicons)
    return found["target"].where(yes(found["is_exact"]))


def _openings_at(targets: pd.Series, situation: Situation) -> pd.Series:
    """Say which job there was saved or applied for, the latest."""
    jobs = situation.openings.dropna(subset=["company", "title"])
    jobs = jobs.assign(key=map_unique(jobs["company"], lambda name: employer_key(name, situation.lexicons)))
    jobs = jobs.sort_values(["on", "title"], na_position="first").drop_duplicates("key", keep="last")
    title = map_unique(targets, lambda name: employer_key(name, situation.lexicons)).map(
        jobs.set_index("key")["title"]
    )
    return ("You saved or applied for a job there: " + title.astype("string") + ".").astype("string")


def _title(people: pd.DataFrame) -> pd.Series:
    return ("The title says " + people["position"] + ".").astype("string")


def _work_holes(people: pd.DataFrame, situation: Situation) -> dict[str, pd.Series]:
    return {"hole_company": _target_of(people, situation), "hole_role": _role_of(people, situation)}


def _role_of(people: pd.DataFrame, situation: Situation) -> pd.Series:
    """The target role that the evidence of goal fit names for this person."""
    names = "|".join(sorted(map(re.escape, situation.goals.roles), key=len, reverse=True))
    if not names:
        return pd.Series(pd.NA, index=people.index, dtype="string")
    found = people["goal_evidence"].str.extract(rf"(?m)^The title says ({names})[,(\s]", expand=False)
    return found.astype("string")


RULES: tuple[Rule, ...] = (
    Rule("interview", "interview", interview, weight=0.85),
    Rule("referral", "referral", referral, weight=0.85),
    Rule("collaborate", "collaborate", collaborate, weight=0.6),
    Rule("ask_introduction", "ask_introduction", ask_introduction, weight=0.7),
    Rule("ask_opinion", "ask_opinion", ask_opinion, weight=0.6),
)
