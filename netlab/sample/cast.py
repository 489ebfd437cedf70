"""Everybody who is met in one archive: the hand-written people and the silent rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from netlab.sample.chance import Chance
from netlab.sample.content import Content, Person, word_lists
from netlab.sample.crowd import crowd, strangers
from netlab.sample.member import EXPORT_DAY, Member, month_ends
from netlab.sample.names import NameMaker
from netlab.sample.work import Job, JobMaker


def cast(
    content: Content, seed: int, shared: Sequence[Member] = (), taken: Sequence[str] = ()
) -> tuple[list[Member], list[Member]]:
    """Return everybody, the hand-written first, and the strangers to whom a recruiter writes.

    Connections and ghosts together make ``owner.connections``; ``shared`` are connections whom other owners know, too;
    ``taken`` are addresses that belong to others.
    """
    names = NameMaker(word_lists("names"), Chance(seed, content.name, "names"))
    for slug in (content.owner["slug"], *(member.slug for member in shared), *taken):
        names.claim(slug)
    written = [*_written(content, names, Chance(seed, content.name, "written")), *shared]
    jobs = job_maker(content, Chance(seed, content.name, "jobs"))
    silent = crowd(content, names, jobs, seed, room=_room(content, written, seed))
    everybody = [_fitted(member, content) for member in written + silent]
    return everybody, strangers(content, names, jobs, seed)


def job_maker(content: Content, chance: Chance) -> JobMaker:
    """Return the maker of jobs for one owner's connections."""
    employers = [job["company"] for job in content.owner.get("position", [])]
    return JobMaker(
        word_lists("titles"), word_lists("companies"), content.owner["connections"], chance, employers
    )


def ghosts(content: Content, seed: int) -> int:
    """Return how many rows of Connections.csv are a date alone: 1-3 %, none in a small account."""
    size = content.owner["connections"]
    return 0 if size < 200 else int(size * Chance(seed, content.name, "ghosts").whole(10, 30) / 1000)


def _room(content: Content, written: list[Member], seed: int) -> int:
    taken = sum(member.connected_on is not None for member in written)
    return int(content.owner["connections"]) - taken - ghosts(content, seed)


def _written(content: Content, names: NameMaker, chance: Chance) -> list[Member]:
    taken = {person.id: names.claim(person.slug) for person in content.people if person.slug}
    return [
        _from_story(person, content, names, taken.get(person.id, ""), chance) for person in content.people
    ]


def _from_story(person: Person, content: Content, names: NameMaker, slug: str, chance: Chance) -> Member:
    drawn = names.draw(person.culture or content.owner["culture"])
    first = person.first or drawn[0]
    last = (person.last or drawn[1]).replace("{me_last}", content.owner["last"])
    if person.url_hidden:
        slug = ""
    elif not slug:
        slug = names.slug(first, last)
    return Member(
        id=person.id,
        first=first,
        last=last,
        slug=slug,
        job=Job(person.title, person.company),
        connected_on=_connected(person, chance),
        relationship=person.relationship,
        has_evidence=person.evidence,
        says=person.says or person.relationship,
        fits=person.fits,
        review=person.review,
        story=person,
        is_contact=bool(person.contact),
    )


def _connected(person: Person, chance: Chance) -> date | None:
    """Place the day within what was written; shortly before a first message that falls in the same span."""
    if not person.connected:
        return None
    first, last = month_ends(str(person.connected))
    if person.start:
        begun = date.fromisoformat(person.start[:10])
        if first <= begun <= last:
            first, last = max(first, begun - timedelta(days=9)), begun
    return chance.day(first, min(last, EXPORT_DAY))


def _fitted(member: Member, content: Content) -> Member:
    """Add two plain facts: who fits the goals, and who is a silent stranger in a field the owner avoids."""
    fits = member.fits or _fits(member.job, content.goals)
    avoided = member.job.industry in content.goals.get("avoid", []) and _is_told(member.job)
    stranger = not member.story and not member.has_evidence and member.says == "unknown"
    return replace(member, fits=fits, review=member.review or (avoided and stranger and not fits))


def _fits(job: Job, goals: Mapping[str, Any]) -> bool:
    """A target employer, a target role, or a target function in a target industry that the employer's name tells."""
    title = f" {job.title.lower()} "
    return (
        any(job.company == name or job.company.startswith(f"{name} ") for name in goals.get("companies", []))
        or any(f" {role.lower()} " in title for role in goals.get("roles", []))
        or (
            job.function in goals.get("functions", [])
            and job.industry in goals.get("industries", [])
            and _is_told(job)
        )
    )


def _is_told(job: Job) -> bool:
    """Tell whether a word of the trade stands in the employer's name."""
    words = word_lists("companies")["industries"].get(job.industry, [])
    return any(f" {word} " in f" {job.company} " for word in words)
