"""Who is close, who waits, who went quiet; people by name, so for the owner's eyes only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from netlab.figures.ties import layer_bars, strength_bars
from netlab.metrics import tie_lists
from netlab.metrics.composition import counted as connections_in
from netlab.report.cards import card_of, cards
from netlab.report.show.phrases import NO_CONNECTIONS, NO_MESSAGES, day, has_messages, n_connections
from netlab.report.shown import Panel, Words, fact_tiles, heading, joined, sentences
from netlab.text import counted, percent

if TYPE_CHECKING:
    from netlab.network import Network

MOST_CARDS = 12
STATE_WORDS = {
    "active": "talked in their usual rhythm",
    "cooling": "silent for much longer than usual",
    "dormant": "silent for three years or more",
    "never": "one to one on LinkedIn",
}


def states(network: Network) -> Words:
    """Say how many ties are active, cooling, dormant, or without any contact on LinkedIn."""
    if not n_connections(network):
        return sentences(NO_CONNECTIONS)
    if not has_messages(network):
        return sentences(NO_MESSAGES)
    column = connections_in(network.people)["state"].astype("string")
    n, unknown = column.value_counts(), int(column.isna().sum())
    facts = [
        (f"{int(n.get(state, 0)):,}", "no contact" if state == "never" else state, words)
        for state, words in STATE_WORDS.items()
    ]
    undated = f"{counted(unknown, 'tie has', 'ties have')} contact without a date." if unknown else ""
    return joined(fact_tiles(facts), sentences(undated, kind="note") if undated else Words(""))


def layers(network: Network) -> Panel | Words | None:
    """Show how alive the 5, 15, 50 and 150 strongest ties are."""
    if not has_messages(network):
        return None
    table = tie_lists.by_layer_and_state(network.people)
    if table.empty:
        return sentences("Nobody in this archive was in contact with you, so there is no strength to draw.")
    words = table["layer"].astype("string").replace("0", "beyond 150")
    columns = {"layer": "the strongest …", "state": "state", "n": "people", "share": "share of the layer"}
    return Panel(layer_bars(table), table.assign(layer=words), columns)


def strongest(network: Network, top: int = 10) -> Panel | Words | None:
    """Show what the strongest ties are made of, by name."""
    if not has_messages(network):
        return None
    table = tie_lists.strongest(network.people, top)
    if table.empty:
        return sentences("Nobody in this archive was in contact with you, so there is no strength to draw.")
    columns = {
        "name": "name", "strength": "strength (0 to 1)", "s_message": "messages", "s_recommendation": "recommendations",
        "s_endorsement": "endorsements", "s_invitation": "invitations", "state": "state", "last_touch_on": "last contact",
    }  # fmt: skip
    return Panel(strength_bars(table), table, columns)


def waiting(network: Network) -> Words | None:
    """Show who seems to wait for an answer, and why netlab thinks so."""
    if not has_messages(network) or not n_connections(network):
        return None
    people = tie_lists.waiting(network.people)
    title = heading("Waiting for you")
    if people.empty:
        return joined(title, sentences("Nobody seems to wait for an answer from you."))
    lede = f"{counted(len(people), 'person', 'people')} wrote last and wanted something, the latest first. You may have answered elsewhere, or since."
    shown = [card_of(row, str(row["owed_why"])) for _, row in people.head(MOST_CARDS).iterrows()]
    return joined(
        title, sentences(lede), cards(shown, "People who seem to wait for an answer"), _left_out(people)
    )


def gone_quiet(network: Network) -> Words | None:
    """Show the ties that were strong once and have gone quiet since."""
    if not has_messages(network) or not n_connections(network):
        return None
    people = tie_lists.gone_quiet(network.people)
    title = heading("Once close, now quiet")
    if people.empty:
        return joined(title, sentences("None of the ties that were strong on LinkedIn has gone quiet."))
    lede = (
        f"With {counted(len(people), 'person', 'people')} you were close on LinkedIn, with give and take from both "
        "sides, and have fallen silent. Old ties wake easily: they know you, and they have met other people since."
    )
    shown = [card_of(row, _how_quiet(row)) for _, row in people.head(MOST_CARDS).iterrows()]
    return joined(title, sentences(lede), cards(shown, "Ties that were strong once"), _left_out(people))


def _how_quiet(person: pd.Series) -> str:
    last = person["last_touch_on"]
    when = f"Last contact on {day(last)}" if pd.notna(last) else "Last contact on a day that is not known"
    sent, received = person["n_sent"], person["n_received"]
    if pd.isna(sent) or pd.isna(received):
        return f"{when}; {person['state']}."
    messages = counted(int(sent + received), "message")
    mine = percent(int(sent) / max(int(sent + received), 1))
    return f"{when}, after {messages} between you ({mine} of them yours); {person['state']}."


def _left_out(people: pd.DataFrame) -> Words:
    left = len(people) - MOST_CARDS
    return (
        sentences(f"{counted(left, 'more person', 'more people')} not shown.", kind="note")
        if left > 0
        else Words("")
    )
