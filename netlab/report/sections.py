"""The sections of the report: what its notebook's cells call, one line each.

Every function takes the network and returns something to show: a panel (figure, finding, numbers) or
words. Where the archive does not hold what a picture needs, it says so in a sentence; what would bring the
answer stands once, in the last section.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from netlab.figures.composition import employer_bars, function_and_level_grid, mix_bars, year_bars
from netlab.figures.growth import growth_by_month, growth_by_year
from netlab.figures.holdings import holdings_timeline
from netlab.metrics import composition
from netlab.metrics.growth import by_year
from netlab.metrics.questions import answerable, tally, worth_getting
from netlab.report.shown import Panel, Words, fact_tiles, joined, sentences
from netlab.report.tables import table_html
from netlab.text import counted, percent

if TYPE_CHECKING:
    from netlab.network import Network

NO_CONNECTIONS = "This archive lists no connections, so there is nothing to draw here."


def network_in(network_dir: str) -> Network:
    """Open a stored network; ``"sample"`` works out that of the sample, for reading along in Jupyter."""
    from netlab.network import analyse, open_network

    if network_dir != "sample":
        return open_network(network_dir)
    from netlab.export import load_export
    from netlab.sample import sample_goals, sample_path

    return analyse(load_export(sample_path("switcher")), goals=sample_goals("switcher"))


def opening(network: Network) -> Words:
    """Say whose network this is and how large, in one sentence and four numbers."""
    return joined(sentences(_lede(network), kind="lede"), _tiles(network), who(network))


def who(network: Network) -> Words:
    """Say whom netlab takes for the owner, and on what evidence."""
    evidence = network.owner.evidence.replace("\n", " ")
    if network.owner.is_certain:
        return sentences("Whose network this is:", evidence, kind="evidence")
    return sentences(
        evidence, "Until that is clear, nothing is said about who wrote to whom.", kind="evidence"
    )


def archive(network: Network) -> Panel | Words:
    """Show what the archive holds."""
    held = network.holdings
    if not held["first_on"].notna().any():
        return sentences("No file of this archive holds a date. What it holds stands in the last section.")
    order = ["state", "rows", "table"]
    numbers = held.sort_values(order, ascending=[True, False, True], ignore_index=True)
    columns = {
        "table": "file",
        "rows": "rows",
        "first_on": "first date",
        "last_on": "last date",
        "state": "state",
    }
    return Panel(holdings_timeline(held), numbers.assign(table=_plain(numbers["table"])), columns)


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


def mix(network: Network) -> Panel | Words:
    """Show how many connections are personal, professional, both, or without evidence."""
    if not _connected(network):
        return sentences(NO_CONNECTIONS)
    if "relationship" not in network.people.columns:
        return sentences("Who is a friend and who is work has not been judged in this analysis.")
    table = composition.mix(network.people)
    columns = {"relationship": "relationship", "n": "connections", "share": "share"}
    return Panel(mix_bars(table), table, columns)


def mix_by_year(network: Network) -> Panel | None:
    """Show the mix of those still connected by the year they joined."""
    if "relationship" not in network.people.columns:
        return None
    table = composition.by_year_joined(network.people)
    if table["year"].nunique() < 2 or (table["relationship"] == composition.UNKNOWN).all():
        return None
    columns = {"year": "joined in", "relationship": "relationship", "n": "connections", "share": "share"}
    return Panel(year_bars(table), table.assign(year=table["year"].astype("string")), columns)


def employers(network: Network) -> Panel | Words:
    """Show where the connections work, and how many do not say."""
    if not _connected(network):
        return sentences(NO_CONNECTIONS)
    table = composition.top_employers(network.people)
    if not (table["kind"] == "employer").any():
        return sentences("No connection in this archive names an employer.")
    columns = {"employer": "employer", "n": "connections", "share": "share"}
    named = table.assign(employer=table["employer"].fillna("(no employer given)"))
    return Panel(employer_bars(table), named, columns)


def functions(network: Network) -> Panel | Words | None:
    """Show what the connections do and at which level, as far as titles tell."""
    if not _connected(network):
        return None
    table = composition.by_function_and_level(network.people)
    known = table[(table["function"] != composition.UNKNOWN) | (table["seniority"] != composition.UNKNOWN)]
    if not len(known):
        return sentences("No job title in this archive says what people do or at which level.")
    columns = {"function": "function", "seniority": "level", "n": "connections", "share": "share"}
    return Panel(function_and_level_grid(table), table, columns)


def unanswered(network: Network) -> Words:
    """Say which questions this archive cannot answer and what would bring the answers."""
    held = network.holdings
    present = held.loc[held["state"].isin(["present", "header only"]), "table"]
    questions = answerable(list(present))
    open_ends = questions[["missing", "user", "never"]].notna().any(axis="columns")
    lacking = questions[open_ends]
    parts = [
        sentences(f"Of the {len(questions)} questions people ask about their network: {tally(questions)}.")
    ]
    if len(lacking):
        parts += [_files_to_get(questions), _lacking(lacking)]
    return joined(*parts)


def _lede(network: Network) -> str:
    name, n = network.owner.name, int(network.growth["n"].sum())
    dated = network.growth.dropna(subset=["month"])
    if not n:
        return f"{name or 'The owner of this archive'} has no connections in this archive."
    whose = f"{name} has" if name else "This network has"
    since = f", the first still there since {dated['month'].iloc[0]:%B %Y}" if len(dated) else ""
    as_of = f", as of {_day(network.as_of)}" if pd.notna(network.as_of) else ""
    return f"{whose} {counted(n, 'connection')}{since}{as_of}."


def _tiles(network: Network) -> Words:
    if not _connected(network):
        return Words("")
    people = composition.counted(network.people)
    employers = composition.top_employers(network.people)
    dated = network.growth.dropna(subset=["month"])
    facts = [(f"{int(network.growth['n'].sum()):,}", "connections", _ghosts(network.growth))]
    if len(dated):
        facts.append(
            (f"{_last_year(dated, network.as_of):,}", "joined in the last 12 months", "and still connected")
        )
    facts.append(
        (f"{people['employer'].nunique():,}", "employers", f"{_share(employers, 'unknown')} name none")
    )
    if "relationship" in people.columns:
        unknown = composition.mix(network.people).set_index("relationship")["share"]["unknown"]
        facts.append((percent(1 - unknown), "with evidence", "of being a friend, work, or both"))
    return fact_tiles(facts)


def _last_year(dated: pd.DataFrame, as_of: pd.Timestamp) -> int:
    end = dated["month"].iloc[-1] if pd.isna(as_of) else as_of
    return int(dated.loc[dated["month"] > end - pd.DateOffset(years=1), "n"].sum())


def _ghosts(months: pd.DataFrame) -> str:
    ghosts = int(months["n_ghosts"].sum())
    return f"{ghosts:,} of them a date without a name" if ghosts else "all with a name"


def _share(table: pd.DataFrame, kind: str) -> str:
    return percent(float(table.loc[table["kind"] == kind, "share"].sum()))


def _connected(network: Network) -> int:
    return len(composition.counted(network.people))


def _day(moment: pd.Timestamp) -> str:
    return f"{moment.day} {moment:%B %Y}"


def _plain(names: pd.Series) -> pd.Series:
    """Write table names as words; the private files keep the name they have in the archive."""
    is_table = ~names.str.contains(".", regex=False)
    return names.where(~is_table, names.str.replace("_", " ").str.capitalize())


def _how_to_get() -> Words:
    return sentences(
        "To get more: on LinkedIn open Settings & Privacy, Data privacy, Get a copy of your data, and choose the "
        "larger archive. Its parts come in two e-mails, the second within a day; the links work for 72 hours.",
    )


def _files_to_get(questions: pd.DataFrame) -> Words:
    files = worth_getting(questions)
    if files.empty:
        return Words("")
    columns = {"file": "file that is missing", "n": "questions it helps", "questions": "their numbers"}
    table = table_html(files, caption="Files that would answer most", columns=columns)
    return joined(_how_to_get(), Words(table))


def _lacking(questions: pd.DataFrame) -> Words:
    columns = {
        "number": "no.", "question": "question", "answer": "answered", "missing": "missing files",
        "user": "what you can add", "never": "in no archive",
    }  # fmt: skip
    return Words(table_html(questions, caption="What is missing for each question", columns=columns))
