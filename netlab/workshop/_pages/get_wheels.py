"""Fetch every package of the workshop for every system, so that laptops need no network. For the facilitator.

    python get_wheels.py                        for Windows, macOS (both kinds) and Linux, Python 3.12
    python get_wheels.py --python 3.12 3.13     for these Pythons
    python get_wheels.py --system windows       for one system

Run it where there is a network: it calls pip, which downloads into the folder "wheels". netlab itself opens no
network connection. Needs Python 3.9 or newer with pip.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import zipfile
from email.parser import HeaderParser
from pathlib import Path

HERE = Path(__file__).resolve().parent
WHEELS = HERE / "wheels"
# What netlab needs, and Jupyter; written in when this file was made.
REQUIREMENTS = ["@REQUIREMENTS@"]
# Where netlab's own source lies on the machine that made this file; "" if its wheel is in "wheels" already.
SOURCE = "@SOURCE@"
LINUX = ["manylinux2014_x86_64", *(f"manylinux_2_{n}_x86_64" for n in (17, 24, 26, 27, 28))]
# For each system: the tags that pip knows it by, and what packages ask it about itself.
SYSTEMS = {
    "windows": (
        ["win_amd64"],
        {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows", "platform_machine": "AMD64"},
    ),
    "mac-arm": (
        ["macosx_14_0_arm64"],
        {
            "sys_platform": "darwin",
            "os_name": "posix",
            "platform_system": "Darwin",
            "platform_machine": "arm64",
        },
    ),
    "mac-intel": (
        ["macosx_14_0_x86_64"],
        {
            "sys_platform": "darwin",
            "os_name": "posix",
            "platform_system": "Darwin",
            "platform_machine": "x86_64",
        },
    ),
    "linux": (
        LINUX,
        {
            "sys_platform": "linux",
            "os_name": "posix",
            "platform_system": "Linux",
            "platform_machine": "x86_64",
        },
    ),
}


def main() -> int:
    """Fetch for each system and Python; return 0 if all is there, else 1."""
    given = _arguments()
    WHEELS.mkdir(exist_ok=True)
    if not _own_wheel():
        return 1
    failed = [
        f"{system}, Python {python}"
        for system in given.system
        for python in given.python
        if not _fetch(system, python)
    ]
    size = sum(path.stat().st_size for path in WHEELS.iterdir()) / 10**6
    print(f"{len(list(WHEELS.glob('*.whl')))} wheels, {size:,.0f} MB in {WHEELS.name}.")
    if failed:
        print("NOT complete: " + "; ".join(failed) + ". What pip said stands above.")
    return 1 if failed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Fetch every package of the workshop for every system.")
    parser.add_argument(
        "--python", nargs="+", default=["3.12"], metavar="3.N", help="which Pythons (default: 3.12)"
    )
    parser.add_argument(
        "--system",
        nargs="+",
        default=list(SYSTEMS),
        choices=list(SYSTEMS),
        help="which systems (default: all)",
    )
    return parser.parse_args()


def _own_wheel() -> bool:
    """Build netlab's wheel from its source, unless it is there."""
    if not SOURCE or list(WHEELS.glob("netlab_linkedin-*.whl")):
        return True
    return _pip("wheel", "--no-deps", "--wheel-dir", str(WHEELS), SOURCE)


def _fetch(system: str, python: str) -> bool:
    """Fetch for one system and Python, then whatever only that system asks for, until nothing is missing."""
    print(f"{system}, Python {python}", flush=True)
    wanted, tried = list(REQUIREMENTS), set()
    while wanted:
        tried |= set(wanted)
        if not _download(wanted, system, python):
            return False
        wanted = [one for one in _asked_for(system, python) if one not in tried]
    return True


def _download(wanted: list[str], system: str, python: str) -> bool:
    tags = [part for tag in SYSTEMS[system][0] for part in ("--platform", tag)]
    return _pip(
        "download",
        "--quiet",
        "--only-binary=:all:",
        "--implementation",
        "cp",
        "--python-version",
        python,
        *tags,
        "--find-links",
        str(WHEELS),
        "--dest",
        str(WHEELS),
        *wanted,
    )


def _asked_for(system: str, python: str) -> list[str]:
    """Return what wheels ask for on that system and nobody has fetched: pip asks them about *this* machine.

    pip's own reader of requirements is used, so that nothing has to be installed for this script.
    """
    from pip._vendor.packaging.requirements import Requirement
    from pip._vendor.packaging.utils import canonicalize_name

    about = {
        **SYSTEMS[system][1],
        "python_version": python,
        "python_full_version": python + ".0",
        "extra": "",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    wheels = list(WHEELS.glob("*.whl"))
    there = {canonicalize_name(path.name.split("-")[0]) for path in wheels}
    missing = set()
    for path in wheels:
        for line in _requirements_of(path):
            asked = Requirement(line)
            holds = asked.marker is None or asked.marker.evaluate(about)
            if holds and canonicalize_name(asked.name) not in there:
                missing.add(f"{asked.name}{asked.specifier}")
    return sorted(missing)


def _requirements_of(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as file:
        name = next(name for name in file.namelist() if name.endswith(".dist-info/METADATA"))
        told = HeaderParser().parsestr(file.read(name).decode("utf-8"))
    return told.get_all("Requires-Dist") or []


def _pip(*arguments: str) -> bool:
    return (
        subprocess.run(
            [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments], check=False
        ).returncode
        == 0
    )


if __name__ == "__main__":
    sys.exit(main())
