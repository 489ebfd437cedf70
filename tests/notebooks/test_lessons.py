"""Every lesson is committed clean and reads like one, and runs on whatever archive somebody brings."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import lessons
import nbformat
import pytest
import remembering
from lessons import FOLDER, IN_TESTS, LESSONS, Run, check, words_of

from netlab.lexicons import read_lexicon
from netlab.report.notebooks import parameter_names, read_notebook
from netlab.report.plots import PLOTLY
from netlab.sample import sample_path

TAGS = {"parameters", "solution", "exercise", "interactive", "hide-input"}
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
TOLD = re.compile(r"(?:answered here: | · )(.+?\?) \((\d+)\)")  # a question and its number
DOCS = FOLDER.parent / "docs" / "notebooks.md"
BY_RULES = "show.this_week"  # the cell in which what the rules suggest is read
NAMING = ("03", "09")  # the lessons that name most people


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    with lessons.one_python(tmp_path_factory.mktemp("k")) as runner:
        yield runner


@pytest.fixture(scope="module")
def nobody(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive whose only file has a header and no row."""
    file = tmp_path_factory.mktemp("empty") / "Connections.csv"
    file.write_text(HEADER, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def names() -> list[str]:
    """Everybody in the sample of these tests, and its owner, by full name."""
    network = remembering.network_in(IN_TESTS)
    return [network.owner.name, *network.people["name"].dropna().unique()]


def test_lessons_are_numbered_without_a_gap():
    assert [int(name[:2]) for name in LESSONS] == list(range(len(LESSONS)))


@pytest.mark.parametrize("name", LESSONS)
def test_it_is_committed_without_outputs_counts_or_anything_of_a_machine(name: str):
    notebook = read_notebook(FOLDER / name)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.outputs for cell in code] == [[]] * len(code)
    assert {cell.execution_count for cell in code} == {None}
    nbformat.validate(notebook, relax_add_props=False)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert notebook.metadata.kernelspec.name == "python3"
    assert set(notebook.metadata) <= {"kernelspec", "language_info"}
    assert all(set(cell.metadata) <= {"tags"} for cell in notebook.cells)
    assert {tag for cell in notebook.cells for tag in cell.metadata.get("tags", [])} <= TAGS
    raw = (FOLDER / name).read_bytes()
    assert b"\r" not in raw
    assert raw.endswith(b"}\n")


@pytest.mark.parametrize("name", LESSONS)
def test_it_opens_with_its_question_and_its_parameters(name: str):
    notebook = read_notebook(FOLDER / name)
    title, parameters = notebook.cells[:2]
    assert title.source.startswith("# ")
    assert re.search(r"^\*\*.+\?\*\*$", title.source, re.MULTILINE)
    assert "minutes" in title.source
    assert parameters.metadata.tags == ["parameters"]
    assert parameter_names(notebook)[:2] == ["source", "workspace"]
    assert ast.literal_eval(parameters.source.splitlines()[0].removeprefix("source = ")) == "sample"


@pytest.mark.parametrize("name", LESSONS)
def test_it_reads_like_a_text_with_sentences_of_code(name: str):
    notebook = read_notebook(FOLDER / name)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    prose = len(notebook.cells) - len(code)
    assert 0.5 <= prose / len(code) <= 2
    most, extends = (14, True) if name.endswith("-extend.ipynb") else (2, False)
    for cell in code[1:]:  # behind the parameters
        assert len([line for line in cell.source.splitlines() if line]) <= most, cell.id
        assert extends or "def " not in cell.source, cell.id
    assert re.fullmatch(r"show\.\w+_in_words\(\w+\)", notebook.cells[-1].source)


@pytest.mark.parametrize("name", LESSONS)
def test_the_lessons_that_it_names_are_there(name: str):
    told = "\n".join(cell.source for cell in read_notebook(FOLDER / name).cells)
    assert {f"{lesson}.ipynb" for lesson in re.findall(r"`(\d\d-[a-z-]+)`", told)} <= set(LESSONS)


