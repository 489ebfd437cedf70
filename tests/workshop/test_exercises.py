"""Gaps are made from solutions: values go, what is given stays, and nobody's work is overwritten."""

from __future__ import annotations

import os
from pathlib import Path

import nbformat
import pytest

from netlab.cli import main
from netlab.errors import ParameterError
from netlab.report.notebooks import find_notebook
from netlab.workshop.exercises import lessons_in, with_gaps, write_exercises

NOTEBOOKS = find_notebook("workshop/slides.ipynb").parent


@pytest.mark.parametrize(
    ("solution", "exercise"),
    [
        ("answer = 1 + 1", "answer = ...  # your turn"),
        ("a = f(1)\nb = a * 2", "a = ...  # your turn\nb = ...  # your turn"),
        ("base = load()  # given\nanswer = base.sum()", "base = load()\nanswer = ...  # your turn"),
        ("answer = f(\n    1,\n    2,\n)", "answer = ...  # your turn"),
        ("größe = 'ü'; ", "größe = ...  # your turn"),
        ("a['x'] = 3", "a['x'] = ...  # your turn"),
        ("# why\nanswer = 3  # because", "# why\nanswer = ...  # your turn"),
        ("show(answer)", "show(answer)"),
    ],
)
def test_values_become_gaps(solution: str, exercise: str):
    assert with_gaps(solution) == exercise


def test_a_folder_for_participants(tmp_path: Path):
    done = write_exercises(tmp_path / "mine", NOTEBOOKS)
    names = {path.name for path in (tmp_path / "mine").iterdir()}
    assert names == {".gitignore", "check_setup.py", *(path.name for path in lessons_in(NOTEBOOKS))}
    assert done.kept == ()
    if os.name == "posix":
        assert (tmp_path / "mine").stat().st_mode & 0o077 == 0
    for path in (tmp_path / "mine").glob("*.ipynb"):
        copy = nbformat.read(path, as_version=4)
        nbformat.validate(copy)
        assert "# your turn" in "".join(cell.source for cell in copy.cells)


def test_work_that_is_there_stays(tmp_path: Path):
    (tmp_path / "1-a-first-look.ipynb").write_text("mine", encoding="utf-8")
    done = write_exercises(tmp_path, NOTEBOOKS)
    assert done.kept == ("1-a-first-look.ipynb",)
    assert (tmp_path / "1-a-first-look.ipynb").read_text(encoding="utf-8") == "mine"


def test_solutions_are_the_notebooks_themselves(tmp_path: Path):
    write_exercises(tmp_path, NOTEBOOKS, solutions=True)
    for path in lessons_in(NOTEBOOKS):
        assert nbformat.read(tmp_path / path.name, as_version=4) == nbformat.read(path, as_version=4)


def test_a_file_is_no_folder(tmp_path: Path):
    (tmp_path / "here").write_text("", encoding="utf-8")
    with pytest.raises(ParameterError, match=r"here: a file\. Name a folder"):
        write_exercises(tmp_path / "here", NOTEBOOKS)
    with pytest.raises(ParameterError, match="no lessons of the workshop"):
        lessons_in(tmp_path)


def test_the_command_says_what_comes_first(tmp_path: Path, capsys: pytest.CaptureFixture):
    assert main(["workshop", "exercises", str(tmp_path / "mine")]) == 0
    out = capsys.readouterr().out
    assert f"{len(lessons_in(NOTEBOOKS)) + 2} files written" in out
    assert "python check_setup.py" in out
