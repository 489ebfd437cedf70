"""Widgets: choose the archive, set goals, review, explore, classify, interview, plan and try what-if.

Each is made by one function, shown as the last line of a cell, and read and set from code::

    review = netlab.widgets.review(network, "my-network")
    review                      # one key an answer
    review.set(mode="groups")   # what a click does
    review.changed              # what the answers changed, in words

With names hidden (``netlab.hide_names()``, or ``hidden=True`` for one widget) initials stand for people and no text of
messages is shown: a projector leaks where a file does not.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from netlab.network import Network
from netlab.widgets.archive import Archive, ArchiveState
from netlab.widgets.companies import Companies
from netlab.widgets.explorer import Explorer
from netlab.widgets.goals_editor import GoalsEditor
from netlab.widgets.interview import Interview
from netlab.widgets.plan import Plan
from netlab.widgets.review import Review
from netlab.widgets.session import Session
from netlab.widgets.what_if import WhatIfPanel

__all__ = [
    "Session",
    "choose_archive",
    "companies",
    "explorer",
    "goals_editor",
    "interview",
    "plan",
    "review",
    "what_if",
]

Folder = str | Path | None


def choose_archive(source: str = "", *, hidden: bool | None = None) -> Archive:
    """Choose an archive and see what is in it; ``choose_archive(...).source`` names it for the next cells."""
    return Archive(Session(names_hidden=hidden), ArchiveState(source), analyses=False)


def goals_editor(
    network: Network, workspace: Folder = None, *, hidden: bool | None = None, **more: Any
) -> GoalsEditor:
    """Edit the goals that the network is held against; kept in the workspace's goals.toml."""
    return GoalsEditor(_session(network, workspace, hidden, more))


def review(network: Network, workspace: Folder = None, *, hidden: bool | None = None, **more: Any) -> Review:
    """Answer for people, ten at a time or a set at once; kept in the workspace's labels.csv."""
    return Review(_session(network, workspace, hidden, more))


def explorer(
    network: Network, workspace: Folder = None, *, hidden: bool | None = None, **more: Any
) -> Explorer:
    """Filter the connections by pictures, search them, and see a person with all evidence."""
    return Explorer(_session(network, workspace, hidden, more))


def companies(
    network: Network, workspace: Folder = None, *, hidden: bool | None = None, **more: Any
) -> Companies:
    """Say what employers do; kept in the workspace's companies.csv."""
    return Companies(_session(network, workspace, hidden, more))


def interview(
    network: Network, workspace: Folder = None, *, hidden: bool | None = None, **more: Any
) -> Interview:
    """Say how close twenty people are and who knows whom; kept in the workspace's interview.csv."""
    return Interview(_session(network, workspace, hidden, more))


def plan(network: Network, workspace: Folder = None, *, hidden: bool | None = None, **more: Any) -> Plan:
    """Plan whom to write to and tick it off; kept in the workspace's done.csv."""
    return Plan(_session(network, workspace, hidden, more))


def what_if(
    network: Network, workspace: Folder = None, *, hidden: bool | None = None, **more: Any
) -> WhatIfPanel:
    """Try a smaller or a different network, before and after; nothing is done or kept."""
    return WhatIfPanel(_session(network, workspace, hidden, more))


def _session(network: Network, workspace: Folder, hidden: bool | None, more: dict[str, Any]) -> Session:
    return Session(network, workspace, names_hidden=hidden, **more)
