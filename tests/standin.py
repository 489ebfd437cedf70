"""An invented network of any size and with any texts, to test what is shown: analysed for real, from a few frames.

Every name, employer and message is one of the ``texts`` given, so that hostile ones reach every corner of a page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import nbformat
import numpy as np
import pandas as pd
from builders import OWNER, OWNER_URL, profile
from remembering import analyse

from netlab.export.export import Export
from netlab.network import Network, save_network
from netlab.report.page import PageFacts
from netlab.vocabulary import RELATIONSHIPS

AS_OF = pd.Timestamp("2026-10-31")
EMPLOYERS = (
    "Warmstead",
    "Loopcycle",
    "Fjordkraft Nett",
    "City of Utrecht",
    "2010",
    "Ålesund & Sønner",
    "R&D GmbH",
)
HOSTILE = (
    "</script><script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=1>",
    '=HYPERLINK("http://example.org")',
    "two\nlines",
    "\u202egnirts",
)
TITLES = ("Data Analyst", "Senior Engineer", "Head of Marketing", "Nurse", "Founder", None)
TALKS = 40  # people with messages, of whom every fourth is owed a reply
EACH = 12  # messages with each of them
PLAIN = PageFacts(title="Ines Example: a LinkedIn network", as_of="31 October 2026")


@cache
def network(n: int = 800, texts: tuple[str, ...] = EMPLOYERS, only_connections: bool = False) -> Network:
    """Invent a network of ``n`` connections; the whole one has messages, a group conversation and answers."""
    people = connections(n, texts)
    if only_connections:
        return analyse(Export.from_tables(connections=people), as_of=AS_OF)
    export = Export.from_tables(
        connections=people,
        profile=profile(),
        messages=messages(people, texts),
        notes=pd.DataFrame(columns=["name"]),
    )
    return analyse(export, labels=labels(people), goals={"companies": [texts[0]]}, as_of=AS_OF)


def connections(n: int, texts: Sequence[str], seed: int = 7) -> pd.DataFrame:
    """Invent ``n`` rows of Connections.csv, every sixtieth a date without a name."""
    chance = np.random.default_rng(seed)
    days = pd.Timestamp("2012-03-01") + pd.to_timedelta((chance.beta(3, 1.6, n) * 5300).astype(int), unit="D")
    weights = 1 / np.arange(1, len(texts) + 1)
    names = [f"{texts[i % len(texts)]} {i}" for i in range(n)]
    is_ghost = np.arange(n) % 60 == 59
    table = pd.DataFrame(
        {
            "first_name": [name.rpartition(" ")[0] for name in names],
            "last_name": [name.rpartition(" ")[2] for name in names],
            "name": names,
            "url": [f"https://www.linkedin.com/in/person-{i}" for i in range(n)],
            "company": chance.choice(texts, n, p=weights / weights.sum()),
            "position": chance.choice(np.array(TITLES, dtype=object), n),
        }
    ).astype("string")
    table["company"] = table["company"].mask(chance.random(n) < 0.08)
    table = table.mask(pd.Series(is_ghost, index=table.index))
    return table.assign(connected_on=days, is_ghost=is_ghost)


def messages(people: pd.DataFrame, texts: Sequence[str]) -> pd.DataFrame:
    """Write to and fro with the first few, each with a rhythm of their own, and in one group."""
    known = people.dropna(subset=["name"]).head(TALKS).reset_index(drop=True)
    rows = [_message(row, i, step, texts) for i, row in known.iterrows() for step in range(EACH)]
    rows += [_to_group(known, step, texts) for step in range(3)] if len(known) > 4 else []
    return pd.DataFrame(rows)


def _message(person: pd.Series, i: int, step: int, texts: Sequence[str]) -> dict:
    """The last is theirs, and the later the person stands in the list, the longer ago."""
    last = AS_OF - pd.Timedelta(days=5 + 40 * i)
    mine = step % 2 == 0
    wants = step == EACH - 1 and i % 4 == 0
    text = (
        "Could you send me the report by Friday?"
        if wants
        else f"Thanks for your help at {texts[step % len(texts)]}"
    )
    ends = [(OWNER, OWNER_URL), (person["name"], person["url"])]
    sender, recipient = ends if mine else ends[::-1]
    return _row(f"pair {i}", sender, [recipient], last - pd.Timedelta(days=20 * (EACH - 1 - step)), text)


def _to_group(known: pd.DataFrame, step: int, texts: Sequence[str]) -> dict:
    to = [(row["name"], row["url"]) for _, row in known.head(4).iterrows()]
    return _row("group", (OWNER, OWNER_URL), to, AS_OF - pd.Timedelta(days=30 + step), texts[0])


def _row(talk: str, sender: tuple[str, str], to: list[tuple[str, str]], at: pd.Timestamp, text: str) -> dict:
    return {
        "conversation": talk,
        "sender": sender[0],
        "sender_url": sender[1],
        "recipients": ",".join(name for name, _ in to),
        "recipient_urls": ",".join(url for _, url in to),
        "sent_at": at,
        "content": text,
        "folder": "INBOX",
        "is_draft": False,
        "is_sponsored": False,
    }


def labels(people: pd.DataFrame) -> pd.DataFrame:
    """Answer for every third person, in turn with each of the answers there are."""
    told = people.dropna(subset=["url"])[["url"]].iloc[::3].reset_index(drop=True)
    answers = [RELATIONSHIPS[i % len(RELATIONSHIPS)] for i in range(len(told))]
    return told.assign(relationship=answers, chosen="self").astype("string")


def storing(given: Network) -> Callable[[Path], object]:
    """Return what stores the network in a folder."""
    return lambda folder: save_network(given, folder)


def written(path: Path, notebook: nbformat.NotebookNode) -> Path:
    nbformat.write(notebook, path)
    return path
