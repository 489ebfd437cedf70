"""From an export to a situation, and what is advised from it; each file left out in turn."""

from __future__ import annotations

import pandas as pd
import pytest
from builders import (
    OWNER,
    connections,
    contacts,
    endorsements,
    export_of,
    invitations,
    messages,
    profile,
    recommendations,
    rows,
)

from netlab.advice.gather import gather
from netlab.advice.outreach import suggest
from netlab.advice.situation import Situation
from netlab.export.export import Export
from netlab.goals import Goals
from netlab.metrics.fit import goal_fit
from netlab.metrics.support import support
from netlab.metrics.ties import ties
from netlab.people.companies import read_companies
from netlab.people.identity import identify
from netlab.people.relationship import facts, judge
from netlab.people.titles import read_titles
from netlab.people.touches import read_invitations, touches

AS_OF = pd.Timestamp("2026-10-31")
GOALS = Goals(companies=("Warmstead",), topics=("tariffs",))


def tables() -> dict[str, pd.DataFrame]:
    return {
        "connections": connections(
            ("Ann Lee", "Warmstead", "2024-01-05", "Analyst"), ("Bo Ray", "Acme", "2019-04-01")
        ),
        "messages": messages(
            ("2026-09-05 10:00", "me", "Ann Lee", "Hi Ann, how are the new tariffs going?"),
            ("2026-09-06 10:00", "Ann Lee", "me", "The tariffs are a lot of work, thank you for asking!"),
        ),
        "invitations": invitations(("2026-08-01 10:00", "me", "Cy Fox", None)),
        "endorsements_received": endorsements(("2024-05-01", "Ann Lee", "SQL")),
        "endorsements_given": endorsements(("2024-05-01", "Ann Lee", "Forecasting")),
        "recommendations_received": recommendations(("2023-05-01", "Bo Ray", "A pleasure.")),
        "recommendations_given": recommendations(("2023-05-01", "Di Orr", "A pleasure.")),
        "contacts": contacts(
            {"name": "Ann Lee", "birth_month": 11, "birth_day": 14, "mail_kind": "personal"}
        ),
        "skills": pd.DataFrame({"skill": ["SQL", "Teaching"]}),
        "positions": pd.DataFrame({"company": ["Acme GmbH"], "title": ["Data Analyst"]}),
        "saved_jobs": pd.DataFrame({"company": ["Warmstead"], "title": ["Analyst"], "job_url": [None]}),
        "member_follows": pd.DataFrame({"name": ["Bo Ray"], "status": ["Unfollow"]}),
    }


def gathered(export: Export, **more) -> Situation:
    who = identify(export)
    contact = touches(export, who)
    people = who.people.join(read_companies(who.people["company"])).join(read_titles(who.people["position"]))
    people = people.merge(ties(contact, people, export.has, AS_OF), on="person_id")
    people = people.merge(support(who, export.has), on="person_id")
    known = facts(export, who, people)
    people = people.merge(judge(known), on="person_id").merge(goal_fit(people, GOALS), on="person_id")
    invited = read_invitations(export, who, AS_OF)
    return gather(export, who, people, known, as_of=AS_OF, goals=GOALS, invitations=invited, **more)


def test_what_the_export_says_of_me_and_of_them():
    given = gathered(export_of(**tables()))
    mine = given.mine
    assert (mine.name, mine.skills) == (OWNER.split()[0], frozenset({"sql", "teaching"}))
    assert (mine.functions, mine.employers, mine.language) == ({"data"}, {"acme"}, "en")
    ann = given.people.set_index("name").loc["Ann Lee"]
    assert (ann["first_name"], ann["is_warm"], ann["fit_company"]) == ("Ann", True, 1.0)
    assert rows(given.skills, "skill", "direction") == [("SQL", "in"), ("Forecasting", "out")]
    assert rows(given.follows, "status") == [("Unfollow",)]
    assert rows(given.openings, "company", "title") == [("Warmstead", "Analyst")]


def test_what_is_advised_from_it():
    found = suggest(gathered(export_of(**tables())))
    told = dict(zip(found["rule"], found["reason"], strict=True))
    assert told["referral"].startswith("Ann Lee works at Warmstead, one of your target employers.")
    assert told["collaborate"].startswith("You endorsed Ann Lee for Forecasting, which your own skills")
    assert told["give_recommendation"] == (
        "Bo Ray recommended you, and you have not recommended them. You both work at Acme."
    )
    assert told["birthday"].startswith("Ann Lee's birthday is on 14 November")
    assert told["withdraw_invitation"].startswith("You invited Cy Fox on 1 August 2026")


@pytest.mark.parametrize(
    ("file", "rules"),
    [
        ("messages", {"referral": "Ann Lee works at Warmstead, one of your target employers."}),
        ("skills", {"collaborate": None}),
        ("contacts", {"birthday": None}),
        ("recommendations_given", {"give_recommendation": None}),
        ("recommendations_received", {"give_recommendation": None}),
        ("endorsements_given", {"collaborate": None}),
        ("invitations", {"withdraw_invitation": None}),
        ("connections", {"withdraw_invitation": None}),
        ("positions", {}),
        ("saved_jobs", {}),
        ("member_follows", {}),
    ],
)
def test_a_file_left_out_makes_no_false_sentence(file: str, rules: dict[str, str | None]):
    left = {name: table for name, table in tables().items() if name != file}
    found = suggest(gathered(export_of(**left)))
    told = dict(zip(found["rule"], found["reason"], strict=True))
    for rule, reason in rules.items():
        assert told.get(rule) == reason
    assert found[["reason", "evidence", "cost"]].notna().all(axis=None)


def test_posts_noted_in_the_feed_are_held_against_the_goals():
    feed = pd.DataFrame(
        {"author": ["Bo Ray", "Bo Ray", "Nobody Known"], "text": ["My cat", "New tariffs", "My cat"]}
    ).astype("string")
    given = gathered(export_of(**tables()), feed=feed)
    assert rows(given.feed, "is_about_goals") == [(False,), (True,)]


def test_an_empty_export_gives_no_advice():
    assert suggest(gathered(export_of(profile=profile()))).empty
