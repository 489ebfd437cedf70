"""The parts of goal fit but the role, one function each: how far a person meets one kind of goal, in what words.

Each takes the :class:`netlab.metrics.fit_sight.Sight` of the people and returns a row a person: ``part`` (0–1, ``NA``
where the goals name nothing of the kind) and ``said`` (a sentence a line, ``NA`` where there is nothing to say).
"""

from __future__ import annotations

import pandas as pd

from netlab.metrics.employer_match import match_employers
from netlab.metrics.fit_sight import (
    ABOUT,
    HEIGHTS,
    SAME_INDUSTRY,
    UNKNOWN,
    Sight,
    target_heights,
    target_roles,
)
from netlab.metrics.term_index import joined

NOTED = 0.8  # a goal that a note about the person names
ALIKE = 0.6  # an employer spelled almost like a target
FROM_ROLE = 0.8  # a function that only a target role implies
ABOUT_LEVEL = 0.5
TITLE_ALONE = 0.8  # an industry that the title names …
TITLE_ELSEWHERE = 0.4  # … at a company known to be in another: social media at a bank
ONE_TOPIC = 0.7  # named in the title or the company; two are everything
PER_TOPIC_IN_TALK = 0.35


def company_part(sight: Sight) -> pd.DataFrame:
    """Target employers, by name."""
    if not sight.goals.companies:
        return sight.not_asked()
    found = match_employers(sight.people, sight.goals.companies, sight.lexicons)
    exact = found["is_exact"].fillna(False).astype("bool")
    part = pd.Series(ALIKE, index=found.index).mask(exact, 1.0).where(found["target"].notna(), 0.0)
    alike = (
        "Works at "
        + sight.people["employer"]
        + ", spelled almost like "
        + found["target"]
        + ", a target employer."
    )
    said = ("Works at " + found["target"] + ", one of your target employers.").where(exact, alike)
    rows = pd.DataFrame({"row": found.index, "part": part, "said": said}).dropna(subset=["said"])
    noted = sight.noted(sight.goals.companies)
    note = "A note about them names " + noted["term"] + ", one of your target employers."
    return sight.best(pd.concat([rows, noted[["row"]].assign(part=NOTED, said=note)], ignore_index=True))


def function_part(sight: Sight) -> pd.DataFrame:
    """Target functions, and those of the target roles."""
    of_roles = dict.fromkeys(target_roles(sight.goals, sight.lexicons)["function"], FROM_ROLE)
    wanted = of_roles | dict.fromkeys(sight.goals.functions, 1.0)
    wanted = {name: part for name, part in wanted.items() if name not in (UNKNOWN, "other")}
    if not wanted:
        return sight.not_asked()
    functions = sight.people["function"].astype("string")
    part = functions.map(wanted).astype("Float64").fillna(0.0)
    return pd.DataFrame(
        {"part": part, "said": ("Works in " + functions + ", a function you aim for.").where(part > 0)}
    )


def level_part(sight: Sight) -> pd.DataFrame:
    """Target levels, named or of the target roles: 1 at one of them, 0.5 at about one."""
    targets = target_heights(sight.goals, target_roles(sight.goals, sight.lexicons))
    if not targets:
        return sight.not_asked()
    levels = sight.people["seniority"].astype("string")
    heights = levels.map(HEIGHTS).astype("float64")
    off = pd.concat([(heights - target).abs() for target in targets], axis=1).min(axis=1)
    part = (off <= ABOUT).astype("float64").mul(ABOUT_LEVEL).mask(off == 0, 1.0)
    said = ("At " + levels + " level, about what you aim for.").where(part > 0)
    return pd.DataFrame({"part": part.astype("Float64"), "said": said})


def industry_part(sight: Sight) -> pd.DataFrame:
    """Target industries: by words of the company or the title, or by the industry the company is in."""
    return sight.best(industry_rows(sight)) if sight.goals.industries else sight.not_asked()


