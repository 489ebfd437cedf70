"""Who stands where among the ties: layers, the strongest, those who wait, those who went quiet."""

from __future__ import annotations

import pandas as pd
from builders import rows

from netlab.metrics.tie_lists import by_layer_and_state, gone_quiet, strongest, waiting
from netlab.vocabulary import STATES

COLUMNS = {
    "name": "string",
    "is_connection": "boolean",
    "is_muted": "boolean",
    "strength": "Float64",
    "layer": "Int64",
    "state": pd.CategoricalDtype(list(STATES)),
    "was_strong": "boolean",
    "reply_owed": "boolean",
    "last_touch_on": "datetime64[us]",
    "owed_since": "datetime64[us]",
    "s": "Float64",
    "s_message": "Float64",
    "s_invitation": "Float64",
    "s_endorsement": "Float64",
    "s_recommendation": "Float64",
}


def people(**columns: list) -> pd.DataFrame:
    """Connections, nobody muted, unless a column says otherwise; what is not given is unknown."""
    table = pd.DataFrame({"is_connection": True, "is_muted": False, **columns})
    table["person_id"] = [f"p{i}" for i in range(1, len(table) + 1)]
    return table.reindex(columns=["person_id", *COLUMNS]).astype({"person_id": "string", **COLUMNS})


def test_layers_are_divided_by_state_and_the_silent_are_left_out():
    given = people(
        strength=[0.9, 0.8, 0.2, 0.1, 0.0, None],
        layer=[5, 5, 5, None, None, None],
        state=["active", "active", "dormant", "never", "never", None],
    )
    assert rows(by_layer_and_state(given)) == [
        (5, "active", 2, 2 / 3),
        (5, "dormant", 1, 1 / 3),
        (0, "never", 1, 1.0),
    ]


def test_the_layer_beyond_stands_last():
    given = people(strength=[0.9, 0.5, 0.1], layer=[5, 150, None], state=["active", "cooling", "dormant"])
    assert by_layer_and_state(given)["layer"].tolist() == [5, 150, 0]


def test_unknown_strength_makes_an_empty_table():
    given = people(name=["a", "b"])
    assert by_layer_and_state(given).empty
    assert strongest(given).empty
    assert waiting(given).empty
    assert gone_quiet(given).empty


def test_the_strongest_are_ranked_and_equal_ones_by_id():
    given = people(name=["a", "b", "c", "d"], strength=[0.2, 0.7, 0.2, 0.0])
    assert rows(strongest(given), "person_id", "name") == [("p2", "b"), ("p1", "a"), ("p3", "c")]
    assert len(strongest(given, 1)) == 1


def test_who_waits_is_told_the_latest_first_and_never_if_muted():
    given = people(
        reply_owed=[True, True, False, True],
        owed_since=["2026-01-02", "2026-05-01", None, "2026-06-01"],
        is_muted=[False, False, False, True],
    )
    assert waiting(given)["person_id"].tolist() == ["p2", "p1"]


def test_a_tie_went_quiet_only_if_it_was_strong_and_is_not_muted():
    given = people(
        was_strong=[True, True, True, False, None, True],
        state=["dormant", "cooling", "active", "dormant", "dormant", "dormant"],
        last_touch_on=["2019-01-01", "2025-01-01", "2026-10-01", "2018-01-01", None, "2020-01-01"],
        is_muted=[False, False, False, False, False, True],
    )
    assert gone_quiet(given)["person_id"].tolist() == ["p2", "p1"]
