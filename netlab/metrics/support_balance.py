"""Who supports whom: endorsements, recommendations, kind words, who begins, who answers. Told both ways.

A one-sided tie is no verdict on anybody: support is also given by telephone, over lunch, and years later.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from netlab.metrics.contact import until
from netlab.metrics.episodes import rhythm
from netlab.metrics.replies import replies
from netlab.text import counted

KIND_WORDS = ("congrats_career", "thanks_for_work", "birthday_wish", "sympathy", "warmth", "thanks")
SIDES = ("both ways", "mostly you", "mostly they", "only you", "only they", "none")
SIDE = pd.CategoricalDtype(list(SIDES))
MOSTLY = 3  # times as much as the other side
FEWEST = 2  # messages from which a side that never answered is told
BALANCE_COLUMNS: dict[str, Any] = {
    "person_id": "string",
    "gave": "Int64",
    "received": "Int64",
    "support": SIDE,
    "n_sent": "Int64",
    "n_received": "Int64",
    "talk": SIDE,
    "kind_words_sent": "Int64",
    "kind_words_received": "Int64",
    "started_by_me": "Float64",
    "they_answered": "Float64",
    "i_answered": "Float64",
    "evidence": "string",
}
_PAIRS = (("n_endorsed", "n_endorsed_me"), ("recommended", "recommended_me"))


def kind_words(lines: pd.DataFrame) -> pd.DataFrame:
    """Count the messages with congratulations, thanks, wishes or comfort, by person and direction.

    ``lines``: rows of :func:`netlab.people.facts_talk.talk_lines`. Columns ``person_id, kind_words_sent,
    kind_words_received``, sorted by person.
    """
    rows = lines[lines["place"].eq("direct") & lines[list(KIND_WORDS)].gt(0).any(axis=1)]
    wrote = rows["wrote"].fillna(False).astype(bool)
    by = rows["person_id"]
    table = pd.DataFrame(
        {"kind_words_sent": (~wrote).groupby(by).sum(), "kind_words_received": wrote.groupby(by).sum()}
    )
    table = table.rename_axis("person_id").reset_index()
    return table.astype({"person_id": "string", "kind_words_sent": "Int64", "kind_words_received": "Int64"})


def support_balance(
    people: pd.DataFrame, touches: pd.DataFrame, as_of: pd.Timestamp, words: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Hold what the owner gave each person against what they gave.

    ``people``: person_id, n_endorsed, n_endorsed_me, recommended, recommended_me, n_sent, n_received; ``words``: table of
    :func:`kind_words`.

    Columns ``person_id``; ``gave`` and ``received`` (endorsements and recommendations, each one; NA where both files of a
    direction are missing); ``support`` and ``talk`` (which side: :data:`SIDES`, "mostly" from three times as much; NA where
    it is not known); ``n_sent``, ``n_received``; ``kind_words_sent``, ``kind_words_received`` (messages; NA if not asked for);
    ``started_by_me``, ``they_answered``, ``i_answered`` (shares); ``evidence``. One row a person with anything at all, in the
    order of ``people``.
    """
    gave, received = _sum(people, 0), _sum(people, 1)
    table = people[["person_id", "n_sent", "n_received"]].reset_index(drop=True)
    table = table.assign(gave=gave.array, received=received.array)
    seen = until(touches, as_of)
    for part in (rhythm(seen, as_of)[["person_id", "started_by_me"]], replies(seen, as_of)):
        table = table.merge(part, on="person_id", how="left")
    if words is not None:
        table = table.merge(words, on="person_id", how="left")
        counts = ["kind_words_sent", "kind_words_received"]
        table[counts] = table[counts].fillna(0)
    table["support"] = _side(table["gave"], table["received"], 1)
    table["talk"] = _side(table["n_sent"], table["n_received"], FEWEST)
    table["evidence"] = _evidence(table)
    anything = table[["gave", "received", "n_sent", "n_received"]].fillna(0).sum(axis=1) > 0
    return (
        table.reindex(columns=list(BALANCE_COLUMNS)).astype(BALANCE_COLUMNS)[anything].reset_index(drop=True)
    )


