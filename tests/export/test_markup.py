"""HTML to plain text where it is HTML, and nowhere else."""

from __future__ import annotations

import pandas as pd
import pytest

from netlab.export.markup import plain_text, plain_texts


@pytest.mark.parametrize(
    "text",
    [
        "a < b",
        "a < b and b > a",
        "I <3 you",
        "<3",
        "x<y>z",
        "from <mira@example.org>",
        "<- see above ->",
        "if (a<b) { return c>d }",
        "vector<int> or list<string>",
        "use the <b tag",
        "AT&T & Co; R&D",
        "5 &amp without its end",
        "&nosuchthing;",
        "👩‍💻 نص عربي",
        "two\n\nlines\n - and more",
    ],
)
def test_what_people_write_stays_as_it_is(text):
    assert plain_text(text) == text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<p>One</p><p>Two</p>", "One\nTwo"),
        ("One<br>Two<br/>Three<BR />Four", "One\nTwo\nThree\nFour"),
        ('<p class="spinmail-quill-editor__spin-break">Hi,</p><p class="x"><br></p><p>Buy</p>', "Hi,\n\nBuy"),
        ("see <a href='https://example.org'>here</a> &amp; there", "see here & there"),
        ("<ul><li>One</li><li>Two</li></ul>", "One\nTwo"),
        ("<div>2 &lt; 3 and I <3 it</div>", "2 < 3 and I <3 it"),
        ("<script>alert(1)</script><p>Hi</p>", "Hi"),
        ("R&amp;D &quot;now&quot; &#39;x&#39; &#x1F600; a&nbsp;b", "R&D \"now\" 'x' 😀 a b"),
        ("&lt;script&gt;", "<script>"),  # text again; whoever shows it escapes it
        ("&#0; &#1114112; &#xD800;", "\ufffd \ufffd \ufffd"),
        ("<p></p>", ""),
    ],
)
def test_markup_becomes_text(text, plain):
    assert plain_text(text) == plain


def test_columns_keep_their_index_and_blanks():
    texts = pd.Series(["<p>x</p>", None, "a < b", "<p></p>"], index=[3, 1, 2, 0], dtype="string")
    expected = pd.Series(["x", None, "a < b", None], index=[3, 1, 2, 0], dtype="string")
    pd.testing.assert_series_equal(plain_texts(texts), expected)
    assert texts.iloc[0] == "<p>x</p>"
    empty = texts.iloc[:0]
    assert plain_texts(empty) is empty
