"""What an archive holds, what was mended, whom netlab takes for the owner, and what it can answer: in plain words."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from netlab.export import Export
from netlab.metrics.questions import answerable, tally, worth_getting
from netlab.people.identity import identify
from netlab.text import counted

# What became of an issue, for people who have never heard of a dialect.
ISSUE_WORDS = {
    "bad_date": "a date in another shape than the file's own; left unknown",
    "bad_number": "not a number; left unknown",
    "bad_value": "a word that is not on LinkedIn's list; left unknown",
    "bad_row": "a line that is no record; set aside",
    "duplicate": "the same record twice; counted once",
    "empty_key": "a record without what identifies it; set aside",
    "no_header": "no header that netlab knows; the file was not read",
    "alias_header": "headers in another language; read by unverified translations",
    "missing_column": "a column is not there; shown as not known",
    "encoding": "letters in another encoding; read as well as possible",
    "not_csv": "a file of another kind under this name; not read",
    "twin": "a second copy of another file; not added up",
    "repaired": "line breaks or quotes mended",
    "superseded": "an older copy; the newer one was used",
}


def check_lines(export: Export) -> Iterator[str]:
    """Tell an export line by line, for a terminal or a widget. Names the owner, nobody else."""
    yield from _origin(export)
    yield from _owner(export)
    yield from _files(export)
    yield from _issues(export.issues)
    yield from _unread(export)
    yield from _questions(export)


def _origin(export: Export) -> Iterator[str]:
    origin = export.origin
    day = "date unknown" if pd.isna(origin.exported_on) else f"{origin.exported_on:%d %B %Y}"
    yield f"Archive: {origin.name} ({origin.kind}), made {day} (by {origin.dated_by})"
    yield from (f"Note: {hint}" for hint in export.hints)


def _owner(export: Export) -> Iterator[str]:
    owner = identify(export).owner
    if owner.is_certain:
        yield f"Owner: {owner.name}. {owner.evidence}"
    else:
        yield f"Owner: not clear. {owner.evidence} Say who you are with --me and your profile address."


def _files(export: Export) -> Iterator[str]:
    yield ""
    yield f"{'file':<34}{'lines':>9}{'kept':>9}{'set aside':>11}{'header and notes':>18}{'blank':>7}"
    for row in export.lines.to_dict("records"):
        notes = row["preamble"] + row["header"]
        yield (
            f"{row['file'][:33]:<34}{row['lines']:>9,}{row['kept']:>9,}{row['set_aside']:>11,}{notes:>18,}{row['blank']:>7,}"
        )
    told = export.lines[["preamble", "header", "kept", "set_aside"]].sum().sum()
    whole = export.lines["lines"].sum() - export.lines["blank"].sum()
    yield f"Every line is accounted for: {told:,} of {whole:,} lines that are not blank."


def _issues(issues: pd.DataFrame) -> Iterator[str]:
    if issues.empty:
        yield "Nothing had to be mended."
        return
    yield ""
    yield "What was mended or left unread:"
    counts = issues.groupby(["file", "code"], observed=True).size().reset_index(name="n")
    for row in counts.to_dict("records"):
        yield f"  {row['file']}: {counted(row['n'], 'time')}: {ISSUE_WORDS.get(row['code'], row['code'])}"


def _unread(export: Export) -> Iterator[str]:
    if export.not_opened:
        yield f"Private files, listed and never opened: {', '.join(export.not_opened)}"
    if export.unknown:
        yield f"Files netlab does not know, left alone: {', '.join(export.unknown)}"


def _questions(export: Export) -> Iterator[str]:
    questions = answerable(export.present)
    yield ""
    end = (
        ""
        if worth_getting(questions).empty
        else "; to get them, request these files (docs/get-your-archive.md):"
    )
    yield f"With this archive: {tally(questions)}{end}"
    for row in worth_getting(questions).to_dict("records"):
        yield f"  {row['file']}: helps with {counted(row['n'], 'question')} ({row['questions']})"
