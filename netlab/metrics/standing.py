"""Everything the owner does in public, and what stands behind it, as the tables of a network: one call for each.

Nothing is computed here: posts, follows, reactions, the feed, invitations, credibility and support each have a
module of their own.
"""

from __future__ import annotations

from collections.abc import Mapping

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
from netlab.people.identity import Identities


def in_public(
    export: Export,
    people: pd.DataFrame,
    goals: Goals,
    *,
    followed: pd.Series,
    invitations: pd.DataFrame,
    feed: pd.DataFrame,
    lexicons: str | None = None,
) -> dict[str, pd.DataFrame]:
    """Make the tables of what the owner posts, follows and sees.

    ``people``: the whole people table; ``followed``: the person of each row of the export's member_follows;
    ``feed``: the user's rows, author and text. No messages are looked at.

    Returns ``posts``, ``follows``, ``reactions``, ``activity``, ``posting``, ``feed``, ``feed_authors``,
    ``invited``.
    """
    posts = read_posts(export, goals, lexicons, people)
    follows = follows_on_goal(export, goals, people, followed, lexicons)
    return {
        "posts": posts,
        "follows": follows,
        "reactions": reactions_by_kind(export.reactions),
        "activity": activity_by_year(export),
        "posting": posting_effect(posts, export.connections),
        "feed": feed_evidence(export, people, follows, posts, goals),
        "feed_authors": score_feed(feed, goals, people, lexicons),
        "invited": invited(invitations, people, is_there=export.has("invitations")),
    }


def vouched(
    export: Export,
    identities: Identities,
    people: pd.DataFrame,
    goals: Goals,
    *,
    me: Mapping[str, str | None],
    as_of: pd.Timestamp,
) -> dict[str, pd.DataFrame]:
    """Make the tables of what stands behind the owner's profile.

    ``people``: with their work, ties and support; ``me``: the owner's work
    (:func:`netlab.metrics.own_work.own_work`). No messages are looked at.

    Returns ``endorsers``, ``skills``, ``recommendations``, ``credibility`` and ``near_field`` (how near the
    connections' work is to the owner's).
    """
    endorsed = endorsers(export, identities, people, me)
    skills = endorsed_skills(export, endorsed, goals, as_of)
    recommended = recommendations(export, identities, people)
    return {
        "endorsers": endorsed,
        "skills": skills,
        "recommendations": recommended,
        "credibility": credibility_parts(export, people, me, endorsed, skills, recommended, as_of),
        "near_field": field_share(people, me, export.has),
    }
