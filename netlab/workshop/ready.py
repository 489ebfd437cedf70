"""Is this laptop ready for the workshop? Needs nothing but Python, any from 3.8 on: run it as a plain file.

    python check_setup.py

It looks and changes nothing: which Python this is, whether it can make environments and install packages, what of
netlab's packages is there and in which version, Jupyter, a browser, free disk, whether files can be written here.
For whatever is missing it prints the command that brings it. It opens no network connection.
"""

from __future__ import annotations

import platform
import shutil
import sys
import tempfile
import webbrowser
from collections.abc import Iterator
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Tuple  # noqa: UP035  (Python 3.8 reads this file, too)

Finding = Tuple[str, str, str]  # noqa: UP006  (state, what was found, the command that mends it)

NEEDED_PYTHON = (3, 11)
NEEDED_DISK = 1500  # megabytes: the environment takes about half of it
ENVIRONMENT = "netlab-env"
NETLAB = "netlab-linkedin"
# Name on the index, the oldest version that works, and the first that nobody has tried.
PACKAGES = (
    ("pandas", "3.0", "4"),
    ("numpy", "2.2", "3"),
    ("scipy", "1.15", "2"),
    ("networkx", "3.5", "4"),
    ("plotly", "7.1", "8"),
    ("anywidget", "0.11", "0.12"),
    ("ipywidgets", "8.1.8", "9"),
    ("nbconvert", "7.17", "8"),
    ("jinja2", "3.1", "4"),
    ("nbclient", "0.11", "0.12"),
    ("nbformat", "5.10", "6"),
    ("jupyter-client", "8.6", "9"),
    ("traitlets", "5.14", "6"),
    ("ipython", "9.0", "10"),
    ("ipykernel", "7.0", "8"),
    ("rapidfuzz", "3.14", "4"),
    ("cleanco", "2.3", "3"),
    ("filelock", "3.16", "5"),
    ("icalendar", "6", "8"),
    ("tzdata", "2025.1", ""),
    ("jsonschema", "4.20", "5"),
)
BROWSERS = (
    "firefox", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge", "microsoft-edge",
    "safari", "brave-browser",
)  # fmt: skip
GOOD, MISSING, ADVISED = "ok", "MISSING", "advised"


def main() -> int:
    """Print what is there and what is missing with its command; return 0 if the workshop can begin, else 1."""
    findings = list(look())
    for state, what, command in findings:
        print(f"{state:8} {what}")
        for line in command.splitlines():
            print(f"{'':8}   {line}")
    lacking = sum(state == MISSING for state, _, _ in findings)
    print()
    if not lacking:
        print("Ready. Nothing more to do before the workshop.")
        return 0
    things = "One thing is" if lacking == 1 else f"{lacking} things are"
    print(f"{things} missing. Run the commands above from top to bottom, then this check once more.")
    print("If you may install nothing here: come all the same; the workshop has a path without code.")
    return 1


def look() -> Iterator[Finding]:
    """Yield what was found: its state, what it is, and the commands that mend it (a line each, or "")."""
    yield _python()
    yield _venv()
    yield _pip()
    yield from _packages()
    yield _jupyter()
    yield _browser()
    yield _disk()
    yield _writing()


def _python() -> Finding:
    said = "Python {}.{}.{}".format(*sys.version_info[:3])
    if sys.version_info[:2] >= NEEDED_PYTHON:
        return GOOD, f"{said} on {platform.system() or sys.platform}", ""
    wanted = "{}.{}".format(*NEEDED_PYTHON)
    return MISSING, f"{said} is too old: needed is {wanted} or newer", how_to_get_python(platform.system())


def how_to_get_python(system: str) -> str:
    """Return the command that brings a new enough Python on a system, by the name ``platform`` gives it."""
    if system == "Windows":
        return "winget install Python.Python.3.12     then open a new window"
    if system == "Darwin":
        return "brew install python@3.12     or the installer from python.org"
    return "sudo apt install python3 python3-venv python3-pip     on Debian and Ubuntu; elsewhere the like"


def _venv() -> Finding:
    if find_spec("venv") is not None and find_spec("ensurepip") is not None:
        return GOOD, "venv, which makes environments", ""
    system = platform.system()
    command = "sudo apt install python3-venv" if system == "Linux" else how_to_get_python(system)
    return MISSING, "venv, which makes environments", command


def _pip() -> Finding:
    if find_spec("pip") is not None:
        return GOOD, "pip, which installs packages", ""
    if platform.system() == "Linux" and not _is_environment():
        return MISSING, "pip, which installs packages", "sudo apt install python3-pip"
    return MISSING, "pip, which installs packages", f"{_this_python()} -m ensurepip --upgrade"


