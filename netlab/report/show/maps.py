"""The network as a picture: the map, and the circles of the strongest ties. They name people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from netlab.figures.circles import circle_view
from netlab.figures.network import network_map
from netlab.metrics import mapping
from netlab.report.show.phrases import NO_CONNECTIONS, NO_MESSAGES, has_messages, n_connections
from netlab.report.shown import Panel, Words, sentences
from netlab.vocabulary import MIX_NAMES, SILENCE_NAMES

if TYPE_CHECKING:
    from netlab.network import Network

COLUMNS = {
    "label": "name",
    "what": "what they do",
    "mix": "tie",
    "silence": "last contact",
    "n_ties": "known ties",
}


def map(network: Network) -> Panel | Words:
    """Show everybody on one map: groups, how close, how long silent, and on what its lines rest."""
    if not n_connections(network):
        return sentences(NO_CONNECTIONS)
    table = _table(network)
    figure = network_map(
        table,
        mapping.map_groups(table, network.groups),
        mapping.map_links(table, network.ties),
        mapping.map_bases(network.people, network.ties),
    )
    return Panel(figure, _in_words(table), COLUMNS)


def circle(network: Network) -> Panel | Words:
    """Show the 5, 15, 50 and 150 strongest ties around the owner."""
    if not has_messages(network):
        return sentences(NO_MESSAGES)
    table = _table(network)
    inner = table[table["layer"].notna()]
    if inner.empty:
        return sentences("Nobody in this archive was in contact with you, so there is no strength to draw.")
    return Panel(circle_view(table), _in_words(inner), COLUMNS)


def _table(network: Network) -> pd.DataFrame:
    return mapping.map_table(network.people, network.groups, network.ties, network.as_of)


def _in_words(table: pd.DataFrame) -> pd.DataFrame:
    words = {"mix": ("relationship", MIX_NAMES), "silence": ("since", SILENCE_NAMES)}
    told = {
        name: table[column].astype("string").map(names).astype("string")
        for name, (column, names) in words.items()
    }
    return table.assign(**told)
