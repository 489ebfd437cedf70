"""``netlab start DIR``: a folder of one's own, with notebooks, goals and a file to double-click; nothing is overwritten."""

from __future__ import annotations

import os
import shlex
import stat
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import nbformat

from netlab.advice.goals_file import goals_toml
from netlab.errors import ParameterError
from netlab.workspace import GOALS_FILE

IGNORE_FILE = ".gitignore"
IGNORE_EVERYTHING = "# What stands here is about people: none of it goes into git.\n*\n"
# Folders that a program copies to somebody else's machine, by the names their makers give them.
CLOUDS = (
    "onedrive", "dropbox", "google drive", "googledrive", "my drive", "icloud drive", "icloud~", "mobile documents",
    "cloudstorage", "nextcloud", "owncloud", "proton drive", "pcloud", "pclouddrive", "box sync", "megasync", "seafile",
    "syncthing", "creative cloud files", "magentacloud", "hidrive", "tresorit",
)  # fmt: skip
CLOUD_MARKS = (".dropbox", ".stfolder", ".owncloudsync.log", ".sync_folder")
HIDES = "import netlab\n\nnetlab.hide_names()  # netlab.hide_names(False) shows them"
READ_ME = """\
Your netlab folder

Open netlab          double-click the file for your system: a page opens in your browser
00-start-here.ipynb  the first lesson; open it with Jupyter: jupyter lab 00-start-here.ipynb
your archive         put the zip from LinkedIn here, as it is, and every lesson reads it; until then the lessons show
                     an invented person
goals.toml           what your network is for: fill in what you like
labels.csv, ...      your answers; they appear when you give the first one

Everything stays in this folder. To take results out of the notebooks before you pass them on:
netlab clean .
"""


@dataclass(frozen=True, slots=True)
class Started:
    """What ``start`` did: file names written, those that were there and stay, and what to know about the place."""

    folder: Path
    written: tuple[str, ...]
    kept: tuple[str, ...]
    warnings: tuple[str, ...]


def start(
    folder: str | Path, notebooks: Path, *, python: str = sys.executable, workshop: bool = False
) -> Started:
    """Make a workspace in ``folder`` with copies of the ``notebooks`` there are; keep every file that is there.

    For a ``workshop``, where a projector shows what is done, its notebooks and its page begin with names hidden. A new folder can be opened by its owner alone. Raises ParameterError if ``folder`` is a file.
    """
    place = Path(folder).expanduser()
    if place.exists() and not place.is_dir():
        raise ParameterError(f"{place.name}: a file. Name a folder: netlab start my-network")
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    place = place.resolve()
    written: list[str] = []
    kept: list[str] = []
    for name, text in _files(place, notebooks, python, workshop).items():
        (written if _write_new(place / name, text) else kept).append(name)
    return Started(place, tuple(written), tuple(kept), tuple(warnings_about(place)))


def warnings_about(place: Path) -> Iterator[str]:
    """Say what is risky about a place for private files: a git work tree, a folder that a cloud copies."""
    above = (place, *place.parents)
    if any((folder / ".git").exists() for folder in above):
        yield (
            f"{place.name} lies in a git work tree. Its {IGNORE_FILE} keeps everything out of git; "
            "a folder elsewhere is safer."
        )
    if any(_is_cloud(folder) for folder in above):
        yield (
            f"{place.name} seems to lie in a folder that is copied to a cloud. Your answers about people would go "
            "there, too; choose a folder that stays on this machine."
        )


def told(done: Started) -> Iterator[str]:
    """Tell what was done, line by line, for a terminal."""
    yield f"{done.folder.name}: {len(done.written)} files written."
    if done.kept:
        yield f"{len(done.kept)} were there and stay as they are."
    yield from (f"Careful: {warning}" for warning in done.warnings)
    yield f"Next: double-click “{launcher_name()}” in it, or run: netlab app --in {shlex.quote(done.folder.name)}"


def launcher_name(system: str = sys.platform) -> str:
    """Name the file to double-click on a system."""
    if system == "win32":
        return "Open netlab (Windows).bat"
    return "Open netlab (macOS).command" if system == "darwin" else "Open netlab (Linux).desktop"


def _files(place: Path, notebooks: Path, python: str, workshop: bool) -> Mapping[str, str]:
    """Return every file of a new workspace, the one that keeps git out first."""
    app = "-m netlab app --in ." + " --workshop" * workshop
    lessons = {path.name: _in_workspace(path, workshop) for path in sorted(notebooks.glob("*.ipynb"))}
    launchers = {
        launcher_name("win32"): _windows(python, app),
        launcher_name("darwin"): _shell(python, app),
        launcher_name("linux"): _desktop(place, python, app),
    }
    return {
        IGNORE_FILE: IGNORE_EVERYTHING,
        "READ ME.txt": READ_ME,
        GOALS_FILE: goals_toml(),
        **lessons,
        **launchers,
    }


def _in_workspace(path: Path, workshop: bool) -> str:
    """Return a notebook that reads the archive, goals and answers of the folder it stands in."""
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if "parameters" in cell.metadata.get("tags", ()):
            cell.source = cell.source.replace("workspace = None", 'workspace = "."')
            cell.source = cell.source.replace('source = "sample"', 'source = "workspace"')
    if workshop and path.name[:1].isdigit():
        notebook.cells.insert(2, nbformat.v4.new_code_cell(HIDES, id="names"))
    return str(nbformat.writes(notebook)) + "\n"


def _write_new(path: Path, text: str) -> bool:
    """Write a file unless there is one of that name; say whether it was written."""
    ends = "\r\n" if path.suffix == ".bat" else "\n"
    try:
        with path.open("x", encoding="utf-8", newline=ends) as file:
            file.write(text)
    except FileExistsError:
        return False
    if path.suffix in (".command", ".desktop") and os.name == "posix":
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return True


def _windows(python: str, app: str) -> str:
    # A % in a path would be read as a variable.
    return (
        '@echo off\nchcp 65001 >nul\ncd /d "%~dp0"\n'
        f'"{python.replace("%", "%%")}" {app}\nif errorlevel 1 pause\n'
    )


def _shell(python: str, app: str) -> str:
    return f'#!/bin/sh\ncd "$(dirname "$0")" || exit 1\nexec {shlex.quote(python)} {app}\n'


def _desktop(place: Path, python: str, app: str) -> str:
    """A desktop entry; a file manager may ask once whether it may be started."""
    quoted = python.replace("\\", "\\\\").replace('"', '\\"').replace("$", "\\$").replace("`", "\\`")
    return (
        f'[Desktop Entry]\nType=Application\nName=netlab\nTerminal=true\nPath={place}\nExec="{quoted.replace("%", "%%")}" '
        f"{app}\n"
    )


def _is_cloud(folder: Path) -> bool:
    name = folder.name.casefold()
    return any(cloud in name for cloud in CLOUDS) or any((folder / mark).exists() for mark in CLOUD_MARKS)
