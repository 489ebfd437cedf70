"""The user's own files: what spreadsheets do to them, who a row speaks of, and that saving loses nothing."""

from __future__ import annotations

import threading
from pathlib import Path

import pandas as pd
import pytest

from netlab.errors import AnswersError, ParameterError
from netlab.people.answers import no_answers, read_answers
from netlab.people.matching import labels_of, match_people, muted_people
from netlab.people.saving import save_answers


def people(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["person_id", "url", "name"]).astype("string")


CROWD = people(
    ("p1", "https://www.linkedin.com/in/ann-lee", "Ann Lee"),
    ("p2", "https://www.linkedin.com/in/j%C3%B6rg", "Jörg Weiß"),
    ("p3", "https://www.linkedin.com/in/sam-1", "Sam Fox"),
    ("p4", "https://www.linkedin.com/in/sam-2", "Sam Fox"),
)


def labels_file(folder: Path, data: bytes) -> Path:
    path = folder / "labels.csv"
    path.write_bytes(data)
    return path


def pairs(table: pd.DataFrame) -> dict[str, str]:
    return dict(zip(table["person_id"], table["relationship"], strict=True))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"url,relationship\nhttps://www.linkedin.com/in/ann-lee/,both\n", {"p1": "both"}),
        ("\ufeffname;relationship\r\nJörg Weiß;friend or family\r\n".encode(), {"p2": "personal"}),
        ("relationship;name\r\nwork;Jörg Weiß\r\n".encode("cp1252"), {"p2": "professional"}),
        ("name\trelationship\nJÖRG WEISS\tI don't know them\n".encode("utf-16"), {"p2": "unknown"}),
        (b"Relationship,Mood,Person ID\nBoth,ok,p3\n", {"p3": "both"}),
        (b"name,relationship\nSam Fox,work\n", {}),  # two people bear the name
        (b"url,relationship\nhttps://www.linkedin.com/in/nobody,work\n", {}),
        (b"url,relationship\nhttps://www.linkedin.com/in/ann-lee,best mate\n", {}),
        (b"url,name\n", {}),
    ],
)
def test_a_label_finds_its_person_however_the_file_was_saved(tmp_path: Path, data: bytes, expected: dict):
    labels = labels_of(read_answers(labels_file(tmp_path, data), "labels"), CROWD)
    assert pairs(labels.rows) == expected


def test_rows_that_fit_nobody_are_kept_and_told(tmp_path: Path):
    data = b"name,relationship\nSam Fox,work\nAnn Lee,work\n"
    matched = match_people(read_answers(labels_file(tmp_path, data), "labels"), CROWD)
    assert matched.unmatched["name"].tolist() == ["Sam Fox"]
    assert matched.told == (
        "labels.csv: 1 row fit nobody in this export, or more than one person; kept in the file.",
    )


def test_the_newest_label_wins():
    rows = pd.DataFrame(
        {
            "name": ["Ann Lee", "Ann Lee"],
            "relationship": ["work", "both"],
            "labelled_on": ["2026-05-01", "2026-04-01"],
        }
    )
    assert pairs(labels_of(read_answers(rows, "labels"), CROWD).rows) == {"p1": "professional"}


@pytest.mark.parametrize(
    ("written", "day", "told"),
    [
        (["2026-10-31", "2026-01-02"], ["2026-10-31", "2026-01-02"], 0),
        (["31.10.2026", "02.01.2026"], ["2026-10-31", "2026-01-02"], 0),
        (["10/31/2026", "1/2/2026"], ["2026-10-31", "2026-01-02"], 0),
        (["31/10/2026", "1/2/2026"], ["2026-10-31", "2026-02-01"], 0),
        (["1/2/2026", "3/3/2026"], [None, "2026-03-03"], 1),  # either order fits: not clear, never a guess
        (["soon", ""], [None, None], 1),
    ],
)
def test_local_dates_are_read_by_the_whole_column_or_not_at_all(written, day, told):
    rows = pd.DataFrame({"name": ["Ann Lee", "Jörg Weiß"], "until": written})
    answers = read_answers(rows, "muted")
    assert answers.rows["until"].tolist() == [pd.Timestamp(d) if d else pd.NaT for d in day]
    assert len(answers.told) == (1 if told else 0)


def test_muted_without_a_date_is_muted_for_good():
    rows = pd.DataFrame({"name": ["Ann Lee", "Jörg Weiß"], "until": [None, "2026-01-01"]})
    muted = muted_people(read_answers(rows, "muted"), CROWD, pd.Timestamp("2026-10-31"))
    assert muted.rows["person_id"].tolist() == ["p1"]


