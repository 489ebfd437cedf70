"""How long a widget takes from an event to the finished tree, at 3,000 and at 30,000 people.

    python benchmarks/widgets.py

The network is an invented crowd of the tests; what the browser needs to draw comes on top.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from crowds import AS_OF, crowd, with_groups

from netlab.goals import Goals
from netlab.network import Network
from netlab.people.owner import Owner
from netlab.vocabulary import RELATIONSHIP_SOURCES, SENIORITIES
from netlab.widgets.desk import Desk, DeskState
from netlab.widgets.session import Session

SIZES = {3_000: 150, 30_000: 500}  # people: milliseconds allowed


def network(n: int) -> Network:
    """A network of an invented crowd, with every column that widgets show."""
    made = crowd(n)
    people, groups, ties = with_groups(made)
    rng = np.random.default_rng(0)
    p = pd.Series(rng.random(n), dtype="Float64").mask(rng.random(n) < 0.7)
    people = people.assign(
        url="https://www.linkedin.com/in/" + people["person_id"],
        relationship=people["relationship"].astype("category"),
        relationship_source=pd.Categorical(np.where(p.isna(), "none", "evidence"), RELATIONSHIP_SOURCES),
        relationship_evidence=pd.Series(
            "They work in your field.\nThey endorsed you.", index=people.index, dtype="string"
        ),
        p_personal=p,
        p_professional=1 - p,
        seniority=pd.Categorical(rng.choice(SENIORITIES, n), SENIORITIES),
        goal_fit=pd.Series(rng.random(n), dtype="Float64"),
        goal_evidence=pd.Series("Works in data, a function you aim for.", index=people.index, dtype="string"),
        title_evidence=pd.Series("data", index=people.index, dtype="string"),
        industry_evidence=pd.Series(pd.NA, index=people.index, dtype="string"),
        is_work_known=True,
        is_muted=False,
        reply_owed=False,
        **{
            f"fit_{part}": rng.random(n) < 0.1
            for part in ("company", "role", "industry", "topics", "function", "avoid")
        },
    )
    none = {field.name: pd.DataFrame() for field in fields(Network) if field.type == "pd.DataFrame"}
    tables = none | {"people": people, "touches": made.touches, "groups": groups, "ties": ties}
    tables |= {
        "labels": pd.DataFrame({"person_id": pd.Series(dtype="string")}),
        "growth": pd.DataFrame({"n": [n]}),
    }
    tables["covers"] = pd.DataFrame(columns=["area", "goal", "person_id"], dtype="string")
    owner = Owner(**{field.name: None for field in fields(Owner)} | {"name": "Mo Owner"})  # type: ignore[arg-type]
    return Network(**tables, owner=owner, goals=Goals(), as_of=AS_OF, dated_by="given", source="crowd")


def events() -> Iterator[tuple[str, str, dict]]:
    """What a reader does: its name, the part it happens in, the event."""
    yield "filter", "explore", {"do": "toggle", "with": {"facet": "function", "choice": "data"}}
    yield "search", "explore", {"do": "set", "with": {"into": "query"}, "value": "ada wind"}
    yield "open a card", "explore", {"do": "set", "with": {"person": "p000000000001"}}
    yield "answer", "review", {"do": "answer", "with": {"word": "work"}}
    yield "take back", "review", {"do": "undo", "with": {}}
    yield "ten more", "review", {"do": "more", "with": {}}
    yield "group by group", "review", {"do": "set", "with": {"mode": "groups"}}
    yield "name an industry", "companies", {"do": "set", "with": {"top": 24}}
    yield "interview: next", "interview", {"do": "next", "with": {}}
    yield "what if: a slider", "what-if", {"do": "set", "with": {"silent_before": 2020, "more": 3}}
    yield "goals: a word", "goals", {"do": "summary", "with": {}, "value": "new"}
    yield "hide names", "explore", {"path": [], "do": "hide", "with": {}, "value": True}


def milliseconds(work: Callable[[], object], times: int = 5) -> float:
    """The median processor time of some runs: what others do on the machine is not counted."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return float(np.median(taken)) * 1000


def measured(given: Network) -> Iterator[tuple[str, float]]:
    """Play every event, each page opened first."""
    with TemporaryDirectory() as folder:
        desk = Desk(Session(given, folder), DeskState("archive"))
        for page in ("explore", "review", "companies", "interview", "what-if", "goals"):
            yield f"open: {page}", milliseconds(lambda page=page: (desk.set(page=page), desk.tree()), 1)  # type: ignore[misc]
        desk.set(page="review")
        sets = {"path": ["review"], "do": "set", "with": {"mode": "groups"}}
        yield "open: sets", milliseconds(lambda: (desk.handle(sets), desk.tree()), 1)
        desk.parts["review"].set(mode="people")
        for name, part, event in events():
            desk.set(page=part)

            def act(part: str = part, event: dict = event) -> None:
                if "more" in event["with"]:
                    event["with"]["more"] += 1  # or the second time would compute nothing
                desk.handle({"path": [part], **event})
                json.dumps(desk.tree())

            yield name, milliseconds(act)


def main() -> None:
    """Print a table; end with 1 if anything takes longer than allowed."""
    slow: list[str] = []
    print(f"{'what':<20}" + "".join(f"{size:>12,}" for size in SIZES))
    rows: dict[str, list[float]] = {}
    for size, allowed in SIZES.items():
        for name, taken in measured(network(size)):
            rows.setdefault(name, []).append(taken)
            slow += [f"{name} at {size:,}"] if taken > allowed else []
    for name, numbers in rows.items():
        print(f"{name:<20}" + "".join(f"{number:>9.0f} ms" for number in numbers))
    sys.exit(f"too slow: {', '.join(slow)}" if slow else 0)


if __name__ == "__main__":
    main()
