"""Rules of give and take: introduce two people, recommend, ask for a recommendation."""

from __future__ import annotations

import numpy as np
import pandas as pd

from netlab.advice.rules import NOBODY, Rule, rows
from netlab.advice.sentences import after, kinship, last_contact, lines, said, together
from netlab.advice.situation import Situation, no, yes
from netlab.text import fold_series

MOST_ALIKE = 30  # people who share a trait beyond whom it says nothing of each two
_UNTOLD = ["unknown", "other"]


def introduce(situation: Situation) -> pd.DataFrame:
    """Two warm ties with a skill, or a trade and a function, in common, at different employers and not known to know
    each other. Everybody stands in one pair at most; the row is about the closer of the two, and names the other.
    """
    warm = _presentable(situation)
    if len(warm) < 2:
        return NOBODY
    pairs = pd.concat([_by_skill(warm, situation), _by_trade(warm)], ignore_index=True)
    pairs = pairs[~_know_each_other(pairs, situation)]
    if pairs.empty:
        return NOBODY
    chosen = _each_once(pairs)
    found = chosen.merge(warm, on="person_id").reset_index(drop=True)
    other = warm.set_index("person_id").loc[found["other"]].reset_index(drop=True)
    both = found["who"] + " and " + other["who"]
    apart = said("The archive shows no contact between the two.", found["who"].notna())
    return rows(
        found,
        reason=after(both + " " + found["share"] + ", at different employers.", apart),
        evidence=lines(_side(found), _side(other), last_contact(found)),
        score=found["worth"],
        hole_other=other["who"],
        other_id=found["other"],
    )


def _presentable(situation: Situation) -> pd.DataFrame:
    """Warm ties with a known employer; neither muted nor unknown to the user, in either place of a pair."""
    people = situation.people
    fine = people["is_warm"] & ~people["is_stranger"] & ~yes(people["is_muted"])
    return people[fine & people["employer"].notna() & people["who"].notna()].reset_index(drop=True)


def _by_skill(people: pd.DataFrame, situation: Situation) -> pd.DataFrame:
    """Pairs whom I endorsed for one skill."""
    given = situation.skills[situation.skills["direction"] == "out"].dropna(subset=["skill"])
    given = given.assign(trait=fold_series(given["skill"])).drop_duplicates(["person_id", "trait"])
    held = given.merge(people[["person_id", "employer", "strength"]], on="person_id")
    pairs = _pairs(held)
    return pairs.assign(
        share="were both endorsed by you for " + pairs["skill"], worth=0.6 + 0.4 * pairs["near"]
    )


def _by_trade(people: pd.DataFrame) -> pd.DataFrame:
    """Pairs of one function in one trade."""
    known = ~people["industry"].isin(_UNTOLD) & ~people["function"].isin(_UNTOLD)
    there = people[known].dropna(subset=["industry", "function"])
    pairs = _pairs(there.assign(trait=there["industry"] + " · " + there["function"]))
    field = (", in the field of " + pairs["industry"]).mask(pairs["industry"].eq(pairs["function"]), "")
    share = "both work in " + pairs["function"] + field
    return pairs.assign(share=share, worth=0.2 + 0.4 * pairs["near"])


def _pairs(held: pd.DataFrame) -> pd.DataFrame:
    """Every two people of one trait at different employers: the closer as ``person_id``, the other as ``other``."""
    size = held.groupby("trait")["person_id"].transform("size")
    few = held[size.between(2, MOST_ALIKE)]
    both = few.merge(few[["trait", "person_id", "employer", "strength"]], on="trait", suffixes=("", "_other"))
    both = both[both["employer"].ne(both["employer_other"]).fillna(False).astype(bool)]
    mine = both["strength"].astype("float64").fillna(0.0)
    theirs = both["strength_other"].astype("float64").fillna(0.0)
    is_first = (mine > theirs) | ((mine == theirs) & (both["person_id"] < both["person_id_other"]))
    near = np.minimum(mine, theirs)
    return both.assign(near=near, other=both["person_id_other"])[is_first.astype(bool)]


