"""Message text that is HTML to plain text, and only that: ``a < b`` and ``<3`` stay as written.

Every pattern is bounded or looks at one tag at a time: a cell of a megabyte costs a moment, never a hang.
"""

from __future__ import annotations

import html
import re

import numpy as np
import pandas as pd

from netlab.export.cells import containing, replaced
from netlab.text import map_unique

SPONSORED_CLASS = (
    "spinmail-quill-editor"  # advertisements, 2021-2026: <p class="spinmail-quill-editor__spin-break">
)

_NAMES = (
    "a|abbr|b|blockquote|body|br|button|center|code|div|em|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|"
    "img|li|link|meta|noscript|object|ol|p|pre|s|script|section|small|span|strong|style|sub|sup|svg|table|tbody|td|"
    "template|th|thead|title|tr|u|ul|video"
)
_OPEN = re.compile(rf"<({_NAMES})(?=[\s/>])[^<>]{{0,4000}}>", re.IGNORECASE)
_CLOSE = re.compile(rf"</({_NAMES})\s{{0,20}}>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s{0,20}/?>|</(?:p|div|li|tr|h[1-6]|blockquote)\s{0,20}>", re.IGNORECASE)
_UNSEEN = re.compile(r"<(script|style)(?=[\s>])[^<>]{0,4000}>[^<]*</\1\s{0,20}>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_EMPTY_LINES = re.compile(r"\n{3,}")


def plain_texts(texts: pd.Series, tagged: np.ndarray | None = None) -> pd.Series:
    """Turn the cells that are markup into plain text; all others come back as they are.

    ``tagged`` says which cells have a ``<``, where that is known already.
    """
    suspects = containing(texts, "&") | (containing(texts, "<") if tagged is None else tagged)
    if not suspects.any():
        return texts
    plain = map_unique(texts[suspects], plain_text)
    return replaced(texts, suspects, plain.mask(plain == "").astype(texts.dtype))


def plain_text(text: str) -> str:
    """Return one text without markup: tags out if it has them, complete entities read (``&amp;`` -> ``&``)."""
    if "<" in text and is_markup(text):
        text = _untagged(text)
    if "&" in text:
        text = _ENTITY.sub(lambda found: html.unescape(found.group()), text).replace("\u00a0", " ")
    return text.strip()


def is_markup(text: str) -> bool:
    """Say whether a text is HTML: it opens with a known tag, breaks a line with one, or closes one it opened."""
    if _OPEN.match(text.lstrip()[:5000]) or (_BREAK.search(text, 0, len(text)) and "<br" in text.casefold()):
        return True
    opened = {name.casefold() for name in _OPEN.findall(text)}
    return bool(opened) and not opened.isdisjoint(name.casefold() for name in _CLOSE.findall(text))


def _untagged(text: str) -> str:
    text = _UNSEEN.sub(" ", text)
    text = _CLOSE.sub("", _OPEN.sub("", _BREAK.sub("\n", text)))
    return _EMPTY_LINES.sub("\n\n", "\n".join(line.rstrip(" \t") for line in text.split("\n")))
