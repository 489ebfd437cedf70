"""Synthetic people: four invented owners, each with a whole archive, and the truth about everyone in it; and a room of
twelve, whose small archives overlap.

The archives stand in ``data/sample`` (in a checkout) or ``netlab/_sample`` (installed); ``python -m netlab.sample``
makes them anew from the hand-written content and a seed, byte for byte.
"""

from __future__ import annotations

from pathlib import Path

from netlab.sample.catalogue import (
    SAMPLES,
    room_goals,
    room_knows,
    room_paths,
    sample_folder,
    sample_goals,
    sample_path,
)

__all__ = [
    "SAMPLES",
    "room_goals",
    "room_knows",
    "room_paths",
    "sample_folder",
    "sample_goals",
    "sample_path",
    "write_all",
    "write_sample",
]


def write_sample(owner: str, folder: str | Path, *, era: str = "2026", seed: int | None = None) -> Path:
    """Make one owner's archive in ``folder`` and return it; see ``netlab.sample.write.write_sample``."""
    from netlab.sample import write

    return write.write_sample(owner, Path(folder), era=era, seed=seed)


def write_all(folder: str | Path) -> None:
    """Make every archive, truth and goals file below ``folder``; see ``netlab.sample.write.write_all``."""
    from netlab.sample import write

    write.write_all(Path(folder))
