"""One archive, read: which file makes which table, each file to rows, and when the archive was made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from netlab.export.archive import Archive, Member
from netlab.export.articles import read_article
from netlab.export.conform import conform
from netlab.export.files import choose, guess_table
from netlab.export.merge import Layer, Piece
from netlab.export.rows import Count, Unreadable, count_all, read_rows
from netlab.export.schema import Table
from netlab.export.tables import TABLES, is_private, normalised, table_of
from netlab.export.trouble import Issue
from netlab.text import counted

Renames = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read: what unknown headers mean (by normalised file name), whom to tell, and whether others follow."""

    renames: Renames
    tell: Callable[[str], None]
    is_one_of_several: bool


@dataclass(slots=True)
class Part:
    """One archive, read: the layers of each table, and what is to be told."""

    archive: Archive
    layers: dict[str, list[Layer]] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    lines: list[tuple[str, Count]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    not_opened: list[str] = field(default_factory=list)
    exported_on: pd.Timestamp = pd.NaT  # type: ignore[assignment]
    dated_by: str = "unknown"


def read_part(archive: Archive, reading: Reading) -> Part:
    """Read every known file of an archive that is not private."""
    part = Part(archive, not_opened=list(archive.refused))
    for name, members in _sorted_out(part).items():
        _read_table(part, TABLES[name], members, reading)
    part.exported_on, part.dated_by = _dated(part)
    return part


def _sorted_out(part: Part) -> dict[str, list[Member]]:
    """List the files of each table; private and unknown ones are only named."""
    known: dict[str, list[Member]] = {}
    for member in part.archive.members:
        if is_private(member.path):
            part.not_opened.append(member.path)
            continue
        table = table_of(member.path)
        if table is None and part.archive.kind == "files":
            table = guess_table(member.read())
        if table is None:
            part.unknown.append(member.path)
        else:
            known.setdefault(table.name, []).append(member)
    return known


def _read_table(part: Part, table: Table, members: list[Member], reading: Reading) -> None:
    """Read all the files of one table in one archive into layers."""
    label = f"{part.archive.name}/" if reading.is_one_of_several else ""
    choice = choose(table, members)
    for member, issue in choice.aside:
        part.issues.append(issue._replace(file=label + member.path))
        part.lines.append((label + member.path, count_all(member.read())))
    may_change = reading.is_one_of_several or len(choice.layers) > 1
    for group in choice.layers:
        layer: Layer = []
        for member in group:
            try:
                piece = _read_file(member, label + member.path, table, reading, may_change)
            except Unreadable as trouble:
                part.issues.append(trouble.issue)
                part.lines.append((label + member.path, trouble.count))
                continue
            layer.append(piece)
            part.lines.append((piece.file, piece.count))
        if layer:
            part.layers.setdefault(table.name, []).append(layer)


def _read_file(member: Member, file: str, table: Table, reading: Reading, may_change: bool) -> Piece:
    """Read one file; its raw rows are kept only where a newer archive may still supersede some."""
    data = member.read()
    if table.name == "articles":
        piece = Piece(file, *read_article(data, file))
    else:
        rows = read_rows(data, file, table, reading.renames.get(normalised(member.path)))
        del data
        frame, kept = conform(rows, table)
        piece = Piece(file, frame, rows.count, rows.issues)
        if may_change:
            piece.rows, piece.kept = rows, kept
    reading.tell(f"{member.path}: {counted(len(piece.frame), 'row')}")
    return piece


def _dated(part: Part) -> tuple[pd.Timestamp, str]:
    """Date an archive: by its zip entries, else its name, else the newest thing that happened in it."""
    written, named = part.archive.written(), part.archive.named_date()
    if written is not None:
        return written, "zip entry time"
    if named is not None:
        return named, "file name"
    moments = [
        piece.frame[dated].max()
        for name, layers in part.layers.items()
        if (dated := TABLES[name].dated)
        for layer in layers
        for piece in layer
    ]
    newest = max((moment for moment in moments if pd.notna(moment)), default=None)
    return (newest, "newest activity") if newest is not None else (pd.NaT, "unknown")  # type: ignore[return-value]
