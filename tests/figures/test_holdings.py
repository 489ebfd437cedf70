"""What the archive holds as a timeline."""

from __future__ import annotations

import pandas as pd

from netlab.figures.holdings import holdings_timeline


def table(*rows: tuple) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=["table", "rows", "first_on", "last_on", "state"])
    dates = {c: pd.to_datetime(frame[c]).astype("datetime64[us]") for c in ("first_on", "last_on")}
    return frame.assign(**dates).astype({"rows": "Int64", "table": "string"})


def test_each_dated_file_is_a_line_from_its_first_to_its_last_day():
    figure = holdings_timeline(
        table(
            ("saved_items", 3, "2020-01-01", "2021-01-01", "present"),
            ("messages", 1200, "2019-05-01", "2024-05-01", "present"),
            ("skills", 9, None, None, "present"),
            ("notes", 0, None, None, "header only"),
            ("votes", None, None, None, "absent"),
            ("Logins.csv", None, None, None, "not opened"),
        )
    )
    assert [a.text for a in figure.layout.annotations] == ["Saved items · 3", "Messages · 1,200"]
    assert [str(d)[:4] for d in figure.data[0].x if d is not None] == ["2020", "2021", "2019", "2024"]
    assert figure.layout.title.text == "Its largest files cover 2019 to 2024"
    assert figure.layout.meta["finding"] == (
        "3 files with 1,212 rows; drawn: the 2 largest of those with dates. 1 file is there but empty. "
        "1 file is not in the archive. 1 file is private and left closed."
    )


def test_an_archive_without_dates_says_so():
    assert holdings_timeline(table()).layout.title.text == "Nothing in this archive has a date"


def test_of_many_files_the_largest_are_drawn():
    many = table(*((f"file_{i}", i, "2020-01-01", "2021-01-01", "present") for i in range(1, 40)))
    labels = [a.text for a in holdings_timeline(many, top=3).layout.annotations]
    assert labels == ["File 37 · 37", "File 38 · 38", "File 39 · 39"]
