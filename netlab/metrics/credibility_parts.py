"""Credibility in parts, in rows of the ``summary`` table, told twice: as you see it, and as a stranger could.

Each row says what it rests on and how much of it is unknown. There is no sum over the rows, no prestige list of
employers, and nothing here says how good anybody is: it says what stands behind what a profile claims.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pandas as pd

from netlab.export.export import Export
from netlab.metrics.composition import counted as connections_of
from netlab.metrics.coverage import NEIGHBOURS
from netlab.metrics.credibility import UNKNOWN
from netlab.text import counted, fold_series, percent

VIEWS = ("you", "stranger")
MOST_SHOWN = 500  # LinkedIn shows strangers "500+" from here on
RECENT_YEARS = 3
AREA = "credibility"
COLUMNS: dict[str, Any] = {
    "view": "string",
    "area": "string",
    "measure": "string",
    "value": "Float64",
    "low": "Float64",
    "high": "Float64",
    "interval": "string",
    "n": "Int64",
    "unknown_share": "Float64",
    "source": "string",
    "meaning": "string",
}
FIELDS = ("same function", "related function", "same industry", "other", UNKNOWN)
Row = dict[str, Any]
Has = Callable[[str], bool]


def two_way_share(people: pd.DataFrame, export_has: Has) -> pd.DataFrame:
    """Count connections by the direction of one-to-one messages.

    ``people``: is_connection, n_sent, n_received. Rows ``kind`` {both ways, you wrote only, they wrote only, no
    message, unknown: it is not known who wrote}, ``n``, ``share`` (of the connections); all NA without messages.csv.
    Silence here is no weak tie: people also meet and telephone.
    """
    rows = connections_of(people)
    sent, received = rows["n_sent"].gt(0), rows["n_received"].gt(0)
    is_blank = rows["n_sent"].isna() | rows["n_received"].isna()
    kind = pd.Series("no message", index=rows.index, dtype="string")
    kind = kind.mask((sent & ~received).fillna(False), "you wrote only").mask(
        (received & ~sent).fillna(False), "they wrote only"
    )
    kind = kind.mask((sent & received).fillna(False), "both ways").mask(is_blank, UNKNOWN)
    order = ["both ways", "you wrote only", "they wrote only", "no message", UNKNOWN]
    return _sizes(kind, order, known=export_has("messages"))


def field_share(people: pd.DataFrame, me: Mapping[str, str | None], export_has: Has) -> pd.DataFrame:
    """Count connections by how near their work is to the owner's.

    ``people``: is_connection, function, industry; ``me``: the owner's ``function`` and ``industry``
    (:func:`netlab.metrics.own_work.own_work`). Rows ``kind`` in the order of :data:`FIELDS` (of several that hold, the
    first), ``n``, ``share``. All NA if the owner's work or the connections are not known. Related functions are those
    whose people work side by side (:data:`netlab.metrics.coverage.NEIGHBOURS`). Not being of the field is no fault.
    """
    rows = connections_of(people)
    function = rows["function"].astype("string").mask(lambda c: c.eq(UNKNOWN).fillna(False))
    industry = rows["industry"].astype("string").mask(lambda c: c.eq(UNKNOWN).fillna(False))
    mine, trade = me.get("function"), me.get("industry")
    kind = pd.Series("other", index=rows.index, dtype="string").mask(
        function.isna() & industry.isna(), UNKNOWN
    )
    kind = kind.mask(industry.eq(trade or "").fillna(False), "same industry")
    kind = kind.mask(function.isin(NEIGHBOURS.get(mine or "", ())), "related function")
    kind = kind.mask(function.eq(mine or "").fillna(False), "same function")
    return _sizes(kind, list(FIELDS), known=export_has("connections") and bool(mine or trade))


def credibility_parts(
    export: Export,
    people: pd.DataFrame,
    me: Mapping[str, str | None],
    endorsed: pd.DataFrame,
    skills: pd.DataFrame,
    recommended: pd.DataFrame,
    as_of: pd.Timestamp,
) -> pd.DataFrame:
    """Tell the parts of the owner's credibility in both views.

    ``endorsed``, ``skills``, ``recommended``: tables of :mod:`netlab.metrics.credibility`.

    Rows of the summary table: ``view`` {you, stranger}, ``area``, ``measure``, ``value`` (shares 0–1, of those known;
    NA where the file is missing), ``low``, ``high``, ``interval`` {bounds: whatever the unknown are; none}, ``n`` (of how
    many), ``unknown_share``, ``source`` (the file), ``meaning`` (a sentence). The order is fixed.
    """
    visible = endorsed[endorsed["is_shown"].fillna(True).astype(bool)]
    received = recommended[recommended["direction"] == "received"]
    rows = [
        *(_yours(row) for row in _endorsement_rows(export, endorsed, as_of)),
        *(_yours(row) for row in _skill_rows(export, skills, endorsed)),
        *(_yours(row) for row in _recommendation_rows(export, recommended)),
        *(_yours(row) for row in _network_rows(export, people, me)),
        *(_strangers(row) for row in _endorsement_rows(export, visible, as_of)),
        *(_strangers(row) for row in _skill_rows(export, skills, visible)),
        _strangers(_seen_recommendations(export, received)),
        *(_strangers(row) for row in _seen_profile(export)),
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).assign(area=AREA).astype(COLUMNS)


def _yours(row: Row) -> Row:
    return row | {"view": "you"}


def _strangers(row: Row) -> Row:
    return row | {"view": "stranger"}


def _sizes(kind: pd.Series, order: list[str], *, known: bool) -> pd.DataFrame:
    n = kind.value_counts().reindex(order, fill_value=0).rename_axis("kind").reset_index(name="n")
    n = n.astype({"kind": "string", "n": "Int64"})
    n["share"] = (n["n"] / max(len(kind), 1)).astype("Float64")
    return n if known else n.assign(n=n["n"].mask(n["n"].notna()), share=n["share"].mask(n["share"].notna()))


def _count(measure: str, value: int | None, source: str, meaning: str) -> Row:
    return {
        "measure": measure,
        "value": value,
        "interval": "none",
        "n": value,
        "source": source,
        "meaning": meaning,
    }


def _missing(measure: str, source: str) -> Row:
    return {
        "measure": measure,
        "interval": "none",
        "source": source,
        "meaning": f"Not in this archive: {source}.",
    }


def _share(measure: str, yes: pd.Series, source: str, said: str) -> Row:
    """A share among those of whom it is known, with what it would be if all the others were so, or none."""
    total, known, hits = len(yes), int(yes.notna().sum()), int(yes.fillna(False).sum())
    unknown = total - known
    row = {"measure": measure, "n": total, "source": source, "interval": "bounds" if unknown else "none"}
    if not total:
        return row | {"meaning": f"Nobody to say it of: {said}."}
    value = hits / known if known else None
    bounds = {"low": hits / total, "high": (hits + unknown) / total, "unknown_share": unknown / total}
    shown = percent(value) if value is not None else "An unknown share"
    tail = f"; of {counted(unknown, 'person', 'people')} it is not known." if unknown else "."
    return row | bounds | {"value": value, "meaning": f"{shown} {said}{tail}"}


def _endorsement_rows(export: Export, endorsed: pd.DataFrame, as_of: pd.Timestamp) -> Iterator[Row]:
    source = "Endorsement_Received_Info.csv"
    if not export.has("endorsements_received"):
        yield _missing("endorsers", source)
        return
    one = endorsed.assign(who=endorsed["person_id"].fillna(endorsed["name"])).drop_duplicates(
        "who", keep="last"
    )
    said = f"{counted(len(one), 'person', 'people')} endorsed you, for {counted(endorsed['skill'].str.casefold().nunique(), 'skill')}."
    yield _count("endorsers", len(one), source, said)
    field = (
        one["field"]
        .isin(["same", "related"])
        .astype("boolean")
        .mask(one["field"].eq(UNKNOWN) | one["field"].isna())
    )
    yield _share(
        "endorsers_of_my_field", field, source, "of your endorsers work in your function or one beside it"
    )
    yield _share("senior_endorsers", one["is_senior"], source, "of your endorsers are senior by their title")
    recent = (one["on"] >= as_of - pd.DateOffset(years=RECENT_YEARS)).astype("boolean").mask(one["on"].isna())
    yield _share(
        "recent_endorsers", recent, source, f"of your endorsers did so in the last {RECENT_YEARS} years"
    )
    yield _share("swapped", one["is_swapped"], source, "of your endorsers were endorsed by you within a week")


def _skill_rows(export: Export, skills: pd.DataFrame, endorsed: pd.DataFrame) -> Iterator[Row]:
    source = "Skills.csv and Endorsement_Received_Info.csv"
    if not (export.has("skills") and export.has("endorsements_received")):
        yield _missing("stated_skills_endorsed", source)
        return
    stated = skills.loc[skills["is_stated"].fillna(False).astype(bool), "skill"]
    is_endorsed = fold_series(stated).isin(fold_series(endorsed["skill"])).astype("boolean")
    said = "of the skills you state are endorsed by somebody"
    yield _share("stated_skills_endorsed", is_endorsed, source, said)


def _recommendation_rows(export: Export, recommended: pd.DataFrame) -> Iterator[Row]:
    for direction, verb in (("received", "recommended you"), ("given", "were recommended by you")):
        source = f"Recommendations_{direction.capitalize()}.csv"
        if not export.has(f"recommendations_{direction}"):
            yield _missing(f"recommendations_{direction}", source)
            continue
        part = recommended[recommended["direction"] == direction]
        mutual = int(part["is_mutual"].fillna(False).sum())
        both = f"; {mutual:,} of them both ways" if mutual else ""
        said = f"{counted(len(part), 'person', 'people')} {verb}{both}."
        yield _count(f"recommendations_{direction}", len(part), source, said)


def _network_rows(export: Export, people: pd.DataFrame, me: Mapping[str, str | None]) -> Iterator[Row]:
    if not (export.has("messages") and export.has("connections")):
        yield _missing("two_way", "messages.csv")
    else:
        rows = connections_of(people)
        both = (rows["n_sent"].gt(0) & rows["n_received"].gt(0)).astype("boolean")
        yield _share(
            "two_way", both, "messages.csv", "of your connections and you wrote to each other at least once"
        )
    sizes = field_share(people, me, export.has).set_index("kind")["n"]
    if sizes.isna().any():
        yield _missing("of_my_field", "Connections.csv or your own position")
        return
    flags = pd.Series(True, index=range(int(sizes.sum())), dtype="boolean")
    near = int(sizes[["same function", "related function", "same industry"]].sum())
    flags.iloc[near:] = False
    flags = flags.mask(flags.index >= len(flags) - int(sizes[UNKNOWN]))
    yield _share(
        "of_my_field",
        flags,
        "Connections.csv",
        "of your connections work in your function, one beside it, or your industry",
    )


def _seen_recommendations(export: Export, received: pd.DataFrame) -> Row:
    if not export.has("recommendations_received"):
        return _missing("visible_recommendations", "Recommendations_Received.csv")
    n = int(received["is_shown"].fillna(True).sum())
    said = f"{counted(n, 'recommendation')} of {len(received):,} stand on your profile for everybody to read."
    return _count("visible_recommendations", n, "Recommendations_Received.csv", said)


def _seen_profile(export: Export) -> Iterator[Row]:
    headline = export.profile["headline"].dropna()
    if not export.has("profile"):
        yield _missing("headline", "Profile.csv")
    else:
        said = (
            "The headline is the first, and often the only, thing a stranger reads."
            if len(headline)
            else "Your profile has no headline."
        )
        yield _count("headline", len(headline), "Profile.csv", said)
    if not export.has("connections"):
        yield _missing("connections", "Connections.csv")
        return
    n = len(export.connections)
    shown = f"{MOST_SHOWN}+ connections" if n > MOST_SHOWN else counted(n, "connection")
    said = f"A stranger sees “{shown}”, and not who they are unless your list is open."
    yield _count("connections", n, "Connections.csv", said)