def _know_each_other(pairs: pd.DataFrame, situation: Situation) -> pd.Series:
    known = set(zip(situation.ties["source"], situation.ties["target"], strict=True))
    ends = zip(pairs["person_id"], pairs["other"], strict=True)
    return pd.Series([(min(pair), max(pair)) in known for pair in ends], index=pairs.index, dtype=bool)


def _each_once(pairs: pd.DataFrame) -> pd.DataFrame:
    """Take the best pairs in turn, none with somebody who stands in one already."""
    ranked = pairs.sort_values(["worth", "person_id", "other", "share"], ascending=[False, True, True, True])
    taken: set[str] = set()
    kept = []
    for at, one, other in zip(ranked.index, ranked["person_id"], ranked["other"], strict=True):
        if one not in taken and other not in taken:
            taken |= {one, other}
            kept.append(at)
    return ranked.loc[kept, ["person_id", "other", "share", "worth"]]


def _side(people: pd.DataFrame) -> pd.Series:
    return people["who"] + ": " + (people["position"] + ", ").fillna("") + people["employer"] + "."


def give_recommendation(situation: Situation) -> pd.DataFrame:
    """People who recommended me without one in return, and warm ties whose work I saw."""
    people = situation.people
    open_ = people[no(people["recommended"]) & ~people["is_pitcher"]]
    theirs = yes(open_["recommended_me"])
    open_ = open_[theirs | open_["is_warm"]]
    asked = open_[theirs.reindex(open_.index) | _worked_together(open_).notna()]
    if asked.empty:
        return NOBODY
    owed = said(
        asked["who"] + " recommended you, and you have not recommended them.", asked["recommended_me"]
    )
    start = owed.fillna("You saw the work of " + asked["who"] + " and have not recommended them.")
    return rows(
        asked,
        reason=after(start, _worked_together(asked)),
        evidence=lines(_worked_together(asked), kinship(asked), last_contact(asked)),
        hole_thanks=said("yes", asked["recommended_me"]),
        score=0.6 * yes(asked["recommended_me"]) + 0.4 * asked["strength"].astype("float64").fillna(0.0),
    )


def ask_recommendation(situation: Situation) -> pd.DataFrame:
    """Warm ties who saw my work and have not recommended me."""
    people = situation.people
    warm = people[people["is_warm"] & no(people["recommended_me"]) & ~people["is_pitcher"]]
    if warm.empty:
        return NOBODY
    saw = _worked_together(warm).dropna()
    asked = warm.loc[saw.index]
    you = yes(asked["recommended"])
    back = said("You recommended them.", asked["recommended"])
    return rows(
        asked,
        reason=after(asked["who"] + " has not recommended you so far.", saw, last_contact(asked)),
        evidence=lines(saw, back, kinship(asked)),
        score=0.4 * you + 0.6 * asked["strength"].astype("float64").fillna(0.0),
    )


def _worked_together(people: pd.DataFrame) -> pd.Series:
    """Say from what it follows that the two worked together; ``NA`` where nothing shows it."""
    how, at = people["shared_how"], people["shared_employer"]
    now = said("You both work at " + at + ".", how.eq("now"))
    then = said("They work at " + at + ", where you worked when you connected.", how.eq("then"))
    talked = said(
        "They work at " + at + ", where you worked while you wrote to each other.", how.eq("talked")
    )
    at_work = people["relationship"].isin(["professional", "both"])  # friends work together on other things
    spoken = said("Your messages speak of working together.", (people["said_worked_together"] > 0) & at_work)
    thanks = said("Your messages hold thanks for work.", (people["said_thanks_for_work"] > 0) & at_work)
    return now.fillna(then).fillna(talked).fillna(together(spoken, thanks))


RULES: tuple[Rule, ...] = (
    Rule("introduce", "introduce", introduce, weight=0.6),
    Rule("give_recommendation", "give_recommendation", give_recommendation, weight=0.65),
    Rule("ask_recommendation", "ask_recommendation", ask_recommendation, weight=0.6),
)
