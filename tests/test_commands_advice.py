"""The commands that advise: what they print and write, and that what the user filled in is never overwritten."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pandas as pd
import pytest
import remembering

import netlab
from netlab import arguments
from netlab.cli import main
from netlab.sample import sample_goals, sample_path


@pytest.fixture(scope="module")
def graduate() -> netlab.Network:
    export = netlab.load_export(sample_path("graduate"))
    return remembering.analyse(export, goals=sample_goals("graduate"))


@pytest.fixture
def analysed_once(graduate, monkeypatch, tmp_path: Path) -> Path:
    """Commands that find the network analysed already, in an empty folder."""
    monkeypatch.setattr(arguments, "analysed", lambda given: graduate)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_suggest_says_whom_and_why(capsys: pytest.CaptureFixture, monkeypatch, tmp_path: Path):
    monkeypatch.chdir(tmp_path)
    with remembering.remembered():
        assert main(["suggest", str(sample_path("graduate")), "--top", "2"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("1. ")
    assert "more; -o suggestions.csv writes them all" in out


def test_a_table_is_written_once_and_replaced_only_when_forced(analysed_once: Path, capsys):
    assert main(["suggest", "-o", "s.csv"]) == 0
    with Path("s.csv").open(encoding="utf-8-sig", newline="") as file:
        assert {"person_id", "action", "reason", "evidence", "cost", "draft"} <= set(next(csv.reader(file)))
    assert main(["suggest", "-o", "s.csv"]) == 2
    assert "--force" in capsys.readouterr().err
    assert main(["people", "-o", "p.json"]) == 0
    assert len(json.loads(Path("p.json").read_text(encoding="utf-8"))) == 62
    assert main(["people", "-o", "p.xlsx"]) == 2


def test_people_are_listed_by_name(analysed_once: Path, capsys):
    assert main(["people"]) == 0
    names = [line.split(" · ")[0] for line in capsys.readouterr().out.splitlines()]
    assert len(names) == 62
    assert names == sorted(names)


def test_a_plan_is_written_in_three_forms(analysed_once: Path, capsys):
    assert main(["plan", "--from", "2026-11-02"]) == 0
    assert {path.name for path in analysed_once.iterdir()} == {"plan.csv", "plan.md", "plan.ics"}
    assert "Nothing was sent" in capsys.readouterr().out
    assert Path("plan.md").read_text(encoding="utf-8").startswith("# Your plan\n\n## Week 1, from 2026-11-02")
    assert main(["plan", "--from", "2026-11-09"]) == 0  # a plan without outcomes may be made anew
    assert main(["plan", "-o", "plan.doc"]) == 2


@pytest.mark.parametrize("name", ["plan.csv", "plan.md"])
def test_what_holds_outcomes_is_never_overwritten(analysed_once: Path, capsys, name: str):
    assert main(["plan", "--from", "2026-11-02"]) == 0
    path = Path(name)
    if name == "plan.md":
        path.write_text(path.read_text(encoding="utf-8").replace("- [ ]", "- [x]", 1), encoding="utf-8")
    else:
        rows = pd.read_csv(path, dtype="string").assign(outcome="answered")
        rows.to_csv(path, sep=";", index=False, encoding="cp1252", errors="replace")  # as Excel may save it
    held = path.read_bytes()
    assert main(["plan", "--from", "2026-11-09", "--force"]) == 2
    assert "holds outcomes of yours" in capsys.readouterr().err
    assert path.read_bytes() == held


def test_a_file_of_another_origin_is_left_alone(analysed_once: Path, capsys):
    Path("plan.csv").write_text("my,own\n1,2\n", encoding="utf-8")
    assert main(["plan"]) == 2
    assert "is no plan of netlab's" in capsys.readouterr().err
    assert main(["plan", "--force"]) == 0


def test_who_marks_the_warmest_way_in_and_says_nobody(analysed_once: Path, capsys, graduate):
    employer = str(graduate.people["employer"].dropna().iloc[0])
    Path("list.txt").write_text(f"{employer}\nZyxwv Ltd\n", encoding="utf-8")
    assert main(["who", "list.txt"]) == 0
    out = capsys.readouterr().out
    assert "exact: " in out
    assert "nobody: Nobody here is known to work at, as or in Zyxwv Ltd" in out
    assert main(["who", employer, "-o", "who.csv"]) == 0
