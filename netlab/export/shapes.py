"""What a table works out from its own cells: names, ghosts, drafts, parts of sentences that hold a date.

Each function takes the frame with its hidden columns and returns it with the derived columns filled in.
"""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np
import pandas as pd

from netlab.export.cells import containing
from netlab.export.dates import LONG_MINUTE, MONTHS, read_dates
from netlab.export.markup import SPONSORED_CLASS, plain_texts
from netlab.export.repairs import mend_share
from netlab.export.trouble import Trouble
from netlab.lexicons import read_lexicon
from netlab.vocabulary import IssueCode

_UPLOAD = re.compile(r"You uploaded an? (?P<kind>.{1,60}?) on (?P<when>.{6,40}?) \(GMT\)")
_BIRTHDAYS = (
    re.compile(r"(?P<month>[^\W\d_]{3,12})\.? (?P<day>\d{1,2})(?:, \d{4})?"),  # Mon D[, YYYY]
    re.compile(
        r"(?:\d{4}|-)-(?P<month>\d{2})-(?P<day>\d{2})"
    ),  # 1990-03-05 and --03-05, as address books write
)
_DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_PROFILE = r"((?:https?://)?(?:[a-z]{2,3}\.)?linkedin\.com/in/[^\s,;\]\"]{1,300})"


def names(frame: pd.DataFrame, trouble: Trouble) -> pd.DataFrame:
    """Fill ``name`` from first and last name, and give a profile address its scheme."""
    first, last = frame["first_name"].fillna(""), frame["last_name"].fillna("")
    joined = (first + " " + last).str.strip()
    frame["name"] = joined.mask(joined == "")
    if "url" in frame:
        frame["url"] = with_scheme(frame["url"])
    return frame


def with_scheme(urls: pd.Series) -> pd.Series:
    """Put ``https://`` before addresses without it: the endorsement files ship ``www.linkedin.com/in/…``."""
    bare = urls.str.match(r"(?:www\.)?linkedin\.com/", case=False).fillna(False).astype(bool)
    return urls.mask(bare, "https://" + urls)


def connections(frame: pd.DataFrame, trouble: Trouble) -> pd.DataFrame:
    """Fill ``name`` and ``is_ghost``: a row that holds nothing but the day (0.4-6 % of rows)."""
    frame = names(frame, trouble)
    said = frame[["first_name", "last_name", "url", "email", "company", "position"]]
    frame["is_ghost"] = said.isna().all(axis=1).astype("boolean")
    return frame


def messages(frame: pd.DataFrame, trouble: Trouble) -> pd.DataFrame:
    """Fill ``is_draft`` (False where no column marks drafts) and ``is_sponsored``; make ``content`` plain text."""
    is_draft = np.zeros(len(frame), dtype=bool)
    for name in filter(trouble.has, ("message_draft", "conversation_draft")):
        is_draft |= frame[name].str.casefold().isin(["yes", "true"]).to_numpy(bool)
    frame["is_draft"] = pd.array(is_draft, dtype="boolean")
    titled = (frame["title"] == "Sponsored Conversation").fillna(False).to_numpy(bool)
    tagged = containing(frame["content"], "<")
    titled[tagged] |= frame.loc[tagged, "content"].str.contains(SPONSORED_CLASS, regex=False).to_numpy(bool)
    frame["is_sponsored"] = pd.array(titled, dtype="boolean")
    frame["content"] = plain_texts(frame["content"], tagged)
    return frame


def shares(frame: pd.DataFrame, trouble: Trouble) -> pd.DataFrame:
    """Undo the new-line quotes that Shares.csv adds to the commentary."""
    broken = containing(frame["text"], '"')
    frame.loc[broken, "text"] = frame.loc[broken, "text"].map(mend_share)
    return frame


def positions(frame: pd.DataFrame, trouble: Trouble) -> pd.DataFrame:
    """Fill ``is_current``: begun and not finished. NA where not even the beginning is known."""
    is_current = frame["finished_on"].isna().astype("boolean")
    frame["is_current"] = is_current.mask(frame["started_on"].isna() & is_current)
    return frame


