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


def sample_goals(name: str = "switcher") -> Path:
    """Return the goals file of a sample's owner. Raises ParameterError for another name."""
    owner = sample_path(name).name.removesuffix("-2022")
    return sample_folder() / "goals" / f"{owner}.toml"
