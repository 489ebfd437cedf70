"""axe-core, which finds what keeps people with other eyes, hands or ears out of a page; fetched by npm, kept in .cache/."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

VERSION = "4.14.1"
KEPT = Path(__file__).parents[1] / ".cache" / f"axe-core-{VERSION}.js"
INSIDE = "package/axe.min.js"
GRAVE = ("serious", "critical")
ABSENT = "NO AXE-CORE: nobody looked at this page for readers with other needs. Install npm, or run with a network once."
RUN = """async (allowed) => (await axe.run(document, {resultTypes: ["violations"], iframes: false})).violations
  .filter((found) => allowed.includes(found.impact))
  .flatMap((found) => found.nodes.slice(0, 3).map((node) => `${found.impact} ${found.id}: ${node.target.join(" ")}`))"""


@cache
def source() -> str:
    """Return the program. Where npm cannot bring it: a loud skip, and a failure where ``CI`` is set."""
    if not KEPT.exists() and not _fetch():
        if os.environ.get("CI"):
            pytest.fail(ABSENT)
        pytest.skip(ABSENT)
    return KEPT.read_text(encoding="utf-8")


def _fetch() -> bool:
    npm = shutil.which("npm")
    if npm is None:
        return False
    with tempfile.TemporaryDirectory() as folder:
        wanted = [npm, "pack", f"axe-core@{VERSION}", "--silent", "--pack-destination", folder]
        done = subprocess.run(wanted, cwd=folder, capture_output=True, timeout=300, check=False)
        packed = next(Path(folder).glob("*.tgz"), None)
        if done.returncode or packed is None:
            return False
        with tarfile.open(packed) as archive:
            program = archive.extractfile(INSIDE)
            assert program is not None
            KEPT.parent.mkdir(exist_ok=True)
            beside = KEPT.with_suffix(f".{os.getpid()}")
            beside.write_bytes(program.read())
            beside.replace(KEPT)
    return True


def grave_findings(page: Page) -> list[str]:
    """Return what axe-core calls serious or critical on an open page: how grave, which rule, where."""
    page.evaluate(source())
    return list(page.evaluate(RUN, list(GRAVE)))
