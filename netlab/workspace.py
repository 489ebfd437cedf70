"""A folder of the user's own files: where each stands, and that netlab never overwrites one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from netlab.errors import ParameterError
from netlab.files import write_whole
from netlab.people.answers import ANSWER_FILES

GOALS_FILE = "goals.toml"
ARCHIVE_FILE = "archive.txt"  # which archive the lessons in this folder read: a path, or the name of a sample
ARCHIVES = "*LinkedInDataExport*"  # as LinkedIn names them
OF_SAMPLES = "samples"  # answers about invented people stay apart from those about real ones


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folder that holds ``goals.toml``, the answers, and what the user put beside them."""

    folder: Path

    @property
    def goals(self) -> Path | None:
        """The goals file, if there is one."""
        return self._if_there(GOALS_FILE)

    @property
    def archive(self) -> str | None:
        """The archive chosen for this folder, else the newest one that lies in it."""
        told = self._if_there(ARCHIVE_FILE)
        chosen = told.read_text(encoding="utf-8-sig").strip() if told else ""
        if chosen:
            return chosen
        here = [path for path in self.folder.glob(ARCHIVES) if path.is_dir() or path.suffix.lower() == ".zip"]
        return str(max(here, key=lambda path: (path.stat().st_mtime, path.name))) if here else None

    def choose_archive(self, source: str) -> None:
        """Keep which archive the lessons in this folder read."""
        write_whole(self.folder / ARCHIVE_FILE, f"{source}\n", private=True)

    def answers(self, kind: str) -> Path | None:
        """The file of one kind of answers (labels, companies, …), if it is there or waits to be merged."""
        path = self.path_of(kind)
        return path if path.is_file() else None

    def path_of(self, kind: str) -> Path:
        """Where answers of a kind are saved."""
        return self.folder / ANSWER_FILES[kind].name

    def of_sample(self, name: str) -> Workspace:
        """Where the answers about a sample are kept: a folder of its own in this one."""
        return Workspace(self.folder / OF_SAMPLES / Path(name).name)

    def _if_there(self, name: str) -> Path | None:
        path = self.folder / name
        return path if path.is_file() else None


def open_workspace(folder: str | Path | Workspace | None) -> Workspace | None:
    """Take a folder as a workspace; ``None`` stays ``None``. Raises ParameterError if it is no folder."""
    if folder is None or isinstance(folder, Workspace):
        return folder
    path = Path(folder)
    if not path.is_dir():
        raise ParameterError(f"{path.name}: no such folder. `netlab start {path.name}` makes one.")
    return Workspace(path)


def find_workspace(folder: str | Path = ".") -> Workspace | None:
    """Return the current folder as a workspace if it looks like one: it holds goals.toml or labels.csv."""
    path = Path(folder)
    signs = (GOALS_FILE, *(file.name for file in ANSWER_FILES.values() if file.name != "feed.csv"))
    return Workspace(path) if any((path / name).is_file() for name in signs) else None
