"""An archive without a file, or with a file of nobody, is analysed as far as it tells: every file is optional.

With more people than a small archive has: what is coded in one byte behaves unlike what is coded in two.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

import netlab
from netlab.export import Export

NAMING = (
    "messages",
    "connections",
    "invitations",
    "endorsements_received",
    "endorsements_given",
    "recommendations_received",
    "recommendations_given",
    "notes",
    "contacts",
)


@cache
def whole_export() -> Export:
    return netlab.load_export(netlab.sample_path("switcher"))


def without(*tables: str, is_there: bool) -> netlab.Network:
    """The network of a sample of which some tables are absent, or there and empty."""
    whole = whole_export()
    kept = whole.present if is_there else tuple(name for name in whole.present if name not in tables)
    empty = {name: getattr(whole, name).head(0) for name in tables}
    return netlab.analyse(replace(whole, present=kept, **empty), goals=netlab.sample_goals("switcher"))


@pytest.mark.parametrize("is_there", [False, True], ids=["absent", "empty"])
def test_nobody_wrote_to_anybody(is_there: bool):
    people = without("messages", is_there=is_there).people
    assert len(people) > 500
    assert people["n_sent"].isna().all() != is_there
    assert people["first_touch_on"].notna().any() == is_there


@pytest.mark.parametrize("is_there", [False, True], ids=["absent", "empty"])
def test_nobody_is_named_anywhere(is_there: bool):
    network = without(*NAMING, is_there=is_there)
    assert network.people.empty
    assert len(network.posts)


@pytest.mark.slow
@pytest.mark.parametrize("is_there", [False, True], ids=["absent", "empty"])
@pytest.mark.parametrize("table", NAMING[1:])
def test_one_file_is_missing(table: str, is_there: bool):
    assert len(without(table, is_there=is_there).people) > 100


@pytest.mark.slow
@pytest.mark.parametrize("table", NAMING)
def test_one_file_is_all_there_is(table: str):
    network = without(*(name for name in NAMING if name != table), is_there=False)
    assert len(network.people) > 0
