"""analyse: from an export and the user's files to every table; the user's word wins; nothing depends on the clock."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
import remembering
from builders import connections, export_of, messages

import netlab
from netlab.errors import AnswersError, GoalsError, ParameterError
from netlab.network import PEOPLE_COLUMNS, Network

AS_OF = "2026-10-31"
LATER_ISSUES = {"goal_fit", "goal_evidence"}  # columns that other rooms add


def small_export():
    return export_of(
        connections=connections(
            ("Ann Lee", "Acme GmbH", "2024-01-05", "Senior Data Scientist"),
            ("Bo Ray", None, "2019-04-01", "Nurse"),
            ("Cy Fox", "Acme", "2020-04-01", None),
        ),
        messages=messages(
            (
                "2026-09-05 10:00",
                "me",
                "Ann Lee",
                "Hi Ann, thanks for the report, see you at the project meeting.",
            ),
            (
                "2026-09-06 10:00",
                "Ann Lee",
                "me",
                "Thanks! Could you send me the slides of the client workshop?",
            ),
        ),
    )


def analysed(**kwargs) -> Network:
    """The small export, analysed anew with what a test gives, and once where it gives nothing."""
    analyse = netlab.analyse if kwargs else remembering.analyse
    return analyse(small_export(), **{"as_of": AS_OF, **kwargs})


def by_name(network: Network) -> pd.DataFrame:
    return network.people.set_index("name")


def test_the_people_table_keeps_its_promise():
    people = analysed().people
    missing = set(PEOPLE_COLUMNS) - set(people.columns) - LATER_ISSUES
    assert missing == set()
    assert people["person_id"].is_monotonic_increasing
    promised = [name for name in PEOPLE_COLUMNS if name in people]
    assert people.columns[: len(promised)].tolist() == promised


def test_a_second_python_that_reads_the_messages_changes_nothing(monkeypatch: pytest.MonkeyPatch):
    here = analysed()
    monkeypatch.setattr("netlab.network.analysis.MANY_MESSAGES", 0)
    monkeypatch.setattr("netlab.beside.processors", lambda: 2)
    monkeypatch.setattr("netlab.metrics.mailbox.read_texts", None)  # to read them here would fail
    there = analysed()
    for name in ("people", "touches", "ties", "topics", "suggestions", "coverage", "support"):
        pd.testing.assert_frame_equal(getattr(there, name), getattr(here, name))


def test_who_they_are_and_what_they_are_to_me():
    ann = by_name(analysed()).loc["Ann Lee"]
    assert (ann["function"], ann["seniority"], ann["employer"]) == ("data", "senior", "Acme")
    assert (ann["n_sent"], ann["n_received"], ann["state"]) == (1, 1, "active")
    assert ann["reply_owed"]
    assert ann["relationship"] == "professional"
    assert ann["relationship_source"] == "evidence"


def test_silence_is_no_evidence_and_never_is_said_only_where_the_file_was_there():
    bo = by_name(analysed()).loc["Bo Ray"]
    assert (bo["relationship"], bo["relationship_source"], bo["state"]) == ("unknown", "none", "never")
    only = netlab.analyse(
        export_of(connections=connections(("Bo Ray", None, "2019-04-01", "Nurse"))), as_of=AS_OF
    )
    row = by_name(only).loc["Bo Ray"]
    assert row[["n_sent", "n_received", "strength", "state", "reply_owed", "n_endorsed_me"]].isna().all()


def test_the_users_word_wins(tmp_path: Path):
    labels = tmp_path / "labels.csv"
    labels.write_text("name,relationship\nAnn Lee,friend or family\nNobody Known,work\n", encoding="utf-8")
    network = analysed(labels=labels)
    ann = by_name(network).loc["Ann Lee"]
    assert (ann["relationship"], ann["relationship_source"]) == ("personal", "label")
    assert (ann["p_personal"], ann["p_professional"]) == (1.0, 0.0)
    assert any("1 row fit nobody" in sentence for sentence in network.told)


def test_a_workspace_gives_what_is_not_given(tmp_path: Path):
    (tmp_path / "goals.toml").write_text('roles = ["data scientist"]\n', encoding="utf-8")
    (tmp_path / "muted.csv").write_text("name\nBo Ray\n", encoding="utf-8")
    network = analysed(workspace=tmp_path)
    assert network.goals.roles == ("data scientist",)
    assert by_name(network)["is_muted"].to_dict() == {"Ann Lee": False, "Bo Ray": True, "Cy Fox": False}
    assert analysed(workspace=tmp_path, goals={"roles": ["nurse"]}).goals.roles == ("nurse",)


def test_the_date_is_the_archives_own_and_can_be_given():
    assert pd.isna(remembering.analyse(export_of()).as_of)
    assert analysed().dated_by == "given"
    assert analysed(as_of="2030-10-31").people["state"].isin(["dormant", "never"]).all()
    with pytest.raises(ParameterError, match="'soon' is not a date"):
        analysed(as_of="soon")


@pytest.mark.parametrize(
    ("kwargs", "error", "message"),
    [
        ({"goals": "nowhere.toml"}, GoalsError, "no such file"),
        ({"labels": "nowhere.csv"}, AnswersError, "no such file"),
        ({"workspace": "nowhere"}, ParameterError, "no such folder"),
        ({"timezone": "Mars/Olympus"}, GoalsError, "not a known zone"),
    ],
)
def test_a_file_that_is_not_there_is_told(kwargs, error, message):
    with pytest.raises(error, match=message):
        analysed(**kwargs)


def test_a_stored_network_is_the_same_network(tmp_path: Path):
    network = analysed(
        goals={"roles": ["nurse"], "me": {"timezone": "Europe/Berlin"}, "mix": {"personal": 0.3}}
    )
    again = netlab.open_network(netlab.save_network(network, tmp_path / "store"))
    for name, table in network.tables().items():
        pd.testing.assert_frame_equal(table, again.tables()[name])
    assert (again.owner, again.goals, again.as_of) == (network.owner, network.goals, network.as_of)


def test_nothing_at_all_is_a_network_too(tmp_path: Path):
    network = remembering.analyse(export_of())
    assert network.people.empty
    again = netlab.open_network(netlab.save_network(network, tmp_path / "store"))
    pd.testing.assert_frame_equal(network.people, again.people)
    assert netlab.ask_next(network).empty
    assert netlab.groups_to_label(network)[0].empty
    assert netlab.companies_to_classify(network).empty


def test_the_same_export_gives_the_same_tables():
    one, two = analysed(), netlab.analyse(small_export(), as_of=AS_OF)
    for name, table in one.tables().items():
        pd.testing.assert_frame_equal(table, two.tables()[name])


def test_whoever_is_done_or_muted_is_not_suggested(tmp_path: Path):
    owed = analysed().suggestions.set_index("rule").loc["reply"]
    assert owed["name"] == "Ann Lee"
    (tmp_path / "done.csv").write_text("name;action;on\nAnn Lee;reply;30.10.2026\n", encoding="utf-8")
    assert "Ann Lee" not in analysed(workspace=tmp_path).suggestions["name"].tolist()
    assert "Ann Lee" not in analysed(muted=pd.DataFrame({"name": ["Ann Lee"]})).suggestions["name"].tolist()


def test_rules_of_ones_own_stand_beside_the_others():
    def nurses(situation):
        found = situation.people[situation.people["function"].eq("healthcare")]
        return found[["person_id"]].assign(reason=found["who"] + " is a nurse.")

    mine = netlab.Rule("nurses", "ask_opinion", nurses)
    found = analysed(rules=[*netlab.RULES, mine]).suggestions.set_index("rule")
    assert found.loc["nurses", "reason"] == "Bo Ray is a nurse."
    assert found.loc["nurses", ["evidence", "cost"]].notna().all()


def test_a_network_can_be_searched_and_planned():
    network = analysed(goals={"companies": ["Acme"], "contacts_per_week": 1})
    assert netlab.who(network, "acme, Zyx")["tier"].tolist()[:2] == ["exact", "exact"]
    planned = netlab.plan(network, "2026-11-02", weeks=2)
    assert planned["week"].tolist() == [1, 2]
    assert planned["name"].tolist() == ["Ann Lee", "Cy Fox"]
