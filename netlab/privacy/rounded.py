"""Measures of variety and structure, told coarsely enough that nobody can be worked out from them."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from netlab.metrics.diversity import hill
from netlab.network import Network
from netlab.privacy.cuts import UNKNOWN, Cuts

SMALLEST_CORE = 50  # of fewer ties a measure of structure says too much about each
KINDS = {"function": "functions", "level": "levels", "industry": "industries"}
STRUCTURE = {
    "density": "share of pairs who may know each other",
    "effective_size": "separate people",
}
COLUMNS = ["measure", "low", "high", "n"]


def ranges_of(network: Network, cuts: Cuts) -> pd.DataFrame:
    """Return ``measure, low, high, n``: variety from the published cells, structure in two digits.

    Variety is the effective number (Hill 1973, order 1) of the cells that are published; merging makes it
    smaller than the true one, so it is a lower end. A number that no table gives is rounded to two digits.
    """
    rows = [*_variety(cuts), *_structure(network, cuts.n)]
    return pd.DataFrame(rows, columns=COLUMNS).astype({"low": "float64", "high": "float64"})


def _variety(cuts: Cuts) -> Iterator[tuple[str, float, float | None, int]]:
    for name, words in KINDS.items():
        known = {label: n for label, n in cuts.cuts[name].sizes().items() if label != UNKNOWN and n}
        if cuts.cuts[name].is_cut and known:
            value = two_digits(hill(list(known.values()), 1))
            yield f"equally common {words}", value, None, sum(known.values())


def _structure(network: Network, n: int) -> Iterator[tuple[str, float, float | None, int]]:
    table = network.structure
    for core, rows in table.groupby("core", sort=False):
        size = n if core == "all" else int(rows["n"].max())
        if size < SMALLEST_CORE:
            continue
        among = "all connections" if core == "all" else f"the {core} strongest"
        for column, words in STRUCTURE.items():
            values = rows[column].dropna().astype("float64")
            if len(values):
                yield f"{words}, among {among}", two_digits(values.min()), two_digits(values.max()), size


def two_digits(value: float) -> float:
    """Round to two significant digits."""
    return float(f"{value:.1e}")
