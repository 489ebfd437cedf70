"""Sentences from columns: each is made for the rows that know enough, and is ``NA`` for the others."""

from __future__ import annotations

import pandas as pd

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
YEAR = 365.25
_VERBS = ("Works", "Recruits", "Wrote")


def day_words(day: pd.Timestamp) -> str:
    """Write a day out, the same on every machine: ``3 May 2026``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def days(column: pd.Series) -> pd.Series:
    """Write days out; a missing one stays missing."""
    return column.map(day_words, na_action="ignore").astype("string")


def said(text: pd.Series | str, where: pd.Series) -> pd.Series:
    """Return a sentence for the rows where it holds, ``NA`` elsewhere."""
    told = text if isinstance(text, pd.Series) else pd.Series(text, index=where.index)
    return told.astype("string").where(where.astype("boolean").fillna(False).astype(bool))


def together(*parts: pd.Series, separator: str = " ") -> pd.Series:
    """Join the sentences that each row has, in their order; ``NA`` where there is none."""
    index = parts[0].index
    told = (part if part.index.equals(index) else part.reindex(index) for part in parts)
    rows = zip(*(part.astype("string").fillna("").tolist() for part in told), strict=True)
    return pd.Series([separator.join(filter(None, row)) or None for row in rows], index=index, dtype="string")


def after(start: pd.Series, *more: pd.Series) -> pd.Series:
    """Join sentences to a first one without which there is nothing to say: ``NA`` where it is missing."""
    return together(start, *more).where(start.notna())


def lines(*parts: pd.Series) -> pd.Series:
    """Join sentences a line each: the form of evidence."""
    return together(*parts, separator="\n")


def times(n: pd.Series, noun: str, plural: str | None = None) -> pd.Series:
    """Write numbers with their noun: ``1 skill``, ``3 skills``; ``NA`` stays."""
    words = pd.Series(plural or noun + "s", index=n.index, dtype="string").mask(n.eq(1).fillna(False), noun)
    return n.astype("string") + " " + words


def last_contact(people: pd.DataFrame) -> pd.Series:
    """Say when the last contact was, or that the archive holds none; ``NA`` where it cannot tell."""
    years = (people["silent_days"].astype("Float64") / YEAR).round().astype("Int64")
    ago = (", about " + years.astype("string") + " years ago").where(years >= 2).fillna("")
    last = "Your last contact on LinkedIn was on " + days(people["last_touch_on"]) + ago + "."
    none = said("The archive holds no contact between you.", people["state"].eq("never"))
    return last.astype("string").fillna(none)


def about_goals(who: pd.Series, evidence: pd.Series) -> pd.Series:
    """Turn the first line of the evidence of goal fit into a sentence about this person."""
    first = evidence.str.split("\n").str[0].astype("string")
    rest = first.str[0].str.lower() + first.str[1:]
    told = who + ": " + rest
    told = told.mask(first.str.startswith(_VERBS).fillna(False), who + " " + rest)
    title = first.str.startswith("The title").fillna(False)
    return told.mask(title, who + "'s " + first.str.removeprefix("The ")).astype("string")


def kinship(people: pd.DataFrame) -> pd.Series:
    """Say how close the two are, as far as the judgement or the messages tell."""
    friend = said("You know each other privately, as far as the evidence goes.", people["is_friend"])
    labelled = people["relationship_source"].eq("label").fillna(False) & people["is_friend"]
    friend = friend.mask(labelled.astype(bool), "You said that you know them privately.")
    return friend.fillna(said("You have both written to each other.", people["is_two_way"]))