def _packages() -> Iterator[Finding]:
    """Tell of netlab and what it needs: what is there in a line, what is not with the one command for all."""
    there = [f"{name} {version}" for name, *_ in PACKAGES if (version := version_of(name))]
    absent = [name for name, *_ in PACKAGES if not version_of(name)]
    own = version_of(NETLAB)
    # A checkout that nobody installed can be imported all the same.
    if own or find_spec("netlab") is not None:
        there.insert(0, f"netlab {own or 'from its folder'}")
    else:
        absent.insert(0, "netlab")
    unfit = [
        sentence
        for entry in PACKAGES
        if (sentence := what_is_wrong(entry[0], version_of(entry[0]), *entry[1:]))
    ]
    if there:
        yield GOOD, ", ".join(there), ""
    wrong = ["packages: " + ", ".join(absent)] if absent else []
    for at, what in enumerate([*wrong, *unfit]):
        yield MISSING, what, how_to_install() if at == 0 else "the same command brings it"


def what_is_wrong(name: str, version: str | None, oldest: str, not_yet: str) -> str:
    """Say what is wrong with a version that is there; "" if nothing is, or if the package is not there."""
    if version is None:
        return ""
    if as_numbers(version) < as_numbers(oldest):
        return f"{name} {version} is too old: needed is {oldest} or newer"
    if not_yet and as_numbers(version) >= as_numbers(not_yet):
        return f"{name} {version} is newer than netlab knows: needed is one below {not_yet}"
    return ""


def version_of(name: str) -> str | None:
    """Return the version of an installed package, ``None`` if it is not there."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def as_numbers(version: str) -> tuple[int, ...]:
    """Return the numbers of a version, to compare: "8.1.10rc1" gives (8, 1, 10)."""
    numbers = []
    for part in version.split("."):
        digits = part[: next((at for at, sign in enumerate(part) if not sign.isdigit()), len(part))]
        if not digits:
            break
        numbers.append(int(digits))
    return tuple(numbers)


def how_to_install() -> str:
    """Return the commands that install netlab and Jupyter: from wheels beside this file, else from netlab's folder."""
    here = Path(__file__).resolve().parent
    wheels = next((folder / "wheels" for folder in (here, here.parent) if (folder / "wheels").is_dir()), None)
    checkout = next((folder for folder in here.parents if (folder / "pyproject.toml").is_file()), None)
    if wheels is not None:
        what = f'--no-index --find-links "{wheels}" {NETLAB} jupyterlab'
    else:
        what = (
            f'"{checkout}[lab]"'
            if checkout
            else '"NETLAB[lab]"     where NETLAB is the unzipped folder of netlab'
        )
    if _is_environment():
        return f"{_this_python()} -m pip install {what}"
    inside = (
        rf"{ENVIRONMENT}\Scripts\python" if platform.system() == "Windows" else f"{ENVIRONMENT}/bin/python"
    )
    return (
        f"{_this_python()} -m venv {ENVIRONMENT}\n{inside} -m pip install {what}\n"
        f"and from then on use {inside}, also for this check"
    )


def _jupyter() -> Finding:
    for name in ("jupyterlab", "notebook"):
        version = version_of(name)
        if version:
            return GOOD, f"{name} {version}", ""
    if shutil.which("code"):
        return GOOD, "Visual Studio Code, which opens notebooks with its Jupyter extension", ""
    return MISSING, "Jupyter, which opens the lessons", how_to_install()


def _browser() -> Finding:
    try:
        webbrowser.get()
        found = True
    except webbrowser.Error:
        found = any(shutil.which(name) for name in BROWSERS)
    if found:
        return GOOD, "a browser", ""
    return ADVISED, "no browser found: reports and slides are read in one", "install Firefox, Chrome or Edge"


def _disk() -> Finding:
    free = shutil.disk_usage(Path.cwd()).free // 10**6
    if free >= NEEDED_DISK:
        return GOOD, f"{free:,} MB of disk free", ""
    told = f"{free:,} MB of disk free: needed are {NEEDED_DISK:,}"
    return MISSING, told, "empty the bin and the folder of downloads"


def _writing() -> Finding:
    try:
        with tempfile.NamedTemporaryFile(dir=Path.cwd()):
            pass
    except OSError:
        return (
            MISSING,
            "no file can be written in this folder",
            "copy it to your own documents and run this there",
        )
    return GOOD, "files can be written in this folder", ""


def _is_environment() -> bool:
    return sys.prefix != sys.base_prefix


def _this_python() -> str:
    if _is_environment():
        return f'"{sys.executable}"'
    return "py" if platform.system() == "Windows" else "python3"


if __name__ == "__main__":
    sys.exit(main())