def test_every_question_is_answered_in_a_lesson_that_says_so():
    """A lesson names a question by its own words and number, and calls what answers it."""
    text = {name: [cell.source for cell in read_notebook(FOLDER / name).cells] for name in LESSONS}
    told = {name: dict(TOLD.findall(cells[0])) for name, cells in text.items()}
    questions = read_lexicon("questions")["question"]
    words = {str(question["number"]): question["text"] for question in questions}
    assert {number: said for lesson in told.values() for said, number in lesson.items()} == words
    for question in questions:
        calls = [where for where in question["where"] if where.startswith(("show.", "widgets."))]
        calls += [BY_RULES] * any(where.startswith("rule:") for where in question["where"])
        where = [name for name, lesson in told.items() if question["text"] in lesson]
        cells = "\n".join(cell for name in where for cell in text[name])
        assert any(f"{call}(" in cells for call in calls), question["number"]


def test_the_documentation_says_which_lesson_answers_what():
    rows = re.findall(r"^\| (\d+) \| (.+?) \| (.+) \|$", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    told = {(number, said): re.findall(r"`(.+?)`", where) for number, said, where in rows}
    expected: dict[tuple[str, str], list[str]] = {}
    for name in LESSONS:
        for said, number in TOLD.findall(read_notebook(FOLDER / name).cells[0].source):
            expected.setdefault((number, said), []).append(Path(name).stem)
    assert told == expected


@pytest.mark.parametrize("name", LESSONS)
def test_it_runs_on_a_sample(run: Run, name: str):
    check(run(name, source=IN_TESTS))


@pytest.mark.parametrize("name", LESSONS)
def test_it_runs_on_connections_alone(run: Run, name: str):
    done = run(name, source=str(sample_path(IN_TESTS) / "Connections.csv"))
    check(done)
    assert "Traceback" not in "".join(words_of(done))


@pytest.mark.parametrize("name", LESSONS)
def test_it_runs_on_an_empty_network_and_draws_nothing(run: Run, name: str, nobody: Path):
    done = run(name, source=str(nobody))
    check(done)
    shown = [output for cell in done.cells for output in cell.get("outputs", [])]
    assert not any(PLOTLY in output.get("data", {}) for output in shown)


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name[:2] in NAMING else pytest.mark.slow) for name in LESSONS]
)
def test_it_names_nobody_while_names_are_hidden(run: Run, name: str, names: list[str]):
    done = run(name, hide_names=True, source=IN_TESTS)
    check(done)
    shown = json.dumps([cell.get("outputs", []) for cell in done.cells], ensure_ascii=False)
    assert [one for one in names if one in shown] == []
    assert "linkedin.com/in/" not in shown


def test_answers_of_the_second_lesson_change_something(run: Run):
    done = run("02-friends-work-or-both.ipynb", source=IN_TESTS)
    by_id = {cell.id: cell for cell in done.cells}
    said = by_id["changed"].outputs[0].data["text/html"]
    assert "3 answers changed the judgement of" in said
    assert "Saved in labels.csv." in by_id["save"].outputs[0].data["text/plain"]


def test_the_fourth_lesson_shows_the_trap(run: Run):
    done = run("04-structure.ipynb", source=IN_TESTS)
    shown = {cell.id: cell.outputs[0].data for cell in done.cells if cell.get("outputs")}
    told = {name: data["text/plain"] for name, data in shown.items() if "text/plain" in data}
    # methods.md O4: the whole-network value of the kite's node 3; its own circle gives another
    assert float(told["whole"]) == pytest.approx(0.470170, abs=1e-6)
    assert float(told["own-circle"]) != pytest.approx(0.470170, abs=1e-3)
    ours = ast.literal_eval(re.sub(r"\bnan\b", "None", told["by-netlab"]))["constraint"]
    assert ast.literal_eval(told["by-networkx"])["me"] == pytest.approx(ours)
