"""``netlab workshop card``, ``pool`` and what else a cohort does together without exchanging names."""

from __future__ import annotations

from typing import Any


def add(actions: Any) -> None:
    """Add these commands to those of ``netlab workshop``."""
