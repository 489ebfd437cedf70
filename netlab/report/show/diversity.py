"""How varied the network is, in effective numbers and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from netlab.figures.diversity import effective_numbers
from netlab.report.show.phrases import NO_CONNECTIONS, n_connections
from netlab.report.shown import Panel, Words, bullets, heading, joined, sentences

if TYPE_CHECKING:
    from netlab.network import Network

KINDS = {
    "function": "Functions",
    "industry": "Industries",
    "seniority": "Levels",
    "employer": "Employers",
    "year": "Years of joining",
}
MEASURES = {
    "hill_1": "effective number", "hill_2": "effective number, common ones weigh more", "blau": "Blau's index",
    "simpson": "Simpson's index, unbiased", "iqv": "IQV (share of the most possible)", "evenness": "evenness",
    "largest_share": "share of the most common", "top_3_share": "share of the three most common", "ei": "E-I index, to you",
}  # fmt: skip
SIDES = {"friends": "through friends", "work": "through work"}
INTERVALS = {"bounds": "whatever the unknown are", "judgement": "whoever is a friend"}
HOW_TO_READ = (
    "An effective number says how many equally common kinds would be as varied. More is not better in itself: a close circle in one "
    "field may be just what your goals need."
)
NOTHING_READ = "No title, employer or industry of your connections could be read, so nothing can be said about how varied they are."


def variety(network: Network) -> Panel | Words:
    """Show how many equally common functions, industries and levels the network amounts to."""
    if not n_connections(network):
        return sentences(NO_CONNECTIONS)
    rows = network.summary[network.summary["area"] == "diversity"]
    known = rows["measure"].isin(["function_hill_1", "industry_hill_1", "seniority_hill_1"])
    if not rows.loc[known, "value"].notna().any():
        return sentences(NOTHING_READ)
    table = rows.dropna(subset=["value"]).assign(
        what=rows["measure"].map(measure_words).astype("string"),
        why=rows["interval"].map(INTERVALS).astype("string"),
        blank_share=rows["unknown_share"],
    )
    columns = {
        "what": "measure", "value": "value", "low": "at least", "high": "at most", "why": "range covers", "n": "people counted",
        "blank_share": "unknown", "meaning": "in words",
    }  # fmt: skip
    return Panel(effective_numbers(network.summary), table, columns, note=HOW_TO_READ)


def concentration(network: Network) -> Words | None:
    """Say where the network is concentrated, and how like its owner it is."""
    if not n_connections(network):
        return None
    said = network.summary.dropna(subset=["value"]).set_index("measure")["meaning"]
    told = [(name, _where(kind, said)) for kind, name in KINDS.items()]
    found = [(name, words) for name, words in told if words]
    return joined(heading("Where it is concentrated"), bullets(found)) if found else None


def _where(kind: str, said: pd.Series) -> str:
    """Join the sentences on one kind; of the E-I index only what is counted, its scale stands in the table."""
    names = (f"{kind}_{measure}" for measure in ("largest_share", "top_3_share", "ei"))
    return " ".join(str(said[name]).partition(";")[0].rstrip(".") + "." for name in names if name in said)


def measure_words(measure: str) -> str:
    """Say a measure of the summary table in words: "Functions, through friends: effective number"."""
    if measure == "relationship_hill_1":
        return "Personal, both, professional: effective number"
    side, _, rest = measure.partition("_")
    of_side = f", {SIDES[side]}" if side in SIDES else ""
    kind, _, how = (rest if of_side else measure).partition("_")
    return f"{KINDS[kind]}{of_side}: {MEASURES[how]}"
