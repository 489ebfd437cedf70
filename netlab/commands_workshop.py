"""``netlab workshop …``: what a facilitator and the people in the room need."""

from __future__ import annotations

from typing import Any

from netlab import commands_cohort


def add(commands: Any) -> None:
    """Add ``workshop`` and its own commands to those of the program."""
    about = "what a workshop needs: exercises, slides, worksheet, cards, a room"
    parser = commands.add_parser("workshop", help=about, description=about.capitalize() + ".")
    actions = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    commands_cohort.add(actions)
