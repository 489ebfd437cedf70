"""The commands that advise: ``suggest``, ``plan``, ``who``, ``consider``, ``compare``; and ``people``.

Here alone does today's date come in.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

import netlab.arguments as arguments
from netlab.errors import ParameterError

TOP = 10
PLAN_KINDS = (".csv", ".md", ".ics")
CONSIDERED = {
    "title": "what they do",
    "company": "where",
    "how": "how you know them, in a few words",
    "relationship": "friend, work or both",
}
PRIVATE = "Private: it names people. Nothing was sent to anybody."


def add(commands: Any) -> None:
    """Add these commands to those of the program."""
    people = arguments.command(commands, "people", _people, "list who is in a network")
    _writes(people, "people.csv or people.json")
    suggest = arguments.command(
        commands, "suggest", _suggest, "say whom to write to and why, and what to review"
    )
    suggest.add_argument(
        "--top", type=int, default=TOP, metavar="N", help=f"how many to print (default: {TOP})"
    )
    _writes(suggest, "suggestions.csv or suggestions.json")
    plan = arguments.command(commands, "plan", _plan, "plan whom to write to in the coming weeks")
    plan.add_argument("--from", dest="start_on", metavar="DATE", help="the first day (default: today)")
    plan.add_argument("--weeks", type=int, default=4, metavar="N", help="how many weeks (default: 4)")
    _writes(plan, "plan.csv, plan.md, plan.ics, or plan for all three (default)")
    who = arguments.command(
        commands, "who", _who, "say whom I know at a company, in a role or industry", takes="names"
    )
    who.add_argument(
        "asked",
        nargs="+",
        metavar="NAME",
        help="companies, roles, industries, a job's link; or a file of them",
    )
    _writes(who, "who.csv or who.json")
    _add_consider(commands)
    compare = arguments.command(
        commands, "compare", _compare, "say what changed between two exports", takes="two exports"
    )
    _writes(compare, "changes.csv or changes.json")


def _add_consider(commands: Any) -> None:
    consider = arguments.command(
        commands,
        "consider",
        _consider,
        "say what speaks for and against connecting with somebody",
        takes="names",
    )
    consider.add_argument(
        "asked", nargs="*", metavar="NAME", help="one or more people, or a candidates.csv of them"
    )
    for name, about in CONSIDERED.items():
        consider.add_argument(f"--{name}", metavar="TEXT", help=about)
    _writes(consider, "consider.csv or consider.json")


def _writes(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=f"write {what}")
    parser.add_argument("--force", action="store_true", help="replace FILE if it is there")


def _people(given: argparse.Namespace) -> None:
    people = arguments.analysed(given).people
    shown = people[people["is_connection"].fillna(False).astype(bool)].sort_values(["name", "person_id"])
    if given.output:
        return _write_table(shown, given)
    for row in (
        shown[["name", "position", "employer", "relationship", "state"]].astype("string").to_dict("records")
    ):
        print(" · ".join(_line(value) for value in row.values() if isinstance(value, str)))


def _suggest(given: argparse.Namespace) -> None:
    from netlab.advice.rules import aged

    table = aged(arguments.analysed(given).suggestions, _today())
    if given.output:
        return _write_table(table, given)
    for row in table.head(given.top).to_dict("records"):
        print(f"{row['priority']}. {row['action'].replace('_', ' ')}: {_line(row['reason'])}")
        print(f"   {_line(row['url'])}" if isinstance(row["url"], str) else "")
    left = max(len(table) - given.top, 0)
    print(
        f"{left} more; -o suggestions.csv writes them all, with evidence, cost and drafts."
        if left
        else "That is all."
    )


def _plan(given: argparse.Namespace) -> None:
    from netlab.advice.plan_files import plan_calendar, plan_csv, plan_markdown
    from netlab.advise import plan

    start = given.start_on or _today()
    table = plan(arguments.analysed(given), start, given.weeks)
    texts: dict[str, Callable[[], bytes]] = {
        ".csv": lambda: plan_csv(table).encode("utf-8-sig"),  # Excel needs the mark to read names
        ".md": lambda: plan_markdown(table).encode(),
        ".ics": lambda: plan_calendar(table),
    }
    base = given.output or Path(given.workspace or ".") / "plan"
    if base.suffix and base.suffix not in PLAN_KINDS:
        raise ParameterError(f"{base.name}: a plan is written as {', '.join(PLAN_KINDS)}.")
    paths = [base] if base.suffix else [base.with_suffix(kind) for kind in PLAN_KINDS]
    for path in paths:
        _may_replace(path, given.force)
    for path in paths:
        _write(path, texts[path.suffix]())
    print(f"{len(table)} contacts planned; fill in the outcome and add the rows to done.csv. {PRIVATE}")


def _who(given: argparse.Namespace) -> None:
    from netlab.advise import who

    table = who(arguments.analysed(given), [_listed(name) for name in given.asked])
    if given.output:
        return _write_table(table, given)
    for query, rows in table.groupby("query", sort=False):
        print(_line(query))
        for row in rows.to_dict("records"):
            mark = "→" if row["is_way_in"] is True else " "
            print(f" {mark} {row['tier']}: {_line(row['reason'])}")


def _consider(given: argparse.Namespace) -> None:
    from netlab.advise import consider

    table = consider(arguments.analysed(given), _candidates(given))
    if given.output:
        return _write_table(table, given)
    for row in table.astype(object).where(table.notna(), None).to_dict("records"):
        print(_line(row["name"]))
        for about in ("standing", "speaks_for", "speaks_against", "mix", "not_known", "note"):
            for i, told in enumerate((row[about] or "").split("\n")):
                head = f"{about.replace('_', ' ')}:" if not i else ""
                print(f"  {head:<16}{_line(told)}" if told else "", end="\n" if told else "")


def _compare(given: argparse.Namespace) -> None:
    from netlab.advise import compare

    earlier = argparse.Namespace(**{**vars(given), "export": [given.old], "as_of": None})
    before = arguments.analysed(earlier)
    compared = compare(before, arguments.analysed(given, previous=before))
    if given.output:
        return _write_table(compared.changes, given)
    for row in compared.measures.dropna(subset=["before", "after"]).to_dict("records"):
        told = "" if row["is_clear"] or row["change"] == 0 else " (no more than what is not known)"
        print(f"{row['label']}: {_number(row, 'before')} → {_number(row, 'after')}{told}")
    for change, rows in compared.changes.groupby("change", observed=True):
        print(f"\n{change}: {len(rows)}")
        print(*(f"  {_line(told)}" for told in rows["told"].head(TOP)), sep="\n")
        print(
            f"  {len(rows) - TOP} more; -o changes.csv writes them all." if len(rows) > TOP else "", end="\n"
        )


def _number(row: dict[Any, Any], side: str) -> str:
    from netlab.text import percent

    if str(row["measure"]).endswith("_share"):
        return percent(row[side])
    return f"{row[side]:,.0f}" if row[side] == int(row[side]) else f"{row[side]:,.1f}"


def _candidates(given: argparse.Namespace) -> Any:
    """The people asked about: those of a file, or the names with what the options say of them."""
    from netlab.people.answers import read_rows

    paths = [Path(name) for name in given.asked]
    if len(paths) == 1 and paths[0].suffix == ".csv":
        if not paths[0].is_file():
            raise ParameterError(f"{paths[0].name}: no such file.")
        return read_rows(paths[0])
    told = {name: getattr(given, name) for name in CONSIDERED}
    return [{"name": name, **told} for name in given.asked]


def _listed(name: str) -> str:
    """What a file lists, where the name is that of a text file; else the name itself."""
    path = Path(name)
    return (
        path.read_text(encoding="utf-8-sig") if path.suffix in (".txt", ".csv") and path.is_file() else name
    )


def _write_table(table: Any, given: argparse.Namespace) -> None:
    from netlab.advice.plan_files import table_csv

    path: Path = given.output
    if path.suffix not in (".csv", ".json"):
        raise ParameterError(f"{path.name}: a table is written as .csv or .json.")
    if path.exists() and not given.force:
        raise ParameterError(f"{path.name} is there. Use --force to replace it, or name another file.")
    if path.suffix == ".csv":
        return _write(path, table_csv(table).encode("utf-8-sig"))
    text = table.to_json(orient="records", date_format="iso", force_ascii=False, indent=1)
    _write(path, f"{text}\n".encode())


def _may_replace(path: Path, force: bool) -> None:
    """Refuse to replace a plan with outcomes in it, forced or not; and any other file unless forced."""
    from netlab.advice.plan_files import holds_outcomes, is_plan

    if not path.exists():
        return
    if holds_outcomes(path):
        raise ParameterError(
            f"{path.name} holds outcomes of yours. Add them to done.csv and move the file away, or name another."
        )
    if not force and not is_plan(path):
        raise ParameterError(f"{path.name} is there and is no plan of netlab's. Use --force to replace it.")


def _write(path: Path, data: bytes) -> None:
    from netlab.files import write_whole

    write_whole(path, data, private=True)
    print(f"Wrote {path.name}.")


def _line(text: Any) -> str:
    """A text for the terminal: one line, without signs that move its cursor."""
    from netlab.text import one_line

    return one_line(str(text))


def _today() -> Any:
    import pandas as pd

    return pd.Timestamp.now().normalize()
