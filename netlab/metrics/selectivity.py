"""How selective the owner is: who of those still connected is about the goals, and what became of invitations.

Goal fit is judged by today's job, and only people still connected are in the archive: what somebody was when they
joined, and who left, cannot be known. Invitations.csv reaches back about half a year.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from netlab.metrics.composition import counted
from netlab.metrics.intervals import wilson
from netlab.text import counted as numbered
from netlab.text import percent
from netlab.vocabulary import RELATIONSHIPS

FITS = 0.5  # goal fit from which a person is said to be about the goals
AGES, RIPE_DAYS, OLD_DAYS = ("young", "ripe", "old", "undated"), 14, 91
FIT_TITLE = "Goal fit of those still connected, by the year they joined (judged by today's job)"
_RELATIONSHIP = pd.CategoricalDtype(list(RELATIONSHIPS), ordered=True)
_NOTES = {"all": "you sent", "with": "you sent with a note", "without": "you sent without a note"}
INVITED_COLUMNS = ["note", "n", "accepted", "pending", "unknown", "share", "low", "high", "n_fit", "first_on", "last_on", "meaning"]  # fmt: skip


def fits(people: pd.DataFrame) -> pd.Series:
    """Say of each person whether they are about the goals: ``boolean``, ``NA`` where there are no goals."""
    return (people["goal_fit"].astype("Float64") >= FITS).astype("boolean")


def fit_by_year(people: pd.DataFrame) -> pd.DataFrame:
    """Count by year of joining and relationship how many of those still connected are about the goals.

    Shown under :data:`FIT_TITLE`. ``people``: is_connection, connected_on, relationship, goal_fit. Returns
    ``year`` (missing last), ``relationship``, ``n``, ``n_fit``, ``share`` (of ``n``); both ``NA`` without goals.
    """
    shown = counted(people)
    rows = pd.DataFrame(
        {
            "year": shown["connected_on"].dt.year.astype("Int64"),
            "relationship": shown["relationship"].astype("string").fillna("unknown").astype(_RELATIONSHIP),
            "fits": fits(shown),
        }
    )
    return _counted_fits(rows, ["year", "relationship"])


def fit_by_relationship(people: pd.DataFrame) -> pd.DataFrame:
    """Count among friends, work contacts and the rest who is about the goals.

    Returns ``relationship``, ``n``, ``n_fit``, ``share``, in the order of the closed list. A friend who is not
    about the goals need not be: nothing here ranks people.
    """
    shown = counted(people)
    kinds = shown["relationship"].astype("string").fillna("unknown").astype(_RELATIONSHIP)
    return _counted_fits(pd.DataFrame({"relationship": kinds, "fits": fits(shown)}), ["relationship"])


def _counted_fits(rows: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    groups = rows.groupby(by, observed=True, dropna=False)["fits"]
    table = groups.agg(n="size", n_fit=lambda column: column.sum(min_count=1)).reset_index()
    table = table.astype({"n": "Int64", "n_fit": "Int64"})
    return table.assign(share=(table["n_fit"] / table["n"]).astype("Float64"))


def invited(invitations: pd.DataFrame, people: pd.DataFrame, *, is_there: bool = True) -> pd.DataFrame:
    """Count the invitations the owner sent by what became of them so far, with and without a note.

    ``invitations``: person_id, on, direction, has_note, state (:func:`netlab.people.touches.read_invitations`);
    ``people``: person_id, goal_fit. ``is_there``: whether the archive has the file.

    Returns one row each for ``note`` {all, with, without}: ``n``, ``accepted``, ``pending`` (inferred: absent
    from the connections), ``unknown``, ``share`` (accepted of accepted and pending) with its 95 % Wilson
    interval ``low``, ``high``, ``n_fit`` (invited people about the goals), ``first_on``, ``last_on`` (the
    window), ``meaning``. Without the file all are ``NA``; with it, a share of nothing is.
    """
    sent = invitations[(invitations["direction"] == "out").fillna(False).astype("bool")]
    fit = sent["person_id"].map(people.set_index("person_id")["goal_fit"].astype("Float64"))
    sent = sent.assign(fits=(fit.astype("Float64") >= FITS).astype("boolean"))
    has_note = sent["has_note"].fillna(False).astype("bool")
    parts = {"all": sent, "with": sent[has_note], "without": sent[~has_note]}
    table = pd.DataFrame(
        [_outcome(note, rows, is_there) for note, rows in parts.items()], columns=INVITED_COLUMNS
    )
    counts = dict.fromkeys(["n", "accepted", "pending", "unknown", "n_fit"], "Int64")
    shares = dict.fromkeys(["share", "low", "high"], "Float64")
    days = dict.fromkeys(["first_on", "last_on"], "datetime64[us]")
    return table.astype(counts | shares | days | {"note": "string", "meaning": "string"})


def _outcome(note: str, rows: pd.DataFrame, is_there: bool) -> dict[str, object]:
    if not is_there:
        return {
            "note": note,
            "meaning": "Invitations.csv is not in the archive, so nothing is known of invitations.",
        }
    states = rows["state"].value_counts()
    accepted, pending = int(states.get("accepted", 0)), int(states.get("pending", 0))
    known = accepted + pending
    low, high = wilson(accepted, known) if known else (None, None)
    share = accepted / known if known else None
    found = {
        "note": note, "n": len(rows), "accepted": accepted, "pending": pending, "unknown": len(rows) - known,
        "share": share, "low": low, "high": high, "n_fit": rows["fits"].sum(min_count=1),
        "first_on": rows["on"].min(), "last_on": rows["on"].max(),
    }  # fmt: skip
    return found | {"meaning": _meaning(note, found)}


def _meaning(note: str, found: dict[str, object]) -> str:
    known = int(found["accepted"]) + int(found["pending"])  # type: ignore[call-overload]
    if not known:
        return f"No invitation {_NOTES[note]} can be followed up in this archive."
    said = (
        f"Of {numbered(known, 'invitation')} {_NOTES[note]}, {found['accepted']} {'was' if found['accepted'] == 1 else 'were'} "
        f"accepted so far ({percent(found['share'])}; 95 % interval {percent(found['low'])} to {percent(found['high'])})."  # type: ignore[arg-type]
    )
    window = " When they were sent cannot be read"
    if not pd.isna(found["first_on"]):  # type: ignore[call-overload]
        window = f" The file reaches from {found['first_on']:%d %b %Y} to {found['last_on']:%d %b %Y}"
    limits = "; young ones may still be accepted, and a declined or withdrawn one looks like a pending one."
    return said + window + limits


def by_age(days: pd.Series) -> pd.DataFrame:
    """Count waiting invitations by their age in days: ``age`` {young, ripe, old, undated}, ``n``.

    Young is below two weeks, ripe up to three months (when one friendly word is in place), old beyond.
    """
    age = pd.cut(
        days.astype("Float64").astype("float64"),
        [-np.inf, RIPE_DAYS, OLD_DAYS, np.inf],
        right=False,
        labels=AGES[:3],
    )
    n = age.astype("string").fillna("undated").value_counts().reindex(list(AGES), fill_value=0)
    return n.rename_axis("age").reset_index(name="n").astype({"age": "string", "n": "Int64"})
