"""What the network is for: goals against people, the gaps with who is nearest, and where it leads without goals."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from netlab.advise import who
from netlab.figures.goals import AREA_NAMES, coverage_matrix
from netlab.metrics.composition import counted as connections_in
from netlab.metrics.selectivity import fits
from netlab.report.cards import card_of, cards, evidence_lines
from netlab.report.show.phrases import NO_CONNECTIONS, listed, n_connections
from netlab.report.shown import Panel, Words, heading, joined, sentences
from netlab.report.tables import prose, table_html
from netlab.text import counted

if TYPE_CHECKING:
    from netlab.export import Export
    from netlab.goals import Goals
    from netlab.network import Network

MOST_CARDS = 9
MOST_FOUND = 25
HOW_TO_WRITE = (
    "Write roles, employers, industries or topics into goals.toml in your workspace folder; the lesson 05-goals drafts them "
    "from your archive, for you to change."
)
NO_TARGETS = f"Your goals name nothing yet that people could be held against. {HOW_TO_WRITE}"
NO_GOALS = HOW_TO_WRITE  # that there are none was said
REACH_NAMES = {"function": "Functions", "industry": "Industries", "employer": "Employers"}
REACH_COLUMNS = {
    "n_warm": "warm", "n_personal": "through friends", "n_work": "through work", "first": "first to ask",
}  # fmt: skip
HOW_DRAFTED = (
    "This is a draft, and every word of it a guess from your own profile, saved jobs and preferences. First answer the "
    "question on top: stay in your field, or move? Then change what is wrong and save it as goals.toml."
)


def goal_coverage(network: Network) -> Panel | Words:
    """Show for each goal how many people meet it, how many warm, and who is nearest where nobody does."""
    if not n_connections(network):
        return sentences(NO_CONNECTIONS)
    if network.coverage.empty:
        return sentences(NO_GOALS if network.goals.is_empty else NO_TARGETS)
    table = network.coverage.assign(
        area=network.coverage["area"].map(AREA_NAMES).astype("string"),
        first=_names(network.coverage["person_ids"], network.people),
    )
    columns = {
        "area": "kind", "goal": "goal", "n": "people", "n_warm": "warm", "n_personal": "friends", "nearest": "in words",
        "first": "first to ask",
    }  # fmt: skip
    return Panel(coverage_matrix(network.coverage), table, columns)


def gaps(network: Network) -> Words | None:
    """Say for each goal that nobody meets who is nearest, by name."""
    missing = network.coverage[network.coverage["is_gap"].fillna(False).astype("bool")]
    if missing.empty or not n_connections(network):
        return None
    first = _names(missing["person_ids"], network.people)
    lines = [_gap(said, who) for said, who in zip(missing["nearest"], first, strict=True)]
    items = "".join(f"<li>{prose(line)}</li>" for line in lines)
    lede = f"{counted(len(missing), 'goal has', 'goals have')} nobody yet. Whoever is near may know somebody."
    return joined(heading("Nobody yet"), sentences(lede), Words(f"<ul>{items}</ul>"))


def about_goals(network: Network, top: int = MOST_CARDS) -> Words | None:
    """Show the people who are most about the goals, with the reasons in words."""
    people = connections_in(network.people)
    people = people[~people["is_muted"].fillna(False).astype("bool")]
    found = people[fits(people).fillna(False).astype("bool")]
    if found.empty:
        return None
    found = found.sort_values(["goal_fit", "strength", "person_id"], ascending=[False, False, True])
    lede = (
        f"{counted(len(found), 'connection is', 'connections are')} about your goals today. Everybody else need not be: a friend "
        "is no worse for it."
    )
    shown = [card_of(row, *evidence_lines(row["goal_evidence"])) for _, row in found.head(top).iterrows()]
    left = len(found) - top
    more = f"{counted(left, 'more person', 'more people')} not shown." if left > 0 else ""
    return joined(
        heading("Nearest to your goals"),
        sentences(lede),
        cards(shown, "People nearest to your goals"),
        sentences(more, kind="note") if more else Words(""),
    )


def do_i_know(network: Network, queries: Sequence[str] = ()) -> Words:
    """Answer "do I know anyone here?" for employers, roles or industries; without any, for those of the goals."""
    if not n_connections(network):
        return sentences(NO_CONNECTIONS)
    asked = [*dict.fromkeys(queries or (*network.goals.companies, *network.goals.roles))]
    if not asked:
        return sentences("Name an employer, a role or an industry, here or in your goals.")
    found = who(network, asked)
    nobody = [
        query
        for query in asked
        if not found.loc[found["query"] == query, "tier"].isin(["exact", "strong"]).any()
    ]
    lede = f"You know somebody for {len(asked) - len(nobody)} of {len(asked)}."
    tail = f" Nobody yet: {listed(nobody)}; beside each stands who is nearest." if nobody else ""
    columns = {"query": "asked for", "tier": "how near", "name": "who", "reason": "why"}
    return joined(
        sentences(lede + tail),
        Words(table_html(found, caption="Do I know anyone there?", columns=columns, top=MOST_FOUND)),
    )


def weak_topics(network: Network) -> Words | None:
    """Say that too few topics make the scores of posts weak, and offer the owner's own skills."""
    from netlab.purpose import weak_topics as said_of

    said = None if network.goals.is_empty else said_of(network)
    return sentences(said, kind="note") if said else None


