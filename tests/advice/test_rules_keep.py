"""Answer, welcome, reconnect, congratulate: each sentence in full, from the row's own facts."""

from __future__ import annotations

import pandas as pd
from situations import names, of_rule, person, row, situation, warm

OWED = {
    "reply_owed": True,
    "owed_since": "2026-10-28",
    "owed_why": "They asked a question on 28 October 2026, and you have not written to them since.",
}
STRONG = {
    "state": "dormant",
    "was_strong": True,
    "n_sent": 20,
    "n_received": 20,
    "last_touch_on": "2020-10-31",
}


def test_an_owed_reply_says_what_was_asked_and_when():
    found = row(situation(warm("Ann Lee", **OWED)), "reply")
    assert (found["action"], found["priority"], found["gives"]) == ("reply", 1, True)
    assert found["reason"] == (
        "Ann Lee asked a question on 28 October 2026, and you have not written to them since."
    )
    assert found["evidence"] == "You have both written to each other.\nWaiting for 3 days."
    assert found["cost"] == "The time of an answer."
    assert found["due_on"] == pd.Timestamp("2026-10-31")


def test_whoever_wrote_nothing_but_unanswered_pitches_is_owed_nothing():
    pitches = [{"person_id": "ann-lee", "n_texts": 2, "n_pitches": 2}]
    given = situation(person("Ann Lee", n_received=2, **OWED), pitches=pitches)
    assert names(given, "reply") == []


def test_a_new_connection_without_a_word_is_welcomed_newest_first():
    given = situation(
        person("Ann Lee", connected_on="2026-10-01", position="Analyst", employer="Acme"),
        person("Bo Ray", connected_on="2026-10-20"),
        person("Cy Fox", connected_on="2026-05-01"),
        warm("Di Orr", connected_on="2026-10-25"),
    )
    assert names(given, "welcome") == ["Bo Ray", "Ann Lee"]
    found = row(given, "welcome", "Ann Lee")
    assert found["reason"] == (
        "You connected with Ann Lee on 1 October 2026, and the archive holds no word between you since."
    )
    assert found["evidence"] == "Connected for 30 days.\nAnalyst at Acme."
    assert found["due_on"] == pd.Timestamp("2026-11-30")


def test_without_messages_nobody_is_called_silent():
    unknown = dict.fromkeys(("n_sent", "n_received", "state", "strength", "was_strong", "reply_owed"), pd.NA)
    given = situation(person("Ann Lee", connected_on="2026-10-20", **unknown))
    assert names(given, "welcome") == []


def test_a_once_strong_dormant_tie_says_how_long_ago():
    found = row(situation(person("Ann Lee", **STRONG, relationship="personal")), "reconnect")
    assert found["reason"] == (
        "You were once in close contact with Ann Lee. "
        "Your last contact on LinkedIn was on 31 October 2020, about 6 years ago."
    )
    assert found["evidence"] == (
        "You know each other privately, as far as the evidence goes.\n"
        "Silence here is no sign of a weak tie: skip this if you meet elsewhere."
    )


def test_dormant_ties_rank_by_trust_and_news_not_by_how_much_was_written():
    from netlab.advice.situation import Mine

    given = situation(
        person("Ann Lee", **STRONG, strength=0.2),
        person(
            "Bo Ray", **STRONG, strength=0.001, recommended_me=True, function="data", seniority="director"
        ),
        person("Cy Fox", **STRONG, strength=0.01, n_endorsed_me=2),
        mine=Mine(functions=frozenset({"finance"})),
    )
    assert names(given, "reconnect") == ["Bo Ray", "Cy Fox", "Ann Lee"]
    assert row(given, "reconnect", "Bo Ray")["evidence"].splitlines()[:2] == [
        "They recommended you.",
        "Works in data; none of your own positions does.",
    ]


