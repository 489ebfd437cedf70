"""A room from end to end, by the commands that its people type: each in a folder of their own, and one facilitator."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pytest
import remembering
from builders import rows

from netlab import analyse, load_export
from netlab.cli import main
from netlab.network import Network
from netlab.people.answers import read_rows
from netlab.privacy.leaks import find_leaks, own_of
from netlab.report.sharing import secrets_for
from netlab.room_page import write_room_page
from netlab.sample import room_knows, room_paths
from netlab.workshop import pool as pool_cards
from netlab.workshop import read_card, read_room

# A room of six crosses the threshold of five; the twelve are for make test-all.
SIX = ["amina", "carmen", "dele", "hakan", "ines", "jonty"]
TWELVE = sorted(room_paths())


@dataclass(frozen=True)
class Day:
    """What a workshop left behind: the participants' folders, the facilitator's, and what was printed to whom."""

    names: list[str]
    root: Path
    desk: Path
    badges: dict[str, str]
    told: dict[str, str]


@pytest.fixture(
    scope="module", params=[SIX, pytest.param(TWELVE, marks=pytest.mark.slow)], ids=["six", "twelve"]
)
def day(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Day:
    root = tmp_path_factory.mktemp("workshop") / "room"
    run("workshop", "room", root, "--without-cards")
    desk = root / "desk"
    for folder in ("cards", "ticks"):
        (desk / folder).mkdir(parents=True)
    badges = {name: badge for badge, name in zip(*badge_columns(root), strict=True)}
    names, told = request.param, {}
    for name in names:
        told[name] = make_card_and_ticks(root / name, badges, name, names)
        hand_in(root / name, desk, seat=names.index(name))
    told["facilitator"] = pool(desk)
    for name in names:
        shutil.copy(desk / "room.json", root / name / "room.json")
        told[name] += run("workshop", "place", root / name / "card.json", root / name / "room.json", "--ticks", root / name / "ticks.json")  # fmt: skip
    return Day(names, root, desk, badges, told)


def run(*words: object) -> str:
    """Run a command of netlab's and return what it printed."""
    from contextlib import redirect_stdout

    out = io.StringIO()
    with redirect_stdout(out), remembering.remembered():
        assert main([str(word) for word in words]) == 0
    return out.getvalue()


def badge_columns(root: Path) -> tuple[list[str], list[str]]:
    """The badges, and the folder of whoever wears each: folders are in the order of badges.csv."""
    return list(read_rows(root / "badges.csv")["badge"]), TWELVE


def make_card_and_ticks(own: Path, badges: dict[str, str], name: str, names: list[str]) -> str:
    said = run(
        "workshop", "card", own / "export", "--goals", own / "goals.toml", "--gaps", "--offer", "all", "--yes",
        "-o", own / "card.json",
    )  # fmt: skip
    knows = [badges[other] for other in room_knows()[name] if other in names]
    said += run("workshop", "ticks", badges[name], *knows, "--roster", own.parent / "roster.csv", "--tell-ties", "-o", own / "ticks.json")  # fmt: skip
    return said


def hand_in(own: Path, desk: Path, seat: int) -> None:
    """Carry a card and ticks to the desk under names that say nothing, and make sure there is nothing else to carry."""
    assert sorted(path.name for path in own.iterdir()) == ["card.json", "export", "goals.toml", "ticks.json"]
    shutil.copy(own / "card.json", desk / "cards" / f"{seat}.json")
    shutil.copy(own / "ticks.json", desk / "ticks" / f"{seat}.json")


def pool(desk: Path) -> str:
    return run("workshop", "pool", desk / "cards", "--ticks", desk / "ticks", "--ties", desk / "ties.csv", "-o", desk / "room.html")  # fmt: skip


# -- what an archive holds that must be in nothing handed over ------------------------------------------------------------


def secrets_of(archive: Path) -> set[str]:
    """Names, surnames, addresses, e-mails, employers and five-word runs of messages and posts, folded to small letters."""
    found: set[str] = set()
    for path in archive.rglob("*.csv"):
        text = path.read_bytes().decode("utf-8", errors="replace")
        found |= set(re.findall(r"linkedin\.com/in/([^\s,\"]+)", text)) | set(
            re.findall(r"[\w.]+@[\w.]+", text)
        )
    connections = read_cells(archive / "Connections.csv", skip=3)
    found |= {f"{row[0].strip()} {row[1].strip()}" for row in connections}
    found |= {part for row in connections for part in re.findall(r"[^\W\d_]{5,}", row[1])}
    found |= {row[4] for row in connections if len(row[4]) > 5}
    for row in read_cells(archive / "messages.csv"):
        words = re.findall(r"\w+", row[8])
        found |= {" ".join(words[i : i + 5]) for i in range(len(words) - 4)}
    return {secret.casefold() for secret in found if secret} - PLAIN_WORDS


# Surnames and employers of the sample that are also words of the page or of the closed lists.
PLAIN_WORDS = {"freelance", "retired", "self-employed", "confidential"}


def read_cells(path: Path, skip: int = 0) -> list[list[str]]:
    text = "\n".join(path.read_bytes().decode("utf-8").split("\n")[skip:])
    return list(csv.reader(io.StringIO(text, newline="")))[1:]


