"""Facts as graphs of two kinds of nodes: people and where they work, what they are good at, where they talked.

Such a graph holds nothing but what the archive says. Its *projection* onto people is a choice: two people are
joined when they share an employer, a skill or a conversation, and the weight says how much that tells. A shared skill
is likeness and no acquaintance; of these projections only the one over small conversations is a basis of ties
(:mod:`netlab.metrics.alter_ties`). ``docs/structure.md`` compares them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import pandas as pd

from netlab.errors import ParameterError
from netlab.metrics.alter_ties import LARGEST_CHAT, SMALL_EMPLOYER

if TYPE_CHECKING:
    from netlab.export import Export
    from netlab.people.identity import Identities

PERSON = 0  # the side of people in networkx's ``bipartite`` attribute; 1 is the other side
LARGEST = {"employer": SMALL_EMPLOYER, "skill": 30, "conversation": LARGEST_CHAT}


def person_employer(people: pd.DataFrame) -> nx.Graph:
    """Join connections with their employers of export day.

    ``people``: person_id, is_connection, employer. Nodes: ``("person", person_id)`` with ``bipartite`` 0 and
    ``("employer", name)`` with 1.
    """
    rows = people[people["is_connection"].fillna(False).astype("bool")]
    return _graph(rows, "employer", rows["employer"])


def person_skill(export: Export, identities: Identities) -> nx.Graph:
    """Join people with the skills of mine that they endorsed, and with those of theirs that I endorsed.

    Edges carry ``direction``: "in" (they endorsed me), "out" (I endorsed them) or "both".
    """
    parts = []
    for table, direction in (("endorsements_received", "in"), ("endorsements_given", "out")):
        rows = getattr(export, table)
        who = identities.person_of[table].reindex(rows.index)
        parts.append(pd.DataFrame({"person_id": who, "skill": rows["skill"], "direction": direction}))
    known = pd.concat(parts, ignore_index=True).dropna().drop_duplicates()
    graph = _graph(known, "skill", known["skill"])
    ways = known.groupby(["person_id", "skill"])["direction"].agg("".join).replace("inout", "both")
    for person, skill, direction in ways.reset_index().itertuples(index=False):
        graph.edges[("person", person), ("skill", skill)]["direction"] = direction
    return graph


def person_conversation(participants: pd.DataFrame, *, largest: int = LARGEST_CHAT) -> nx.Graph:
    """Join people with the group conversations they share with me, of three to ``largest`` people, me included.

    ``participants``: conversation, person_id, n_people (:mod:`netlab.people.participants`).
    """
    sizes = participants["n_people"].fillna(0).astype("int64")
    rows = participants[sizes.between(3, largest)]
    return _graph(rows, "conversation", rows["conversation"])


def project(graph: nx.Graph, kind: str, *, largest: int | None = None) -> nx.Graph:
    """Join the people of a two-sided graph who share something, and drop the something.

    ``kind``: employer, skill or conversation. Two people get Σ 1/(k − 1) over what they share, k the number of people
    who share it: Newman's collaboration weight (2001, Phys Rev E 64:016132; networkx'
    ``collaboration_weighted_projected_graph``), so that a large office does not outweigh a small team. For a
    conversation k counts me as well, as I was there. What more than ``largest`` people share (employer 10, skill 30,
    conversation 15, unless given) says too little and is left out: it would tie everybody to everybody.

    Nodes are person_ids; edges carry ``weight`` and ``shared`` (sorted). Raises ParameterError for another kind.
    """
    if kind not in LARGEST:
        raise ParameterError(f"kind: '{kind}' is none of {', '.join(LARGEST)}.")
    most = LARGEST[kind] if largest is None else largest
    me = int(kind == "conversation")
    found = nx.Graph()
    found.add_nodes_from(sorted(name for side, name in graph if side == "person"))
    for node in sorted(node for node in graph if node[0] == kind):
        people = sorted(name for _, name in graph[node])
        if len(people) >= 2 and len(people) + me <= most:
            _join(found, people, node[1], 1 / (len(people) + me - 1))
    return found


def _join(graph: nx.Graph, people: list[str], shared: str, weight: float) -> None:
    for place, one in enumerate(people):
        for other in people[place + 1 :]:
            before = graph.get_edge_data(one, other, {"weight": 0.0, "shared": ()})
            graph.add_edge(
                one,
                other,
                weight=before["weight"] + weight,
                shared=tuple(sorted({*before["shared"], shared})),
            )


def _graph(rows: pd.DataFrame, kind: str, names: pd.Series) -> nx.Graph:
    pairs = pd.DataFrame({"person": rows["person_id"], "name": names}).dropna().drop_duplicates()
    graph = nx.Graph()
    graph.add_nodes_from(
        (("person", person) for person in sorted(pairs["person"].unique())), bipartite=PERSON
    )
    graph.add_nodes_from(((kind, name) for name in sorted(pairs["name"].unique())), bipartite=1)
    graph.add_edges_from((("person", person), (kind, name)) for person, name in pairs.itertuples(index=False))
    return graph
