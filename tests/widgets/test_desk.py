"""The desk: one page for all widgets, one switch that hides names, and nothing that runs out of an archive's text."""

from __future__ import annotations

import pytest

from netlab.hiding import initials
from netlab.network import Network
from netlab.widgets.desk import PAGES, Desk
from netlab.widgets.jupyter import live
from netlab.widgets.session import Session
from netlab.widgets.tree import static_html


@pytest.fixture
def desk(session: Session) -> Desk:
    return Desk(session)


def names(network: Network) -> list[str]:
    return [str(name) for name in network.people["name"].dropna() if "<" not in str(name)]


@pytest.mark.parametrize("page", [page for page in PAGES if page != "archive"])
def test_hidden_names_are_nowhere_on_a_page(desk: Desk, small_network: Network, page: str):
    desk.set(page=page)
    shown = static_html(desk.tree())
    desk.handle({"path": [], "do": "hide", "with": {}, "value": True})
    hidden = static_html(desk.tree())
    assert not [name for name in names(small_network) if name in hidden]
    assert "linkedin.com/in/" not in hidden
    if page in ("explore", "review", "interview"):
        assert [name for name in names(small_network) if name in shown]


def test_every_open_card_hides_names_and_what_is_quoted(desk: Desk, small_network: Network):
    desk.session.names_hidden = True
    for person in small_network.people["person_id"]:
        desk.parts["explore"].set(person=person)
        page = static_html(desk.parts["explore"].tree())
        assert not [name for name in names(small_network) if name in page]


def test_a_sentence_with_a_name_in_it_keeps_only_the_letters(session: Session):
    session.names_hidden = True
    told = session.text('Ada Birk wrote “come over” to Jon Marek1 and "more".')
    assert told == "A. B. wrote “…” to J. M. and “…”."
    assert initials("Ann-Mary O'Lee") == "A. M. O. L."


@pytest.mark.parametrize("page", PAGES)
def test_text_of_an_archive_never_becomes_markup(desk: Desk, small_network: Network, page: str):
    desk.set(page=page)
    hostile = small_network.people[small_network.people["name"].str.contains("<", regex=False, na=False)]
    desk.parts["explore"].set(person=hostile["person_id"].iloc[0])
    page_html = static_html(desk.tree())
    assert "<img" not in page_html
    assert "<script" not in page_html


def test_without_an_archive_only_the_choice_of_one_is_open(tmp_path):
    desk = Desk(Session(None, tmp_path))
    desk.set(page="review")
    assert desk.state.page == "archive"
    assert "An invented person, to look around" in desk.words()


def test_events_reach_their_part_and_what_there_is_not_does_nothing(desk: Desk):
    desk.handle({"path": ["explore"], "do": "set", "with": {"into": "query"}, "value": "nurse"})
    assert desk.parts["explore"].state.query == "nurse"
    before = desk.tree()
    desk.handle({"path": ["nowhere"], "do": "set", "with": {}})
    desk.handle({"path": [], "do": "__init__", "with": {}})
    assert desk.tree() == before


def test_an_event_draws_the_page_once(desk: Desk):
    drawn = []
    desk.listen(lambda: drawn.append(1))
    desk.set(page="review")
    drawn.clear()
    desk.handle({"path": ["review"], "do": "answer", "with": {"word": "work"}})
    assert len(drawn) == 1


def test_in_a_notebook_it_is_a_live_widget_with_words_beside_it(desk: Desk):
    data, _ = desk._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    assert "20 connections of 20" in data["text/html"]
    assert live(desk) is live(desk)
    desk.parts["explore"].set(query="nurse")
    assert "5 connections of 20 (25 %)" in str(live(desk).tree)
    live(desk)._handle_custom_msg({"path": ["explore"], "do": "clear", "with": {}}, [])
    assert desk.parts["explore"].state.query == ""


def test_answers_about_a_sample_stay_apart(small_network: Network, tmp_path):
    from dataclasses import replace

    session = Session(replace(small_network, is_sample=True, source="switcher"), tmp_path)
    assert session.folder == tmp_path / "samples" / "switcher"
