"""Whose export this is: found from what the person gave, their invitations, their profile, or their messages.

Profile.csv holds no address, so the owner's address has to be found elsewhere. Nobody who stands in
Connections.csv can be the owner, whatever their name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from netlab.errors import ParameterError
from netlab.export.export import Export
from netlab.people.aliases import known_as
from netlab.people.mentions import slugs_of
from netlab.people.names import name_key, readable_name
from netlab.text import among, counted, percent, profile_slug, profile_url

MAJORITY = 0.5  # the owner's address stands in more than this share of conversations …
LEAD = 2  # … and in this many times as many as anybody else's
FEWEST = 2  # two conversations at least: in one alone both sides are equal

_SLUG_SHAPE = re.compile(r"[^\s@]*[-\d][^\s@]*")

ASK = "Give the owner's profile address or full name (owner=…, or --me)."


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose export it is. ``slug`` and ``url`` are ``""`` where only a name is known, ``name`` likewise.

    ``evidence`` is one sentence that says how the owner was found; it may hold the name. Without
    ``is_certain`` nobody is taken for the owner and the direction of messages stays unknown.
    """

    name: str
    slug: str
    url: str
    evidence: str
    is_certain: bool


@dataclass(frozen=True)
class Clues:
    """What an owner may be found from: the export, and the frames of :mod:`netlab.people.mentions`.

    In the frames every address is the one its person is best known by; ``aliases`` holds the others.
    """

    export: Export
    mentioned: pd.DataFrame
    parties: pd.DataFrame
    aliases: pd.DataFrame
    given: str | None = None
    connected: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        rows = self.mentioned["slug"][self.mentioned["table"] == "connections"]
        object.__setattr__(self, "connected", frozenset(rows.dropna().unique()))

    @cached_property
    def profile_name(self) -> str:
        """The name in Profile.csv, else ``""``."""
        names = self.export.profile["name"].dropna()
        return readable_name(names.iloc[0]) if len(names) else ""

    @cached_property
    def presence(self) -> pd.Series:
        """Slug -> number of conversations it takes part in, most first; people connected left out."""
        there = self.parties[["slug", "conversation"]].dropna().drop_duplicates()
        counts = there.groupby("slug", sort=True)["conversation"].size().astype("int64")
        counts = counts.drop(self.connected, errors="ignore")
        return counts.sort_values(ascending=False, kind="stable")

    @cached_property
    def n_conversations(self) -> int:
        """Number of conversations in which anybody has an address."""
        return int(self.parties.dropna(subset=["slug"])["conversation"].nunique())

    @cached_property
    def shows_recipients(self) -> bool:
        """Whether messages name their recipients by address (since 2023)."""
        return bool((~self.parties["is_sender"] & self.parties["slug"].notna()).any())

    def best_known(self, slugs: pd.Series) -> pd.Series:
        """Replace addresses that a person has given up."""
        return known_as(pd.DataFrame({"slug": slugs}), self.aliases)["slug"]

    def slugs_called(self, key: str) -> list[str]:
        """List the addresses used under a name, apart from people connected.

        A message between two people of that name says nothing about which of them is meant.
        """
        rows = self.parties[self.parties["key"] == key]
        rows = rows[~rows["message"].duplicated(keep=False)].dropna(subset=["slug"])
        return sorted(set(rows["slug"]) - self.connected)

    def is_written_to(self, key: str) -> bool:
        """Whether messages go to this name and nobody with an address bears it."""
        return bool((self.parties["key"] == key).any()) and not self.slugs_called(key)

    def name_of(self, slug: str) -> str:
        """Return the name a slug is most used with in messages, else that of the profile."""
        rows = self.parties[(self.parties["slug"] == slug).fillna(False)].dropna(subset=["name"])
        counts = rows.groupby("name")["n"].sum()
        top = min(map(str, counts.index[counts == counts.max()]), default="")
        return readable_name(top) or self.profile_name


def find_owner(clues: Clues) -> Owner:
    """Find the owner, strongest evidence first: given, invitations, profile name, presence.

    Raises ParameterError if the given address takes part in no message although messages hold addresses.
    """
    if clues.given:
        return _given(clues, clues.given)
    for look in (_by_invitations, _by_profile_name, _by_presence, _by_name_alone):
        owner = look(clues)
        if owner is not None:
            return owner
    return _unknown(clues.profile_name, "nothing in the files says whose they are")


