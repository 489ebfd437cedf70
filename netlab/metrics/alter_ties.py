"""Ties between two contacts, each with its basis; the export itself holds none (DESIGN.md promise 7).

* ``group_chat``: both wrote or read in one group conversation of at most fifteen people. Real evidence of
  acquaintance; weight 1/(k-1) a conversation of k people (Newman 2001, Phys Rev E 64:016132).
* ``introduction``: a message that introduces somebody by their exact full name. Rare and precise.
* ``small_employer``: both are now at one employer that few of your connections are at. A guess: off by choice,
  and never for large employers, where it would make a clique of strangers.
* ``interview``, ``cohort``: what people said themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import pandas as pd

from netlab.lexicons import read_lexicon
from netlab.people.pieces import Pieces, in_pieces
from netlab.people.said import Said, distinct_texts
from netlab.text import fold
from netlab.vocabulary import TIE_BASES

LARGEST_CHAT = 15
SMALL_EMPLOYER = 10  # connections at one employer; above it, sharing an employer says little
COLUMNS = ["source", "target", "basis", "weight", "first_on", "last_on"]
_BASIS = pd.CategoricalDtype(list(TIE_BASES))
_NAME_WORDS = re.compile(r"[^\W\d_][\w'’.-]*")
LONGEST_NAME = 4  # words


def alter_ties(*tables: pd.DataFrame) -> pd.DataFrame:
    """Unite ties of several bases: ``source < target``, one row a pair and basis, in that order."""
    filled = [table for table in tables if len(table)]
    if not filled:
        return _table(pd.DataFrame(columns=COLUMNS))
    return _table(pd.concat(filled, ignore_index=True))


def chat_ties(participants: pd.DataFrame, messages: pd.DataFrame) -> pd.DataFrame:
    """Tie those who shared a group conversation of three to fifteen people (the owner included).

    ``participants``: message, conversation, person_id, n_people. ``messages``: sent_at, by the index that
    ``message`` names. Weight Σ 1/(k-1); ``first_on, last_on`` are the conversations' days.
    """
    sizes = participants["n_people"].fillna(0).astype("int64")
    group = participants[sizes.between(3, LARGEST_CHAT)]
    group = group.assign(on=_days(group["message"], messages), k=sizes[group.index])
    talks = group.groupby("conversation").agg(first_on=("on", "min"), last_on=("on", "max"), k=("k", "max"))
    members = group[["conversation", "person_id"]].dropna().drop_duplicates()
    pairs = _pairs(members, "conversation").join(talks, on="conversation")
    pairs["weight"] = 1 / (pairs["k"] - 1)
    return _table(pairs.assign(basis="group_chat"))


def employer_ties(people: pd.DataFrame, *, largest: int = SMALL_EMPLOYER) -> pd.DataFrame:
    """Tie connections who are now at one employer with at most ``largest`` of them; weight 1/(size-1).

    ``people``: person_id, is_connection, employer. The days are unknown: an export does not say since when.
    """
    there = people[people["is_connection"].fillna(False).astype("bool")].dropna(subset=["employer"])
    sizes = there["employer"].map(there["employer"].value_counts()).astype("int64")
    small = there.assign(size=sizes)[sizes.between(2, largest)]
    pairs = _pairs(small[["employer", "person_id"]], "employer")
    size = (
        small.drop_duplicates("employer").set_index("employer")["size"].reindex(pairs["employer"].to_numpy())
    )
    weight = 1 / (size.astype("float64") - 1)
    unknown = pd.Series(pd.NaT, index=pairs.index, dtype="datetime64[us]")
    table = pairs.assign(basis="small_employer", weight=weight.to_numpy())
    return _table(table.assign(first_on=unknown, last_on=unknown))


def introduction_ties(
    participants: pd.DataFrame,
    messages: pd.DataFrame,
    people: pd.DataFrame,
    *,
    lexicons: str | None = None,
    said: Said | None = None,
) -> pd.DataFrame:
    """Tie the people of a message with whoever it introduces by an exact full name that only one person has.

    Only messages with a word of introducing are read, and no name of a single word is taken. ``messages``:
    content, sent_at; ``people``: person_id, name; ``said``: the content, if it was read before. Weight 1 a
    message.
    """
    texts = _introducing(messages["content"], said, lexicons)
    known = _full_names(people)
    named = [(at, known[name]) for at, text in texts.items() for name in _names_in(text, known)]
    mentions = pd.DataFrame(named, columns=["message", "other"])
    talk = participants[["message", "person_id"]].dropna()
    pairs = mentions.merge(talk, on="message")
    pairs = pairs[pairs["other"] != pairs["person_id"]]
    ends = pairs[["other", "person_id"]].astype("string")
    on = _days(pairs["message"], messages)
    first = ends.min(axis=1) if len(ends) else ends["other"]
    last = ends.max(axis=1) if len(ends) else ends["person_id"]
    table = pd.DataFrame({"source": first, "target": last, "weight": 1.0, "first_on": on, "last_on": on})
    return _table(table.assign(basis="introduction"))


def _days(at: pd.Series, messages: pd.DataFrame) -> pd.Series:
    """The day of each message that ``at`` names."""
    return messages["sent_at"].reindex(at.to_numpy()).dt.normalize().set_axis(at.index)


def _introducing(content: pd.Series, said: Said | None, lexicons: str | None) -> pd.Series:
    """The texts that hold a word of introducing, by message."""
    if said is not None and said.introducing is not None:
        codes, texts, found = said.codes, said.texts, list(said.introducing)
    else:
        codes, texts = (said.codes, said.texts) if said is not None else distinct_texts(content)
        found = introducing_texts(texts, in_pieces(texts), lexicons)
    return codes[codes.isin(list(found))].map({number: texts[number] for number in found})


def introducing_texts(texts: Sequence[str], pieces: Pieces, lexicons: str | None = None) -> list[int]:
    """The numbers of the texts that hold a word of introducing; most are ruled out by their pieces, which is quick."""
    words = sorted(read_lexicon("introductions", lexicons)["words"])
    telling = re.compile("|".join(sorted({_telling_piece(word.lower()) for word in words})))
    whole = re.compile("|".join(rf"\b{re.escape(word)}" for word in words), re.IGNORECASE)
    likely = pieces.texts_with(lambda piece: telling.search(piece.lower())).tolist()
    return [number for number in likely if whole.search(texts[number])]


def _telling_piece(word: str) -> str:
    """Describe the longest part between blanks of a word, as it must stand in a text that holds the word."""
    parts = word.split(" ")
    at = max(range(len(parts)), key=lambda i: len(parts[i]))
    start, end = "^" if at else r"\b", "$" if at < len(parts) - 1 else ""
    return start + re.escape(parts[at]) + end


def _full_names(people: pd.DataFrame) -> dict[str, str]:
    """Map folded names of two words or more to the one person who has them."""
    names = people[["name", "person_id"]].dropna()
    folded = names["name"].map(fold)
    alone = names.assign(folded=folded)[folded.str.contains(" ")].drop_duplicates("folded", keep=False)
    return dict(zip(alone["folded"], alone["person_id"], strict=True))


def _names_in(text: str, known: dict[str, str]) -> Iterable[str]:
    words = [fold(word.strip(".'’-")) for word in _NAME_WORDS.findall(text[:5000])]
    found = {
        " ".join(words[i : i + size])
        for size in range(2, LONGEST_NAME + 1)
        for i in range(len(words) - size + 1)
    }
    return sorted(name for name in found if name in known)


def _pairs(members: pd.DataFrame, by: str) -> pd.DataFrame:
    """Every two persons of one conversation or employer, once: ``source < target``."""
    both = members.merge(members, on=by, suffixes=("", "_other"))
    both = both[both["person_id"] < both["person_id_other"]]
    return both.rename(columns={"person_id": "source", "person_id_other": "target"}).reset_index(drop=True)


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    """Sum to one row a pair and basis, with the first and last day, in the promised order and types."""
    summed = rows.groupby(["source", "target", "basis"], as_index=False, observed=True).agg(
        weight=("weight", "sum"), first_on=("first_on", "min"), last_on=("last_on", "max")
    )
    days = dict.fromkeys(["first_on", "last_on"], "datetime64[us]")
    typed = summed.astype(
        {"source": "string", "target": "string", "basis": _BASIS, "weight": "float64", **days}
    )
    return typed.sort_values(["source", "target", "basis"], ignore_index=True)[COLUMNS]
