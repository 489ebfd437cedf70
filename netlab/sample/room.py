"""A room of twelve invented participants with overlapping networks: shared people, and talks that stand in two archives.

Each participant has a content file of the usual form below ``content/room``; its ``[[owner.pool]]`` tables say which of the
people in ``room.toml`` they know. Whoever stands in two archives has the same name, address and job in both.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date
from typing import Any

from netlab.sample.chance import Chance
from netlab.sample.content import CONTENT, Content, Person, read_content, word_lists
from netlab.sample.dialects import File
from netlab.sample.mail import Mail, Thread, local
from netlab.sample.member import Member, month_ends
from netlab.sample.names import NameMaker
from netlab.sample.scene import Scene, scene_of
from netlab.sample.script import read_script, spoken
from netlab.sample.work import Job, JobMaker

# Of the files of an archive those that a lesson of the room reads; a small archive asked for in part looks the same.
FILES = (
    "Comments", "Company Follows", "Connections", "Contacts", "Education", "Endorsement", "Invitations", "Languages", "Positions",
    "Profile.csv", "Reactions", "Recommendations", "Registration", "Shares", "Skills", "messages",
)  # fmt: skip
JOBS_OF = 200  # connections: how many employers the shared people are spread over
Table = Mapping[str, Any]


def room_scenes(seed: int) -> dict[str, Scene]:
    """Return the scene of every participant, by name. Raises ParameterError for faulty content."""
    room = read_room()
    everybody = {name: read_content(f"room/{name}") for name in room["participants"]}
    pools = {pool["name"]: _people(pool, seed) for pool in _with_names(room, everybody, seed)}
    scenes: dict[str, Scene] = {}
    taken = [member.slug for people in pools.values() for member in people]
    for name, content in everybody.items():
        shared = [*_acquaintances(content, pools, seed), *_fellows(name, room, everybody)]
        talks = list(_talks(name, room, everybody, seed))
        scenes[name] = scene_of(content, seed, shared, talks, taken)
        taken += [member.slug for member in scenes[name].members]
    return scenes


def read_room() -> Table:
    """Read ``content/room/room.toml``: participants, pools of shared people, talks between two, who else knows whom."""
    return tomllib.loads((CONTENT / "room" / "room.toml").read_text(encoding="utf-8"))


def knows_file(room: Table) -> File:
    """Return who knows whom in the room: ``who, knows``, one row a direction, in the order of the alphabet."""
    rows = [list(pair["people"]) for key in ("between", "knows") for pair in room[key]]
    back = [
        pair["people"][::-1]
        for key in ("between", "knows")
        for pair in room[key]
        if not pair.get("one_sided")
    ]
    return File("knows.csv", ("who", "knows"), sorted(rows + back))


def is_of_room(file: File) -> bool:
    """Tell whether a file belongs into an archive of the room."""
    return file.path.startswith(FILES) and "/" not in file.path


# -- the people whom several know ---------------------------------------------------------------------------------------


def _with_names(room: Table, everybody: Mapping[str, Content], seed: int) -> Iterator[Table]:
    """Give each pool its makers of names and jobs; no shared person has the address of a participant."""
    names = NameMaker(word_lists("names"), Chance(seed, "room", "names"))
    for content in everybody.values():
        names.claim(content.owner["slug"])
    for pool in room["pool"]:
        yield {**pool, "names": names}


def _people(pool: Table, seed: int) -> list[Member]:
    chance = Chance(seed, "room", pool["name"])
    jobs = JobMaker(word_lists("titles"), word_lists("companies"), JOBS_OF, chance)
    return [_person(f"{pool['name']}{i}", pool, jobs, chance) for i in range(pool["size"])]


def _person(number: str, pool: Table, jobs: JobMaker, chance: Chance) -> Member:
    first, last = pool["names"].draw(chance.pick_weighted(pool["cultures"]), marks=True)
    job = jobs.draw(pool)
    if pool.get("company") and chance.happens(pool["stay"]):
        spelled = chance.pick([pool["company"], pool["company"], *pool.get("variants", [])])
        job = Job(job.title, spelled, job.function, job.level)
    return Member(number, first, last, pool["names"].slug(first, last), job, None)


def _acquaintances(content: Content, pools: Mapping[str, Sequence[Member]], seed: int) -> Iterator[Member]:
    """Choose whom of each pool a participant knows, since when, and what passed between them."""
    for known in content.owner.get("pool", []):
        chance = Chance(seed, content.name, "pool", known["name"])
        people = chance.shuffled(pools[known["name"]])[: round(known["share"] * len(pools[known["name"]]))]
        first, last = month_ends(known["from"])[0], month_ends(known["to"])[1]
        for member in people:
            endorses = "me" if chance.happens(known.get("endorsed_me", 0)) else ""
            endorses = endorses or ("them" if chance.happens(known.get("endorsed", 0)) else "")
            is_contact = chance.happens(known.get("contacts", 0))
            day = chance.day(first, min(last, date(2026, 10, 20)))
            yield replace(member, connected_on=day, endorses=endorses, is_contact=is_contact)


# -- the participants among themselves ---------------------------------------------------------------------------------


def _fellows(name: str, room: Table, everybody: Mapping[str, Content]) -> Iterator[Member]:
    """Return the other participants whom one is connected with, since the day that stands in both archives."""
    for pair in _pairs_of(name, room):
        other = next(one for one in pair["people"] if one != name)
        yield _as_member(other, everybody[other], date.fromisoformat(pair["connected"]))


def _as_member(name: str, content: Content, on: date) -> Member:
    owner = content.owner
    now = owner["position"][0]
    job = Job(now["title"], now["company"])
    story = Person(f"room_{name}", "both")  # whoever has a story takes no part in made small talk
    return Member(story.id, owner["first"], owner["last"], owner["slug"], job, on, story=story)


def _talks(name: str, room: Table, everybody: Mapping[str, Content], seed: int) -> Iterator[Thread]:
    """Return a participant's side of the talks that two of the room have; the moments are the same in both archives."""
    for pair in _pairs_of(name, room):
        one, two = pair["people"]
        fellow = next(_fellows(name, {"between": [pair]}, everybody))
        start = local(pair["start"], everybody[one])
        said = spoken(read_script(pair["talk"]), start, Chance(seed, "room", one, two))
        mails = tuple(
            Mail(
                line.at.astimezone(UTC), None if line.who == name else fellow, line.text, line.has_attachment
            )
            for line in said
        )
        yield Thread(f"room {one} {two}", (fellow,), mails)


def _pairs_of(name: str, room: Table) -> Iterator[Table]:
    return (pair for pair in room["between"] if name in pair["people"])
