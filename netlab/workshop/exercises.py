"""From solution notebooks to what participants get: the same lessons with gaps to fill in.

The solution is the source, so that exercise and solution cannot drift apart. Tags of cells:

- ``exercise``: what stands right of each ``=`` becomes ``...``; a line that ends in ``# given`` stays
- ``solution``: the cell is dropped
- ``check`` and ``parameters``: the cell stays; with ``...`` still in it, a check stops the run with a sentence
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import nbformat

from netlab.errors import ParameterError

EXERCISE, SOLUTION, CHECK = "exercise", "solution", "check"
GIVEN = "# given"
GAP = "...  # your turn"
IGNORE_FILE = ".gitignore"
IGNORE_EVERYTHING = "# Results in these notebooks may name people: none of it goes into git.\n*\n"
SETUP_CHECK = "check_setup.py"
OTHER = ("slides.ipynb",)  # stands beside the lessons and is none


@dataclass(frozen=True, slots=True)
class Handed:
    """Names of the files written, and of those that were there and stay."""

    folder: str
    written: tuple[str, ...]
    kept: tuple[str, ...]


def lessons_in(notebooks: Path) -> list[Path]:
    """List the workshop's lessons in their order. Raises ParameterError if there are none."""
    found = [path for path in sorted(notebooks.glob("*.ipynb")) if path.name not in OTHER]
    if not found:
        raise ParameterError(f"{notebooks.name}: no lessons of the workshop here. Install netlab anew.")
    return found


def write_exercises(folder: str | Path, notebooks: Path, *, solutions: bool = False) -> Handed:
    """Write every lesson with gaps into ``folder``, and the set-up check; with ``solutions`` whole, for the facilitator.

    A file that is there stays as it is: somebody may have worked in it. Raises ParameterError if ``folder`` is a file.
    """
    place = Path(folder).expanduser()
    if place.exists() and not place.is_dir():
        raise ParameterError(f"{place.name}: a file. Name a folder: netlab workshop exercises my-workshop")
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    written: list[str] = []
    kept: list[str] = []
    for name, text in _files(notebooks, solutions):
        (written if _write_new(place / name, text) else kept).append(name)
    return Handed(place.name, tuple(written), tuple(kept))


def told(done: Handed) -> Iterator[str]:
    """Tell what was written, for a terminal."""
    yield f"{done.folder}: {len(done.written)} files written."
    if done.kept:
        yield f"{len(done.kept)} were there and stay as they are."
    yield f"First run: python {SETUP_CHECK}. Then open the lesson that begins with 1 in Jupyter."


def exercise_of(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Return a lesson with gaps: solutions dropped, exercises opened, nothing of a run in it."""
    lesson = deepcopy(notebook)
    lesson.cells = [cell for cell in lesson.cells if SOLUTION not in tags_of(cell)]
    for cell in lesson.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
            if EXERCISE in tags_of(cell):
                cell.source = with_gaps(cell.source)
    return lesson


def tags_of(cell: nbformat.NotebookNode) -> list[str]:
    """Return the tags of a cell."""
    return list(cell.metadata.get("tags", ()))


def with_gaps(code: str) -> str:
    """Put three dots for the value of every assignment, over as many lines as it goes; lines ending in ``# given`` stay."""
    lines = code.splitlines()
    for statement in reversed(ast.parse(code).body):
        first, last = statement.lineno - 1, (statement.end_lineno or statement.lineno) - 1
        if isinstance(statement, ast.Assign) and not lines[last].rstrip().endswith(GIVEN):
            value = statement.value
            begins = len(lines[value.lineno - 1].encode()[: value.col_offset].decode())
            lines[first : last + 1] = [lines[first][:begins] + GAP]
    return "\n".join(line.removesuffix(GIVEN).rstrip() for line in lines)


def _files(notebooks: Path, solutions: bool) -> Iterator[tuple[str, str]]:
    yield IGNORE_FILE, IGNORE_EVERYTHING
    yield SETUP_CHECK, files("netlab.workshop").joinpath("ready.py").read_text(encoding="utf-8")
    for path in lessons_in(notebooks):
        lesson = nbformat.read(path, as_version=4)
        yield path.name, nbformat.writes(lesson if solutions else exercise_of(lesson)) + "\n"


def _write_new(path: Path, text: str) -> bool:
    """Write a file unless there is one of that name; say whether it was written."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        return False
    return True
