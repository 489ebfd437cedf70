"""Groups by stated bases, their names, and who is the last of their kind."""

from __future__ import annotations

import pandas as pd

from netlab.metrics.groups import find_groups, last_of_their_kind


def people(ids: str, **columns) -> pd.DataFrame:
    table = pd.DataFrame({"person_id": list(ids), "is_connection": True})
    years = pd.to_datetime(["2019-05-01"] * len(ids)).astype("datetime64[us]")
    defaults = {"employer": None, "industry": "unknown", "function": "unknown", "connected_on": years}
    return table.assign(**{**defaults, **columns}).astype({"employer": "string"})


def clique(ids: str, basis: str = "group_chat") -> list[tuple]:
    return [(a, b, basis, 1.0) for a in ids for b in ids if a < b]


def ties(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["source", "target", "basis", "weight"])


TWO = ties(*clique("abcd"), *clique("wxyz", "small_employer"), ("d", "w", "group_chat", 0.1))


def test_two_circles_are_two_groups_and_strangers_stay_apart():
    who = people("abcdwxyzs", employer=[None] * 4 + ["Acme"] * 4 + ["Acme"])
    groups, member_of = find_groups(who, TWO)
    assert groups[["group", "n"]].to_numpy().tolist() == [["g1", 4], ["g2", 4]]
    assert member_of.tolist() == ["g1"] * 4 + ["g2"] * 4 + [pd.NA]


def test_a_group_is_named_by_what_more_than_half_of_it_shares():
    who = people(
        "abcdwxyz",
        employer=["Bolt", "Bolt", None, None, "Acme", "Acme", "Acme", None],
        function=["data"] * 3 + ["sales"] * 5,
    )
    groups, _ = find_groups(who, TWO)
    assert groups["name"].tolist() == ["data people", "Acme"]
    assert (
        groups.loc[1, "what_they_share"] == "Tied by small employer; 3 of 4 are at Acme, 4 of 4 are in sales."
    )


def test_nothing_shared_is_told_by_the_years_and_equal_names_are_counted():
    groups, _ = find_groups(people("abcdwxyz"), TWO)
    assert groups["name"].tolist() == ["met in 2019", "met in 2019 (2)"]


def test_a_basis_can_be_switched_off():
    groups, member_of = find_groups(people("abcdwxyz"), TWO, bases=("group_chat",))
    assert groups["n"].tolist()[0] >= 4
    assert member_of[5:].isna().all()


def test_the_order_of_rows_changes_nothing():
    who = people("abcdwxyzs")
    plain, member_of = find_groups(who, TWO, seed=1)
    shuffled = who.sample(frac=1, random_state=3)
    again, also = find_groups(shuffled, TWO.sample(frac=1, random_state=4), seed=1)
    pd.testing.assert_frame_equal(plain, again)
    pd.testing.assert_series_equal(member_of, also.sort_index())


def test_no_ties_are_no_groups():
    groups, member_of = find_groups(people("ab"), ties())
    assert groups.empty
    assert member_of.isna().all()


def test_the_last_of_their_kind():
    who = people(
        "abcd", employer=["Acme", "Acme", "Bolt", None], function=["legal", "data", "data", "unknown"]
    )
    found = last_of_their_kind(who)
    assert found[["person_id", "trait", "value"]].to_numpy().tolist() == [
        ["c", "employer", "Bolt"],
        ["a", "function", "legal"],
    ]
    assert found["unknown_share"].tolist() == [0.25, 0.25]


def test_someone_who_is_not_connected_is_not_the_last_of_a_kind():
    who = people("ab", employer=["Acme", "Acme"], is_connection=[True, False])
    assert last_of_their_kind(who)["person_id"].tolist() == ["a"]
