"""Trees: text stays text, only known elements exist, events find their way to their part."""

from __future__ import annotations

import pytest

from netlab.widgets.tree import do, h, profile_link, static_html, text_of, within

HARM = "</script><img src=x onerror=alert(1)>"


def test_text_is_escaped_wherever_it_stands():
    page = static_html(h("p", HARM, title=HARM))
    assert page == (
        '<p title="&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;">&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;</p>'
    )


@pytest.mark.parametrize("tag", ["script", "iframe", "style", "img", "svg", "form"])
def test_what_could_run_or_load_is_no_element(tag: str):
    with pytest.raises(ValueError, match="no element called"):
        h(tag)


@pytest.mark.parametrize("name", ["onclick", "style", "src", "srcdoc", "formaction"])
def test_what_could_run_or_load_is_no_attribute(name: str):
    with pytest.raises(ValueError, match="no attribute called"):
        h("p", **{name: "x"})


def test_an_event_is_one_of_a_few():
    with pytest.raises(ValueError, match="no event called"):
        h("p", on={"load": do("x")})


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://example.org/in/ann", None, ""])
def test_a_link_that_is_no_profile_is_plain_words(url: str | None):
    assert "href" not in static_html(profile_link(url, "Ann Lee"))


def test_a_link_goes_to_the_profile():
    assert 'href="https://www.linkedin.com/in/ann-lee"' in static_html(
        profile_link("https://linkedin.com/in/Ann-Lee?x=1", "Ann Lee")
    )


def test_what_turns_a_line_around_is_taken_out_and_edges_stay():
    assert h("p", h("kbd", "f"), " fri\u202eend", "", None)["in"] == [{"tag": "kbd", "in": ["f"]}, " friend"]


def test_events_of_a_part_carry_its_name():
    inner = h("div", h("button", "x", on={"click": do("answer", word="work")}))
    moved = within("desk", within("review", inner))
    assert moved["in"][0]["on"] == {"click": [["desk", "review"], "answer", {"word": "work"}]}
    assert inner["in"][0]["on"] == {"click": [[], "answer", {"word": "work"}]}


def test_at_rest_controls_are_disabled_and_the_words_the_same():
    node = h("div", h("button", "Save", on={"click": do("save")}, shortcut="s"), h("span", bar=0.5))
    assert static_html(node) == '<div><button disabled>Save</button><span style="--bar: 0.5000"></span></div>'
    assert text_of(node) == "Save"
