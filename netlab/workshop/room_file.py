"""The room as a file that every participant gets: what the page shows, for their own machine to look themselves up in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from netlab.errors import CardError
from netlab.files import write_whole
from netlab.workshop import pooling, room_ties
from netlab.workshop.card import FIELDS, LISTS
from netlab.workshop.codes import CODE
from netlab.workshop.measures import BAND_COLUMNS, MEASURE_COLUMNS, TOO_ALIKE, TOO_FEW, measures
from netlab.workshop.pooling import GAP_COLUMNS, MOST, OFFER_COLUMNS, REACH_COLUMNS, Room
from netlab.workshop.room_ties import SHAPES, Shape
from netlab.workshop.strict import or_null, read_strictly, record

VERSION = 1
LARGEST = 1024 * 1024
_PERCENT = {"type": "integer", "minimum": 0, "maximum": 100}
_HEX = {"type": "string", "pattern": r"^[0-9a-f]{32}\Z"}


def save_room(room: Room, path: str | Path) -> Path:
    """Save a room; equal rooms give equal bytes. It names nobody and may be passed on to the people in the room."""
    raw = {
        "netlab_room": VERSION,
        "n": room.n,
        "ids": list(room.ids),
        **{name: _rows(getattr(room, name)) for name in _TABLES},
        "shape": _shape(room.shape),
    }
    return write_whole(Path(path), json.dumps(raw, indent=1) + "\n", private=True)


def _rows(table: pd.DataFrame) -> list[list[Any]]:
    return [[None if pd.isna(cell) else cell for cell in row] for row in table.astype(object).to_numpy()]


def _shape(shape: Shape | None) -> dict[str, Any] | None:
    if shape is None:
        return None
    plain = ("n", "density_both", "density_one", "groups", "outside", "nonce", "sealed")
    return {name: getattr(shape, name) for name in plain} | {"bands": _rows(shape.bands)}


def read_room(path: str | Path) -> Room:
    """Read a room. Raises CardError that names the file and the key, never the value."""
    file = Path(path)
    raw = read_strictly(file, _schema(), largest=LARGEST)
    tables = {name: _table(raw[name], name) for name in _TABLES}
    shape = raw["shape"]
    if shape is not None:
        shape = Shape(**{**shape, "bands": _table(shape["bands"], "bands")})
    if len(set(raw["ids"])) != raw["n"]:
        raise CardError(f"{file.name}: ids are not as many as its cards. Ask the facilitator for it again.")
    return Room(n=raw["n"], ids=tuple(raw["ids"]), shape=shape, **tables)


_TABLES: Mapping[str, list[str]] = {
    "measures": MEASURE_COLUMNS, "bands": BAND_COLUMNS, "reach": REACH_COLUMNS, "gaps": GAP_COLUMNS, "offers": OFFER_COLUMNS,
}  # fmt: skip
_TYPES = {"low": "float64", "high": "float64", "share": "Int64", "people_at_least": "Int64"}


def _table(rows: list[list[Any]], name: str) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=_TABLES[name])
    return table.astype({column: _TYPES.get(column, "string") for column in table.columns})


@cache
def _schema() -> dict[str, Any]:
    levels = {"enum": [pooling.NOBODY, pooling.FEW, pooling.MANY]}
    names = {"enum": sorted({name for area in LISTS for name in LISTS[area]})}
    codes = {"type": "string", "pattern": rf"^({CODE}( {CODE})*)?\Z"}
    all_measures = {"enum": [*(measure.name for measure in measures()), *SHAPES]}
    number = {"type": "number", "minimum": 0, "maximum": 10_000}
    bands = _lines(all_measures, number, number, _PERCENT)
    keys = {
        "netlab_room": {"type": "integer", "const": VERSION},
        "n": {"type": "integer", "minimum": 0, "maximum": MOST},
        "ids": {"type": "array", "items": _HEX, "uniqueItems": True, "maxItems": MOST},
        "measures": _lines(
            all_measures,
            {"type": "string", "pattern": r"^(all|too few|at least [0-9]{1,4})\Z"},
            {"enum": [TOO_FEW, TOO_ALIKE, None]},
        ),
        "bands": bands,
        "reach": _lines({"enum": list(LISTS)}, names, levels, or_null({"type": "integer", "minimum": 0, "maximum": 10**7})),
        "gaps": _lines({"enum": list(FIELDS)}, names, levels, levels, codes),
        "offers": _lines({"enum": list(FIELDS)}, names, codes),
        "shape": or_null(_shape_schema(bands)),
    }  # fmt: skip
    return record(keys)


def _shape_schema(bands: Mapping[str, Any]) -> dict[str, Any]:
    sealed = {
        "type": "object",
        "propertyNames": _HEX,
        "additionalProperties": {"type": "string", "pattern": r"^[0-9a-f]{64}\Z"},
        "maxProperties": MOST,
    }
    keys = {
        "n": {"type": "integer", "minimum": 0, "maximum": MOST},
        **dict.fromkeys(("density_both", "density_one", "groups"), or_null(_PERCENT)),
        "outside": {"enum": [room_ties.NOBODY, room_ties.FEW, room_ties.MANY, None]},
        "nonce": {"type": "string", "pattern": r"^([0-9a-f]{32})?\Z"},
        "sealed": sealed,
        "bands": bands,
    }
    return record(keys)


def _lines(*cells: Mapping[str, Any]) -> dict[str, Any]:
    row = {"type": "array", "prefixItems": list(cells), "minItems": len(cells), "maxItems": len(cells)}
    return {"type": "array", "items": row, "maxItems": MOST}


def is_room(path: Path) -> bool:
    """Tell by its first bytes whether a file is a room that netlab wrote."""
    with path.open("rb") as file:
        return b'"netlab_room"' in file.read(64)
