"""How right suggestions are on archives that no rule was tuned on, and what advice costs in a large network.

    python benchmarks/advice.py accuracy [--unseen FOLDER]
    python benchmarks/advice.py speed [--people 30000]

Speed: the sample of the person who changes fields, with everybody in it repeated under other names until there are
enough. Times are the least of three, in seconds of this process (CPU), since other work may run beside it.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pandas as pd

import netlab
from netlab.advice.rules import NOBODY
from netlab.advice.situation import Situation
from netlab.text import profile_slug

UNSEEN = Path(__file__).parent / "unseen"
GROWN = ("person_id", "name", "who", "source", "target")


def accuracy(unseen: Path) -> None:
    """Print owed replies suggested and reviewable people offered, by the labels of another hand."""
    pooled: dict[str, list[int]] = {"reply": [0, 0, 0], "review_removal": [0, 0, 0]}
    for archive in sorted(unseen.glob("*/*LinkedInDataExport*")):
        folder = archive.parent
        network = netlab.analyse(netlab.load_export(archive), goals=folder / "goals.toml")
        truth = pd.read_csv(folder / "truth" / "people.csv", dtype="string")
        slugs = network.people.assign(slug=network.people["url"].map(profile_slug, na_action="ignore"))
        truth = truth.assign(slug=truth["url"].map(profile_slug, na_action="ignore")).merge(slugs, on="slug")
        for action, column in (("reply", "reply_owed_x"), ("review_removal", "reviewable")):
            found = network.suggestions
            offered = truth["person_id"].isin(found.loc[found["action"] == action, "person_id"])
            told = truth[column].eq("yes")
            counts = [int((offered & told).sum()), int(offered.sum()), int(told.sum())]
            pooled[action] = [a + b for a, b in zip(pooled[action], counts, strict=True)]
            print(
                f"{folder.name} {action}: right {counts[0]} of {counts[1]} offered, of {counts[2]} there are"
            )
    for action, (right, offered_n, there) in pooled.items():
        print(f"all {action}: precision {right / offered_n:.2f}, recall {right / there:.2f}")


def grown(table: pd.DataFrame, times: int) -> pd.DataFrame:
    """Repeat a table with everybody under other ids and names."""
    columns = [name for name in GROWN if name in table]
    parts = [table.assign(**{name: table[name] + f" {i}" for name in columns}) for i in range(times)]
    return pd.concat(parts, ignore_index=True) if columns else table


def seconds(call: Callable[[], Any]) -> float:
    """The least CPU time of three calls."""
    times = []
    for _ in range(3):
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    return min(times)


def speed(people: int) -> None:
    """Print what suggesting, searching and asking what-if cost."""
    seen: list[Situation] = []
    look = netlab.Rule("look", "reply", lambda situation: seen.append(situation) or NOBODY)
    export = netlab.load_export(netlab.sample_path("switcher"))
    network = netlab.analyse(export, goals=netlab.sample_goals("switcher"), rules=[look])
    times = -(-people // int(network.people["is_connection"].sum()))
    tables = {one.name: getattr(seen[0], one.name) for one in fields(Situation)}
    large = {
        name: grown(value, times) if isinstance(value, pd.DataFrame) else value
        for name, value in tables.items()
    }
    big = replace(
        network,
        people=grown(network.people, times),
        covers=grown(network.covers, times),
        topics=grown(network.topics, times),
    )
    connected = big.people.loc[big.people["is_connection"].fillna(False), "person_id"]
    asked = [*(f"Nowhere {i}" for i in range(120)), *big.people["employer"].dropna().unique()[:40]]
    goals = {"roles": ["nurse"], "companies": ["Acme"], "industries": ["healthcare"], "topics": ["tariffs"]}
    print(f"{len(connected):,} connections, {len(big.people):,} people")
    situation = Situation(**large)
    for name, call in {
        "situation": lambda: Situation(**large),
        "suggest, all rules and drafts": lambda: netlab.suggest(situation),
        "who, 160 companies": lambda: netlab.who(big, asked),
        "what if, 10 people removed": lambda: netlab.what_if(big, remove=connected.iloc[::3000]),
        "what if, other goals": lambda: netlab.what_if(big, goals=goals),
        "compare with itself": lambda: netlab.compare(big, big),
    }.items():
        print(f"{seconds(call):8.2f} s  {name}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["accuracy", "speed"])
    parser.add_argument("--people", type=int, default=30_000)
    parser.add_argument("--unseen", type=Path, default=UNSEEN, metavar="FOLDER")
    given = parser.parse_args()
    accuracy(given.unseen) if given.what == "accuracy" else speed(given.people)


if __name__ == "__main__":
    main()
