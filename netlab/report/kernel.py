"""Run a notebook in a Python of our own: this interpreter, its own folder, no port where the system allows it.

Whatever ``python3`` kernel a machine has registered may be another Python without netlab, so the kernel is
always started from ``sys.executable``. It works in a folder of its own, keeps no history, reads nobody's
IPython profile, and talks through files in that folder (Windows: through the loopback address, signed).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
from jupyter_client import AsyncKernelManager
from jupyter_client.kernelspec import KernelSpec
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError
from traitlets.config import Config

from netlab import errors
from netlab.errors import NotebookError
from netlab.hiding import SWITCH
from netlab.report.shown import IN_PAGE

SECONDS_PER_CELL = 600
LONGEST_SOCKET = 90  # macOS allows a socket's path 104 bytes, Linux 108; "-ipc-5" is added to ours


class OwnKernel(AsyncKernelManager):
    """A kernel manager that knows one kernel only: the Python it runs in."""

    kernel_spec = KernelSpec(
        argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
        display_name="netlab",
        language="python",
    )


def run_notebook(
    notebook: nbformat.NotebookNode, folder: Path, progress: Callable[[str], None] | None = None
) -> nbformat.NotebookNode:
    """Run all cells in place, in a kernel that lives in ``folder``; return the notebook.

    ``progress`` is told the heading it is at. Raises NotebookError if a cell fails, takes more than ten
    minutes, or ends the kernel; the notebook then holds what was done so far.
    """
    told = _Progress(notebook, progress)
    client = NotebookClient(
        notebook,
        kernel_manager_class=OwnKernel,
        config=addresses(folder),
        timeout=SECONDS_PER_CELL,
        record_timing=False,
        on_cell_start=told.at_cell,
    )
    try:
        # What the kernel process itself prints stays off the terminal; it goes with the folder.
        with (folder / "kernel.log").open("wb") as log:
            client.execute(cwd=str(folder), env=environment(folder), stdout=log, stderr=log)
    except (CellExecutionError, CellTimeoutError, RuntimeError) as error:
        raise NotebookError(_sentence(notebook, told.cell, error)) from None
    return notebook


def heading_of(notebook: nbformat.NotebookNode, index: int) -> str:
    """Return the heading that the cell stands under: the last one before it, or ``""``."""
    for cell in reversed(notebook.cells[: index + 1]):
        if cell.cell_type == "markdown":
            titles = [line for line in cell.source.splitlines() if line.startswith("#")]
            if titles:
                return titles[-1].lstrip("# ").strip()
    return ""


class _Progress:
    """Tells the heading at hand and remembers the cell, for the sentence about a failure."""

    def __init__(self, notebook: nbformat.NotebookNode, tell: Callable[[str], None] | None):
        self.notebook, self.tell = notebook, tell
        self.cell: int | None = None

    def at_cell(self, cell: nbformat.NotebookNode, cell_index: int) -> None:
        self.cell = cell_index
        if self.tell is not None:
            total = len(self.notebook.cells)
            self.tell(f"Report: {heading_of(self.notebook, cell_index)} ({cell_index + 1} of {total})")


def addresses(folder: Path) -> Config:
    """Say where kernel and client meet: in files of the folder, else on the loopback address."""
    connection = folder / "k.json"
    short = len(os.fsencode(connection)) <= LONGEST_SOCKET
    transport = "ipc" if os.name == "posix" and short else "tcp"
    return Config({"OwnKernel": {"connection_file": str(connection), "transport": transport}})


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of the kernel: reproducible, and nothing of it kept in the user's home."""
    own = {
        "IPYTHONDIR": str(folder / "ipython"),
        "PLOTLY_RENDERER": "plotly_mimetype",  # small, and nothing that a CDN would have to serve
        IN_PAGE: "1",
        SWITCH: "0",  # a page to keep names people, whatever is on a projector
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",  # keeps the debugger's advice off the terminal
    }
    return {**os.environ, **own, "PYTHONPATH": os.pathsep.join(_import_path())}


def _import_path() -> list[str]:
    """Let the kernel find the netlab that runs here, also when it is a checkout that nobody installed."""
    home = Path(errors.__file__).parents[1]
    inherited = [part for part in os.environ.get("PYTHONPATH", "").split(os.pathsep) if part]
    # An installed one is found anyway; its folder must not come before the standard library.
    return inherited if home.name in ("site-packages", "dist-packages") else [str(home), *inherited]


def _sentence(notebook: nbformat.NotebookNode, index: int | None, error: Exception) -> str:
    """Say in one sentence which cell failed and how; only netlab's own errors are free of personal values."""
    if index is None:
        return "the notebook's Python did not start. Is ipykernel installed beside netlab?"
    heading = heading_of(notebook, index)
    where = f"cell {index + 1} of the notebook" + (f" (under “{heading}”)" if heading else "")
    if isinstance(error, CellTimeoutError):
        return f"{where} took more than {SECONDS_PER_CELL // 60} minutes and was stopped."
    if isinstance(error, CellExecutionError):
        known = isinstance(getattr(errors, error.ename, None), type)
        return f"{where} failed with {error.ename}" + (f": {error.evalue}" if known else ".")
    return f"{where}: its Python was stopped, or the machine ran out of memory. Run it again."