class Visible(HTMLParser):
    """Everything in a page that is not our scripts or our look: text, attributes, data blocks."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kinds = dict(attrs)
        is_data = tag == "script" and kinds.get("type") == "application/json" and kinds.get("id") != "plotly"
        self.inside = tag if tag in ("script", "style") and not is_data else ""
        self.parts += [value for _, value in attrs if value]

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.parts.append(data)


def visible(page: Path) -> str:
    reader = Visible()
    reader.feed(page.read_text(encoding="utf-8"))
    return " ".join(reader.parts)


def leaks(text: str, secrets: set[str]) -> int:
    """How many secrets stand in a text as whole words: their number, not which."""
    words = " ".join(re.findall(r"[\w@.%'-]+", text.casefold()))
    return sum(f" {secret} " in f" {words} " for secret in secrets)


def test_nothing_handed_over_names_anybody(day: Day):
    secrets = set().union(*(secrets_of(day.root / name / "export") for name in day.names))
    assert len(secrets) > 1000
    for path in [*day.desk.rglob("*.json"), day.desk / "ties.csv"]:
        assert leaks(path.read_text(encoding="utf-8"), secrets) == 0, path.name
    assert leaks(visible(day.desk / "room.html"), secrets) == 0


def test_the_look_for_leaks_can_fail(day: Day):
    secrets = secrets_of(day.root / day.names[0] / "export")
    row = read_cells(day.root / day.names[0] / "export" / "Connections.csv", skip=3)[0]
    assert leaks(f"the band of {row[0].strip()} {row[1].strip()} is wide", secrets) >= 1


def test_nobody_left_anything_else_in_their_folder(day: Day):
    for name in day.names:
        own = sorted(path.name for path in (day.root / name).iterdir())
        assert own == ["card.json", "export", "goals.toml", "room.json", "ticks.json"]
    assert sorted(path.name for path in day.desk.iterdir()) == ["cards", "room.html", "room.json", "ticks", "ties.csv"]  # fmt: skip


def test_everybody_read_their_card_before_it_was_saved(day: Day):
    for name in day.names:
        said = day.told[name]
        assert said.index("This is all that your card says") < said.index("Saved card.json")


def test_everybody_finds_their_own_place_and_number(day: Day):
    for name in day.names:
        assert "Your card is one of those pooled." in day.told[name]
        assert "Only you see this." in day.told[name]
        known = sum(
            name in room_knows()[other] and other in room_knows()[name]
            for other in day.names
            if other != name
        )
        assert f"In the room, {known} p" in day.told[name]


def test_the_facilitator_is_told_of_nobody(day: Day):
    said = day.told["facilitator"]
    assert not any(code in said for code in codes(day))
    assert not any(badge in said for badge in day.badges.values())


def codes(day: Day) -> list[str]:
    offers = [read_card(day.root / name / "card.json").offer for name in day.names]
    return [offer["code"] for offer in offers if offer]


def test_every_code_in_the_room_was_given_with_a_card_and_stands_on_the_page(day: Day):
    room = read_room(day.desk / "room.json")
    on_page = set(" ".join(room.offers["codes"]).split())
    assert on_page == set(codes(day))
    text = visible(day.desk / "room.html")
    assert all(code in text for code in on_page)


def test_the_true_density_of_the_room(day: Day):
    shape = read_room(day.desk / "room.json").shape
    assert shape is not None
    knows = room_knows()
    pairs = [(a, b) for a in day.names for b in day.names if a < b]
    both = sum(b in knows[a] and a in knows[b] for a, b in pairs)
    assert shape.density_both == round(100 * both / len(pairs))


@pytest.fixture(scope="module")
def dele(day: Day) -> Network:
    """Dele's own network, with what the room told of those he is connected with."""
    own = day.root / "dele"
    people = dict(zip(day.badges.values(), read_rows(day.root / "badges.csv")["name"], strict=True))
    known = [day.badges[name] for name in room_knows()["dele"]]
    home = day.root.parent / "at-home"
    home.mkdir()
    (home / "who.csv").write_text("\n".join(["badge,name", *(f"{badge},{people[badge]}" for badge in known)]), encoding="utf-8")  # fmt: skip
    said = run("workshop", "ties", day.desk / "ties.csv", home / "who.csv", "-o", home / "cohort.csv")
    assert said.startswith("Wrote cohort.csv: 1 ")
    return analyse(load_export(own / "export"), cohort=home / "cohort.csv")


def test_the_rooms_ties_become_ties_of_ones_own_contacts(dele: Network):
    """Dele is connected with Carmen and Hakan, who told the room that they know each other."""
    tied = dele.ties[dele.ties["basis"] == "cohort"]
    names = dict(zip(dele.people["person_id"], dele.people["name"], strict=True))
    assert [{names[one], names[two]} for one, two in rows(tied, "source", "target")] == [{"Carmen Ibáñez Roca", "Hakan Yıldız"}]  # fmt: skip


def test_the_leak_check_of_shared_reports_finds_nothing_of_dele(day: Day, dele: Network, tmp_path: Path):
    secrets = secrets_for(dele, load_export(day.root / "dele" / "export"))
    nobody = own_of(write_room_page(pool_cards([]), tmp_path / "nobody.html").read_bytes())
    for path in [path for path in day.desk.rglob("*") if path.is_file()]:
        assert find_leaks(path.read_bytes(), secrets, name=path.name, own=nobody) == []


def test_a_card_more_is_not_pooled_over_the_page_of_before(day: Day, tmp_path, capsys):
    desk = tmp_path / "desk"
    shutil.copytree(day.desk, desk)
    (desk / "cards" / "0.json").unlink()
    assert main(["workshop", "pool", str(desk / "cards"), "-o", str(desk / "room2.html")]) == 2
    assert "1 of the cards differ from those of the room published before" in capsys.readouterr().err
    assert not (desk / "room2.html").exists()


def test_room_files_say_only_what_was_pooled(day: Day):
    raw = json.loads((day.desk / "room.json").read_text(encoding="utf-8"))
    assert raw["n"] == len(day.names)
    assert all(
        row[3] * raw["n"] >= 400 - raw["n"] * 2.5 for row in raw["bands"]
    )  # five cards or more in each
