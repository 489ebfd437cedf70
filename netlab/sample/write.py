"""Writes archives, truth and goals to disk: equal content and seed give equal bytes."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from netlab.errors import ParameterError, nearest
from netlab.sample.activity_files import activity_files
from netlab.sample.catalogue import SAMPLES
from netlab.sample.content import CONTENT, owners
from netlab.sample.dialects import File, to_bytes
from netlab.sample.own_files import own_files
from netlab.sample.people_files import people_files
from netlab.sample.pursuit_files import pursuit_files
from netlab.sample.room import is_of_room, knows_file, read_room, room_scenes
from netlab.sample.scene import Scene, earlier, scene
from netlab.sample.truth import goals_text, truth_files

SEED = 20261031
ERAS = ("2026", "2022")


def write_sample(owner: str, folder: Path, *, era: str = "2026", seed: int | None = None) -> Path:
    """Write one archive as a folder of the files LinkedIn ships, and return the folder.

    ``era`` is "2026" (today's complete archive) or "2022" (the same person earlier, in the format of that year).
    Raises ParameterError for an unknown owner or era, or faulty content.
    """
    if era not in ERAS:
        raise ParameterError(f"no sample era called '{era}'.{nearest(era, ERAS)}")
    now = scene(owner, SEED if seed is None else seed)
    _write(archive_files(now if era == "2026" else earlier(now)), folder)
    return folder


def archive_files(of: Scene) -> list[File]:
    """Return every file of one archive."""
    return [*people_files(of), *activity_files(of), *pursuit_files(of), *own_files(of)]


def write_all(folder: Path) -> None:
    """Write every sample there is content for, with truth and goals; what stood in their folders before goes."""
    there = set(owners())
    for name in SAMPLES:
        owner = name.removesuffix("-2022")
        if owner not in there:
            continue
        shutil.rmtree(folder / name, ignore_errors=True)
        now = scene(owner, SEED)
        if name != owner:
            _write(archive_files(earlier(now)), folder / name)
            continue
        _write(archive_files(now), folder / name)
        _write(truth_files(now), folder / "truth" / name)
        _write([_goals(name, now)], folder / "goals")
    if (CONTENT / "room").is_dir():
        _write_room(folder / "room")


def _goals(name: str, of: Scene) -> File:
    return File(f"{name}.toml", (), style="text", preamble=goals_text(of.content.goals))


def _write_room(folder: Path) -> None:
    """Write the archives of the room, their goals, and who knows whom in it."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, of in room_scenes(SEED).items():
        _write(filter(is_of_room, archive_files(of)), folder / name)
        _write([_goals(name, of)], folder / "goals")
    _write([knows_file(read_room())], folder)


def _write(files: Iterable[File], folder: Path) -> None:
    for file in files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(to_bytes(file))
