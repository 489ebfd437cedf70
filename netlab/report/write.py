"""One network, one page: store the tables, run the notebook on them, write the HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from netlab.errors import NotebookError, ParameterError
from netlab.files import private_folder, write_whole
from netlab.report.notebooks import find_notebook, parameter_names, read_notebook, with_parameters

if TYPE_CHECKING:
    import nbformat

    from netlab.export import Export
    from netlab.network import Network
    from netlab.report.page import PageFacts

FOLDER = "network_dir"  # the parameter that write_report fills in itself
PRIVATE, SHARED = "report.ipynb", "share.ipynb"


def write_report(
    network: Network,
    out: str | Path,
    *,
    share: bool = False,
    against: Export | None = None,
    notebook: str | Path | None = None,
    parameters: Mapping[str, Any] | None = None,
    progress: Callable[[str], None] | None = None,
) -> Path:
    """Write ``network`` as one HTML page that needs nothing from outside; return its path.

    The page is the notebook ``report.ipynb`` (or the one given), run in a kernel of its own that sees only
    the stored tables, with ``parameters`` in place of its defaults. ``progress`` is told each step. An
    existing file is replaced in one move. A private page can be read by its owner alone.

    With ``share`` it is ``share.ipynb``, whose kernel is given aggregates only (:func:`netlab.shareable`), and the
    finished page is searched for anything personal before it is put in place: all that the network knows
    and, where the export is given as ``against``, every message and note as well.

    Raises ParameterError for an unknown parameter or notebook, NotebookError if a cell fails (the half-run
    notebook is kept beside ``out``), ReportError if the page would reach outside itself or cannot be written,
    LeakError if a page to share holds something personal (nothing is written then).
    """
    from netlab.network import save_network

    if share:
        from netlab.report.sharing import store_shared, watch

        store = store_shared(network)
        inspect = watch(network, against, Path(out).name, Path(notebook) if notebook else None)
    else:
        store, inspect = partial(save_network, network), None
    return write_page(
        store,
        _facts(network, share),
        Path(out),
        notebook=find_notebook(SHARED if share else PRIVATE, given=notebook),
        parameters=parameters or {},
        progress=progress,
        inspect=inspect,
    )


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


def _facts(network: Network, share: bool) -> PageFacts:
    from netlab.report.page import PageFacts

    if share:
        from netlab.report.sharing import shared_facts

        quarter = "" if pd.isna(network.as_of) else f"{network.as_of.year} Q{network.as_of.quarter}"
        return shared_facts(quarter, is_sample=network.is_sample)
    name = network.owner.name
    return PageFacts(
        title=f"{name}: a LinkedIn network" if name else "A LinkedIn network",
        as_of=f"{network.as_of:%d %B %Y}" if pd.notna(network.as_of) else "",
        is_sample=bool(getattr(network, "is_sample", False)),
    )


def _tell(progress: Callable[[str], None] | None, step: str) -> None:
    if progress is not None:
        progress(step)
