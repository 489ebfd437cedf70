"""How right and how well calibrated the judgements are on the samples, each judged by weights that never saw it.

For each of the four samples the strengths are moved by the labels of the other three
(netlab.people.relationship.updated_weights) and the sample is judged without any label. Beside them stand the hand-set strengths.
One hand wrote rules and samples' format, so read docs/accuracy.md for figures on people nobody tuned on.

    python benchmarks/relationship.py              accuracy, Brier scores and the reliability table
    python benchmarks/relationship.py --speed      seconds to judge 30,000 people with 300,000 messages
    python benchmarks/relationship.py --archive DIR --truth people.csv    the same on an archive of your own
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

import netlab
from netlab.export import Export
from netlab.metrics.accuracy import brier_score, reliability
from netlab.people.companies import read_companies
from netlab.people.identity import identify
from netlab.people.relationship import EVIDENCE, Evidence, facts, judge, updated_weights
from netlab.people.titles import read_titles
from netlab.sample import sample_folder, sample_goals, sample_path
from netlab.text import map_unique, profile_slug
from netlab.vocabulary import RELATIONSHIPS

OWNERS = ("graduate", "switcher", "founder", "recruiter")


def main() -> None:
    """Run what the arguments ask for and print it as Markdown."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--archive", type=Path)
    parser.add_argument("--truth", type=Path)
    given = parser.parse_args()
    if given.speed:
        print_speed()
    elif given.archive:
        known, truth = facts_of(netlab.load_export(given.archive)), read_truth(given.truth)
        print_scores({given.archive.name: scored(known, truth, EVIDENCE)})
    else:
        print_samples()


def print_samples() -> None:
    """Judge each sample by strengths that the other three moved, and by the hand-set ones."""
    tables = {name: facts_of(netlab.load_export(sample_path(name)), sample_goals(name)) for name in OWNERS}
    truths = {name: read_truth(sample_folder() / "truth" / name / "people.csv") for name in OWNERS}
    moved = {}
    for name in OWNERS:
        others = [with_truth(tables[o], truths[o]) for o in OWNERS if o != name]
        weights = moved_by(pd.concat(others, ignore_index=True))
        moved[name] = scored(tables[name], truths[name], weights)
    print("Strengths moved by the other three samples:\n")
    print_scores(moved)
    print("\nHand-set strengths:\n")
    print_scores({name: scored(tables[name], truths[name], EVIDENCE) for name in OWNERS})


def facts_of(export: Export, goals: Path | None = None) -> pd.DataFrame:
    """Gather what the judgement rests on, as ``analyse`` does."""
    purpose, who = netlab.load_goals(goals), identify(export)
    people = who.people
    people = people.join(read_companies(people["company"], titles=people["position"]))
    people = people.join(read_titles(people["position"]))
    return facts(export, who, people, goals=purpose, timezone=purpose.me.timezone).assign(url=people["url"])


def read_truth(path: Path) -> pd.DataFrame:
    """Read hand labels: ``slug``, ``relationship``, ``with_evidence`` (yes, no)."""
    truth = pd.read_csv(path, dtype="string", keep_default_na=False)
    return truth.assign(slug=map_unique(truth["url"], profile_slug))


def with_truth(known: pd.DataFrame, truth: pd.DataFrame) -> pd.DataFrame:
    """Join facts with the labels of the same people."""
    slugs = known.assign(slug=map_unique(known["url"], profile_slug))
    wanted = truth[["slug", "relationship", "with_evidence"]].rename(columns={"relationship": "truth"})
    return slugs.merge(wanted, on="slug")


def moved_by(labelled: pd.DataFrame) -> Sequence[Evidence]:
    """Move the strengths by labelled facts; only people with evidence can teach."""
    taught = labelled[labelled["with_evidence"].eq("yes")]
    labels = taught[["person_id"]].assign(relationship=taught["truth"])
    return updated_weights(taught, labels.drop_duplicates("person_id"), EVIDENCE)


def scored(known: pd.DataFrame, truth: pd.DataFrame, evidence: Sequence[Evidence]) -> pd.DataFrame:
    """Judge without labels and set the answers beside the truth."""
    judged = known[["person_id", "url"]].merge(judge(known, evidence), on="person_id")
    return with_truth(judged, truth)


