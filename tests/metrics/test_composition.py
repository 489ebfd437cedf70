"""Who is in the network, unknown ones counted."""

from __future__ import annotations

import pandas as pd
import pytest

from netlab.errors import ParameterError
from netlab.metrics import composition


def people(*rows: tuple, columns: str) -> pd.DataFrame:
    """Connections (unless the row says otherwise) with the given columns; the rest is missing."""
    texts = ["company", "position", "employer", "function", "seniority", "relationship"]
    frame = pd.DataFrame(list(rows), columns=columns.split())
    frame = frame.reindex(columns=[*texts, "is_connection", "connected_on"])
    frame["is_connection"] = frame["is_connection"].astype("boolean").fillna(True)
    frame["connected_on"] = pd.to_datetime(frame["connected_on"]).astype("datetime64[us]")
    return frame.astype(dict.fromkeys(texts, "string"))


def rows(table: pd.DataFrame) -> list[tuple]:
    plain = table.astype(object).where(table.notna(), None)
    return [tuple(row) for row in plain.to_numpy()]


def test_mix_keeps_the_unknown_and_leaves_out_who_is_no_connection():
    given = people(
        ("personal", True),
        ("both", True),
        (None, True),
        ("personal", False),
        columns="relationship is_connection",
    )
    third = pytest.approx(1 / 3)
    assert rows(composition.mix(given)) == [
        ("personal", 1, third), ("professional", 0, 0.0), ("both", 1, third), ("unknown", 1, third),
    ]  # fmt: skip
    assert composition.mix(given, everyone=True)["n"].sum() == 4


def test_top_employers_names_the_rest_and_the_blank():
    given = people(("Acme",), ("Bolt",), ("Acme",), ("Zed",), (None,), columns="employer")
    assert rows(composition.top_employers(given, top=2)[["employer", "n", "share", "kind"]]) == [
        ("Acme", 2, 0.4, "employer"),
        ("Bolt", 1, 0.2, "employer"),
        ("other employers", 1, 0.2, "other"),
        (None, 1, 0.2, "unknown"),
    ]


def test_an_employer_called_other_employers_is_still_an_employer():
    table = composition.top_employers(people(("other employers",), (None,), columns="employer"))
    assert list(table["kind"]) == ["employer", "unknown"]


def test_function_and_level_come_in_the_order_of_the_lists():
    given = people(
        ("sales", "mid"), ("data", "vp"), ("data", "mid"), (None, None), columns="function seniority"
    )
    assert rows(composition.by_function_and_level(given)) == [
        ("data", "mid", 1, 0.25),
        ("data", "vp", 1, 0.25),
        ("sales", "mid", 1, 0.25),
        ("unknown", "unknown", 1, 0.25),
    ]


def test_years_keep_people_without_a_date():
    given = people(
        ("2020-02-02", "personal"), ("2021-02-02", None), (None, None), columns="connected_on relationship"
    )
    third = pytest.approx(1 / 3)
    assert rows(composition.by_year_joined(given)) == [
        (2020, "personal", 1, third), (2021, "unknown", 1, third), (None, "unknown", 1, third),
    ]  # fmt: skip


def test_blank_shares_count_missing_and_unknown_alike():
    given = people(("Acme", "unknown"), (None, "data"), columns="company function")
    table = composition.blank_shares(given).set_index("column")["share"]
    assert (table["company"], table["function"], table["position"]) == (0.5, 0.5, 1.0)


@pytest.mark.parametrize("measure", ["mix", "top_employers", "by_function_and_level", "by_year_joined"])
def test_shares_sum_to_one_and_an_empty_network_is_no_error(measure: str):
    given = people(
        ("Acme", "data", "mid", "2020-01-01"),
        (None, None, None, None),
        columns="employer function seniority connected_on",
    )
    function = getattr(composition, measure)
    assert function(given)["share"].sum() == pytest.approx(1)
    assert function(given)["n"].sum() == 2
    assert function(given.iloc[:0])["n"].sum() == 0
    assert list(function(given.iloc[:0]).dtypes) == list(function(given).dtypes)


def test_the_mix_by_function_keeps_the_unread_last():
    given = people(
        ("unknown", "personal"),
        ("data", None),
        ("data", "both"),
        (None, "personal"),
        columns="function relationship",
    )
    assert rows(composition.mix_by(given, "function")) == [
        ("data", "both", 1, 0.25),
        ("data", "unknown", 1, 0.25),
        ("unknown", "personal", 2, 0.5),
    ]
    with pytest.raises(ParameterError, match=r"no closed list called 'employer'; there are function"):
        composition.mix_by(given, "employer")
