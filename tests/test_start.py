"""A workspace of one's own: complete, private, never overwritten; and notebooks cleaned before they are passed on."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import nbformat
import pytest

from netlab import widgets
from netlab.clean import clean
from netlab.cli import main
from netlab.errors import ParameterError
from netlab.goals import load_goals
from netlab.report import show
from netlab.report.notebooks import find_notebook
from netlab.sample import sample_path
from netlab.start import launcher_name, start
from netlab.widgets.archive import Archive
from netlab.widgets.session import Session
from netlab.workspace import find_workspace

NOTEBOOKS = find_notebook().parent


def test_a_new_workspace_has_all_it_needs(tmp_path: Path):
    done = start(tmp_path / "mine", NOTEBOOKS)
    names = {path.name for path in done.folder.iterdir()}
    assert names == set(done.written)
    assert {path.name for path in NOTEBOOKS.glob("*.ipynb")} <= names
    assert {launcher_name(system) for system in ("win32", "darwin", "linux")} <= names
    assert load_goals(done.folder / "goals.toml").is_empty
    assert find_workspace(done.folder) is not None
    assert done.warnings == ()


def test_the_notebooks_in_it_use_the_folder_they_stand_in(tmp_path: Path):
    folder = start(tmp_path / "mine", NOTEBOOKS).folder
    copy = nbformat.read(folder / "00-start-here.ipynb", as_version=4)
    assert copy.cells[1].source.splitlines() == ['source = "workspace"', 'workspace = "."']
    nbformat.validate(copy)


def test_for_a_workshop_names_are_hidden_from_the_beginning(tmp_path: Path):
    assert main(["start", "--workshop", str(tmp_path / "room")]) == 0
    for path in sorted((tmp_path / "room").glob("[0-9]*.ipynb")):
        lesson = nbformat.read(path, as_version=4)
        nbformat.validate(lesson)
        assert "parameters" in lesson.cells[1].metadata.tags
        assert "netlab.hide_names()" in lesson.cells[2].source
    for system in ("win32", "darwin", "linux"):
        text = (tmp_path / "room" / launcher_name(system)).read_text(encoding="utf-8")
        assert "netlab app --in . --workshop" in text


def test_nothing_that_is_there_is_overwritten(tmp_path: Path):
    (tmp_path / "goals.toml").write_text('summary = "mine"\n', encoding="utf-8")
    done = start(tmp_path, NOTEBOOKS)
    assert done.kept == ("goals.toml",)
    assert load_goals(tmp_path / "goals.toml").summary == "mine"
    again = start(tmp_path, NOTEBOOKS)
    assert again.written == ()


@pytest.mark.skipif(shutil.which("git") is None, reason="no git here")
def test_git_sees_nothing_of_it_and_the_place_is_told(tmp_path: Path):
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    done = start(tmp_path / "mine", NOTEBOOKS)
    status = subprocess.run(
        ["git", "-C", str(tmp_path), "status", "--porcelain"], capture_output=True, text=True, check=True
    )
    assert status.stdout == ""
    assert "git work tree" in done.warnings[0]


@pytest.mark.parametrize(
    "cloud", ["OneDrive - Example", "Dropbox", "Google Drive", "Nextcloud", "iCloud Drive"]
)
def test_a_folder_that_a_cloud_copies_is_told(tmp_path: Path, cloud: str):
    done = start(tmp_path / cloud / "mine", NOTEBOOKS)
    assert "copied to a cloud" in done.warnings[0]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
def test_only_its_owner_opens_it_and_the_launchers_can_be_started(tmp_path: Path):
    folder = start(tmp_path / "mine", NOTEBOOKS).folder
    assert folder.stat().st_mode & 0o777 == 0o700
    assert os.access(folder / launcher_name("darwin"), os.X_OK)
    assert os.access(folder / launcher_name("linux"), os.X_OK)


def test_the_launchers_name_a_python_with_spaces_and_signs_safely(tmp_path: Path):
    folder = start(tmp_path / "mine", NOTEBOOKS, python="/opt/my py$thon/100%/python").folder
    assert "'/opt/my py$thon/100%/python' -m netlab app --in ." in (
        folder / launcher_name("darwin")
    ).read_text(encoding="utf-8")
    windows = (folder / launcher_name("win32")).read_bytes()
    assert b'"/opt/my py$thon/100%%/python" -m netlab app --in .\r\n' in windows
    assert r"/opt/my py\$thon/100%%/python" in (folder / launcher_name("linux")).read_text(encoding="utf-8")


def test_a_file_in_its_place_is_told(tmp_path: Path):
    (tmp_path / "mine").write_text("", encoding="utf-8")
    with pytest.raises(ParameterError, match=r"a file\. Name a folder"):
        start(tmp_path / "mine", NOTEBOOKS)


def test_the_commands_tell_what_they_did(tmp_path: Path, capsys: pytest.CaptureFixture):
    assert main(["start", str(tmp_path / "mine")]) == 0
    assert "mine: " in (out := capsys.readouterr().out)
    assert "netlab app --in mine" in out
    assert main(["clean", str(tmp_path / "mine")]) == 0
    assert "0 notebooks cleaned" in capsys.readouterr().out
    assert main(["clean", str(tmp_path / "nowhere")]) == 2


def used(folder: Path) -> Path:
    """A notebook after a run, with a person's name in an output and in the widgets' state."""
    output = nbformat.v4.new_output("stream", text="Ann Lee")
    cell = nbformat.v4.new_code_cell("1 + 1", outputs=[output], execution_count=3, metadata={"execution": {}})
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_markdown_cell("# Mine"), cell], metadata={"widgets": {"state": "Ann Lee"}}
    )
    nbformat.write(notebook, folder / "mine.ipynb")
    return folder / "mine.ipynb"


def test_clean_takes_out_results_and_keeps_the_rest(tmp_path: Path):
    path = used(tmp_path)
    (tmp_path / ".ipynb_checkpoints").mkdir()
    checkpoint = shutil.copy(path, tmp_path / ".ipynb_checkpoints" / "mine-checkpoint.ipynb")
    done = clean(tmp_path)
    assert done.cleaned == (".ipynb_checkpoints/mine-checkpoint.ipynb", "mine.ipynb")
    for file in (path, checkpoint):
        text = Path(file).read_text(encoding="utf-8")
        assert "Ann Lee" not in text
        notebook = nbformat.reads(text, as_version=4)
        assert [cell.source for cell in notebook.cells] == ["# Mine", "1 + 1"]
        assert notebook.cells[1].execution_count is None
        nbformat.validate(notebook)
    assert clean(tmp_path).already == done.cleaned


def test_what_is_no_notebook_is_left_and_told(tmp_path: Path):
    (tmp_path / "odd.ipynb").write_text("not json", encoding="utf-8")
    assert clean(tmp_path).unread == ("odd.ipynb",)
    assert (tmp_path / "odd.ipynb").read_text(encoding="utf-8") == "not json"


def test_a_new_workspace_reads_a_sample_until_an_archive_lies_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
):
    folder = start(tmp_path / "mine", NOTEBOOKS).folder
    monkeypatch.chdir(folder)
    assert show.network_in("workspace", workspace=".").is_sample
    assert "No archive in this folder yet" in capsys.readouterr().out
    zipped = shutil.make_archive("Complete_LinkedInDataExport_10-31-2026", "zip", sample_path("graduate"))
    network = show.network_in("workspace", workspace=".")
    assert (network.is_sample, network.source) == (False, Path(zipped).name)
    assert capsys.readouterr().out == ""


def test_what_was_chosen_in_the_first_lesson_is_read_by_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = start(tmp_path / "mine", NOTEBOOKS).folder
    archive = shutil.copytree(sample_path("graduate"), tmp_path / "elsewhere")
    monkeypatch.chdir(folder)
    choice = widgets.choose_archive("workspace")
    choice.handle({"do": "open", "value": "../elsewhere"})
    assert (folder / "archive.txt").read_text(encoding="utf-8") == f"{archive.resolve()}\n"
    assert "The other lessons in this folder read it, too." in choice.words()
    assert "elsewhere" in Archive(Session(workspace=folder)).words()
    assert len(show.export_in("workspace").connections) == 62
    choice.handle({"do": "open", "with": {"source": "graduate"}})
    assert show.network_in("workspace", workspace=".").is_sample


def test_outside_of_a_workspace_a_choice_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    choice = widgets.choose_archive()
    choice.handle({"do": "open", "with": {"source": "graduate"}})
    assert list(tmp_path.iterdir()) == []
    assert "source = 'graduate'" in choice.words()
