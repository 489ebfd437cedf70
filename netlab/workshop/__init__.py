"""The workshop room: exercises and their self-checks, the set-up check, slides and worksheet, cards and rooms."""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "check": "netlab.workshop.selfcheck",
    "check_message": "netlab.workshop.selfcheck",
    "check_replies": "netlab.workshop.selfcheck",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'netlab.workshop' has no attribute '{name}'")
    return getattr(import_module(_HOMES[name]), name)
