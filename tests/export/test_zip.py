"""Zips and folders from anywhere: wrapped, cut, encrypted, hostile. Nothing is unpacked and no path leads outside."""

from __future__ import annotations

import os
import struct
import zipfile

import pytest
from archives import CONNECTIONS, MESSAGES, NAME, column, write_folder, write_zip, zipped

from netlab.errors import ExportFormatError
from netlab.export import archive, load_export, zips

FILES = {"Connections.csv": CONNECTIONS, "messages.csv": MESSAGES}


def patched(data: bytes, header: bytes, offset: int, value: int, size: int = 2) -> bytes:
    """Overwrite a number in every local or central header of a zip."""
    out, at = bytearray(data), data.find(header)
    while at >= 0:
        out[at + offset : at + offset + size] = value.to_bytes(size, "little")
        at = data.find(header, at + 1)
    return bytes(out)


def load_bytes(tmp_path, data):
    path = tmp_path / f"{NAME}.zip"
    path.write_bytes(data)
    return load_export(path)


@pytest.mark.parametrize("name", [f"{NAME}.zip", f"{NAME}.zip.zip", f"{NAME} (1).zip", "archive"])
def test_a_zip_under_any_name(tmp_path, name):
    export = load_export(write_zip(tmp_path, FILES, name))
    assert export.present == ("connections", "messages")
    assert export.origin.name == name
    assert export.origin.kind == "zip"


def test_zip_and_folder_give_the_same(tmp_path):
    one, two = load_export(write_zip(tmp_path, FILES)), load_export(write_folder(tmp_path, FILES))
    assert one.connections.equals(two.connections)
    assert one.messages.equals(two.messages)
    assert one.lines.equals(two.lines)


@pytest.mark.parametrize("top", ["", "any folder/", f"{NAME}/", f"a/b/{NAME}/"])
def test_a_wrapping_folder_changes_nothing(tmp_path, top):
    export = load_export(write_zip(tmp_path, {top + name: text for name, text in FILES.items()}))
    assert export.present == ("connections", "messages")
    assert export.origin.name == f"{NAME}.zip"


def test_a_zip_in_a_zip_is_opened(tmp_path):
    inner = zipped(FILES)
    export = load_export(
        write_zip(tmp_path, {"Basic_LinkedInDataExport_01-02-2026.zip": inner}, "download.zip")
    )
    assert export.present == ("connections", "messages")
    assert export.origin.name == "Basic_LinkedInDataExport_01-02-2026.zip"


def test_a_folder_with_archives_in_it_opens_them(tmp_path):
    write_zip(tmp_path, FILES)
    (tmp_path / "holiday.jpg").write_bytes(b"x")
    assert load_export(tmp_path).present == ("connections", "messages")


def test_the_date_is_that_of_the_zip_entries(tmp_path):
    origin = load_export(write_zip(tmp_path, FILES)).origin
    assert (str(origin.exported_on), origin.dated_by) == ("2026-10-31 09:30:00", "zip entry time")


def test_without_entry_times_the_name_dates_the_archive(tmp_path):
    origin = load_export(write_zip(tmp_path, FILES, when=(1980, 1, 1, 0, 0, 0))).origin
    assert (str(origin.exported_on), origin.dated_by) == ("2026-10-31 00:00:00", "file name")
    origin = load_export(write_folder(tmp_path, FILES)).origin
    assert (str(origin.exported_on), origin.dated_by) == ("2026-10-31 00:00:00", "file name")


def test_without_both_the_newest_activity_dates_it(tmp_path):
    origin = load_export(write_folder(tmp_path, FILES, "export 13-45-2026")).origin
    assert (str(origin.exported_on), origin.dated_by) == ("2026-10-01 08:00:00", "newest activity")
    folder = write_folder(tmp_path, {"Skills.csv": "Name\nPython\n"}, "skills")
    assert load_export(folder).origin.dated_by == "unknown"


def test_no_path_is_kept(tmp_path):
    export = load_export(write_folder(tmp_path, FILES))
    assert str(tmp_path) not in repr(export.origin) + export.lines.to_csv() + export.issues.to_csv()


def test_a_cut_zip(tmp_path):
    with pytest.raises(ExportFormatError, match="not a whole zip; the download was cut"):
        load_bytes(tmp_path, zipped(FILES)[:-40])


def test_an_encrypted_zip(tmp_path):
    data = patched(patched(zipped(FILES), b"PK\x01\x02", 8, 1), b"PK\x03\x04", 6, 1)
    with pytest.raises(ExportFormatError, match=r"Connections\.csv is encrypted"):
        load_bytes(tmp_path, data)


def test_an_unknown_method(tmp_path):
    with pytest.raises(ExportFormatError, match=r"packed by a method netlab does not read \(9\)"):
        load_bytes(tmp_path, patched(zipped(FILES), b"PK\x01\x02", 10, 9))


def test_a_damaged_file_inside(tmp_path):
    data = bytearray(zipped(FILES))
    at = data.index(b"Connections.csv") + 40
    data[at : at + 20] = b"\xff" * 20
    with pytest.raises(ExportFormatError, match=r"Connections\.csv is damaged inside the zip"):
        load_bytes(tmp_path, bytes(data))


