"""When the people still connected joined."""

from __future__ import annotations

import pandas as pd

from netlab.metrics.growth import by_year, growth


def joined(*days: str | None, ghosts: tuple[int, ...] = ()) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "connected_on": pd.to_datetime(pd.Series(days, dtype="object")).astype("datetime64[us]"),
            "is_ghost": pd.array([i in ghosts for i in range(len(days))], dtype="boolean"),
        }
    )


def rows(table: pd.DataFrame) -> list[tuple]:
    plain = table.astype(object).where(table.notna(), None)
    return [tuple(str(v)[:7] if isinstance(v, pd.Timestamp) else v for v in row) for row in plain.to_numpy()]


def test_months_in_between_count_zero_and_ghosts_count():
    table = growth(joined("2024-03-09", "2024-01-31", "2024-01-01", ghosts=(2,)))
    assert rows(table) == [("2024-01", 2, 1, 2), ("2024-02", 0, 0, 2), ("2024-03", 1, 0, 3)]


def test_rows_without_a_date_come_last_and_are_not_in_the_total():
    table = growth(joined(None, "2024-01-31"))
    assert rows(table) == [("2024-01", 1, 0, 1), (None, 1, 0, None)]


def test_years_have_shares_that_sum_to_one():
    table = by_year(growth(joined("2020-05-05", "2022-01-01", "2022-12-31", None)))
    assert rows(table) == [
        (2020, 1, 0, 1, 0.25),
        (2021, 0, 0, 1, 0.0),
        (2022, 2, 0, 3, 0.5),
        (None, 1, 0, None, 0.25),
    ]


def test_the_types_are_the_contract_with_and_without_rows():
    wanted = {"month": "datetime64[us]", "n": "Int64", "n_ghosts": "Int64", "total": "Int64"}
    for given in (joined(), joined("2024-01-31"), joined(None)):
        assert {name: str(dtype) for name, dtype in growth(given).dtypes.items()} == wanted
        assert str(by_year(growth(given))["year"].dtype) == "Int64"
    assert growth(joined()).empty
    assert by_year(growth(joined())).empty


def test_the_order_of_rows_changes_nothing_and_the_input_stays():
    given = joined("2024-03-09", "2024-01-31", None, "2019-07-07", ghosts=(3,))
    before = given.copy()
    assert growth(given.iloc[::-1]).equals(growth(given))
    assert given.equals(before)
