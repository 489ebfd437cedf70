"""The workshop's lessons: committed clean, whole to the end, with gaps up to the first of them, on whatever is brought."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import lessons
import pytest
import remembering
from lessons import FOLDER, Run, words_of
from nbclient.exceptions import CellExecutionError

from netlab.network import save_network
from netlab.report import show
from netlab.report.notebooks import parameter_names, read_notebook
from netlab.sample import sample_path
from netlab.workshop.exercises import exercise_of, lessons_in, tags_of
from netlab.workshop.questions import LEVELS, QUESTIONS

LESSONS = [path.name for path in lessons_in(FOLDER / "workshop")]
ROOM = "6-the-room.ipynb"  # it is about a pooled room, not about an archive
OF_ARCHIVES = [name for name in LESSONS if name != ROOM]
ASKED = re.compile(r'check\("([a-z-]+)"')
OTHER_CHECKS = ("check_replies(", "check_message(")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    with lessons.one_python(tmp_path_factory.mktemp("k")) as runner:
        yield runner


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The sample's network, analysed once for all lessons."""
    return str(
        save_network(remembering.network_in("graduate"), tmp_path_factory.mktemp("stored") / "network")
    )


def lesson(name: str):
    return read_notebook(FOLDER / "workshop" / name)


def said_by_checks(notebook) -> list[str]:
    shown = dict(
        zip([c.id for c in notebook.cells if c.cell_type == "code"], words_of(notebook), strict=True)
    )
    return [shown[cell.id] for cell in notebook.cells if "check" in tags_of(cell)]


def test_the_lessons_are_numbered_without_a_gap():
    assert [int(name[0]) for name in LESSONS] == list(range(1, len(LESSONS) + 1))


@pytest.mark.parametrize("name", [*LESSONS, "slides.ipynb"])
def test_it_is_committed_without_anything_of_a_run(name: str):
    notebook = lesson(name)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [(cell.outputs, cell.execution_count) for cell in code] == [([], None)] * len(code)
    assert set(notebook.metadata) <= {"kernelspec", "language_info"}
    assert all(set(cell.metadata) <= {"tags", "slideshow"} for cell in notebook.cells)
    assert {tag for cell in notebook.cells for tag in tags_of(cell)} <= {
        "parameters", "exercise", "solution", "check", "interactive",
    }  # fmt: skip


@pytest.mark.parametrize("name", LESSONS)
def test_it_opens_with_its_question_and_hides_names(name: str):
    notebook = lesson(name)
    assert re.search(r"^\*\*.+\?\*\*$", notebook.cells[0].source, re.MULTILINE)
    assert "minutes" in notebook.cells[0].source
    own = ["room_file", "card_file", "ticks_file"] if name == ROOM else ["source", "workspace", "hide_names"]
    assert parameter_names(notebook) == own
    assert ("hide_names = True" in notebook.cells[1].source) is (name != ROOM)


@pytest.mark.parametrize("name", LESSONS)
def test_it_reads_like_a_text_with_sentences_of_code(name: str):
    cells = lesson(name).cells
    code = [cell for cell in cells if cell.cell_type == "code"]
    assert 0.5 <= (len(cells) - len(code)) / len(code) <= 2
    code = [cell for cell in code if "parameters" not in tags_of(cell)]
    assert max(len([line for line in cell.source.splitlines() if line]) for cell in code) <= 2
    assert re.fullmatch(r"(room_lesson|show)\.\w+_in_words\(\w+\)", cells[-1].source)


@pytest.mark.parametrize("name", LESSONS)
def test_every_exercise_has_a_level_a_hint_and_a_check(name: str):
    cells = lesson(name).cells
    told = [line for cell in cells for line in cell.source.splitlines() if line.startswith("## Exercise")]
    assert len(told) >= 3
    assert all(any(level in line for level in LEVELS.values()) for line in told)
    checks = [cell.source for cell in cells if "check" in tags_of(cell)]
    hints = sum(cell.source.count("<summary>A hint</summary>") for cell in cells)
    assert len(checks) >= 3
    assert hints >= 3
    for source in checks:
        names = ASKED.findall(source)
        assert names or any(other in source for other in OTHER_CHECKS)
        assert set(names) <= set(QUESTIONS)


def test_every_question_is_asked_in_a_lesson_at_its_level():
    """The dots in a lesson's heading are those of the question that is checked below it."""
    levels: dict[str, str] = {}
    for name in LESSONS:
        level = ""
        for cell in lesson(name).cells:
            headings = [line for line in cell.source.splitlines() if line.startswith("## Exercise")]
            level = headings[-1] if headings else level
            for asked in ASKED.findall(cell.source):
                levels[asked] = next(word for word, dots in LEVELS.items() if dots in level)
    assert levels == {name: question.level for name, question in QUESTIONS.items()}


@pytest.mark.parametrize("name", LESSONS)
def test_the_solution_is_right_on_a_sample_and_names_nobody(run: Run, stored: str, name: str):
    # The second lesson answers for people and looks again: that needs the archive itself.
    source = "graduate" if name.startswith("2") else stored
    done = run(f"workshop/{name}", **({} if name == ROOM else {"source": source}))
    assert all("<b>Right.</b>" in said for said in said_by_checks(done))
    assert not any(
        output.get("name") == "stderr" for cell in done.cells for output in cell.get("outputs", [])
    )
    shown = "".join(words_of(done))
    assert [person for person in show.network_in(stored).people["name"].dropna() if person in shown] == []
    if name.startswith("2"):
        assert "3 answers changed the judgement of" in shown


@pytest.mark.parametrize("name", OF_ARCHIVES)
def test_the_solution_runs_to_the_end_on_connections_alone(run: Run, name: str):
    done = run(f"workshop/{name}", source=str(sample_path("graduate") / "Connections.csv"))
    said = said_by_checks(done)
    assert all("<b>Right.</b>" in one or "<b>No answer here.</b>" in one for one in said)
    assert "Traceback" not in "".join(words_of(done))


@pytest.mark.parametrize("name", LESSONS)
def test_with_gaps_it_runs_up_to_the_first_and_stops_with_a_sentence(run: Run, stored: str, name: str):
    gaps = exercise_of(lesson(name))
    with pytest.raises(CellExecutionError, match="Your turn: ") as stopped:
        run(gaps, **({} if name == ROOM else {"source": stored}))
    assert stopped.value.ename == "YourTurn"
    assert "Traceback" not in stopped.value.traceback
    ran = [cell for cell in gaps.cells if cell.cell_type == "code"]
    first = next(at for at, cell in enumerate(ran) if "check" in tags_of(cell))
    assert "..." in ran[first - 1].source


def test_a_copy_holds_no_solution():
    for name in LESSONS:
        whole, gaps = lesson(name), exercise_of(lesson(name))
        solved = {c.source for c in whole.cells if {"exercise", "solution"} & set(tags_of(c))}
        assert solved.isdisjoint({cell.source for cell in gaps.cells})
        assert "# given" not in "".join(cell.source for cell in gaps.cells)


def test_lessons_named_in_lessons_are_there():
    told = "".join(cell.source for name in LESSONS for cell in lesson(name).cells)
    assert {f"{one}.ipynb" for one in re.findall(r"`(\d-[a-zA-Z-]+)`", told)} <= set(LESSONS)
    assert Path(FOLDER / "workshop" / "slides.ipynb").is_file()
