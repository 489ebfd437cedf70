"""load_export: from a zip, a folder, single CSV files or several archives to one frozen Export."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

import pandas as pd

from netlab.errors import ExportFormatError, ExportNotFound, ParameterError, SchemaError, nearest
from netlab.export.archive import Archive, Member, open_archives
from netlab.export.articles import read_article
from netlab.export.conform import conform
from netlab.export.export import LINE_TYPES, Export, Origin
from netlab.export.files import Choice, choose, guess_table
from netlab.export.merge import Layer, Piece, unite
from netlab.export.owner import owner_of
from netlab.export.rows import Count, Unreadable, count_all, read_rows
from netlab.export.schema import Table, empty, header_key
from netlab.export.tables import TABLES, file_name, is_private, normalised, table_of
from netlab.export.trouble import Issue, issue_table
from netlab.text import counted
from netlab.vocabulary import IssueCode

Source = str | os.PathLike[str]
Renames = Mapping[str, Mapping[str, str]]
FIRST_PART = "This is the first part of your archive; wait for LinkedIn's second e-mail, which brings your connections."


@dataclass(slots=True)
class _Part:
    """One archive, read: the layers of each table, and what is to be told."""

    archive: Archive
    layers: dict[str, list[Layer]] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    lines: list[tuple[str, Count]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    not_opened: list[str] = field(default_factory=list)
    exported_on: pd.Timestamp = pd.NaT  # type: ignore[assignment]
    dated_by: str = "unknown"


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
    tell = progress or (lambda sentence: None)
    renames = {normalised(file): _renames(file, names) for file, names in (columns or {}).items()}
    several = len(archives) > 1
    parts = [_read_archive(archive, renames, several, tell) for archive in archives]
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


def _read_archive(archive: Archive, renames: Renames, several: bool, tell: Callable[[str], None]) -> _Part:
    part = _Part(archive, not_opened=list(archive.refused))
    known: dict[str, list[Member]] = {}
    for member in archive.members:
        table = table_of(member.path)
        if is_private(member.path):
            part.not_opened.append(member.path)
        elif table is None and archive.kind == "files":
            table = guess_table(member.read())
        if table is not None:
            known.setdefault(table.name, []).append(member)
        elif not is_private(member.path):
            part.unknown.append(member.path)
    for name, members in known.items():
        _read_table(part, TABLES[name], members, renames, several, tell)
    part.exported_on, part.dated_by = _dated(part)
    return part


def _read_table(
    part: _Part,
    table: Table,
    members: list[Member],
    renames: Renames,
    several: bool,
    tell: Callable[[str], None],
) -> None:
    """Read all the files of one table in one archive into layers."""
    label = f"{part.archive.name}/" if several else ""
    choice: Choice = choose(table, members)
    for member, issue in choice.aside:
        part.issues.append(issue._replace(file=label + member.path))
        part.lines.append((label + member.path, count_all(member.read())))
    for group in choice.layers:
        layer: Layer = []
        for member in group:
            file = label + member.path
            try:
                piece = _read_file(member, file, table, renames, several or len(choice.layers) > 1)
            except Unreadable as trouble:
                part.issues.append(trouble.issue)
                part.lines.append((file, trouble.count))
                continue
            tell(f"{member.path}: {counted(len(piece.frame), 'row')}")
            layer.append(piece)
            part.lines.append((file, piece.count))
        if layer:
            part.layers.setdefault(table.name, []).append(layer)


def _read_file(member: Member, file: str, table: Table, renames: Renames, may_change: bool) -> Piece:
    data = member.read()
    if table.name == "articles":
        frame, count, issues = read_article(data, file)
        return Piece(file, frame, count, issues)
    rows = read_rows(data, file, table, renames.get(normalised(member.path)))
    del data
    frame, kept = conform(rows, table)
    return Piece(
        file, frame, rows.count, rows.issues, rows if may_change else None, kept if may_change else None
    )


def _dated(part: _Part) -> tuple[pd.Timestamp, str]:
    """Date an archive: by its zip entries, else its name, else the newest thing that happened in it."""
    written, named = part.archive.written(), part.archive.named_date()
    if written is not None:
        return written, "zip entry time"
    if named is not None:
        return named, "file name"
    moments = [
        piece.frame[TABLES[name].dated].max()
        for name, layers in part.layers.items()
        if TABLES[name].dated
        for layer in layers
        for piece in layer
    ]
    newest = max((moment for moment in moments if pd.notna(moment)), default=None)
    return (newest, "newest activity") if newest is not None else (pd.NaT, "unknown")  # type: ignore[return-value]


def _age(part: _Part) -> tuple[pd.Timestamp, bool, str]:
    """Order archives by date; of one day, the partial one (no connections) comes first."""
    when = part.exported_on if pd.notna(part.exported_on) else pd.Timestamp.min
    return when, "connections" in part.layers, part.archive.name


def _require_something(parts: list[_Part]) -> None:
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


def _found(parts: list[_Part]) -> str:
    """Say what was found, by kind of file: names may be personal."""
    files = [path for part in parts for path in part.unknown]
    if not files:
        return "it is empty"
    kinds = Counter(PurePosixPath(path).suffix.casefold() or "no ending" for path in files)
    return ", ".join(f"{n} × {kind}" for kind, n in kinds.most_common(5))


def _require_one_owner(parts: list[_Part]) -> None:
    owners = [owner_of(_first(part, "profile"), _first(part, "invitations")) for part in parts]
    for owner in owners[1:]:
        if not owners[0].may_be(owner):
            names = " and ".join(part.archive.name for part in parts)
            raise ExportFormatError(
                f"{names} belong to different people. Load the archives of one person at a time."
            )


def _first(part: _Part, table: str) -> pd.DataFrame | None:
    layers = part.layers.get(table)
    return layers[-1][0].frame if layers else None


def _united(parts: list[_Part], owner: str | None) -> Export:
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


def _origin(parts: list[_Part], owner: str | None) -> Origin:
    newest = parts[-1]
    names = tuple(part.archive.name for part in parts)
    return Origin(newest.archive.name, newest.archive.kind, newest.exported_on, newest.dated_by, names, owner)


def _line_table(parts: list[_Part]) -> pd.DataFrame:
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
