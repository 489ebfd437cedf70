"""How often the label of a post is right, and how near posts on the goals stand to them, on posts of invented people.

    python benchmarks/posts.py                    by member, and over all of a kind
    python benchmarks/posts.py --kind archives    the same, of one kind of members
    python benchmarks/posts.py --left-out         the same, each member judged by weights fitted on all others
    python benchmarks/posts.py --fit              fit the weights of _data/posts/balance.toml and print them

The members: those of ``benchmarks/unseen_posts`` (one folder each: ``member.toml``, headline, positions and goals;
``posts.csv``, kind, on, label, on_goal, text), the archives of ``benchmarks/unseen``, the samples, and the invented posts
of the tests. Those in ``unseen_posts/never_looked_at`` are measured and take no part in anything else.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
from goals import LABELS, auc, macro_f1
from sklearn.linear_model import LogisticRegression

import netlab
from netlab.export import Export
from netlab.goals import Goals, load_goals
from netlab.lexicons import read_lexicon
from netlab.metrics.content import posts_with_signs, read_posts
from netlab.metrics.post_balance import NAMED, SIDES, TIMES, decide, features
from netlab.metrics.post_labels import sum_signs
from netlab.metrics.post_signs import MANNERS
from netlab.sample import sample_folder, sample_goals, sample_path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests"))

import builders  # noqa: E402
import invented_posts  # noqa: E402

# Kind, name, export, goals, people if any are judged, and labels by link, or by moment where there are no links.
Member = tuple[str, str, Export, Goals, pd.DataFrame | None, pd.DataFrame]

OWNERS = ("graduate", "switcher", "founder", "recruiter")
NEVER = "never looked at"
SECOND = "second round"  # written by the hand that then wrote the rules, and before it did
KINDS = ("looked at", NEVER, SECOND, "archives", "samples", "tests")
SHRINK = 1.0  # C of scikit-learn: the smaller, the closer to no weights at all
HOURS = 0.8  # of what the hour tells about invented people is believed: real ones keep their posts less apart
OF_TESTS = 0.4  # what a post counts on which the signs themselves were tuned


def main() -> None:
    """Run what the arguments ask for and print it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--left-out", action="store_true")
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--kind", choices=KINDS, action="append")
    given = parser.parse_args()
    wanted = given.kind or KINDS
    read = KINDS if given.fit or given.left_out else wanted
    rows = pd.concat([read_member(*member) for kind in read for member in members(kind)], ignore_index=True)
    if given.fit:
        print_weights(rows)
    else:
        judged = rows.assign(said=left_out(rows)) if given.left_out else rows
        print_table(judged[judged["source"].isin(wanted)])


def members(kind: str) -> Iterator[Member]:
    """All members of a kind."""
    if kind in ("looked at", NEVER, SECOND):
        for folder in sorted((HERE / "unseen_posts" / kind.replace(" ", "_")).iterdir()):
            yield kind, folder.name, *read_folder(folder)
    elif kind == "archives":
        for folder in sorted((HERE / "unseen").iterdir()):
            truth, path = _csv(folder / "truth" / "posts.csv"), next(folder.glob("Complete*"))
            yield kind, folder.name, *_judged(path, folder / "goals.toml"), truth
    elif kind == "samples":
        for name in OWNERS:
            truth = _csv(sample_folder() / "truth" / name / "posts.csv")
            yield kind, name, *_judged(sample_path(name), sample_goals(name)), truth
    else:
        written = invented_posts.written().rename(columns={"true_label": "label"})
        for name, owner in invented_posts.owners().items():
            rows = written[written["whose"] == name]
            yield (
                kind,
                name,
                invented_posts.export_of(owner, rows),
                invented_posts.goals_of(owner),
                None,
                rows,
            )


def _judged(path: Path, goals: Path) -> tuple[Export, Goals, pd.DataFrame]:
    """An archive, its goals, and its people as netlab judges them: comments name some."""
    export, loaded = netlab.load_export(path), load_goals(goals)
    return export, loaded, netlab.analyse(export, goals=loaded).people


def read_folder(folder: Path) -> tuple[Export, Goals, pd.DataFrame, pd.DataFrame]:
    """Read a member of ``unseen_posts``; ``people`` in ``member.toml`` are connections, and what they are."""
    member = tomllib.loads((folder / "member.toml").read_text(encoding="utf-8"))
    posts = _csv(folder / "posts.csv").assign(topic_relevant=lambda table: table["on_goal"])
    posts = posts.assign(on=pd.to_datetime(posts["on"]).astype("datetime64[us]"))
    parts = {kind: posts[posts["kind"] == kind] for kind in ("post", "comment")}
    export = builders.export_of(
        profile=builders.profile(headline=member["headline"]),
        positions=pd.DataFrame(member["positions"], columns=["company", "title"]),
        shares=pd.DataFrame({"shared_at": parts["post"]["on"], "text": parts["post"]["text"]}),
        comments=pd.DataFrame({"commented_at": parts["comment"]["on"], "text": parts["comment"]["text"]}),
    )
    people = pd.DataFrame(member.get("people", []), columns=["name", "relationship"]).assign(
        is_connection=True
    )
    return export, load_goals(member["goals"]), people, posts


