"""Slides from a notebook: nbconvert groups the cells, our own page shows them, and nothing is fetched from anywhere.

The notebook carries the slide types that Jupyter itself writes (``slide``, ``subslide``, ``fragment``, ``notes``,
``skip``), so that ``jupyter nbconvert --to slides`` reads it, too; docs/decisions/0016 says why ours is not reveal.js.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbconvert import SlidesExporter

from netlab.errors import ReportError
from netlab.files import private_folder, write_whole
from netlab.report.check import check_page
from netlab.report.kernel import run_notebook
from netlab.report.notebooks import INJECTED, read_notebook, with_parameters
from netlab.report.page import (
    POLICY,
    asset,
    exporter,
    fingerprint,
    frame,
    packed_plotly,
    page_scripts,
    plotly_js,
)
from netlab.version import __version__


def write_slides(
    notebook: Path,
    out: str | Path,
    *,
    parameters: Mapping[str, Any] | None = None,
    progress: Callable[[str], None] | None = None,
) -> Path:
    """Run ``notebook`` with ``parameters`` and write it as slides in one HTML file; return its path.

    What the slides show is up to the notebook, which opens its network itself; ours hides names. Raises
    ParameterError for an unknown parameter, NotebookError if a cell fails, ReportError as :func:`render_slides`.
    """
    prepared = with_parameters(read_notebook(notebook), parameters or {})
    for cell in prepared.cells:
        if INJECTED in cell.metadata.get("tags", ()):
            cell.metadata["slideshow"] = {"slide_type": "skip"}  # else it would be an empty first slide
    with private_folder() as folder:
        run_notebook(prepared, folder, progress)
    if progress is not None:
        progress("")
    return write_whole(Path(out), render_slides(prepared), private=False)


def render_slides(notebook: nbformat.NotebookNode) -> str:
    """Return the slides of a notebook that has run: no code, one section a slide, notes beside it.

    Raises ReportError if there is no slide, or if the page would fetch anything or run a script that is not ours.
    """
    if not any(
        cell.get("metadata", {}).get("slideshow", {}).get("slide_type") == "slide" for cell in notebook.cells
    ):
        raise ReportError("the notebook has no slides. In Jupyter, give its cells a slide type.")
    body, _ = exporter(SlidesExporter, "slides.cells.html.j2").from_notebook_node(notebook)
    scripts = {**page_scripts(), "slides": asset("slides.js")}
    allowed = [plotly_js(), *scripts.values()]
    page = frame("slides.html.j2").render(
        title=_title(notebook),
        version=__version__,
        policy=POLICY.format(scripts=" ".join(f"'{fingerprint(text)}'" for text in allowed)),
        style=asset("shown.css") + asset("page.css") + asset("paper.css") + asset("slides.css"),
        scripts=scripts,
        plotly=packed_plotly(),
        body=body,
    )
    check_page(page, scripts.values())
    return page


def _title(notebook: nbformat.NotebookNode) -> str:
    """Return the first heading there is."""
    lines = (
        line for cell in notebook.cells if cell.cell_type == "markdown" for line in cell.source.splitlines()
    )
    return next((line.lstrip("# ").strip() for line in lines if line.startswith("#")), "Slides")
