"""Which of the 28 questions an archive can answer, and what would answer the rest."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import pandas as pd

from netlab.lexicons import read_lexicon
from netlab.text import counted

COLUMNS = ["number", "question", "answer", "missing", "user", "never", "section", "command"]
ANSWERS = ("answered", "partly", "not")
# How a table is called on LinkedIn's own download page or by the person who uses netlab.
FILE_WORDS = {
    "connections": "Connections",
    "messages": "Messages",
    "invitations": "Invitations",
    "contacts": "Imported contacts",
    "positions": "Positions (Profile)",
    "skills": "Skills (Profile)",
    "shares": "Shares (posts)",
    "comments": "Comments",
    "reactions": "Reactions",
    "company_follows": "Company follows",
    "member_follows": "Member follows",
    "hashtag_follows": "Hashtag follows",
    "events": "Events",
    "endorsements_received": "Endorsements received",
    "endorsements_given": "Endorsements given",
    "recommendations_received": "Recommendations received",
    "recommendations_given": "Recommendations given",
}


def answerable(present: Collection[str]) -> pd.DataFrame:
    """Judge each question by the tables that the archive holds.

    ``present`` names tables of the export that were read. A question is *answered* when all it needs and all
    that helps is there, *partly* when something that helps is missing, *not* when something it needs is.

    Returns one row a question, in their order: ``number``, ``question``, ``answer`` {answered, partly, not},
    ``missing`` (files to get, NA if none), ``user`` (what only the person can add: goals, labels, interview,
    feed, previous; NA if nothing), ``never`` (what no export holds, NA if nothing), ``section`` (the heading of the
    report that the answer stands under) and ``command`` (what answers it for a name or a number; NA if nothing does).
    """
    here = set(present)
    rows = [_row(question, here) for question in read_lexicon("questions")["question"]]
    table = pd.DataFrame(rows, columns=COLUMNS)
    texts = dict.fromkeys([name for name in COLUMNS if name not in ("number", "answer")], "string")
    return table.astype({"number": "Int64", "answer": pd.CategoricalDtype(list(ANSWERS)), **texts})


def tally(questions: pd.DataFrame) -> str:
    """Say the sum in a sentence: ``20 questions answered, 5 partly, 3 not``."""
    counts = questions["answer"].value_counts()
    answered, partly, never = (int(counts.get(kind, 0)) for kind in ANSWERS)
    return f"{counted(answered, 'question')} answered, {partly} partly, {never} not"


def worth_getting(questions: pd.DataFrame) -> pd.DataFrame:
    """List the missing files by how many questions each would help, most first: ``file``, ``n``, ``questions``."""
    lacking = questions.dropna(subset=["missing"])
    pairs = lacking.assign(file=lacking["missing"].str.split("; ")).explode("file")
    grouped = pairs.groupby("file")["number"].agg(n="size", questions=_numbers).reset_index()
    return grouped.sort_values(["n", "file"], ascending=[False, True], ignore_index=True)


def _numbers(numbers: Iterable[int]) -> str:
    return ", ".join(str(number) for number in sorted(numbers))


def _row(question: dict, here: set[str]) -> tuple:
    needed = [name for name in question["needs"] if name not in here]
    wanted = [name for name in question["helps"] if name not in here]
    answer = "not" if needed else "partly" if wanted else "answered"
    missing = "; ".join(FILE_WORDS[name] for name in needed + wanted) or pd.NA
    return (
        question["number"],
        question["text"],
        answer,
        missing,
        question.get("user", pd.NA),
        question.get("never", pd.NA),
        question.get("section", pd.NA),
        question.get("command", pd.NA),
    )
