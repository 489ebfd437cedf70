"""What the commands of a cohort ask before they write, and what they never replace."""

from __future__ import annotations

from pathlib import Path

import pytest
import remembering
from cards import cards, many_ticks, saved
from invented_networks import invented_network

from netlab import arguments
from netlab.cli import main
from netlab.sample import room_paths
from netlab.workshop import read_card, read_room, save_ticks
from netlab.workshop.codes import WORDS


@pytest.fixture
def mine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder of one's own, in which every archive is that of an invented network."""
    monkeypatch.setattr(arguments, "analysed", lambda given: invented_network(80, 4))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "card.json"


def answers(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    """Sit at a terminal and type one word."""
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: word)


def test_without_a_terminal_and_without_a_yes_nothing_is_saved(mine: Path, capsys):
    assert main(["workshop", "card", "export.zip"]) == 2
    shown = capsys.readouterr()
    assert "This is all that your card says" in shown.out
    assert "nothing was saved" in shown.err
    assert not mine.exists()


@pytest.mark.parametrize(("word", "is_saved"), [("y", True), (" YES ", True), ("", False), ("n", False), ("yup", False)])  # fmt: skip
def test_on_a_terminal_the_card_is_saved_on_a_yes_alone(mine: Path, monkeypatch, word: str, is_saved: bool):
    answers(monkeypatch, word)
    assert main(["workshop", "card", "export.zip"]) == (0 if is_saved else 2)
    assert mine.exists() is is_saved


def test_a_card_is_not_replaced_unless_forced(mine: Path, capsys):
    assert main(["workshop", "card", "export.zip", "--yes"]) == 0
    first = read_card(mine)
    assert main(["workshop", "card", "export.zip", "--yes"]) == 2
    assert "card.json is there. Use --force" in capsys.readouterr().err
    assert read_card(mine) == first
    assert main(["workshop", "card", "export.zip", "--yes", "--force"]) == 0
    assert read_card(mine).card_id != first.card_id


def test_an_offer_gives_a_code_and_a_field_nobody_is_in_gives_none(mine: Path, capsys):
    assert main(["workshop", "card", "export.zip", "--yes", "--offer", "all"]) == 0
    offer = read_card(mine).offer
    assert offer is not None
    assert f"under the code {offer['code']}" in capsys.readouterr().out
    assert main(["workshop", "card", "export.zip", "--yes", "--force", "--offer", "beekeeping"]) == 2
    assert "'beekeeping'" in capsys.readouterr().err


def test_pool_takes_folders_and_writes_a_page_and_a_file(tmp_path: Path, capsys):
    for name in ("cards", "ticks"):
        (tmp_path / name).mkdir()
    saved(cards(12), tmp_path / "cards")
    for number, one in enumerate(many_ticks(12)):
        save_ticks(one, tmp_path / "ticks" / f"{number}.json")
    out = tmp_path / "room.html"
    words = ["workshop", "pool", str(tmp_path / "cards"), "--ticks", str(tmp_path / "ticks"), "-o", str(out)]
    assert main(words) == 0
    assert read_room(tmp_path / "room.json").n == 12
    assert 'content="netlab' in out.read_text(encoding="utf-8")
    assert main(words) == 2
    assert "room.html is there" in capsys.readouterr().err
    assert main([*words, "--force"]) == 0  # the same cards again tell nothing new


def test_four_cards_are_said_to_be_too_few(tmp_path: Path, capsys):
    paths = saved(cards(4), tmp_path)
    assert main(["workshop", "pool", *map(str, paths), "-o", str(tmp_path / "few.html")]) == 0
    assert "4 cards are too few for any distribution" in capsys.readouterr().out
    assert main(["workshop", "place", str(paths[0]), str(tmp_path / "few.json")]) == 0
    assert "%" not in capsys.readouterr().out


def test_an_empty_folder_is_told(tmp_path: Path, capsys):
    assert main(["workshop", "pool", str(tmp_path), "-o", str(tmp_path / "room.html")]) == 2
    assert "no card or ticks in this folder" in capsys.readouterr().err


def test_a_roster_for_the_badges(tmp_path: Path, capsys):
    assert main(["workshop", "roster", "14", "-o", str(tmp_path / "roster.csv")]) == 0
    words = capsys.readouterr().out.split()
    assert len(set(words)) == 14
    assert (tmp_path / "roster.csv").read_text(encoding="utf-8").split() == ["badge", *words]
    stranger = next(word for word in WORDS if word not in words)
    assert main(["workshop", "ticks", words[0], stranger, "--roster", str(tmp_path / "roster.csv")]) == 2
    assert f"'{stranger}' is not on the roster" in capsys.readouterr().err


def test_a_room_is_laid_out_in_a_new_folder_only(tmp_path: Path, capsys):
    folder = tmp_path / "room"
    assert main(["workshop", "room", str(folder), "--without-cards"]) == 0
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        [*room_paths(), "badges.csv", "roster.csv"]
    )
    assert main(["workshop", "room", str(folder), "--without-cards"]) == 2
    assert "Name a folder that is new" in capsys.readouterr().err


@pytest.mark.slow
def test_a_room_with_cards_is_the_same_every_time(tmp_path: Path):
    with remembering.remembered():
        assert main(["workshop", "room", str(tmp_path / "room")]) == 0
    for name in room_paths():
        own, handed_in = tmp_path / "room" / name, tmp_path / "room" / "cards" / f"{name}.json"
        assert (own / "card.json").read_bytes() == handed_in.read_bytes()
    assert read_card(tmp_path / "room" / "cards" / "dele.json").card_id == "7c10a71511a93207396725f614837ccc"
