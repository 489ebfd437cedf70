"""Goals, diversity and selectivity as pictures: the marks are the tables, gaps are words, ranges are lines."""

from __future__ import annotations

import numpy as np
import pandas as pd

from netlab.figures.diversity import effective_numbers
from netlab.figures.goals import GAP, NOT_KNOWN, coverage_matrix
from netlab.figures.selectivity import accepted_so_far, fit_by_year_bars


def coverage(*told: tuple) -> pd.DataFrame:
    columns = ["area", "goal", "n", "n_personal", "n_warm", "nearest", "is_gap"]
    table = pd.DataFrame(list(told), columns=columns)
    counts = dict.fromkeys(["n", "n_personal", "n_warm"], "Int64")
    return table.astype(
        {"area": "string", "goal": "string", "nearest": "string", "is_gap": "boolean", **counts}
    )


THREE = coverage(
    ("role", "data scientist", 12, 1, 3, "12 people, 3 of them warm; 1 through friends.", False),
    ("role", "</script>", 2, pd.NA, 0, "2 people.", False),
    ("topic", "battery recycling", 0, 0, 0, "no one on battery recycling; nearest: 2 in storage.", True),
)


def test_each_goal_has_its_numbers_and_a_gap_its_word():
    figure = coverage_matrix(THREE)
    grid = figure.data[0]
    assert list(figure.layout.yaxis.ticktext) == [
        "battery recycling", "<b>Topics and skills</b>", "&lt;/script&gt;", "data scientist", "<b>Roles</b>",
    ]  # fmt: skip
    assert [list(line) for line in grid.text] == [
        [GAP, "", ""],
        ["", "", ""],
        ["2", "0", NOT_KNOWN],
        ["12", "3", "1"],
        ["", "", ""],
    ]
    assert list(figure.layout.xaxis.ticktext) == ["people", "warm", "friends"]
    shades = np.array(grid.z, dtype="float64")
    assert np.isnan(shades[0]).all()  # nobody is no shade at all
    assert shades[3][0] > shades[3][1]
    assert figure.layout.title.text == "1 of 3 goals has nobody yet"
    assert figure.layout.meta["finding"].startswith("No one on battery recycling; nearest: 2 in storage.")
    assert "&lt;/script&gt;" in grid.customdata[2][0]


def test_no_goals_and_no_gaps_are_said():
    assert "no goals" in coverage_matrix(THREE.iloc[:0]).layout.title.text
    assert coverage_matrix(THREE.iloc[:2]).layout.title.text == "Every one of your 2 goals has somebody"
    many = coverage(*[("topic", f"topic {k}", 0, 0, 0, f"no one on topic {k}.", True) for k in range(5)])
    assert "2 more gaps stand in the table." in coverage_matrix(many).layout.meta["finding"]


def summary(*told: tuple) -> pd.DataFrame:
    columns = ["measure", "value", "low", "high", "interval", "unknown_share", "meaning"]
    table = pd.DataFrame(list(told), columns=columns)
    return table.astype(dict.fromkeys(["value", "low", "high", "unknown_share"], "Float64"))


def test_ranges_of_bounds_and_of_judgement_look_different_without_colour():
    figure = effective_numbers(
        summary(
            ("function_hill_1", 6.3, 5.0, 8.0, "bounds", 0.2, "So it is."),
            ("function_iqv", 0.9, 0.8, 1.0, "bounds", 0.2, "Not drawn."),
            ("friends_function_hill_1", 4.0, 3.0, 4.5, "judgement", 0.5, "Perhaps."),
            ("work_function_hill_1", 5.5, 5.1, 6.0, "judgement", 0.5, "Perhaps."),
            ("seniority_hill_1", pd.NA, pd.NA, pd.NA, "none", 1.0, "Unknown."),
        )
    )
    lines, points = figure.data[0::2], figure.data[1::2]
    assert [line.line.dash for line in lines] == ["solid", "dot"]
    assert [list(point.x) for point in points] == [[6.3], [5.5, 4.0]]
    assert [point.marker.symbol for point in points] == ["circle", "diamond"]
    assert list(lines[0].x) == [5.0, 8.0, None]
    assert [note.text for note in figure.layout.annotations] == [
        "Functions, through work · 5.5", "Functions, through friends · 4", "Functions, all connections · 6.3",
    ]  # fmt: skip
    assert figure.layout.title.text == "Your network behaves like 6.3 equally common functions"
    assert "lies between 5 and 8" in figure.layout.meta["finding"]
    assert "Friends alone behave like 4 functions" in figure.layout.meta["finding"]


def test_nothing_known_is_said():
    assert "Too little is known" in effective_numbers(summary()).layout.title.text


def test_fit_by_year_is_stacked_and_titled_as_todays():
    table = pd.DataFrame(
        {
            "year": [2020, 2020, 2021, pd.NA],
            "relationship": ["personal", "unknown"] * 2,
            "n": [3, 1, 2, 5],
            "n_fit": [1, 0, 2, 5],
        }
    ).astype({"year": "Int64", "n": "Int64", "n_fit": "Int64"})
    figure = fit_by_year_bars(table)
    assert [list(bar.y) for bar in figure.data] == [[1, 2], [3, 0]]
    assert len({bar.marker.pattern.shape for bar in figure.data}) == 2
    assert "judged by today's job" in figure.layout.xaxis.title.text
    assert figure.layout.title.text == "3 of 6 still connected (50 %) are about your goals today"
    assert "joined in 2021: 100 %" in figure.layout.meta["finding"]
    nobody = fit_by_year_bars(table.assign(n_fit=pd.array([pd.NA] * 4, dtype="Int64")))
    assert "Without goals" in nobody.layout.title.text


def invited(with_note: tuple, without: tuple) -> pd.DataFrame:
    columns = ["note", "n", "accepted", "pending", "share", "low", "high", "meaning"]
    rows = [
        ("all", 9, 5, 4, 5 / 9, 0.3, 0.8, "All & <b>so</b> far."),
        ("with", *with_note, "w"),
        ("without", *without, "wo"),
    ]
    return pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(["share", "low", "high"], "Float64"))


def test_acceptance_is_a_point_with_its_interval():
    figure = accepted_so_far(invited((4, 3, 1, 0.75, 0.3, 0.95), (5, 2, 3, 0.4, 0.1, 0.7)))
    points = figure.data[0]
    assert list(points.x) == [5 / 9, 0.4, 0.75]
    assert list(points.error_x.array) == [0.8 - 5 / 9, 0.7 - 0.4, 0.95 - 0.75]
    assert figure.layout.annotations[2].text == "With a note · 3 of 4"
    assert points.customdata[0] == "All &amp; &lt;b&gt;so&lt;/b&gt; far."
    assert figure.layout.title.text == "Too few invitations to tell whether a note makes a difference"
    apart = accepted_so_far(invited((99, 90, 9, 0.9, 0.83, 0.95), (99, 30, 69, 0.3, 0.22, 0.4)))
    assert "fared differently" in apart.layout.title.text


def test_invitations_that_cannot_be_compared():
    none = pd.NA
    figure = accepted_so_far(invited((0, 0, 0, none, none, none), (5, 2, 3, 0.4, 0.1, 0.7)))
    assert "cannot compare" in figure.layout.title.text
