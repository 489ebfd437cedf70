"""Quick reading gives what careful reading gives, with pyarrow and without, and gives way where it cannot prove it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pandas as pd
import pytest
from archives import CONNECTIONS, MESSAGES, codes, filled_lines, rows, write_folder
from hypothesis import example, given, settings
from hypothesis import strategies as st

from netlab.export import load_export, quick
from netlab.export.tables import TABLES

HEADER = "FROM,TO,DATE,SUBJECT,CONTENT,FOLDER\n"
PIECES = [
    "a",
    "ü",
    "😀",
    ",",
    ";",
    "\n",
    "\r\n",
    "\r",
    '"',
    '""',
    " ",
    "\t",
    "<p>x</p>",
    "&amp;",
    "\0",
    "\ufeff",
    "0",
    "NA",
    "",
]


def no_arrow(*_):
    raise ImportError


@pytest.fixture(params=["arrow", "pandas"])
def reader(request, monkeypatch):
    """Make every file go through the quick reader: once by pyarrow, once by pandas with text as Python objects."""
    monkeypatch.setattr(quick, "SMALLEST", 0)
    if request.param == "arrow":
        pytest.importorskip("pyarrow")
        yield request.param
    else:
        monkeypatch.setattr(quick, "_by_arrow", no_arrow)
        with pd.option_context("mode.string_storage", "python"):
            yield request.param


def csv(*lines):
    return HEADER + "".join(lines)


def load(text, smallest, monkeypatch=None):
    before, quick.SMALLEST = quick.SMALLEST, smallest
    try:
        with tempfile.TemporaryDirectory() as folder:
            return load_export(write_folder(Path(folder), {"messages.csv": text}))
    finally:
        quick.SMALLEST = before


def went_quickly(text):
    return quick.read(text if isinstance(text, bytes) else text.encode(), TABLES["messages"]) is not None


def assert_same(text):
    content = text.encode() if isinstance(text, str) else text
    quickly, carefully = load(content, 0), load(content, 1 << 40)
    assert rows(quickly.messages) == rows(carefully.messages)
    assert codes(quickly.issues) == codes(carefully.issues)
    assert rows(quickly.lines) == rows(carefully.lines)
    [(_, _, _, preamble, header, kept, set_aside)] = rows(quickly.lines)
    assert preamble + header + kept + set_aside == filled_lines(content)


GOOD = "Mira,Rowan,2026-01-02 08:00:00 UTC,,Hello,INBOX\n"
LONG = 'Mira,Rowan,2026-01-02 08:00:00 UTC,,"Hello, ""you""\n\n \nthere",INBOX\n'


@pytest.mark.parametrize(
    "text",
    [
        csv(GOOD),
        csv(GOOD)[:-1],  # no line end after the last row
        csv(GOOD, LONG, GOOD, LONG, LONG),
        csv(GOOD, LONG) + "\n\n",
        csv(LONG, GOOD).replace("\n", "\r\n"),
        csv(LONG, GOOD).replace(",", ";"),
        csv(LONG, GOOD).replace(",", "\t"),
        "\ufeff" + csv(LONG, GOOD),
        "Preamble\n\n" + csv(LONG),
        csv(GOOD, " Mira ,Rowan,not a date,,Hello,INBOX\n", LONG),
        csv(GOOD, ",,,,,\n", LONG, ",,,,,\n"),
        csv(
            "Mira,Rowan,2026-01-02 08:00:00 UTC,,<p>x</p>,INBOX\n",
            "Ä,😀,2026-01-02 08:00:00 UTC,,\u00a0,INBOX\n",
        ),
    ],
)
def test_regular_files_are_read_quickly_and_alike(reader, text):
    assert went_quickly(text)
    assert_same(text)


@pytest.mark.parametrize(
    "text",
    [
        csv(GOOD, "Mira,Rowan\n"),  # short, which pandas pads in silence
        csv(GOOD, GOOD.replace("Hello", "Hello, all")),  # long
        csv(GOOD.replace("Hello", "Hello, all"), GOOD.replace(",Hello", "Hello")),  # one long, one short
        csv(GOOD.replace("Hello", '5" pipe'), GOOD, GOOD.replace("Hello", '6" pipe')),  # stray quotes
        csv(GOOD, '"Mira', GOOD),  # a quote nobody closes
        csv(GOOD) + "\n\n" + GOOD,  # blank lines between
        csv(GOOD, " \n", GOOD),
        csv(GOOD.replace("Hello", "Hel\rlo"), GOOD),  # a lone CR
        csv(GOOD.replace("Hello", "Hel\0lo"), GOOD),
        csv(LONG, GOOD).encode("utf-16"),
        csv(GOOD, LONG.replace("you", "café")).encode("cp1252"),
        csv(GOOD).encode()[:-8] + b"\xff\n",
    ],
)
def test_irregular_files_are_left_to_the_careful_reader(reader, text):
    assert not went_quickly(text)
    assert_same(text)


def test_repeats_and_lines_of_issues_agree(reader):
    assert_same(csv(LONG, GOOD, LONG, "x,y,never,,z,INBOX\n", GOOD))
    export = load(csv(LONG, GOOD, LONG, "x,y,never,,z,INBOX\n", GOOD), 0)
    assert codes(export.issues) == [
        ("messages.csv", 11, "sent_at", "bad_date"),
        ("messages.csv", 7, None, "duplicate"),
        ("messages.csv", 12, None, "duplicate"),
    ]


cells = st.lists(st.sampled_from(PIECES), max_size=4).map("".join)
quoted = cells.map(lambda cell: '"' + cell.replace('"', '""') + '"')
lines = st.lists(st.one_of(cells, quoted), min_size=4, max_size=7).map(lambda row: ",".join(row) + "\n")


@pytest.mark.parametrize("with_arrow", [True, False])
@settings(max_examples=50, deadline=None, derandomize=True)
@example(body=['"\r\n",,,,,\n'])
@given(body=st.lists(st.one_of(lines, st.just(GOOD), st.just(LONG)), max_size=6))
def test_whatever_the_lines_are(with_arrow, body):
    if with_arrow:
        assert_same(csv(*body))
        return
    before, quick._by_arrow = quick._by_arrow, no_arrow
    try:
        with pd.option_context("mode.string_storage", "python"):
            assert_same(csv(*body))
    finally:
        quick._by_arrow = before


WITHOUT = """
import sys
if sys.argv[2] == "without":
    sys.modules["pyarrow"] = None
from netlab.export import load_export, quick
quick.SMALLEST = int(sys.argv[3])
export = load_export(sys.argv[1])
for name, table in export.tables().items():
    print(name, [str(t) for t in table.dtypes], table.astype(object).where(table.notna(), None).to_dict("split"))
print(export.lines.to_dict("split"), export.issues.to_dict("split"))
"""


def test_the_same_with_and_without_pyarrow(tmp_path):
    folder = write_folder(
        tmp_path, {"Connections.csv": CONNECTIONS, "messages.csv": MESSAGES, "Skills.csv": "Name\nR\n", "Reactions.csv":
                   "Date,Type,Link\n2026-01-02 08:00:00,LIKE,x\nsoon,LIKE,y\n"})  # fmt: skip
    told = {
        subprocess.run(
            [sys.executable, "-c", WITHOUT, str(folder), way, size],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for way in ("with", "without")
        for size in ("0", "1000000000")
    }
    assert len(told) == 1
    assert "Mira Solberg" in told.pop()
