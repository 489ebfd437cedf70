"""A large archive in today's layout, made of the samples' own words: for benchmarks, and to try netlab on.

    python benchmarks/archive.py [--connections 30000] [--messages 300000]

The archive of the sample "switcher" is copied and its people, messages, invitations and endorsements are multiplied.
Everybody is invented; the same sizes give the same bytes. Hardly two messages are equal, one name in three is shared by
several people, and 30,000 people have 13,400 distinct titles and 5,400 employers.
"""

from __future__ import annotations

import argparse
import csv
import shutil
import sys
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import numpy as np
import pandas as pd
from crowds import AS_OF, ENDS, FIRST, LAST, STARTS, TRADES

import netlab
from netlab.export import Export
from netlab.sample import SAMPLES, sample_path

CACHE = Path(__file__).parent / ".cache"
SAMPLE = "switcher"
GROUPS = 40  # one group conversation for so many connections
PAIRED = 0.97  # of the messages go between two people
REGIONS = (
    "EMEA",
    "DACH",
    "Nordics",
    "UK&I",
    "Iberia",
    "Benelux",
    "North",
    "South",
    "B2B",
    "Retail",
    "Grid",
    "Cloud",
)


def make_archive(n_connections: int, n_messages: int, seed: int = 0) -> Path:
    """Write the archive as a zip, once, and return its path."""
    name = f"Complete_LinkedInDataExport_10-31-2026-{n_connections}-{n_messages}-spoken"
    archive = CACHE / f"{name}.zip"
    if archive.exists():
        return archive
    folder = CACHE / name
    shutil.copytree(sample_path(SAMPLE), folder, dirs_exist_ok=True)
    rng = np.random.default_rng(seed)
    sample = netlab.load_export(sample_path(SAMPLE))
    crowd = people(n_connections - len(sample.connections), rng)
    owner = sample.profile["first_name"].iloc[0] + " " + sample.profile["last_name"].iloc[0]
    own = (owner, sample.messages.loc[sample.messages["sender"] == owner, "sender_url"].iloc[0])
    append(folder / "Connections.csv", connections(crowd))
    append(
        folder / "messages.csv", messages(crowd, own, n_messages - len(sample.messages), rng), csv.QUOTE_ALL
    )
    append(folder / "Invitations.csv", invitations(crowd, own, rng))
    for kind in ("Given", "Received"):
        append(folder / f"Endorsement_{kind}_Info.csv", endorsements(crowd, sample, rng))
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for path in sorted(one for one in folder.rglob("*") if one.is_file()):
            file.write(path, path.relative_to(folder).as_posix())
    shutil.rmtree(folder)
    return archive


def append(path: Path, rows: Iterable[Sequence[str]], quoting: int = csv.QUOTE_MINIMAL) -> None:
    """Write rows below those that the sample's file has."""
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n", quoting=quoting).writerows(rows)


def people(n: int, rng: np.random.Generator) -> pd.DataFrame:
    """Invent people: first_name, last_name, name, url, company, position, connected_on."""
    first, last, married = rng.choice(FIRST, n), rng.choice(LAST, n), rng.choice(LAST, n)
    surname = np.where(rng.random(n) < 0.85, pd.Series(last) + "-" + married, last)
    table = pd.DataFrame({"first_name": first, "last_name": surname})
    slug = table["first_name"].str.lower() + "-" + table["last_name"].str.lower()
    days = (rng.beta(1.6, 1.2, n) * 5800).astype(int)
    return table.assign(
        name=table["first_name"] + " " + table["last_name"],
        url="https://www.linkedin.com/in/" + slug + "-" + pd.Series(range(n)).map("{:06x}".format),
        company=employers(n, rng),
        position=titles(n, rng),
        connected_on=pd.Timestamp("2010-12-01") + pd.to_timedelta(days, unit="D"),
    )


def employers(n: int, rng: np.random.Generator) -> pd.Series:
    """A few large employers and a long tail of small ones; one in ten names none."""
    number = np.minimum(rng.pareto(0.35, n) * 3, n * 2).astype(int)
    name = [
        f"{STARTS[i % 20]}{ENDS[i // 20 % 20]} {TRADES[i // 400 % 12]} {REGIONS[i // 4800 % 12]}"
        for i in number
    ]
    legal = rng.choice(["", " GmbH", " Ltd", " Inc.", " AG", " S.A."], n, p=[0.6, 0.1, 0.1, 0.1, 0.05, 0.05])
    return (pd.Series(name) + legal).mask(rng.random(n) < 0.1, "")


def titles(n: int, rng: np.random.Generator) -> pd.Series:
    """The samples' titles, half of them joined with another, a region or an employer."""
    pool = pd.concat([netlab.load_export(sample_path(one)).connections["position"] for one in SAMPLES])
    spoken = pool.dropna().to_numpy(dtype=object)
    title, other = pd.Series(rng.choice(spoken, n)), pd.Series(rng.choice(spoken, n))
    joined = [
        title,
        title + " | " + other,
        title + " " + pd.Series(rng.choice(REGIONS, n)),
        title + " at " + pd.Series(rng.choice(STARTS, n)) + pd.Series(rng.choice(ENDS, n)),
    ]
    return pd.Series(np.choose(rng.choice(4, n, p=[0.5, 0.2, 0.15, 0.15]), joined))


