"""Content as pictures: the marks are the tables, colour never the only channel, hostile text stays text."""

from __future__ import annotations

import pandas as pd

from netlab.figures.content import follow_bars, posts_by_quarter, reaction_bars, topics_by_period

LABELS = ["professional", "personal", "mixed", "unknown"]


def quarters(*rows: tuple[str | None, tuple[int, int, int, int]]) -> pd.DataFrame:
    told = [(day, label, n) for day, sizes in rows for label, n in zip(LABELS, sizes, strict=True)]
    table = pd.DataFrame(told, columns=["quarter", "label", "n"])
    return table.assign(
        quarter=pd.to_datetime(table["quarter"]),
        label=pd.Categorical(table["label"], LABELS),
        n=table["n"].astype("Int64"),
    )


def test_each_label_has_its_number_and_its_own_pattern():
    figure = posts_by_quarter(
        quarters(("2024-01-01", (3, 1, 0, 1)), ("2024-04-01", (1, 0, 1, 0)), (None, (1, 0, 0, 0)))
    )
    drawn = {bar.name: list(bar.y) for bar in figure.data}
    assert drawn == {"personal": [1, 0], "mixed": [0, 1], "professional": [3, 1], "unknown": [1, 0]}
    assert len({bar.marker.pattern.shape for bar in figure.data}) == 4
    assert list(figure.layout.xaxis.ticktext) == ["2024 Q1", "2024 Q2"]
    assert figure.layout.title.text == "29 % of what you post shows private life"
    assert figure.layout.meta["finding"] == (
        "Of 8 posts, comments and articles: 5 professional, 1 mixed, 1 personal, 1 that do not tell. "
        "1 of them has no date."
    )
    assert figure.layout.yaxis.title.text
    assert figure.layout.xaxis.title.text


def test_many_quarters_are_told_by_year():
    days = pd.date_range("2022-01-01", periods=8, freq="QS").strftime("%Y-%m-%d")
    figure = posts_by_quarter(quarters(*((day, (1, 0, 0, 0)) for day in days)))
    assert list(figure.layout.xaxis.ticktext) == ["2022", "2023"]
    assert figure.layout.title.text == "What you post is about work"


def test_no_more_years_are_named_than_a_phone_has_room_for():
    days = pd.date_range("2015-01-01", periods=48, freq="QS").strftime("%Y-%m-%d")
    figure = posts_by_quarter(quarters(*((day, (1, 0, 0, 0)) for day in days)))
    assert list(figure.layout.xaxis.ticktext) == ["2015", "2017", "2019", "2021", "2023", "2025"]


def test_no_posts_are_said():
    assert posts_by_quarter(quarters()).layout.title.text == "No post of yours could be read"
    assert (
        reaction_bars(pd.DataFrame({"name": [], "n": [], "share": []})).layout.title.text
        == "No reaction is in the archive"
    )
    none = pd.DataFrame({"period": pd.to_datetime([]), "topic": [], "n": []})
    assert topics_by_period(none).layout.title.text == "None of your posts names a topic of your goals"


def test_topics_are_a_grid_of_their_counts():
    counts = pd.DataFrame(
        {
            "period": pd.to_datetime(["2023-01-01", "2023-01-01", "2024-01-01"]),
            "topic": ["<b>dbt</b>", "heat pumps", "heat pumps"],
            "n": pd.array([1, 2, 4], dtype="Int64"),
        }
    )
    figure = topics_by_period(counts)
    assert pd.DataFrame(figure.data[0].z).fillna(0).to_numpy().tolist() == [[1, 0], [2, 4]]
    assert list(figure.layout.yaxis.ticktext) == ["&lt;b&gt;dbt&lt;/b&gt;", "heat pumps"]
    assert list(figure.layout.xaxis.ticktext) == ["2023", "2024"]
    assert figure.layout.title.text == "You write most on heat pumps"
    assert "1 rarer topic is left" in topics_by_period(counts, top=1).layout.meta["finding"]


def test_reactions_bear_number_and_share():
    figure = reaction_bars(
        pd.DataFrame({"name": ["Like", "Love"], "n": pd.array([3, 1], dtype="Int64"), "share": [0.75, 0.25]})
    )
    assert list(figure.data[0].text) == ["1 · 25 %", "3 · 75 %"]
    assert [a.text for a in figure.layout.annotations] == ["Love", "Like"]
    assert "links only" in figure.layout.meta["finding"]


def test_follows_show_what_the_name_does_not_tell():
    shares = pd.DataFrame(
        {
            "kind": ["company"] * 3 + ["hashtag"] * 3,
            "standing": ["on goal", "off goal", "not known"] * 2,
            "n": pd.array([1, 0, 3, 2, 1, 0], dtype="Int64"),
            "share": [0.25, 0.0, 0.75, 2 / 3, 1 / 3, 0.0],
        }
    )
    figure = follow_bars(shares)
    assert [list(bar.x) for bar in figure.data] == [[2 / 3, 0.25], [1 / 3, 0.0], [0.0, 0.75]]
    assert [a.text for a in figure.layout.annotations] == ["Hashtags · 3", "Companies · 4"]
    assert figure.layout.title.text == "75 % of the follows that can be read are on your goals"
    assert len({bar.marker.pattern.shape for bar in figure.data}) == 3
