"""Rules about people I am not connected to: whom to invite, and what to do about invitations without an answer.

LinkedIn says neither which invitations are pending nor when to give up. An outgoing one whose person is not among
the connections is taken for pending; six weeks is our own patience (methods: four to six), not a rule of LinkedIn's.
"""

from __future__ import annotations

import pandas as pd

from netlab.advice.rules import NOBODY, Rule, rows
from netlab.advice.sentences import days, kinship, last_contact, lines, said, times
from netlab.advice.situation import Situation, no, yes

NUDGE_FROM, NUDGE_TO = 14, 90  # days: one friendly reminder between two weeks and three months
PATIENCE_DAYS = 42
BLOCK = "After withdrawing, LinkedIn does not let you invite the same person for up to three weeks."
TALKED_DAYS = 3 * 365


def invite(situation: Situation) -> pd.DataFrame:
    """People I talk with or have in my address book, not connected and not invited. Namesakes are left out: they
    may be connected.
    """
    people = situation.people
    tried = set(situation.invitations["person_id"])
    free = no(people["is_connection"]) & people["id_basis"].ne("ambiguous").fillna(True)
    free &= ~people["person_id"].isin(tried) & ~people["is_pitcher"]
    talked = people["is_two_way"] & yes(people["silent_days"] <= TALKED_DAYS)
    listed = yes(people["in_address_book"]) | people["person_id"].isin(situation.cards["person_id"])
    asked = people[free & (talked | listed) & people["who"].str.contains(" ", regex=False).fillna(False)]
    talked, listed = talked.reindex(asked.index), listed.reindex(asked.index)
    both = said("You and " + asked["who"] + " write to each other, and are not connected.", talked)
    book = said(asked["who"] + " is in your address book, and not among your connections.", listed)
    birthdays = situation.cards.dropna(subset=["birth_day"])["person_id"]
    return rows(
        asked,
        reason=both.fillna(book),
        evidence=lines(last_contact(asked), said("In your address book.", listed), kinship(asked)),
        score=0.5 * talked
        + 0.3 * asked["is_friend"]
        + 0.1 * asked["person_id"].isin(birthdays)
        + 0.1 * asked["strength"].astype("float64").fillna(0.0),
        hole_book=said("yes", listed & ~talked),
    )


def nudge(situation: Situation) -> pd.DataFrame:
    """Pending invitations of people who can be reached elsewhere, too: mail in the address book, or a conversation."""
    pending = _pending(situation)
    if pending.empty:
        return NOBODY
    mail = situation.cards.dropna(subset=["mail_kind"])["person_id"]
    by_mail = pending["person_id"].isin(mail)
    by_talk = pending["is_two_way"] | yes(pending["n_groups"] > 0)
    due = pending["age"].between(NUDGE_FROM, NUDGE_TO).fillna(False).astype(bool)
    once = ~pending["person_id"].isin(_nudged(situation))
    asked = pending[due & once & (by_mail | by_talk)]
    where = said("Your address book has a mail address of theirs.", by_mail.reindex(asked.index))
    where = where.fillna(said("You share a conversation on LinkedIn.", by_talk.reindex(asked.index)))
    return rows(
        asked,
        reason=_unanswered(asked) + " One reminder elsewhere is fair.",
        evidence=lines(where, kinship(asked), _inferred(asked)),
        score=0.5 + 0.5 * asked["is_friend"].astype("float64"),
        hole_invited_on=asked["on"],
    )


def withdraw(situation: Situation) -> pd.DataFrame:
    """Pending invitations older than six weeks that no reminder can help, or has helped."""
    pending = _pending(situation)
    if pending.empty:
        return NOBODY
    waiting = nudge(situation)["person_id"]
    old = pending[yes(pending["age"] >= PATIENCE_DAYS) & ~pending["person_id"].isin(waiting)]
    reminded = said("You reminded them once.", old["person_id"].isin(_nudged(situation)))
    return rows(
        old,
        reason=_unanswered(old) + " Six weeks are our patience: let it go, or leave it standing.",
        evidence=lines(reminded, _inferred(old)),
        cost=pd.Series(BLOCK, index=old.index, dtype="string"),
        score=(old["age"].astype("Float64") / 200).clip(upper=1),
    )


def _pending(situation: Situation) -> pd.DataFrame:
    """Each person with an invitation of mine that is taken for pending: its day ``on`` and ``age`` in days."""
    sent = situation.invitations
    sent = sent[sent["state"].eq("pending").fillna(False) & sent["direction"].eq("out").fillna(False)]
    latest = sent.dropna(subset=["on"]).sort_values("on").drop_duplicates("person_id", keep="last")
    found = situation.people.merge(latest[["person_id", "on"]], on="person_id")
    found = found[no(found["is_connection"]) & found["who"].notna()]
    age = (situation.as_of - found["on"].dt.normalize()).dt.days.astype("Int64")
    return found.assign(age=age)


def _nudged(situation: Situation) -> pd.Series:
    return situation.done.loc[situation.done["action"].eq("nudge_invitation").fillna(False), "person_id"]


def _unanswered(people: pd.DataFrame) -> pd.Series:
    day = days(people["on"])
    ago = times(people["age"], "day") + " ago"
    return (
        "You invited "
        + people["who"]
        + " on "
        + day
        + ", "
        + ago
        + ", and they are not among your connections."
    )


def _inferred(people: pd.DataFrame) -> pd.Series:
    told = "That it is pending is inferred: LinkedIn does not say so."
    return pd.Series(told, index=people.index, dtype="string")


RULES: tuple[Rule, ...] = (
    Rule("invite", "invite", invite, weight=0.5),
    Rule("nudge_invitation", "nudge_invitation", nudge, weight=0.4),
    Rule("withdraw_invitation", "withdraw_invitation", withdraw, weight=0.2),
)
