"""One declared format a column, chosen by what its own cells fit; never another date, never now."""

from __future__ import annotations

import datetime
import locale

import pandas as pd
import pytest
from archives import column

from netlab.export import TABLES
from netlab.export import dates as declared
from netlab.export.dates import RESAVED_DAYS, RESAVED_TIMES, read_dates, read_partial_dates

MOMENT = datetime.datetime(2024, 3, 15, 14, 5, 6)


def series(*cells):
    return pd.Series(cells, dtype="string")


def read(formats, *cells):
    found = read_dates(series(*cells), formats)
    return column(found.values.to_frame("on"), "on")


@pytest.mark.parametrize(
    ("shape", "cell", "expected"),
    [
        (declared.DAY_MONTH_YEAR, "05 Mar 2024", "2024-03-05"),
        (declared.ISO_UTC, "2024-03-05 14:05:06 UTC", "2024-03-05 14:05:06"),
        (declared.ISO, "2024-03-05 14:05:06", "2024-03-05 14:05:06"),
        (declared.SLASH_UTC, "2024/03/05 14:05:06 UTC", "2024-03-05 14:05:06"),
        (declared.UNIX, "Tue Aug 30 14:33:11 UTC 2022", "2022-08-30 14:33:11"),
        (declared.US_MINUTE, "3/5/24, 2:05 PM", "2024-03-05 14:05:00"),
        (declared.US_MINUTE, "03/05/24, 02:05 AM", "2024-03-05 02:05:00"),
        (declared.US_MINUTE, "3/5/24, 2:05\u202fPM", "2024-03-05 14:05:00"),
        (declared.MINUTE_UTC, "2024-03-05 14:05 UTC", "2024-03-05 14:05:00"),
        (declared.LONG_DAY, "Mar 5, 2024", "2024-03-05"),
        (declared.LONG_MINUTE, "Mar 05, 2024 02:05 PM", "2024-03-05 14:05:00"),
        ("%Y/%m/%d", "2024/03/05", "2024-03-05"),
    ],
)
def test_every_shape_that_linkedin_ships(shape, cell, expected):
    assert read((shape,), cell) == [expected]


@pytest.mark.parametrize("shape", [*RESAVED_DAYS, *RESAVED_TIMES])
def test_every_shape_of_a_resaved_sheet_reads_what_it_writes(shape):
    written = MOMENT.strftime(shape)
    formats = RESAVED_DAYS if shape in RESAVED_DAYS else RESAVED_TIMES
    [found] = read(formats, written)
    assert found is not None
    assert found.startswith("2024-03-15")


@pytest.mark.parametrize(
    "word", ["now", "today", "NaT", "nan", "None", "tomorrow", "0", "", "9" * 50, "x" * 1_000_000]
)
def test_words_are_no_dates(word):
    for formats in ((declared.ISO,), (declared.ISO_UTC,), (declared.DAY_MONTH_YEAR,), RESAVED_DAYS, ("%Y",)):
        assert read(formats, word) == [None]


@pytest.mark.parametrize(
    "cell",
    [
        "2024-02-30 10:00:00",
        "2024-13-01 10:00:00",
        "2024-01-01T10:00:00",
        "2024-01-01 25:00:00",
        "2024-01-01 10:00:00Z",
    ],
)
def test_iso_is_exact_by_both_routes(cell):
    good = "2024-01-01 10:00:00"
    assert read((declared.ISO,), good, good) == [good, good]  # all at once, as a block of bytes
    assert read((declared.ISO,), good, None) == [good, None]  # one by one
    assert read((declared.ISO,), cell) == [None]
    assert read((declared.ISO,), good, cell) == [good, None]


def test_far_years_are_no_trouble():
    assert read((declared.DAY_MONTH_YEAR,), "31 Dec 9999", "01 Jan 0001") == ["9999-12-31", "0001-01-01"]


def test_the_whole_column_decides_on_day_and_month():
    assert read(RESAVED_DAYS, "05/06/2024", "17/08/2024") == ["2024-06-05", "2024-08-17"]
    assert read(RESAVED_DAYS, "05/06/2024", "08/17/2024") == ["2024-05-06", "2024-08-17"]
    assert read(RESAVED_DAYS, "05/06/2024", "07/08/2024") == [None, None]
    assert read_dates(series("05/06/2024", "07/08/2024"), RESAVED_DAYS).is_ambiguous
    assert read(RESAVED_TIMES, "05/06/2024 10:00", "07/08/2024 10:00") == [None, None]


def test_cells_both_ways_in_one_column_are_undecidable():
    assert read(RESAVED_DAYS, "17/08/2024", "08/17/2024") == [None, None]


def test_most_cells_win_and_none_is_read_another_way():
    assert read((declared.DAY_MONTH_YEAR, *RESAVED_DAYS), "05 Mar 2024", "06/07/2024", "07 Mar 2024") == [
        "2024-03-05",
        None,
        "2024-03-07",
    ]


def test_partial_dates_say_how_precise_they_are():
    values, precision = read_partial_dates(
        series("Mar 2023", "2021", None, "05 Mar 2020", "Mar-23", "Mrz 2022", "soon", "12")
    )
    assert column(values.to_frame("on"), "on") == [
        "2023-03-01", "2021-01-01", None, "2020-03-05", "2023-03-01", "2022-03-01", None, None,
    ]  # fmt: skip
    assert column(precision.to_frame("p"), "p") == [
        "month",
        "year",
        None,
        "day",
        "month",
        "month",
        None,
        None,
    ]


def test_nothing_depends_on_the_systems_language():
    before = locale.setlocale(locale.LC_TIME)
    available = []
    for name in ("de_DE.UTF-8", "fr_FR.UTF-8", "C.UTF-8", "C"):
        try:
            locale.setlocale(locale.LC_TIME, name)
        except locale.Error:
            continue
        available.append(read((declared.DAY_MONTH_YEAR,), "05 May 2024", "06 Dec 2024"))
    locale.setlocale(locale.LC_TIME, before)
    assert available
    assert all(found == ["2024-05-05", "2024-12-06"] for found in available)


def test_every_dated_column_declares_formats():
    for table in TABLES.values():
        for one in table.columns:
            assert bool(one.formats) == (one.kind in ("time", "day") and bool(one.headers)), (
                table.name,
                one.name,
            )
