"""A rule of advice as a value, and what holds for the suggestions of all rules: who is left in peace, in what order.

A rule is a name, an action and a function of the :class:`~netlab.advice.situation.Situation` that returns rows of
``person_id`` and ``reason``, and may add ``evidence``, ``cost``, ``score`` (0–1, how much speaks for this person
beside the others of the rule), ``due_on``, ``template`` (of the draft; the action's own if missing) and
``hole_<name>`` (what the draft may say).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from netlab.advice.sentences import day_words
from netlab.advice.situation import Situation, yes
from netlab.errors import ParameterError, nearest
from netlab.vocabulary import ACTIONS

GIVING = frozenset({"reply", "welcome", "congratulate", "introduce", "give_recommendation"})
REVIEW = ("unfollow", "review_removal")
_TURNS = {"reply": 0, **{action: 2 + i for i, action in enumerate(REVIEW)}}  # everything else comes between
# What may be offered about somebody labelled "I do not know them": an answer, or letting go.
COLD_ACTIONS = frozenset({"reply", "withdraw_invitation", *REVIEW})
REST_DAYS = 28  # whoever was written to is left in peace for four weeks …
SAME_ACTION_DAYS = 180  # … and not offered the same again for half a year
STALE_DAYS = 30  # after a month an archive no longer knows what was answered
PLAIN_COSTS = {
    "reply": "The time of an answer.",
    "welcome": "Two lines; they may not answer.",
    "reconnect": "A few lines, and the chance that they do not answer.",
    "congratulate": "A line.",
    "interview": "Twenty minutes of theirs: come with three questions.",
    "referral": "They put their name to yours: ask only if they know your work.",
    "collaborate": "Time of both of you, before it is known what comes of it.",
    "ask_introduction": "They lend you their standing with somebody else.",
    "introduce": "Your standing with both, should it not fit: ask both first.",
    "ask_recommendation": "Half an hour of theirs: offer to say what would help.",
    "give_recommendation": "Half an hour, and your name under it.",
    "ask_opinion": "A few minutes of theirs.",
    "invite": "An invitation; some stay unanswered.",
    "nudge_invitation": "One reminder; a second would press them.",
}

SUGGESTIONS: dict[str, Any] = {
    "person_id": "string",
    "action": pd.CategoricalDtype(list(ACTIONS)),
    "rule": "string",
    "priority": "Int64",
    "reason": "string",
    "evidence": "string",
    "cost": "string",
    "draft": "string",
    "due_on": "datetime64[us]",
    "name": "string",
    "url": "string",
    "gives": "boolean",
    "is_on_the_day": "boolean",
    "told_until": "datetime64[us]",
    "other_id": "string",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason to do something about people.

    ``weight`` (0–1) ranks the rule among the others, ``within_days`` dates what has no date of its own, ``most``
    keeps only the rule's first rows (``None``: all), ``is_on_the_day`` says that the date is the point of it.
    """

    name: str
    action: str
    make: Callable[[Situation], pd.DataFrame]
    weight: float = 0.5
    within_days: int = 14
    most: int | None = 40
    is_on_the_day: bool = False


EVEN = 0.5  # the score of rows that name none
NOBODY = pd.DataFrame({"person_id": [], "reason": []}, dtype="string")


def rows(people: pd.DataFrame, **columns: object) -> pd.DataFrame:
    """Return the rows of a rule about ``people``: ``person_id`` and these columns."""
    return people[["person_id"]].assign(**columns)  # type: ignore[arg-type]


def gathered(situation: Situation, rules: Sequence[Rule]) -> pd.DataFrame:
    """Ask every rule, leave in peace whom it is due, and put the rest in their total order.

    Returns :data:`SUGGESTIONS` without drafts, and the columns that drafts are written from (``template``,
    ``hole_*``). One row a person and action: the rule that says most for it. Owed replies come first, reviews last.
    Raises ParameterError for a rule of an unknown action, two rules of one name, rows without a reason.
    """
    check(rules)
    made = [rows.assign(rule=rule.name) for rule in rules if len(rows := _asked(rule, situation))]
    table = _offered(pd.concat(made, ignore_index=True), rules, situation) if made else pd.DataFrame()
    if table.empty:
        return pd.DataFrame(columns=list(SUGGESTIONS)).astype(SUGGESTIONS)
    order = _completed(table, rules, situation)
    order = order.sort_values(["turn", "worth", "rule", "person_id"], ascending=[True, False, True, True])
    order = order.drop_duplicates(["person_id", "action"]).reset_index(drop=True)
    order["priority"] = pd.Series(range(1, len(order) + 1), dtype="Int64", index=order.index)
    return order.drop(columns=["turn", "worth", "score"])


def check(rules: Sequence[Rule]) -> None:
    """Raise ParameterError for an unknown action or two rules of one name."""
    names = [rule.name for rule in rules]
    for name in names:
        if names.count(name) > 1:
            raise ParameterError(f"rules: '{name}' stands there twice. Give each rule a name of its own.")
    for rule in rules:
        if rule.action not in ACTIONS:
            raise ParameterError(
                f"rule '{rule.name}': '{rule.action}' is no action.{nearest(rule.action, ACTIONS)}"
            )


def _asked(rule: Rule, situation: Situation) -> pd.DataFrame:
    """The rows that a rule makes. Raises ParameterError if they lack what every suggestion needs."""
    made = rule.make(situation)
    missing = [name for name in ("person_id", "reason") if name not in made]
    if missing:
        raise ParameterError(f"rule '{rule.name}': its rows lack {' and '.join(missing)}.")
    return made if "score" in made else made.assign(score=EVEN)


