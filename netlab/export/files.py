"""Which of several files of one table to read: parts are joined, copies and twins are not added up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from netlab.export.archive import Member
from netlab.export.dialects import HEADER_WITHIN, find_header
from netlab.export.encoding import decode, other_format, split_lines
from netlab.export.schema import Table
from netlab.export.tables import TABLES, bare_name, copy_number, normalised, part_number
from netlab.export.trouble import Issue
from netlab.vocabulary import IssueCode

_LARGEST_PART = 10_000  # a larger number after the underscore is the member's, not a part's
_LARGE_ENOUGH = 3  # headers that must be known before a file of another name is taken for a table


@dataclass(slots=True)
class Choice:
    """Layers of files to read, oldest first (each a list of parts in order), and files set aside with the reason."""

    layers: list[list[Member]] = field(default_factory=list)
    aside: list[tuple[Member, Issue]] = field(default_factory=list)


def choose(table: Table, members: Sequence[Member]) -> Choice:
    """Sort the files of one table in one archive into layers of parts.

    ``Endorsement Received Info.csv`` beside its underscore twin is set aside: the rows overlap (one archive of
    2022). Copies with equal bytes are set aside; copies that differ become layers, the later one last.
    """
    choice = Choice()
    members = _without_twins(members, choice)
    for copies in _copies(members).values():
        for at, member in enumerate(_distinct(copies, choice)):
            if at == len(choice.layers):
                choice.layers.append([])
            choice.layers[at].append(member)
    for layer in choice.layers:
        layer.sort(key=lambda m: (normalised(m.path), part_number(m.path), m.path))
    return choice


def guess_table(data: bytes) -> Table | None:
    """Return the table whose header a single file of an unknown name has, or None."""
    if other_format(data):
        return None
    lines = split_lines(decode(data[: 1 << 16]).text)[:HEADER_WITHIN]
    found = [(find_header(lines, table), table) for table in TABLES.values() if table.signature]
    fits = [
        (len(h.positions), t) for h, t in found if h and not h.absent and len(h.positions) >= _LARGE_ENOUGH
    ]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None


def _without_twins(members: Sequence[Member], choice: Choice) -> list[Member]:
    styles: dict[str, set[bool]] = {}
    for member in members:
        styles.setdefault(normalised(member.path), set()).add(_is_spaced(member.path))
    kept = []
    for member in members:
        if len(styles[normalised(member.path)]) > 1 and _is_spaced(member.path):
            detail = "its twin with underscores has the same rows and is read instead"
            choice.aside.append((member, Issue(member.path, None, None, IssueCode.TWIN, detail)))
        else:
            kept.append(member)
    return kept


def _is_spaced(path: str) -> bool:
    """Say whether a file name has spaces where its twin has underscores."""
    return " " in bare_name(path)


def _copies(members: Sequence[Member]) -> dict[tuple[str, int], list[Member]]:
    groups: dict[tuple[str, int], list[Member]] = {}
    for member in members:
        number = part_number(member.path)
        part = number if number <= _LARGEST_PART else 0
        name = member.path if member.path.endswith((".html", ".htm")) else normalised(member.path)
        groups.setdefault((name, part), []).append(member)
    return groups


def _distinct(copies: list[Member], choice: Choice) -> list[Member]:
    """Order copies by time and number, and set aside those with the bytes of another."""
    if len(copies) == 1:
        return copies
    ordered = sorted(copies, key=lambda m: (m.written or pd.Timestamp.min, copy_number(m.path), m.path))
    contents: list[bytes] = []
    kept = []
    for member in ordered:
        data = member.read()
        if data in contents:
            detail = "a copy of another file here, byte by byte; set aside"
            choice.aside.append((member, Issue(member.path, None, None, IssueCode.DUPLICATE, detail)))
        else:
            contents.append(data)
            kept.append(member)
    return kept
