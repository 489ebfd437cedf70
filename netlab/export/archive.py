"""Sources to archives of named bytes: zips, folders and single files, opened without trusting them.

Nothing is ever unpacked to disk. A zip is judged by its directory before a byte is inflated, and again while
inflating; a folder's links are followed only inside it. Private files are listed here and read by nobody.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal

import pandas as pd

from netlab.errors import ExportFormatError, ExportNotFound
from netlab.export import zips
from netlab.export.tables import is_private, table_of

MOST_FILES = 20_000  # a LinkedIn archive has about sixty
LARGEST_FILE = 2 << 30
_DATE_IN_NAME = re.compile(r"(?<!\d)(\d{2})-(\d{2})-(\d{4})(?!\d)")
_EXPORT_NAME = re.compile(r"linkedin.?data.?export", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive: its path inside, the time its zip entry carries, and how to read it."""

    path: str
    written: pd.Timestamp | None
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Archive:
    """One export as it was given: a name without folders, its kind, its files, and links that were not followed."""

    name: str
    kind: Literal["zip", "folder", "files"]
    members: tuple[Member, ...]
    refused: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Say whether it holds at least one file that netlab knows."""
        return any(table_of(m.path) or is_private(m.path) for m in self.members)

    def named_date(self) -> pd.Timestamp | None:
        """Return the date in the archive's name (``…_MM-DD-YYYY.zip``), or None."""
        for month, day, year in _DATE_IN_NAME.findall(self.name):
            try:
                return pd.Timestamp(int(year), int(month), int(day))
            except ValueError:
                continue
        return None

    def written(self) -> pd.Timestamp | None:
        """Return the newest time among the zip entries that netlab knows, or None."""
        times = [m.written for m in self.members if m.written is not None and table_of(m.path)]
        return max(times, default=None)


def open_archives(sources: Sequence[str | os.PathLike[str]]) -> list[Archive]:
    """Open every source; loose files are gathered into one archive (several, if a name comes twice).

    Raises ExportNotFound if a path is missing, ExportFormatError if an archive cannot or must not be read.
    """
    if not sources:
        raise ExportNotFound("no export given. Give the zip, the folder or a CSV from LinkedIn's archive.")
    archives: list[Archive] = []
    loose: list[Path] = []
    for source in sources:
        path = _existing(source)
        if path.is_dir():
            archives += _open_folder(path)
        elif zips.is_zip(path) and path.suffix.casefold() not in (".csv", ".xlsx"):
            archives += _open_zip(path, path.name)
        elif path.suffix.casefold() == ".zip":
            raise ExportFormatError(
                f"{path.name}: not a whole zip; the download was cut. Download the archive again."
            )
        else:
            loose.append(path)
    return archives + _loose_archives(loose)


def _existing(source: str | os.PathLike[str]) -> Path:
    path = Path(source).expanduser()
    try:
        is_there = path.is_file() or path.is_dir()
    except (OSError, ValueError):
        is_there = False
    if not is_there:
        raise ExportNotFound(
            f"{path.name}: there is no such file or folder. "
            "Give the zip from LinkedIn's e-mail, the folder it was unzipped to, or one of its CSV files."
        )
    return path


def _open_zip(source: Path | bytes, name: str, depth: int = 0) -> list[Archive]:
    entries = zips.entries(source, name)
    members = tuple(
        Member(entry.path, entry.written, partial(zips.read, source, entry, name))
        for entry in entries
        if not _is_clutter(entry.path)
    )
    archive = Archive(name, "zip", members)
    if archive.is_known or depth:
        return _split(archive)
    inner = [m for m in members if m.path.casefold().endswith(".zip")]
    found = [a for m in inner for a in _open_zip(m.read(), m.path.rsplit("/", 1)[-1], depth + 1)]
    return [a for a in found if a.is_known] or [archive]