def _offered(table: pd.DataFrame, rules: Sequence[Rule], situation: Situation) -> pd.DataFrame:
    """Of each rule its best rows, about people with a name whom nothing protects from being offered."""
    table = table.dropna(subset=["person_id", "reason"])
    table = table[table["reason"].astype("string").str.strip().ne("").astype(bool)]
    known = situation.people[["person_id", "who", "url", "is_muted"]].dropna(subset=["who"])
    table = table.merge(known.rename(columns={"who": "name"}), on="person_id")
    # muted people must not use up the places of others
    table = table[~yes(table["is_muted"])]
    score = table["score"].astype("Float64").fillna(0.0).clip(0, 1)
    table = table.assign(score=score.astype("float64"))
    table = table.sort_values(["rule", "score", "person_id"], ascending=[True, False, True])
    table = table.drop_duplicates(["rule", "person_id"])
    most = {rule.name: float("inf") if rule.most is None else rule.most for rule in rules}
    table = table[table.groupby("rule").cumcount() < table["rule"].map(most).astype("float64")]
    actions = {rule.name: rule.action for rule in rules}
    table = table.assign(action=table["rule"].map(actions)).reset_index(drop=True)
    return table[_may_be_offered(table, situation)]


def _completed(table: pd.DataFrame, rules: Sequence[Rule], situation: Situation) -> pd.DataFrame:
    """Fill in what the rules left open: evidence, cost, date, template."""
    named = {rule.name: rule for rule in rules}
    told = table["rule"].map(named)
    given = table.reindex(columns=["evidence", "cost", "due_on", "template", "other_id"])
    texts = given[["evidence", "cost", "template", "other_id"]].astype("string")
    soon = situation.as_of + pd.to_timedelta([rule.within_days for rule in told], unit="D")
    action = table["action"].astype("string")
    plain = action.mask(action == "congratulate", table["rule"].astype("string"))
    return table.assign(
        evidence=texts["evidence"].fillna(table["reason"].astype("string")),
        cost=texts["cost"].fillna(action.map(PLAIN_COSTS).astype("string")).fillna("Your time."),
        due_on=given["due_on"].astype("datetime64[us]").fillna(pd.Series(soon, index=table.index)),
        template=texts["template"].fillna(plain),
        gives=action.isin(list(GIVING)),
        is_on_the_day=[rule.is_on_the_day for rule in told],
        told_until=situation.told_until,
        other_id=texts["other_id"],
        turn=action.map(_TURNS).astype("Int64").fillna(1).astype("int64"),
        worth=[rule.weight for rule in told] * (0.5 + 0.5 * table["score"]),
    )


def _may_be_offered(table: pd.DataFrame, situation: Situation) -> pd.Series:
    """Nobody who rests; nobody unknown to the user but for an answer or for letting go; no one muted on either side."""
    people = situation.people
    strangers = people.loc[people["is_stranger"], "person_id"]
    muted = people.loc[yes(people["is_muted"]), "person_id"]
    cold = table["action"].isin(list(COLD_ACTIONS))
    other = table["other_id"] if "other_id" in table else pd.Series(pd.NA, index=table.index, dtype="string")
    closed = other.isin(muted)
    for who in (table["person_id"], other):
        closed |= (who.isin(strangers) & ~cold) | _rests(who, table["action"], situation)
    return ~closed.astype(bool)


def _rests(who: pd.Series, action: pd.Series, situation: Situation) -> pd.Series:
    """Whether somebody was written to lately, or for the same reason within half a year.

    What was done after the archive was made rests until the next one: the archive cannot tell what came of it. An
    entry without a date rests as well. Somebody who wrote since is answered all the same.
    """
    done = situation.done
    day = done["on"].dt.normalize().fillna(pd.Timestamp.max.normalize())
    lately = day > situation.as_of - pd.Timedelta(days=REST_DAYS)
    again = done[day > situation.as_of - pd.Timedelta(days=SAME_ACTION_DAYS)]
    pairs = set(zip(again["person_id"], again["action"].fillna(""), strict=True))
    same = [pair in pairs for pair in zip(who, action, strict=True)]
    rests = who.isin(done.loc[lately, "person_id"]) | pd.Series(same, index=who.index, dtype=bool)
    return rests & ~_wrote_since(who, action, day.groupby(done["person_id"]).max(), situation)


def _wrote_since(who: pd.Series, action: pd.Series, done_on: pd.Series, situation: Situation) -> pd.Series:
    owed = situation.people.set_index("person_id")["owed_since"].reindex(who.to_numpy())
    last = done_on.reindex(who.to_numpy())
    later = pd.Series(owed.to_numpy() > last.to_numpy(), index=who.index)
    return (action == "reply") & later


def aged(suggestions: pd.DataFrame, today: pd.Timestamp) -> pd.DataFrame:
    """Say in each reason of what day it is, where the archive is more than thirty days older than ``today``."""
    until = suggestions["told_until"]
    is_old = (today.normalize() - until).dt.days > STALE_DAYS
    day = until.map(day_words, na_action="ignore").astype("string")
    what = pd.Series("written", index=suggestions.index).mask(suggestions["action"] == "reply", "answered")
    told = suggestions["reason"] + " As of " + day + "; you may have " + what.astype("string") + " since."
    fresh = ~suggestions["reason"].str.contains("; you may have ", regex=False).fillna(False)
    return suggestions.assign(reason=suggestions["reason"].mask((is_old & fresh).astype(bool), told))
