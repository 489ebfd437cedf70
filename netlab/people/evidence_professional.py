"""Evidence for, and against, a professional tie. Strengths and their reasons: :mod:`netlab.people.weights`."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from netlab.people.evidence import Evidence, balance, most_of, share_of, spelled, talk_evidence
from netlab.people.evidence_personal import ENOUGH_TIMED, HABIT
from netlab.people.weights import STRENGTH


def _professional(
    name: str,
    family: str,
    finder: Callable[[pd.DataFrame], pd.Series],
    sentence: Callable[[pd.DataFrame], pd.Series] | str,
) -> Evidence:
    return Evidence(name, "professional", family, STRENGTH[name], finder, sentence)


def _workplace(name: str, how: str, words: str) -> Evidence:
    return _professional(
        name,
        "workplace",
        lambda facts: facts["shared_how"].eq(how),
        lambda facts: words + " " + facts["shared_employer"] + ".",
    )


def _mostly_work(facts: pd.DataFrame) -> pd.Series:
    return balance(facts["work_points"], facts["private_points"])


def _only_private(facts: pd.DataFrame) -> pd.Series:
    """Fuller with every message: nothing about work in ten private messages is a statement."""
    n = facts["n_private"].astype("Float64")
    work = facts[
        ["said_project", "said_meeting", "said_hiring", "said_thanks_for_work", "said_worked_together"]
    ]
    return (1 - 0.5**n).where((facts["n_work"] == 0) & (work.max(axis=1) == 0), 0.0)


# Talk of a real matter of work: one such message is enough, whatever else is talked about.
_WORK_MATTERS = (
    "hiring",
    "project",
    "meeting",
    "worked_together",
    "thanks_for_work",
    "career_advice",
    "conference",
)


def _passing_shop_talk(facts: pd.DataFrame) -> pd.Series:
    """Friends mention their work, too: one message with a word of a trade or a bill, among private ones."""
    matters = most_of(facts, [f"said_{kind}" for kind in _WORK_MATTERS])
    once = (facts["n_work"] <= 1) & (facts["n_private"] >= 1) & (facts["n_direct"] >= 3)
    strangers = ~facts["shared_how"].isin(["then", "now", "talked"])
    return once & (matters == 0) & (facts["n_formal"] == 0) & strangers


def _formal(facts: pd.DataFrame) -> pd.Series:
    """Whether half of the messages are formal; fully where one says more than a courtesy."""
    half = 2 * facts["n_formal"] >= facts["n_direct"].where(facts["n_direct"] > 0)
    return half.astype("Float64") * (0.4 + 0.6 * (facts["n_formal_matter"] > 0).astype("Float64"))


def _any_of(facts: pd.DataFrame, got: str, gave: str) -> pd.Series:
    """Whether there is any, either way; ``NA`` where neither file was there."""
    is_known = facts[got].notna() | facts[gave].notna()
    return (facts[got].fillna(0) + facts[gave].fillna(0) > 0).astype("boolean").mask(~is_known)


def _both_ways(facts: pd.DataFrame, got: str, gave: str, they: pd.Series, you: pd.Series) -> pd.Series:
    """What they did and what the owner did, as one sentence each where it was done."""
    they, you = they.where(facts[got].fillna(0) > 0, ""), you.where(facts[gave].fillna(0) > 0, "")
    return (they + " " + you).str.strip()


def _endorsements(facts: pd.DataFrame) -> pd.Series:
    they = "They endorsed you for " + spelled(facts["n_endorsed_me"].fillna(0), "skill", "skills") + "."
    you = "You endorsed them for " + spelled(facts["n_endorsed"].fillna(0), "skill", "skills") + "."
    return _both_ways(facts, "n_endorsed_me", "n_endorsed", they, you)


def _recommendations(facts: pd.DataFrame) -> pd.Series:
    they, you = (
        pd.Series(said, index=facts.index, dtype="string")
        for said in ("They recommended you.", "You recommended them.")
    )
    return _both_ways(facts, "n_recommended_me", "n_recommended", they, you)


def _work_note(facts: pd.DataFrame) -> pd.Series:
    return (facts["note_work"] >= 0.5) & (facts["note_work"] >= 0.7 * facts["note_private"])


def _office_hours(facts: pd.DataFrame) -> pd.Series:
    enough = facts["n_timed"] >= ENOUGH_TIMED
    return enough & (share_of(facts["n_office"], facts["n_timed"]) >= HABIT)


PROFESSIONAL: tuple[Evidence, ...] = (
    _workplace("same_employer_then", "then", "You connected while you worked at their employer,"),
    _workplace("same_employer_now", "now", "You both work at"),
    _workplace("talked_while_there", "talked", "You wrote to each other while you worked at their employer,"),
    _workplace("same_employer_once", "once", "They work at a former employer of yours,"),
    talk_evidence(
        "worked_together", "professional", "workplace", ["worked_together"], "colleagues or shared work"
    ),
    _professional(
        "recommendation",
        "credit",
        lambda facts: _any_of(facts, "n_recommended_me", "n_recommended"),
        _recommendations,
    ),
    _professional(
        "endorsement", "credit", lambda facts: _any_of(facts, "n_endorsed_me", "n_endorsed"), _endorsements
    ),
    talk_evidence("project_talk", "professional", "work", ["project"], "projects, documents or clients"),
    talk_evidence("meeting_talk", "professional", "work", ["meeting"], "meetings and appointments"),
    talk_evidence("craft_talk", "professional", "work", ["craft"], "the daily work of an occupation"),
    talk_evidence("thanks_for_work", "professional", "work", ["thanks_for_work"], "thanks for work done"),
    talk_evidence("task_talk", "professional", "tasks", ["tasks"], "tasks and deadlines"),
    talk_evidence("business_talk", "professional", "work", ["business"], "business in general"),
    talk_evidence("hiring_talk", "professional", "market", ["hiring"], "jobs, applications or hiring"),
    talk_evidence("pitch", "professional", "market", ["pitch"], "an offer to sell something"),
    talk_evidence("career_advice", "professional", "market", ["career_advice"], "career advice"),
    _professional(
        "subject_line",
        "market",
        lambda facts: facts["n_subject"] >= 1,
        "They wrote with a subject line, as recruiters and sellers do.",
    ),
    talk_evidence(
        "transaction_talk", "professional", "trade", ["transaction"], "orders, contracts or payments"
    ),
    talk_evidence("conference_talk", "professional", "events", ["conference"], "conferences or trade events"),
    _professional(
        "mostly_work_talk",
        "balance",
        _mostly_work,
        lambda facts: (
            spelled(facts["n_work"], "message is", "messages are")
            + " about work, "
            + facts["n_private"].astype("string")
            + " about private matters."
        ),
    ),
    _professional(
        "formal_register",
        "tone",
        _formal,
        "You address each other formally.",
    ),
    _professional(
        "same_field",
        "field",
        lambda facts: facts["is_same_field"],
        lambda facts: "They work in your field, " + facts["function"].astype("string") + ".",
    ),
    _professional("work_note", "note", _work_note, "Your own note about them is about work."),
    _professional(
        "work_contact",
        "address book",
        lambda facts: facts["is_work_card"],
        "Your address book has them with their work.",
    ),
    _professional(
        "work_group",
        "group",
        lambda facts: facts["group_work"].where(facts["group_work"] >= facts["group_private"].fillna(0), 0),
        lambda facts: (
            "You share "
            + spelled(facts["n_groups"], "group conversation", "group conversations")
            + " about work."
        ),
    ),
    _professional(
        "office_hours",
        "hours",
        _office_hours,
        lambda facts: (
            facts["n_office"].astype("string")
            + " of "
            + facts["n_timed"].astype("string")
            + " messages were written in office hours, in your time zone."
        ),
    ),
    _professional(
        "passing_shop_talk",
        "corroboration",
        _passing_shop_talk,
        "Work comes up in one message only, among private ones.",
    ),
    _professional("only_private_talk", "balance", _only_private, "None of the messages is about work."),
)
