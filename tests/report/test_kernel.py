"""A notebook run in a Python of our own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import nbformat
import pytest

from netlab.errors import NotebookError
from netlab.files import private_folder
from netlab.report.kernel import heading_of, run_notebook

v4 = nbformat.v4


def notebook(*cells: str) -> nbformat.NotebookNode:
    """Make a notebook: a cell that starts with ``#`` and a space is markdown."""
    made = [v4.new_markdown_cell(c) if c.startswith(("# ", "## ")) else v4.new_code_cell(c) for c in cells]
    return v4.new_notebook(
        cells=made, metadata={"kernelspec": {"name": "someone-elses-python", "display_name": "x"}}
    )


def run(*cells: str) -> list[str]:
    """Run cells and return what each code cell printed."""
    with private_folder() as folder:
        done = run_notebook(notebook(*cells), folder)
    return [
        "".join(o.get("text", "") for o in cell.outputs) for cell in done.cells if cell.cell_type == "code"
    ]


def test_the_kernel_is_this_python_in_a_folder_of_its_own(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("IPYTHONDIR", "/someone/else")
    said = run(
        "import sys, os; print(sys.executable)",
        "print(os.getcwd() == os.path.realpath(os.path.dirname(os.environ['IPYTHONDIR'])))",
        "import netlab; print(netlab.__file__)",
        "import json; print(json.load(open('k.json'))['transport'])",
        "print(str(get_ipython().history_manager.hist_file).startswith(os.environ['IPYTHONDIR']))",
    )
    import netlab

    assert [line.strip() for line in said] == [
        sys.executable,
        "True",
        str(netlab.__file__),
        "ipc" if os.name == "posix" else "tcp",
        "True",
    ]


def test_where_a_socket_has_no_room_the_loopback_address_serves(tmp_path: Path):
    deep = tmp_path / ("deep" * 20)
    deep.mkdir()
    done = run_notebook(notebook("import json; print(json.load(open('k.json'))['ip'])"), deep)
    assert done.cells[0].outputs[0].text.strip() == "127.0.0.1"


def test_progress_tells_the_heading_at_hand():
    told: list[str] = []
    with private_folder() as folder:
        run_notebook(notebook("# All of it", "1", "## A part", "2"), folder, told.append)
    assert told == [
        "Report: All of it (1 of 4)",
        "Report: All of it (2 of 4)",
        "Report: A part (3 of 4)",
        "Report: A part (4 of 4)",
    ]


def test_a_failed_cell_is_told_in_a_sentence_without_what_it_held():
    given = notebook(
        "# Title", "print('so far')", "## Growth", "raise KeyError('Ines Example')", "print('never')"
    )
    with (
        private_folder() as folder,
        pytest.raises(
            NotebookError, match=r"cell 4 of the notebook \(under “Growth”\) failed with KeyError\.$"
        ),
    ):
        run_notebook(given, folder)
    assert given.cells[1].outputs[0].text == "so far\n"
    assert given.cells[4].outputs == []


def test_netlabs_own_errors_are_told_in_full():
    with (
        private_folder() as folder,
        pytest.raises(NotebookError, match=r"failed with GoalsError: no key 'rolls'\."),
    ):
        run_notebook(
            notebook("from netlab.errors import GoalsError", "raise GoalsError(\"no key 'rolls'.\")"), folder
        )


def test_a_python_that_ends_is_told():
    with (
        private_folder() as folder,
        pytest.raises(NotebookError, match="cell 1 of the notebook: its Python was stopped"),
    ):
        run_notebook(notebook("import os; os._exit(9)"), folder)


def test_nothing_of_the_kernel_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "runtime"))
    run("import os; print(os.getpid())")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_heading_is_the_last_one_before():
    given = notebook("1", "# A", "2", "## B", "3")
    assert [heading_of(given, i) for i in range(5)] == ["", "A", "A", "B", "B"]
