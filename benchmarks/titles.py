"""How fast and how well titles are read: ``python benchmarks/titles.py``.

Speed is of distinct titles, in processor time (so that a busy machine does not count). "cold" includes learning every token; "warm" has met the words before, as in the second
export of the same person. Accuracy is over the hand-labelled lists of tests/people.
"""

from __future__ import annotations

import random
import time
from pathlib import Path

import pandas as pd

from netlab.people.titles import TitleReader, read_titles

LISTS = Path(__file__).parents[1] / "tests" / "people"
N = 50_000


def labelled(name: str) -> pd.DataFrame:
    return pd.read_csv(LISTS / name, dtype="string", keep_default_na=False)


def distinct_titles(n: int = N, seed: int = 0) -> list[str]:
    """Vary the labelled titles the way people do: an employer, a place, a grade, a second post."""
    chance = random.Random(seed)
    base = labelled("titles.csv")["title"].tolist()
    places = ["Berlin", "EMEA", "DACH", "Nordics", "Madrid", "Team North", "Automotive", "Cloud"]
    found: set[str] = set()
    while len(found) < n:
        title, other = chance.sample(base, 2)
        employer = f"{chance.choice(['Acme', 'Muster', 'Ejemplo', 'Exemple'])} {chance.randrange(2_000)}"
        variants = (
            f"{title} at {employer}",
            f"{title} - {chance.choice(places)}",
            f"Senior {title}",
            f"{title} | {other}",
            f"{title} @ {employer}",
        )
        found.add(chance.choice(variants))
    return sorted(found)


def speed() -> None:
    titles = distinct_titles()
    reader = TitleReader()
    for run in ("cold", "warm"):
        start = time.process_time()
        for title in titles:
            reader.read(title)
        print(f"{run}: {len(titles) / (time.process_time() - start):,.0f} distinct titles a second")
    rows = pd.Series(random.Random(1).choices(titles[:12_000], k=30_000), dtype="string")
    read_titles(rows.head(1))
    start = time.process_time()
    read_titles(rows)
    print(f"a list of 30,000 people: {time.process_time() - start:.2f} s")


def accuracy() -> None:
    for path in sorted(LISTS.glob("titles*.csv")):
        rows = labelled(path.name)
        table = read_titles(rows["title"]).astype("string")
        parts = [f"{path.name}: {len(rows)} titles"]
        for column in ("function", "seniority"):
            right, answered = table[column] == rows[column], table[column] != "unknown"
            parts.append(f"{column} {right.mean():.1%} right, {right[answered].mean():.1%} where answered")
        print("; ".join(parts))


if __name__ == "__main__":
    speed()
    accuracy()
