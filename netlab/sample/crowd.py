"""The silent majority: people around the owner's schools, jobs and interests, made from ``[[circle]]`` tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from netlab.sample.chance import Chance
from netlab.sample.content import Content
from netlab.sample.member import EXPORT_DAY, Member, month_ends
from netlab.sample.names import NameMaker
from netlab.sample.work import Job, JobMaker


def crowd(content: Content, names: NameMaker, jobs: JobMaker, seed: int, room: int) -> list[Member]:
    """Return ``room`` connections and the pending invitations, divided over the circles by weight."""
    members: list[Member] = []
    for circle, size in zip(content.circles, _shares(content, room), strict=True):
        chance = Chance(seed, content.name, "circle", circle["name"])
        members += [
            _member(f"c{len(members) + i}", circle, content, names, jobs, chance) for i in range(size)
        ]
    return members + _pending(content, names, seed)


def _shares(content: Content, room: int) -> list[int]:
    """Divide ``room`` by weight, the rounding going to the first circle."""
    total = sum(circle["weight"] for circle in content.circles)
    sizes = [int(room * circle["weight"] / total) for circle in content.circles]
    if sizes:
        sizes[0] += room - sum(sizes)
    return sizes


def _member(
    number: str, circle: Mapping[str, Any], content: Content, names: NameMaker, jobs: JobMaker, chance: Chance
) -> Member:
    first, last = names.draw(
        chance.pick_weighted(circle.get("cultures", {content.owner["culture"]: 1})), marks=True
    )
    day = _day(circle, chance)
    job, is_colleague = _job(circle, content, jobs, day, chance)
    fits = chance.happens(circle.get("fits", 0))
    if fits:
        job = _fitting_job(content, job, jobs, chance)
    endorses = "me" if chance.happens(circle.get("endorsed_me", 0)) else ""
    endorses = endorses or ("them" if chance.happens(circle.get("endorsed", 0)) else "")
    is_contact = chance.happens(circle.get("contacts", 0))
    at_work = bool(endorses) or (is_colleague and not fits)
    return Member(
        id=number,
        first=first,
        last=last,
        slug=names.slug(first, last),
        job=job,
        connected_on=day,
        relationship=_judged(at_work, is_contact),
        has_evidence=at_work or is_contact,
        says=circle.get("says", "unknown"),
        fits=fits,
        endorses=endorses,
        is_contact=is_contact,
    )


def _judged(professional: bool, personal: bool) -> str:
    if professional and personal:
        return "both"
    return "professional" if professional else "personal" if personal else "unknown"


def _day(circle: Mapping[str, Any], chance: Chance) -> date:
    """Return a day of the circle's span, half of them in the ten weeks after a burst began."""
    first, last = month_ends(circle["from"])[0], min(month_ends(circle["to"])[1], EXPORT_DAY)
    if circle.get("bursts") and chance.happens(0.5):
        first = month_ends(chance.pick(circle["bursts"]))[0]
        last = min(first + timedelta(days=70), EXPORT_DAY)
    return chance.day(first, last)


def _job(
    circle: Mapping[str, Any], content: Content, jobs: JobMaker, day: date, chance: Chance
) -> tuple[Job, bool]:
    """Return the job on export day, and whether it shows that we were colleagues."""
    if chance.happens(circle.get("blank", 0.02)):
        return Job("", ""), False
    job = jobs.draw(circle)
    if circle.get("company") and chance.happens(circle.get("stay", 0)):
        company = chance.pick([circle["company"], circle["company"], *circle.get("variants", [])])
        job = Job(job.title, company, job.function, job.level)
        return job, _worked_there(content, circle["company"], day)
    if chance.happens(0.03):  # one of the two cells alone is blank in most archives
        return (Job("", job.company), False) if chance.happens(0.5) else (Job(job.title, ""), False)
    return job, False


def _worked_there(content: Content, company: str, day: date) -> bool:
    return any(
        month_ends(job["start"])[0] <= day <= (month_ends(job["end"])[1] if job.get("end") else EXPORT_DAY)
        for job in content.owner.get("position", [])
        if job["company"] == company
    )


def _fitting_job(content: Content, job: Job, jobs: JobMaker, chance: Chance) -> Job:
    """Return a job at a target employer, or in a target role in an industry of the goals."""
    goals = content.goals
    if goals.get("companies") and chance.happens(0.45):
        return Job(job.title or "Consultant", chance.pick(goals["companies"]), job.function, job.level)
    title = chance.pick(goals["roles"]) if goals.get("roles") else job.title
    return Job(
        title[:1].upper() + title[1:], job.company or jobs.company("consulting"), job.function, job.level
    )


def _pending(content: Content, names: NameMaker, seed: int) -> list[Member]:
    """People the owner asked and who have not said yes: no date, known from Invitations.csv alone."""
    size = content.owner.get("pending", max(3, content.owner["connections"] // 60))
    return _outsiders("pending", size, content, names, seed)


def strangers(content: Content, names: NameMaker, jobs: JobMaker, seed: int) -> list[Member]:
    """People outside the connections to whom a recruiter writes; their jobs stand in the letters alone."""
    found = _outsiders("stranger", int(content.outreach_size.get("people", 0) / 2), content, names, seed)
    return [
        replace(member, job=jobs.draw(content.circles[i % len(content.circles)]))
        for i, member in enumerate(found)
    ]


def _outsiders(kind: str, size: int, content: Content, names: NameMaker, seed: int) -> list[Member]:
    chance = Chance(seed, content.name, kind)
    cultures: dict[str, float] = {}
    for circle in content.circles:
        for culture, weight in circle.get("cultures", {}).items():
            cultures[culture] = cultures.get(culture, 0) + weight
    made = []
    for i in range(size):
        first, last = names.draw(chance.pick_weighted(cultures or {content.owner["culture"]: 1}), marks=True)
        made.append(Member(f"{kind}{i}", first, last, names.slug(first, last), Job("", ""), None))
    return made
