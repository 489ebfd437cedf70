"""Should I connect with this person? Both sides of the argument, from my network and from what I say of them.

No score, and no verdict: what they would add (a goal that nobody stands for, a new employer, trade or kind of work),
what it would cost, how the mix would move, and a note to send by hand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from netlab.advice.drafts import LONGEST_NOTE, given_name, safe_fact
from netlab.advice.sentences import day_words
from netlab.advice.situation import Mine
from netlab.advice.templates import FALLBACK, fill, languages, template
from netlab.errors import ParameterError
from netlab.goals import Goals
from netlab.metrics.composition import counted as connections_in
from netlab.metrics.coverage import covering
from netlab.metrics.fit import NOT_ABOUT, UNTOLD, goal_fit
from netlab.people.companies import read_companies
from netlab.people.matching import relationship_word
from netlab.people.names import name_key
from netlab.people.titles import read_titles
from netlab.text import counted, map_unique, one_line, percent, profile_slug
from netlab.vocabulary import MIX_NAMES

GIVEN = ("name", "position", "company", "industry", "how_known", "relationship", "url")
SPELLINGS = {"title": "position", "how": "how_known", "employer": "company"}
COLUMNS = ("name", "standing", "speaks_for", "speaks_against", "mix", "not_known", "note")
TRAITS = {"employer": "at {}", "industry": "in the field of {}", "function": "whose work is {}"}
MANY = 5  # people of a kind from which one more adds little that is new
UNKNOWN = ("unknown", "other")
FRIENDS = ("personal", "both")
TRUSTED = "You do not say how you know them; LinkedIn asks to invite only people you know and trust."
ATTENTION = "One more tie to tend, at your pace of {} a week; their posts may enter your feed until you unfollow them."
NEVER = "Whom they know is in no archive: ask them."

Candidate = Mapping[Any, Any]


def read_candidates(given: pd.DataFrame | Sequence[Candidate], lexicons: str | None = None) -> pd.DataFrame:
    """Read hypothetical people as those of an archive are read.

    ``given``: any of :data:`GIVEN` (``title`` and ``how`` will do, too). Returns those columns as text,
    ``relationship`` {personal, professional, both, unknown or missing}, ``employer, function, seniority``, and
    ``person_id`` (made up). Raises ParameterError where nobody is given or for a word that is no relationship.
    """
    told = pd.DataFrame(given)
    told = told.rename(columns={old: new for old, new in SPELLINGS.items() if new not in told})
    if told.empty:
        raise ParameterError("nobody to consider: give a name, a title or a company.")
    people = told.reindex(columns=list(GIVEN)).astype("string").reset_index(drop=True)
    people["relationship"] = [relationship_word(word) for word in people["relationship"]]
    at = read_companies(people["company"], titles=people["position"], lexicons=lexicons)
    people["industry"] = people["industry"].fillna(at["industry"])
    people = people.assign(employer=at["employer"]).join(read_titles(people["position"], lexicons))
    made_up = [f"candidate {i}" for i in range(1, len(people) + 1)]
    return people.assign(person_id=pd.Series(made_up, dtype="string")).astype({"relationship": "string"})


def consider(
    candidates: pd.DataFrame | Sequence[Candidate],
    people: pd.DataFrame,
    goals: Goals,
    covers: pd.DataFrame,
    *,
    mine: Mine | None = None,
    lexicons: str | None = None,
) -> pd.DataFrame:
    """Argue both sides of connecting with each candidate.

    ``candidates``: see :func:`read_candidates`. ``people``: the people table; ``covers``: who stands for which goal.

    Returns, in their order: ``name``, ``standing`` (what the archive says of them: connected already, in talks, or not
    known), ``speaks_for``, ``speaks_against``, ``mix``, ``not_known`` (sentences, a line each), ``note`` (below 200
    characters; ``NA`` where you do not say how you know them). Of those connected already only the standing is told.
    """
    asked = read_candidates(candidates, lexicons)
    known = _found(asked, people)
    asked = _filled_in(asked, known, lexicons)
    fit = goal_fit(asked, goals, lexicons=lexicons)
    stands_for = covering(asked.assign(is_connection=True), goals, lexicons=lexicons)
    shown = connections_in(people)
    rows = []
    for row, judged, person in zip(asked.to_dict("records"), fit.to_dict("records"), known, strict=True):
        if person is not None and person["is_connection"] is True:
            rows.append((_named(row), _standing(person), *[None] * 5))
            continue
        wanted = stands_for.loc[stands_for["person_id"] == row["person_id"], "goal"]
        rows.append(
            (
                _named(row),
                _standing(person),
                _lines(*_goals_for(judged), *_gaps(wanted, covers), *_new(row, shown), *_tie_for(row)),
                _lines(*_goals_against(judged, row), *_old(row, shown), *_tie_against(row, goals)),
                _mix(row, shown, goals),
                _lines(*_not_known(row), NEVER),
                note(row, mine or Mine(), lexicons),
            )
        )
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype("string")


def note(row: Candidate, mine: Mine, lexicons: str | None = None) -> str | None:
    """Write the note of an invitation, from how I say that I know them."""
    if not _is_acquainted(row):
        return None  # a note that does not say how you know each other says nothing true
    language = mine.language if mine.language in languages(lexicons) else FALLBACK
    facts = {
        "first": given_name(_text(row["name"])),
        "name": _text(row["name"]),
        "me": given_name(mine.name),
        "how": _text(row["how_known"]),
    }
    holes = {name: safe_fact(value) for name, value in facts.items() if value}
    tones = ("warm" if row["relationship"] in FRIENDS else "plain", "brief")
    found = (template("consider", tone, language, lexicons) for tone in tones)
    return next((text for one in found if one and (text := fill(one, holes, LONGEST_NOTE))), None)


def _found(asked: pd.DataFrame, people: pd.DataFrame) -> list[dict[str, Any] | None]:
    """The person of the archive that each candidate is: by address, else by a name that only one person has."""
    parts = []
    for column, key in (("url", profile_slug), ("name", name_key)):
        forms = map_unique(people[column], key)
        alone = people[forms.ne("").fillna(False) & ~forms.duplicated(keep=False)]
        at = dict(zip(forms.loc[alone.index], alone.index, strict=True))
        parts.append([at.get(key(text)) if isinstance(text, str) else None for text in asked[column]])
    rows = [by_url if by_url is not None else by_name for by_url, by_name in zip(*parts, strict=True)]
    return [None if at is None else people.loc[at].to_dict() for at in rows]


def _filled_in(asked: pd.DataFrame, known: list[dict[str, Any] | None], lexicons: str | None) -> pd.DataFrame:
    """Take from the archive what you did not say of somebody in it, such as where they work."""
    told = asked[list(GIVEN)].copy()
    for at, person in enumerate(known):
        for column in ("position", "company"):
            if person is not None and not _text(told.loc[at, column]):
                told.loc[at, column] = person[column]
    return read_candidates(told, lexicons)


def _standing(person: Candidate | None) -> str:
    if person is None:
        return "Not in your archive, under this name or address."
    last = person.get("last_touch_on")
    when = f" Your last contact on LinkedIn was on {day_words(last)}." if pd.notna(last) else ""
    if person["is_connection"] is not True:
        return f"In your archive, and not among your connections.{when}"
    since = person.get("connected_on")
    return f"You are connected{f' since {day_words(since)}' if pd.notna(since) else ''}.{when}"


def _goals_for(judged: Candidate) -> list[str]:
    evidence = [line for line in _text(judged["goal_evidence"]).split("\n") if line]
    return [] if not _is_about(judged) else evidence


def _is_about(judged: Candidate) -> bool:
    return bool(pd.notna(judged["goal_fit"]) and judged["goal_fit"] > 0)


def _gaps(wanted: pd.Series, covers: pd.DataFrame) -> list[str]:
    """Goals that nobody, or hardly anybody, stands for so far."""
    n = covers["goal"].value_counts() if len(covers) else pd.Series(dtype="int64")
    said = []
    for goal in wanted:
        here = int(n.get(goal, 0))
        if here < MANY:
            who = f"{counted(here, 'person stands', 'people stand')}" if here else "nobody stands"
            said.append(f"So far {who} for {goal} among your goals.")
    return said


def _new(row: Candidate, people: pd.DataFrame) -> list[str]:
    return [
        f"You know nobody {words.format(row[trait])} yet."
        for trait, words in TRAITS.items()
        if _is_known(row[trait]) and not people[trait].eq(row[trait]).any()
    ]


def _old(row: Candidate, people: pd.DataFrame) -> list[str]:
    n = {trait: int(people[trait].eq(row[trait]).sum()) for trait in TRAITS if _is_known(row[trait])}
    return [
        f"You know {counted(n[trait], 'person', 'people')} {TRAITS[trait].format(row[trait])} already."
        for trait in n
        if n[trait] >= MANY
    ]


def _goals_against(judged: Candidate, row: Candidate) -> list[str]:
    told = _text(judged["goal_evidence"])
    if _is_about(judged) or pd.isna(judged["goal_fit"]):
        return []
    if told in (NOT_ABOUT, UNTOLD) and row["relationship"] in FRIENDS:
        return []  # a friend need not be about anything
    return [line for line in told.split("\n") if line]


def _tie_for(row: Candidate) -> list[str]:
    if row["relationship"] in FRIENDS:
        return ["A friend: trust is there, and they need not be about your goals."]
    return (
        [f"You know each other: {one_line(_text(row['how_known']), 80)}."] if _text(row["how_known"]) else []
    )


def _tie_against(row: Candidate, goals: Goals) -> list[str]:
    return [
        *([] if _is_acquainted(row) else [TRUSTED]),
        ATTENTION.format(counted(goals.contacts_per_week, "person", "people")),
    ]


def _is_acquainted(row: Candidate) -> bool:
    return row["relationship"] in (*FRIENDS, "professional") or bool(_text(row["how_known"]))


def _mix(row: Candidate, people: pd.DataFrame, goals: Goals) -> str | None:
    """Say how the share of their kind would move, and where the goals want it."""
    kind = row["relationship"]
    if not isinstance(kind, str) or kind == "unknown":
        return "You do not say whether they are a friend or work, so the mix cannot be said."
    decided = people["relationship"].astype("string")
    decided = decided[decided.isin(["personal", "both", "professional"])]
    n, total = int(decided.eq(kind).sum()), len(decided)
    now = percent(n / total) if total else "none so far"
    wish = goals.mix.get(kind)
    wanted = f"; you want {percent(wish)}" if wish is not None else ""
    told = f"{MIX_NAMES[kind].capitalize()}: {now} now, {percent((n + 1) / (total + 1))} with them{wanted}"
    return f"{told} (of {counted(total, 'connection')} with evidence)."


def _not_known(row: Candidate) -> list[str]:
    missing = [
        word for word, column in (("title", "position"), ("company", "company")) if not _text(row[column])
    ]
    return (
        [f"You give no {' and no '.join(missing)}: what they would add is only half told."] if missing else []
    )


def _named(row: Candidate) -> str:
    return one_line(_text(row["name"]) or _text(row["position"]) or _text(row["company"]), 60)


def _is_known(value: Any) -> bool:
    return isinstance(value, str) and value not in UNKNOWN


def _lines(*sentences: str) -> str | None:
    return "\n".join(dict.fromkeys(sentences)) or None


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
