"""What people wrote to the owner about: goal words found in *their* messages, and whether a job was on offer.

Every distinct word is read once, and only texts that hold a wanted word are looked at; so a large mailbox costs
little more than cutting it into words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from netlab.metrics.term_index import TermIndex
from netlab.metrics.wording import Wording, plain, terms, wording
from netlab.people.pieces import END, Pieces, in_pieces, some_of
from netlab.people.said import Said, distinct_texts

WINDOW = 8  # words within which all words of a term must stand
OFFER = "=hiring"  # the concept of words about open positions
SHORT = 3  # letters of an abbreviation that counts in capitals only, if the goal has it so: AI, but not j'ai
COLUMNS = {"person_id": "string", "term": "string", "n": "Int64", "n_offers": "Int64"}
_TOKEN = re.compile(rf"[^\W_]+|{END}")

Found = tuple[int, frozenset[str]]  # position of a word, and its wanted keys


def topic_hits(
    messages: pd.DataFrame,
    participants: pd.DataFrame,
    terms_wanted: Sequence[str],
    lexicons: str | Path | None = None,
    said: Said | None = None,
) -> pd.DataFrame:
    """Count for each person the messages to the owner that hold each term.

    ``messages``: content, by the index that ``participants.message`` names; ``participants``: message,
    person_id, is_sender, direction (:mod:`netlab.people.participants`). What the owner wrote does not count.
    ``said``: the content, if it was read before, for the same terms.

    Returns ``person_id``, ``term`` (as wanted), ``n`` (messages), ``n_offers`` (of them, those that also speak
    of an open position), sorted by person and term.
    """
    is_theirs = participants["is_sender"] & participants["direction"].astype("string").ne("out").fillna(True)
    rows = participants.loc[is_theirs.astype("bool"), ["message", "person_id"]].dropna()
    if said is not None and said.topics is not None:
        codes, hits = said.codes, said.topics
    else:
        codes, texts = distinct_texts(messages["content"])
        hits = terms_in(in_pieces(texts), terms_wanted, lexicons)
    if not len(hits) or not len(rows):
        return pd.DataFrame(columns=list(COLUMNS)).astype(COLUMNS)
    read = pd.DataFrame(
        {"text": codes.reindex(rows["message"]).to_numpy(), "person_id": rows["person_id"].to_numpy()}
    )
    spread = read.merge(hits, on="text")
    found = spread.groupby(["person_id", "term"], as_index=False).agg(
        n=("offers", "size"), n_offers=("offers", "sum")
    )
    return found.astype(COLUMNS)


def terms_in(texts: Pieces, terms_wanted: Sequence[str], lexicons: str | Path | None = None) -> pd.DataFrame:
    """Find the terms in texts: ``text`` (its number), ``term`` (as wanted), ``offers`` (speaks of an open position)."""
    reader = wording(str(lexicons) if lexicons is not None else None)
    index = TermIndex(terms(dict.fromkeys(terms_wanted), reader))
    found = _hits(texts, index, reader, terms_wanted) if index.terms else ()
    return pd.DataFrame(found, columns=["text", "term", "offers"])


def _hits(
    texts: Pieces, index: TermIndex, reader: Wording, wanted: Sequence[str]
) -> Iterator[tuple[int, str, bool]]:
    """Yield each text's number with every term it holds, and whether it speaks of an open position."""
    for code, words in _words_of_interest(texts, index.keys | {OFFER}, reader, _capitals(wanted)):
        all_keys = frozenset().union(*(keys for _, keys in words))
        for number in index.found(all_keys):
            term = index.terms[number]
            if any(reading <= all_keys and _stand_together(words, reading) for _, reading in term.readings):
                yield code, term.text, OFFER in all_keys


def _stand_together(words: Sequence[Found], wanted: frozenset[str]) -> bool:
    if len(wanted) == 1:
        return True
    for at, (start, _) in enumerate(words):
        near = [keys for position, keys in words[at:] if position < start + WINDOW]
        if wanted <= frozenset().union(*near):
            return True
    return False


def _words_of_interest(
    texts: Pieces, wanted: frozenset[str], reader: Wording, capitals: frozenset[str]
) -> Iterator[tuple[int, list[Found]]]:
    """Yield each text that holds wanted keys, with the positions of the words that have them."""

    def is_wanted(piece: str) -> bool:
        return any(_keys(token, wanted, reader, capitals) for token in _TOKEN.findall(piece))

    some = texts.texts_with(is_wanted)
    tokens = some_of(texts, some).tokens(_TOKEN)
    keys = [_keys(token, wanted, reader, capitals) for token in tokens.distinct]
    holds = np.array([bool(found) for found in keys])
    at = np.flatnonzero(holds[tokens.codes])
    numbers, text_of = tokens.codes[at].tolist(), some[tokens.text_of[at]].tolist()
    current, words = -1, list[Found]()
    for position, number, code in zip(at.tolist(), numbers, text_of, strict=True):
        if code != current and words:
            yield current, words
            words = []
        current = code
        words.append((position, keys[number]))
    if words:
        yield current, words


def _keys(token: str, wanted: frozenset[str], reader: Wording, capitals: frozenset[str]) -> frozenset[str]:
    word = plain(token)
    if len(word) <= SHORT and word in capitals and not token.isupper():
        return frozenset()
    return reader.word(word) & wanted


def _capitals(wanted: Sequence[str]) -> frozenset[str]:
    """Return the short words that the goals write in capitals."""
    words = (token for text in wanted for token in _TOKEN.findall(text))
    return frozenset(plain(word) for word in words if len(word) <= SHORT and word.isupper())
