"""Every file of the archive: which table it makes, or that it is private and stays shut.

Files are known by their normalised name, never by their path: lower case, without spaces, underscores and
hyphens, without the member's number (``Comments_1158443584.csv``), the part's (``Job Applications_1.csv``) or
the copy's (``Connections (1).csv``).
"""

from __future__ import annotations

import re
from types import MappingProxyType

from netlab.export.schema import Table
from netlab.export.tables_activity import ACTIVITY_TABLES, ARTICLES
from netlab.export.tables_network import NETWORK_TABLES
from netlab.export.tables_profile import PROFILE_TABLES

TABLES = MappingProxyType(
    {table.name: table for table in (*NETWORK_TABLES, *ACTIVITY_TABLES, *PROFILE_TABLES)}
)

# Known and never opened: résumé texts, logins, money, documents, phone numbers, what LinkedIn infers.
PRIVATE_FILES = (
    "Private_identity_asset.csv",
    "Logins.csv",
    "Security Challenges.csv",
    "Registration.csv",
    "Receipts.csv",
    "Receipts_v2.csv",
    "Verifications.csv",
    "PhoneNumbers.csv",
    "Email Addresses.csv",
    "Whatsapp Phone Numbers.csv",
    "Inferences_about_you.csv",
    "Job Applicant Saved Answers.csv",
    "Job Applicant Saved Screening Question Responses.csv",
)
_PRIVATE_STARTS = ("receipts", "whatsapp", "verifications", "jobapplicantsaved", "privateidentityasset")

_COPY = re.compile(r"(?: ?\((\d{1,3})\)| - copy| copy)$", re.IGNORECASE)
_NUMBER = re.compile(r"_(\d+)$")
_FILLER = re.compile(r"[\s_\-]+")


def normalised(path: str) -> str:
    """Return the comparable name of a file: ``Jobs/Job Applications_1 (2).csv`` is ``jobapplications``."""
    return _FILLER.sub("", bare_name(path)).casefold()


def bare_name(path: str) -> str:
    """Return the name LinkedIn gave a file, without folders, ending, member's, part's or copy's number."""
    stem, before = _stem(path), ""
    while stem != before:
        before, stem = stem, _NUMBER.sub("", _COPY.sub("", stem).rstrip())
    return stem


def part_number(path: str) -> int:
    """Return the number after the last underscore (a part's, or the member's), 0 without one."""
    found = _NUMBER.search(_COPY.sub("", _stem(path)).rstrip())
    return int(found.group(1)[:18]) if found else 0


def copy_number(path: str) -> int:
    """Return the number a download or a file manager added (``(1)``), 0 without one."""
    found = _COPY.search(_stem(path))
    return int(found.group(1) or 1) if found else 0


def table_of(path: str) -> Table | None:
    """Return the table that a file of the archive makes, or None if it is private or unknown."""
    if path.casefold().endswith(".csv"):
        return None if is_private(path) else _BY_FILE.get(normalised(path))
    return ARTICLES if _is_article(path) else None


def is_private(path: str) -> bool:
    """Say whether a file is one of those that are listed and never opened, whatever its extension."""
    name = normalised(path)
    return name in _PRIVATE or name.startswith(_PRIVATE_STARTS)


def file_name(table: Table) -> str:
    """Return the name LinkedIn gives the table's file today."""
    return table.files[0] if table.files else "Articles/*.html"


def _stem(path: str) -> str:
    name = path.rsplit("/", 1)[-1]
    return name[: name.rfind(".")] if "." in name[1:] else name


def _is_article(path: str) -> bool:
    folders = path.casefold().split("/")[:-1]
    return path.casefold().endswith((".html", ".htm")) and "articles" in folders


_BY_FILE = {normalised(file): table for table in TABLES.values() for file in table.files}
_PRIVATE = frozenset(map(normalised, PRIVATE_FILES))