def _given(clues: Clues, text: str) -> Owner:
    slug = profile_slug(text) or _as_slug(clues, text)
    if slug:
        return _given_slug(clues, str(clues.best_known(pd.Series([slug], dtype="string"))[0]))
    slugs = clues.slugs_called(name_key(text))
    slug = _clearly_first(clues, slugs)
    if slug:
        return _owner(
            clues, slug, f"the given name is used with this address in {_conversations(clues, slug)}"
        )
    if slugs:
        return _unknown(
            readable_name(text), f"{counted(len(slugs), 'address', 'addresses')} go by the given name"
        )
    return Owner(
        readable_name(text), "", "", f"{readable_name(text)}: given by name; no address found.", True
    )


def _as_slug(clues: Clues, text: str) -> str:
    """Read a bare word as the last part of an address, if one like it is used or it cannot be a name."""
    slug = "" if " " in text.strip() else profile_slug(f"linkedin.com/in/{text.strip()}")
    return slug if slug in clues.presence.index or _SLUG_SHAPE.fullmatch(slug) else ""


def _given_slug(clues: Clues, slug: str) -> Owner:
    if len(clues.presence) and not (clues.parties["slug"] == slug).any():
        raise ParameterError(
            "owner: the given profile address takes part in no message of this export. "
            "Check its spelling, or leave it out: `netlab check` says whom it takes for the owner."
        )
    return _owner(clues, slug, "given")


def _by_invitations(clues: Clues) -> Owner | None:
    """What went out names the owner as inviter, what came in as invitee; only since 2024 with addresses."""
    sent = clues.export.invitations
    mine = sent["inviter_url"].where(sent["direction"] == "out", sent["invitee_url"])
    slugs = clues.best_known(slugs_of(mine[sent["direction"].notna()]).dropna())
    slugs = slugs[~among(slugs, clues.connected)]
    counts = slugs.value_counts()
    if not len(counts) or counts.iloc[0] <= MAJORITY * len(slugs):
        return None
    slug = str(counts.index[0])
    return _owner(
        clues, slug, f"{counted(int(counts.iloc[0]), 'invitation')} came from or went to this address"
    )


def _by_profile_name(clues: Clues) -> Owner | None:
    if not clues.profile_name:
        return None
    slug = _clearly_first(clues, clues.slugs_called(name_key(clues.profile_name)))
    if not slug or (clues.shows_recipients and not _is_in_most(clues, slug)):
        return None
    where = _conversations(clues, slug)
    return _owner(clues, slug, f"the name in Profile.csv is used with this address in {where}")


def _by_presence(clues: Clues) -> Owner | None:
    slug = _clearly_first(clues, list(clues.presence.index[:2]))
    if not slug or clues.presence[slug] < FEWEST or not _is_in_most(clues, slug):
        return None
    share = percent(clues.presence[slug] / clues.n_conversations)
    return _owner(
        clues, slug, f"this address takes part in {share} of {clues.n_conversations:,} conversations"
    )


def _by_name_alone(clues: Clues) -> Owner | None:
    """Without any address: who sent what is marked as outgoing (2018), else the name in Profile.csv."""
    messages = clues.export.messages
    names = messages["sender"][(messages["direction"] == "out").fillna(False)].dropna()
    if len(names):
        name = readable_name(str(names.value_counts().sort_index().idxmax()))
        return Owner(name, "", "", f"{name}: outgoing messages are sent under this name.", True)
    if clues.profile_name and (not len(clues.presence) or clues.is_written_to(name_key(clues.profile_name))):
        return Owner(clues.profile_name, "", "", f"{clues.profile_name}: the name in Profile.csv.", True)
    return None


def _clearly_first(clues: Clues, slugs: list[str]) -> str:
    """Return the only slug, or the one with at least twice the conversations of the next; else ``""``."""
    counts = clues.presence.reindex(slugs).fillna(0).sort_values(ascending=False, kind="stable")
    if len(counts) > 1 and counts.iloc[0] < LEAD * max(counts.iloc[1], 1):
        return ""
    return str(counts.index[0]) if len(counts) else ""


def _is_in_most(clues: Clues, slug: str) -> bool:
    return bool(clues.presence.get(slug, 0) > MAJORITY * clues.n_conversations)


def _conversations(clues: Clues, slug: str) -> str:
    return counted(int(clues.presence.get(slug, 0)), "conversation")


def _owner(clues: Clues, slug: str, reason: str) -> Owner:
    name = clues.profile_name or clues.name_of(slug)
    url = profile_url(slug)
    return Owner(name, slug, url, f"{name or 'name unknown'} ({url}): {reason}.", True)


def _unknown(name: str, reason: str) -> Owner:
    return Owner(name, "", "", f"It is not clear whose export this is: {reason}. {ASK}", False)
