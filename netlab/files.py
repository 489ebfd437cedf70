"""Files that are whole or not there, and a folder that only its owner can read."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from netlab.errors import NetlabWarning, ReportError

OWNER_ONLY, EVERYBODY = 0o600, 0o666  # the umask takes its part of the second


def write_whole(path: Path, content: str | bytes, *, private: bool) -> Path:
    """Write a text (as UTF-8) or bytes beside its place and move it there, so that nobody ever reads half of it.

    A private file can be read by its owner alone. Raises ReportError if the folder is missing or closed, or
    if another program holds the old file open (Windows); the old file then stays as it was.
    """
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(beside, flags, OWNER_ONLY if private else EVERYBODY), "wb") as file:
            file.write(content.encode("utf-8") if isinstance(content, str) else content)
        beside.replace(path)
    except OSError as error:
        raise ReportError(_why(path, error)) from None
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return path


def _why(path: Path, error: OSError) -> str:
    if not path.parent.is_dir():
        return f"{path.name}: its folder is not there. Make the folder first, or name another file."
    if isinstance(error, PermissionError):
        return f"{path.name}: may not be written. Close it in other programs, or name another file."
    return f"{path.name}: could not be written ({error.strerror}). Name another file."


@contextmanager
def private_folder() -> Iterator[Path]:
    """Make a folder that only its owner can read (mode 0700) and remove it, with all in it, afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="netlab-"))
    try:
        yield folder
    finally:
        _remove(folder)


def _remove(folder: Path, tries: int = 5) -> None:
    """Remove a folder; Windows may hold the files of a program that has just ended for a moment."""
    for attempt in range(tries):
        try:
            shutil.rmtree(folder)
            return
        except FileNotFoundError:
            return
        except OSError:
            time.sleep(0.2 * (attempt + 1))
    warnings.warn(
        f"could not remove {folder}: it holds your data, please delete it.", NetlabWarning, stacklevel=2
    )
