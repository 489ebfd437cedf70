"""The mix three ways and by what people do: bars are the tables, what is supposed is pale, unknown ones are told."""

from __future__ import annotations

import pandas as pd
import pytest

from netlab.figures.mix import mix_by_bars, mix_three_ways
from netlab.vocabulary import FUNCTIONS, RELATIONSHIPS


def ways(estimated: bool = False, **n: int) -> pd.DataFrame:
    """The table of netlab.metrics.mix for so many people of each relationship."""
    total, open_ = sum(n.values()), n.get("unknown", 0)
    rows = [("counted", kind, n.get(kind, 0), n.get(kind, 0) / total, 0.0, 0.0) for kind in RELATIONSHIPS]
    for kind in ("personal", "both", "professional"):
        least = n.get(kind, 0)
        rows.append(("bounds", kind, least, float("nan"), least / total, (least + open_) / total))
    if estimated:
        rows += [("estimated", kind, None, 0.25, 0.1, 0.4) for kind in RELATIONSHIPS]
    table = pd.DataFrame(rows, columns=["way", "relationship", "n", "share", "low", "high"])
    return table.assign(basis="Estimated from your answers.").astype({"n": "Int64"})


def by(*rows: tuple) -> pd.DataFrame:
    table = pd.DataFrame(list(rows), columns=["value", "relationship", "n"])
    closed = {
        "value": pd.CategoricalDtype(list(FUNCTIONS), ordered=True),
        "relationship": pd.CategoricalDtype(list(RELATIONSHIPS), ordered=True),
    }
    return table.astype({**closed, "n": "Int64"})


def labels(figure) -> list[str]:
    return [a.text for a in figure.layout.annotations]


def test_each_way_is_a_bar_of_one_length():
    figure = mix_three_ways(ways(personal=2, both=1, professional=4, unknown=3))
    assert [bar.name for bar in figure.data] == ["personal only", "both", "professional only", "no evidence"]
    assert [sum(bar.x[row] for bar in figure.data) for row in range(3)] == pytest.approx([1, 1, 1])
    # from below: all others work, all others friends, counted
    assert list(figure.data[0].x) == pytest.approx([0.2, 0.5, 0.2])
    assert list(figure.data[2].x) == pytest.approx([0.7, 0.4, 0.4])
    assert list(figure.data[3].x) == pytest.approx([0.0, 0.0, 0.3])


def test_what_is_supposed_is_pale_and_patterns_tell_as_colours_do():
    figure = mix_three_ways(ways(personal=2, both=1, professional=4, unknown=3))
    personal, both, professional, _ = figure.data
    assert personal.marker.opacity[1] < 1 == personal.marker.opacity[0] == personal.marker.opacity[2]
    assert professional.marker.opacity[0] < 1 == professional.marker.opacity[1]
    assert set(both.marker.opacity) == {1}
    assert len({bar.marker.pattern.shape for bar in figure.data}) == 4


def test_the_title_gives_the_bounds_and_the_finding_the_counts():
    figure = mix_three_ways(ways(personal=2, both=1, professional=4, unknown=3))
    assert figure.layout.meta["title"] == "Between 30 % and 60 % of your network are friends"
    assert figure.layout.meta["finding"].startswith(
        "Of 10 connections, 4 are professional only, 2 personal only, 1 both. About 3 there is no evidence."
    )


def test_without_anybody_unknown_there_is_one_way():
    figure = mix_three_ways(ways(personal=1, both=0, professional=3, unknown=0))
    assert labels(figure) == ["What the archive and you tell: 100 % show a tie"]
    assert figure.layout.meta["title"] == "25 % of your network are friends"


def test_the_estimate_is_drawn_and_told_with_its_intervals():
    figure = mix_three_ways(ways(True, personal=2, both=1, professional=4, unknown=3))
    assert labels(figure)[0] == "Estimated from your own answers"
    assert "About 50 % of your network are friends" in figure.layout.meta["title"]
    assert "personal only 25 % (10 % to 40 %)" in figure.layout.meta["finding"]


def test_by_function_the_largest_come_first_and_the_unread_last():
    table = by(
        ("data", "personal", 1),
        ("data", "unknown", 7),
        ("sales", "professional", 3),
        ("unknown", "both", 9),
        ("legal", "unknown", 2),
    )
    figure = mix_by_bars(table, "function")
    assert labels(figure) == ["title unclear · 9", "data · 1 of 8", "sales · 3"]
    assert [list(bar.x) for bar in figure.data] == [[0, 1, 0], [9, 0, 0], [0, 0, 3]]
    assert figure.layout.meta["title"] == "Most common among work contacts: sales"
    assert (
        "Drawn are the 13 connections with evidence, of the number in the label; about the other 9 there is none."
        in (figure.layout.meta["finding"])
    )
    assert "Of 9 people the title does not tell the function." in figure.layout.meta["finding"]


def test_in_the_order_of_the_list_where_it_has_one():
    table = by(("sales", "professional", 1), ("data", "professional", 2), ("legal", "professional", 3))
    assert labels(mix_by_bars(table, "level", in_order=True)) == ["legal · 3", "sales · 1", "data · 2"]


def test_one_value_common_to_both_is_said_once():
    table = by(("data", "both", 4), ("sales", "professional", 1))
    assert mix_by_bars(table, "function").layout.meta["title"] == (
        "Most common among friends and work contacts alike: data"
    )


def test_more_than_the_top_are_counted():
    rows = [(name, "professional", i + 1) for i, name in enumerate(FUNCTIONS[:10])]
    figure = mix_by_bars(by(*rows), "function")
    assert len(labels(figure)) == 8
    assert "2 more functions are in the table." in figure.layout.meta["finding"]
