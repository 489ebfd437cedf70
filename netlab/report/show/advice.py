"""What to do: this week's few people with a draft each, what to review by hand, what moved, and what if.

People by name, so for the owner's eyes only. Nothing is sent and nobody is removed by netlab.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from netlab.advice.review import checklist
from netlab.advise import compare, consider, plan
from netlab.figures.whatif import before_and_after
from netlab.metrics.before_after import BESIDE
from netlab.metrics.change import CHANGES
from netlab.report.cards import NAMELESS, Card, cards, evidence_lines
from netlab.report.show.phrases import NO_CONNECTIONS, listed, n_connections
from netlab.report.shown import Panel, Words, bullets, heading, joined, sentences
from netlab.report.tables import table_html
from netlab.text import counted
from netlab.whatif import WhatIf, what_if

if TYPE_CHECKING:
    from netlab.network import Network

MOST_ROWS = 60
NOTHING = "There is nothing to suggest from this archive: nobody waits, and no rule found anybody."
BY_HAND = "Nothing is sent for you: open the profile, change the draft until it sounds like you, and send it yourself."
KEEP = "The default is to keep everybody. These are offered for a look, with both sides; leaving them as they are costs nothing."
MORE_COLUMNS = {
    "name": "name", "what": "what", "reason": "why", "cost": "what it costs", "draft": "draft", "url": "open",
}  # fmt: skip
REVIEW_COLUMNS = {
    "name": "name", "what": "what", "reason": "what speaks for it", "cost": "what speaks against it", "url": "open",
}  # fmt: skip
MEASURE_COLUMNS = {
    "label": "measure", "before": "now", "after": "then", "after_low": "at least", "after_high": "at most",
    "is_clear": "a clear change",
}  # fmt: skip
SIDES = {
    "standing": "Here", "speaks_for": "For", "speaks_against": "Against", "mix": "The mix", "not_known": "Not known",
    "note": "A note to send",
}  # fmt: skip
HIDDEN_ACTIONS = ("unfollow", "review_removal", "withdraw_invitation")


def this_week(network: Network) -> Words:
    """Show the people of the first week of a plan from the archive's day on: reason, evidence, cost, and a draft."""
    if network.suggestions.empty:
        return sentences(NOTHING)
    week = plan(network, network.as_of, weeks=1)
    if week.empty:
        return sentences("There is nobody to write to this week; what else there is stands below.")
    shown = [_card(row, network) for row in week.to_dict("records")]
    return joined(sentences(BY_HAND), cards(shown, "Whom to write to this week"))


def more_to_do(network: Network) -> Words | None:
    """List the other suggestions, each with its reason, cost and draft."""
    week = plan(network, network.as_of, weeks=1) if len(network.suggestions) else None
    taken = set() if week is None else set(week["person_id"])
    open_ = network.suggestions[~network.suggestions["action"].isin(HIDDEN_ACTIONS)]
    rest = _worded(open_[~open_["person_id"].isin(taken)].sort_values("priority"))
    if rest.empty:
        return None
    table = table_html(rest, caption="More that you could do", columns=MORE_COLUMNS, top=MOST_ROWS)
    told = f"{counted(rest['person_id'].nunique(), 'more person', 'more people')} to write to some day"
    return Words(f"<details><summary>{told}</summary>{table}</details>")


def to_review(network: Network) -> Words:
    """List what is offered for review: unfollow first, then removals with both sides, then old invitations."""
    found = checklist(network.suggestions)
    title = heading("To look through by hand")
    if found.empty:
        return joined(title, sentences("Nobody is offered for review, and nothing needs to be."))
    table = found.assign(what=found["action"].str.replace("_", " ").str.capitalize(), url=found["link"])
    counts = [
        counted(int(n), "person", "people") + " to " + _REVIEW_WORDS[str(action)]
        for action, n in found["action"].value_counts(sort=False).items()
    ]
    lede = f"{listed(counts)[0].upper()}{listed(counts)[1:]}."
    return joined(
        title,
        sentences(lede, KEEP),
        Words(table_html(table, caption="Both sides of each", columns=REVIEW_COLUMNS)),
    )


_REVIEW_WORDS = {
    "unfollow": "unfollow, perhaps",
    "review_removal": "look at",
    "withdraw_invitation": "withdraw an old invitation from",
}


