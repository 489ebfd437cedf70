"""Composition as pictures: the marks are the tables, names stay text, unknown ones are told."""

from __future__ import annotations

import pandas as pd

from netlab.figures.composition import employer_bars, function_and_level_grid, mix_bars, year_bars


def mix(**sizes: int) -> pd.DataFrame:
    names = ["personal", "professional", "both", "unknown"]
    table = pd.DataFrame({"relationship": names, "n": [sizes.get(name, 0) for name in names]})
    return table.astype({"n": "Int64"}).assign(share=table["n"] / max(table["n"].sum(), 1))


def employers(*rows: tuple) -> pd.DataFrame:
    table = pd.DataFrame(list(rows), columns=["employer", "n", "kind"]).astype({"n": "Int64"})
    return table.assign(share=(table["n"] / max(table["n"].sum(), 1)).astype("float64"))


def test_each_mix_category_has_its_number_and_its_own_pattern():
    figure = mix_bars(mix(personal=2, professional=5, both=1, unknown=2))
    assert [bar.x[0] for bar in figure.data] == [2, 1, 5, 2]
    assert [bar.text[0] for bar in figure.data] == ["2 · 20 %", "1 · 10 %", "5 · 50 %", "2 · 20 %"]
    assert len({bar.marker.pattern.shape for bar in figure.data}) == 4
    assert figure.layout.title.text == "Where there is evidence, the largest part is professional only"
    assert "3 show a personal tie and 6 a professional one" in figure.layout.meta["finding"]
    assert "2 (20 %) there is no evidence" in figure.layout.meta["finding"]


def test_a_mix_of_nobody_says_so():
    assert "no evidence" in mix_bars(mix()).layout.title.text
    assert "unknown" in mix_bars(mix()).layout.meta["finding"]


def test_employers_stay_text_and_numbers_stay_names():
    figure = employer_bars(
        employers(("</script>", 3, "employer"), ("2010", 2, "employer"), (None, 5, "unknown"))
    )
    assert list(figure.data[0].x) == [2, 3]
    assert list(figure.data[0].y) == [0, 1]
    assert [a.text for a in figure.layout.annotations] == ["2010", "&lt;/script&gt;"]
    assert list(figure.data[0].customdata) == ["2010", "&lt;/script&gt;"]
    assert "50 % name none" in figure.layout.meta["finding"]
    assert figure.layout.title.text == "&lt;/script&gt; employs the most of them: 3 people"


def test_two_employers_with_the_same_beginning_keep_their_own_bar():
    long = "A very long name of a firm in the north "
    figure = employer_bars(employers((long + "one", 3, "employer"), (long + "two", 2, "employer")))
    assert len(figure.layout.annotations) == 2
    assert list(figure.data[0].y) == [0, 1]


def test_nobody_with_an_employer_is_said():
    for table in (employers(), employers((None, 3, "unknown"))):
        assert employer_bars(table).layout.title.text == "Nobody's employer is known"


def test_the_grid_leaves_pairs_that_do_not_occur_empty():
    pairs = pd.DataFrame(
        {
            "function": pd.Categorical(
                ["data", "sales", "unknown"], ["data", "sales", "unknown"], ordered=True
            ),
            "seniority": pd.Categorical(["mid", "vp", "unknown"], ["mid", "vp", "unknown"], ordered=True),
            "n": pd.array([4, 1, 5], dtype="Int64"),
            "share": [0.4, 0.1, 0.5],
        }
    )
    figure = function_and_level_grid(pairs)
    cells = pd.DataFrame(figure.data[0].z).fillna(0).to_numpy().tolist()
    assert cells == [[0, 0, 5], [0, 1, 0], [4, 0, 0]]
    assert list(figure.layout.yaxis.ticktext) == ["unknown", "sales", "data"]
    assert "50 %" in figure.layout.meta["finding"]
    assert figure.layout.title.text == "The largest group: data, mid level (4 people)"
    assert list(function_and_level_grid(pairs, top=1).layout.yaxis.ticktext) == ["unknown", "data"]
    assert function_and_level_grid(pairs.iloc[:0]).layout.title.text == "No job title could be read"


def test_years_are_stacked_by_mix():
    table = pd.DataFrame(
        {"year": [2020, 2021, pd.NA], "relationship": ["personal", "unknown", "unknown"], "n": [1, 2, 3]}
    )
    figure = year_bars(table.astype({"year": "Int64", "n": "Int64"}))
    drawn = {bar.name: (list(bar.x), list(bar.y)) for bar in figure.data}
    assert drawn["personal only"] == ([2020], [1])
    assert drawn["no evidence"] == ([2021], [2])
    assert figure.layout.title.text == "Of those still connected, most friends joined in 2020"
    assert figure.layout.meta["finding"] == (
        "Of those still connected who joined in 2021: 0 personal only, 0 both, "
        "0 professional only, and 2 without evidence."
    )
