"""How near what somebody writes is to their goals: the terms of the goals found in it, and a number from them.

No number stands without its terms. A term counts by the share of its words that stand together in one
sentence, its rarer words for more (inverse document frequency over the person's own texts), so that a long
article is not near to everything. Words are found as they are, in compounds, as cognates
(:mod:`netlab.metrics.likeness`) and through the things that seven languages name
(:mod:`netlab.metrics.fields`). Other things of a goal's field count a little. ``docs/content.md`` says what
works across languages and what does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd

from netlab.goals import Goals
from netlab.metrics.fields import GENERAL, Fields, Found, read_fields, small_words
from netlab.metrics.likeness import PART, likeness
from netlab.people.talk_words import Words, cut_words

WEIGHTS = {"topics": 1.0, "skills": 0.8, "industries": 0.7, "roles": 0.5}
FULL = 0.8  # what the best term, found whole, gives; the next ones share what is left
NEXT = 0.6  # each further term gives this much less
TRANSLATED = 0.85  # a word found only as the same thing in other words
PARTLY = 1.5  # half of a term's words are worth 0.5 ** 1.5 of the term
FIELD = 0.2  # at most, for things of a goal's field that are no goal themselves
LEAST = 0.05  # a term worth less is not named
MOST_NAMED = 6
FIELD_MARK = " (field)"  # after the name of a field of which only other things are named
SHORT, LONG = 3, 6  # letters: from short to long words, a word counts from half to in full


@dataclass(frozen=True)
class Sentences:
    """Texts cut into sentences: the sentence of each word and the text of each sentence."""

    of_word: np.ndarray
    text: np.ndarray

    @classmethod
    def of(cls, words: Words) -> Sentences:
        """Number the sentences; a line break ends one as well."""
        of_word = np.cumsum(words.vocabulary.is_break[words.codes])
        text = np.zeros(int(of_word[-1]) + 1 if len(of_word) else 1, dtype=np.int64)
        text[of_word] = words.text_of
        return cls(of_word, text)


class GoalTerms:
    """The terms of goals, cut into words: ``terms``, their ``weights``, and one *slot* per word of a term.

    ``slot_words``: the folded word; ``slot_term``: the term it is of; ``slot_things``: slots × things, what it
    names, alone or with its neighbours.
    """

    def __init__(self, goals: Goals, fields: Fields) -> None:
        named = {term: weight for key, weight in reversed(WEIGHTS.items()) for term in getattr(goals, key)}
        self.terms: Sequence[str] = [term for term in goals.terms if term in named]
        self.weights = np.array([named[term] for term in self.terms], dtype=np.float64)
        self.fields = fields
        words = cut_words([*self.terms, ""])
        kept = self._is_telling(words)
        self.slot_words = [words.vocabulary.folded[code] for code in words.codes[kept]]
        self.slot_term = words.text_of[kept]
        named_by = np.zeros((len(words.codes), len(fields.things)), dtype=bool)
        found = fields.find(words)
        for start, length, thing in zip(found.start, found.length, found.thing, strict=True):
            named_by[start : start + length, thing] = True
        self.slot_things = named_by[kept]

    @staticmethod
    def _is_telling(words: Words) -> np.ndarray:
        """Which words of the terms say something: no signs, and no small word such as "of"."""
        telling = [word[:1].isalnum() and word not in small_words() for word in words.vocabulary.folded]
        return np.array(telling, dtype=bool)[words.codes]

    @cached_property
    def in_one_word(self) -> list[str]:
        """Each term written as one word, as hashtags and German do; a term of one word stays as it is."""
        pieces = pd.Series(self.slot_words, dtype="object").groupby(self.slot_term).agg("".join)
        return pieces.reindex(range(len(self.terms)), fill_value="").tolist()

    @cached_property
    def field_weights(self) -> dict[str, float]:
        """The fields that the terms name, from 0 to 1 by how many terms do."""
        numbers = range(len(self.terms))
        things = [self.slot_things[self.slot_term == n].any(axis=0).nonzero()[0].tolist() for n in numbers]
        fields = pd.Series([f for t in things for f in {self.fields.field_of[i] for i in t}], dtype="string")
        counts = fields[fields.ne(GENERAL)].value_counts()
        return {str(field): n / counts.max() for field, n in counts.items()}


def relevance(
    texts: pd.Series, goals: Goals, language: pd.Series | None = None, lexicons: str | Path | None = None
) -> pd.DataFrame:
    """Say how near each text is to the goals.

    ``language``: that of each text, where it is known (column of :func:`netlab.people.talk.read_talk`).
    Returns, on the index of ``texts``: ``goal_relevance`` (0 to 1, to rank by and no percentage of anything; NA for
    a blank text, and for all where the goals hold no term) and ``topics`` (the terms found, the nearest first,
    "; "-joined; NA for none; "energy (field)" where only other things of a goal's field are named).
    """
    terms = GoalTerms(goals, read_fields(lexicons))
    plain = texts.astype("string").fillna("")
    words = cut_words(plain.tolist())
    if not terms.slot_words or not len(texts):
        return _table(texts.index, np.full(len(texts), np.nan), [None] * len(texts))
    named = terms.fields.find(words, language)
    worth = _term_worth(words, terms, named)
    near = _field_worth(named, terms, words.n_texts)
    parts = np.sort(np.hstack([worth, near.max(axis=1, keepdims=True)]), axis=1)[:, ::-1]
    score = 1 - np.prod(1 - parts * NEXT ** np.arange(parts.shape[1]), axis=1)
    score[plain.str.strip().eq("").to_numpy(dtype=bool)] = np.nan
    return _table(texts.index, score, _topics(worth, near, terms))


def _table(index: pd.Index, score: np.ndarray, topics: list[str | None]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "goal_relevance": pd.array(score, dtype="Float64"),
            "topics": pd.array(topics, dtype="string"),
        },
        index=index,
    )


def _term_worth(words: Words, terms: GoalTerms, named: Found) -> np.ndarray:
    """Texts × terms: what each term gives, from 0 to FULL."""
    sentences = Sentences.of(words)
    found = np.maximum(_as_words(words, sentences, terms), _as_things(named, sentences, terms))
    by_text = np.zeros((words.n_texts, found.shape[1]))
    np.maximum.at(by_text, sentences.text, found)
    share = found @ _shares(by_text, terms)
    whole = np.zeros((words.n_texts, len(terms.terms)))
    np.maximum.at(whole, sentences.text, share)
    return np.asarray(FULL * terms.weights * whole**PARTLY)


def _as_words(words: Words, sentences: Sentences, terms: GoalTerms) -> np.ndarray:
    """Sentences × slots: how much of the slot's word stands there, alone or as all words of its term in one."""
    alike = likeness([*terms.slot_words, *terms.in_one_word], words.vocabulary.folded)
    alike[~(words.vocabulary.is_word | words.vocabulary.is_number)] = 0
    single, joined = np.split(alike, [len(terms.slot_words)], axis=1)
    alike = np.maximum(single, np.where(joined >= PART, joined, 0)[:, terms.slot_term])
    at = np.flatnonzero(np.asarray(alike.any(axis=1))[words.codes])
    found = np.zeros((len(sentences.text), len(terms.slot_words)))
    np.maximum.at(found, sentences.of_word[at], alike[words.codes[at]])
    return found


def _as_things(named: Found, sentences: Sentences, terms: GoalTerms) -> np.ndarray:
    """Sentences × slots: whether the thing that the slot names is named there, in whatever language."""
    wanted = terms.slot_things.any(axis=0)[named.thing]
    found = np.zeros((len(sentences.text), len(terms.slot_words)))
    same = TRANSLATED * terms.slot_things.transpose()[named.thing[wanted]]
    np.maximum.at(found, sentences.of_word[named.start[wanted]], same)
    return found


def _shares(by_text: np.ndarray, terms: GoalTerms) -> np.ndarray:
    """Slots × terms: the share of a word in its term; rare and long words say more."""
    n_with = (by_text > 0).sum(axis=0)
    rarity = np.log((1 + len(by_text)) / (1 + n_with)) + 1
    letters = np.array([len(word) for word in terms.slot_words])
    says = rarity * np.clip(0.5 + 0.5 * (letters - SHORT) / (LONG - SHORT), 0.5, 1)
    shares = np.zeros((len(says), len(terms.terms)))
    shares[np.arange(len(says)), terms.slot_term] = says
    return np.asarray(shares / np.maximum(shares.sum(axis=0), 1e-9))


def _field_worth(named: Found, terms: GoalTerms, n_texts: int) -> np.ndarray:
    """Texts × fields of the goals: what other things of the field give, ever less each."""
    others = ~terms.slot_things.any(axis=0)
    worth = np.zeros((n_texts, max(len(terms.field_weights), 1)))
    for column, (field, weight) in enumerate(terms.field_weights.items()):
        is_of_field = np.asarray([f == field for f in terms.fields.field_of], dtype=bool) & others
        rows = pd.DataFrame({"text": named.text, "thing": named.thing})[is_of_field[named.thing]]
        n = rows.drop_duplicates().groupby("text").size()
        worth[n.index, column] = FIELD * weight * (1 - 0.5 ** n.to_numpy())
    return worth


def _topics(worth: np.ndarray, near: np.ndarray, terms: GoalTerms) -> list[str | None]:
    fields = list(terms.field_weights)
    named: list[str | None] = []
    for row, around in zip(worth, near, strict=True):
        order = np.argsort(-row, kind="stable")[:MOST_NAMED]
        found = [terms.terms[n] for n in order if row[n] >= LEAST]
        if not found and around.max() > 0:
            found = [fields[int(around.argmax())] + FIELD_MARK]
        named.append("; ".join(found) or None)
    return named
