"""One small network for all tests of widgets, analysed once; everybody in it is invented, two of them to do harm."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from builders import connections, export_of, messages
from remembering import analyse

from netlab.export import Export
from netlab.network import Network
from netlab.widgets.session import Session

DAY = pd.Timestamp("2026-11-02")
HOSTILE = "<img src=x onerror=alert(1)>"
FRIENDS = ("Ada Birk", "Cleo Dahl", "Enid Falk", "Faye Grau", "Hana Holm")
GOALS = {"functions": ["data"], "companies": ["Kestwind"], "contacts_per_week": 2}


@pytest.fixture(scope="session")
def small_export() -> Export:
    rows = [
        (f"{name}", "Tidehaven", f"2019-05-{day:02d}", "Nurse") for day, name in enumerate(FRIENDS, start=11)
    ]
    rows += [(f"Jon Marek{i}", "Kestwind", f"20{10 + i}-03-01", "Data analyst") for i in range(8)]
    rows += [(f"Mia Nowak{i}", None, f"20{10 + i}-07-01", None) for i in range(6)]
    rows += [(f"Bo {HOSTILE}", f"{HOSTILE} Ltd", "2022-02-02", f"</script>{HOSTILE}")]
    talk = [
        ("2026-01-05 19:00", "Ada Birk", "me", "how is your mother? miss you, kisses"),
        ("2026-01-06 20:30", "me", "Ada Birk", "she is well! dinner at the weekend?"),
        ("2026-02-06 09:30", "me", "Jon Marek1", "the invoice for the project is attached"),
        ("2026-02-07 09:30", "Jon Marek1", "me", "thank you, when is the meeting?"),
    ]
    return export_of(connections=connections(*rows), messages=messages(*talk))


@pytest.fixture(scope="session")
def small_network(small_export: Export) -> Network:
    return analyse(small_export, as_of="2026-10-31", goals=GOALS)


@pytest.fixture
def session(small_network: Network, small_export: Export, tmp_path: Path) -> Session:
    return Session(small_network, tmp_path / "mine", export=small_export, day=DAY)


@pytest.fixture
def again(small_network: Network, session: Session) -> Callable[[], Session]:
    """What another Python would see: the same folder, nothing in memory."""
    return lambda: Session(small_network, session.workspace.folder, day=DAY)
