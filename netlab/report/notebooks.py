"""Notebooks with parameters: where the report's notebook is, and how values enter it.

The protocol is papermill's: a cell tagged ``parameters`` holds the defaults, as a cell that runs by itself;
the values given stand in a cell tagged ``injected-parameters`` right after it. Unlike papermill, a name that
the ``parameters`` cell does not define is an error.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import nbformat

from netlab.errors import ParameterError, nearest

PACKAGE = Path(__file__).parents[1]
# A checkout has the notebooks beside the package, an installed wheel has copies inside it.
PLACES = (PACKAGE.parent / "notebooks", PACKAGE / "_notebooks")
TAG, INJECTED = "parameters", "injected-parameters"


def find_notebook(name: str = "report.ipynb", given: str | Path | None = None) -> Path:
    """Return the notebook given, else the one of that name in the checkout, else in the installed package.

    Raises ParameterError if it is not there, naming the places looked in.
    """
    if given is not None:
        if not Path(given).is_file():
            raise ParameterError(f"{Path(given).name}: no such notebook. Name an .ipynb file.")
        return Path(given)
    for place in PLACES:
        if (place / name).is_file():
            return place / name
    raise ParameterError(
        f"{name}: neither in notebooks/ of a checkout nor in netlab/_notebooks. Install netlab anew."
    )


def read_notebook(path: Path) -> nbformat.NotebookNode:
    """Read a notebook in the current format. Raises ParameterError if the file is none."""
    try:
        return nbformat.read(path, as_version=4)
    except (nbformat.reader.NotJSONError, nbformat.ValidationError, UnicodeDecodeError, AttributeError):
        raise ParameterError(f"{path.name}: not a Jupyter notebook. Name an .ipynb file.") from None


def parameter_names(notebook: nbformat.NotebookNode) -> list[str]:
    """List the names that the cell tagged ``parameters`` assigns, in order; none without such a cell."""
    cell = _tagged(notebook, TAG)
    if cell is None:
        return []
    names: list[str] = []
    for line in ast.parse(cell.source).body:
        targets = (
            line.targets
            if isinstance(line, ast.Assign)
            else [line.target]
            if isinstance(line, ast.AnnAssign)
            else []
        )
        names += [target.id for target in targets if isinstance(target, ast.Name)]
    return names


def with_parameters(notebook: nbformat.NotebookNode, values: Mapping[str, Any]) -> nbformat.NotebookNode:
    """Return a copy of ``notebook`` with ``values`` in place of its defaults.

    Raises ParameterError for a name that the parameters cell does not define, and for a value that is not
    plain (text, number, truth value, None, or lists and dicts of those).
    """
    known = parameter_names(notebook)
    for name in values:
        if name not in known:
            hint = nearest(name, known) if known else " It has no cell tagged 'parameters'."
            raise ParameterError(f"the notebook has no parameter '{name}'.{hint}")
    filled = deepcopy(notebook)
    old = _tagged(filled, INJECTED)
    if old is not None:
        filled.cells.remove(old)
    if values:
        lines = [f"{name} = {_literal(name, value)}" for name, value in values.items()]
        cell = nbformat.v4.new_code_cell("\n".join(lines), id=INJECTED, metadata={"tags": [INJECTED]})
        filled.cells.insert(filled.cells.index(_tagged(filled, TAG)) + 1, cell)
    return filled


def _tagged(notebook: nbformat.NotebookNode, tag: str) -> nbformat.NotebookNode | None:
    return next((cell for cell in notebook.cells if tag in cell.metadata.get("tags", ())), None)


def _literal(name: str, value: Any) -> str:
    text = repr(str(value) if isinstance(value, Path) else value)
    try:
        ast.literal_eval(text)
    except (ValueError, SyntaxError):
        raise ParameterError(
            f"parameter '{name}': only text, numbers, true/false, lists and dicts."
        ) from None
    return text
