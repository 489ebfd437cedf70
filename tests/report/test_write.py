"""The whole way from stored tables to a page, with the report's own notebook."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
import standin

from netlab.errors import NotebookError, ParameterError, SchemaError
from netlab.report.notebooks import find_notebook
from netlab.report.running import write_page


@pytest.fixture(scope="module")
def notebook() -> Path:
    return find_notebook()


def small_notebook(path: Path, *sources: str) -> Path:
    first = nbformat.v4.new_code_cell("network_dir = ''", metadata={"tags": ["parameters"]})
    return standin.written(
        path, nbformat.v4.new_notebook(cells=[first, *map(nbformat.v4.new_code_cell, sources)])
    )


@pytest.mark.parametrize(
    ("n", "only_connections", "figures"),
    [(800, False, 24), (800, True, 11), (5, False, 24), (0, False, 0), (0, True, 0)],
    ids=["whole", "connections-only", "five-people", "nobody", "empty-file"],
)
def test_a_page_for_every_size_of_network(
    request: pytest.FixtureRequest,
    standin_report: Callable[..., Path],
    n: int,
    only_connections: bool,
    figures: int,
):
    name = request.node.callspec.id
    out = standin_report(name, n, standin.EMPLOYERS, only_connections)
    text = out.read_text(encoding="utf-8")
    assert text.count('data-test="figure"') == figures
    assert "What this archive cannot answer" in text
    assert "Traceback" not in text
    assert [path.name for path in out.parent.iterdir()] == [out.name]
    assert os.name != "posix" or stat.S_IMODE(out.stat().st_mode) == 0o600


def test_equal_input_gives_equal_bytes_and_the_stored_tables_are_gone(
    tmp_path: Path, notebook: Path, standin_report: Callable[..., Path]
):
    folders: list[Path] = []

    def store(folder: Path) -> None:
        folders.append(folder)
        standin.storing(standin.network(5))(folder)
        assert os.name != "posix" or stat.S_IMODE(folder.stat().st_mode) == 0o700

    facts = replace(standin.PLAIN, title=f"{standin.network(5).owner.name}: a LinkedIn network")
    page = write_page(store, facts, tmp_path / "a.html", notebook=notebook, parameters={}).read_bytes()
    is_equal = page == standin_report("five-people", 5).read_bytes()
    assert is_equal  # by this name, since megabytes that differ are not to be printed
    assert not folders[0].exists()
    assert not folders[0].parent.exists()
    assert folders[0].parent.name.encode() not in page


def test_the_half_run_notebook_is_kept_for_its_owner_and_named(tmp_path: Path):
    failing = small_notebook(tmp_path / "x.ipynb", "print('so far')", "1 / 0")
    out = tmp_path / "mine.html"
    with pytest.raises(
        NotebookError, match=r"failed with ZeroDivisionError\. What was done so far is in mine\.failed\.ipynb"
    ):
        write_page(lambda folder: folder.mkdir(), standin.PLAIN, out, notebook=failing, parameters={})
    kept = tmp_path / "mine.failed.ipynb"
    assert not out.exists()
    assert "so far" in kept.read_text(encoding="utf-8")
    assert os.name != "posix" or stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_parameter_is_refused_before_anything_is_stored_or_run(tmp_path: Path, notebook: Path):
    def never(_: Path) -> None:
        raise AssertionError

    def written(**parameters: object) -> None:
        write_page(never, standin.PLAIN, tmp_path / "r.html", notebook=notebook, parameters=parameters)

    with pytest.raises(ParameterError, match=r"no parameter 'network_di'\. Did you mean 'network_dir'\?"):
        written(network_di="x")
    with pytest.raises(ParameterError, match="'network_dir' is set by netlab itself"):
        written(network_dir="x")
    without = standin.written(tmp_path / "y.ipynb", nbformat.v4.new_notebook())
    with pytest.raises(ParameterError, match=r"y\.ipynb: no parameter 'network_dir'"):
        write_page(never, standin.PLAIN, tmp_path / "r.html", notebook=without, parameters={})


def test_an_error_while_storing_leaves_no_folder(tmp_path: Path, notebook: Path):
    folders: list[Path] = []

    def store(folder: Path) -> None:
        folders.append(folder)
        raise SchemaError("no")

    with pytest.raises(SchemaError, match="no"):
        write_page(store, standin.PLAIN, tmp_path / "r.html", notebook=notebook, parameters={})
    assert not folders[0].parent.exists()


def test_parameters_reach_the_cells_and_progress_ends_clean(tmp_path: Path):
    path = small_notebook(tmp_path / "x.ipynb", "print(network_dir[-7:])")
    told: list[str] = []
    out = write_page(
        lambda folder: folder.mkdir(),
        standin.PLAIN,
        tmp_path / "r.html",
        notebook=path,
        parameters={},
        progress=told.append,
    )
    assert re.search(r"<pre[^>]*>network\s*</pre>", out.read_text(encoding="utf-8"))
    assert told[-2:] == ["Report: writing the page", ""]
