"""Files that strangers hand over, read as strictly as they deserve: every fault names the file and the key.

The value itself is never told: a card that somebody filled with a name would otherwise put that name on the
facilitator's screen.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from netlab.errors import CardError

Read = TypeVar("Read")
LARGEST = 64 * 1024  # bytes; an honest card has about two thousand
# What is wrong, by the rule of the schema that it broke.
_FAULTS = {
    "type": "is not of the kind it should be",
    "enum": "is none of the allowed words",
    "const": "is not what this version of netlab reads",
    "pattern": "is not written as it should be",
    "required": "lacks a key",
    "additionalProperties": "holds a key that does not belong there",
    "propertyNames": "holds a key that does not belong there",
    "uniqueItems": "holds something twice",
    "minimum": "is too small",
    "maximum": "is too large",
    "multipleOf": "is finer than a card may be",
    "maxItems": "holds too much",
    "minItems": "holds too little",
    "maxProperties": "holds too much",
}


def read_strictly(path: Path, schema: Mapping[str, Any], *, largest: int = LARGEST) -> dict[str, Any]:
    """Read a JSON file and hold it against its schema.

    Raises CardError, naming the file and the key and never the value, if it is too large, no UTF-8, no JSON, nested
    too deep, holds a key twice or a number that is none, or differs from the schema in anything.
    """
    if not path.is_file():
        raise CardError(f"{path.name}: no such file. Look at its name, or in another folder.")
    if path.stat().st_size > largest:
        raise CardError(f"{path.name}: too large to be a file of netlab's. {AGAIN}")
    try:
        text = path.read_bytes().decode("utf-8-sig")
        value = json.loads(
            text, object_pairs_hook=_once, parse_constant=_no_number, parse_float=_finite, parse_int=_whole
        )
    except _Fault as fault:
        raise CardError(f"{path.name}: {fault}. {AGAIN}") from None
    except (ValueError, RecursionError):  # no JSON, no UTF-8, or a thousand brackets
        raise CardError(f"{path.name}: not a file of netlab's, or damaged on its way. {AGAIN}") from None
    _check(value, schema, path.name)
    checked: dict[str, Any] = value
    return checked


def read_each(
    paths: Iterable[Path],
    read: Callable[[Path], Read],
    marks: Callable[[Read], Mapping[str, str | None]],
    mend: str,
) -> list[Read]:
    """Read files that must differ in their ``marks``, each by its key.

    Raises CardError that names both files and the key where a mark is there twice, and ends with ``mend``.
    """
    found: list[Read] = []
    seen: dict[tuple[str, str], str] = {}
    for path in paths:
        one = read(path)
        for key, value in marks(one).items():
            if value is None:
                continue
            if (key, value) in seen:
                raise CardError(f"{path.name}: {key} is the same as in {seen[key, value]}. {mend}")
            seen[key, value] = path.name
        found.append(one)
    return found


KINDS = {"netlab_card": "a card", "netlab_ticks": "a file of ticks", "netlab_room": "a room"}
AGAIN = "Ask its maker to make it again and not to edit it."


class _Fault(Exception):
    """What a JSON file may not hold, found while reading it."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) != len(pairs):
        raise _Fault("a key stands twice in it")
    return dict(pairs)


def _no_number(word: str) -> float:
    raise _Fault("a number in it is none")


def _finite(digits: str) -> float:
    number = float(digits)
    return number if math.isfinite(number) else _no_number(digits)


def _whole(digits: str) -> int:
    return int(digits) if len(digits) < 20 else int(_no_number(digits))


def _check(value: Any, schema: Mapping[str, Any], file: str) -> None:
    wanted = next(key for key in schema["required"] if key in KINDS)
    for key, kind in KINDS.items():
        if isinstance(value, dict) and key in value and key != wanted:
            raise CardError(f"{file}: this is {kind}, not {KINDS[wanted]}. Name the other file.")
    errors = Draft202012Validator(schema).iter_errors(value)
    first = min(errors, key=lambda error: (error.json_path, str(error.validator)), default=None)
    if first is not None:
        raise CardError(
            f"{file}: {_where(first)} {_FAULTS.get(str(first.validator), 'is not valid')}. {AGAIN}"
        )


def _where(error: ValidationError) -> str:
    """Name the key as the schema does; keys that the schema does not know are a stranger's words, too."""
    keys = [part if isinstance(part, int) else str(part) for part in error.absolute_path]
    return ".".join(map(str, keys)) or "the file"


# -- the parts that schemas are made of -------------------------------------------------------------------------------


def record(keys: Mapping[str, Any], needed: Iterable[str] | None = None) -> dict[str, Any]:
    """Return the schema of an object with these keys and none besides; all of them ``needed`` unless said otherwise."""
    required = list(keys if needed is None else needed)
    return {"type": "object", "properties": dict(keys), "required": required, "additionalProperties": False}


def or_null(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return a schema that allows nothing as well."""
    return {**schema, "type": [schema["type"], "null"]}
