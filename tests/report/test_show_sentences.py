"""Sentences of the report that are easily wrong by one: singular and plural, all and none, and no first among equals."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
import standin
from builders import connections, export_of

import netlab
from netlab.report import show
from netlab.report.show.credibility import _endorsed
from netlab.report.shown import Panel, Pictures


def test_one_invitation_waits_and_two_wait():
    def told(*ages: int) -> str:
        sent = pd.DataFrame(
            {"direction": "out", "state": "pending", "age_days": pd.array(ages, dtype="Int64")}
        )
        held = network.holdings.assign(
            state=network.holdings["state"].mask(network.holdings["table"] == "invitations", "present")
        )
        return show.pending(replace(network, invitations=sent, holdings=held)).markup

    network = standin.network(5)

    assert "waits for less than two weeks" in told(3)
    assert "wait for less than two weeks" in told(3, 4)


@pytest.mark.parametrize(
    ("both", "alone", "said"),
    [
        (12, 0, "Of the 12 skills you state, all are endorsed."),
        (0, 1, "The one skill you state is not endorsed."),
        (1, 2, "Of the skills you state, 1 is endorsed and 2 are not."),
        (0, 0, "You state no skill."),
    ],
)
def test_stated_skills_are_told_in_whole_sentences(both: int, alone: int, said: str):
    assert _endorsed(both, alone) == said


def test_no_answer_stands_out_where_several_are_as_many():
    names = ("Ann Lee", "Acme", "2024-01-05", "Nurse"), ("Bo Ray", "Bolt", "2019-04-01", "Data Scientist")
    network = netlab.analyse(export_of(connections=connections(*names)), as_of="2026-10-31")
    glance = show.at_a_glance(network)
    assert isinstance(glance, Pictures)
    titles = [str(panel.figure.layout.meta["title"]) for panel in glance.shown if isinstance(panel, Panel)]
    assert "No one kind of work stands out" in titles
    assert "No one employer stands out" in titles
