"""A notebook and what it may see in, a finished page out: store, run, render, inspect, put in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from netlab.errors import NotebookError, ParameterError
from netlab.files import private_folder, write_whole
from netlab.report.notebooks import parameter_names, read_notebook, with_parameters

if TYPE_CHECKING:
    import nbformat

    from netlab.report.page import PageFacts

FOLDER = "network_dir"  # the parameter that is filled in here
PRIVATE, SHARED = "report.ipynb", "share.ipynb"


def write_page(
    store: Callable[[Path], object],
    facts: PageFacts,
    out: Path,
    *,
    notebook: Path,
    parameters: Mapping[str, Any],
    progress: Callable[[str], None] | None = None,
    inspect: Callable[[str], None] | None = None,
) -> Path:
    """Write the page of ``notebook``, whose parameter ``network_dir`` is the folder that ``store`` fills.

    ``inspect`` may raise an error about the finished page; it is then not written. Raises as :func:`write_report`.
    """
    # Both are slow to import, and the kernel, which imports this room too, needs neither.
    from netlab.report.kernel import run_notebook
    from netlab.report.page import render_page

    source = read_notebook(notebook)
    with private_folder() as folder:
        prepared = _prepared(source, notebook, folder / "network", parameters)
        store(folder / "network")
        try:
            run_notebook(prepared, folder, progress)
        except NotebookError as error:
            raise NotebookError(f"{error} {_keep(prepared, out)}") from None
    _tell(progress, "Report: writing the page")
    page = render_page(prepared, facts)
    if inspect is not None:
        _tell(progress, "Report: looking for anything personal")
        inspect(page)
    write_whole(out, page, private=not (facts.is_shared or facts.is_sample))
    _tell(progress, "")
    return out


def _prepared(
    source: nbformat.NotebookNode, path: Path, network: Path, parameters: Mapping[str, Any]
) -> nbformat.NotebookNode:
    """Fill in the parameters: the user's, and the folder that the notebook may see."""
    if FOLDER in parameters:
        raise ParameterError(f"parameter '{FOLDER}' is set by netlab itself. Leave it out.")
    if FOLDER not in parameter_names(source):
        raise ParameterError(
            f"{path.name}: no parameter '{FOLDER}' in a cell tagged 'parameters'. Add that line."
        )
    return with_parameters(source, {**parameters, FOLDER: str(network)})


def _keep(notebook: nbformat.NotebookNode, out: Path) -> str:
    """Keep the half-run notebook beside the page that was wanted, for its owner alone; say where."""
    import nbformat

    kept = out.with_name(f"{out.stem}.failed.ipynb")
    write_whole(kept, nbformat.writes(notebook) + "\n", private=True)
    return f"What was done so far is in {kept.name}, which only you can read; open it in Jupyter to see the cell."


def _tell(progress: Callable[[str], None] | None, step: str) -> None:
    if progress is not None:
        progress(step)
