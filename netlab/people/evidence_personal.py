"""Evidence for, and against, a personal tie. Strengths and their reasons: :mod:`netlab.people.weights`."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from netlab.people.evidence import (
    Evidence,
    balance,
    fullness,
    most_of,
    share_of,
    spelled,
    talk_evidence,
    years,
)
from netlab.people.weights import STRENGTH

ENOUGH_TIMED = 4  # messages from which on their hours say something
FEWEST_TIMED = 3
HABIT = 0.7  # share of messages that makes a habit


def _personal(
    name: str,
    family: str,
    finder: Callable[[pd.DataFrame], pd.Series],
    sentence: Callable[[pd.DataFrame], pd.Series] | str,
) -> Evidence:
    return Evidence(name, "personal", family, STRENGTH[name], finder, sentence)


def _warm_tone(facts: pd.DataFrame) -> pd.Series:
    kinds = ["said_casual_greeting", "said_emoji_love", "said_laughter", "said_warmth"]
    return fullness(most_of(facts, kinds), facts["n_direct"])


def _mostly_private(facts: pd.DataFrame) -> pd.Series:
    return balance(facts["private_points"], facts["work_points"])


def _only_work(facts: pd.DataFrame) -> pd.Series:
    """Fuller with every message: silence about private matters means little in one message, much in ten."""
    n = facts["n_work"].astype("Float64")
    return (1 - 0.5 ** (n / 2)).where(facts["n_private"] == 0, 0.0)


_CLOSENESS = ("affection", "kinship", "shared_past", "friendship", "social_plans", "life_event", "hobby")


def _errand(facts: pd.DataFrame) -> pd.Series:
    """Whether selling, buying or hiring makes up half of the messages, and nothing closer than a home comes up."""
    errands = most_of(facts, ["said_transaction", "said_pitch", "said_hiring"])
    closeness = most_of(facts, [f"said_{kind}" for kind in _CLOSENESS])
    return (errands >= 1) & (2 * errands >= facts["n_direct"]) & (closeness == 0)


def _passing_remark(facts: pd.DataFrame) -> pd.Series:
    """Between people who work together one private remark is courtesy, two may be; from five on it is more."""
    n = facts["n_private"].astype("Float64")
    colleagues = facts["shared_how"].isin(["then", "now", "talked"])
    works = (facts["n_work"] >= 1) | (facts["n_formal"] >= 1) | colleagues
    return (1.25 - 0.25 * n).clip(0, 1).where(works.fillna(False) & (n > 0), 0.0)


def _private_invitation(facts: pd.DataFrame) -> pd.Series:
    return facts["n_invitation_private"] >= 1


def _note(facts: pd.DataFrame) -> pd.Series:
    return (facts["note_private"] >= 0.7) & (facts["note_private"] >= 0.7 * facts["note_work"])


def _school_mate(facts: pd.DataFrame) -> pd.Series:
    return facts["is_before_first_job"] & facts["school"].notna()


def _evenings(facts: pd.DataFrame) -> pd.Series:
    """From a sixth of the messages on; full where two thirds come in the evening or at a weekend."""
    share = share_of(facts["n_evening"], facts["n_timed"])
    return ((share - 1 / 6) * 2).clip(0, 1).where(facts["n_timed"] >= FEWEST_TIMED, 0.0)


def _surname(facts: pd.DataFrame) -> pd.Series:
    """A shared surname counts only beside family talk or affection: alone it is chance, or a guess about origin."""
    return facts["has_my_surname"] & ((facts["said_kinship"] >= 1) | (facts["said_affection"] >= 1))


PERSONAL: tuple[Evidence, ...] = (
    talk_evidence("family_talk", "personal", "closeness", ["kinship"], "family"),
    talk_evidence("affection", "personal", "closeness", ["affection"], "how fond you are of each other"),
    talk_evidence("friend_words", "personal", "closeness", ["friendship"], "friends or neighbours"),
    _personal(
        "shared_surname", "surname", _surname, "You share a surname that is rare here, and talk like family."
    ),
    talk_evidence("shared_past", "personal", "past", ["shared_past"], "old times together"),
    talk_evidence("life_event_talk", "personal", "life", ["life_event"], "events of private life"),
    talk_evidence("feelings_talk", "personal", "life", ["feelings"], "feelings"),
    talk_evidence("everyday_talk", "personal", "everyday", ["everyday"], "things of everyday life"),
    talk_evidence("home_talk", "personal", "life", ["home_life"], "home and everyday life"),
    talk_evidence("plans_together", "personal", "plans", ["social_plans"], "plans outside work"),
    talk_evidence("hobby_talk", "personal", "plans", ["hobby"], "sport, music or other leisure"),
    talk_evidence("weekend_talk", "personal", "plans", ["weekend"], "evenings and weekends"),
    talk_evidence(
        "polite_wishes",
        "personal",
        "courtesy",
        ["birthday_wish", "sympathy"],
        "wishes that courtesy sends to many",
    ),
    _personal(
        "warm_tone",
        "tone",
        _warm_tone,
        lambda facts: "The tone between you is casual: nicknames, hearts or laughter" + years(facts) + ".",
    ),
    _personal(
        "first_names",
        "tone",
        lambda facts: (facts["said_familiar_you"] >= 1) & (facts["n_formal"] == 0),
        "You address each other in the familiar form.",
    ),
    _personal(
        "mostly_private_talk",
        "balance",
        _mostly_private,
        lambda facts: (
            spelled(facts["n_private"], "message is", "messages are")
            + " about private matters, "
            + facts["n_work"].astype("string")
            + " about work."
        ),
    ),
    _personal(
        "birthday_in_address_book",
        "address book",
        lambda facts: facts["has_birthday"],
        "Your address book holds their birthday.",
    ),
    _personal(
        "home_address",
        "address book",
        lambda facts: facts["has_home_address"] & ~facts["is_work_card"],
        "Your address book holds their home address.",
    ),
    _personal(
        "personal_mail",
        "address book",
        lambda facts: facts["is_personal_mail"],
        "Your address book has a private mail address of theirs.",
    ),
    _personal(
        "in_address_book",
        "address book",
        lambda facts: facts["in_address_book"] & ~facts["is_work_card"],
        "They are in your address book.",
    ),
    _personal("private_note", "note", _note, "Your own note about them is private in tone."),
    _personal(
        "personal_invitation",
        "invitation",
        _private_invitation,
        "The invitation between you came with a private note.",
    ),
    _personal(
        "private_group",
        "group",
        lambda facts: facts["group_private"].where(facts["group_private"] > facts["group_work"].fillna(0), 0),
        lambda facts: (
            "You share "
            + spelled(facts["n_groups"], "group conversation", "group conversations")
            + " about private matters."
        ),
    ),
    _personal(
        "school_years",
        "school",
        lambda facts: facts["is_before_first_job"],
        lambda facts: (
            "You connected in "
            + facts["connected_on"].dt.year.astype("Int64").astype("string")
            + ", before your first job."
        ),
    ),
    _personal(
        "school_mate",
        "school",
        _school_mate,
        lambda facts: (
            "You connected before your first job, and their profile names your school "
            + facts["school"]
            + "."
        ),
    ),
    _personal(
        "private_language",
        "language",
        lambda facts: facts["is_private_language"],
        "You write to each other in the language you keep for friends, not in the one of your work.",
    ),
    _personal(
        "evenings",
        "hours",
        _evenings,
        lambda facts: (
            facts["n_evening"].astype("string")
            + " of "
            + facts["n_timed"].astype("string")
            + " messages were written in the evening or at a weekend, in your time zone."
        ),
    ),
    _personal(
        "formal_tone",
        "tone",
        lambda facts: 2 * facts["n_formal"] >= facts["n_direct"].where(facts["n_direct"] > 0),
        "You address each other formally.",
    ),
    _personal("business_errand", "errand", _errand, "The talk is mostly about an offer, an order or a job."),
    _personal(
        "passing_remark",
        "corroboration",
        _passing_remark,
        "Private remarks are few among talk of work; courtesy makes as many.",
    ),
    _personal(
        "office_time",
        "hours",
        lambda facts: (facts["n_timed"] >= ENOUGH_TIMED) & (facts["n_evening"] == 0),
        "No message was written in the evening or at a weekend, in your time zone.",
    ),
    _personal("only_work_talk", "balance", _only_work, "None of the messages is about private matters."),
    _personal(
        "colleague_chat",
        "colleague",
        lambda facts: facts["shared_how"].isin(["then", "now", "talked"]),
        "You are or were colleagues, and colleagues chat about private things too.",
    ),
)
