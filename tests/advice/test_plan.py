"""The plan: as many as the goals say, varied, owed first, a third of it giving, nobody twice; and its files."""

from __future__ import annotations

import csv
import io
import re

import pandas as pd
import pytest
from situations import GOALS, person, situation, warm

from netlab.advice.outreach import suggest
from netlab.advice.plan import plan
from netlab.advice.plan_files import checklist_markdown, plan_calendar, plan_csv, plan_markdown
from netlab.advice.review import checklist
from netlab.errors import ParameterError
from netlab.goals import load_goals

OWED = {"reply_owed": True, "owed_since": "2026-10-20", "owed_why": "They asked a question."}
NEW = {"connected_on": "2026-10-20"}
OLD = {"state": "dormant", "was_strong": True, "last_touch_on": "2020-10-31"}
ROLE = {"fit_role": 1.0, "goal_evidence": "The title says data scientist, one of your target roles."}
START = "2026-11-02"  # a Monday


def lively(**tables) -> pd.DataFrame:
    """Five replies owed, and several of most other kinds."""
    return suggest(
        situation(
            *(warm(f"Owed {letter}", **OWED) for letter in "ABCDE"),
            *(person(f"New {letter}", **NEW) for letter in "ABCDE"),
            *(person(f"Old {letter}", **OLD) for letter in "ABCDE"),
            *(warm(f"Role {letter}", **ROLE) for letter in "ABCDE"),
            *(person(f"Praise {letter}", recommended_me=True) for letter in "ABCDE"),
            **tables,
        )
    )


def test_as_many_a_week_as_the_goals_say_owed_first_and_nobody_twice():
    table = plan(lively(), GOALS, START)
    assert table.groupby("week").size().tolist() == [3, 3, 3, 3]
    assert table["person_id"].is_unique
    assert table.groupby("week")["action"].first().tolist()[:2] == ["reply", "reply"]
    assert table["outcome"].isna().all()


def test_weeks_are_varied_and_a_third_of_each_gives():
    table = plan(lively(), GOALS, START)
    assert (table.groupby("week")["gives"].sum() >= 1).all()
    assert (table.groupby("week")["action"].nunique() >= 2).all()
    assert table["action"].nunique() >= 4
    for size in (1, 2, 5, 7):
        goals = load_goals({"contacts_per_week": size})
        other = plan(lively(), goals, START)
        assert len(other) == min(4 * size, 25)
        assert other["gives"].sum() * 3 >= len(other)


def test_days_lie_in_their_week_from_monday_to_thursday():
    table = plan(lively(), GOALS, "2026-11-05", weeks=2)
    assert (table["on"].dt.day_of_week <= 3).all()
    assert (table.loc[table["week"] == 1, "on"] < pd.Timestamp("2026-11-12")).all()
    assert (table.loc[table["week"] == 2, "on"] >= pd.Timestamp("2026-11-12")).all()


def test_a_birthday_keeps_its_day_and_one_outside_the_weeks_is_left_out():
    cards = [
        {"person_id": "role-a", "birth_month": 11, "birth_day": 13},
        {"person_id": "role-b", "birth_month": 12, "birth_day": 24},
    ]
    table = plan(lively(cards=cards), GOALS, START)
    kept = table[table["rule"] == "birthday"]
    assert kept[["person_id", "week", "on"]].values.tolist() == [["role-a", 2, pd.Timestamp("2026-11-13")]]


def test_what_is_looked_through_by_hand_is_no_contact():
    given = suggest(
        situation(
            person("Ann Lee", is_connection=False),
            person("Bo Ray", fit_avoid=1.0, goal_evidence="On your avoid list: gambling."),
            invitations=[
                {"person_id": "ann-lee", "on": "2026-08-01", "direction": "out", "state": "pending"}
            ],
        )
    )
    assert len(given) == 3
    assert plan(given, GOALS, START).empty


