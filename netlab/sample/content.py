"""Reads the hand-written content of one owner (``content/<owner>.toml``) and says what is wrong with it.

The format, in short: ``[owner]`` with positions and education, ``[goals]``, one ``[[person]]`` a person with a
story (what is true about them, and the talk), ``[[group]]`` conversations, ``[[post]]``, ``[[sponsored]]``,
``[[circle]]`` for the silent rest, ``[[smalltalk]]`` and, for a recruiter, ``[[outreach]]``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import Any

from netlab.errors import ParameterError, nearest
from netlab.sample.script import Line, read_script
from netlab.vocabulary import POST_LABELS, RELATIONSHIPS

CONTENT = Path(__file__).parent / "content"


@dataclass(frozen=True)
class Person:
    """A person with a story: what is true of them, and everything they left in the archive."""

    id: str
    relationship: str
    evidence: bool = True
    says: str = ""
    language: str = "en"
    first: str = ""
    last: str = ""
    culture: str = ""
    slug: str = ""
    title: str = ""
    company: str = ""
    connected: str | bool = False
    owed: bool = False
    dormant: bool = False
    pitch: bool = False
    review: bool = False
    fits: bool = False
    url_hidden: bool = False
    subject: str = ""
    folder: str = "INBOX"
    start: str = ""
    talk: str = ""
    note: str = ""
    note_on: str = ""
    invitation: Mapping[str, str] = field(default_factory=dict)
    endorsed_me: tuple[str, ...] = ()
    endorsed: tuple[str, ...] = ()
    recommended_me: str = ""
    recommended_me_on: str = ""
    recommended: str = ""
    recommended_on: str = ""
    contact: Mapping[str, Any] = field(default_factory=dict)

    @property
    def lines(self) -> list[Line]:
        """The talk as lines; empty for the silent."""
        return read_script(self.talk) if self.talk.strip() else []


@dataclass(frozen=True)
class Group:
    """A conversation of several people."""

    id: str
    people: tuple[str, ...]
    start: str
    talk: str
    title: str = ""
    private: bool = False
    folder: str = "INBOX"

    @property
    def lines(self) -> list[Line]:
        """The talk as lines."""
        return read_script(self.talk)


@dataclass(frozen=True)
class Post:
    """Something the owner published: a share, a comment or an article."""

    on: str
    kind: str
    label: str
    text: str = ""
    title: str = ""
    url: str = ""
    media: bool = False


@dataclass(frozen=True)
class Content:
    """Everything written for one owner; circles, outreach and the like stay plain tables."""

    name: str
    owner: Mapping[str, Any]
    goals: Mapping[str, Any]
    people: tuple[Person, ...]
    groups: tuple[Group, ...]
    posts: tuple[Post, ...]
    sponsored: tuple[Mapping[str, str], ...]
    circles: tuple[Mapping[str, Any], ...]
    smalltalk: tuple[Mapping[str, Any], ...]
    outreach: tuple[Mapping[str, Any], ...]
    outreach_size: Mapping[str, float]

    @property
    def lists(self) -> Mapping[str, Any]:
        """The owner's skills, follows, events and other lists."""
        return self.owner.get("lists", {})


@cache
def word_lists(name: str) -> Mapping[str, Any]:
    """Read ``content/<name>.toml``: names, companies or titles."""
    return tomllib.loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8"))


def owners() -> list[str]:
    """List the owners there is content for, in the order of their file names."""
    return sorted(
        path.stem for path in CONTENT.glob("*.toml") if path.stem not in ("names", "companies", "titles")
    )


def read_content(name: str) -> Content:
    """Read and check one owner's content. Raises ParameterError that lists every fault found."""
    try:
        raw = tomllib.loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ParameterError(f"no sample owner called '{name}'.{nearest(name, owners())}") from None
    except tomllib.TOMLDecodeError as error:
        raise ParameterError(f"{name}.toml: not valid TOML ({error}).") from None
    content = Content(
        name=name,
        owner=raw.get("owner", {}),
        goals=raw.get("goals", {}),
        people=tuple(_made(Person, row, f"{name}.toml") for row in raw.get("person", [])),
        groups=tuple(_made(Group, row, f"{name}.toml") for row in raw.get("group", [])),
        posts=tuple(_made(Post, row, f"{name}.toml") for row in raw.get("post", [])),
        sponsored=tuple(raw.get("sponsored", [])),
        circles=tuple(raw.get("circle", [])),
        smalltalk=tuple(raw.get("smalltalk", [])),
        outreach=tuple(raw.get("outreach", [])),
        outreach_size=raw.get("outreach_size", {}),
    )
    if faults := list(_faults(content)):
        raise ParameterError(f"{name}.toml: " + "; ".join(faults))
    return content


def _made(kind: type[Any], row: Mapping[str, Any], place: str) -> Any:
    known = {f.name for f in fields(kind)}
    label = row.get("id") or row.get("on") or "?"
    for key in row:
        if key not in known:
            raise ParameterError(
                f"{place}: [[{kind.__name__.lower()}]] {label}: no key '{key}'.{nearest(key, known)}"
            )
    try:
        return kind(**{key: tuple(value) if isinstance(value, list) else value for key, value in row.items()})
    except TypeError as error:
        raise ParameterError(f"{place}: [[{kind.__name__.lower()}]] {label}: {error}.") from None


def _faults(content: Content) -> Iterator[str]:
    for key in ("first", "last", "slug", "headline", "timezone", "culture", "joined", "connections", "email"):
        if key not in content.owner:
            yield f"[owner] lacks '{key}'"
    ids = [person.id for person in content.people]
    yield from (f"person id '{i}' is used twice" for i in sorted({i for i in ids if ids.count(i) > 1}))
    for person in content.people:
        yield from (f"person '{person.id}': {fault}" for fault in _person_faults(person))
    for group in content.groups:
        yield from (f"group '{group.id}': {fault}" for fault in _group_faults(group, set(ids)))
    for post in content.posts:
        if post.kind not in ("share", "comment", "article") or post.label not in POST_LABELS:
            yield f"post of {post.on}: kind or label is not one of those allowed"


def _person_faults(person: Person) -> Iterator[str]:
    if person.relationship not in RELATIONSHIPS:
        yield f"relationship '{person.relationship}' is none of {', '.join(RELATIONSHIPS)}"
    if person.evidence == (person.relationship == "unknown"):
        yield "evidence and relationship contradict each other: without evidence it is 'unknown'"
    if bool(person.talk.strip()) != bool(person.start):
        yield "a talk needs a start, and a start needs a talk"
    lines = person.lines
    if {line.who for line in lines} - {"me", "them"}:
        yield "only 'me' and 'them' speak in a talk of two"
    if person.owed and lines and lines[-1].who != "them":
        yield "owed, but they did not write last"
    if person.url_hidden and person.connected:
        yield "a hidden profile cannot be a connection"


def _group_faults(group: Group, ids: set[str]) -> Iterator[str]:
    if unknown := set(group.people) - ids:
        yield f"unknown members {', '.join(sorted(unknown))}"
    if strangers := {line.who for line in group.lines} - set(group.people) - {"me"}:
        yield f"{', '.join(sorted(strangers))} speak but are no members"
    if len(group.people) > 14:
        yield "more than 14 members"
