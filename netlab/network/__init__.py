"""From an export to one network: analyse it, keep it, ask about it."""

from netlab.network.analysis import analyse
from netlab.network.asking import ask_next, companies_to_classify, groups_to_label
from netlab.network.given import day_of
from netlab.network.stored import open_network, save_network
from netlab.network.tables import PEOPLE_COLUMNS, Network, connections_of

__all__ = [
    "PEOPLE_COLUMNS",
    "Network",
    "analyse",
    "ask_next",
    "companies_to_classify",
    "connections_of",
    "day_of",
    "groups_to_label",
    "open_network",
    "save_network",
]
