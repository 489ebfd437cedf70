"""The first lines: whose network, how large, and on what evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from netlab.metrics import composition
from netlab.report.show.phrases import day, n_connections
from netlab.report.shown import Words, joined, sentences
from netlab.text import counted, percent

if TYPE_CHECKING:
    from netlab.network import Network


def opening(network: Network) -> Words:
    """Say whose network this is and how large; if that is not clear, what would make it so."""
    facts = _facts(network)
    parts = [sentences(_lede(network), kind="lede"), sentences(facts) if facts else Words("")]
    return joined(*parts, Words("") if network.owner.is_certain else who(network))


def who(network: Network) -> Words:
    """Say whom netlab takes for the owner, and on what evidence."""
    evidence = network.owner.evidence.replace("\n", " ")
    if network.owner.is_certain:
        return sentences("Whose network this is:", evidence, kind="evidence")
    return sentences(
        evidence, "Until that is clear, nothing is said about who wrote to whom.", kind="evidence"
    )


def _lede(network: Network) -> str:
    name, n = network.owner.name, int(network.growth["n"].sum())
    dated = network.growth.dropna(subset=["month"])
    if not n:
        return f"This archive lists no connections{f' of {name}' if name else ''}."
    whose = f"{name} has" if name else "This network has"
    since = f", the first still there since {dated['month'].iloc[0]:%B %Y}" if len(dated) else ""
    as_of = f", as of {day(network.as_of)}" if pd.notna(network.as_of) else ""
    return f"{whose} {counted(n, 'connection')}{since}{as_of}."


def _facts(network: Network) -> str:
    """Say in a line how fast it grows, how many have no name, and how many employers there are."""
    if not n_connections(network):
        return ""
    people = composition.counted(network.people)
    dated = network.growth.dropna(subset=["month"])
    n_recent = _last_year(dated, network.as_of) if len(dated) else 0
    recent = (
        f"{n_recent:,} of them joined in the last 12 months."
        if n_recent
        else "No one joined in the last 12 months."
    )
    employers = int(people["employer"].nunique())
    unnamed = percent(float(people["employer"].isna().mean()))
    at = (
        f"{counted(employers, 'employer')} among them; {unnamed} name none."
        if employers
        else "None names an employer."
    )
    return " ".join(part for part in (recent if len(dated) else "", _ghosts(network.growth), at) if part)


def _last_year(dated: pd.DataFrame, as_of: pd.Timestamp) -> int:
    end = dated["month"].iloc[-1] if pd.isna(as_of) else as_of
    return int(dated.loc[dated["month"] > end - pd.DateOffset(years=1), "n"].sum())


def _ghosts(months: pd.DataFrame) -> str:
    ghosts = int(months["n_ghosts"].sum())
    if not ghosts:
        return ""
    return f"{ghosts:,} of them {'is' if ghosts == 1 else 'are'} a date without a name."
