"""One person as a card, with all that the archive tells about them; goals in words, never as a number."""

from __future__ import annotations

import pandas as pd

from netlab.text import counted
from netlab.vocabulary import MIX_NAMES
from netlab.widgets.session import HIDDEN, Session
from netlab.widgets.tree import Node, h, profile_link

NO_EVIDENCE = "The archive holds no evidence about them."
STATE_WORDS = {
    "active": "in touch",
    "cooling": "silent for longer than usual",
    "dormant": "silent for years",
    "never": "no contact one to one on LinkedIn",
}


def name_of(session: Session, person: pd.Series) -> Node:
    """Return the name, as a link to the profile where names are shown."""
    name = session.name(person.get("name"))
    return h("bdi", name, dir="auto") if session.names_hidden else profile_link(person.get("url"), name)


def role_of(person: pd.Series) -> str:
    """Say what somebody does and where, as far as the archive tells."""
    return ", ".join(str(person[key]) for key in ("position", "company") if pd.notna(person.get(key)))


def evidence_list(session: Session, text: object, most: int = 0, *, may_quote: bool = False) -> Node:
    """List sentences of evidence, the strongest first; of more than ``most`` the rest is counted."""
    sentences = str(text).split("\n") if isinstance(text, str) and text else []
    if not sentences:
        return h("p", NO_EVIDENCE, class_="quiet")
    kept = sentences if not most or len(sentences) <= most + 1 else sentences[:most]
    items = [h("li", session.text(one, may_quote=may_quote)) for one in kept]
    if left := len(sentences) - len(kept):
        items.append(
            h("li", f"… and {counted(left, 'more piece', 'more pieces')} of evidence.", class_="quiet")
        )
    return h("ul", items, class_="evidence")


def facts_of(person: pd.Series) -> list[str]:
    """Say since when, how much and how lately there was contact."""
    told = []
    if pd.notna(person.get("connected_on")):
        told.append(f"connected since {person['connected_on']:%B %Y}")
    n = sum(int(person[key]) for key in ("n_sent", "n_received") if pd.notna(person.get(key)))
    if n:
        told.append(counted(n, "message"))
    if pd.notna(person.get("last_touch_on")):
        told.append(f"last contact {person['last_touch_on']:%B %Y}")
    elif person.get("state") == "never":
        told.append(STATE_WORDS["never"])
    return told


def card(session: Session, person: pd.Series, note: str = "") -> Node:
    """Return the card of a row of the people table, with every piece of evidence."""
    judged = MIX_NAMES.get(str(person.get("relationship")), "")
    source = "your own answer" if person.get("relationship_source") == "label" else "by the evidence below"
    known = "" if person.get("relationship_source") == "none" else f"{judged}, {source}"
    return h(
        "div",
        h("h3", name_of(session, person)),
        h("p", role_of(person), class_="role"),
        h("p", " · ".join(facts_of(person)), class_="quiet"),
        _why(session, "Friends or work", known, person.get("relationship_evidence")),
        _why(session, "Your goals", "", person.get("goal_evidence")),
        _why(session, "Title", _title(person), person.get("title_evidence"), may_quote=True),
        _why(
            session,
            "Industry",
            _known(person.get("industry")),
            person.get("industry_evidence"),
            may_quote=True,
        ),
        _why(
            session,
            "Waits for an answer",
            "",
            person.get("owed_why") if person.get("reply_owed") is True else None,
        ),
        h("p", f"Text of messages is {HIDDEN}.", class_="quiet") if session.names_hidden else None,
        h("p", note, class_="quiet") if note else None,
        class_="card",
    )


def _why(
    session: Session, about: str, short: str, evidence: object, *, may_quote: bool = False
) -> Node | None:
    if not short and not (isinstance(evidence, str) and evidence):
        return None
    told = evidence_list(session, evidence, may_quote=may_quote)
    return h("div", h("h4", about), h("p", short) if short else None, told, class_="why")


def _title(person: pd.Series) -> str:
    parts = [_known(person.get("function")), _known(person.get("seniority"))]
    return " · ".join(part for part in parts if part)


def _known(value: object) -> str:
    return "" if value is None or pd.isna(value) or value == "unknown" else str(value)  # type: ignore[call-overload]
