"""The leak check: a finished file, read as a reader would, held against everything personal that is known.

A hit says of what kind it is and where it stands, never what. What the same page of nobody's network holds is the page's
own: its scripts and styles are set aside by their hash, its words are no names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np

from netlab.errors import LeakError
from netlab.privacy.pieces import Piece, fingerprint
from netlab.privacy.reading import read_file
from netlab.privacy.secrets import EMPLOYER, WORDS, Secrets
from netlab.privacy.unpacking import unpacked
from netlab.privacy.words import is_spaceless, words

RUN = 5  # words in a row that are a piece of a text; of letters without spaces twice as many
SPACELESS_RUN = 10
MOST_TOLD = 5  # places that an error names
OWN_BLOCK = 200  # letters from which a text of the page's own is set aside by its hash


@dataclass(frozen=True, order=True, slots=True)
class Leak:
    """Something personal in a file: what kind, and where; never what."""

    file: str
    kind: str
    place: str

    def __str__(self) -> str:
        return f"{self.file}: {self.kind} in {self.place}"


@dataclass(frozen=True)
class Own:
    """What a page holds whoever it is about: blocks by hash, its words, its values, and runs that look like names."""

    blocks: frozenset[str] = frozenset()
    texts: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    values: frozenset[tuple[str, ...]] = frozenset()
    streams: tuple[tuple[str, ...], ...] = field(default=(), repr=False)
    windows: frozenset[tuple[str, ...]] = field(default=frozenset(), repr=False)

    def is_block(self, text: str) -> bool:
        """Say whether a text is one of the page's own blocks."""
        return len(text) >= OWN_BLOCK and fingerprint(text) in self.blocks


def own_of(page: bytes, name: str = "page.html") -> Own:
    """Read the same page made from nobody's network: what stands there tells of nobody."""
    pieces = [piece for piece in read_file(page, name) if not piece.is_source]
    long = [piece.text for piece in pieces if len(piece.text) >= OWN_BLOCK]
    blocks = frozenset(map(fingerprint, long))
    read = [
        piece
        for one in pieces
        if len(one.text) < OWN_BLOCK or not _is_code(one)
        for piece in unpacked(one, lambda _: False)
    ]
    streams = [tuple(words(piece.text)) for piece in read]
    different = tuple(dict.fromkeys(streams))
    return Own(
        blocks,
        tuple(sorted((text for text in long if len(text) > 4 * OWN_BLOCK), key=len, reverse=True)),
        frozenset(word for stream in different for word in stream),
        frozenset(stream for piece, stream in zip(read, streams, strict=True) if piece.is_data),
        different,
        frozenset(window for stream in different for window in _windows(stream)),
    )


def _is_code(piece: Piece) -> bool:
    """Say whether a piece is a script, a style or a packed block: their words are no words of the page."""
    return piece.place.endswith(("(<script>)", "(<style>)")) or " " not in piece.text


def find_leaks(content: bytes, secrets: Secrets, *, name: str, own: Own | None = None) -> list[Leak]:
    """Return every place in a file where something of ``secrets`` stands, in order; an empty list if there is none.

    ``own`` is the same page made from nobody's network (:func:`own_of`). What is looked for, and in which
    disguises, is told in docs/privacy.md. Raises ParameterError for a PDF.
    """
    own = own or Own()
    search = _Search(secrets, own)
    source: list[Piece] = []
    for piece in read_file(content, name):
        if piece.is_source:
            source.append(piece)
        else:
            for inner in unpacked(piece, own.is_block):
                search.look(inner)
    found = search.found()
    if not found:  # what the reading above did not understand is still text
        for piece in source:
            text = piece.text
            for block in own.texts:
                text = text.replace(block, " ")
            search.look(Piece(piece.place, text))
        found = search.found()
    return sorted({Leak(name, kind, place) for kind, place in found})


def require_no_leak(content: bytes, secrets: Secrets, *, name: str, own: Own | None = None) -> None:
    """Raise LeakError, which tells kinds and places, if a file holds anything personal."""
    leaks = find_leaks(content, secrets, name=name, own=own)
    if leaks:
        raise LeakError(f"{told(leaks)} It was not written.")


def told(leaks: list[Leak]) -> str:
    """Say the first leaks in a sentence."""
    shown = "; ".join(f"{leak.kind} in {leak.place}" for leak in leaks[:MOST_TOLD])
    more = f"; and {len(leaks) - MOST_TOLD} more" if len(leaks) > MOST_TOLD else ""
    return f"{leaks[0].file} holds something personal: {shown}{more}."


