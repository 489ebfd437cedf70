"""What stands in posts that tells work from private life: kinds of talk, signs of posts, words of fields.

Three readings of the same text, each data and each open to the user's own words:

* the kinds of talk of messages (:mod:`netlab.people.talk`);
* signs that only posts have, ``_data/posts/talk/<language>.toml``: lessons, launches, team outings …;
* things of working life that are named (:mod:`netlab.metrics.fields`), and names of the owner's own work.

Beside what is spoken of stands how it is told (:data:`MANNERS`): in the first person, with exclamation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import numpy as np
import pandas as pd

from netlab.export.export import Export
from netlab.goals import Goals
from netlab.lexicons import DATA, read_lexicon
from netlab.metrics.fields import GENERAL, Fields, in_order, read_fields, small_words
from netlab.people.talk import read_talk
from netlab.people.talk_language import LANGUAGES
from netlab.people.talk_patterns import Pattern, Sieve
from netlab.people.talk_words import Words, cut_words
from netlab.text import fold

POST_WORDS = DATA / "posts"
POST_SIGNS = (
    "private_time",  # holidays, children, marathons, cake
    "mourning",
    "team_event",  # outings, company runs: work and private
    "work_and_family",  # parental leave, "my mother ran a shop": work and private
    "lesson",  # what it taught me
    "opinion",  # hot take, most managers
    "workplace",  # the office, my team, the boss
    "achievement",  # launched, passed the exam, up by a third
    "audience",  # how do you handle it? link in the comments
    "applause",  # well deserved, great point
)
MANNERS = ("mine", "myself", "exclaimed")  # columns n_mine, n_myself, n_exclaimed
AT_HOME = ("home_life", "hobby", "everyday", "private_time")  # kinds that the own work may be about
SHORTEST_OWN_WORD = 4
_WORD = re.compile(r"[^\W_]+")
_HEADLINE_WORD = re.compile(r"[^\W\d_]{4,}|[A-Z]{2,3}(?![a-z])")
_FIGURE = re.compile(
    r"\d\s?(?:%|percent|per cent|prozent|por ciento|por cento|procent|€|£|\$|kwh|mwh)", re.IGNORECASE
)


def read_signs(
    texts: pd.Series, own_words: Iterable[str] = (), lexicons: str | Path | None = None
) -> pd.DataFrame:
    """Read the signs in each text.

    ``own_words``: words and names of the owner's work (:func:`words_of_own_work`).
    Returns, on the index of ``texts``: ``language``; one count per kind of talk and per sign of
    :data:`POST_SIGNS`; ``n_words``; ``n_figures`` (percentages and amounts); ``n_field`` (things of working life
    that are named; what people do at home too does not count) and ``field_words`` (which); ``n_own`` and
    ``own_words`` likewise; ``n_private`` and ``private_words`` (things of private life that are neither);
    ``n_mine`` and ``n_myself`` (words of ``_data/posts/grammar.toml``); ``n_exclaimed`` (marks).
    """
    signs = _talk(texts, lexicons)
    plain = texts.astype("string").fillna("")
    words = cut_words(plain.tolist())
    counts = {
        "n_words": _count(words),
        "n_figures": plain.map(lambda text: len(_FIGURE.findall(text))).to_numpy(),
        "n_exclaimed": plain.str.count("!").to_numpy(dtype="int64"),
        **_manners(words, signs["language"], lexicons),
    }
    named = _named_things(words, signs["language"], tuple(own_words), lexicons)
    mine = named.pop("mine")
    named["own"] = _both(named["own"], mine)
    for name, table in named.items():
        counts |= {f"n_{name}": table["n"].to_numpy(), f"{name}_words": table["named"].array}
    n_mine = mine["n"].to_numpy()
    at_home = {kind: np.maximum(signs[kind].astype("int64") - n_mine, 0) for kind in AT_HOME}
    return signs.assign(**at_home, **counts)


def _both(own: pd.DataFrame, mine: pd.DataFrame) -> pd.DataFrame:
    """Words of the own work, and things of home that it is about: a vet's dogs speak of work."""
    named = own["named"].str.cat(mine["named"], sep="; ")
    return pd.DataFrame(
        {"n": own["n"] + mine["n"], "named": named.fillna(own["named"]).fillna(mine["named"])}
    )


