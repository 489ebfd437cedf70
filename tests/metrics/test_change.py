"""What changed between two exports: who came, moved, went quiet; nobody is said to have removed anybody."""

from __future__ import annotations

import pandas as pd
import pytest
from builders import connections, export_of, rows

import netlab
from netlab.metrics.change import COLUMNS, in_terms_of, people_changes

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