_CHANGED = {
    "came": ("{} came", "{} came"),
    "no longer listed": ("{} is no longer listed", "{} are no longer listed"),
    "new employer": ("{} has a new employer", "{} have a new employer"),
    "new title": ("{} has a new title", "{} have a new title"),
    "went quiet": ("{} went quiet", "{} went quiet"),
    "woke up": ("{} woke up", "{} woke up"),
}


def moved(network: Network) -> Words | None:
    """Say what changed since the earlier export; ``None`` if none was given."""
    changes = network.changes
    if changes.empty:
        return None
    n = changes["change"].value_counts()
    said = [
        _CHANGED[change][int(n[change] > 1)].format(f"{n[change]:,}")
        for change in CHANGES
        if n.get(change, 0)
    ]
    shown = changes[["name", "change", "told"]]
    columns = {"name": "name", "change": "what", "told": "in a sentence"}
    table = table_html(shown, caption="Since the earlier export", columns=columns, top=MOST_ROWS)
    return joined(
        heading("What moved since the earlier export"),
        sentences(f"Among your connections: {listed(said)}."),
        Words(f"<details><summary>Everybody, by name</summary>{table}</details>"),
    )


def moved_since(network: Network, earlier: Network | None = None) -> Words:
    """Say what changed since an earlier network of the same person."""
    if earlier is None:
        return sentences(NO_EARLIER)
    changes = compare(earlier, network).changes
    told = moved(replace(network, changes=changes))
    return told or sentences("Nothing changed between the two archives, as far as they tell.")


NO_EARLIER = (
    "No earlier archive is named. Keep this one: with the next, netlab says who came, who is no longer listed, who has "
    "a new job, and who went quiet."
)


def both_sides(network: Network, candidates: Any, **told: str | None) -> Words:
    """Argue both sides of connecting with somebody; the arguments are those of :func:`netlab.consider`."""
    rows = consider(network, candidates, **told).to_dict("records")
    return joined(*(part for row in rows for part in (heading(str(row["name"])), _argued(row))))


def _argued(row: dict[Any, Any]) -> Words:
    items = [
        (words, " ".join(str(row[name]).split("\n"))) for name, words in SIDES.items() if pd.notna(row[name])
    ]
    return bullets(items)


def what_would_change(network: Network, **changes: Any) -> Panel | Words:
    """Show a network beside what it would be; ``changes`` are those of :func:`netlab.what_if`."""
    if not n_connections(network):
        return sentences(NO_CONNECTIONS)
    return _panel(what_if(network, **changes))


def without_the_reviewed(network: Network) -> Panel | Words | None:
    """Show what removing everybody offered for review would change: before anybody thinks of doing so."""
    offered = network.suggestions[network.suggestions["action"] == "review_removal"]
    if offered.empty:
        return None
    who = "one person" if len(offered) == 1 else counted(len(offered), "person", "people")
    title = f"Without the {who} offered for review"
    return _panel(what_if(network, remove=offered), title)


def _panel(given: WhatIf, title: str | None = None) -> Panel:
    numbers = given.measures[list(BESIDE)].dropna(subset=["before", "after"])
    return Panel(
        before_and_after(given.measures, title=title), numbers, MEASURE_COLUMNS, note=" ".join(given.told)
    )


def _card(row: dict[Any, Any], network: Network) -> Card:
    """One person of the plan: what to do and why, on what evidence, at what cost, with the draft."""
    person = network.people[network.people["person_id"] == row["person_id"]].iloc[0]
    told = [person.get("position"), person.get("company")]
    first = f"{_heading(row['action'])}: {row['reason']}"
    question = [str(row["ask_first"])] if pd.notna(row["ask_first"]) else []
    reasons = [line for line in evidence_lines(row["evidence"]) if line not in str(row["reason"])]
    return Card(
        name=str(row["name"]) if pd.notna(row["name"]) else NAMELESS,
        url=str(row["url"]) if pd.notna(row["url"]) else "",
        role=", ".join(str(part) for part in told if pd.notna(part)),
        lines=[first, *question, *reasons, f"Cost: {row['cost']}".replace("\n", " ")],
        draft=str(row["draft"]) if pd.notna(row["draft"]) else "",
    )


def _heading(action: str) -> str:
    return action.replace("_", " ").capitalize()


def _worded(rows: pd.DataFrame) -> pd.DataFrame:
    what = rows["action"].astype("string").map(_heading).astype("string")
    return rows.assign(what=what)
