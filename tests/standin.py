"""A network made of a few tables, stored and opened without analysing anything, to test the page alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace

import nbformat
import numpy as np
import pandas as pd

from netlab import storage
from netlab.metrics.growth import growth
from netlab.metrics.holdings import held
from netlab.report.notebooks import find_notebook, read_notebook
from netlab.report.page import PageFacts
from netlab.vocabulary import FUNCTIONS, RELATIONSHIPS, SENIORITIES

OPEN = "import sys; sys.path.insert(0, {tests!r}); from standin import opened; network = opened(network_dir)"
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
PLAIN = PageFacts(title="Ines Example: a LinkedIn network", as_of="31 October 2026")


def people(n: int, texts: Sequence[str] = EMPLOYERS, seed: int = 7) -> pd.DataFrame:
    """Invent ``n`` connections whose names and employers come from ``texts``."""
    chance = np.random.default_rng(seed)
    days = pd.Timestamp("2012-03-01") + pd.to_timedelta((chance.beta(3, 1.6, n) * 5300).astype(int), unit="D")
    weights = 1 / np.arange(1, len(texts) + 1)
    employer = pd.Series(chance.choice(texts, n, p=weights / weights.sum()), dtype="string")
    frame = pd.DataFrame(
        {
            "person_id": [f"p{i:012x}" for i in range(n)],
            "name": pd.Series(chance.choice(texts, n), dtype="string"),
            "is_connection": pd.array([True] * n, dtype="boolean"),
            "connected_on": pd.Series(days, dtype="datetime64[us]"),
            "employer": employer.mask(pd.Series(chance.random(n) < 0.08)),
            "function": pd.Categorical(chance.choice((*FUNCTIONS[:8], "unknown"), n), FUNCTIONS),
            "seniority": pd.Categorical(chance.choice(SENIORITIES, n), SENIORITIES),
            "relationship": pd.Categorical(
                chance.choice(RELATIONSHIPS, n, p=[0.16, 0.3, 0.06, 0.48]), RELATIONSHIPS
            ),
        }
    )
    return frame.assign(company=frame["employer"], position=frame["employer"])


def network(
    n: int = 800, texts: Sequence[str] = EMPLOYERS, only_connections: bool = False
) -> SimpleNamespace:
    """Invent a whole network; its tables are the stored ones."""
    who = people(n, texts)
    dates = who[["connected_on"]].assign(is_ghost=pd.array([i % 60 == 59 for i in range(n)], dtype="boolean"))
    moments = pd.DataFrame({"sent_at": pd.date_range("2014-05-01", "2026-10-30", periods=1234, unit="us")})
    tables = {
        "connections": dates,
        "messages": moments,
        "invitations": moments.tail(210),
        "shares": moments.iloc[600:640],
        "positions": pd.DataFrame(
            {"started_on": pd.to_datetime(["2009-09-01", "2021-01-01"]).astype("datetime64[us]")}
        ),
        "skills": pd.DataFrame({"skill": ["a", "b", "c"]}),
        "notes": moments.iloc[:0],
        "reactions": moments.iloc[:0],
    }
    there = {"connections"} if only_connections else set(tables) - {"reactions"}
    return SimpleNamespace(
        people=who,
        growth=growth(dates),
        holdings=held(tables, there, [] if only_connections else ["Logins.csv"]),
        owner=SimpleNamespace(name=texts[0], evidence="an invented owner.", is_certain=True),
        as_of=pd.Timestamp("2026-10-31"),
        is_sample=False,
    )


def storing(given: SimpleNamespace) -> Callable[[Path], object]:
    """Return what stores the stand-in in a folder."""
    tables = {"people": given.people, "growth": given.growth, "holdings": given.holdings}
    facts = {"owner": vars(given.owner), "as_of": given.as_of.isoformat()}
    return lambda folder: storage.write_tables(folder, tables, facts)


def opened(folder: str) -> SimpleNamespace:
    """Open what :func:`storing` stored; called in the kernel."""
    tables, facts = storage.read_tables(folder)
    owner, as_of = SimpleNamespace(**facts["owner"]), pd.Timestamp(facts["as_of"])
    return SimpleNamespace(**tables, owner=owner, as_of=as_of)


def report_notebook(folder: Path) -> Path:
    """Write the report's own notebook with its opening cell exchanged, so that it reads a stand-in."""
    notebook = read_notebook(find_notebook())
    cell = next(cell for cell in notebook.cells if cell.id == "open")
    tests = str(Path(__file__).parent)
    cell.source = "from netlab.report import sections as show; " + OPEN.format(tests=tests)
    return written(folder / "report.ipynb", notebook)


def written(path: Path, notebook: nbformat.NotebookNode) -> Path:
    nbformat.write(notebook, path)
    return path
