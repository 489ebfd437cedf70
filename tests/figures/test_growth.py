"""Growth as a picture: the marks are the table."""

from __future__ import annotations

import pandas as pd

from netlab.figures.growth import growth_by_month, growth_by_year
from netlab.metrics.growth import by_year, growth


def connections(*days: str | None, ghosts: tuple[int, ...] = ()) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "connected_on": pd.to_datetime(pd.Series(days, dtype="object")).astype("datetime64[us]"),
            "is_ghost": pd.array([i in ghosts for i in range(len(days))], dtype="boolean"),
        }
    )


def test_months_show_the_total_above_and_the_new_below():
    figure = growth_by_month(growth(connections("2024-01-05", "2024-03-05", "2024-03-06")))
    total, new = figure.data
    assert list(total.y) == [1, 1, 3]
    assert list(new.y) == [1, 0, 2]
    assert figure.layout.title.text == "3 still connected; the busiest month was March 2024"
    assert figure.layout.xaxis2.title.text == "Still connected, by the month they joined"


def test_ghosts_are_stacked_in_a_pattern_of_their_own_and_told():
    figure = growth_by_month(growth(connections("2024-01-05", "2024-01-06", None, ghosts=(1,))))
    _, people, hidden = figure.data
    assert (list(people.y), list(hidden.y)) == ([1], [1])
    assert hidden.marker.pattern.shape == "/"
    assert "1 connection has a date but no name." in figure.layout.meta["finding"]
    assert "1 connection has no date." in figure.layout.meta["finding"]


def test_years_carry_their_number():
    figure = growth_by_year(by_year(growth(connections("2020-01-05", "2022-03-05", "2022-03-06"))))
    assert list(figure.data[0].x) == [2020, 2021, 2022]
    assert list(figure.data[0].y) == [1, 0, 2]
    assert list(figure.data[1].text) == ["1", "0", "2"]
    assert "2 of 3 people (67 %) joined in 2022." in figure.layout.meta["finding"]


def test_no_dates_make_a_figure_that_says_so():
    for given in (connections(), connections(None)):
        assert growth_by_month(growth(given)).layout.title.text == "No connection has a date"
        assert growth_by_year(by_year(growth(given))).layout.title.text == "No connection has a date"


def test_of_equals_none_makes_a_headline():
    months = growth(connections("2020-01-05", "2022-03-05"))
    assert growth_by_month(months).layout.title.text == "2 still connected, and no month that stands out"
    assert "No month brought more than 1." in growth_by_month(months).layout.meta["finding"]
    assert growth_by_year(by_year(months)).layout.title.text == "No year brought more than the others"
    assert (
        "No year brought more than 1 of 2 people (50 %)."
        in growth_by_year(by_year(months)).layout.meta["finding"]
    )


def test_of_many_years_the_largest_carries_its_number():
    days = [f"{year}-01-05" for year in range(2010, 2022)] + ["2015-03-01"]
    figure = growth_by_year(by_year(growth(connections(*days))))
    assert [text for text in figure.data[1].text if text] == ["2"]
