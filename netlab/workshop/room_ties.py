"""The shape of the room: its true density and groups, how brokerage is spread, and each one's own number under lock."""

from __future__ import annotations

import hashlib
import hmac
import math
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field

import networkx as nx
import pandas as pd

from netlab.privacy import K
from netlab.workshop.cells import rounded
from netlab.workshop.codes import Draw, card_id
from netlab.workshop.measures import BAND_COLUMNS, distribution
from netlab.workshop.ticks import Ticks, tick_ties

# measure -> (what it is, unit, the values its bands may end at)
SHAPES = {
    "known": ("Part of the room they know", " %", tuple(range(0, 101, 5))),
    "between": ("Pairs of others for whom they are on the shortest way", " %", tuple(range(0, 101, 5))),
    "constraint": ("Constraint: how far their ties lead back to each other", "", tuple(i / 10 for i in range(0, 14))),
}  # fmt: skip
NOBODY, FEW, MANY = "nobody", "one to four people", "five people or more"
_SEALED = re.compile(r"(\d{1,3})\|(\d\.\d{3}|nan)\|(\d\.\d{3})")


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Shape:
    """The room as its people told it: ``n`` handed in ticks; the rest is absent where they are fewer than five.

    ``density_both``, ``density_one``: per cent of pairs that both, or at least one of them, named. ``groups``: how many
    connected groups of five or more there are; ``outside``: who is in none of them, in words. ``bands``: how ``known``,
    ``between`` and ``constraint`` are spread. ``sealed``: each one's own numbers, by mark; ``nonce`` belongs to the locks.
    """

    n: int
    density_both: int | None = None
    density_one: int | None = None
    groups: int | None = None
    outside: str | None = None
    bands: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=BAND_COLUMNS))
    nonce: str = ""
    sealed: dict[str, str] = field(default_factory=dict)


def room_shape(ticks: Sequence[Ticks], *, draw: Draw = secrets.randbelow) -> Shape:
    """Measure a room by its ticks. A tie is a pair that named each other.

    Density over all pairs; groups are connected components; betweenness (Freeman 1977, Sociometry 40:35-41) and
    constraint (Burt 1992) as networkx computes them on the whole room. Nothing is measured for fewer than five people.
    """
    if len(ticks) < K:
        return Shape(n=len(ticks))
    ties = tick_ties(ticks)
    graph = room_graph(ticks, ties)
    pairs = len(ticks) * (len(ticks) - 1) / 2
    numbers = own_numbers(graph)
    large = [group for group in nx.connected_components(graph) if len(group) >= K]
    left = len(graph) - sum(map(len, large))
    nonce = card_id(draw)
    return Shape(
        n=len(ticks),
        density_both=rounded(100 * graph.number_of_edges() / pairs, 1),
        density_one=rounded(100 * len(ties) / pairs, 1),
        groups=len(large),
        outside=MANY if left >= K else FEW if left else NOBODY,
        bands=_bands(numbers),
        nonce=nonce,
        sealed=_sealed(ticks, numbers, nonce),
    )


def room_graph(ticks: Sequence[Ticks], ties: pd.DataFrame) -> nx.Graph:
    """Return the room as a graph: everybody who handed in ticks, tied where both named each other."""
    graph = nx.Graph()
    graph.add_nodes_from(sorted(one.me for one in ticks))
    both = ties[ties["named_by"] == "both"]
    graph.add_edges_from(zip(both["source"], both["target"], strict=True))
    return graph


def own_numbers(graph: nx.Graph) -> pd.DataFrame:
    """Return each one's own numbers: ``n`` known, ``constraint`` (NaN for somebody without ties), ``between`` (0-1)."""
    table = pd.DataFrame(
        {
            "n": dict(graph.degree),
            "constraint": nx.constraint(graph),
            "between": nx.betweenness_centrality(graph),
        }
    )
    return table.reindex(sorted(graph))


def _bands(numbers: pd.DataFrame) -> pd.DataFrame:
    others = max(len(numbers) - 1, 1)
    values = {
        "known": 100 * numbers["n"] / others,
        "between": 100 * numbers["between"],
        "constraint": numbers["constraint"].dropna(),
    }
    rows = []
    for name, (_, _, grid) in SHAPES.items():
        step = grid[1] - grid[0]
        coarse = [min(round(math.floor(value / step + 1e-9) * step, 6), grid[-1]) for value in values[name]]
        found = distribution(coarse, grid)
        rows += [(name, *band) for band in found if len(found) > 1]
    return pd.DataFrame(rows, columns=BAND_COLUMNS).astype(
        {"measure": "string", "low": "float64", "high": "float64", "share": "Int64"}
    )


# -- one's own number, in a file that everybody gets ------------------------------------------------------------------


def mark(key: str) -> str:
    """Return the mark under which the numbers of a key's holder stand."""
    return hashlib.sha256(f"netlab mark {key}".encode()).hexdigest()[:32]


def _sealed(ticks: Sequence[Ticks], numbers: pd.DataFrame, nonce: str) -> dict[str, str]:
    """Lock everybody's own numbers, in the order of their marks, which is nobody's."""
    own = numbers.to_dict("index")
    texts = {
        one.key: "{n:.0f}|{constraint:.3f}|{between:.3f}".format(
            **{str(k): v for k, v in own[one.me].items()}
        )
        for one in ticks
    }
    locked = {mark(key): _crossed(text.ljust(32).encode(), key, nonce).hex() for key, text in texts.items()}
    return dict(sorted(locked.items()))


def unseal(shape: Shape, key: str) -> tuple[int, float, float] | None:
    """Return the own numbers of a key's holder (known, constraint, betweenness), or ``None`` if there are none."""
    sealed = shape.sealed.get(mark(key))
    if sealed is None:
        return None
    text = _crossed(bytes.fromhex(sealed), key, shape.nonce).decode("ascii", errors="replace").strip()
    found = _SEALED.fullmatch(text)
    return (int(found[1]), float(found[2]), float(found[3])) if found else None


def _crossed(data: bytes, key: str, nonce: str) -> bytes:
    """Cross 32 bytes with a pad that only the key gives, once for each room (HMAC-SHA256 as a one-time pad)."""
    pad = hmac.new(bytes.fromhex(key), bytes.fromhex(nonce), hashlib.sha256).digest()
    return bytes(a ^ b for a, b in zip(data, pad, strict=True))
