"""What if: each slider and pick goes into the comparison, and nothing into the network or onto the disk."""

from __future__ import annotations

import pytest

from netlab.errors import ParameterError
from netlab.widgets.session import Session
from netlab.widgets.what_if import MOST_ADDED, WhatIfPanel, WhatIfState


@pytest.fixture
def panel(session: Session) -> WhatIfPanel:
    return WhatIfPanel(session)


def act(panel: WhatIfPanel, action: str, value: object = None, /, **given: object) -> None:
    panel.handle({"path": [], "do": action, "with": given, "value": value})


def then(panel: WhatIfPanel, measure: str) -> float:
    return panel.result.measures.set_index("measure").loc[measure, "after"]


def test_nothing_chosen_is_the_network_as_it_is(panel: WhatIfPanel):
    assert "Nothing is different yet." in panel.words()
    assert then(panel, "n_connections") == 20


def test_the_slider_leaves_out_the_silent_of_long_ago_and_no_friend(panel: WhatIfPanel):
    act(panel, "set", "2013", into="silent_before")
    people = panel.session.network.people.set_index("person_id")
    gone = people.loc[panel._silent()]
    assert (gone["connected_on"].dt.year < 2013).all()
    assert set(gone["state"]) == {"never"}
    assert not gone["relationship"].isin(["personal", "both"]).any()
    assert then(panel, "n_connections") == 20 - len(gone)
    assert f"Without {len(gone)} people" in panel.words()


def test_more_people_of_a_role_are_added(panel: WhatIfPanel):
    act(panel, "set", "5", into="more")
    act(panel, "set", "data scientist", into="role")
    assert then(panel, "n_connections") == 25
    act(panel, "set", "500", into="more")
    assert panel.state.more == MOST_ADDED


def test_one_person_is_found_left_out_and_taken_otherwise(panel: WhatIfPanel):
    act(panel, "set", "ada", into="query")
    assert "Ada Birk" in panel.words()
    who = panel.session.network.people.set_index("name").loc["Ada Birk", "person_id"]
    act(panel, "without", True, person=who)
    assert then(panel, "n_connections") == 19
    act(panel, "without", False, person=who)
    act(panel, "relabel", "professional", person=who)
    assert panel.state.relabel == ((who, "professional"),)
    act(panel, "clear")
    assert panel.state == WhatIfState()


def test_the_network_and_the_disk_stay_as_they_are(panel: WhatIfPanel):
    before = panel.session.network
    act(panel, "set", "2013", into="silent_before")
    assert panel.session.network is before
    assert not panel.session.folder.exists()


def test_whoever_is_no_connection_is_told(panel: WhatIfPanel):
    with pytest.raises(ParameterError, match="somebody named is no connection here"):
        panel.set(without=("p000000000000",))
    act(panel, "set", "many", into="more")
    assert "write a whole number" in panel.words()
