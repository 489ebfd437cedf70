"""Drafts of messages, from true facts only, in the language that I write in with that person. Never sent by netlab.

A fact that is not known makes no sentence. A first message after a year or more asks for nothing and says how
long it has been. The texts are data (:mod:`netlab.advice.templates`); a folder given as ``lexicons`` adds to them:
``drafts/en.toml`` with ``[warm]``, ``reply = "…"`` replaces one, another language is one file more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from netlab.advice.sentences import YEAR
from netlab.advice.situation import RECENT_DAYS, Situation
from netlab.advice.templates import FALLBACK, HOLES, fill, languages, template, words_of
from netlab.people.names import readable_name
from netlab.text import one_line

Row = Mapping[str, Any]
TONES = ("warm", "plain", "brief")
LONGEST = 400  # methods: messages below it are answered more often
LONGEST_NOTE = 200  # what an invitation's note may hold on a basic account
NOTES = frozenset({"invite"})
ASKING = frozenset(
    {"interview", "referral", "collaborate", "ask_introduction", "ask_opinion", "ask_recommendation"}
)
FIRST_HELLO = "reconnect"
LATE_DAYS = 14  # an answer that comes later than this apologises
YEARS = 730  # silent days from which years are counted
LONGEST_FACT = 60
_ABOUT = ("said_project", "said_conference", "said_career_advice", "said_hobby", "said_shared_past")
_OFTEN = 2  # texts that must have spoken of something before a draft says that we did
_TITLES = frozenset(
    (
        "dr",
        "prof",
        "mr",
        "mrs",
        "ms",
        "mx",
        "herr",
        "frau",
        "ing",
        "mag",
        "dipl",
        "pr",
        "mme",
        "mlle",
        "sr",
        "sra",
        "sir",
    )
)
# What a draft looks at, of all that is known of a person.
_LOOKED_AT = (
    "first_name", "name", "employer", "is_warm", "is_friend", "is_connection", "connected_on", "silent_days", "state",
    "talk_language", "said_familiar_you", "said_formal_you", "shared_employer", "shared_how", *_ABOUT,
)  # fmt: skip
_UNSAFE = str.maketrans(dict.fromkeys("{}[]<>|`*\\", " "))


def add_drafts(rows: pd.DataFrame, situation: Situation) -> pd.DataFrame:
    """Add ``draft`` (in the tone that fits the tie) and one column a tone; take out what they were made from.

    ``rows``: person_id, action and, where given, ``template`` and ``hole_*``.
    """
    tables = [_drafts(row, person, situation) for row, person in _people_of(rows, situation)]
    columns = ["draft", *(f"draft_{tone}" for tone in TONES)]
    drafts = pd.DataFrame(tables, columns=columns, index=rows.index).astype("string")
    used = [name for name in map(str, rows) if name == "template" or name.startswith("hole_")]
    return rows.drop(columns=[*used, *(name for name in columns if name in rows)]).join(drafts)


def _people_of(rows: pd.DataFrame, situation: Situation):  # type: ignore[no-untyped-def]
    known = situation.people.set_index("person_id").reindex(rows["person_id"].to_numpy())
    people = known[[name for name in _LOOKED_AT if name in known]]
    return zip(rows.to_dict("records"), people.to_dict("records"), strict=True)


def _drafts(row: Row, person: Row, situation: Situation) -> list[str | None]:
    name = str(row.get("template") or row["action"])
    if row["action"] in ASKING and not person["is_warm"]:
        name = FIRST_HELLO
    longest = LONGEST_NOTE if row["action"] in NOTES else LONGEST
    language = language_with(person, situation)
    holes = facts_of(row, person, situation, language)
    made = {}
    for tone in TONES:
        found = template(name, tone, language, situation.lexicons)
        made[tone] = fill(found, holes, longest) if found else None
    return [made[tone_with(person)] or made["brief"], *made.values()]


def language_with(person: Row, situation: Situation) -> str:
    """Return the language of most talk with a person, else of all talk, as far as there are templates in it."""
    known = languages(situation.lexicons)
    wanted = (_text(person.get("talk_language")), situation.mine.language, FALLBACK)
    return next(str(one) for one in wanted if one in known)


def tone_with(person: Row) -> str:
    """Return the tone that fits: warm with friends and where the familiar form is used, else plain."""
    familiar, formal = (_number(person.get(f"said_{form}_you")) for form in ("familiar", "formal"))
    return "warm" if person.get("is_friend") or familiar > formal else "plain"


def facts_of(row: Row, person: Row, situation: Situation, language: str) -> dict[str, str]:
    """Gather what a draft to this person may say, by the name of its hole; what is not known is not in it."""
    words = words_of(language, situation.lexicons)
    told = {key.removeprefix("hole_"): value for key, value in row.items() if key.startswith("hole_")}
    days = {key: told.pop(key) for key in ("asked_on", "invited_on") if key in told}
    found: dict[str, object] = {key: value for key, value in told.items() if key in HOLES}
    found |= {
        "first": given_name(_text(person.get("first_name")) or _text(person.get("name"))),
        "name": readable_name(_text(person.get("name"))),
        "me": given_name(situation.mine.name),
        "employer": person.get("employer"),
        "employer_now": person.get("shared_employer") if person.get("shared_how") == "now" else None,
        "employer_then": person.get("shared_employer")
        if person.get("shared_how") in ("then", "talked")
        else None,
        "about": _about(person, words),
        "asked_on": _late_day(days.get("asked_on"), situation, words),
        "invited_on": _day(days.get("invited_on"), words),
    }
    facts = {key: safe_fact(value) for key, value in found.items() if _text(value)}
    return {key: value for key, value in facts.items() if value} | _gap(person, situation, words)


def given_name(name: str) -> str:
    """Return the name that a greeting uses: the first word that is no title or initial, else the whole name."""
    words = [word.strip(".,") for word in re.sub(r"\([^()]*\)", " ", readable_name(name)).split()]
    for word in words:
        letters = re.sub(r"[^\w'’-]", "", word)
        if letters.casefold() in _TITLES or len(letters) < 2:
            continue
        if not re.match(r"[^\W\d_]", letters):
            continue
        is_latin = bool(re.match(r"[A-Za-zÀ-ɏ]", letters))
        if not is_latin:
            break  # which part is the given name differs by script
        return letters.title() if letters.isupper() or letters.islower() else letters
    return " ".join(words)


def _about(person: Row, words: Row) -> str | None:
    """Name what most of the talk was about, if it was about that more than once."""
    counts = {kind: _number(person.get(kind)) for kind in _ABOUT}
    kind = max(_ABOUT, key=lambda one: counts[one])
    about = words.get("about", {})
    return about.get(kind) if counts[kind] >= _OFTEN and isinstance(about, dict) else None


def _gap(person: Row, situation: Situation, words: Row) -> dict[str, str]:
    """The sentence about the time that has passed, where a year or more has, or where that is not known."""
    said = words.get("gap", {})
    silent, state = person.get("silent_days"), _text(person.get("state"))
    if not pd.isna(silent):
        days = int(silent)
        if days <= RECENT_DAYS:
            return {}
        key = "years" if days >= YEARS else "year"
        return {"gap": str(said[key]).replace("{years}", str(round(days / YEAR)))}
    if state == "never" and person.get("is_friend"):
        return {}  # friends meet elsewhere: silence here is no silence between them
    if state != "never":
        return {"gap": str(said["unknown"])} if person.get("is_connection") is True else {}
    since = person.get("connected_on")
    if pd.isna(since) or (situation.as_of - pd.Timestamp(since)).days <= RECENT_DAYS:
        return {}
    return {"gap": str(said["never"]).replace("{since}", _month(pd.Timestamp(since), words))}


def _late_day(day: Any, situation: Situation, words: Row) -> str | None:
    if day is None or pd.isna(day) or (situation.as_of - pd.Timestamp(day)).days <= LATE_DAYS:
        return None
    return _day(day, words)


def _day(day: Any, words: Row) -> str | None:
    if day is None or pd.isna(day):
        return None
    on = pd.Timestamp(day)
    return str(words["day"]).format(day=on.day, month=_months(words)[on.month - 1], year=on.year)


def _month(on: pd.Timestamp, words: Row) -> str:
    return str(words["month"]).format(month=_months(words)[on.month - 1], year=on.year)


def _months(words: Row) -> list[str]:
    return [str(month) for month in words["months"]]


def safe_fact(value: Any) -> str:
    """Make a fact fit to stand in a sentence: one line, of a bounded length, without signs of holes or markup."""
    return one_line(str(value).translate(_UNSAFE), LONGEST_FACT)


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _number(value: Any) -> int:
    return 0 if value is None or pd.isna(value) else int(value)
