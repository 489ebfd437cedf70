"""An archive in LinkedIn's own format with invented people, for a workshop's own use.

What is kept: who wrote to whom and when (all dates moved by the same number of weeks), who endorsed whom, functions and levels, employers of
five people or more, the kinds of posts and reactions. What is dropped: every text, address, note, birthday, phone number and private
file. Such people may still be recognised by those who know them, so this is no archive for everybody (docs/privacy.md).
"""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd

from netlab.errors import ParameterError
from netlab.export import Export
from netlab.export.schema import Table
from netlab.export.tables import TABLES, file_name
from netlab.network import Network, analyse
from netlab.privacy.invented import LEFT_OUT, Inventor, inventor, plain_titles
from netlab.privacy.leaks import require_no_leak
from netlab.privacy.names import telling
from netlab.privacy.partitions import K
from netlab.privacy.secrets import names_of, secrets_of
from netlab.sample.people_files import PREAMBLE

MOST_WEEKS = 26  # by which all dates are moved, at least one
# The tables that are written, with what becomes of each text column; a column not named here is left blank.
Change = Callable[["Pass", pd.Series], pd.Series]


class Pass:
    """One pass over an archive: what is invented, which employers stay, and by how much dates move."""

    def __init__(self, network: Network, export: Export, secret: bytes, *, keep_companies: bool):
        self.inventor: Inventor = inventor(secret, names_of(network, export))
        unsafe = telling(network)
        people = network.people
        sizes = people["employer"].value_counts()
        self.companies = _companies(people, None if keep_companies else set(sizes.index[sizes >= K]), unsafe)
        self.titles = plain_titles(people, lambda title: any(name in title for name in unsafe))
        self.shift = pd.Timedelta(weeks=1 + int(self.inventor.mark("weeks", 8), 16) % MOST_WEEKS)

    def first(self, names: pd.Series) -> pd.Series:
        return names.map(lambda name: self.inventor.name(name)[0], na_action="ignore")

    def last(self, names: pd.Series) -> pd.Series:
        return names.map(lambda name: self.inventor.name(name)[1], na_action="ignore")

    def whole(self, names: pd.Series) -> pd.Series:
        return names.map(self.inventor.listed, na_action="ignore")

    def address(self, urls: pd.Series) -> pd.Series:
        return urls.map(self.inventor.addresses, na_action="ignore")

    def mark(self, texts: pd.Series) -> pd.Series:
        return texts.map(lambda text: self.inventor.mark(text, 16), na_action="ignore")

    def company(self, names: pd.Series) -> pd.Series:
        return names.map(lambda name: self.companies.get(name, ""), na_action="ignore")

    def title(self, titles: pd.Series) -> pd.Series:
        return titles.map(lambda title: self.titles.get(title, ""), na_action="ignore")

    def left_out(self, texts: pd.Series) -> pd.Series:
        return texts.where(texts.isna() | texts.eq(""), LEFT_OUT)

    def same(self, texts: pd.Series) -> pd.Series:
        return texts


_PERSON: dict[str, tuple[str, Change]] = {
    "first_name": ("name", Pass.first),
    "last_name": ("name", Pass.last),
}
WRITTEN: Mapping[str, dict[str, Change | tuple[str, Change]]] = {
    "connections": {**_PERSON, "url": Pass.address, "company": Pass.company, "position": Pass.title},
    "messages": {
        "conversation": Pass.mark, "sender": Pass.whole, "sender_url": Pass.address, "recipients": Pass.whole,
        "recipient_urls": Pass.address, "content": Pass.left_out, "folder": Pass.same,
    },
    "invitations": {
        "sender": Pass.whole, "recipient": Pass.whole, "message": Pass.left_out, "direction": Pass.same,
        "inviter_url": Pass.address, "invitee_url": Pass.address,
    },
    "endorsements_received": {**_PERSON, "skill": Pass.same, "url": Pass.address, "status": Pass.same},
    "endorsements_given": {**_PERSON, "skill": Pass.same, "url": Pass.address, "status": Pass.same},
    "recommendations_received": {**_PERSON, "company": Pass.company, "position": Pass.title, "text": Pass.left_out, "status": Pass.same},
    "recommendations_given": {**_PERSON, "company": Pass.company, "position": Pass.title, "text": Pass.left_out, "status": Pass.same},
    "reactions": {"type": Pass.same},
    "shares": {"link": Pass.mark, "text": Pass.left_out, "visibility": Pass.same},
    "comments": {"link": Pass.mark, "text": Pass.left_out},
    "company_follows": {"organization": Pass.company},
    "profile": {**_PERSON},
    "skills": {"skill": Pass.same},
}  # fmt: skip