def test_a_cooling_tie_and_an_old_recommender_have_reasons_of_their_own():
    cooling = {**STRONG, "state": "cooling", "last_touch_on": "2025-06-01"}
    once = {"state": "dormant", "recommended_me": True, "last_touch_on": "2015-05-04"}
    given = situation(person("Ann Lee", **cooling), person("Bo Ray", **once))
    assert row(given, "cooling")["reason"] == (
        "Your contact with Ann Lee is cooling. Your last contact on LinkedIn was on 1 June 2025."
    )
    assert row(given, "thank_again")["reason"] == (
        "Bo Ray recommended you. Your last contact on LinkedIn was on 4 May 2015, about 11 years ago."
    )


def test_birthdays_come_from_the_address_book_and_keep_their_day():
    cards = [
        {"person_id": "ann-lee", "birth_month": 11, "birth_day": 14},
        {"person_id": "bo-ray", "birth_month": 6, "birth_day": 1},
        {"person_id": "cy-fox", "birth_month": 2, "birth_day": 30},
    ]
    found = row(situation(warm("Ann Lee"), warm("Bo Ray"), warm("Cy Fox"), cards=cards), "birthday")
    assert found["reason"] == "Ann Lee's birthday is on 14 November, as your address book says."
    assert found["due_on"] == pd.Timestamp("2026-11-14")
    assert found["is_on_the_day"]
    assert found["draft"].startswith("Happy birthday, Ann!")


def test_a_birthday_on_leap_day_is_kept_on_the_28th():
    cards = [{"person_id": "ann-lee", "birth_month": 2, "birth_day": 29}]
    given = situation(warm("Ann Lee"), cards=cards, as_of=pd.Timestamp("2027-02-01"))
    assert row(given, "birthday")["due_on"] == pd.Timestamp("2027-02-28")


def test_round_anniversaries_of_ties_with_words_both_ways():
    given = situation(
        warm("Ann Lee", connected_on="2016-11-20"),
        warm("Bo Ray", connected_on="2017-11-20"),
        person("Cy Fox", connected_on="2016-11-20"),
    )
    found = row(given, "anniversary")
    assert found["reason"] == "On 20 November 2026 you will have been connected with Ann Lee for 10 years."
    assert found["evidence"] == "Connected on 20 November 2016.\nYou have both written to each other."
    assert found["due_on"] == pd.Timestamp("2026-11-20")


BEFORE = [
    {"person_id": id_, "employer": "Acme", "position": "Analyst", "seniority": "mid"}
    for id_ in ("ann-lee", "bo-ray", "cy-fox", "di-orr", "ed-poe", "flo-kay")
]


def test_a_new_job_is_congratulated_an_end_or_a_search_never():
    given = situation(
        warm("Ann Lee", employer="Borealis", position="Lead Analyst", seniority="lead"),
        warm("Bo Ray", employer="Acme", position="Senior Analyst", seniority="senior"),
        warm("Cy Fox", employer="Borealis", position="Analyst | open to work", seniority="mid"),
        warm("Di Orr", employer="Acme GmbH", position="Data Analyst", seniority="mid"),
        warm("Ed Poe", employer="Borealis", position="Former Head of Data", seniority="director"),
        warm("Flo Kay", employer=pd.NA, position="Auf Jobsuche", seniority="unknown"),
        previous=BEFORE,
        previous_on=pd.Timestamp("2025-05-01"),
    )
    assert sorted(names(given, "new_job")) == ["Ann Lee", "Bo Ray"]
    assert row(given, "new_job", "Ann Lee")["reason"] == (
        "In the archive of 1 May 2025 Ann Lee was Analyst at Acme; now the title says Lead Analyst at Borealis."
    )
    assert "at Borealis" in row(given, "new_job", "Ann Lee")["draft"].replace("joining", "at")
    assert "new position" in row(given, "new_job", "Bo Ray")["draft"]


def test_without_an_earlier_archive_nobody_has_a_new_job():
    assert of_rule(situation(warm("Ann Lee", employer="Borealis", position="Lead")), "new_job").empty
