"""What the map of the network draws: one row a person, where they stand, and what is known of the tie.

Positions are not decided here (``netlab.figures.layout`` does that): these tables hold only what is true of
the people, their groups and the evidence for both. Connections only, as in all composition.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from netlab.metrics.strength import layers
from netlab.text import counted, map_unique
from netlab.vocabulary import FUNCTIONS, RELATIONSHIPS, SILENCES, TIE_BASES, TIE_BASIS_NAMES

REGIONS = 20  # more circles than this cannot be told apart, let alone named
SECTORS = 7  # of the outer band, beside its rest and those whose title says nothing
SMALLEST_SECTOR, FEWEST = 0.05, 3  # of the band, and people; a narrower one has no room for its name
YEAR, MONTH = 365, 30  # days
SMALLER, OTHER, UNTOLD = "in smaller groups", "other functions", "title unclear"
COLUMNS: dict[str, Any] = {
    "person_id": "string",
    "label": "string",
    "initials": "string",
    "what": "string",
    "is_named": "boolean",
    "region": "string",
    "sector": "string",
    "strength": "Float64",
    "layer": "Int64",
    "relationship": pd.CategoricalDtype(list(RELATIONSHIPS), ordered=True),
    "silent_days": "Int64",
    "since": pd.CategoricalDtype(list(SILENCES), ordered=True),
    "n_ties": "Int64",
    "evidence": "string",
}
REGION_COLUMNS = ["region", "name", "n", "n_in_touch", "what_they_share"]


def map_table(
    people: pd.DataFrame,
    groups: pd.DataFrame,
    ties: pd.DataFrame,
    as_of: pd.Timestamp,
    *,
    regions: int = REGIONS,
) -> pd.DataFrame:
    """Gather what the map says of each connection, strongest tie first (then most recent, then by mix and id).

    ``people``: person_id, name, is_connection, and as far as known group, function, position, company, strength,
    state, last_touch_on, n_sent, n_received, relationship. ``groups``: group, name. ``ties``: source, target, basis.

    Columns: ``person_id`` · ``label`` (name) · ``initials`` · ``what`` (position at company) · ``is_named`` ·
    ``region`` (the group; ``NA``: the outer band) · ``sector`` (of the band, only there: the function, or
    :data:`SMALLER` for groups beyond the ``regions`` drawn) · ``strength`` · ``layer`` (5, 15, 50, 150) ·
    ``relationship`` · ``silent_days`` · ``since`` {year, three years, longer, never, unknown} · ``n_ties`` (other
    connections to whom a tie is known) · ``evidence`` (sentences without any name, one a line).
    """
    rows = _whole(people[people["is_connection"].fillna(False).astype("bool")])
    today = pd.Series(as_of, index=rows.index, dtype="datetime64[us]").dt.normalize()
    silent = (today - rows["last_touch_on"].dt.normalize()).dt.days.astype("Int64").clip(lower=0)
    since = _since(silent, rows["state"])
    shown = set(map_groups(rows.assign(since=since), groups, regions=regions)["region"])
    region = rows["group"].where(rows["group"].isin(shown))
    known, words = _known_ties(rows["person_id"], ties)
    table = pd.DataFrame(
        {
            "person_id": rows["person_id"],
            "label": rows["name"].fillna("someone without a name"),
            "initials": map_unique(rows["name"], _initials).fillna("?"),
            "what": _what(rows),
            "is_named": rows["name"].notna(),
            "region": region,
            "sector": _sectors(rows, region.isna()),
            "strength": rows["strength"],
            "layer": layers(rows),
            "relationship": rows["relationship"].fillna("unknown"),
            "silent_days": silent,
            "since": since,
            "n_ties": known,
            "evidence": _evidence(rows, silent, since, words, groups),
        }
    ).astype(COLUMNS)
    order = ["strength", "since", "relationship", "person_id"]
    return table.sort_values(order, ascending=[False, True, True, True], ignore_index=True)


def map_groups(people: pd.DataFrame, groups: pd.DataFrame, *, regions: int = REGIONS) -> pd.DataFrame:
    """Choose the groups that the map draws: those with the most people in touch with the owner, then the largest.

    ``people``: group (or region), since. Returns ``region, name, n, n_in_touch`` (contact in the last twelve
    months), ``what_they_share``, in that order, at most ``regions`` rows. The rest stands in the outer band.
    """
    column = "region" if "region" in people else "group"
    near = people["since"].eq("year").groupby(people[column]).agg(["size", "sum"])
    table = groups.assign(
        region=groups["group"],
        n=groups["group"].map(near["size"]).fillna(0).astype("Int64"),
        n_in_touch=groups["group"].map(near["sum"]).fillna(0).astype("Int64"),
    )
    table = table[table["n"] > 0].sort_values(
        ["n_in_touch", "n"], ascending=False, kind="stable", ignore_index=True
    )
    return table[REGION_COLUMNS].head(regions)


def map_links(table: pd.DataFrame, ties: pd.DataFrame) -> pd.DataFrame:
    """Count the pairs of people tied across two regions of the map.

    Returns ``source, target`` (regions, source < target), ``n`` pairs, most first.
    """
    region = table.set_index("person_id")["region"].dropna()
    pairs = ties[["source", "target"]].drop_duplicates()
    ends = pd.DataFrame({"a": pairs["source"].map(region), "b": pairs["target"].map(region)}).dropna()
    ends = ends[ends["a"] != ends["b"]].astype("string")
    first = ends["a"].where(ends["a"] < ends["b"], ends["b"])
    last = ends["b"].where(ends["a"] < ends["b"], ends["a"])
    counts = first.to_frame("source").assign(target=last).value_counts(sort=False).rename("n").reset_index()
    counts = counts.sort_values(["n", "source", "target"], ascending=[False, True, True], ignore_index=True)
    return counts.astype({"source": "string", "target": "string", "n": "Int64"})


def map_bases(people: pd.DataFrame, ties: pd.DataFrame) -> pd.DataFrame:
    """Say on what the groups and lines of the map rest.

    ``people``: person_id, is_connection, and employer where known. Returns one row a basis that occurs between
    two connections, in the order of the closed list: ``basis``, ``n_pairs``, ``n_people``, ``n_places``
    (employers of a small_employer tie; ``NA`` for the others, which ties do not tell).
    """
    here = people[people["is_connection"].fillna(False).astype("bool")].reset_index(drop=True)
    inside = _numbered(here["person_id"], ties)
    employer = here["employer"] if "employer" in here else pd.Series(pd.NA, index=here.index, dtype="string")
    rows = []
    for basis in TIE_BASES:
        kept = inside[inside["basis"] == basis]
        if len(kept):
            places = employer[kept["source"]].nunique() if basis == "small_employer" else pd.NA
            n_people = len(np.union1d(kept["source"], kept["target"]))
            rows.append((basis, len(kept), n_people, places))
    table = pd.DataFrame(rows, columns=["basis", "n_pairs", "n_people", "n_places"])
    return table.astype({"basis": "string", **dict.fromkeys(["n_pairs", "n_people", "n_places"], "Int64")})


_WANTED: dict[str, Any] = {
    "name": "string", "group": "string", "function": "string", "position": "string", "company": "string",
    "state": "string", "relationship": "string", "strength": "Float64", "n_sent": "Int64", "n_received": "Int64",
    "last_touch_on": "datetime64[us]",
}  # fmt: skip


def _whole(people: pd.DataFrame) -> pd.DataFrame:
    """Return the people with every column the map reads, unknown where it is not there."""
    rows = people.reset_index(drop=True)
    missing = [name for name in _WANTED if name not in rows]
    return rows.reindex(columns=[*rows.columns, *missing]).astype(_WANTED)


def _since(silent: pd.Series, state: pd.Series) -> pd.Series:
    days = silent.astype("Float64")
    since = pd.Series("unknown", index=silent.index, dtype="string")
    since = since.mask(state.eq("never").fillna(False), "never")
    since = since.mask(days.gt(3 * YEAR).fillna(False), "longer")
    since = since.mask(days.le(3 * YEAR).fillna(False), "three years")
    return since.mask(days.le(YEAR).fillna(False), "year")


def _initials(name: str) -> str:
    """First letters of the first and the last word of a name."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


