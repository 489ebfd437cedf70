"""What the export tells about the feed, and what it cannot."""

from __future__ import annotations

import pandas as pd
from builders import connections, export_of, rows

from netlab.goals import Goals, load_goals
from netlab.metrics.content import read_posts
from netlab.metrics.feed import HIDDEN, NO_GOALS, NOT_HERE, feed_evidence, score_feed
from netlab.metrics.follows import follows_on_goal

GOALS = load_goals({"topics": ["heat pumps", "meter data"], "functions": ["data"]})
PEOPLE = pd.DataFrame(
    {
        "person_id": pd.array(["p1", "p2", "p3"], dtype="string"),
        "name": pd.array(["Ann Lee", "Bo Ray", "Cy Fox"], dtype="string"),
        "is_connection": pd.array([True, True, False], dtype="boolean"),
        "company": pd.array(["Acme", None, "Zed"], dtype="string"),
        "position": pd.array([None, None, None], dtype="string"),
        "goal_fit": pd.array([0.8, 0.0, 0.3], dtype="Float64"),
        "n_sent": pd.array([3, 0, 1], dtype="Int64"),
        "n_received": pd.array([0, 0, 1], dtype="Int64"),
    }
)


def evidence(goals: Goals = GOALS, **tables: pd.DataFrame) -> pd.DataFrame:
    export = export_of(**tables)
    return feed_evidence(export, PEOPLE, follows_on_goal(export, goals), read_posts(export, goals), goals)


def full() -> dict[str, pd.DataFrame]:
    day = pd.to_datetime(["2024-01-01", "2024-01-02"])
    return {
        "connections": connections(("Ann Lee", "Acme", "2024-01-05"), ("Bo Ray", None, "2024-01-06")),
        "messages": pd.DataFrame({"sent_at": day, "content": ["a", "b"]}),
        "company_follows": pd.DataFrame({"organization": ["Heat Pumps United", "Quilp"], "followed_at": day}),
        "member_follows": pd.DataFrame({"name": ["Ann Lee"]}),
        "hashtag_follows": pd.DataFrame({"hashtag": ["heatpumps"]}),
        "comments": pd.DataFrame({"commented_at": day, "text": ["Which meter data?", "Happy birthday!"]}),
        "shares": pd.DataFrame({"shared_at": day, "text": ["Heat pumps work.", None]}),
        "reactions": pd.DataFrame({"reacted_at": day, "type": ["LIKE", "LIKE"], "link": ["x", "y"]}),
    }


def test_shares_where_they_can_be_known_and_reasons_where_not():
    table = evidence(**full())
    assert rows(table, "part", "value", "n", "unknowable") == [
        ("connections", 1.0, 1, False),
        ("talk", 1.0, 2, False),
        ("company follows", 0.5, 2, False),
        ("member follows", 0.0, 1, False),
        ("hashtag follows", 1.0, 1, False),
        ("own comments", 0.5, 2, False),
        ("own posts", 1.0, 1, False),
        ("reactions", None, 2, True),
        *((part, None, None, True) for part in HIDDEN),
    ]
    assert (table["why"].notna() == table["unknowable"]).all()
    assert table["what_linkedin_says"].notna().all()
    assert "of 50 % it is not known" in table["what_the_export_shows"][0]


def test_absent_files_and_absent_goals_are_said():
    assert evidence()["why"].head(8).tolist() == [NOT_HERE] * 8
    without = evidence(Goals(), **full())
    assert without["value"].isna().all()
    assert without["why"].head(7).tolist() == [NO_GOALS] * 7


def test_pasted_posts_are_scored_by_author():
    pasted = pd.DataFrame(
        {
            "author": ["Ann Lee", "Ann Lee", "A Stranger", None],
            "text": [
                "Heat pumps in old houses: what we measured.",
                "Our son was born on Sunday!",
                "Five tips for sales",
                None,
            ],
        }
    )
    table = score_feed(pasted, GOALS, PEOPLE)
    assert rows(
        table,
        "author",
        "person_id",
        "is_connection",
        "n",
        "n_on_goal",
        "topics",
        "n_professional",
        "n_personal",
    ) == [
        ("Ann Lee", "p1", True, 2, 1, "heat pumps", 1, 1),
        ("A Stranger", None, None, 1, 0, None, 1, 0),
    ]
    assert table["meaning"].tolist() == [
        "2 posts you pasted; on your goals: heat pumps.",
        "1 post you pasted; none of the terms of your goals is in it.",
    ]


def test_a_feed_without_goals_or_people_still_has_labels():
    table = score_feed(pd.DataFrame({"author": ["X"], "text": ["We are hiring."]}), Goals())
    assert rows(table, "n", "n_on_goal", "relevance", "n_professional", "person_id") == [
        (1, None, None, 1, None)
    ]
    assert score_feed(pd.DataFrame({"author": [], "text": []}, dtype="string"), GOALS, PEOPLE).empty
