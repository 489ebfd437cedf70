"""Names hidden: initials for people, nothing that somebody wrote, and the whole name again when it is wanted."""

from __future__ import annotations

import json
from dataclasses import replace

import pandas as pd
import pytest
import remembering
from builders import connections, export_of

from netlab import hiding
from netlab.hiding import SWITCH, UNTOLD, Veil, hide_names, names_hidden, seen, veiled, veiled_table, whole
from netlab.network import Network, analyse
from netlab.people.answers import read_answers
from netlab.report import show
from netlab.report.kernel import environment
from netlab.report.shown import Panel
from netlab.widgets.session import Session


@pytest.fixture(autouse=True)
def as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SWITCH, raising=False)
    monkeypatch.setattr(hiding._switch, "said", None)


@pytest.fixture(scope="module")
def network() -> Network:
    rows = connections(
        ("Ann Lee", "Acme", "2024-01-05", "Nurse"), ("Bo Ek", "Lee Ltd", "2024-02-05", "Baker")
    )
    made = analyse(export_of(connections=rows), as_of="2026-10-31")
    return replace(made, hints=("Ask Ann Lee first.",))


@pytest.mark.parametrize(
    ("told", "hidden"),
    [
        ("Ann Lee asked you.", "A. L. asked you."),
        ("You met through ANN LEE.", "You met through A. L."),
        ("Ann Lee's cousin, Bo Ek", "A. L.'s cousin, B. E."),
        ("Ann Mary Lee: nurse", "A. M. L.: nurse"),
        ("Ask Cher, who will.", "Ask C., who will."),
        ("nobody will, cher", "nobody will, cher"),
        ("Write to Will.", "Write to Will."),
        ("José Núñez and Jose Nunez", "J. N. and J. N."),
        ("Lee, MBA, Ann", "Lee, MBA, Ann"),
        ("She said “call me at six”.", "She said “…”."),
        ("see https://www.linkedin.com/in/ann-lee (hers)", "see … (hers)"),
        ("<img src=x onerror=alert(1)> Bo wrote", "<I. S. X. O. A. 1. B. wrote"),
    ],
)
def test_initials_stand_for_names_wherever_they_are_told(told: str, hidden: str):
    names = ["Ann Lee", "Ann Mary Lee", "Bo Ek", "Cher", "José Núñez", "<img src=x onerror=alert(1)> Bo"]
    assert Veil(names).text(told) == hidden


def test_words_of_a_title_may_be_quoted():
    assert Veil(["Ann Lee"]).text('nurse, from "nurse"', may_quote=True) == 'nurse, from "nurse"'


def test_a_table_keeps_rows_columns_types_and_what_is_missing():
    text = {"name": ["Ann Lee", pd.NA], "url": ["https://www.linkedin.com/in/ann-lee", pd.NA]}
    text |= {"draft": ["Dear Ann", pd.NA], "reason": ["Ann Lee waits.", pd.NA], "company": ["Acme", pd.NA]}
    table = pd.DataFrame({key: pd.array(values, dtype="string") for key, values in text.items()})
    table = table.assign(
        person_id=pd.array(["p1", "p2"], dtype="string"), n=pd.array([3, pd.NA], dtype="Int64")
    )
    hidden = veiled_table("suggestions", table, Veil(["Ann Lee"]))
    assert list(hidden.columns) == list(table.columns)
    assert (hidden.dtypes == table.dtypes).all()
    first = ("A. L.", pd.NA, UNTOLD, "A. L. waits.", "Acme", "p1", 3)
    assert [pd.NA if pd.isna(one) else one for one in hidden.iloc[0]] == list(first)
    assert hidden.iloc[1][["url", "draft", "reason", "company", "n"]].isna().all()


def test_a_network_hides_names_and_knows_them_still(network: Network):
    hidden = veiled(network)
    assert sorted(hidden.people["name"]) == ["A. L.", "B. E."]
    assert hidden.hints == ("Ask A. L. first.",)
    assert whole(hidden) is network
    assert veiled(hidden) is hidden
    assert sorted(network.people["name"]) == ["Ann Lee", "Bo Ek"]


def test_the_switch_is_off_until_somebody_or_the_environment_says_so(
    network: Network, monkeypatch: pytest.MonkeyPatch
):
    assert not names_hidden()
    assert seen(network) is network
    monkeypatch.setenv(SWITCH, "1")
    assert names_hidden()
    assert seen(network) is veiled(network)
    hide_names(False)
    assert not names_hidden()
    assert seen(veiled(network)) is network


def test_what_cells_show_obeys_the_switch(network: Network):
    assert "Ann Lee" in show.to_ask(network).markup
    hide_names()
    assert "Ann Lee" not in show.to_ask(network).markup
    assert "A. L." in show.to_ask(network).markup
    hide_names(False)
    assert "Ann Lee" in show.to_ask(veiled(network)).markup


def test_a_page_to_keep_names_people_whatever_is_on_a_projector(monkeypatch: pytest.MonkeyPatch, tmp_path):
    monkeypatch.setenv(SWITCH, "1")
    assert environment(tmp_path)[SWITCH] == "0"


def test_widgets_on_the_screen_follow_at_once_and_save_the_whole_name(network: Network, tmp_path):
    hide_names()
    session = Session(veiled(network), tmp_path / "mine", day=pd.Timestamp("2026-11-02"))
    told: list[str] = []
    session.listen(lambda: told.append(session.name("Ann Lee")))
    hide_names(False)
    hide_names()
    assert told == ["Ann Lee", "A. L."]
    session.names_hidden = True  # said here, so the switch does not show them again
    hide_names(False)
    assert session.name("Ann Lee") == "A. L."
    from netlab.widgets.review import Review

    Review(session).do_answer("work")
    saved = read_answers(tmp_path / "mine" / "labels.csv", "labels").rows
    assert set(saved["name"]) <= {"Ann Lee", "Bo Ek"}


def everything_shown(network: Network) -> str:
    """All that the cells of report and lessons show about a network: words, pictures with their hovers, numbers."""
    told: list[str] = []
    for name in show.__all__:
        try:
            shown = getattr(show, name)(network)
        except (TypeError, AttributeError):  # takes something else than a network, or more
            continue
        for part in getattr(shown, "shown", (shown,)):
            told.append(getattr(part, "markup", "") or (part.caption() if isinstance(part, Panel) else ""))
            told.append(
                json.dumps(json.loads(part.figure.to_json()), ensure_ascii=False)
                if isinstance(part, Panel)
                else ""
            )
    return "\n".join(told)


def test_nothing_that_is_shown_names_anybody_of_a_sample():
    network = remembering.network_in("graduate")
    names = [network.owner.name, *network.people["name"].dropna().unique()]
    shown = everything_shown(network)
    assert sum(name in shown for name in names) > 20
    hide_names()
    shown = everything_shown(network)
    assert [name for name in names if name in shown] == []
    assert "linkedin.com/in/" not in shown
