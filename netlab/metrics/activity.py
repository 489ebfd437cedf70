"""How the owner takes part: reactions by kind, comments and their rhythm, talking or broadcasting, whom they name."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd

from netlab.export.export import Export
from netlab.text import counted, fold
from netlab.vocabulary import REACTION_NAMES

LONGEST_NAME = 5  # words of a name looked for in a comment
SHORTEST_NAME = 2  # a first name alone names nobody
_NAME_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")
_YEAR_FILES = {"n_posts": ("shares", "shared_at"), "n_comments": ("comments", "commented_at"), "n_reactions": ("reactions", "reacted_at"), "n_reposts": ("reposts", "reposted_at")}  # fmt: skip


def reactions_by_kind(reactions: pd.DataFrame) -> pd.DataFrame:
    """Count the owner's reactions by kind, under the names of LinkedIn's page ("EMPATHY" is Love).

    Columns ``kind`` (as in the file), ``name``, ``n``, ``share``, ``first_on``, ``last_on`` (days), most frequent
    first, then by name; a kind that netlab does not know keeps its own word. Whose posts they were is not in the export.
    """
    rows = reactions.dropna(subset=["type"])
    groups = rows["reacted_at"].dt.normalize().groupby(rows["type"].astype("string"))
    table = groups.agg(["size", "min", "max"]).set_axis(["n", "first_on", "last_on"], axis=1)
    table = table.rename_axis("kind").reset_index()
    table["name"] = table["kind"].map(REACTION_NAMES).fillna(table["kind"].str.capitalize()).astype("string")
    table["share"] = table["n"] / max(int(table["n"].sum()), 1)
    table = table.sort_values(["n", "name"], ascending=[False, True], ignore_index=True)
    types = {
        "kind": "string",
        "n": "Int64",
        "share": "float64",
        "first_on": "datetime64[us]",
        "last_on": "datetime64[us]",
    }
    return table.astype(types)[["kind", "name", "n", "share", "first_on", "last_on"]]


def activity_by_year(export: Export) -> pd.DataFrame:
    """Count what the owner did in public by year: does the owner talk with others, or only to them?

    Columns ``year``, ``n_posts``, ``n_comments``, ``n_reactions``, ``n_reposts`` (NA where the file is not in the
    export, 0 where it is and holds none), ``comments_per_post`` (NA without posts or without one of the files).
    Comments on other people's posts and on the owner's own cannot be told apart.
    """
    counts = {
        name: getattr(export, table)[date].dt.year.dropna().astype("int64").value_counts()
        for name, (table, date) in _YEAR_FILES.items()
    }
    years = sorted({year for n in counts.values() for year in n.index})
    table = pd.DataFrame({"year": pd.array(years, dtype="Int64")})
    for name, (file, _) in _YEAR_FILES.items():
        n = table["year"].map(counts[name]).fillna(0).astype("Int64")
        table[name] = n if export.has(file) else n.mask(n.notna())
    ratio = table["n_comments"] / table["n_posts"].replace(0, pd.NA)
    return table.assign(comments_per_post=ratio.astype("Float64"))


def comment_cadence(posts: pd.DataFrame, as_of: pd.Timestamp) -> pd.DataFrame:
    """Describe the rhythm of the owner's comments up to ``as_of``.

    Rows ``measure, value, n, meaning``: ``per_month`` (the mean since the first comment), ``active_months`` (share of
    months with one), ``longest_silence`` and ``silent_for`` (days). No row where there is no dated comment.
    """
    on = posts.loc[posts["kind"].eq("comment"), "on"].dropna()
    days = on[on <= as_of + pd.Timedelta(days=1)].dt.normalize().sort_values(ignore_index=True)
    if not len(days):
        return _cadence_table([])
    months = (as_of.year - days[0].year) * 12 + as_of.month - days[0].month + 1
    active = days.dt.to_period("M").nunique()
    silence = days.diff().dt.days.max() if len(days) > 1 else 0
    quiet = (as_of.normalize() - days.iloc[-1]).days
    said = counted(len(days), "comment")
    return _cadence_table(
        [
            ("per_month", len(days) / months, f"{said} in {counted(months, 'month')}."),
            ("active_months", active / months, f"Comments in {active} of {counted(months, 'month')}."),
            (
                "longest_silence",
                silence,
                f"The longest time without a comment was {counted(int(silence), 'day')}.",
            ),
            ("silent_for", quiet, f"The last comment is {counted(quiet, 'day')} old."),
        ],
        len(days),
    )


def people_named(comments: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """Find the connections whom the owner names in full in their comments (LinkedIn's @-mentions are plain names).

    ``comments``: text, on (rows of the posts table). ``people``: person_id, name, is_connection. A name that several
    people have names nobody. Columns ``person_id``, ``name``, ``n`` (comments), ``last_on`` (day), most named first.
    """
    known = _unambiguous(people)
    texts = comments.dropna(subset=["text"])
    codes, distinct = pd.factorize(texts["text"])
    found = [
        (number, person)
        for number, text in enumerate(distinct)
        for person in sorted(_named(str(text), known))
    ]
    named = pd.DataFrame(found, columns=["code", "person_id"])
    rows = pd.DataFrame({"code": codes, "on": texts["on"].array}).merge(named, on="code")
    groups = rows["on"].dt.normalize().groupby(rows["person_id"])
    table = groups.agg(["size", "max"]).set_axis(["n", "last_on"], axis=1).reset_index()
    table = table.merge(people[["person_id", "name"]], on="person_id")
    table = table.sort_values(
        ["n", "last_on", "person_id"], ascending=[False, False, True], ignore_index=True
    )
    types = {"person_id": "string", "name": "string", "n": "Int64", "last_on": "datetime64[us]"}
    return table.astype(types)[["person_id", "name", "n", "last_on"]]


def _cadence_table(rows: list[tuple[str, float, str]], n: int = 0) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["measure", "value", "meaning"]).assign(n=n)
    types = {"measure": "string", "value": "Float64", "n": "Int64", "meaning": "string"}
    return table[["measure", "value", "n", "meaning"]].astype(types)


def _unambiguous(people: pd.DataFrame) -> dict[tuple[str, ...], str]:
    """Full names of connections as folded words -> the one person who has that name."""
    rows = people[people["is_connection"].fillna(False).astype(bool)].dropna(subset=["name"])
    words = [tuple(_words(str(name))) for name in rows["name"]]
    keys = pd.Series(words, dtype="object")
    once = ~keys.duplicated(keep=False)
    return {
        key: person
        for key, person, alone in zip(words, rows["person_id"], once, strict=True)
        if alone and SHORTEST_NAME <= len(key) <= LONGEST_NAME
    }


def _named(text: str, known: dict[tuple[str, ...], str]) -> Iterator[str]:
    words = list(_words(text))
    runs = ((at, size) for at in range(len(words)) for size in range(SHORTEST_NAME, LONGEST_NAME + 1))
    yield from {known[run] for at, size in runs if (run := tuple(words[at : at + size])) in known}


def _words(text: str) -> Iterator[str]:
    return (fold(word) for word in _NAME_WORD.findall(text))
