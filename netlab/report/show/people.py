"""Who is in the network: growth, employers, functions and levels, and the employers worth a word from the owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from netlab.figures.composition import employer_bars, function_and_level_grid, year_bars
from netlab.figures.growth import growth_by_month, growth_by_year
from netlab.metrics import composition
from netlab.metrics.growth import by_year
from netlab.report.show.phrases import NO_CONNECTIONS, n_connections
from netlab.report.shown import Panel, Words, joined, sentences
from netlab.report.tables import table_html
from netlab.text import counted, percent

if TYPE_CHECKING:
    from netlab.network import Network


def growth(network: Network) -> Panel | Words:
    """Show how the network grew, month by month."""
    months = network.growth
    if not months["month"].notna().any():
        return sentences(NO_CONNECTIONS)
    columns = {
        "month": "month from",
        "n": "joined",
        "n_ghosts": "of them without a name",
        "total": "in total",
    }
    return Panel(growth_by_month(months), months[months["n"] > 0], columns)


def years(network: Network) -> Panel | None:
    """Show how many of those still connected joined in each year; nothing if all joined in one."""
    table = by_year(network.growth)
    if table["year"].nunique() < 2:
        return None
    table = table.assign(year=table["year"].astype("string"))
    columns = {"year": "year", "n": "joined", "share": "share of all", "total": "in total"}
    return Panel(growth_by_year(by_year(network.growth)), table, columns)


def mix_by_year(network: Network) -> Panel | None:
    """Show the mix of those still connected by the year they joined; nothing without any evidence."""
    table = composition.by_year_joined(network.people)
    if table["year"].nunique() < 2 or (table["relationship"] == composition.UNKNOWN).all():
        return None
    columns = {"year": "joined in", "relationship": "relationship", "n": "connections", "share": "share"}
    return Panel(year_bars(table), table.assign(year=table["year"].astype("string")), columns)


def employers(network: Network) -> Panel | Words:
    """Show where the connections work, and how many do not say."""
    if not n_connections(network):
        return sentences(NO_CONNECTIONS)
    table = composition.top_employers(network.people)
    if not (table["kind"] == "employer").any():
        return sentences("No connection in this archive names an employer.")
    columns = {"employer": "employer", "n": "connections", "share": "share"}
    named = table.assign(employer=table["employer"].fillna("(no employer given)"))
    return Panel(employer_bars(table), named, columns)


def functions(network: Network) -> Panel | Words | None:
    """Show what the connections do and at which level, as far as titles tell."""
    if not n_connections(network):
        return None
    table = composition.by_function_and_level(network.people)
    known = table[(table["function"] != composition.UNKNOWN) | (table["seniority"] != composition.UNKNOWN)]
    if not len(known):
        return sentences("No job title in this archive says what people do or at which level.")
    columns = {"function": "function", "seniority": "level", "n": "connections", "share": "share"}
    return Panel(function_and_level_grid(table), table, columns)


def companies(network: Network) -> Words | None:
    """List the employers whose industry, told in a word, would shrink the unknown share most."""
    from netlab.network import companies_to_classify

    table = companies_to_classify(network)
    if table.empty:
        return None
    return joined(
        sentences(_companies_lede(table)),
        Words(_companies_table(table)),
        sentences(HOW_TO_CLASSIFY, kind="note"),
    )


HOW_TO_CLASSIFY = (
    "A word each is enough: write the employer and its industry into companies.csv in your workspace folder "
    "(columns company, industry). Your word wins over every rule."
)


def _companies_lede(table: pd.DataFrame) -> str:
    before, after = (percent(float(table[name].iloc[-1])) for name in ("unknown_before", "unknown_after"))
    words = "One word" if len(table) == 1 else f"{len(table)} words"
    return (
        f"{words} from you would bring the share of people in an unknown industry from {before} down to {after}: say what "
        f"{'this employer does' if len(table) == 1 else 'these employers do'}."
    )


def _companies_table(table: pd.DataFrame) -> str:
    shown = table.rename(columns={"unknown_after": "after_share"})
    columns = {
        "employer": "employer",
        "n": "connections there",
        "after_share": "still unknown then",
    }
    return table_html(shown, caption=f"{counted(len(table), 'employer')} worth a word", columns=columns)
