"""A notebook and what it may see in, a finished page out: store, run, render, inspect, put in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from netlab.errors import NotebookError, ParameterError, ReportError
from netlab.files import write_whole
from netlab.report.notebooks import parameter_names, read_notebook, with_parameters

if TYPE_CHECKING:
    import nbformat

    from netlab.report.kernel import Kernel
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
    kernel: Kernel | None = None,
) -> Path:
    """Write the page of ``notebook``, whose parameter ``network_dir`` is the folder that ``store`` fills.

    ``inspect`` may raise an error about the finished page; it is then not written. Raises as :func:`write_report`.
    """
    from netlab.report.kernel import started_kernel

    source = read_notebook(notebook)
    with nullcontext(kernel) if kernel is not None else started_kernel() as running:
        prepared = _prepared(source, notebook, running.folder / "network", parameters)
        store(running.folder / "network")
        try:
            running.run(prepared, progress, meanwhile=_get_ready)
        except NotebookError as error:
            raise NotebookError(f"{error} {_keep(prepared, out)}") from None
    from netlab.report.page import render_page

    _tell(progress, "Report: writing the page")
    page = render_page(prepared, facts)
    if inspect is not None:
        _tell(progress, "Report: looking for anything personal")
        inspect(page)
    _write(out, page, private=not (facts.is_shared or facts.is_sample))
    _tell(progress, "")
    return out


def _get_ready() -> None:
    """Do what a page needs whatever stands in it; the kernel has a processor of its own meanwhile."""
    from netlab.report.page import packed_plotly

    packed_plotly()


def _write(out: Path, page: str, *, private: bool) -> None:
    """Write the page, printed if that is wanted; where it cannot be, the page itself is kept."""
    from netlab.report.pdf import BY_HAND, is_pdf, printed

    if not is_pdf(out):
        write_whole(out, page, private=private)
        return
    try:
        pdf = printed(page)
    except ReportError as error:
        kept = write_whole(out.with_name(f"{out.name}.html"), page, private=private)
        raise ReportError(f"{error} The report is kept as {kept.name}: {BY_HAND}.") from None
    write_whole(out, pdf, private=private)


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