def connections(crowd: pd.DataFrame) -> Iterable[Sequence[str]]:
    """The rows of Connections.csv."""
    on = crowd["connected_on"].dt.strftime("%d %b %Y")
    columns = (crowd["first_name"], crowd["last_name"], crowd["url"], [""] * len(crowd), crowd["company"])
    return zip(*columns, crowd["position"], on, strict=True)


def messages(
    crowd: pd.DataFrame, own: tuple[str, str], n: int, rng: np.random.Generator
) -> Iterable[Sequence[str]]:
    """The rows of messages.csv: many with few, few with most, in bursts; and group conversations of circles."""
    weight = rng.lognormal(0, 1.5, len(crowd))
    n_pairs = int(n * PAIRED)
    whom = np.sort(rng.choice(len(crowd), n_pairs, p=weight / weight.sum()))
    burst = (
        rng.integers(0, 5000, len(crowd))[whom]
        + rng.integers(0, 6, n_pairs) * rng.integers(5, 400, len(crowd))[whom]
    )
    at = moments(burst, crowd["connected_on"].to_numpy()[whom], rng)
    text, name, url = talk(n, rng), crowd["name"].to_numpy(), crowd["url"].to_numpy()
    mine = rng.random(n) < 0.5
    for row in range(n_pairs):
        other = (name[whom[row]], url[whom[row]])
        sender, reader = (own, other) if mine[row] else (other, own)
        yield (f"2-{whom[row]:040x}==", "", *sender, *reader, at[row], "", text[row], "INBOX", "")
    n_groups = max(len(crowd) // GROUPS, 1)
    which = np.sort(rng.integers(0, n_groups, n - n_pairs))
    sizes = rng.integers(2, 13, n_groups)
    days = pd.Timestamp("2016-01-01") + pd.to_timedelta(rng.integers(0, 3900 * 1440, n - n_pairs), unit="min")
    when = pd.Series(days).dt.strftime("%Y-%m-%d %H:%M:%S UTC").to_numpy()
    for row, group in enumerate(which, start=n_pairs):
        members = range(
            group * GROUPS % len(crowd), min(group * GROUPS % len(crowd) + sizes[group], len(crowd))
        )
        all_of_them = [own, *((name[i], url[i]) for i in members)]
        sender = all_of_them[rng.integers(len(all_of_them))]
        others = [one for one in all_of_them if one != sender]
        names, urls = (",".join(one[part] for one in others) for part in (0, 1))
        title, at_last = f"Circle {group}", when[row - n_pairs]
        yield (f"2-g{group:039x}==", title, *sender, names, urls, at_last, "", text[row], "INBOX", "")


def moments(days: np.ndarray, since: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Write moments some days after each person was met, none later than the archive."""
    left = (AS_OF - pd.Series(since)).dt.days.to_numpy()
    minute = pd.to_timedelta(rng.integers(0, 1440, len(days)), unit="min")
    at = pd.Series(since) + pd.to_timedelta(days % np.maximum(left, 1), unit="D") + minute
    return at.dt.strftime("%Y-%m-%d %H:%M:%S UTC").to_numpy()


def talk(n: int, rng: np.random.Generator) -> list[str]:
    """Mix the sentences of the samples' messages anew, one to five a message."""
    spoken = [netlab.load_export(sample_path(one)).messages["content"].dropna() for one in SAMPLES]
    pool = pd.concat(spoken).str.split(r"(?<=[.!?]) ").explode().to_numpy(dtype=object)
    pick, size = rng.integers(len(pool), size=(n, 5)), rng.integers(1, 6, n)
    return [" ".join(pool[row[:k]]) for row, k in zip(pick, size, strict=True)]


def invitations(
    crowd: pd.DataFrame, own: tuple[str, str], rng: np.random.Generator
) -> Iterable[Sequence[str]]:
    """The rows of Invitations.csv: one for three connections, one in five with a note."""
    for at in np.sort(rng.choice(len(crowd), len(crowd) // 3, replace=False)):
        one = crowd.iloc[at]
        day = one["connected_on"]
        when = f"{day.month}/{day.day}/{day:%y}, 9:{at % 60:02d} AM"
        note = f"Hello {one['first_name']}, good to meet you on Tuesday." if at % 5 == 0 else ""
        if at % 2:
            yield (own[0], one["name"], when, note, "OUTGOING", own[1], one["url"])
        else:
            yield (one["name"], own[0], when, note, "INCOMING", one["url"], own[1])


def endorsements(crowd: pd.DataFrame, sample: Export, rng: np.random.Generator) -> Iterable[Sequence[str]]:
    """The rows of the two endorsement files: one for fifteen connections."""
    skills = sample.skills["skill"].dropna().to_numpy(dtype=object)
    for at in rng.choice(len(crowd), len(crowd) // 15, replace=False):
        one = crowd.iloc[at]
        when = f"{one['connected_on']:%Y/%m/%d} 10:{at % 60:02d}:00 UTC"
        url = one["url"].removeprefix("https://")
        yield (when, str(rng.choice(skills)), one["first_name"], one["last_name"], url, "ACCEPTED")


def main() -> None:
    """Write the archive and say where it is."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--connections", type=int, default=30_000)
    parser.add_argument("--messages", type=int, default=300_000)
    options = parser.parse_args()
    print(make_archive(options.connections, options.messages))


if __name__ == "__main__":
    main()