def industry_rows(sight: Sight) -> pd.DataFrame:
    """Find everybody in or near a target industry: ``row``, ``term``, ``part``, ``said``."""
    wanted = sight.goals.industries
    company, title, listed = sight.in_companies(wanted), sight.in_titles(wanted), sight.in_industries(wanted)
    known = sight.people["industry"].astype("string").fillna(UNKNOWN).ne(UNKNOWN)
    elsewhere = title["row"].map(known).astype("bool") & ~title["row"].isin([*listed["row"], *company["row"]])
    rows = [
        company.assign(part=1.0, said=_named(company, "the company's name")),
        title.assign(
            part=elsewhere.map({True: TITLE_ELSEWHERE, False: TITLE_ALONE}), said=_named(title, "the title")
        ),
        listed.assign(said=_in_list(listed)),
        _noted_industries(sight),
    ]
    return pd.concat(rows, ignore_index=True)[["row", "term", "part", "said"]]


def _noted_industries(sight: Sight) -> pd.DataFrame:
    rows = sight.noted(sight.goals.industries)
    said = "A note about them names " + rows["term"] + ", one of your target industries."
    return rows.assign(part=NOTED, said=said)


def _named(rows: pd.DataFrame, where: str) -> pd.Series:
    reason = (where + " names " + rows["words"]).where(rows["words"] != rows["term"], where + " says so")
    return "Works in " + rows["term"] + ", one of your target industries: " + reason + "."


def _in_list(rows: pd.DataFrame) -> pd.Series:
    same = "Works in " + rows["industry"] + ", one of your target industries."
    near = "Works in " + rows["industry"] + ", which your target industry " + rows["term"] + " is part of."
    return same.where(rows["part"] == SAME_INDUSTRY, near)


def topic_part(sight: Sight) -> pd.DataFrame:
    """Topics and skills: in the title or the company's name, and in their messages to the owner."""
    wanted = tuple(dict.fromkeys((*sight.goals.topics, *sight.goals.skills)))
    if not wanted:
        return sight.not_asked()
    shown, noted = pd.concat([sight.in_titles(wanted), sight.in_companies(wanted)]), sight.noted(wanted)
    shown = shown.drop_duplicates(["row", "term"])
    named = pd.concat([shown, noted]).drop_duplicates(["row", "term"])
    spoken = sight.said_by((*wanted, *sight.goals.industries))
    rows = range(len(sight.people))
    n_shown = named.groupby("row").size().reindex(rows, fill_value=0).clip(upper=2)
    n_spoken = spoken.groupby("row").size().reindex(rows, fill_value=0)
    miss = n_shown.map({0: 1.0, 1: 1 - ONE_TOPIC, 2: 0.0}) * (1 - PER_TOPIC_IN_TALK) ** n_spoken
    said = _listed("Title or company names ", shown).reindex(rows)
    for more in (_listed("A note about them names ", noted), _listed("Wrote to you about ", spoken)):
        said = said.str.cat(more.reindex(rows), sep="\n", na_rep="").str.strip()
    return pd.DataFrame({"part": (1 - miss).astype("Float64"), "said": said.mask(said == "")})


def _listed(start: str, rows: pd.DataFrame, most: int = 3) -> pd.Series:
    """Return one sentence a row that lists its terms, the first ``most`` of them."""
    return start + joined(rows.sort_values("row", kind="stable"), "term", ", ", most) + "."


def avoid_part(sight: Sight) -> pd.DataFrame:
    """The avoid list: 1 where the company, its industry or the title is on it."""
    wanted = sight.goals.avoid
    if not wanted:
        return sight.not_asked()
    listed = sight.in_industries(wanted)
    found = [
        sight.in_companies(wanted),
        sight.in_titles(wanted),
        listed[listed["part"] == SAME_INDUSTRY],
    ]
    rows = pd.concat(found, ignore_index=True)
    return sight.best(rows[["row"]].assign(part=1.0, said="On your avoid list: " + rows["term"] + "."))
