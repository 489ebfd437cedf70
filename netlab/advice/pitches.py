"""Who wrote nothing but pitches, or again and again, and was never answered: the explicit signs that review goes by."""

from __future__ import annotations

import re
from functools import lru_cache

import pandas as pd

from netlab.lexicons import read_lexicon
from netlab.people.said import Said
from netlab.people.talk import read_talk
from netlab.text import fold

COLUMNS = {"person_id": "string", "n_texts": "Int64", "n_pitches": "Int64", "last_on": "datetime64[us]"}
# Kinds of talk that a seller has no part in: one word of them, and the person is not taken for one …
FRIENDLY = ("friendship", "shared_past")
# … and kinds that sellers borrow ("we have worked with firms like yours"): offers outweigh them.
COLLEGIAL = ("worked_together", "thanks_for_work")
# Kinds that somebody close may write though no answer is in the archive.
CLOSE = (*FRIENDLY, "kinship", "affection", "social_plans")
WISHES = ("birthday_wish", "season_wish", "congrats_career", "sympathy")
CAMPAIGN_DAYS = 2  # who comes again on another day, unanswered, runs a campaign


def unanswered_pitches(
    messages: pd.DataFrame,
    participants: pd.DataFrame,
    lexicons: str | None = None,
    said: Said | None = None,
) -> pd.DataFrame:
    """List the people who wrote to me alone, were never answered, and tried to sell something or came again.

    Whoever came again on another day with more than wishes, and never with a close word, is listed though nothing
    was offered in so many words: ``n_pitches`` is 0 then.

    ``messages``: content, sent_at, by the index that ``participants.message`` names; ``participants``: message,
    person_id, is_sender, n_people, direction; ``said``: the texts, if they were read before. Returns ``person_id``,
    ``n_texts`` (all they wrote), ``n_pitches`` (of them, offers and reminders), ``last_on``, sorted by ``person_id``; nobody else has a row.
    """
    talk = participants.dropna(subset=["person_id"])
    answered = talk.loc[talk["direction"].eq("out").fillna(False).astype(bool), "person_id"]
    alone = talk["direction"].eq("in") & talk["n_people"].le(2)
    theirs = talk[alone.fillna(False).astype(bool) & ~talk["person_id"].isin(answered)]
    texts = messages["content"].reindex(theirs["message"].to_numpy()).set_axis(theirs.index)
    on = messages["sent_at"].reindex(theirs["message"].to_numpy()).array
    signs = _signs(texts, lexicons, said).assign(person_id=theirs["person_id"], on=on)
    by = signs.groupby("person_id")
    found = pd.DataFrame(
        {
            "n_texts": by.size(),
            "n_pitches": by["is_pitch"].sum(),
            "last_on": by["on"].max().dt.normalize(),
            "n_days": signs["on"].dt.normalize().groupby(signs["person_id"]).nunique(),
            "is_close": by["is_close"].any(),
            "only_wishes": by["is_wish"].all(),
            "offers": by["is_offer"].sum(),
            "is_friendly": by["is_friendly"].any(),
            "n_collegial": by["is_collegial"].sum(),
        }
    )
    sold = (found["offers"] > found["n_collegial"]) & ~found["is_friendly"]
    campaign = (found["n_days"] >= CAMPAIGN_DAYS) & ~found["is_close"] & ~found["only_wishes"]
    campaign &= found["n_collegial"].eq(0)
    found = found[sold | campaign].rename_axis("person_id").reset_index()
    return found[list(COLUMNS)].astype(COLUMNS)


def _signs(texts: pd.Series, lexicons: str | None, said: Said | None) -> pd.DataFrame:
    """Mark each text: ``is_offer``, ``is_pitch`` (an offer or a reminder), friendly, collegial, close, a wish."""
    kinds = read_talk(texts, lexicons, said=said)
    offers, reminders = _phrases("offer", lexicons), _phrases("follow_up", lexicons)
    folded = texts.map(fold, na_action="ignore").astype("string").fillna("")
    is_offer = kinds["pitch"].gt(0) | _holds(folded, offers)
    return pd.DataFrame(
        {
            "is_offer": is_offer,
            "is_pitch": is_offer | _holds(folded, reminders),
            "is_friendly": kinds[list(FRIENDLY)].any(axis=1),
            "is_collegial": kinds[list(COLLEGIAL)].any(axis=1),
            "is_close": kinds[list(CLOSE)].any(axis=1),
            "is_wish": kinds[list(WISHES)].any(axis=1),
        }
    )


def _holds(texts: pd.Series, phrases: re.Pattern[str]) -> pd.Series:
    return pd.Series([bool(phrases.search(text)) for text in texts], index=texts.index, dtype=bool)


@lru_cache(maxsize=8)
def _phrases(kind: str, lexicons: str | None) -> re.Pattern[str]:
    words = sorted(
        {fold(phrase) for phrase in read_lexicon("advice/pitches", lexicons)[kind]}, key=len, reverse=True
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_pattern, words))})(?!\w)")


def _pattern(phrase: str) -> str:
    parts = (re.escape(part.strip()) for part in phrase.split("..." if "..." in phrase else "…"))
    return r"\W+(?:\w+\W+){0,4}?".join(part.replace(r"\ ", r"\W+") for part in parts)