def words_of_own_work(export: Export, goals: Goals | None = None) -> tuple[str, ...]:
    """List what names the owner's own work: employers, titles, skills, words of the headline, terms of the goals."""
    names = pd.concat(
        [export.positions["company"], export.positions["title"], export.skills["skill"]]
    ).dropna()
    headline = (_HEADLINE_WORD.findall(text) for text in export.profile["headline"].dropna())
    small = small_words()
    single = (word for words in headline for word in words if fold(word) not in small)
    return tuple(dict.fromkeys([*names, *single, *(goals.terms if goals else ())]))


def _talk(texts: pd.Series, lexicons: str | Path | None) -> pd.DataFrame:
    """Read talk and post signs together, so that "team outing" beats the "team" in it."""
    signs = read_talk(texts, POST_WORDS)
    if lexicons is None:
        return signs
    theirs = read_talk(texts, lexicons)
    kinds = theirs.columns.drop("language")
    return signs.assign(**{k: np.maximum(signs[k], theirs[k]) if k in signs else theirs[k] for k in kinds})


def _named_things(
    words: Words, language: pd.Series, own_words: tuple[str, ...], lexicons: str | Path | None
) -> dict[str, pd.DataFrame]:
    """What texts name of working life, of the owner's own work, and of private life where it is neither."""
    fields, private, own = read_fields(lexicons), read_fields(lexicons, "private_life"), _own_sieve(own_words)
    work = fields.find(words, language).outermost()
    work = work.where(~fields.is_everyday[work.thing])
    owned = in_order(words, own, *own.find(words)).outermost()
    home, n_words = private.find(words, language), len(words.codes)
    home = home.where(~_idioms().find(words, language).covers(n_words)[home.start])
    work = work.where(~home.where(home.length > 1).covers(n_words)[work.start])  # a brother-in-law is no law
    at_work = work.covers(n_words) | owned.covers(n_words)
    is_mine = _is_own_work(private, own_words)[home.thing]
    mine, home = home.where(is_mine), home.where(~at_work[home.start] & ~is_mine).outermost()
    return {
        "field": work.named(fields.things, words.n_texts),
        "own": owned.named(_names(own), words.n_texts),
        "private": home.named(private.things, words.n_texts),
        "mine": mine.named(private.things, words.n_texts),
    }


@lru_cache(maxsize=1)
def _idioms() -> Fields:
    """What borrows words of home and means work, "our baby is live": the lines ``ignore`` of the signs of posts."""
    lines = [
        ", ".join(line.strip().rstrip(",") for line in read_lexicon(f"posts/talk/{code}").get("ignore", ()))
        for code in LANGUAGES
    ]
    return Fields({GENERAL: {"idiom": " | ".join(lines)}})


def _is_own_work(private: Fields, own_words: tuple[str, ...]) -> np.ndarray:
    """Which private things are the owner's work: a vet's dogs, a vintner's wine."""
    found = private.find(cut_words([*own_words, ""]))
    return np.isin(np.arange(len(private.things)), found.thing)


def _own_sieve(own_words: Iterable[str]) -> Sieve:
    return Sieve(_own_patterns(own_words))


def _own_patterns(own_words: Iterable[str]) -> Iterator[Pattern]:
    for number, name in enumerate(dict.fromkeys(own_words)):
        parts = [fold(part) for part in _WORD.findall(name)]
        if sum(map(len, parts)) >= SHORTEST_OWN_WORD or name.isupper():
            yield Pattern(number, 0, tuple(frozenset({("whole", part)}) for part in parts))


def _names(own: Sieve) -> list[str]:
    """The own words as the texts would write them, by their number."""
    names = {p.kind: " ".join(next(iter(element))[1] for element in p.elements) for p in own.patterns}
    return [names.get(number, "") for number in range(max(names, default=-1) + 1)]


def _manners(words: Words, language: pd.Series, lexicons: str | Path | None) -> dict[str, np.ndarray]:
    """How a text is told, in its own language: how many small words of each manner."""
    small = read_fields(lexicons, "posts/grammar")
    found = small.find(words, language)
    n = np.zeros((words.n_texts, len(small.things)), dtype="int64")
    np.add.at(n, (found.text, found.thing), 1)
    return {f"n_{manner}": n[:, number] for number, manner in enumerate(small.things)}


def _count(words: Words) -> np.ndarray:
    """How many words each text has, signs and numbers left aside."""
    if not words.n_texts:
        return np.zeros(0, dtype=np.int64)
    is_word = words.vocabulary.is_word[words.codes]
    return np.bincount(words.text_of, weights=is_word, minlength=words.n_texts).astype("int64")
