"""Rules that keep ties alive: answer, welcome, reconnect, congratulate."""

from __future__ import annotations

import re
from functools import lru_cache

import pandas as pd

from netlab.advice.rules import NOBODY, Rule, rows
from netlab.advice.sentences import after, day_words, days, kinship, last_contact, lines, said, times
from netlab.advice.situation import Situation, yes
from netlab.advice.skills import my_skill_for
from netlab.lexicons import read_lexicon
from netlab.people.company_names import company_key
from netlab.text import fold, map_unique

NEW_DAYS = 60  # how long a new connection is new
AHEAD_DAYS = (
    90  # birthdays and anniversaries looked ahead for: a plan of four weeks from a two months old archive
)
ROUND_YEARS = 5
# Beside trust, what a tie of long ago gives is news from elsewhere (methods: Walter, Levin & Murnighan 2015).
TRUST = {"recommended_me": 0.3, "recommended": 0.1, "endorsed_me": 0.15, "vouched": 0.15}
NOVELTY = {"other_function": 0.1, "other_employer": 0.1, "senior": 0.1}
HIGH_LEVELS = ("director", "vp", "c-level", "founder")
LEVELS = ("student", "entry", "mid", "senior", "lead", "manager", "director", "vp", "c-level")
_UNTOLD = ("unknown", "other")


def reply(situation: Situation) -> pd.DataFrame:
    """Owed replies; whoever wrote nothing but pitches is owed none. The latest first."""
    people = situation.people
    owed = people[yes(people["reply_owed"]) & ~people["is_pitcher"]]
    why = owed["owed_why"].str.replace(r"^They\b", "", regex=True)
    reason = (owed["who"] + why).fillna(owed["who"] + " wrote last, and what they wrote wants an answer.")
    waited = (situation.as_of - owed["owed_since"]).dt.days.astype("Float64")
    return rows(
        owed,
        reason=reason,
        evidence=lines(kinship(owed), _waited(waited)),
        score=_recent(waited, 365) * 0.7 + owed["strength"].fillna(0.0) * 0.3,
        due_on=pd.Series(situation.as_of, index=owed.index),
        hole_asked_on=owed["owed_since"],
    )


def _waited(waited: pd.Series) -> pd.Series:
    return "Waiting for " + times(waited.astype("Int64"), "day") + "."


def _recent(waited: pd.Series, half: int) -> pd.Series:
    """1 for today, one half after ``half`` days; 0 where it is not known."""
    return (half / (half + waited)).astype("Float64").fillna(0.0)


def welcome(situation: Situation) -> pd.DataFrame:
    """New connections without a word so far, the newest first."""
    people = situation.connections
    age = (situation.as_of - people["connected_on"]).dt.days
    new = people[
        age.between(0, NEW_DAYS).fillna(False) & yes(people["state"].eq("never")) & people["who"].notna()
    ]
    age = age.reindex(new.index)
    day = days(new["connected_on"])
    return rows(
        new,
        reason="You connected with "
        + new["who"]
        + " on "
        + day
        + ", and the archive holds no word between you since.",
        evidence=lines("Connected for " + times(age.astype("Int64"), "day") + ".", _at_work(new)),
        score=1 - age.astype("Float64") / (NEW_DAYS + 1),
        due_on=new["connected_on"] + pd.Timedelta(days=NEW_DAYS),
    )


def _at_work(people: pd.DataFrame) -> pd.Series:
    both = people["position"] + " at " + people["employer"] + "."
    return both.fillna(people["position"] + ".").fillna("At " + people["employer"] + ".").astype("string")


def reconnect(situation: Situation) -> pd.DataFrame:
    """Dormant ties that once were strong: by trust and by what is new, not by how much was written."""
    people = situation.people
    once = people[yes(people["state"].eq("dormant")) & yes(people["was_strong"])]
    return _reconnected(once, "You were once in close contact with " + once["who"] + ".", situation)


def tend(situation: Situation) -> pd.DataFrame:
    """Ties that once were strong and are cooling."""
    people = situation.people
    once = people[yes(people["state"].eq("cooling")) & yes(people["was_strong"])]
    return _reconnected(once, "Your contact with " + once["who"] + " is cooling.", situation)


def thank_again(situation: Situation) -> pd.DataFrame:
    """People who recommended me, dormant since, however little was ever written."""
    people = situation.people
    dormant = yes(people["state"].eq("dormant")) & ~yes(people["was_strong"])
    once = people[dormant & yes(people["recommended_me"])]
    return _reconnected(once, once["who"] + " recommended you.", situation)


