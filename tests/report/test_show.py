"""What the cells of the report and of the lessons say, without a kernel."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest
import standin
from builders import connections, export_of, messages
from standin import HOSTILE

import netlab
from netlab.metrics.mix import ENOUGH_RANDOM
from netlab.network import Network
from netlab.report import show
from netlab.report.shown import Panel, Pictures, Words

OF_MORE = {
    "both_sides",
    "check", "do_i_know", "earlier_network", "export_in", "goals", "goals_compared", "moved_since", "network_in",
    "other_half_life", "scratch_folder", "suggested_goals",
    "what_changed",
}  # fmt: skip
OF_A_NETWORK = [name for name in show.__all__ if name not in OF_MORE]


def words(shown: Words | Panel | Pictures | None) -> str:
    return "" if shown is None else shown.markup if isinstance(shown, Words) else shown.caption()


def every(network: Network) -> list[Words | Panel | Pictures | None]:
    return [getattr(show, name)(network) for name in OF_A_NETWORK]


def answered(network: Network, n: int) -> Network:
    """The same network after ``n`` answers about people drawn at random."""
    people = network.people[network.people["is_connection"].fillna(False)].head(n)
    rows = pd.DataFrame({"person_id": people["person_id"], "relationship": "personal"}).assign(
        chosen="random", labelled_as="person", p_personal_then="0.9", p_professional_then="0.1"
    )
    return replace(network, labels=rows.astype("string"))


def test_the_opening_says_whose_network_how_large_and_what_waits():
    said = words(show.opening(standin.network(800)))
    assert "Mo Owner has 800 connections, the first still there since" in said
    assert "as of 31 October 2026." in said
    assert "13 of them are a date without a name" in said
    assert "7 employers among them; 9\u00a0% name none." in said


def test_the_short_answers_are_four_pictures_each_with_its_question_and_where_it_goes_on():
    pictures = show.at_a_glance(standin.network(800))
    assert isinstance(pictures, Pictures)
    assert [panel.about for panel in pictures.shown] == [
        "Who are they to me?", "Does it serve my goals?", "Who is in touch?", "What now?",
    ]  # fmt: skip
    said = pictures.caption()
    assert "LinkedIn sees work better than friendship" in said
    assert "people seem to wait for an answer from you" in said
    assert "strong on LinkedIn have gone quiet" in said
    assert '<a href="#this-week">More: This week</a>' in said


def test_what_cannot_be_answered_shortly_says_why_and_shows_what_it_can():
    pictures = show.at_a_glance(standin.network(800, only_connections=True))
    mix, goals, ties, week = pictures.shown
    assert "Nothing in this archive says who is a friend" in mix.finding
    assert mix.numbers["name"].tolist()[-1] == "not known"
    assert int(mix.numbers["n"].sum()) == 787
    assert "You have set no goals yet" in goals.finding
    assert "The file of messages is not in this archive" in ties.finding
    assert ties.numbers["name"].tolist() == ["2026", "2025", "2024", "2023", "2022"]
    assert "There is nothing to suggest" in words(week)


def test_an_unclear_owner_is_said_to_be_unclear():
    said = words(show.opening(standin.network(5, only_connections=True)))
    assert "This network has 5 connections" in said
    assert "Until that is clear, nothing is said about who wrote to whom." in said


def test_what_no_file_tells_makes_sentences_and_never_a_figure():
    network = standin.network(800, only_connections=True)
    assert "Nothing in this archive says who is a friend" in words(show.mix_three_ways(network))
    assert "nobody can be told apart" in words(show.mix_by_function(network))
    assert "The file of messages is not in this archive" in words(show.states(network))
    assert "not known: the file of messages is missing" in words(show.tie_bases(network))
    silent = (
        "mix_by_level",
        "mix_by_year",
        "waiting",
        "layers",
        "strongest",
        "timeline",
        "who_starts",
        "gone_quiet",
    )
    assert [getattr(show, name)(network) for name in silent] == [None] * len(silent)
    assert "the 15 strongest" not in words(show.ranges(network))  # strength is not known


def test_titles_nobody_could_read_make_a_sentence():
    network = standin.network(5)
    people = network.people.assign(function="unknown", seniority="unknown")
    assert "No job title" in words(show.functions(replace(network, people=people)))


def test_every_figure_has_its_finding_and_its_numbers():
    panels = [shown for shown in every(standin.network(800)) if isinstance(shown, Panel)]
    assert len(panels) == 23
    for panel in panels:
        assert panel.finding.endswith(".")
        assert "<table" in panel.caption()
        assert panel.figure.layout.meta["title"]


@pytest.mark.parametrize("n", [0, 1, 2, 5])
@pytest.mark.parametrize("only_connections", [False, True])
def test_few_people_or_none_are_no_error(n: int, only_connections: bool):
    for shown in every(standin.network(n, only_connections=only_connections)):
        assert not re.search(
            r"\b(None|nan|NaT|1 people|1 connections|1 groups|1 ties|0 %)(?! [a-z])\b", words(shown)
        )


def test_an_archive_with_nothing_says_so_in_words():
    network = standin.network(0, only_connections=True)
    assert "This archive lists no connections" in words(show.opening(network))
    assert not any(isinstance(shown, Panel) for shown in every(network))


def test_no_text_of_the_archive_is_read_as_markup():
    for shown in every(standin.network(60, HOSTILE)):
        said = words(shown)
        assert "<script" not in said
        assert "<img" not in said
        assert "\u202e" not in said
        if isinstance(shown, Panel):
            labels = [a.text.replace("<b>you</b>", "you") for a in shown.figure.layout.annotations]  # our own
            assert not any("<" in label or "\u202e" in label for label in labels)


def test_probabilities_stand_beside_the_people_they_were_set_on():
    network = standin.network(60)
    for name in ("mix_three_ways", "mix", "to_ask", "how_right"):
        assert "set on invented people" in words(getattr(show, name)(network)), name
    enough = answered(network, ENOUGH_RANDOM)
    for name in ("mix_three_ways", "mix", "to_ask", "how_right"):
        assert "invented people" not in words(getattr(show, name)(enough)), name
    assert f"tested on your own {ENOUGH_RANDOM} answers" in words(show.to_ask(enough))
    assert "Of these judgements 100\u00a0% agree with you" in words(show.how_right(enough))
    assert "Estimated from your answers" in words(show.mix_three_ways(enough))


def test_a_reply_owed_is_shown_with_its_reason_and_a_link_to_linkedin_only():
    said = words(show.waiting(standin.network(60)))
    assert re.search(r"They asked for something on \d\d \w+ 20\d\d, and you have not written", said)
    links = re.findall(r'href="([^"]*)"', said)
    assert links
    assert all(link.startswith("https://www.linkedin.com/in/") for link in links)


def test_once_close_ties_say_when_contact_was_last_and_how_much_there_was():
    said = words(show.gone_quiet(standin.network(60)))
    assert "With 36 people you were close on LinkedIn" in said
    assert "after 12 messages between you (50\u00a0% of them yours)" in said
    assert "24 more people not shown." in said


def test_nobody_who_is_muted_is_suggested_or_asked_about():
    network = standin.network(60)
    muted = replace(network, people=network.people.assign(is_muted=True))
    assert "Nobody seems to wait" in words(show.waiting(muted))
    assert "None of the ties" in words(show.gone_quiet(muted))
    assert "nobody left to ask" in words(show.to_ask(muted))
    assert show.bridges(muted) is None


def test_the_review_list_shows_evidence_and_how_to_answer():
    said = words(show.to_ask(standin.network(60), 4))
    assert said.count('class="card"') == 4
    assert "friend or family, work, both, or I don&#x27;t know them" in said


def test_five_people_show_each_kind_of_judgement_there_is():
    export = export_of(
        connections=connections(
            ("Ann Lee", "Acme", "2024-01-05", "Data Scientist"), ("Bo Ray", None, "2019-04-01", "Nurse")
        ),
        messages=messages(
            ("2026-09-05 10:00", "me", "Ann Lee", "thanks for the report, see you at the project meeting"),
            ("2026-09-06 10:00", "Ann Lee", "me", "Could you send me the slides of the client workshop?"),
        ),
    )
    said = words(show.evidence_of_five(netlab.analyse(export, as_of="2026-10-31")))
    assert "Judged work. Friend:" in said
    assert "No evidence at all. No probability" in said
    assert said.count('class="card"') == 2


def test_what_answers_changed_is_counted():
    before = netlab.analyse(
        export_of(connections=connections(("Bo Ray", None, "2019-04-01"), ("Cy Fox", None, "2020-04-01"))),
        as_of="2026-10-31",
    )
    assert "nothing changed" in words(show.what_changed(before, before))
    people = before.people.assign(relationship=["personal", "unknown"])
    after = replace(before, people=people, labels=answered(before, 1).labels)
    said = words(show.what_changed(before, after))
    assert "1 answer changed the judgement of 1 person." in said
    assert "2 before, 1 now." in said


def test_ranges_go_from_no_tie_to_every_ground():
    shown = show.ranges(standin.network(60))
    assert isinstance(shown, Panel)
    assert re.search(
        r"Your 15 strongest ties amount to \d+ to 15 separate people", shown.figure.layout.meta["title"]
    )
    assert shown.numbers["pairs"].str.startswith("0 to ").all()


def test_groups_state_how_netlab_knows():
    assert "Tied by group chat" in words(show.groups(standin.network(800)))
    assert "No group of three or more" in words(show.groups(standin.network(2)))


def test_who_alone_opens_a_door_is_told_with_what_is_not_known():
    export = export_of(
        connections=connections(
            ("Ann Lee", "Acme", "2024-01-05", "Nurse"),
            ("Bo Ray", "Acme", "2019-04-01", "Data Scientist"),
            ("Cy Fox", None, "2020-04-01", None),
        )
    )
    said = words(show.bridges(netlab.analyse(export, as_of="2026-10-31")))
    assert "In 2 functions you know one person only." in said
    assert "Your only contact in healthcare (function)." in said
    assert "Not known: the function of 33\u00a0%; others may stand there, too." in said


def test_another_half_life_is_told_in_people():
    said = words(show.other_half_life(standin.network(60), 30))
    assert "by half every 30 days instead of every 180" in said
    assert "of your 10 strongest ties would stay" in said
    assert "The file of messages" in words(
        show.other_half_life(standin.network(5, only_connections=True), 30)
    )


def test_a_scratch_folder_is_there_and_is_nobodys():
    folder = show.scratch_folder()
    assert folder.is_dir()
    assert list(folder.iterdir()) == []


def test_questions_come_with_what_would_answer_them():
    said = words(show.unanswered(standin.network(5, only_connections=True)))
    assert "Messages" in said
    assert "Get a copy of your data" in said
    assert "Of the 28 questions" in said


def test_goals_are_told_in_words():
    network = standin.network(5)
    assert "Warmstead" in words(show.goals(network))
    assert "No goals yet" in words(show.goals(standin.network(5, only_connections=True)))


def test_a_network_is_opened_from_a_sample_a_path_or_a_store(tmp_path):
    assert show.network_in("graduate").is_sample
    alone = show.network_in(netlab.sample_path("graduate") / "Connections.csv", goals={"roles": ["nurse"]})
    assert not alone.is_sample
    assert alone.goals.roles == ("nurse",)
    again = show.network_in(netlab.save_network(alone, tmp_path / "store"))
    assert len(again.people) == len(alone.people)


def test_an_archive_is_told_as_check_tells_it():
    said = words(show.check(show.export_in("graduate")))
    assert said.startswith("<pre>Archive: ")
    assert "Every line is accounted for" in said


def test_in_a_notebook_words_bring_their_own_look_and_in_a_page_they_do_not(monkeypatch: pytest.MonkeyPatch):
    shown = show.states(standin.network(5))
    assert shown._repr_html_().startswith("<style>")
    monkeypatch.setenv("NETLAB_IN_PAGE", "1")
    assert shown._repr_html_() == shown.markup


def test_this_week_has_reasons_evidence_and_a_draft_to_copy():
    said = words(show.this_week(standin.network(60)))
    assert 1 <= said.count('class="card"') <= 3
    assert said.count('class="draft"') >= 1
    assert "Cost: " in said
    assert "Nothing is sent for you" in said


def test_the_review_argues_both_sides_and_names_the_default():
    network = standin.network(60)
    someone = network.people.loc[
        network.people["is_connection"].fillna(False), ["person_id", "name", "url"]
    ].head(1)
    offered = someone.assign(
        action="review_removal", rule="review_removal", priority=1, reason="Only pitches.", evidence="x",
        cost="Your only contact at sea.",
    )  # fmt: skip
    found = replace(network, suggestions=offered.reindex(columns=network.suggestions.columns))
    said = words(show.to_review(found))
    assert "The default is to keep everybody." in said
    assert "Only pitches." in said
    assert "Your only contact at sea." in said
    without = show.without_the_reviewed(found)
    assert isinstance(without, Panel)
    assert without.figure.layout.meta["title"].startswith("Without the one person offered for review, ")


def test_what_moved_is_counted_and_named():
    then, now = standin.network(5), standin.network(60)
    changes = netlab.compare(then, now).changes
    said = words(show.moved(replace(now, changes=changes)))
    assert re.search(r"Among your connections: 5\d came", said)
    assert show.moved(now) is None


def test_both_sides_of_one_more_tie_stand_in_words():
    said = words(show.both_sides(standin.network(5), "<b>Ina</b>", how="the choir", relationship="friend"))
    assert "&lt;b&gt;Ina" in said
    assert "<b>For</b> " in said
    assert "<b>Against</b> One more tie to tend" in said
    assert "We know each other from the choir" in said
