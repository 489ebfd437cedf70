"""From a notebook that has run to a page: no kernel here, the outputs are written by hand."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re

import nbformat
import plotly.graph_objects as go
import pytest
from plotly.offline import get_plotlyjs

from netlab.errors import ReportError
from netlab.figures.theme import themed
from netlab.report.page import PageFacts, render_page
from netlab.report.plots import PLOTLY
from netlab.report.shown import CAPTION

v4 = nbformat.v4
FACTS = PageFacts(title="Ines: a network", as_of="31 October 2026")


def shown(**data: object) -> nbformat.NotebookNode:
    return v4.new_output(
        "display_data", data={key.replace("_", "/", 1): value for key, value in data.items()}
    )


def figure(title: str = "A title") -> nbformat.NotebookNode:
    drawn = themed(go.Figure(go.Bar(y=[1, 2])), title=title, finding="A finding.")
    return v4.new_output("display_data", data={PLOTLY: drawn.to_plotly_json(), "text/plain": "Figure"})


def page(*cells: object, facts: PageFacts = FACTS) -> str:
    """Render cells: a text is markdown, a list the outputs of a code cell."""
    made = [
        v4.new_markdown_cell(cell, id=f"c{i}")
        if isinstance(cell, str)
        else v4.new_code_cell("secret_code", id=f"c{i}", outputs=cell)
        for i, cell in enumerate(cells)
    ]
    return render_page(v4.new_notebook(cells=made), facts)


def body(text: str) -> str:
    return re.search(r"<main.*?</main>", text, re.DOTALL)[0]


def test_the_page_shows_headings_and_outputs_and_no_code():
    text = page("# Hello", [shown(text_html="<p>an answer</p>")])
    assert "<p>an answer</p>" in body(text)
    assert "secret_code" not in text
    assert re.search(r"<h1[^>]*>Hello</h1>", text)
    assert '<html lang="en">' in text
    assert '<meta name="generator" content="netlab' in text[:4096]


def test_the_contents_lead_to_each_section():
    text = page("## One & two", "words", "## Three *four*")
    assert '<a href="#one-two">One &amp; two</a>' in text
    assert '<h2 id="three-four">Three <em>four</em></h2>' in text
    assert '<a href="#three-four">Three four</a>' in text


def test_two_headings_of_one_name_are_two_places():
    text = page("## Ties", "## Ties", "## ???")
    assert re.findall(r'<h2 id="([^"]*)">', text) == ["ties", "ties-2", "section"]


def test_a_link_within_the_page_leads_somewhere_or_is_plain_words():
    text = body(page("## Ties", [shown(text_html='<a href="#ties">there</a> <a href="#gone">away</a>')]))
    assert '<a href="#ties">there</a> away' in text


def test_only_our_own_scripts_may_run():
    text = page([figure()])
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1].replace("&#39;", "'")
    allowed = re.search(r"script-src ([^;]*);", policy)[1].split()
    scripts = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in scripts]
    assert len(scripts) == 3
    assert allowed[1:] == hashes  # the first is that of plotly.js, unpacked
    assert "unsafe-eval" not in policy
    assert "http" not in policy
    assert policy.startswith("default-src 'none'")


def test_plotly_stands_in_the_page_once_and_only_one_page_is_that_large():
    text = page([figure(), figure(), figure()])
    packed = re.findall(r'<script type="application/json" id="plotly">"([^"]*)"</script>', text)
    assert len(packed) == 1
    assert gzip.decompress(base64.b64decode(packed[0])).decode() == get_plotlyjs().replace("\r\n", "\n")
    assert text.count('data-test="figure"') == 3
    assert len(text.encode()) < 2_500_000


def test_a_caption_goes_inside_the_figure_before_it():
    caption = v4.new_output("display_data", data={"text/html": "<p>below</p>"}, metadata={CAPTION: True})
    text = body(page([figure(), caption, figure(), shown(text_html="<p>apart</p>")]))
    first, second = re.findall(r"<figure.*?</figure>", text, re.DOTALL)
    assert "<p>below</p>" in first
    assert "A finding." in second
    assert "apart" not in second


def test_what_is_no_html_is_escaped_and_the_error_stream_is_left_out():
    text = body(
        page(
            [
                v4.new_output("stream", name="stdout", text="1 < 2\x1b[31m red\x1b[0m"),
                v4.new_output("stream", name="stderr", text="Warning: in /some/private/path"),
                shown(text_plain="<script>x</script>"),
                shown(text_markdown="<img src=x>", text_plain="only plain"),
                v4.new_output("display_data", data={"application/javascript": "alert(1)"}),
                v4.new_output("display_data", data={"image/png": "AAAA\n"}, metadata={"alt": '"a<'}),
            ]
        )
    )
    assert ">1 &lt; 2 red</pre>" in text
    assert "Warning" not in text
    assert "&lt;script&gt;x" in text
    assert "only plain" in text
    assert "<img src=x" not in text
    assert "alert(1)" not in text
    assert """<img alt='"a&lt;' src="data:image/png;base64,AAAA"/>""" in text


def test_a_link_in_the_prose_gets_its_rel_and_leads_to_linkedin_only():
    text = page("[here](https://www.linkedin.com/mypreferences/d/download-my-data)")
    assert 'rel="noopener noreferrer"' in body(text)
    with pytest.raises(ReportError, match="<a href>"):
        page("[there](https://example.org/)")


@pytest.mark.parametrize("markup", ["<img src=x onerror=go()>", "<script>go()</script>", "<iframe></iframe>"])
def test_an_output_that_would_run_or_fetch_stops_the_page(markup: str):
    with pytest.raises(ReportError, match="not stay on this machine"):
        page([shown(text_html=markup)])


def test_the_banner_says_who_may_read_it():
    private = page("x")
    assert "This report is private." in private
    assert "netlab report YOUR-ARCHIVE.zip --share" in private
    sample = page("x", facts=PageFacts(title="t", is_sample=True))
    assert "The people here are invented." in sample
    assert "This report is private." not in sample
    shared = page("x", facts=PageFacts(title="t", is_shared=True))
    assert "This page is made for sharing." in shared
    assert "This report is private." not in shared


def test_the_title_is_text():
    assert "<title>&lt;/title&gt;&lt;script&gt;x</title>" in page(
        "x", facts=PageFacts(title="</title><script>x")
    )


def test_equal_notebooks_give_equal_bytes():
    assert page("## A", [figure(), shown(text_plain="x")]) == page("## A", [figure(), shown(text_plain="x")])


def test_the_same_words_stand_once_under_a_heading():
    same = [shown(text_html="<p>No file of messages.</p>")]
    text = body(page("## One", same, [shown(text_html="<p>else</p>")], same, "## Two", same))
    assert text.count("No file of messages.") == 2
    assert text.index("else") < text.rindex("No file of messages.")