def reach(network: Network, top: int = 8) -> Words:
    """Say where the network could lead without any goals: who is where, how warm, and whom to ask first."""
    if not n_connections(network):
        return sentences(NO_CONNECTIONS)
    known = network.reach[network.reach["name"] != "unknown"]
    if known.empty:
        return sentences("No title, employer or industry of your connections could be read.")
    parts = [_reached(known[known["area"] == area], name, network, top) for area, name in REACH_NAMES.items()]
    return joined(heading("Where it could take you"), sentences(_reach_lede(known)), *parts)


def without_goals(network: Network) -> Words | None:
    """Show where the network could lead; folded away where there are goals, since one may want to leave them."""
    if not n_connections(network):
        return None
    shown = reach(network)
    if network.goals.is_empty:
        return shown
    return Words(f"<details><summary>Where else it could take you</summary>{shown.markup}</details>")


def suggested_goals(export: Export) -> Words:
    """Show the goals that the archive suggests, as the text of a goals.toml."""
    from netlab.advice.goals_draft import suggest_goals
    from netlab.advice.goals_file import goals_toml

    text = html.escape(goals_toml(suggest_goals(export)))
    return joined(sentences(HOW_DRAFTED), Words(f'<pre class="file">{text}</pre>'))


def goals_compared(network: Network, goals: Mapping[str, str | Path | Mapping[str, Any] | Goals]) -> Words:
    """Hold several goals against the network, side by side."""
    from netlab.purpose import compare_goals

    if not n_connections(network):
        return sentences(NO_CONNECTIONS)
    table = compare_goals(network, goals)
    columns = {
        "name": "goals", "n_fit": "people who fit", "n_fit_warm": "of them warm", "n_goals": "goals",
        "n_covered": "with somebody", "gaps": "without",
    }  # fmt: skip
    note = "Messages do not count here: a network keeps none."
    return joined(
        Words(table_html(table, caption="Several goals, one network", columns=columns)),
        sentences(*table["sentence"], note),
    )


def _gap(said: str, first: object) -> str:
    sentence = said[:1].upper() + said[1:]
    return f"{sentence} Ask first: {first}." if isinstance(first, str) and first else sentence


def _names(person_ids: pd.Series, people: pd.DataFrame) -> pd.Series:
    """Return the names behind several person_ids parted by spaces, in their order."""
    known = people.set_index("person_id")["name"].dropna().to_dict()
    named = person_ids.map(
        lambda ids: ", ".join(str(known[one]) for one in str(ids).split() if one in known), na_action="ignore"
    )
    texts = named.astype("string")
    return texts.mask(texts == "")


def _reach_lede(known: pd.DataFrame) -> str:
    n = known["area"].value_counts()
    parts = [
        counted(int(n.get(area, 0)), area, plural)
        for area, plural in (("function", "functions"), ("industry", "industries"), ("employer", "employers"))
    ]
    return (
        f"Your connections work in {parts[0]} and {parts[1]}, at {parts[2]}. Whom to ask first is who you are closest to, "
        "whatever they do there."
    )


def _reached(rows: pd.DataFrame, name: str, network: Network, top: int) -> Words:
    if rows.empty:
        return Words("")
    table = rows.assign(first=_names(rows["person_ids"], network.people))
    columns = {"name": name.lower(), "n": "people"} | {
        column: words for column, words in REACH_COLUMNS.items() if table[column].notna().any()
    }
    return Words(table_html(table, caption=name, columns=columns, top=top))
