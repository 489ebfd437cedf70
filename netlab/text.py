"""Pure string helpers that know nothing of LinkedIn tables: folding, names, profile addresses, counting words."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import unquote

import pandas as pd

_SPACE = re.compile(r"\s+")
_ACCENT = re.compile("[\u0300-\u036f]")  # the marks of Latin, Greek and Cyrillic letters
_TAG = re.compile(r"<[^<>]{0,2000}>")  # bounded: a megabyte of "<" must not hang
_BREAK = re.compile(r"<(?:br|/p|/div|/li)\b[^<>]{0,200}>", re.IGNORECASE)
_SLUG = re.compile(r"linkedin\.com/in/([^/?#\s]+)", re.IGNORECASE)
_PLAIN_ADDRESS = re.compile(r"https://www\.linkedin\.com/in/([A-Za-z0-9_.-]+)/?")  # nearly all are like this
_INVISIBLE = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
)

_UNSHOWN = re.compile(
    "[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]"
)


def one_line(text: str, longest: int = 0) -> str:
    """Return text fit to be shown in a line: spaces single, control and direction marks out, perhaps cut.

    A right-to-left override in a name would turn the sentence around it; joiners stay, since Persian
    names and emoji need them. With ``longest`` the text ends in an ellipsis after that many characters.
    """
    plain = _SPACE.sub(" ", _UNSHOWN.sub("", text)).strip()
    return plain[: longest - 1].rstrip() + "…" if longest and len(plain) > longest else plain


def fold(text: str) -> str:
    """Return the comparable form: NFKC, no accents, casefolded, invisible marks out, spaces single."""
    if text.isascii():  # nothing to normalise, and by far the most common
        if text.isprintable():
            return " ".join(text.lower().split())
        return _SPACE.sub(" ", _INVISIBLE.sub("", text).casefold()).strip()
    plain = _ACCENT.sub("", unicodedata.normalize("NFKD", _INVISIBLE.sub("", text)))
    if plain.isascii():
        return " ".join(plain.lower().split())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", plain).casefold()).strip()


def fold_series(texts: pd.Series) -> pd.Series:
    """Fold every text once per distinct value; ``NA`` stays ``NA``."""
    return map_unique(texts, fold)


def map_unique(texts: pd.Series, function) -> pd.Series:  # type: ignore[no-untyped-def]
    """Apply ``function`` to each distinct non-missing text and spread the answers over all rows."""
    codes, distinct = pd.factorize(texts)
    answers = pd.Series([function(text) for text in distinct.tolist()], dtype="string")
    return answers.reindex(codes).set_axis(texts.index) if len(answers) else texts.astype("string")


def among(texts: pd.Series, wanted: Iterable[str]) -> pd.Series:
    """Say which texts are among the wanted ones; ``NA`` never is. Quicker than ``isin`` where both are many."""
    column = wanted if isinstance(wanted, pd.Series) else pd.Series(list(wanted), dtype="string")
    known = pd.Index(column.dropna().unique())
    found = known.get_indexer(pd.Index(texts)) >= 0 if len(texts) and len(known) else False
    return pd.Series(found, index=texts.index, dtype="bool")


def profile_slug(url: str) -> str:
    """Return the comparable slug of a profile address (``/in/<slug>``), or ``""`` if it is none.

    Percent signs are decoded, then NFC and casefold, so that ``/in/J%C3%B6rg`` and ``/in/jörg`` agree.
    """
    if plain := _PLAIN_ADDRESS.fullmatch(url):
        return plain[1].lower()
    found = _SLUG.search(url)
    return unicodedata.normalize("NFC", unquote(found.group(1))).casefold().strip() if found else ""


def profile_url(slug: str) -> str:
    """Return the address that a slug stands for; links go to www.linkedin.com only."""
    from urllib.parse import quote

    return f"https://www.linkedin.com/in/{quote(slug)}" if slug else ""


def plain_text(markup: str) -> str:
    """Turn HTML into plain text: breaks kept as new lines, tags out, entities read, invisible marks out."""
    if "<" in markup:
        markup = _TAG.sub(" ", _BREAK.sub("\n", markup))
    if "&" in markup:
        markup = html.unescape(markup)
    return _INVISIBLE.sub("", markup.replace("\u00a0", " ")).strip()


def counted(n: int, noun: str, plural: str | None = None) -> str:
    """Write a number with its noun: ``1 person``, ``2,345 people``."""
    return f"{n:,} {noun if n == 1 else plural or noun + 's'}"


def percent(share: float) -> str:
    """Write a share the way people read it: ``34 %``, ``< 1 %``, ``unknown``."""
    if pd.isna(share):
        return "unknown"
    if 0 < share < 0.01:
        return "< 1 %"
    if 0.99 < share < 1:
        return "> 99 %"
    return f"{share * 100:.0f} %"
