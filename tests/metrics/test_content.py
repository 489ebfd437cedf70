"""Posts of an export, by quarter and topic: the expected tables stand in the tests."""

from __future__ import annotations

import pandas as pd
import pytest
from builders import export_of, profile, rows

from netlab.errors import ParameterError
from netlab.export.export import Export
from netlab.goals import Goals, load_goals
from netlab.metrics.content import (
    ON_TOPIC,
    OWN_WORK_NAME,
    RESHARE,
    content_by_quarter,
    nearness_of_own_work,
    read_posts,
)
from netlab.metrics.post_labels import NO_WORK
from netlab.metrics.topics import topic_counts, topic_drift, topic_gaps

GOALS = load_goals({"topics": ["heat pumps", "meter data", "customs"]})


def shares(*rows: tuple[str | None, str | None]) -> pd.DataFrame:
    told = [
        {"shared_at": pd.Timestamp(on) if on else pd.NaT, "link": f"https://l/{n}", "text": text}
        for n, (on, text) in enumerate(rows)
    ]
    return pd.DataFrame(told)


def written() -> Export:
    comments = pd.DataFrame(
        {
            "commented_at": pd.to_datetime(["2024-02-01 10:00", "2024-02-01 10:00"]),
            "link": ["https://l/9", "https://l/9"],
            "text": ["Happy birthday Tom, see you at the pub!", "Well deserved, great work."],
        }
    )
    articles = pd.DataFrame(
        {
            "title": ["On heat pumps", "A draft"],
            "text": ["What we measured in forty buildings.", "nothing yet"],
            "created_at": pd.to_datetime(["2023-12-01", "2024-01-01"]),
            "published_at": pd.to_datetime(["2024-05-05", pd.NaT]),
            "is_draft": [False, True],
        }
    )
    posts = shares(
        ("2024-01-05 09:00", "Our meter data pipeline is live."), ("2024-03-01", None), (None, "We hire.")
    )
    return export_of(shares=posts, comments=comments, articles=articles)


def test_posts_comments_and_articles_in_the_order_of_time():
    posts = read_posts(written(), GOALS)
    assert rows(posts, "on", "kind", "label", "topics") == [
        ("2024-01-05 09:00", "post", "professional", "meter data"),
        ("2024-02-01 10:00", "comment", "personal", None),
        ("2024-02-01 10:00", "comment", "professional", None),
        ("2024-03-01", "post", "unknown", None),
        ("2024-05-05", "article", "professional", "heat pumps"),
        (None, "post", "professional", None),
    ]
    assert list(posts.columns) == [
        "post_id",
        "on",
        "link",
        "kind",
        "label",
        "label_evidence",
        "goal_relevance",
        "topics",
        "text",
    ]
    assert posts.dtypes.astype(str).to_dict() | {"on": ""} == {
        "post_id": "string", "on": "", "link": "string", "kind": "category", "label": "category", "label_evidence": "string",
        "goal_relevance": "Float64", "topics": "string", "text": "string",
    }  # fmt: skip


def test_a_plain_reshare_is_unknown_and_says_why():
    post = read_posts(written(), GOALS).iloc[3]
    assert (post["label"], post["label_evidence"], post["goal_relevance"]) == ("unknown", RESHARE, pd.NA)


def test_ids_are_stable_and_never_shared():
    posts = read_posts(written(), GOALS)
    assert posts["post_id"].is_unique
    assert posts["post_id"].str.fullmatch("t[0-9a-f]{12}").all()
    alone = read_posts(export_of(shares=written().shares.head(1)), Goals())
    assert alone["post_id"].iloc[0] == posts["post_id"].iloc[0]


def test_without_goals_nothing_is_near_and_labels_stay():
    posts = read_posts(written(), Goals())
    assert posts["goal_relevance"].isna().all()
    assert posts["topics"].isna().all()
    assert posts["label"].eq("professional").sum() == 4


GERMAN = (
    ("2026-02-03 08:10", "Der neue Dienstplan hält: drei Wochen ohne Überstunden auf der Station."),
    (
        "2026-02-05 09:30",
        "Wer die Unterlagen nicht abzeichnet, macht den Kolleginnen und dem Team doppelte Arbeit.",
    ),
    ("2026-02-08 16:00", "Oma hat heute zum ersten Mal seit der Operation wieder Kuchen gebacken."),
)


def test_a_german_text_with_english_goals_does_not_fall_to_zero():
    goals = load_goals({"topics": ["shift planning", "nursing education"], "roles": ["nurse manager"]})
    owner = profile(headline="Nurse manager, internal medicine")
    posts = read_posts(export_of(profile=owner, shares=shares(*GERMAN)), goals)
    found, near_work, private = posts["goal_relevance"]
    assert found > ON_TOPIC > near_work > private
    assert near_work > 0
    assert "shift planning" in posts["topics"][0]
    assert posts["topics"][1].endswith(" (field)")


def test_own_work_elsewhere_than_the_goals_brings_nothing_nearer():
    goals = load_goals({"topics": ["viticulture", "oenology"]})
    export = export_of(profile=profile(headline="Nurse manager"), shares=shares(*GERMAN))
    assert nearness_of_own_work(export, goals) == 0
    assert read_posts(export, goals)["goal_relevance"].tolist() == [0, 0, 0]


