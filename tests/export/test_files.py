"""Which file is which: suffixes, parts, copies, twins, look-alikes, private and unknown files."""

from __future__ import annotations

import pandas as pd
import pytest
from archives import CONNECTIONS, MESSAGES, PROFILE_OF, codes, column, rows, write_folder, write_zip

from netlab.errors import ExportFormatError, ExportNotFound, ParameterError
from netlab.export import TABLES, load_export
from netlab.export.tables import PRIVATE_FILES, is_private, normalised, table_of

JOBS = "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,Question And Answers\n"
REACTIONS = "Date,Type,Link\n"
ENDORSED = "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorsement Status\n"


def load(tmp_path, files):
    return load_export(write_folder(tmp_path, files))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("Comments_1158443584.csv", "comments"),
        ("Jobs/Job Applications_1.csv", "jobapplications"),
        ("Connections (1).csv", "connections"),
        ("Connections(2).csv", "connections"),
        ("Comments_1158443584 (1).csv", "comments"),
        ("Connections - Copy.csv", "connections"),
        ("Receipts_v2.csv", "receiptsv2"),
        ("Ad_Targeting.csv", "adtargeting"),
        ("InstantReposts_1.csv", "instantreposts"),
        ("a/b/c/MESSAGES.CSV", "messages"),
    ],
)
def test_files_are_known_by_normalised_name(path, name):
    assert normalised(path) == name


def test_no_two_tables_claim_one_file():
    claimed = [normalised(file) for table in TABLES.values() for file in table.files]
    assert len(claimed) == len(set(claimed)) + claimed.count("endorsementreceivedinfo") - 1
    assert not any(is_private(file) for table in TABLES.values() for file in table.files)


@pytest.mark.parametrize(
    "file", [*PRIVATE_FILES, "Verifications/Verifications.csv", "Receipts_v2_1158443584.csv"]
)
def test_private_files_belong_to_no_table(file):
    assert is_private(file)
    assert table_of(file) is None


def test_private_files_are_listed_and_never_opened(tmp_path, monkeypatch):
    folder = write_folder(
        tmp_path, {"Connections.csv": CONNECTIONS, **dict.fromkeys(PRIVATE_FILES, "secret")}
    )
    opened = []
    read_bytes = type(folder).read_bytes
    monkeypatch.setattr(type(folder), "read_bytes", lambda path: opened.append(path.name) or read_bytes(path))
    export = load_export(folder)
    assert opened == ["Connections.csv"]
    assert export.not_opened == tuple(sorted(PRIVATE_FILES))


def test_private_files_in_a_zip_are_not_even_inflated(tmp_path):
    path = write_zip(tmp_path, {"Connections.csv": CONNECTIONS, "Logins.csv": "Login Date,IP Address\n" * 50})
    damaged = bytearray(path.read_bytes())
    start = damaged.index(b"Logins.csv") + len("Logins.csv")
    damaged[start : start + 8] = b"\xff" * 8  # inflating this would fail
    path.write_bytes(damaged)
    export = load_export(path)
    assert export.not_opened == ("Logins.csv",)
    assert len(export.connections) == 3


def test_only_private_files_is_said_so(tmp_path):
    with pytest.raises(
        ExportFormatError, match="only private files here, which netlab lists and never opens"
    ):
        load(tmp_path, {"Logins.csv": "Login Date,IP Address\n"})


def test_files_are_found_in_any_folder_and_clutter_is_ignored(tmp_path):
    export = load(
        tmp_path,
        {
            "Outer/Complete export/Jobs/Saved Jobs.csv": "Saved Date,Job Url,Job Title,Company Name\n",
            "Outer/Complete export/Connections.csv": CONNECTIONS,
            "__MACOSX/Outer/._Connections.csv": b"\0\0",
            "Outer/.DS_Store": b"\0",
            "Outer/notes.txt": "mine",
        },
    )
    assert export.present == ("connections", "saved_jobs")
    assert export.unknown == ("Outer/notes.txt",)


def test_missing_files_are_named_as_linkedin_names_them(tmp_path):
    export = load(tmp_path, {"Connections.csv": CONNECTIONS})
    assert len(export.missing) == len(TABLES) - 1
    assert {"messages.csv", "Endorsement_Received_Info.csv", "Articles/*.html"} <= set(export.missing)
    assert "Connections.csv" not in export.missing


def test_parts_are_joined_in_their_order(tmp_path):
    def part(*companies):
        return JOBS + "".join(f'"3/5/23, 2:05 PM",,,{company},Analyst,,,\n' for company in companies)

    names = [
        "Job Applications.csv",
        "Job Applications_1.csv",
        "Job Applications_2.csv",
        "Job Applications_10.csv",
    ]
    export = load(tmp_path, {f"Jobs/{name}": part(f"Firm {i}") for i, name in enumerate(names)})
    assert column(export.job_applications, "company") == ["Firm 0", "Firm 1", "Firm 2", "Firm 3"]
    assert codes(export.issues) == []


def test_a_copy_with_the_same_bytes_counts_once(tmp_path):
    export = load(tmp_path, {"Connections.csv": CONNECTIONS, "Connections (1).csv": CONNECTIONS})
    assert len(export.connections) == 3
    assert codes(export.issues) == [("Connections (1).csv", None, None, "duplicate")]
    assert rows(export.lines, "kept", "set_aside") == [(0, 6), (3, 0)]


def test_a_later_copy_of_a_snapshot_replaces(tmp_path):
    later = CONNECTIONS.replace("Mira", "Ylva")
    export = load(tmp_path, {"Connections.csv": CONNECTIONS, "Connections (1).csv": later})
    assert column(export.connections, "first_name") == ["Ylva", None, "Tomás"]
    assert codes(export.issues) == [("Connections.csv", None, None, "superseded")]


