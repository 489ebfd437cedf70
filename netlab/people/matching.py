"""Which person a row of the user's files speaks of, and what it says of them."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from netlab.errors import ParameterError
from netlab.people.answers import Answers
from netlab.people.local_dates import read_local_dates
from netlab.people.names import name_key
from netlab.text import among, counted, fold, map_unique, profile_slug
from netlab.vocabulary import RELATIONSHIPS

# The words a person would use, and what they mean in the tables.
ANSWER_WORDS = {
    "friend or family": "personal",
    "work": "professional",
    "both": "both",
    "I don't know them": "unknown",
    "don't ask or suggest again": "muted",
}
_WORDS = {
    **{word: word for word in RELATIONSHIPS},
    **{fold(word): meaning for word, meaning in ANSWER_WORDS.items() if meaning != "muted"},
    **dict.fromkeys(("friend", "friends", "family", "private", "privat", "freund", "familie", "ami", "amigo"), "personal"),
    **dict.fromkeys(("colleague", "business", "job", "beruflich", "kollege", "travail", "trabajo"), "professional"),
    **dict.fromkeys(("beides", "les deux", "ambos"), "both"),
    **dict.fromkeys(("i do not know them", "dont know", "don't know", "stranger", "nobody", "unbekannt"), "unknown"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Matched:
    """Rows with the person they speak of (``person_id`` filled), the rows that fit nobody, and what to tell."""

    rows: pd.DataFrame
    unmatched: pd.DataFrame
    told: tuple[str, ...] = ()


def match_people(answers: Answers, people: pd.DataFrame) -> Matched:
    """Find the person of each row by ``person_id``, then ``url``, then a ``name`` that only one person has.

    ``people`` needs person_id, url, name. Rows that fit nobody in this export are kept apart, never lost:
    the file itself is not touched.
    """
    rows = answers.rows
    found = _by_id(rows["person_id"], people)
    found = found.fillna(_by_key(rows["url"], people["url"], people, profile_slug))
    found = found.fillna(_by_key(rows["name"], people["name"], people, name_key))
    fits = found.notna()
    told = list(answers.told)
    if not fits.all():
        n = counted(int((~fits).sum()), "row")
        told.append(
            f"{answers.file.name}: {n} fit nobody in this export, or more than one person; kept in the file."
        )
    matched = rows.assign(person_id=found)[fits].reset_index(drop=True)
    return Matched(matched, rows[~fits].reset_index(drop=True), tuple(told))


def labels_of(answers: Answers, people: pd.DataFrame) -> Matched:
    """Return one label a person, the newest: ``person_id, relationship`` and the other columns of labels.csv.

    Relationships are read in the words a person uses (:data:`ANSWER_WORDS`, and some in other languages); a
    word that is none of them is told and its row left out.
    """
    matched = match_people(answers, people)
    meaning = map_unique(
        matched.rows["relationship"].str.strip().str.casefold(), lambda w: _WORDS.get(fold(w), "")
    )
    known = meaning.notna() & meaning.ne("")
    told = list(matched.told)
    wrong = int((~known & matched.rows["relationship"].notna()).sum())
    if wrong:
        words = ", ".join(word for word, kind in ANSWER_WORDS.items() if kind != "muted")
        told.append(f"labels.csv: {counted(wrong, 'row')} with another relationship than {words}; left out.")
    rows = matched.rows.assign(relationship=meaning)[known]
    return Matched(_newest(rows, "labelled_on"), matched.unmatched, tuple(told))


def relationship_word(said: object) -> str | None:
    """Return which relationship a word means, ``None`` for a missing one. Raises ParameterError for another word."""
    if not isinstance(said, str) or not said.strip():
        return None
    meaning = _WORDS.get(fold(said), "")
    if not meaning:
        words = ", ".join(word for word, kind in ANSWER_WORDS.items() if kind != "muted")
        raise ParameterError(f"'{said}' is no relationship; say {words}.")
    return meaning


def muted_people(answers: Answers, people: pd.DataFrame, as_of: pd.Timestamp) -> Matched:
    """Return the people muted on that day: ``person_id, until`` (no date: for good)."""
    matched = match_people(answers, people)
    still = matched.rows["until"].isna() | (matched.rows["until"] >= as_of.normalize())
    return Matched(_newest(matched.rows[still], "until"), matched.unmatched, matched.told)


def _newest(rows: pd.DataFrame, day: str) -> pd.DataFrame:
    days, _ = read_local_dates(rows[day])
    order = days.fillna(pd.Timestamp(0)).sort_values(kind="stable").index
    latest = rows.loc[order].drop_duplicates("person_id", keep="last")
    return latest.sort_values("person_id", ignore_index=True)


def _by_id(ids: pd.Series, people: pd.DataFrame) -> pd.Series:
    return ids.where(among(ids, people["person_id"]))


def _by_key(given: pd.Series, known: pd.Series, people: pd.DataFrame, key) -> pd.Series:  # type: ignore[no-untyped-def]
    """Match by a comparable form; a form that several people share matches nobody."""
    if given.isna().all():
        return given.astype("string")
    forms = pd.DataFrame({"form": map_unique(known, key), "person_id": people["person_id"]}).dropna()
    forms = forms[forms["form"].ne("")].drop_duplicates("form", keep=False)
    person = pd.Series(forms["person_id"].to_numpy(), index=forms["form"].to_numpy(), dtype="string")
    return map_unique(given, key).map(person).astype("string")
