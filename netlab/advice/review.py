"""Whom to review, and the case for leaving everything as it is. Nobody is ranked, nothing is done by netlab.

The default about everybody is *keep*. Unfollowing comes first: it quiets the feed and loses nothing. A removal is
offered only on explicit signs (nothing but unanswered pitches; on the avoid list and no tie at all), for ten
people at most, and never for those whom :func:`protected` holds. Each row argues both sides: ``reason`` and
``evidence`` for it, ``cost`` against it.
"""

from __future__ import annotations

import networkx as nx
import pandas as pd

from netlab.advice.rules import NOBODY, Rule, rows
from netlab.advice.sentences import after, days, lines, said, times
from netlab.advice.situation import Situation, no, yes
from netlab.metrics.groups import last_of_their_kind
from netlab.people.weights import NO
from netlab.text import among, profile_slug, profile_url

MOST_AT_ONCE = 10
FEWEST_POSTS = 2  # of a person in feed.csv, all off the goals
RELEVANT = 0.2  # goal fit from which somebody is about the goals: a target function is enough
LIKELY = 0.6  # of being a friend, from which even somebody judged professional is left alone
# Most employers have one contact only, a seller's more than any: that one is told in the cost, not protected.
KINDS = ("industry", "function", "group")
TOLD_KINDS = ("employer", *KINDS, "seniority")
# A shared small employer is a guess; these bases show that people met.
MET = ("group_chat", "introduction", "interview", "cohort")
LINKEDIN = "https://www.linkedin.com/"
CONNECTIONS_PAGE = LINKEDIN + "mynetwork/invite-connect/connections/"
SENT_PAGE = LINKEDIN + "mynetwork/invitation-manager/sent/"
COMPANIES_PAGE = LINKEDIN + "mynetwork/network-manager/company/"
KEEPS = "Unfollowing loses nothing: the connection, the messages and all endorsements stay, and they are not told."
FINAL = "They are not told, but only you could invite them again."
QUIET = "Leaving them costs nothing: somebody who posts nothing does not touch your feed."
HOW = {
    "unfollow": "Open the profile, More, Unfollow.",
    "review_removal": "Read both sides. To remove: open the profile, More, Remove connection. To keep: do nothing.",
    "withdraw_invitation": "Open the sent invitations and withdraw it there, or leave it.",
}
CHECKLIST = ("action", "person_id", "name", "link", "how", "reason", "evidence", "cost", "decision")


def unfollow_avoided(situation: Situation) -> pd.DataFrame:
    """Connections on the avoid list whose posts may still be followed; nobody close."""
    people = _followed(situation)
    found = people[yes(people["fit_avoid"] > 0)]
    why = found["goal_evidence"].str.extract(r"(?m)^(On your avoid list: .*)$", expand=False).astype("string")
    start = found["who"] + " is a connection whose work you said to avoid."
    return rows(
        found,
        reason=after(start, why),
        evidence=why,
        cost=pd.Series(KEEPS, index=found.index, dtype="string"),
        score=0.5,
    )


def unfollow_feed(situation: Situation) -> pd.DataFrame:
    """Authors in feed.csv of whom two posts or more are noted, none about the goals; nobody close."""
    if situation.feed.empty:
        return NOBODY
    posts = situation.feed.groupby("person_id")["is_about_goals"].agg(["size", "any", "count"])
    off = posts[(posts["size"] >= FEWEST_POSTS) & (posts["count"] == posts["size"]) & ~posts["any"]]
    people = _followed(situation)
    found = people[people["person_id"].isin(off.index)]
    n = times(found["person_id"].map(off["size"]).astype("Int64"), "post")
    return rows(
        found,
        reason="You noted " + n + " of " + found["who"] + " in feed.csv, none of them about your goals.",
        evidence=n + " in feed.csv, none with a word of your goals.",
        cost=pd.Series(KEEPS, index=found.index, dtype="string"),
        score=0.6,
    )


def _followed(situation: Situation) -> pd.DataFrame:
    """Connections who are close in no way, less those already unfollowed."""
    people = situation.connections
    quiet = situation.follows["status"].str.casefold().str.startswith("unfollow").fillna(False)
    gone = set(situation.follows.loc[quiet.astype(bool), "person_id"])
    done = situation.done
    gone |= set(done.loc[done["action"].eq("unfollow").fillna(False), "person_id"])
    return people[~_is_close(people) & ~people["person_id"].isin(gone) & people["who"].notna()]