def _reconnected(people: pd.DataFrame, start: pd.Series, situation: Situation) -> pd.DataFrame:
    if people.empty:
        return NOBODY
    elsewhere = pd.Series(
        "Silence here is no sign of a weak tie: skip this if you meet elsewhere.", index=people.index
    )
    return rows(
        people,
        reason=after(start.astype("string"), last_contact(people)),
        evidence=lines(_trust_told(people), _novelty_told(people, situation), kinship(people), elsewhere),
        score=trust(people) + novelty(people, situation),
        hole_my_skill=my_skill_for(people, situation),
    )


def trust(people: pd.DataFrame) -> pd.Series:
    """How much speaks for goodwill: recommendations, endorsements, words both ways, friendship (0–0.7)."""
    signs = {
        "recommended_me": yes(people["recommended_me"]),
        "recommended": yes(people["recommended"]),
        "endorsed_me": yes(people["n_endorsed_me"] > 0),
        "vouched": people["is_friend"],
    }
    parts = [signs[name].astype("float64") * weight for name, weight in TRUST.items()]
    return sum(parts[1:], parts[0])


def novelty(people: pd.DataFrame, situation: Situation) -> pd.Series:
    """How much they may know that I do not: another function, another employer, a higher level (0–0.3)."""
    signs = _news(people, situation)
    parts = [signs[name].astype("float64") * weight for name, weight in NOVELTY.items()]
    return sum(parts[1:], parts[0])


def _news(people: pd.DataFrame, situation: Situation) -> dict[str, pd.Series]:
    mine = situation.mine
    function = people["function"].where(~people["function"].isin(_UNTOLD))
    key = map_unique(people["employer"], company_key)
    return {
        "other_function": function.notna() & ~function.isin(mine.functions) & bool(mine.functions),
        "other_employer": key.notna() & ~key.isin(mine.employers) & bool(mine.employers),
        "senior": people["seniority"].isin(HIGH_LEVELS),
    }


def _trust_told(people: pd.DataFrame) -> pd.Series:
    n = people["n_endorsed_me"]
    return lines(
        said("They recommended you.", people["recommended_me"]),
        said("You recommended them.", people["recommended"]),
        said("They endorsed you for " + times(n, "skill") + ".", n > 0),
    )


def _novelty_told(people: pd.DataFrame, situation: Situation) -> pd.Series:
    signs = _news(people, situation)
    return lines(
        said(
            "Works in " + people["function"] + "; none of your own positions does.", signs["other_function"]
        ),
        said(
            "Works at " + people["employer"] + "; none of your own positions was there.",
            signs["other_employer"],
        ),
    )


def birthday(situation: Situation) -> pd.DataFrame:
    """Birthdays in the address book within the next three months, the nearest first."""
    cards = situation.cards.dropna(subset=["birth_month", "birth_day"]).drop_duplicates("person_id")
    people = situation.people.merge(cards[["person_id", "birth_month", "birth_day"]], on="person_id")
    if people.empty:
        return NOBODY
    people["on"] = [
        _next(situation.as_of, int(month), int(day))
        for month, day in zip(people["birth_month"], people["birth_day"], strict=True)
    ]
    people["on"] = people["on"].astype("datetime64[us]")
    soon = people[_is_ahead(people["on"], situation.as_of) & people["who"].notna()]
    day = days(soon["on"]).str.replace(r" \d+$", "", regex=True)
    reason = soon["who"] + "'s birthday is on " + day + ", as your address book says."
    return rows(
        soon,
        reason=reason,
        evidence=lines("Your address book holds the day: " + day + ".", kinship(soon)),
        score=_nearness(soon, situation),
        due_on=soon["on"],
    )


def _next(after: pd.Timestamp, month: int, day: int) -> pd.Timestamp | None:
    """The next such day after a date; the 29 February of a common year is the 28th; ``None`` for no day at all."""
    for year in (after.year, after.year + 1):
        last = 28 if (month, day) == (2, 29) and not pd.Timestamp(year, 1, 1).is_leap_year else day
        try:
            found = pd.Timestamp(year, month, last)
        except ValueError:
            return None
        if found > after:
            return found
    return None


def _is_ahead(on: pd.Series, day: pd.Timestamp) -> pd.Series:
    return ((on > day) & (on <= day + pd.Timedelta(days=AHEAD_DAYS))).fillna(False).astype(bool)


