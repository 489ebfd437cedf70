"""Frames to a folder and back, types and all: Parquet where pyarrow is installed, else CSV with a schema.

The folder is readable by its owner alone. It is written beside its place and then moved there, so that
nobody ever opens half of it.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pandas as pd

from netlab.errors import SchemaError

SCHEMA_FILE = "tables.json"
FORMAT = 1


def write_tables(folder: str | Path, tables: Mapping[str, pd.DataFrame], facts: Mapping[str, Any]) -> Path:
    """Store ``tables`` (name -> frame) and ``facts`` (plain JSON values) in ``folder``; return the folder.

    A folder that holds such tables is replaced as a whole; any other folder with files in it is left
    alone. In CSV an empty text and a missing one are the same, as everywhere in netlab.
    Raises SchemaError if the folder holds something else.
    """
    folder = Path(folder)
    if folder.exists() and any(folder.iterdir()) and not (folder / SCHEMA_FILE).is_file():
        raise SchemaError(f"{folder.name}: not empty, and not a stored network. Name another folder.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    kind = "parquet" if find_spec("pyarrow") else "csv"
    fresh = Path(tempfile.mkdtemp(prefix=".netlab-", dir=folder.parent))  # mode 0700 by itself
    for name, table in tables.items():
        _write_table(table, fresh / f"{name}.{kind}")
    schema = {
        "format": FORMAT,
        "kind": kind,
        "tables": {name: _columns(table) for name, table in tables.items()},
        "facts": dict(facts),
    }
    text = json.dumps(schema, ensure_ascii=False, indent=1)
    (fresh / SCHEMA_FILE).write_text(text + "\n", encoding="utf-8")
    if folder.exists():
        shutil.rmtree(folder)
    fresh.rename(folder)
    return folder


def read_tables(folder: str | Path) -> tuple[dict[str, pd.DataFrame], dict[str, Any]]:
    """Read what :func:`write_tables` stored, with the same types, order and facts.

    Raises SchemaError if the folder is not such a store or was written by another version.
    """
    path = Path(folder) / SCHEMA_FILE
    if not path.is_file():
        raise SchemaError(f"{Path(folder).name}: no stored network here ({SCHEMA_FILE} is missing).")
    schema = json.loads(path.read_text(encoding="utf-8"))
    if schema.get("format") != FORMAT:
        raise SchemaError(
            f"{Path(folder).name}: stored by another version of netlab. Analyse the export again."
        )
    kind, tables = schema["kind"], {}
    for name, columns in schema["tables"].items():
        tables[name] = _read_table(path.parent / f"{name}.{kind}", columns)
    return tables, schema["facts"]


def _columns(table: pd.DataFrame) -> dict[str, Any]:
    """Describe each column: its dtype, and for closed lists the list."""
    described: dict[str, Any] = {}
    for name, column in table.items():
        if isinstance(column.dtype, pd.CategoricalDtype):
            categories = [str(c) for c in column.cat.categories]
            described[str(name)] = {"categories": categories, "ordered": bool(column.cat.ordered)}
        else:
            described[str(name)] = "string" if pd.api.types.is_string_dtype(column) else str(column.dtype)
    return described


def _write_table(table: pd.DataFrame, path: Path) -> None:
    plain = table.reset_index(drop=True)
    closed = plain.select_dtypes("category").columns
    plain = plain.astype(dict.fromkeys(closed, "string"))
    if path.suffix == ".parquet":
        plain.to_parquet(path, index=False)
    else:
        plain.to_csv(path, index=False, encoding="utf-8", lineterminator="\n")


def _read_table(path: Path, columns: Mapping[str, Any]) -> pd.DataFrame:
    if path.suffix == ".parquet":
        raw = pd.read_parquet(path)
    elif not columns:
        raw = pd.DataFrame()
    else:
        raw = pd.read_csv(path, dtype="string", keep_default_na=False, na_values=[""], encoding="utf-8")
    return pd.DataFrame(
        {name: _typed(raw[name], wanted) for name, wanted in columns.items()}, index=raw.index
    )


def _typed(column: pd.Series, wanted: Any) -> pd.Series:
    if isinstance(wanted, dict):
        dtype = pd.CategoricalDtype(wanted["categories"], ordered=wanted["ordered"])
        return column.astype("string").astype(object).astype(dtype)
    if wanted.startswith("datetime64"):
        return pd.to_datetime(column, format="ISO8601").astype(wanted)
    if wanted in ("boolean", "bool") and pd.api.types.is_string_dtype(column):
        return column.map({"True": True, "False": False}).astype(wanted)
    return column.astype(wanted)
