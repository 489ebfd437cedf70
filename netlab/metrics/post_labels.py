"""Is a post about work, about private life, or both: two sums of signs, and the sentences that say why.

Signs of one family say the same thing in several ways ("the office", "our team", "a project"); the strongest
counts in full, the others a little. The weights of the signs were set by hand on the posts of tests/metrics/posts.toml;
how the two sums, the length, the kind, the manner and the hour make a label was fitted (:mod:`netlab.metrics.post_balance`).
A comment without any sign is about work far more often than not, a post without any word of work mostly private:
the evidence says so where this is the reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from netlab.metrics.post_balance import SILENT, decide, weigh
from netlab.people.talk_language import OTHER
from netlab.vocabulary import POST_LABELS

LABELS = pd.CategoricalDtype(list(POST_LABELS))
PRIVATE, WORK, BOTH = "private", "work", "both"
SIDES = {PRIVATE: "Private", WORK: "Work", BOTH: "Work and private"}

ENOUGH = 0.55  # from here on private life is named, and praise is no sign of work
FEWEST_WORDS = 3  # of a text without signs, to be called professional
ECHO = 0.3  # what the weaker signs of a family add

NO_SIGN = "No sign of private life; what is posted here without one is mostly about work."
NO_WORK = "No sign of work; what is posted here without one is mostly private."
TOO_SHORT = "Too short to tell."
NO_WORDS = "No words of your own to read."
UNREAD = "Written in a language that netlab does not read."


@dataclass(frozen=True, slots=True)
class Sign:
    """One column of signs: the side and family it counts for, its weight, and how evidence names it."""

    column: str
    side: str
    family: str
    weight: float
    words: str


SIGNS: tuple[Sign, ...] = (
    Sign("kinship", PRIVATE, "life", 1.0, "own family"),
    Sign("life_event", PRIVATE, "event", 1.0, "a life event (wedding, baby, illness, moving)"),
    Sign("mourning", PRIVATE, "event", 1.6, "a farewell"),
    Sign("private_time", PRIVATE, "life", 0.9, "private life (holidays, children, sport, home)"),
    Sign("n_private", PRIVATE, "life", 0.85, "things of private life"),
    Sign("hobby", PRIVATE, "life", 0.5, "a pastime"),
    Sign("home_life", PRIVATE, "life", 0.35, "home, garden or pets"),
    Sign("social_plans", PRIVATE, "life", 0.35, "time with friends"),
    Sign("everyday", PRIVATE, "life", 0.3, "everyday things"),
    Sign("weekend", PRIVATE, "life", 0.25, "evenings and weekends"),
    Sign("feelings", PRIVATE, "warm", 0.4, "feelings"),
    Sign("affection", PRIVATE, "warm", 0.5, "affection"),
    Sign("friendship", PRIVATE, "warm", 0.4, "friendship"),
    Sign("emoji_love", PRIVATE, "warm", 0.4, "hearts and kisses"),
    Sign("birthday_wish", PRIVATE, "wish", 1.2, "a birthday"),
    Sign("sympathy", PRIVATE, "wish", 0.8, "sympathy"),
    Sign("shared_past", PRIVATE, "past", 0.4, "school or youth together"),
    Sign("team_event", PRIVATE, BOTH, 1.6, "an outing or run with the team"),
    Sign("work_and_family", PRIVATE, BOTH, 1.6, "work and family together"),
    Sign("team_event", WORK, BOTH, 1.3, "an outing or run with the team"),
    Sign("work_and_family", WORK, BOTH, 1.0, "work and family together"),
    Sign("job_news", WORK, "news", 1.2, "news about a job"),
    Sign("hiring", WORK, "news", 0.9, "hiring or applying"),
    Sign("career_advice", WORK, "news", 0.8, "career advice"),
    Sign("achievement", WORK, "result", 0.9, "a result, a launch or a certificate"),
    Sign("n_figures", WORK, "result", 0.5, "figures"),
    Sign("lesson", WORK, "voice", 0.7, "a lesson drawn"),
    Sign("opinion", WORK, "voice", 0.9, "an opinion for a trade audience"),
    Sign("audience", WORK, "voice", 0.5, "a call to readers"),
    Sign("hashtag", WORK, "voice", 0.3, "hashtags"),
    Sign("link", WORK, "voice", 0.4, "a link"),
    Sign("feed", WORK, "praise", 0.5, "talk about a post"),
    Sign("applause", WORK, "praise", 0.5, "praise for work"),
    Sign("congrats_career", WORK, "praise", 0.5, "congratulations on work"),
    Sign("thanks_for_work", WORK, "praise", 0.9, "thanks for work"),
    Sign("worked_together", WORK, "office", 0.8, "colleagues"),
    Sign("workplace", WORK, "office", 0.9, "the workplace"),
    Sign("meeting", WORK, "office", 0.6, "meetings"),
    Sign("project", WORK, "office", 0.6, "projects"),
    Sign("business", WORK, "office", 0.6, "business"),
    Sign("tasks", WORK, "office", 0.3, "tasks"),
    Sign("job_small_talk", WORK, "office", 0.5, "the job"),
    Sign("conference", WORK, "stage", 0.9, "a conference, talk or workshop"),
    Sign("craft", WORK, "matter", 0.55, "the daily matter of an occupation"),
    Sign("n_field", WORK, "matter", 0.9, "things of working life"),
    Sign("n_own", WORK, "matter", 0.7, "words of your own work"),
    Sign("n_goal", WORK, "matter", 0.8, "topics of your goals"),
    Sign("transaction", WORK, "matter", 0.25, "orders, prices or contracts"),
    Sign("pitch", WORK, "matter", 0.5, "an offer"),
)
APART = (  # told, and weighed apart: see netlab.metrics.post_balance
    Sign("n_friend", PRIVATE, "tie", 0.6, "a friend is named"),
    Sign("n_colleague", WORK, "tie", 0.3, "somebody from work is named"),
    Sign("is_weekend", PRIVATE, "time", 0.2, "written at a weekend"),
    Sign("is_holiday", PRIVATE, "time", 0.2, "written on a holiday"),
    Sign("is_evening", PRIVATE, "time", 0.1, "written in the evening"),
)
MANNERS = (  # weighed apart, too, and told where nothing else is
    Sign("n_mine", PRIVATE, "manner", 0.09, "told as your own (my, mine)"),
    Sign("n_exclaimed", PRIVATE, "manner", 0.08, "exclamation marks"),
    Sign("n_myself", PRIVATE, "manner", 0.07, "told in the first person"),
)
_NAMED = {
    "n_field": "field_words",
    "n_own": "own_words",
    "n_private": "private_words",
    "n_goal": "goal_words",
}


def sum_signs(signs: pd.DataFrame) -> pd.DataFrame:
    """Add up the signs of each text: ``private`` and ``work``, without a unit, on the index of ``signs``."""
    return _sums(_values(signs), signs.index)


def label_posts(signs: pd.DataFrame) -> pd.DataFrame:
    """Label posts from their signs (:func:`netlab.metrics.post_signs.read_signs`).

    ``signs`` may also hold ``n_goal`` and ``goal_words``, ``is_comment``, ``is_weekend``, ``is_evening`` and
    ``is_holiday`` (:func:`netlab.metrics.post_times.free_time`), ``n_friend`` and ``n_colleague``
    (:func:`netlab.metrics.post_ties.named_ties`); what is not there, or NA, is not known and does not count.

    Returns, on the index of ``signs``: ``label`` (category of :data:`netlab.vocabulary.POST_LABELS`),
    ``label_evidence`` (sentences, the strongest first), ``private`` and ``work`` (how far each side is told, 0 to 1:
    odds fitted on few hundred posts, so no probability to rely on).
    """
    values = _values(signs)
    sums = _sums(values, signs.index)
    told = weigh(sums, signs)
    label = decide(told)
    is_silent = sums.sum(axis=1) < SILENT
    evidence = _evidence(values, signs, is_silent)
    why = _unsaid(signs, is_silent)
    label = label.mask(why.notna(), "unknown")
    return pd.DataFrame(
        {
            "label": label.astype(LABELS),
            "label_evidence": why.fillna(_with_default(evidence, label, sums)),
            "private": told["private"],
            "work": told["work"],
        },
        index=signs.index,
    )


def _values(signs: pd.DataFrame) -> dict[Sign, np.ndarray]:
    values = {sign: _value(sign, signs) for sign in SIGNS if sign.column in signs}
    private = _side(values, PRIVATE)
    return {sign: _told_by_the_rest(sign, value, private) for sign, value in values.items()}


def _sums(values: Mapping[Sign, np.ndarray], index: pd.Index) -> pd.DataFrame:
    return pd.DataFrame({side: _side(values, side) for side in (PRIVATE, WORK)}, index=index, dtype="float64")


def _unsaid(signs: pd.DataFrame, is_silent: pd.Series) -> pd.Series:
    """Why a text gets no label; NA for the others."""
    why = pd.Series(pd.NA, index=signs.index, dtype="string")
    why[is_silent & (signs["n_words"] < FEWEST_WORDS)] = TOO_SHORT
    why[is_silent & signs["language"].eq(OTHER).fillna(False)] = UNREAD
    return why.mask(signs["n_words"].eq(0), NO_WORDS)


def _evidence(values: Mapping[Sign, np.ndarray], signs: pd.DataFrame, is_silent: pd.Series) -> pd.Series:
    """The sentences, the strongest sign first; a sign that counts on both sides is told once; NA without any."""
    apart = {sign: _flag(signs, sign) for sign in APART}
    manners = {sign: _flag(signs, sign) * is_silent.to_numpy() for sign in MANNERS}
    told = [_told(sign, value, signs) for sign, value in {**values, **apart, **manners}.items()]
    rows = pd.concat(told, ignore_index=True)
    rows = rows.sort_values(["row", "value"], ascending=[True, False], kind="stable")
    rows = rows.drop_duplicates(["row", "sentence"])
    sentences = rows.groupby("row")["sentence"].agg("\n".join).reindex(range(len(signs)))
    return pd.Series(sentences.array, index=signs.index, dtype="string")


def _with_default(evidence: pd.Series, label: pd.Series, sums: pd.DataFrame) -> pd.Series:
    """Say what decided where the side of the label has no sign."""
    default = pd.Series(pd.NA, index=label.index, dtype="string")
    default[label.eq("professional") & sums["work"].eq(0)] = NO_SIGN
    default[label.eq("personal") & sums["private"].eq(0)] = NO_WORK
    both = evidence.str.cat(default, sep="\n")
    return both.fillna(evidence).fillna(default)


def _flag(signs: pd.DataFrame, sign: Sign) -> np.ndarray:
    if sign.column not in signs:
        return np.zeros(len(signs))
    return sign.weight * signs[sign.column].astype("Float64").fillna(0).clip(upper=1).to_numpy("float64")


def _told(sign: Sign, value: np.ndarray, signs: pd.DataFrame) -> pd.DataFrame:
    at = np.flatnonzero(value > 0)
    side = BOTH if sign.family == BOTH else sign.side
    sentence = pd.Series(f"{SIDES[side]}: {sign.words}", index=at, dtype="string")
    if sign.column in _NAMED:
        sentence = sentence + " (" + signs[_NAMED[sign.column]].iloc[at].set_axis(at) + ")"
    return pd.DataFrame({"row": at, "value": value[at], "sentence": sentence.to_numpy() + "."})


def _value(sign: Sign, signs: pd.DataFrame) -> np.ndarray:
    """What a sign is worth in each text: in full the first time, ever less with each more."""
    n = signs[sign.column].to_numpy(dtype="float64")
    return np.asarray(sign.weight * 2 * (1 - 0.5**n))


def _told_by_the_rest(sign: Sign, value: np.ndarray, private: np.ndarray) -> np.ndarray:
    """Praise says nothing where private life is named: one congratulates on babies too."""
    return np.where(private >= ENOUGH, 0.0, value) if sign.family == "praise" else value


def _side(values: Mapping[Sign, np.ndarray], side: str) -> np.ndarray:
    families: dict[str, list[np.ndarray]] = {}
    for sign, value in values.items():
        if sign.side == side:
            families.setdefault(sign.family, []).append(value)
    return np.sum([_family(members) for members in families.values()], axis=0)


def _family(members: list[np.ndarray]) -> np.ndarray:
    strongest = np.max(members, axis=0)
    return np.asarray(strongest + ECHO * (np.sum(members, axis=0) - strongest))