def test_an_old_archive_asks_before_an_owed_reply():
    fresh = plan(lively(), GOALS, "2026-11-30", weeks=1)
    assert fresh["ask_first"].isna().all()
    old = plan(lively(), GOALS, "2026-12-01", weeks=1)
    asked = old.loc[old["action"] == "reply", "ask_first"]
    assert set(asked) == {"This archive ends on 31 October 2026. Have you written to them since?"}
    assert old.loc[old["action"] != "reply", "ask_first"].isna().all()
    assert old["reason"].str.contains("As of 31 October 2026; you may have").all()


def test_no_contacts_no_plan_and_odd_arguments_say_why():
    assert plan(lively(), load_goals({"contacts_per_week": 0}), START).empty
    assert plan(suggest(situation(person("Ann Lee"))), GOALS, START).empty
    with pytest.raises(ParameterError, match=r"start_on: 'soon' is not a date"):
        plan(lively(), GOALS, "soon")
    with pytest.raises(ParameterError, match=r"weeks is 0; plan 1 to 52"):
        plan(lively(), GOALS, START, weeks=0)


def test_both_sides_of_an_introduction_count_as_planned():
    trade = {"function": "data", "industry": "energy"}
    given = suggest(
        situation(
            warm("Ann Lee", **trade, employer="Acme", recommended_me=True),
            warm("Bo Ray", **trade, employer="Borealis", recommended_me=True),
        )
    )
    assert set(given["action"]) == {"introduce", "give_recommendation"}
    table = plan(given, GOALS, START)
    people = [*table["person_id"], *(["bo-ray"] if "introduce" in set(table["action"]) else [])]
    assert len(people) == len(set(people))


HOSTILE = "=HYPERLINK(1)\n</script>[x](y) ann"


def hostile() -> pd.DataFrame:
    return plan(suggest(situation(person(HOSTILE, **OLD), person("Bo Ray", **NEW))), GOALS, START)


def test_the_csv_neutralises_formulas_and_line_breaks():
    rows = list(csv.DictReader(io.StringIO(plan_csv(hostile()))))
    assert len(rows) == 2
    cells = [cell for row in rows for cell in row.values()]
    assert not [
        cell for cell in cells if cell.startswith(("=", "+", "-", "@")) or "\n" in cell or "\r" in cell
    ]
    assert "'=HYPERLINK(1) </script>[x](y) ann" in cells
    assert rows[0]["on"] == "2026-11-02"
    assert rows[0]["outcome"] == ""


def test_the_markdown_is_a_checklist_without_live_markup():
    text = plan_markdown(hostile())
    assert "## Week 1, from 2026-11-02" in text
    assert text.count("- [ ] ") == 2
    assert "<" not in text
    live = re.findall(r"(?<!\\)\]\(([^)]*)\)", text)  # not those whose bracket is escaped
    assert len(live) == 2
    assert all(link.startswith("https://www.linkedin.com/in/") for link in live)
    assert "  - Outcome:" in text
    assert plan_markdown(hostile().iloc[:0]).endswith("Nothing planned.\n")


def test_the_calendar_is_valid_and_the_same_every_time():
    from icalendar import Calendar

    data = plan_calendar(hostile())
    assert data == plan_calendar(hostile())
    events = Calendar.from_ical(data).walk("VEVENT")
    assert sorted(str(event["summary"]) for event in events) == [
        "Welcome Bo Ray",
        "Write again to =HYPERLINK(1) </script>[x](y) ann",
    ]
    assert len({str(event["uid"]) for event in events}) == 2
    assert all(b"\n" not in line.rstrip(b"\r") for line in data.split(b"\r\n"))
    assert b"BEGIN:VALARM" not in data


def test_the_checklist_argues_both_sides():
    given = suggest(situation(person("Bo Ray", fit_avoid=1.0, goal_evidence="On your avoid list: gambling.")))
    text = checklist_markdown(checklist(given))
    assert text.startswith("# To look through by hand\n\nThe default is to keep.")
    assert "  - For: Bo Ray is a connection whose work you said to avoid." in text
    assert "  - Against: Unfollowing loses nothing" in text
