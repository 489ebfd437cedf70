"""Each lesson's result in a few sentences, made from the network at hand: what its last cell says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from netlab.metrics import composition
from netlab.metrics.feed import HIDDEN
from netlab.metrics.mix import leaning
from netlab.metrics.questions import answerable, tally
from netlab.metrics.selectivity import fits
from netlab.metrics.tie_lists import gone_quiet, strongest, waiting
from netlab.report.show.phrases import (
    NO_CONNECTIONS,
    NO_MESSAGES,
    caveat,
    has_messages,
    is_judged,
    listed,
    n_connections,
)
from netlab.report.shown import Words, sentences
from netlab.text import counted, percent
from netlab.whatif import what_if

if TYPE_CHECKING:
    from netlab.network import Network


def archive_in_words(network: Network) -> Words:
    """Say what the archive holds, what it can answer, and what goals it is held against."""
    held = network.holdings
    states = held["state"].astype("string")
    present = held.loc[states.isin(["present", "header only"])]
    rows = int(present["rows"].fillna(0).sum())
    goals = "no goals yet" if network.goals.is_empty else "goals to hold it against"
    return sentences(
        f"This archive has {counted(len(present), 'file')} with {counted(rows, 'row')}, and {goals}.",
        f"With it: {tally(answerable(list(present['table'])))}.",
    )


def people_in_words(network: Network) -> Words:
    """Say how many they are, when most joined, where they work and what they do."""
    if not n_connections(network):
        return sentences(NO_CONNECTIONS)
    people = composition.counted(network.people)
    years = people["connected_on"].dt.year.dropna().value_counts()
    top = [
        name
        for name in people["employer"].dropna().value_counts().index[:1]
        if people["employer"].eq(name).sum() > 1
    ]
    functions = people["function"].astype("string").value_counts().drop(composition.UNKNOWN, errors="ignore")
    return sentences(
        f"You have {counted(len(people), 'connection')} with a name.",
        f"The year that brought most of them is {int(years.index[0])}, with {int(years.iloc[0]):,}."
        if len(years)
        else "",
        f"The employer most of them share is {top[0]}." if top else "No two of them share an employer.",
        f"Most common is work in {listed([str(name) for name in functions.index[:3]])}."
        if len(functions)
        else "",
        f"What {percent(_unread(people))} of them do, no title tells.",
    )


def mix_in_words(network: Network) -> Words:
    """Say which way the mix leans and how far it can be trusted."""
    if not is_judged(network):
        return sentences(leaning(network.people))
    n = composition.mix(network.people).set_index("relationship")["n"].to_dict()
    said = (
        f"The archive and you tell of {counted(n['professional'], 'work contact')}, {counted(n['personal'], 'friend')}, and "
        f"{n['both']:,} who {'is' if n['both'] == 1 else 'are'} both."
    )
    return sentences(said, leaning(network.people), caveat(network))


def ties_in_words(network: Network) -> Words:
    """Say how many ties are alive, who leads, who waits and who went quiet."""
    if not has_messages(network):
        return sentences(NO_MESSAGES)
    people = network.people
    n = composition.counted(people)["state"].astype("string").value_counts()
    alive = int(n.get("active", 0))
    first = strongest(people, 1)
    names = [str(name) for name in first["name"].dropna()]
    return sentences(
        f"{counted(alive, 'tie is', 'ties are')} alive on LinkedIn today"
        + (f", and the strongest is the one with {names[0]}." if names else "."),
        f"{counted(len(waiting(people)), 'person seems', 'people seem')} to wait for an answer,",
        f"and {counted(len(gone_quiet(people)), 'tie that was', 'ties that were')} once strong went quiet.",
        "Whom you meet or telephone, no archive knows.",
    )


def structure_in_words(network: Network) -> Words:
    """Say how much is known of who knows whom, and that most is not."""
    if not n_connections(network):
        return sentences(NO_CONNECTIONS)
    pairs = len(network.ties[["source", "target"]].drop_duplicates())
    bases = network.ties["basis"].astype("string").value_counts()
    guessed = int(bases.get("small_employer", 0))
    inside = int(network.groups["n"].sum())
    return sentences(
        f"Of who knows whom, {counted(pairs, 'pair')} can be seen, {guessed:,} of them only because they work at one "
        "small employer.",
        f"{counted(len(network.groups), 'group')} of three or more hold {counted(inside, 'person', 'people')}.",
        "More ties than these exist; only you, or they, can tell of them.",
    )


def goals_in_words(network: Network) -> Words:
    """Say how many goals have somebody, how many people are about them, and where nobody is yet."""
    if not n_connections(network):
        return sentences(NO_CONNECTIONS)
    table = network.coverage
    if table.empty:
        places = network.reach[network.reach["name"] != "unknown"]["area"].value_counts()
        functions, employers = (int(places.get(area, 0)) for area in ("function", "employer"))
        return sentences(
            "There are no goals to hold your network against yet.",
            f"It reaches into {counted(functions, 'function')} and to {counted(employers, 'employer')} all the same.",
        )
    gaps = table[table["is_gap"]]
    about = int(fits(composition.counted(network.people)).sum())
    warm = int(table["n_warm"].fillna(0).gt(0).sum())
    return sentences(
        f"Of {counted(len(table), 'goal')}, {len(table) - len(gaps)} have somebody among your connections"
        + (f", {warm} of them somebody warm." if table["n_warm"].notna().any() else "."),
        f"{counted(about, 'connection is', 'connections are')} about your goals by what they do today.",
        f"Nobody yet: {listed([str(goal) for goal in gaps['goal'].head(4)])}"
        + (f", and {len(gaps) - 4} more." if len(gaps) > 4 else ".")
        if len(gaps)
        else "No goal is without anybody.",
    )


def content_in_words(network: Network) -> Words:
    """Say how private the owner is in public, how near to the goals, and how much of the feed can be known."""
    n = network.posts["label"].astype("string").value_counts()
    known = int(n.reindex(["professional", "personal", "mixed"]).sum())
    private = int(n.get("personal", 0) + n.get("mixed", 0))
    blank = int(network.feed["unknowable"].sum())
    wrote = (
        f"Of {counted(known, 'post')} and comments that tell, {private:,} show private life."
        if known
        else "No post of yours in this archive tells of work or private life."
    )
    return sentences(
        wrote,
        f"Of {counted(len(network.feed), 'thing')} that your feed depends on, the archive leaves {blank} untold; "
        f"{len(HIDDEN)} of them stand in no archive.",
    )


def credibility_in_words(network: Network) -> Words:
    """Say what vouches for the owner, and that it makes no score."""
    parts = network.credibility[network.credibility["view"] == "you"].set_index("measure")
    said = [
        str(parts["meaning"][name])
        for name in ("endorsers", "endorsers_of_my_field", "recommendations_received", "two_way")
        if name in parts.index and pd.notna(parts["value"][name])
    ]
    if not said:
        return sentences("What stands behind your profile, this archive does not tell.")
    return sentences(*said, "No part is worth more than another, and there is no score.")


def diversity_in_words(network: Network) -> Words:
    """Say how many equally common functions and industries the network amounts to, and what friends add."""
    if not n_connections(network):
        return sentences(NO_CONNECTIONS)
    rows = network.summary.dropna(subset=["value"]).set_index("measure")
    said = [
        str(rows["meaning"][name])
        for name in ("function_hill_1", "industry_hill_1", "friends_function_hill_1", "work_function_hill_1")
        if name in rows.index
    ]
    if not said:
        return sentences("How varied it is cannot be said: no title or industry could be read.")
    return sentences(*said, "Whether that is much or little depends on what you want it for.")


def _unread(people: pd.DataFrame) -> float:
    return float(
        people["function"].astype("string").fillna(composition.UNKNOWN).eq(composition.UNKNOWN).mean()
    )


def advice_in_words(network: Network) -> Words:
    """Say how much there is to do, how much of it gives, and how many are offered for review."""
    found = network.suggestions
    if found.empty:
        return sentences("This archive gives no reason to write to anybody, or to review anybody.")
    action = found["action"].astype("string")
    review = int(action.isin(["unfollow", "review_removal"]).sum())
    writing = found[~action.isin(["unfollow", "review_removal", "withdraw_invitation"])]
    owed = int(action.eq("reply").sum())
    n = writing["person_id"].nunique()
    return sentences(
        f"There is a reason to write to {counted(n, 'person', 'people')}"
        + (f", {counted(owed, 'of whom waits', 'of whom wait')} for an answer." if owed else "."),
        f"{counted(int(writing['gives'].sum()), 'suggestion gives and asks', 'suggestions give and ask')} for nothing."
        if n
        else "",
        f"{counted(review, 'person is', 'people are')} offered for a look, and keeping them is the default.",
        "Three a week is a pace that lasts; nothing was sent for you.",
    )


def what_if_in_words(network: Network) -> Words:
    """Say what a network would lose without everybody offered for review, and what one mentor would add."""
    if not n_connections(network):
        return sentences(NO_CONNECTIONS)
    offered = network.suggestions[network.suggestions["action"] == "review_removal"]
    without = what_if(network, remove=offered)
    lost = without.lost[without.lost["kind"].isin(["goal", "group"])]
    if offered.empty:
        return sentences(
            "Nobody here is offered for removal, so there is nothing to try out.",
            "Every number before and after is a comparison, and nothing was changed.",
        )
    return sentences(
        f"Without the {'one person' if len(offered) == 1 else f'{len(offered)} people'} offered for review,",
        f"{counted(len(lost), 'goal or group', 'goals and groups')} would lose everybody."
        if len(lost)
        else "no goal and no group would lose its last person.",
        "Every number before and after is a comparison, and nothing was changed.",
    )