def test_a_bomb_is_refused_by_its_ratio_before_a_byte_is_inflated(tmp_path, monkeypatch):
    data = zipped({"Connections.csv": b"0" * (64 << 20)})
    monkeypatch.setattr(zips, "read", None)
    with pytest.raises(ExportFormatError, match="would unpack to 64 MB; a zip bomb"):
        load_bytes(tmp_path, data)


def test_a_bomb_is_refused_by_its_size(tmp_path, monkeypatch):
    monkeypatch.setattr(zips, "LARGEST_TOTAL", 100)
    with pytest.raises(ExportFormatError, match="which no LinkedIn archive does"):
        load_bytes(tmp_path, zipped(FILES))
    monkeypatch.setattr(zips, "MOST_ENTRIES", 1)
    with pytest.raises(ExportFormatError, match="2 files in one zip"):
        load_bytes(tmp_path, zipped(FILES))


def test_a_directory_that_lies_about_sizes_is_caught_while_inflating(tmp_path):
    data = patched(zipped({"Connections.csv": CONNECTIONS}), b"PK\x01\x02", 24, 10, size=4)
    with pytest.raises(ExportFormatError, match=r"Connections.csv (is damaged|unpacks to more than it says)"):
        load_bytes(tmp_path, data)


@pytest.mark.parametrize("name", ["/etc/Connections.csv", "../Connections.csv", "a/../../Connections.csv", "C:/Connections.csv",
                                  "..\\Connections.csv"])  # fmt: skip
def test_paths_that_lead_outside(tmp_path, name):
    with pytest.raises(ExportFormatError, match="leads outside the archive"):
        load_bytes(tmp_path, zipped({name: CONNECTIONS}))


def test_a_file_without_a_name(tmp_path):
    with pytest.raises(ExportFormatError, match="a file without a name"):
        load_bytes(tmp_path, zipped({"./.": CONNECTIONS}))


def test_backslashes_of_old_tools_are_folders(tmp_path):
    assert load_bytes(tmp_path, zipped({"Jobs\\Connections.csv": CONNECTIONS})).present == ("connections",)


def test_a_link_in_a_zip(tmp_path):
    info = zipfile.ZipInfo("Connections.csv")
    info.external_attr = 0o120777 << 16
    path = tmp_path / "link.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(info, "/etc/passwd")
    with pytest.raises(ExportFormatError, match="is a link"):
        load_export(path)


def test_letters_that_a_terminal_obeys_do_not_reach_it(tmp_path):
    with pytest.raises(ExportFormatError, match=r"\?\[31m/\.\./x\.csv leads outside") as caught:
        load_bytes(tmp_path, zipped({"\x1b[31m/../x.csv": "x"}))
    assert "\x1b" not in str(caught.value)


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="needs links")
def test_links_out_of_a_folder_are_not_followed(tmp_path):
    outside = write_folder(tmp_path, FILES, "outside")
    folder = write_folder(tmp_path, {"messages.csv": MESSAGES}, "inside")
    (folder / "Connections.csv").symlink_to(outside / "Connections.csv")
    (folder / "Shares.csv").symlink_to(folder / "nowhere.csv")
    (folder / "Jobs").symlink_to(outside, target_is_directory=True)
    (folder / "Votes.csv").symlink_to(folder / "Votes.csv")  # a circle
    export = load_export(folder)
    assert export.present == ("messages",)
    assert export.not_opened == ("Connections.csv", "Jobs", "Shares.csv", "Votes.csv")


@pytest.mark.skipif(os.name == "nt", reason="needs links")
def test_links_inside_a_folder_are_followed(tmp_path):
    folder = write_folder(tmp_path, {"real/my.txt": CONNECTIONS})
    (folder / "Connections.csv").symlink_to(folder / "real" / "my.txt")
    assert len(load_export(folder).connections) == 3


def test_a_home_folder_given_by_mistake(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MOST_FILES", 3)
    with pytest.raises(ExportFormatError, match=r"more than 3 files\. Give the folder of the export itself"):
        load_export(write_folder(tmp_path, {f"{i}.txt": "x" for i in range(5)}))


def test_a_file_too_large_to_be_linkedins(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "LARGEST_FILE", 10)
    with pytest.raises(ExportFormatError, match="which no LinkedIn file is"):
        load_export(write_folder(tmp_path, FILES))


def test_progress_is_told_file_by_file(tmp_path):
    told = []
    load_export(write_zip(tmp_path, FILES), progress=told.append)
    assert told == ["Connections.csv: 3 rows", "messages.csv: 1 row"]


def test_an_extra_that_is_no_zip_at_all(tmp_path):
    path = tmp_path / "export.zip"
    path.write_bytes(struct.pack("<I", 0x06054B50) * 3)
    with pytest.raises(ExportFormatError, match="not a whole zip"):
        load_export(path)
    assert column(load_export(write_zip(tmp_path, FILES)).connections, "first_name")[0] == "Mira"
