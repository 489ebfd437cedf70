"""The look: colours that everyone tells apart, labels that stay text."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from netlab.figures import theme

# Machado, Oliveira and Fernandes 2009, "A physiologically-based model for simulation of color vision
# deficiency", table 1, severity 1.0; on linear RGB.
SEEN_BY = {
    "everyone": np.eye(3),
    "protanopes": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopes": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopes": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}  # fmt: skip
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
PAPERS = ("#ffffff", "#14171c")
MIX_COLORS = [mark.color for mark in theme.MIX_MARKS.values()]


def linear(color: str) -> np.ndarray:
    channels = np.array([int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def contrast(a: str, b: str) -> float:
    """WCAG 2.2's contrast ratio."""
    darker, lighter = sorted(float(linear(c) @ [0.2126, 0.7152, 0.0722]) for c in (a, b))
    return (lighter + 0.05) / (darker + 0.05)


def lab(rgb: np.ndarray) -> np.ndarray:
    xyz = TO_XYZ @ np.clip(rgb, 0, 1) / np.array([0.95047, 1.0, 1.08883])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("color", sorted({*MIX_COLORS, *theme.SERIES}))
def test_every_colour_stands_out_from_light_and_dark_paper(color: str, paper: str):
    assert contrast(color, paper) >= 3.0


@pytest.mark.parametrize("eyes", SEEN_BY)
def test_the_mix_is_told_apart_by_every_kind_of_eyes(eyes: str):
    seen = [lab(np.asarray(SEEN_BY[eyes]) @ linear(color)) for color in MIX_COLORS]
    assert min(np.linalg.norm(a - b) for a, b in combinations(seen, 2)) > 12  # CIE76


def test_colour_is_never_the_only_channel():
    marks = theme.MIX_MARKS.values()
    assert (
        len({m.pattern for m in marks}) == len({m.symbol for m in marks}) == len({m.name for m in marks}) == 4
    )


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("</script><b>x", "&lt;/script&gt;&lt;b&gt;x"),
        ('<a href="https://evil.example">me</a>', '&lt;a href="https://evil.example"&gt;me&lt;/a&gt;'),
        ("R&amp;D", "R&amp;amp;D"),
        ("$E=mc^2$", "&#36;E=mc^2&#36;"),
        ("two\nlines \t here", "two lines here"),
        ("\u202egnirts\u2066", "gnirts"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        (None, ""),
        (pd.NA, ""),
        (pd.NaT, ""),
        (2010, "2010"),
    ],
)
def test_a_label_shows_what_was_typed(text: object, label: str):
    assert theme.escape(text) == label


def test_a_long_label_is_cut_before_it_is_escaped():
    assert theme.escape("<" * 50, 5) == "&lt;" * 4 + "…"


def test_a_themed_figure_has_title_axes_and_plain_words_for_the_page():
    figure = theme.themed(
        go.Figure(go.Bar(y=[1])), title="A <b> title", finding="One & all.", x="people", y="of <i>"
    )
    assert figure.layout.title.text == "A &lt;b&gt; title"
    assert (figure.layout.xaxis.title.text, figure.layout.yaxis.title.text) == ("people", "of &lt;i&gt;")
    assert figure.layout.meta == {"title": "A <b> title", "finding": "One & all."}


def test_numbers_in_the_grid_are_read_on_its_fullest_and_its_emptiest_cell():
    for ink, paper in (
        (theme.INK, "#ffffff"),
        ("#e8eaee", "#1a1e25"),
    ):  # report/_page/page.css: --ink on --card
        for _, cell in theme.SCALE:
            red, green, blue, alpha = (float(part) for part in cell[5:-1].split(","))
            under = [int(paper[i : i + 2], 16) for i in (1, 3, 5)]
            mixed = [
                round(alpha * over + (1 - alpha) * u)
                for over, u in zip((red, green, blue), under, strict=True)
            ]
            assert contrast(ink, "#{:02x}{:02x}{:02x}".format(*mixed)) >= 4.5
