"""Diversity of the connections in rows of the ``summary`` table, each number with what it means in words.

Connections are a census, so no interval here comes from resampling them. Two things are uncertain: people whose
function or employer is unknown (*bounds*: all of them of the most common kind, or all as different as can be),
and who is a friend (*judgement*: relationships drawn many times from the probabilities).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from netlab.metrics.composition import counted
from netlab.metrics.diversity import (
    Array,
    blau,
    ei_index,
    evenness,
    gathered,
    hill,
    hills,
    iqv,
    largest_share,
    simpson,
    spread,
)
from netlab.people.industries import industries
from netlab.text import percent
from netlab.vocabulary import FUNCTIONS, SENIORITIES

UNKNOWN = "unknown"
DRAWS = 200
AREA = "diversity"
COLUMNS = ["area", "measure", "value", "low", "high", "interval", "n", "unknown_share", "meaning"]


@dataclass(frozen=True, slots=True)
class Attribute:
    """What people differ in; ``declared`` is how many kinds there could be, ``None`` where the list is open."""

    name: str
    plural: str
    declared: int | None = None
    like_me: str = ""  # what it is to be like the owner, for the E-I index; empty where it makes no sense
    noun: str = ""  # one of the kinds, in a sentence


def attributes(lexicons: str | Path | None = None) -> tuple[Attribute, ...]:
    """List what diversity is measured in; the lists of functions, levels and industries are closed."""
    return (
        Attribute("function", "functions", len(FUNCTIONS) - 1, "in your function", "function"),
        Attribute("industry", "industries", len(industries(lexicons)), "in your industry", "industry"),
        Attribute("seniority", "levels", len(SENIORITIES) - 1, "at your level", "level"),
        Attribute("employer", "employers", None, "at your employer", "employer"),
        Attribute("year", "years of joining", None, "", "year"),
    )


def diversity(
    people: pd.DataFrame,
    me: Mapping[str, str | None] | None = None,
    *,
    lexicons: str | Path | None = None,
    draws: int = DRAWS,
    seed: int = 0,
) -> pd.DataFrame:
    """Measure how varied the connections are, in function, industry, level, employer and year.

    ``people``: is_connection, function, industry, seniority, employer, connected_on, p_personal, p_professional.
    ``me``: the owner's own function, industry, seniority and employer, as far as known
    (:func:`netlab.metrics.own_work.own_work`).

    Returns rows of the summary table: ``area`` ("diversity"), ``measure`` (such as ``function_hill_1``,
    ``friends_function_hill_1``), ``value``, ``low``, ``high``, ``interval`` {judgement, bounds, none}, ``n``
    (people counted), ``unknown_share`` (of the connections), ``meaning``. Shares and indices are 0–1, E-I −1–1,
    Hill numbers in categories. IQV and evenness use the declared number of categories, and so are left out
    where a list is open (employers, years).
    """
    kinds = attributes(lexicons)
    shown = _typed(counted(people), kinds)
    rows = [row for attribute in kinds for row in _rows(shown, attribute, dict(me or {}))]
    rows += list(_judged(shown, kinds[:2], draws, seed))
    table = pd.DataFrame(rows, columns=COLUMNS).assign(area=AREA)
    texts = dict.fromkeys(["area", "measure", "interval", "meaning"], "string")
    numbers = dict.fromkeys(["value", "low", "high", "unknown_share"], "Float64")
    return table.astype(texts | numbers | {"n": "Int64"})


def _typed(people: pd.DataFrame, kinds: Sequence[Attribute]) -> pd.DataFrame:
    """Return the attributes as text, unknown as missing, and the probabilities as plain numbers."""
    year = people["connected_on"].dt.year.astype("Int64").astype("string")
    columns = {
        a.name: people[a.name].astype("string").mask(lambda column: column == UNKNOWN)
        for a in kinds
        if a.name != "year"
    }
    chances = {name: people[name].astype("Float64") for name in ("p_personal", "p_professional")}
    return pd.DataFrame(columns | chances | {"year": year})


def _rows(
    people: pd.DataFrame, attribute: Attribute, me: Mapping[str, str | None]
) -> Iterator[dict[str, object]]:
    column = people[attribute.name]
    counts = np.asarray(column.value_counts(), dtype=np.float64)
    unknown, total = int(column.isna().sum()), len(column)
    base = {"n": int(counts.sum()), "unknown_share": unknown / total if total else None}
    # an industry of the user's own words makes the closed list one longer
    declared = attribute.declared and max(attribute.declared, len(counts))
    cases = (counts, gathered(counts, unknown), spread(counts, unknown, declared))
    for measure, values in _measured(cases, declared):
        said = _meaning(measure, values[0], attribute, column)
        yield base | _bounded(f"{attribute.name}_{measure}", values, unknown) | {"meaning": said}
    if attribute.like_me:
        yield base | _ei(column, attribute, me.get(attribute.name), unknown)


def _measured(cases: tuple[Array, ...], declared: int | None) -> Iterator[tuple[str, list[float]]]:
    """Yield each measure with its value as counted, in the least and in the most diverse case."""
    yield "hill_1", [hill(counts, 1) for counts in cases]
    yield "hill_2", [hill(counts, 2) for counts in cases]
    yield "blau", [blau(counts) for counts in cases]
    yield "simpson", [simpson(counts) for counts in cases]
    if declared is not None:
        yield "iqv", [iqv(counts, declared) for counts in cases]
        yield "evenness", [evenness(counts, declared) for counts in cases]
    yield "largest_share", [largest_share(counts) for counts in cases]
    yield "top_3_share", [largest_share(counts, 3) for counts in cases]


def _bounded(measure: str, values: list[float], unknown: int) -> dict[str, object]:
    value, *ends = values
    kind = "bounds" if unknown else "none"
    return {"measure": measure, "value": value, "low": min(ends), "high": max(ends), "interval": kind}


def _ei(column: pd.Series, attribute: Attribute, mine: str | None, unknown: int) -> dict[str, object]:
    mine = None if mine == UNKNOWN else mine
    value, known = ei_index(column, mine), int(column.notna().sum())
    ends = [(value * known + sign * unknown) / (known + unknown) if known else value for sign in (-1, 1)]
    if mine is None:
        said = f"Your own {attribute.noun} is not known, so nobody can be compared with it."
    else:
        alike = int((column == mine).sum())
        said = f"{alike:,} of {known:,} are {attribute.like_me}; −1 would be all of them, +1 nobody."
    return _bounded(f"{attribute.name}_ei", [value, *ends], unknown) | {"meaning": said}


def _meaning(measure: str, value: float, attribute: Attribute, column: pd.Series) -> str:
    if np.isnan(value):
        return f"Too few {attribute.plural} are known to say."
    number = f"{value:,.1f}"
    first = column.value_counts().sort_index().sort_values(ascending=False, kind="stable").index[:1]
    return {
        "hill_1": f"Your network behaves like {number} equally common {attribute.plural}.",
        "hill_2": f"Counting mostly the common ones, it behaves like {number} equally common {attribute.plural}.",
        "blau": f"Two people drawn from it, perhaps the same one twice, differ in {percent(value)} of draws.",
        "simpson": f"Two different people differ in {attribute.noun} in {percent(value)} of pairs.",
        "iqv": f"It is {percent(value)} as mixed as {attribute.declared} {attribute.plural} allow.",
        "evenness": f"It is {percent(value)} as even as {attribute.declared} {attribute.plural} allow.",
        "largest_share": _largest(column, attribute, percent(value), ", ".join(first)),
        "top_3_share": f"The three most common {attribute.plural} hold {percent(value)}.",
    }[measure]


def _largest(column: pd.Series, attribute: Attribute, share: str, name: str) -> str:
    if column.notna().sum() == 1:
        return f"The {attribute.noun} of one person alone is known, {name}."
    return f"{share} share the most common {attribute.noun}, {name}."


# -- what depends on who is a friend -----------------------------------------------------------------------------

SIDES = {"friends": "p_personal", "work": "p_professional"}
_WHO = {"friends": "Your friends here", "work": "Your work contacts"}


def _judged(
    people: pd.DataFrame, kinds: Sequence[Attribute], draws: int, seed: int
) -> Iterator[dict[str, object]]:
    """Yield what friends and work contacts bring apart, with an interval from drawing who is which."""
    known = people["p_personal"].notna() & people["p_professional"].notna()
    judged = people[known]
    unknown_share = 1 - len(judged) / len(people) if len(people) else None
    chances = judged[list(SIDES.values())].to_numpy(dtype="float64")
    # float32 at once: the draws are multiplied with the table of kinds below
    drawn = np.random.default_rng(seed).random((draws, *chances.shape), dtype="float32") < chances
    base = {"interval": "judgement", "unknown_share": unknown_share}
    for at, side in enumerate(SIDES):
        for attribute in kinds:
            yield base | _side(judged[attribute.name], attribute, side, drawn[:, :, at])
    yield base | _mix(drawn)


def _side(
    column: pd.Series, attribute: Attribute, side: str, drawn: npt.NDArray[np.bool_]
) -> dict[str, object]:
    kinds = pd.get_dummies(column, dtype="float32").to_numpy()
    numbers = hills((drawn.astype("float32") @ kinds).astype("float64"), 1)
    value, low, high = _middle(numbers)
    said = (
        f"{_WHO[side]} behave like {value:.1f} equally common {attribute.plural}, in the middle of the draws."
    )
    if np.isnan(value):
        said = f"{_WHO[side]}: too little is known of their {attribute.plural}."
    measure = f"{side}_{attribute.name}_hill_1"
    return {"measure": measure, "value": value, "low": low, "high": high, "n": len(column), "meaning": said}


def _mix(drawn: npt.NDArray[np.bool_]) -> dict[str, object]:
    friend, work = drawn[:, :, 0], drawn[:, :, 1]
    counts = np.stack([(friend & ~work).sum(1), (friend & work).sum(1), (~friend & work).sum(1)], axis=1)
    value, low, high = _middle(hills(counts.astype("float64"), 1))
    said = f"Personal only, both and professional only: as mixed as {value:.1f} equally common parts, of 3."
    if np.isnan(value):
        said = "There is no evidence on who is a friend and who is work."
    named = {"measure": "relationship_hill_1", "value": value, "low": low, "high": high}
    return named | {"n": drawn.shape[1], "meaning": said}


def _middle(values: Array) -> tuple[float, float, float]:
    """Return the median of the draws and the range that holds 95 % of them."""
    found = values[~np.isnan(values)]
    if not len(found):
        return (float("nan"),) * 3
    low, value, high = np.quantile(found, [0.025, 0.5, 0.975])
    return float(value), float(low), float(high)
