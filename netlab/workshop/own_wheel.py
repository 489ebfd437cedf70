"""netlab's own wheel and needs, for a stick: from the checkout it runs from, or from where it was installed."""

from __future__ import annotations

import re
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path

from netlab import errors
from netlab.errors import ParameterError

NAME = "netlab-linkedin"
BESIDE = ("jupyterlab>=4.4,<5",)  # what the lessons are opened with
_OWN_FILE = re.compile(r"^(netlab/|netlab_linkedin-[^/]+\.dist-info/)")
_OF_THE_INSTALLER = ("INSTALLER", "REQUESTED", "RECORD", "direct_url.json")


def source_folder() -> Path | None:
    """Return the checkout that this netlab runs from, ``None`` if it was installed as a wheel."""
    folder = Path(errors.__file__).parents[1]
    return folder if (folder / "pyproject.toml").is_file() else None


def requirements() -> list[str]:
    """Return what netlab needs, with Jupyter, as pip reads it. Raises ParameterError if nobody can tell."""
    folder = source_folder()
    if folder is not None:
        told = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"][
            "dependencies"
        ]
    else:
        told = [line for line in _installed().requires or [] if "extra ==" not in line]
    return [*told, *BESIDE]


def repack(folder: Path) -> Path:
    """Write the installed netlab back into the wheel that it came from, in ``folder``; its bytes are those installed.

    Raises ParameterError if it was not installed from a wheel.
    """
    installed = _installed()
    target = folder / f"netlab_linkedin-{installed.version}-py3-none-any.whl"
    own = [
        file
        for file in installed.files or []
        if _OWN_FILE.match(file.as_posix()) and "__pycache__" not in file.parts
    ]
    kept = [file for file in own if file.name not in _OF_THE_INSTALLER]
    record = [
        f"{file.as_posix()},{file.hash.mode}={file.hash.value},{file.size}" for file in kept if file.hash
    ]
    home = f"netlab_linkedin-{installed.version}.dist-info/RECORD"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as wheel:
        for file in kept:
            wheel.writestr(
                zipfile.ZipInfo(file.as_posix(), (1980, 1, 1, 0, 0, 0)),
                file.read_binary(),
                zipfile.ZIP_DEFLATED,
            )
        wheel.writestr(zipfile.ZipInfo(home, (1980, 1, 1, 0, 0, 0)), "\n".join([*record, f"{home},,", ""]))
    return target


def _installed() -> metadata.Distribution:
    try:
        return metadata.distribution(NAME)
    except metadata.PackageNotFoundError:
        raise ParameterError(
            "netlab was neither installed nor started from its own folder. Install it first."
        ) from None
