"""Goals, companies, interview and the choice of an archive: each answer on disk, each mistake told in the page."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from netlab.goals import load_goals
from netlab.network import Network
from netlab.widgets import choose_archive
from netlab.widgets.archive import Archive
from netlab.widgets.companies import Companies
from netlab.widgets.goals_editor import BEFORE, GoalsEditor
from netlab.widgets.interview import Interview
from netlab.widgets.panel import Panel
from netlab.widgets.plan import Plan
from netlab.widgets.session import Session

CSV = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAnn,Lee,,,Acme,Nurse,05 Mar 2024\n"
)


def act(panel: Panel, action: str, value: object = None, /, **given: object) -> None:
    panel.handle({"path": [], "do": action, "with": given, "value": value})


# -- goals


def test_goals_are_kept_as_a_file_that_reads_back(session: Session):
    editor = GoalsEditor(session)
    editor.tree()
    act(editor, "words", "data scientist\nanalytics engineer, head of data", key="roles")
    act(editor, "tick", True, key="functions", word="product")
    act(editor, "mix", "30", kind="personal")
    act(editor, "pace", "4")
    act(editor, "summary", 'Say "yes" more')
    assert "Not saved yet;" in editor.words()
    act(editor, "save")
    kept = load_goals(session.folder / "goals.toml")
    assert kept.roles == ("data scientist", "analytics engineer", "head of data")
    assert kept.functions == ("data", "product")
    assert (kept.mix, kept.contacts_per_week, kept.summary) == ({"personal": 0.3}, 4, 'Say "yes" more')
    assert "Saved in goals.toml." in editor.words()


def test_changes_that_were_not_saved_are_there_again(session: Session, again: Callable[[], Session]):
    act(GoalsEditor(session), "summary", "Half a thought")
    editor = GoalsEditor(again())
    assert not (session.folder / "goals.toml").exists()
    assert "Not saved yet;" in editor.words()
    assert editor.goals.summary == "Half a thought"
    act(editor, "forget")
    assert editor.goals.summary == ""
    assert "Not saved yet;" not in GoalsEditor(again()).words()


def test_goals_set_from_code_are_shown(session: Session):
    editor = GoalsEditor(session)
    editor.set(values={"roles": ["analyst"]}, is_saved=False)
    assert editor.goals.roles == ("analyst",)
    assert "Not saved yet;" in editor.words()
    act(editor, "save")
    assert load_goals(session.folder / "goals.toml").roles == ("analyst",)
    assert [path.name for path in session.folder.glob("goals*.toml")] == ["goals.toml"]


def test_the_goals_that_were_there_stay_beside(session: Session):
    session.folder.mkdir()
    old = session.folder / "goals.toml"
    old.write_text('summary = "old" # my own words\n', encoding="utf-8")
    editor = GoalsEditor(session)
    assert "old" in str(editor.tree())
    act(editor, "summary", "new")
    act(editor, "save")
    assert load_goals(old).summary == "new"
    assert "# my own words" in (session.folder / BEFORE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("action", "value", "given", "told"),
    [
        ("pace", "many", {}, "whole number from 0 to 50"),
        ("mix", "much", {"kind": "both"}, "per cent as a number"),
        ("mix", "130", {"kind": "both"}, "a share from 0 to 1"),
    ],
)
def test_a_mistake_is_told_and_changes_nothing(session: Session, action, value, given, told):
    editor = GoalsEditor(session)
    editor.tree()
    before = editor.state
    act(editor, action, value, **given)
    assert told in editor.words()
    assert editor.state == before


def test_a_draft_comes_from_the_archive_and_says_it_is_a_guess(session: Session):
    editor = GoalsEditor(session)
    editor.tree()
    act(editor, "draft")
    assert "every word of it is a guess" in editor.words()


# -- companies


def test_a_word_about_an_employer_is_kept_and_can_be_taken_back(
    session: Session, again: Callable[[], Session]
):
    companies = Companies(session)
    companies.tree()
    act(companies, "tell", "wind power", employer="Kestwind")
    table = session.answers("companies")
    assert list(table["company"]) == ["Kestwind"]
    assert list(table["industry"]) == ["wind power"]
    assert "1 employer told" in companies.words()
    later = Companies(again())
    assert "wind power" in str(later.tree())
    act(later, "tell", "", employer="Kestwind")
    assert session.answers("companies").empty


def test_an_employer_that_is_not_listed_is_told(session: Session):
    companies = Companies(session)
    act(companies, "tell", "x", employer="Nowhere Ltd")
    assert "not in the list" in companies.words()


# -- interview


def test_the_interview_keeps_closeness_meeting_and_pairs(session: Session, again: Callable[[], Session]):
    interview = Interview(session)
    interview.tree()
    one, other = interview.asked[:2]
    act(interview, "close", word="very close")
    act(interview, "met", "at school")
    act(interview, "know", True, other=other)
    act(interview, "next")
    table = session.answers("interview").fillna("")
    person = table[table["target"] == ""].iloc[0]
    assert (person["source"], person["closeness"], person["how_met"]) == (one, "very close", "at school")
    pairs = table[table["target"] != ""]
    assert len(pairs) == len(interview.asked) - 1
    assert (pairs["known"] == "yes").sum() == 1
    later = Interview(again())
    later.tree()
    assert later.progress == "1 of 20 people; 1 pair that know each other."


# -- choose the archive


def test_a_path_is_checked_and_told_in_plain_words(tmp_path: Path):
    file = tmp_path / "Connections.csv"
    file.write_text(CSV, encoding="utf-8")
    archive = choose_archive()
    act(archive, "open", f'"{file}"')
    assert archive.source == str(file)
    assert archive.export is not None
    assert "Every line is accounted for" in archive.words()


def test_what_is_no_archive_is_told_and_nothing_is_chosen(tmp_path: Path):
    archive = choose_archive()
    act(archive, "open", str(tmp_path / "nowhere.zip"))
    assert "nowhere.zip" in archive.words()
    assert archive.source == ""


def test_a_file_handed_over_in_pieces_is_opened_and_analysed(
    tmp_path: Path, session: Session, small_network: Network
):
    whole = tmp_path / "Basic_LinkedInDataExport_10-31-2026.zip"
    with zipfile.ZipFile(whole, "w") as made:
        made.writestr("Connections.csv", CSV)
    data = whole.read_bytes()
    archive = Archive(session)
    for at in range(0, len(data), 100):
        piece = data[at : at + 100]
        event = {
            "path": [],
            "do": "upload",
            "with": {"name": f"../{whole.name}", "at": at, "size": len(data)},
        }
        archive.handle(event, piece)
        if at + len(piece) < len(data):
            assert "Taking the file:" in archive.words()
    assert session.network is not small_network
    assert list(session.network.people["name"]) == ["Ann Lee"]
    kept = Path(archive.source)
    assert kept.name == whole.name
    if os.name == "posix":
        assert kept.parent.stat().st_mode & 0o777 == 0o700


def test_a_piece_without_a_beginning_is_told(session: Session):
    archive = Archive(session)
    archive.handle({"path": [], "do": "upload", "with": {"name": "x.zip", "at": 5, "size": 9}}, b"x")
    assert "without its beginning" in archive.words()


# -- plan


@pytest.fixture
def plan(session: Session) -> Plan:
    made = Plan(session)
    made.tree()
    return made


def test_what_is_ticked_off_is_on_disk_and_can_be_unticked(plan: Plan, again: Callable[[], Session]):
    one = plan.table.iloc[0]
    given = {"person": one["person_id"], "action": one["action"]}
    act(plan, "tick", True, **given)
    row = plan.session.answers("done").iloc[0]
    assert (row["person_id"], row["action"], row["on"]) == (*given.values(), plan.session.day)
    act(plan, "outcome", "they answered", **given)
    assert list(plan.session.answers("done")["outcome"]) == ["they answered"]
    later = Plan(again())
    later.tree()
    assert later.progress.startswith("1 of ")
    assert later.table.iloc[0]["outcome"] == "they answered"
    act(later, "tick", False, **given)
    assert plan.session.answers("done").empty


def test_only_what_is_planned_can_be_ticked_off(plan: Plan):
    act(plan, "tick", True, person="p000000000000", action="reply")
    assert "that is not in it" in plan.words()
    assert plan.session.answers("done").empty


def test_drafts_change_their_voice_and_hide_with_names(plan: Plan):
    drafts = plan.session.network.suggestions.set_index(["person_id", "action"])
    one = plan.table.iloc[0]
    brief = drafts.loc[(one["person_id"], one["action"]), "draft_brief"]
    act(plan, "set", "draft_brief", into="voice")
    assert brief in str(plan.tree()).replace("\\n", "\n")
    plan.session.names_hidden = True
    assert brief not in str(plan.tree()).replace("\\n", "\n")
    assert str(one["name"]) not in str(plan.tree())


def test_more_weeks_hold_more_and_no_week_too_many(plan: Plan):
    two = len(plan.table)
    act(plan, "set", "4", into="weeks")
    assert len(plan.table) >= two
    act(plan, "set", "400", into="weeks")
    assert plan.state.weeks == 12
    act(plan, "set", "many", into="weeks")
    assert plan.state.weeks == 12
