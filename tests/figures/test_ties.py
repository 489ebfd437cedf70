"""Ties as pictures: bars are the tables, states fade, names stay text."""

from __future__ import annotations

import pandas as pd
import pytest

from netlab.figures.ties import layer_bars, strength_bars


def layers(*rows: tuple) -> pd.DataFrame:
    table = pd.DataFrame(list(rows), columns=["layer", "state", "n"]).astype({"layer": "Int64", "n": "Int64"})
    return table.assign(share=(table["n"] / table.groupby("layer")["n"].transform("sum")).astype("float64"))


def strongest(*rows: tuple) -> pd.DataFrame:
    columns = ["name", "s_message", "s_recommendation", "s_endorsement", "s_invitation"]
    table = pd.DataFrame(list(rows), columns=columns)
    parts = table[columns[1:]].astype("Float64")
    return table.assign(**parts, s=parts.sum(axis="columns")).astype({"name": "string"})


def labels(figure) -> list[str]:
    return [a.text for a in figure.layout.annotations]


def test_each_layer_is_a_bar_of_one_length_divided_by_state():
    figure = layer_bars(layers((5, "active", 5), (15, "active", 6), (15, "dormant", 2), (0, "never", 4)))
    assert labels(figure) == [
        "Everyone else you had contact with · 4 people",
        "The next 10 · 8 people",
        "Your 5 strongest",
    ]
    assert [bar.name for bar in figure.data] == ["active", "dormant", "in groups only"]
    assert [sum(bar.x[row] for bar in figure.data) for row in range(3)] == pytest.approx([1, 1, 1])
    assert figure.layout.meta["title"] == "Of your 13 strongest ties 2 have gone quiet"
    assert figure.layout.meta["finding"].startswith(
        "Of 17 connections with any contact, 11 are active, 2 dormant, 4 in groups only."
    )


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([(5, "active", 5)], "All your 5 strongest ties are alive"),
        ([(5, "active", 1)], "Your one tie is alive"),
        ([(5, "cooling", 1)], "Your one tie has gone quiet"),
    ],
)
def test_few_ties_have_a_title_too(rows: list[tuple], title: str):
    assert layer_bars(layers(*rows)).layout.meta["title"] == title


def test_strength_is_drawn_in_its_parts_the_strongest_above():
    figure = strength_bars(strongest(("Ann", 3.0, 1.0, 0.0, 0.0), ("<b>Bo</b>", 2.0, 0.0, 0.0, 0.0)))
    assert labels(figure) == ["&lt;b&gt;Bo&lt;/b&gt;", "Ann"]
    assert {bar.name: list(bar.x) for bar in figure.data} == {
        "messages": [2.0, 3.0],
        "recommendations": [0.0, 1.0],
    }
    assert figure.layout.meta["finding"] == "Messages make up 83 % of their strength."


def test_a_part_whose_file_is_missing_is_not_known_and_not_nothing():
    figure = strength_bars(strongest(("Ann", 3.0, None, 0.5, 0.0)))
    assert "no file of recommendations, so their part is not known" in figure.layout.meta["finding"]
    assert figure.layout.meta["title"] == "Your strongest tie rests mostly on messages"