def _open_folder(folder: Path) -> list[Archive]:
    members, refused, zipped = [], [], []
    for path in _walk(folder):
        inside = zips.printable(path.relative_to(folder).as_posix())
        if _leads_outside(path, folder):
            refused.append(inside)
        elif path.is_file():
            members.append(Member(inside, None, partial(_read_file, path)))
            if path.suffix.casefold() == ".zip" and _EXPORT_NAME.search(path.name):
                zipped.append(path)
    archive = Archive(folder.resolve().name, "folder", tuple(members), tuple(refused))
    if archive.is_known:
        return _split(archive)
    return [found for path in zipped for found in _open_zip(path, path.name)] or [archive]


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder in order of name, without hidden ones; links to folders are not entered."""
    n = 0
    for where, folders, files in os.walk(folder, onerror=_refuse, followlinks=False):
        links = [name for name in folders if (Path(where) / name).is_symlink()]
        folders[:] = sorted(name for name in folders if not _is_clutter(name) and name not in links)
        for name in sorted([*files, *links]):
            n += 1
            if n > MOST_FILES:
                raise ExportFormatError(
                    f"{folder.name}: more than {MOST_FILES:,} files. Give the folder of the export itself."
                )
            if not _is_clutter(name):
                yield Path(where) / name


def _refuse(error: OSError) -> None:
    name = Path(error.filename or "a folder").name
    raise ExportFormatError(f"{name}: cannot be listed ({error.strerror}). Give a folder you may read.")


def _leads_outside(path: Path, folder: Path) -> bool:
    if not path.is_symlink():
        return False
    try:
        return path.is_dir() or not path.resolve(strict=True).is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return True


def _read_file(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise ExportFormatError(
                f"{path.name}: larger than {LARGEST_FILE >> 30} GB, which no LinkedIn file is."
            )
        return path.read_bytes()
    except OSError as error:
        raise ExportFormatError(
            f"{path.name}: cannot be read ({error.strerror}). Close programs that use it."
        ) from None


def _loose_archives(paths: Iterable[Path]) -> list[Archive]:
    """Gather single files into one archive; a name that comes again opens the next one."""
    rounds: list[dict[str, Path]] = []
    for path in paths:
        place = next((r for r in rounds if path.name not in r), None)
        if place is None:
            rounds.append(place := {})
        place[path.name] = path
    return [
        Archive(
            next(iter(files)) if len(files) == 1 else f"{len(files)} files",
            "files",
            tuple(Member(name, None, partial(_read_file, path)) for name, path in files.items()),
        )
        for files in rounds
    ]


def _split(archive: Archive) -> list[Archive]:
    """Tell apart several exports lying side by side in one zip or folder, each in a folder named like an export."""
    groups: dict[str, list[Member]] = {}
    for member in archive.members:
        root = _root(member.path)
        inside = Member(member.path.removeprefix(root), member.written, member.read)
        groups.setdefault(root, []).append(inside)
    parts = [Archive(_part_name(root, archive, groups), archive.kind, tuple(m)) for root, m in groups.items()]
    known = [part for part in parts if part.is_known]
    if not known:
        return [archive]
    strays = [member for part in parts if not part.is_known for member in part.members]
    return [replace(known[0], members=(*known[0].members, *strays), refused=archive.refused), *known[1:]]


def _part_name(root: str, archive: Archive, groups: Mapping[str, object]) -> str:
    """Prefer the name that carries the date; the outer one where there is only one export."""
    if not root or (len(groups) == 1 and _DATE_IN_NAME.search(archive.name)):
        return archive.name
    return root.rstrip("/").rsplit("/", 1)[-1]


def _root(path: str) -> str:
    """Return the folder named like a LinkedIn export that a file lies in, with its slash; ``""`` without one."""
    folders = path.split("/")[:-1]
    for depth in range(len(folders), 0, -1):
        if _EXPORT_NAME.search(folders[depth - 1]):
            return "/".join(folders[:depth]) + "/"
    return ""


def _is_clutter(path: str) -> bool:
    """Say whether a path is what systems leave behind: ``__MACOSX/``, ``.DS_Store``, ``._Connections.csv``."""
    return any(
        part.startswith(".") or part in ("__MACOSX", "Thumbs.db", "desktop.ini") for part in path.split("/")
    )
