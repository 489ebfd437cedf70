"""Several archives of one person: snapshots replaced by the newest file, logs united, two people refused."""

from __future__ import annotations

import pytest
from archives import CONNECTIONS, MESSAGES, PROFILE, PROFILE_OF, codes, column, rows, write_folder, write_zip

from netlab.errors import ExportFormatError, SchemaError
from netlab.export import load_export

BASIC, COMPLETE = "Basic_LinkedInDataExport_10-30-2026.zip", "Complete_LinkedInDataExport_10-31-2026.zip"
HEADER = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER\n"
INVITED = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"


def two(tmp_path, old, new, **options):
    first = write_zip(tmp_path, old, BASIC, when=(2026, 10, 30, 9, 0, 0))
    second = write_zip(tmp_path, new, COMPLETE, when=(2026, 10, 31, 9, 0, 0))
    one, other = load_export(first, second, **options), load_export(second, first, **options)
    assert one.issues.equals(other.issues)  # the order in which they are given does not matter
    assert one.lines.equals(other.lines)
    return one


def invited(sender, url):
    return (
        INVITED
        + f'{sender},Ola,"1/2/26, 3:04 PM",,OUTGOING,https://www.linkedin.com/in/{url},https://www.linkedin.com/in/ola\n'
    )


def test_the_partial_archive_and_the_complete_one(tmp_path):
    export = two(tmp_path, {"Profile.csv": PROFILE_OF["rowan"], "Skills.csv": "Name\nPython\n"},
                 {"Profile.csv": PROFILE_OF["rowan"], "Connections.csv": CONNECTIONS})  # fmt: skip
    assert export.present == ("connections", "profile", "skills")
    assert export.hints == ()
    assert export.origin.parts == (BASIC, COMPLETE)
    assert (export.origin.name, str(export.origin.exported_on)) == (COMPLETE, "2026-10-31 09:00:00")


def test_the_newest_snapshot_replaces(tmp_path):
    export = two(tmp_path, {"Skills.csv": "Name\nPython\n\nR\n"}, {"Skills.csv": "Name\nSQL\n"})
    assert column(export.skills, "skill") == ["SQL"]
    assert rows(export.issues, "file", "code", "detail") == [
        (f"{BASIC}/Skills.csv", "superseded", "2 rows replaced by those of a newer archive")
    ]
    assert rows(export.lines) == [
        (f"{BASIC}/Skills.csv", 4, 1, 0, 1, 0, 2),
        (f"{COMPLETE}/Skills.csv", 2, 0, 0, 1, 1, 0),
    ]


def test_a_snapshot_that_cannot_be_read_does_not_replace(tmp_path):
    export = two(tmp_path, {"Skills.csv": "Name\nPython\n"}, {"Skills.csv": b"PK\x03\x04"})
    assert column(export.skills, "skill") == ["Python"]


def test_messages_are_one_although_line_breaks_were_flattened_before_2026(tmp_path):
    old = HEADER + (
        "2-a==,,Mira,,Rowan,2025-05-01 08:00:00 UTC,,Hello Rowan  - one - two,INBOX\n"
        "2-a==,,Mira,,Rowan,2025-04-01 08:00:00 UTC,,Only here,INBOX\n"
    )
    new = HEADER + (
        "2-a==,,Mira,,Rowan,2026-05-01 08:00:00 UTC,,New,INBOX\n"
        '2-a==,,Mira,,Rowan,2025-05-01 08:00:00 UTC,,"Hello Rowan\n\n- one\n- two",INBOX\n'
        "2-a==,,Mira,,Rowan,2025-05-01 08:00:00 UTC,,Other words in that second,INBOX\n"
    )
    export = two(tmp_path, {"messages.csv": old}, {"messages.csv": new})
    assert rows(export.messages, "sent_at", "content") == [
        ("2026-05-01 08:00:00", "New"),
        ("2025-05-01 08:00:00", "Hello Rowan\n\n- one\n- two"),
        ("2025-05-01 08:00:00", "Other words in that second"),
        ("2025-04-01 08:00:00", "Only here"),
    ]
    assert codes(export.issues) == [(f"{BASIC}/messages.csv", None, None, "superseded")]
    assert rows(export.lines) == [
        (f"{BASIC}/messages.csv", 3, 0, 0, 1, 1, 1),
        (f"{COMPLETE}/messages.csv", 7, 1, 0, 1, 5, 0),
    ]


def test_a_log_within_one_archive_is_never_thinned_by_its_key(tmp_path):
    text = HEADER + (
        "2-a==,,Mira,,Rowan,2025-05-01 08:00:00 UTC,,Yes,INBOX\n2-a==,,Mira,,Rowan,2025-05-01 08:00:00 UTC,,Yes,ARCHIVE\n"
    )
    assert len(load_export(write_folder(tmp_path, {"messages.csv": text})).messages) == 2


