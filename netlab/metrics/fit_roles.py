"""The role part of goal fit: who is in a target role at about its level, recruits for it, or wrote of an opening."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from netlab.metrics.fit_sight import ABOUT, HEIGHTS, UNKNOWN, Sight, target_heights, target_roles
from netlab.metrics.wording import TOKEN, Wording, plain

OTHER_FUNCTION = 0.55  # a title that is of another function than the role: "sales for data scientists"
LEVEL_UNREAD = 0.8
RETIRED = 0.2
LEAST_ABOVE = 0.55  # far above a role, somebody may offer it
LEAST_BELOW = 0.15  # far below, they do not hold it
PER_STEP_ABOVE, PER_STEP_BELOW = 0.2, 0.6
BELOW = 0.4  # a step below a target level: a manager is not yet head
NOTED = 0.7
STAFFING = "staffing"  # the industry of those who find people for others
RECRUITS, OFFERS = 0.9, 0.75
# Words of rank: what is left of a role without them is its field ("data" of "head of data").
_RANKS = (
    "manager", "lead", "director", "officer", "assistant", "coordinator", "consultant", "chief", "president", "business",
)  # fmt: skip
_RANK_KEYS = frozenset(f"={rank}" for rank in _RANKS)


def role_part(sight: Sight) -> pd.DataFrame:
    """Judge each person against the target roles: ``part`` (0–1) and ``said``."""
    return sight.best(role_rows(sight)) if sight.goals.roles else sight.not_asked()


def role_rows(sight: Sight) -> pd.DataFrame:
    """Find everybody with something to do with a role: ``row``, ``term``, ``part``, ``said``."""
    roles = target_roles(sight.goals, sight.lexicons)
    found = [_in_titles(sight, roles), _recruited(sight, roles), _offered(sight), _noted(sight)]
    return pd.concat(found, ignore_index=True)


def _in_titles(sight: Sight, roles: pd.DataFrame) -> pd.DataFrame:
    rows = _named(sight)
    person = sight.people.loc[rows["row"], ["function", "seniority"]].astype("string").reset_index(drop=True)
    rows = rows.join(person).join(roles["function"].rename("of_role"), on="term")
    unread = rows[["function", "of_role"]].isin([UNKNOWN, "other"]).any(axis=1)
    agrees = (rows["function"].eq(rows["of_role"]) | unread).fillna(True).astype("bool")
    close = closeness(rows["seniority"], target_heights(sight.goals, roles))
    part = close.where(agrees, close * OTHER_FUNCTION)
    level = (" (at another level: " + rows["seniority"] + ")").where(close < LEVEL_UNREAD, "")
    return rows[["row", "term"]].assign(
        part=part, said="The title says " + rows["term"] + ", one of your target roles" + level + "."
    )


def _named(sight: Sight) -> pd.DataFrame:
    """Find titles that name a role: by all its words, or by its field with another rank ("head of" for "manager")."""
    found = [sight.in_titles(sight.goals.roles)[["row", "term"]]]
    for role in sight.goals.roles:
        keys = sight.reader.term(role).keys
        if keys & _RANK_KEYS and (field := _field_of(role, sight)):
            rows = [row for row, held in sight.titles.with_keys(field) if held & _RANK_KEYS]
            found.append(pd.DataFrame({"row": rows, "term": role}))
    table = pd.concat(found, ignore_index=True).drop_duplicates(ignore_index=True)
    return table.astype({"row": "int64", "term": "string"})


def _field_of(role: str, sight: Sight) -> frozenset[str]:
    """Return the keys of a role without its rank; none if it is nothing but rank."""
    words = TOKEN.findall(plain(role))
    return frozenset().union(*(sight.reader.word(word) for word in words)) - _RANK_KEYS


def is_rank(word: str, reader: Wording) -> bool:
    """Whether a word is one of rank ("manager", "Leiter") and names no field."""
    return reader.word(plain(word)) <= _RANK_KEYS


def closeness(levels: pd.Series, targets: Sequence[float]) -> pd.Series:
    """Say how near levels are to the nearest target, 0–1: about it is 1, far above still something."""
    if not targets:
        return pd.Series(1.0, index=levels.index)
    heights = levels.map(HEIGHTS).astype("float64")
    off = pd.concat([(heights - target).abs() for target in targets], axis=1).min(axis=1)
    far = (off - ABOUT).clip(lower=0)
    above = (1 - PER_STEP_ABOVE * far).clip(lower=LEAST_ABOVE)
    below = (1 - BELOW * off.clip(upper=ABOUT) - PER_STEP_BELOW * far).clip(lower=LEAST_BELOW)
    near = above.mask(heights < min(targets), below)
    return near.mask(heights.isna(), LEVEL_UNREAD).mask((levels == "retired").fillna(False), RETIRED)


def _recruited(sight: Sight, roles: pd.DataFrame) -> pd.DataFrame:
    """Recruiters whose title names the field of a role; they, or others of a staffing firm, who wrote of the role."""
    recruiters = dict(sight.titles.with_keys(frozenset({"=recruiter"})))
    industry = sight.people["industry"].astype("string")
    agents = [*recruiters, *industry.index[industry.eq(STAFFING).fillna(False)]]
    wanted = roles.index[roles["function"] != "hr"]  # a recruiting role is held, not recruited for
    fields = {role: _field_of(role, sight) for role in wanted}
    rows = [(row, role) for role in wanted for row, keys in recruiters.items() if keys & fields[role]]
    spoken = sight.said_by(list(wanted))
    spoken = spoken[spoken["row"].isin(agents)]
    table = pd.DataFrame([*rows, *zip(spoken["row"], spoken["term"], strict=True)], columns=["row", "term"])
    said = "Recruits for work like " + table["term"].astype("string") + ", one of your target roles."
    return table.astype({"row": "int64", "term": "string"}).assign(part=RECRUITS, said=said)


def _noted(sight: Sight) -> pd.DataFrame:
    rows = sight.noted(sight.goals.roles)
    said = "A note about them names " + rows["term"] + ", one of your target roles."
    return rows.assign(part=NOTED, said=said)


def _offered(sight: Sight) -> pd.DataFrame:
    rows = sight.said_by(sight.goals.roles)
    rows = rows[(rows["n_offers"] > 0).fillna(False)]
    return rows[["row", "term"]].assign(
        part=OFFERS, said="Wrote to you about an opening: " + rows["term"] + "."
    )
