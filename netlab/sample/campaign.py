"""A recruiter's outreach: hand-written variants sent to many, answered by some."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from netlab.sample.chance import Chance
from netlab.sample.content import Content
from netlab.sample.mail import LAST_MOMENT, Mail, Thread, filled, zone
from netlab.sample.member import EXPORT_DAY, Member, month_ends


@dataclass(frozen=True)
class Outcome:
    """What an outreach makes of the cast: members with more evidence, their threads, who is owed an answer."""

    members: list[Member]
    threads: list[Thread]
    owed: frozenset[str]


def outreach(content: Content, members: Sequence[Member], strangers: Sequence[Member], seed: int) -> Outcome:
    """Write to silent connections and to ``strangers`` (not connected), as many as ``outreach_size`` says."""
    if not content.outreach:
        return Outcome(list(members), [], frozenset())
    chance = Chance(seed, content.name, "outreach")
    size = int(content.outreach_size["people"])
    silent = [
        m for m in members if not m.story and m.connected_on and m.relationship == "unknown" and m.job.company
    ]
    chosen = chance.shuffled(silent)[: size - len(strangers)] + list(strangers)
    found: list[Thread] = []
    owed: set[str] = set()
    for member in chosen:
        thread, is_owed = _thread(content, member, chance)
        found.append(thread)
        if is_owed:
            owed.add(member.id)
    told = {member.id for member in chosen}
    marked = [_professional(m) if m.id in told else m for m in [*members, *strangers]]
    return Outcome(marked, found, frozenset(owed))


def _professional(member: Member) -> Member:
    both = member.relationship == "personal"
    says = "professional" if member.says == "unknown" else member.says
    return replace(member, relationship="both" if both else "professional", has_evidence=True, says=says)


def _thread(content: Content, member: Member, chance: Chance) -> tuple[Thread, bool]:
    on = _day(content, member, chance)
    fitting = {i: v.get("weight", 1) for i, v in enumerate(content.outreach) if _in_time(v, on)}
    variant = content.outreach[chance.pick_weighted(fitting or {0: 1.0})]
    start = datetime.combine(
        on, time(chance.whole(8, 17), chance.whole(0, 59), chance.whole(0, 59)), zone(content)
    )
    mails = [Mail(start.astimezone(UTC), None, filled(variant["text"], content, member))]
    is_owed = False
    if chance.happens(content.outreach_size["answered"]) and variant.get("answer"):
        answer = variant["answer"][
            chance.pick_weighted({i: a.get("weight", 1) for i, a in enumerate(variant["answer"])})
        ]
        mails += _answered(answer, mails[-1].at, content, member, chance)
        is_owed = bool(answer.get("owed")) and mails[-1].sender is member
    elif variant.get("follow_up") and chance.happens(0.5):
        at = mails[0].at + timedelta(days=chance.whole(6, 9), minutes=chance.whole(-90, 90))
        mails.append(Mail(at, None, filled(variant["follow_up"], content, member)))
    kept = tuple(mail for mail in mails if mail.at < LAST_MOMENT)
    subject = filled(variant.get("subject", ""), content, member)
    return Thread(f"out-{member.id}", (member,), kept, title=subject, subject=subject), is_owed and len(
        kept
    ) == len(mails)


def _day(content: Content, member: Member, chance: Chance) -> date:
    """A working day within the campaign's years; strangers lately, connections from the day they came on."""
    first = min(month_ends(variant["from"])[0] for variant in content.outreach)
    if member.connected_on:
        first = max(first, member.connected_on)
    day = chance.day(first, EXPORT_DAY - timedelta(days=3))
    return day - timedelta(days=max(0, day.weekday() - 4)) if day.weekday() > 4 else day


def _in_time(variant: Mapping[str, Any], on: date) -> bool:
    return month_ends(variant["from"])[0] <= on <= month_ends(variant["to"])[1]


def _answered(
    answer: Mapping[str, Any], at: datetime, content: Content, member: Member, chance: Chance
) -> Iterator[Mail]:
    speakers = (("text", member), ("me", None), ("them", member))
    for key, sender in speakers:
        if not answer.get(key):
            return
        at += timedelta(minutes=chance.whole(25, 3 * 24 * 60))
        yield Mail(at, sender, filled(answer[key], content, member))