def events(frame: pd.DataFrame, trouble: Trouble) -> pd.DataFrame:
    """Fill ``starts_at`` and ``ends_at`` from ``Mar 05, 2024 06:00 PM - Mar 05, 2024 08:00 PM``."""
    halves = frame["when"].str.slice(0, 200).str.split(" - ", n=1, expand=True).reindex(columns=[0, 1])
    for name, half in (("starts_at", 0), ("ends_at", 1)):
        cells = halves[half].astype("string").str.strip()
        frame[name] = read_dates(cells, (LONG_MINUTE,)).values
        trouble.add(
            cells.notna() & frame[name].isna(), name, IssueCode.BAD_DATE, "not like Mar 05, 2024 02:30 PM"
        )
    return frame


def rich_media(frame: pd.DataFrame, trouble: Trouble) -> pd.DataFrame:
    """Fill ``kind`` and ``uploaded_at`` from ``You uploaded a photo on March 9, 2026 at 2:58 PM (GMT)``."""
    said = frame["said"].str.slice(0, 200).str.extract(_UPLOAD).astype("string")
    moments = said["when"].str.replace(" at ", " ", regex=False)
    frame["uploaded_at"] = read_dates(moments, (LONG_MINUTE,)).values
    frame["kind"] = frame["kind"].fillna(said["kind"])
    frame["description"] = frame["description"].mask(frame["description"] == "-")
    unread = frame["said"].notna() & frame["uploaded_at"].isna()
    trouble.add(unread, "uploaded_at", IssueCode.BAD_DATE, "no sentence with a date in it")
    return frame


def contacts(frame: pd.DataFrame, trouble: Trouble) -> pd.DataFrame:
    """Reduce an address book to what advice may use: no number, handle, mail or postal address is kept."""
    full = frame["full_name"]
    frame = names(frame, trouble)
    frame["name"] = frame["name"].fillna(full)
    kinds = frame["emails"].map(_mail_kind, na_action="ignore")
    frame["mail_kind"] = kinds.astype(pd.CategoricalDtype(["personal", "work"]))
    has_address = frame["addresses"].notna().astype("boolean")
    frame["has_home_address"] = has_address if trouble.has("addresses") else has_address.mask(~has_address)
    where = frame["profiles"].fillna("") + " " + frame["sites"].fillna("")
    frame["url"] = with_scheme(where.str.slice(0, 5000).str.extract(_PROFILE, flags=re.I)[0].astype("string"))
    return _birthdays(frame, trouble)


def _birthdays(frame: pd.DataFrame, trouble: Trouble) -> pd.DataFrame:
    """Fill day and month of birth; the year is never kept."""
    found = frame["birthday"].map(_birthday, na_action="ignore")
    frame["birth_month"] = found.map(lambda pair: pair[0], na_action="ignore").astype("Int64")
    frame["birth_day"] = found.map(lambda pair: pair[1], na_action="ignore").astype("Int64")
    unread = frame["birthday"].notna() & frame["birth_day"].isna()
    trouble.add(unread, "birth_day", IssueCode.BAD_DATE, "not like Mar 5 or Mar 5, 1990")
    return frame


def _birthday(cell: str) -> tuple[int, int] | None:
    for pattern in _BIRTHDAYS:
        found = pattern.fullmatch(cell[:60])
        if found:
            word, day = found["month"], int(found["day"])
            month = int(word) if word.isdigit() else MONTHS.get(word.casefold(), 0)
            return (month, day) if 1 <= month <= 12 and 1 <= day <= _DAYS_IN_MONTH[month - 1] else None
    return None


def _mail_kind(cell: str) -> str | None:
    domains = {word.rpartition("@")[2].casefold() for word in re.split(r"[\s,;]+", cell) if "@" in word}
    if not domains:
        return None
    return "personal" if domains & _free_mail() else "work"


@lru_cache(maxsize=1)
def _free_mail() -> frozenset[str]:
    return frozenset(read_lexicon("export/mail")["free"])
