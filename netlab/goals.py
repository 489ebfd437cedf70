"""goals.toml: what the network is for, in the person's own words. Every key is optional."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from netlab.errors import GoalsError, nearest
from netlab.vocabulary import FUNCTIONS, SENIORITIES

ENOUGH_TOPICS = 10  # fewer terms than this make content scores hardly worth reading (methods.md §4)

WORD_LISTS = ("roles", "functions", "seniority", "industries", "companies", "skills", "topics", "avoid")
TOP_KEYS = ("summary", *WORD_LISTS, "contacts_per_week", "mix", "me")
MIX_KEYS = ("personal", "both", "professional")
ME_KEYS = ("timezone", "schools", "employers")
_CLOSED = {
    "functions": tuple(f for f in FUNCTIONS if f != "unknown"),
    "seniority": tuple(s for s in SENIORITIES if s != "unknown"),
}
_CURLY = re.compile("[\u201c\u201d\u201e\u00ab\u00bb]")


@dataclass(frozen=True, slots=True)
class Me:
    """What only the person knows about themselves; drafted from the export where the files are there."""

    timezone: str | None = None
    schools: tuple[str, ...] = ()
    employers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Goals:
    """The person's goals. ``mix`` holds target shares among connections that there is evidence about."""

    summary: str = ""
    roles: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    seniority: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    contacts_per_week: int = 3
    mix: Mapping[str, float] = field(default_factory=dict)
    me: Me = field(default_factory=Me)
    is_draft: bool = False

    @property
    def is_empty(self) -> bool:
        """True where nothing says whom the person looks for; a rhythm, a mix or a timezone is no goal."""
        return not (self.summary or any(getattr(self, key) for key in WORD_LISTS if key != "avoid"))

    @property
    def terms(self) -> tuple[str, ...]:
        """All words that content is held against: topics first, then skills, industries and roles."""
        return tuple(dict.fromkeys((*self.topics, *self.skills, *self.industries, *self.roles)))

    @property
    def has_enough_terms(self) -> bool:
        """Whether the topics (ten terms or more) make content scores worth reading."""
        return len(self.topics) >= ENOUGH_TOPICS


def load_goals(source: str | Path | Mapping[str, Any] | Goals | None) -> Goals:
    """Read goals from a TOML file, a mapping of the same shape, or nothing.

    Raises GoalsError with the line, key and nearest valid key; an empty file is fine.
    """
    if source is None:
        return Goals()
    if isinstance(source, Goals):
        return source
    if isinstance(source, Mapping):
        return _checked(source, "goals")
    path = Path(source)
    return _checked(_parsed(path), path.name)


def as_draft(goals: Goals) -> Goals:
    """Mark goals as a guess of netlab's, to be confirmed by the person."""
    return replace(goals, is_draft=True)


def plain_goals(goals: Goals) -> dict[str, Any]:
    """Return goals as the mapping that goals.toml would give: only what is set, in its order."""
    plain = {key: value for key, value in asdict(goals).items() if key not in ("is_draft", "me") and value}
    me = {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in asdict(goals.me).items()
        if value
    }
    plain = {key: list(value) if isinstance(value, tuple) else value for key, value in plain.items()}
    return plain | ({"me": me} if me else {})


def _parsed(path: Path) -> Mapping[str, Any]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise GoalsError(f"{path.name}: no such file. `netlab start DIR` writes a commented one.") from None
    except UnicodeDecodeError:
        raise GoalsError(f"{path.name}: not UTF-8. Save it as UTF-8 text and run again.") from None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise GoalsError(f"{path.name}: {_why(text, str(error))}") from None


def _why(text: str, message: str) -> str:
    """Name the line and the mend; word processors' curly quotes are the usual cause."""
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.lstrip().startswith("#") and _CURLY.search(line):
            return f'line {number} holds curly quotes, which TOML does not know. Type plain ones: "…".'
    return (
        f'not valid TOML: {message}. Words stand in plain quotes and lists in brackets: roles = ["…", "…"].'
    )


def _checked(raw: Mapping[str, Any], file: str) -> Goals:
    _known_keys(raw, TOP_KEYS, file, "")
    values: dict[str, Any] = {key: _words(raw[key], key, file) for key in WORD_LISTS if key in raw}
    for key, allowed in _CLOSED.items():
        values[key] = tuple(_member(word, allowed, key, file) for word in values.get(key, ()))
    if "summary" in raw:
        values["summary"] = _text(raw["summary"], "summary", file)
    if "contacts_per_week" in raw:
        values["contacts_per_week"] = _rhythm(raw["contacts_per_week"], file)
    return Goals(**values, mix=_mix(raw.get("mix", {}), file), me=_me(raw.get("me", {}), file))


def _known_keys(raw: object, allowed: tuple[str, ...], file: str, table: str) -> None:
    if not isinstance(raw, Mapping):
        raise GoalsError(f"{file}: {table or 'the file'} must be a table of keys and values.")
    for key in raw:
        if key not in allowed:
            where = f"[{table}] " if table else ""
            raise GoalsError(f"{file}: {where}'{key}' is not a key that netlab knows.{nearest(key, allowed)}")


def _text(value: object, key: str, file: str) -> str:
    if not isinstance(value, str):
        raise GoalsError(f'{file}: {key} must be text in quotes: {key} = "…".')
    return value.strip()


def _words(value: object, key: str, file: str) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(word, str) for word in value):
        raise GoalsError(f'{file}: {key} must be a list of words in quotes: {key} = ["…", "…"].')
    return tuple(dict.fromkeys(word.strip() for word in value if word.strip()))


def _member(word: str, allowed: tuple[str, ...], key: str, file: str) -> str:
    if word.casefold() not in allowed:
        raise GoalsError(f"{file}: {key} holds '{word}', which is not in the list.{nearest(word, allowed)}")
    return word.casefold()


def _rhythm(value: object, file: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 50:
        raise GoalsError(f"{file}: contacts_per_week must be a whole number from 0 to 50.")
    return value


def _mix(raw: object, file: str) -> dict[str, float]:
    _known_keys(raw, MIX_KEYS, file, "mix")
    assert isinstance(raw, Mapping)
    for key, share in raw.items():
        if isinstance(share, bool) or not isinstance(share, int | float) or not 0 <= share <= 1:
            raise GoalsError(f"{file}: [mix] {key} must be a share from 0 to 1, such as 0.3.")
    if sum(raw.values()) > 1.001:
        raise GoalsError(f"{file}: the shares of [mix] add up to more than 1.")
    return {key: float(raw[key]) for key in MIX_KEYS if key in raw}


def _me(raw: object, file: str) -> Me:
    _known_keys(raw, ME_KEYS, file, "me")
    assert isinstance(raw, Mapping)
    zone = _text(raw["timezone"], "[me] timezone", file) if "timezone" in raw else None
    if zone:
        try:
            ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise GoalsError(
                f"{file}: [me] timezone '{zone}' is not a known zone. Write it like Europe/London."
            ) from None
    return Me(
        timezone=zone or None,
        schools=_words(raw.get("schools", []), "[me] schools", file),
        employers=_words(raw.get("employers", []), "[me] employers", file),
    )
