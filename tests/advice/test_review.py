"""Review: keep by default; explicit signs only; both sides; who is protected; the checklist."""

from __future__ import annotations

import pandas as pd
import pytest
from builders import connections, export_of, messages
from situations import GOALS, id_of, names, of_rule, person, row, situation, warm

from netlab.advice.company_follows import company_follows
from netlab.advice.outreach import suggest
from netlab.advice.pitches import unanswered_pitches
from netlab.advice.review import bridges, checklist, protected
from netlab.goals import Goals
from netlab.people.identity import identify

AVOIDED = {"fit_avoid": 1.0, "goal_fit": 0.0, "goal_evidence": "On your avoid list: gambling."}
SOLD = {"n_received": 2, "state": "cooling", "last_touch_on": "2025-03-01", "relationship": "professional"}


def pitch(name: str, n: int = 2) -> dict:
    return {"person_id": id_of(name), "n_texts": n, "n_pitches": n, "last_on": pd.Timestamp("2025-03-01")}


def test_the_default_is_keep():
    assert suggest(situation(person("Ann Lee"), person("Bo Ray", state="dormant"))).empty


def test_only_pitches_and_never_answered():
    found = row(situation(person("Ann Lee", **SOLD), pitches=[pitch("Ann Lee")]), "review_removal")
    assert found["reason"] == (
        "Ann Lee wrote to you 2 times, the last on 1 March 2025, to sell something, and you never answered."
    )
    assert found["evidence"] == "2 messages with an offer or a reminder of one.\nYou sent no message."
    assert found["cost"] == (
        "They are not told, but only you could invite them again. "
        "Leaving them costs nothing: somebody who posts nothing does not touch your feed."
    )
    assert pd.isna(found["draft"])


def test_the_avoid_list_unfollows_first_and_removes_only_without_any_tie():
    found = suggest(situation(person("Ann Lee", **AVOIDED)))
    assert list(found["action"]) == ["unfollow", "review_removal"]
    assert found["reason"].tolist() == [
        "Ann Lee is a connection whose work you said to avoid. On your avoid list: gambling.",
        "Ann Lee works where you said to avoid, and the archive holds no contact between you. "
        "On your avoid list: gambling.",
    ]
    met = suggest(situation(person("Ann Lee", **AVOIDED, n_groups=1)))
    assert list(met["action"]) == ["unfollow"]


@pytest.mark.parametrize(
    "tie",
    [
        {"relationship": "personal", "p_personal": 0.9},
        {"relationship": "both"},
        {"relationship": "unknown", "p_personal": 0.4},
        {"relationship": "professional", "p_personal": 0.7},
        {"relationship": "professional", "relationship_source": "label"},
        {"was_strong": True},
        {"n_endorsed_me": 1},
        {"recommended_me": True},
        {"recommended": True},
        {"goal_fit": 0.3},
        {"in_address_book": True},
        {"is_muted": True},
    ],
)
def test_nobody_who_may_matter_is_offered_for_removal(tie: dict):
    given = situation(person("Ann Lee", **{**SOLD, **tie}), pitches=[pitch("Ann Lee")])
    assert names(given, "review_removal") == []


def test_the_last_of_a_trade_stays_and_the_last_at_an_employer_is_told():
    only = situation(person("Ann Lee", **SOLD, industry="battery"), pitches=[pitch("Ann Lee")])
    assert names(only, "review_removal") == []
    given = situation(person("Ann Lee", **SOLD, employer="Acme"), pitches=[pitch("Ann Lee")])
    assert row(given, "review_removal")["cost"].startswith("Your only contact at Acme.")


def test_those_offered_together_never_empty_a_trade_unsaid():
    people = [person(name, **SOLD, industry="battery") for name in ("Ann Lee", "Bo Ray")]
    given = situation(*people, pitches=[pitch("Ann Lee"), pitch("Bo Ray")])
    costs = of_rule(given, "review_removal")["cost"]
    assert costs.str.startswith("One of the 2 people offered here who are all you have in battery.").all()
    safe = situation(
        *people, person("Cy Fox", industry="battery"), pitches=[pitch("Ann Lee"), pitch("Bo Ray")]
    )
    assert not of_rule(safe, "review_removal")["cost"].str.contains("battery").any()


