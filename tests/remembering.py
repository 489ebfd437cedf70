"""Each network analysed once in a run of the tests, however many tests, workers and notebooks ask for it.

For tests about what is made *of* a network. A test about the analysis itself calls :func:`netlab.analyse`.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pandas as pd
from filelock import FileLock

from netlab import network as room
from netlab.export import Export
from netlab.goals import load_goals
from netlab.network import Network
from netlab.report import show
from netlab.report.show.hidden import obeying

FOLDER = "NETLAB_TESTS_REMEMBER"  # names the folder of this run, for workers and for Pythons started by tests
_analyse = room.analyse
Analyse = Callable[..., Network]


def analyse(export: Export, workspace: None = None, **given: Any) -> Network:
    """Return what ``netlab.analyse`` returns; equal archives with equal answers are analysed once a run.

    What cannot be compared (a workspace, rules or evidence of a notebook's own) is analysed anew.
    """
    given = {name: value for name, value in given.items() if value is not None and name != "progress"}
    name = None if workspace is not None else _name_of(export, given)
    if name is None or FOLDER not in os.environ:
        return _analyse(export, workspace, **given)
    path = Path(os.environ[FOLDER]) / name
    with FileLock(f"{path}.lock"):
        if not path.exists():
            path.write_bytes(pickle.dumps(_analyse(export, **given)))
        kept: Network = pickle.loads(path.read_bytes())
    return replace(kept, source=export.origin.name)


@contextmanager
def remembered() -> Iterator[None]:
    """Let commands and notebooks' functions that run inside the block find what was analysed before."""
    rooms = import_module("netlab.workshop.rooms")
    with patch.object(room, "analyse", analyse), patch.object(rooms, "analyse", analyse):
        yield


def network_in(source: str | Path, **given: Any) -> Network:
    """Return what ``show.network_in`` returns, analysed once a run."""
    with remembered():
        return show.network_in(source, **given)


def remember_networks() -> None:
    """In a notebook's Python: let ``show.network_in`` load and analyse what it was asked for before no more.

    Everybody gets a copy of their own.
    """
    archive: Any = import_module("netlab.report.show.archive")  # `show.archive` is what it shows
    if not hasattr(archive.network_in, "kept"):
        archive.network_in = _remembering(archive.network_in)
        show.network_in = obeying(archive.network_in)


def _remembering(network_in: Analyse) -> Analyse:
    kept: dict[str, bytes] = {}

    def again(source: Any, **given: Any) -> Network:
        if not isinstance(source, str) or any(value is not None for value in given.values()):
            return network_in(source, **given)
        if source not in kept:
            with remembered():
                kept[source] = pickle.dumps(network_in(source, **given))
        copy: Network = pickle.loads(kept[source])
        return copy

    again.kept = kept  # type: ignore[attr-defined]
    return again


def _name_of(export: Export, given: dict[str, Any]) -> str | None:
    """A name for all that the analysis is made from, but for the archive's own name."""
    told = {name: str(pd.Timestamp(value)) if name == "as_of" else value for name, value in given.items()}
    if "goals" in told:
        told["goals"] = load_goals(told["goals"])
    if any(isinstance(value, Path) for value in told.values()):
        return None  # what a file holds may change
    nameless = replace(export, origin=replace(export.origin, name=""))
    try:
        return hashlib.sha256(pickle.dumps((nameless, sorted(told.items())))).hexdigest()
    except (pickle.PicklingError, AttributeError, TypeError):
        return None
