"""The circle view: each layer holds its people, strongest first, and capacity is no limit."""

from __future__ import annotations

import numpy as np
import pytest
from crowds import AS_OF, crowd, with_groups

from netlab.figures.circles import EDGES, circle_view
from netlab.metrics.mapping import map_table


@pytest.fixture(scope="module")
def people():
    found, groups, ties = with_groups(crowd(900, seed=4))
    return map_table(found, groups, ties, AS_OF)


def test_each_tie_stands_in_its_layer(people):
    figure = circle_view(people)
    reach = {
        i: np.hypot(x, y)
        for t in figure.data
        if t.name == "people"
        for i, x, y in zip(t.ids, t.x, t.y, strict=True)
    }
    layers = people.dropna(subset=["layer"]).set_index("person_id")["layer"]
    assert set(reach) == set(layers.index)
    inner = {5: 0.0, 15: EDGES[5], 50: EDGES[15], 150: EDGES[50]}
    assert all(inner[layer] < reach[person] < EDGES[layer] for person, layer in layers.items())


def test_the_five_strongest_are_named(people):
    figure = circle_view(people)
    named = {
        text.replace("<br>", " ") for t in figure.data if t.name in ("names", "more names") for text in t.text
    }
    assert set(people["label"].head(5)) <= named


def test_it_is_told_as_capacity_and_silence_elsewhere_is_allowed(people):
    finding = circle_view(people).layout.meta["finding"]
    assert "not a limit" in finding
    assert "whoever you phone or meet" in finding
    assert f"{900 - int(people['layer'].notna().sum()):,} connections more stand outside" in finding


def test_hidden_names_and_nobody(people):
    figure = circle_view(people, hide_names=True)
    assert people["label"][0] not in figure.to_json()
    nobody = circle_view(people.iloc[:0])
    assert nobody.layout.title.text == "No tie has any strength yet"


def test_a_few_ties_fill_the_inner_circle_only(people):
    figure = circle_view(people.head(3).assign(layer=5))
    assert [t.text for t in figure.data if t.name == "layers"] == [("5",)]
