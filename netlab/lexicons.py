"""Word lists are data: TOML files in ``netlab/_data/``, each with a source line, each open to the user.

A user's own folder (``lexicons="my-words/"``) may hold files of the same names; what they list is added
to ours, language by language, without a fork and without touching code.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from netlab.errors import ParameterError

DATA = Path(__file__).parent / "_data"


@lru_cache(maxsize=64)
def _parsed(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise ParameterError(
            f"{path.name}: not valid TOML ({error}). Mend that line and run again."
        ) from None


def read_lexicon(name: str, extra: str | Path | None = None) -> dict[str, Any]:
    """Read ``_data/<name>.toml``, joined with ``<extra>/<name>.toml`` where the user has one.

    Lists are joined, tables merged key by key, single values replaced by the user's.
    Raises ParameterError if neither file exists or one is not valid TOML.
    """
    ours, theirs = DATA / f"{name}.toml", Path(extra) / f"{name}.toml" if extra else None
    if not ours.is_file() and not (theirs and theirs.is_file()):
        raise ParameterError(f"no lexicon called '{name}' in netlab/_data or the folder given as lexicons.")
    base = dict(_parsed(ours)) if ours.is_file() else {}
    return _merged(base, _parsed(theirs)) if theirs and theirs.is_file() else _merged(base, {})


def lexicon_names(prefix: str, extra: str | Path | None = None) -> list[str]:
    """List lexicons whose name starts with ``prefix`` (``"talk/"``), ours and the user's, sorted."""
    folders = [DATA, *([Path(extra)] if extra else [])]
    paths = {
        p.relative_to(folder).with_suffix("").as_posix() for folder in folders for p in folder.rglob("*.toml")
    }
    return sorted(name for name in paths if name.startswith(prefix))


def _merged(base: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    out = {key: _copy(value) for key, value in base.items()}
    for key, value in more.items():
        known = out.get(key)
        if isinstance(known, dict) and isinstance(value, Mapping):
            out[key] = _merged(known, value)
        elif isinstance(known, list) and isinstance(value, list):
            out[key] = [*known, *(item for item in value if item not in known)]
        else:
            out[key] = _copy(value)
    return out


def _copy(value: Any) -> Any:
    if isinstance(value, Mapping):
        return _merged(value, {})
    return list(value) if isinstance(value, list) else value
