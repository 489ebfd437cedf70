"""What netlab imports is what it asks for, and pyproject.toml, environment.yml and the README tell the same."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOLD = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = TOLD["optional-dependencies"]
README = (ROOT / "README.md").read_text(encoding="utf-8")

# Asked for although no line imports them, and why.
NOT_IMPORTED = {
    "ipykernel": "started as the Python of a notebook",
    "ipywidgets": "what anywidget rests on",
    "tzdata": "read by zoneinfo, where the system has no time zones",
}
# Files that run outside of netlab's own environment, with what they find there.
APART = ("get_wheels.py",)
ON_CONDA_FORGE = {"jupyter-client": "jupyter_client", "tzdata": "python-tzdata"}
OUTSIDE_CONDA = {"cleanco"}  # conda-forge has an older one
BESIDE = {"python", "pip"}


def named(lines: list[str]) -> dict[str, str]:
    """Split requirements into the name of each and its bounds."""
    return {(found := re.match(r"[\w-]+", line))[0]: line[found.end() :] for line in lines}  # type: ignore[index,union-attr]


def imported() -> set[str]:
    """The packages of others that any line of netlab imports, by the names they are installed under."""
    modules: set[str] = set()
    for path in (ROOT / "netlab").rglob("*.py"):
        if path.name in APART:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                modules.add((node.module or "").split(".")[0])
    others = modules - set(sys.stdlib_module_names) - {"netlab"}
    installed_as = packages_distributions()
    return {re.sub(r"[-_.]+", "-", installed_as.get(name, [name])[0]).lower() for name in others}


def conda() -> tuple[list[str], list[str]]:
    """The lines of environment.yml for conda and, within them, for pip."""
    lines = (ROOT / "environment.yml").read_text(encoding="utf-8").split("dependencies:\n")[1].splitlines()
    told = [line.partition("#")[0].rstrip() for line in lines]
    inner = [line.strip().removeprefix("- ") for line in told if line.startswith("      - ")]
    outer = [line.strip().removeprefix("- ") for line in told if line.startswith("  - ")]
    return [line for line in outer if line != "pip:"], inner


def test_netlab_asks_for_what_it_imports_and_for_nothing_else():
    optional = set(named([*EXTRAS["app"], *EXTRAS["fast"]]))
    assert imported() - optional == set(named(TOLD["dependencies"])) - set(NOT_IMPORTED)
    assert optional <= imported()


def test_conda_brings_the_same_packages_within_the_same_bounds():
    outer, inner = conda()
    needed = named([*TOLD["dependencies"], *EXTRAS["app"], *EXTRAS["lab"]])
    theirs = {ON_CONDA_FORGE.get(name, name): bounds for name, bounds in needed.items()}
    by_conda = named(outer)
    assert by_conda.pop("python") == TOLD["requires-python"]
    assert by_conda.pop("pytest") == named(EXTRAS["dev"])["pytest"]
    assert {name: theirs[name] for name in theirs if name not in OUTSIDE_CONDA} == {
        name: bounds for name, bounds in by_conda.items() if name not in BESIDE
    }
    assert inner[-1] == "-e ."
    assert named(inner[:-1]) == {name: needed[name] for name in OUTSIDE_CONDA}


def test_every_package_has_a_lowest_version():
    lines = [*TOLD["dependencies"], *(line for extra in EXTRAS.values() for line in extra)]
    assert [line for line in lines if ">=" not in line] == []


@pytest.mark.parametrize("extra", sorted(set(re.findall(r"\.\[(\w+)\]", README))))
def test_what_the_readme_installs_is_there(extra: str):
    assert extra in EXTRAS


def test_the_readme_creates_the_environment_that_it_activates():
    name = re.search(r"^name: (\S+)$", (ROOT / "environment.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert name is not None
    assert "conda env create -f environment.yml" in README
    assert f"conda activate {name[1]}" in README
    for line in ("pip install -e .", "uv pip install -e .", "uv run --no-sync python -m netlab report"):
        assert line in README
