"""One network, one page: store the tables, run the notebook on them, write the HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from netlab.errors import NotebookError, ParameterError, ReportError
from netlab.files import write_whole
from netlab.report.notebooks import find_notebook, parameter_names, read_notebook, with_parameters

if TYPE_CHECKING:
    import nbformat

    from netlab.network import Network
    from netlab.report.kernel import Kernel
    from netlab.report.page import PageFacts

FOLDER, SHARE = "network_dir", "share"  # the parameters that write_report fills in itself


def write_report(
    network: Network,
    out: str | Path,
    *,
    share: bool = False,
    notebook: str | Path | None = None,
    parameters: Mapping[str, Any] | None = None,
    progress: Callable[[str], None] | None = None,
    kernel: Kernel | None = None,
) -> Path:
    """Write ``network`` as one HTML page that needs nothing from outside; return its path.

    A name that ends in ``.pdf`` is printed by a Chromium, Chrome or Edge of this machine.

    The page is the notebook ``report.ipynb`` (or the one given), run in a kernel of its own that sees only
    the stored tables, with ``parameters`` in place of its defaults. ``progress`` is told each step. An
    existing file is replaced in one move. A private page can be read by its owner alone. ``kernel``: one of
    :func:`netlab.report.kernel.started_kernel`, started while the network was being analysed.

    Raises ParameterError for an unknown parameter or notebook, NotebookError if a cell fails (the half-run
    notebook is kept beside ``out``), ReportError if the page would reach outside itself or cannot be written, or
    cannot be printed (it is then kept as HTML beside ``out``).
    """
    if share:
        raise ParameterError(
            "a report to share holds aggregates only; this version of netlab cannot make one yet."
        )
    from netlab.network import save_network

    return write_page(
        partial(save_network, network),
        _facts(network, share),
        Path(out),
        notebook=find_notebook(given=notebook),
        parameters=parameters or {},
        progress=progress,
        kernel=kernel,
    )


def write_page(
    store: Callable[[Path], object],
    facts: PageFacts,
    out: Path,
    *,
    notebook: Path,
    parameters: Mapping[str, Any],
    progress: Callable[[str], None] | None = None,
    kernel: Kernel | None = None,
) -> Path:
    """Write the page of ``notebook``, whose parameter ``network_dir`` is the folder that ``store`` fills.

    Raises as :func:`write_report`.
    """
    from netlab.report.kernel import started_kernel

    source = read_notebook(notebook)
    with nullcontext(kernel) if kernel is not None else started_kernel() as running:
        prepared = _prepared(source, notebook, running.folder / "network", facts, parameters)
        store(running.folder / "network")
        try:
            running.run(prepared, progress, meanwhile=_get_ready)
        except NotebookError as error:
            raise NotebookError(f"{error} {_keep(prepared, out)}") from None
    from netlab.report.page import render_page

    _tell(progress, "Report: writing the page")
    _write(out, render_page(prepared, facts), private=not (facts.is_shared or facts.is_sample))
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
    source: nbformat.NotebookNode, path: Path, network: Path, facts: PageFacts, parameters: Mapping[str, Any]
) -> nbformat.NotebookNode:
    """Fill in the parameters: the user's, and the two that say what the notebook may see."""
    for name in (FOLDER, SHARE):
        if name in parameters:
            raise ParameterError(f"parameter '{name}' is set by netlab itself. Leave it out.")
    if FOLDER not in parameter_names(source):
        raise ParameterError(
            f"{path.name}: no parameter '{FOLDER}' in a cell tagged 'parameters'. Add that line."
        )
    ours: dict[str, Any] = {FOLDER: str(network)}
    if facts.is_shared or SHARE in parameter_names(source):
        ours[SHARE] = facts.is_shared
    return with_parameters(source, {**parameters, **ours})


def _keep(notebook: nbformat.NotebookNode, out: Path) -> str:
    """Keep the half-run notebook beside the page that was wanted, for its owner alone; say where."""
    import nbformat

    kept = out.with_name(f"{out.stem}.failed.ipynb")
    write_whole(kept, nbformat.writes(notebook) + "\n", private=True)
    return f"What was done so far is in {kept.name}, which only you can read; open it in Jupyter to see the cell."


def _facts(network: Network, share: bool) -> PageFacts:
    from netlab.report.page import PageFacts

    name = "" if share else network.owner.name
    return PageFacts(
        title=f"{name}: a LinkedIn network" if name else "A LinkedIn network",
        as_of=f"{network.as_of:%d %B %Y}" if pd.notna(network.as_of) else "",
        is_sample=bool(getattr(network, "is_sample", False)),
        is_shared=share,
    )


def _tell(progress: Callable[[str], None] | None, step: str) -> None:
    if progress is not None:
        progress(step)
