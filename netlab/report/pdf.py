"""A finished page as a PDF, printed by a browser of this machine that can reach nothing."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from netlab.errors import ReportError
from netlab.files import private_folder
from netlab.report.browser import find_browser
from netlab.version import __version__

SECONDS = 180
DRAWN = (
    20_000  # milliseconds of the page's own time, in which it unpacks and draws; it passes faster than ours
)
MARK = f"\n%netlab {__version__}\n".encode("ascii")  # after the end of a PDF, where readers pay it no heed
OFFLINE = (
    "--host-resolver-rules=MAP * ~NOTFOUND", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-extensions", "--disable-default-apps", "--no-first-run", "--no-default-browser-check",
)  # fmt: skip
BY_HAND = "open it in a browser, press Ctrl+P (Cmd+P on a Mac) and choose “Save as PDF”"


def is_pdf(out: Path) -> bool:
    """Tell by its name whether a report is wanted as a PDF."""
    return out.suffix.lower() == ".pdf"


def printed(page: str) -> bytes:
    """Print ``page`` (HTML) and return the PDF. Nothing is asked of the network, and nothing of it is kept.

    Raises ReportError if there is no Chromium, Chrome, Edge or Brave, or if it gives no PDF.
    """
    browser = find_browser()
    if browser is None:
        raise ReportError("a PDF needs Chromium, Chrome or Edge, and none was found on this machine.")
    with private_folder() as folder:
        source, target = folder / "report.html", folder / "report.pdf"
        source.write_text(page, encoding="utf-8")
        _run([str(browser), *_options(folder, target), source.as_uri()], folder)
        pdf = target.read_bytes() if target.is_file() else b""
    if not pdf.startswith(b"%PDF"):
        raise ReportError(f"{browser.stem} printed nothing.")
    return pdf + MARK


def _options(folder: Path, target: Path) -> list[str]:
    # Chromium refuses its sandbox to root, which is who runs in most containers.
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return [
        "--headless", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={target}",
        f"--user-data-dir={folder / 'profile'}", f"--virtual-time-budget={DRAWN}", *OFFLINE, *as_root,
    ]  # fmt: skip


def _run(command: list[str], folder: Path) -> None:
    quiet = subprocess.DEVNULL
    try:
        subprocess.run(
            command, cwd=folder, stdin=quiet, stdout=quiet, stderr=quiet, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise ReportError(f"the browser did not print within {SECONDS // 60} minutes.") from None
    except OSError:
        raise ReportError("the browser that was found does not start.") from None
