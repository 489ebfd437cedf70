"""Friends, work, or both: the mix as it is counted, as it may be, and by what people do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from netlab.figures.composition import mix_bars
from netlab.figures.mix import mix_by_bars
from netlab.figures.mix import mix_three_ways as three_ways
from netlab.metrics import composition
from netlab.metrics import mix as mix_metrics
from netlab.report.show.phrases import NO_CONNECTIONS, caveat, is_judged, n_connections
from netlab.report.shown import Panel, Words, sentences

if TYPE_CHECKING:
    from netlab.network import Network

NO_EVIDENCE = (
    "Nothing in this archive says who is a friend and who is work. Messages, endorsements, recommendations or "
    "your own answers would."
)
WAY_WORDS = {
    "counted": "counted from evidence and answers",
    "bounds": "if none or all of the others were this",
    "estimated": "estimated from random answers",
}


def mix(network: Network) -> Panel | Words:
    """Show how many connections are personal, professional, both, or without evidence."""
    if not n_connections(network):
        return sentences(NO_CONNECTIONS)
    table = composition.mix(network.people)
    columns = {"relationship": "relationship", "n": "connections", "share": "share"}
    return Panel(mix_bars(table), table, columns, note=caveat(network))


def mix_three_ways(network: Network) -> Panel | Words:
    """Show the mix as counted, between its bounds and, from twenty random answers on, as estimated."""
    if not n_connections(network):
        return sentences(NO_CONNECTIONS)
    if not is_judged(network):
        return sentences(NO_EVIDENCE)
    table = mix_metrics.mix_three_ways(network.people, network.labels)
    columns = {
        "way": "told how", "relationship": "relationship", "n": "connections", "share": "share",
        "low_share": "at least", "high_share": "at most",
    }  # fmt: skip
    return Panel(three_ways(table), _in_words(table), columns, note=caveat(network))


def mix_by_function(network: Network) -> Panel | Words | None:
    """Show in which functions friends and work contacts are."""
    if not is_judged(network):
        return sentences("Without evidence or answers nobody can be told apart here.")
    return _mix_by(network, "function", "function")


def mix_by_level(network: Network) -> Panel | None:
    """Show at which levels friends and work contacts are."""
    return _mix_by(network, "seniority", "level")


def _mix_by(network: Network, column: str, word: str) -> Panel | None:
    """Draw the mix by a column, if anybody with evidence has a title that could be read."""
    table = composition.mix_by(network.people, column)
    told = table[table["relationship"].ne("unknown") & table["value"].ne("unknown")]
    if told.empty:
        return None
    columns = {"value": word, "relationship": "relationship", "n": "connections", "share": "share"}
    return Panel(mix_by_bars(table, word, in_order=column == "seniority"), table, columns)


def _in_words(table: pd.DataFrame) -> pd.DataFrame:
    words = table["way"].map(WAY_WORDS).astype("string")
    return table.assign(way=words, low_share=table["low"], high_share=table["high"])
