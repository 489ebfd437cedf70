"""Explorer: each picture filters the others, a table of who is left, one person with all evidence."""

from __future__ import annotations

import pytest
from builders import rows

from netlab.errors import ParameterError
from netlab.widgets.explorer import ORDERS, Explorer
from netlab.widgets.session import Session


@pytest.fixture
def explorer(session: Session) -> Explorer:
    return Explorer(session)


def test_nothing_chosen_shows_everybody(explorer: Explorer):
    assert len(explorer.rows) == 20
    assert "20 connections of 20 (100 %)" in explorer.words()


def test_a_value_filters_the_table_and_the_other_pictures(explorer: Explorer):
    explorer.handle({"path": [], "do": "toggle", "with": {"facet": "function", "choice": "data"}})
    assert explorer.state.chosen == {"function": ("data",)}
    assert set(explorer.rows["company"]) == {"Kestwind"}
    table = explorer.facets
    found = table.matching(explorer.state.chosen, but=None)
    assert table.counts("employer", found)["Kestwind"] == 8
    assert table.counts("employer", found)["Tidehaven"] == 0
    own = table.matching(explorer.state.chosen, but="function")
    assert table.counts("function", own) == {"healthcare": 5, "data": 8, "not told": 7} | {
        one: 0 for one in table.values["function"] if one not in ("healthcare", "data", "not told")
    }


def test_pressed_twice_is_as_before(explorer: Explorer):
    for _ in range(2):
        explorer.handle({"path": [], "do": "toggle", "with": {"facet": "year", "choice": "2019"}})
    assert explorer.state.chosen == {}


def test_values_of_one_picture_are_or_and_pictures_are_and(explorer: Explorer):
    explorer.set(chosen={"employer": ("Kestwind", "Tidehaven"), "year": ("2019",)})
    assert rows(explorer.rows, "company") == [("Tidehaven",)] * 5


def test_the_search_reads_names_employers_and_titles_without_accents(explorer: Explorer):
    explorer.handle({"path": [], "do": "set", "with": {"into": "query"}, "value": "ÀDA birk"})
    assert rows(explorer.rows, "name") == [("Ada Birk",)]
    explorer.set(query="nurse")
    assert len(explorer.rows) == 5


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_keeps_everybody(explorer: Explorer, order: str):
    explorer.set(order=order)
    assert len(explorer.rows) == 20


def test_nobody_is_ordered_by_goals():
    assert not any("fit" in column for _, column, _ in ORDERS.values())


def test_a_card_tells_all_evidence_and_goals_in_words(explorer: Explorer):
    person = explorer.facets.people.set_index("name").loc["Ada Birk"]
    explorer.set(person=person["person_id"])
    for sentence in person["relationship_evidence"].split("\n"):
        assert sentence in explorer.words()
    assert "0.25" not in explorer.words()


def test_a_filter_that_there_is_not_is_told(explorer: Explorer):
    with pytest.raises(ParameterError, match=r"no filter called 'fucntion'\. Did you mean 'function'\?"):
        explorer.set(chosen={"fucntion": ("data",)})


def test_a_choice_that_cannot_be_is_told_in_the_page(explorer: Explorer):
    explorer.handle({"path": [], "do": "set", "with": {"order": "fit"}})
    assert "no order called 'fit'" in explorer.words()
    assert explorer.state.order == "closest"


def test_another_filter_starts_at_the_first_page(explorer: Explorer):
    explorer.set(page=3)
    explorer.set(query="nurse")
    assert explorer.state.page == 0