def pseudonymise(
    export: Export,
    out: str | Path,
    *,
    secret: bytes,
    companies: str = "coarsen",
    as_of: str | pd.Timestamp | None = None,
) -> str:
    """Write ``export`` anew into the folder ``out`` with invented people; return a sentence on what was written.

    ``secret``: random bytes that nobody keeps; with the same ones the same names are invented. ``companies``: ``coarsen`` keeps
    employers of five people or more (of the others, nothing), ``keep`` keeps all. What is kept of each file stands in
    :data:`WRITTEN`; every other file is left out. Every file is searched for real names, addresses and texts before it is put in place.

    Raises ParameterError if ``out`` is there and not empty, LeakError if something personal would be written.
    """
    folder = Path(out)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ParameterError(f"{folder.name}: there and not empty. Name a new folder.")
    if companies not in ("keep", "coarsen"):
        raise ParameterError("companies: 'keep' or 'coarsen'.")
    network = analyse(export, as_of=as_of)
    work = Pass(network, export, secret, keep_companies=companies == "keep")
    files = {
        file_name(TABLES[name]): _file(export, TABLES[name], work) for name in WRITTEN if export.has(name)
    }
    _require_nobody(files, network, export, work)
    _put(files, folder, network.as_of, work.shift)
    return f"Wrote {len(files)} files to {folder.name}: invented names, no texts, dates moved by whole weeks."


def _companies(people: pd.DataFrame, shown: set[str] | None, unsafe: set[str]) -> dict[str, str]:
    """Say for each company what is written in its place: its employer's name if that is shown, else nothing."""
    rows = people.dropna(subset=["company"]).drop_duplicates("company")
    told = {}
    for company, employer in zip(rows["company"], rows["employer"].fillna(""), strict=True):
        name = employer if shown is not None else company
        told[company] = name if name and name not in unsafe and (shown is None or name in shown) else ""
    return told


def _file(export: Export, table: Table, work: Pass) -> bytes:
    """Write one table as LinkedIn writes it today: preamble, header, dates, texts."""
    frame = getattr(export, table.name)
    if table.name == "messages":
        frame = frame[~frame["is_sponsored"].fillna(False) & ~frame["is_draft"].fillna(False)]
    columns = {column.headers[0]: _column(frame, table, column.name, work) for column in table.columns if column.headers and not column.is_hidden}  # fmt: skip
    rows = pd.DataFrame(columns).fillna("")
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(rows.columns)
    writer.writerows(rows.itertuples(index=False))
    return ((PREAMBLE if table.name == "connections" else "") + text.getvalue()).encode("utf-8")


def _column(frame: pd.DataFrame, table: Table, name: str, work: Pass) -> pd.Series:
    column, change = table.column(name), WRITTEN[table.name].get(name)
    values = frame[name].reset_index(drop=True)
    if column.kind in ("time", "day"):
        return (values - work.shift).dt.strftime(column.formats[0]).astype("string")
    if change is None:
        return pd.Series("", index=values.index, dtype="string")
    if isinstance(change, tuple):
        source, change = change
        values = frame[source].reset_index(drop=True)
    if column.kind == "choice":
        back = {word: header.upper() for header, word in column.words.items()}
        return values.astype("string").map(back).astype("string")
    return change(work, values.astype("string")).astype("string")


def _require_nobody(files: Mapping[str, bytes], network: Network, export: Export, work: Pass) -> None:
    """Search what would be written for names, addresses and texts; employers and titles are there on purpose."""
    meant = [*work.companies.values(), *work.titles.values(), *export.skills["skill"].dropna()]
    secrets = secrets_of(network, export, allowed=[value for value in meant if value])
    kinds = {kind: runs for kind, runs in secrets.anywhere.items() if "employer" not in kind}
    for name, content in files.items():
        require_no_leak(content, replace(secrets, anywhere=kinds, in_data={}), name=name)


def _put(files: Mapping[str, bytes], folder: Path, as_of: pd.Timestamp, shift: pd.Timedelta) -> None:
    """Write all files beside their place and move them there at once, for their owner alone."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=".netlab-", dir=folder.parent))
    dated = "" if pd.isna(as_of) else f"_{as_of - shift:%m-%d-%Y}"
    inside = fresh / f"Complete_LinkedInDataExport{dated}"
    inside.mkdir(mode=0o700)
    try:
        for name, content in files.items():
            (inside / name).write_bytes(content)
        if folder.exists():
            folder.rmdir()
        fresh.rename(folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
