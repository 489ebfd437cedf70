"""Everything on a stick: for rooms with poor Wi-Fi, and for laptops that may install nothing.

netlab opens no network connection, so it does not fetch the packages itself: it writes ``get_wheels.py``, which the
facilitator runs once at home, and installers that then need no network.
"""

from __future__ import annotations

import shutil
import stat
import zipfile
from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path

from netlab.errors import ParameterError
from netlab.sample import SAMPLES, sample_path
from netlab.workshop.exercises import SETUP_CHECK, write_exercises
from netlab.workshop.own_wheel import BESIDE, repack, requirements, source_folder
from netlab.workshop.worksheet import worksheet_html

GET_WHEELS = "get_wheels.py"
Made = Mapping[str, Callable[[Path], object]]  # file on the stick -> what writes it there
READ_ME = """\
netlab: a workshop on a stick

To take part
  1  Copy this whole folder to your laptop.
  2  Double-click the installer for your system. It needs Python 3.11 or newer on the laptop, and no network.
     Windows   install (Windows).bat
     macOS     install (macOS).command   (the first time: right click, Open)
     Linux     install (Linux).sh
  3  It opens the lessons. Begin with the one that starts with 1.
  python check_setup.py says what is missing, and the command to get it.

If you may install nothing here
  reports/         finished reports about invented people: open them in any browser, no network needed
  worksheet.html   print it, and write by hand
  slides.html      what is shown in front

For the facilitator
  get_wheels.py    run it at home, once, where there is a network: python get_wheels.py
  facilitator/     solutions, guide and letters
  samples/         the archives of the invented people, as LinkedIn would send them

Nothing here is about a real person. Put no archive of yours on a stick that you lend.
"""
_WINDOWS = """\
@echo off
chcp 65001 >nul
cd /d "%~dp0"
set "PLACE=%USERPROFILE%\\netlab-workshop"
if not exist wheels (
  echo The folder "wheels" is missing. Ask the facilitator: it is made by get_wheels.py.
  pause
  exit /b 1
)
py -3 --version >nul 2>&1 || (
  echo Python is missing. Get it with: winget install Python.Python.3.12
  pause
  exit /b 1
)
py -3 -m venv "%PLACE%\\env" && "%PLACE%\\env\\Scripts\\python" -m pip install --disable-pip-version-check --no-index --find-links wheels {packages}
if errorlevel 1 (
  echo That did not work. Run: py -3 check_setup.py
  pause
  exit /b 1
)
if not exist "%PLACE%\\lessons" xcopy /e /i /q lessons "%PLACE%\\lessons" >nul
cd /d "%PLACE%\\lessons"
"%PLACE%\\env\\Scripts\\python" -m jupyter lab
pause
"""
_UNIX = """\
#!/bin/sh
cd "$(dirname "$0")" || exit 1
place="$HOME/netlab-workshop"
if [ ! -d wheels ]; then
  echo 'The folder "wheels" is missing. Ask the facilitator: it is made by get_wheels.py.'
  exit 1
fi
python3 -m venv "$place/env" && "$place/env/bin/python" -m pip install --disable-pip-version-check --no-index --find-links wheels {packages} || {{
  echo "That did not work. Run: python3 check_setup.py"
  exit 1
}}
[ -d "$place/lessons" ] || cp -R lessons "$place/lessons"
cd "$place/lessons" || exit 1
[ -n "$NO_JUPYTER" ] || exec "$place/env/bin/python" -m jupyter lab
"""
INSTALLERS = {
    "install (Windows).bat": _WINDOWS,
    "install (macOS).command": _UNIX,
    "install (Linux).sh": _UNIX,
}


def lay_out(folder: str | Path, notebooks: Path, papers: Path | None, made: Made) -> Path:
    """Lay out the stick in a new or empty ``folder`` and return it.

    ``notebooks``: the workshop's lessons; ``papers``: where guide and letters are, if there; ``made``: what somebody
    else makes (reports, slides), by its name on the stick. Raises ParameterError if the folder holds anything.
    """
    place = Path(folder).expanduser()
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        raise ParameterError(
            f"{place.name}: not an empty folder. Name a new one: netlab workshop stick -o stick"
        )
    place.mkdir(parents=True, exist_ok=True)
    write_exercises(place / "lessons", notebooks)
    write_exercises(place / "facilitator" / "solutions", notebooks, solutions=True)
    _write_texts(place)
    _write_samples(place / "samples")
    _copy_papers(papers, place / "facilitator")
    _write_wheels(place)
    for name, write in made.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        write(place / name)
    return place


def told(place: Path) -> Iterator[str]:
    """Tell what lies there, how large it is, and what comes next."""
    sizes: dict[str, int] = {}
    for path in sorted(place.rglob("*")):
        if path.is_file():
            part = path.relative_to(place).parts[0]
            sizes[part] = sizes.get(part, 0) + path.stat().st_size
    yield f"{place.name}: {sum(sizes.values()) / 10**6:,.1f} MB."
    yield from (f"  {size / 10**6:8.1f} MB  {part}" for part, size in sizes.items() if size > 10**5)
    yield f"Next, where there is a network: python {GET_WHEELS} in that folder. It fetches the packages and says how large they are."


def get_wheels_script() -> str:
    """Return ``get_wheels.py`` with what netlab needs written in."""
    source = source_folder()
    script = files("netlab.workshop").joinpath("_pages", GET_WHEELS).read_text(encoding="utf-8")
    return script.replace('["@REQUIREMENTS@"]', repr(requirements())).replace(
        '"@SOURCE@"', repr(str(source or ""))
    )


def _write_texts(place: Path) -> None:
    packages = " ".join(["netlab-linkedin", *(f'"{name}"' for name in BESIDE)])
    _write(place / "READ ME FIRST.txt", READ_ME)
    _write(place / "worksheet.html", worksheet_html())
    _write(place / GET_WHEELS, get_wheels_script())
    shutil.copyfile(place / "lessons" / SETUP_CHECK, place / SETUP_CHECK)
    for name, text in INSTALLERS.items():
        _write(place / name, text.format(packages=packages))


def _write(path: Path, text: str) -> None:
    ends = "\r\n" if path.suffix in (".bat", ".txt") else "\n"
    path.write_text(text, encoding="utf-8", newline=ends)
    if path.suffix in (".sh", ".command"):
        path.chmod(path.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)


def _write_samples(folder: Path) -> None:
    """Zip every sample as LinkedIn sends archives; equal samples give equal bytes."""
    folder.mkdir(exist_ok=True)
    for name in SAMPLES:
        source = sample_path(name)
        with zipfile.ZipFile(folder / f"{name}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(source.rglob("*")):
                if path.is_file():
                    entry = zipfile.ZipInfo(path.relative_to(source).as_posix(), (2026, 10, 31, 0, 0, 0))
                    archive.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)


def _copy_papers(papers: Path | None, folder: Path) -> None:
    for path in sorted(papers.glob("workshop*.md")) if papers is not None else ():
        shutil.copyfile(path, folder / path.name)


def _write_wheels(place: Path) -> None:
    """Put netlab's own wheel there where it was installed from one; from a checkout, ``get_wheels.py`` builds it."""
    if source_folder() is None:
        (place / "wheels").mkdir()
        repack(place / "wheels")
