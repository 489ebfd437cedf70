"""Replies owed: they wrote last, are a person and not a pitch, and what they wrote wants an answer.

What counts is everything they wrote since my last word to them, in any conversation of the two of us; a word of
mine to them in a group since then counts as an answer given elsewhere.
"""

from __future__ import annotations

import pandas as pd

from netlab.people.said import Said
from netlab.people.talk import read_numbered, read_talk
from netlab.text import among

WANTS = ("asks_question", "asks_favour", "proposes_meeting")
# A question that comes with a wish is mostly part of the wish ("Happy birthday! All well?").
WISHES = ("birthday_wish", "season_wish", "congrats_career", "sympathy", "connecting")
SELLS = ("pitch",)
OLDEST_DAYS = 730  # after two years a question has answered itself …
OLDEST_OF_STRANGERS = 180  # … that of somebody I never wrote to, after half a year
CLOSE = ("kinship", "affection", "friendship", "shared_past", "social_plans")
COLUMNS = ["person_id", "reply_owed", "owed_since", "owed_why"]


def replies_owed(
    messages: pd.DataFrame,
    participants: pd.DataFrame,
    as_of: pd.Timestamp,
    lexicons: str | None = None,
    said: Said | None = None,
) -> pd.DataFrame:
    """Judge for everyone who wrote to me alone whether I owe them a reply.

    ``messages``: content, sent_at, by the index that ``participants.message`` names; ``participants``: message,
    person_id, is_sender, n_people, direction; ``said``: the texts, if they were read before. Returns ``person_id, reply_owed`` (boolean), ``owed_since`` (day of
    the first message that waits), ``owed_why`` (a sentence; NA if none is owed), sorted by ``person_id``; people who
    never wrote to me alone have no row. Nothing older than two years is owed, and to people I never wrote to and
    who say nothing close, no more than one question of the last half year.
    """
    talk = participants.dropna(subset=["person_id", "direction"])
    talk = talk.assign(on=messages["sent_at"].reindex(talk["message"].to_numpy()).to_numpy())
    talk = talk[talk["on"].notna() & (talk["on"] <= as_of + pd.Timedelta(days=1))]
    mine = talk[talk["direction"].eq("out")].groupby("person_id")["on"].max()
    theirs = talk[talk["direction"].eq("in") & talk["n_people"].le(2).fillna(False)]
    after = theirs["on"] > mine.reindex(theirs["person_id"].to_numpy()).fillna(pd.Timestamp(0)).to_numpy()
    waiting = theirs[after].sort_values(["person_id", "on", "message"])
    waiting = waiting[waiting["on"] >= as_of - pd.Timedelta(days=OLDEST_DAYS)]
    kinds = _kinds(messages, waiting["message"], lexicons, said).set_axis(waiting.index)
    judged = _judged(waiting, kinds, answered_before=set(mine.index))
    return _table(theirs, _owed(judged, as_of))


def _kinds(
    messages: pd.DataFrame, wanted: pd.Series, lexicons: str | None, said: Said | None
) -> pd.DataFrame:
    if said is None:
        return read_talk(messages["content"].reindex(wanted.to_numpy()), lexicons)
    return read_numbered(said.codes.reindex(wanted.to_numpy()).to_numpy(), said.texts, lexicons, said=said)


def _judged(waiting: pd.DataFrame, kinds: pd.DataFrame, *, answered_before: set[str]) -> pd.DataFrame:
    """Mark which of the waiting messages want an answer, which sell, and which close the talk."""
    asks = kinds[list(WANTS)].sum(axis=1)
    wish = kinds[list(WISHES)].any(axis=1) & kinds["asks_favour"].eq(0) & kinds["proposes_meeting"].eq(0)
    only_polite = wish & (asks <= kinds["small_talk"] + 1)
    stranger = ~among(waiting["person_id"], answered_before)
    sells = kinds[list(SELLS)].any(axis=1) | (kinds["hiring"].gt(0) & stranger)
    return waiting.assign(
        is_stranger=stranger,
        is_close=kinds[list(CLOSE)].any(axis=1),
        wants=asks.gt(0) & ~only_polite,
        what=_what(kinds),
        sells=sells & stranger,
        closes=kinds["closes"].gt(0) & asks.eq(0),
    )


def _what(kinds: pd.DataFrame) -> pd.Series:
    words = pd.Series("asked a question", index=kinds.index, dtype="string")
    words = words.mask(kinds["proposes_meeting"].gt(0), "proposed to meet or talk")
    return words.mask(kinds["asks_favour"].gt(0), "asked for something")


def _owed(judged: pd.DataFrame, as_of: pd.Timestamp) -> pd.DataFrame:
    """Keep those of whose waiting messages one wants an answer, none sells, and the last does not let it go."""
    by = judged.groupby("person_id")
    first = judged[judged["wants"]].drop_duplicates("person_id").set_index("person_id")
    is_owed = ~by["sells"].any() & ~by["closes"].last() & ~_is_cold_call(judged, as_of)
    first = first[is_owed.reindex(first.index).astype("bool")]
    on = first["on"].dt
    day = on.day.astype("string") + " " + on.month_name().astype("string") + " " + on.year.astype("string")
    why = "They " + first["what"] + " on " + day + ", and you have not written to them since."
    return pd.DataFrame({"reply_owed": True, "owed_since": first["on"].dt.normalize(), "owed_why": why})


def _is_cold_call(judged: pd.DataFrame, as_of: pd.Timestamp) -> pd.Series:
    """Who has never had a word of mine, says nothing close, and wrote long ago or keeps writing, by person.

    A stranger's question is courteous to answer once; one that comes again on another day is a campaign.
    """
    by = judged.groupby("person_id")
    is_old = by["on"].max() < as_of - pd.Timedelta(days=OLDEST_OF_STRANGERS)
    comes_again = judged["on"].dt.normalize().groupby(judged["person_id"]).nunique() >= 2
    return by["is_stranger"].first() & ~by["is_close"].any() & (is_old | comes_again)


def _table(theirs: pd.DataFrame, owed: pd.DataFrame) -> pd.DataFrame:
    people = pd.DataFrame({"person_id": sorted(theirs["person_id"].unique())}, dtype="string")
    found = owed.reindex(people["person_id"]).set_axis(people.index)
    owing = found["reply_owed"].astype("boolean").fillna(False)
    people = people.assign(reply_owed=owing, owed_since=found["owed_since"], owed_why=found["owed_why"])
    return people.astype({"owed_since": "datetime64[us]", "owed_why": "string", "person_id": "string"})[
        COLUMNS
    ]
