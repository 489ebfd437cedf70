"""Credibility and support as pictures: parts side by side, unknown ones as lines and patterns, no sum."""

from __future__ import annotations

import pandas as pd

from netlab.figures.credibility import credibility_views, endorsed_skill_bars, field_bar, support_bars


def skills(*rows: tuple) -> pd.DataFrame:
    columns = [
        "skill",
        "n",
        "n_same_function",
        "n_related",
        "n_function_unknown",
        "n_swapped",
        "is_stated",
        "in_goals",
    ]
    counts = dict.fromkeys(columns[1:6], "Int64")
    return pd.DataFrame(list(rows), columns=columns).astype(
        counts | {"is_stated": "boolean", "in_goals": "boolean"}
    )


def test_skills_by_the_field_of_their_endorsers():
    figure = endorsed_skill_bars(
        skills(
            ("SQL", 5, 2, 1, 1, 1, True, True),
            ("<i>Tea</i>", 1, 0, 0, 0, 0, False, False),
            ("dbt", 0, 0, 0, 0, 0, True, False),
        )
    )
    assert {bar.name: list(bar.x) for bar in figure.data} == {
        "in your function": [0, 2],
        "in one beside it": [0, 1],
        "in another": [1, 1],
        "not known": [0, 1],
    }
    assert [a.text for a in figure.layout.annotations] == [
        "&lt;i&gt;Tea&lt;/i&gt; · 1, not among your skills",
        "SQL · 5, in your goals",
    ]
    assert figure.layout.title.text == "Most endorsed: SQL, by 5 people"
    assert "1 was given within a week" in figure.layout.meta["finding"]


def test_no_endorsement_and_no_file_differ():
    none = endorsed_skill_bars(skills(("SQL", 0, 0, 0, 0, 0, True, False)))
    absent = endorsed_skill_bars(skills(("SQL", pd.NA, pd.NA, pd.NA, pd.NA, pd.NA, True, False)))
    assert none.layout.title.text == "Nobody has endorsed a skill of yours"
    assert absent.layout.title.text == "The archive holds no endorsements"


def test_two_views_with_lines_for_the_unknown():
    parts = pd.DataFrame(
        {
            "view": ["you", "stranger", "you", "you"],
            "measure": ["senior_endorsers", "senior_endorsers", "two_way", "endorsers"],
            "value": pd.array([0.5, 0.25, pd.NA, 7], dtype="Float64"),
            "low": pd.array([0.4, 0.25, pd.NA, pd.NA], dtype="Float64"),
            "high": pd.array([0.8, 0.25, pd.NA, pd.NA], dtype="Float64"),
            "meaning": ["a", "b", "c", "d"],
        }
    )
    figure = credibility_views(parts)
    points = {trace.name: list(trace.x) for trace in figure.data if trace.mode == "markers"}
    assert points == {"as you see it": [0.5], "as a stranger could": [0.25]}
    lines = [trace for trace in figure.data if trace.mode == "lines"]
    assert list(lines[0].x[:2]) == [0.4, 0.8]
    assert [a.text for a in figure.layout.annotations] == ["Endorsers senior by title"]
    assert len({trace.marker.symbol for trace in figure.data if trace.mode == "markers"}) == 2
    assert "there is no score" in figure.layout.meta["finding"]
    assert (
        credibility_views(parts.iloc[:0]).layout.title.text
        == "The archive holds nothing on who vouches for you"
    )


def test_the_field_is_one_bar_with_its_unknown_part():
    fields = pd.DataFrame(
        {
            "kind": ["same function", "related function", "same industry", "other", "unknown"],
            "n": pd.array([2, 1, 0, 1, 4], dtype="Int64"),
            "share": pd.array([0.25, 0.125, 0.0, 0.125, 0.5], dtype="Float64"),
        }
    )
    figure = field_bar(fields)
    assert [bar.x[0] for bar in figure.data] == [0.25, 0.125, 0.0, 0.125, 0.5]
    assert len({bar.marker.pattern.shape for bar in figure.data}) == 5
    assert figure.layout.title.text == "75 % of the connections whose work is known are near your field"
    assert "Of 50 % the work is not known" in figure.layout.meta["finding"]
    blank = field_bar(fields.assign(n=pd.array([pd.NA] * 5, dtype="Int64")))
    assert blank.layout.title.text.startswith("Your own work is not known")


def test_support_each_way():
    totals = pd.DataFrame(
        {
            "measure": ["endorsements", "recommendations", "messages", "kind words"],
            "gave": pd.array([3, 0, 9, pd.NA], dtype="Int64"),
            "received": pd.array([1, 1, 9, pd.NA], dtype="Int64"),
            "n_people_gave": pd.array([2, 0, 4, pd.NA], dtype="Int64"),
            "n_people_received": pd.array([1, 1, 4, pd.NA], dtype="Int64"),
            "meaning": ["a.", "b.", "c.", "d."],
        }
    )
    figure = support_bars(totals)
    assert [list(bar.x) for bar in figure.data] == [[4, 0, 2], [4, 1, 1]]
    assert [a.text for a in figure.layout.annotations] == [
        "Messages · 4 from you, 4 to you",
        "Recommendations · 0 from you, 1 to you",
        "Endorsements · 2 from you, 1 to you",
    ]
    assert (
        figure.layout.title.text == "You get more recommendations than you give; you give more endorsements"
    )
    assert support_bars(totals.tail(1)).layout.title.text == "The archive holds nothing on support both ways"


def test_support_is_told_by_what_it_is_and_never_summed():
    def title(*people: tuple[int, int]) -> str:
        gave, received = zip(*people, strict=True)
        names = ["endorsements", "recommendations", "messages", "kind words"][: len(people)]
        table = pd.DataFrame(
            {"measure": names, "n_people_gave": gave, "n_people_received": received, "meaning": "x."}
        )
        return str(
            support_bars(
                table.astype({"n_people_gave": "Int64", "n_people_received": "Int64"})
            ).layout.title.text
        )

    assert title((9, 47), (4, 5), (992, 415), (64, 151)) == (
        "You get more endorsements, recommendations and kind words than you give; you give more messages"
    )
    assert title((9, 47), (4, 4)) == "More people support you than you them"
    assert title((47, 9)) == "You support more people than support you"
    assert title((4, 4)) == "Support goes both ways about evenly"
