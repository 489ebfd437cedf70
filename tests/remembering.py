"""Each network of a sample analysed once in a Python, however many notebooks of the tests ask for it."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from importlib import import_module
from typing import Any

from netlab.network import Network
from netlab.report import show
from netlab.report.show.hidden import obeying


def remember_networks() -> None:
    """Let ``show.network_in`` analyse what it was asked for before no more; everybody gets a copy of their own."""
    archive: Any = import_module("netlab.report.show.archive")  # `show.archive` is what it shows
    if not hasattr(archive.network_in, "kept"):
        archive.network_in = _remembering(archive.network_in)
        show.network_in = obeying(archive.network_in)


def _remembering(network_in: Callable[..., Network]) -> Callable[..., Network]:
    kept: dict[str, bytes] = {}

    def again(source: Any, **given: Any) -> Network:
        if not isinstance(source, str) or any(value is not None for value in given.values()):
            return network_in(source, **given)
        if source not in kept:
            kept[source] = pickle.dumps(network_in(source, **given))
        copy: Network = pickle.loads(kept[source])
        return copy

    again.kept = kept  # type: ignore[attr-defined]
    return again
