"""The set-up check runs where nothing is installed, says what is missing, and gives the command that brings it."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from netlab.cli import main
from netlab.workshop import ready

SCRIPT = Path(ready.__file__)
ROOT = SCRIPT.parents[2]


def test_it_runs_as_a_plain_file_without_any_package(tmp_path: Path):
    """-S -I: no site-packages, no environment, nothing beside the file."""
    script = tmp_path / "check_setup.py"
    script.write_text(SCRIPT.read_text(encoding="utf-8"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-S", "-I", str(script)], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert done.stderr == ""
    assert done.returncode == 1
    assert re.search(r"^MISSING\s+packages: netlab, pandas, .*jsonschema$", done.stdout, re.MULTILINE)
    assert "-m pip install" in done.stdout
    assert "things are missing. Run the commands above" in done.stdout
    assert "a path without code" in done.stdout


def test_it_imports_nothing_but_the_standard_library():
    names = re.findall(r"^\s*(?:from|import) (\w+)", SCRIPT.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(names) <= set(sys.stdlib_module_names) | {"__future__"}


def test_it_asks_for_what_netlab_needs_and_nothing_else():
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {
        re.split(r"[<>=]", line)[0]: re.findall(r"[<>]=?([\d.]+)", line) for line in told["dependencies"]
    }
    assert {name: [end for end in ends if end] for name, *ends in ready.PACKAGES} == needed
    assert tuple(map(int, told["requires-python"].strip(">=").split("."))) == ready.NEEDED_PYTHON


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("8.1.8", (8, 1, 8)), ("3.0rc1", (3, 0)), ("2025.1", (2025, 1)), ("4.dev0", (4,)), ("", ())],
)
def test_versions_as_numbers(version: str, numbers: tuple[int, ...]):
    assert ready.as_numbers(version) == numbers


@pytest.mark.parametrize(
    ("version", "told"),
    [
        (None, ""),
        ("3.0", ""),
        ("3.12.1", ""),
        ("2.9", "pandas 2.9 is too old: needed is 3.0 or newer"),
        ("4.0", "pandas 4.0 is newer than netlab knows: needed is one below 4"),
    ],
)
def test_what_is_wrong_with_a_version(version: str | None, told: str):
    assert ready.what_is_wrong("pandas", version, "3.0", "4") == told


def test_every_system_has_its_command():
    assert ready.how_to_get_python("Windows").startswith("winget install")
    assert ready.how_to_get_python("Darwin").startswith("brew install")
    assert ready.how_to_get_python("Linux").startswith("sudo apt install")


def test_wheels_beside_it_are_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "wheels").mkdir()
    monkeypatch.setattr(ready, "__file__", str(tmp_path / "check_setup.py"))
    assert f'--no-index --find-links "{tmp_path / "wheels"}"' in ready.how_to_install()
    monkeypatch.setattr(ready, "__file__", str(tmp_path / "wheels" / "x" / "y.py"))
    assert "--no-index" not in ready.how_to_install()


def test_an_old_python_is_told_with_the_way_out(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ready, "NEEDED_PYTHON", (99, 0))
    state, told, command = next(ready.look())
    assert state == ready.MISSING
    assert "is too old: needed is 99.0 or newer" in told
    assert command


def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ready, "NEEDED_DISK", 10**9)
    told = [(state, what) for state, what, _ in ready.look() if "disk" in what]
    assert [state for state, _ in told] == [ready.MISSING]


def test_the_command_runs_the_same_check(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture, tmp_path: Path
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(ready, "look", lambda: iter([(ready.GOOD, "a browser", "")]))
    assert main(["workshop", "ready"]) == 0
    assert "Ready. Nothing more to do" in capsys.readouterr().out
    monkeypatch.setattr(ready, "look", lambda: iter([(ready.MISSING, "pip", "get it\nthus")]))
    assert main(["workshop", "ready"]) == 2
    said = capsys.readouterr()
    assert "One thing is missing" in said.out
    assert [line.strip() for line in said.out.splitlines()][1:3] == ["get it", "thus"]
    assert "not ready yet" in said.err
