"""A table as HTML: every text escaped, numbers and missing values readable."""

from __future__ import annotations

import re

import pandas as pd

from netlab.report.tables import escaped, table_html


def cells(markup: str) -> list[str]:
    return re.findall(r"<td[^>]*>(.*?)</td>", markup)


def test_names_are_shown_as_typed():
    names = [
        "</table><script>x</script>",
        "<img src=x onerror=y>",
        '=HYPERLINK("a")',
        "two\nlines",
        "\u202egnirts",
        "A & B",
    ]
    markup = table_html(pd.DataFrame({"name": pd.Series(names, dtype="string")}), caption="<b>People</b>")
    assert cells(markup) == [
        f'<bdi dir="auto">{text}</bdi>'
        for text in (
            "&lt;/table&gt;&lt;script&gt;x&lt;/script&gt;",
            "&lt;img src=x onerror=y&gt;",
            "=HYPERLINK(&quot;a&quot;)",
            "two lines",
            "gnirts",
            "A &amp; B",
        )
    ]
    assert "<caption>&lt;b&gt;People&lt;/b&gt;</caption>" in markup


def test_column_names_are_escaped_and_readable():
    markup = table_html(pd.DataFrame({"n_<b>": [1]}), caption="x")
    assert '<th scope="col" class="number">n &lt;b&gt;</th>' in markup


def test_values_are_written_for_people_and_sorted_by_value():
    table = pd.DataFrame(
        {
            "n": pd.array([1200, pd.NA], dtype="Int64"),
            "share": [0.25, 0.004],
            "on": pd.to_datetime(pd.Series(["2024-03-05", None])),
            "is_known": pd.array([True, pd.NA], dtype="boolean"),
            "score": [0.5, 2.0],
        }
    )
    markup = table_html(table, caption="x")
    plain = [re.sub(r"<[^>]*>", "", cell) for cell in cells(markup)]
    assert plain == [
        "1,200",
        "25\u00a0%",
        "05 Mar 2024",
        "yes",
        "0.50",
        "–",
        "&lt; 1\u00a0%",
        "–",
        "–",
        "2.00",
    ]
    assert 'data-sort="1200"' in markup
    assert 'data-sort="20240305"' in markup


def test_a_profile_is_linked_on_linkedin_and_nowhere_else():
    urls = [
        "https://www.linkedin.com/in/ines-example",
        "https://evil.example/in/x",
        'javascript:alert("1")',
        None,
    ]
    shown = cells(table_html(pd.DataFrame({"url": pd.Series(urls, dtype="string")}), caption="x"))
    assert (
        shown[0]
        == '<a href="https://www.linkedin.com/in/ines-example" rel="noopener noreferrer"><bdi dir="auto">profile</bdi></a>'
    )
    assert all("href" not in cell for cell in shown[1:])


def test_a_long_table_says_what_it_leaves_out():
    markup = table_html(pd.DataFrame({"n": range(5)}), caption="x", columns={"n": "how many"}, top=3)
    assert len(cells(markup)) == 3
    assert "2 more rows not shown." in markup
    assert "how many" in markup


def test_an_empty_table_keeps_its_head():
    assert '<th scope="col">name</th>' in table_html(
        pd.DataFrame({"name": pd.Series([], dtype="string")}), caption="x"
    )


def test_a_lone_surrogate_does_not_stop_the_page():
    escaped("a\ud800b").encode("utf-8")


def test_a_phone_may_break_the_names_of_files_and_no_other_word():
    told = table_html(
        pd.DataFrame({"a": ["Skills.csv and Endorsement_Received_Info.csv", "ann_lee@example.org"]}),
        caption="x",
    )
    assert "Skills.csv and Endorsement_<wbr>Received_<wbr>Info.csv" in told
    assert "ann_lee@example.org" in told  # else a search for addresses in a page to share would pass it by


def test_links_to_press_are_marked_so_that_paper_leaves_them_out():
    told = table_html(
        pd.DataFrame({"url": ["https://www.linkedin.com/in/ann", None]}), caption="x", columns={"url": "open"}
    )
    assert told.count('class="profile"') == 3
