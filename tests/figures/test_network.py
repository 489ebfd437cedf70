"""The map's specification: the marks are the table, the words state their basis, a name stays a name."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest
from crowds import AS_OF, crowd, with_groups

from netlab.figures.labels import width_of
from netlab.figures.marks import DOTS, IN_GROUPS, STRONGEST, marks_of
from netlab.figures.network import LETTERS, NARROW, network_map
from netlab.figures.theme import MIX_MARKS
from netlab.metrics.mapping import map_bases, map_groups, map_links, map_table

HOSTILE = "</script><b>$x$ & Co"


def tables(people: pd.DataFrame, groups: pd.DataFrame, ties: pd.DataFrame) -> list[pd.DataFrame]:
    table = map_table(people, groups, ties, AS_OF)
    return [table, map_groups(table, groups), map_links(table, ties), map_bases(people, ties)]


@pytest.fixture(scope="module")
def found() -> list[pd.DataFrame]:
    return tables(*with_groups(crowd(300, seed=1)))


@pytest.fixture(scope="module")
def hostile() -> list[pd.DataFrame]:
    people, groups, ties = with_groups(crowd(120, seed=1))
    people = people.assign(name=HOSTILE, company=HOSTILE, position=HOSTILE)
    groups = groups.assign(name=HOSTILE, what_they_share=HOSTILE)
    return tables(people, groups, ties)


def large(n: int) -> list[pd.DataFrame]:
    """A crowd without groups, for what depends on its size alone."""
    made = crowd(n, seed=2, per_person=0.5)
    people = made.people.assign(strength=np.linspace(1, 0, n).round(3), state="active", last_touch_on=AS_OF)
    groups = pd.DataFrame(columns=["group", "name", "n", "what_they_share"], dtype="string")
    ties = pd.DataFrame(columns=["source", "target", "basis"], dtype="string")
    return tables(people, groups, ties)


def people_of(figure) -> dict[str, tuple[float, float]]:
    traces = [trace for trace in figure.data if trace.name == "people"]
    return {i: (x, y) for t in traces for i, x, y in zip(t.ids, t.x, t.y, strict=True) if i}


def shapes(figure, color: str) -> int:
    """How many outlines of a colour are drawn, rings among them."""
    return sum(int(np.isnan(t.x).sum()) for t in figure.data if t.fillcolor == color)


def test_everybody_is_drawn_once(found):
    people, figure = found[0], network_map(*found)
    assert set(people_of(figure)) == set(people["person_id"])
    for kind, mark in MIX_MARKS.items():
        mine = people[people["relationship"] == kind]
        assert shapes(figure, mark.color) == len(mine) + int(mine["since"].eq("year").sum()), kind


def test_those_of_a_group_stand_in_its_region_and_all_others_outside(found):
    people, groups, _, _ = found
    figure = network_map(*found)
    at = people_of(figure)
    circles = [t for t in figure.data if t.name == "region"]
    assert len(circles) == len(groups)
    for region, circle in zip(groups["region"], circles, strict=True):
        x, y = np.asarray(circle.x)[:-1], np.asarray(circle.y)[:-1]
        middle, radius = (x.mean(), y.mean()), (x.max() - x.min()) / 2
        inside = {i for i, (a, b) in at.items() if np.hypot(a - middle[0], b - middle[1]) < radius * 1.02}
        assert inside == set(people.loc[people["region"] == region, "person_id"])


def test_each_sector_of_the_band_says_who_stands_there(found):
    figure = network_map(*found)
    told = [t.text for t in figure.data if t.name == "sector"]
    sizes = found[0]["sector"].value_counts()
    assert len(told) == len(sizes)
    assert f"<b>design</b><br>{sizes['design']} people with no known tie to another contact" in told
    written = {note.text for note in figure.layout.annotations} - {"<b>you</b>"}
    assert written <= {f"{name} · {n}" for name, n in sizes.items()}
    assert len(written) > 2


def test_size_is_strength_and_a_ring_is_recent_contact(found):
    marks = marks_of(found[0], list(found[1]["region"]))
    table = marks.table.sort_values("strength")
    assert table["radius"].is_monotonic_increasing
    ringed = table["outer"] > table["radius"] + 1e-9
    assert (ringed == (table["since"] == "year")).all()


def test_colour_is_never_the_only_channel(found):
    figure = network_map(*found)
    entries = [t for t in figure.data if t.mode == "markers" and t.legend is None]
    assert [t.marker.symbol for t in entries] == [mark.symbol for mark in MIX_MARKS.values()]
    assert [t.name.split(" (")[0] for t in entries] == [mark.name for mark in MIX_MARKS.values()]


def test_the_legend_hides_people_with_their_words(found):
    figure = network_map(*found)
    for kind in MIX_MARKS:
        names = {t.name for t in figure.data if t.legendgroup == kind}
        assert "people" in names
        assert len(names) > 1


def test_title_and_finding_say_what_to_see_and_on_what_it_rests(found):
    figure = network_map(*found)
    assert re.fullmatch(
        r"In the last 12 months you were in touch with \d+ of 300 connections", figure.layout.title.text
    )
    finding = figure.layout.meta["finding"]
    assert re.search(
        r"Groups and lines rest on \d+ pairs tied by a shared group conversation and \d+ pairs tied by",
        finding,
    )
    assert "nobody's own contacts are in an export" in finding
    assert "silence on LinkedIn is no evidence of a weak tie" in finding


def test_the_menu_looks_into_each_group_and_names_its_people(found):
    figure = network_map(*found)
    buttons = figure.layout.updatemenus[0].buttons
    assert [b.label for b in buttons][1:] == [
        f"{name} · {n}" for name, n in zip(found[1]["name"], found[1]["n"], strict=True)
    ]
    restyle, relayout, traces = buttons[1].args
    shown = [figure.data[i] for i, is_on in zip(traces, restyle["visible"], strict=True) if is_on]
    members = found[0].loc[found[0]["region"] == found[1]["region"][0], "label"]
    assert len(shown) == 1
    assert len(shown[0].text) > 1
    assert set(shown[0].text) <= set(members)
    left, right = relayout["xaxis.range"]
    assert right - left < 100


def test_equal_input_gives_equal_bytes(found):
    assert network_map(*found).to_json() == network_map(*[t.copy() for t in found]).to_json()


def test_a_hostile_name_is_never_markup(hostile):
    figure = network_map(*hostile)
    texts = [
        *(text for t in figure.data if t.text is not None for text in np.atleast_1d(t.text)),
        *(name for t in figure.data if t.customdata is not None for name in t.customdata),
        *(b.label for b in figure.layout.updatemenus[0].buttons),
        *(a.text for a in figure.layout.annotations),
    ]
    assert any("&lt;/script&gt;" in str(text) for text in texts)
    for text in texts:
        bare = re.sub(r"</?b>|<br>|&[a-z]+;|&#36;", "", str(text))
        assert not set("<>$&") & set(bare), text


def test_hidden_names_are_initials_and_leave_no_id(hostile):
    people = hostile[0].assign(label="Ada Lovelace", initials="AL", what="Analyst at Acme")
    json = network_map(people, *hostile[1:], hide_names=True).to_json()
    assert "Lovelace" not in json
    assert "Acme" not in json
    assert people["person_id"][0] not in json
    assert "AL" in json


def test_no_trace_needs_webgl_and_there_are_few(found):
    figure = network_map(*found)
    assert {t.type for t in figure.data} == {"scatter"}
    assert len(figure.data) < 110


@pytest.mark.parametrize("n", [0, 1, 5])
def test_a_small_network_has_a_map_too(n: int):
    people, groups, ties = with_groups(crowd(5))
    kept = people.head(n)
    figure = network_map(*tables(kept, groups if n == 5 else groups.iloc[:0], ties))
    assert set(people_of(figure)) == set(kept["person_id"])
    assert figure.layout.title.text
    assert ("No connections to draw" in figure.layout.title.text) == (n == 0)
    assert "nan" not in figure.layout.meta["finding"]


def test_nothing_known_of_contact_is_said_without_a_number():
    people = crowd(40).people
    figure = network_map(*large(40)[:1], *large(40)[1:])
    unknown = network_map(*tables(people, *with_groups(crowd(40))[1:]))
    assert figure.layout.title.text == "In the last 12 months you were in touch with 40 of 40 connections"
    assert unknown.layout.title.text == "40 connections, and what ties them to each other"


def test_up_to_three_thousand_are_a_dot_each():
    found = large(DOTS)
    assert marks_of(found[0], []).is_dot.all()
    assert len(people_of(network_map(*found))) == DOTS


def test_of_more_the_others_stand_in_beads_that_count_everybody():
    found = large(12_000)
    marks = marks_of(found[0], [])
    beads = marks.table[~marks.is_dot]
    assert int(marks.is_dot.sum()) == STRONGEST
    assert int(marks.table["n"].sum()) == 12_000
    assert marks.per_bead == 20
    assert beads["n"].max() == 20
    assert len(beads) < 1200
    figure = network_map(*found)
    assert len(people_of(figure)) == STRONGEST
    assert "stand in beads of 20" in figure.layout.meta["finding"]
    assert any("<b>20 people</b><br>" in text for t in figure.data if t.name == "people" for text in t.text)


def test_people_of_the_groups_stay_dots_in_a_large_network():
    people = large(DOTS + 1000)[0]
    people["region"] = pd.Series(["g1"] * 2000 + [None] * 2000, dtype="string")
    marks = marks_of(people, ["g1"])
    inside = marks.table["region"] == 0
    assert int((inside & marks.is_dot).sum()) == IN_GROUPS
    assert int(marks.table.loc[inside, "n"].sum()) == 2000


def test_no_name_of_a_sector_is_cut_at_the_rim_of_a_phone():
    for n in (40, 900, 3000):
        figure = network_map(*large(n))
        narrow = set(next(t.meta["map"]["narrow"] for t in figure.data if t.meta))
        half = figure.layout.xaxis.range[1]
        letter = LETTERS * 2 * half / NARROW
        for number, note in enumerate(figure.layout.annotations):
            if number in narrow or note.text == "<b>you</b>":
                continue
            text = re.sub("&[a-z]+;", "x", note.text)
            slant = np.radians(note.textangle)
            reach = width_of(text, letter) * 1.2 / 2 * abs(np.cos(slant)) + letter / 2 * abs(np.sin(slant))
            assert abs(note.x) + reach <= half, note.text