class _Search:
    """Looks at pieces one by one and remembers where something stands."""

    def __init__(self, secrets: Secrets, own: Own):
        self.secrets, self.own = secrets, own
        self.hits: list[tuple[str, str]] = []
        self.windows: dict[tuple[str, ...], str] = {}
        phrases = secrets.anywhere | {f"{kind} ": phrase for kind, phrase in secrets.in_data.items()}
        self.own_runs = {
            kind: {run for stream in own.streams for _, run in phrase.found(stream)} for kind, phrase in phrases.items()
        }  # fmt: skip

    def look(self, piece: Piece) -> None:
        """Search one piece."""
        text = words(piece.text)
        if not text:
            return
        is_value = piece.is_data and tuple(text) not in self.own.values
        hidden = self._allowed(text)
        for kind, phrases in self.secrets.anywhere.items():
            for start, run in phrases.found(text):
                if kind == EMPLOYER and hidden[start : start + len(run)].all():
                    continue
                if run not in self.own_runs[kind] or (is_value and len(run) == len(text)):
                    self.hits.append((kind, piece.place))
        if piece.is_data:
            self._look_at_value(piece, text, hidden, is_value)
        for start, window in enumerate(_windows(text)):
            if window and window not in self.own.windows and not hidden[start : start + RUN].all():
                self.windows.setdefault(window, piece.place)

    def _look_at_value(self, piece: Piece, text: list[str], hidden: np.ndarray, is_value: bool) -> None:
        for kind, phrases in self.secrets.in_data.items():
            for start, run in phrases.found(text):
                if hidden[start : start + len(run)].all():
                    continue
                whole = is_value and len(run) == len(text)
                if whole or (run not in self.own_runs[f"{kind} "] and not self._are_own(run)):
                    self.hits.append((kind, piece.place))

    def _are_own(self, run: tuple[str, ...]) -> bool:
        return len(run) == 1 and run[0] in self.own.words

    def _allowed(self, text: list[str]) -> np.ndarray:
        """Mark the words that belong to a value which the page is meant to show."""
        marks = np.zeros(len(text), dtype=bool)
        for start, run in self.secrets.allowed.found(text):
            marks[start : start + len(run)] = True
        return marks

    def found(self) -> list[tuple[str, str]]:
        """Return all hits: those of names and addresses, and those of five words in a row."""
        return [*self.hits, *((WORDS, place) for place in self._written())]

    def _written(self) -> set[str]:
        """Return where five words of a text stand. Few words are on a page, so the texts are held against those."""
        known = {
            word: number for number, word in enumerate(dict.fromkeys(w for run in self.windows for w in run))
        }
        wanted = {_hashed([known[word] for word in run]): run for run in self.windows}
        if not wanted:
            return set()
        by_length = {length: np.array(sorted(h for h, run in wanted.items() if len(run) == length), dtype=np.uint64)
                     for length in (RUN, SPACELESS_RUN)}  # fmt: skip
        places = set()
        for block in _blocks(self.secrets.written):
            numbers = np.array([known.get(word, -1) for word in block], dtype=np.int64)
            for length, hashes in by_length.items():
                places |= {self.windows[wanted[h]] for h in _common(numbers, hashes, length)}
        return places


_BASE = 1_000_003


def _windows(text: list[str] | tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the run that begins at each word, empty where it is no text: mostly numbers, or too short."""
    for start in range(len(text) - RUN + 1):
        run = tuple(text[start : start + RUN])
        letters = sum(is_spaceless(word) for word in run)
        if letters > RUN // 2:
            run = tuple(text[start : start + SPACELESS_RUN])
            if len(run) < SPACELESS_RUN or sum(map(is_spaceless, run)) < SPACELESS_RUN - RUN // 2:
                yield ()
                continue
        yield run if sum(not word.isdigit() for word in run) > RUN // 2 else ()


def _hashed(numbers: list[int]) -> int:
    value = 0
    for number in numbers:
        value = (value * _BASE + number + 1) & 0xFFFFFFFFFFFFFFFF
    return value


def _common(numbers: np.ndarray, hashes: np.ndarray, length: int) -> Iterator[int]:
    """Yield the hashes that a run of ``length`` numbers has; -1 is a word that no page has."""
    n = len(numbers) - length + 1
    if n < 1 or not len(hashes):
        return
    value = np.zeros(n, dtype=np.uint64)
    is_known = np.ones(n, dtype=bool)
    for step in range(length):
        part = numbers[step : step + n]
        is_known &= part >= 0
        value = value * np.uint64(_BASE) + (part + 1).astype(np.uint64)
    candidates = value[is_known]
    place = np.minimum(np.searchsorted(hashes, candidates), len(hashes) - 1)
    yield from (int(h) for h in np.unique(candidates[hashes[place] == candidates]))


def _blocks(texts: Iterable[str], size: int = 2_000_000) -> Iterator[list[str]]:
    """Yield the words of the texts in large blocks, a word that is none between two texts."""
    block: list[str] = []
    for text in texts:
        block += words(text)
        block.append("")
        if len(block) > size:
            yield block
            block = []
    yield block
