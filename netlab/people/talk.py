"""Kinds of talk in messages, notes and posts, in seven languages: greetings, family, plans, projects, sales …

The words are data: ``_data/talk/<language>.toml`` lists, for each kind, patterns in the small language that
:mod:`netlab.people.talk_patterns` describes; ``shared.toml`` holds what the seven write alike (deadline,
Zoom), ``signs.toml`` what every language writes alike (emoji, links). A folder of one's own
(``lexicons="my-words/"``, holding ``talk/de.toml`` and so on) adds patterns, and kinds.

Three things are not read as the writer's own talk: quoted lines and quotations, what follows a forwarding
line, and what the kind ``ignore`` lists ("family business", "sister company"). A longer pattern beats the
single words in it, and "not a friend" is no friend (kinds in :data:`NEGATABLE`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from netlab.lexicons import lexicon_names, read_lexicon
from netlab.people.talk_language import LANGUAGES, OTHER, Ear
from netlab.people.talk_patterns import Pattern, Sieve, read_pattern, resolve
from netlab.people.talk_words import Atom, Vocabulary, Words, cut_words

PERSONAL_KINDS = (
    "kinship",  # own family: mum, the kids, my cousin
    "affection",  # miss you, hugs, love
    "friendship",  # old friend, mate, neighbour, godmother
    "life_event",  # wedding, baby, moving house, illness, loss
    "social_plans",  # dinner, beer, weekend, come over, away together
    "hobby",  # choir, climbing, football, game night
    "home_life",  # garden, cat, recipe, keys, sofa
    "shared_past",  # remember when, school, flat shared
    "weekend",  # weekends and evenings: private, but loosely
)
TONE_KINDS = (
    "casual_greeting",  # hey mate, na du, coucou
    "warmth",  # take care, un abrazo: warm, and used at work too
    "familiar_you",  # du, tu, je
    "emoji_love",
    "laughter",
    "formal_greeting",  # Dear Ms, Sehr geehrte, Cher Monsieur
    "formal_closing",  # kind regards, cordialement
    "formal_you",  # Sie, vous, usted, Lei, u
)
WORK_KINDS = (
    "meeting",  # calendar, agenda, call, minutes
    "project",  # deadline, client, budget, deck
    "craft",  # the daily matter of an occupation: ward, lesson plan, pull request, site
    "thanks_for_work",  # great work on, thanks for the quick delivery
    "worked_together",  # colleague, when we worked at, my old team
    "hiring",  # role, CV, interview, referral, notice period
    "transaction",  # invoice, quote, order, tenancy, appointment
    "conference",  # panel, booth, your talk, trade fair
    "pitch",  # I help companies, fifteen minutes of your time
    "career_advice",  # mentor, picking your brain about the field
    "business",  # market, customers, partnership: work, but loosely
)
POLITE_KINDS = (
    "connecting",  # thanks for connecting
    "congrats_career",  # congratulations on the new role, on the anniversary
    "birthday_wish",
    "season_wish",  # happy new year
    "sympathy",  # condolences, get well, in the polite form
    "small_talk",  # hope you are well
    "job_small_talk",  # how is the new job
    "feed",  # loved your post
)
MOVE_KINDS = (
    "asks_question",
    "asks_favour",
    "proposes_meeting",
    "thanks",
    "closes",  # no worries, talk soon: wants no answer
    "link",
    "hashtag",
    "job_news",  # I am happy to share that I start as …
    "introduces",
)
AUXILIARY = ("ignore", "forwarded", "negator", "light")  # steer the reading; no columns

TALK_KINDS = (*PERSONAL_KINDS, *TONE_KINDS, *WORK_KINDS, *POLITE_KINDS, *MOVE_KINDS)
NEGATABLE = frozenset({"kinship", "affection", "friendship", "shared_past", "worked_together", "warmth"})

# These describe how something is said; they may lie inside a longer pattern of another kind, and over it.
_OVERLAY = frozenset({*TONE_KINDS, *MOVE_KINDS, "negator", "light", "forwarded"})
_SHARED, _SIGNS = "shared", "signs"
_STRETCH = 12_000_000  # characters read at once: bounds memory, hardly costs time
_MOST = 255


def read_talk(texts: pd.Series, lexicons: str | Path | None = None) -> pd.DataFrame:
    """Read the kinds of talk in each text.

    Returns, on the index of ``texts``: ``language`` (category: one of the seven, "other", NA where too
    little is written to tell) and one ``uint8`` column per kind of :data:`TALK_KINDS` (and per kind that
    ``lexicons`` adds): how many of its patterns stand in the text. A missing text says nothing: all 0.
    In a language that is not read only signs (emoji, links) are counted.
    Raises ParameterError for a lexicon that is not valid.
    """
    reader = _reader(str(lexicons) if lexicons else None)
    numbers, distinct = pd.factorize(texts)
    language, counts = reader.read([str(text) for text in distinct])
    pad = np.vstack([counts, np.zeros((1, len(reader.kinds)), dtype=np.uint8)])
    table = pd.DataFrame(pad[numbers], columns=list(reader.kinds), index=texts.index, copy=False)
    names = pd.concat([language, pd.Series([pd.NA], dtype="string")], ignore_index=True)
    spoken = pd.Categorical(names.iloc[numbers], categories=[*LANGUAGES, OTHER])
    table.insert(0, "language", pd.Series(spoken, index=texts.index))
    return table


@lru_cache(maxsize=4)
def _reader(lexicons: str | None) -> _Reader:
    names = [name.removeprefix("talk/") for name in lexicon_names("talk/", lexicons)]
    loaded = {n: read_lexicon(f"talk/{n}", lexicons) for n in names if n != "languages"}
    return _Reader(loaded, read_lexicon("talk/languages", lexicons))


class _Reader:
    """The lexicons, made ready to be searched for."""

    def __init__(self, lexicons: Mapping[str, Mapping[str, Any]], ear: Mapping[str, Any]) -> None:
        listed = dict.fromkeys(k for lexicon in lexicons.values() for k in lexicon if k != "source")
        self.kinds = (*TALK_KINDS, *(k for k in listed if k not in TALK_KINDS and k not in AUXILIARY))
        self.all_kinds = (*self.kinds, *AUXILIARY)
        self.sources = (*LANGUAGES, _SHARED, _SIGNS)
        patterns = [p for name, lexicon in lexicons.items() for p in self._patterns(name, lexicon)]
        self.sieve = Sieve(patterns)
        own = {code: _own_words(patterns, i) for i, code in enumerate(LANGUAGES)}
        self.ear = Ear(ear, own)
        self.is_overlay = np.array([kind in _OVERLAY for kind in self.all_kinds])
        self.is_negatable = np.array([kind in NEGATABLE for kind in self.all_kinds])

    def _patterns(self, name: str, lexicon: Mapping[str, Any]) -> Iterator[Pattern]:
        for kind, lines in lexicon.items():
            if kind == "source":
                continue
            for line in (part.strip() for item in lines for part in item.split(",") if part.strip()):
                for elements in read_pattern(line):
                    yield Pattern(self.all_kinds.index(kind), self.sources.index(name), elements)

    def read(self, texts: list[str]) -> tuple[pd.Series, np.ndarray]:
        """Return the language of each text and its counts (texts × kinds)."""
        language, counts = [pd.Series(dtype="string")], [np.empty((0, len(self.kinds)), dtype=np.uint8)]
        for stretch in _stretches(texts):
            words = cut_words(stretch)
            heard = self.ear.listen(words)
            language.append(heard.name)
            counts.append(self._count(words, heard.reads))
        return pd.concat(language, ignore_index=True), np.vstack(counts)

    def _count(self, words: Words, reads: np.ndarray) -> np.ndarray:
        pattern, start = self.sieve.find(words)
        text = words.text_of[start]
        everywhere = np.ones((words.n_texts, 1), dtype=bool)
        reads = np.hstack([reads, reads.any(axis=1, keepdims=True), everywhere])
        kept = reads[text, self.sieve.language[pattern]]
        pattern, start = pattern[kept], start[kept]
        for rule in (self._not_forwarded, self._not_covered, self._not_denied):
            kept = rule(words, pattern, start)
            pattern, start = pattern[kept], start[kept]
        n_kinds = len(self.all_kinds)
        once = np.unique(start * n_kinds + self.sieve.kind[pattern])  # two readings of one place count once
        place = words.text_of[once // n_kinds].astype(np.int64) * n_kinds + once % n_kinds
        counts = np.bincount(place, minlength=words.n_texts * n_kinds).reshape(words.n_texts, n_kinds)
        return np.minimum(counts[:, : len(self.kinds)], _MOST).astype(np.uint8)

    def _not_forwarded(self, words: Words, pattern: np.ndarray, start: np.ndarray) -> np.ndarray:
        """What follows a forwarding line was written by somebody else."""
        lines = self.sieve.kind[pattern] == self.all_kinds.index("forwarded")
        ends = np.full(words.n_texts, len(words.codes), dtype=np.int64)
        np.minimum.at(ends, words.text_of[start[lines]], start[lines])
        return np.asarray(start < ends[words.text_of[start]])

    def _not_covered(self, words: Words, pattern: np.ndarray, start: np.ndarray) -> np.ndarray:
        """A longer pattern beats what lies inside it: "sister company" is no sister."""
        length, overlay = self.sieve.length[pattern], self.is_overlay[self.sieve.kind[pattern]]
        of = np.repeat(np.flatnonzero(~overlay), length[~overlay])
        step = np.arange(len(of)) - np.repeat(
            np.cumsum(length[~overlay]) - length[~overlay], length[~overlay]
        )
        longest = np.zeros(len(words.codes), dtype=np.int32)
        np.maximum.at(longest, start[of] + step, length[of])
        inside = (longest[start] > length) & (longest[start + length - 1] > length)
        return np.asarray(overlay | ~inside)

    def _not_denied(self, words: Words, pattern: np.ndarray, start: np.ndarray) -> np.ndarray:
        """Drop what stands right behind a "not", with nothing but small words between."""
        negator, light = (
            self._word_flags(kind, words.vocabulary)[words.codes] for kind in ("negator", "light")
        )
        denied, open_ = np.zeros(len(start), dtype=bool), np.ones(len(start), dtype=bool)
        for back in (1, 2, 3, 4):
            place = np.maximum(start - back, 0)
            denied |= open_ & negator[place]
            open_ &= light[place]
        return ~(denied & self.is_negatable[self.sieve.kind[pattern]])

    def _word_flags(self, kind: str, vocabulary: Vocabulary) -> np.ndarray:
        number, flags = self.all_kinds.index(kind), np.zeros(len(vocabulary.raw), dtype=bool)
        for pattern in self.sieve.patterns:
            if pattern.kind == number:
                flags[resolve(pattern.elements[0], vocabulary)] = True
        return flags


def _own_words(patterns: list[Pattern], language: int) -> list[Atom]:
    atoms = (a for p in patterns if p.language == language for element in p.elements for a in element)
    return [atom for atom in atoms if atom[0] in ("whole", "stem")]


def _stretches(texts: list[str]) -> Iterator[list[str]]:
    start, size = 0, 0
    for stop, text in enumerate(texts, start=1):
        size += len(text)
        if size >= _STRETCH:
            yield texts[start:stop]
            start, size = stop, 0
    if start < len(texts):
        yield texts[start:]
