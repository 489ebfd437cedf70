"""One person of a made archive, with the truth about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from netlab.sample.content import Person
from netlab.sample.work import Job

EXPORT_DAY = date(2026, 10, 31)


@dataclass(frozen=True)
class Member:
    """One person of the archive, with the truth about them; ``story`` is None for the silent rest."""

    id: str
    first: str
    last: str
    slug: str
    job: Job
    connected_on: date | None
    relationship: str = "unknown"
    has_evidence: bool = False
    says: str = "unknown"
    fits: bool = False
    review: bool = False
    story: Person | None = None
    endorses: str = ""  # "me": endorsed my skills; "them": I endorsed theirs
    is_contact: bool = False

    @property
    def name(self) -> str:
        """Given name and surname as LinkedIn joins them."""
        return f"{self.first.strip()} {self.last.strip()}".strip()

    @property
    def url(self) -> str:
        """The profile address, or nothing where the profile is hidden."""
        return f"https://www.linkedin.com/in/{self.slug}" if self.slug else ""


def month_ends(text: str) -> tuple[date, date]:
    """Return first and last day of ``2019``, ``2019-03`` or ``2019-03-14``."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date(*parts), date(*parts)
    if len(parts) == 2:
        first = date(parts[0], parts[1], 1)
        return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return date(parts[0], 1, 1), date(parts[0], 12, 31)
