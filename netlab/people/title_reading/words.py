"""What one word of a title can say, and how a title falls into words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from netlab.text import fold
from netlab.vocabulary import SENIORITIES

OCCUPATION, POST, RANK, NO_HEAD = 3, 2, 1, 0  # kinds of nouns for a person: see docs/titles.md
FIRM, FAINT = 2.0, 1.5  # what an area and a setting weigh
LEVEL = {name: rank for rank, name in enumerate(SENIORITIES)}
NO_LEVEL = -1

OF, AND, AT, PAST, HOPE, SEEK, SLOGAN, END, CLOSE = (
    "of", "and", "at", "past", "hope", "seek", "slogan", "end", "close",
)  # fmt: skip

# Japanese and Chinese write without spaces: their runs are one token, searched from inside.
UNSPACED_SCRIPT = "\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff"
TOKEN = re.compile(
    rf"[{UNSPACED_SCRIPT}]+"
    r"|(?<!\w)[^\W\d_]\s?&\s?[^\W\d_](?!\w)"  # R&D, M & A
    r"|(?:[^\W\d_]\.){2,}"  # i.R., H.R.
    rf"|[^\W_{UNSPACED_SCRIPT}]+"
    r"|\s[-–—]+\s?"  # a dash with a space before it parts; "Vertriebs- und" and "co-founder" do not
    r"|[|•·・;:,()\[\]/&+@\n–—…►▪●■]"
    r"|[\u2190-\u23ff\u2500-\u2bff\U0001f000-\U0001faff]"
)
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i", "ð": "d", "þ": "th"})


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """What one word or phrase of a title says; most say one or two of these things."""

    key: str
    text: str = ""  # as the lexicon spells it: the evidence
    also: tuple[str, ...] = ()  # other words it may be a form of, for phrases
    head: int = NO_HEAD
    function: str = ""
    area: str = ""  # set beside a head: an occupation that is also a field ("comercial")
    weight: float = 0.0
    level: int = NO_LEVEL
    is_grade: bool = False
    is_first: bool = False  # its language puts the head first
    is_object: bool = False
    is_handler: bool = False
    is_serving: bool = False
    is_side: bool = False
    is_joined: bool = False  # the last part of a compound
    opens: bool = False  # a phrase that ends in "of"
    special: str = ""
    mark: str = ""


GAP = Word("%gap")  # every unknown word: it says nothing, but it parts a phrase


def comparable(text: str) -> str:
    """Fold a word, and spell plainly the letters that Unicode does not take apart (ł, ø, æ, ı)."""
    folded = text.casefold().strip() if text.isascii() else fold(text).translate(_LETTERS)
    return folded.replace(" ", "") if "&" in folded else folded  # "R & D"
