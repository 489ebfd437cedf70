"""What the owner writes in public: every post, comment and article, its label, its nearness to the goals.

The export holds the owner's own words only: not the posts they react to, not who liked theirs, no views.
"""

from __future__ import annotations

from collections.abc import Collection
from hashlib import sha1
from pathlib import Path

import numpy as np
import pandas as pd

from netlab.export.export import Export
from netlab.goals import Goals
from netlab.metrics.post_labels import LABELS, label_posts
from netlab.metrics.post_signs import read_signs, words_of_own_work
from netlab.metrics.post_ties import named_ties
from netlab.metrics.post_times import free_time
from netlab.metrics.relevance import FIELD_MARK, relevance
from netlab.vocabulary import POST_LABELS

POST_KINDS = ("post", "comment", "article")
COLUMNS = ("post_id", "on", "link", "kind", "label", "label_evidence", "goal_relevance", "topics", "text")
KIND = pd.CategoricalDtype(list(POST_KINDS))
ON_TOPIC = 0.15  # from this nearness on, a topic of the goals speaks for work
DILUTED = 0.5  # of the nearness goes where a post is about private life only
OWN_WORK = 0.1  # at most, for a post about work where the own work is near the goals …
OWN_WORK_TOLD = 0.01  # … and what is worth a word
OWN_WORK_NAME = f"your own work{FIELD_MARK}"
RESHARE = "A reshare without a word of your own; whose post it was is not in the archive."


def read_posts(
    export: Export, goals: Goals, lexicons: str | Path | None = None, people: pd.DataFrame | None = None
) -> pd.DataFrame:
    """List every own post, comment and published article with its label and its nearness to the goals.

    ``people``: name, is_connection, relationship, where they are judged: whom a comment names then counts.

    Columns ``post_id`` ("t" and 12 hex characters of a hash of kind, link and date: the same in every export),
    ``on`` (moment, UTC), ``link``, ``kind`` {post, comment, article}, ``label`` {professional, personal, mixed,
    unknown}, ``label_evidence`` (sentences, strongest first), ``goal_relevance`` (0 to 1, to rank by; NA without
    terms in the goals or without text), ``topics`` (the terms found, nearest first, "; "-joined), ``text``. Sorted by
    ``on`` (undated last), then ``post_id``. Drafts are no posts. An absent file gives no rows: ask ``export.has``.
    """
    posts, signs, near = posts_with_signs(export, goals, lexicons, people)
    labels = label_posts(signs)
    near = _near_own_work(diluted(near, labels), labels, signs, nearness_of_own_work(export, goals, lexicons))
    posts = posts.join(labels[["label", "label_evidence"]]).join(near)
    blank = posts["text"].isna()
    posts["label_evidence"] = posts["label_evidence"].mask(blank & posts["kind"].eq("post"), RESHARE)
    return posts.sort_values(["on", "post_id"], ignore_index=True)[list(COLUMNS)]


