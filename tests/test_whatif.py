"""What if: the network stays as it is; what is lost is said, group by group and goal by goal."""

from __future__ import annotations

import pandas as pd
import pytest
from builders import connections, endorsements, export_of, messages, rows

import netlab
from netlab.errors import ParameterError
from netlab.whatif import what_if

GOALS = {"roles": ["nurse", "mentor"], "companies": ["Acme"]}


@pytest.fixture(scope="module")
def network() -> netlab.Network:
    export = export_of(
        connections=connections(
            ("Ann Lee", "Acme", "2024-01-05", "Data Scientist"),
            ("Bo Ray", "Borealis Hospital", "2019-04-01", "Nurse"),
            ("Cy Fox", "Acme", "2020-04-01", "Clerk"),
            ("Cy Fox", "Kirkmoor", "2021-04-01", "Baker", "https://www.linkedin.com/in/cy-2"),
        ),
        messages=messages(
            ("2026-09-05 10:00", "me", "Ann Lee", "Hi"), ("2026-09-06 10:00", "Ann Lee", "me", "Hello")
        ),
        endorsements_received=endorsements(("2024-05-01", "Bo Ray", "SQL"), ("2024-05-01", "Bo Ray", "dbt")),
    )
    return netlab.analyse(export, goals=GOALS, as_of="2026-10-31")


def after(given, measure: str) -> float:
    return given.measures.set_index("measure").loc[measure, "after"]


def change(given, measure: str) -> float:
    return given.measures.set_index("measure").loc[measure, "change"]


def test_nothing_changes_nothing(network):
    given = what_if(network)
    assert given.measures["change"].dropna().eq(0).all()
    assert given.lost.empty
    assert given.gained.empty
    assert given.told == ()


def test_a_removal_says_what_goes_with_them(network):
    given = what_if(network, remove=["Bo Ray"])
    assert change(given, "n_connections") == -1
    assert rows(given.lost, "kind", "name", "n_before", "n_after")[0] == ("goal", "nurse", 1, 0)
    assert ("employer", "Borealis Hospital") in rows(given.lost, "kind", "name")
    assert given.told[0] == "Without 1 person: what they gave you on LinkedIn goes with them."
    assert "Nobody would stand any more for nurse." in given.told
    assert given.told[-1] == "You would lose 2 endorsements."
    assert network.people["is_connection"].sum() == 4


def test_removing_by_id_by_name_or_from_a_table_is_the_same(network):
    bo = network.people[network.people["name"] == "Bo Ray"]
    by_id = what_if(network, remove=bo["person_id"]).measures
    pd.testing.assert_frame_equal(by_id, what_if(network, remove="Bo Ray").measures)
    pd.testing.assert_frame_equal(by_id, what_if(network, remove=bo).measures)


def test_unfollowing_changes_none_of_the_numbers(network):
    given = what_if(network, unfollow=["Ann Lee"])
    assert given.measures["change"].dropna().eq(0).all()
    assert given.told == ("Unfollowing 1 person changes none of these numbers: only your feed.",)


def test_hypothetical_people_are_read_like_those_of_an_archive(network):
    given = what_if(
        network, add=[{"position": "Mentor", "n": 2}, {"company": "Acme GmbH", "relationship": "personal"}]
    )
    assert change(given, "n_connections") == 3
    assert rows(given.gained, "name", "n_before", "n_after") == [("mentor", 0, 2)]
    assert "Somebody would stand for mentor." in given.told
    assert change(given, "n_active") == 0


def test_another_label_moves_the_mix(network):
    given = what_if(network, relabel={"Ann Lee": "personal", "Bo Ray": "unknown"})
    assert after(given, "friends_share") > given.measures.set_index("measure").loc["friends_share", "before"]
    assert given.told == ("With 2 people labelled otherwise.",)


def test_other_goals_are_held_against_the_same_people(network):
    given = what_if(network, goals={"roles": ["baker", "astronaut"]})
    assert after(given, "n_goals_covered") == 1
    assert given.told[0] == "Against other goals: somebody stands for 1 of 2 goals."
    assert given.lost.empty  # a goal that is none any more is no loss


@pytest.mark.parametrize(
    ("kwargs", "message"),
    [
        ({"remove": ["Nobody Known"]}, "1 person is no connection here"),
        ({"remove": ["Cy Fox"]}, "share a name"),
        ({"relabel": {"Ann Lee": "enemy"}}, "'enemy' is no relationship"),
    ],
)
def test_who_cannot_be_found_is_told_without_a_name(network, kwargs, message):
    with pytest.raises(ParameterError, match=message) as raised:
        what_if(network, **kwargs)
    assert "Cy" not in str(raised.value)


def test_an_empty_network_can_be_asked(tmp_path):
    nothing = netlab.analyse(export_of(), as_of="2026-10-31")
    given = what_if(nothing, add=[{"position": "Nurse"}])
    assert change(given, "n_connections") == 1
    stored = netlab.open_network(netlab.save_network(nothing, tmp_path / "n"))
    assert what_if(stored).measures["change"].dropna().eq(0).all()