def test_a_post_about_the_own_work_says_so_where_no_term_is_found():
    goals = load_goals({"roles": ["nurse manager"]})
    text = shares(("2026-02-03 08:10", "A launch that went live on time, and up by 20 percent since."))
    posts = read_posts(export_of(profile=profile(headline="Nurse manager"), shares=text), goals)
    assert posts["topics"].tolist() == [OWN_WORK_NAME]
    assert 0 < posts["goal_relevance"][0] < ON_TOPIC


def test_praise_for_others_is_not_about_the_own_work():
    goals = load_goals({"roles": ["nurse manager"]})
    owner = profile(headline="Nurse manager")
    praise = shares(("2026-02-03 08:10", "Well deserved, great work by the whole team on the ward."))
    posts = read_posts(export_of(profile=owner, shares=praise), goals)
    assert posts["label"].tolist() == ["professional"]
    assert OWN_WORK_NAME not in posts["topics"].fillna("").tolist()


def test_an_export_without_posts_gives_an_empty_table():
    posts = read_posts(export_of(), GOALS)
    assert posts.empty
    assert content_by_quarter(posts).empty
    assert topic_drift(posts).empty


def test_every_quarter_has_every_label():
    table = content_by_quarter(read_posts(written(), GOALS))
    assert rows(table[table["quarter"] == "2024-01-01"], "label", "n", "share") == [
        ("professional", 2, 0.5),
        ("personal", 1, 0.25),
        ("mixed", 0, 0.0),
        ("unknown", 1, 0.25),
    ]
    assert table["quarter"].nunique() == 2
    assert rows(table[table["quarter"].isna()], "label", "n")[0] == ("professional", 1)


def test_quarters_without_posts_are_there_and_have_no_share():
    posts = read_posts(
        export_of(shares=shares(("2024-01-05", "We launched."), ("2024-08-05", "We hire."))), GOALS
    )
    empty = content_by_quarter(posts)
    empty = empty[empty["quarter"] == "2024-04-01"]
    assert empty["n"].tolist() == [0, 0, 0, 0]
    assert empty["share"].isna().all()


def test_kinds_can_be_chosen():
    posts = read_posts(written(), GOALS)
    assert content_by_quarter(posts, ["comment"])["n"].sum() == 2


def drifting() -> pd.DataFrame:
    return read_posts(
        export_of(
            shares=shares(
                ("2022-02-01", "Heat pumps in old houses."),
                ("2022-05-01", "Heat pumps and meter data."),
                ("2023-02-01", "New customs forms."),
                ("2023-03-01", "A good question beats a good answer."),
            )
        ),
        GOALS,
    )


def test_topics_by_year_with_their_shares():
    assert rows(topic_counts(drifting()), "period", "topic", "n", "share") == [
        ("2022-01-01", "heat pumps", 2, 1.0),
        ("2022-01-01", "meter data", 1, 0.5),
        ("2023-01-01", "customs", 1, 0.5),
    ]


def test_drift_says_how_varied_and_how_far():
    table = topic_drift(drifting())
    assert rows(table, "period", "n", "n_on_goal", "share", "top_topics", "n_topics") == [
        ("2022-01-01", 2, 2, 1.0, "heat pumps (2); meter data (1)", 2),
        ("2023-01-01", 2, 1, 0.5, "customs (1)", 1),
    ]
    # Hill number of order 1 of (2/3, 1/3): exp(0.6365) = 1.8899
    assert table["hill_1"].tolist() == pytest.approx([1.8899, 1.0], abs=1e-4)
    assert pd.isna(table["distance"][0])
    assert table["distance"][1] == pytest.approx(1.0)


def test_drift_without_goals_knows_only_how_much_was_written():
    posts = drifting().assign(
        goal_relevance=pd.array([pd.NA] * 4, dtype="Float64"), topics=pd.array([pd.NA] * 4, dtype="string")
    )
    table = topic_drift(posts)
    assert table["n"].tolist() == [2, 2]
    assert table[["n_on_goal", "share", "hill_1"]].isna().all(axis=None)


def test_gaps_tell_the_topics_never_written_on():
    table = topic_gaps(drifting(), load_goals({"topics": ["customs", "heat pumps", "drones"]}))
    assert rows(table, "topic", "n", "last_on") == [
        ("customs", 1, "2023-02-01"),
        ("heat pumps", 2, "2022-05-01"),
        ("drones", 0, None),
    ]


def test_another_period_is_refused():
    with pytest.raises(ParameterError, match="by: 'week' is not a period"):
        topic_counts(drifting(), "week")


def test_a_comment_to_a_friend_is_judged_by_the_tie():
    people = pd.DataFrame({"name": ["Tess Orlov"], "is_connection": [True], "relationship": ["personal"]})
    said = pd.DataFrame(
        {
            "commented_at": [pd.Timestamp("2024-02-01")],
            "link": ["https://l/1"],
            "text": ["Tess Orlov at last"],
        }
    )
    export = export_of(comments=said)
    assert read_posts(export, GOALS)["label"].tolist() == ["professional"]
    judged = read_posts(export, GOALS, people=people)
    assert judged["label"].tolist() == ["personal"]
    assert judged["label_evidence"].tolist() == ["Private: a friend is named.\n" + NO_WORK]
