"""What changed between two exports: who came, moved, went quiet; nobody is said to have removed anybody."""

from __future__ import annotations

import pandas as pd
import pytest
import remembering
from builders import connections, export_of, rows

import netlab
from netlab import arguments
from netlab.cli import main
from netlab.metrics.change import COLUMNS, in_terms_of, people_changes
from netlab.sample import sample_goals, sample_path

THEN = pd.Timestamp("2022-11-01")


def people(*told: tuple, basis: str = "url") -> pd.DataFrame:
    """Rows of ``name, employer, position[, state[, connected_on]]``; ids differ by basis, as in an export."""
    filled = [(*row, *("active", "2020-03-01")[len(row) - 3 :]) for row in told]
    table = pd.DataFrame(filled, columns=["name", "employer", "position", "state", "connected_on"])
    return table.assign(
        person_id=(basis + " " + table["name"]).astype("string"),
        id_basis=basis,
        is_connection=True,
        connected_on=pd.to_datetime(table["connected_on"]),
    ).astype({"name": "string", "employer": "string", "position": "string", "state": "string"})


def changed(before: pd.DataFrame, after: pd.DataFrame) -> list[tuple]:
    return rows(people_changes(before, after, THEN), "name", "change", "before", "after")


def test_who_came_and_who_is_no_longer_listed():
    found = people_changes(
        people(("Ann Lee", "Acme", "Clerk"), ("Bo Ray", "Acme", "Nurse")),
        people(("Ann Lee", "Acme", "Clerk"), ("Cy Fox", None, None, "never", "2024-01-05")),
        THEN,
    )
    assert rows(found, "name", "change") == [("Cy Fox", "came"), ("Bo Ray", "no longer listed")]
    assert found["told"].tolist() == [
        "Cy Fox is listed now; connected on 2024-01-05.",
        "Bo Ray is no longer listed; that does not say that they removed you: accounts are also closed, hidden or "
        "renamed.",
    ]
    assert found.dtypes.astype(str).to_dict() == {
        k: str(pd.Series(dtype=v).dtype) for k, v in COLUMNS.items()
    }


def test_somebody_connected_before_the_earlier_archive_is_not_called_new():
    found = people_changes(people(), people(("Ann Lee", "Acme", "Clerk")), THEN)
    assert (
        found["told"].item().endswith("so the earlier archive held them without a name or under another one.")
    )


@pytest.mark.parametrize(
    ("then", "now", "change"),
    [
        (("Acme", "Clerk"), ("Borealis", "Head"), [("Ann Lee", "new employer", "Acme", "Borealis")]),
        (("Acme GmbH", "Clerk"), ("ACME", "Clerk"), []),
        (("Acme", "Clerk"), ("Acme", "Head"), [("Ann Lee", "new title", "Clerk", "Head")]),
        (("Acme", "Clerk"), (None, None), []),
        ((None, None), ("Acme", "Clerk"), []),
        (("Acme", "clerk"), ("Acme", "Clerk "), []),
    ],
)
def test_a_move_is_told_where_both_archives_know(then, now, change):
    assert changed(people(("Ann Lee", *then)), people(("Ann Lee", *now))) == change


def test_who_went_quiet_and_who_woke_up():
    before = people(("Ann Lee", None, None, "active"), ("Bo Ray", None, None, "dormant"))
    after = people(("Ann Lee", None, None, "cooling"), ("Bo Ray", None, None, "active"))
    assert changed(before, after) == [
        ("Ann Lee", "went quiet", "active", "cooling"),
        ("Bo Ray", "woke up", "dormant", "active"),
    ]


def test_an_archive_without_addresses_is_matched_by_names_that_one_person_has():
    before = people(("Ann Lee", "Acme", "Clerk"), ("Bo Ray", None, None), basis="name")
    after = people(("Ann Lee", "Borealis", "Clerk"), ("Bo Ray", None, None))
    assert changed(before, after) == [("Ann Lee", "new employer", "Acme", "Borealis")]
    twins = pd.concat([after, after.assign(person_id=after["person_id"] + " 2")], ignore_index=True)
    assert in_terms_of(before, twins)["person_id"].tolist() == before["person_id"].tolist()


