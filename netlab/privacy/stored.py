"""Aggregates on disk, and back: all that the kernel of a shared report is given."""

from __future__ import annotations

from pathlib import Path

from netlab import storage
from netlab.errors import SchemaError
from netlab.privacy.aggregates import Shareable

KIND = "shareable"


def save_shareable(shared: Shareable, folder: str | Path) -> Path:
    """Store the tables in ``folder`` (mode 0700); :func:`open_shareable` gives back the same value."""
    facts = {"kind": KIND, "n": shared.n, "as_of": shared.as_of, "is_sample": shared.is_sample}
    return storage.write_tables(folder, shared.tables(), facts)


def open_shareable(folder: str | Path) -> Shareable:
    """Read what :func:`save_shareable` stored. Raises SchemaError if the folder holds anything else."""
    tables, facts = storage.read_tables(folder)
    if facts.get("kind") != KIND:
        raise SchemaError(
            f"{Path(folder).name}: no aggregates made for sharing. Store them with netlab.save_shareable."
        )
    return Shareable(**tables, n=facts["n"], as_of=facts["as_of"], is_sample=facts["is_sample"])
