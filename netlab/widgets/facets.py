"""What the explorer filters by: each person once coded, so that a filter is a comparison of small numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from netlab.metrics.composition import counted as connections_in
from netlab.text import fold
from netlab.vocabulary import FUNCTIONS, MIX_NAMES, SENIORITIES, STATES
from netlab.widgets.person import STATE_WORDS

NOT_TOLD = "not told"
MOST_VALUES = 12  # bars in one picture; the others are reached by the search
FIT_WORDS = {
    "fit_company": "at an employer you aim for",
    "fit_role": "in a role you aim for",
    "fit_industry": "in an industry you aim for",
    "fit_topics": "about your topics",
    "fit_function": "in a function you aim for",
}
NOT_ABOUT, AVOIDED, NO_GOALS = "not about your goals", "on your avoid list", "no goals to hold them against"
NAMES = {
    "relationship": "Friends or work",
    "function": "What they do",
    "seniority": "Level",
    "employer": "Where they work",
    "year": "Connected since",
    "state": "In touch",
    "goals": "Your goals",
}
BY_SIZE = ("function", "employer")


@dataclass(frozen=True, slots=True, eq=False)
class Facets:
    """Connections in rows; for each facet the code of each row and the values that the codes stand for."""

    people: pd.DataFrame
    codes: Mapping[str, np.ndarray]
    values: Mapping[str, tuple[str, ...]]
    words: tuple[str, ...]

    def matching(
        self, chosen: Mapping[str, tuple[str, ...]], query: str = "", but: str | None = None
    ) -> np.ndarray:
        """Return which rows meet every filter (``but`` one) and hold every word of ``query``."""
        rows = self._found(query)
        for facet, wanted in chosen.items():
            if facet != but and wanted:
                index = {value: i for i, value in enumerate(self.values[facet])}
                rows = rows & np.isin(self.codes[facet], [index[value] for value in wanted if value in index])
        return rows

    def counts(self, facet: str, rows: np.ndarray) -> dict[str, int]:
        """Count the values of a facet among some rows, in the order in which they are shown."""
        n = np.bincount(self.codes[facet][rows], minlength=len(self.values[facet]))
        table = {value: int(count) for value, count in zip(self.values[facet], n, strict=True)}
        if facet in BY_SIZE:
            return dict(sorted(table.items(), key=lambda item: (item[0] == NOT_TOLD, -item[1], item[0])))
        return table

    def _found(self, query: str) -> np.ndarray:
        wanted = fold(query).split()
        if not wanted:
            return np.ones(len(self.people), dtype=bool)
        return np.fromiter(
            (all(word in text for word in wanted) for text in self.words), dtype=bool, count=len(self.words)
        )


def facets_of(people: pd.DataFrame) -> Facets:
    """Code the connections of a people table."""
    shown = connections_in(people).reset_index(drop=True)
    columns = {
        "relationship": _listed(shown["relationship"], MIX_NAMES),
        "function": _listed(shown["function"], {one: one for one in FUNCTIONS if one != "unknown"}),
        "seniority": _listed(shown["seniority"], {one: one for one in SENIORITIES if one != "unknown"}),
        "employer": shown["employer"].astype("string").fillna(NOT_TOLD),
        "year": shown["connected_on"].dt.year.astype("Int64").astype("string").fillna(NOT_TOLD),
        "state": _listed(shown["state"], {one: STATE_WORDS[one] for one in STATES}),
        "goals": _goals(shown),
    }
    order = {
        "relationship": tuple(MIX_NAMES.values()),
        "seniority": (*(one for one in SENIORITIES if one != "unknown"), NOT_TOLD),
        "state": (*STATE_WORDS.values(), NOT_TOLD),
        "goals": (*FIT_WORDS.values(), NOT_ABOUT, AVOIDED, NOT_TOLD, NO_GOALS),
    }
    codes, values = {}, {}
    for facet, column in columns.items():
        known = order.get(facet) or tuple(
            sorted(column.unique(), key=lambda value: (value == NOT_TOLD, value))
        )
        codes[facet] = pd.Categorical(column, categories=known).codes.astype("int64")
        values[facet] = tuple(str(value) for value in known)
    return Facets(shown, codes, values, _words(shown))


def _listed(column: pd.Series, names: Mapping[str, str]) -> pd.Series:
    return column.astype("string").map(names).fillna(NOT_TOLD).astype("string")


def _goals(people: pd.DataFrame) -> pd.Series:
    """The strongest sign of each person, in words."""
    if people["goal_fit"].isna().all():
        return pd.Series(NO_GOALS, index=people.index, dtype="string")
    told = pd.Series(NOT_ABOUT, index=people.index, dtype="string")
    told = told.mask(~people["is_work_known"].fillna(False).astype("bool"), NOT_TOLD)
    for column, words in reversed(FIT_WORDS.items()):
        told = told.mask(people[column].astype("float64").fillna(0) > 0, words)
    return told.mask(people["fit_avoid"].astype("float64").fillna(0) > 0, AVOIDED)


def _words(people: pd.DataFrame) -> tuple[str, ...]:
    name, company, position = (people[column].fillna("") for column in ("name", "company", "position"))
    return tuple(fold(text) for text in name + " " + company + " " + position)
