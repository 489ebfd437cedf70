"""A table stored is the table read: types, order, missing values and hostile text."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pandas as pd
import pytest

from netlab.errors import SchemaError
from netlab.storage import read_tables, write_tables


@pytest.fixture(params=["csv", "parquet"], autouse=True)
def _kind(request, monkeypatch):
    if request.param == "csv":
        monkeypatch.setattr("netlab.storage.find_spec", lambda name: None)
    else:
        pytest.importorskip("pyarrow")


def every_type() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "text": pd.array(["a\r\nb", 'quo"te, comma', pd.NA, "NA"], dtype="string"),
            "on": pd.to_datetime(
                ["2024-01-05", None, "2024-01-05 10:00:00.000001", "1999-12-31"], format="ISO8601"
            ).astype("datetime64[us]"),
            "n": pd.array([1, None, 3, 4], dtype="Int64"),
            "p": [0.1 + 0.2, 1 / 3, float("nan"), 1e-300],
            "flag": pd.array([True, None, False, True], dtype="boolean"),
            "mix": pd.Categorical(["b", None, "a", "b"], categories=["b", "a", "c"]),
        }
    )


def test_every_type_comes_back_as_it_went(tmp_path: Path):
    table = every_type()
    write_tables(tmp_path / "store", {"people": table, "none": table.iloc[:0]}, {"as_of": "2026-10-31"})
    tables, facts = read_tables(tmp_path / "store")
    pd.testing.assert_frame_equal(tables["people"], table)
    pd.testing.assert_frame_equal(tables["none"], table.iloc[:0])
    assert facts == {"as_of": "2026-10-31"}


def test_equal_tables_give_equal_bytes(tmp_path: Path):
    for name in ("one", "two"):
        write_tables(tmp_path / name, {"people": every_type()}, {})
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights elsewhere")
def test_the_folder_is_its_owners_alone(tmp_path: Path):
    folder = write_tables(tmp_path / "store", {"people": every_type()}, {})
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_store_is_replaced_and_a_foreign_folder_is_not(tmp_path: Path):
    write_tables(tmp_path / "store", {"people": every_type()}, {})
    write_tables(tmp_path / "store", {"ties": every_type()}, {})
    assert set(read_tables(tmp_path / "store")[0]) == {"ties"}
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(SchemaError, match="mine: not empty, and not a stored network"):
        write_tables(tmp_path / "mine", {}, {})
    assert (tmp_path / "mine" / "letter.txt").is_file()


def test_no_store_is_told(tmp_path: Path):
    with pytest.raises(SchemaError, match="no stored network here"):
        read_tables(tmp_path)
