"""What the owner posts, follows and sees: by quarter, by topic, and how much of the feed anybody can know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from netlab.figures.content import follow_bars, posts_by_quarter, reaction_bars, topics_by_period
from netlab.metrics.activity import comment_cadence, people_named
from netlab.metrics.content import content_by_quarter
from netlab.metrics.feed import SOURCE
from netlab.metrics.follows import follow_shares
from netlab.metrics.topics import topic_counts, topic_drift, topic_gaps
from netlab.report.show.phrases import has_file, listed, missing
from netlab.report.shown import Panel, Words, bullets, heading, joined, sentences
from netlab.report.tables import table_html
from netlab.text import counted, percent

if TYPE_CHECKING:
    from netlab.network import Network

PUBLIC_FILES = ("shares", "comments", "articles")
FOLLOW_FILES = ("company_follows", "member_follows", "hashtag_follows")
NO_POSTS = "You posted nothing that this archive holds: no post, no comment, no article."
HOW_LABELLED = (
    "Each post was labelled by its words, and the reasons stand beside it. Irony, and private life told without a private word, "
    "are missed; you know better."
)
HOW_TO_FEED = (
    "To know more, paste what you see into a file feed.csv in your workspace folder, two columns: author,text. Twenty posts of one "
    "morning are enough to start with."
)
STEER = (
    "What you can do: unfollow before you remove (it is silent and can be undone), and react to what you want more of. Removing a "
    "contact who never posts changes nothing in the feed."
)
LONGEST_POST = 160  # characters of a post in the table


def content(network: Network) -> Panel | Words:
    """Show quarter by quarter how many posts are about work, private life, or both."""
    if not any(has_file(network, name) for name in PUBLIC_FILES):
        return sentences(missing("shares"))
    if network.posts.empty:
        return sentences(NO_POSTS)
    table = content_by_quarter(network.posts)
    shown = _by_quarter(table)
    columns = {
        "quarter": "quarter from", "n": "in all", "professional": "professional", "mixed": "mixed", "personal": "personal",
        "unknown": "unknown", "private_share": "private life in",
    }  # fmt: skip
    return Panel(posts_by_quarter(table), shown, columns, note=HOW_LABELLED)


def posts(network: Network, top: int = 30) -> Words | None:
    """List the posts themselves, the newest first, each with its label and the reasons."""
    rows = network.posts.dropna(subset=["text"])
    if rows.empty:
        return None
    newest = rows.sort_values(["on", "post_id"], ascending=[False, True], na_position="last")
    table = newest.assign(
        text=newest["text"].str.replace(r"\s+", " ", regex=True).str.slice(0, LONGEST_POST),
        why=newest["label_evidence"].str.replace("\n", " "),
    )
    columns = {"on": "day", "kind": "kind", "label": "label", "why": "why", "topics": "topics of your goals", "text": "text"}  # fmt: skip
    shown = table_html(table, caption="What you wrote, the newest first", columns=columns, top=top)
    return Words(f"<details><summary>The posts themselves, with the reasons</summary>{shown}</details>")


def topics(network: Network) -> Panel | Words | None:
    """Show which topics of the goals the posts name, year by year, and which they never did."""
    if network.posts.empty:
        return None
    counts = topic_counts(network.posts)
    if counts.empty:
        return sentences(_no_topics(network))
    figure = topics_by_period(counts)
    drift = topic_drift(network.posts)
    table = drift.assign(period=drift["period"].dt.year.astype("string"))
    columns = {
        "period": "year", "n": "posts with text", "n_on_goal": "near your goals", "share": "share", "top_topics": "most on",
        "hill_1": "equally common topics", "distance": "change from before (0 none, 1 all)",
    }  # fmt: skip
    return Panel(figure, table, columns, note=_never_named(network))


def taking_part(network: Network) -> Words | None:
    """Say how often the owner comments, whether they talk or only tell, and whom they name."""
    if not any(has_file(network, name) for name in PUBLIC_FILES):
        return None
    told = [
        ("Comments", _cadence(network)),
        ("Talking or telling", _balance(network.activity)),
        ("Named in your comments", _named(network)),
        ("After a post", _after_posts(network.posting)),
    ]
    found = [(about, said) for about, said in told if said]
    return joined(heading("How you take part"), bullets(found)) if found else None


def reactions(network: Network) -> Panel | Words:
    """Show which reactions the owner gives."""
    if not has_file(network, "reactions"):
        return sentences(missing("reactions"))
    if network.reactions.empty:
        return sentences("You reacted to nothing that this archive holds.")
    columns = {"name": "reaction", "n": "times", "share": "share", "first_on": "first", "last_on": "last"}
    return Panel(reaction_bars(network.reactions), network.reactions, columns)


def follows(network: Network) -> Panel | Words | None:
    """Show how much of what the owner follows is on their goals."""
    if not any(has_file(network, name) for name in FOLLOW_FILES):
        return sentences(missing("company_follows"))
    if network.follows.empty:
        return sentences("You follow no company, person or hashtag that this archive names.")
    if network.goals.is_empty:
        return None
    table = network.follows.assign(
        standing=network.follows["standing"].astype("string").replace("not known", "the name does not tell")
    )
    columns = {"kind": "kind", "name": "followed", "standing": "on your goals?", "matched": "why", "followed_on": "since"}  # fmt: skip
    return Panel(follow_bars(follow_shares(network.follows)), table, columns)


def feed(network: Network) -> Words:
    """Say what the feed depends on, what the archive shows of it, and what nobody can know from it."""
    known = network.feed[network.feed["what_the_export_shows"].notna()]
    lede = (
        "How relevant is what you see? The posts that LinkedIn showed you are not in the archive; of what LinkedIn says the "
        "feed depends on, part is."
    )
    parts = [sentences(lede)]
    if len(known):
        columns = {
            "what_linkedin_says": "the feed depends on",
            "what_the_export_shows": "what your archive shows",
        }
        parts.append(Words(table_html(known, caption="What can be seen", columns=columns)))
    blank = network.feed[network.feed["why"].notna()]
    columns = {"what_linkedin_says": "the feed depends on", "why": "why nobody can tell from the archive"}
    parts.append(Words(table_html(blank, caption="What cannot be seen", columns=columns)))
    return joined(*parts, _feed_authors(network), sentences(STEER, f"Source: {SOURCE}", kind="note"))


def _by_quarter(table: pd.DataFrame) -> pd.DataFrame:
    """Return one row a quarter with posts: a count a label, and how much of what is known shows private life."""
    wide = table.pivot_table(
        index="quarter", columns="label", values="n", aggfunc="sum", observed=False, dropna=False
    )
    wide = wide.astype("Int64").rename_axis(columns=None)
    wide.columns = [str(name) for name in wide.columns]
    known = wide["professional"] + wide["mixed"] + wide["personal"]
    private = (wide["mixed"] + wide["personal"]) / known.where(known > 0)
    wide = wide.assign(n=known + wide["unknown"], private_share=private.astype("Float64"))
    return wide[wide["n"] > 0].reset_index()


def _no_topics(network: Network) -> str:
    if network.goals.is_empty:
        return "Without goals there are no topics to look for in your posts."
    return "None of your posts names a topic of your goals. Topics are the terms in goals.toml; more of them find more."


def _never_named(network: Network) -> str:
    table = topic_gaps(network.posts, network.goals)
    never = [str(topic) for topic in table.loc[table["n"] == 0, "topic"]]
    if not never:
        return ""
    more = len(never) - 8
    return f"Never named in so many words: {listed(never[:8])}" + (f", and {more} more." if more > 0 else ".")


def _cadence(network: Network) -> str:
    if not has_file(network, "comments"):
        return "The file of comments is not in this archive."
    as_of = network.as_of if pd.notna(network.as_of) else network.posts["on"].max()
    table = comment_cadence(network.posts, as_of)
    told = table.loc[table["measure"] != "active_months", "meaning"]
    return " ".join(told) if len(told) else "You wrote no comment that this archive holds."


def _balance(activity: pd.DataFrame) -> str:
    n_posts, n_comments = (activity[name].sum(min_count=1) for name in ("n_posts", "n_comments"))
    if pd.isna(n_posts) or pd.isna(n_comments) or not n_posts + n_comments:
        return ""
    said = f"{counted(int(n_posts), 'post')} of your own, {counted(int(n_comments), 'comment')}."
    if n_comments < n_posts:
        return f"{said} You tell more than you answer: a comment on somebody else's post is how a conversation starts."
    return f"{said} You answer at least as much as you tell."


def _named(network: Network) -> str:
    comments = network.posts[network.posts["kind"].eq("comment")]
    if comments.empty:
        return ""
    table = people_named(comments, network.people)
    if table.empty:
        return (
            "Nobody you are connected with, by full name. Whose posts you comment on is not in the archive."
        )
    names = [f"{name} ({n})" for name, n in zip(table["name"].head(5), table["n"].head(5), strict=True)]
    return f"{listed(names)}. Whose posts you comment on is not in the archive."


def _after_posts(posting: pd.DataFrame) -> str:
    if posting.empty:
        return ""
    first = posting.iloc[0]
    chance = first["by_chance"]
    if pd.isna(chance):
        return str(first["meaning"])
    return f"{first['meaning']} The same rhythm of posting, begun on another day, would have met as many in {percent(float(chance))} of cases."


def _feed_authors(network: Network) -> Words:
    table = network.feed_authors
    if table.empty:
        return sentences(HOW_TO_FEED)
    columns = {
        "author": "author", "n": "posts you pasted", "n_on_goal": "on your goals", "topics": "topics",
        "n_professional": "professional", "n_personal": "personal", "n_mixed": "mixed", "is_connection": "connected",
    }  # fmt: skip
    n, near = int(table["n"].sum()), table["n_on_goal"].sum(min_count=1)
    said = f"You pasted {counted(n, 'post')} by {counted(len(table), 'author')}"
    tail = "." if pd.isna(near) else f"; {percent(int(near) / n)} of them name a topic of your goals."
    note = "A few posts say little about anybody."
    return joined(
        sentences(said + tail, note),
        Words(table_html(table, caption="Your feed, by author", columns=columns, top=20)),
    )
