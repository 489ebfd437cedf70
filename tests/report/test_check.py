"""What the last look at a finished page lets through, and what not."""

from __future__ import annotations

import pytest

from netlab.errors import ReportError
from netlab.report.check import check_page

OURS = "draw();"


@pytest.mark.parametrize(
    "markup",
    [
        "<p>https://example.org is only a text</p>",
        '<a href="#section-1">down</a>',
        '<a href="https://www.linkedin.com/in/ines" rel="noopener noreferrer">Ines</a>',
        '<img src="data:image/png;base64,AAAA" alt="">',
        f"<script>{OURS}</script>",
        '<script type="application/json">{"a": "https://example.org"}</script>',
        '<meta http-equiv="Content-Security-Policy" content="x"><style>p { color: red }</style>',
        "&lt;script src=x&gt;",
    ],
)
def test_what_stays_in_the_page_may_be_there(markup: str):
    check_page(markup, [OURS])


@pytest.mark.parametrize(
    ("markup", "fault"),
    [
        ('<img src="https://example.org/x.png">', "<img src>"),
        ("<img src=x>", "<img src>"),
        ("<IMG SRC=//example.org/x>", "<img src>"),
        ('<img srcset="https://example.org/x 2x">', "<img srcset>"),
        ('<img src="data:text/html,x">', "<img src>"),
        ('<link rel="stylesheet" href="https://example.org/x.css">', "<link>"),
        ('<script src="https://example.org/x.js"></script>', "<script src>"),
        ("<script>other();</script>", "<script> of its own"),
        ('<script type="module">other();</script>', "<script> of its own"),
        ("<style>@import 'https://example.org/x.css'</style>", "<style> that fetches"),
        ("<style>p{background:URL(https://example.org/x)}</style>", "<style> that fetches"),
        ('<p style="background: url(x)">', "<p style> that fetches"),
        (r'<p style="background: u\72l(x)">', "<p style> that fetches"),
        ("<p onclick=go()>", "<p onclick>"),
        ('<svg><use xlink:href="https://example.org/x#y"/></svg>', "<use xlink:href>"),
        ('<svg><image href="https://example.org/x"/></svg>', "<image href>"),
        ('<a href="https://example.org/">out</a>', "<a href>"),
        ('<a href="https://www.linkedin.com.example.org/" rel="noopener">out</a>', "<a href>"),
        ('<a href="https://www.linkedin.com/in/ines">no rel</a>', "<a href>"),
        ('<a href="javascript:alert(1)" rel="noopener">x</a>', "<a href>"),
        ('<a href="#x" ping="https://example.org/">x</a>', "<a ping>"),
        ('<iframe srcdoc="x"></iframe>', "<iframe>"),
        ('<base href="https://example.org/">', "<base>"),
        ('<form action="https://example.org/"></form>', "<form>"),
        ('<object data="https://example.org/"></object>', "<object>"),
        ('<video poster="https://example.org/x"></video>', "<video poster>"),
        ('<meta http-equiv="refresh" content="0;url=https://example.org/">', "<meta http-equiv>"),
        ('<a href="https://example.org/"/>', "<a href>"),
    ],
)
def test_what_reaches_outside_or_runs_is_refused_by_tag_attribute_and_line(markup: str, fault: str):
    with pytest.raises(ReportError, match="the page would not stay on this machine") as caught:
        check_page(f"<p>one</p>\n{markup}", [OURS])
    assert f"{fault} on line 2" in str(caught.value)
    assert "example.org" not in str(caught.value)