def test_an_absent_file_is_told_in_the_cost():
    given = situation(
        person("Ann Lee", **{**SOLD, "n_endorsed_me": pd.NA, "recommended_me": pd.NA}),
        pitches=[pitch("Ann Lee")],
    )
    assert row(given, "review_removal")["cost"].startswith(
        "This archive does not tell whether they endorsed or recommended you."
    )


def test_at_most_ten_at_a_time():
    people = [person(f"Person {i}", **SOLD) for i in range(14)]
    given = situation(*people, pitches=[pitch(f"Person {i}") for i in range(14)])
    assert len(of_rule(given, "review_removal")) == 10


def test_a_bridge_between_groups_is_protected():
    ties = [
        {"source": "ann-lee", "target": "bo-ray", "basis": "group_chat"},
        {"source": "bo-ray", "target": "cy-fox", "basis": "introduction"},
        {"source": "di-orr", "target": "ed-poe", "basis": "small_employer"},
    ]
    given = situation(*(person(n) for n in ("Ann Lee", "Bo Ray", "Cy Fox", "Di Orr", "Ed Poe")), ties=ties)
    assert list(bridges(given)) == ["bo-ray"]
    assert "bo-ray" in protected(given)


def test_unfollow_from_the_feed_file_never_of_friends_nor_twice():
    feed = [{"person_id": i, "is_about_goals": False} for i in ("ann-lee", "bo-ray", "cy-fox", "di-orr")] * 2
    feed.append({"person_id": "di-orr", "is_about_goals": True})
    given = situation(
        person("Ann Lee"),
        person("Bo Ray", relationship="personal"),
        person("Cy Fox"),
        person("Di Orr"),
        feed=feed,
        follows=[{"person_id": "cy-fox", "status": "Unfollow"}],
    )
    found = row(given, "unfollow_feed")
    assert found["reason"] == "You noted 2 posts of Ann Lee in feed.csv, none of them about your goals."
    assert found["cost"].startswith("Unfollowing loses nothing")


def test_the_checklist_leads_to_linkedin_and_nowhere_else():
    given = situation(
        person("Ann Lee", **SOLD),
        person("Bo Ray", **AVOIDED, n_groups=1),
        person("Cy Fox", is_connection=False),
        pitches=[pitch("Ann Lee")],
        invitations=[{"person_id": "cy-fox", "on": "2026-08-01", "direction": "out", "state": "pending"}],
    )
    given.people.loc[given.people["person_id"] == "ann-lee", "url"] = "https://evil.example/in/ann"
    table = checklist(suggest(given))
    assert table["action"].tolist() == ["unfollow", "review_removal", "withdraw_invitation"]
    assert table["link"].tolist() == [
        "https://www.linkedin.com/in/bo-ray",
        "https://www.linkedin.com/mynetwork/invite-connect/connections/",
        "https://www.linkedin.com/mynetwork/invitation-manager/sent/",
    ]
    assert table[["how", "reason", "cost"]].notna().all(axis=None)
    assert table["decision"].isna().all()


def test_company_follows_are_held_against_the_goals():
    follows = pd.DataFrame(
        {
            "organization": [
                "Warmstead",
                "Acme Energy GmbH",
                "Lucky Gambling Ltd",
                "Acme Shoes",
                "Warmstead",
            ],
            "followed_at": pd.to_datetime(["2024-01-01", "2023-01-01", "2022-01-01", None, "2025-01-01"]),
        }
    ).astype({"followed_at": "datetime64[us]"})
    people = pd.DataFrame({"is_connection": [True, True], "employer": ["Warmstead", "Warmstead"]})
    table = company_follows(follows, GOALS, people=people.astype({"employer": "string"}))
    assert list(zip(table["organization"], table["judgement"], strict=True)) == [
        ("Lucky Gambling Ltd", "on your avoid list"),
        ("Acme Shoes", "not about your goals"),
        ("Acme Energy GmbH", "about your goals"),
        ("Warmstead", "about your goals"),
    ]
    assert table["reason"].tolist()[-1] == "This is one of your target employers. 2 connections work there."
    assert table["link"].str.startswith("https://www.linkedin.com/").all()
    assert company_follows(follows, Goals())["judgement"].isna().all()


