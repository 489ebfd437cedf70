"""What friends bring and where private life and work meet: fields, talks with both in them, the mix wished for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from netlab.metrics import boundaries
from netlab.report.show.phrases import NO_CONNECTIONS, has_messages, is_judged, listed, n_connections
from netlab.report.shown import Words, bullets, heading, joined, sentences
from netlab.report.tables import table_html
from netlab.text import counted, percent
from netlab.vocabulary import MIX_NAMES

if TYPE_CHECKING:
    from netlab.network import Network

TRAIT_WORDS = {
    "industry": ("industry", "industries"), "function": ("function", "functions"), "employer": ("employer", "employers"),
}  # fmt: skip
NOT_JUDGED = (
    "Nobody here is judged a friend or work yet, so what friends bring cannot be told from what others do."
)
THEIR_CONTACTS = "Whom your friends know stands in no archive: the interview in 04-structure asks you, and in a workshop they can tell."


def through_friends(network: Network, top: int = 12) -> Words:
    """Say what is reached only through personal ties: industries, functions, employers, with the friends there."""
    if not n_connections(network):
        return sentences(NO_CONNECTIONS)
    if not is_judged(network):
        return sentences(NOT_JUDGED)
    found = boundaries.through_friends(network.people)
    title = heading("Reached through friends alone")
    if found.empty:
        return joined(title, sentences("Wherever a friend is, there is a work contact, too.", THEIR_CONTACTS))
    sizes = found["trait"].value_counts()
    kinds = [counted(int(sizes[trait]), *words) for trait, words in TRAIT_WORDS.items() if trait in sizes]
    open_ends = int(found["n_unknown"].gt(0).sum())
    lede = f"In {listed(kinds)} you have a friend and nobody judged work" + (
        f"; at {open_ends:,} of them there are people without evidence, who may be work."
        if open_ends
        else "."
    )
    name = network.people.set_index("person_id")["name"]
    friends = [
        ", ".join(str(one) for one in name.reindex(ids.split()).dropna()) for ids in found["person_ids"]
    ]
    shown = found.assign(friends=pd.array(friends, dtype="string"))
    columns = {
        "value": "where",
        "trait": "what",
        "friends": "friends there",
        "n_unknown": "others without evidence",
    }
    table = table_html(
        shown, caption="Where only friends are, the rarest kind first", columns=columns, top=top
    )
    return joined(title, sentences(lede, THEIR_CONTACTS), Words(table))


def boundaries_told(network: Network) -> Words:
    """Say where private life and work meet: group talks that hold both, and the mix beside the one wished for."""
    if not n_connections(network):
        return sentences(NO_CONNECTIONS)
    return bullets([("Talks with both in them", _talks(network)), ("The mix you want", _wish(network))])


def _talks(network: Network) -> str:
    if not has_messages(network):
        return "The file of messages is not in this archive, so talks in groups are not known."
    table = boundaries.group_talk(network.touches, network.people)
    if table.empty:
        return "No conversation of three or more is in this archive."
    mixed, blank = int(table["is_mixed"].sum()), int(table["n_unknown"].gt(0).sum())
    told = (
        f"Of {counted(len(table), 'conversation')} with two others or more, {mixed:,} "
        f"{'holds' if mixed == 1 else 'hold'} friends and work contacts at once"
    )
    return told + (f"; in {blank:,} somebody is not judged." if blank else ".")


def _wish(network: Network) -> str:
    if not network.goals.mix:
        return "You said none. With [mix] in goals.toml, the mix is held against the one you want."
    table = boundaries.beside_wish(network.people, network.goals.mix, network.as_of)
    if table["share"].isna().all():
        return "There is no evidence about anybody, so it cannot be held against what you want."
    told = [_beside(row) for row in table.to_dict("records")]
    n = int(table["n_known"].iloc[0])
    return f"{'; '.join(told)}. Shares are of the {counted(n, 'connection')} with evidence; it shows work better than friendship."


def _beside(row: dict) -> str:
    kind = MIX_NAMES[row["relationship"]]
    told = f"{kind} {percent(row['wished'])} wished for, {percent(row['share'])} now"
    if pd.isna(row["recent_share"]):
        return told
    return f"{told}, {percent(row['recent_share'])} of those who joined in the last three years"
