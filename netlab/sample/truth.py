"""What is true about the made people, beside what the archive shows: the key to every exercise and benchmark."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from netlab.sample.activity_files import post_links
from netlab.sample.dialects import File
from netlab.sample.exchange_files import pending
from netlab.sample.scene import Scene


def truth_files(scene: Scene) -> Iterator[File]:
    """Return people.csv, posts.csv and invitations.csv of one owner (to stand in ``truth/<owner>/``).

    people: url, name, relationship and with_evidence (a careful reader's word on this archive), reply_owed,
    once_strong_dormant, owner_says (what the owner would answer; "unknown": I do not know them), fits_goals,
    review (a human would offer this connection for review). posts: link (of an article: its title), label.
    invitations: the pending ones.
    """
    yield File("people.csv", _PEOPLE, sorted(_people(scene)))
    posts = [[link or post.title, post.label] for post, _, link in post_links(scene)]
    yield File("posts.csv", ("link", "label"), posts)
    rows = [[row.member.url, row.member.name, f"{row.at:%Y-%m-%d}", "pending"] for row in pending(scene)]
    yield File("invitations.csv", ("url", "name", "sent_on", "state"), rows)


_PEOPLE = (
    "url", "name", "relationship", "with_evidence", "reply_owed", "once_strong_dormant", "owner_says", "fits_goals",
    "review",
)  # fmt: skip


def _people(scene: Scene) -> Iterator[list[str]]:
    for member in scene.members:
        story = member.story
        if not member.slug:
            continue
        flags = (
            member.has_evidence,
            member.id in scene.owed,
            bool(story and story.dormant),
            member.fits,
            member.review,
        )
        evidence, owed, dormant, fits, review = ("yes" if flag else "no" for flag in flags)
        yield [
            member.url,
            member.name,
            member.relationship,
            evidence,
            owed,
            dormant,
            member.says,
            fits,
            review,
        ]


def goals_text(goals: Mapping[str, Any]) -> str:
    """Write a goals table as TOML: plain keys first, then its tables."""
    plain = [f"{key} = {_value(value)}" for key, value in goals.items() if not isinstance(value, Mapping)]
    for key, table in goals.items():
        if isinstance(table, Mapping):
            plain += ["", f"[{key}]", *(f"{name} = {_value(value)}" for name, value in table.items())]
    return "\n".join(plain) + "\n"


def _value(value: Any) -> str:
    """A string, number, boolean or list of strings; JSON's notation of them is TOML's too."""
    return json.dumps(value, ensure_ascii=False)
