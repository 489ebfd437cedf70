"""Which samples there are and where their files stand."""

from __future__ import annotations

from pathlib import Path

from netlab.errors import ExportNotFound, ParameterError, nearest

SAMPLES = {
    "graduate": "first job after university, 62 connections",
    "switcher": "mid-career, moving to another field, 800 connections",
    "switcher-2022": "the same person four years earlier, in the format of 2022",
    "founder": "runs a small firm, 1,500 connections",
    "recruiter": "writes to many, 5,000 connections",
}


def sample_folder() -> Path:
    """Return the folder that holds the samples. Raises ExportNotFound if neither place has one."""
    package = Path(__file__).parents[1]
    for folder in (package.parent / "data" / "sample", package / "_sample"):
        if folder.is_dir():
            return folder
    raise ExportNotFound("the sample archives are missing; in a checkout run: python -m netlab.sample")


def sample_path(name: str = "switcher") -> Path:
    """Return the archive folder of a sample (a key of ``SAMPLES``). Raises ParameterError for another name."""
    if name not in SAMPLES:
        raise ParameterError(f"no sample called '{name}'.{nearest(name, SAMPLES)}")
    return sample_folder() / name


def room_paths() -> dict[str, Path]:
    """Return the archive folders of the sample room's twelve participants, by name.

    They stand apart from ``SAMPLES``: small, overlapping, and only together of use.
    """
    found = (path for path in sorted((sample_folder() / "room").iterdir()) if path.is_dir())
    return {path.name: path for path in found if path.name != "goals"}


def room_goals(name: str) -> Path:
    """Return the goals file of a participant. Raises ParameterError for somebody who is not in the room."""
    if name not in (there := room_paths()):
        raise ParameterError(f"nobody called '{name}' is in the sample room.{nearest(name, there)}")
    return sample_folder() / "room" / "goals" / f"{name}.toml"


def room_knows() -> dict[str, tuple[str, ...]]:
    """Return whom in the room each participant would tick, by name."""
    text = (sample_folder() / "room" / "knows.csv").read_text(encoding="utf-8")
    rows = [line.split(",") for line in text.splitlines()[1:]]
    return {name: tuple(knows for who, knows in rows if who == name) for name in room_paths()}


def sample_goals(name: str = "switcher") -> Path:
    """Return the goals file of a sample's owner. Raises ParameterError for another name."""
    owner = sample_path(name).name.removesuffix("-2022")
    return sample_folder() / "goals" / f"{owner}.toml"
