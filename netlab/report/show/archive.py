"""Where the network comes from: opening it, what its archive holds, and what that cannot answer."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pandas as pd

from netlab.figures.holdings import holdings_timeline
from netlab.goals import Goals
from netlab.hiding import names_hidden
from netlab.metrics.questions import answerable, tally, worth_getting
from netlab.report.shown import Panel, Words, anchor, bullets, joined, sentences
from netlab.report.tables import escaped, prose, table_html
from netlab.storage import SCHEMA_FILE
from netlab.text import counted, percent
from netlab.vocabulary import MIX_NAMES
from netlab.workspace import Workspace, find_workspace, open_workspace

if TYPE_CHECKING:
    from netlab.export import Export
    from netlab.network import Network

_scratch: list[TemporaryDirectory] = []  # kept, since a folder that nobody holds is removed at once
IN_WORKSPACE = "workspace"
NO_ARCHIVE = "No archive in this folder yet, so this is the network of an invented person. Put yours here, or choose it in 00-start-here."
SAMPLE = "switcher"  # whose network "sample" stands for
SAMPLE_BEFORE = "switcher-2022"  # the same person, four years earlier
GOAL_WORDS = ("roles", "functions", "seniority", "industries", "companies", "skills", "topics", "avoid")


def network_in(source: str | Path | Sequence[str], **given: Any) -> Network:
    """Return the network in ``source``: an archive, a stored network, or a sample by its name.

    ``"sample"`` is the sample of somebody who changes fields; the other names are those of ``netlab.SAMPLES``;
    ``"workspace"`` is the archive of the folder that one works in (see :class:`netlab.workspace.Workspace`).
    An archive is analysed with whatever else is ``given`` (goals, labels, workspace …), a sample with its
    owner's goals unless others are given, and with the answers about it that its own folder in the workspace holds.
    Raises what loading and analysing raise.
    """
    from netlab.network import analyse, open_network
    from netlab.sample import sample_goals

    source = _meant(source)
    if isinstance(source, (str, Path)) and (Path(source) / SCHEMA_FILE).is_file():
        return open_network(source)
    name, workspace = _sample_name(source), open_workspace(given.pop("workspace", None))
    if name:
        workspace = workspace.of_sample(name) if workspace else None
        given = {"goals": (workspace and workspace.goals) or sample_goals(name), **given}
    return replace(analyse(export_in(source), workspace, **given), is_sample=bool(name))


def earlier_network(source: str | Path | Sequence[str], earlier: str | Path | None = None) -> Network | None:
    """Return the network of an older archive of the same person; the sample brings its own, others ``None``."""
    if earlier is None and _sample_name(_meant(source)) == SAMPLE:
        earlier = SAMPLE_BEFORE
    return None if earlier is None else network_in(earlier)


def export_in(source: str | Path | Sequence[str]) -> Export:
    """Load an archive, or a sample by its name."""
    from netlab.export import load_export
    from netlab.sample import sample_path

    source = _meant(source)
    name = _sample_name(source)
    if name:
        return load_export(sample_path(name))
    paths = [source] if isinstance(source, (str, Path)) else source
    return load_export(*(Path(path).expanduser() for path in paths))


def check(export: Export) -> Words:
    """Tell what is in an archive, what was mended and what it can answer: the words of ``netlab check``."""
    from netlab.check import check_lines

    lines = list(check_lines(export))
    if names_hidden():
        lines = [line for line in lines if not line.startswith("Owner:")]
    return Words("<pre>" + "\n".join(html.escape(line) for line in lines) + "</pre>")


def scratch_folder() -> Path:
    """Make a folder that goes away with this Python: to try answers in without touching one's own."""
    folder = TemporaryDirectory(prefix="netlab-", ignore_cleanup_errors=True)
    _scratch.append(folder)
    return Path(folder.name)


def goals(given: Network | Goals) -> Words:
    """Say which goals the network is held against, or tell goals that were loaded."""
    given = given if isinstance(given, Goals) else given.goals
    if given.is_empty:
        return sentences(
            "No goals yet. Everything else works without; what serves your goals cannot be said."
        )
    lists = [(key.capitalize(), ", ".join(getattr(given, key))) for key in GOAL_WORDS]
    mix = " · ".join(f"{MIX_NAMES[kind]} {percent(share)}" for kind, share in given.mix.items())
    pace = f"{counted(given.contacts_per_week, 'person', 'people')} a week"
    told = [("In short", given.summary), *lists, ("Mix you want", mix), ("Pace", pace)]
    return bullets([(about, answer) for about, answer in told if answer])


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


def _meant(source: str | Path | Sequence[str]) -> str | Path | Sequence[str]:
    """Return which archive is meant where the folder at hand says it; without any, the sample, and say so."""
    if source != IN_WORKSPACE:
        return source
    found = (find_workspace() or Workspace(Path())).archive
    if found is None:
        print(NO_ARCHIVE)
    return found or "sample"


def questions(network: Network) -> Words:
    """List the questions people ask, each with the place of its answer, folded away until somebody looks for one."""
    held = network.holdings
    present = held.loc[held["state"].isin(["present", "header only"]), "table"]
    rows = answerable(list(present))
    items = "".join(f"<li>{_place(row)}</li>" for row in rows.to_dict("records"))
    told = f"Find your question: {len(rows)} of them, and where each is answered"
    return Words(f'<details class="questions"><summary>{told}</summary><ol>{items}</ol></details>')


def _place(row: dict[Any, Any]) -> str:
    """One question with a link to its section, the command that answers it, and what is missing for it."""
    places = []
    if pd.notna(row["section"]):
        places.append(f'<a href="#{anchor(row["section"])}">{escaped(row["section"])}</a>')
    if pd.notna(row["command"]):
        places.append(f"<code>{escaped(row['command'])}</code>")
    lacks = f" Missing: {row['missing']}." if pd.notna(row["missing"]) else ""
    never = f" No archive holds {row['never']}." if pd.notna(row["never"]) else ""
    note = f' <span class="note">{prose((lacks + never).strip())}</span>' if lacks or never else ""
    return f"{escaped(row['question'])} {' · '.join(places)}{note}"


def _sample_name(source: str | Path | Sequence[str]) -> str:
    """Return which sample is meant; ``""`` where a path is."""
    from netlab.sample import SAMPLES

    if source == "sample":
        return SAMPLE
    return str(source) if isinstance(source, str) and source in SAMPLES else ""


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