def review_pitchers(situation: Situation) -> pd.DataFrame:
    """Connections who wrote nothing but pitches, or again and again, and were never answered."""
    people = situation.connections
    found = _reviewable(people[people["is_pitcher"]], situation)
    if found.empty:
        return NOBODY
    found = found.merge(situation.pitches.drop_duplicates("person_id"), on="person_id")
    often = times(found["n_texts"], "time")
    last = (", the last on " + days(found["last_on"])).fillna("")
    sells = yes(found["n_pitches"] > 0)
    offers = times(found["n_pitches"], "message") + " with an offer or a reminder of one."
    return rows(
        found,
        reason=found["who"]
        + " wrote to you "
        + often
        + last
        + said(", to sell something", sells).fillna("")
        + ", and you never answered.",
        evidence=lines(
            offers.where(sells, "They came again on another day, with nothing that a friend would write."),
            pd.Series("You sent no message.", index=found.index),
        ),
        cost=losses(found, situation),
        score=1 - found["goal_fit"].astype("Float64").fillna(0.0) * 0.5,
    )


def review_avoided(situation: Situation) -> pd.DataFrame:
    """Connections on the avoid list with whom there is no tie at all, as far as the archive shows."""
    people = situation.connections
    silent = yes(people["state"].eq("never")) & no(people["n_received"] > 0)
    apart = people["shared_employer"].isna() & people["school"].isna() & ~yes(people["n_groups"] > 0)
    apart &= ~yes(people["n_endorsed"] > 0)
    found = _reviewable(people[yes(people["fit_avoid"] > 0) & silent & apart], situation)
    if found.empty:
        return NOBODY
    why = found["goal_evidence"].str.extract(r"(?m)^(On your avoid list: .*)$", expand=False).astype("string")
    start = found["who"] + " works where you said to avoid, and the archive holds no contact between you."
    return rows(
        found,
        reason=after(start, why),
        evidence=lines(
            why,
            pd.Series("No message, no shared employer, school or conversation is known.", index=found.index),
        ),
        cost=losses(found, situation),
        score=0.5,
    )


def removals(situation: Situation) -> pd.DataFrame:
    """Everybody offered for removal, ten at most: sellers before silent ones. The costs count them together."""
    found = pd.concat([review_pitchers(situation), review_avoided(situation)], ignore_index=True)
    if found.empty:
        return NOBODY
    busy = situation.done["person_id"]
    found = found.drop_duplicates("person_id")
    muted = situation.people.loc[yes(situation.people["is_muted"]), "person_id"]
    found = found[~found["person_id"].isin(muted) & ~found["person_id"].isin(busy)]
    found = found.sort_values(["score", "person_id"], ascending=[False, True]).head(MOST_AT_ONCE)
    return found.assign(cost=lines(_last_together(found["person_id"], situation), found["cost"]))


def _reviewable(people: pd.DataFrame, situation: Situation) -> pd.DataFrame:
    """Those of ``people`` who have a name and whom nothing protects."""
    if people.empty:
        return people
    return people[~among(people["person_id"], protected(situation)) & people["who"].notna()]


def protected(situation: Situation) -> pd.Index:
    """Return who is never offered for removal, whatever speaks for it.

    The labelled (but for "I do not know them"), whoever may be a friend, the once strong, endorsers and
    recommenders, bridges between contacts, the last of their kind, and everybody about the goals.
    """
    people = situation.connections
    held = people.loc[_is_close(people) | yes(people["goal_fit"] >= RELEVANT), "person_id"]
    alone = last_of_their_kind(people, traits=KINDS)["person_id"]
    return pd.Index(held).union(pd.Index(alone)).union(bridges(situation))


def _is_close(people: pd.DataFrame) -> pd.Series:
    """Whether somebody is, was or may be more than a name in the list."""
    labelled = people["relationship_source"].eq("label").fillna(False).astype(bool) & ~people["is_stranger"]
    undecided = people["relationship"].eq("unknown").fillna(True).astype(bool)
    private = (
        people["is_friend"] | yes(people["p_personal"] > NO) & undecided | yes(people["p_personal"] > LIKELY)
    )
    close = yes(people["was_strong"]) | people["is_two_way"] | yes(people["in_address_book"])
    vouched = yes(people["n_endorsed_me"] > 0) | yes(people["recommended_me"]) | yes(people["recommended"])
    return labelled | private | close | vouched


