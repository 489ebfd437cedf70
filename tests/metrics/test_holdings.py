"""What the archive holds, and why something is not there."""

from __future__ import annotations

import pandas as pd

from netlab.metrics.holdings import held


def test_each_table_says_how_much_it_holds_or_why_nothing():
    moments = pd.to_datetime(pd.Series(["2024-05-01 10:00", "2019-02-03 23:59", None])).astype(
        "datetime64[us]"
    )
    tables = {
        "messages": pd.DataFrame({"sent_at": moments, "content": "x"}),
        "skills": pd.DataFrame({"skill": ["a", "b"]}),
        "notes": pd.DataFrame({"edited_at": moments.iloc[:0]}),
        "invitations": pd.DataFrame({"sent_at": moments.iloc[:0]}),
    }
    table = held(tables, {"messages", "skills", "notes"}, ["Logins.csv"])
    day = pd.Timestamp
    assert [tuple(row) for row in table.astype(object).where(table.notna(), None).to_numpy()] == [
        ("messages", 3, day("2019-02-03"), day("2024-05-01"), "present"),
        ("skills", 2, None, None, "present"),
        ("notes", 0, None, None, "header only"),
        ("invitations", None, None, None, "absent"),
        ("Logins.csv", None, None, None, "not opened"),
    ]


def test_no_tables_give_an_empty_frame_of_the_same_types():
    assert list(held({}, ()).dtypes) == list(held({"skills": pd.DataFrame()}, ()).dtypes)
