"""What if? The same measures before and after people are removed, added, labelled otherwise, or the goals change.

Nothing here is done to the network or on LinkedIn: :func:`what_if` answers with a comparison, and the network stays
as it is. Removing somebody takes their endorsements and recommendations, too; unfollowing takes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from netlab.advice.consider import read_candidates
from netlab.errors import ParameterError
from netlab.goals import Goals, load_goals
from netlab.metrics.before_after import NEEDED, connections_measured, measures, side_by_side
from netlab.metrics.coverage import AREAS, covering, goals_of
from netlab.metrics.fit import goal_fit
from netlab.network import Network
from netlab.people.names import name_key
from netlab.text import counted, map_unique
from netlab.vocabulary import RELATIONSHIPS

People = pd.DataFrame | Iterable[str] | None
LAST = ("group", "employer", "industry", "function")
LOST = {"kind": "string", "name": "string", "n_before": "Int64", "n_after": "Int64"}
_SIDES = {"personal": (1.0, 0.0), "professional": (0.0, 1.0), "both": (1.0, 1.0), "unknown": (0.0, 0.0)}
_LOSING = {
    "goal": "Nobody would stand any more for {}",
    "group": "Nobody would be left of {}",
    "employer": "You would know nobody any more at {}",
    "industry": "You would know nobody any more in {}",
    "function": "You would know nobody any more who works in {}",
}
_P = ("p_personal", "p_professional")
_UNTOLD = ("unknown", "other")
_WORK = ("company", "position", "employer", "industry", "function", "seniority")


@dataclass(frozen=True, slots=True, eq=False)
class WhatIf:
    """A network beside what it might be.

    ``measures``: see :func:`netlab.metrics.before_after.side_by_side`. ``lost``: what nobody would stand for any
    more: ``kind`` {goal, group, employer, industry, function}, ``name``, ``n_before``, ``n_after`` (0), goals first.
    ``gained``: the same for goals that somebody would stand for. ``told``: sentences on what was changed and lost.
    """

    measures: pd.DataFrame
    lost: pd.DataFrame
    gained: pd.DataFrame
    told: tuple[str, ...]


def what_if(
    network: Network,
    *,
    remove: People = None,
    unfollow: People = None,
    add: pd.DataFrame | Sequence[Mapping[str, Any]] | None = None,
    relabel: Mapping[str, str] | None = None,
    goals: str | Path | Mapping[str, Any] | Goals | None = None,
    lexicons: str | Path | None = None,
) -> WhatIf:
    """Compare a network with what it would be.

    ``remove``, ``unfollow``: people, by ``person_id`` or by a name that only one connection has, or a table with
    ``person_id``. ``add``: hypothetical people, each with any of ``name, position, company, industry, relationship,
    n`` (how many of them). ``relabel``: person -> personal, professional, both or unknown. ``goals``: other goals; what
    people wrote is then held only against the words that both have. ``lexicons``: your own words, as in ``analyse``.

    Raises ParameterError for somebody who is not a connection, and for another relationship.
    """
    before = connections_measured(network.people, *_WORK)
    gone, quiet = _ids(remove, network.people), _ids(unfollow, network.people)
    labels = _relabelled(relabel or {}, network.people)
    purpose = network.goals if goals is None else load_goals(goals)
    kept = before[~before["person_id"].isin(gone)]
    covers = network.covers[~network.covers["person_id"].isin(gone)] if len(gone) else network.covers
    if goals is not None:
        kept, covers = _held_against(kept, purpose, network, lexicons)
    fresh, covered = _invented(add, purpose, lexicons)
    after = _labelled(kept, labels)
    if len(fresh):
        after = pd.concat([after, fresh], ignore_index=True)
        covers = pd.concat([covers, covered], ignore_index=True)
    compared = side_by_side(measures(before, network.covers), measures(after, covers))
    then, now = _by_goal(network.covers), _by_goal(covers)
    if goals is not None:
        then = {goal: n for goal, n in then.items() if goal in _named(purpose)}
    lost = pd.concat([_missing(then, now, n_before=then), _last_ones(before, after)], ignore_index=True)
    gained = _missing(now, then, n_after=now) if goals is None else _missing({}, {})
    told = [
        *_changed(len(gone), len(quiet), len(fresh), len(labels)),
        *(_other_goals(now, purpose) if goals is not None else ()),
        *(_losing(str(kind), rows) for kind, rows in lost.groupby("kind", sort=False)),
        *([f"Somebody would stand for {_listed(gained['name'])}."] if len(gained) else []),
        *_support_lost(compared),
    ]
    return WhatIf(compared, lost, gained, tuple(told))


def _ids(given: People, people: pd.DataFrame) -> pd.Index:
    """The ids of the connections that somebody named. Raises ParameterError for one who is none."""
    if given is None:
        return pd.Index([], dtype="string")
    named = [given] if isinstance(given, str) else given
    wanted = pd.Series(list(named["person_id"] if isinstance(named, pd.DataFrame) else named), dtype="string")
    ids = people.loc[people["is_connection"].fillna(False).astype(bool), ["person_id", "name"]]
    # looked up in this direction, since few are wanted and many are there
    known = wanted.where(wanted.isin(ids.loc[ids["person_id"].isin(wanted), "person_id"]))
    if known.isna().any():
        names = ids.assign(key=map_unique(ids["name"], name_key)).drop_duplicates("key", keep=False)
        alone = dict(zip(names["key"], names["person_id"], strict=True))
        known = known.fillna(map_unique(wanted, name_key).map(alone).astype("string"))
    missing = int(known.isna().sum())
    if missing:
        raise ParameterError(
            f"{counted(missing, 'person is', 'people are')} no connection here, or share a name. Give the person_id."
        )
    return pd.Index(known.unique(), dtype="string")


def _relabelled(relabel: Mapping[str, str], people: pd.DataFrame) -> dict[str, str]:
    for word in relabel.values():
        if word not in RELATIONSHIPS:
            raise ParameterError(
                f"relabel: '{word}' is no relationship; there are {', '.join(RELATIONSHIPS)}."
            )
    return {str(person): word for who, word in relabel.items() for person in _ids([who], people)}


def _labelled(people: pd.DataFrame, labels: Mapping[str, str]) -> pd.DataFrame:
    if not labels:
        return people
    word = people["person_id"].map(labels)
    sides = {name: word.map({kind: side[i] for kind, side in _SIDES.items()}) for i, name in enumerate(_P)}
    changed = {name: people[name].mask(word.notna(), sides[name].astype("Float64")) for name in _P}
    relationship = people["relationship"].astype("string").mask(word.notna(), word.astype("string"))
    return people.assign(relationship=relationship, **changed)


def _held_against(
    people: pd.DataFrame, goals: Goals, network: Network, lexicons: str | Path | None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Hold the people against other goals."""
    fit = goal_fit(people, goals, network.topics, lexicons=lexicons)["goal_fit"]
    whole = people.assign(is_connection=True)
    return people.assign(goal_fit=fit.to_numpy()), covering(whole, goals, network.topics, lexicons=lexicons)


