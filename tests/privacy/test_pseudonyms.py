"""An archive with invented people: in LinkedIn's format, of the same shape, and without a word of the real one."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

import pandas as pd
import pytest
import remembering
from builders import connections, endorsements, export_of, invitations, messages, profile, rows

from netlab.errors import ParameterError
from netlab.export import Export, load_export
from netlab.network import Network, analyse
from netlab.privacy.pseudonyms import pseudonymise
from netlab.sample import sample_path

SECRET = b"nobody keeps this one" * 2
AS_OF = "2026-10-31"


def told() -> Export:
    """Eight people at one employer, one alone at another, who wrote, invited and endorsed."""
    crowd = [(f"Ada{number} Birk{number}", "Warmstead", "2020-05-04", "Analyst") for number in range(8)]
    return export_of(
        connections=connections(*crowd, ("Ann Lee", "Lee & Daughter", "2024-01-05", "Keeper of Ann's secrets")).assign(
            email=[None] * 8 + ["ann@example.org"]
        ),
        messages=messages(
            ("2024-02-01 10:00", "Ann Lee", "me", "my number is 0123 456"), ("2024-02-02 10:00", "me", "Ann Lee", "thank you")
        ),
        invitations=invitations(("2024-01-04 09:00", "me", "Ann Lee", "we met at the regatta")),
        endorsements_received=endorsements(("2024-03-01 09:00", "Ann Lee", "Sailing")),
        profile=profile(),
    )  # fmt: skip


def written(tmp_path: Path, export: Export, **options: str) -> tuple[Path, Export]:
    out = tmp_path / "out"
    pseudonymise(export, out, secret=SECRET, as_of=AS_OF, **options)
    return out, load_export(out)


def everything_in(folder: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") + path.name for path in folder.rglob("*.csv"))


def test_no_name_address_text_or_small_employer_is_left(tmp_path: Path):
    out, _ = written(tmp_path, told())
    text = everything_in(out)
    for word in (
        "Ann",
        "Lee",
        "Ada1",
        "Birk",
        "Owner",
        "ann-lee",
        "example.org",
        "0123",
        "regatta",
        "thank you",
        "Daughter",
        "secrets",
    ):
        assert not re.search(rf"\b{word}\b", text), word
    assert "Warmstead" in text


def test_one_person_has_one_invented_name_and_address_in_all_files(tmp_path: Path):
    _, made = written(tmp_path, told())
    name, url = rows(made.connections, "name", "url")[-1]
    assert url.startswith("https://www.linkedin.com/in/member-")
    owner = made.profile["name"].iloc[0]
    assert rows(made.messages, "sender", "recipients") == [(name, owner), (owner, name)]
    assert rows(made.invitations, "recipient", "invitee_url") == [(name, url)]
    assert rows(made.endorsements_received, "name") == [(name,)]


def test_dates_move_by_the_same_number_of_weeks(tmp_path: Path):
    before = told()
    _, made = written(tmp_path, before)
    moved = {
        *(before.connections["connected_on"] - made.connections["connected_on"]),
        *(before.messages["sent_at"] - made.messages["sent_at"]),
        pd.Timestamp(AS_OF) - made.origin.exported_on,
    }
    assert len(moved) == 1
    (shift,) = moved
    assert shift % pd.Timedelta(weeks=1) == pd.Timedelta(0)
    assert pd.Timedelta(weeks=1) <= shift <= pd.Timedelta(weeks=26)


def test_companies_can_be_kept(tmp_path: Path):
    _, coarse = written(tmp_path, told())
    assert coarse.connections["company"].dropna().unique().tolist() == ["Warmstead"]
    _, kept = written(tmp_path / "kept", told(), companies="keep")
    assert kept.connections["company"].dropna().unique().tolist() == ["Warmstead", "Lee & Daughter"]


def test_another_secret_invents_other_names(tmp_path: Path):
    first = written(tmp_path, told())[1].connections["url"]
    pseudonymise(told(), tmp_path / "b", secret=b"another one that nobody keeps", as_of=AS_OF)
    assert not set(first) & set(load_export(tmp_path / "b").connections["url"])


def test_the_folder_is_its_owners_alone_and_nothing_is_overwritten(tmp_path: Path):
    out, _ = written(tmp_path, told())
    assert os.name != "posix" or stat.S_IMODE(out.stat().st_mode) == 0o700
    assert sorted(path.name for path in out.rglob("*.csv")) == [
        "Connections.csv", "Endorsement_Received_Info.csv", "Invitations.csv", "Profile.csv", "messages.csv",
    ]  # fmt: skip
    with pytest.raises(ParameterError, match="there and not empty"):
        pseudonymise(told(), out, secret=SECRET)


def test_a_whole_archive_keeps_its_shape(tmp_path: Path):
    given = load_export(sample_path("graduate"))
    out = tmp_path / "out"
    pseudonymise(given, out, secret=SECRET)
    made = load_export(out, strict=True)
    before, after = remembering.analyse(given), analyse(made)
    assert len(after.people) == len(before.people)
    assert after.owner.is_certain
    for column in ("n_sent", "n_received", "n_endorsed_me"):
        assert after.people[column].sum() == before.people[column].sum()
    assert states(after) == states(before)
    assert not {"Logins.csv", "PhoneNumbers.csv", "Contacts.csv", "Notes.csv"} & {
        path.name for path in out.rglob("*")
    }


def states(network: Network) -> dict[str, int]:
    connected = network.people["is_connection"].fillna(False)
    return network.people.loc[connected, "state"].astype("string").value_counts().to_dict()
