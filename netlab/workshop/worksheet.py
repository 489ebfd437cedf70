"""The worksheet: four pages to write on by hand; diagnosis, reflection, peer consulting, commitment."""

from __future__ import annotations

from importlib.resources import files


def worksheet_html() -> str:
    """Return the worksheet as one HTML page that prints on four sheets of A4 and fetches nothing."""
    return files("netlab.workshop").joinpath("_pages", "worksheet.html").read_text(encoding="utf-8")
