"""Whom to write to, and why: all rules of advice together. Nothing is ever sent.

Each rule (:mod:`netlab.advice.rules`) looks at the :class:`~netlab.advice.situation.Situation` and gives a reason from the
row's own facts; what is not known makes no sentence. Anybody can add rules of their own:
``analyse(..., rules=[*netlab.RULES, mine])``.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from netlab.advice import review, rules_give, rules_goals, rules_invite, rules_keep
from netlab.advice.drafts import TONES, add_drafts
from netlab.advice.rules import SUGGESTIONS, Rule, aged, gathered
from netlab.advice.situation import Situation

__all__ = ["RULES", "Rule", "Situation", "no_suggestions", "suggest"]

RULES: tuple[Rule, ...] = (
    *rules_keep.RULES,
    *rules_goals.RULES,
    *rules_give.RULES,
    *rules_invite.RULES,
    *review.RULES,
)


def no_suggestions() -> pd.DataFrame:
    """Return the table of suggestions, empty."""
    tones = [f"draft_{tone}" for tone in TONES]
    return pd.DataFrame(columns=[*SUGGESTIONS, *tones]).astype(SUGGESTIONS | dict.fromkeys(tones, "string"))


def suggest(situation: Situation, rules: Sequence[Rule] = RULES) -> pd.DataFrame:
    """Return every suggestion in its total order: owed replies first, reviews last.

    Columns: ``person_id, action, rule, priority`` (1 = first), ``reason, evidence, cost, draft`` (in the tone that
    fits the tie; ``NA`` where nothing is to be written), ``due_on``, and beside them ``name, url, gives`` (gives
    rather than asks), ``is_on_the_day`` (a birthday: the date is the point), ``told_until`` (the day up to which the
    archive tells), ``draft_warm, draft_plain, draft_brief``.

    Muted people appear nowhere; whoever stands in done.csv rests (:data:`~netlab.advice.rules.REST_DAYS`). Where
    the archive ends more than thirty days before ``as_of``, each reason says so. Raises ParameterError for a rule
    that is not valid.
    """
    found = gathered(situation, rules)
    drafted = add_drafts(found, situation)
    table = aged(drafted, situation.as_of)
    return table.astype(SUGGESTIONS)[[*SUGGESTIONS, *(f"draft_{tone}" for tone in TONES)]]
