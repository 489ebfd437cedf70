"""The browser of this machine that can print: Chromium, Chrome, Edge or Brave, found where each system puts them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

VARIABLE = "CHROMIUM"  # names one where it is found nowhere else
NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge",
    "microsoft-edge-stable", "msedge", "brave-browser",
)  # fmt: skip
ON_MACS = ("Google Chrome", "Chromium", "Microsoft Edge", "Brave Browser")
ON_WINDOWS = (
    ("Google", "Chrome", "Application", "chrome.exe"),
    ("Microsoft", "Edge", "Application", "msedge.exe"),
    ("Chromium", "Application", "chrome.exe"),
    ("BraveSoftware", "Brave-Browser", "Application", "brave.exe"),
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")


def find_browser() -> Path | None:
    """Return the browser that the variable ``CHROMIUM`` names, else the first one found; none where there is none."""
    named = os.environ.get(VARIABLE)
    places = [Path(named)] if named else _places()
    return next((place for place in places if place.is_file()), None)


def _places() -> Iterator[Path]:
    """Where a browser may be: on the search path, then where macOS and Windows install programs."""
    yield from (Path(found) for found in map(shutil.which, NAMES) if found)
    for applications in (Path("/Applications"), Path.home() / "Applications"):
        yield from (applications / f"{name}.app" / "Contents" / "MacOS" / name for name in ON_MACS)
    for variable in WINDOWS_FOLDERS:
        if folder := os.environ.get(variable):
            yield from (Path(folder).joinpath(*parts) for parts in ON_WINDOWS)
