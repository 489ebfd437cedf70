"""Contact over time, and who starts: the marks are the table, hedged in words."""

from __future__ import annotations

import pandas as pd

from netlab.figures.contact import support, tie_timeline


def quarters(*rows: tuple[int, int, int, int]) -> pd.DataFrame:
    table = pd.DataFrame(list(rows), columns=["n_new", "n_back", "n_quiet", "n_alive"]).astype("Int64")
    starts = pd.date_range("2024-01-01", periods=len(rows), freq="QS", unit="us")
    return table.assign(quarter=starts)


def test_what_began_stands_above_the_line_and_what_fell_silent_below():
    figure = tie_timeline(quarters((3, 0, 0, 3), (1, 0, 2, 2)))
    line, new, back, quiet = figure.data
    assert (list(line.y), list(new.y), list(back.y), list(quiet.y)) == ([3, 2], [3, 1], [0, 0], [0, -2])
    assert quiet.customdata[1] == "2 fell silent, April to June 2024"
    assert len({bar.marker.pattern.shape for bar in (new, back, quiet)}) == 3
    assert "-" not in "".join(figure.layout.yaxis2.ticktext)


def test_the_title_compares_with_a_year_ago():
    rows = [(5, 0, 0, 5), (0, 0, 1, 4), (0, 0, 1, 3), (0, 0, 0, 3), (0, 0, 1, 2)]
    assert tie_timeline(quarters(*rows)).layout.title.text == "2 ties are alive, 3 fewer than a year ago"
    assert tie_timeline(quarters(*rows[:2])).layout.title.text == "4 ties are alive"
    same = [(1, 0, 0, 1)] + [(0, 0, 0, 1)] * 4
    assert tie_timeline(quarters(*same)).layout.title.text == "1 tie is alive, as many as a year ago"
    assert "Only contact on LinkedIn is known" in tie_timeline(quarters(*rows)).layout.meta["finding"]


def test_no_contact_has_no_timeline():
    assert tie_timeline(quarters()).layout.title.text == "No contact with a date"


def people(*rows: tuple) -> pd.DataFrame:
    names = ["name", "started_by_me", "they_answered", "their_reply_days", "i_answered", "my_reply_days"]
    return pd.DataFrame(list(rows), columns=names).astype(
        dict.fromkeys(names[1:], "Float64") | {"name": "string"}
    )


def test_each_tie_has_its_three_marks_and_unknown_ones_have_none():
    figure = support(people(("Ann", 0.9, 0.5, 0.2, None, None), (None, 0.8, None, None, 1.0, 3.0)))
    starts, theirs, mine = (t for t in figure.data if t.mode == "markers")
    assert (list(starts.x), list(starts.y)) == ([0.8, 0.9], [0, 1])
    assert (list(theirs.x), list(theirs.y)) == ([0.5], [1.09])
    assert (list(mine.x), list(mine.y)) == ([1.0], [-0.09])  # beside each other where they are equal
    assert theirs.customdata[0] == "they answer you 50 % of the times, after less than a day"
    assert mine.customdata[0] == "you answer them 100 % of the times, after 3 days"
    assert len({t.marker.symbol for t in (starts, theirs, mine)}) == 3
    assert [a.text for a in figure.layout.annotations] == ["someone without a name", "Ann"]


def test_who_starts_is_said_of_those_where_it_is_known():
    one = ("Ann", 0.9, None, None, None, None)
    assert support(people(one, one)).layout.title.text == "In 2 of 2 strong ties it is mostly you who starts"
    theirs = ("Bo", 0.1, None, None, None, None)
    assert support(people(theirs)).layout.title.text == "In 1 of 1 strong tie it is mostly they who start"
    assert support(people(one, theirs)).layout.title.text == "Over 2 strong ties, starting is shared evenly"
    nothing = ("Cy", None, None, None, None, None)
    assert support(people(nothing)).layout.title.text == "It is not known who starts"
    assert "no reproach" in support(people(nothing)).layout.meta["finding"]