def test_a_later_copy_of_a_log_is_united(tmp_path):
    one = REACTIONS + "2024-01-02 08:00:00,LIKE,https://a\n2024-01-01 08:00:00,LIKE,https://b\n"
    two = REACTIONS + "2024-01-03 08:00:00,PRAISE,https://c\n2024-01-02 08:00:00,LIKE,https://a\n"
    export = load(tmp_path, {"Reactions.csv": one, "Reactions_1158443584.csv": two})
    assert rows(export.reactions, "reacted_at", "link") == [
        ("2024-01-03 08:00:00", "https://c"),
        ("2024-01-02 08:00:00", "https://a"),
        ("2024-01-01 08:00:00", "https://b"),
    ]
    assert rows(export.issues, "file", "code", "detail") == [
        ("Reactions.csv", "superseded", "1 rows that a newer archive has too")
    ]


def test_the_twin_with_spaces_is_set_aside(tmp_path):
    underscores = ENDORSED + "2022/03/05 10:00:00 UTC,Python,Mira,Solberg,ACCEPTED\n"
    spaces = (
        '"Endorsement Date"\t"Skill Name"\t"Endorser First Name"\t"Endorser Last Name"\t"Endorsement Status"\t"Display Status"\n'
        '"2022/03/05 10:00:00 UTC"\t"Python"\t"Mira"\t"Solberg"\t"Accepted"\t"Show"\n'
    ).encode("utf-16")
    both = {"Endorsement_Received_Info.csv": underscores, "Endorsement Received Info.csv": spaces}
    export = load(tmp_path, both)
    assert rows(export.endorsements_received) == [
        ("2022-03-05 10:00:00", "Python", "Mira", "Solberg", "Mira Solberg", None, "ACCEPTED")
    ]
    assert codes(export.issues) == [("Endorsement Received Info.csv", None, None, "twin")]
    alone = load(tmp_path / "alone", {"Endorsement Received Info.csv": spaces})
    assert column(alone.endorsements_received, "status") == ["Accepted"]


def test_one_csv_is_an_export(tmp_path):
    folder = write_folder(tmp_path, {"Skills.csv": "Name\nPython\nR\n"})
    export = load_export(folder / "Skills.csv")
    assert column(export.skills, "skill") == ["Python", "R"]
    assert (export.origin.name, export.origin.kind) == ("Skills.csv", "files")


def test_one_csv_of_another_name_is_known_by_its_header(tmp_path):
    folder = write_folder(tmp_path, {"my network.csv": CONNECTIONS})
    assert len(load_export(folder / "my network.csv").connections) == 3


def test_several_loose_files_are_one_export(tmp_path):
    folder = write_folder(tmp_path, {"Connections.csv": CONNECTIONS, "messages.csv": MESSAGES})
    export = load_export(folder / "Connections.csv", folder / "messages.csv")
    assert export.present == ("connections", "messages")
    assert export.origin.name == "2 files"
    assert load_export([folder / "Connections.csv", str(folder / "messages.csv")]).present == export.present


def test_a_workbook_under_the_name_of_a_csv_is_told_and_the_rest_loads(tmp_path):
    export = load(tmp_path, {"Connections.csv": b"PK\x03\x04 workbook", "messages.csv": MESSAGES})
    assert export.present == ("messages",)
    assert codes(export.issues) == [("Connections.csv", None, None, "not_csv")]
    assert rows(export.lines)[0] == ("Connections.csv", 1, 0, 0, 0, 0, 1)


@pytest.mark.parametrize(
    ("start", "what"),
    [
        (b"PK\x03\x04", "an Excel workbook or a zip"),
        (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
        (b"%PDF-1.7", "a PDF"),
        (b"<!DOCTYPE html><html>", "a web page"),
    ],
)
def test_alone_such_a_file_is_an_error(tmp_path, start, what):
    with pytest.raises(ExportFormatError, match=f"Connections.csv: this is {what}, not a CSV"):
        load(tmp_path, {"Connections.csv": start + b"..."})


def test_an_empty_file_is_told(tmp_path):
    export = load(tmp_path, {"Connections.csv": "", "messages.csv": MESSAGES})
    assert rows(export.issues, "file", "code", "detail") == [
        ("Connections.csv", "no_header", "the file is empty; ask LinkedIn for a new archive")
    ]


def test_the_first_part_alone_says_that_the_second_comes(tmp_path):
    hints = load(tmp_path, {"Profile.csv": PROFILE_OF["rowan"]}).hints
    assert hints == (
        "This is the first part of your archive; wait for LinkedIn's second e-mail, which brings your connections.",
    )
    assert (
        load(tmp_path / "whole", {"Profile.csv": PROFILE_OF["rowan"], "Connections.csv": CONNECTIONS}).hints
        == ()
    )


def test_nothing_like_an_export_says_what_was_found(tmp_path):
    with pytest.raises(
        ExportNotFound, match=r"nothing here looks like a LinkedIn export \(2 × \.pdf, 1 × \.jpg\)"
    ):
        load(tmp_path, {"a.pdf": "x", "b.pdf": "x", "c.jpg": "x"})
    (tmp_path / "empty").mkdir()
    with pytest.raises(ExportNotFound, match="it is empty"):
        load_export(tmp_path / "empty")
    with pytest.raises(ExportNotFound, match="there is no such file or folder"):
        load_export(tmp_path / "nowhere.zip")
    with pytest.raises(ExportNotFound, match="no export given"):
        load_export()
    with pytest.raises(ParameterError, match="an export is given by its path, not by DataFrame"):
        load_export(pd.DataFrame())
