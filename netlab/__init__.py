"""Understand your own LinkedIn network, from your own data export, on your own machine.

The names below are the public ones, by topic; each is loaded when first used, so ``import netlab`` is quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from netlab.version import __version__

if TYPE_CHECKING:
    from netlab.advice.ask import answer_people
    from netlab.advice.goals_draft import suggest_goals
    from netlab.advice.goals_file import goals_toml
    from netlab.advice.outreach import RULES, suggest
    from netlab.advice.review import checklist
    from netlab.advice.rules import Rule
    from netlab.advice.sets import answer_set
    from netlab.advise import compare, consider, plan, who
    from netlab.errors import NetlabError, NetlabWarning
    from netlab.export import Export, load_export
    from netlab.goals import Goals, load_goals
    from netlab.hiding import hide_names
    from netlab.network import (
        Network,
        analyse,
        ask_next,
        companies_to_classify,
        groups_to_label,
        open_network,
        save_network,
    )
    from netlab.people.answers import read_answers
    from netlab.people.relationship import EVIDENCE
    from netlab.people.saving import save_answers
    from netlab.privacy import Shareable, open_shareable, save_shareable, shareable
    from netlab.purpose import compare_goals, reach, weak_topics
    from netlab.report import write_report
    from netlab.sample import SAMPLES, sample_goals, sample_path
    from netlab.whatif import what_if

_HOMES = {
    # load and analyse
    "load_export": "netlab.export",
    "Export": "netlab.export",
    "analyse": "netlab.network",
    "Network": "netlab.network",
    "save_network": "netlab.network",
    "open_network": "netlab.network",
    # what the user says
    "load_goals": "netlab.goals",
    "Goals": "netlab.goals",
    "read_answers": "netlab.people.answers",
    "save_answers": "netlab.people.saving",
    # what it is for
    "suggest_goals": "netlab.advice.goals_draft",
    "goals_toml": "netlab.advice.goals_file",
    "compare_goals": "netlab.purpose",
    "reach": "netlab.purpose",
    "weak_topics": "netlab.purpose",
    # review
    "ask_next": "netlab.network",
    "groups_to_label": "netlab.network",
    "answer_people": "netlab.advice.ask",
    "answer_set": "netlab.advice.sets",
    "companies_to_classify": "netlab.network",
    # advice
    "suggest": "netlab.advice.outreach",
    "plan": "netlab.advise",
    "who": "netlab.advise",
    "consider": "netlab.advise",
    "compare": "netlab.advise",
    "what_if": "netlab.whatif",
    "checklist": "netlab.advice.review",
    # rules as values
    "EVIDENCE": "netlab.people.relationship",
    "RULES": "netlab.advice.outreach",
    "Rule": "netlab.advice.rules",
    # share
    "shareable": "netlab.privacy",
    "Shareable": "netlab.privacy",
    "save_shareable": "netlab.privacy",
    "open_shareable": "netlab.privacy",
    # show
    "write_report": "netlab.report",
    "hide_names": "netlab.hiding",
    # samples
    "SAMPLES": "netlab.sample",
    "sample_path": "netlab.sample",
    "sample_goals": "netlab.sample",
    # errors
    "NetlabError": "netlab.errors",
    "NetlabWarning": "netlab.errors",
}
__all__ = [
    "EVIDENCE",
    "RULES",
    "SAMPLES",
    "Export",
    "Goals",
    "NetlabError",
    "NetlabWarning",
    "Network",
    "Rule",
    "Shareable",
    "__version__",
    "analyse",
    "answer_people",
    "answer_set",
    "ask_next",
    "checklist",
    "companies_to_classify",
    "compare",
    "compare_goals",
    "consider",
    "goals_toml",
    "groups_to_label",
    "hide_names",
    "load_export",
    "load_goals",
    "open_network",
    "open_shareable",
    "plan",
    "reach",
    "read_answers",
    "sample_goals",
    "sample_path",
    "save_answers",
    "save_network",
    "save_shareable",
    "shareable",
    "suggest",
    "suggest_goals",
    "weak_topics",
    "what_if",
    "who",
    "write_report",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'netlab' has no attribute '{name}'")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
