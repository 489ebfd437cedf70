"""Reading written talks and giving them moments."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from netlab.errors import ParameterError
from netlab.sample.chance import Chance
from netlab.sample.script import read_script, spoken

START = datetime(2025, 3, 3, 18, 0, tzinfo=UTC)  # a Monday


def test_lines_keep_their_breaks_gaps_and_attachments():
    lines = read_script("[them] one\ntwo\n\n[me 3d 22:10 attach] \n[them 2026-01-02]three")
    assert [line.who for line in lines] == ["them", "me", "them"]
    assert lines[0].text == "one\ntwo"
    assert lines[1].gap == timedelta(days=3)
    assert lines[1].has_attachment
    assert lines[1].text == ""
    assert str(lines[2].on) == "2026-01-02"


def test_a_talk_needs_a_marker():
    with pytest.raises(ParameterError, match="without a marker"):
        read_script("hello")


def test_moments_never_run_backwards():
    lines = read_script("[them] a\n[me] b\n[them 2h] c\n[me 3d] d\n[them 08:15] e\n[me 2025-03-01] f")
    said = spoken(lines, START, Chance("t"))
    moments = [line.at for line in said]
    assert moments == sorted(moments)
    assert moments[2] - moments[1] >= timedelta(hours=2)
    assert (moments[4].hour, moments[4].minute) == (8, 15)


@pytest.mark.parametrize("seed", range(20))
def test_office_habit_writes_on_working_days(seed):
    said = spoken(read_script("[me] a\n[them 5d] b"), START, Chance(seed), "office")
    assert said[1].at.weekday() < 5
    assert 8 <= said[1].at.hour <= 17


def test_luck_repeats_for_ever():
    chance = Chance(1, "a")
    assert [chance.whole(0, 99) for _ in range(5)] == [58, 81, 24, 15, 1]
    assert Chance(1, "b").whole(0, 10**9) != Chance(1, "a").whole(0, 10**9)
