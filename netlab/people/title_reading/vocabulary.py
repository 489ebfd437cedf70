"""All lexicons in one: a token of a title is looked up as it stands, as a form, as a compound, by its ending."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from netlab.people.title_reading.forms import Compounds, Forms, without_umlauts
from netlab.people.title_reading.lexicons import (
    Lexicon,
    Parts,
    Splitter,
    checked,
    listed_words,
    title_lexicons,
)
from netlab.people.title_reading.words import (
    CLOSE,
    END,
    GAP,
    NO_LEVEL,
    OCCUPATION,
    PAST,
    UNSPACED_SCRIPT,
    Word,
    comparable,
)
from netlab.vocabulary import FUNCTIONS

Trie = dict[str, Any]  # a word -> what may follow it; the key "" holds the Word of the phrase that ends here

_UNSPACED = re.compile(rf"[{UNSPACED_SCRIPT}]")
_LONGEST_UNSPACED = 12
# fmt: off
_ROMANCE_OF = frozenset({
    "a", "au", "aux", "d", "da", "das", "de", "degli", "dei", "del", "della", "delle", "dello", "des", "di", "do",
    "dos", "du", "em", "en", "para", "pour",
})
# fmt: on


class Vocabulary:
    """The words of all languages; the first language of the order decides a shared spelling."""

    def __init__(self, folder: str | Path | None = None) -> None:
        lexicons = title_lexicons(folder)
        self.splitter = Splitter(lexicons.values())
        self.phrases: Trie = {}
        self._singles: dict[str, Word] = {}
        self._aliases: dict[str, str] = {}  # forms that a list spells out although their base says the same
        self._known: dict[str, set[str]] = {}  # by language: its words, and the words of its phrases
        self._forms = Forms()
        self._compounds = Compounds(self._forms)
        self._compounding: list[str] = []
        self._borrowed: list[tuple[str, str]] = []  # forms that a language makes of any other's words
        self._unspaced: dict[str, Word] = {}
        listed = {language: listed_words(lexicon, self.splitter) for language, lexicon in lexicons.items()}
        for language, lexicon in lexicons.items():
            words = {parts[0]: word for parts, word in listed[language].items() if len(parts) == 1}
            self._add_words(language, lexicon, words)
        for language in lexicons:
            self._add_phrases(language, listed[language])
        self._parts_of_phrases = set().union(*self._known.values()) - set(self._singles)

    # -- compiling -----------------------------------------------------------------------------------

    def _add_words(self, language: str, lexicon: Lexicon, words: dict[str, Word]) -> None:
        forms = lexicon.get("forms", {})
        self._forms.add(language, forms.get("patterns", []))
        self._borrowed += [(end, base) for end, base in forms.get("borrowed", [])]
        self._known[language] = set(words)
        if lexicon.get("unspaced"):
            self._unspaced = words | self._unspaced
            return
        foreign = set(self._singles)
        for key, word in words.items():
            base = self._same_as(key, words, language, foreign)
            if base and key not in self._singles:
                self._aliases.setdefault(key, base)
            elif key not in self._aliases:
                self._keep(key, word)
        if lexicon.get("compounds"):
            self._compounding.append(language)
            self._compounds.add(language, words)
        for function, endings in checked(lexicon, "endings", FUNCTIONS):
            for ending in endings:
                first = lexicon.get("order") == "first"
                self._compounds.add_ending(comparable(ending), function, is_first=first)

    def _keep(self, key: str, word: Word) -> None:
        known = self._singles.setdefault(key, word)
        if known.is_first and not word.is_first:
            self._singles[key] = replace(known, is_first=False)

    def _same_as(self, key: str, words: Mapping[str, Word], language: str, foreign: set[str]) -> str:
        """Return the base form when ``key`` says nothing that its base form does not say."""
        mine = words[key]
        for _, base in self._forms.bases(key, language):
            other = words.get(base) if base not in foreign else None
            if other and not mine.mark and mine.level in (NO_LEVEL, other.level) and _same_work(mine, other):
                return base
        return ""

    def _add_phrases(self, language: str, listed: Mapping[Parts, Word]) -> None:
        for parts, word in listed.items():
            if len(parts) > 1:
                keys = [self._canonical(part, language) for part in parts]
                self._known[language].update(keys)
                node = self.phrases
                for key in keys:
                    node = node.setdefault(key, {})
                node.setdefault("", replace(word, opens=keys[-1] == "%of"))

    def _canonical(self, part: str, language: str) -> str:
        if part in self._singles or part.startswith("%"):
            return part
        if part in self._aliases:
            return self._aliases[part]
        known = self._known[language]
        bases = (base for _, base in self._forms.bases(part, language))
        return next((base for base in bases if base in known and base in self._singles), part)

    # -- reading -------------------------------------------------------------------------------------

    def learn(self, token: str) -> tuple[Word, ...]:
        """Return what one token of a title says: none, one, or (compounds, unspaced scripts) several words."""
        key = comparable(token)
        if _UNSPACED.match(token):
            return tuple(self._scan(key))
        if key in self.splitter.articles or key in ("", "(", "["):
            return ()
        mark = self.splitter.marks.get(key)
        if mark:
            return (Word(mark, text=key, mark=mark[1:], is_first=key in _ROMANCE_OF),)
        if not key[0].isalnum():
            return (Word(key, text=key, mark=CLOSE if key in ")]" else END),)
        if key[0].isdigit():
            return (GAP,)
        for spelling in dict.fromkeys((key, without_umlauts(key))):
            found = self._known_word(spelling)
            if found:
                return self._with_other_keys(found, spelling)
        return self._compounds.apart(key) or self._compounds.by_ending(key) or (GAP,)

    def parts_of_compound(self, token: str) -> tuple[Word, ...]:
        """Take a listed word of a compounding language apart; nothing for words of other languages."""
        key = comparable(token)
        known = (self._known[language] for language in self._compounding)
        forms = set(self._compounds.forms_of(key))
        return self._compounds.apart(key) if any(forms & words for words in known) else ()

    def _known_word(self, key: str) -> tuple[Word, ...]:
        key = self._aliases.get(key, key)
        if key in self._singles:
            return (self._singles[key],)
        part = key if key in self._parts_of_phrases else ""
        for language, base in self._forms.bases(key):
            if base in self._known[language]:
                if base in self._singles:
                    return (replace(self._singles[base], key=part) if part else self._singles[base],)
                part = part or base
        borrowed = self._borrowed_word(key) or self._singular_field(key) or self._past_word(key)
        return borrowed or (self._part_of_phrase(part, key) if part else ())

    def _borrowed_word(self, key: str) -> tuple[Word, ...]:
        for end, base in self._borrowed:
            if key.endswith(end):
                word = self._singles.get(key[: -len(end)] + base)
                if word and word.head:
                    return (word,)
        return ()

    def _singular_field(self, key: str) -> tuple[Word, ...]:
        """Read "insight" where the lists have "insights"."""
        plural = self._singles.get(key + "s") if len(key) > 4 else None
        return (plural,) if plural and plural.function and not plural.head else ()

    def _past_word(self, key: str) -> tuple[Word, ...]:
        """Read "exdirector": a past post written as one word."""
        if key.startswith("ex") and len(key) > 6:
            rest = self._known_word(key[2:])
            if rest and rest[0].head:
                return (Word("%past", mark=PAST), *rest)
        return ()

    def _part_of_phrase(self, part: str, key: str) -> tuple[Word, ...]:
        """Give a word that is listed only inside phrases the meaning of its own parts, if it is a compound."""
        found = self.parts_of_compound(key)
        if found and (len(found) == 1 or found[-1].head == OCCUPATION):
            return (replace(found[-1], key=part),)
        return found or (Word(part),)

    def _with_other_keys(self, found: tuple[Word, ...], key: str) -> tuple[Word, ...]:
        """Note every listed word that the token may be a form of: phrases of each language know it by theirs."""
        if len(found) != 1:
            return found
        forms = {base for language, base in self._forms.bases(key) if base in self._known[language]}
        if key in self._parts_of_phrases:
            forms.add(key)
        others = tuple(sorted(forms - {found[0].key}))
        return (replace(found[0], also=others),) if others else found

    def _scan(self, text: str) -> Iterator[Word]:
        """Find listed words in text without spaces, the longest first."""
        at = 0
        while at < len(text):
            sizes = range(min(_LONGEST_UNSPACED, len(text) - at), 0, -1)
            size = next((size for size in sizes if text[at : at + size] in self._unspaced), 0)
            if size:
                yield self._unspaced[text[at : at + size]]
            at += size or 1


def _same_work(form: Word, base: Word) -> bool:
    return (form.head, form.function, form.area, form.special) == (
        base.head,
        base.function,
        base.area,
        base.special,
    )