def test_pitches_are_read_from_unanswered_messages_only():
    sells = "We help retailers unlock growth. Would Tuesday work for a quick 15-minute demo?"
    export = export_of(
        connections=connections(("Ann Lee", "Acme", "2024-01-05"), ("Bo Ray", "Acme", "2024-01-05")),
        messages=messages(
            ("2026-01-05 10:00", "Ann Lee", "me", sells),
            ("2026-01-09 10:00", "Ann Lee", "me", "Just floating this back up"),
            ("2026-01-05 10:00", "Bo Ray", "me", sells),
            ("2026-01-06 10:00", "me", "Bo Ray", "No, thank you."),
            ("2026-01-06 10:00", "Cy Fox", "me", "Happy birthday!"),
        ),
    )
    who = identify(export)
    found = unanswered_pitches(export.messages, who.participants)
    ann = who.people.set_index("name").loc["Ann Lee", "person_id"]
    assert found["person_id"].tolist() == [ann]
    assert found.iloc[0][["n_texts", "n_pitches"]].tolist() == [2, 2]
    assert found.iloc[0]["last_on"] == pd.Timestamp("2026-01-09")


def test_a_warm_tie_is_no_stranger_to_the_avoid_list():
    assert of_rule(situation(warm("Ann Lee", **AVOIDED)), "unfollow_avoided").empty


@pytest.mark.parametrize(
    ("texts", "is_seller"),
    [
        (["We help retailers grow. Book a demo?", "We have worked together with firms like yours."], False),
        (
            [
                "We help retailers grow.",
                "Book a demo?",
                "It was great working together with firms like yours.",
            ],
            True,
        ),
        (["We help retailers grow. Book a demo?", "Remember our old school days?"], False),
    ],
)
def test_borrowed_words_of_colleagues_are_outweighed_those_of_friends_never(
    texts: list[str], is_seller: bool
):
    told = messages(*((f"2026-01-0{day} 10:00", "Ann Lee", "me", text) for day, text in enumerate(texts, 1)))
    export = export_of(connections=connections(("Ann Lee", "Acme", "2024-01-05")), messages=told)
    found = unanswered_pitches(export.messages, identify(export).participants)
    assert (len(found) == 1) is is_seller


def written(*texts: tuple[str, str]) -> pd.DataFrame:
    """Who sells or campaigns, of one person who wrote on these days and was never answered."""
    rows = [(f"{day} 10:00", "Ann Lee", "me", text) for day, text in texts]
    export = export_of(
        connections=connections(("Ann Lee", "Acme", "2024-01-05")),
        messages=messages(("2024-02-01 10:00", "me", "Bo Ray", "Hello Bo, here are the slides"), *rows),
    )
    return unanswered_pitches(export.messages, identify(export).participants)


@pytest.mark.parametrize(
    ("second", "listed"),
    [
        (("2025-03-09", "Hello again, did you see my note?"), True),
        (("2025-03-02", "Hello again, did you see my note?"), False),
        (("2025-03-09", "Mum asks if you come for dinner on Sunday"), False),
    ],
)
def test_who_comes_again_on_another_day_without_a_close_word_is_a_campaign(second, listed: bool):
    found = written(("2025-03-02", "Hi, can we talk about your plans?"), second)
    assert len(found) == listed
    assert found["n_pitches"].eq(0).all()


def test_wishes_alone_are_no_campaign():
    wishes = (("2024-12-20", "Merry Christmas and a happy new year!"), ("2025-12-21", "Merry Christmas!"))
    assert written(*wishes).empty


def test_a_campaign_is_told_as_what_it_is():
    came = {**pitch("Ann Lee"), "n_pitches": 0}
    found = row(situation(person("Ann Lee", **SOLD), pitches=[came]), "review_removal")
    assert (
        found["reason"] == "Ann Lee wrote to you 2 times, the last on 1 March 2025, and you never answered."
    )
    assert "another day" in found["evidence"]
