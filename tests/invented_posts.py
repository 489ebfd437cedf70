"""The posts of tests/metrics/posts.toml, as the exports and goals of the people who wrote them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import builders
import pandas as pd

from netlab.export.export import Export
from netlab.goals import Goals, load_goals
from netlab.metrics.content import read_posts

FILE = Path(__file__).parent / "metrics" / "posts.toml"
COLUMNS = ["language", "kind", "true_label", "whose", "is_relevant", "text"]
FIRST = pd.Timestamp("2024-01-01 08:00")


def written() -> pd.DataFrame:
    """Every row of the file with a moment of its own, an hour after the one before."""
    rows = pd.DataFrame(tomllib.loads(FILE.read_text(encoding="utf-8"))["read"]["posts"], columns=COLUMNS)
    return rows.assign(on=FIRST + pd.to_timedelta(range(len(rows)), unit="h"))


def owners() -> dict[str, dict]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))["whose"]


def goals_of(owner: dict) -> Goals:
    return load_goals(
        {key: owner[key] for key in ("roles", "industries", "topics")} | {"skills": owner["goal_skills"]}
    )


def export_of(owner: dict, rows: pd.DataFrame) -> Export:
    posts, comments, articles = (rows[rows["kind"] == kind] for kind in ("post", "comment", "article"))
    whole = articles["text"].str.split("\n", n=1, expand=True).reindex(columns=[0, 1])
    return builders.export_of(
        profile=builders.profile(headline=owner["headline"]),
        positions=pd.DataFrame(owner["positions"], columns=["company", "title"]),
        skills=pd.DataFrame({"skill": owner["skills"]}),
        shares=pd.DataFrame({"shared_at": posts["on"], "text": posts["text"]}),
        comments=pd.DataFrame({"commented_at": comments["on"], "text": comments["text"]}),
        articles=pd.DataFrame(
            {"title": whole[0], "text": whole[1], "published_at": articles["on"], "is_draft": False}
        ),
    )


def read() -> pd.DataFrame:
    """The posts as netlab reads them, with ``true_label``, ``is_relevant`` and ``language`` beside."""
    rows = written()
    parts = [
        read_posts(export_of(owner, rows[rows["whose"] == name]), goals_of(owner))
        for name, owner in owners().items()
    ]
    told = rows[["on", "language", "true_label", "is_relevant", "whose"]]
    return pd.concat(parts, ignore_index=True).merge(told, on="on")
