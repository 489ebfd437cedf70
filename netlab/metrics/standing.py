"""Everything the owner does in public, and what stands behind it, as the tables of a network: one call for each.

Nothing is computed here: posts, follows, reactions, the feed, invitations, credibility and support each have a
module of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from netlab.export.export import Export
from netlab.goals import Goals
from netlab.metrics.activity import activity_by_year, reactions_by_kind
from netlab.metrics.content import read_posts
from netlab.metrics.credibility import endorsed_skills, endorsers, recommendations
from netlab.metrics.credibility_parts import credibility_parts, field_share
from netlab.metrics.feed import feed_evidence, score_feed
from netlab.metrics.follows import follows_on_goal
from netlab.metrics.posting import posting_effect
from netlab.metrics.selectivity import invited
from netlab.metrics.support_balance import support_balance
from netlab.people.identity import Identities


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Known:
    """What has been worked out before: who everybody is, what they are to the goals, what passed between them.

    ``people``: the whole people table; ``me``: the owner's work (:func:`netlab.metrics.own_work.own_work`);
    ``words``: table of :func:`netlab.metrics.support_balance.kind_words`; ``feed``: the user's rows, author and text.
    """

    export: Export
    identities: Identities
    people: pd.DataFrame
    goals: Goals
    me: Mapping[str, str | None]
    touches: pd.DataFrame
    invitations: pd.DataFrame
    words: pd.DataFrame
    feed: pd.DataFrame
    as_of: pd.Timestamp
    lexicons: str | None = None


def in_public(known: Known) -> dict[str, pd.DataFrame]:
    """Make the tables of what the owner posts, follows and sees.

    Returns ``posts``, ``follows``, ``reactions``, ``activity``, ``posting``, ``feed``, ``feed_authors``,
    ``invited``.
    """
    export, people, goals, words = known.export, known.people, known.goals, known.lexicons
    posts = read_posts(export, goals, words, people)
    follows = follows_on_goal(export, goals, people, known.identities.person_of["member_follows"], words)
    return {
        "posts": posts,
        "follows": follows,
        "reactions": reactions_by_kind(export.reactions),
        "activity": activity_by_year(export),
        "posting": posting_effect(posts, export.connections),
        "feed": feed_evidence(export, people, follows, posts, goals),
        "feed_authors": score_feed(known.feed, goals, people, words),
        "invited": invited(known.invitations, people, is_there=export.has("invitations")),
    }


def vouched(known: Known) -> dict[str, pd.DataFrame]:
    """Make the tables of what stands behind the owner's profile.

    Returns ``endorsers``, ``skills``, ``recommendations``, ``credibility``, ``near_field`` (how near the connections'
    work is to the owner's) and ``support``.
    """
    export, people = known.export, known.people
    endorsed = endorsers(export, known.identities, people, known.me)
    skills = endorsed_skills(export, endorsed, known.goals, known.as_of)
    recommended = recommendations(export, known.identities, people)
    return {
        "endorsers": endorsed,
        "skills": skills,
        "recommendations": recommended,
        "credibility": credibility_parts(
            export, people, known.me, endorsed, skills, recommended, known.as_of
        ),
        "near_field": field_share(people, known.me, export.has),
        "support": support_balance(people, known.touches, known.as_of, known.words),
    }
