"""Every question of the workshop's exercises by its name."""

from __future__ import annotations

from collections.abc import Mapping

from netlab.workshop.question import Question
from netlab.workshop.questions_ties import ROOM, STRUCTURE, TIES
from netlab.workshop.questions_who import FIRST_LOOK, GOALS, MIX

LEVELS = {"easy": "●○○", "medium": "●●○", "hard": "●●●"}
QUESTIONS: Mapping[str, Question] = {**FIRST_LOOK, **MIX, **GOALS, **TIES, **STRUCTURE, **ROOM}
