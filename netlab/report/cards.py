"""People as cards: a name, what they do, and the sentences that say why they stand there. For private eyes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from netlab.report.shown import Words
from netlab.report.tables import LONGEST_CELL, escaped, link, prose

MOST_SENTENCES = 5  # of evidence on one card; the rest is counted
NAMELESS = "someone without a name"


@dataclass(frozen=True)
class Card:
    """One person: all plain text, escaped when written."""

    name: str
    url: str = ""
    role: str = ""
    lines: Sequence[str] = ()
    note: str = ""
    draft: str = ""  # a text to copy, its line breaks kept


def role_of(person: pd.Series) -> str:
    """Say what somebody does and where, as far as the archive tells."""
    told = (person.get("position"), person.get("company"))
    parts = [str(part) for part in told if pd.notna(part)]
    return ", ".join(parts)


def card_of(person: pd.Series, *lines: str, note: str = "") -> Card:
    """Make the card of a row of the people table."""
    name, url = person.get("name"), person.get("url")
    return Card(
        name=str(name) if pd.notna(name) else NAMELESS,
        url=str(url) if pd.notna(url) else "",
        role=role_of(person),
        lines=lines,
        note=note,
    )


def evidence_lines(evidence: object) -> list[str]:
    """Return the sentences of an evidence text, the strongest first, and how many more there are."""
    if not isinstance(evidence, str) or not evidence:
        return ["The archive holds no evidence about them."]
    sentences = evidence.split("\n")
    left = len(sentences) - MOST_SENTENCES
    if left <= 1:
        return sentences
    return [*sentences[:MOST_SENTENCES], f"… and {left} more pieces of evidence."]


def cards(people: Sequence[Card], label: str) -> Words:
    """Write cards as a list that a screen reader announces by ``label``."""
    items = "".join(_card(one) for one in people)
    return Words(f'<ul class="cards" aria-label="{escaped(label)}">{items}</ul>')


def _card(one: Card) -> str:
    name = link(one.url, one.name)
    role = f'<span class="role">{escaped(one.role, LONGEST_CELL)}</span>' if one.role else ""
    lines = [prose(line) for line in one.lines]
    why = f'<p class="why">{lines[0]}</p>' if len(lines) == 1 else _listed(lines)
    note = f'<p class="note">{prose(one.note)}</p>' if one.note else ""
    draft = _draft(one) if one.draft else ""
    return f'<li class="card"><p class="who"><b>{name}</b>{role}</p>{why}{note}{draft}</li>'


def _draft(one: Card) -> str:
    """A text that one click selects whole, to be copied and changed."""
    text = "<br>".join(escaped(line) for line in one.draft.split("\n"))
    return f'<div class="draft" tabindex="0" role="note" aria-label="Draft to copy"><bdi dir="auto">{text}</bdi></div>'


def _listed(lines: list[str]) -> str:
    return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>" if lines else ""