def saved_labels(path: Path, *rows: tuple[str, str, str], **kwargs):
    table = pd.DataFrame(list(rows), columns=["person_id", "relationship", "labelled_on"])
    return save_answers(path, "labels", table, **kwargs)


def test_saving_merges_by_person_and_keeps_the_users_own_columns(tmp_path: Path):
    path = labels_file(
        tmp_path, b"person_id,relationship,labelled_on,mood\np1,work,2026-01-01,sunny\np2,both,2026-01-01,\n"
    )
    saved_labels(path, ("p1", "personal", "2026-02-01"), ("p3", "both", "2026-02-01"))
    rows = read_answers(path, "labels").rows
    assert pairs(rows) == {"p1": "personal", "p2": "both", "p3": "both"}
    assert "mood" in rows
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_an_older_answer_does_not_replace_a_newer_one(tmp_path: Path):
    path = tmp_path / "labels.csv"
    saved_labels(path, ("p1", "personal", "2026-02-01"))
    saved_labels(path, ("p1", "professional", "2026-01-01"))
    assert pairs(read_answers(path, "labels").rows) == {"p1": "personal"}


def test_an_answer_by_name_only_never_replaces_one_of_two_namesakes(tmp_path: Path):
    path = tmp_path / "labels.csv"
    path.write_bytes(b"person_id,name,relationship\np3,Sam Fox,work\np4,Sam Fox,both\n")
    save_answers(path, "labels", pd.DataFrame({"name": ["Sam Fox"], "relationship": ["personal"]}))
    assert read_answers(path, "labels").rows["relationship"].tolist() == ["work", "both", "personal"]


def test_what_is_taken_back_is_gone(tmp_path: Path):
    path = tmp_path / "labels.csv"
    saved_labels(path, ("p1", "personal", "2026-02-01"), ("p2", "both", "2026-02-01"))
    saved_labels(path, remove=pd.DataFrame({"person_id": ["p1"]}))
    assert pairs(read_answers(path, "labels").rows) == {"p2": "both"}


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@x", "'=quoted", "'", 'a,"b"\nc', "plain"])
def test_a_formula_is_harmless_in_the_file_and_itself_when_read(tmp_path: Path, text: str):
    path = tmp_path / "labels.csv"
    save_answers(
        path, "labels", pd.DataFrame({"person_id": ["p1"], "relationship": ["both"], "note": [text]})
    )
    assert b",=" not in path.read_bytes()
    assert b",+" not in path.read_bytes()
    assert read_answers(path, "labels").rows.loc[0, "note"] == text


def test_a_file_that_a_spreadsheet_holds_open_is_left_alone_and_nothing_is_lost(tmp_path: Path):
    path = tmp_path / "labels.csv"
    saved_labels(path, ("p1", "personal", "2026-02-01"))
    before, mark = path.read_bytes(), tmp_path / ".~lock.labels.csv#"
    mark.write_text("open", encoding="utf-8")
    told = saved_labels(path, ("p2", "both", "2026-02-02"))
    assert told.waiting
    assert "Your answers are safe in labels (waiting).csv" in told.message
    assert path.read_bytes() == before
    assert pairs(read_answers(path, "labels").rows) == {"p1": "personal", "p2": "both"}
    mark.unlink()
    assert saved_labels(path, ("p3", "both", "2026-02-03")).message == "Saved in labels.csv."
    assert pairs(read_answers(path, "labels").rows) == {"p1": "personal", "p2": "both", "p3": "both"}
    assert not (tmp_path / "labels (waiting).csv").exists()


def test_two_notebooks_that_save_at_once_lose_nothing(tmp_path: Path):
    path = tmp_path / "labels.csv"
    ids = [f"p{i}" for i in range(24)]
    threads = [threading.Thread(target=saved_labels, args=(path, (i, "both", "2026-02-01"))) for i in ids]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(read_answers(path, "labels").rows["person_id"]) == sorted(ids)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04rest", "labels.csv: this is an Excel workbook or a zip, not a CSV file"),
        (b"who,what\na,b\n", "it needs a column called one of person_id, url, name; it has who, what"),
    ],
)
def test_a_file_that_is_no_table_of_answers_says_so(tmp_path: Path, data: bytes, message: str):
    with pytest.raises(AnswersError, match="labels") as caught:
        read_answers(labels_file(tmp_path, data), "labels")
    assert message in str(caught.value)


def test_no_answers_are_a_table_too():
    assert no_answers("done").rows.columns.tolist() == ["person_id", "url", "name", "action", "on", "outcome"]
    with pytest.raises(ParameterError, match="no answers called 'lables'"):
        no_answers("lables")