def support_totals(people: pd.DataFrame, balance: pd.DataFrame) -> pd.DataFrame:
    """Add up support each way.

    Rows ``measure`` {endorsements, recommendations, messages, kind words}, ``gave``, ``received`` (NA where the file is
    missing), ``n_people_gave``, ``n_people_received``, ``meaning``.
    """
    sources = {
        "endorsements": (people["n_endorsed"], people["n_endorsed_me"]),
        "recommendations": (people["recommended"].astype("Int64"), people["recommended_me"].astype("Int64")),
        "messages": (people["n_sent"], people["n_received"]),
        "kind words": (balance["kind_words_sent"], balance["kind_words_received"]),
    }
    rows = [_total(measure, *pair) for measure, pair in sources.items()]
    counts = dict.fromkeys(["gave", "received", "n_people_gave", "n_people_received"], "Int64")
    return pd.DataFrame(rows).astype({"measure": "string", "meaning": "string", **counts})


def _sum(people: pd.DataFrame, side: int) -> pd.Series:
    columns = [people[pair[side]].astype("Int64") for pair in _PAIRS]
    return pd.concat(columns, axis=1).sum(axis=1, min_count=1).astype("Int64")


def _side(mine: pd.Series, theirs: pd.Series, fewest: int) -> pd.Series:
    """Which side gives more; a side alone is told from ``fewest`` on, below that it is nothing."""
    a, b = mine.fillna(0), theirs.fillna(0)
    side = pd.Series("both ways", index=mine.index, dtype="string")
    side = side.mask(a >= MOSTLY * b, "mostly you").mask(b >= MOSTLY * a, "mostly they")
    side = side.mask(b.eq(0), "only you").mask(a.eq(0), "only they")
    side = side.mask((a.eq(0) & b.lt(fewest)) | (b.eq(0) & a.lt(fewest)), "none")
    return side.mask(mine.isna() | theirs.isna()).astype(SIDE)


def _evidence(table: pd.DataFrame) -> pd.Series:
    told = [
        _said(table["gave"], "You endorsed or recommended them {}."),
        _said(table["received"], "They endorsed or recommended you {}."),
        _said(table["n_sent"], "You wrote to them {}."),
        _said(table["n_received"], "They wrote to you {}."),
    ]
    lines = ["\n".join(said for said in row if isinstance(said, str)) for row in zip(*told, strict=True)]
    joined = pd.Series(lines, index=table.index, dtype="string")
    return joined.mask(joined.eq(""))


def _said(n: pd.Series, sentence: str) -> pd.Series:
    words = n.map(
        lambda count: sentence.format(counted(int(count), "time")) if count > 0 else None, na_action="ignore"
    )
    return words.astype("string")


def _total(measure: str, gave: pd.Series, received: pd.Series) -> dict[str, object]:
    mine, theirs = gave.sum(min_count=1), received.sum(min_count=1)
    n_gave, n_received = (
        None if pd.isna(total) else int(part.gt(0).sum())
        for total, part in ((mine, gave), (theirs, received))
    )
    return {
        "measure": measure,
        "gave": mine,
        "received": theirs,
        "n_people_gave": n_gave,
        "n_people_received": n_received,
        "meaning": _total_said(measure, mine, theirs, n_gave, n_received),
    }  # fmt: skip


def _total_said(
    measure: str, mine: object, theirs: object, n_gave: int | None, n_received: int | None
) -> str:
    sides = (
        f"{measure} from you to {counted(n_gave, 'person', 'people')}"
        if n_gave is not None
        else f"{measure} from you: not in this archive",
        f"to you from {counted(n_received, 'person', 'people')}"
        if n_received is not None
        else "to you: not in this archive",
    )
    return f"{sides[0]}; {sides[1]}."