def posts_with_signs(
    export: Export, goals: Goals, lexicons: str | Path | None = None, people: pd.DataFrame | None = None
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return, on one index, the posts as written, all signs in them, and their nearness to the goals.

    Posts: ``post_id, on, link, kind, text``. Signs: what :func:`netlab.metrics.post_labels.label_posts` reads.
    Nearness: :func:`netlab.metrics.relevance.relevance`.
    """
    posts = _written(export)
    signs = read_signs(posts["text"], words_of_own_work(export, goals), lexicons)
    near = relevance(posts["text"], goals, signs["language"], lexicons)
    signs = signs.join(named_ties(posts["text"].where(posts["kind"].eq("comment")), people))
    return posts, _with_moments(with_goals(signs, near), posts, export, goals), near


def content_by_quarter(posts: pd.DataFrame, kinds: Collection[str] = POST_KINDS) -> pd.DataFrame:
    """Count posts of ``kinds`` by quarter and label: how private the owner writes in public.

    Columns ``quarter`` (its first day; missing, last, for undated ones), ``label``, ``n``, ``share`` (of the
    quarter's posts, unknown ones included; NA in a quarter without any). Every quarter from the first to the last
    has a row per label, in the order of the closed list.
    """
    rows = posts[posts["kind"].isin(list(kinds))]
    quarter = rows["on"].dt.to_period("Q").dt.start_time.astype("datetime64[us]")
    n = rows.groupby([quarter.rename("quarter"), rows["label"]], observed=False, dropna=False).size()
    table = n.reindex(_every_quarter(quarter), fill_value=0).rename("n").reset_index()
    total = table.groupby("quarter", dropna=False)["n"].transform("sum")
    share = (table["n"] / total.where(total > 0)).astype("Float64")
    return table.assign(n=table["n"].astype("Int64"), share=share, label=table["label"].astype(LABELS))


def _written(export: Export) -> pd.DataFrame:
    articles = export.articles[~export.articles["is_draft"].fillna(False)]
    whole = articles["title"].fillna("").str.cat(articles["text"].fillna(""), sep="\n").str.strip()
    told = (
        ("post", export.shares["shared_at"], export.shares["link"], export.shares["text"]),
        ("comment", export.comments["commented_at"], export.comments["link"], export.comments["text"]),
        ("article", articles["published_at"].fillna(articles["created_at"]), articles["title"], whole),
    )
    parts = [
        pd.DataFrame({"on": on.array, "link": link.array, "kind": kind, "text": text.array})
        for kind, on, link, text in told
    ]
    posts = pd.concat(parts, ignore_index=True)
    posts["post_id"] = _post_ids(posts)
    posts["link"] = posts["link"].mask(posts["kind"].eq("article"))  # articles are files: they have no link
    blank = posts["text"].str.strip().eq("").fillna(False)
    return posts.assign(text=posts["text"].mask(blank), kind=posts["kind"].astype(KIND))


def _post_ids(posts: pd.DataFrame) -> pd.Series:
    """Hash kind, link and date; the second of the same second gets its number."""
    on = posts["on"].dt.strftime("%Y-%m-%dT%H:%M:%S").fillna("")
    key = posts["kind"] + "\x1f" + posts["link"].fillna("") + "\x1f" + on
    again = key.groupby(key).cumcount()
    key = key.where(again.eq(0), key + "\x1f" + again.astype("string"))
    return key.map(lambda text: "t" + sha1(text.encode()).hexdigest()[:12]).astype("string")


def with_goals(signs: pd.DataFrame, near: pd.DataFrame) -> pd.DataFrame:
    """Let topics of the goals count as a sign of work."""
    is_near = (near["goal_relevance"] >= ON_TOPIC).fillna(False).to_numpy(dtype=bool)
    n = np.where(is_near, near["topics"].str.count("; ").fillna(0).to_numpy(dtype="int64") + 1, 0)
    return signs.assign(n_goal=n, goal_words=near["topics"])


def _with_moments(signs: pd.DataFrame, posts: pd.DataFrame, export: Export, goals: Goals) -> pd.DataFrame:
    """Add which posts are comments, and which were written in free time by the owner's clock."""
    active = pd.concat([posts["on"], export.reactions["reacted_at"]])
    free = free_time(posts["on"], active, goals.me.timezone)
    return signs.assign(is_comment=posts["kind"].eq("comment"), **free)


def diluted(near: pd.DataFrame, labels: pd.DataFrame) -> pd.DataFrame:
    """Make what is half about private life less near to the goals: it names their words in passing."""
    share = (labels["private"] / (labels["private"] + labels["work"])).fillna(0.0)
    return near.assign(goal_relevance=near["goal_relevance"] * (1 - DILUTED * share))


def nearness_of_own_work(export: Export, goals: Goals, lexicons: str | Path | None = None) -> float:
    """How near the owner's own headline, titles and skills are to the goals, 0 to 1: the nearest of them."""
    own = pd.concat([export.profile["headline"], export.positions["title"], export.skills["skill"]])
    near = relevance(own.dropna().reset_index(drop=True), goals, lexicons=lexicons)["goal_relevance"]
    return float(near.fillna(0).max()) if len(near) else 0.0


def _near_own_work(near: pd.DataFrame, labels: pd.DataFrame, signs: pd.DataFrame, own: float) -> pd.DataFrame:
    """Where the goals lie in the owner's own field, let a post about work be a little near, and say why.

    It stays below :data:`ON_TOPIC`: it ranks what no term was found in, and puts nothing on topic. Praise is about
    somebody else's work.
    """
    is_praise = (signs["applause"] > 0) | (signs["congrats_career"] > 0)
    worth = (OWN_WORK * own * labels["work"] * (1 - labels["private"])).mask(is_praise, 0.0)
    score = 1 - (1 - near["goal_relevance"]) * (1 - worth)
    is_told = near["topics"].isna() & (worth >= OWN_WORK_TOLD) & score.notna()
    return near.assign(goal_relevance=score, topics=near["topics"].mask(is_told, OWN_WORK_NAME))


def _every_quarter(quarter: pd.Series) -> pd.MultiIndex:
    dated = quarter.dropna()
    days = pd.date_range(dated.min(), dated.max(), freq="QS", unit="us") if len(dated) else dated
    quarters = [*days, *([pd.NaT] if quarter.isna().any() else [])]
    return pd.MultiIndex.from_product(
        [pd.Series(quarters, dtype="datetime64[us]"), pd.Categorical(POST_LABELS, categories=POST_LABELS)],
        names=["quarter", "label"],
    )
