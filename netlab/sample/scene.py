"""Everything one archive is made from, put together once; and the same as it was on an earlier day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from netlab.sample.campaign import outreach
from netlab.sample.cast import cast, ghosts, job_maker
from netlab.sample.chance import Chance
from netlab.sample.content import Content, read_content, word_lists
from netlab.sample.mail import Thread, local, threads
from netlab.sample.member import EXPORT_DAY, Member, month_ends
from netlab.sample.names import NameMaker
from netlab.sample.work import Job, JobMaker

EARLIER_DAY = date(2022, 11, 12)


@dataclass(frozen=True)
class Scene:
    """The content, the people, the conversations and the day of the export."""

    content: Content
    members: tuple[Member, ...]
    threads: tuple[Thread, ...]
    ghosts: int
    owed: frozenset[str]
    exported_on: date
    seed: int

    @property
    def connections(self) -> list[Member]:
        """The members who are connections, newest first."""
        found = [member for member in self.members if member.connected_on]
        return sorted(found, key=lambda m: (m.connected_on or date.min, m.slug), reverse=True)

    @property
    def owner_name(self) -> str:
        """The owner's full name."""
        return f"{self.content.owner['first']} {self.content.owner['last']}"

    @property
    def owner_url(self) -> str:
        """The owner's profile address."""
        return f"https://www.linkedin.com/in/{self.content.owner['slug']}"

    @property
    def has_urls(self) -> bool:
        """Connections, invitations and endorsements carry profile addresses from summer 2023 on."""
        return self.exported_on >= date(2023, 7, 1)

    @property
    def is_recent(self) -> bool:
        """From June 2024 on lines end in LF, quotes in comments are escaped, headers say Url, names end in an id."""
        return self.exported_on >= date(2024, 6, 1)

    def chance(self, *purpose: object) -> Chance:
        """Return a stream of chance of its own for one item of a file: the same in every export of this owner."""
        return Chance(self.seed, self.content.name, *purpose)

    def until(self) -> datetime:
        """The moment the archive was made: early on the export day."""
        return datetime.combine(self.exported_on, time(6, 0), UTC)

    def was(self, text: str) -> bool:
        """Tell whether a written local date lies before the export."""
        return local(text, self.content).astimezone(UTC) < self.until()


def scene(owner: str, seed: int) -> Scene:
    """Assemble the scene of export day. Raises ParameterError for an unknown owner or faulty content."""
    return scene_of(read_content(owner), seed)


def scene_of(
    content: Content,
    seed: int,
    shared: Sequence[Member] = (),
    talks: Sequence[Thread] = (),
    taken: Sequence[str] = (),
) -> Scene:
    """Assemble the scene of a content, with connections and conversations that other owners have as well.

    ``taken``: addresses that nobody else here may have.
    """
    members, outsiders = cast(content, seed, shared, taken)
    outcome = outreach(content, members, outsiders, seed)
    owed = outcome.owed | {m.id for m in members if m.story and m.story.owed}
    mail = sorted(
        [*threads(content, outcome.members, seed), *outcome.threads, *talks],
        key=lambda thread: (thread.mails[-1].at, thread.key),
        reverse=True,
    )
    return Scene(
        content, tuple(outcome.members), tuple(mail), ghosts(content, seed), frozenset(owed), EXPORT_DAY, seed
    )


def earlier(now: Scene, on: date = EARLIER_DAY) -> Scene:
    """Return the scene as it was on ``on``: what came later is gone, a quarter of the people had another job."""
    chance = Chance(now.seed, now.content.name, "earlier")
    jobs = job_maker(now.content, chance)
    members = (*(_younger(m, jobs, chance) for m in now.members if _was_known(m, on)), *_gone(now, jobs, on))
    past = replace(now, exported_on=on, members=members, ghosts=now.ghosts // 2)
    content = _content_until(past)
    mail = tuple(thread for thread in (_cut(thread, past.until()) for thread in now.threads) if thread.mails)
    return replace(past, content=content, threads=mail)


def _gone(now: Scene, jobs: JobMaker, on: date) -> Iterator[Member]:
    """Make a few connections who left the list before today's export."""
    chance = now.chance("gone")
    names = NameMaker(word_lists("names"), chance)
    for i in range(len(now.connections) // 60):
        first, last = names.draw(now.content.owner["culture"])
        day = chance.day(date.fromisoformat(now.content.owner["joined"]), on)
        job = jobs.draw({"languages": {"en": 1}})
        yield Member(f"gone{i}", first, last, names.slug(first, last), job, day)


def _was_known(member: Member, on: date) -> bool:
    if member.connected_on:
        return member.connected_on <= on
    return bool(member.story and member.story.start and date.fromisoformat(member.story.start[:10]) < on)


def _younger(member: Member, jobs: JobMaker, chance: Chance) -> Member:
    title, company = chance.happens(0.25), chance.happens(0.5)
    if not title or not member.job.title:
        return member
    drawn = jobs.draw({"languages": {"en": 1}})
    return replace(member, job=Job(drawn.title, drawn.company if company else member.job.company))


def _cut(thread: Thread, until: datetime) -> Thread:
    return replace(thread, mails=tuple(mail for mail in thread.mails if mail.at < until))


def _content_until(past: Scene) -> Content:
    content, on = past.content, past.exported_on
    owner = dict(content.owner)
    jobs = [job for job in owner.get("position", []) if month_ends(job["start"])[0] <= on]
    owner["position"] = [_still(job, on) for job in jobs]
    return replace(content, owner=owner, posts=tuple(post for post in content.posts if past.was(post.on)))


def _still(job: dict[str, str], on: date) -> dict[str, str]:
    ended = job.get("end") and month_ends(job["end"])[1] <= on + timedelta(days=31)
    return job if ended or "end" not in job else {key: value for key, value in job.items() if key != "end"}
