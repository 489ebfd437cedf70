"""Who is close, who waits, who went quiet; people by name, so for the owner's eyes only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from netlab.figures.contact import support as who_answers
from netlab.figures.contact import tie_timeline
from netlab.figures.ties import layer_bars, strength_bars
from netlab.metrics import tie_lists
from netlab.metrics.composition import counted as connections_in
from netlab.metrics.strength import HALF_LIFE_DAYS, strength
from netlab.metrics.timeline import timeline as quarters
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


def timeline(network: Network) -> Panel | Words | None:
    """Show the ties that came alive and fell silent, quarter by quarter."""
    if not has_messages(network):
        return None
    table = quarters(network.touches, network.as_of)
    if table.empty:
        return sentences("No contact in this archive has a date.")
    columns = {
        "quarter": "quarter from", "n_alive": "alive at its end", "n_new": "began", "n_back": "came back",
        "n_quiet": "fell silent",
    }  # fmt: skip
    note = "Everybody you are in contact with counts here, connected or not."
    return Panel(tie_timeline(table), table.iloc[::-1], columns, note=note)


def who_starts(network: Network, top: int = 10) -> Panel | None:
    """Show who starts and who answers in the strongest ties, by name."""
    if not has_messages(network):
        return None
    ranked = tie_lists.strongest(network.people, top)
    table = ranked[["person_id", "name"]].merge(network.people.drop(columns="name"), on="person_id")
    if table["started_by_me"].isna().all():
        return None
    columns = {
        "name": "name", "mine_share": "you started", "they_share": "they answered", "their_reply_days": "after days",
        "i_share": "you answered", "my_reply_days": "after your days",
    }  # fmt: skip
    renamed = {"started_by_me": "mine_share", "they_answered": "they_share", "i_answered": "i_share"}
    return Panel(who_answers(table), table.rename(columns=renamed), columns)


def other_half_life(network: Network, days: float) -> Words:
    """Say how the ten strongest ties would change if contact faded with another half-life."""
    if not has_messages(network):
        return sentences(NO_MESSAGES)
    ours = tie_lists.strongest(network.people)["person_id"]
    other = strength(network.touches, network.as_of, half_life_days=days).sort_values(
        ["strength", "person_id"], ascending=[False, True]
    )
    connected = connections_in(network.people)["person_id"]
    theirs = other.loc[other["person_id"].isin(connected), "person_id"].head(len(ours))
    stay = int(theirs.isin(ours).sum())
    return sentences(
        f"If contact faded by half every {days:g} days instead of every {HALF_LIFE_DAYS:g}, {stay} of your "
        f"{counted(len(ours), 'strongest tie')} would stay among them."
    )


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
