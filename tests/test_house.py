"""The house stands as DESIGN says: imports run down the floors, never up, sideways or in a circle."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "netlab"

FLOORS = {
    "errors": 0, "text": 0, "vocabulary": 0, "lexicons": 0, "files": 0, "storage": 0, "memory": 0, "beside": 0, "version": 0, "figures": 0, "sample": 0,
    "export": 1, "goals": 1,
    "people": 2,
    "metrics": 3,
    "advice": 4, "workspace": 4,
    "network": 5,
    "whatif": 6, "advise": 6, "privacy": 6, "check": 6, "arguments": 6, "purpose": 6, "hiding": 6,
    "widgets": 7, "report": 7, "workshop": 7, "start": 7, "clean": 7, "commands_advice": 7,
    "room_page": 8, "room_lesson": 8, "commands_cohort": 8, "commands_share": 8, "commands_workshop": 8,
    "commands_workspace": 8, "cli": 8, "__main__": 8, "__init__": 8,
}  # fmt: skip

# Small helpers of the ground floor serve every room, also those beside them.
FREE = {"errors", "text", "vocabulary", "lexicons", "memory", "version"}
# The start page of the house, which only says what is where; `netlab` itself is the top floor.
TOP = {
    "__init__", "__main__", "cli",
    "room_page", "room_lesson", "commands_cohort", "commands_share", "commands_workshop", "commands_workspace",
}  # fmt: skip


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[0]


def imported_modules(path: Path) -> set[str]:
    """Dotted netlab names that a file imports anywhere in it, also inside functions."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: relative import; the house uses full names"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {name for name in names if name.split(".")[0] == "netlab"}


def target_room(name: str) -> str:
    parts = name.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in FLOORS else "__init__"


def complaint(path: Path, name: str) -> str | None:
    here, there = room_of(path), target_room(name)
    if here == there or there in FREE or (here in TOP and there in TOP):
        return None
    if FLOORS[there] < FLOORS[here]:
        return None
    return f"{path.relative_to(PACKAGE.parent)} (floor {FLOORS[here]}) imports {name} (floor {FLOORS[there]})"


def test_every_module_has_a_floor():
    assert {room_of(path) for path in modules()} - set(FLOORS) == set()


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_imports_run_down_the_floors(path: Path):
    complaints = [c for name in sorted(imported_modules(path)) if (c := complaint(path, name))]
    assert complaints == []


def test_no_circle_between_modules():
    files = {".".join(("netlab", *p.relative_to(PACKAGE).with_suffix("").parts)): p for p in modules()}

    def resolve(name: str) -> str | None:
        for candidate in (name, name.rpartition(".")[0]):
            if candidate in files:
                return candidate
            if f"{candidate}.__init__" in files:
                return f"{candidate}.__init__"
        return None

    graph = {m: {t for n in imported_modules(p) if (t := resolve(n))} - {m} for m, p in files.items()}
    done: set[str] = set()

    def visit(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, " -> ".join((*trail[trail.index(module) :], module))
        if module in done:
            return
        for target in sorted(graph[module]):
            visit(target, (*trail, module))
        done.add(module)

    for module in sorted(graph):
        visit(module, ())


def test_the_floor_test_can_fail(tmp_path: Path):
    assert complaint(PACKAGE / "export" / "load.py", "netlab.people.identity") is not None
    assert complaint(PACKAGE / "widgets" / "x.py", "netlab.report.page") is not None
    assert complaint(PACKAGE / "people" / "x.py", "netlab.export.load") is None


def test_nothing_committed_names_a_registry_or_a_machine_path():
    root = PACKAGE.parent
    words = ["py" + "pi.org", "files.python" + "hosted", "/wor" + "k/", "/ro" + "ot/"]
    for path in [*root.glob("*.toml"), *root.glob("*.md"), *root.glob("docs/**/*.md"), *modules()]:
        text = path.read_text(encoding="utf-8")
        assert not [word for word in words if word in text], path.name


def test_a_lesson_loads_nothing_that_only_writing_a_page_needs():
    """Where JupyterLab is installed, nbformat alone takes seconds."""
    code = "import sys; from netlab.report import show; print({'nbformat', 'nbconvert', 'sklearn'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
