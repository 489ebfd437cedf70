"""Reading zips without trusting them: the directory is judged first, and the limits hold again while inflating."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from netlab.errors import ExportFormatError

# The largest real archive seen: 5 MB raw, 4 times compressed. These limits leave room for a thousand times that.
LARGEST_ENTRY = 2 << 30
LARGEST_TOTAL = 4 << 30
HIGHEST_RATIO = 200  # of inflated to packed bytes
RATIO_FROM = 16 << 20  # bytes from which the ratio counts: small files of one letter are no danger
MOST_ENTRIES = 20_000
_CHUNK = 1 << 20
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, OverflowError, RuntimeError,
    NotImplementedError, IndexError, KeyError, MemoryError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a zip: its cleaned path, its time, its number in the directory and its declared size."""

    path: str
    written: pd.Timestamp | None
    number: int
    size: int


def is_zip(path: Path) -> bool:
    """Say whether a file has a zip's directory at its end."""
    try:
        return zipfile.is_zipfile(path)
    except _BROKEN:
        return False


def entries(source: Path | bytes, name: str) -> list[Entry]:
    """List the files of a zip after judging it whole.

    Raises ExportFormatError for a damaged or encrypted zip, an unknown method, a path that leads outside,
    a link, or sizes that no LinkedIn archive has.
    """
    with _open(source, name) as archive:
        infos = archive.infolist()
    if len(infos) > MOST_ENTRIES:
        raise ExportFormatError(
            f"{name}: {len(infos):,} files in one zip; a LinkedIn archive has about sixty. Not opened."
        )
    found = []
    total = 0
    for number, info in enumerate(infos):
        if info.filename.endswith(("/", "\\")):  # a folder
            continue
        _judge(info, name)
        total += info.file_size
        found.append(Entry(_safe_path(info.filename, name), _written(info), number, info.file_size))
    if total > LARGEST_TOTAL:
        raise ExportFormatError(
            f"{name}: would unpack to {total >> 30} GB, which no LinkedIn archive does. Not opened."
        )
    return found


def read(source: Path | bytes, entry: Entry, name: str) -> bytes:
    """Inflate one file, piece by piece, and stop where it grows beyond what the directory said."""
    pieces, n = [], 0
    with _open(source, name) as archive:
        try:
            with archive.open(archive.infolist()[entry.number]) as file:
                while piece := file.read(_CHUNK):
                    n += len(piece)
                    if n > min(entry.size, LARGEST_ENTRY):
                        raise ExportFormatError(
                            f"{name}: {entry.path} unpacks to more than it says. Not read."
                        )
                    pieces.append(piece)
        except ExportFormatError:
            raise
        except _BROKEN:
            raise ExportFormatError(
                f"{name}: {entry.path} is damaged inside the zip. Download the archive again; the link lasts 72 hours."
            ) from None
    return b"".join(pieces)


def _open(source: Path | bytes, name: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)
    except _BROKEN:
        raise ExportFormatError(
            f"{name}: not a whole zip; the download was cut or the file is damaged. Download the archive again."
        ) from None


def _judge(info: zipfile.ZipInfo, name: str) -> None:
    path = _shown(info.filename)
    if info.flag_bits & 0x1:
        raise ExportFormatError(
            f"{name}: {path} is encrypted. LinkedIn's archives have no password: unpack this one and give the folder."
        )
    if info.compress_type not in _METHODS:
        raise ExportFormatError(
            f"{name}: {path} is packed by a method netlab does not read ({info.compress_type}). "
            "Unpack it and give the folder."
        )
    if stat.S_ISLNK(info.external_attr >> 16):
        raise ExportFormatError(
            f"{name}: {path} is a link, which LinkedIn's archives never hold. Not opened."
        )
    too_dense = info.file_size > RATIO_FROM and info.file_size > HIGHEST_RATIO * max(info.compress_size, 1)
    if info.file_size > LARGEST_ENTRY or too_dense:
        raise ExportFormatError(
            f"{name}: {path} would unpack to {info.file_size >> 20:,} MB; a zip bomb. Not opened."
        )


def _safe_path(path: str, name: str) -> str:
    clean = path.replace("\\", "/")  # old Windows tools write backslashes
    parts = clean.split("/")
    if clean.startswith("/") or ".." in parts or (len(parts[0]) > 1 and parts[0][1] == ":"):
        raise ExportFormatError(f"{name}: {_shown(path)} leads outside the archive. Not opened.")
    inside = "/".join(part for part in parts if part not in ("", "."))
    if not inside:
        raise ExportFormatError(
            f"{name}: a file without a name; the zip is damaged. Download the archive again."
        )
    return printable(inside)


def printable(path: str) -> str:
    """Make a file name fit for a terminal: control characters, overrides and broken letters become ``?``."""
    return "".join(c if c.isprintable() else "?" for c in path)


def _shown(path: str) -> str:
    return printable(path)[:80]


def _written(info: zipfile.ZipInfo) -> pd.Timestamp | None:
    try:
        moment = pd.Timestamp(*info.date_time)
    except ValueError:
        return None
    return moment if moment.year > 1980 else None  # 1980-01-01 is what tools write who do not know
