"""Raw bytes to archives on disk, and tables to plain rows, for tests of reading."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

Files = Mapping[str, str | bytes]
NAME = "Complete_LinkedInDataExport_10-31-2026"
WHEN = (2026, 10, 31, 9, 30, 0)

NOTES = (
    "Notes:\n"
    '"When exporting your connection data, you may notice that some of the email addresses are missing. '
    "You will only see email addresses for connections who have allowed their connections to see or download "
    'their email address using this setting https://www.linkedin.com/psettings/privacy/email."\n'
    "\n"
)
CONNECTIONS = NOTES + (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    'Mira,"Solberg, PhD",https://www.linkedin.com/in/mira-solberg,,Warmstead,Analyst,05 Mar 2024\n'
    ",,,,,,04 Mar 2024\n"
    "Tomás,Ibarra,https://www.linkedin.com/in/tom%C3%A1s-ibarra,t@example.org,Loopcycle,,31 Dec 2019"
)
MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,"
    "FOLDER,ATTACHMENTS\n"
    "2-abc==,,Mira Solberg,https://www.linkedin.com/in/mira-solberg,Rowan Ashdown,"
    "https://www.linkedin.com/in/rowan-ashdown,2026-10-01 08:00:00 UTC,,Good morning,INBOX,\n"
)
PROFILE = (
    "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location\n"
)
PROFILE_OF = {
    "rowan": PROFILE + "Rowan,Ashdown,,1 Example Street,Mar 5,Analyst,,Energy,99999,Utrecht\n",
    "kaya": PROFILE + "Kaya,Brandt,,2 Example Street,Apr 6,Founder,,Retail,99999,Ghent\n",
}


def zipped(files: Files, when: tuple[int, ...] = WHEN, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack files into a zip in memory."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, when), as_bytes(content), method)  # type: ignore[arg-type]
    return buffer.getvalue()


def write_zip(where: Path, files: Files, name: str = f"{NAME}.zip", when: tuple[int, ...] = WHEN) -> Path:
    """Write a zip and return its path."""
    path = where / name
    path.write_bytes(zipped(files, when))
    return path


def write_folder(where: Path, files: Files, name: str = NAME) -> Path:
    """Write files into a folder and return its path."""
    folder = where / name
    for inside, content in files.items():
        path = folder / inside
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(as_bytes(content))
    return folder


def as_bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode()


def filled_lines(data: bytes) -> int:
    """Count the non-blank physical lines of a file, without any of netlab's code."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        data = data.decode("utf-16", "replace").encode()
    data = data.removeprefix(b"\xef\xbb\xbf")  # a mark is no text
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    return sum(1 for line in lines if line.strip())


def rows(frame: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    """Return a table as tuples: dates as text (without a midnight), NA as None; a single column as its values."""
    shown = frame[list(columns)] if columns else frame
    return [tuple(_plain(value) for value in row) for row in shown.astype(object).itertuples(index=False)]


def column(frame: pd.DataFrame, name: str) -> list[object]:
    """Return one column as plain values."""
    return [row[0] for row in rows(frame, name)]


def codes(issues: pd.DataFrame) -> list[tuple[object, ...]]:
    """Return where and what the issues are, without their sentences."""
    return rows(issues, "file", "row", "column", "code")


def _plain(value: object) -> object:
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return None
    return str(value).removesuffix(" 00:00:00") if isinstance(value, pd.Timestamp) else value
