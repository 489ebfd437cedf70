"""The notebooks of the repository, and one Python that runs many of them: what is alike is imported and analysed once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from netlab.report.kernel import OwnKernel, addresses, environment
from netlab.report.notebooks import find_notebook, read_notebook, with_parameters

FOLDER = find_notebook().parent
LESSONS = sorted(path.name for path in FOLDER.glob("[0-9][0-9]-*.ipynb"))

REMEMBER = "import remembering; remembering.remember_networks(); del remembering"

Run = Callable[..., nbformat.NotebookNode]


@contextmanager
def one_python(folder: Path) -> Iterator[Run]:
    """Give a function ``run(lesson, **parameters)`` that runs a lesson, by its name or as a notebook, and returns it.

    Every run starts with no names. With ``hide_names`` the lesson runs as in a workshop.
    """
    client = NotebookClient(
        nbformat.v4.new_notebook(),
        kernel_manager_class=OwnKernel,
        config=addresses(folder),
        timeout=600,
        record_timing=False,
        shutdown_kernel="immediate",
    )
    env = environment(folder)
    env["PYTHONPATH"] += os.pathsep + str(Path(__file__).parent)  # where `remembering` is found

    def run(
        lesson: str | nbformat.NotebookNode, hide_names: bool = False, **parameters: object
    ) -> nbformat.NotebookNode:
        source = read_notebook(FOLDER / lesson) if isinstance(lesson, str) else lesson
        notebook = with_parameters(source, parameters)
        first = f"%reset -f\n{REMEMBER}\nimport netlab\nnetlab.hide_names({hide_names})"
        notebook.cells.insert(0, nbformat.v4.new_code_cell(first, id="first"))
        client.nb = notebook
        try:
            client.execute(cleanup_kc=False, cwd=str(folder), env=env)
        finally:
            notebook.cells.pop(0)
        return notebook

    try:
        yield run
    finally:
        if client.km is not None:
            client._cleanup_kernel()


def words_of(notebook: nbformat.NotebookNode) -> list[str]:
    """Return what each code cell showed, as text or HTML."""
    return [
        "\n".join(_text(output) for output in cell.outputs)
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


def _text(output: nbformat.NotebookNode) -> str:
    data = output.get("data", {})
    return str(data.get("text/html") or data.get("text/plain") or output.get("text", ""))
