"""What the cells show obeys the switch that hides names."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from netlab.hiding import seen
from netlab.network import Network


def obeying(show: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that shows every network it is given, and gives back, as it may be seen now."""

    @wraps(show)
    def shown(*given: Any, **named: Any) -> Any:
        return _seen(show(*map(_seen, given), **{name: _seen(value) for name, value in named.items()}))

    return shown


def _seen(value: Any) -> Any:
    return seen(value) if isinstance(value, Network) else value
