"""Run a notebook in a Python of our own: this interpreter, its own folder, no port where the system allows it.

Whatever ``python3`` kernel a machine has registered may be another Python without netlab, so the kernel is
always started from ``sys.executable``. It works in a folder of its own, keeps no history, reads nobody's
IPython profile, and talks through files in that folder (Windows: through the loopback address, signed).

It takes a second or two to start and to import what the cells call, on a processor of its own: so it is started
before the tables are made, and waits for its notebook.
"""

from __future__ import annotations

import asyncio
import atexit
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event

import nbformat
from jupyter_client import AsyncKernelManager
from jupyter_client.kernelspec import KernelSpec
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError
from traitlets.config import Config

from netlab import errors
from netlab.errors import NotebookError
from netlab.files import private_folder
from netlab.hiding import SWITCH
from netlab.report.shown import IN_PAGE

SECONDS_PER_CELL = 600
IMPORTS = "__import__('netlab.report.show') and None"  # leaves no name behind
LONGEST_SOCKET = 90  # macOS allows a socket's path 104 bytes, Linux 108; "-ipc-5" is added to ours


class OwnKernel(AsyncKernelManager):
    """A kernel manager that knows one kernel only: the Python it runs in."""

    kernel_spec = KernelSpec(
        argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
        display_name="netlab",
        language="python",
    )


class Kernel:
    """One Python of our own, which starts in the background and then runs one notebook.

    A context manager; it ends with the block, whether it had something to run or not.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._notebook: Future[nbformat.NotebookNode] = Future()
        self._is_at_work = Event()
        self._told = _Progress(nbformat.v4.new_notebook(), None)
        self._client = NotebookClient(
            self._told.notebook,
            kernel_manager_class=OwnKernel,
            config=addresses(folder),
            timeout=SECONDS_PER_CELL,
            record_timing=False,
            shutdown_kernel="immediate",  # it keeps nothing, so nothing is lost
            on_notebook_start=self._wait_for_the_notebook,
            on_cell_start=lambda cell, cell_index: self._told.at_cell(cell, cell_index),
        )

    def __enter__(self) -> Kernel:
        # A thread with a loop of its own: who calls us may be in a loop already (Jupyter), or compute for long.
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="netlab-kernel")
        self._done = self._pool.submit(lambda: asyncio.run(self._live()))
        return self

    def __exit__(self, *failure: object) -> None:
        if not self._done.cancel():
            self._is_at_work.wait()
            with suppress(RuntimeError):  # it has ended by itself
                self._loop.call_soon_threadsafe(self._task.cancel)
        self._pool.shutdown()

    def run(
        self,
        notebook: nbformat.NotebookNode,
        progress: Callable[[str], None] | None = None,
        meanwhile: Callable[[], object] | None = None,
    ) -> nbformat.NotebookNode:
        """Run all cells in place and return the notebook; ``meanwhile`` is called while the cells run.

        ``progress`` is told the heading it is at. Raises NotebookError if a cell fails, takes more than ten
        minutes, or ends the kernel; the notebook then holds what was done so far.
        """
        self._told = _Progress(notebook, progress)
        self._notebook.set_result(notebook)
        if meanwhile is not None:
            meanwhile()
        try:
            self._done.result()
        except (CellExecutionError, CellTimeoutError, RuntimeError) as error:
            raise NotebookError(_sentence(notebook, self._told.cell, error)) from None
        return notebook

    async def _live(self) -> None:
        self._loop, task = asyncio.get_running_loop(), asyncio.current_task()
        assert task is not None  # we are in it
        self._task = task
        self._is_at_work.set()
        try:
            # What the kernel process itself prints stays off the terminal; it goes with the folder.
            with (self.folder / "kernel.log").open("wb") as log:
                told = {
                    "cwd": str(self.folder),
                    "env": environment(self.folder),
                    "stdout": log,
                    "stderr": log,
                }
                await self._client.async_execute(**told)
        finally:
            if self._client.km is not None:  # stopped before it had started; nbclient would wait for the exit
                await self._client._async_cleanup_kernel()
                atexit.unregister(self._client._cleanup_kernel)

    async def _wait_for_the_notebook(self, notebook: nbformat.NotebookNode) -> None:
        self._client.kc.execute(IMPORTS, silent=True, store_history=False, allow_stdin=False)
        self._client.nb = await asyncio.wrap_future(self._notebook)


@contextmanager
def started_kernel() -> Iterator[Kernel]:
    """Start a kernel in a private folder that is removed afterwards."""
    with private_folder() as folder, Kernel(folder) as kernel:
        yield kernel


def run_notebook(
    notebook: nbformat.NotebookNode, folder: Path, progress: Callable[[str], None] | None = None
) -> nbformat.NotebookNode:
    """Run all cells in place, in a kernel that lives in ``folder``; return the notebook (as :meth:`Kernel.run`)."""
    with Kernel(folder) as kernel:
        return kernel.run(notebook, progress)


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
