"""Whose archive is it? Only enough to refuse to unite the archives of two people."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from netlab.text import fold, profile_slug


@dataclass(frozen=True, slots=True)
class Owner:
    """What one archive says about its owner: the words of the name in Profile.csv, the inviter's profile slug."""

    words: frozenset[str]
    slug: str

    def may_be(self, other: Owner) -> bool:
        """Say whether two archives can belong to one person: nothing known apart, or the name or the address agrees.

        A changed address with the same name is one person, and so is a changed name with the same address; a
        second first name may come or go.
        """
        if self.slug and self.slug == other.slug:
            return True
        if self.words and other.words:
            return self.words == other.words or (
                min(len(self.words), len(other.words)) >= 2
                and (self.words <= other.words or other.words <= self.words)
            )
        return not (self.slug and other.slug)


def owner_of(profile: pd.DataFrame | None, invitations: pd.DataFrame | None) -> Owner:
    """Read the owner's name from the profile and their address from the invitations they sent."""
    words: frozenset[str] = frozenset()
    if profile is not None and len(profile):
        words = frozenset(fold(str(profile["name"].fillna("").iloc[0])).split())
    slug = ""
    if invitations is not None:
        urls = invitations.loc[(invitations["direction"] == "out").fillna(False), "inviter_url"].dropna()
        slug = profile_slug(str(urls.mode().iloc[0])) if len(urls) else ""
    return Owner(words, slug)
