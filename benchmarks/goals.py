"""How well goal fit ranks people, and how often the label of a post is right, against labels set by hand.

    python benchmarks/goals.py                                           the four samples
    python benchmarks/goals.py --archive DIR --goals goals.toml --truth DIR   an archive of your own

The folder of truth holds ``people.csv`` (url; fits_goals or goal_fit: yes, no) and, if there are any, ``posts.csv``
(link; label; perhaps topic_relevant). AUC is the chance that somebody who fits stands before somebody who does not,
equal ones counting half; precision is among the first n, n being how many truly fit, ties at the cut shared out.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import pandas as pd

import netlab
from netlab.network import Network
from netlab.sample import sample_folder, sample_goals, sample_path
from netlab.text import map_unique, profile_slug

OWNERS = ("graduate", "switcher", "founder", "recruiter")
LABELS = ("professional", "personal", "mixed")


def main() -> None:
    """Print one line of Markdown for each archive."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("archive", "goals", "truth"):
        parser.add_argument(f"--{name}", type=Path)
    given = parser.parse_args()
    print("| archive | people | fit | AUC | precision@n | posts | right | macro-F1 | topic AUC |")
    print("|---|---|---|---|---|---|---|---|---|")
    if given.archive:
        print_line(given.archive.name, given.archive, given.goals, given.truth)
    else:
        for name in OWNERS:
            print_line(name, sample_path(name), sample_goals(name), sample_folder() / "truth" / name)


def print_line(name: str, archive: Path, goals: Path, truth: Path) -> None:
    """Analyse one archive and print how right it was."""
    network = netlab.analyse(netlab.load_export(archive), goals=goals)
    people = pd.read_csv(truth / "people.csv", dtype="string", keep_default_na=False)
    told = people_line(network, people)
    posts = truth / "posts.csv"
    if posts.is_file():
        told += posts_line(network, pd.read_csv(posts, dtype="string", keep_default_na=False))
    print(f"| {name} | {' | '.join(told)} |")


def people_line(network: Network, truth: pd.DataFrame) -> list[str]:
    """Hold goal fit against the labels; somebody who is not in the table counts as 0."""
    column = "goal_fit" if "goal_fit" in truth else "fits_goals"
    slugs = map_unique(network.people["url"], profile_slug)
    fit = network.people["goal_fit"].astype("float64").set_axis(slugs)
    score = map_unique(truth["url"], profile_slug).map(fit[~fit.index.duplicated()]).fillna(0.0)
    fits = truth[column].eq("yes")
    return [
        f"{len(truth):,}",
        f"{int(fits.sum()):,}",
        f"{auc(score, fits):.3f}",
        f"{precision(score, fits):.3f}",
    ]


def posts_line(network: Network, truth: pd.DataFrame) -> list[str]:
    """Hold labels and nearness of posts against the labels; "unknown" counts as wrong."""
    posts = network.posts.dropna(subset=["link"]).drop_duplicates("link").set_index("link")
    known = truth[truth["label"].isin(LABELS)]
    said = known["link"].map(posts["label"].astype("string"))
    told = [
        f"{len(known):,}",
        f"{(said == known['label']).mean():.3f}",
        f"{macro_f1(said, known['label']):.3f}",
    ]
    if "topic_relevant" not in truth:
        return [*told, "–"]
    near = truth["link"].map(posts["goal_relevance"].astype("float64")).fillna(0.0)
    return [*told, f"{auc(near, truth['topic_relevant'].eq('yes')):.3f}"]


def auc(score: pd.Series, hits: pd.Series) -> float:
    """Return the area under the ROC curve, from ranks."""
    n_hits, n_rest = int(hits.sum()), int((~hits).sum())
    ranks = score.rank()[hits].sum()
    return (
        float((ranks - n_hits * (n_hits + 1) / 2) / (n_hits * n_rest)) if n_hits and n_rest else float("nan")
    )


def precision(score: pd.Series, hits: pd.Series) -> float:
    """Return the share of hits among the first n, n being how many there are."""
    n = int(hits.sum())
    if not n:
        return float("nan")
    cut = score.sort_values(ascending=False).iloc[n - 1]
    above, at = hits[score > cut], hits[score == cut]
    return float((above.sum() + at.mean() * (n - len(above))) / n)


def macro_f1(said: pd.Series, truth: pd.Series) -> float:
    """Return the mean F1 over the labels that occur."""
    scores = []
    for label in LABELS:
        total = int(said.eq(label).sum() + truth.eq(label).sum())
        if truth.eq(label).any():
            scores.append(2 * int((said.eq(label) & truth.eq(label)).sum()) / total)
    return sum(scores) / len(scores)


if __name__ == "__main__":
    main()