def _invented(
    add: pd.DataFrame | Sequence[Mapping[str, Any]] | None, goals: Goals, lexicons: str | Path | None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read hypothetical people as those of an archive are read; what is not said of them is not known."""
    told = pd.DataFrame() if add is None else pd.DataFrame(add)
    if told.empty:
        return pd.DataFrame(columns=[*NEEDED]), pd.DataFrame(columns=["area", "goal", "person_id"])
    folder = str(lexicons) if lexicons else None
    several = told.index.repeat(told.reindex(columns=["n"])["n"].fillna(1).astype(int))
    people = read_candidates(told.loc[several], folder)
    people = people.assign(goal_fit=goal_fit(people, goals, lexicons=folder)["goal_fit"], is_connection=True)
    covers = covering(people, goals, lexicons=folder)
    said = people.dropna(subset=["relationship"])
    labels = {str(who): str(word) for who, word in zip(said["person_id"], said["relationship"], strict=True)}
    people = people.reindex(columns=list(NEEDED)).astype(dict.fromkeys(_P, "Float64"))
    untouched: dict[str, Any] = {
        "state": "never",
        "was_strong": False,
        "n_endorsed_me": 0,
        "recommended_me": False,
    }
    return _labelled(people.assign(relationship="unknown", **untouched), labels), covers


def _missing(there: Mapping[str, int], here: Mapping[str, int], **counts: Mapping[str, int]) -> pd.DataFrame:
    """List the goals that somebody stands for in the one case and nobody in the other."""
    goals = [goal for goal in there if goal not in here]
    table = pd.DataFrame({"kind": "goal", "name": goals, "n_before": 0, "n_after": 0})
    filled = {name: [n[goal] for goal in goals] for name, n in counts.items()}
    return table.assign(**filled).astype(LOST)


def _last_ones(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """List the groups, employers, industries and functions of which nobody would be left."""
    parts = []
    for kind in LAST:
        n = before[kind].astype("string").value_counts()
        gone = n[~n.index.isin([*after[kind].dropna().unique(), *_UNTOLD])]
        parts.append(
            pd.DataFrame({"kind": kind, "name": gone.index, "n_before": gone.to_numpy(), "n_after": 0})
        )
    return pd.concat(parts, ignore_index=True).astype(LOST)


def _named(goals: Goals) -> set[str]:
    return {goal for area in AREAS for goal in goals_of(goals, area)}


def _by_goal(covers: pd.DataFrame) -> dict[str, int]:
    """Count the people who stand for each goal."""
    return (
        {str(goal): int(n) for goal, n in covers.groupby("goal", sort=False).size().items()}
        if len(covers)
        else {}
    )


def _changed(n_gone: int, n_quiet: int, n_fresh: int, n_labelled: int) -> list[str]:
    """Say what was changed."""
    words = [
        (n_gone, "Without {}: what they gave you on LinkedIn goes with them."),
        (n_quiet, "Unfollowing {} changes none of these numbers: only your feed."),
        (n_fresh, "With {} more, of whom nothing but their work is assumed."),
        (n_labelled, "With {} labelled otherwise."),
    ]
    return [text.format(counted(n, "person", "people")) for n, text in words if n]


def _other_goals(now: Mapping[str, int], goals: Goals) -> tuple[str, str]:
    n = len(_named(goals))
    held = f"Against other goals: somebody stands for {len(now)} of {counted(n, 'goal')}."
    return held, "What people wrote is held only against words that both goals have."


def _support_lost(compared: pd.DataFrame) -> list[str]:
    change = compared.set_index("measure")["change"].reindex(["n_endorsements", "n_recommendations"])
    nouns = ("endorsement", "recommendation")
    gone = [counted(int(-n), noun) for n, noun in zip(change, nouns, strict=True) if pd.notna(n) and n < 0]
    return [f"You would lose {' and '.join(gone)}."] if gone else []


def _losing(kind: str, rows: pd.DataFrame) -> str:
    return f"{_LOSING[kind].format(_listed(rows['name']))}."


def _listed(names: pd.Series, most: int = 5) -> str:
    shown = [str(name) for name in names.head(most)]
    left = len(names) - len(shown)
    return ", ".join(shown) + (f" and {left} more" if left else "")