def read_member(
    kind: str, name: str, export: Export, goals: Goals, people: pd.DataFrame | None, truth: pd.DataFrame
) -> pd.DataFrame:
    """One row a labelled post with words: label, said, nearness, and what the two curves look at."""
    posts, signs, _ = posts_with_signs(export, goals, people=people)
    read = read_posts(export, goals, people=people).set_index("post_id").loc[posts["post_id"]]
    table = posts.assign(
        said=read["label"].astype("string").array,
        near=read["goal_relevance"].astype("float64").fillna(0.0).array,
    ).join(features(sum_signs(signs), signs))
    key = "link" if "link" in truth else "on"
    wanted = [key, "label", *(["topic_relevant"] if "topic_relevant" in truth else [])]
    table = table.dropna(subset=[key]).drop_duplicates(key).merge(truth[wanted], on=key)
    table = table[table["label"].isin(LABELS) & table["text"].notna()]
    return table.assign(source=kind, member=name)


def left_out(rows: pd.DataFrame) -> pd.Series:
    """Label each member's posts by weights fitted on those of all others."""
    said = pd.Series("unknown", index=rows.index, dtype="string")
    for name in rows["member"].unique():
        inside = rows["member"] == name
        told = {side: _told(_fitted(rows[~inside], side), rows[inside], side) for side in SIDES}
        said[inside] = decide(pd.DataFrame(told, index=rows.index[inside])).astype("string")
    return said.mask(rows["said"].eq("unknown"), "unknown")


def _told(fitted: LogisticRegression, rows: pd.DataFrame, side: str) -> np.ndarray:
    """How far a side is told, 0 to 1: the fitted weights, and those set by hand."""
    by_hand = rows[list(NAMED)] @ pd.Series(
        {name: read_lexicon("posts/balance")[side][name] for name in NAMED}
    )
    return np.asarray(1 / (1 + np.exp(-(fitted.decision_function(_seen(rows)) + by_hand))))


def print_weights(rows: pd.DataFrame) -> None:
    """Print the fitted weights as the tables of balance.toml."""
    for side in SIDES:
        fitted = _fitted(rows, side)
        print(f"\n[{side}]\nalways = {fitted.intercept_[0]:.2f}")
        for name, weight in zip(_seen(rows).columns, fitted.coef_[0], strict=True):
            print(f"{name} = {weight:.2f}")


def print_table(rows: pd.DataFrame) -> None:
    """Print a line for each member, and one for each kind."""
    print("| | member | posts | right | macro-F1 | topic AUC |\n|---|---|---|---|---|---|")
    for (kind, name), of_member in rows.groupby(["source", "member"], sort=False):
        print(_line(kind, name, of_member))
    for kind, of_kind in rows.groupby("source", sort=False):
        print(_line(kind, "**all**", of_kind))


def _line(kind: str, name: str, rows: pd.DataFrame) -> str:
    right, f1 = (rows["said"] == rows["label"]).mean(), macro_f1(rows["said"], rows["label"])
    told = rows[rows["topic_relevant"].notna()] if "topic_relevant" in rows else rows.iloc[:0]
    near = auc(told["near"], told["topic_relevant"].eq("yes")) if len(told) else float("nan")
    return f"| {kind} | {name} | {len(rows)} | {right:.3f} | {f1:.3f} | {'–' if np.isnan(near) else f'{near:.3f}'} |"


def _fitted(rows: pd.DataFrame, side: str) -> LogisticRegression:
    rows = rows[rows["source"] != NEVER]
    told = rows["label"].isin(["mixed", "personal" if side == "private" else "professional"])
    weight = np.where(rows["source"] == "tests", OF_TESTS, 1.0)
    fitted = LogisticRegression(C=SHRINK, max_iter=2000).fit(_seen(rows), told, sample_weight=weight)
    fitted.coef_ *= np.where(_seen(rows).columns.isin(TIMES), HOURS, 1.0)
    return fitted


def _seen(rows: pd.DataFrame) -> pd.DataFrame:
    names = [
        "share",
        "share_when_long",
        "private",
        "work",
        "length",
        "comment",
        "no_private",
        "no_work",
        "silent",
    ]
    return rows[[*names, "no_work_comment", "plain_comment", *TIMES, *MANNERS]]


def _csv(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype="string", keep_default_na=False)


if __name__ == "__main__":
    main()