def bridges(situation: Situation) -> pd.Index:
    """Return who holds contacts together: without them some would fall apart, or two groups lose their tie."""
    ties = situation.ties[situation.ties["basis"].isin(MET)]
    graph = nx.Graph()
    graph.add_edges_from(zip(ties["source"], ties["target"], strict=True))
    between = set(nx.articulation_points(graph)) if len(graph) else set()
    group = situation.people.set_index("person_id")["group"]
    both = pd.concat([ties, ties.rename(columns={"source": "target", "target": "source"})])
    reached = pd.DataFrame({"one": both["source"], "group": both["target"].map(group)}).dropna()
    several = reached.drop_duplicates().groupby("one").size()
    return pd.Index(sorted(between | set(several[several > 1].index)), dtype="string")


def losses(people: pd.DataFrame, situation: Situation) -> pd.Series:
    """Say what a removal would lose, and what speaks for leaving it."""
    n_in, n_out = people["n_endorsed_me"], people["n_endorsed"]
    unknown = n_in.isna() | people["recommended_me"].isna()
    return lines(
        said("You would lose " + times(n_in, "endorsement") + " of theirs.", n_in > 0),
        said("Your " + times(n_out, "endorsement") + " of them would go.", n_out > 0),
        said("This archive does not tell whether they endorsed or recommended you.", unknown),
        pd.Series(FINAL + " " + QUIET, index=people.index),
    )


def _last_together(person_ids: pd.Series, situation: Situation) -> pd.Series:
    """Say for each person what all those offered would take with them: the last in a trade, at an employer …"""
    people = situation.connections.set_index("person_id", drop=False)
    offered = people["person_id"].isin(person_ids)
    told = []
    for trait in TOLD_KINDS:
        value = people[trait].where(~people[trait].isin(["unknown", "other"]))
        left, theirs = value[~offered].dropna().unique(), value[offered]
        lost = theirs.where(theirs.notna() & ~among(theirs, left))
        n = lost.map(lost.value_counts()).astype("Int64")
        told.append(_lost(trait, lost, n))
    whole = lines(*told)
    return whole.reindex(person_ids.to_numpy()).set_axis(person_ids.index)


def _lost(trait: str, lost: pd.Series, n: pd.Series) -> pd.Series:
    words = {"employer": "at ", "group": "in the group ", "seniority": "at the level "}
    where = words.get(trait, "in ") + lost
    alone = "Your only contact " + where + "."
    with_others = (
        "One of the " + n.astype("string") + " people offered here who are all you have " + where + "."
    )
    return alone.mask((n > 1).fillna(False), with_others).astype("string")


RULES: tuple[Rule, ...] = (
    Rule("unfollow_feed", "unfollow", unfollow_feed, most=MOST_AT_ONCE),
    Rule("unfollow_avoided", "unfollow", unfollow_avoided, most=MOST_AT_ONCE),
    Rule("review_removal", "review_removal", removals, most=MOST_AT_ONCE),
)


def checklist(suggestions: pd.DataFrame) -> pd.DataFrame:
    """List what is to be opened by hand: unfollow, then review, then old invitations; ``decision`` is yours.

    Returns :data:`CHECKLIST`; ``link`` leads to www.linkedin.com and nowhere else.
    """
    order = {action: i for i, action in enumerate(HOW)}
    found = suggestions[suggestions["action"].isin(list(HOW))]
    found = found.assign(turn=found["action"].astype("string").map(order))
    found = found.sort_values(["turn", "priority"], ignore_index=True)
    action = found["action"].astype("string")
    table = found.assign(
        action=action,
        how=action.map(HOW).astype("string"),
        link=[_link(url, kind) for url, kind in zip(found["url"], action, strict=True)],
        decision=pd.Series(pd.NA, index=found.index, dtype="string"),
    )
    return table[list(CHECKLIST)].astype(dict.fromkeys(CHECKLIST, "string"))


def _link(url: object, action: str) -> str:
    """The profile's address as we write it, or the page on which the person is to be looked up."""
    if action == "withdraw_invitation":
        return SENT_PAGE
    slug = profile_slug(url) if isinstance(url, str) else ""
    return profile_url(slug) if slug else CONNECTIONS_PAGE