def test_namesakes_of_the_other_archive_neither_come_nor_go():
    before = people(("Ann Lee", "Acme", "Clerk"), basis="name").assign(id_basis="ambiguous")
    after = people(("Ann Lee", "Acme", "Clerk"), ("Bo Ray", None, None))
    assert [row[:2] for row in changed(before, after)] == [("Bo Ray", "came")]


def test_without_an_earlier_archive_nothing_changed():
    assert people_changes(None, people(("Ann Lee", "Acme", "Clerk"))).empty


def test_a_new_job_since_the_earlier_export_is_congratulated():
    then = export_of(connections=connections(("Ann Lee", "Acme", "2020-01-05", "Analyst")))
    now = export_of(connections=connections(("Ann Lee", "Borealis", "2020-01-05", "Head of Data")))
    network = netlab.analyse(
        now, previous=netlab.analyse(then, as_of="2022-10-31"), as_of="2026-10-31", rules=netlab.RULES
    )
    assert rows(network.changes, "change", "after") == [("new employer", "Borealis")]
    told = network.suggestions.set_index("rule")["reason"]
    assert told["new_job"].startswith("In the archive of 31 October 2022 Ann Lee was Analyst at Acme; now")
    assert netlab.analyse(now, previous=then, as_of="2026-10-31").suggestions["rule"].tolist() == ["new_job"]
    assert netlab.analyse(now, as_of="2026-10-31").changes.empty


@pytest.fixture
def two_exports() -> tuple[netlab.Network, netlab.Network]:
    then = export_of(connections=connections(("Ann Lee", "Acme", "2020-01-05", "Analyst")))
    rows_now = (
        ("Ann Lee", "Borealis", "2020-01-05", "Head of Data"),
        ("Cy Fox", "Acme", "2024-01-05", "Nurse"),
    )
    now = export_of(connections=connections(*rows_now))
    goals = {"roles": ["nurse"]}
    return remembering.analyse(then, goals=goals, as_of="2022-10-31"), remembering.analyse(
        now, goals=goals, as_of="2026-10-31"
    )


def test_two_exports_are_compared_in_the_same_measures(two_exports):
    compared = netlab.compare(*two_exports)
    assert rows(compared.changes, "name", "change") == [("Cy Fox", "came"), ("Ann Lee", "new employer")]
    told = compared.measures.set_index("measure")[["before", "after", "is_clear"]]
    assert told.loc["n_connections"].tolist() == [1, 2, True]
    assert told.loc["n_goals_covered"].tolist() == [0, 1, True]
    assert told.loc["n_active"].isna().all()  # there is no file of messages


def test_the_command_tells_measures_and_people(two_exports, monkeypatch, capsys, tmp_path):
    then, now = two_exports
    monkeypatch.setattr(
        arguments, "analysed", lambda given, previous=None: then if given.export == ["a"] else now
    )
    monkeypatch.chdir(tmp_path)
    assert main(["compare", "a", "b"]) == 0
    out = capsys.readouterr().out
    assert "people you are connected with: 1 → 2" in out
    assert "new employer: 1\n  Ann Lee was at Acme and is at Borealis now." in out
    assert main(["compare", "a", "b", "-o", "changes.csv"]) == 0


@pytest.mark.slow
def test_the_sample_four_years_apart():
    goals = sample_goals("switcher")
    then = netlab.analyse(netlab.load_export(sample_path("switcher-2022")), goals=goals)
    now = netlab.analyse(netlab.load_export(sample_path("switcher")), goals=goals, previous=then)
    n = now.changes["change"].value_counts()
    came = now.changes.loc[now.changes["change"] == "came", "person_id"]
    joined = now.people.set_index("person_id")["connected_on"][came]
    assert (joined > then.as_of).mean() > 0.97  # the others were rows without a name then
    assert 0 < n["no longer listed"] < 20
    assert (n[["new employer", "new title", "went quiet", "woke up"]] > 0).all()
    congratulated = now.suggestions[now.suggestions["rule"] == "new_job"]
    moved = now.changes[now.changes["change"].isin(["new employer", "new title"])]
    assert set(congratulated["person_id"]) <= set(moved["person_id"])
