"""``netlab clean DIR``: take results out of notebooks, since they name people."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import nbformat

from netlab.errors import ParameterError
from netlab.files import write_whole

# What a notebook keeps of a run beside its outputs: the widgets' state, and when each cell ran.
OF_A_RUN = ("widgets",)
OF_A_CELL = ("execution", "collapsed", "scrolled")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Names of the notebooks cleaned, of those that held nothing, and of files that are no notebooks."""

    cleaned: tuple[str, ...]
    already: tuple[str, ...]
    unread: tuple[str, ...]


def clean(folder: str | Path) -> Cleaned:
    """Clear outputs and counts of every notebook below ``folder``, copies in ``.ipynb_checkpoints`` included.

    Each file is replaced in one step: stopped half-way, it is the old one. Code and text stay as they are.
    Raises ParameterError if there is no such folder.
    """
    place = Path(folder).expanduser()
    if not place.is_dir():
        raise ParameterError(f"{place.name}: no such folder. Name the one with your notebooks.")
    done: dict[str, list[str]] = {"cleaned": [], "already": [], "unread": []}
    for path in sorted(place.rglob("*.ipynb")):
        done[_clean_file(path)].append(path.relative_to(place).as_posix())
    return Cleaned(**{kind: tuple(names) for kind, names in done.items()})


def told(done: Cleaned) -> list[str]:
    """Tell what was cleaned, for a terminal."""
    lines = [f"{len(done.cleaned)} notebooks cleaned, {len(done.already)} held nothing."]
    return lines + [f"{name}: not a notebook that can be read; left as it is." for name in done.unread]


def _clean_file(path: Path) -> str:
    try:
        notebook = nbformat.reads(path.read_text(encoding="utf-8"), as_version=nbformat.NO_CONVERT)
        changed = _cleared(notebook)
    except (
        nbformat.reader.NotJSONError,
        nbformat.ValidationError,
        UnicodeDecodeError,
        AttributeError,
        TypeError,
    ):
        return "unread"
    if not changed:
        return "already"
    write_whole(path, nbformat.writes(notebook) + "\n", private=True)
    return "cleaned"


def _cleared(notebook: nbformat.NotebookNode) -> bool:
    """Clear in place; say whether there was anything."""
    found = _dropped(notebook.metadata, OF_A_RUN)
    for cell in notebook.cells:
        found |= _dropped(cell.metadata, OF_A_CELL)
        if cell.cell_type == "code":
            found |= bool(cell.outputs) or cell.execution_count is not None
            cell.outputs, cell.execution_count = [], None
    return found


def _dropped(metadata: nbformat.NotebookNode, keys: tuple[str, ...]) -> bool:
    there = [key for key in keys if key in metadata]
    for key in there:
        del metadata[key]
    return bool(there)
