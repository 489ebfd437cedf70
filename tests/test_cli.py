"""The command line: one line for an error, no traceback, nothing of the user's overwritten."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from netlab.cli import main
from netlab.sample import sample_path
from netlab.version import __version__


def test_it_says_its_version(capsys: pytest.CaptureFixture):
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out.strip() == f"netlab {__version__}"


def test_without_a_command_it_helps(capsys: pytest.CaptureFixture):
    assert main([]) == 0
    assert "report" in capsys.readouterr().out


def test_check_tells_the_archive(capsys: pytest.CaptureFixture):
    assert main(["check", str(sample_path("graduate"))]) == 0
    out = capsys.readouterr().out
    assert "Every line is accounted for" in out
    assert "Owner: " in out
    assert "28 questions answered, 0 partly, 0 not" in out
    assert "never opened" in out


def test_connections_alone_say_what_to_get(tmp_path: Path, capsys: pytest.CaptureFixture):
    alone = sample_path("graduate") / "Connections.csv"
    assert main(["check", str(alone)]) == 0
    out = capsys.readouterr().out
    assert "Owner: not clear." in out
    assert "Messages: helps with" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "nowhere.zip"], "nowhere.zip"),
        (["check", "--in", "nowhere", "x"], "x"),
        (["report", "--goals", "nowhere.toml"], "nowhere.toml: no such file"),
        (["report", "--as-of", "soon"], "'soon' is not a date"),
        (["report", "--in", "nowhere"], "nowhere: no such folder"),
    ],
)
def test_an_error_is_one_line_and_exit_2(arguments, words, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    last = capsys.readouterr().err.strip().splitlines()[-1]
    assert last.startswith("error: ")
    assert words in last


def test_a_file_that_netlab_did_not_write_is_not_replaced(tmp_path: Path, capsys: pytest.CaptureFixture):
    mine = tmp_path / "letter.html"
    mine.write_text("<p>dear diary</p>", encoding="utf-8")
    assert main(["report", str(sample_path("graduate")), "-o", str(mine)]) == 2
    assert "was not written by netlab" in capsys.readouterr().err
    assert mine.read_text(encoding="utf-8") == "<p>dear diary</p>"


def test_it_runs_as_a_module_and_importing_it_is_light():
    shown = subprocess.run(
        [sys.executable, "-m", "netlab", "--version"], capture_output=True, text=True, check=True
    )
    assert shown.stdout.strip() == f"netlab {__version__}"
    heavy = "import sys, netlab; print([m for m in ('pandas', 'plotly', 'sklearn', 'nbconvert') if m in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"
