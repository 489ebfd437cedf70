"""The commands that make something to pass on: ``share`` a report of aggregates, ``pseudonymise`` an archive."""

from __future__ import annotations

from typing import Any


def add(commands: Any) -> None:
    """Add these commands to those of the program."""
