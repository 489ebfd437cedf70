"""A figure as it stands in the page."""

from __future__ import annotations

import json
import re

import plotly.graph_objects as go
import pytest

from netlab.errors import ReportError
from netlab.figures.theme import themed
from netlab.report.plots import figure_html

HOSTILE = "</script><script>window.pwned=1</script>"


def plotly_json(figure: go.Figure) -> dict:
    return json.loads(figure.to_json())


def test_the_title_becomes_a_heading_and_the_finding_a_sentence():
    figure = themed(go.Figure(go.Bar(y=[1])), title="Most <are> here", finding="One & all.")
    markup = figure_html(plotly_json(figure), "figure-1", None)
    assert "<h3>Most &lt;are&gt; here</h3>" in markup
    assert '<p class="finding">One &amp; all.</p>' in markup
    assert 'role="img" aria-label="Most &lt;are&gt; here One &amp; all."' in markup
    drawn = json.loads(re.search(r'data-figure="figure-1">(.*?)</script>', markup)[1])
    assert "title" not in drawn["layout"]
    assert drawn["data"][0]["y"] == [1]


def test_a_caption_takes_the_place_of_the_finding():
    figure = themed(go.Figure(), title="t", finding="said once")
    markup = figure_html(plotly_json(figure), "f", "<p>said once</p>")
    assert markup.count("said once") == 2  # for the eye, and for the screen reader


def test_a_foreign_figure_keeps_its_own_title():
    markup = figure_html(plotly_json(go.Figure(layout={"title": {"text": "mine"}})), "f", None)
    assert "<h3>" not in markup
    assert '"text":"mine"' in markup


def test_no_text_in_a_figure_can_end_the_data_block():
    figure = themed(go.Figure(go.Bar(y=[1], text=[HOSTILE], name=HOSTILE)), title=HOSTILE, finding=HOSTILE)
    markup = figure_html(plotly_json(figure), "f", None)
    assert markup.count("</script>") == 1
    assert markup.count("<script") == 1


@pytest.mark.parametrize("trace", [go.Scattergl(y=[1]), go.Scatter3d(), go.Scattermap(), go.Choropleth()])
def test_what_cannot_be_drawn_offline_is_refused(trace: go.Figure):
    with pytest.raises(ReportError, match=f"type {trace.type} cannot be drawn"):
        figure_html(plotly_json(go.Figure(trace)), "f", None)
