"""Is a post about work, about private life, or both: two sums of signs, and the sentences that say why.

Signs of one family say the same thing in several ways ("the office", "our team", "a project"); the strongest
counts in full, the others a little. The weights were set by hand on the posts of tests/metrics/posts.toml and
are not a probability. What is written on LinkedIn without any sign of private life is about work far more often
than not: such a text is called professional, and the evidence says that this is the reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from netlab.people.talk_language import OTHER
from netlab.vocabulary import POST_LABELS

LABELS = pd.CategoricalDtype(list(POST_LABELS))
PRIVATE, WORK, BOTH = "private", "work", "both"
SIDES = {PRIVATE: "Private", WORK: "Work", BOTH: "Work and private"}

ENOUGH = 0.55  # a side with less than this is not there
MIXED_FROM = (
    0.24,
    0.34,
)  # share of the private side from which a post is both: of a short one, of a long one …
SHORT, LONG = 30, 100  # … in words: in a long text a word of home is a passing one
MIXED_TO = 0.68  # above this share it is private only
FEWEST_WORDS = 3  # of a text without signs, to be called professional
ECHO = 0.3  # what the weaker signs of a family add

NO_SIGN = "No sign of private life; what is posted here without one is mostly about work."
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
    Sign("n_private", PRIVATE, "life", 0.65, "things of private life"),
    Sign("hobby", PRIVATE, "life", 0.5, "a pastime"),
    Sign("home_life", PRIVATE, "life", 0.5, "home, garden or pets"),
    Sign("social_plans", PRIVATE, "life", 0.45, "time with friends"),
    Sign("everyday", PRIVATE, "life", 0.35, "everyday things"),
    Sign("weekend", PRIVATE, "life", 0.25, "evenings and weekends"),
    Sign("feelings", PRIVATE, "warm", 0.4, "feelings"),
    Sign("affection", PRIVATE, "warm", 0.5, "affection"),
    Sign("friendship", PRIVATE, "warm", 0.6, "friendship"),
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
    Sign("workplace", WORK, "office", 0.7, "the workplace"),
    Sign("meeting", WORK, "office", 0.6, "meetings"),
    Sign("project", WORK, "office", 0.6, "projects"),
    Sign("business", WORK, "office", 0.6, "business"),
    Sign("tasks", WORK, "office", 0.4, "tasks"),
    Sign("job_small_talk", WORK, "office", 0.5, "the job"),
    Sign("conference", WORK, "stage", 0.9, "a conference, talk or workshop"),
    Sign("craft", WORK, "matter", 0.7, "the daily matter of an occupation"),
    Sign("n_field", WORK, "matter", 0.8, "things of working life"),
    Sign("n_own", WORK, "matter", 0.7, "words of your own work"),
    Sign("n_goal", WORK, "matter", 0.7, "topics of your goals"),
    Sign("transaction", WORK, "matter", 0.3, "orders, prices or contracts"),
    Sign("pitch", WORK, "matter", 0.5, "an offer"),
)
_NAMED = {
    "n_field": "field_words",
    "n_own": "own_words",
    "n_private": "private_words",
    "n_goal": "goal_words",
}


def label_posts(signs: pd.DataFrame) -> pd.DataFrame:
    """Label posts from their signs (:func:`netlab.metrics.post_signs.read_signs`).

    Returns, on the index of ``signs``: ``label`` (category of :data:`netlab.vocabulary.POST_LABELS`),
    ``label_evidence`` (sentences, the strongest first), ``private`` and ``work`` (the two sums, without a unit;
    only their proportion means something).
    """
    values = {sign: _value(sign, signs) for sign in SIGNS if sign.column in signs}
    private = _side(values, PRIVATE)
    values = {sign: _told_by_the_rest(sign, value, private) for sign, value in values.items()}
    work = _side(values, WORK)
    label = _decided(private, work, signs["n_words"].to_numpy(dtype="float64"))
    silent = (private < ENOUGH) & (work < ENOUGH)
    why = _unsaid(signs, silent & (private <= work))
    label[why.notna()] = "unknown"
    label[why.eq(NO_SIGN).fillna(False)] = "professional"
    label[silent & (private > work)] = "personal"  # one weak sign, and none of work to set against it
    return pd.DataFrame(
        {
            "label": pd.Series(label, index=signs.index).astype(LABELS),
            "label_evidence": _evidence(values, signs, why),
            "private": private,
            "work": work,
        },
        index=signs.index,
    )


def _unsaid(signs: pd.DataFrame, silent: np.ndarray) -> pd.Series:
    """Why a text without signs gets the label it gets; NA for the others."""
    why = pd.Series(pd.NA, index=signs.index, dtype="string")
    why[silent] = NO_SIGN
    why[silent & (signs["n_words"] < FEWEST_WORDS)] = TOO_SHORT
    why[silent & signs["language"].eq(OTHER).fillna(False)] = UNREAD
    return why.mask(signs["n_words"].eq(0), NO_WORDS)


def _evidence(values: Mapping[Sign, np.ndarray], signs: pd.DataFrame, why: pd.Series) -> pd.Series:
    """The sentences, the strongest sign first; a sign that counts on both sides is told once."""
    rows = pd.concat([_told(sign, value, signs) for sign, value in values.items()], ignore_index=True)
    rows = rows.sort_values(["row", "value"], ascending=[True, False], kind="stable")
    rows = rows.drop_duplicates(["row", "sentence"])
    sentences = rows.groupby("row")["sentence"].agg("\n".join).reindex(range(len(signs)))
    return why.fillna(pd.Series(sentences.array, index=signs.index, dtype="string"))


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


def _decided(private: np.ndarray, work: np.ndarray, n_words: np.ndarray) -> np.ndarray:
    share = private / np.maximum(private + work, 1e-9)
    mixed_from = np.interp(n_words, (SHORT, LONG), MIXED_FROM)
    label = np.full(len(share), "unknown", dtype=object)
    label[(work >= ENOUGH) & (share < mixed_from)] = "professional"
    label[(private >= ENOUGH) & (share > MIXED_TO)] = "personal"
    between = (share >= mixed_from) & (share <= MIXED_TO)
    label[between & (private >= ENOUGH) & (work >= ENOUGH)] = "mixed"
    label[between & (private >= ENOUGH) & (work < ENOUGH)] = "personal"
    label[between & (private < ENOUGH) & (work >= ENOUGH)] = "professional"
    return label
