"""The tables of the map: who stands where, what is told of the tie, and on what groups and lines rest."""

from __future__ import annotations

import pandas as pd
import pytest
from crowds import AS_OF, crowd, with_groups

from netlab.metrics.mapping import OTHER, SMALLER, UNTOLD, map_bases, map_groups, map_links, map_table

PEOPLE = pd.DataFrame(
    {
        "person_id": ["a", "b", "c", "d", "e", "f"],
        "name": ["Ann Bo Lee", "Bea", None, "Dee Fox", "Eve Gil", "Fay Ho"],
        "is_connection": [True, True, True, True, True, False],
        "group": ["g1", "g1", "g1", None, None, None],
        "function": ["data", "data", "data", "unknown", "sales", "data"],
        "position": ["Analyst", None, None, None, "Seller", None],
        "company": ["Acme", "Acme", None, None, None, None],
        "employer": ["Acme", "Acme", None, None, None, None],
        "strength": [0.2, 0.6, 0.0, 0.1, 0.0, 0.9],
        "state": ["active", "cooling", "never", "dormant", None, "active"],
        "last_touch_on": pd.to_datetime(["2026-10-31", "2025-06-01", None, "2020-01-01", None, "2026-10-01"]).astype("datetime64[us]"),
        "n_sent": pd.array([3, 1, 0, 4, None, 9], dtype="Int64"),
        "n_received": pd.array([0, 2, 0, 4, None, 9], dtype="Int64"),
        "relationship": ["personal", "professional", "unknown", "both", None, "personal"],
    }
)  # fmt: skip
GROUPS = pd.DataFrame(
    {"group": ["g1"], "name": ["Acme"], "n": [3], "what_they_share": ["Tied by group chat."]}
)
TIES = pd.DataFrame(
    [
        ("a", "b", "group_chat"),
        ("a", "b", "small_employer"),
        ("b", "c", "group_chat"),
        ("a", "f", "group_chat"),
    ],
    columns=["source", "target", "basis"],
)
TABLE = map_table(PEOPLE, GROUPS, TIES, AS_OF)


def column(name: str) -> dict[str, object]:
    return dict(zip(TABLE["person_id"], TABLE[name].astype(object), strict=True))


def test_connections_only_strongest_first():
    assert TABLE["person_id"].tolist() == ["b", "a", "d", "c", "e"]
    assert TABLE["layer"].tolist() == [5, 5, 5, pd.NA, pd.NA]


def test_silence_is_told_in_classes_and_unknown_is_not_never():
    assert column("since") == {
        "a": "year", "b": "three years", "c": "never", "d": "longer", "e": "unknown",
    }  # fmt: skip
    assert column("silent_days")["a"] == 0


def test_names_and_what_people_do():
    assert column("label")["c"] == "someone without a name"
    assert column("initials") == {"a": "AL", "b": "B", "c": "?", "d": "DF", "e": "EG"}
    assert column("what") == {"a": "Analyst at Acme", "b": "Acme", "c": "", "d": "", "e": "Seller"}
    assert TABLE["is_named"].tolist() == [True, True, True, False, True]


def test_those_in_no_group_stand_in_a_sector():
    assert column("region") == {"a": "g1", "b": "g1", "c": "g1", "d": pd.NA, "e": pd.NA}
    assert column("sector") == {"a": pd.NA, "b": pd.NA, "c": pd.NA, "d": UNTOLD, "e": OTHER}


def test_the_evidence_says_what_is_known_and_names_nobody():
    evidence = column("evidence")
    assert evidence["a"] == (
        "In touch today; 3 messages from you, none back.\nIn the group Acme.\n"
        "Tied to others here by a shared group conversation and a small employer."
    )
    assert evidence["c"].startswith("Never in touch one to one on LinkedIn.\n")
    assert (
        evidence["d"]
        == "In touch 6 years ago; 4 messages from you, 4 back.\nNo known tie to another contact."
    )
    assert evidence["e"] == "Contact not known.\nNo known tie to another contact."
    assert column("n_ties") == {"a": 1, "b": 2, "c": 1, "d": 0, "e": 0}


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today"), (1, "1 day ago"), (59, "59 days ago"), (60, "2 months ago"), (729, "24 months ago"), (730, "2 years ago")],
)  # fmt: skip
def test_time_is_told_the_way_people_say_it(days: int, words: str):
    one = PEOPLE.head(1).assign(last_touch_on=AS_OF - pd.Timedelta(days=days))
    assert map_table(one, GROUPS, TIES, AS_OF)["evidence"][0].startswith(f"In touch {words};")


