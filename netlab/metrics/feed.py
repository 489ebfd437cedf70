"""How relevant is what the owner sees? As far as an export can tell, and no further.

What LinkedIn shows in a feed follows from identity, content and activity, so says its help page. The export
holds what the owner does (follows, reacts, writes, talks) and whom they are connected with; it holds none of the
posts that were shown. So every row says what LinkedIn says, what the export shows, and what nobody can know from it.
Posts that the owner pastes from their feed are scored by author.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from netlab.export.export import Export
from netlab.goals import Goals
from netlab.metrics.content import ON_TOPIC, diluted, with_goals
from netlab.metrics.fit import has_targets
from netlab.metrics.follows import RELATES
from netlab.metrics.post_labels import label_posts
from netlab.metrics.post_signs import read_signs
from netlab.metrics.relevance import relevance
from netlab.people.mentions import keys_of
from netlab.text import counted, percent
from netlab.vocabulary import POST_LABELS

SOURCE = "LinkedIn's help page a1339724 as archived in September 2023, in our words."
MOST_TALKED = 20  # people: those with whom most messages went to and fro
COLUMNS: dict[str, Any] = {
    "part": "string",
    "what_linkedin_says": "string",
    "what_the_export_shows": "string",
    "value": "Float64",
    "n": "Int64",
    "unknowable": "boolean",
    "why": "string",
}
NOT_HERE = "The file is not in this archive."
NO_GOALS = "Without goals there is nothing to hold it against."
HIDDEN = {
    "posts shown": (
        "Its content: topic, language, age, and who wrote it.",
        "The posts in your feed are not in the archive. Paste some into feed.csv and they are scored by author.",
    ),
    "time spent": ("How long you look at a post.", "The archive does not hold it."),
    "what others do": ("What your connections like and comment on.", "The archive holds what you do, not what they do."),
    "groups": ("The groups you are in.", "The archive holds no list of groups."),
}  # fmt: skip


def feed_evidence(
    export: Export, people: pd.DataFrame, follows: pd.DataFrame, posts: pd.DataFrame, goals: Goals
) -> pd.DataFrame:
    """Gather what the export tells about the feed.

    ``people``: is_connection, goal_fit, is_work_known (if there), n_sent, n_received. ``follows``: table of
    :func:`netlab.metrics.follows.follows_on_goal`; ``posts``: of :func:`netlab.metrics.content.read_posts`.

    Rows ``part``, ``what_linkedin_says``, ``what_the_export_shows`` (a sentence), ``value`` (share on goal, 0–1; NA
    where there is none), ``n`` (of how many), ``unknowable``, ``why`` (NA where it is known). The order is fixed.
    """
    rows = [
        _connections(export, people, goals),
        _talked_with(export, people, goals),
        *(_followed(export, follows, goals, kind, table) for kind, table in _FOLLOWED.items()),
        _written(export, posts, goals, "comment", "comments"),
        _written(export, posts, goals, "post", "shares"),
        _reactions(export),
        *((part, says, None, None, None, True, why) for part, (says, why) in HIDDEN.items()),
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def score_feed(
    feed_rows: pd.DataFrame,
    goals: Goals,
    people: pd.DataFrame | None = None,
    lexicons: str | Path | None = None,
) -> pd.DataFrame:
    """Score posts that the owner pasted from their feed, by author.

    ``feed_rows``: author, text. ``people``: person_id, name, is_connection, to recognise authors by an unambiguous name.

    Columns ``author``, ``person_id``, ``is_connection``, ``n`` (posts with text), ``n_on_goal``, ``relevance`` (mean; NA
    without terms in the goals), ``topics`` (the terms found, most frequent first), ``n_professional``, ``n_personal``,
    ``n_mixed``, ``n_unknown``, ``meaning``; most posts first, then by author. A few posts say little about anybody.
    """
    rows = feed_rows.dropna(subset=["text"]).reset_index(drop=True)
    if rows.empty:
        named = ["author", "person_id", "is_connection", "n", "relevance", "n_on_goal", "topics"]
        return _typed(pd.DataFrame(columns=[*named, *(f"n_{label}" for label in POST_LABELS)]))
    rows["author"] = rows["author"].astype("string").str.strip().fillna("(no author given)")
    signs = read_signs(rows["text"], goals.terms, lexicons)
    near = relevance(rows["text"], goals, signs["language"], lexicons)
    labels = label_posts(with_goals(signs, near))
    rows = rows.join(diluted(near, labels)).assign(label=labels["label"])
    groups = rows.groupby("author")
    table = pd.DataFrame({"n": groups.size(), "relevance": groups["goal_relevance"].mean()})
    is_near = (rows["goal_relevance"] >= ON_TOPIC).mask(rows["goal_relevance"].isna())
    table["n_on_goal"] = is_near.astype("Int64").groupby(rows["author"]).sum(min_count=1)
    table["topics"] = _topics_by_author(rows)
    for label in rows["label"].cat.categories:
        table[f"n_{label}"] = rows["label"].eq(label).groupby(rows["author"]).sum()
    table = table.reset_index().sort_values(["n", "author"], ascending=[False, True], ignore_index=True)
    return _typed(_recognised(table, people))


_FOLLOWED = {"company": "company_follows", "member": "member_follows", "hashtag": "hashtag_follows"}
_SAYS = {
    "connections": "Who wrote it: people you are connected with.",
    "talk": "Whom you interact with most.",
    "company": "Which companies you follow.",
    "member": "Which people you follow.",
    "hashtag": "Which hashtags you follow.",
    "comment": "What you comment on.",
    "post": "What you share yourself.",
    "reactions": "What you react to.",
}
_Row = tuple[str, str, str | None, float | None, int | None, bool, str | None]


def _unknown(part: str, says: str, why: str) -> _Row:
    return part, says, None, None, None, True, why


def _none(part: str, says: str, said: str) -> _Row:
    """The file is there and says: none. That is known, and holds no share of anything."""
    return part, says, said, None, 0, False, None


def _connections(export: Export, people: pd.DataFrame, goals: Goals) -> _Row:
    if not export.has("connections"):
        return _unknown("connections", _SAYS["connections"], NOT_HERE)
    if not has_targets(goals) or "goal_fit" not in people:
        return _unknown("connections", _SAYS["connections"], NO_GOALS)
    rows = people[people["is_connection"].fillna(False).astype(bool)]
    known = rows[_is_work_known(rows)]
    if not len(known):
        return _unknown("connections", _SAYS["connections"], "Nobody's work is known.")
    share = float((known["goal_fit"] >= RELATES).fillna(False).mean())
    said = (
        f"The work of {percent(share)} of {counted(len(known), 'connection')} relates to your goals; of "
        f"{percent(1 - len(known) / len(rows))} it is not known. Which of them post is not in the archive."
    )
    return "connections", _SAYS["connections"], said, share, len(known), False, None


def _is_work_known(people: pd.DataFrame) -> pd.Series:
    if "is_work_known" in people:
        return people["is_work_known"].fillna(False).astype(bool)
    return people.reindex(columns=["company", "position"]).notna().any(axis=1)


def _talked_with(export: Export, people: pd.DataFrame, goals: Goals) -> _Row:
    if not export.has("messages"):
        return _unknown("talk", _SAYS["talk"], NOT_HERE)
    n = (people["n_sent"] + people["n_received"]).fillna(0)
    most = (
        people.assign(n=n)[n > 0].sort_values(["n", "person_id"], ascending=[False, True]).head(MOST_TALKED)
    )
    if not len(most):
        return _unknown("talk", _SAYS["talk"], "You exchanged no message with anybody.")
    if not has_targets(goals) or "goal_fit" not in people:
        return _unknown("talk", _SAYS["talk"], NO_GOALS)
    share = float((most["goal_fit"] >= RELATES).fillna(False).mean())
    said = (
        f"Of the {counted(len(most), 'person', 'people')} with whom you exchanged most messages, the work of "
        f"{percent(share)} relates to your goals. Messages may count for the feed; reactions and comments surely do."
    )
    return "talk", _SAYS["talk"], said, share, len(most), False, None


def _followed(export: Export, follows: pd.DataFrame, goals: Goals, kind: str, table: str) -> _Row:
    part = f"{kind} follows"
    if not export.has(table):
        return _unknown(part, _SAYS[kind], NOT_HERE)
    rows = follows[follows["kind"] == kind]
    if not len(rows):
        return _none(part, _SAYS[kind], "You follow none.")
    if goals.is_empty:
        return _unknown(part, _SAYS[kind], NO_GOALS)
    n = rows["standing"].astype("string").value_counts()
    on, off, blank = (int(n.get(name, 0)) for name in ("on goal", "off goal", "not known"))
    silent = f"{counted(blank, 'name')} {'does' if blank == 1 else 'do'} not tell."
    said = f"Of {len(rows):,} followed, {on:,} are on your goals, {off:,} off them; {silent}"
    return part, _SAYS[kind], said, on / len(rows), len(rows), False, None


def _written(export: Export, posts: pd.DataFrame, goals: Goals, kind: str, table: str) -> _Row:
    part = f"own {kind}s"
    if not export.has(table):
        return _unknown(part, _SAYS[kind], NOT_HERE)
    rows = posts[posts["kind"].eq(kind) & posts["text"].notna()]
    if not len(rows):
        return _none(part, _SAYS[kind], f"You wrote no {kind}.")
    if rows["goal_relevance"].isna().all():
        return _unknown(part, _SAYS[kind], NO_GOALS)
    share = float((rows["goal_relevance"] >= ON_TOPIC).fillna(False).mean())
    said = f"{percent(share)} of your {counted(len(rows), kind)} name a topic of your goals."
    return part, _SAYS[kind], said, share, len(rows), False, None


def _reactions(export: Export) -> _Row:
    if not export.has("reactions"):
        return _unknown("reactions", _SAYS["reactions"], NOT_HERE)
    n = len(export.reactions)
    said = f"You reacted {counted(n, 'time')}."
    why = "The archive holds a link for each, neither the post nor its author: on goal or not cannot be told."
    return "reactions", _SAYS["reactions"], said, None, n, True, why


def _topics_by_author(rows: pd.DataFrame) -> pd.Series:
    topics = rows.assign(topic=rows["topics"].str.split("; ")).explode("topic").dropna(subset=["topic"])
    n = topics.groupby(["author", "topic"]).size().rename("n").reset_index()
    n = n.sort_values(["author", "n", "topic"], ascending=[True, False, True])
    return n.groupby("author")["topic"].agg("; ".join)


def _recognised(table: pd.DataFrame, people: pd.DataFrame | None) -> pd.DataFrame:
    if people is None:
        return table.reindex(columns=[*table.columns, "person_id", "is_connection"])
    keys = keys_of(people["name"])
    once = people[keys.notna() & ~keys.duplicated(keep=False)].assign(key=keys)
    known = once[["key", "person_id", "is_connection"]]
    return table.assign(key=keys_of(table["author"])).merge(known, on="key", how="left")


def _typed(table: pd.DataFrame) -> pd.DataFrame:
    labels = [name for name in table.columns if name.startswith("n_") and name != "n_on_goal"]
    whole = dict.fromkeys(["n", "n_on_goal", *labels], "Int64")
    text = dict.fromkeys(["author", "person_id", "topics", "meaning"], "string")
    table = table.assign(meaning=_meaning(table)).astype(
        {**whole, **text, "is_connection": "boolean", "relevance": "Float64"}
    )
    order = [
        "author",
        "person_id",
        "is_connection",
        "n",
        "n_on_goal",
        "relevance",
        "topics",
        *labels,
        "meaning",
    ]
    return table[order]


def _meaning(table: pd.DataFrame) -> pd.Series:
    said = pd.Series("your goals hold no terms to look for.", index=table.index, dtype="string")
    said = said.mask(table["relevance"].notna(), "none of the terms of your goals is in it.")
    found = "on your goals: " + table["topics"].astype("string") + "."
    n = table["n"].map(lambda n: counted(int(n), "post") + " you pasted; ").astype("string")
    return n + said.mask(found.notna(), found)
