"""The first screen: whose network, how large, which way it leans, and what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from netlab.metrics import composition
from netlab.metrics.mix import leaning
from netlab.metrics.tie_lists import gone_quiet, waiting
from netlab.report.show.phrases import day, has_messages, is_judged, n_connections
from netlab.report.shown import Words, bullets, fact_tiles, joined, sentences
from netlab.text import counted, percent

if TYPE_CHECKING:
    from netlab.network import Network


def opening(network: Network) -> Words:
    """Say whose network this is and how large, and the main answers in a sentence each."""
    return joined(sentences(_lede(network), kind="lede"), _tiles(network), _brief(network), who(network))


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
        return f"{name or 'The owner of this archive'} has no connections in this archive."
    whose = f"{name} has" if name else "This network has"
    since = f", the first still there since {dated['month'].iloc[0]:%B %Y}" if len(dated) else ""
    as_of = f", as of {day(network.as_of)}" if pd.notna(network.as_of) else ""
    return f"{whose} {counted(n, 'connection')}{since}{as_of}."


def _brief(network: Network) -> Words:
    if not n_connections(network):
        return Words("")
    # what nobody was judged by, the picture below says in its stead
    items = [("Friends or work", leaning(network.people))] if is_judged(network) else []
    items.append(("In touch", _in_touch(network)))
    if len(network.coverage):
        items.append(("Your goals", _goals(network.coverage)))
    if has_messages(network):
        items += [("Waiting for you", _waiting(network)), ("Once close", _once_close(network))]
    return bullets(items)


def _in_touch(network: Network) -> str:
    if not has_messages(network):
        return "The file of messages is not in this archive, so who talks with whom is not known."
    n = composition.counted(network.people)["state"].astype("string").value_counts()
    active, cooling, dormant, never = (
        int(n.get(state, 0)) for state in ("active", "cooling", "dormant", "never")
    )
    return (
        f"{active:,} of your ties {'is' if active == 1 else 'are'} active, {cooling:,} cooling, {dormant:,} dormant. With "
        f"{never:,} there was no contact one to one on LinkedIn."
    )


def _waiting(network: Network) -> str:
    n = len(waiting(network.people))
    if not n:
        return "Nobody seems to wait for an answer from you."
    return f"{counted(n, 'person seems', 'people seem')} to wait for an answer from you."


def _once_close(network: Network) -> str:
    n = len(gone_quiet(network.people))
    if not n:
        return "None of the ties that were strong on LinkedIn has gone quiet."
    return f"{counted(n, 'tie that was', 'ties that were')} strong on LinkedIn {'has' if n == 1 else 'have'} gone quiet."


def _goals(coverage: pd.DataFrame) -> str:
    gaps = list(coverage.loc[coverage["is_gap"], "goal"])
    if not gaps:
        return f"Every one of your {counted(len(coverage), 'goal')} has somebody among your connections."
    more = f" and {len(gaps) - 2} more" if len(gaps) > 2 else ""
    met = f"{len(coverage) - len(gaps)} of {counted(len(coverage), 'goal')}"
    return f"{met} have somebody among your connections. Nobody yet: {', '.join(gaps[:2])}{more}."


def _tiles(network: Network) -> Words:
    if not n_connections(network):
        return Words("")
    people = composition.counted(network.people)
    dated = network.growth.dropna(subset=["month"])
    facts = [(f"{int(network.growth['n'].sum()):,}", "connections", _ghosts(network.growth))]
    if len(dated):
        recent = _last_year(dated, network.as_of)
        facts.append((f"{recent:,}", "joined in the last 12 months", "and still connected"))
    unnamed = percent(float(people["employer"].isna().mean()))
    facts.append((f"{people['employer'].nunique():,}", "employers", f"{unnamed} name none"))
    if is_judged(network):
        unknown = composition.mix(people).set_index("relationship")["share"]["unknown"]
        facts.append((percent(1 - unknown), "with evidence", "of being a friend, work, or both"))
    return fact_tiles(facts)


def _last_year(dated: pd.DataFrame, as_of: pd.Timestamp) -> int:
    end = dated["month"].iloc[-1] if pd.isna(as_of) else as_of
    return int(dated.loc[dated["month"] > end - pd.DateOffset(years=1), "n"].sum())


def _ghosts(months: pd.DataFrame) -> str:
    ghosts = int(months["n_ghosts"].sum())
    return f"{ghosts:,} of them a date without a name" if ghosts else "all with a name"
