"""The report's notebook as it is committed."""

from __future__ import annotations

import json

from netlab.report.notebooks import find_notebook, parameter_names, read_notebook

NOTEBOOK = read_notebook(find_notebook())
CODE = [cell for cell in NOTEBOOK.cells if cell.cell_type == "code"]


def test_it_holds_no_outputs_no_counts_and_nothing_of_a_machine():
    assert [cell.outputs for cell in CODE] == [[]] * len(CODE)
    assert {cell.execution_count for cell in CODE} == {None}
    assert set(NOTEBOOK.metadata) <= {"kernelspec", "language_info"}
    assert all(set(cell.metadata) <= {"tags"} for cell in NOTEBOOK.cells)


def test_its_parameters_are_those_that_write_report_fills_in():
    assert parameter_names(NOTEBOOK) == ["network_dir"]


def test_its_cells_read_like_sentences():
    assert NOTEBOOK.cells[0].source.startswith("# ")
    for cell in CODE:
        assert len([line for line in cell.source.splitlines() if line.strip()]) <= 2, cell.id
        assert "def " not in cell.source


def test_it_is_stored_the_way_jupyter_stores_it_with_plain_line_ends():
    raw = find_notebook().read_bytes()
    assert b"\r" not in raw
    assert raw.endswith(b"}\n")
    assert raw.decode("utf-8") == json.dumps(json.loads(raw), indent=1, ensure_ascii=False) + "\n"


def test_every_cell_has_a_name_that_stays():
    ids = [cell.id for cell in NOTEBOOK.cells]
    assert len(set(ids)) == len(ids)
    assert all(identifier.replace("-", "").isalpha() for identifier in ids)
