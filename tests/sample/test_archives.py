"""The samples as they lie in the repository: bytes, counts, quirks, truth."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from netlab.errors import ParameterError
from netlab.sample import SAMPLES, sample_folder, sample_goals, sample_path, write_all, write_sample
from netlab.sample.content import CONTENT, owners, read_content

SIZES = {"graduate": 62, "switcher": 800, "founder": 1500, "recruiter": 5000}
CELL = re.compile(r"[\w.%+-]+@([\w-]+(?:\.[\w-]+)+)")


def table(path: Path, skip: int = 0) -> list[list[str]]:
    """Rows of a plain file, without its header."""
    text = path.read_bytes().decode("utf-8")
    return list(csv.reader(io.StringIO("\n".join(text.split("\n")[skip:]), newline="")))[1:]


def connections(owner: str) -> list[list[str]]:
    return table(sample_path(owner) / "Connections.csv", skip=3)


def truth(owner: str, name: str = "people") -> list[dict[str, str]]:
    path = sample_folder() / "truth" / owner / f"{name}.csv"
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))


def files_below(folder: Path) -> dict[str, bytes]:
    found = (p for p in folder.rglob("*") if p.is_file() and p.name != "README.md")
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in found}


def test_the_generator_gives_the_same_bytes(tmp_path):
    write_all(tmp_path)
    made, kept = files_below(tmp_path), files_below(sample_folder())
    assert sorted(made) == sorted(kept)
    assert [name for name in made if made[name] != kept[name]] == []


def test_another_seed_gives_other_people(tmp_path):
    write_sample("graduate", tmp_path, seed=1)
    assert (tmp_path / "Connections.csv").read_bytes() != (
        sample_path("graduate") / "Connections.csv"
    ).read_bytes()


def test_everything_fits_into_eight_megabytes():
    folders = (sample_folder(), CONTENT)
    assert sum(p.stat().st_size for folder in folders for p in folder.rglob("*") if p.is_file()) < 8_000_000


@pytest.mark.parametrize("owner", SIZES)
def test_connections_are_as_many_as_promised(owner):
    assert len(connections(owner)) == SIZES[owner]


@pytest.mark.parametrize("owner", ["switcher", "founder", "recruiter"])
def test_connections_have_the_quirks_of_real_ones(owner):
    rows = connections(owner)
    people = [row for row in rows if row[2]]
    ghosts = [row for row in rows if not any(row[:6])]
    names = Counter((row[0].strip(), row[1].strip()) for row in people)
    assert 0.004 <= len(ghosts) / len(rows) <= 0.06
    assert len({row[2] for row in people}) == len(people)
    assert any("%" in row[2] for row in people)
    assert any(n > 1 for n in names.values())
    assert any("," in row[1] for row in people)
    assert 0.007 <= sum(not row[4] for row in people) / len(people) <= 0.29
    assert all(re.fullmatch(r"\d\d [A-Z][a-z]{2} \d{4}", row[6]) for row in rows)


def test_at_least_150_conversations_each_of_one_owner():
    texts: Counter[str] = Counter()
    for owner in owners():
        content = read_content(owner)
        texts.update({person.talk.strip() for person in content.people if person.talk.strip()})
        texts.update({group.talk.strip() for group in content.groups})
    assert len(texts) >= 150
    assert max(texts.values()) == 1


def test_no_longer_line_stands_in_two_owners_files():
    owner_of: dict[str, str] = {}
    for owner in owners():
        content = read_content(owner)
        said = {line.text for part in (*content.people, *content.groups) for line in part.lines}
        said |= {post.text.strip() for post in content.posts}
        said |= {talk["text"] for talk in content.smalltalk}
        for text in (text for text in said if len(text) > 25):
            assert owner_of.setdefault(text, owner) == owner


def test_mail_addresses_are_examples_only():
    for folder in (sample_folder(), CONTENT):
        for path in folder.rglob("*"):
            if path.is_file() and path.suffix in (".csv", ".toml", ".html"):
                text = path.read_bytes().decode("utf-8", errors="replace").replace("\x00", "")
                domains = set(CELL.findall(text))
                assert {d for d in domains if not re.search(r"(^|\.)example\.(com|org|net|edu)$", d)} == set()


@pytest.mark.parametrize("owner", SIZES)
def test_truth_knows_every_connection(owner):
    rows = truth(owner)
    urls = [row["url"] for row in rows]
    assert len(set(urls)) == len(urls)
    assert {row[2] for row in connections(owner) if row[2]} <= set(urls)
    assert {row["with_evidence"] for row in rows if row["relationship"] == "unknown"} == {"no"}
    assert {row["with_evidence"] for row in rows if row["relationship"] != "unknown"} == {"yes"}


@pytest.mark.parametrize("owner", SIZES)
def test_truth_has_everything_a_lesson_needs(owner):
    rows = truth(owner)
    kinds = Counter(row["relationship"] for row in rows)
    assert min(kinds["personal"], kinds["professional"], kinds["both"]) >= 5
    for flag in ("reply_owed", "once_strong_dormant", "fits_goals", "review"):
        assert any(row[flag] == "yes" for row in rows), flag
    labels = Counter(row["label"] for row in truth(owner, "posts"))
    assert min(labels["personal"], labels["professional"], labels["mixed"]) >= 3


@pytest.mark.parametrize("owner", SIZES)
def test_pending_people_are_not_connected(owner):
    waiting = {row["url"] for row in truth(owner, "invitations")}
    sent = {row[6] for row in table(sample_path(owner) / "Invitations.csv") if row[4] == "OUTGOING"}
    known = {row[2] for row in connections(owner)}
    assert waiting
    assert waiting == sent - known


def test_the_owed_wrote_last_and_the_dormant_are_silent():
    for owner in SIZES:
        flagged = {row["url"]: row for row in truth(owner)}
        last: dict[str, list[str]] = {}
        path = sample_path(owner) / "messages.csv"
        for row in table(path):
            partner = next((url for url in (row[3], *row[5].split(",")) if url in flagged), "")
            if partner and "," not in row[5]:
                last[partner] = max(last.get(partner, row), row, key=lambda r: r[6])
        for url, row in flagged.items():
            if row["reply_owed"] == "yes":
                assert last[url][3] == url
            if row["once_strong_dormant"] == "yes":
                assert last[url][6] < "2023-10-31"


def test_nothing_comes_after_the_export_day():
    for owner in SIZES:
        assert max(row[6] for row in table(sample_path(owner) / "messages.csv")) < "2026-10-31 06:00:00"


def test_the_archive_of_2022_has_the_format_of_2022():
    folder = sample_path("switcher-2022")
    lines = (folder / "Connections.csv").read_bytes().decode().split("\n")
    assert lines[3] == "First Name,Last Name,Email Address,Company,Position,Connected On"
    header = (folder / "messages.csv").read_bytes().split(b"\n")[0]
    assert header.count(b",") == 8
    assert b"RECIPIENT" not in header
    assert (folder / "Shares.csv").read_bytes().split(b"\n")[0].endswith(b"Visibility\r")
    assert (folder / "Endorsement Received Info.csv").read_bytes().startswith(b"\xff\xfe")
    assert not any(max(row[5] for row in table(folder / "messages.csv")) > day for day in ("2022-11-13",))


def test_both_archives_of_one_owner_agree_on_what_they_share():
    old = {(row[0], row[5], row[3]) for row in table(sample_path("switcher-2022") / "messages.csv")}
    new = {(row[0], row[6], row[3]) for row in table(sample_path("switcher") / "messages.csv")}
    assert old
    assert old <= new


@pytest.mark.parametrize("owner", SIZES)
def test_goals_are_valid_toml_with_enough_topics(owner):
    goals = tomllib.loads(sample_goals(owner).read_text(encoding="utf-8"))
    assert len(goals["topics"]) >= 10
    assert {"personal", "professional"} <= set(goals["mix"])


def test_an_unknown_sample_names_the_nearest():
    with pytest.raises(ParameterError, match="Did you mean 'graduate'"):
        sample_path("graduat")
    with pytest.raises(ParameterError, match="no sample era called '2020'"):
        write_sample("graduate", Path(), era="2020")
    assert set(SIZES) <= set(SAMPLES)
