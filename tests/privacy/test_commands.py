"""The commands: what is checked, what is said, and how they end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from netlab.cli import main
from netlab.sample import sample_path

ROOT = Path(__file__).parents[2]
EXPORT = str(sample_path("graduate"))


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_file_made_elsewhere_is_held_against_an_archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    from netlab.export import load_export

    name = load_export(EXPORT).connections["name"].dropna().iloc[0]
    (tmp_path / "rows.csv").write_text(f"who,n\n{name},1\n", encoding="utf-8")
    assert main(["share", "--check", "rows.csv", "--against", EXPORT]) == 2
    told = capsys.readouterr()
    assert "rows.csv: a full name in row 2, column 1" in told.out
    assert "something personal" in told.err
    assert name not in told.out + told.err
    (tmp_path / "clean.csv").write_text("what,n\nletters,1\n", encoding="utf-8")
    assert main(["share", "--check", "clean.csv", "--against", EXPORT]) == 0
    assert "clean.csv: nothing personal found." in capsys.readouterr().out


def test_a_check_needs_an_archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "rows.csv").write_text("x\n", encoding="utf-8")
    assert main(["share", "--check", "rows.csv"]) == 2
    assert "against which archive?" in capsys.readouterr().err


def test_pseudonymise_says_that_people_may_still_be_recognised(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert main(["pseudonymise", EXPORT, "-o", "out"]) == 0
    assert "They may still be recognisable" in capsys.readouterr().out
    assert (tmp_path / "out").is_dir()


def test_nothing_of_ours_claims_that_nobody_could_be_recognised():
    """People can be recognised by more than their name, so no text of netlab's claims that they cannot."""
    texts = [
        *ROOT.glob("*.md"),
        *ROOT.glob("docs/**/*.md"),
        *ROOT.glob("netlab/**/*.py"),
        *ROOT.glob("notebooks/*.ipynb"),
    ]
    sentences = [
        (path.name, sentence)
        for path in texts
        for sentence in re.split(r"[.!?]\s", path.read_text(encoding="utf-8"))
        if re.search(r"anonym", sentence, re.IGNORECASE)
    ]
    claims = [name for name, sentence in sentences if not re.search(r"\b(?:not|nobody|never)\b", sentence)]
    assert claims == []
