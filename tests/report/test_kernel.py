"""A notebook run in a Python of our own."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

import nbformat
import psutil
import pytest

from netlab.errors import NotebookError
from netlab.files import private_folder
from netlab.report.kernel import Kernel, heading_of, run_notebook, started_kernel

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
        "print(get_ipython().history_manager.hist_file)",
    )
    import netlab

    assert [line.strip() for line in said] == [
        sys.executable,
        "True",
        str(netlab.__file__),
        "ipc" if os.name == "posix" else "tcp",
        ":memory:",
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


def test_a_kernel_started_ahead_has_imported_what_the_cells_call_and_left_no_name():
    given = notebook("import sys; print('netlab.report.show' in sys.modules, 'netlab' in dir())")
    with started_kernel() as kernel:
        assert kernel.run(given) is given
    assert given.cells[0].outputs[0].text == "True False\n"


def test_what_is_to_be_done_meanwhile_is_done_while_the_cells_run():
    given = notebook("import pathlib, time", "while not pathlib.Path('sign').exists():\n    time.sleep(0.01)")
    with private_folder() as folder, Kernel(folder) as kernel:
        kernel.run(given, meanwhile=(folder / "sign").touch)
    assert [cell.outputs for cell in given.cells] == [[], []]


def test_a_kernel_that_nobody_needs_ends_with_the_block():
    with started_kernel() as kernel:
        folder = kernel.folder
    assert not folder.exists()
    assert running_in(folder) == []


def test_a_kernel_that_is_interrupted_ends_with_the_block():
    def give_up() -> None:
        while not (kernel.folder / "started").exists():
            time.sleep(0.01)
        assert len(running_in(kernel.folder)) == 1
        raise KeyboardInterrupt("by the user")

    forever = notebook("import pathlib, time; pathlib.Path('started').touch(); time.sleep(600)")
    with pytest.raises(KeyboardInterrupt, match="by the user"), started_kernel() as kernel:
        kernel.run(forever, meanwhile=give_up)
    assert running_in(kernel.folder) == []


def running_in(folder: Path) -> list[int]:
    """The kernels whose connection file is in this folder; other tests may have processes, too."""
    found = []
    for child in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):  # it has just ended
            found += [child.pid] * any(str(folder) in word for word in child.cmdline())
    return found


def test_a_heading_is_the_last_one_before():
    given = notebook("1", "# A", "2", "## B", "3")
    assert [heading_of(given, i) for i in range(5)] == ["", "A", "A", "B", "B"]
