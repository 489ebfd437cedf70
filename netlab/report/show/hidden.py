"""What the cells show obeys the switch that hides names; a page for oneself names people, as it says on top."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from typing import Any

from netlab.hiding import seen
from netlab.network import Network
from netlab.report.shown import IN_PAGE


def obeying(show: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that shows every network it is given, and gives back, as it may be seen now."""

    @wraps(show)
    def shown(*given: Any, **named: Any) -> Any:
        if os.environ.get(IN_PAGE):
            return show(*given, **named)
        return _seen(show(*map(_seen, given), **{name: _seen(value) for name, value in named.items()}))

    return shown


def _seen(value: Any) -> Any:
    return seen(value) if isinstance(value, Network) else value