def print_scores(by_name: dict[str, pd.DataFrame]) -> None:
    """Print accuracy by sample, then calibration over all of them."""
    print("| sample | people with evidence | decided | right of these | silent people answered | macro-F1 |")
    print("|---|---|---|---|---|---|")
    for name, table in [*by_name.items(), ("all", pd.concat(by_name.values(), ignore_index=True))]:
        seen, silent = table[table["with_evidence"].eq("yes")], table[table["with_evidence"].eq("no")]
        decided = seen[seen["relationship"].ne("unknown")]
        right = decided["relationship"].astype("string").eq(decided["truth"]).mean()
        answered = silent["relationship"].ne("unknown").mean()
        print(
            f"| {name} | {len(seen)} | {len(decided) / max(len(seen), 1):.1%} | {right:.1%} | {answered:.1%} | {macro_f1(table):.3f} |"
        )
    print_calibration(pd.concat(by_name.values(), ignore_index=True))


def print_calibration(table: pd.DataFrame) -> None:
    """Print Brier scores and reliability of both sides, for people about whom something was said."""
    for side in ("personal", "professional"):
        p, said = table[f"p_{side}"], table["truth"].isin([side, "both"])
        print(f"\n{side}: Brier score {brier_score(p, said):.3f} over {int(p.notna().sum())} people\n")
        print("| stated | people | mean stated | came true |\n|---|---|---|---|")
        for row in reliability(p, said).to_dict("records"):
            print(
                f"| {row['low']:.1f}-{row['high']:.1f} | {row['n']} | {row['stated']:.2f} | {row['came_true']:.2f} |"
            )


def macro_f1(table: pd.DataFrame) -> float:
    """Return the mean F1 over the four answers."""
    said, truth = table["relationship"].astype("string"), table["truth"]
    scores = []
    for kind in RELATIONSHIPS:
        hits = int((said.eq(kind) & truth.eq(kind)).sum())
        total = int(said.eq(kind).sum() + truth.eq(kind).sum())
        scores.append(2 * hits / total if total else 1.0)
    return sum(scores) / len(scores)


def print_speed(n_people: int = 30_000, n_messages: int = 300_000) -> None:
    """Time the judgement on a made-up archive of the size of LinkedIn's largest."""
    export = made_up(n_people, n_messages)
    print("| step | seconds |\n|---|---|")
    start = time.perf_counter()
    who = identify(export)
    after_who = time.perf_counter()
    people = who.people.join(read_companies(who.people["company"], titles=who.people["position"]))
    people = people.join(read_titles(people["position"]))
    after_jobs = time.perf_counter()
    known = facts(export, who, people, timezone="Europe/Berlin")
    after_facts = time.perf_counter()
    judge(known)
    end = time.perf_counter()
    for step, seconds in (
        ("who is who", after_who - start),
        ("titles and companies", after_jobs - after_who),
        ("facts, with the talk of all messages", after_facts - after_jobs),
        ("judgement", end - after_facts),
    ):
        print(f"| {step} | {seconds:.1f} |")


def made_up(n_people: int, n_messages: int) -> Export:
    """Make an archive of the samples' own words, mixed anew so that hardly two messages are equal (seeded)."""
    import numpy as np

    rng = np.random.default_rng(0)
    spoken = [netlab.load_export(sample_path(name)) for name in OWNERS]
    words = (
        pd.concat([one.messages["content"].dropna() for one in spoken]).str.split(r"(?<=[.!?]) ").explode()
    )
    jobs = pd.concat([one.connections[["company", "position"]] for one in spoken]).dropna()
    pick = jobs.iloc[rng.integers(len(jobs), size=n_people)].reset_index(drop=True)
    names = pd.Series([f"Person{i} Number{i}" for i in range(n_people)])
    urls = pd.Series([f"https://www.linkedin.com/in/person-{i}" for i in range(n_people)])
    days = pd.Timestamp("2012-01-01") + pd.to_timedelta(rng.integers(0, 5000, n_people), unit="D")
    connections = pick.assign(
        first_name=names.str.split().str[0], last_name=names.str.split().str[1], url=urls, connected_on=days
    )
    who = rng.integers(n_people, size=n_messages)
    texts = (
        words.iloc[rng.integers(len(words), size=(n_messages * 3))]
        .to_numpy(dtype=object)
        .reshape(n_messages, 3)
    )
    out, me = rng.random(n_messages) < 0.5, "https://www.linkedin.com/in/me-owner"
    sent = pd.Timestamp("2012-01-01") + pd.to_timedelta(
        rng.integers(0, 5000 * 24 * 60, n_messages), unit="min"
    )
    other, address = names.to_numpy()[who], urls.to_numpy()[who]
    messages = pd.DataFrame(
        {
            "conversation": pd.Series(who).astype("string"),
            "sender": np.where(out, "Me Owner", other), "sender_url": np.where(out, me, address),
            "recipients": np.where(out, other, "Me Owner"), "recipient_urls": np.where(out, address, me),
            "sent_at": sent, "content": [" ".join(row) for row in texts],
        }
    )  # fmt: skip
    return Export.from_tables(connections=connections, messages=messages)


if __name__ == "__main__":
    main()
