"""Should I connect with this person? Both sides, no score, and a note that claims nothing."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from builders import connections, export_of, messages, profile

import netlab
from netlab import arguments
from netlab.advice.consider import COLUMNS
from netlab.cli import main
from netlab.errors import ParameterError

GOALS = {
    "roles": ["nurse"], "companies": ["Acme"], "industries": ["battery"], "avoid": ["gambling"], "mix": {"personal": 0.3},
}  # fmt: skip


@pytest.fixture(scope="module")
def network() -> netlab.Network:
    clerks = [(f"Ann Lee{i}", "Kirkmoor", "2024-01-05", "Accountant") for i in range(6)]
    export = export_of(
        connections=connections(*clerks, ("Bo Ray", "Acme", "2019-04-01", "Nurse")),
        messages=messages(
            ("2026-09-05 10:00", "Cy Fox", "me", "Hi"), ("2026-09-06 10:00", "me", "Cy Fox", "Hello")
        ),
        profile=profile(),
    )
    labels = pd.DataFrame({"name": ["Bo Ray"], "relationship": ["personal"]})
    return netlab.analyse(export, goals=GOALS, labels=labels, as_of="2026-10-31")


def considered(network, *args, **told) -> pd.Series:
    table = netlab.consider(network, *args, **told)
    assert list(table.columns) == list(COLUMNS)
    assert len(table) == 1
    return table.iloc[0]


def test_a_friend_with_a_goal_that_nobody_stands_for(network):
    row = considered(
        network,
        "Ina Voss",
        title="Engineer",
        company="Havenlicht Battery",
        how="the choir",
        relationship="friend",
    )
    assert "So far nobody stands for battery among your goals." in row["speaks_for"]
    assert "You know nobody at Havenlicht Battery yet." in row["speaks_for"]
    assert "A friend: trust is there" in row["speaks_for"]
    assert row["speaks_against"].startswith("One more tie to tend, at your pace of 3 people a week")
    assert (
        row["mix"]
        == "Personal only: 100 % now, 100 % with them; you want 30 % (of 1 connection with evidence)."
    )
    assert row["note"] == (
        "Hi Ina,\n\nWe know each other from the choir, and I would like to stay in touch here, too.\n\nMo"
    )
    assert "Whom they know is in no archive" in row["not_known"]


def test_a_stranger_from_the_avoid_list(network):
    row = considered(network, "Ray Bet", company="Lucky Gambling")
    assert row["speaks_against"].split("\n")[0].startswith("On your avoid list: gambling")
    assert "only people you know and trust" in row["speaks_against"]
    assert pd.isna(row["note"])
    assert row["not_known"].startswith("You give no title")


def test_one_more_of_many_is_said(network):
    row = considered(network, "Di Orr", title="Accountant", company="Kirkmoor", relationship="work")
    assert "You know 6 people at Kirkmoor already." in row["speaks_against"]
    assert "Not about your goals, and need not be." in row["speaks_against"]


def test_a_friend_need_not_be_about_anything(network):
    row = considered(network, "Di Orr", title="Accountant", company="Kirkmoor", relationship="friend")
    assert "Not about your goals" not in row["speaks_against"]


def test_whoever_is_there_already_is_told_so(network):
    row = considered(network, "Bo Ray")
    assert row["standing"] == "You are connected since 1 April 2019."
    assert row[["speaks_for", "speaks_against", "note"]].isna().all()
    row = considered(network, "Cy Fox", how="work")
    assert row["standing"].startswith("In your archive, and not among your connections. Your last contact")


def test_nobody_and_another_word_are_errors(network):
    with pytest.raises(ParameterError, match="nobody to consider"):
        netlab.consider(network, [])
    with pytest.raises(ParameterError, match="'enemy' is no relationship"):
        netlab.consider(network, "Bo Ray", relationship="enemy")


def test_the_command_reads_a_file_of_candidates(network, monkeypatch, tmp_path: Path, capsys):
    monkeypatch.setattr(arguments, "analysed", lambda given: network)
    monkeypatch.chdir(tmp_path)
    Path("candidates.csv").write_text(
        "name;title;company;how_known\nIna Voss;Nurse;Acme;school\n=Eve;;Borealis;\n", encoding="utf-8"
    )
    assert main(["consider", "candidates.csv"]) == 0
    out = capsys.readouterr().out
    assert "  speaks for:     Works at Acme, one of your target employers" in out
    assert "=Eve" in out
    assert main(["consider", "Ina Voss", "--title", "Nurse", "--how", "school", "-o", "c.csv"]) == 0
    assert "We know each other from school" in Path("c.csv").read_text(encoding="utf-8-sig")
    assert main(["consider"]) == 2
    assert "nobody to consider" in capsys.readouterr().err