def test_invitations_outside_the_window_of_the_newer_archive_stay(tmp_path):
    def at(*moments):
        return INVITED + "".join(f'Mira,Rowan,"{moment}",,INCOMING,,\n' for moment in moments)

    export = two(tmp_path, {"Invitations.csv": at("1/2/26, 3:04 PM", "5/6/26, 7:08 AM")},
                 {"Invitations.csv": at("10/2/26, 3:04 PM", "5/6/26, 7:08 AM")})  # fmt: skip
    assert column(export.invitations, "sent_at") == [
        "2026-10-02 15:04:00",
        "2026-05-06 07:08:00",
        "2026-01-02 15:04:00",
    ]


def test_two_exports_side_by_side_in_a_folder_are_two(tmp_path):
    folder = write_folder(
        tmp_path,
        {
            "Basic_LinkedInDataExport_10-30-2026/Skills.csv": "Name\nPython\n",
            "Complete_LinkedInDataExport_10-31-2026/Skills.csv": "Name\nSQL\n",
            "holiday.jpg": "x",
        },
        "Downloads",
    )
    export = load_export(folder)
    assert column(export.skills, "skill") == ["SQL"]
    assert export.origin.parts == (
        "Basic_LinkedInDataExport_10-30-2026",
        "Complete_LinkedInDataExport_10-31-2026",
    )
    assert export.unknown == ("holiday.jpg",)


def test_one_file_of_two_archives(tmp_path):
    old = write_folder(
        tmp_path, {"Connections.csv": CONNECTIONS.replace("05 Mar 2024", "05 Mar 2020")}, "old"
    )
    new = write_folder(tmp_path, {"Connections.csv": CONNECTIONS}, "new")
    export = load_export([new / "Connections.csv", old / "Connections.csv"])
    assert column(export.connections, "connected_on") == ["2024-03-05", "2024-03-04", "2019-12-31"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"Profile.csv": PROFILE_OF["rowan"]}, {"Profile.csv": PROFILE_OF["kaya"]}),
        ({"Invitations.csv": invited("Rowan", "rowan")}, {"Invitations.csv": invited("Kaya", "kaya")}),
    ],
)
def test_archives_of_two_people_are_refused_without_naming_them(tmp_path, old, new):
    with pytest.raises(
        ExportFormatError, match=r"belong to different people\. Load the archives of one person"
    ) as caught:
        two(tmp_path, old, new)
    assert not any(name in str(caught.value).casefold() for name in ("rowan", "kaya", "ashdown", "brandt"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            {"Invitations.csv": invited("Rowan", "rowan")},
            {"Profile.csv": PROFILE_OF["kaya"]},
        ),  # nothing to compare
        (
            {"Profile.csv": PROFILE_OF["rowan"], "Invitations.csv": invited("Rowan", "rowan")},
            {"Profile.csv": PROFILE_OF["rowan"], "Invitations.csv": invited("Rowan", "rowan-new")},
        ),  # a new address
        (
            {"Profile.csv": PROFILE_OF["rowan"], "Invitations.csv": invited("Rowan", "rowan")},
            {"Profile.csv": PROFILE_OF["kaya"], "Invitations.csv": invited("Kaya", "rowan")},
        ),  # a new name
        (
            {"Profile.csv": PROFILE_OF["rowan"]},
            {"Profile.csv": PROFILE + "Rowan J.,Ashdown,,,,,,,,\n"},
        ),  # a second first name
    ],
)
def test_one_person_may_change_name_or_address(tmp_path, old, new):
    assert len(two(tmp_path, old, new).origin.parts) == 2


def test_the_same_archive_twice_is_once(tmp_path):
    path = write_zip(tmp_path, {"messages.csv": MESSAGES, "Connections.csv": CONNECTIONS})
    export = load_export(path, path)
    assert (len(export.messages), len(export.connections)) == (1, 3)


def test_strict_raises_on_issues_but_not_on_what_is_superseded(tmp_path):
    assert two(tmp_path, {"Skills.csv": "Name\nR\n"}, {"Skills.csv": "Name\nSQL\n"}, strict=True).has(
        "skills"
    )
    text = "First Name,Last Name,Connected On\nMira,Solberg,soon\nOla,Nord,05 Mar 2024\nKaya,Brandt,later\n"
    with pytest.raises(
        SchemaError, match=r"Connections.csv, line 2: not like 05 Mar 2024 \(bad_date\) and 1 more issues"
    ):
        load_export(write_folder(tmp_path, {"Connections.csv": text}), strict=True)


def test_a_part_that_names_nobody_does_not_hide_two_people(tmp_path):
    files = [
        {"Skills.csv": "Name\nR\n"},
        {"Profile.csv": PROFILE_OF["rowan"]},
        {"Profile.csv": PROFILE_OF["kaya"]},
    ]
    paths = [
        write_zip(tmp_path, content, f"{i}.zip", when=(2026, 1, i + 1, 0, 0, 0))
        for i, content in enumerate(files)
    ]
    with pytest.raises(ExportFormatError, match=r"1\.zip and 2\.zip belong to different people"):
        load_export(paths)
