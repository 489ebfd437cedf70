"""Reactions, comments, posting and follows: small tables, expected rows in full."""

from __future__ import annotations

import pandas as pd
import pytest
from builders import connections, export_of, rows

from netlab.goals import Goals, load_goals
from netlab.metrics.activity import activity_by_year, comment_cadence, people_named, reactions_by_kind
from netlab.metrics.follows import follow_shares, follows_on_goal, hashtag_words
from netlab.metrics.posting import posting_effect


def test_reactions_bear_the_names_of_the_page():
    reactions = pd.DataFrame(
        {
            "reacted_at": pd.to_datetime(["2024-01-01", "2024-02-01", "2024-03-01", None]),
            "type": ["EMPATHY", "LIKE", "LIKE", "SPARKLE"],
            "link": ["a", "b", "c", "d"],
        }
    )
    assert rows(reactions_by_kind(export_of(reactions=reactions).reactions)) == [
        ("LIKE", "Like", 2, 0.5, "2024-02-01", "2024-03-01"),
        ("EMPATHY", "Love", 1, 0.25, "2024-01-01", "2024-01-01"),
        ("SPARKLE", "Sparkle", 1, 0.25, None, None),
    ]
    assert reactions_by_kind(export_of().reactions).empty


def test_absent_files_are_not_silence():
    export = export_of(
        shares=pd.DataFrame({"shared_at": pd.to_datetime(["2023-05-01", "2024-05-01"]), "text": ["a", "b"]}),
        comments=pd.DataFrame({"commented_at": pd.to_datetime(["2024-06-01"]), "text": ["c"]}),
    )
    assert rows(activity_by_year(export)) == [
        (2023, 1, 0, None, None, 0.0),
        (2024, 1, 1, None, None, 1.0),
    ]


def comments(*told: tuple[str, str]) -> pd.DataFrame:
    table = pd.DataFrame(told, columns=["on", "text"]).assign(kind="comment")
    return table.assign(on=pd.to_datetime(table["on"]))


def test_the_rhythm_of_comments():
    table = comment_cadence(
        comments(("2024-01-10", "a"), ("2024-01-20", "b"), ("2024-03-10", "c")), pd.Timestamp("2024-04-09")
    )
    assert rows(table, "measure", "value", "n") == [
        ("per_month", 0.75, 3),
        ("active_months", 0.5, 3),
        ("longest_silence", 50.0, 3),
        ("silent_for", 30.0, 3),
    ]
    assert comment_cadence(comments(), pd.Timestamp("2024-01-01")).empty


def test_only_full_and_unambiguous_names_are_found():
    people = pd.DataFrame(
        {
            "person_id": ["p1", "p2", "p3", "p4", "p5"],
            "name": ["Ann Lee", "Bo Ray", "Bo Ray", "Émile Zá-Hora", "Cy Fox"],
            "is_connection": pd.array([True, True, True, True, False], dtype="boolean"),
        }
    )
    told = comments(
        ("2024-01-01", "Congrats Ann Lee, and thanks ann lee!"),
        ("2024-02-01", "I agree, Ann. Bo Ray too. Cy Fox was there."),
        ("2024-03-01", "emile za-hora and ANN LEE"),
    )
    assert rows(people_named(told, people)) == [
        ("p1", "Ann Lee", 2, "2024-03-01"),
        ("p4", "Émile Zá-Hora", 1, "2024-03-01"),
    ]


def posts_on(*days: str) -> pd.DataFrame:
    return pd.DataFrame({"kind": "post", "on": pd.to_datetime(list(days)), "text": "x"})


def test_connections_near_posts_against_other_days():
    posts = posts_on("2024-01-01", "2024-02-01", "2024-03-01", "2024-04-01", "2024-05-01")
    near = ["2024-01-02", "2024-02-02", "2024-03-02", "2024-04-02", "2024-05-02"]
    joined = export_of(
        connections=connections(*((f"Ann {n}", "Acme", day) for n, day in enumerate([*near, "2024-05-28"])))
    ).connections
    table = posting_effect(posts, joined)
    # the first connection is of 2 January: from there to 28 May are 148 days, 28 of them in the four weeks that remain
    assert table.empty  # four posts are too few
    table = posting_effect(posts_on("2024-01-01", *posts["on"].dt.strftime("%Y-%m-%d"), "2024-05-20"), joined)
    assert rows(table, "part", "days", "n", "n_posts") == [
        ("after a post", 35, 4, 5),
        ("other days", 113, 2, 5),
    ]
    assert table["per_week"].round(3).tolist() == [0.8, 0.124]
    assert table["by_chance"][0] == pytest.approx(27 / 148)  # shifts of 148 days that meet four or more
    assert "They coincide" in table["meaning"][0]


def test_comments_are_no_posts():
    posts = posts_on(*(f"2024-0{n}-01" for n in range(1, 8))).assign(kind="comment")
    assert posting_effect(
        posts, export_of(connections=connections(("Ann Lee", "A", "2024-01-02"))).connections
    ).empty


def test_hashtags_are_words():
    assert hashtag_words("#ClimateTech") == "Climate Tech"
    assert hashtag_words("machine_learning") == "machine learning"
    assert hashtag_words("#AIForGood") == "AI For Good"


def followed() -> dict[str, pd.DataFrame]:
    return {
        "company_follows": pd.DataFrame(
            {"organization": ["Warmstead Ltd", "Brightgrid Energy", "Bet & Win Gambling", "Quilp"], "followed_at": pd.to_datetime(["2024-01-01"] * 4)}
        ),
        "member_follows": pd.DataFrame({"name": ["Ann Lee", "Bo Ray", "Cy Fox"], "status": ["Active", "Active", "Unfollow"]}),
        "hashtag_follows": pd.DataFrame({"hashtag": ["heatpumps", "nursing", "monday"], "state": ["Follow"] * 3}),
    }  # fmt: skip


def test_follows_on_off_and_not_known():
    goals = load_goals(
        {
            "topics": ["heat pumps"],
            "industries": ["energy"],
            "companies": ["Warmstead"],
            "avoid": ["gambling"],
        }
    )
    people = pd.DataFrame(
        {
            "person_id": ["p1", "p2"],
            "goal_fit": pd.array([0.8, 0.0], dtype="Float64"),
            "goal_evidence": ["Role: data scientist", "Not about your goals, and need not be."],
        }
    )
    person_of = pd.Series(["p1", "p2", "p3"], dtype="string")
    table = follows_on_goal(export_of(**followed()), goals, people, person_of)
    assert rows(table, "kind", "name", "standing", "matched") == [
        ("company", "Brightgrid Energy", "on goal", "energy"),
        ("company", "Warmstead Ltd", "on goal", "target employer Warmstead"),
        ("company", "Bet & Win Gambling", "off goal", "on your avoid list: gambling"),
        ("company", "Quilp", "not known", None),
        ("hashtag", "heatpumps", "on goal", "heat pumps"),
        ("hashtag", "nursing", "off goal", "nursing"),
        ("hashtag", "monday", "not known", None),
        ("member", "Ann Lee", "on goal", "Role: data scientist"),
        ("member", "Bo Ray", "not known", None),
    ]
    shares = follow_shares(table)
    assert rows(shares[shares["kind"] == "company"], "standing", "n", "share") == [
        ("on goal", 2, 0.5),
        ("off goal", 1, 0.25),
        ("not known", 1, 0.25),
    ]


def test_without_goals_no_follow_is_judged():
    assert follows_on_goal(export_of(**followed()), Goals())["standing"].eq("not known").all()
    assert follows_on_goal(export_of(), Goals()).empty