def _what(rows: pd.DataFrame) -> pd.Series:
    position, company = rows["position"].fillna(""), rows["company"].fillna("")
    both = position.ne("") & company.ne("")
    return (position + both.map({True: " at ", False: ""}) + company).astype("string")


def _sectors(rows: pd.DataFrame, is_outside: pd.Series) -> pd.Series:
    """Name each person's sector of the outer band: the function, unless it is too small to be named."""
    names = {"unknown": UNTOLD, "other": OTHER}
    named = rows["function"].fillna("unknown").replace(names)
    named = named.mask(rows["group"].notna(), SMALLER).where(is_outside)
    counts = named[~named.isin([OTHER, UNTOLD, SMALLER])].value_counts()
    counts = counts[counts >= max(SMALLEST_SECTOR * int(is_outside.sum()), FEWEST)]
    order = {name: place for place, name in enumerate(FUNCTIONS)}
    large = sorted(counts.index, key=lambda name: (-counts[name], order.get(name, len(order))))[:SECTORS]
    return named.where(named.isna() | named.isin([*large, OTHER, UNTOLD, SMALLER]), OTHER)


def _known_ties(person_ids: pd.Series, ties: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Count each person's known ties to other connections, and say on what they rest."""
    inside = _numbered(person_ids, ties)
    ends = pd.concat([inside, inside.rename(columns={"source": "target", "target": "source"})])
    counts = ends[["source", "target"]].drop_duplicates()["source"].value_counts()
    words = pd.Series("", index=person_ids.index, dtype="string")
    for basis in TIE_BASES:
        there = pd.Series(False, index=words.index)
        there.iloc[ends.loc[ends["basis"] == basis, "source"].to_numpy()] = True
        glue = there & words.ne("")
        name = there.map({True: TIE_BASIS_NAMES[basis], False: ""})
        words = words + glue.map({True: " and ", False: ""}) + name
    n = counts.reindex(np.arange(len(words)), fill_value=0)
    return pd.Series(n.array, index=words.index, dtype="Int64"), words


def _numbered(person_ids: pd.Series, ties: pd.DataFrame) -> pd.DataFrame:
    """Write the ties between these people by their places in the list: ``source, target, basis``."""
    index = pd.Index(person_ids)
    ends = {end: index.get_indexer(pd.Index(ties[end])) for end in ("source", "target")}
    table = pd.DataFrame({**ends, "basis": ties["basis"].array})
    return table[(table["source"] >= 0) & (table["target"] >= 0)]


def _evidence(
    rows: pd.DataFrame, silent: pd.Series, since: pd.Series, bases: pd.Series, groups: pd.DataFrame
) -> pd.Series:
    """Write what is known of each tie as sentences, one a line; what is not known is left out."""
    contact = silent.map(_ago, na_action="ignore").astype("string")
    contact = contact.mask(since.eq("never"), "Never in touch one to one on LinkedIn").fillna(
        "Contact not known"
    )
    contact = contact + _exchanged(rows["n_sent"], rows["n_received"]) + "."
    name = rows["group"].map(groups.set_index("group")["name"]).astype("string")
    place = ("\nIn the group " + name + ".").fillna("")
    known = ("\nTied to others here by " + bases + ".").where(
        bases.ne(""), "\nNo known tie to another contact."
    )
    return contact + place + known


def _exchanged(sent: pd.Series, received: pd.Series) -> pd.Series:
    """Write how many messages went each way, where any did."""
    mine = sent.astype("string").replace("0", "no") + sent.eq(1).map({True: " message", False: " messages"})
    words = "; " + mine + " from you, " + received.astype("string").replace("0", "none") + " back"
    return words.where((sent + received > 0).fillna(False), "")


def _ago(days: int) -> str:
    """Write days since the last contact the way people say it."""
    if days < 2 * MONTH:
        return f"In touch {counted(days, 'day')} ago" if days else "In touch today"
    return f"In touch {days // MONTH} months ago" if days < 2 * YEAR else f"In touch {days // YEAR} years ago"
