"""Where the report's notebook is, and how values enter it."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from netlab.errors import ParameterError
from netlab.report.notebooks import find_notebook, parameter_names, read_notebook, with_parameters

code, markdown = nbformat.v4.new_code_cell, nbformat.v4.new_markdown_cell


def notebook(source: str = 'network_dir = "sample"\ntop: int = 5\nshare = False') -> nbformat.NotebookNode:
    cells = [markdown("# Title"), code(source, metadata={"tags": ["parameters"]}), code("network_dir")]
    return nbformat.v4.new_notebook(cells=cells)


def test_values_stand_right_after_the_defaults():
    filled = with_parameters(notebook(), {"network_dir": Path("a'b"), "top": 3})
    assert [cell.source for cell in filled.cells][2] == 'network_dir = "a\'b"\ntop = 3'
    assert filled.cells[2].metadata.tags == ["injected-parameters"]
    nbformat.validate(filled)


def test_values_given_again_replace_the_first_and_the_notebook_given_stays():
    given = notebook()
    twice = with_parameters(with_parameters(given, {"top": 1}), {"top": 2})
    assert [
        cell.source for cell in twice.cells if "injected-parameters" in cell.metadata.get("tags", [])
    ] == ["top = 2"]
    assert len(given.cells) == 3


def test_the_names_are_those_that_the_cell_assigns():
    assert parameter_names(notebook()) == ["network_dir", "top", "share"]
    assert parameter_names(nbformat.v4.new_notebook(cells=[code("x = 1")])) == []


def test_an_unknown_name_is_an_error_with_the_nearest():
    with pytest.raises(ParameterError, match=r"no parameter 'tops'\. Did you mean 'top'\?"):
        with_parameters(notebook(), {"tops": 3})


def test_a_notebook_without_a_parameters_cell_says_so():
    with pytest.raises(ParameterError, match="no cell tagged 'parameters'"):
        with_parameters(nbformat.v4.new_notebook(), {"top": 3})


def test_only_plain_values_may_enter():
    with pytest.raises(ParameterError, match="parameter 'top': only text, numbers"):
        with_parameters(notebook(), {"top": object()})


def test_the_report_is_found_in_a_checkout_or_where_it_is_named(tmp_path: Path):
    assert find_notebook().name == "report.ipynb"
    with pytest.raises(ParameterError, match=r"mine\.ipynb: no such notebook"):
        find_notebook(given=tmp_path / "mine.ipynb")
    with pytest.raises(ParameterError, match="neither in notebooks/ of a checkout nor in netlab/_notebooks"):
        find_notebook("never-written.ipynb")


@pytest.mark.parametrize("content", [b"not json", b"[1, 2]", b"{}", b"\xff\xfe\x00", b""])
def test_a_file_that_is_no_notebook_is_told(tmp_path: Path, content: bytes):
    (tmp_path / "x.ipynb").write_bytes(content)
    with pytest.raises(ParameterError, match=r"x\.ipynb: not a Jupyter notebook"):
        read_notebook(tmp_path / "x.ipynb")