def test_groups_beyond_those_drawn_stand_together_in_the_band():
    none = map_table(PEOPLE, GROUPS, TIES, AS_OF, regions=0)
    assert none["region"].isna().all()
    assert none["sector"].value_counts().to_dict() == {SMALLER: 3, UNTOLD: 1, OTHER: 1}


def test_groups_with_people_in_touch_come_first():
    people = pd.DataFrame({"group": ["g1"] * 3 + ["g2"] * 2, "since": ["never"] * 4 + ["year"]})
    groups = pd.DataFrame({"group": ["g1", "g2", "g3"], "name": list("xyz"), "what_they_share": ["."] * 3})
    found = map_groups(people, groups)
    assert found[["region", "n", "n_in_touch"]].to_numpy().tolist() == [["g2", 2, 1], ["g1", 3, 0]]
    assert len(map_groups(people, groups, regions=1)) == 1


def test_a_function_with_few_people_is_among_the_others():
    n = 60
    functions = ["sales"] * 55 + ["legal"] * 2 + ["other"] * 3
    people = pd.DataFrame(
        {"person_id": [f"p{i:02}" for i in range(n)], "is_connection": True, "function": functions}
    )
    sectors = map_table(people, GROUPS, TIES, AS_OF)["sector"].value_counts().to_dict()
    assert sectors == {"sales": 55, OTHER: 5}


def test_links_count_pairs_across_regions():
    table = pd.DataFrame({"person_id": list("abcd"), "region": ["g2", "g2", "g1", None]})
    ties = pd.DataFrame(
        [("a", "c", "group_chat"), ("a", "c", "interview"), ("b", "c", "group_chat"), ("a", "b", "group_chat"), ("c", "d", "cohort")],
        columns=["source", "target", "basis"],
    )  # fmt: skip
    assert map_links(table, ties).to_numpy().tolist() == [["g1", "g2", 2]]
    assert map_links(table, ties.iloc[:0]).empty


def test_bases_are_counted_between_connections_only():
    assert map_bases(PEOPLE, TIES).to_numpy().tolist() == [
        ["group_chat", 2, 3, pd.NA],
        ["small_employer", 1, 2, 1],
    ]
    assert map_bases(PEOPLE, TIES.iloc[:0]).empty


def test_an_archive_of_names_alone_has_a_map_too():
    people = pd.DataFrame({"person_id": ["a"], "is_connection": [True]})
    table = map_table(people, GROUPS.iloc[:0], TIES.iloc[:0], AS_OF)
    assert table[["label", "since", "relationship", "sector"]].to_numpy().tolist() == [
        ["someone without a name", "unknown", "unknown", UNTOLD]
    ]
    assert map_table(people.iloc[:0], GROUPS.iloc[:0], TIES.iloc[:0], AS_OF).empty


def test_a_day_that_is_not_known_leaves_silence_unknown():
    table = map_table(PEOPLE, GROUPS, TIES, pd.NaT)
    assert set(table["since"]) == {"unknown", "never"}


def test_arguments_stay_as_they_are_and_the_order_of_rows_changes_nothing():
    people, groups, ties = with_groups(crowd(200, seed=3))
    before = people.copy(deep=True)
    table = map_table(people, groups, ties, AS_OF)
    pd.testing.assert_frame_equal(people, before)
    shuffled = map_table(
        people.sample(frac=1, random_state=1), groups, ties.sample(frac=1, random_state=2), AS_OF
    )
    pd.testing.assert_frame_equal(table, shuffled)
