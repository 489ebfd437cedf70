"""A table as HTML of our own: every cell escaped, numbers to the right, missing values said, sortable."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence

import pandas as pd

from netlab.text import counted, one_line, percent, profile_slug, profile_url

MISSING = '<span class="missing" title="unknown">–</span>'
LONGEST_CELL = 300
_IN_FILE_NAME = re.compile(r"_(?=\w*\.csv\b)")
_PER_CENT = re.compile(r"(?<=\d) %")


def escaped(value: object, longest: int = 0) -> str:
    """Return any value as HTML text in one line: tags shown as typed, direction and control marks out."""
    return html.escape(one_line(str(value), longest))


def prose(text: str, longest: int = 0) -> str:
    """Return a sentence as HTML text; a number is never parted from its per cent sign at the end of a line."""
    return _PER_CENT.sub("\u00a0%", escaped(text, longest))


def table_html(
    table: pd.DataFrame,
    *,
    caption: str,
    columns: Mapping[str, str] | Sequence[str] | None = None,
    top: int | None = None,
) -> str:
    """Write ``table`` as an HTML table with a caption.

    ``columns`` picks columns and says how they are called (a mapping from column to words); otherwise all are
    shown by their own name. Columns called ``share`` or ``*_share`` are percentages, dates are days, a column
    ``url`` becomes a link to the profile on www.linkedin.com (and to nowhere else). ``top`` cuts the table
    and says how many rows were left out.
    """
    words = _words(table, columns)
    shown = table if top is None else table.head(top)
    cells = [_cells(shown[name], name) for name in words]
    head = "".join(
        f'<th scope="col"{_side(table[name], name)}>{escaped(word)}</th>' for name, word in words.items()
    )
    rows = "".join(f"<tr>{''.join(row)}</tr>\n" for row in zip(*cells, strict=True))
    left_out = len(table) - len(shown)
    note = f'<p class="note">{counted(left_out, "more row")} not shown.</p>' if left_out else ""
    return (
        f'<div class="table" role="region" aria-label="{escaped(caption)}" tabindex="0"><table class="data">'
        f"<caption>{escaped(caption)}</caption><thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody></table></div>{note}"
    )


def _words(table: pd.DataFrame, columns: Mapping[str, str] | Sequence[str] | None) -> dict[str, str]:
    if isinstance(columns, Mapping):
        return dict(columns)
    return {str(name): str(name).replace("_", " ") for name in (columns or table.columns)}


def _cells(column: pd.Series, name: str) -> list[str]:
    """Return the table cells of one column; ``data-sort`` holds what the page sorts by where words differ."""
    side = _side(column, name)
    if pd.api.types.is_datetime64_any_dtype(column):
        return [
            _cell(f"{v:%d %b %Y}", f' data-sort="{v:%Y%m%d}"') if pd.notna(v) else _cell(None) for v in column
        ]
    if name == "share" or name.endswith("_share"):
        return [
            _cell(percent(v), f'{side} data-sort="{v}"') if pd.notna(v) else _cell(None, side) for v in column
        ]
    if pd.api.types.is_bool_dtype(column):
        return [_cell("yes" if v else "no") if pd.notna(v) else _cell(None) for v in column]
    if pd.api.types.is_numeric_dtype(column):
        return [
            _cell(_number(v), f'{side} data-sort="{v}"') if pd.notna(v) else _cell(None, side) for v in column
        ]
    if name == "url":
        return [_link(v, side) if pd.notna(v) else _cell(None, side) for v in column]
    return [_cell(str(v)) if pd.notna(v) else _cell(None) for v in column]


def _side(column: pd.Series, name: str) -> str:
    """Say on which side a column stands; links to press (``profile``) are left out on paper."""
    if name == "url":
        return ' class="profile"'
    is_number = pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column)
    return ' class="number"' if is_number else ""


def _number(value: float) -> str:
    return f"{value:,.2f}" if isinstance(value, float) else f"{value:,}"


def _cell(text: str | None, attributes: str = "") -> str:
    if text is None:
        return f"<td{attributes}>{MISSING}</td>"
    # Else a phone would show one column alone: the names of LinkedIn's files are long and hold no blank.
    words = _IN_FILE_NAME.sub("_<wbr>", prose(text, LONGEST_CELL))
    return f'<td{attributes}><bdi dir="auto">{words}</bdi></td>'


def link(url: str, words: str) -> str:
    """Return a name as a link to the profile on www.linkedin.com, or as plain text where there is none."""
    address = profile_url(profile_slug(url))
    text = f'<bdi dir="auto">{escaped(words, LONGEST_CELL)}</bdi>'
    return f'<a href="{html.escape(address)}" rel="noopener noreferrer">{text}</a>' if address else text


def _link(url: object, side: str) -> str:
    address = profile_url(profile_slug(str(url)))
    return f"<td{side}>{link(str(url), 'profile')}</td>" if address else _cell(None, side)
