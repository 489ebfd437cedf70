"""Everything on a stick: complete, in one folder, and it installs with no network from wheels that somebody fetched."""

from __future__ import annotations

import ast
import importlib.util
import os
import shutil
import subprocess
import sys
import zipfile
from base64 import urlsafe_b64encode
from hashlib import sha256
from pathlib import Path
from types import ModuleType

import pytest

from netlab.cli import main
from netlab.errors import ParameterError
from netlab.export import load_export
from netlab.sample import SAMPLES
from netlab.workshop import own_wheel, stick


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("stick") / "stick"
    assert main(["workshop", "stick", "-o", str(place), "--without", "reports", "slides"]) == 0
    return place


@pytest.fixture(scope="module")
def get_wheels(laid: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("get_wheels", laid / "get_wheels.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["get_wheels"] = module
    spec.loader.exec_module(module)
    return module


def test_what_lies_on_it(laid: Path):
    names = {path.relative_to(laid).as_posix() for path in laid.rglob("*") if path.is_file()}
    assert {"READ ME FIRST.txt", "check_setup.py", "get_wheels.py", "worksheet.html"} <= names
    assert {"install (Windows).bat", "install (macOS).command", "install (Linux).sh"} <= names
    assert {"lessons/1-a-first-look.ipynb", "facilitator/solutions/1-a-first-look.ipynb"} <= names
    assert {"facilitator/workshop.md", "facilitator/workshop-letters.md"} <= names
    assert {f"samples/{name}.zip" for name in SAMPLES} <= names


def test_lessons_have_gaps_and_solutions_have_none(laid: Path):
    assert "# your turn" in (laid / "lessons" / "1-a-first-look.ipynb").read_text(encoding="utf-8")
    assert "# your turn" not in (laid / "facilitator" / "solutions" / "1-a-first-look.ipynb").read_text(
        encoding="utf-8"
    )


def test_the_samples_are_archives_that_load(laid: Path):
    export = load_export(laid / "samples" / "graduate.zip")
    assert len(export.connections) == 62
    assert export.issues.empty


def test_a_folder_with_something_in_it_is_left_alone(laid: Path):
    with pytest.raises(ParameterError, match="not an empty folder"):
        stick.lay_out(laid, laid, None, {})


def test_what_others_make_is_put_where_it_belongs(tmp_path: Path, laid: Path):
    made = {"reports/one.html": lambda out: out.write_text("a page", encoding="utf-8")}
    place = stick.lay_out(tmp_path / "s", laid / "facilitator" / "solutions", None, made)
    assert (place / "reports" / "one.html").read_text(encoding="utf-8") == "a page"


@pytest.mark.skipif(os.name != "posix" or shutil.which("sh") is None, reason="no shell here")
def test_the_installers_of_unix_are_shell_and_say_what_is_missing(laid: Path, tmp_path: Path):
    for name in ("install (Linux).sh", "install (macOS).command"):
        subprocess.run(["sh", "-n", str(laid / name)], check=True)
        assert os.access(laid / name, os.X_OK)
        copy = tmp_path / name
        shutil.copy(laid / name, copy)
        done = subprocess.run(["sh", str(copy)], capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert 'The folder "wheels" is missing' in done.stdout


def test_the_installers_ask_no_network(laid: Path):
    for name in stick.INSTALLERS:
        text = (laid / name).read_bytes().decode("utf-8")
        assert "--no-index --find-links wheels netlab-linkedin" in text
        assert ("\r\n" in text) is name.endswith(".bat")


def test_the_fetching_script_knows_what_netlab_needs(get_wheels: ModuleType):
    assert own_wheel.requirements() == get_wheels.REQUIREMENTS
    assert any(line.startswith("pandas") for line in get_wheels.REQUIREMENTS)
    assert any(line.startswith("jupyterlab") for line in get_wheels.REQUIREMENTS)
    assert set(get_wheels.SYSTEMS) == {"windows", "mac-arm", "mac-intel", "linux"}


def test_the_fetching_script_needs_nothing_installed(laid: Path):
    tree = ast.parse((laid / "get_wheels.py").read_text(encoding="utf-8"))
    modules = {
        (node.module or "").split(".")[0] if isinstance(node, ast.ImportFrom) else node.names[0].name
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
    }
    assert modules - {"pip"} <= set(sys.stdlib_module_names) | {"__future__"}


@pytest.mark.skipif(importlib.util.find_spec("pip") is None, reason="this environment has no pip")
def test_what_only_another_system_asks_for_is_found(
    get_wheels: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    with zipfile.ZipFile(tmp_path / "shell-1-py3-none-any.whl", "w") as wheel:
        asks = 'Requires-Dist: winpty; os_name == "nt"\nRequires-Dist: old ; python_version < "3.8"\n'
        wheel.writestr("shell-1.dist-info/METADATA", f"Name: shell\nVersion: 1\n{asks}")
    monkeypatch.setattr(get_wheels, "WHEELS", tmp_path)
    assert get_wheels._asked_for("windows", "3.12") == ["winpty"]
    assert get_wheels._asked_for("linux", "3.12") == []


def test_an_installed_netlab_goes_back_into_its_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """An installation of two files, its record and what the installer left; only netlab's own goes into the wheel."""
    home = tmp_path / "site"
    info = home / "netlab_linkedin-9.9.dist-info"
    texts = {
        "netlab/one.py": "x = 1\n",
        "netlab_linkedin-9.9.dist-info/METADATA": "Name: netlab-linkedin\nVersion: 9.9\n",
        "netlab_linkedin-9.9.dist-info/direct_url.json": "{}",
    }
    lines = ["../bin/netlab,,", "netlab_linkedin-9.9.dist-info/RECORD,,"]
    for name, text in texts.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(text.encode())
        digest = urlsafe_b64encode(sha256(text.encode()).digest()).rstrip(b"=").decode()
        lines.append(f"{name},sha256={digest},{len(text)}")
    (info / "RECORD").write_text("\n".join(lines) + "\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(home))
    path = own_wheel.repack(tmp_path)
    assert path.name == "netlab_linkedin-9.9-py3-none-any.whl"
    with zipfile.ZipFile(path) as wheel:
        assert set(wheel.namelist()) == {
            "netlab/one.py",
            "netlab_linkedin-9.9.dist-info/METADATA",
            "netlab_linkedin-9.9.dist-info/RECORD",
        }
        record = wheel.read("netlab_linkedin-9.9.dist-info/RECORD").decode().splitlines()
        assert [line for line in record if "one.py" in line] == [line for line in lines if "one.py" in line]