def _nearness(people: pd.DataFrame, situation: Situation) -> pd.Series:
    ahead = (people["on"] - situation.as_of).dt.days.astype("Float64")
    friend = people["is_friend"].astype("Float64")
    return 0.5 * (1 - ahead / (AHEAD_DAYS + 1)) + 0.3 * friend + 0.2 * people["strength"].fillna(0.0)


def anniversary(situation: Situation) -> pd.DataFrame:
    """Ties that will be five, ten, fifteen … years old, of people who have both written or are friends."""
    people = situation.connections
    people = people[(people["is_two_way"] | people["is_friend"]) & people["connected_on"].notna()]
    if people.empty:
        return NOBODY
    first = people["connected_on"]
    coming = pd.Series([_next(situation.as_of, day.month, day.day) for day in first], index=people.index)
    coming = coming.astype("datetime64[us]")
    people = people.assign(on=coming, years=(coming.dt.year - first.dt.year).astype("Int64"))
    is_round = (people["years"] > 0) & (people["years"] % ROUND_YEARS == 0)
    soon = people[_is_ahead(people["on"], situation.as_of) & yes(is_round)]
    on, old = days(soon["on"]), times(soon["years"], "year")
    return rows(
        soon,
        reason="On " + on + " you will have been connected with " + soon["who"] + " for " + old + ".",
        evidence=lines("Connected on " + days(soon["connected_on"]) + ".", kinship(soon)),
        score=_nearness(soon, situation),
        due_on=soon["on"],
        hole_together=soon["years"].astype("string"),
    )


def new_job(situation: Situation) -> pd.DataFrame:
    """A new employer, or a higher level at the same one, since an earlier archive: never an end or a search."""
    before = situation.previous.dropna(subset=["employer", "position"]).drop_duplicates("person_id")
    both = situation.connections.merge(before, on="person_id", suffixes=("", "_then"))
    if both.empty:
        return NOBODY
    both = both.dropna(subset=["employer", "position", "who"])
    both = both[
        ~is_no_job(both["position"], situation.lexicons) & both["seniority"].ne("retired").fillna(True)
    ]
    both = both[(is_elsewhere(both) | is_raised(both)).astype(bool)]
    day = situation.previous_on
    when = "In the earlier archive " if pd.isna(day) else f"In the archive of {day_words(day)} "
    then = both["who"] + " was " + both["position_then"] + " at " + both["employer_then"]
    now = both["position"] + " at " + both["employer"]
    return rows(
        both,
        reason=when + then + "; now the title says " + now + ".",
        evidence=lines(kinship(both), last_contact(both)),
        score=0.5 + 0.3 * both["is_friend"].astype("Float64") + 0.2 * both["strength"].fillna(0.0),
        hole_new_employer=both["employer"].where(is_elsewhere(both)),
    )


def is_elsewhere(both: pd.DataFrame) -> pd.Series:
    """Whether the employer is another one than then (another spelling is none)."""
    now, then = map_unique(both["employer"], company_key), map_unique(both["employer_then"], company_key)
    return now.ne(then).fillna(False).astype(bool)


def is_raised(both: pd.DataFrame) -> pd.Series:
    """Whether the level at the same employer is higher than then."""
    height = {level: float(i) for i, level in enumerate(LEVELS)}
    now, then = (
        both["seniority"].map(height).astype("float64"),
        both["seniority_then"].map(height).astype("float64"),
    )
    return (now > then) & ~is_elsewhere(both)


def is_no_job(titles: pd.Series, lexicons: str | None = None) -> pd.Series:
    """Whether a title says that something has ended or is being looked for."""
    marks = _no_job(lexicons)
    found = map_unique(titles, lambda title: "yes" if marks.search(fold(title)) else "no")
    return found.eq("yes").fillna(False).astype(bool)


@lru_cache(maxsize=4)
def _no_job(lexicons: str | None) -> re.Pattern[str]:
    words = sorted(
        {fold(word) for word in read_lexicon("advice/not_a_job", lexicons)["words"]}, key=len, reverse=True
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


RULES: tuple[Rule, ...] = (
    Rule("reply", "reply", reply, weight=1.0, within_days=0, most=None),
    Rule("welcome", "welcome", welcome, weight=0.55),
    Rule("reconnect", "reconnect", reconnect, weight=0.8),
    Rule("cooling", "reconnect", tend, weight=0.7),
    Rule("thank_again", "reconnect", thank_again, weight=0.5),
    Rule("birthday", "congratulate", birthday, weight=0.6, is_on_the_day=True),
    Rule("anniversary", "congratulate", anniversary, weight=0.4, is_on_the_day=True),
    Rule("new_job", "congratulate", new_job, weight=0.75),
)
