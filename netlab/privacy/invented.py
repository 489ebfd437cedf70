"""Invented names, addresses, employers and titles, the same for the same real one, and of nobody's making."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import product

import pandas as pd

from netlab.people.names import HIDDEN_NAME, name_key, split_names
from netlab.text import fold, profile_slug

FIRST = (
    "Adra", "Belno", "Cerit", "Dovan", "Elsu", "Farin", "Gelka", "Hamo", "Ivren", "Jastu", "Kelmi", "Lorne", "Mavik", "Nerus",
    "Olmin", "Pavra", "Quilo", "Rensa", "Sulin", "Tavor", "Ulmar", "Veska", "Wendo", "Xandru", "Ylva", "Zorin",
)  # fmt: skip
STARTS = ("Bran", "Cald", "Dorn", "Elder", "Fall", "Gren", "Hart", "Kest", "Lind", "Mor", "Nord", "Oster", "Pell", "Rav", "Stor", "Thorn", "Ul", "Vint", "West", "Yar")  # fmt: skip
ENDS = ("ablo", "berin", "cott", "dallo", "enko", "fax", "gard", "hult", "iver", "kova", "lund", "mere", "ness", "oro", "quist", "rade", "sby", "tani", "uren", "wick")  # fmt: skip
LEFT_OUT = "(left out)"
AREAS = {
    "data": "Data", "hr": "HR", "general management": "Operations", "trades and hospitality": "Hospitality", "student": "", "other": "",
    "unknown": "",
}  # fmt: skip
TITLES = {
    "student": "{} Student", "entry": "Junior {} Specialist", "mid": "{} Specialist", "senior": "Senior {} Specialist",
    "lead": "{} Lead", "manager": "{} Manager", "director": "Director of {}", "vp": "VP of {}", "c-level": "Chief {} Officer",
    "founder": "Founder", "retired": "Retired", "unknown": "{}",
}  # fmt: skip


@dataclass(frozen=True)
class Inventor:
    """Gives the same invented value for the same real one; without the secret nobody can go back or forth."""

    secret: bytes
    names: Mapping[str, tuple[str, str]]
    known: Collection[str]

    def name(self, real: str) -> tuple[str, str]:
        """Return first name and surname; LinkedIn's words for a hidden member stay."""
        key = name_key(real)
        if not real.strip() or key == HIDDEN_NAME:
            first, _, last = real.partition(" ")
            return first, last
        return self.names[key]

    def listed(self, real: str) -> str:
        """Invent each of several names joined by commas."""
        return ",".join(" ".join(self.name(one)) for one in split_names(real, self.known))

    def address(self, real: str) -> str:
        """Invent a profile address."""
        slug = profile_slug(real)
        return f"https://www.linkedin.com/in/member-{self.mark(slug, 12)}" if slug else ""

    def addresses(self, real: str) -> str:
        """Invent each of several profile addresses joined by commas."""
        return ",".join(filter(None, map(self.address, real.split(","))))

    def mark(self, real: str, length: int) -> str:
        """Return hexadecimal digits that stand for a text."""
        return hmac.new(self.secret, real.encode("utf-8", "surrogatepass"), sha256).hexdigest()[:length]


def inventor(secret: bytes, names: Iterable[str]) -> Inventor:
    """Deal an invented name to every name; nobody's invented name is anybody's real one."""
    given = [name for name in names if name.strip()]
    keys = sorted({key for key in map(name_key, given) if key != HIDDEN_NAME})
    own = Inventor(secret, {}, {fold(name) for name in given})
    order = sorted(keys, key=lambda key: own.mark(key, 32))
    taken = set(keys) | {" ".join(reversed(key.split())) for key in keys}
    pairs = sorted(_pairs(len(keys) + len(taken)), key=lambda pair: own.mark(" ".join(pair), 32))
    free = (pair for pair in pairs if fold(" ".join(pair)) not in taken)
    dealt: dict[str, tuple[str, str]] = dict(zip(order, free, strict=False))
    return Inventor(secret, dealt, own.known)


def _pairs(n: int) -> list[tuple[str, str]]:
    """List at least ``n`` different names."""
    family = [start + end for end, start in product(ENDS, STARTS)]
    pairs = [(first, last) for last, first in product(family, FIRST)]
    doubles = product(family, family, FIRST) if n > len(pairs) else ()
    for one, two, first in doubles:
        if len(pairs) >= n:
            break
        pairs.append((first, f"{one}-{two}"))
    return pairs


def plain_titles(people: pd.DataFrame, unsafe: Callable[[str], bool]) -> dict[str, str]:
    """Say for each title what is written in its place: itself where five share it, else one of its function and level.

    ``people``: position, function, seniority, one row a person.
    """
    told = people.dropna(subset=["position"])
    common = told["position"].value_counts()
    rows = told.drop_duplicates("position")
    return {
        title: title if common[title] >= 5 and not unsafe(title) else _title(str(function), str(level))
        for title, function, level in zip(rows["position"], rows["function"], rows["seniority"], strict=True)
    }


def _title(function: str, level: str) -> str:
    area = AREAS.get(function, function.capitalize())
    return " ".join(TITLES.get(level, "{}").format(area).split())
