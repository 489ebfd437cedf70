"""The picture as a file: well-formed, everything drawn, a name stays text, and no script."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest
from crowds import AS_OF, crowd, with_groups

from netlab.errors import ParameterError
from netlab.figures.circles import circle_view
from netlab.figures.network import network_map
from netlab.figures.svg import to_svg
from netlab.metrics.mapping import map_bases, map_groups, map_links, map_table

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def drawn() -> go.Figure:
    people, groups, ties = with_groups(crowd(200, seed=1))
    groups = groups.assign(name='<script>alert(1)</script> & "Sons"')
    table = map_table(people, groups, ties, AS_OF)
    return network_map(table, map_groups(table, groups), map_links(table, ties), map_bases(people, ties))


def test_it_is_well_formed_and_says_what_it_shows(drawn):
    root = ElementTree.fromstring(to_svg(drawn))
    assert root.find(f"{SVG}title").text == drawn.layout.meta["title"]
    assert root.find(f"{SVG}desc").text == drawn.layout.meta["finding"]
    assert not list(root.iter(f"{SVG}script"))


def test_every_outline_is_there(drawn):
    text = to_svg(drawn)
    filled = [t for t in drawn.data if t.fill == "toself"]
    for color in {t.fillcolor for t in filled if t.fillcolor.startswith("#")}:
        assert f'fill="{color}"' in text
    assert text.count("Z") >= 200


def test_a_hostile_name_is_text(drawn):
    text = to_svg(drawn)
    assert "<script>" not in text
    words = "".join(node.text or "" for node in ElementTree.fromstring(text).iter(f"{SVG}text"))
    assert "alert(" in words


def test_hidden_names_of_people_are_not_in_the_file(drawn):
    names = [t for t in drawn.data if str(t.name).startswith("people of group")]
    someone = next(text for t in names for text in t.text)
    assert someone not in to_svg(drawn)


def test_clear_paper_follows_the_page(drawn):
    assert "prefers-color-scheme" in to_svg(drawn, paper=None)
    assert "prefers-color-scheme" not in to_svg(drawn)
    assert re.search(r'<rect [^>]*fill="#ffffff"', to_svg(drawn))


def test_the_circle_view_can_be_written_and_a_bar_chart_cannot():
    people, groups, ties = with_groups(crowd(80, seed=1))
    ElementTree.fromstring(to_svg(circle_view(map_table(people, groups, ties, AS_OF))))
    with pytest.raises(ParameterError, match="only the map and the circle view"):
        to_svg(go.Figure(go.Bar(y=[1]), layout={"xaxis": {"range": [0, 1]}, "yaxis": {"range": [0, 1]}}))
