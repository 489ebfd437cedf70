"""Archives broken at random: rows, issues or one NetlabError, never another exception, and never a lost line."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import pytest
from archives import CONNECTIONS, MESSAGES, NAME, PROFILE_OF, as_bytes, filled_lines, zipped
from hypothesis import given, settings
from hypothesis import strategies as st

from netlab.errors import NetlabError
from netlab.export import TABLES, Export, load_export
from netlab.export.tables import table_of

FILES = {
    "Connections.csv": CONNECTIONS.encode(),
    "messages.csv": (MESSAGES + '2-b==,,Ola,,Rowan,,2026-09-01 08:00:00 UTC,,"Two\n\nlines, <p>so</p>",INBOX,\n').encode(),
    "Invitations.csv": b'From,To,Sent At,Message,Direction\nMira,Rowan,"3/5/26, 2:05 PM","Hi, you",INCOMING\n',
    "Comments_1158443584.csv": b"Date,Link,Message\n2026-03-05 10:00:00,https://a,one\ntwo\n2025-03-04 10:00:00,,\"a \\\" b\"\n",
    "Shares.csv": b'Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n2025-01-05 08:00:00,x,"One""\n""two",,,M\n',
    "Profile.csv": PROFILE_OF["rowan"].encode(),
    "Ad_Targeting.csv": b"Age,Age,Skills\n35-54,,a; b\n",
    "Account Status History.csv": '"Time"\t"Event"\n"2022/03/05 14:05:06 UTC"\t"Created"\n'.encode("utf-16"),
    "Rich_Media.csv": b'Date/Time,Media Description,Media Link\n"You uploaded a photo on March 9, 2026 at 2:58 PM (GMT)", -,x\n',
    "Positions.csv": b"Company Name,Title,Started On,Finished On\nWarmstead,Analyst,Mar 2020,2021\n",
    "Contacts.csv": b"FirstName,LastName,Emails,Birthday,CreatedAt\nMira,Solberg,m@gmail.com,Mar 5,\"3/5/22, 2:05 PM\"\n",
    "Articles/a.html": b"<html><h1>Heat</h1><p class='created'>Created on 2024-03-05 14:05</p><p>Text</p></html>",
    "Logins.csv": b"never opened",
}  # fmt: skip
ENCODINGS = ("utf-16", "utf-16-be", "utf-32", "cp1252", "cp500", "shift_jis", "utf-7", "utf-8-sig")
PIECES = (
    b'"',
    b'""',
    b"\\",
    b",",
    b";",
    b"\n",
    b"\r",
    b"\r\n",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"PK\x03\x04",
    b"<![",
    b"9" * 40,
)


def broken(content: bytes, how: str, chance: random.Random) -> bytes:
    """Break one file in one way."""
    at = chance.randrange(len(content) + 1)
    if how == "cut":
        return content[:at]
    if how == "behead":
        return content[at:]
    if how == "insert":
        return content[:at] + chance.choice(PIECES) * chance.randint(1, 3) + content[at:]
    if how == "shuffle":
        middle = list(content[at : at + 30])
        chance.shuffle(middle)
        return content[:at] + bytes(middle) + content[at + 30 :]
    if how == "noise":
        return content[:at] + chance.randbytes(chance.randint(1, 60)) + content[at:]
    if how == "drop column":
        gone = chance.randrange(8)
        lines = [line.split(b",") for line in content.split(b"\n")]
        return b"\n".join(b",".join(line[:gone] + line[gone + 1 :]) for line in lines)
    if how == "encode":
        return content.decode("utf-8", "replace").encode(chance.choice(ENCODINGS), "replace")
    if how == "delimiter":
        return content.replace(b",", chance.choice([b";", b"\t", b"|", b" "]))
    return content * chance.randint(2, 4)


WAYS = ("cut", "behead", "insert", "shuffle", "noise", "drop column", "encode", "delimiter", "repeat")


def load(data: bytes, name: str = f"{NAME}.zip") -> Export | None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        try:
            return load_export(path)
        except NetlabError as error:
            message = str(error)
    assert "\n" not in message
    assert folder not in message
    return None


def is_countable(content: bytes) -> bool:
    """Say whether lines can be counted without first guessing an encoding: not in UTF-16 that has lost its mark."""
    return b"\0" not in content or content[:2] in (b"\xff\xfe", b"\xfe\xff")


def assert_sound(export: Export, files: dict[str, bytes]) -> None:
    """Every column has its type, and every line of every opened file is accounted for, counted from the bytes."""
    for name, table in TABLES.items():
        assert dict(getattr(export, name).dtypes) == {c.name: c.dtype for c in table.visible}, name
    opened = export.lines.set_index("file")
    assert set(opened.index) == {name for name in files if table_of(name)}
    for name, line in opened.iterrows():
        filled = line["preamble"] + line["header"] + line["kept"] + line["set_aside"]
        assert filled == line["lines"] - line["blank"], name
        if is_countable(files[name]):
            assert filled == filled_lines(files[name]), name
        assert (line >= 0).all(), name
    aside = export.lines.loc[export.lines["set_aside"] > 0, "file"]
    assert set(aside) <= set(export.issues["file"])  # whatever is set aside is told


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.integers(0, 2**32), st.lists(st.sampled_from(WAYS), min_size=1, max_size=3), st.integers(1, 5))
def test_files_broken_at_random(seed, ways, n_files):
    chance = random.Random(seed)
    files = {"Votes.csv": b"Date,Link,OptionText\n2026-03-05 10:00:00,https://a,Yes\n"}  # one stays whole
    for name in chance.sample(sorted(FILES), n_files):
        files[name] = FILES[name]
        for way in ways:
            files[name] = broken(files[name], way, chance)
    export = load(zipped(files))
    if export is not None:
        assert_sound(export, files)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.integers(0, 2**32), st.sampled_from(["cut", "shuffle", "noise", "flip"]))
def test_zips_broken_at_random(seed, way):
    chance, data = random.Random(seed), bytearray(zipped(FILES))
    if way == "flip":
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
    else:
        data = bytearray(broken(bytes(data), way, chance))
    load(bytes(data))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.sampled_from(sorted(FILES)), st.binary(max_size=400))
def test_any_bytes_under_any_name(name, content):
    export = load(zipped({name: content}))
    if export is not None:
        assert_sound(export, {name: content})
    load(content, name.rsplit("/", 1)[-1])


@pytest.mark.parametrize("left_out", FILES)
def test_each_file_left_out(left_out):
    files = {name: content for name, content in FILES.items() if name != left_out}
    export = load(zipped(files))
    assert export is not None
    assert_sound(export, files)
    assert len(export.issues) == 0


@pytest.mark.parametrize("name", [name for name in FILES if table_of(name)])
def test_each_file_alone(name):
    export = load(zipped({name: FILES[name]}))
    assert export is not None
    assert_sound(export, {name: FILES[name]})
    assert export.present == (table_of(name).name,)


HOSTILE = ("<", '"', " \n", "a,")
MORE = ("<p ", "<!--", "<script>", "&", "&#", '""', "\\", "\n", " ", "<![CDATA[", "]]>", "1", "Mar ", "/in/")


@pytest.mark.parametrize(
    "piece", [*HOSTILE, *(pytest.param(piece, marks=pytest.mark.slow) for piece in MORE)]
)
def test_a_cell_of_a_megabyte_hangs_nothing(piece):
    cell = (piece * (1_000_000 // len(piece))).replace('"', '""').encode()
    files = {name: FILES[name] for name in ("Connections.csv", "messages.csv", "Comments_1158443584.csv")}
    files["messages.csv"] += b'2-c==,,Ola,,Rowan,,2026-09-01 08:00:00 UTC,,"' + cell + b'",INBOX,\n'
    files["Comments_1158443584.csv"] += b'2025-03-05 10:00:00,https://a,"' + cell + b'"\n'
    files["Connections.csv"] += b'\n"' + cell + b'",Example,,,,,05 Mar 2024\n'
    files["Shares.csv"] = FILES["Shares.csv"] + b'2025-01-05 08:00:00,x,"' + cell + b'",,,M\n'
    files["Events.csv"] = b'Event Name,Event Time\nFair,"' + cell + b'"\n'
    files["Contacts.csv"] = b'FirstName,LastName,Emails,Birthday,Profiles\nMira,Solberg,"%b","%b","%b"\n' % (
        cell,
        cell,
        cell,
    )
    files["Articles/a.html"] = as_bytes(FILES["Articles/a.html"]) + piece.encode() * (900_000 // len(piece))
    export = load(zipped(files))
    assert export is not None
    assert_sound(export, files)
