"""Who took part in which message, as people: the owner taken out, group sizes counted, directions set."""

from __future__ import annotations

import numpy as np
import pandas as pd

from netlab.vocabulary import DIRECTIONS

COLUMNS = ("message", "conversation", "person_id", "is_sender", "n_people", "direction")


def participants_of(parties: pd.DataFrame, *, is_owner_known: bool) -> pd.DataFrame:
    """Turn resolved parties into one row per message and other person.

    ``parties`` has ``message, conversation, is_sender, is_hidden, is_owner, person_id``. ``n_people`` counts
    everybody in the conversation, the owner and one hidden member included. ``direction`` is ``in`` where
    the person wrote, ``out`` where the owner wrote to them, and ``NA`` between third parties, or everywhere
    if it is not known who the owner is.
    """
    others = parties[~parties["is_owner"] & parties["person_id"].notna()]
    others = others[["message", "conversation", "person_id", "is_sender"]]
    from_owner = parties.loc[parties["is_owner"] & parties["is_sender"], ["message", "conversation"]]
    others = pd.concat([others, _unnamed_recipients(parties, others, from_owner)], ignore_index=True)
    others = others.sort_values(["message", "is_sender", "person_id"], ascending=[True, False, True])
    others = others.drop_duplicates(["message", "person_id"], ignore_index=True)
    others["message"] = others["message"].astype("int64")
    others["n_people"] = _n_people(others, parties, is_owner_known)
    others["direction"] = _directions(others, from_owner["message"], is_owner_known)
    return others[list(COLUMNS)].reset_index(drop=True)


def spread(participants: pd.DataFrame, first_of: pd.Series) -> pd.DataFrame:
    """Give every message the participants of the first message of its envelope: one row per message and person.

    ``first_of``: that first message, on the index of the messages.
    """
    n = participants["message"].value_counts().reindex(first_of.to_numpy(), fill_value=0).to_numpy()
    first = np.searchsorted(participants["message"].to_numpy(), first_of.to_numpy())
    step = np.arange(n.sum()) - np.repeat(np.cumsum(n) - n, n)
    rows = participants.take(np.repeat(first, n) + step)
    rows = rows.assign(message=np.repeat(first_of.index.to_numpy("int64"), n))
    return rows.sort_values("message", kind="stable", ignore_index=True)


def _unnamed_recipients(
    parties: pd.DataFrame, others: pd.DataFrame, from_owner: pd.DataFrame
) -> pd.DataFrame:
    """The owner's messages with a blank recipient, in a conversation with one other person: it is them."""
    named = parties.loc[~parties["is_sender"], "message"]
    blank = from_owner[~from_owner["message"].isin(named)]
    pairs = others[["conversation", "person_id"]].dropna().drop_duplicates()
    pairs = pairs[~pairs["conversation"].duplicated(keep=False)]
    return blank.merge(pairs, on="conversation").assign(is_sender=False)


def _n_people(others: pd.DataFrame, parties: pd.DataFrame, is_owner_known: bool) -> pd.Series:
    """Count the people of each conversation; messages without a conversation stand for themselves."""
    place = _places(others)
    met = others[["person_id"]].assign(place=place).drop_duplicates()
    n = place.map(met["place"].value_counts()).astype("Int64")
    has_hidden = place.isin(_places(parties[parties["is_hidden"]]).unique())
    return n + has_hidden.astype("Int64") + int(is_owner_known)


def _places(rows: pd.DataFrame) -> pd.Series:
    alone = rows.loc[rows["conversation"].isna(), "message"]
    return rows["conversation"].fillna("\x1f" + alone.astype("string"))


def _directions(others: pd.DataFrame, from_owner: pd.Series, is_owner_known: bool) -> pd.Series:
    direction = pd.Series(pd.NA, index=others.index, dtype="string")
    if is_owner_known:
        direction = direction.mask(others["is_sender"], "in")
        direction = direction.mask(~others["is_sender"] & others["message"].isin(from_owner), "out")
    return direction.astype(pd.CategoricalDtype(list(DIRECTIONS)))
