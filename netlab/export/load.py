"""load_export: from a zip, a folder, single CSV files or several archives to one frozen Export."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Mapping
from itertools import combinations
from pathlib import PurePosixPath

import pandas as pd

from netlab.errors import ExportFormatError, ExportNotFound, ParameterError, SchemaError, nearest
from netlab.export.archive import open_archives
from netlab.export.export import LINE_TYPES, Export, Origin
from netlab.export.merge import unite
from netlab.export.owner import owner_of
from netlab.export.part import Part, Reading, Renames, read_part
from netlab.export.schema import empty, header_key
from netlab.export.tables import TABLES, file_name, normalised, table_of
from netlab.export.trouble import issue_table
from netlab.vocabulary import IssueCode

Source = str | os.PathLike[str]
FIRST_PART = "This is the first part of your archive; wait for LinkedIn's second e-mail, which brings your connections."


def load_export(
    *sources: Source | Iterable[Source],
    owner: str | None = None,
    strict: bool = False,
    columns: Renames | None = None,
    progress: Callable[[str], None] | None = None,
) -> Export:
    """Load a LinkedIn data export.

    ``sources``: a zip, a folder, a CSV from the archive, or several of them in any order (the partial archive that
    comes first and the complete one later): the newest file replaces, histories are united. ``owner`` is kept for
    those who ask who the owner is. ``columns`` names headers netlab does not know, file by file:
    ``{"Connections.csv": {"Mein Vorname": "First Name"}}``. ``progress`` gets a sentence now and then.

    Raises ExportNotFound if a path is missing or holds nothing like an export; ExportFormatError if an archive
    cannot or must not be read, or two belong to different people; SchemaError for any issue if ``strict``
    (rows that a newer archive supersedes are none).
    """
    archives = open_archives([path for source in sources for path in _paths(source)])
    renames = {normalised(file): _renames(file, names) for file, names in (columns or {}).items()}
    reading = Reading(renames, progress or (lambda sentence: None), is_one_of_several=len(archives) > 1)
    parts = [read_part(archive, reading) for archive in archives]
    _require_something(parts)
    parts.sort(key=_age)
    _require_one_owner(parts)
    export = _united(parts, owner)
    if strict:
        _require_clean(export)
    return export


def _renames(file: str, names: Mapping[str, str]) -> dict[str, str]:
    """Check what the user says about unknown headers: the file and LinkedIn's headers must be known."""
    table = table_of(file)
    if table is None:
        raise ParameterError(
            f"columns: no file called '{file}' is read.{nearest(file, map(file_name, TABLES.values()))}"
        )
    known = [header for column in table.columns for header in column.headers]
    for header in names.values():
        if header not in known:
            raise ParameterError(f"columns: {file} has no column '{header}'.{nearest(header, known)}")
    return {header_key(theirs): ours for theirs, ours in names.items()}


def _paths(source: Source | Iterable[Source]) -> list[Source]:
    paths: list[Source] = []
    for path in source if isinstance(source, (list, tuple, set, Generator)) else [source]:
        if not isinstance(path, (str, os.PathLike)):
            raise ParameterError(f"an export is given by its path, not by {type(path).__name__}.")
        paths.append(path)
    return paths


def _age(part: Part) -> tuple[pd.Timestamp, bool, str]:
    """Order archives by date; of one day, the partial one (no connections) comes first."""
    when = part.exported_on if pd.notna(part.exported_on) else pd.Timestamp.min
    return when, "connections" in part.layers, part.archive.name


def _require_something(parts: list[Part]) -> None:
    if any(part.layers for part in parts):
        return
    issues = [issue for part in parts for issue in part.issues]
    if issues:
        raise ExportFormatError(f"{issues[0].file}: {issues[0].detail}.")
    private = sum(len(part.not_opened) for part in parts)
    if private:
        raise ExportFormatError(
            "only private files here, which netlab lists and never opens. Give the whole archive."
        )
    names = ", ".join(part.archive.name for part in parts)
    raise ExportNotFound(
        f"{names}: nothing here looks like a LinkedIn export ({_found(parts)}). "
        "Give the zip from LinkedIn's e-mail (Complete_LinkedInDataExport_….zip) or the folder it was unzipped to; "
        "a workbook must be saved as CSV first."
    )


def _found(parts: list[Part]) -> str:
    """Say what was found, by kind of file: names may be personal."""
    files = [path for part in parts for path in part.unknown]
    if not files:
        return "it is empty"
    kinds = Counter(PurePosixPath(path).suffix.casefold() or "no ending" for path in files)
    return ", ".join(f"{n} × {kind}" for kind, n in kinds.most_common(5))


def _require_one_owner(parts: list[Part]) -> None:
    owners = [owner_of(_first(part, "profile"), _first(part, "invitations")) for part in parts]
    for (one, owner), (other, another) in combinations(zip(parts, owners, strict=True), 2):
        if not owner.may_be(another):
            raise ExportFormatError(
                f"{one.archive.name} and {other.archive.name} belong to different people. "
                "Load the archives of one person at a time."
            )


def _first(part: Part, table: str) -> pd.DataFrame | None:
    layers = part.layers.get(table)
    return layers[-1][0].frame if layers else None


def _united(parts: list[Part], owner: str | None) -> Export:
    tables, present = {}, []
    for name, table in TABLES.items():
        layers = [layer for part in parts for layer in part.layers.get(name, [])]
        tables[name] = unite(table, layers) if layers else empty(table)
        if layers:
            present.append(name)
    pieces = [p for part in parts for layers in part.layers.values() for layer in layers for p in layer]
    issues = [issue for part in parts for issue in part.issues] + [
        i for piece in pieces for i in piece.issues
    ]
    return Export(
        **tables,
        issues=issue_table(issues),
        lines=_line_table(parts),
        missing=tuple(file_name(table) for name, table in TABLES.items() if name not in present),
        unknown=tuple(sorted({path for part in parts for path in part.unknown})),
        not_opened=tuple(sorted({path for part in parts for path in part.not_opened})),
        present=tuple(present),
        hints=(FIRST_PART,) if "profile" in present and "connections" not in present else (),
        origin=_origin(parts, owner),
    )


def _origin(parts: list[Part], owner: str | None) -> Origin:
    newest = parts[-1]
    names = tuple(part.archive.name for part in parts)
    return Origin(newest.archive.name, newest.archive.kind, newest.exported_on, newest.dated_by, names, owner)


def _line_table(parts: list[Part]) -> pd.DataFrame:
    rows = [
        (file, c.lines, c.blank, c.preamble, c.header, c.kept, c.set_aside)
        for part in parts
        for file, c in part.lines
    ]
    return pd.DataFrame(rows, columns=list(LINE_TYPES)).astype(LINE_TYPES)


def _require_clean(export: Export) -> None:
    troubles = export.issues[export.issues["code"] != IssueCode.SUPERSEDED]
    if len(troubles):
        first = troubles.iloc[0]
        where = f"{first['file']}, line {first['row']}" if pd.notna(first["row"]) else first["file"]
        more = f" and {len(troubles) - 1:,} more issues" if len(troubles) > 1 else ""
        raise SchemaError(
            f"{where}: {first['detail']} ({first['code']}){more}. Without strict=True it loads."
        )
