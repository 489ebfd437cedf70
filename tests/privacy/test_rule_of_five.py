"""No published cell counts fewer than five, and no difference of published cells does: tried on random networks."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pandas as pd
import pytest
from builders import rows
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_networks import invented_network
from scipy.optimize import linprog

from netlab.network import Network
from netlab.privacy import K, shareable
from netlab.privacy.cuts import Cuts, cuts_of
from netlab.privacy.partitions import along, given_away, partition, span, table_of, to_neighbour, to_rest

networks = st.builds(invented_network, st.integers(20, 160), st.integers(0, 10_000))


@given(networks)
@settings(max_examples=30, deadline=None)
def test_every_published_count_is_five_or_more(network: Network):
    shared = shareable(network)
    small = {
        name: table["n"].min()
        for name, table in shared.tables().items()
        if "n" in table and (table["n"] < K).any()
    }
    assert small == {}


@given(networks)
@settings(max_examples=30, deadline=None)
def test_no_difference_of_published_cells_counts_one_to_four(network: Network):
    cells = published_sets(cuts_of(network))
    everybody = frozenset().union(*(members for _, _, members in cells)) if cells else frozenset()
    both_ways = [*cells, *((table, f"not {label}", everybody - members) for table, label, members in cells)]
    leaks = [
        (one, other)
        for (one, _, inner), (other, _, outer) in permutations(both_ways, 2)
        if one != other and inner and inner < outer and 0 < len(outer - inner) < K
    ]
    assert leaks == []


@given(networks)
@settings(max_examples=20, deadline=None)
def test_rows_taken_together_from_a_cell_leave_nobody_alone(network: Network):
    """Employers inside an industry are taken from it all at once, as someone who knows the trade would."""
    cuts = [cut for cut in cuts_of(network).all() if cut.is_cut]
    for one, other in permutations(cuts, 2):
        inside, outside = one.members(), other.members()
        for label in other.labels:
            within = [name for name in one.labels if set(outside[inside == name]) == {label}]
            left = int((outside == label).sum() - inside.isin(within).sum())
            assert not within or left == 0 or left >= K


@given(networks)
@settings(max_examples=20, deadline=None)
def test_the_tables_count_the_people_they_say(network: Network):
    """Every table sums to all connections, so no two totals can be taken from each other."""
    shared, n = shareable(network), int(network.people["is_connection"].sum())
    if shared.n is None:
        assert n < 20
        return
    whole = {
        name: int(table["n"].sum())
        for name, table in shared.tables().items()
        if name in ("mix", "functions", "levels", "industries", "employers", "growth", "years", "states", "layers", "groups")
        and len(table)
    }  # fmt: skip
    assert set(whole.values()) <= {n}
    by = shared.mix_by.groupby("by")["n"].sum()
    assert set(by) <= {n}


@given(networks)
@settings(max_examples=20, deadline=None)
def test_shared_categories_are_unions_of_the_same_cells(network: Network):
    """A category merged in one table is not told apart in another: what they share can be laid over each other."""
    cuts = cuts_of(network)
    for table, single in (("by_function", "function"), ("by_level", "level"), ("by_year", "year")):
        if not cuts.tables[table].rows.is_cut:
            continue
        fine, coarse = cuts.cuts[single].members(), cuts.tables[table].rows.members()
        assert (coarse.groupby(fine).nunique() == 1).all()
        mix, columns = cuts.cuts["relationship"].members(), cuts.tables[table].columns.members()
        assert (columns.groupby(mix).nunique() == 1).all()


@pytest.mark.parametrize("seed", range(12))
def test_an_attacker_with_all_tables_cannot_work_out_a_small_cell(seed: int):
    """The audit of disclosure control: the least and most that the published numbers allow, by linear programming."""
    network = invented_network(70, seed)
    cuts = cuts_of(network)
    people = network.people[network.people["is_connection"]].reset_index(drop=True)
    traits = ["function", "seniority", "relationship"]
    atoms = people[traits].drop_duplicates().reset_index(drop=True)
    place = people[traits].merge(atoms.reset_index(), on=traits, how="left")["index"].to_numpy()
    told = [cuts.cuts[name] for name in ("function", "level", "relationship")]
    told += [
        cuts.tables[name].cells() for name in ("by_function", "by_level") if cuts.tables[name].rows.is_cut
    ]
    rules, totals = [], []
    for cut in told:
        members = cut.members()
        for label, n in cut.sizes().items():
            rules.append(
                np.isin(np.arange(len(atoms)), place[(members == label).to_numpy(dtype=bool)]).astype(float)
            )
            totals.append(n)
    truth = people.groupby(traits).size()
    for trait in ("function", "seniority"):
        pairs = people.groupby([trait, "relationship"]).size()
        for (value, relation), n in pairs[pairs < K].items():
            chosen = ((atoms[trait] == value) & (atoms["relationship"] == relation)).astype(float).to_numpy()
            least, most = (linprog(sign * chosen, A_eq=rules, b_eq=totals).fun * sign for sign in (1, -1))
            assert least - 1e-6 <= n <= most + 1e-6
            assert most - least > 0.5, "a cell under five can be worked out"
    assert len(truth)


def published_sets(cuts: Cuts) -> list[tuple[str, str, frozenset[int]]]:
    """Every published cell as (table, label, who is in it)."""
    found = []
    for cut in cuts.all():
        if cut.is_cut:
            groups = pd.Series(range(cuts.n)).groupby(cut.members().to_numpy())
            found += [(cut.name, str(label), frozenset(members)) for label, members in groups]
    return found


def test_small_cells_go_to_a_rest_and_the_rest_takes_more_until_it_is_five():
    values = pd.Series(["a"] * 9 + ["b"] * 6 + ["c"] * 3, dtype="string")
    cut = partition("x", values, ["a", "b", "c"], to_rest("others"))
    assert cut.sizes() == {"a": 9, "others": 9}


def test_a_large_rest_takes_nothing_it_need_not():
    values = pd.Series(["a"] * 9 + ["b"] * 6 + ["c"] * 3 + ["d"] * 2, dtype="string")
    cut = partition("x", values, ["a", "b", "c", "d"], to_rest("others"))
    assert cut.sizes() == {"a": 9, "b": 6, "others": 5}


def test_quarters_run_together_until_five_joined():
    values = pd.Series(["2020 Q1"] * 2 + ["2020 Q2"] * 4 + ["2020 Q3"] * 5 + ["2020 Q4"], dtype="string")
    order = ["2020 Q1", "2020 Q2", "2020 Q3", "2020 Q4"]
    assert partition("period", values, order, to_neighbour(span)).sizes() == {
        "2020 Q1 to 2020 Q2": 6,
        "2020 Q3 to 2020 Q4": 6,
    }


def test_people_without_a_date_join_the_first_quarter():
    assert span("no date", "2020 Q1") == "2020 Q1 or no date"
    assert span("2020 Q1 or no date", "2020 Q2") == "2020 Q1 to 2020 Q2 or no date"


def test_employers_that_would_leave_one_person_of_their_industry_alone_are_found():
    #                      energy, retail
    counts = np.array([[6, 0], [5, 0], [1, 20]])
    assert given_away(counts) == [(1, 0), (1, 1)]


def test_a_row_in_which_everybody_is_the_same_is_merged():
    row = pd.Series(["law"] * 6 + ["sales"] * 20 + ["data"] * 20, dtype="string")
    told = pd.Series(["personal"] * 6 + (["personal"] * 10 + ["unknown"] * 10) * 2, dtype="string")
    rows_cut = partition("function", row, ["law", "sales", "data"], to_rest("rest"))
    columns = partition("mix", told, ["personal", "unknown"], along())
    table = table_of("t", rows_cut, columns, to_rest("rest"), one_sided=["unknown"])
    assert table.rows.labels == ("rest", "sales")  # of two alike the first in the alphabet


def test_a_network_under_twenty_tells_nothing_but_why():
    shared = shareable(invented_network(19, 1))
    assert shared.n is None
    assert {name: len(table) for name, table in shared.tables().items() if len(table)} == {"withheld": 1}
    assert "fewer than twenty" in rows(shared.withheld, "why")[0][0]
