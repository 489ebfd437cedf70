"""Whom to tell netlab about: people with their evidence, sets that one answer settles, what answers changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from netlab.metrics.accuracy import accuracy
from netlab.metrics.composition import counted as connections_in
from netlab.report.cards import Card, card_of, cards, evidence_lines
from netlab.report.show.phrases import NO_CONNECTIONS, caveat, how_tested, n_connections
from netlab.report.shown import Words, joined, sentences
from netlab.report.tables import table_html
from netlab.text import counted, percent
from netlab.vocabulary import MIX_NAMES

if TYPE_CHECKING:
    from netlab.network import Network

HOW_TO_ANSWER = (
    "Answer in labels.csv in your workspace folder, with the columns name and relationship: friend or family, work, "
    "both, or I don't know them. Your word wins over every rule and is never asked again; the lesson "
    "02-friends-work-or-both shows how to answer from a notebook."
)
FIVE = ("personal", "professional", "both", "undecided", "silent")
FIVE_WORDS = {
    "personal": "Judged a friend",
    "professional": "Judged work",
    "both": "Judged both",
    "undecided": "Some evidence, but not enough",
    "silent": "No evidence at all",
}


def to_ask(network: Network, n: int = 10) -> Words:
    """Show whom it is worth telling netlab about, with what the archive holds on each."""
    from netlab.network import ask_next

    if not n_connections(network):
        return sentences(NO_CONNECTIONS)
    asked = ask_next(network, n)
    if asked.empty:
        return sentences("There is nobody left to ask about: everybody has an answer of yours.")
    rows = asked[["person_id", "evidence"]].merge(network.people, on="person_id", how="left")
    note = how_tested(network)
    shown = [
        card_of(row, *evidence_lines(row["evidence"]), note=_probabilities(row, note))
        for _, row in rows.iterrows()
    ]
    return joined(
        sentences(_asked_lede(len(shown))), cards(shown, "People to tell netlab about"), _how(network)
    )


def sets_to_ask(network: Network, top: int = 8) -> Words | None:
    """List sets of people with something in common, of whom one answer settles many."""
    from netlab.network import groups_to_label

    sets = groups_to_label(network)[0].head(top)
    if sets.empty:
        return None
    lede = (
        f"One answer can settle many. The first of these sets alone holds {counted(int(sets['gain'].iloc[0]), 'person', 'people')} "
        "without evidence; whoever is different can be left out of the answer."
    )
    columns = {"name": "they are", "n": "people", "n_open": "of them without evidence"}
    return joined(
        sentences(lede), Words(table_html(sets, caption="Sets that one answer settles", columns=columns))
    )


def how_right(network: Network) -> Words:
    """Say how right the rules are for this person, or how many answers are missing to say so."""
    table = accuracy(network.labels).set_index("measure")
    decided, right = table.loc["decided"], table.loc["right"]
    if pd.isna(decided["value"]):
        return sentences(caveat(network))
    said = f"Of the {int(decided['n'])} people drawn at random that you answered for, the rules had judged {percent(decided['value'])}."
    if pd.isna(right["value"]):
        return sentences(said)
    interval = f"{percent(right['low'])} to {percent(right['high'])}"
    return sentences(
        said, f"Of these judgements {percent(right['value'])} agree with you (95 % interval {interval})."
    )


def evidence_of_five(network: Network) -> Words:
    """Show five people, one of each kind of judgement where there is one, with all that speaks for it."""
    if not n_connections(network):
        return sentences(NO_CONNECTIONS)
    people = connections_in(network.people)
    note = how_tested(network)
    shown = [_judged_card(kind, people, note) for kind in FIVE]
    found = [card for card in shown if card is not None]
    return cards(found, "People with the evidence about them")


def what_changed(before: Network, after: Network) -> Words:
    """Say what answers changed: whose judgement became another one, and by how many the unknown shrank."""
    old = connections_in(before.people).set_index("person_id")["relationship"].astype("string")
    new = (
        connections_in(after.people)
        .set_index("person_id")["relationship"]
        .astype("string")
        .reindex(old.index)
    )
    changed = int((old != new).sum())
    answered = int((~after.labels["person_id"].isin(before.labels["person_id"])).sum())
    was, is_now = int((old == "unknown").sum()), int((new == "unknown").sum())
    if not answered:
        return sentences("No new answers, so nothing changed.")
    return sentences(
        f"{counted(answered, 'answer')} changed the judgement of {counted(changed, 'person', 'people')}.",
        f"Without a decided answer: {was:,} before, {is_now:,} now.",
    )


def _judged_card(kind: str, people: pd.DataFrame, note: str) -> Card | None:
    """Pick the strongest tie of one kind of judgement, as the rules (and not the owner) made it."""
    source = people["relationship_source"].astype("string")
    relationship = people["relationship"].astype("string")
    if kind in ("undecided", "silent"):
        wanted = relationship.eq("unknown") & source.eq("evidence" if kind == "undecided" else "none")
    else:
        wanted = relationship.eq(kind)
    of_kind = people[wanted.fillna(False).astype("bool")]
    if of_kind.empty:
        return None
    ranked = of_kind.sort_values(["strength", "person_id"], ascending=[False, True])
    person = ranked.iloc[0]
    lines = evidence_lines(person["relationship_evidence"])
    return card_of(person, *lines, note=f"{FIVE_WORDS[kind]}. {_probabilities(person, note)}")


def _probabilities(person: pd.Series, note: str) -> str:
    """Write both probabilities with where they come from; a label is no probability."""
    if pd.isna(person["p_personal"]):
        return "No probability: there is nothing to judge by."
    if person.get("relationship_source") == "label":
        return f"Your own answer: {MIX_NAMES[str(person['relationship'])]}."
    friend, work = (percent(float(person[side])) for side in ("p_personal", "p_professional"))
    return f"Friend: {friend} · work: {work} ({note})"


def _asked_lede(n: int) -> str:
    who = "This is the person" if n == 1 else f"These are the {n} people"
    return (
        f"{who} about whom an answer of yours teaches netlab most, some drawn at random. What would you say?"
    )


def _how(network: Network) -> Words:
    return joined(sentences(HOW_TO_ANSWER, kind="note"), sentences(caveat(network), kind="note"))
